//! From rows to the report, as of the last day of its period. Pure: what is printed can be recomputed by hand.

use kernel::dates::{self, Date};

use super::as_of::{accepted_by, as_of};
use crate::model::{COMING_DAYS, DifficultyState, DueKind, TaskState, Timeliness};
use crate::store::difficulty::DifficultyRow;
use crate::store::report::{DecidedChangeRow, MoveRow, OpenBlockerRow, PeriodEntryRow, PeriodEvidenceRow};
use crate::store::task::TaskRow;

/// Where a task stood on the last day of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    DoneInTime,
    DoneLate,
    /// Not done, and its end has passed or its evidence is missing.
    Late,
    InTime,
    Stopped,
}

impl Outcome {
    /// The words of the report.
    pub fn label(self) -> &'static str {
        match self {
            Outcome::DoneInTime => "Hoàn thành đúng hạn",
            Outcome::DoneLate => "Hoàn thành chậm",
            Outcome::Late => "Chậm tiến độ",
            Outcome::InTime => "Đang thực hiện, trong hạn",
            Outcome::Stopped => "Tạm dừng hoặc hủy",
        }
    }
}

/// One task's result.
#[derive(Debug, Clone)]
pub struct TaskResult {
    /// As it stood on the last day of the period.
    pub task: TaskRow,
    pub outcome: Outcome,
    /// Days late, where it is or was.
    pub days_late: i32,
    /// "Theo dõi thường xuyên" and the like, as the plan words its time.
    pub due: String,
    /// Titles of products accepted in the period, with the day.
    pub accepted: Vec<String>,
    /// Products that wait for a decision on the last day.
    pub waiting: usize,
    /// Progress as reported in the period, latest last.
    pub progress: Vec<String>,
    /// Why it is late: what it waits for, or the reason given.
    pub reasons: Vec<String>,
}

/// The report's content.
#[derive(Debug, Clone)]
pub struct PeriodReport {
    pub from: Date,
    pub until: Date,
    pub results: Vec<TaskResult>,
    pub difficulties: Vec<DifficultyRow>,
}

impl PeriodReport {
    /// How many tasks ended so.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.results.iter().filter(|r| r.outcome == outcome).count()
    }

    /// Those that were late within the period: what was done late before its first day belongs to an earlier report.
    pub fn late(&self) -> impl Iterator<Item = &TaskResult> {
        let done_now = |r: &TaskResult| r.task.completed_on.is_some_and(|on| on >= self.from);
        self.results
            .iter()
            .filter(move |r| r.outcome == Outcome::Late || (r.outcome == Outcome::DoneLate && done_now(r)))
    }

    /// Difficulties answered by the last day.
    pub fn answered(&self) -> usize {
        self.difficulties.iter().filter(|d| d.answered_on.is_some_and(|on| on <= self.until)).count()
    }

    /// Tasks whose end comes within [`COMING_DAYS`] after the period.
    pub fn coming(&self) -> impl Iterator<Item = &TaskResult> {
        let soon = |due: Date| due > self.until && dates::days_between(self.until, due) <= COMING_DAYS;
        self.results
            .iter()
            .filter(move |r| matches!(r.outcome, Outcome::InTime | Outcome::Late) && r.task.due_until.is_some_and(soon))
    }
}

/// The rows of which a report is made.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// As they stand today.
    pub tasks: Vec<TaskRow>,
    /// Up to the last day of the period.
    pub moves: Vec<MoveRow>,
    /// All that were approved, whenever.
    pub changes: Vec<DecidedChangeRow>,
    pub evidence: Vec<PeriodEvidenceRow>,
    pub entries: Vec<PeriodEntryRow>,
    pub blockers: Vec<OpenBlockerRow>,
    pub difficulties: Vec<DifficultyRow>,
}

/// Puts the report together.
pub fn assemble((from, until): (Date, Date), facts: Facts) -> PeriodReport {
    let Facts { tasks, moves, changes, evidence, entries, blockers, difficulties } = facts;
    let paths: Vec<(i64, String)> = tasks.iter().map(|t| (t.id, t.path.clone())).collect();
    let path_of = |id: i64| paths.iter().find(|(i, _)| *i == id).map_or("", |(_, p)| p.as_str());
    let results = tasks
        .into_iter()
        .map(|task| {
            let of_task: Vec<&PeriodEvidenceRow> = evidence.iter().filter(|e| e.task == task.id).collect();
            let task = as_of(task, &moves, &changes, &of_task, until);
            let (outcome, days_late) = outcome(&task, until);
            let waits = blockers.iter().filter(|b| b.task == task.id).map(|b| waits_for(b, path_of));
            let mut reasons: Vec<String> = waits.collect();
            reasons.extend(task.state_reason.clone().filter(|_| task.state() != TaskState::HoanThanh));
            TaskResult {
                outcome,
                days_late,
                due: due_words(&task),
                accepted: accepted_in(&of_task, from, until),
                waiting: of_task.iter().filter(|e| waited(e, until)).count(),
                progress: entries.iter().filter(|e| e.task == task.id).map(progress_words).collect(),
                reasons,
                task,
            }
        })
        .collect();
    PeriodReport { from, until, results, difficulties }
}

fn outcome(task: &TaskRow, until: Date) -> (Outcome, i32) {
    match task.timeliness(until) {
        Timeliness::DoneInTime => (Outcome::DoneInTime, 0),
        Timeliness::DoneLate(days) => (Outcome::DoneLate, days),
        Timeliness::Overdue(days) | Timeliness::EvidenceLate(days) => (Outcome::Late, days),
        Timeliness::Stopped => (Outcome::Stopped, 0),
        Timeliness::DueSoon(_) | Timeliness::InTime | Timeliness::Unclear => (Outcome::InTime, 0),
    }
}

fn waited(evidence: &PeriodEvidenceRow, until: Date) -> bool {
    evidence.decided_on.is_none_or(|on| on > until)
}

fn accepted_in(evidence: &[&PeriodEvidenceRow], from: Date, until: Date) -> Vec<String> {
    evidence
        .iter()
        .filter(|e| accepted_by(e, until) && e.decided_on.is_some_and(|on| on >= from))
        .map(|e| format!("{} ({})", e.title, dates::short(e.decided_on.unwrap_or(e.submitted_on))))
        .collect()
}

fn progress_words(entry: &PeriodEntryRow) -> String {
    match entry.percent {
        Some(percent) => format!("{}: {} ({percent}%)", dates::short(entry.on_date), entry.body.trim_end_matches('.')),
        None => format!("{}: {}", dates::short(entry.on_date), entry.body),
    }
}

fn waits_for<'p>(blocker: &OpenBlockerRow, path_of: impl Fn(i64) -> &'p str) -> String {
    let since = dates::short(blocker.noted_on);
    match (&blocker.document, blocker.blocked_by) {
        (Some(document), _) => format!("chờ văn bản: {document} (từ {since})"),
        (None, Some(task)) => format!("chờ nhiệm vụ {} (từ {since})", path_of(task)),
        (None, None) => format!("đang chờ (từ {since})"),
    }
}

/// The time of a task as the report prints it.
fn due_words(task: &TaskRow) -> String {
    match (task.due_kind(), task.due_until) {
        (_, Some(until)) => dates::short(until),
        (DueKind::Continuous, None) => "Thường xuyên".to_owned(),
        (DueKind::Every, None) => "Định kỳ".to_owned(),
        (_, None) if task.due_text.is_empty() => "Chưa rõ".to_owned(),
        (_, None) => task.due_text.clone(),
    }
}

/// The state of a difficulty on the last day of a period.
pub fn difficulty_state(row: &DifficultyRow, until: Date) -> DifficultyState {
    match (row.answered_on, row.escalated_on) {
        (Some(on), _) if on <= until => DifficultyState::DaTraLoi,
        (_, Some(on)) if on <= until => DifficultyState::TrinhChuTich,
        _ => DifficultyState::Moi,
    }
}
