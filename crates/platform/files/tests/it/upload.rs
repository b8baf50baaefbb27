//! Evidence files.

use crate::word::{docx, p, r, zip};
use files::upload::{FileKind, Refusal, check, display_name};

#[test]
fn what_is_what_it_says_is_taken() {
    let xlsx = zip(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<x/>")]);
    let pptx = zip(&[("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<x/>")]);
    let cases: [(&str, &[u8], FileKind); 8] = [
        ("Báo cáo.PDF", b"%PDF-1.7 ...", FileKind::Pdf),
        ("a.docx", &docx(&p(&r("x"))), FileKind::Docx),
        ("a.xlsx", &xlsx, FileKind::Xlsx),
        ("a.pptx", &pptx, FileKind::Pptx),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", FileKind::Png),
        ("a.jpeg", b"\xff\xd8\xff\xe0", FileKind::Jpeg),
        ("a.txt", "Biên bản họp".as_bytes(), FileKind::Text),
        ("a.csv", "TT,Tên\n1,Hòa".as_bytes(), FileKind::Csv),
    ];
    for (name, bytes, kind) in cases {
        let accepted = check(name, bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert_eq!((accepted.kind, accepted.name.as_str()), (kind, name));
        assert_eq!(accepted.mime, kind.mime());
    }
}

#[test]
fn what_pretends_is_refused() {
    let word = docx(&p(&r("x")));
    let macros =
        zip(&[("[Content_Types].xml", b"<T/>"), ("word/document.xml", b"<x/>"), ("word/vbaProject.bin", b"x")]);
    let big = vec![b'a'; files::upload::LARGEST + 1];
    let cases: [(&str, &[u8], Refusal); 14] = [
        ("a.pdf", b"", Refusal::Empty),
        ("a.txt", &big, Refusal::TooLarge),
        ("a.exe", b"MZ", Refusal::NotAllowed),
        ("a", b"abc", Refusal::NotAllowed),
        ("a.html", b"<html>", Refusal::NotAllowed),
        ("a.svg", b"<svg>", Refusal::NotAllowed),
        ("a.zip", &word, Refusal::NotAllowed),
        ("a.pdf", b"MZ\x90", Refusal::Mismatch),
        ("a.xlsx", &word, Refusal::Mismatch),
        ("a.docx", &macros, Refusal::Mismatch),
        ("a.docx", b"PK\x03\x04rubbish", Refusal::Mismatch),
        ("a.txt", b"<!DOCTYPE html><script>", Refusal::Mismatch),
        ("a.txt", b"a\0b", Refusal::Mismatch),
        ("a.csv", b"\xd0\xcf\x11\xe0", Refusal::Mismatch),
    ];
    for (name, bytes, refusal) in cases {
        let problem = check(name, bytes).unwrap_err();
        assert_eq!(problem.why, refusal, "{name}");
        assert!(problem.to_string().starts_with(&format!("Tệp «{name}» ")));
    }
}

#[test]
fn stamps_of_secrecy_are_refused_and_ordinary_words_are_not() {
    for name in [
        "Công văn MẬT.pdf",
        "TỐI MẬT 05.docx",
        "05_TUYỆT MẬT.pdf",
        "(MẬT) danh sách.pdf",
        "TOI-MAT.pdf",
        "MA\u{302}\u{323}T.pdf",
    ] {
        assert_eq!(check(name, b"%PDF-1.7").unwrap_err().why, Refusal::StateSecret, "{name}");
    }
    for name in
        ["Đổi mật khẩu.pdf", "Bảo mật thông tin.pdf", "QUY CHẾ BẢO MẬT.pdf", "MẬTĐỘ.pdf", "DANH SACH MAT BANG.pdf"]
    {
        assert!(check(name, b"%PDF-1.7").is_ok(), "{name}");
    }
    assert!(Refusal::StateSecret.to_string().contains("Luật Bảo vệ bí mật nhà nước"));
}

#[test]
fn names_are_safe_to_show() {
    assert_eq!(display_name("C:\\Users\\x\\Bie\u{302}n ba\u{309}n.pdf"), "Biên bản.pdf");
    assert_eq!(display_name("../../etc/passwd"), "passwd");
    assert_eq!(display_name("a\u{0}\u{202e}b\n  c.pdf"), "ab c.pdf");
    assert_eq!(display_name("..."), "tep-khong-ten");
    let long = display_name(&format!("{}.docx", "Báo cáo ".repeat(40)));
    assert!(long.chars().count() <= 120 && long.ends_with("….docx"), "{long}");
}
