//! What a line of work earns (Article 14.2, 18.1).

use kernel::decision::Citation;
use kernel::exact::Exact;

use super::{Fault, Origin, PeriodLaw, WorkLine};
use crate::evaluation::policy::Deduction;
use crate::evaluation::{DECREE, Step};

/// Converted units of a line, or of all lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Converted {
    /// Assigned.
    pub assigned: Exact,
    /// Completed.
    pub completed: Exact,
    /// Completed, less what faults of content cost.
    pub quality: Exact,
    /// Completed, less what delays cost.
    pub progress: Exact,
}

impl Converted {
    pub(super) fn add(&mut self, other: &Converted) {
        self.assigned += &other.assigned;
        self.completed += &other.completed;
        self.quality += &other.quality;
        self.progress += &other.progress;
    }
}

/// What one line is worth.
pub(super) fn of(line: &WorkLine, deduction: Deduction, law: &PeriodLaw) -> Converted {
    let convert = |units: &Exact| units * &line.coefficient;
    let assigned = if line.origin.counts_as_assigned() { convert(&line.assigned) } else { Exact::ZERO };
    let completed = convert(&line.completed);
    let credit = |faults: &[Fault], cost: &Exact| match credit(&line.completed, faults, cost, deduction) {
        Some(units) => convert(&units),
        None => completed.clone(),
    };
    let quality = credit(&line.quality_failures, &law.quality_cost);
    let progress = credit(&line.delays, &law.delay_cost);
    Converted { assigned, completed, quality, progress }
}

/// The units that are left of the completed ones; none when nothing is taken off.
///
/// Per unit: each fault costs `cost` of the units that it met, a unit never more than itself. Per line: each fault costs
/// `cost` of the whole line. Neither goes below 0.
fn credit(completed: &Exact, faults: &[Fault], cost: &Exact, deduction: Deduction) -> Option<Exact> {
    let counted = || faults.iter().filter(|fault| !fault.excused && fault.times > 0);
    counted().next()?;
    let times = |times: u64| cost * &Exact::whole(i64::try_from(times).unwrap_or(i64::MAX));
    let lost = match deduction {
        Deduction::PerUnit => counted()
            .map(|fault| &times(u64::from(fault.times)).min(Exact::ONE) * &fault.units)
            .fold(Exact::ZERO, |sum, lost| &sum + &lost),
        Deduction::PerLine => {
            let all = counted().map(|fault| u64::from(fault.times)).sum();
            &times(all) * completed
        }
    };
    Some((completed - &lost).max(Exact::ZERO))
}

/// The line in words.
pub(super) fn step(index: usize, line: &WorkLine, worth: &Converted) -> Step {
    let mut text = format!(
        "{}: {} × hệ số {} = {} hoàn thành (đã quy đổi)",
        line.product,
        line.completed.readable_vi(),
        line.coefficient.readable_vi(),
        worth.completed.readable_vi(),
    );
    let mut more = |words: &str, number: &Exact| {
        text.push_str(words);
        text.push_str(&number.readable_vi());
    };
    if worth.quality != worth.completed {
        more(", đạt chất lượng ", &worth.quality);
    }
    if worth.progress != worth.completed {
        more(", đạt tiến độ ", &worth.progress);
    }
    let citation = match line.origin {
        Origin::Planned => {
            more(", được giao ", &worth.assigned);
            Citation::article(DECREE, 14).clause(2)
        }
        Origin::PassedOn => {
            more("; đã chuyển người khác, vẫn tính được giao ", &worth.assigned);
            Citation::article(DECREE, 18).clause(1).point('d')
        }
        Origin::TakenOver | Origin::Unplanned => {
            text.push_str("; tính ngoài tổng số được giao");
            Citation::article(DECREE, 18).clause(1).point('d')
        }
    };
    Step::new(format!("work.{}", index + 1), text, &worth.completed, citation)
}
