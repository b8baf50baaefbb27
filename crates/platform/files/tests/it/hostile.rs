//! Files that are not what they seem, or mean harm: one clear refusal, fast, with little memory.

use crate::word::{docx, p, r, zip};
use files::read::read;
use files::source::ReadError;
use std::time::{Duration, Instant};

fn refused(bytes: &[u8], name: &str) -> ReadError {
    let started = Instant::now();
    let error = read(bytes, name).expect_err(name);
    assert!(started.elapsed() < Duration::from_secs(20), "{name} took {:?}", started.elapsed());
    assert!(!error.message.is_empty() && !error.suggestion.is_empty());
    error
}

fn cfb(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[test]
fn wrong_kinds_are_named() {
    let cases: [(&[u8], &str, &str); 14] = [
        (b"\xef\xbb\xbf <HTML><body>", "a.doc", "not_a_document"),
        (b"<?xml version='1.0'?>", "a.docx", "damaged"),
        (b"", "a.docx", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "anh.docx", "not_a_document"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.jpg", "not_a_document"),
        (b"MZ\x90\0\x03\0", "a.txt", "not_a_document"),
        (b"abc\0def", "a.txt", "not_a_document"),
        (b"{\\rtf1\\ansi", "a.doc", "unsupported"),
        (b"khong phai zip", "a.docx", "damaged"),
        (b"khong phai pdf", "a.pdf", "damaged"),
        (b"PK\x03\x04hong", "a.docx", "damaged"),
        (&cfb("WordDocument"), "a.doc", "unsupported"),
        (&cfb("Workbook"), "a.xls", "unsupported"),
        (&cfb("EncryptedPackage"), "a.docx", "encrypted"),
    ];
    for (bytes, name, code) in cases {
        assert_eq!(refused(bytes, name).code, code, "{name}");
    }
}

#[test]
fn other_packages_are_told_apart() {
    let xlsx = zip(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")]);
    assert_eq!(refused(&xlsx, "a.docx").code, "unsupported");
    assert!(refused(&xlsx, "a.docx").message.contains("Excel"));
    let odt = zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<x/>")]);
    assert!(refused(&odt, "a.odt").message.contains(".odt"));
    let pptx = zip(&[("ppt/presentation.xml", b"<x/>")]);
    assert_eq!(refused(&pptx, "a.pptx").code, "not_a_document");
    let bodiless = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/styles.xml", b"<x/>")]);
    assert_eq!(
        (refused(&bodiless, "a.docx").code, refused(&bodiless, "a.docx").at.as_deref()),
        ("damaged", Some("word/document.xml"))
    );
    assert_eq!(refused(&zip(&[("a.txt", b"x")]), "a.zip").code, "not_a_document");
    assert_eq!(refused(&zip(&[]), "a.docx").code, "not_a_document");
}

#[test]
fn broken_parts() {
    let whole = docx(&p(&r("Kế hoạch")));
    assert_eq!(refused(&whole[..whole.len() / 2], "a.docx").code, "damaged");
    for body in
        ["<w:document><w:body><w:p>", "<!DOCTYPE a [<!ENTITY x 'y'>]><w:document/>", "khong phai xml", "<a>&bomb;</b>"]
    {
        let bytes = zip(&[("word/document.xml", body.as_bytes())]);
        assert_eq!(refused(&bytes, "a.docx").code, "damaged", "{body}");
    }
    let bytes = zip(&[("word/document.xml", b"<a>\xff\xfe\xfd</a>")]);
    assert_eq!(refused(&bytes, "a.docx").code, "damaged");
    let mut flipped = whole.clone();
    let at = flipped.windows(17).position(|w| w == b"word/document.xml").unwrap() + 60;
    flipped[at..at + 40].fill(0x55);
    assert_eq!(refused(&flipped, "a.docx").code, "damaged");
}

#[test]
fn nesting_does_not_exhaust_the_stack() {
    for element in ["sdt", "tbl", "p", "tr"] {
        let body = format!("<w:{element}>").repeat(200_000);
        assert_eq!(refused(&docx(&body), "a.docx").code, "damaged", "{element}");
    }
    let deep = "<w:tbl><w:tr><w:tc>".repeat(5_000) + &p(&r("đáy")) + &"</w:tc></w:tr></w:tbl>".repeat(5_000);
    assert_eq!(refused(&docx(&deep), "a.docx").code, "damaged");
}

#[test]
fn bombs_are_stopped_while_unpacking() {
    let blanks = vec![b' '; 8 * 1024 * 1024];
    let bytes = zip(&[("word/document.xml", &blanks)]);
    assert!(bytes.len() < 20_000);
    assert_eq!(refused(&bytes, "a.docx").code, "unpacks_too_large");
    let many = "<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(60_000);
    assert_eq!(refused(&docx(&many), "a.docx").code, "unpacks_too_large");
    let styles = zip(&[("word/document.xml", b"<w:document/>"), ("word/styles.xml", &blanks)]);
    assert_eq!(refused(&styles, "a.docx").code, "unpacks_too_large");
}

#[test]
fn size_is_refused_before_reading() {
    let folder = std::env::temp_dir().join(format!("sauro-files-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("lon.docx");
    std::fs::File::create(&path).unwrap().set_len(200 * 1024 * 1024).unwrap();
    let started = Instant::now();
    let error = files::read::read_path(&path).unwrap_err();
    assert!(started.elapsed() < Duration::from_millis(200));
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(error.code, "too_large");
    assert!(error.message.contains("200 MB"), "{}", error.message);
    let missing = files::read::read_path(&folder.join("khong-co.docx")).unwrap_err();
    assert!(missing.message.contains("không có tệp này"));
    assert_eq!(refused(&vec![b'a'; 20 * 1024 * 1024 + 1], "a.txt").code, "too_large");
}
