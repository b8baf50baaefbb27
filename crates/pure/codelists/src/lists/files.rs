//! The lists that come with the program.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::List;
use crate::{BrokenList, broken};

/// A list that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeList {
    /// Dân tộc.
    Ethnicity,
    /// Tôn giáo.
    Religion,
    /// Giới tính.
    Gender,
    /// Trình độ giáo dục phổ thông.
    GeneralEducation,
    /// Trình độ chuyên môn, the lowest first.
    ProfessionalLevel,
    /// Hình thức đào tạo.
    TrainingForm,
    /// Trình độ lý luận chính trị, the lowest first.
    PoliticalTheory,
    /// Trình độ quản lý nhà nước, the lowest first.
    StateManagement,
    /// Bậc ngoại ngữ: the six levels, the lowest first, then the certificates of before.
    ForeignLanguage,
    /// Trình độ tin học.
    ComputerSkill,
    /// Nguồn của người: how somebody came to the commune.
    Origin,
    /// Ngạch công chức.
    Rank,
    /// Loại người làm việc: cadre, civil servant, and the others.
    StaffKind,
}

impl CodeList {
    /// Every list.
    pub const ALL: [CodeList; 13] = [
        CodeList::Ethnicity,
        CodeList::Religion,
        CodeList::Gender,
        CodeList::GeneralEducation,
        CodeList::ProfessionalLevel,
        CodeList::TrainingForm,
        CodeList::PoliticalTheory,
        CodeList::StateManagement,
        CodeList::ForeignLanguage,
        CodeList::ComputerSkill,
        CodeList::Origin,
        CodeList::Rank,
        CodeList::StaffKind,
    ];

    /// The name of its file without the ending: "dan_toc".
    pub fn id(self) -> &'static str {
        self.file().0.trim_end_matches(".toml")
    }

    /// The list of a name: "dan_toc".
    pub fn from_id(id: &str) -> Option<CodeList> {
        CodeList::ALL.into_iter().find(|list| list.id() == id)
    }

    /// The list itself.
    ///
    /// # Panics
    /// Never in a program that passed its tests: they read every file.
    pub fn list(self) -> &'static List {
        let lists = broken::shipped(&SHIPPED);
        lists.get(&self).unwrap_or_else(|| panic!("the list {} is not among those that were read", self.id()))
    }

    fn file(self) -> (&'static str, &'static str) {
        match self {
            CodeList::Ethnicity => ("dan_toc.toml", include_str!("../../../../../law/codelists/dan_toc.toml")),
            CodeList::Religion => ("ton_giao.toml", include_str!("../../../../../law/codelists/ton_giao.toml")),
            CodeList::Gender => ("gioi_tinh.toml", include_str!("../../../../../law/codelists/gioi_tinh.toml")),
            CodeList::GeneralEducation => {
                ("giao_duc_pho_thong.toml", include_str!("../../../../../law/codelists/giao_duc_pho_thong.toml"))
            }
            CodeList::ProfessionalLevel => {
                ("trinh_do_chuyen_mon.toml", include_str!("../../../../../law/codelists/trinh_do_chuyen_mon.toml"))
            }
            CodeList::TrainingForm => {
                ("hinh_thuc_dao_tao.toml", include_str!("../../../../../law/codelists/hinh_thuc_dao_tao.toml"))
            }
            CodeList::PoliticalTheory => {
                ("ly_luan_chinh_tri.toml", include_str!("../../../../../law/codelists/ly_luan_chinh_tri.toml"))
            }
            CodeList::StateManagement => {
                ("quan_ly_nha_nuoc.toml", include_str!("../../../../../law/codelists/quan_ly_nha_nuoc.toml"))
            }
            CodeList::ForeignLanguage => {
                ("ngoai_ngu_bac.toml", include_str!("../../../../../law/codelists/ngoai_ngu_bac.toml"))
            }
            CodeList::ComputerSkill => ("tin_hoc.toml", include_str!("../../../../../law/codelists/tin_hoc.toml")),
            CodeList::Origin => ("nguon.toml", include_str!("../../../../../law/codelists/nguon.toml")),
            CodeList::StaffKind => ("loai_nguoi.toml", include_str!("../../../../../law/codelists/loai_nguoi.toml")),
            CodeList::Rank => ("ngach.toml", include_str!("../../../../../law/codelists/ngach.toml")),
        }
    }
}

static SHIPPED: LazyLock<Result<BTreeMap<CodeList, List>, BrokenList>> = LazyLock::new(|| {
    let read = |list: CodeList| {
        let (file, text) = list.file();
        Ok((list, List::read(file, text)?))
    };
    CodeList::ALL.into_iter().map(read).collect()
});
