//! Roots and frontiers.

use audit::Hash;
use audit::proof::peaks;
use audit::tree::{Frontier, TreeError, empty_root};
use proptest::prelude::*;

use crate::reference::{hash, leaves, mth, reference_leaves};

/// From the reference tests of certificate-transparency, by size.
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

#[test]
fn published_roots() {
    let mut frontier = Frontier::new();
    assert_eq!(frontier.root(), hash(ROOTS[0]));
    assert_eq!(empty_root(), hash(ROOTS[0]));
    for (leaf, root) in reference_leaves().into_iter().zip(&ROOTS[1..]) {
        frontier.append(leaf);
        assert_eq!(frontier.root(), hash(root), "size {}", frontier.size());
    }
}

#[test]
fn every_size_has_the_root_of_the_definition() {
    let all = leaves(300);
    let mut frontier = Frontier::new();
    let mut nodes: Vec<Vec<Hash>> = Vec::new();
    for (index, leaf) in all.iter().enumerate() {
        nodes.push(frontier.append(*leaf));
        let size = index + 1;
        assert_eq!(frontier.size(), size as u64);
        assert_eq!(frontier.root(), mth(&all[..size]));
        // The nodes beside this leaf are the perfect subtrees that end with it.
        for (level, node) in nodes[index].iter().enumerate() {
            assert_eq!(*node, mth(&all[size - (1 << level)..size]));
        }
        assert_eq!(nodes[index].len(), size.trailing_zeros() as usize + 1);
        // So the frontier of any size comes out of them again.
        let stored = peaks(size as u64).into_iter().map(|s| nodes[s.last_leaf() as usize][s.level as usize]).collect();
        assert_eq!(Frontier::from_peaks(size as u64, stored), Ok(frontier.clone()));
    }
}

#[test]
fn a_hash_has_one_spelling() {
    let root = hash(ROOTS[8]);
    assert_eq!(root.to_string(), ROOTS[8]);
    for wrong in [&ROOTS[8][1..], &ROOTS[8].to_uppercase(), "", &format!(" {}", ROOTS[8]), &"g".repeat(64)] {
        assert_eq!(wrong.parse::<Hash>(), Err(TreeError::NotAHash), "{wrong}");
    }
}

#[test]
fn a_frontier_of_another_length_is_refused() {
    for (size, count) in [(0, 1), (1, 0), (2, 2), (3, 1), (7, 2), (8, 8)] {
        assert_eq!(Frontier::from_peaks(size, leaves(count)), Err(TreeError::NotAFrontier { size }));
    }
    assert_eq!(Frontier::from_bytes(&[0; 7]), Err(TreeError::NotAFrontier { size: 0 }));
    assert_eq!(Frontier::from_bytes(&[0; 9]), Err(TreeError::NotAFrontier { size: 0 }));
}

proptest! {
    #[test]
    fn bytes_of_a_frontier_round_trip(size in 0_u64..2000, cut in 0_usize..400) {
        let mut frontier = Frontier::new();
        for leaf in leaves(size) {
            frontier.append(leaf);
        }
        let bytes = frontier.to_bytes();
        prop_assert_eq!(Frontier::from_bytes(&bytes), Ok(frontier));
        if cut < bytes.len() {
            prop_assert!(Frontier::from_bytes(&bytes[..cut]).is_err());
        }
    }
}
