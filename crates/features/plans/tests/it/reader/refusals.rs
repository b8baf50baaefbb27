//! Papers that are not plans are refused, each with what it is.

use plans::reader::{NotAPlan, Units};

use super::document;

fn refused(text: &str) -> NotAPlan {
    let reading = plans::reader::read(&document(text, "van-ban.md"), &Units::default());
    let error = reading.expect_err("not a plan");
    assert_eq!(error.code, "not_a_plan");
    assert!(!error.suggestion.is_empty() && error.message.ends_with('.'));
    error
}

#[test]
fn other_papers_are_named() {
    let cases = [
        (
            "ỦY BAN NHÂN DÂN XÃ A\n\nSố: 1/QĐ-UBND\n\n**QUYẾT ĐỊNH**\n\nVề việc bổ nhiệm\n\nĐiều 1. Bổ nhiệm ông B.",
            "quyết định",
        ),
        ("**BÁO CÁO**\n\n**Kết quả thực hiện Kế hoạch số 5/KH-UBND**\n\nI. KẾT QUẢ\n\n1. Đã làm.", "báo cáo"),
        ("V/v rà soát\n\nKính gửi: Các phòng chuyên môn\n\n1. Đề nghị rà soát.", "công văn"),
        (
            "**DANH SÁCH**\n\nTrực lễ\n\n| TT | Họ và tên | Thời gian |\n|---|---|---|\n| 1 | Lê Văn A | 01/5/2026 |",
            "danh sách",
        ),
        ("HÓA ĐƠN GIÁ TRỊ GIA TĂNG\n\n| STT | Nội dung | Số lượng |\n|---|---|---|\n| 1 | Giấy in | 5 |", "hóa đơn"),
        ("**TỜ TRÌNH**\n\nVề việc ban hành Kế hoạch đào tạo", "tờ trình"),
    ];
    for (text, kind) in cases {
        let error = refused(text);
        assert!(error.message.contains(kind), "{} for {text}", error.message);
        assert!(error.at.is_some_and(|at| at.starts_with("dòng ")));
    }
}

#[test]
fn prose_lists_and_empty_plans_are_refused() {
    refused("Chương một\n\nBuổi sáng hôm ấy trời mưa. Ông lão ngồi bên hiên, nghĩ về kế hoạch của đời mình.");
    refused("1. Mua gạo\n\n2. Mua muối\n\n3. Trả tiền điện");
    refused(
        "| STT | Nội dung | Số lượng | Đơn giá |\n|---|---|---|---|\n| 1 | Bàn | 2 | 500.000 |\n| 2 | Ghế | 8 | 100.000 |",
    );
    let error = refused("**KẾ HOẠCH**\n\nĐi chơi cuối tuần.");
    assert!(error.message.contains("không có phần nội dung"), "{}", error.message);
}

#[test]
fn the_words_for_the_user() {
    let error = refused("**BÁO CÁO**\n\nTình hình tháng 6");
    assert_eq!(error.message, "Văn bản này là báo cáo, không phải kế hoạch.");
    assert_eq!(error.to_string(), error.message);
    assert_eq!(error.at.as_deref(), Some("dòng 1"));
}
