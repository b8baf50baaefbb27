//! Relatives in posts of personnel, money, stores and buying (Law 36/2018 Article 20.3, Decree 59/2019 Article 29.5).

use kernel::dates::Date;

use super::answer::{Checked, Verdict, in_force, known};
use crate::law::Law;

/// Who places somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlacedBy {
    /// The head of the body.
    Head,
    /// His deputy.
    Deputy,
    /// Somebody else.
    Other,
}

impl PlacedBy {
    /// Everybody.
    pub const ALL: [PlacedBy; 3] = [PlacedBy::Head, PlacedBy::Deputy, PlacedBy::Other];

    /// As it travels.
    pub fn code(self) -> &'static str {
        match self {
            PlacedBy::Head => "nguoi_dung_dau",
            PlacedBy::Deputy => "cap_pho",
            PlacedBy::Other => "khac",
        }
    }

    /// The one of a code.
    pub fn from_code(code: &str) -> Option<PlacedBy> {
        PlacedBy::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What is known of a placement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Who places.
    pub placed_by: Option<PlacedBy>,
    /// The post: `to_chuc_nhan_su`, `ke_toan`, `thu_quy`, `thu_kho`, `mua_sam`, or another.
    pub post: Option<String>,
    /// What the placed person is to the head or deputy: `vo_chong`, `cha_me`, `con`, `anh_chi_em`, or another; empty where
    /// it was asked and there is nothing.
    pub relations: Option<Vec<String>>,
}

/// Whether a head or his deputy places a relative where he may not.
pub fn check(facts: &Facts, as_of: Date, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let rule = in_force!(checked, law.at(as_of, ""), "nhan_su/nguoi_than");
    let names = |name: &str| rule.text(name).map(|text| text.split(' ').collect::<Vec<_>>());
    let (kin, posts) = (known!(checked, rule, names("quan_he")), known!(checked, rule, names("vi_tri")));
    if facts.placed_by == Some(PlacedBy::Other) {
        checked.say(&rule, Verdict::Pass, "Người bố trí không phải người đứng đầu, cấp phó của người đứng đầu.");
        return checked;
    }
    if facts.post.as_deref().is_some_and(|post| !posts.contains(&post)) {
        let text = "Vị trí không thuộc tổ chức nhân sự, kế toán, thủ quỹ, thủ kho, mua sắm.";
        checked.say(&rule, Verdict::Pass, text);
        return checked;
    }
    let close = facts.relations.as_ref().map(|all| all.iter().filter(|one| kin.contains(&one.as_str())).count());
    if close == Some(0) {
        checked.say(&rule, Verdict::Pass, "Không phải vợ, chồng, bố, mẹ, con, anh, chị, em ruột.");
        return checked;
    }
    for (absent, at, text) in [
        (facts.placed_by.is_none(), "placed_by", "Cần biết ai bố trí."),
        (facts.post.is_none(), "post", "Cần biết vị trí được bố trí."),
        (
            close.is_none(),
            "relations",
            "Cần khai quan hệ gia đình với người đứng đầu, cấp phó; không có thì ghi danh sách rỗng.",
        ),
    ] {
        if absent {
            checked.lacks(&rule, at, text);
        }
    }
    if checked.missing.is_empty() {
        let text = "Không được bố trí vợ, chồng, bố, mẹ, con, anh, chị, em ruột vào vị trí tổ chức nhân sự, kế toán, thủ quỹ, thủ kho, mua sắm của cơ quan.";
        checked.say(&rule, Verdict::Fail, text);
    }
    checked
}
