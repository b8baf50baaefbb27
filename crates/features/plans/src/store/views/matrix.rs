//! The six clears as they were judged when the plan was issued or a task last changed, so that a plan of thousands of
//! tasks is not judged anew for every look at it.

use db::{Conn, DbError, WriteTx, args, record};
use kernel::ids::Commune;
use kernel::permission::{Action, Allowed};

record! {
    /// A task with its kept judgement; none for a task that was never judged.
    pub struct ClearLine {
        pub id: i64,
        pub path: String,
        pub title: String,
        pub clears: Option<String>,
    }
}

/// The tasks of a plan with their judgements, in the document's order, at most 2,000.
pub async fn clear_lines(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<ClearLine>, DbError> {
    conn.all(
        "select id, path, title, clears from plans_task where commune = $1 and plan = $2 order by sort, id limit 2000",
        args![commune, plan],
    )
    .await
}

/// Keeps the judgement of a task. It follows from the task's other columns, so the version stays.
pub async fn keep_clears<A: Action>(
    tx: &mut WriteTx,
    _allowed: &Allowed<A>,
    task: i64,
    clears: &str,
) -> Result<(), DbError> {
    let commune = tx.commune();
    tx.run("update plans_task set clears = $3 where commune = $1 and id = $2", args![commune, task, clears]).await?;
    Ok(())
}
