//! Knots of a draft: tasks that would wait for each other for ever, or stand above each other. A running plan refuses
//! them one by one; a draft must not bring them along.

use db::{Conn, DbError};
use kernel::ids::Commune;

use super::task_command::TaskCommand;
use crate::model::circles::{circle, would_circle};
use crate::store::blocker::waits_of_plan;
use crate::store::draft_task::DraftTask;
use crate::store::task::{TaskRow, tasks_of_plan};
use crate::task::words;

/// What is wrong, and the field that says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Knot {
    pub field: &'static str,
    pub says: String,
}

fn name(tasks: &[TaskRow], id: i64) -> String {
    tasks.iter().find(|t| t.id == id).map_or_else(|| "đã chọn".to_owned(), words::name)
}

async fn waits(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Vec<(i64, i64)>, DbError> {
    let rows = waits_of_plan(conn, commune, plan).await?;
    Ok(rows.into_iter().map(|w| (w.task, w.blocked_by)).collect())
}

fn parents(tasks: &[TaskRow]) -> Vec<(i64, i64)> {
    tasks.iter().filter_map(|t| Some((t.id, t.parent?))).collect()
}

/// The knot that a task would make when set so.
pub async fn knot(
    conn: &mut Conn,
    commune: Commune,
    task: &DraftTask,
    command: &TaskCommand,
) -> Result<Option<Knot>, DbError> {
    if command.blocked_by.is_empty() && command.parent.is_none() {
        return Ok(None);
    }
    let tasks = tasks_of_plan(conn, commune, task.plan).await?;
    let not_own = |tie: &(i64, i64)| tie.0 != task.id;
    let waits: Vec<(i64, i64)> = waits(conn, commune, task.plan).await?.into_iter().filter(not_own).collect();
    if let Some(other) = command.blocked_by.iter().find(|other| would_circle(&waits, task.id, **other)) {
        let says = format!(
            "Không ghi được: nhiệm vụ {} cũng đang chờ chính nhiệm vụ này (trực tiếp hoặc qua nhiệm vụ khác), nên cả hai sẽ chờ nhau mãi.",
            name(&tasks, *other)
        );
        return Ok(Some(Knot { field: "cho_nhiem_vu", says }));
    }
    let above: Vec<(i64, i64)> = parents(&tasks).into_iter().filter(not_own).collect();
    let parent = command.parent.filter(|parent| would_circle(&above, task.id, *parent));
    Ok(parent.map(|parent| Knot {
        field: "thuoc",
        says: format!(
            "Không đặt được: nhiệm vụ {} đang là việc con của chính nhiệm vụ này. Hãy chọn một nhiệm vụ khác.",
            name(&tasks, parent)
        ),
    }))
}

/// A knot anywhere in a plan, in words: merging tasks can tie one that no form has seen.
pub async fn knot_of_plan(conn: &mut Conn, commune: Commune, plan: i64) -> Result<Option<String>, DbError> {
    let tasks = tasks_of_plan(conn, commune, plan).await?;
    if let Some((one, other)) = circle(&waits(conn, commune, plan).await?) {
        return Ok(Some(format!(
            "Nhiệm vụ {} và nhiệm vụ {} chờ nhau (trực tiếp hoặc qua nhiệm vụ khác) nên sẽ chờ mãi. Hãy bỏ bớt một điều đang chờ trước khi ban hành.",
            name(&tasks, one),
            name(&tasks, other)
        )));
    }
    Ok(circle(&parents(&tasks)).map(|(one, other)| {
        format!(
            "Nhiệm vụ {} và nhiệm vụ {} là việc con của nhau. Hãy sửa mục “Thuộc nhiệm vụ” trước khi ban hành.",
            name(&tasks, one),
            name(&tasks, other)
        )
    }))
}
