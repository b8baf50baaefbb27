//! What the city's viewers read: how many of each there are in every commune, and nothing else.

use db::{Conn, DbError, record};
use jiff::civil::Date;
use kernel::ids::Commune;

use crate::store::views::clauses::marks;

record! {
    /// The figures of a commune.
    #[derive(Default, PartialEq, Eq)]
    pub struct CityRow {
        pub commune: i64,
        /// Plans that run or have run.
        pub plans: i64,
        pub total: i64,
        pub done: i64,
        pub waiting: i64,
        pub overdue: i64,
        pub evidence_late: i64,
    }
}

/// The figures of every commune that has issued a plan, or of one (`commune` 0 for all).
pub async fn figures_of_communes(conn: &mut Conn, commune: Commune, today: Date) -> Result<Vec<CityRow>, DbError> {
    let sql = concat!(
        "-- across communes: figures of all together, no row of any
         select p.commune, count(distinct p.id) as plans, count(t.id) as total,
                count(case when t.state = 'hoan_thanh' then 1 end) as done,
                count(case when t.state = 'cho_duyet' then 1 end) as waiting, count(case when ",
        overdue!(),
        " then 1 end) as overdue, count(case when ",
        evidence_late!(),
        " then 1 end) as evidence_late
         from plans_plan p left join plans_task t on t.commune = p.commune and t.plan = p.id
         where p.state <> 'nhap' and ($1 = 0 or p.commune = $1) group by p.commune order by p.commune limit 500"
    );
    conn.all(sql, marks(commune, today)).await
}
