//! What the leaders' page reads: what is late, who holds what, what waits.

use db::{Conn, DbError, args, record};
use jiff::civil::Date;
use kernel::ids::Commune;

use super::{HomeTask, home_columns};
use crate::store::views::clauses::marks;

/// Overdue tasks of a plan (of all when `plan` is 0), the latest first.
pub async fn overdue_tasks(
    conn: &mut Conn,
    commune: Commune,
    plan: i64,
    today: Date,
    limit: i64,
) -> Result<Vec<HomeTask>, DbError> {
    let sql = concat!(
        "select ",
        home_columns!(),
        " from plans_task t where t.commune = $1 and ($16 = 0 or t.plan = $16) and ",
        issued!(),
        " and ",
        overdue!(),
        " order by t.due_until, t.plan, t.sort, t.id limit $17"
    );
    let mut values = marks(commune, today);
    values.extend(args![plan, limit]);
    conn.all(sql, values).await
}

record! {
    /// What a unit leads, or what waits for a person's decision.
    pub struct HolderRow {
        /// `don_vi` or `nguoi`.
        pub kind: String,
        /// The unit or the person; none where the task names no unit, or where the leaders decide.
        pub holder: Option<i64>,
        pub total: i64,
        pub doing: i64,
        pub overdue: i64,
        pub evidence_late: i64,
        pub waiting: i64,
        pub done: i64,
        /// The day since which the oldest waits, of a person.
        pub since: Option<Date>,
    }
}

/// Who holds what, of a plan or of all (0): a row for each leading unit, and one for each person with something to
/// decide (none: the leaders, where nobody is named or the authority would decide on himself). At most 60 rows; `unit`
/// (0 for all) restricts the units.
pub async fn holders(
    conn: &mut Conn,
    commune: Commune,
    plan: i64,
    unit: i64,
    today: Date,
) -> Result<Vec<HolderRow>, DbError> {
    let sql = concat!(
        "select * from (
           select 'don_vi' as kind, t.lead_unit as holder, count(*) as total,
                  count(case when t.state = 'dang_lam' then 1 end) as doing, count(case when ",
        overdue!(),
        " then 1 end) as overdue, count(case when ",
        evidence_late!(),
        " then 1 end) as evidence_late, count(case when t.state = 'cho_duyet' then 1 end) as waiting,
                  count(case when t.state = 'hoan_thanh' then 1 end) as done, cast(null as date) as since
           from plans_task t where t.commune = $1 and ($16 = 0 or t.plan = $16) and ($17 = 0 or t.lead_unit = $17) and ",
        issued!(),
        " group by t.lead_unit
           union all
           select 'nguoi' as kind, ",
        decider!("w.sender", "w.about"),
        " as holder, count(distinct t.id) as total, 0 as doing, 0 as overdue, 0 as evidence_late,
                  count(distinct t.id) as waiting, 0 as done, min(w.since) as since
           from ",
        undecided!(),
        " and $17 = 0 and ($16 = 0 or t.plan = $16) and ",
        issued!(),
        " group by ",
        decider!("w.sender", "w.about"),
        "
         ) as held order by kind, waiting desc, since, total desc limit 60"
    );
    let mut values = marks(commune, today);
    values.extend(args![plan, unit]);
    conn.all(sql, values).await
}

record! {
    /// A difficulty that waits for an answer, or a directive that not everybody has confirmed.
    pub struct Matter {
        /// `kho_khan` or `van_ban`.
        pub kind: String,
        pub id: i64,
        pub title: String,
        /// Who reported it; the directive's number.
        pub who: String,
        pub since: Date,
        pub due_on: Date,
        /// Who has not confirmed yet; 0 for a difficulty.
        pub missing: i64,
        pub state: String,
        /// All of its kind, and those of them whose day has passed.
        pub total: i64,
        pub late: i64,
    }
}

/// Difficulties without an answer and directives not yet confirmed by all: of each kind the 5 whose day comes first.
pub async fn matters(conn: &mut Conn, commune: Commune, today: Date) -> Result<Vec<Matter>, DbError> {
    conn.all(
        "select * from (
           select kind, id, title, who, since, due_on, missing, state,
                  count(*) over (partition by kind) as total,
                  count(case when due_on < $2 then 1 end) over (partition by kind) as late,
                  row_number() over (partition by kind order by due_on, id) as place
           from (
             select 'kho_khan' as kind, d.id, d.title, d.reporter_name as who, d.reported_on as since, d.due_on,
                    0 as missing, d.state
             from plans_difficulty d where d.commune = $1 and d.state <> 'da_tra_loi'
             union all
             select 'van_ban' as kind, v.id, v.title, v.number as who, v.received_on as since, v.confirm_by as due_on,
                    count(r.id) as missing, '' as state
             from plans_directive v join plans_reader r on r.commune = $1 and r.directive = v.id
             where v.commune = $1 and r.confirmed_on is null
             group by v.commune, v.id, v.title, v.number, v.received_on, v.confirm_by
           ) as every
         ) as placed where place <= 5 order by kind, place limit 10",
        args![commune, today],
    )
    .await
}

record! {
    /// A task with one thing that it waits for.
    pub struct BlockedRow {
        pub task: i64,
        pub path: String,
        pub title: String,
        pub noted_on: Date,
        pub document: Option<String>,
        pub other: Option<i64>,
        pub other_path: Option<String>,
        pub other_title: Option<String>,
        pub other_state: Option<String>,
    }
}

/// What tasks wait for, the oldest first, at most 10.
pub async fn blocked_tasks(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<BlockedRow>, DbError> {
    let sql = concat!(
        "select t.id as task, t.path, t.title, b.noted_on, b.document, o.id as other, o.path as other_path,
                o.title as other_title, o.state as other_state
         from plans_blocker b join plans_task t on t.commune = $1 and t.id = b.task
         left join plans_task o on o.commune = $1 and o.id = b.blocked_by
         where b.commune = $1 and b.cleared_on is null and ($2 = 0 or t.plan = $2) and ",
        issued!(),
        " order by b.noted_on, b.id limit 10"
    );
    conn.all(sql, args![commune, plan]).await
}
