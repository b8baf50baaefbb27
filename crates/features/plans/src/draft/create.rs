//! Storing what was read as a draft: the plan, what it rests on, duties, tasks and what they wait for.

use std::collections::HashMap;

use db::{DbError, WriteTx};
use jiff::civil::Date;
use kernel::permission::Allowed;
use org::api::UnitRow;
use staff::api::StaffRow;

use super::new_plan::{self, Source};
use crate::permissions::ImportPlan;
use crate::reader::PlanReading;
use crate::store;

/// The registers against which names in a document are told.
#[derive(Debug, Clone, Copy)]
pub struct Registers<'r> {
    pub units: &'r [UnitRow],
    pub people: &'r [StaffRow],
}

/// Stores a reading as a draft; the plan's id. `on` is the day from which awaited documents are noted.
///
/// # Errors
/// The engine's.
pub async fn create_draft(
    tx: &mut WriteTx,
    allowed: &Allowed<ImportPlan>,
    reading: &PlanReading,
    source: &Source,
    registers: Registers<'_>,
    on: Date,
) -> Result<i64, DbError> {
    let plan = store::draft::insert_plan(tx, allowed, &new_plan::plan_of(reading, source)).await?;
    for (sort, basis) in (1..).zip(new_plan::bases_of(reading)) {
        store::draft::insert_basis(tx, allowed, plan, sort, &basis).await?;
    }
    for (sort, duty) in (1..).zip(new_plan::duties_of(reading)) {
        store::draft::insert_duty(tx, allowed, plan, sort, &duty).await?;
    }
    let mut by_path: HashMap<&str, i64> = HashMap::new();
    for (at, task) in (1..).zip(&reading.tasks) {
        let parent = above(&task.path).find_map(|path| by_path.get(path).copied());
        let new = new_plan::task_of(task, at, parent, registers.units, registers.people);
        let id = store::draft_task::insert_task(tx, allowed, plan, &new).await?;
        if !new.task.coordinating.is_empty() {
            store::draft_task::replace_coordination(tx, allowed, id, &new.task.coordinating).await?;
        }
        if new.task.after_text.is_some() {
            store::draft_task::replace_blockers(tx, allowed, id, new.task.after_text.as_deref(), &[], on).await?;
        }
        by_path.insert(&task.path, id);
    }
    Ok(plan)
}

/// The paths above one, nearest first: "II.2", then "II" above "II.2.a".
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('.').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_nearest_path_above_comes_first() {
        assert_eq!(super::above("II.2.a").collect::<Vec<_>>(), ["II.2", "II"]);
        assert_eq!(super::above("III").count(), 0);
    }
}
