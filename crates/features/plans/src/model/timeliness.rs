//! How timely a task is on a day. Pure: the same facts and day give the same answer on every page.

use kernel::dates::{Date, add_months, days_between};

use super::{DUE_SOON_DAYS, DueKind, MAX_CADENCE_MONTHS, TaskState};

/// What the answer depends on.
#[derive(Debug, Clone, Copy)]
pub struct TimelinessFacts {
    pub state: TaskState,
    pub due_kind: DueKind,
    pub due_until: Option<Date>,
    /// Months between two pieces of evidence of a continuous or periodic task: 1 to [`MAX_CADENCE_MONTHS`].
    pub cadence_months: i64,
    pub started_on: Option<Date>,
    pub last_evidence_on: Option<Date>,
    pub completed_on: Option<Date>,
}

/// The answer. Days are whole and at least 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timeliness {
    /// Completed on or before its end, or without an end.
    DoneInTime,
    /// Completed so many days after its end.
    DoneLate(i32),
    /// Cancelled or paused: no clock runs.
    Stopped,
    /// Its end is so many days ago.
    Overdue(i32),
    /// Its end comes in so many days, at most [`DUE_SOON_DAYS`].
    DueSoon(i32),
    /// Continuous, and the evidence of the period is so many days late.
    EvidenceLate(i32),
    /// All is well, or there is no clock.
    InTime,
    /// The plan does not say until when.
    Unclear,
}

impl Timeliness {
    /// Late now: overdue, or evidence missing.
    pub fn is_late(self) -> bool {
        matches!(self, Timeliness::Overdue(_) | Timeliness::EvidenceLate(_))
    }
}

/// How timely the task is on this day.
pub fn timeliness(facts: &TimelinessFacts, today: Date) -> Timeliness {
    match facts.state {
        TaskState::Huy | TaskState::TamDung => return Timeliness::Stopped,
        TaskState::HoanThanh => return done(facts),
        _ => {}
    }
    if let Some(until) = facts.due_until {
        let left = days_between(today, until);
        if left < 0 {
            return Timeliness::Overdue(-left);
        }
        if left <= DUE_SOON_DAYS {
            return Timeliness::DueSoon(left);
        }
    }
    match facts.due_kind {
        DueKind::Continuous | DueKind::Every => evidence(facts, today),
        DueKind::Unclear => Timeliness::Unclear,
        DueKind::By | DueKind::Within => Timeliness::InTime,
    }
}

fn done(facts: &TimelinessFacts) -> Timeliness {
    match (facts.due_until, facts.completed_on) {
        (Some(until), Some(done)) if done > until => Timeliness::DoneLate(days_between(until, done)),
        _ => Timeliness::DoneInTime,
    }
}

fn evidence(facts: &TimelinessFacts, today: Date) -> Timeliness {
    let Some(since) = facts.last_evidence_on.or(facts.started_on) else { return Timeliness::InTime };
    let months = facts.cadence_months.clamp(1, MAX_CADENCE_MONTHS as i64) as i32;
    let expected = add_months(since, months);
    match days_between(expected, today) {
        late if late > 0 => Timeliness::EvidenceLate(late),
        _ => Timeliness::InTime,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::dates::date;

    fn facts(state: TaskState, due_kind: DueKind) -> TimelinessFacts {
        TimelinessFacts {
            state,
            due_kind,
            due_until: None,
            cadence_months: 1,
            started_on: Some(date(2026, 6, 5)),
            last_evidence_on: None,
            completed_on: None,
        }
    }

    #[test]
    fn the_last_day_is_not_late() {
        let f = TimelinessFacts { due_until: Some(date(2026, 6, 30)), ..facts(TaskState::DangLam, DueKind::By) };
        assert_eq!(timeliness(&f, date(2026, 6, 22)), Timeliness::InTime);
        assert_eq!(timeliness(&f, date(2026, 6, 23)), Timeliness::DueSoon(7));
        assert_eq!(timeliness(&f, date(2026, 6, 30)), Timeliness::DueSoon(0));
        assert_eq!(timeliness(&f, date(2026, 7, 1)), Timeliness::Overdue(1));
    }

    #[test]
    fn a_continuous_task_asks_for_evidence_every_month() {
        let f = TimelinessFacts {
            last_evidence_on: Some(date(2026, 10, 8)),
            ..facts(TaskState::DangLam, DueKind::Continuous)
        };
        assert_eq!(timeliness(&f, date(2026, 11, 8)), Timeliness::InTime);
        assert_eq!(timeliness(&f, date(2026, 11, 20)), Timeliness::EvidenceLate(12));
    }

    #[test]
    fn done_and_stopped_tasks_have_no_running_clock() {
        let late = TimelinessFacts {
            due_until: Some(date(2026, 6, 30)),
            completed_on: Some(date(2026, 7, 18)),
            ..facts(TaskState::HoanThanh, DueKind::By)
        };
        assert_eq!(timeliness(&late, date(2026, 11, 20)), Timeliness::DoneLate(18));
        let paused = TimelinessFacts { state: TaskState::TamDung, ..late };
        assert_eq!(timeliness(&paused, date(2026, 11, 20)), Timeliness::Stopped);
    }
}
