//! From the expressions of a phrase to one due time, or to unclear with the reason.

use jiff::ToSpan;
use jiff::civil::Date;

use super::cadence::{self, Cadence};
use super::scan::{self, Mention, Named};
use super::{Due, Reading};
use crate::reader::bases;
use crate::reader::text::{canon, find_words, has_words};

/// One expression made sense of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sense {
    By(Date),
    Within(Date, Date),
    /// Only a beginning.
    From(Date),
    Vague(String),
}

const ONWARD: &[&str] = &[
    "trở đi",
    "các năm tiếp theo",
    "những năm tiếp theo",
    "các năm sau",
    "những năm sau",
    "năm tiếp theo",
    "các tháng tiếp theo",
    "lâu dài",
];
const CONTINUOUS: &[&str] =
    &["thường xuyên", "liên tục", "quanh năm", "suốt năm", "trong suốt", "hằng ngày", "hàng ngày"];

/// "Trước kỳ họp HĐND xã tháng 12/2026": the day is that of the event, not the month's.
const EVENTS: &[&str] = &["kỳ họp", "đại hội", "hội nghị", "cuộc họp", "phiên họp", "mùa mưa", "lễ", "tết"];

/// What is only looked ahead to ("giai đoạn 2026-2030, tầm nhìn đến năm 2045") sets no time.
const OUTLOOKS: [&str; 2] = ["định hướng", "tầm nhìn"];

/// Bytes of a time phrase that are read.
const LONGEST: usize = 1500;

pub(super) fn reading(text: &str, context_year: Option<i16>) -> Reading {
    // A time is said in a few words; more would only cost time.
    let end = (0..=text.len().min(LONGEST)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let low = canon(&without_citations(&text[..end]));
    let outlook = OUTLOOKS.iter().filter_map(|word| find_words(&low, word, 1)).min();
    let low = outlook.map_or(low.as_str(), |at| &low[..at]);
    let mentions = scan::mentions(low);
    let (spans, year_assumed) = match dated(&mentions, context_year) {
        Ok(found) => found,
        Err((why, suggestion)) => {
            // "trước ngày 15/12 hằng năm" needs no year.
            let due = match cadence::find(low) {
                Some(Cadence::Every(every)) => Due::Every { every, until: None },
                _ => Due::unclear(why, suggestion),
            };
            return Reading { due, year_assumed: false };
        }
    };
    let due = decide(low, &mentions, &spans, year_assumed);
    Reading {
        year_assumed: year_assumed && !matches!(due, Due::Unclear { .. } | Due::Continuous | Due::Every { .. }),
        due,
    }
}

/// Dates that belong to a cited document ("Kế hoạch số 197/KH-UBND ngày 01/6/2026") are no deadlines.
pub(super) fn without_citations(text: &str) -> String {
    let mut out = text.to_owned();
    for range in bases::places(text).into_iter().rev() {
        out.replace_range(range.clone(), &" ".repeat(range.len()));
    }
    out
}

type Spans = Vec<(Date, Date)>;

/// First and last day of each expression; a missing year comes from the next one, the one before, then the context.
fn dated(mentions: &[Mention], context_year: Option<i16>) -> Result<(Spans, bool), (String, String)> {
    let mut assumed = false;
    let mut spans = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        let mut named = mention.named;
        if let Named::DayAlone(day) = named
            && let Some(Named::Day(_, month)) = mentions.get(index + 1).map(|m| m.named)
        {
            named = Named::Day(day, month);
        }
        let nearby = mention
            .year
            .or_else(|| mentions[index..].iter().find_map(|m| m.year))
            .or_else(|| mentions[..index].iter().rev().find_map(|m| m.year));
        let year = match (nearby, context_year) {
            (Some(year), _) => year,
            (None, Some(year)) => {
                assumed = true;
                year
            }
            (None, None) => {
                let advice = "Ghi đủ năm, ví dụ “tháng 6/2026” hoặc “ngày 30/6/2026”.";
                return Err(("thời gian không ghi năm".into(), advice.into()));
            }
        };
        spans.push(
            scan::span(named, year).map_err(|why| (why, "Ghi lại ngày, tháng, quý có thật theo lịch.".to_owned()))?,
        );
    }
    Ok((spans, assumed))
}

fn decide(low: &str, mentions: &[Mention], spans: &Spans, year_assumed: bool) -> Due {
    let onward = ONWARD.iter().any(|w| has_words(low, w));
    let continuous = CONTINUOUS.iter().any(|w| has_words(low, w)) || mentions.is_empty() && has_words(low, "cả năm");
    match cadence::find(low) {
        Some(Cadence::Every(every)) => {
            return Due::Every { every, until: end_of_cadence(low, mentions, spans, year_assumed) };
        }
        Some(Cadence::Other(said)) if mentions.is_empty() && !continuous => {
            return Due::unclear(
                format!("nhịp “{said}” chưa có trong bảng theo dõi (tháng, quý, 6 tháng, năm)"),
                "Chọn “thường xuyên”, hoặc một nhịp báo cáo hằng tháng, hằng quý.",
            );
        }
        _ => {}
    }
    if mentions.is_empty() {
        return if continuous || onward { Due::Continuous } else { nothing_named(low) };
    }
    if onward {
        return Due::Continuous;
    }
    let senses = senses(low, mentions, spans);
    if continuous {
        let bounded = senses.iter().any(|s| matches!(s, Sense::By(_)));
        let why = "vừa ghi một hạn, vừa ghi thường xuyên";
        return if bounded {
            Due::unclear(why, "Tách thành hai nhiệm vụ, hoặc giữ một thời hạn.")
        } else {
            Due::Continuous
        };
    }
    one_of(senses)
}

/// "Hằng quý đến hết năm 2026": the last day said, if it closes the series.
fn end_of_cadence(low: &str, mentions: &[Mention], spans: &Spans, year_assumed: bool) -> Option<Date> {
    let only_start = spans.len() == 1 && lead(low, mentions, 0).split_whitespace().any(|w| w == "từ");
    if year_assumed || only_start {
        return None;
    }
    let said = mentions.iter().zip(spans).filter(|(m, _)| m.year.is_some());
    said.map(|(_, span)| span.1).max()
}

/// The words between the expression before and this one.
fn lead<'t>(low: &'t str, mentions: &[Mention], index: usize) -> &'t str {
    let from = index.checked_sub(1).map_or(0, |i| mentions[i].end);
    low[from..mentions[index].start].trim()
}

fn senses(low: &str, mentions: &[Mention], spans: &Spans) -> Vec<Sense> {
    let mut out: Vec<Sense> = Vec::new();
    let mut index = 0;
    while index < spans.len() {
        let (from, mut until) = spans[index];
        let mut last = index;
        while let Some(next) = spans.get(last + 1) {
            let words = lead(low, mentions, last + 1);
            let words = words.trim_matches(|c: char| c == '(' || c == ')' || c.is_whitespace());
            let to = [
                "đến",
                "tới",
                "-",
                "–",
                "đến hết",
                "đến ngày",
                "đến hết ngày",
                "đến cuối",
                "đến trước",
                "đến trước ngày",
                "cho đến",
            ];
            let and = [",", "và", ";", "hoặc", "&", "+"];
            let adjoining = until.tomorrow().is_ok_and(|day| day == next.0) && and.contains(&words);
            if !(to.contains(&words) || adjoining) {
                break;
            }
            until = next.1;
            last += 1;
        }
        let school_year = has_words(lead(low, mentions, index), "năm học");
        out.push(match (last > index, until < from) {
            _ if school_year => Sense::Vague("năm học không trùng năm dương lịch".into()),
            (true, true) => Sense::Vague("ngày kết thúc đứng trước ngày bắt đầu".into()),
            (true, false) => Sense::Within(from, until),
            (false, _) => single(lead(low, mentions, index), mentions[index].named, (from, until)),
        });
        index = last + 1;
    }
    out
}

/// What the words before a single expression make of it.
fn single(lead: &str, named: Named, (from, until): (Date, Date)) -> Sense {
    let any = |words: &[&str]| words.iter().any(|w| has_words(lead, w));
    let last_word = lead.rsplit(|c: char| c.is_whitespace() || c == ',').next().unwrap_or_default();
    if matches!(last_word, "cuối" | "hết") {
        return Sense::By(until);
    }
    let part = matches!(last_word, "đầu" | "giữa")
        || any(&["tuần", "thượng tuần", "trung tuần", "hạ tuần", "nửa đầu", "nửa cuối"]);
    if part && !matches!(named, Named::Day(..)) {
        return Sense::Vague("chỉ nói một phần của tháng, quý hoặc năm mà không có ngày".into());
    }
    if any(EVENTS) && any(&["trước", "sau"]) {
        return Sense::Vague("hạn tính theo một sự kiện chưa ghi ngày".into());
    }
    if any(&["trước", "xong trước"]) {
        let day_before = from.checked_sub(1.day()).unwrap_or(from);
        return Sense::By(if matches!(named, Named::Day(..)) { until } else { day_before });
    }
    if any(&["chậm nhất", "muộn nhất", "không quá", "đến", "tới", "hạn cuối", "đến hết"]) {
        return Sense::By(until);
    }
    if any(&["từ", "kể từ", "bắt đầu"]) || any(&["sau"]) && !any(&["sau khi"]) {
        return Sense::From(from);
    }
    match named {
        Named::Day(..) | Named::DayAlone(_) | Named::Month(_) => Sense::By(until),
        Named::Quarter(_) | Named::Half(_) | Named::Year => Sense::Within(from, until),
    }
}

/// One due time out of all that is said; several that disagree are unclear.
fn one_of(mut senses: Vec<Sense>) -> Due {
    if let Some(Sense::Vague(why)) = senses.iter().find(|s| matches!(s, Sense::Vague(_))) {
        return Due::unclear(why.clone(), "Ghi một ngày cụ thể, ví dụ “trước ngày 10/7/2026”.");
    }
    senses.dedup();
    if let [Sense::From(from), Sense::By(until)] = senses.as_slice()
        && from <= until
    {
        return Due::Within { from: *from, until: *until };
    }
    // "Trong năm 2026, hoàn thành trước ngày 30/10/2026": the narrower one, if it lies inside.
    if senses.len() == 2 {
        let inside = |outer: &Sense, inner: &Sense| match (outer, inner) {
            (Sense::Within(from, until), Sense::By(day)) => from <= day && day <= until,
            (Sense::Within(from, until), Sense::Within(f, u)) => from <= f && u <= until,
            _ => false,
        };
        if inside(&senses[0], &senses[1]) {
            senses.remove(0);
        } else if inside(&senses[1], &senses[0]) {
            senses.remove(1);
        }
    }
    match senses.as_slice() {
        [Sense::By(until)] => Due::By { until: *until },
        [Sense::Within(from, until)] => Due::Within { from: *from, until: *until },
        [Sense::From(_)] => {
            Due::unclear("chỉ có thời điểm bắt đầu, chưa có hạn hoàn thành", "Ghi thêm ngày phải hoàn thành.")
        }
        _ => Due::unclear(
            "có nhiều mốc thời gian khác nhau trong một nhiệm vụ",
            "Tách nhiệm vụ theo từng mốc, hoặc ghi một hạn cuối.",
        ),
    }
}

/// No time is named: says what there is instead.
fn nothing_named(low: &str) -> Due {
    let (why, suggestion) = if low.trim().is_empty() {
        ("chưa ghi thời gian", "Ghi thời hạn, ví dụ “trước ngày 30/9/2026”, hoặc nhịp báo cáo nếu làm thường xuyên.")
    } else if has_words(low, "sau khi") || has_words(low, "kể từ") || has_words(low, "khi có") {
        ("thời hạn tính từ một việc chưa biết ngày", "Ghi thêm ngày dự kiến; điều kiện được theo dõi riêng.")
    } else if has_words(low, "ngày làm việc") || has_words(low, "trong vòng") {
        ("thời hạn tính bằng số ngày mà chưa biết tính từ hôm nào", "Ghi ngày phải hoàn thành.")
    } else if has_words(low, "theo") {
        ("thời gian dẫn sang quy định hoặc kế hoạch khác", "Ghi rõ ngày theo văn bản được dẫn.")
    } else {
        ("không đọc được thành ngày, tháng, quý hay nhịp", "Ghi thời hạn, ví dụ “trước ngày 30/9/2026”.")
    };
    Due::unclear(why, suggestion)
}
