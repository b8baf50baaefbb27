//! Whether the paper is a plan at all; if not, what it seems to be.

use super::fields::RawTask;
use super::head::Head;
use super::labels::Role;
use super::model::NotAPlan;
use super::text::first_capital;

/// Refuses what is no plan.
pub(super) fn check(head: &Head, tasks: &[RawTask], parts: usize, first_line: Option<u32>) -> Result<(), NotAPlan> {
    let has = |task: &RawTask, roles: &[Role]| task.labels.iter().any(|l| roles.contains(&l.role));
    let assigned = tasks
        .iter()
        .filter(|t| {
            has(t, &[Role::Lead, Role::Doer, Role::Person]) && has(t, &[Role::Due, Role::Product, Role::Coordinating])
        })
        .count();
    if let Some((kind, line)) = head.other_kind.filter(|_| head.kind.is_none()) {
        return Err(refused(format!("Văn bản này là {kind}, không phải kế hoạch."), Some(line)));
    }
    if head.kind.is_some() {
        if parts > 0 || !tasks.is_empty() {
            return Ok(());
        }
        return Err(refused(
            "Văn bản có tiêu đề kế hoạch nhưng không có phần nội dung nào được đánh số.".into(),
            Some(head.kind_line),
        ));
    }
    if assigned >= 2 {
        return Ok(());
    }
    Err(refused(
        "Văn bản này không phải kế hoạch: không có tiêu đề KẾ HOẠCH và không có nhiệm vụ nào ghi cơ quan chủ trì."
            .into(),
        first_line,
    ))
}

fn refused(message: String, line: Option<u32>) -> NotAPlan {
    NotAPlan {
        code: "not_a_plan",
        message: first_capital(&message),
        at: line.map(|line| format!("dòng {line}")),
        suggestion: "Chọn tệp kế hoạch, chương trình, phương án hoặc đề án đã ban hành, có tiêu đề và phần nhiệm vụ đánh số I, 1, a hoặc bảng nhiệm vụ.".into(),
    }
}
