//! Lines of the journal, each with the row that it is about: comments on tasks, as people would write them.

use db::{Db, journal};
use jiff::Timestamp;
use kernel::clock::Clock as _;
use plans::api::{self, Discuss};

use super::tasks::Ground;
use crate::clock::SystemClock;
use crate::demo::COMMUNE;
use crate::failure::Failure;

/// The first plan of many tasks.
const PLAN: i64 = 2;

/// Comments on the tasks of one plan until the journal has this many lines.
///
/// # Errors
/// The database's, or there is no task.
pub async fn add_lines(db: &Db, count: u64) -> Result<(), Failure> {
    let ground = Ground::read(db).await?;
    let mut conn = db.read().await?;
    let there = journal::frontier(&mut conn, COMMUNE).await?.size();
    let tasks = api::tasks_of_plan(&mut conn, COMMUNE, PLAN).await?;
    drop(conn);
    if tasks.is_empty() {
        return Err(Failure::Fault("Không có nhiệm vụ nào để trao đổi: hãy tăng --tasks.".to_owned()));
    }
    let allowed = ground.steward().may(Discuss).map_err(|denied| Failure::Fault(denied.to_string()))?;
    let on = SystemClock.today();
    for task in tasks.iter().cycle().take(usize::try_from(count.saturating_sub(there)).unwrap_or(usize::MAX)) {
        let mut tx = db.write(&allowed, None, Timestamp::now()).await?;
        let said = api::comment(&mut tx, &allowed, task, "Đề nghị đơn vị rà soát lại số liệu trước khi nộp.", on).await;
        tx.commit(said.map_err(|problem| Failure::Fault(problem.to_string()))?, "/").await?;
    }
    Ok(())
}
