//! Who may propose, decide, delegate and look at who may what.

use kernel::actor::Role;
use kernel::ids::{AccountId, StaffId};
use kernel::permission::{Action, Grant, Object, Policy, Scope};

/// Every policy of the slice.
pub const POLICIES: &[&Policy] = &[
    &ViewTable::POLICY,
    &ViewAccounts::POLICY,
    &Propose::POLICY,
    &Withdraw::POLICY,
    &Decide::POLICY,
    &GiveLink::POLICY,
    &Suspend::POLICY,
    &Delegate::POLICY,
    &AnswerDelegation::POLICY,
    &RevokeDelegation::POLICY,
    &SetUpAccess::POLICY,
];

const LEADERS: &[Role] = &[Role::ChuTich, Role::PhoChuTich];
const DELEGABLE: &[Role] =
    &[Role::ChuTich, Role::PhoChuTich, Role::TruongDonVi, Role::PhoTruongDonVi, Role::DauMoi, Role::TaiChinh];
const NOT_ON_HIMSELF: &str = "Không ai đề nghị hoặc quyết định việc về chính mình hoặc về người thân.";

fn about(subject: Option<StaffId>, relatives: &[StaffId]) -> Object<'_> {
    Object { own: [subject, None, None], relatives, ..Object::default() }
}

/// Reading the table of permissions.
#[derive(Debug, Clone, Copy)]
pub struct ViewTable;

impl Action for ViewTable {
    const POLICY: Policy = Policy {
        name: "access.view_table",
        label: "Xem bảng quyền",
        grants: &[Grant::to(&[], Scope::OwnCommune)],
        ..Policy::NOBODY
    };
}

/// Seeing who has an account and which roles.
#[derive(Debug, Clone, Copy)]
pub struct ViewAccounts;

impl Action for ViewAccounts {
    const POLICY: Policy = Policy {
        name: "access.view_accounts",
        label: "Xem tài khoản, vai trò và các đề nghị",
        grants: &[Grant::to(&[Role::QuanTriTruyCap, Role::ChuTich, Role::PhoChuTich], Scope::OwnCommune)],
        refusal: "Tài khoản và vai trò do người quản trị truy cập và lãnh đạo UBND quản lý.",
        ..Policy::NOBODY
    };
}

/// Proposing an account, a role, their end, a new password.
#[derive(Debug, Clone)]
pub struct Propose {
    pub subject: Option<StaffId>,
    pub relatives: Vec<StaffId>,
}

impl Action for Propose {
    const POLICY: Policy = Policy {
        name: "access.propose",
        label: "Đề nghị lập tài khoản, cấp hoặc thôi vai trò, đặt lại mật khẩu",
        grants: &[Grant::to(&[Role::QuanTriTruyCap], Scope::OwnCommune)],
        refusal: "Việc này do người quản trị truy cập đề nghị, lãnh đạo UBND duyệt.",
        not_own: NOT_ON_HIMSELF,
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        about(self.subject, &self.relatives)
    }
}

/// Taking one's own proposal back.
#[derive(Debug, Clone, Copy)]
pub struct Withdraw {
    pub proposed_by: AccountId,
}

impl Action for Withdraw {
    const POLICY: Policy = Policy {
        name: "access.withdraw",
        label: "Rút lại đề nghị về tài khoản, vai trò",
        grants: &[Grant::to(&[Role::QuanTriTruyCap], Scope::Own)],
        refusal: "Chỉ người đã đề nghị rút lại được đề nghị.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { account: Some(self.proposed_by), ..Object::default() }
    }
}

/// Deciding on a proposal: the second person.
#[derive(Debug, Clone)]
pub struct Decide {
    pub subject: Option<StaffId>,
    pub relatives: Vec<StaffId>,
}

impl Action for Decide {
    const POLICY: Policy = Policy {
        name: "access.decide",
        label: "Duyệt đề nghị về tài khoản, vai trò",
        grants: &[Grant::to(LEADERS, Scope::OwnCommune)],
        refusal: "Đề nghị về tài khoản và vai trò do lãnh đạo UBND duyệt.",
        not_own: NOT_ON_HIMSELF,
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        about(self.subject, &self.relatives)
    }
}

/// Making one of the two secrets of an invitation: the link is for the proposer to give, the code for the decider.
#[derive(Debug, Clone, Copy)]
pub struct GiveLink {
    /// Who proposed, for the link; who decided, for the code.
    pub holder: AccountId,
}

impl Action for GiveLink {
    const POLICY: Policy = Policy {
        name: "access.give_link",
        label: "Tạo đường dẫn mời (người đề nghị) hoặc mã xác nhận (người duyệt)",
        grants: &[Grant::to(&[Role::QuanTriTruyCap, Role::ChuTich, Role::PhoChuTich], Scope::Own)],
        refusal: "Đường dẫn mời do người đề nghị giữ, mã xác nhận do người duyệt giữ; không ai giữ cả hai.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { account: Some(self.holder), ..Object::default() }
    }
}

/// Locking an account at once, when something is wrong. Opening it again needs two persons.
#[derive(Debug, Clone, Copy)]
pub struct Suspend {
    pub account: AccountId,
    pub subject: Option<StaffId>,
}

impl Action for Suspend {
    const POLICY: Policy = Policy {
        name: "access.suspend",
        label: "Tạm khóa tài khoản",
        grants: &[Grant::to(&[Role::QuanTriTruyCap, Role::ChuTich], Scope::OwnCommune)],
        refusal: "Việc tạm khóa do người quản trị truy cập hoặc Chủ tịch UBND thực hiện.",
        not_own: "Không ai tự khóa tài khoản của chính mình; hãy dùng “Đăng xuất mọi nơi”.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { account: Some(self.account), ..about(self.subject, &[]) }
    }
}

/// Delegating a power of one's own.
#[derive(Debug, Clone, Copy)]
pub struct Delegate {
    pub from: AccountId,
}

impl Action for Delegate {
    const POLICY: Policy = Policy {
        name: "access.delegate",
        label: "Ủy quyền cho người khác",
        grants: &[Grant::to(DELEGABLE, Scope::Own)],
        refusal: "Chỉ người đang giữ chức vụ mới ủy quyền được; vai trò quản trị và vai trò theo dõi không ủy quyền.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { account: Some(self.from), ..Object::default() }
    }
}

/// Taking or declining a delegation.
#[derive(Debug, Clone, Copy)]
pub struct AnswerDelegation {
    pub to: AccountId,
}

impl Action for AnswerDelegation {
    const POLICY: Policy = Policy {
        name: "access.answer_delegation",
        label: "Nhận hoặc không nhận ủy quyền",
        grants: &[Grant::to(&[], Scope::Own)],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { account: Some(self.to), ..Object::default() }
    }
}

/// Taking a delegation back.
#[derive(Debug, Clone, Copy)]
pub struct RevokeDelegation {
    pub from: AccountId,
}

impl Action for RevokeDelegation {
    const POLICY: Policy = Policy {
        name: "access.revoke_delegation",
        label: "Thu hồi ủy quyền",
        grants: &[Grant::to(&[], Scope::Own)],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { account: Some(self.from), ..Object::default() }
    }
}

/// Giving the first roles while a commune is being set up.
#[derive(Debug, Clone, Copy)]
pub struct SetUpAccess;

impl Action for SetUpAccess {
    const POLICY: Policy =
        Policy::program("access.set_up", "Cấp vai trò đầu tiên", "Chỉ thực hiện được bằng dòng lệnh trên máy chủ.");
}
