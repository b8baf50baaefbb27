//! The words of the states that policies name by their codes.

use plans::model::{DifficultyState, PlanState, TaskState};

/// States that no list of a slice gives words to.
const OTHERS: &[(&str, &str)] = &[("noi_bo", "Nội bộ"), ("cong_khai", "Công khai")];

/// "dang_lam" → "Đang làm".
pub(super) fn of_state(code: &str) -> &'static str {
    let task = TaskState::from_code(code).map(TaskState::label);
    let plan = || PlanState::from_code(code).map(PlanState::label);
    let difficulty = || DifficultyState::from_code(code).map(DifficultyState::label);
    let other = || OTHERS.iter().find(|(known, _)| *known == code).map(|(_, words)| *words);
    let words = task.or_else(plan).or_else(difficulty).or_else(other);
    words.unwrap_or_else(|| panic!("the state {code:?} has no words: give it a line in tests/it/permissions/words.rs"))
}
