//! What one person has to do or to decide.

use db::{Conn, DbError, FromRow, Row, Value, args, record};
use jiff::civil::Date;
use kernel::ids::Commune;

use super::me::{Me, held};
use super::{HomeTask, home_columns, urgency};
use crate::store::views::clauses::marks;

/// How an entry of the diary begins that presses for work ("Đôn đốc: …"); the columns of a `HomeTask` spell it too.
pub const PROMPT: &str = "Đôn đốc: ";

/// The open task is his to do or to answer for, himself or for another: `$me` is he, `$persons` he and those for whom he
/// acts, `$units` what he heads.
macro_rules! mine {
    ($me:literal, $persons:literal, $units:literal) => {
        concat!(
            "t.commune = $1 and ",
            issued!(),
            " and t.state not in ('hoan_thanh', 'huy') and (t.owner = ",
            $me,
            " or t.accountable in (",
            $persons,
            ") or (t.accountable is null and t.lead_unit in (",
            $units,
            ")))"
        )
    };
}

record! {
    /// How many of his tasks there are, and how many of each urgency that wants something of him.
    #[derive(Default, PartialEq, Eq)]
    pub struct MyTotals {
        pub total: i64,
        pub returned: i64,
        /// All whose end has passed, in whatever group, as every other page counts them.
        pub overdue: i64,
        /// Those of them that stand in the group of the overdue: neither returned nor waiting for a decision.
        pub overdue_in_hand: i64,
        pub evidence_late: i64,
        pub due_soon: i64,
    }
}

impl MyTotals {
    /// Tasks that want something of him.
    pub fn pressing(&self) -> i64 {
        self.returned + self.overdue_in_hand + self.evidence_late
    }
}

/// One of his tasks; the totals are the same in every row.
#[derive(Debug, Clone)]
pub struct MyTask {
    pub task: HomeTask,
    pub urgency: i64,
    pub totals: MyTotals,
}

impl FromRow for MyTask {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(MyTask { task: HomeTask::from_row(row)?, urgency: row.get("urgency")?, totals: MyTotals::from_row(row)? })
    }
}

/// A page of the open tasks that he does or answers for, the most urgent first; with `only_overdue` those whose end
/// has passed. The totals are of all.
pub async fn my_tasks(
    conn: &mut Conn,
    commune: Commune,
    me: &Me,
    today: Date,
    only_overdue: bool,
    (offset, limit): (i64, i64),
) -> Result<Vec<MyTask>, DbError> {
    let sql = concat!(
        "select * from (
         select mine.*, count(*) over () as total, count(case when urgency = 0 then 1 end) over () as returned,
                count(case when is_overdue = 1 then 1 end) over () as overdue,
                count(case when urgency = 1 then 1 end) over () as overdue_in_hand,
                count(case when urgency = 2 then 1 end) over () as evidence_late,
                count(case when urgency = 3 then 1 end) over () as due_soon
         from (select t.sort, ",
        home_columns!(),
        ", ",
        urgency!(),
        " as urgency, case when ",
        overdue!(),
        " then 1 else 0 end as is_overdue from plans_task t where ",
        mine!("$16", "$16, $17, $18, $19", "$20, $21, $22"),
        ") as mine) as counted where $25 = 0 or is_overdue = 1
         order by urgency, case when due_until is null then 1 else 0 end, due_until, -priority, plan, sort, id
         limit $24 offset $23"
    );
    let mut values = marks(commune, today);
    values.extend(args![me.id()]);
    values.extend(me.represented().into_iter().chain(me.headed()).map(Value::from));
    values.extend(args![offset, limit, i64::from(only_overdue)]);
    conn.all(sql, values).await
}

record! {
    /// Something that waits for his decision. `total` counts all of them.
    pub struct DecisionRow {
        /// `minh_chung`, `thay_doi` or `kho_khan`.
        pub kind: String,
        pub id: i64,
        pub task: Option<i64>,
        pub plan: Option<i64>,
        pub path: String,
        pub title: String,
        /// The evidence, or what would change.
        pub what: String,
        pub by_name: String,
        pub since: Date,
        /// The day by which an answer is due, of a difficulty.
        pub due_on: Option<Date>,
        /// Which of his offices he decides in: see [`Me::office`].
        pub place: i64,
        pub total: i64,
    }
}

/// What waits for a decision: of `sender` about the work of `owner` in `lead_unit`, with `decider`, or where there is
/// none with those of the power `wants` (1 the leaders, 2 the steward).
macro_rules! waiting {
    () => {
        concat!(
            "waiting as (
               select 'minh_chung' as kind, e.id, t.id as task, t.plan, t.path, t.title, e.title as what,
                      e.submitter_name as by_name, e.submitted_on as since, t.due_until as due_on,
                      e.submitted_by as sender, t.owner, t.lead_unit, 1 as wants, ",
            decider!("e.submitted_by", "'minh_chung'"),
            " as decider from plans_evidence e join plans_task t on t.commune = $1 and t.id = e.task
               where e.commune = $1 and e.state = 'cho_duyet' and t.state not in ('hoan_thanh', 'huy') and ",
            issued!(),
            " union all
               select 'thay_doi' as kind, c.id, t.id as task, t.plan, t.path, t.title, c.new_text as what,
                      c.requester_name as by_name, c.requested_on as since, t.due_until as due_on,
                      c.requested_by as sender, t.owner, t.lead_unit, 1 as wants, ",
            decider!("c.requested_by", "c.field"),
            " as decider from plans_change c join plans_task t on t.commune = $1 and t.id = c.task
               where c.commune = $1 and c.state = 'cho_duyet' and t.state not in ('hoan_thanh', 'huy') and ",
            issued!(),
            " union all
               select 'kho_khan' as kind, d.id, d.task, null as plan, '' as path, d.title, '' as what,
                      d.reporter_name as by_name, coalesce(d.escalated_on, d.reported_on) as since, d.due_on,
                      d.reported_by as sender, null as owner, null as lead_unit,
                      case when d.state = 'moi' then 2 else 1 end as wants, null as decider
               from plans_difficulty d where d.commune = $1 and d.state in ('moi', 'trinh_chu_tich')
             )"
        )
    };
}

/// What waits for his decision and what the policies let him decide, the longest waiting first, at most 50: products and
/// change requests of tasks where he, or somebody who delegated to him, is the authority (for the leaders also where
/// nobody is, or where the authority would decide on himself), and difficulties (new ones for the steward, submitted
/// ones for the leaders). Nobody decides on himself, nor on him for whom he would decide.
pub async fn decisions(conn: &mut Conn, commune: Commune, me: &Me) -> Result<Vec<DecisionRow>, DbError> {
    let sql = concat!(
        "with ",
        held!(),
        ", ",
        waiting!(),
        " select kind, id, task, plan, path, title, what, by_name, since, due_on, place, count(*) over () as total
         from (
           select w.*, (select min(h.place) from held h
                        where coalesce(w.sender, -1) not in ($2, h.person) and coalesce(w.owner, -1) not in ($2, h.person)
                          and (w.decider = h.person or (h.power = 2 and w.wants = 2) or
                               (h.power = 1 and (h.field = 0 or coalesce(w.lead_unit, h.field) = h.field)))) as place
           from waiting w
           where w.decider = $2 or w.decider in (select person from held)
              or (w.decider is null and w.wants in (select power from held))
         ) as mine where place is not null order by since, kind, id limit 50"
    );
    let mut values = args![commune, me.id()];
    values.extend(me.offices());
    conn.all(sql, values).await
}

record! {
    /// An entry that pressed for one of his tasks.
    pub struct PromptRow {
        pub id: i64,
        pub task: i64,
        pub plan: i64,
        pub path: String,
        pub title: String,
        pub on_date: Date,
        pub author_name: String,
        pub body: String,
    }
}

/// What was pressed for since a day, on open tasks that he does or answers for: the newest first, at most 10.
pub async fn prompts(conn: &mut Conn, commune: Commune, me: &Me, since: Date) -> Result<Vec<PromptRow>, DbError> {
    let sql = concat!(
        "select e.id, e.task, t.plan, t.path, t.title, e.on_date, e.author_name, e.body
         from plans_entry e join plans_task t on t.commune = $1 and t.id = e.task
         where e.commune = $1 and e.kind = 'trao_doi' and e.body like $3 and e.on_date >= $4
           and coalesce(e.author, -1) <> $2 and ",
        mine!("$2", "$2, $5, $6, $7", "$8, $9, $10"),
        " order by e.id desc limit 10"
    );
    let mut values = args![commune, me.id(), format!("{PROMPT}%"), since];
    values.extend(me.represented().into_iter().chain(me.headed()).map(Value::from));
    conn.all(sql, values).await
}

/// Tasks that he decides on, himself or for another, whose end is before a day and whose product is not with him yet:
/// escalation to the authority. The latest first, at most 20.
pub async fn overdue_of_authority(
    conn: &mut Conn,
    commune: Commune,
    me: &Me,
    today: Date,
    before: Date,
) -> Result<Vec<HomeTask>, DbError> {
    let sql = concat!(
        "select ",
        home_columns!(),
        " from plans_task t where t.commune = $1 and ",
        issued!(),
        " and ",
        overdue!(),
        " and t.state <> 'cho_duyet' and t.authority in ($16, $18, $19, $20) and t.due_until < $17
           and coalesce(t.owner, -1) not in ($16, t.authority) and coalesce(t.accountable, -1) not in ($16, t.authority)
         order by t.due_until, t.plan, t.sort, t.id limit 20"
    );
    let mut values = marks(commune, today);
    values.extend(args![me.id(), before]);
    values.extend(me.represented().map(Value::from));
    conn.all(sql, values).await
}

record! {
    /// A plan with what is still unclear in it.
    pub struct PlanGaps {
        pub id: i64,
        pub state: String,
        pub number: Option<String>,
        pub title: String,
        pub tasks: i64,
        /// Open tasks without a person, a product, an authority or a readable time.
        pub unclear: i64,
    }
}

/// Drafts, and running plans with unclear tasks: drafts first, at most 20.
pub async fn plan_gaps(conn: &mut Conn, commune: Commune) -> Result<Vec<PlanGaps>, DbError> {
    conn.all(
        "select * from (
           select p.id, p.state, p.number, p.title, count(t.id) as tasks,
                  count(case when t.state not in ('hoan_thanh', 'huy') and (t.owner is null or t.authority is null
                             or coalesce(t.product, '') = '' or t.due_kind = 'unclear') then 1 end) as unclear
           from plans_plan p left join plans_task t on t.commune = p.commune and t.plan = p.id
           where p.commune = $1 and p.state <> 'ket_thuc'
           group by p.commune, p.id, p.state, p.number, p.title
         ) as gaps where state = 'nhap' or unclear > 0
         order by case when state = 'nhap' then 0 else 1 end, id desc limit 20",
        args![commune],
    )
    .await
}
