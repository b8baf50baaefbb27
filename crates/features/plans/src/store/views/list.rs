//! The list of tasks with its filters: one text of conditions for the page, its total and the export.

use db::{Conn, DbError, Value, args};
use jiff::civil::Date;
use kernel::ids::Commune;
use kernel::text;

use super::clauses::marks;
use super::{CoordinationLine, HigherLine, TaskLine};

/// How a list is ordered. Ties follow the plan and the document's order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The document's order.
    #[default]
    Path,
    /// The nearest end first; tasks without an end last.
    Due,
    /// The most urgent first.
    Priority,
    /// By leading unit.
    Unit,
}

impl Sort {
    /// Every order.
    pub const ALL: [Sort; 4] = [Sort::Path, Sort::Due, Sort::Priority, Sort::Unit];

    /// Its name in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Sort::Path => "so",
            Sort::Due => "han",
            Sort::Priority => "uu_tien",
            Sort::Unit => "don_vi",
        }
    }

    /// The one of this name; the document's order for any other.
    pub fn from_code(code: &str) -> Sort {
        Sort::ALL.into_iter().find(|sort| sort.code() == code).unwrap_or_default()
    }
}

/// In place of a unit's id: the tasks that name none. In place of a decider's: those on which the leaders decide.
pub const UNNAMED: i64 = -2;

/// What a list is restricted to. 0, false and empty texts restrict nothing; an id of -1 finds nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskFilter {
    pub plan: i64,
    /// A state's code, or `dang_mo` for all that are not closed.
    pub state: String,
    pub unit: i64,
    /// `chu_tri` or `phoi_hop`: only as the leading or only as a coordinating unit.
    pub unit_part: String,
    /// Owner, accountable head or authority.
    pub person: i64,
    /// `qua_han`, `sap_han`, `thieu_minh_chung`, `du_minh_chung` (its evidence came in time), `tre` (overdue or evidence
    /// late), `thang_nay`.
    pub due: String,
    pub blocked: bool,
    pub slipped: bool,
    /// Waits for this person's decision; [`UNNAMED`] for the leaders'.
    pub decider: i64,
    /// One of the lines of the burn-up on a day: `tong` all one-off tasks that are not cancelled by then, `ke_hoach`
    /// those that the plan wanted done, `xong` those that are done, `cham` and `som` those behind or before the plan.
    pub line: String,
    pub line_day: Option<Date>,
    /// Words, in any order, with or without marks; or the number of a task such as "II.3".
    pub query: String,
}

/// Words of a query that count; further ones are left aside.
const WORDS: usize = 6;

impl TaskFilter {
    /// `$1` … `$35`.
    fn values(&self, commune: Commune, today: Date) -> Vec<Value> {
        let mut values = marks(commune, today);
        values.extend(args![self.plan, self.state.as_str(), self.unit, self.unit_part.as_str(), self.person]);
        values.extend(args![self.due.as_str(), today.first_of_month(), today.last_of_month()]);
        values.extend(args![i64::from(self.blocked), i64::from(self.slipped), self.decider]);
        let key = text::search_key(&self.query);
        let mut words = key.split(' ').filter(|word| !word.is_empty()).map(|word| format!("% {word}%"));
        values.extend((0..WORDS).map(|_| Value::from(words.next().unwrap_or_default())));
        values.push(Value::from(self.path_asked_for()));
        let line = if self.line_day.is_some() { self.line.as_str() } else { "" };
        values.extend(args![line, self.line_day.unwrap_or(today)]);
        values
    }

    /// A query that may be a task's number, in small letters.
    fn path_asked_for(&self) -> String {
        let typed = text::one_line(&self.query).to_lowercase();
        // A text that only has signs finds nothing, rather than everything.
        let hopeless = !typed.is_empty() && text::search_key(&typed).is_empty();
        if hopeless { "?".to_owned() } else { typed }
    }
}

/// One-off tasks of a line `$34` of the burn-up on the day `$35`; the page's own count says the same in Rust.
macro_rules! on_line {
    () => {
        "(t.due_kind not in ('continuous', 'every')
          and (case when $34 in ('xong', 'som') then t.state = 'hoan_thanh' and t.completed_on <= $35
                    else t.state <> 'huy' or t.state_on > $35 end)
          and ($34 <> 'ke_hoach' or t.baseline_due_until <= $35)
          and ($34 <> 'cham' or (t.baseline_due_until < $35
                                 and (t.state <> 'hoan_thanh' or t.completed_on is null or t.completed_on > $35)))
          and ($34 <> 'som' or t.baseline_due_until > $35))"
    };
}

/// The conditions of a list besides its commune, for `$1` … `$35` of [`TaskFilter::values`].
macro_rules! listed {
    () => {
        concat!(
            issued!(),
            " and ($16 = 0 or t.plan = $16)
              and ($17 = '' or t.state = $17 or ($17 = 'dang_mo' and t.state not in ('hoan_thanh', 'huy')))
              and ($18 = 0 or ($19 <> 'phoi_hop' and t.lead_unit = $18)
                   or ($18 = -2 and t.lead_unit is null)
                   or ($19 <> 'chu_tri' and t.id in
                       (select c.task from plans_coordination c where c.commune = $1 and c.unit = $18)))
              and ($20 = 0 or t.owner = $20 or t.accountable = $20 or t.authority = $20)
              and ($21 = '' or ($21 = 'qua_han' and ",
            overdue!(),
            ") or ($21 = 'sap_han' and ",
            due_soon!(),
            ") or ($21 = 'thieu_minh_chung' and ",
            evidence_late!(),
            ") or ($21 = 'du_minh_chung' and ",
            by_evidence!(),
            " and case when ",
            evidence_late!(),
            " then 0 else 1 end = 1) or ($21 = 'tre' and (",
            overdue!(),
            " or ",
            evidence_late!(),
            ")) or ($21 = 'thang_nay' and t.state <> 'huy' and t.due_until >= $22 and t.due_until <= $23))
              and ($24 = 0 or ",
            blocked!(),
            ") and ($25 = 0 or ",
            slipped!(),
            ") and ($26 = 0 or t.id in (select t.id from ",
            undecided!(),
            " and coalesce(",
            decider!("w.sender", "w.about"),
            ", -2) = $26))
              and ($34 = '' or ",
            on_line!(),
            ") and (lower(t.path) = $33 or ($33 <> '?'
                   and ($27 = '' or (' ' || t.search_key) like $27) and ($28 = '' or (' ' || t.search_key) like $28)
                   and ($29 = '' or (' ' || t.search_key) like $29) and ($30 = '' or (' ' || t.search_key) like $30)
                   and ($31 = '' or (' ' || t.search_key) like $31) and ($32 = '' or (' ' || t.search_key) like $32)))"
        )
    };
}

/// How many tasks the filter holds.
pub async fn count_tasks(conn: &mut Conn, commune: Commune, filter: &TaskFilter, today: Date) -> Result<i64, DbError> {
    let sql = concat!("select count(*) as n from plans_task t where t.commune = $1 and ", listed!());
    conn.one(sql, filter.values(commune, today)).await
}

/// A page of them.
pub async fn page_of_tasks(
    conn: &mut Conn,
    commune: Commune,
    filter: &TaskFilter,
    sort: Sort,
    today: Date,
    offset: i64,
    limit: i64,
) -> Result<Vec<TaskLine>, DbError> {
    let sql = concat!(
        "select ",
        line_columns!(),
        " from plans_task t where t.commune = $1 and ",
        listed!(),
        " order by case when $36 = 'han' and t.due_until is null then 1 else 0 end,
                   case when $36 = 'han' then t.due_until end,
                   case when $36 = 'uu_tien' then -t.priority else 0 end,
                   case when $36 = 'don_vi' then coalesce(t.lead_unit, 9000000000) else 0 end,
                   t.plan, t.sort, t.id limit $38 offset $37"
    );
    let mut values = filter.values(commune, today);
    values.extend(args![sort.code(), offset, limit]);
    conn.all(sql, values).await
}

/// Rows of one export; more than a sheet that people still read.
pub const EXPORT_ROWS: i64 = 5_000;

/// All of them, at most [`EXPORT_ROWS`], for the export.
pub async fn all_tasks(
    conn: &mut Conn,
    commune: Commune,
    filter: &TaskFilter,
    sort: Sort,
    today: Date,
) -> Result<Vec<TaskLine>, DbError> {
    page_of_tasks(conn, commune, filter, sort, today, 0, EXPORT_ROWS).await
}

/// The coordinating units of a plan's tasks (of all tasks when `plan` is 0), for the export.
pub async fn coordination_lines(
    conn: &mut Conn,
    commune: Commune,
    plan: i64,
) -> Result<Vec<CoordinationLine>, DbError> {
    conn.all(
        "select c.task, c.unit from plans_coordination c
         where c.commune = $1 and ($2 = 0 or c.task in
               (select t.id from plans_task t where t.commune = $1 and t.plan = $2))
         order by c.task, c.unit limit 50000",
        args![commune, plan],
    )
    .await
}

/// The items of higher plans that a plan's tasks (all tasks when `plan` is 0) carry out, for the export.
pub async fn higher_lines(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<HigherLine>, DbError> {
    conn.all(
        "select t.id as task, t.higher_item, p.higher_plan
         from plans_task t join plans_plan p on p.commune = $1 and p.id = t.plan
         where t.commune = $1 and ($2 = 0 or t.plan = $2) and t.higher_item is not null order by t.id limit 50000",
        args![commune, plan],
    )
    .await
}
