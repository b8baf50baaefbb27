//! Who may do what with accounts.

use jiff::SignedDuration;
use kernel::actor::{Actor, Role};
use kernel::ids::AccountId;
use kernel::permission::{Action, Grant, Object, Policy, Scope};

/// Every policy of the slice.
pub const POLICIES: &[&Policy] = &[&OwnAccount::POLICY, &SetUp::POLICY];

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

/// Setting up accounts while a commune is being set up, on the machine itself (command line), before anybody can sign in.
#[derive(Debug, Clone, Copy)]
pub struct SetUp;

impl Action for SetUp {
    const POLICY: Policy =
        Policy::program("accounts.set_up", "Lập tài khoản đầu tiên", "Chỉ thực hiện được bằng dòng lệnh trên máy chủ.");
}

/// Those who decide what others may see or do here.
const ADMINISTRATORS: &[Role] = &[Role::QuanTriTruyCap, Role::QuanTriNhatKy];

/// How long a person may do nothing before the session is locked.
pub fn idle_limit(actor: &Actor) -> SignedDuration {
    SignedDuration::from_mins(if actor.is_any(ADMINISTRATORS) { 5 } else { 15 })
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
