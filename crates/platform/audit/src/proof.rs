//! Proofs of RFC 9162: that a leaf stands in a tree (§2.1.3), and that a tree only grew (§2.1.4).
//!
//! A hash in a proof is the root over a run of leaves. Where the run is not perfect (at the right edge of the tree) it is
//! hashed together from perfect subtrees, the only ones that are stored. A [`Plan`] therefore says first which perfect
//! subtrees are needed ([`Plan::needed`]); the caller fetches them as it likes and lets the plan build the proof.

use std::collections::VecDeque;

use crate::tree::{Hash, empty_root, fold, node_hash};

/// A perfect subtree: the `2^level` leaves that begin with leaf `index · 2^level` (leaves count from 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subtree {
    /// Height above the leaves, and position in the list that [`crate::tree::Frontier::append`] gives.
    pub level: u32,
    /// Its number among those of its level, from 0.
    pub index: u64,
}

impl Subtree {
    /// The last leaf below it (from 0), beside which its hash is stored.
    pub fn last_leaf(self) -> u64 {
        ((self.index + 1) << self.level) - 1
    }
}

/// Why there is no proof, or why a proof does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The tree has no such leaf.
    #[error("a tree of {size} leaves has no leaf {leaf}")]
    NoSuchLeaf {
        /// The leaf, from 0.
        leaf: u64,
        /// The number of leaves.
        size: u64,
    },
    /// A tree does not shrink.
    #[error("a tree of {new} leaves is not a later form of one of {old}")]
    NotLater {
        /// The number of leaves before.
        old: u64,
        /// The number of leaves after.
        new: u64,
    },
    /// Too short, too long, or leading to another root.
    #[error("the proof does not hold")]
    Wrong,
}

/// Which subtrees a proof is made of: one entry for each hash, each entry its perfect parts from left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan(Vec<Vec<Subtree>>);

impl Plan {
    /// The proof that leaf `leaf` (from 0) stands in the tree of `size` leaves: PATH of RFC 9162 §2.1.3.1.
    ///
    /// # Errors
    /// [`ProofError::NoSuchLeaf`].
    pub fn inclusion(leaf: u64, size: u64) -> Result<Plan, ProofError> {
        if leaf >= size {
            return Err(ProofError::NoSuchLeaf { leaf, size });
        }
        let (mut start, mut end) = (0, size);
        let mut hashes = Vec::new();
        while end - start > 1 {
            let middle = start + split(end - start);
            if leaf < middle {
                hashes.push(parts(middle, end));
                end = middle;
            } else {
                hashes.push(parts(start, middle));
                start = middle;
            }
        }
        hashes.reverse();
        Ok(Plan(hashes))
    }

    /// The proof that the tree of `new` leaves begins with that of `old`: SUBPROOF of RFC 9162 §2.1.4.1. Empty for equal
    /// sizes, and for the tree without leaves, with which every tree begins.
    ///
    /// # Errors
    /// [`ProofError::NotLater`].
    pub fn consistency(old: u64, new: u64) -> Result<Plan, ProofError> {
        if old > new {
            return Err(ProofError::NotLater { old, new });
        }
        let (mut start, mut end) = (0, new);
        let mut hashes = Vec::new();
        while old > 0 && old < end {
            let middle = start + split(end - start);
            if old <= middle {
                hashes.push(parts(middle, end));
                end = middle;
            } else {
                hashes.push(parts(start, middle));
                start = middle;
            }
        }
        // What remains is the right edge of the old tree; when it is the whole old tree, the checker knows its root.
        if start > 0 {
            hashes.push(parts(start, end));
        }
        hashes.reverse();
        Ok(Plan(hashes))
    }

    /// All perfect subtrees to fetch, each once.
    pub fn needed(&self) -> impl Iterator<Item = Subtree> + '_ {
        self.0.iter().flatten().copied()
    }

    /// The proof, from the hashes that `fetch` gives for [`Plan::needed`].
    ///
    /// # Errors
    /// The first one of `fetch`.
    pub fn build<E>(&self, mut fetch: impl FnMut(Subtree) -> Result<Hash, E>) -> Result<Vec<Hash>, E> {
        let mut proof = Vec::with_capacity(self.0.len());
        for subtrees in &self.0 {
            let hashes = subtrees.iter().map(|subtree| fetch(*subtree)).collect::<Result<Vec<_>, E>>()?;
            // A run of leaves in a plan is never empty, so `fold` always gives its root.
            proof.extend(fold(&hashes));
        }
        Ok(proof)
    }
}

/// The perfect subtrees of a tree of `size` leaves from left to right: what
/// [`crate::tree::Frontier::from_peaks`] takes, so also the way to the root at any earlier size.
pub fn peaks(size: u64) -> Vec<Subtree> {
    parts(0, size)
}

/// The largest power of two below `size` (at least 2): where RFC 9162 §2.1.1 divides a tree.
fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// The perfect subtrees of the leaves from `start` up to `end`, where `start` is where a tree was divided.
fn parts(start: u64, end: u64) -> Vec<Subtree> {
    let mut found = Vec::new();
    let mut at = start;
    while at < end {
        let level = (end - at).ilog2();
        found.push(Subtree { level, index: at >> level });
        at += 1 << level;
    }
    found
}

/// Checks that the leaf with this hash is leaf `index` (from 0) of the tree of `size` leaves with this root, by the
/// steps of RFC 9162 §2.1.3.2.
///
/// # Errors
/// [`ProofError::NoSuchLeaf`] or [`ProofError::Wrong`].
pub fn check_inclusion(leaf: Hash, index: u64, size: u64, proof: &[Hash], root: Hash) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::NoSuchLeaf { leaf: index, size });
    }
    let mut walk = Walk { node: index, last: size - 1 };
    let mut computed = leaf;
    for hash in proof {
        computed = match walk.step()? {
            Side::Left => node_hash(hash, &computed),
            Side::Right => node_hash(&computed, hash),
        };
    }
    if walk.last == 0 && computed == root { Ok(()) } else { Err(ProofError::Wrong) }
}

/// A size of the tree and its root there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreeState {
    /// The number of leaves.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

/// Checks that the later tree begins with the earlier one, by the steps of RFC 9162 §2.1.4.2. Equal sizes need equal
/// roots and an empty proof; so does an earlier tree without leaves.
///
/// # Errors
/// [`ProofError::NotLater`] or [`ProofError::Wrong`].
pub fn check_consistency(old: TreeState, new: TreeState, proof: &[Hash]) -> Result<(), ProofError> {
    if old.size > new.size {
        return Err(ProofError::NotLater { old: old.size, new: new.size });
    }
    if old.size == new.size || old.size == 0 {
        let holds = proof.is_empty()
            && (old.size > 0 || old.root == empty_root())
            && (old.size < new.size || old.root == new.root);
        return if holds { Ok(()) } else { Err(ProofError::Wrong) };
    }
    let mut path: VecDeque<Hash> = proof.iter().copied().collect();
    if old.size.is_power_of_two() {
        path.push_front(old.root);
    }
    let Some(first) = path.pop_front().filter(|_| !proof.is_empty()) else { return Err(ProofError::Wrong) };
    let mut walk = Walk { node: old.size - 1, last: new.size - 1 };
    walk.rise(walk.node.trailing_ones());
    let (mut old_root, mut new_root) = (first, first);
    for hash in path {
        match walk.step()? {
            Side::Left => {
                old_root = node_hash(&hash, &old_root);
                new_root = node_hash(&hash, &new_root);
            }
            Side::Right => new_root = node_hash(&new_root, &hash),
        }
    }
    let right = walk.last == 0 && old_root == old.root && new_root == new.root;
    if right { Ok(()) } else { Err(ProofError::Wrong) }
}

/// On which side of the node the next hash of a proof stands.
enum Side {
    Left,
    Right,
}

/// The way up: the number of the node on its level, and of the last node there (`fn` and `sn` of RFC 9162).
struct Walk {
    node: u64,
    last: u64,
}

impl Walk {
    fn rise(&mut self, levels: u32) {
        self.node = self.node.checked_shr(levels).unwrap_or(0);
        self.last = self.last.checked_shr(levels).unwrap_or(0);
    }

    /// Takes one hash of the proof and rises to where it leads.
    fn step(&mut self) -> Result<Side, ProofError> {
        if self.last == 0 {
            return Err(ProofError::Wrong);
        }
        let side = if self.node & 1 == 1 || self.node == self.last {
            // At the right edge, levels where the node has no neighbour are passed over.
            if self.node & 1 == 0 {
                self.rise(self.node.trailing_zeros());
            }
            Side::Left
        } else {
            Side::Right
        };
        self.rise(1);
        Ok(side)
    }
}
