//! The conditions on tasks that lists and counters share, so that a number and its list cannot differ.
//!
//! They are texts for `concat!`, about `plans_task t`, and take the first fifteen arguments made by [`marks`]:
//! `$1` commune, `$2` today, `$3` the last day that counts as "due soon", `$4` … `$15` the cut-offs of evidence for
//! cadences of 1 … 12 months. The model's `timeliness` says the same in Rust; a test compares them row by row.

use db::{Value, args};
use kernel::dates::Date;
use kernel::ids::Commune;

use crate::model::{DUE_SOON_DAYS, evidence_cutoffs};

/// The arguments `$1` … `$15`.
pub(in crate::store) fn marks(commune: Commune, today: Date) -> Vec<Value> {
    let soon = today.saturating_add(jiff::Span::new().days(DUE_SOON_DAYS));
    let mut values = args![commune, today, soon];
    values.extend(evidence_cutoffs(today).map(Value::from));
    values
}

/// A clock runs: neither closed nor paused.
macro_rules! running {
    () => {
        "t.state not in ('hoan_thanh', 'huy', 'tam_dung')"
    };
}

/// Quá hạn.
macro_rules! overdue {
    () => {
        concat!("(", running!(), " and t.due_until < $2)")
    };
}

/// Sắp đến hạn.
macro_rules! due_soon {
    () => {
        concat!("(", running!(), " and t.due_until >= $2 and t.due_until <= $3)")
    };
}

/// Continuous or periodic work whose clock is its evidence, not an end that is near or past.
macro_rules! by_evidence {
    () => {
        concat!(
            "(",
            running!(),
            " and t.due_kind in ('continuous', 'every') and (t.due_until is null or t.due_until > $3))"
        )
    };
}

/// Thiếu minh chứng.
macro_rules! evidence_late {
    () => {
        concat!(
            "(",
            by_evidence!(),
            " and coalesce(t.last_evidence_on, t.started_on) <=
                case when t.cadence_months >= 12 then $15 when t.cadence_months = 11 then $14
                     when t.cadence_months = 10 then $13 when t.cadence_months = 9 then $12
                     when t.cadence_months = 8 then $11 when t.cadence_months = 7 then $10
                     when t.cadence_months = 6 then $9 when t.cadence_months = 5 then $8
                     when t.cadence_months = 4 then $7 when t.cadence_months = 3 then $6
                     when t.cadence_months = 2 then $5 else $4 end)"
        )
    };
}

/// Waits for another task or a document.
macro_rules! blocked {
    () => {
        "t.id in (select b.task from plans_blocker b where b.commune = $1 and b.cleared_on is null)"
    };
}

/// Its end has moved back since the plan was issued.
macro_rules! slipped {
    () => {
        "(t.due_until > t.baseline_due_until)"
    };
}

/// With whom something waits that `$sender` sent about `$about` (the field of a change, `minh_chung` for evidence): the
/// authority, or the leaders (null) where there is none, where he would decide on himself, and where it is about who the
/// authority shall be. The twin of `TaskPeople::decider`.
macro_rules! decider {
    ($sender:literal, $about:literal) => {
        concat!(
            "(case when ",
            $about,
            " = 'nguoi_duyet' or t.authority = ",
            $sender,
            " or t.authority = t.owner then null else t.authority end)"
        )
    };
}

/// Open tasks `t`, each with everything `w` (its `sender`, `about` what, `since` when) that waits for a decision.
macro_rules! undecided {
    () => {
        "plans_task t join (
           select e.task, e.submitted_by as sender, 'minh_chung' as about, e.submitted_on as since from plans_evidence e
           where e.commune = $1 and e.state = 'cho_duyet'
           union all
           select x.task, x.requested_by as sender, x.field as about, x.requested_on as since from plans_change x
           where x.commune = $1 and x.state = 'cho_duyet'
           union all
           select n.id as task, null as sender, 'minh_chung' as about, null as since from plans_task n
           where n.commune = $1 and n.state = 'cho_duyet'
             and n.id not in (select e.task from plans_evidence e where e.commune = $1 and e.state = 'cho_duyet')
         ) w on w.task = t.id
         where t.commune = $1 and t.state not in ('hoan_thanh', 'huy')"
    };
}

/// The plan runs or has run; drafts have no tasks to follow.
macro_rules! issued {
    () => {
        "t.plan in (select p.id from plans_plan p where p.commune = $1 and p.state <> 'nhap')"
    };
}

/// The columns of a [`super::TaskLine`].
macro_rules! line_columns {
    () => {
        concat!(
            "t.id, t.plan, t.path, t.title, t.priority, t.lead_unit, t.lead_text, t.coordinating_text, t.owner,
             t.accountable, t.authority, t.product, t.due_kind, t.due_from, t.due_until, t.due_text, t.cadence_months,
             t.state, t.percent, t.started_on, t.completed_on, t.last_evidence_on, t.baseline_due_until,
             cast(case when ",
            blocked!(),
            " then 1 else 0 end as bigint) as blocked"
        )
    };
}
