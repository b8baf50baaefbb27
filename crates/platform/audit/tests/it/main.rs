//! The audit tree from outside: published vectors, properties, tampering, and the second verifier.

mod certificate;
mod commit;
mod head;
mod leaf;
mod proof;
mod reference;
mod tree;
mod verify;
