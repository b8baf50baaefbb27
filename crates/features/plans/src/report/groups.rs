//! The groups in which a report counts the results of tasks, on the screen and on the paper.

use super::model::{Outcome, PeriodReport, TaskResult};
use crate::model::TaskState;

/// A group: its name in addresses and its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResultGroup {
    pub code: &'static str,
    pub label: &'static str,
}

const PAUSED: ResultGroup = ResultGroup { code: "tam_dung", label: "Tạm dừng" };
const CANCELLED: ResultGroup = ResultGroup { code: "huy", label: "Hủy" };

/// Every group, in the order of the report; each task stands in one.
pub const GROUPS: [ResultGroup; 6] =
    [of(Outcome::DoneInTime), of(Outcome::DoneLate), of(Outcome::InTime), of(Outcome::Late), PAUSED, CANCELLED];

const fn of(outcome: Outcome) -> ResultGroup {
    match outcome {
        Outcome::DoneInTime => ResultGroup { code: "dung_han", label: "Hoàn thành đúng hạn" },
        Outcome::DoneLate => ResultGroup { code: "hoan_thanh_cham", label: "Hoàn thành chậm" },
        Outcome::InTime => ResultGroup { code: "trong_han", label: "Đang thực hiện, trong hạn" },
        Outcome::Late => ResultGroup { code: "cham", label: "Chậm tiến độ" },
        Outcome::Stopped => PAUSED,
    }
}

impl TaskResult {
    /// The group of this task: a stopped one says whether it is paused or cancelled.
    pub fn group(&self) -> ResultGroup {
        match (self.outcome, self.task.state()) {
            (Outcome::Stopped, TaskState::Huy) => CANCELLED,
            (outcome, _) => of(outcome),
        }
    }
}

impl PeriodReport {
    /// The tasks of a group; all for an unknown or empty code.
    pub fn of_group(&self, code: &str) -> impl Iterator<Item = &TaskResult> {
        let known = GROUPS.into_iter().find(|group| group.code == code);
        self.results.iter().filter(move |r| known.is_none_or(|group| r.group() == group))
    }
}
