//! Reading what a report needs: seven statements, whatever the period.

use db::Conn;
use kernel::dates::Date;
use kernel::ids::Commune;
use web::PageError;

use super::model::{Facts, PeriodReport, assemble};
use crate::store::{difficulty, report as store, task};

/// The report of a plan over a period.
pub(super) async fn load(
    conn: &mut Conn,
    commune: Commune,
    plan: i64,
    from: Date,
    until: Date,
) -> Result<PeriodReport, PageError> {
    let facts = Facts {
        tasks: task::tasks_of_plan(conn, commune, plan).await?,
        moves: store::moves_until(conn, commune, plan, until).await?,
        changes: store::decided_changes(conn, commune, plan).await?,
        evidence: store::evidence_until(conn, commune, plan, until).await?,
        entries: store::progress_between(conn, commune, plan, from, until).await?,
        blockers: store::open_blockers(conn, commune, plan, until).await?,
        difficulties: difficulty::difficulties_between(conn, commune, from, until).await?,
    };
    Ok(assemble((from, until), facts))
}
