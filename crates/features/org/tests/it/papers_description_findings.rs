//! What is wrong in a job description is named at its line, and not read.

use crate::papers::said;
use crate::papers_description::{PAPER, of};

#[test]
fn what_cannot_be_read_is_named_at_its_line() {
    let cases = [
        (
            "Khả năng trực đê | 3",
            "Khả năng trực đê | 6",
            "dòng 54: Cấp độ “6” của “Khả năng trực đê” không phải là số từ 1 đến 5.",
        ),
        ("Khả năng trực đê | 3", "Khả năng trực đê | 3-2", "dòng 54: Cấp độ “3-2” của “Khả năng trực đê” ghi ngược."),
        ("Khả năng trực đê | 3", "Khả năng trực đê | ", "dòng 54: Năng lực “Khả năng trực đê” không ghi cấp độ."),
        ("- Giao tiếp ứng xử", "- Đạo đức và bản lĩnh", "dòng 51: Năng lực “Đạo đức và bản lĩnh” được ghi hai lần."),
        ("- Đạo đức và bản lĩnh", "- Gan dạ", "dòng 50: Không rõ năng lực “Gan dạ” thuộc nhóm nào; chưa được đọc."),
        ("2.2 | Hướng", "2.1 | Hướng", "dòng 17: Số 2.1 được đánh cho hai nhiệm vụ khác nhau."),
        ("2.3 | Lập", " | Lập", "dòng 22: Nhiệm vụ “Lập kế hoạch tuần” không có số thứ tự."),
        (
            "2.4. Việc khác",
            "Việc khác",
            "dòng 23: Không hiểu dòng “Việc khác được giao” trong mục “Các công việc và tiêu chí đánh giá”.",
        ),
        (
            "2.2 | Hướng",
            "2.2 | Một | Hai | Ba | Bốn\n2.3 | Hướng",
            "dòng 17: Dòng nhiệm vụ có nhiều cột hơn mẫu; các cột sau tiêu chí không được đọc.",
        ),
        (
            "Phạm vi quyền hạn\n",
            "3.2. Phạm vi quyền hạn\n",
            "dòng 33: Mục “Phạm vi quyền hạn” được đánh số 3.2, theo mẫu là 4.",
        ),
        ("Phạm vi quyền hạn\n", "\n", "dòng 35: Không có dòng tên mục “Phạm vi quyền hạn” trước bảng này."),
        (
            "5.2- Các năng lực\n",
            "1. Mục tiêu vị trí việc làm\n",
            "dòng 48: Mục “Mục tiêu vị trí việc làm” đứng sau mục “Yêu cầu về trình độ”.",
        ),
        (
            "Kỹ năng |",
            "Sức khỏe |",
            "dòng 46: Nhóm yêu cầu “Sức khỏe” không có trong mẫu; được đọc vào các yêu cầu khác.",
        ),
        (
            "Kỹ năng | Bơi",
            "Phẩm chất cá nhân | Cẩn thận. / Bơi",
            "dòng 46: Nhóm yêu cầu “Phẩm chất cá nhân” được ghi hai lần, 1 dòng giống nhau.",
        ),
        (
            "| Mã vị trí việc làm: BM- CM-01",
            "| Mã",
            "dòng 5: Bản mô tả “Chuyên viên đê điều” không có mã vị trí việc làm.",
        ),
    ];
    for (from, to, wanted) in cases {
        assert!(PAPER.contains(from), "{from}");
        let findings = said(&of(&PAPER.replacen(from, to, 1)).findings);
        assert!(findings.iter().any(|finding| finding == wanted), "{from} → {to}: {findings:#?}");
    }
}

#[test]
fn what_cannot_be_read_is_left_out() {
    let read = of(&PAPER.replacen("Khả năng trực đê | 3", "Khả năng trực đê | 0-3", 1));
    assert_eq!(read.descriptions[0].competences.len(), 4);
}

#[test]
fn another_paper_gives_none_and_says_so() {
    let read = of("Kế hoạch năm 2026\n1. Mục tiêu vị trí việc làm\n");
    assert!(read.descriptions.is_empty());
    assert!(said(&read.findings)[0].starts_with("cả văn bản: Không thấy bản mô tả"));
}
