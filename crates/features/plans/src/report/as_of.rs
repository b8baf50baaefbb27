//! A task as it stood on a day in the past, from dated facts: its moves, the changes decided on, its evidence. What
//! happened later is taken back. Its share of work done is not printed and stays as it is.

use kernel::dates::Date;

use crate::model::{ChangeField, EvidenceState, TaskState};
use crate::store::report::{DecidedChangeRow, MoveRow, PeriodEvidenceRow};
use crate::store::task::TaskRow;

/// The task at the end of `until`. `moves` reach to that day, `changes` are all that were approved, both oldest first.
pub(super) fn as_of(
    mut task: TaskRow,
    moves: &[MoveRow],
    changes: &[DecidedChangeRow],
    evidence: &[&PeriodEvidenceRow],
    until: Date,
) -> TaskRow {
    task.started_on = task.started_on.filter(|on| *on <= until);
    let moved_since = [task.state_on, task.completed_on].into_iter().flatten().any(|on| on > until);
    if moved_since {
        take_back_moves(&mut task, moves);
    }
    task.completed_on = task.completed_on.filter(|on| *on <= until);
    task.last_evidence_on = evidence.iter().filter(|e| accepted_by(e, until)).map(|e| e.period_on).max();
    take_back_changes(&mut task, changes, until);
    task
}

/// Accepted by the end of a day.
pub(super) fn accepted_by(evidence: &PeriodEvidenceRow, until: Date) -> bool {
    evidence.state == EvidenceState::DuocNhan.code() && evidence.decided_on.is_some_and(|on| on <= until)
}

fn take_back_moves(task: &mut TaskRow, moves: &[MoveRow]) {
    let last = moves.iter().rfind(|m| m.task == task.id);
    let begun = if task.started_on.is_some() { TaskState::DangLam } else { TaskState::ChuaBatDau };
    task.state = last.map_or_else(|| begun.code().to_owned(), |m| m.state.clone());
    task.state_on = last.map(|m| m.on_date).or(task.started_on);
    task.state_reason = last.and_then(|m| m.reason.clone());
}

/// Due date, owner and product: the last change decided on by then; before the first one, what was issued.
fn take_back_changes(task: &mut TaskRow, changes: &[DecidedChangeRow], until: Date) {
    for field in ChangeField::ALL {
        let of_field: Vec<&DecidedChangeRow> =
            changes.iter().filter(|c| c.task == task.id && c.field == field.code()).collect();
        // The last one is in force today.
        let by_then = of_field.iter().rposition(|c| c.decided_on <= until);
        if of_field.is_empty() || by_then == Some(of_field.len() - 1) {
            continue;
        }
        let in_force = by_then.map(|at| of_field[at]);
        match field {
            ChangeField::Han => task.due_until = in_force.map_or(task.baseline_due_until, |c| c.new_due),
            ChangeField::NguoiThucHien => task.owner = in_force.map_or(task.baseline_owner, |c| c.new_owner),
            ChangeField::SanPham => {
                let product = in_force.map(|c| c.new_text.clone());
                task.product = product.or_else(|| task.baseline_product.clone());
            }
        }
    }
}
