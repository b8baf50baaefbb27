//! Unit names: one spelling, lists taken apart.

use plans::reader::Units;
use plans::reader::units::is_collective;

#[test]
fn lists_are_taken_apart_where_a_name_ends() {
    let units = Units::usual();
    let cases: &[(&str, &[&str])] = &[
        ("Phòng Văn hoá - Xã hội;", &["Phòng Văn hóa - Xã hội"]),
        ("Phòng Kinh tế xã.", &["Phòng Kinh tế"]),
        ("Phòng Kinh tế xã Hà Bắc", &["Phòng Kinh tế"]),
        ("Phòng Kinh tế, Phòng Văn hóa - Xã hội", &["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]),
        ("Phòng Kinh tế và Công an xã", &["Phòng Kinh tế", "Công an xã"]),
        ("Phòng Kinh tế; Công an xã; các thôn", &["Phòng Kinh tế", "Công an xã", "các thôn"]),
        ("Văn phòng HĐND và UBND", &["Văn phòng HĐND và UBND"]),
        ("Văn phòng HĐND & UBND, Phòng Kinh tế", &["Văn phòng HĐND và UBND", "Phòng Kinh tế"]),
        ("Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân xã", &["Văn phòng HĐND và UBND"]),
        ("Văn phòng HĐND và UBND và Phòng Kinh tế", &["Văn phòng HĐND và UBND", "Phòng Kinh tế"]),
        ("Phòng Văn hóa, Thể thao và Du lịch", &["Phòng Văn hóa, Thể thao và Du lịch"]),
        ("Phòng Kinh tế, Hạ tầng và Đô thị, Công an phường", &["Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường"]),
        ("Các cơ quan, đơn vị trên địa bàn xã", &["Các cơ quan, đơn vị trên địa bàn xã"]),
        ("Các phòng ban chuyên môn, đơn vị liên quan", &["Các phòng ban chuyên môn, đơn vị liên quan"]),
        ("Phòng Kinh tế và các cơ quan, đơn vị liên quan", &["Phòng Kinh tế", "các cơ quan, đơn vị liên quan"]),
        (
            "Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội",
            &["Ủy ban MTTQ Việt Nam xã", "các tổ chức chính trị - xã hội"],
        ),
        ("Ban Tuyên giáo và Dân vận Đảng ủy", &["Ban Tuyên giáo và Dân vận Đảng ủy"]),
        ("Phòng Kinh tế - Xã hội", &["Phòng Kinh tế - Xã hội"]),
        ("Phòng Kinh tế Xây dựng", &["Phòng Kinh tế Xây dựng"]),
        ("Đảng ủy, HĐND, UBND xã", &["Đảng ủy", "HĐND", "UBND xã"]),
        ("Phòng VH-XH, VP HĐND và UBND", &["Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND"]),
        ("Trung tâm PVHCC", &["Trung tâm Phục vụ hành chính công"]),
        ("Phòng Kinh tế, Phòng Kinh tế", &["Phòng Kinh tế"]),
        ("- Phòng Kinh tế\n- Trạm Y tế", &["Phòng Kinh tế", "Trạm Y tế"]),
        ("Công an, Quân sự xã", &["Công an", "Quân sự xã"]),
        ("Phòng Công chức, viên chức; Văn phòng Sở", &["Phòng Công chức, viên chức", "Văn phòng Sở"]),
        ("", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(&units.list(text), expected, "“{text}”");
    }
}

#[test]
fn a_register_wins_over_the_usual_names_and_its_aliases_count() {
    let register =
        Units::new([("Phòng Kinh tế – Hạ tầng", ["Phòng KTHT", "Phòng Kinh tế"].as_slice())]).or(&Units::usual());
    assert_eq!(register.list("phòng ktht"), ["Phòng Kinh tế – Hạ tầng"]);
    assert_eq!(register.list("Phòng Kinh tế xã"), ["Phòng Kinh tế – Hạ tầng"]);
    assert_eq!(register.known("Phòng Tư pháp"), None);
}

#[test]
fn collective_names_are_nobody_in_particular() {
    for name in ["Các cơ quan, đơn vị", "các thôn", "Thủ trưởng các cơ quan", "Cơ quan, đơn vị liên quan"]
    {
        assert!(is_collective(name), "{name}");
    }
    for name in ["Phòng Kinh tế", "Công an xã", "Ban Chỉ huy Quân sự xã"] {
        assert!(!is_collective(name), "{name}");
    }
}
