//! What a unit's page reads: the tasks that it leads or takes part in, and its duties.

use db::{Conn, DbError, FromRow, Row, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, UnitId};

use super::{HomeTask, home_columns, then_by_due, urgency};
use crate::store::views::clauses::marks;

/// A task of a unit; `total` counts all of them.
#[derive(Debug, Clone)]
pub struct UnitTask {
    pub task: HomeTask,
    pub total: i64,
}

impl FromRow for UnitTask {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(UnitTask { task: HomeTask::from_row(row)?, total: row.get("total")? })
    }
}

/// The tasks that a unit leads (or, with `coordinating`, takes part in), late ones first, closed ones last.
pub async fn tasks_of_unit(
    conn: &mut Conn,
    commune: Commune,
    unit: UnitId,
    coordinating: bool,
    today: Date,
    limit: i64,
) -> Result<Vec<UnitTask>, DbError> {
    let sql = concat!(
        "select ",
        home_columns!(),
        ", count(*) over () as total from plans_task t where t.commune = $1 and ",
        issued!(),
        " and (($17 = 0 and t.lead_unit = $16) or ($17 = 1 and t.id in
               (select c.task from plans_coordination c where c.commune = $1 and c.unit = $16)))
         order by ",
        urgency!(),
        ", ",
        then_by_due!(),
        " limit $18"
    );
    let mut values = marks(commune, today);
    values.extend(args![unit, i64::from(coordinating), limit]);
    conn.all(sql, values).await
}

record! {
    /// What a running plan asks of a unit under "Tổ chức thực hiện".
    pub struct DutyLine {
        pub id: i64,
        pub plan: i64,
        pub plan_title: String,
        pub path: String,
        pub unit_text: String,
        /// JSON: a list of texts.
        pub items: String,
    }
}

/// The duties that running plans name, the newest plan first, at most 100.
pub async fn duties_of_units(conn: &mut Conn, commune: Commune) -> Result<Vec<DutyLine>, DbError> {
    conn.all(
        "select d.id, d.plan, p.title as plan_title, d.path, d.unit_text, d.items
         from plans_duty d join plans_plan p on p.commune = $1 and p.id = d.plan
         where d.commune = $1 and p.state = 'dang_thuc_hien' order by d.plan desc, d.sort, d.id limit 100",
        args![commune],
    )
    .await
}
