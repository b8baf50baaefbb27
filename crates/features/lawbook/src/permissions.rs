//! Who may look up the law and try it, and who chooses for the commune where it is open.

use kernel::actor::Role;
use kernel::ids::AccountId;
use kernel::permission::{Action, Grant, Object, Policy, Scope};

/// Every policy of the slice.
pub const POLICIES: &[&Policy] =
    &[&ViewLaw::POLICY, &ProposeChoice::POLICY, &DecideChoice::POLICY, &WithdrawChoice::POLICY];

/// Looking up the law and trying its calculation: everybody who is signed in. Nothing is stored by it.
#[derive(Debug, Clone, Copy)]
pub struct ViewLaw;

impl Action for ViewLaw {
    const POLICY: Policy = Policy {
        name: "lawbook.view_law",
        label: "Tra cứu quy định, tính thử điểm và xếp loại",
        grants: &[Grant::to(&[], Scope::OwnCommune)],
        ..Policy::NOBODY
    };
}

/// Proposing which reading of an open question applies here.
#[derive(Debug, Clone, Copy)]
pub struct ProposeChoice;

impl Action for ProposeChoice {
    const POLICY: Policy = Policy {
        name: "lawbook.propose_choice",
        label: "Đề nghị cách hiểu áp dụng ở chỗ quy định để ngỏ",
        grants: &[Grant::to(&[Role::DauMoi, Role::ChuTich, Role::PhoChuTich], Scope::OwnCommune)],
        refusal: "Cách hiểu áp dụng ở xã do đầu mối kế hoạch hoặc lãnh đạo UBND đề nghị.",
        ..Policy::NOBODY
    };
}

/// Deciding on it: the second person.
#[derive(Debug, Clone, Copy)]
pub struct DecideChoice;

impl Action for DecideChoice {
    const POLICY: Policy = Policy {
        name: "lawbook.decide_choice",
        label: "Duyệt cách hiểu áp dụng ở chỗ quy định để ngỏ",
        grants: &[Grant::to(&[Role::ChuTich, Role::PhoChuTich], Scope::OwnCommune)],
        refusal: "Cách hiểu áp dụng ở xã do lãnh đạo UBND duyệt.",
        ..Policy::NOBODY
    };
}

/// Taking one's own proposal back.
#[derive(Debug, Clone, Copy)]
pub struct WithdrawChoice {
    pub proposed_by: AccountId,
}

impl Action for WithdrawChoice {
    const POLICY: Policy = Policy {
        name: "lawbook.withdraw_choice",
        label: "Rút lại đề nghị về cách hiểu",
        grants: &[Grant::to(&[Role::DauMoi, Role::ChuTich, Role::PhoChuTich], Scope::Own)],
        refusal: "Chỉ người đã đề nghị rút lại được đề nghị.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { account: Some(self.proposed_by), ..Object::default() }
    }
}
