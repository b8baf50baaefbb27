//! The Word files that people of the story hand in: a short report in the layout of Decree 30.

use files::docx::{Orientation, Paper, PaperDate, Part, Signer, Size, Spacing};
use jiff::civil::Date;
use kernel::actor::Actor;
use kernel::{dates, text};

/// "Báo cáo tháng 7" → "bao-cao-thang-7.docx".
pub(super) fn file_name(title: &str) -> String {
    let key = text::search_key(title);
    let words: Vec<&str> = key.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).take(10).collect();
    format!("{}.docx", words.join("-"))
}

/// The file.
pub(super) fn of(title: &str, note: &str, on: Date, who: &Actor) -> Vec<u8> {
    let paragraphs = note.lines().map(str::trim).filter(|line| !line.is_empty());
    let paper = Paper {
        superior: Some("ỦY BAN NHÂN DÂN\nXÃ HÀ BẮC".to_owned()),
        issuer: who.title.to_uppercase(),
        number: None,
        symbol: "BC".to_owned(),
        place: "Hà Bắc".to_owned(),
        date: PaperDate::Ready(dates::official(on)),
        kind: Some("BÁO CÁO".to_owned()),
        subject: title.to_owned(),
        to: Vec::new(),
        bases: Vec::new(),
        body: paragraphs.map(|line| Part::Para(line.into())).collect(),
        signer: Signer { capacity: None, title: "NGƯỜI BÁO CÁO".to_owned(), name: Some(who.name.clone()) },
        recipients: vec!["UBND xã".to_owned(), "Lưu: hồ sơ công việc".to_owned()],
        annexes: Vec::new(),
        size: Size::Larger,
        spacing: Spacing::Airy,
        orientation: Orientation::Portrait,
    };
    paper.to_docx()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_of_files_have_no_marks() {
        assert_eq!(file_name("Bảng điểm tháng 7/2026 – đợt 2"), "bang-diem-thang-7-2026-dot-2.docx");
    }
}
