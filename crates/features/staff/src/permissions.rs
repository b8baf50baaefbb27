//! Who may do what with the register.

use kernel::actor::Actor;
use kernel::ids::AccountId;
use kernel::permission::{Action, Denied};

/// Setting up the register: on the machine itself, by the command line.
#[derive(Debug, Clone, Copy)]
pub struct SetUpStaff;

impl Action for SetUpStaff {
    const NAME: &'static str = "staff.set_up_staff";

    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        match actor.account {
            AccountId(0) => Ok(()),
            _ => Err(Denied::because("Chỉ thực hiện được bằng dòng lệnh trên máy chủ.")),
        }
    }
}
