//! What is erased leaves the export valid, and still says nothing untrue.

use super::check;
use super::world::{Chance, World, key};
use audit::verify::Problem;

#[test]
fn erased_texts_and_rows_leave_the_export_valid() {
    let mut world = World::of(60, &mut Chance(5));
    let witnessed = world.signed(&key());
    world.erased_leaves.extend([1, 17, 60]);
    world.erased_rows.extend(world.rows().keys().take(2).copied().collect::<Vec<_>>());
    let lines = world.export(&key());
    let report = check(&lines, &witnessed);
    assert!(report.is_ok(), "{:?}", report.findings);
    assert_eq!((report.erased_texts, report.erased_rows), (3, 2));
    // Erasing takes nothing from the tree.
    assert_eq!(world.signed(&key()), witnessed);
}

#[test]
fn all_may_be_erased_but_no_row_may_be_missing() {
    let mut world = World::of(30, &mut Chance(6));
    world.erased_leaves.extend(1..=30);
    world.erased_rows.extend(world.rows().into_keys());
    let mut lines = world.export(&key());
    assert!(check(&lines, &world.signed(&key())).is_ok());
    lines.pop();
    assert!(matches!(check(&lines, &[]).findings[0].what, Problem::RowMissing { .. }));
}

#[test]
fn an_erased_row_marked_otherwise_is_found() {
    let mut world = World::of(30, &mut Chance(7));
    world.erased_rows.extend(world.rows().into_keys().take(1));
    let mut lines = world.export(&key());
    let at = lines.iter().position(|line| line.contains("\"erased\":true")).unwrap();
    lines[at] = lines[at].replace(",\"erased\":true", "");
    assert!(matches!(check(&lines, &[]).findings[0].what, Problem::RowHalfErased { .. }));
}
