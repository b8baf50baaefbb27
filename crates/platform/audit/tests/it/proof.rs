//! Proofs: those of the reference tests, those of all small trees, and altered ones.

use std::convert::Infallible;

use audit::Hash;
use audit::proof::{Plan, ProofError, TreeState, check_consistency, check_inclusion};
use audit::tree::{Frontier, leaf_hash};
use proptest::prelude::*;

use crate::reference::{hash, leaves, mth, path, reference_leaves, subproof};

const A: &str = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
const B: &str = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
const C: &str = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
const D: &str = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
const E: &str = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const F: &str = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
const G: &str = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
const H: &str = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
const I: &str = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

/// Leaf, size, proof: from the reference tests of certificate-transparency.
const INCLUSION: &[(u64, u64, &[&str])] = &[
    (0, 1, &[]),
    (0, 2, &[A]),
    (1, 2, &[G]),
    (2, 3, &[H]),
    (1, 5, &[G, B, D]),
    (0, 8, &[A, B, C]),
    (5, 8, &[D, E, F]),
];

/// Old size, new size, proof: from the same tests.
const CONSISTENCY: &[(u64, u64, &[&str])] = &[(1, 1, &[]), (1, 8, &[A, B, C]), (2, 5, &[B, D]), (6, 8, &[I, E, F])];

/// A tree as the data base has it: beside each leaf the subtrees that end with it.
struct Stored {
    leaves: Vec<Hash>,
    nodes: Vec<Vec<Hash>>,
}

impl Stored {
    fn of(leaves: Vec<Hash>) -> Stored {
        let mut frontier = Frontier::new();
        Stored { nodes: leaves.iter().map(|leaf| frontier.append(*leaf)).collect(), leaves }
    }

    fn proof(&self, plan: &Plan) -> Vec<Hash> {
        let mut fetched = Vec::new();
        let built: Result<Vec<Hash>, Infallible> = plan.build(|subtree| {
            fetched.push(subtree);
            Ok(self.nodes[subtree.last_leaf() as usize][subtree.level as usize])
        });
        assert_eq!(fetched, plan.needed().collect::<Vec<_>>());
        let Ok(proof) = built;
        proof
    }

    fn inclusion(&self, leaf: u64, size: u64) -> Vec<Hash> {
        self.proof(&Plan::inclusion(leaf, size).unwrap())
    }

    fn consistency(&self, old: u64, new: u64) -> Vec<Hash> {
        self.proof(&Plan::consistency(old, new).unwrap())
    }

    fn at(&self, size: u64) -> TreeState {
        TreeState { size, root: mth(&self.leaves[..size as usize]) }
    }
}

fn flipped(hash: Hash, bit: usize) -> Hash {
    let mut bytes = hash.0;
    bytes[bit / 8] ^= 1 << (bit % 8);
    Hash(bytes)
}

/// Each proof that is not quite this one: hashes missing, added, exchanged, and with the given bits flipped.
fn altered(proof: &[Hash], root: Hash, bits: impl Iterator<Item = usize> + Clone) -> Vec<Vec<Hash>> {
    let mut all = Vec::new();
    for at in 0..=proof.len() {
        for extra in [root, leaf_hash(b"extra"), Hash([0; 32])].into_iter().chain(proof.first().copied()) {
            let mut longer = proof.to_vec();
            longer.insert(at, extra);
            all.push(longer);
        }
    }
    for at in 0..proof.len() {
        all.push([&proof[..at], &proof[at + 1..]].concat());
        let mut exchanged = proof.to_vec();
        exchanged.swap(at, 0);
        all.push(exchanged);
        all.extend(bits.clone().map(|bit| {
            let mut one = proof.to_vec();
            one[at] = flipped(one[at], bit);
            one
        }));
    }
    all.retain(|other| other != proof);
    all
}

#[test]
fn published_inclusion_proofs() {
    let tree = Stored::of(reference_leaves());
    for (leaf, size, wanted) in INCLUSION {
        let proof = tree.inclusion(*leaf, *size);
        assert_eq!(proof, wanted.iter().map(|digits| hash(digits)).collect::<Vec<_>>(), "{leaf} of {size}");
        let (root, own) = (tree.at(*size).root, tree.leaves[*leaf as usize]);
        assert_eq!(check_inclusion(own, *leaf, *size, &proof, root), Ok(()));
        for other in altered(&proof, root, 0..256) {
            assert_eq!(check_inclusion(own, *leaf, *size, &other, root), Err(ProofError::Wrong));
        }
        for bit in 0..256 {
            assert!(check_inclusion(flipped(own, bit), *leaf, *size, &proof, root).is_err());
            assert!(check_inclusion(own, *leaf, *size, &proof, flipped(root, bit)).is_err());
        }
    }
}

#[test]
fn published_consistency_proofs() {
    let tree = Stored::of(reference_leaves());
    for (old, new, wanted) in CONSISTENCY {
        let proof = tree.consistency(*old, *new);
        assert_eq!(proof, wanted.iter().map(|digits| hash(digits)).collect::<Vec<_>>(), "{old} to {new}");
        let (old, new) = (tree.at(*old), tree.at(*new));
        assert_eq!(check_consistency(old, new, &proof), Ok(()));
        for other in altered(&proof, new.root, 0..256) {
            assert_eq!(check_consistency(old, new, &other), Err(ProofError::Wrong));
        }
        for bit in 0..256 {
            let wrong = |state: TreeState| TreeState { root: flipped(state.root, bit), ..state };
            assert!(check_consistency(wrong(old), new, &proof).is_err());
            assert!(check_consistency(old, wrong(new), &proof).is_err());
        }
    }
}

#[test]
fn all_small_trees() {
    let tree = Stored::of(leaves(40));
    for size in 1..=40 {
        let d = &tree.leaves[..size as usize];
        let root = mth(d);
        for leaf in 0..size {
            let proof = tree.inclusion(leaf, size);
            let wanted = path(leaf as usize, d);
            assert_eq!(proof, wanted.iter().map(|(_, hash)| *hash).collect::<Vec<_>>());
            // A root does not tell the size: another place passes exactly when the way to the root is the same. The
            // signed head ties size and root together.
            for (other_size, other) in (1..=40).flat_map(|size| (0..size).map(move |leaf| (size, leaf))) {
                let way = |leaf: u64, size: u64| -> Vec<bool> {
                    path(leaf as usize, &tree.leaves[..size as usize]).iter().map(|(left, _)| *left).collect()
                };
                let passes = check_inclusion(d[leaf as usize], other, other_size, &proof, root).is_ok();
                let same = size.abs_diff(other_size) < 3 && way(other, other_size) == way(leaf, size);
                if size.abs_diff(other_size) < 3 {
                    assert_eq!(passes, same, "{leaf} of {size} as {other} of {other_size}");
                }
                assert!(!passes || other_size != size || other == leaf);
            }
        }
    }
}

#[test]
fn all_small_growths() {
    let tree = Stored::of(leaves(24));
    let pairs = || (1..=24_u64).flat_map(|new| (1..new).map(move |old| (old, new)));
    let way = |(old, new): (u64, u64)| subproof(old as usize, &tree.leaves[..new as usize], true);
    for (old, new) in pairs() {
        let proof = tree.consistency(old, new);
        let wanted = way((old, new));
        assert_eq!(proof, wanted.iter().map(|(_, hash)| *hash).collect::<Vec<_>>());
        let places = |proof: &[(char, Hash)]| proof.iter().map(|(place, _)| *place).collect::<String>();
        for (other_old, other_new) in pairs() {
            let old_state = TreeState { size: other_old, ..tree.at(old) };
            let new_state = TreeState { size: other_new, ..tree.at(new) };
            let passes = check_consistency(old_state, new_state, &proof).is_ok();
            let same = places(&way((other_old, other_new))) == places(&wanted);
            assert_eq!(passes, same, "{old} to {new} as {other_old} to {other_new}");
        }
    }
}

#[test]
fn the_edges() {
    let tree = Stored::of(leaves(5));
    assert_eq!(Plan::inclusion(5, 5), Err(ProofError::NoSuchLeaf { leaf: 5, size: 5 }));
    assert_eq!(Plan::inclusion(0, 0), Err(ProofError::NoSuchLeaf { leaf: 0, size: 0 }));
    assert_eq!(Plan::consistency(6, 5), Err(ProofError::NotLater { old: 6, new: 5 }));
    let five = tree.at(5);
    assert_eq!(check_inclusion(tree.leaves[0], 5, 5, &[], five.root), Err(ProofError::NoSuchLeaf { leaf: 5, size: 5 }));
    assert_eq!(check_consistency(five, tree.at(4), &[]), Err(ProofError::NotLater { old: 5, new: 4 }));
    assert_eq!(check_consistency(tree.at(0), five, &tree.consistency(0, 5)), Ok(()));
    assert_eq!(check_consistency(TreeState { size: 0, root: five.root }, five, &[]), Err(ProofError::Wrong));
    assert_eq!(check_consistency(five, five, &tree.consistency(5, 5)), Ok(()));
    assert_eq!(check_consistency(five, five, &[five.root]), Err(ProofError::Wrong));
    assert_eq!(check_consistency(tree.at(4), five, &[]), Err(ProofError::Wrong));
    // The largest sizes do not overflow.
    assert!(check_inclusion(five.root, u64::MAX - 1, u64::MAX, &[five.root; 64], five.root).is_err());
    assert!(Plan::inclusion(u64::MAX - 1, u64::MAX).unwrap().needed().count() > 60);
    let most = TreeState { size: u64::MAX, root: five.root };
    assert!(check_consistency(TreeState { size: u64::MAX - 1, ..most }, most, &[five.root; 64]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn proofs_hold_and_altered_ones_do_not(new in 1_u64..=300, a in 0_u64..300, b in 0_u64..300, bit in 0_usize..256) {
        let (leaf, old) = (a % new, 1 + b % new);
        let tree = Stored::of(leaves(new));
        let (before, after) = (tree.at(old), tree.at(new));
        let own = tree.leaves[leaf as usize];

        let proof = tree.inclusion(leaf, new);
        prop_assert_eq!(check_inclusion(own, leaf, new, &proof, after.root), Ok(()));
        for other in altered(&proof, after.root, std::iter::once(bit)) {
            prop_assert_eq!(check_inclusion(own, leaf, new, &other, after.root), Err(ProofError::Wrong));
        }
        for other in (0..new).filter(|other| *other != leaf) {
            prop_assert!(check_inclusion(own, other, new, &proof, after.root).is_err());
        }

        let proof = tree.consistency(old, new);
        prop_assert_eq!(check_consistency(before, after, &proof), Ok(()));
        for other in altered(&proof, after.root, std::iter::once(bit)) {
            prop_assert_eq!(check_consistency(before, after, &other), Err(ProofError::Wrong));
        }
        if old < new {
            let turned = check_consistency(TreeState { size: old, ..after }, TreeState { size: new, ..before }, &proof);
            prop_assert!(turned.is_err());
        }
    }
}
