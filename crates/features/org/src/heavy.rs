//! The heavy fields: where the commune's plan puts the most able people first (land, construction, accounts, information
//! technology, education, health, ethnic and religious affairs, complaints).

use kernel::text::mark_key;
use ui::components::Choice;

/// A heavy field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heavy {
    DatDai,
    XayDung,
    KeToan,
    CongNgheThongTin,
    GiaoDuc,
    YTe,
    DanTocTonGiao,
    KhieuNaiToCao,
}

/// Field, stored code, words on screen, and the words by which a position's name tells it.
const TABLE: [(Heavy, &str, &str, &[&str]); 8] = [
    (Heavy::DatDai, "dat_dai", "Đất đai", &["đất đai", "địa chính"]),
    (Heavy::XayDung, "xay_dung", "Xây dựng", &["xây dựng"]),
    (Heavy::KeToan, "ke_toan", "Kế toán", &["kế toán"]),
    (Heavy::CongNgheThongTin, "cong_nghe_thong_tin", "Công nghệ thông tin", &["công nghệ thông tin", "cntt"]),
    (Heavy::GiaoDuc, "giao_duc", "Giáo dục", &["giáo dục"]),
    (Heavy::YTe, "y_te", "Y tế", &["y tế"]),
    (Heavy::DanTocTonGiao, "dan_toc_ton_giao", "Dân tộc, tôn giáo", &["dân tộc", "tôn giáo"]),
    (Heavy::KhieuNaiToCao, "khieu_nai_to_cao", "Khiếu nại, tố cáo", &["khiếu nại", "tố cáo", "kntc"]),
];

impl Heavy {
    /// Every field, in the order of the plan.
    pub fn all() -> impl Iterator<Item = Heavy> {
        TABLE.iter().map(|(heavy, ..)| *heavy)
    }

    fn entry(self) -> (&'static str, &'static str) {
        TABLE.iter().find(|(heavy, ..)| *heavy == self).map_or(("", ""), |(_, code, label, _)| (*code, *label))
    }

    /// The stored code.
    pub fn code(self) -> &'static str {
        self.entry().0
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        self.entry().1
    }

    /// The field of a stored code.
    pub fn from_code(code: &str) -> Option<Heavy> {
        Heavy::all().find(|heavy| heavy.code() == code)
    }
}

/// The field that the words of a position's name tell, to be offered; none where they tell none, or several.
pub fn suggest(name: &str) -> Option<Heavy> {
    let key = format!(" {} ", mark_key(name));
    // "Kiểm tra chuyên ngành y tế" is about y tế as "Y tế" is; "quốc tế" is another word.
    let told = |words: &&[&str]| words.iter().any(|word| key.contains(&format!(" {word} ")));
    let mut found = TABLE.iter().filter(|(.., words)| told(words)).map(|(heavy, ..)| *heavy);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The fields to choose from.
pub fn choices() -> Vec<Choice> {
    Heavy::all().map(|heavy| Choice::new(heavy.code(), heavy.label())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_field_or_none() {
        for (name, field) in [
            ("Chuyên viên về lĩnh vực đất đai; tài nguyên khoáng sản", Some(Heavy::DatDai)),
            ("Chuyên viên về đầu tư xây dựng, hạ tầng, nhà ở", Some(Heavy::XayDung)),
            ("Kế toán trưởng (hoặc phụ trách kế toán)", Some(Heavy::KeToan)),
            ("Quản lý ứng dụng công nghệ thông tin và chuyển đổi số", Some(Heavy::CongNgheThongTin)),
            ("Chuyên viên giáo dục", Some(Heavy::GiaoDuc)),
            ("Chuyên viên Y tế", Some(Heavy::YTe)),
            ("Dân tộc, tôn giáo", Some(Heavy::DanTocTonGiao)),
            ("Tiếp công dân, giải quyết khiếu nại, tố cáo", Some(Heavy::KhieuNaiToCao)),
            ("Hợp tác quốc tế", None),
            ("Văn thư viên", None),
            ("Giáo dục và y tế", None),
        ] {
            assert_eq!(suggest(name), field, "{name}");
        }
    }

    #[test]
    fn codes_lead_back() {
        assert_eq!(Heavy::all().count(), 8);
        assert!(Heavy::all().all(|heavy| Heavy::from_code(heavy.code()) == Some(heavy) && !heavy.label().is_empty()));
        assert_eq!(Heavy::from_code("khac"), None);
        assert_eq!(choices().len(), 8);
    }
}
