//! Parts and case of names.

use kernel::text::{family_name, given_name, middle_name, proper_case, upper_vi};

#[test]
fn names_have_given_family_and_middle_parts() {
    let cases = [
        ("Nguyễn Thị Hoà", "Hoà", "Nguyễn", "Thị"),
        ("Lê Hà", "Hà", "Lê", ""),
        (" Trần  Thị Ngọc Ánh ", "Ánh", "Trần", "Thị Ngọc"),
        ("Ỷ", "Ỷ", "", ""),
        ("", "", "", ""),
    ];
    for (name, given, family, middle) in cases {
        assert_eq!(
            (given_name(name), family_name(name), middle_name(name)),
            (given.into(), family.into(), middle.into())
        );
    }
}

#[test]
fn case_changes_keep_every_mark() {
    assert_eq!(upper_vi("Phạm Thị Hoà"), "PHẠM THỊ HOÀ");
    assert_eq!(proper_case("PHẠM THỊ HOÀ"), "Phạm Thị Hoà");
    assert_eq!(proper_case("  đặng   như ỷ"), "Đặng Như Ỷ");
    assert_eq!(proper_case("H'HEN NIÊ"), "H'Hen Niê");
    assert_eq!(upper_vi("nguye\u{302}\u{303}n"), "NGUYỄN");
    let alphabet = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
    assert_eq!(upper_vi(alphabet).to_lowercase(), alphabet);
}
