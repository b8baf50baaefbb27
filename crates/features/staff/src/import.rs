//! Lists of people that come as workbooks ("Nhập danh sách từ Excel"): the header is found, columns are known by what they mean,
//! every row is checked, and what is right is taken in at once or not at all.
//!
//! Everything here but [`carry_out`] and [`undo`] is a pure function of the workbook, of what the register has, and of what was
//! answered on the way; so the wizard and the command line say the same.

mod answers;
mod carry;
mod check;
pub mod contract;
mod finding;
mod ground;
mod header;
mod keep;
mod meaning;
mod rows;
mod sheet;
mod takeback;
mod values;

pub use answers::{Answers, Same};
pub use carry::{Carried, CarryOut, carry_out};
pub use check::{Change, Checked, NoList, Person, Row, RowState, check};
pub use finding::{Finding, Grade};
pub use ground::{Ground, Known, ground};
pub use header::{ReadColumn, Table};
pub use keep::{Kept, keep};
pub(crate) use keep::{keep_in, leaf};
pub use meaning::{Meaning, choices};
pub use takeback::{Undone, undo};
pub(crate) use values::read_value;
