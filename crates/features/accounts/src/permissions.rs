//! Who may do what with accounts.

use db::draft::OwnDrafts;
use jiff::SignedDuration;
use kernel::actor::{Actor, Role};
use kernel::ids::{AccountId, StaffId};
use kernel::permission::{Action, Grant, Object, Policy, Scope};

/// Every policy of the slice.
pub const POLICIES: &[&Policy] = &[&OwnAccount::POLICY, &OwnDrafts::POLICY, &Administer::POLICY, &SetUp::POLICY];

/// Beginning or ending one's own sessions, changing one's own password.
#[derive(Debug, Clone, Copy)]
pub struct OwnAccount {
    pub account: AccountId,
}

impl Action for OwnAccount {
    const POLICY: Policy = Policy {
        name: "accounts.own_account",
        label: "Dùng tài khoản của mình: đăng nhập, đổi mật khẩu, kết thúc phiên",
        grants: &[Grant::to(&[], Scope::Own)],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { account: Some(self.account), ..Object::default() }
    }
}

/// Making an account, locking and unlocking it. What needs two persons was decided by them before: the one who acts here
/// takes the last step.
#[derive(Debug, Clone, Copy)]
pub struct Administer {
    /// 0 for an account that is being made.
    pub account: AccountId,
    pub staff: Option<StaffId>,
}

impl Action for Administer {
    const POLICY: Policy = Policy {
        name: "accounts.administer",
        label: "Lập, khóa, mở tài khoản",
        grants: &[Grant::to(&[Role::ChuTich, Role::PhoChuTich, Role::QuanTriTruyCap], Scope::OwnCommune)],
        refusal: "Tài khoản do người quản trị truy cập và lãnh đạo UBND quản lý.",
        not_own: "Không ai tự lập, khóa hoặc mở tài khoản của chính mình.",
        program: true,
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { own: [self.staff, None, None], account: Some(self.account).filter(|a| a.0 != 0), ..Object::default() }
    }
}

/// Setting up accounts while a commune is being set up, on the machine itself (command line), before anybody can sign in.
#[derive(Debug, Clone, Copy)]
pub struct SetUp;

impl Action for SetUp {
    const POLICY: Policy =
        Policy::program("accounts.set_up", "Lập tài khoản đầu tiên", "Chỉ thực hiện được bằng dòng lệnh trên máy chủ.");
}

/// How long a person may do nothing before the session is locked: sooner where it keeps the system itself.
pub fn idle_limit(actor: &Actor) -> SignedDuration {
    let keeps_system = actor.capacities.iter().any(|held| held.role.is_administrator());
    SignedDuration::from_mins(if keeps_system { 5 } else { 15 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ids::Commune;

    #[test]
    fn administrators_are_locked_sooner() {
        let minutes = |roles: &[Role]| idle_limit(&Actor::program(Commune(1), "").with_roles(roles)).as_mins();
        assert_eq!(minutes(&[Role::ChuTich, Role::DauMoi]), 15);
        assert_eq!(minutes(&[Role::CongChuc, Role::QuanTriTruyCap]), 5);
        assert_eq!(minutes(&[Role::QuanTriNhatKy]), 5);
    }
}
