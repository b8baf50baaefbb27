//! What people type into fields and cells, read by the lists.

use codelists::lists::{CodeList, Reading};
use kernel::dates::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 28);

fn read(list: CodeList, typed: &str) -> String {
    match list.read(typed, TODAY) {
        Reading::One(item) => item.code.clone(),
        Reading::Several(items) => items.iter().map(|item| item.code.as_str()).collect::<Vec<_>>().join(" | "),
        Reading::None => "-".to_owned(),
    }
}

#[test]
fn cells_as_people_write_them() {
    use CodeList::*;
    let cases = [
        (ProfessionalLevel, "ĐH", "dai_hoc"),
        (ProfessionalLevel, "đại  học", "dai_hoc"),
        (ProfessionalLevel, "Trình độ: Đại học", "dai_hoc"),
        (ProfessionalLevel, "Tốt nghiệp đại học", "dai_hoc"),
        (ProfessionalLevel, "Cử nhân", "dai_hoc"),
        (ProfessionalLevel, "Kỹ sư", "dai_hoc"),
        (ProfessionalLevel, "Th.S", "thac_si"),
        (ProfessionalLevel, "thac sy", "thac_si"),
        (ProfessionalLevel, "T.S", "tien_si"),
        (ProfessionalLevel, "C.Đ", "cao_dang"),
        (ProfessionalLevel, "TC", "trung_cap"),
        (StateManagement, "ngạch chuyên viên", "chuyen_vien"),
        (StateManagement, "Bồi dưỡng QLNN ngạch chuyên viên chính", "chuyen_vien_chinh"),
        (StateManagement, "CVC", "chuyen_vien_chinh"),
        (PoliticalTheory, "Trung cấp LLCT", "trung_cap"),
        (PoliticalTheory, "LLCT: Cao cấp", "cao_cap"),
        (Ethnicity, "Dân tộc Kinh", "01"),
        (Ethnicity, "kinh", "01"),
        (Ethnicity, "H’Mông", "08"),
        (Ethnicity, "Êđê", "11"),
        (Ethnicity, "người nước ngoài", "55"),
        (Religion, "Không", "00"),
        (Religion, "Đạo Phật", "01"),
        (Religion, "Hoà Hảo", "05"),
        (ForeignLanguage, "Tiếng Anh B1", "bac_3"),
        (ForeignLanguage, "Bậc 3/6", "bac_3"),
        (ForeignLanguage, "Anh B", "cu_b"),
        (TrainingForm, "Hệ tại chức", "vua_lam_vua_hoc"),
        (TrainingForm, "đào tạo từ xa", "tu_xa"),
        (ComputerSkill, "Ứng dụng CNTT cơ bản", "co_ban"),
        (GeneralEducation, "12/12", "12/12"),
        (GeneralEducation, "lớp 10/10", "10/10"),
        (Gender, "NỮ", "nu"),
        (Origin, "Từ cấp huyện", "cap_huyen_cu"),
        (Rank, "01.003 - Chuyên viên", "01.003"),
        (Rank, "Chuyên viên (01.003)", "01.003"),
        (Rank, "Ngạch: CVC", "01.002"),
    ];
    for (list, typed, expected) in cases {
        assert_eq!(read(list, typed), expected, "{list:?}: {typed}");
    }
}

#[test]
fn what_changes_the_meaning_is_not_left_out() {
    use CodeList::*;
    for (list, typed) in [
        (ProfessionalLevel, "Đại học trở lên"),
        (ProfessionalLevel, "≥ Đại học"),
        (ProfessionalLevel, "> ĐH"),
        (ProfessionalLevel, "dưới đại học"),
        (ProfessionalLevel, "Đại học, Thạc sĩ"),
        (ProfessionalLevel, "Cử nhân Luật"),
        (ProfessionalLevel, "Đại học?"),
        (ProfessionalLevel, "trình độ"),
        (ProfessionalLevel, ""),
        (StateManagement, "chuyên viên chính trở xuống"),
        (ComputerSkill, "B"),
        (Rank, "01.002 - Chuyên viên"),
        (Rank, "01.004 - CV"),
        (GeneralEducation, "1212"),
        (GeneralEducation, "13/12"),
    ] {
        assert_eq!(read(list, typed), "-", "{list:?}: {typed}");
    }
}

#[test]
fn several_meanings_are_all_told() {
    assert_eq!(read(CodeList::ProfessionalLevel, "Sau đại học"), "thac_si | tien_si");
    assert_eq!(read(CodeList::ProfessionalLevel, "trình độ sau đại học"), "thac_si | tien_si");
    assert_eq!(read(CodeList::GeneralEducation, "Tốt nghiệp THPT"), "12/12 | 10/10");
}

#[test]
fn the_nearest_is_a_suggestion() {
    let nearest = |list: CodeList, typed| list.nearest(typed, TODAY).map(|item| item.code.as_str());
    assert_eq!(nearest(CodeList::ProfessionalLevel, "Cử nhân Luật"), Some("dai_hoc"));
    assert_eq!(nearest(CodeList::ProfessionalLevel, "Dai hocc"), Some("dai_hoc"));
    assert_eq!(nearest(CodeList::ProfessionalLevel, "Thạc sĩ Quản lý công"), Some("thac_si"));
    assert_eq!(nearest(CodeList::StateManagement, "lớp chuyên viên chính K5"), Some("chuyen_vien_chinh"));
    assert_eq!(nearest(CodeList::Ethnicity, "Knh"), Some("01"));
    assert_eq!(nearest(CodeList::ProfessionalLevel, "abcdefgh"), None);
    assert_eq!(nearest(CodeList::ProfessionalLevel, " . "), None);
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(typed in "\\PC{0,40}") {
        for list in CodeList::ALL {
            let _ = list.read(&typed, TODAY);
            let _ = list.nearest(&typed, TODAY);
        }
    }
}
