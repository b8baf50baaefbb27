//! The moves between a task's states: one table, asked by every use case.

use std::fmt;

use super::TaskState;

/// Something that happens to a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskEvent {
    /// The owner begins.
    Start,
    /// Progress is reported.
    Progress,
    /// A product is handed in.
    HandIn,
    /// The authority accepts a product.
    Accept,
    /// The authority sends a product back.
    Return,
    /// The authority pauses the task.
    Pause,
    /// The authority lets it go on.
    Resume,
    /// The authority cancels it.
    Cancel,
}

impl TaskEvent {
    /// Every event.
    pub const ALL: [TaskEvent; 8] = [
        TaskEvent::Start,
        TaskEvent::Progress,
        TaskEvent::HandIn,
        TaskEvent::Accept,
        TaskEvent::Return,
        TaskEvent::Pause,
        TaskEvent::Resume,
        TaskEvent::Cancel,
    ];
}

/// Why a task cannot move so. [`fmt::Display`] says it to the user, with what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// It has been completed.
    Completed,
    /// It has been cancelled.
    Cancelled,
    /// It is paused.
    Paused,
    /// It is not paused, so nothing can be resumed.
    NotPaused,
    /// It has been started.
    AlreadyStarted,
    /// It has not been started, so there is nothing to pause.
    NotStarted,
    /// A product waits for a decision first.
    AwaitsDecision,
    /// No product waits.
    NothingAwaits,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Why::Completed => "Nhiệm vụ đã hoàn thành nên không chuyển trạng thái nữa.",
            Why::Cancelled => "Nhiệm vụ đã hủy nên không chuyển trạng thái nữa.",
            Why::Paused => "Nhiệm vụ đang tạm dừng. Hãy đề nghị cấp có thẩm quyền cho tiếp tục trước.",
            Why::NotPaused => "Nhiệm vụ không ở trạng thái tạm dừng nên không cần cho tiếp tục.",
            Why::AlreadyStarted => "Nhiệm vụ đã bắt đầu rồi. Hãy báo cáo tiến độ để ghi bước tiếp theo.",
            Why::NotStarted => {
                "Nhiệm vụ chưa bắt đầu nên chưa có gì để tạm dừng. Nếu cần lùi việc, hãy đề nghị đổi thời hạn."
            }
            Why::AwaitsDecision => "Có sản phẩm đang chờ duyệt. Hãy chấp nhận hoặc trả lại sản phẩm đó trước.",
            Why::NothingAwaits => "Nhiệm vụ không có sản phẩm nào đang chờ duyệt.",
        })
    }
}

impl std::error::Error for Why {}

/// The state after the event. Only an accepted product completes a task; with `goes_on` it does not: continuous and
/// periodic work that the product does not prove to its end (`TaskRow::goes_on_after`). A completed task keeps its state while the other products that were waiting are decided.
///
/// # Errors
/// [`Why`] the task cannot move so.
pub fn next(state: TaskState, event: TaskEvent, goes_on: bool) -> Result<TaskState, Why> {
    use TaskEvent as E;
    use TaskState as S;
    match (state, event) {
        (S::Huy, _) => Err(Why::Cancelled),
        (S::HoanThanh, E::Accept | E::Return) => Ok(S::HoanThanh),
        (S::HoanThanh, _) => Err(Why::Completed),
        (_, E::Cancel) => Ok(S::Huy),

        (S::TamDung, E::Resume) => Ok(S::DangLam),
        (S::TamDung, _) => Err(Why::Paused),
        (_, E::Resume) => Err(Why::NotPaused),

        (S::ChuaBatDau, E::Start) => Ok(S::DangLam),
        (_, E::Start) => Err(Why::AlreadyStarted),

        (S::ChuaBatDau, E::Progress) => Ok(S::DangLam),
        (same, E::Progress) => Ok(same),
        (_, E::HandIn) => Ok(S::ChoDuyet),

        (S::ChoDuyet, E::Accept) if goes_on => Ok(S::DangLam),
        (S::ChoDuyet, E::Accept) => Ok(S::HoanThanh),
        (S::ChoDuyet, E::Return) => Ok(S::TraLai),
        (_, E::Accept | E::Return) => Err(Why::NothingAwaits),

        (S::DangLam | S::TraLai, E::Pause) => Ok(S::TamDung),
        (S::ChoDuyet, E::Pause) => Err(Why::AwaitsDecision),
        (S::ChuaBatDau, E::Pause) => Err(Why::NotStarted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TaskState as S;

    /// The whole table, written a second time: one row per state, one column per event in the order of `ALL`.
    const TABLE: [(S, [Result<S, Why>; 8]); 7] = [
        (
            S::ChuaBatDau,
            [
                Ok(S::DangLam),
                Ok(S::DangLam),
                Ok(S::ChoDuyet),
                Err(Why::NothingAwaits),
                Err(Why::NothingAwaits),
                Err(Why::NotStarted),
                Err(Why::NotPaused),
                Ok(S::Huy),
            ],
        ),
        (
            S::DangLam,
            [
                Err(Why::AlreadyStarted),
                Ok(S::DangLam),
                Ok(S::ChoDuyet),
                Err(Why::NothingAwaits),
                Err(Why::NothingAwaits),
                Ok(S::TamDung),
                Err(Why::NotPaused),
                Ok(S::Huy),
            ],
        ),
        (
            S::ChoDuyet,
            [
                Err(Why::AlreadyStarted),
                Ok(S::ChoDuyet),
                Ok(S::ChoDuyet),
                Ok(S::HoanThanh),
                Ok(S::TraLai),
                Err(Why::AwaitsDecision),
                Err(Why::NotPaused),
                Ok(S::Huy),
            ],
        ),
        (
            S::HoanThanh,
            [
                Err(Why::Completed),
                Err(Why::Completed),
                Err(Why::Completed),
                Ok(S::HoanThanh),
                Ok(S::HoanThanh),
                Err(Why::Completed),
                Err(Why::Completed),
                Err(Why::Completed),
            ],
        ),
        (
            S::TraLai,
            [
                Err(Why::AlreadyStarted),
                Ok(S::TraLai),
                Ok(S::ChoDuyet),
                Err(Why::NothingAwaits),
                Err(Why::NothingAwaits),
                Ok(S::TamDung),
                Err(Why::NotPaused),
                Ok(S::Huy),
            ],
        ),
        (
            S::TamDung,
            [
                Err(Why::Paused),
                Err(Why::Paused),
                Err(Why::Paused),
                Err(Why::Paused),
                Err(Why::Paused),
                Err(Why::Paused),
                Ok(S::DangLam),
                Ok(S::Huy),
            ],
        ),
        (S::Huy, [Err(Why::Cancelled); 8]),
    ];

    #[test]
    fn every_state_and_every_event() {
        assert!(S::ALL.iter().all(|state| TABLE.iter().any(|(row, _)| row == state)), "a state is missing");
        for (state, row) in TABLE {
            for (event, expected) in TaskEvent::ALL.into_iter().zip(row) {
                assert_eq!(next(state, event, false), expected, "{state:?} + {event:?}");
            }
        }
    }

    #[test]
    fn a_task_that_goes_on_differs_only_in_not_being_completed() {
        for (state, row) in TABLE {
            for (event, one_off) in TaskEvent::ALL.into_iter().zip(row) {
                let expected = match (state, event) {
                    (S::ChoDuyet, TaskEvent::Accept) => Ok(S::DangLam),
                    _ => one_off,
                };
                assert_eq!(next(state, event, true), expected, "{state:?} + {event:?}");
            }
        }
    }

    #[test]
    fn only_an_accepted_product_completes() {
        for (state, event) in S::ALL.iter().flat_map(|s| TaskEvent::ALL.map(|e| (*s, e))) {
            let completes = state != S::HoanThanh && next(state, event, false) == Ok(S::HoanThanh);
            assert_eq!(completes, (state, event) == (S::ChoDuyet, TaskEvent::Accept));
        }
    }

    #[test]
    fn every_refusal_says_what_to_do_in_a_sentence() {
        for (_, row) in TABLE {
            for why in row.into_iter().filter_map(Result::err) {
                assert!(why.to_string().ends_with('.') && why.to_string().chars().count() > 30);
            }
        }
    }
}
