//! Giving a list back ("Hoàn tác"): those whom it brought leave the register, what it changed is as before.

use std::collections::BTreeSet;

use db::{DbError, Leaf, WriteTx, Written};
use kernel::ids::StaffId;
use kernel::permission::Allowed;

use super::carry::{TURN, draw_again};
use super::ground::ground;
use crate::permissions::ImportStaff;
use crate::profile::{self, Place, Values};
use crate::store::change::ChangeRow;
use crate::store::import::ImportRow;
use crate::store::{self, career, profile as profiles};

/// What came of it.
#[derive(Debug)]
pub enum Undone {
    Done(Written),
    /// People whose data was changed after the list came; nothing has changed now. Their names.
    ChangedSince(Vec<String>),
}

/// Gives a list back. `tx` was opened with the same permission.
///
/// # Errors
/// The engine's; [`DbError::Conflict`] when it was given back before.
pub async fn undo(
    mut tx: WriteTx,
    allowed: &Allowed<ImportStaff>,
    list: &ImportRow,
    location: &str,
) -> Result<Undone, DbError> {
    tx.take_turn(TURN).await?;
    let brought = store::import::brought_by(&mut tx, allowed, list.id).await?;
    let changes = store::change::changes_of(&mut tx, allowed, list.id).await?;
    let today = kernel::dates::civil_date(tx.now());
    let ground = ground(&mut tx, allowed, today).await?;
    let name = |id: StaffId| {
        let known = ground.of_id(id.0).and_then(|known| known.values.get("full_name"));
        known.unwrap_or("Một người").to_owned()
    };
    let touched = |one: &store::import::BroughtRow| {
        one.version > 1 || one.profile_version > 1 || one.private_version.is_some_and(|version| version > 1)
    };
    let mut since: Vec<String> = brought.iter().filter(|one| touched(one)).map(|one| name(one.id)).collect();
    since.extend(changes.iter().filter(|change| !is_as_left(&ground, change)).map(|change| name(change.staff)));
    if !since.is_empty() {
        since.sort();
        since.dedup();
        return Ok(Undone::ChangedSince(since));
    }
    store::import::mark_undone(&mut tx, allowed, (list.id, list.version)).await?;
    for one in &brought {
        store::import::withdraw(&mut tx, allowed, (one.id, list.id)).await?;
    }
    let people: BTreeSet<StaffId> = changes.iter().map(|change| change.staff).collect();
    for staff in people {
        let Some(known) = ground.of_id(staff.0) else { continue };
        let mut values = known.values.clone();
        let own: Vec<&ChangeRow> = changes.iter().filter(|change| change.staff == staff).collect();
        for change in &own {
            values.put(&change.field, change.before_value.clone().unwrap_or_default());
        }
        restore(&mut tx, allowed, (staff, &ground), &values, &own).await?;
        career::delete_events_of_list(&mut tx, allowed, (staff, list.id)).await?;
        draw_again(&mut tx, allowed, staff).await?;
    }
    store::change::delete_changes(&mut tx, allowed, list.id).await?;
    let summary = format!("Hoàn tác danh sách nhập từ tệp “{}”", list.file_name);
    Ok(Undone::Done(tx.commit(Leaf::about("staff_import", list.id, summary), location).await?))
}

/// Whether a field still has the value that the list gave it.
fn is_as_left(ground: &super::ground::Ground, change: &ChangeRow) -> bool {
    let known = ground.of_id(change.staff.0).and_then(|known| known.values.get(&change.field));
    known == change.after_value.as_deref()
}

async fn restore(
    tx: &mut WriteTx,
    allowed: &Allowed<ImportStaff>,
    (staff, ground): (StaffId, &super::ground::Ground),
    values: &Values,
    changes: &[&ChangeRow],
) -> Result<(), DbError> {
    let concerns = |place: Place| {
        changes.iter().any(|change| profile::field(&change.field).is_some_and(|field| field.place == place))
    };
    let versions = ground.versions(staff);
    if let (true, Some(new)) = (concerns(Place::Member), ground.member(&ground.code(staff), values)) {
        store::update_member(tx, allowed, staff, &new).await?;
    }
    if let (true, Some(version)) = (concerns(Place::Profile), versions.profile) {
        profiles::update(tx, allowed, (staff, version), values).await?;
    }
    if let (true, Some(version)) = (concerns(Place::Private), versions.private) {
        profiles::update_private(tx, allowed, (staff, version), values).await?;
    }
    Ok(())
}
