//! Difficulties ("Khó khăn, vướng mắc"): any unit reports, the steward answers or submits to the chairman.

pub mod answer;
pub mod list;
pub mod page;
pub mod report;

use ui::components::{Status, StatusKind};

use crate::model::DifficultyState;

/// The state as a mark.
pub(crate) fn mark(state: DifficultyState) -> Status {
    let kind = match state {
        DifficultyState::Moi => StatusKind::NotStarted,
        DifficultyState::TrinhChuTich => StatusKind::AwaitingApproval,
        DifficultyState::DaTraLoi => StatusKind::Done,
    };
    Status { kind, label: state.label().to_owned() }
}
