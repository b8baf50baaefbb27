//! Who may do what with accounts.

use kernel::actor::Actor;
use kernel::ids::AccountId;
use kernel::permission::{Action, Denied};

/// Beginning or ending one's own sessions, changing one's own password.
#[derive(Debug, Clone, Copy)]
pub struct OwnAccount {
    pub account: AccountId,
}

impl Action for OwnAccount {
    const NAME: &'static str = "accounts.own_account";

    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        if actor.account == self.account { Ok(()) } else { Err(Denied::OutOfScope) }
    }
}

/// Setting up accounts while a commune is being set up, on the machine itself (command line), before anybody can sign in.
#[derive(Debug, Clone, Copy)]
pub struct SetUp;

impl Action for SetUp {
    const NAME: &'static str = "accounts.set_up";

    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        match actor.account {
            crate::api::SET_UP_ACCOUNT => Ok(()),
            _ => Err(Denied::because("Chỉ thực hiện được bằng dòng lệnh trên máy chủ.")),
        }
    }
}
