//! An erasure of which a leaf tells leaves the export valid; any other is found.

use super::check;
use super::world::{Chance, World, key};
use audit::verify::Problem;

#[test]
fn an_erasure_of_which_a_leaf_tells_is_lawful() {
    let mut world = World::of(60, &mut Chance(5));
    let before = world.signed(&key());
    world.erase(&[1, 17, 60], &mut Chance(6));
    world.erase(&[61], &mut Chance(7));
    let witnessed = world.signed(&key());
    let report = check(&world.export(&key()), &witnessed);
    assert!(report.is_ok(), "{:?}", report.findings);
    assert_eq!((report.erased_texts, &report.erasures[..]), (4, &[61, 62][..]));
    assert_eq!(witnessed[..3], before[..], "erasing takes nothing from the tree");
}

#[test]
fn an_erasure_of_which_no_leaf_tells_is_found() {
    let mut world = World::of(60, &mut Chance(5));
    world.erase(&[1, 17], &mut Chance(6));
    world.erased_leaves.insert(30);
    let report = check(&world.export(&key()), &[]);
    let found: Vec<&Problem> = report.findings.iter().map(|finding| &finding.what).collect();
    assert_eq!(found, [&Problem::TextErased { leaf: 30 }]);
    // The last leaf cannot tell of itself.
    let mut world = World::of(60, &mut Chance(5));
    world.erase(&[61], &mut Chance(6));
    let report = check(&world.export(&key()), &[]);
    assert!(matches!(report.findings[0].what, Problem::TextNotErased { leaf: 61, told: 61 }), "{:?}", report.findings);
}

#[test]
fn a_leaf_that_tells_of_an_erasure_that_is_none_is_found() {
    let mut world = World::of(60, &mut Chance(5));
    world.erase(&[1, 17], &mut Chance(6));
    world.erased_leaves.remove(&17);
    let report = check(&world.export(&key()), &[]);
    assert_eq!(report.findings[0].what, Problem::TextNotErased { leaf: 61, told: 17 });
    let mut world = World::of(60, &mut Chance(5));
    world.erase(&[1], &mut Chance(6));
    world.erase(&[1], &mut Chance(7));
    let report = check(&world.export(&key()), &[]);
    assert_eq!(report.findings[0].what, Problem::TextNotErased { leaf: 62, told: 1 }, "twice");
}

#[test]
fn a_row_without_its_salt_is_found() {
    let mut world = World::of(30, &mut Chance(6));
    world.erased_rows.extend(world.rows().into_keys());
    let mut lines = world.export(&key());
    let report = check(&lines, &world.signed(&key()));
    assert!(matches!(report.findings[0].what, Problem::RowErased { .. }), "{:?}", report.findings);
    lines.pop();
    let last = check(&lines, &[]);
    assert!(matches!(last.findings.last().unwrap().what, Problem::RowMissing { .. }));
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
