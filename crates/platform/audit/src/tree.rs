//! The Merkle tree of RFC 9162 §2.1 over SHA-256, grown one leaf at a time.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::hex;

/// A SHA-256 digest: of a leaf, a node, a root, or a seal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// What is wrong with a stored or received value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// A hash is 64 lower-case hexadecimal digits.
    #[error("a hash is 64 lower-case hexadecimal digits")]
    NotAHash,
    /// The bytes or peaks do not belong to a tree of the size they name.
    #[error("not the frontier of a tree of {size} leaves")]
    NotAFrontier {
        /// The named number of leaves.
        size: u64,
    },
}

impl Hash {
    /// SHA-256 of all parts, one after another.
    pub(crate) fn of(parts: &[&[u8]]) -> Hash {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Hash(hasher.finalize().into())
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = TreeError;

    fn from_str(text: &str) -> Result<Hash, TreeError> {
        hex::decode_exact(text).map(Hash).ok_or(TreeError::NotAHash)
    }
}

impl<'de> serde::Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Hash, D::Error> {
        struct Digits;
        impl serde::de::Visitor<'_> for Digits {
            type Value = Hash;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("64 lower-case hexadecimal digits")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Hash, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Digits)
    }
}

/// The root of a tree without leaves: SHA-256 of nothing (RFC 9162 §2.1.1).
pub fn empty_root() -> Hash {
    Hash::of(&[])
}

/// The hash of a leaf: its content behind a zero byte (RFC 9162 §2.1.1).
pub fn leaf_hash(content: &[u8]) -> Hash {
    Hash::of(&[&[0], content])
}

/// The hash of an inner node: both children behind a one byte, so that no node can be taken for a leaf.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Hash::of(&[&[1], &left.0, &right.0])
}

/// What must be kept of a tree to grow it: the roots of its largest perfect subtrees, at most 64 of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// One root for each 1 in the binary form of `size`, from the largest subtree (left) to the smallest (right).
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The tree without leaves.
    pub fn new() -> Frontier {
        Frontier::default()
    }

    /// The frontier of a tree of `size` leaves from the roots of [`crate::proof::peaks`], in that order.
    ///
    /// # Errors
    /// When their number does not fit the size.
    pub fn from_peaks(size: u64, peaks: Vec<Hash>) -> Result<Frontier, TreeError> {
        let fits = u32::try_from(peaks.len()).is_ok_and(|count| count == size.count_ones());
        if fits { Ok(Frontier { size, peaks }) } else { Err(TreeError::NotAFrontier { size }) }
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Grows the tree by one leaf and gives the roots of all perfect subtrees that end at it, the leaf itself first.
    ///
    /// Stored beside the leaf, they hold every perfect subtree of the tree exactly once: the subtree of level `l` and
    /// number `k`, over the leaves from `k·2^l` up to `(k+1)·2^l`, stands with leaf `(k+1)·2^l − 1` at position `l`.
    pub fn append(&mut self, leaf: Hash) -> Vec<Hash> {
        let mut nodes = vec![leaf];
        let mut root = leaf;
        for _ in 0..self.size.trailing_ones() {
            let Some(left) = self.peaks.pop() else { break };
            root = node_hash(&left, &root);
            nodes.push(root);
        }
        self.peaks.push(root);
        self.size += 1;
        nodes
    }

    /// The root of the whole tree (RFC 9162 §2.1.1).
    pub fn root(&self) -> Hash {
        fold(&self.peaks).unwrap_or_else(empty_root)
    }

    /// The size (8 bytes, big-endian) and the peaks (32 bytes each).
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.size.to_be_bytes().to_vec();
        for peak in &self.peaks {
            bytes.extend_from_slice(&peak.0);
        }
        bytes
    }

    /// Reads what [`Frontier::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the length does not fit the size.
    pub fn from_bytes(bytes: &[u8]) -> Result<Frontier, TreeError> {
        let (size, rest) = bytes.split_first_chunk::<8>().ok_or(TreeError::NotAFrontier { size: 0 })?;
        let size = u64::from_be_bytes(*size);
        let (peaks, rest) = rest.as_chunks::<32>();
        if !rest.is_empty() {
            return Err(TreeError::NotAFrontier { size });
        }
        Frontier::from_peaks(size, peaks.iter().copied().map(Hash).collect())
    }
}

/// The root over neighbouring perfect subtrees, largest first; `None` for none.
pub(crate) fn fold(peaks: &[Hash]) -> Option<Hash> {
    peaks.iter().copied().rev().reduce(|right, left| node_hash(&left, &right))
}
