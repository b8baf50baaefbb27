//! Who may read the journal.

use kernel::actor::{Actor, Role};
use kernel::permission::{Action, Denied};

/// Those who oversee the commune: its leaders. Whoever gives access has nothing of the journal by that.
const OVERSEERS: &[Role] = &[Role::ChuTich, Role::PhoChuTich];

/// Reading the whole journal.
#[derive(Debug, Clone, Copy)]
pub struct ViewJournal;

impl Action for ViewJournal {
    const NAME: &'static str = "journal.view_journal";

    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        match actor.is_any(OVERSEERS) {
            true => Ok(()),
            false => Err(Denied::because(
                "Nhật ký của toàn xã dành cho lãnh đạo UBND, thanh tra và người quản trị nhật ký. Việc do anh/chị làm, hoặc liên \
                 quan đến anh/chị, có ở trang “Nhật ký về tôi”.",
            )),
        }
    }
}

/// Reading one line.
#[derive(Debug, Clone, Copy)]
pub struct ViewLine {
    /// The line tells what the reader did, or what was done to him or read about him.
    pub concerns_reader: bool,
}

impl Action for ViewLine {
    const NAME: &'static str = "journal.view_line";

    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        match self.concerns_reader || actor.could(&ViewJournal) {
            true => Ok(()),
            false => Err(Denied::OutOfScope),
        }
    }
}
