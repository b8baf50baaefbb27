//! Documents named in a text: kind, number, date, issuer and title of each.

mod mention;

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;
use kernel::text::search_key;
use serde::{Serialize, Serializer};

use super::text::{canon, find_words, listed, squeeze};
use super::units::begins_with_body;
use mention::Mention;

/// A legal or directing document on which a plan rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// The document's type without diacritics: `chi_thi`, `ke_hoach`, `luat` …
    pub kind: String,
    pub number: Option<String>,
    #[serde(serialize_with = "iso")]
    pub date: Option<Date>,
    pub issuer: Option<String>,
    /// What it is about, without "về" or "về việc".
    pub title: Option<String>,
    /// Line of the plan on which it stands.
    #[serde(skip)]
    pub line: u32,
}

/// A date as `2026-06-30`, or null.
pub(super) fn iso<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.serialize_str(&date.to_string()),
        None => serializer.serialize_none(),
    }
}

/// The documents named in one paragraph of bases ("Căn cứ …; Thực hiện …"), in order. `line` is where it stands.
pub fn parse(paragraph: &str, line: u32) -> Vec<Basis> {
    let paragraph = &without_short_names(paragraph);
    let low = canon(paragraph);
    let mut out: Vec<Basis> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut from = 0;
    while let Some(mention) = mention::next(paragraph, &low, from) {
        let (issuer, title, end) = tail(paragraph, &low, &mention);
        from = end.max(mention.end);
        let nothing_said =
            mention.number.is_none() && mention.date.is_none() && mention.name.is_none() && title.is_none();
        let again = mention.number.clone().is_some_and(|number| !seen.insert(number));
        if nothing_said || again {
            continue;
        }
        out.push(Basis {
            kind: search_key(mention.kind).replace(' ', "_"),
            number: mention.number,
            date: mention.date,
            issuer,
            title: mention.name.or(title),
            line,
        });
    }
    out
}

/// Without "(gọi tắt là Chỉ thị số 18/CT-TTg)", which names a document a second time.
fn without_short_names(text: &str) -> String {
    const SHORT: [&str; 4] = ["(gọi tắt", "(sau đây", "(viết tắt", "(gọi là"];
    let low = canon(text);
    let mut out = String::with_capacity(text.len());
    let mut kept = 0;
    for (at, _) in text.match_indices('(') {
        if at >= kept && SHORT.iter().any(|words| low[at..].starts_with(words)) {
            out.push_str(text[kept..at].trim_end());
            kept = text[at..].find(')').map_or(text.len(), |end| at + end + 1);
        }
    }
    out.push_str(&text[kept..]);
    out
}

/// Byte ranges of numbered documents in a text, from the type to the date.
pub(super) fn places(text: &str) -> Vec<Range<usize>> {
    numbered(text).map(|m| m.start..m.end).collect()
}

/// The numbered documents named in a text, as written, each once: "Chỉ thị số 18/CT-TTg ngày 08/5/2026 của …".
pub(super) fn cites(text: &str) -> Vec<String> {
    let low = canon(text);
    let mut out: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for mention in numbered(text) {
        let issuer = issuer_at(text, &low, mention.end).map(|(name, _)| format!(" của {name}")).unwrap_or_default();
        let cite = format!("{}{issuer}", squeeze(&mention.written));
        if seen.insert(cite.clone()) {
            out.push(cite);
        }
    }
    out
}

fn numbered(text: &str) -> impl Iterator<Item = Mention> + '_ {
    let low = canon(text);
    let mut from = 0;
    std::iter::from_fn(move || {
        let mention = mention::next(text, &low, from)?;
        from = mention.end;
        Some(mention)
    })
    .filter(|m| m.number.is_some())
}

/// Issuer and title after number and date, and where they end.
fn tail(text: &str, low: &str, mention: &Mention) -> (Option<String>, Option<String>, usize) {
    let (issuer, after) = match issuer_at(text, low, mention.end) {
        Some((name, end)) => (Some(name), end),
        None => (None, mention.end),
    };
    let end = end_of_title(text, low, after);
    let about = text[after..end].trim().trim_start_matches(',').trim_start();
    let about =
        ["về việc ", "Về việc ", "V/v ", "về ", "Về "].iter().find_map(|w| about.strip_prefix(w)).unwrap_or(about);
    let about = about.trim().trim_end_matches([';', '.', ',']).trim();
    let title = (about.split_whitespace().count() > 1).then(|| squeeze(about));
    (issuer, title, end)
}

/// "… của Thủ tướng Chính phủ": the name and where it ends.
fn issuer_at(text: &str, low: &str, from: usize) -> Option<(String, usize)> {
    const STOPS: &str = "về | ban hành | quy định | sửa đổi | hướng dẫn | triển khai | phê duyệt | thực hiện | tiếp tục | một số \
        | sau khi | v/v | tại | theo | đã | để | nhằm | bảo đảm | đối với | trong | trên | cho | kèm | nêu | \
        giao | công bố | thông qua | là | có";
    let rest = &low[from..];
    let skipped = rest.trim_start_matches([' ', ',']);
    let name = skipped.strip_prefix("của ")?;
    let start = from + rest.len() - name.len();
    let hard = end_of_title(text, low, start);
    let window = &low[..hard];
    let stop = listed(STOPS).filter_map(|w| find_words(window, w, start)).min().unwrap_or(hard);
    let comma = low[start..stop].find(", ").map_or(stop, |at| start + at);
    let name = text[start..stop.min(comma)].trim().trim_end_matches([';', '.', ',']);
    (!name.is_empty()).then(|| (squeeze(name), start + name.len()))
}

/// Bytes looked ahead for the end of a title.
const LONGEST_TITLE: usize = 2000;

/// Where the title of a document ends: a full stop, a semicolon, "(gọi tắt …", the issuing clause, another document.
fn end_of_title(text: &str, low: &str, from: usize) -> usize {
    // A title is a few lines long; a longer look ahead would make a list of documents costly.
    let far = (from..=low.len().min(from + LONGEST_TITLE)).rev().find(|at| low.is_char_boundary(*at)).unwrap_or(from);
    let rest = &low[from..far];
    let mut end = rest.find([';', '\n']).unwrap_or(rest.len());
    let full_stop =
        rest.match_indices('.').map(|(at, _)| at).find(|at| matches!(rest[at + 1..].chars().next(), None | Some(' ')));
    end = end.min(full_stop.unwrap_or(end));
    for words in [", ủy ban nhân dân", ", ubnd", ", đảng ủy", ", hội đồng nhân dân xã"] {
        end = end.min(rest.find(words).unwrap_or(end));
    }
    for words in [" xây dựng kế hoạch", " ban hành kế hoạch", " xây dựng chương trình", " ban hành chương trình"]
    {
        let Some(at) = rest[..end].find(words) else { continue };
        let comma = rest[..at].rfind(", ").filter(|comma| begins_with_body(&rest[comma + 2..at]));
        end = comma.unwrap_or(end);
    }
    // ", Chỉ thị số …" and " và Kế hoạch số …" begin the next document.
    for separator in [", ", " và "] {
        let next = rest[..end].match_indices(separator).map(|(at, sep)| (at, from + at + sep.len()));
        end = next
            .filter(|(_, start)| mention::is_numbered_here(text, low, *start))
            .map(|(at, _)| at)
            .min()
            .unwrap_or(end);
    }
    from + end
}
