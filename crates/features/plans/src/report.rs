//! The consolidated report of a period ("Báo cáo kết quả thực hiện kế hoạch"): page, preview and Word file.

mod as_of;
mod groups;
mod load;
mod model;
pub mod page;
mod paper;

pub use model::{Facts, Outcome, PeriodReport, TaskResult, assemble};

pub use paper::{Registers, paper};
