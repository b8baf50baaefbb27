//! Reading what a report needs: six statements, whatever the period.

use db::Conn;
use kernel::dates::Date;
use kernel::ids::Commune;
use web::PageError;

use super::model::{PeriodReport, assemble};
use crate::store::{difficulty, report as store, task};

/// The report of a plan over a period.
pub(super) async fn load(
    conn: &mut Conn,
    commune: Commune,
    plan: i64,
    from: Date,
    until: Date,
) -> Result<PeriodReport, PageError> {
    let tasks = task::tasks_of_plan(conn, commune, plan).await?;
    let evidence = store::evidence_until(conn, commune, plan, until).await?;
    let entries = store::progress_between(conn, commune, plan, from, until).await?;
    let blockers = store::open_blockers(conn, commune, plan, until).await?;
    let difficulties = difficulty::difficulties_between(conn, commune, from, until).await?;
    Ok(assemble((from, until), tasks, &evidence, &entries, &blockers, difficulties))
}
