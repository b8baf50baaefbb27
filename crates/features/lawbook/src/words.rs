//! The law's data in words: topics, names of values, values with their units, documents and places in them.

mod names;

use kernel::dates::{self, Date};
use kernel::decision::Citation;
use kernel::exact::Exact;
use kernel::text;
use maud::{Markup, html};
use rules::evaluation::common;
use rules::evaluation::level::Level;
use rules::law::{Document, Law, Period, Series, Trust};

use crate::calculator::capitalised;

/// Topics in the order in which they are listed: the folder below `law/params`, in words.
const TOPICS: [(&str, &str); 5] = [
    ("danh_gia", "Đánh giá, xếp loại công chức và tổ chức"),
    ("nguoi_lao_dong", "Đánh giá người lao động theo hợp đồng"),
    ("can_bo", "Đánh giá cán bộ"),
    ("nhan_su", "Công tác cán bộ, nhân sự"),
    ("calendar", "Ngày nghỉ, ngày làm bù"),
];

/// The topics of these series, in the order in which they are listed; one that has no name comes last.
pub fn topics<'a>(series: impl Iterator<Item = &'a Series>) -> Vec<&'a str> {
    let mut found: Vec<&str> = series.map(Series::topic).collect();
    found.sort_by_key(|topic| (TOPICS.iter().position(|(code, _)| code == topic).unwrap_or(TOPICS.len()), *topic));
    found.dedup();
    found
}

/// A topic in words; `None` for one that has none yet.
pub fn topic(code: &str) -> Option<&'static str> {
    TOPICS.iter().find(|(known, _)| *known == code).map(|(_, words)| *words)
}

/// A topic in words, or "Nội dung khác" where it has none.
pub fn topic_or_other(code: &str) -> &'static str {
    topic(code).unwrap_or("Nội dung khác")
}

/// What a value of a series is called; empty for a series of a single value, `None` where there are no words for it.
pub fn value_name(series: &str, name: &str) -> Option<String> {
    if name.is_empty() {
        return Some(String::new());
    }
    if let Ok(day) = name.parse::<Date>() {
        return Some(dates::short(day));
    }
    if let Some(level) = Level::from_code(name) {
        return Some(level.label().to_owned());
    }
    if let Some(item) = common::name(name) {
        return Some(format!("{name}. {item}"));
    }
    names::of(series, name).map(str::to_owned)
}

/// A value with its unit, as it is read.
pub fn value(series: &Series, value: &str) -> String {
    if let Ok(day) = value.parse::<Date>() {
        return dates::short(day);
    }
    if let Some(day) = names::day_of_year(&series.id, value) {
        return day;
    }
    if let Some((from, to)) = range(value) {
        return with_unit(&if from == to { from } else { format!("{from} đến {to}") }, &series.unit);
    }
    match (Exact::parse(value), series.unit.as_str()) {
        (Ok(number), "điều kiện") if number == Exact::ONE => "Áp dụng".to_owned(),
        (Ok(number), "tháng tuổi") => age(&number),
        (Ok(number), "tỷ lệ") => format!("{}%", (&number * &Exact::whole(100)).written_vi()),
        (Ok(number), unit) => with_unit(&number.written_vi(), unit),
        (Err(_), _) => names::listed(value).unwrap_or_else(|| value.to_owned()),
    }
}

/// "2-5": both ends.
fn range(value: &str) -> Option<(String, String)> {
    let (from, to) = value.split_once('-')?;
    let number = |text: &str| Exact::parse(text).ok().filter(|n| !n.is_negative()).map(|n| n.written_vi());
    number(from).zip(number(to))
}

fn with_unit(number: &str, unit: &str) -> String {
    match unit {
        "điều kiện" => number.to_owned(),
        unit if unit.starts_with('%') => format!("{number}{unit}"),
        unit => format!("{number} {unit}"),
    }
}

/// Months of age as people say them: "60 tuổi 6 tháng".
fn age(months: &Exact) -> String {
    let whole = months.floor().unwrap_or(0);
    match (whole / 12, whole % 12) {
        (years, 0) => format!("{years} tuổi"),
        (years, rest) => format!("{years} tuổi {rest} tháng"),
    }
}

/// All values of a period; where nothing holds, why.
pub fn values(series: &Series, period: &Period) -> Markup {
    let of = |(name, text): (&String, &String)| {
        let name = value_name(&series.id, name).unwrap_or_else(|| "Trường hợp khác".to_owned());
        (name, value(series, text))
    };
    let named: Vec<(String, String)> = period.values.iter().map(of).collect();
    html! {
        @match (&period.none, named.as_slice()) {
            (Some(why), _) => { span.none { (why) } }
            (None, [(name, value)]) if name.is_empty() => { strong { (value) } }
            (None, named) => { ul { @for (name, value) in named { li { (name) ": " strong { (value) } } } } }
        }
    }
}

/// The last part of the address of a document: "335/2025/NĐ-CP" is "335-2025-nd-cp".
pub fn slug(number: &str) -> String {
    text::search_key(number).replace(' ', "-")
}

/// The address of a document.
pub fn document_href(number: &str) -> String {
    format!("/quy-dinh/van-ban/{}", slug(number))
}

/// The address of a series.
pub fn series_href(series: &Series) -> String {
    format!("/quy-dinh/tham-so/{}", series.id)
}

/// "Nghị định 335/2025/NĐ-CP"; a document without a number keeps its short name alone.
pub fn document_name(document: &Document) -> String {
    match document.number.starts_with(|c: char| c.is_ascii_digit()) {
        true => format!("{} {}", document.kind, document.number),
        false => document.number.clone(),
    }
}

/// As [`document_name`], by its number.
pub fn name_of_number(number: &str) -> String {
    Law::shipped().document(number).map_or_else(|| number.to_owned(), document_name)
}

/// The place within its document: "điểm a khoản 2 Điều 14"; empty for a whole document.
pub fn place(citation: &Citation) -> String {
    citation.to_string().strip_suffix(&*citation.document).unwrap_or_default().trim().to_owned()
}

/// Where an article stands on the page of its document.
pub fn anchor(citation: &Citation) -> String {
    let letter = citation.article_letter.map(String::from).unwrap_or_default();
    citation.article.map_or_else(|| "phan-khac".to_owned(), |article| format!("dieu-{article}{letter}"))
}

/// "điểm a khoản 2 Điều 14 Nghị định 335/2025/NĐ-CP", in words alone.
pub fn citation_text(citation: &Citation) -> String {
    let (place, document) = (place(citation), name_of_number(&citation.document));
    if place.is_empty() { document } else { format!("{place} {document}") }
}

/// A citation that leads to its document.
pub fn cite(citation: &Citation) -> Markup {
    html! { a href={ (document_href(&citation.document)) "#" (anchor(citation)) } { (citation_text(citation)) } }
}

/// How far a text is trusted, at the beginning of a cell: "Đã đọc điều luật".
pub fn trust(trust: Trust) -> String {
    capitalised(trust.label())
}

/// Where a document stands on a date.
pub fn standing(document: &Document, on: Date) -> String {
    let begins_later = document.valid_from.filter(|from| on < *from);
    match (document.in_force(on), begins_later, &document.replaced_by) {
        (None, _, _) => "Chưa rõ ngày hiệu lực".to_owned(),
        (Some(true), _, _) => "Đang có hiệu lực".to_owned(),
        (Some(false), Some(from), _) => format!("Chưa có hiệu lực, từ {}", dates::short(from)),
        (Some(false), None, Some(number)) => format!("Đã được thay thế bởi {}", name_of_number(number)),
        (Some(false), None, None) => "Hết hiệu lực".to_owned(),
    }
}

/// "Từ 01/01/2026", "Từ 01/07/2025 đến hết 31/12/2025".
pub fn span(from: Option<Date>, until: Option<Date>) -> String {
    let last = until.and_then(|until| until.yesterday().ok()).map(dates::short);
    match (from.map(dates::short), last) {
        (Some(from), Some(last)) => format!("Từ {from} đến hết {last}"),
        (Some(from), None) => format!("Từ {from}"),
        (None, Some(last)) => format!("Đến hết {last}"),
        (None, None) => "Chưa rõ".to_owned(),
    }
}

/// A text without the codes that stand before their words: `“taken_over” (nhận thêm)` is “nhận thêm”.
pub fn without_codes(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('“') {
        said.push_str(before);
        let words = inside.split_once("” (").and_then(|(code, after)| Some((code, after.split_once(')')?)));
        match words {
            Some((code, (words, after))) if is_code(code) => {
                said.push_str(&format!("“{words}”"));
                rest = after;
            }
            _ => {
                said.push('“');
                rest = inside;
            }
        }
    }
    said.push_str(rest);
    said
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_shipped_has_words() {
        let mut without = Vec::new();
        for series in Law::shipped().series() {
            if topic(series.topic()).is_none() {
                without.push(series.topic().to_owned());
            }
            for name in series.periods.iter().flat_map(|period| period.values.keys()) {
                if value_name(&series.id, name).is_none() {
                    without.push(format!("{}: {name}", series.id));
                }
            }
        }
        without.dedup();
        assert!(without.is_empty(), "give these words in words.rs or words/names.rs: {without:#?}");
    }

    #[test]
    fn values_read_as_people_say_them() {
        let read = |id: &str, text: &str| value(Law::shipped().series().find(|s| s.id == id).expect(id), text);
        assert_eq!(read("danh_gia/tieu_chi_chung", "2.5"), "2,5 điểm");
        assert_eq!(read("danh_gia/han_xep_loai", "12-15"), "ngày 15 tháng 12");
        assert_eq!(read("danh_gia/ty_le_lanh_dao", "1/2"), "50%");
        assert_eq!(read("danh_gia/ty_le_xuat_sac", "20"), "20% số được xếp loại hoàn thành tốt nhiệm vụ");
        assert_eq!(read("nhan_su/tuoi_nghi_huu", "726"), "60 tuổi 6 tháng");
        assert_eq!(read("nhan_su/chuyen_doi_vi_tri", "2-5"), "2 đến 5 năm");
        assert_eq!(read("nhan_su/chuyen_doi_vi_tri", "5-5"), "5 năm");
        assert_eq!(read("nhan_su/giao_quyen_chuyen_tiep", "2026-07-01"), "01/07/2026");
    }

    #[test]
    fn each_document_has_its_own_address() {
        let mut slugs: Vec<String> = Law::shipped().documents().map(|document| slug(&document.number)).collect();
        assert!(slugs.contains(&"335-2025-nd-cp".to_owned()), "{slugs:?}");
        slugs.sort();
        assert!(slugs.windows(2).all(|pair| pair[0] != pair[1]), "{slugs:?}");
    }

    #[test]
    fn places_are_named_as_papers_do() {
        let citation = Citation::article("335/2025/NĐ-CP", 14).clause(2).point('a');
        assert_eq!(citation_text(&citation), "điểm a khoản 2 Điều 14 Nghị định 335/2025/NĐ-CP");
        assert_eq!(citation_text(&Citation::of("335/2025/NĐ-CP")), "Nghị định 335/2025/NĐ-CP");
        assert_eq!(anchor(&citation), "dieu-14");
    }

    #[test]
    fn codes_leave_their_words() {
        assert_eq!(without_codes("Ghi “taken_over” (nhận thêm) nhé."), "Ghi “nhận thêm” nhé.");
        assert_eq!(without_codes("“Báo cáo” (bản 2) xong"), "“Báo cáo” (bản 2) xong");
        assert_eq!(without_codes("Một “dở dang"), "Một “dở dang");
    }
}
