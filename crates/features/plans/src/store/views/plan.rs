//! What one plan's views read: its head, its counters, its board, its timeline, its burn-up.

use db::{Conn, DbError, args};
use jiff::civil::Date;
use kernel::ids::Commune;

use super::clauses::marks;
use super::{BurnGroup, Counts, EvidenceDay, PlanFacts, Span, TaskLine};

/// Cards of one column of the board.
pub const BOARD_CARDS: i64 = 30;

/// The head of the plan of this id, also of a draft: the page decides who sees it.
pub async fn plan_facts(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Option<PlanFacts>, DbError> {
    conn.optional(
        "select id, state, number, title, issued_on, started_on, started_by, start_reason from plans_plan
         where commune = $1 and id = $2",
        args![commune, plan],
    )
    .await
}

/// The heads of the plans that were issued, the newest first.
pub async fn issued_plans(conn: &mut Conn, commune: Commune) -> Result<Vec<PlanFacts>, DbError> {
    conn.all(
        "select id, state, number, title, issued_on, started_on, started_by, start_reason from plans_plan
         where commune = $1 and state <> 'nhap' order by id desc limit 200",
        args![commune],
    )
    .await
}

/// The counters of a plan; of all issued plans when `plan` is 0.
pub async fn counts(conn: &mut Conn, commune: Commune, plan: i64, today: Date) -> Result<Counts, DbError> {
    let sql = concat!(
        "select count(*) as total,
                count(case when t.state = 'chua_bat_dau' then 1 end) as not_started,
                count(case when t.state = 'dang_lam' then 1 end) as doing,
                count(case when t.state = 'cho_duyet' then 1 end) as waiting,
                count(case when t.state = 'tra_lai' then 1 end) as returned,
                count(case when t.state = 'hoan_thanh' then 1 end) as done,
                count(case when t.state = 'tam_dung' then 1 end) as paused,
                count(case when t.state = 'huy' then 1 end) as cancelled,
                count(case when ",
        overdue!(),
        " then 1 end) as overdue, count(case when ",
        due_soon!(),
        " then 1 end) as due_soon, count(case when ",
        evidence_late!(),
        " then 1 end) as evidence_late, count(case when ",
        by_evidence!(),
        " then 1 end) as by_evidence, count(case when ",
        slipped!(),
        " then 1 end) as slipped, count(case when ",
        blocked!(),
        " then 1 end) as blocked
         from plans_task t where t.commune = $1 and ($16 = 0 or t.plan = $16) and ",
        issued!(),
    );
    let mut values = marks(commune, today);
    values.extend(args![plan]);
    conn.one(sql, values).await
}

/// The cards of the board: of each state at most [`BOARD_CARDS`], those whose end comes first; of the completed ones
/// the latest.
pub async fn board_cards(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<TaskLine>, DbError> {
    let sql = concat!(
        "select * from (select ",
        line_columns!(),
        ", t.sort, row_number() over (partition by t.state
               order by case when t.completed_on is null then 1 else 0 end, t.completed_on desc,
                        case when t.due_until is null then 1 else 0 end, t.due_until, t.sort, t.id) as place
           from plans_task t where t.commune = $1 and t.plan = $2) as placed
         where place <= $3 order by state, place limit 400"
    );
    conn.all(sql, args![commune, plan, BOARD_CARDS]).await
}

/// The days between which a plan's tasks lie, and how many there are.
pub async fn plan_span(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Span, DbError> {
    conn.one(
        "select min(coalesce(due_from, started_on)) as first, max(due_until) as last,
                max(baseline_due_until) as last_baseline, count(*) as tasks
         from plans_task where commune = $1 and plan = $2",
        args![commune, plan],
    )
    .await
}

/// A page of a plan's tasks in the document's order.
pub async fn timeline_lines(
    conn: &mut Conn,
    commune: Commune,
    plan: i64,
    offset: i64,
    limit: i64,
) -> Result<Vec<TaskLine>, DbError> {
    let sql = concat!(
        "select ",
        line_columns!(),
        " from plans_task t where t.commune = $1 and t.plan = $2 order by t.sort, t.id limit $4 offset $3"
    );
    conn.all(sql, args![commune, plan, offset, limit]).await
}

/// The days on which evidence of these same tasks was handed in and accepted.
pub async fn evidence_days(
    conn: &mut Conn,
    commune: Commune,
    plan: i64,
    offset: i64,
    limit: i64,
) -> Result<Vec<EvidenceDay>, DbError> {
    conn.all(
        "select e.task, e.submitted_on as on_date from plans_evidence e
         where e.commune = $1 and e.state = 'duoc_nhan' and e.task in
               (select t.id from plans_task t where t.commune = $1 and t.plan = $2
                order by t.sort, t.id limit $4 offset $3)
         order by e.task, e.submitted_on limit 2000",
        args![commune, plan, offset, limit],
    )
    .await
}

/// The one-off tasks of a plan by the dates that the burn-up needs.
pub async fn burn_facts(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<BurnGroup>, DbError> {
    conn.all(
        "select state, baseline_due_until, completed_on, case when state = 'huy' then state_on end as state_on,
                count(*) as n
         from plans_task where commune = $1 and plan = $2 and due_kind not in ('continuous', 'every')
         group by state, baseline_due_until, completed_on, case when state = 'huy' then state_on end limit 2000",
        args![commune, plan],
    )
    .await
}
