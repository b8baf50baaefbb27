//! Heads and ends of the paper as offices set them: wrapped dates, names in capitals, kinds of two words, signatures.

use plans::reader::{PlanReading, Units};

use super::{document, plan};

const BODY: &str = "I. NHIỆM VỤ\n\n1. Rà soát hồ sơ\n\nChủ trì: Phòng Kinh tế";

/// A plan with the given lines above its body.
fn under(head: &str) -> PlanReading {
    plan(&format!("{head}\n\n{BODY}"))
}

#[test]
fn fields_of_a_department_begin_with_capitals_and_schools_bear_a_name() {
    for (head, expected) in [
        ("UBND TỈNH NGHỆ AN\n\nSỞ KHOA HỌC VÀ CÔNG NGHỆ", "Sở Khoa học và Công nghệ tỉnh Nghệ An"),
        (
            "UBND PHƯỜNG TÂN AN\n\nPHÒNG VĂN HÓA, THỂ THAO VÀ DU LỊCH",
            "Phòng Văn hóa, Thể thao và Du lịch phường Tân An",
        ),
        ("UBND XÃ ĐÔNG SƠN\n\nTRƯỜNG TIỂU HỌC LÊ LỢI", "Trường Tiểu học Lê Lợi xã Đông Sơn"),
        ("UBND XÃ ĐÔNG SƠN\n\nTRƯỜNG THCS LÊ LỢI", "Trường THCS Lê Lợi xã Đông Sơn"),
        ("ĐẢNG ỦY PHƯỜNG HỒNG BÀNG\n\nBAN XÂY DỰNG ĐẢNG", "Ban Xây dựng Đảng phường Hồng Bàng"),
        ("HỘI ĐỒNG NHÂN DÂN XÃ AN HƯNG\n\nBAN KINH TẾ - XÃ HỘI", "Ban Kinh tế - Xã hội xã An Hưng"),
        ("CÔNG AN TỈNH BẮC NINH\n\nCÔNG AN XÃ YÊN PHONG", "Công an xã Yên Phong"),
        ("ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG\n\nBAN CHẤP HÀNH ĐẢNG BỘ XÃ AN HƯNG", "Ban Chấp hành Đảng bộ xã An Hưng"),
        ("ĐẢNG ỦY XÃ AN HƯNG\n\nỦY BAN KIỂM TRA", "Ủy ban kiểm tra xã An Hưng"),
    ] {
        let reading = under(&format!("{head}\n\n**KẾ HOẠCH**\n\n**Kiểm tra công vụ**"));
        assert_eq!(reading.document.issuer.as_deref(), Some(expected), "{head}");
    }
}

#[test]
fn words_that_narrow_the_kind_down_are_no_title_and_others_lose_their_capitals() {
    for (head, expected) in [
        ("# CHƯƠNG TRÌNH HÀNH ĐỘNG\n\n# Thực hiện Nghị quyết số 01/NQ-CP", "Thực hiện Nghị quyết số 01/NQ-CP"),
        ("# KẾ HOẠCH CÔNG TÁC\n\n# Quý III năm 2026 của Văn phòng", "Công tác Quý III năm 2026 của Văn phòng"),
        ("# KẾ HOẠCH PHÒNG CHỐNG LŨ XÃ HÀ BẮC", "PHÒNG CHỐNG LŨ XÃ HÀ BẮC"),
        ("# KẾ HOẠCH\n\n# TUẦN LỄ ÁO DÀI\n\n# xã Hà Bắc", "Tuần lễ áo dài xã Hà Bắc"),
    ] {
        assert_eq!(under(head).document.title.as_deref(), Some(expected), "{head}");
    }
}

#[test]
fn a_date_cut_before_its_year() {
    let head =
        "UBND XÃ AN HƯNG\n\nSố: 5/KH-UBND\n\nAn Hưng, ngày 03 tháng 4 năm\n\n2026\n\n**KẾ HOẠCH**\n\n**Kiểm tra**";
    let reading = under(head);
    assert_eq!(reading.document.date_text.as_deref(), Some("ngày 03 tháng 4 năm 2026"));
    assert_eq!(reading.document.date.map(|d| d.to_string()).as_deref(), Some("2026-04-03"));
}

#[test]
fn number_and_date_on_one_line_parted_by_a_dash() {
    let reading = under("UBND XÃ TÂN LẬP\n\nSố: 12/KH-UBND — Tân Lập, ngày 01/9/2026\n\n**KẾ HOẠCH**\n\n**Kiểm tra**");
    assert_eq!(reading.document.number.as_deref(), Some("12/KH-UBND"));
    assert_eq!(reading.document.place.as_deref(), Some("Tân Lập"));
}

#[test]
fn the_name_beside_the_last_recipient_signs() {
    let end = "Nơi nhận: GIÁM ĐỐC\n- UBND thành phố;\n- Lưu: VT, CNTY. Phan Văn Đức";
    let text = format!("KẾ HOẠCH\nKiểm tra công vụ\n\n{BODY}\n\n{end}");
    let reading = plans::reader::read(&document(&text, "ke-hoach.txt"), &Units::default()).expect("a plan");
    let signer = reading.document.signer.as_ref().expect("a signer");
    assert_eq!((signer.title.as_deref(), signer.name.as_deref()), (Some("GIÁM ĐỐC"), Some("Phan Văn Đức")));
    assert_eq!(reading.document.recipients, ["UBND thành phố", "Lưu: VT, CNTY"]);
}

#[test]
fn a_plan_goes_to_whom_the_decision_that_issues_it_goes() {
    let decision = "Số: 2/QĐ-UBND\n\n**QUYẾT ĐỊNH**\n\n**Ban hành Kế hoạch kiểm tra**\n\nĐiều 1. Ban hành Kế hoạch.\n\n\
        Nơi nhận:\n\n- Như Điều 1;\n\n- Lưu: VT.\n\n**CHỦ TỊCH**\n\n**Bùi Thị Lan**";
    let reading = under(&format!("{decision}\n\n**KẾ HOẠCH**\n\n**Kiểm tra công vụ**"));
    assert_eq!(reading.document.recipients, ["Như Điều 1", "Lưu: VT"]);
    assert_eq!(reading.document.signer.and_then(|s| s.name).as_deref(), Some("Bùi Thị Lan"));
}

#[test]
fn an_officer_signs_with_his_rank() {
    let head = "**KẾ HOẠCH**\n\n**Cấp căn cước**";
    let reading = plan(&format!("{head}\n\n{BODY}\n\n**TRƯỞNG CÔNG AN XÃ**\n\n**Trung tá Phạm Văn Long**"));
    assert_eq!(reading.document.signer.and_then(|s| s.name).as_deref(), Some("Phạm Văn Long"));
}
