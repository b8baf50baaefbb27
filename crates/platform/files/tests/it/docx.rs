//! Papers written after Decree 30/2020/NĐ-CP, Appendix I, read back.

use crate::word::{of, read, tables};
use files::docx::*;
use files::source::{Extent, SourceDocument};
use proptest::prelude::*;
use std::io::{Cursor, Read};

pub fn paper() -> Paper {
    Paper {
        superior: None,
        issuer: "ỦY BAN NHÂN DÂN\nXÃ HÀ BẮC".into(),
        number: Some(5),
        symbol: "BC-UBND".into(),
        place: "Hà Bắc".into(),
        date: PaperDate::Ready("ngày 05 tháng 02 năm 2026".into()),
        kind: Some("báo cáo".into()),
        subject: "Kết quả thực hiện Kế hoạch".into(),
        to: vec!["Sở Nội vụ thành phố.".into()],
        bases: vec!["Căn cứ Luật Cán bộ, công chức".into(), "Căn cứ Chỉ thị số 18/CT-TTg;".into()],
        body: vec![
            Part::Heading { level: 1, text: "I. Kết quả".into() },
            Part::Para(Text::bold("Đã xong: ").then("4/7 nhiệm vụ.")),
        ],
        signer: Signer {
            capacity: Some("TM. ỦY BAN NHÂN DÂN".into()),
            title: "Chủ tịch".into(),
            name: Some("Đặng Văn Hòa".into()),
        },
        recipients: vec!["Như trên;".into(), "Lưu: VT, VHXH".into()],
        annexes: Vec::new(),
        size: Size::Larger,
        spacing: Spacing::Airy,
        orientation: Orientation::Portrait,
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn texts(document: &SourceDocument) -> Vec<String> {
    document.paragraphs().map(|p| p.text.clone()).collect()
}

#[test]
fn every_component_stands_in_its_order_and_case() {
    let document = read(&paper().to_docx());
    assert_eq!(
        texts(&document),
        [
            "ỦY BAN NHÂN DÂN",
            "XÃ HÀ BẮC",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: 05/BC-UBND",
            "Hà Bắc, ngày 05 tháng 02 năm 2026",
            "BÁO CÁO",
            "Kết quả thực hiện Kế hoạch",
            "Kính gửi: Sở Nội vụ thành phố",
            "Căn cứ Luật Cán bộ, công chức;",
            "Căn cứ Chỉ thị số 18/CT-TTg.",
            "I. KẾT QUẢ",
            "Đã xong: 4/7 nhiệm vụ./.",
            "Nơi nhận:",
            "- Như trên;",
            "- Lưu: VT, VHXH.",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            "Đặng Văn Hòa",
        ]
    );
    assert!(tables(&document).iter().all(|t| !t.bordered));
    let body = of(&document);
    let heading = body.iter().find(|p| p.text == "I. KẾT QUẢ").unwrap();
    assert_eq!((heading.heading, heading.bold), (Some(1), Extent::Whole));
    let basis = body.iter().find(|p| p.text.starts_with("Căn cứ Luật")).unwrap();
    assert_eq!((basis.italic, basis.bold), (Extent::Whole, Extent::None));
    let text = body.last().unwrap();
    assert_eq!(text.bold_lead.as_deref(), Some("Đã xong:"));
}

#[test]
fn the_page_is_a4_with_the_margins_and_the_number_above() {
    let bytes = paper().to_docx();
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#));
    // 20, 15, 20 and 30 mm in twentieths of a point
    assert!(document.contains(r#"w:top="1134" w:right="850" w:bottom="1134" w:left="1701""#));
    assert!(document.contains("<w:titlePg/>"));
    assert!(part(&bytes, "word/header1.xml").contains(" PAGE "));
    assert!(!part(&bytes, "word/header2.xml").contains("PAGE"));
    assert!(part(&bytes, "word/styles.xml").contains(r#"w:ascii="Times New Roman""#));
    let wide = Paper { orientation: Orientation::Landscape, ..paper() }.to_docx();
    assert!(part(&wide, "word/document.xml").contains(r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#));
}

#[test]
fn sizes_rise_and_fall_together() {
    let sizes = |size: Size| {
        let document = part(&Paper { size, ..paper() }.to_docx(), "word/document.xml");
        let of = |text: &str| {
            let before = &document[..document.find(text).unwrap()];
            let at = before.rfind("<w:sz w:val=\"").unwrap() + 13;
            before[at..at + 2].to_owned()
        };
        [of("CỘNG HÒA"), of("Độc lập"), of("Hà Bắc, ngày"), of("4/7"), of("Số:"), of("Nơi nhận"), of("- Như trên")]
    };
    assert_eq!(sizes(Size::Larger), ["26", "28", "28", "28", "26", "24", "22"]);
    assert_eq!(sizes(Size::Smaller), ["24", "26", "26", "26", "24", "24", "22"]);
}

#[test]
fn blanks_are_left_for_the_clerk() {
    let bytes = Paper { number: None, date: PaperDate::Blank { year: 2026 }, ..paper() }.to_docx();
    let document = part(&bytes, "word/document.xml");
    assert!(document.contains("Số:      /BC-UBND"));
    assert!(document.contains("Hà Bắc, ngày      tháng      năm 2026"));
    assert!(texts(&read(&bytes)).contains(&"Số: /BC-UBND".to_owned()));
}

#[test]
fn a_letter_has_its_subject_under_the_number() {
    let letter = Paper {
        superior: Some("UBND xã Hà Bắc".into()),
        issuer: "Phòng Kinh tế".into(),
        kind: None,
        to: vec!["Phòng A".into(), "Phòng B;".into()],
        number: Some(120),
        ..paper()
    };
    let texts = texts(&read(&letter.to_docx()));
    assert_eq!(texts[..2], ["UBND XÃ HÀ BẮC", "PHÒNG KINH TẾ"]);
    assert!(
        texts.contains(&"Số: 120/BC-UBND".to_owned()) && texts.contains(&"V/v Kết quả thực hiện Kế hoạch".to_owned())
    );
    let to = texts.iter().position(|t| t == "Kính gửi:").unwrap();
    assert_eq!(texts[to + 1..to + 3], ["- Phòng A;", "- Phòng B."]);
}

#[test]
fn tables_repeat_their_header_and_annexes_count_their_own_pages() {
    let column = |header: &str, width| Column { header: header.into(), width, align: Align::Left };
    let table = TablePart {
        columns: vec![column("TT", 1), column("Nhiệm vụ", 4)],
        rows: vec![
            Row::Group("Nhóm".into()),
            Row::Cells(vec!["1".into(), "một\nhai".into()]),
            Row::Cells(vec!["2".into()]),
        ],
    };
    let annex = Annex {
        label: "Phụ lục".into(),
        title: "Bảng".into(),
        goes_with: paper().goes_with("Báo cáo", "Ủy ban nhân dân xã Hà Bắc"),
        body: vec![Part::Table(table.clone())],
        orientation: Orientation::Landscape,
    };
    let bytes = Paper { body: vec![Part::Table(table)], annexes: vec![annex], ..paper() }.to_docx();
    let document = read(&bytes);
    let found: Vec<_> = tables(&document).into_iter().filter(|t| t.bordered).collect();
    assert_eq!(found.len(), 2);
    let rows = &found[0].rows;
    assert_eq!(rows.iter().map(|r| r.repeats_as_header).collect::<Vec<_>>(), [true, false, false, false]);
    assert_eq!(
        (rows[1].cells[0].span, rows[2].cells[1].text().as_str(), rows[3].cells[1].text().as_str()),
        (2, "một\nhai", "")
    );
    assert!(texts(&document).contains(&"./.".to_owned()));
    let with = "(Kèm theo Báo cáo số 05/BC-UBND ngày";
    let at = texts(&document).iter().position(|t| t.starts_with(with)).expect("the annex names its paper");
    assert!(texts(&document)[at].ends_with("của Ủy ban nhân dân xã Hà Bắc)") && texts(&document)[at - 1] == "BẢNG");
    let xml = part(&bytes, "word/document.xml");
    assert_eq!(xml.matches("<w:pgNumType w:start=\"1\"/>").count(), 2);
    assert_eq!(xml.matches("w:orient=\"landscape\"").count(), 1);
}

#[test]
fn a_code_is_a_picture_with_its_words_beside_it() {
    let code = |content: &str| {
        Part::Code(CodePart {
            content: content.into(),
            label: "Mã \"QR\"".into(),
            beside: vec!["Mã gốc: 5dc9.".into()],
        })
    };
    let annex = Annex {
        label: "Phụ lục".into(),
        title: "Mã".into(),
        goes_with: String::new(),
        body: vec![code("https://xa.example/kiem-chung?co=312"), code(&"x".repeat(3000))],
        orientation: Orientation::Landscape,
    };
    let bytes = Paper { annexes: vec![annex], ..paper() }.to_docx();
    let (document, relations) = (part(&bytes, "word/document.xml"), part(&bytes, "word/_rels/document.xml.rels"));
    for number in [1, 2] {
        let id = format!("rId{}", 4 + number);
        assert_eq!(document.matches(&format!("r:embed=\"{id}\"")).count(), 1);
        let target = format!(
            "Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/image{number}.png\""
        );
        assert!(relations.contains(&target), "{relations}");
    }
    assert!(document.contains("descr=\"Mã &quot;QR&quot;\"") && document.contains("Mã gốc: 5dc9."), "{document}");
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut picture = Vec::new();
    zip.by_name("word/media/image1.png").unwrap().read_to_end(&mut picture).unwrap();
    let mut reader = png::Decoder::new(Cursor::new(picture)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    assert_eq!(frame.width, frame.height);
    let dark = |x: u32, y: u32| pixels[usize::try_from(y * frame.width + x).unwrap()] == 0;
    // Four blank squares of six pixels, then the corner of a finder.
    assert!((0..24).all(|at| !dark(at, at)) && dark(24, 24) && dark(24 + 41, 24) && !dark(24 + 42, 24));
    assert!(read(&bytes).blocks.len() > 5, "the reader of plans takes such a paper, too");
}

#[test]
fn the_same_paper_gives_the_same_bytes_and_text_cannot_break_out() {
    assert_eq!(paper().to_docx(), paper().to_docx());
    let odd = Paper { subject: "a & <b> \"c\" \u{0}\u{1b}\u{ffff}d".into(), ..paper() };
    assert!(texts(&read(&odd.to_docx())).contains(&"a & <b> \"c\" d".to_owned()));
}

#[test]
fn the_sample_plan_as_word_says_what_its_text_says() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fixtures/xa-ha-bac/ke-hoach");
    let words = |path: String| -> Vec<String> {
        let document = files::read::read_path(std::path::Path::new(&path)).unwrap();
        let texts = document.paragraphs().flat_map(|p| p.text.split('\n').map(str::to_owned).collect::<Vec<_>>());
        texts.map(|t| t.trim_start_matches("- ").to_owned()).collect()
    };
    let markdown = words(format!("{root}.md"));
    let word = words(format!("{root}.docx"));
    assert_eq!(word[4..], [&["Số: /KH-UBND".to_owned()], &markdown[1..]].concat());
    let cut = word.iter().position(|t| t.ends_with("thay thế và thực")).unwrap();
    assert!(word[cut + 1].starts_with("hiện chính sách"));
}

fn cleaned(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read(texts in prop::collection::vec("[\\PC \u{300}-\u{309}ạđăâêôơưẠĐỢ<>&\"']{1,40}", 1..8), bold in any::<bool>()) {
        let texts: Vec<String> = texts.iter().map(|t| cleaned(t).replace('\u{2011}', "-")).filter(|t| !t.is_empty()).collect();
        let part = |t: &String| Part::Para(if bold { Text::bold(t.clone()) } else { t.as_str().into() });
        let mut body: Vec<Part> = texts.iter().map(part).collect();
        body.push(Part::Para("hết".into()));
        let document = read(&Paper { body, bases: Vec::new(), to: Vec::new(), ..paper() }.to_docx());
        let read: Vec<String> = of(&document).into_iter().map(|p| p.text).collect();
        // Signs that draw nothing are not kept; a paragraph of them alone is no paragraph.
        let plain = |t: &String| cleaned(&t.chars().filter(|c| !draws_nothing(*c)).collect::<String>());
        let expected: Vec<String> = texts.iter().map(plain).filter(|t| !t.is_empty()).collect();
        prop_assert_eq!(&read[2..read.len() - 1], &expected[..]);
    }
}

fn draws_nothing(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}
