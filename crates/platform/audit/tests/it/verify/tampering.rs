//! Ten thousand ways to tamper with an export: every one is found, and nothing is found in the intact one.

use super::check;
use super::tamper::{FORGERIES, KINDS, tampered};
use super::world::{Chance, World, key};

#[test]
fn an_intact_export_has_no_findings() {
    for seed in 0..30 {
        let world = World::of(10 + seed as usize * 7, &mut Chance(seed));
        let report = check(&world.export(&key()), &world.signed(&key()));
        assert!(report.is_ok(), "{seed}: {:?}", report.findings);
        assert_eq!(report.leaves, world.deeds.len() as u64);
        assert_eq!((report.rows, report.heads, report.covered), (world.rows().len() as u64, 3, report.leaves));
        assert_eq!(report.root, world.signed(&key())[2].head.root);
    }
}

/// The attempts are divided over two threads.
#[test]
fn every_tampering_is_found() {
    const EACH: u64 = 5000;
    let world = World::of(60, &mut Chance(1));
    std::thread::scope(|scope| {
        for half in 0..2 {
            let world = &world;
            scope.spawn(move || {
                let witnessed = &world.signed(&key())[2..];
                let intact = world.export(&key());
                for number in half * EACH..(half + 1) * EACH {
                    let kind = number as usize % KINDS;
                    let (what, lines) = tampered(world, &intact, kind, &mut Chance(number));
                    assert_ne!(lines, intact, "attempt {number} changed nothing: {what}");
                    let report = check(&lines, witnessed);
                    assert!(!report.is_ok(), "attempt {number} was not found: {what}");
                }
            });
        }
    });
}

#[test]
fn forgeries_with_the_key_are_found_by_the_witness_alone() {
    let world = World::of(60, &mut Chance(1));
    let intact = world.export(&key());
    for number in 0..200 {
        let kind = FORGERIES + number as usize % (KINDS - FORGERIES);
        let (what, lines) = tampered(&world, &intact, kind, &mut Chance(number));
        let report = check(&lines, &[]);
        assert!(report.is_ok(), "attempt {number} left a trace: {what}: {:?}", report.findings);
    }
}
