//! What stands above the title: issuing body, number, place and date.

use jiff::civil::Date;

use super::due::day_at;
use super::lines::Line;
use super::text::{canon, find_words, is_upper, squeeze, starts_words, trim_marks};

/// The letterhead as printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Letterhead {
    /// Lines that name bodies, in order.
    pub bodies: Vec<String>,
    pub number: Option<String>,
    pub number_text: Option<(String, u32)>,
    pub place: Option<String>,
    pub date: Option<Date>,
    pub date_text: Option<(String, u32)>,
}

/// Reads the lines above the title.
pub(super) fn read(lines: &[&Line]) -> Letterhead {
    let mut head = Letterhead::default();
    let mut awaited: &[&str] = &[];
    for line in lines {
        // A narrow column wraps the state's name: its last words land among the lines of the issuing body.
        let text = without_motto(&line.text);
        let rest = awaited.join(" ");
        let text = match text.strip_suffix(rest.as_str()).filter(|_| !rest.is_empty()) {
            Some(before) if before.is_empty() || before.ends_with(' ') => {
                awaited = &[];
                before.trim_end().to_owned()
            }
            _ => text,
        };
        awaited = cut_off(&line.text).unwrap_or(awaited);
        let low = canon(&text);
        let date_at = find_words(&low, "ngày", 0).filter(|at| has_month_and_year(&low[*at..]));
        let number_at = low.find("số").filter(|at| is_number_here(&text[*at..], *at));
        if let (Some(at), None) = (number_at, &head.number_text) {
            let end = date_at.filter(|d| *d > at).map_or(text.len(), |d| place_start(&text, at, d));
            head.number(&text[at..end], line.no);
            if at > 0 {
                head.body(&text[..at]);
            }
        }
        head.rest_of_date(&text);
        if let (Some(at), None) = (date_at, &head.date_text) {
            let from = number_at.filter(|n| *n < at).map_or(0, |n| place_start(&text, n, at));
            head.place_and_date(&text[from..at], &text[at..], line.no);
        }
        if number_at.is_none() && date_at.is_none() {
            head.body(&text);
        }
    }
    head
}

/// The national name and motto, also where they share a line with the issuing body.
fn without_motto(text: &str) -> String {
    let low = canon(text);
    let cut = ["cộng hòa xã hội", "chủ nghĩa việt nam", "độc lập"]
        .iter()
        .filter_map(|w| low.find(w))
        .min()
        .unwrap_or(text.len());
    squeeze(text[..cut].trim_matches(['*', '_', '-', '|', ' ']))
}

/// The words of the state's name that a line ending inside it leaves for the next.
fn cut_off(text: &str) -> Option<&'static [&'static str]> {
    const NAME: [&str; 8] = ["CỘNG", "HÒA", "XÃ", "HỘI", "CHỦ", "NGHĨA", "VIỆT", "NAM"];
    let low = canon(text);
    (4..NAME.len()).find(|said| low.ends_with(&canon(&NAME[..*said].join(" ")))).map(|said| &NAME[said..])
}

/// "ngày … tháng … năm 2026", filled in or not, or "ngày 05/6/2026".
fn has_month_and_year(low: &str) -> bool {
    find_words(low, "tháng", 0).is_some() && find_words(low, "năm", 0).is_some() || day_at(low).is_some()
}

fn is_number_here(text: &str, at: usize) -> bool {
    let after = text.chars().nth(2);
    (at == 0 || after == Some(':')) && matches!(after, Some(':' | ' ' | '.' | '…')) && text.contains(['/', ':'])
}

/// Where the place begins in "Số: 12/KH-UBND Hà Bắc, ngày …": after the word with the symbol.
fn place_start(text: &str, number_at: usize, date_at: usize) -> usize {
    let between = &text[number_at..date_at];
    let slash = between.find('/').unwrap_or(0);
    between[slash..].find(' ').map_or(date_at, |space| number_at + slash + space)
}

impl Letterhead {
    fn body(&mut self, text: &str) {
        let text = trim_marks(text, &['*', '_', '-', '|', '.', ':']);
        let low = canon(text);
        let stamp =
            ["dự thảo", "mẫu", "hỏa tốc", "khẩn", "mật", "v/v", "về việc"].iter().any(|w| starts_words(&low, w));
        let names_a_body = [
            "ủy ban",
            "ubnd",
            "xã",
            "phường",
            "đặc khu",
            "phòng",
            "ban",
            "đảng",
            "sở",
            "trung tâm",
            "văn phòng",
            "thành phố",
            "tỉnh",
            "hội",
            "trường",
            "hđnd",
            "huyện",
            "công an",
        ]
        .iter()
        .any(|w| starts_words(&low, w));
        if !stamp && !text.is_empty() && (is_upper(text) || names_a_body) {
            self.bodies.push(text.to_owned());
        }
    }

    fn number(&mut self, text: &str, line: u32) {
        let said = squeeze(text);
        let value: String = said.chars().skip(2).filter(|c| !c.is_whitespace()).collect();
        let value = value.trim_start_matches([':', '.', '…', '_', '-']).trim_end_matches([';', '.', ',']);
        let symbol_ends =
            value.find(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '-' | '–' | '.' | '&' | '+' | '_'));
        let value = &value[..symbol_ends.unwrap_or(value.len())];
        let filled = value.starts_with(|c: char| c.is_ascii_digit()) && value.contains('/');
        self.number = filled.then(|| value.replace('–', "-"));
        self.number_text = Some((said, line));
    }

    fn place_and_date(&mut self, before: &str, date: &str, line: u32) {
        let place = trim_marks(before, &[',', '*', '_', '|', ';', '-', '–', '—']);
        self.place = Some(squeeze(place)).filter(|p| !p.is_empty() && p.chars().count() < 40);
        let said = squeeze(trim_marks(date, &['*', '_', '.', '|']));
        self.date = day_at(&canon(&said)).and_then(|d| d.0);
        self.date_text = Some((said, line));
    }

    /// A narrow column cuts "ngày 03 tháng 4 năm" from its year, which ends the next line.
    fn rest_of_date(&mut self, text: &str) {
        let Some((said, _)) = self.date_text.as_mut().filter(|(said, _)| canon(said).ends_with("năm")) else { return };
        let year = text.rsplit(' ').next().filter(|word| word.parse().is_ok_and(|y| (1990..2100).contains(&y)));
        if let Some(year) = year {
            said.push(' ');
            said.push_str(year);
            self.date = day_at(&canon(said)).and_then(|d| d.0);
        }
    }

    /// The year written, also where day or month are blank.
    pub(super) fn year(&self) -> Option<i16> {
        let said = self.date_text.as_ref().map(|d| d.0.as_str()).unwrap_or_default();
        self.date
            .map(|d| d.year())
            .or_else(|| said.rsplit(' ').next()?.parse().ok().filter(|y| (1990..2100).contains(y)))
    }
}
