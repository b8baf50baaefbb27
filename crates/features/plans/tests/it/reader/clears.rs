//! The six clears, facts by facts.

use plans::reader::clears::{Clarity, Clear, ClearFacts, Clears, Lines, assess, names_a_person};
use plans::reader::due::{self, Due};

const EMPTY: &[String] = &[];

fn facts<'a>(title: &'a str, text: &'a str, due: &'a Due) -> ClearFacts<'a> {
    ClearFacts {
        title,
        text,
        person: None,
        accountable: None,
        lead: EMPTY,
        due,
        year_assumed: false,
        product: None,
        authority: None,
        lines: Lines::default(),
    }
}

fn judged<'a>(change: impl FnOnce(&mut ClearFacts<'a>)) -> Clears {
    let due: &'static Due = Box::leak(Box::new(due::parse("", None)));
    let mut facts = facts("Rà soát hồ sơ cán bộ xã", "Rà soát hồ sơ cán bộ xã.", due);
    change(&mut facts);
    assess(&facts).0
}

#[test]
fn a_person_is_a_name_or_an_office_not_a_unit() {
    let persons = [
        "đồng chí Nguyễn Văn An",
        "Đ/c Hoà",
        "ông Trần Bình",
        "bà Lê Thị Hoa",
        "Nguyễn Văn An",
        "Chủ tịch UBND xã",
        "Phó Chủ tịch UBND xã",
        "Trưởng phòng Kinh tế",
        "Phó Trưởng phòng Văn hóa - Xã hội",
        "Chánh Văn phòng HĐND và UBND",
        "Trưởng Công an xã",
        "Công chức Tư pháp - Hộ tịch",
        "Đỗ Thị Hồng Hạnh, chuyên viên",
        "NGUYỄN VĂN AN",
        "Đại úy Lê Văn Nam, Phó Trưởng Công an xã",
        "Bs. Trần Thị Hoa",
    ];
    let others = [
        "Phòng Kinh tế",
        "Công an xã",
        "Các cơ quan, đơn vị",
        "Thủ trưởng các cơ quan",
        "cán bộ, công chức",
        "Đảng ủy",
        "",
        "Trạm Y tế",
        "công chức được giao",
        "Văn phòng HĐND và UBND",
        "Các đồng chí trưởng thôn",
        "Hội Nông dân",
    ];
    for text in persons {
        assert!(names_a_person(text), "“{text}” is a person");
    }
    for text in others {
        assert!(!names_a_person(text), "“{text}” is no person");
    }
}

#[test]
fn person() {
    let unit = ["Phòng Kinh tế".to_owned()];
    assert_eq!(judged(|f| f.lead = &unit).nguoi, Clarity::ChuaRo);
    assert_eq!(judged(|f| f.person = Some("Phòng Kinh tế")).nguoi, Clarity::ChuaRo);
    assert_eq!(judged(|f| f.person = Some("đồng chí Trưởng phòng Kinh tế")).nguoi, Clarity::Ro);
    assert_eq!(judged(|f| f.text = "Giao đồng chí Lê Văn Thắng phụ trách.").nguoi, Clarity::Ro);
    assert_eq!(judged(|f| f.text = "Theo chỉ đạo của Chủ tịch Ủy ban nhân dân xã.").nguoi, Clarity::ChuaRo);
}

#[test]
fn work() {
    for (title, expected) in [
        ("Rà soát trình độ cán bộ, công chức", Clarity::Ro),
        ("Tổ chức 02 lớp tập huấn kỹ năng số", Clarity::Ro),
        ("Nâng cao kỷ luật, kỷ cương hành chính", Clarity::MotPhan),
        ("Tăng cường công tác tuyên truyền", Clarity::MotPhan),
        ("Tổng kết", Clarity::MotPhan),
        ("Công tác cán bộ", Clarity::ChuaRo),
        ("", Clarity::ChuaRo),
    ] {
        assert_eq!(judged(|f| (f.title, f.text) = (title, title)).viec, expected, "“{title}”");
    }
    let text = "Công tác tuyên truyền.\nXây dựng chuyên mục phát thanh hằng tuần.";
    assert_eq!(judged(|f| (f.title, f.text) = ("Công tác tuyên truyền", text)).viec, Clarity::MotPhan);
}

#[test]
fn time() {
    for (text, expected) in [
        ("trước ngày 15/12/2026", Clarity::Ro),
        ("Quý III/2026", Clarity::Ro),
        ("hằng quý", Clarity::Ro),
        ("thường xuyên", Clarity::MotPhan),
        ("kịp thời", Clarity::ChuaRo),
        ("", Clarity::ChuaRo),
    ] {
        let due = due::parse(text, None);
        assert_eq!(assess(&facts("Rà soát", "", &due)).0.thoi_gian, expected, "“{text}”");
    }
    let due = due::parse("trong tháng 6", Some(2026));
    let assumed = ClearFacts { year_assumed: true, ..facts("Rà soát", "", &due) };
    assert_eq!(assess(&assumed).0.thoi_gian, Clarity::MotPhan, "a year that is not written is not clear");
}

#[test]
fn responsibility_lies_with_exactly_one() {
    let names = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    for (lead, expected) in [
        (names(&["Phòng Kinh tế"]), Clarity::Ro),
        (names(&["Phòng Kinh tế", "Công an xã"]), Clarity::MotPhan),
        (names(&["Các cơ quan, đơn vị trên địa bàn xã"]), Clarity::MotPhan),
        (names(&[]), Clarity::ChuaRo),
    ] {
        assert_eq!(judged(|f| f.lead = &lead).trach_nhiem, expected, "{lead:?}");
    }
    let all = names(&["Các cơ quan, đơn vị"]);
    let answered = judged(|f| (f.lead, f.accountable) = (&all, Some("Phó Chủ tịch UBND xã")));
    assert_eq!(answered.trach_nhiem, Clarity::Ro, "one who answers for it makes it clear");
}

#[test]
fn product_can_be_handed_in() {
    for (product, text, expected) in [
        (Some("Báo cáo kết quả rà soát"), "", Clarity::Ro),
        (Some("Quyết định của Chủ tịch UBND xã"), "", Clarity::Ro),
        (Some("100% cán bộ nhận thức rõ"), "", Clarity::MotPhan),
        (None, "Trên cơ sở đó xây dựng cơ sở dữ liệu đánh giá.", Clarity::MotPhan),
        (None, "Lập danh sách cán bộ.", Clarity::MotPhan),
        (None, "Thực hiện nghiêm túc Kế hoạch số 5/KH-UBND.", Clarity::ChuaRo),
        (Some("  "), "", Clarity::ChuaRo),
    ] {
        assert_eq!(judged(|f| (f.product, f.text) = (product, text)).san_pham, expected, "{product:?} {text}");
    }
}

#[test]
fn authority_is_said() {
    for (authority, text, expected) in [
        (Some("Chủ tịch UBND xã"), "", Clarity::Ro),
        (Some("cấp có thẩm quyền"), "", Clarity::MotPhan),
        (None, "Trình Chủ tịch UBND xã phê duyệt phương án.", Clarity::Ro),
        (None, "Trình cấp có thẩm quyền phê duyệt.", Clarity::MotPhan),
        (None, "Tham mưu cấp ủy bố trí cán bộ.", Clarity::MotPhan),
        (None, "Làm sau khi có quyết định của cấp có thẩm quyền.", Clarity::ChuaRo),
        (None, "Rà soát hồ sơ.", Clarity::ChuaRo),
    ] {
        assert_eq!(judged(|f| (f.authority, f.text) = (authority, text)).tham_quyen, expected, "{authority:?} {text}");
    }
}

#[test]
fn the_product_tells_who_decides() {
    for (product, expected) in [
        ("Quyết định của Chủ tịch UBND phường", Clarity::Ro),
        ("Kịch bản được Trưởng phòng phê duyệt", Clarity::Ro),
        ("Báo cáo kết quả thực hiện Quyết định của Thủ tướng Chính phủ", Clarity::ChuaRo),
        ("Kế hoạch được phê duyệt", Clarity::ChuaRo),
        ("Quyết định thành lập Tổ kiểm tra", Clarity::ChuaRo),
    ] {
        assert_eq!(judged(|f| f.product = Some(product)).tham_quyen, expected, "{product}");
    }
}

#[test]
fn a_task_completed_by_the_steward_turns_all_green() {
    let due = due::parse("30/9/2026", None);
    let lead = ["Phòng Kinh tế".to_owned()];
    let full = ClearFacts {
        person: Some("Nguyễn Văn An"),
        lead: &lead,
        product: Some("Báo cáo kết quả"),
        authority: Some("Chủ tịch UBND xã"),
        ..facts("Rà soát cơ sở vật chất của các phòng", "", &due)
    };
    let (clears, findings) = assess(&full);
    assert!(clears.all_clear() && findings.is_empty(), "{findings:?}");
    let (clears, findings) = assess(&ClearFacts { product: None, ..full });
    assert!(!clears.all_clear());
    assert_eq!(findings.iter().map(|f| f.clear).collect::<Vec<_>>(), [Clear::SanPham]);
}
