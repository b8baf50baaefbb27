//! Who may do what with units and positions.

use kernel::actor::Actor;
use kernel::ids::AccountId;
use kernel::permission::{Action, Denied};

/// Setting up the commune's units and positions: on the machine itself, by the command line.
#[derive(Debug, Clone, Copy)]
pub struct SetUpUnits;

impl Action for SetUpUnits {
    const NAME: &'static str = "org.set_up_units";

    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        match actor.account {
            AccountId(0) => Ok(()),
            _ => Err(Denied::because("Chỉ thực hiện được bằng dòng lệnh trên máy chủ.")),
        }
    }
}
