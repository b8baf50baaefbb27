//! The fields in which civil servants change posts at set times (Law 36/2018/QH14, Article 25), as
//! `law/params/nhan_su/chuyen_doi_vi_tri.toml` names them.

use ui::components::Choice;

/// Code and words of each field.
pub const FIELDS: [(&str, &str); 9] = [
    ("tai_chinh", "Tài chính"),
    ("ke_toan", "Kế toán"),
    ("tu_phap", "Tư pháp"),
    ("ke_hoach_dau_tu", "Kế hoạch và đầu tư"),
    ("van_hoa", "Văn hóa"),
    ("thong_tin_truyen_thong", "Thông tin, truyền thông"),
    ("tiep_cong_dan", "Tiếp công dân"),
    ("to_chuc_can_bo", "Tổ chức cán bộ"),
    ("y_te", "Y tế"),
];

/// The words of a stored code; none for one that is not known.
pub fn label(code: &str) -> Option<&'static str> {
    FIELDS.iter().find(|(known, _)| *known == code).map(|(_, label)| *label)
}

/// The fields to choose from.
pub fn choices() -> Vec<Choice> {
    FIELDS.iter().map(|(code, label)| Choice::new(*code, *label)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_are_those_of_the_law() {
        let mut own: Vec<String> = FIELDS.iter().map(|(code, _)| (*code).to_owned()).collect();
        own.sort();
        assert_eq!(own, rules::personnel::rotation::fields(rules::law::Law::shipped()));
        assert_eq!(label("y_te"), Some("Y tế"));
        assert_eq!(label("khac"), None);
    }
}
