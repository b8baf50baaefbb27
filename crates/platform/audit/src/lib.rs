//! The commune's audit tree: hashes, proofs, sealed leaves and rows, signed heads, and the check of an export.
//!
//! Computing only: no database, no files, no clock, no chance. Salts, keys and instants are passed in. Every write
//! appends one leaf; a leaf holds no personal data but seals (salted hashes) of the texts and rows it speaks of, so that
//! these can be erased and the tree still stands. [`tree`] and [`proof`] follow RFC 9162, [`leaf`] and [`commit`] say
//! what a leaf is, [`head`] what is signed and given to witnesses, [`export`] and [`verify`] how anybody checks it all.

pub mod certificate;
pub mod commit;
pub mod export;
pub mod head;
mod hex;
mod instant;
mod json;
pub mod leaf;
pub mod proof;
pub mod tree;
pub mod verify;

pub use hex::decode as decode_hex;
pub use tree::Hash;
