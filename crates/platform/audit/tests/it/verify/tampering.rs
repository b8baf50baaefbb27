//! Ten thousand ways to tamper with an export: every one is found, and nothing is found in the intact one.

use super::check;
use super::tamper::{FORGERIES, KINDS, tampered};
use super::world::{Chance, World, key};
use audit::export::{Piece, header_line};
use audit::leaf::leaf_hash;
use audit::tree::Frontier;
use audit::verify::{Finding, Problem, Verifier};

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

/// What is kept beside the leaves, changed in one byte, cut, lengthened, exchanged, or that of another size.
#[test]
fn every_tampering_with_the_kept_tree_is_found() {
    let world = World::of(60, &mut Chance(1));
    let bodies = world.bodies();
    let mut frontier = Frontier::new();
    let mut edges = vec![frontier.to_bytes()];
    let mut nodes: Vec<Vec<u8>> = Vec::new();
    for body in &bodies {
        nodes.push(frontier.append(leaf_hash(body)).iter().flat_map(|hash| hash.0).collect());
        edges.push(frontier.to_bytes());
    }
    let found = |bodies: &[String], nodes: &[Vec<u8>], edge: Option<&[u8]>| {
        let mut verifier = Verifier::new(Vec::new());
        verifier.line(header_line(world.commune, &[]).as_bytes());
        for (body, nodes) in bodies.iter().zip(nodes) {
            let nodes = Some(nodes.clone());
            verifier.piece(Piece::Leaf { body: body.clone(), text: None, salt: None, nodes });
        }
        verifier.edge(edge);
        let of_it = |p: &Finding| matches!(p.what, Problem::NodesChanged { .. } | Problem::EdgeChanged { .. });
        verifier.finish().findings.into_iter().filter(of_it).collect::<Vec<_>>()
    };
    assert_eq!(found(&bodies, &nodes, Some(&edges[60])), []);
    assert_eq!(found(&[], &[], None), []);
    for number in 0..10_000 {
        let mut chance = Chance(number);
        let (mut changed, mut edge) = (nodes.clone(), Some(edges[60].clone()));
        let at = chance.below(60);
        match number % 6 {
            0 => {
                let byte = chance.below(changed[at].len());
                changed[at][byte] ^= 1 << chance.below(8);
            }
            1 => drop(changed[at].pop()),
            2 => changed[at].push(chance.next() as u8),
            3 => changed.swap(at, (at + 1 + chance.below(59)) % 60),
            4 => {
                let byte = chance.below(edges[60].len());
                edge.iter_mut().for_each(|edge| edge[byte] ^= 1 << chance.below(8));
            }
            _ => edge = [None, Some(edges[at].clone())][chance.below(2)].clone(),
        }
        assert!(!found(&bodies, &changed, edge.as_deref()).is_empty(), "attempt {number} was not found");
    }
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
