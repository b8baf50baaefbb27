//! Heads of the tree: its size and root at an instant, signed by the commune (Ed25519, RFC 8032), given to witnesses.
//!
//! A head is a note of a few lines that a person can read, so that it can be printed, mailed or put in a QR code:
//!
//! ```text
//! Mốc nhật ký Sáu Rõ, bản 1
//! Xã: 12345
//! Số dòng: 60
//! Mã gốc: 5dc9…4328
//! Lúc: 2026-11-24T06:49:12.123Z
//! Khóa: 1a2b3c4d
//! Chữ ký: 8f0c…
//! ```
//!
//! The signature is over the first five lines, line breaks included. Whoever kept such a note can prove later that the
//! tree was changed below its size, even when the commune's key was stolen.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer};
use jiff::Timestamp;

use crate::tree::Hash;
use crate::{hex, instant};

const NAME: &str = "Mốc nhật ký Sáu Rõ, bản 1";

/// What is wrong with a head or a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeadError {
    /// Not the lines of a signed head.
    #[error("not a signed head: line {0} is wrong")]
    NotAHead(usize),
    /// Not 64 lower-case hexadecimal digits, or not a point of the curve.
    #[error("not a public key")]
    NotAKey,
    /// Signed by another key than this one.
    #[error("the head is signed by another key")]
    OtherKey,
    /// The signature does not belong to these lines.
    #[error("the signature is wrong")]
    Signature,
}

/// The tree at one of its sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreeHead {
    /// The commune whose tree this is.
    pub commune: i64,
    /// The number of leaves.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
    /// When it was signed, in milliseconds; what is finer is not written.
    pub at: Timestamp,
}

impl TreeHead {
    /// The lines that are signed.
    pub fn text(&self) -> String {
        let (commune, size, root, at) = (self.commune, self.size, self.root, instant::text(self.at));
        format!("{NAME}\nXã: {commune}\nSố dòng: {size}\nMã gốc: {root}\nLúc: {at}\n")
    }
}

/// The first four bytes of the SHA-256 of a public key, as eight hexadecimal digits: enough to tell keys apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId([u8; 4]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

/// The half of the key that everybody may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(ed25519_dalek::VerifyingKey);

impl PublicKey {
    /// How heads name this key.
    pub fn id(&self) -> KeyId {
        let [a, b, c, d, ..] = Hash::of(&[self.0.as_bytes()]).0;
        KeyId([a, b, c, d])
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0.as_bytes()))
    }
}

impl FromStr for PublicKey {
    type Err = HeadError;

    fn from_str(text: &str) -> Result<PublicKey, HeadError> {
        let bytes = hex::decode_exact(text).ok_or(HeadError::NotAKey)?;
        ed25519_dalek::VerifyingKey::from_bytes(&bytes).map(PublicKey).map_err(|_| HeadError::NotAKey)
    }
}

/// The commune's signing key. It is wiped from memory when dropped and never shown.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public().id())
    }
}

impl SigningKey {
    /// The key from its 32 secret bytes, which must come from a generator made for it.
    pub fn from_secret(secret: &[u8; 32]) -> SigningKey {
        SigningKey(ed25519_dalek::SigningKey::from_bytes(secret))
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Signs a head.
    pub fn sign(&self, head: TreeHead) -> SignedHead {
        let signature = self.0.sign(head.text().as_bytes()).to_bytes();
        SignedHead { head, key_id: self.public().id(), signature }
    }
}

/// A head with its signature. [`fmt::Display`] writes the note, [`FromStr`] reads it exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedHead {
    /// What is signed.
    pub head: TreeHead,
    /// By which key.
    pub key_id: KeyId,
    /// The 64 bytes of RFC 8032 §5.1.6.
    pub signature: [u8; 64],
}

impl SignedHead {
    /// Checks the signature.
    ///
    /// # Errors
    /// [`HeadError::OtherKey`] or [`HeadError::Signature`].
    pub fn verify(&self, key: &PublicKey) -> Result<(), HeadError> {
        if key.id() != self.key_id {
            return Err(HeadError::OtherKey);
        }
        let signature = Signature::from_bytes(&self.signature);
        key.0.verify_strict(self.head.text().as_bytes(), &signature).map_err(|_| HeadError::Signature)
    }

    /// Reads a note as it comes out of a mail or a scanner: blanks around lines and other line breaks are forgiven.
    ///
    /// # Errors
    /// [`HeadError::NotAHead`].
    pub fn from_letter(text: &str) -> Result<SignedHead, HeadError> {
        let lines = text.trim().lines().map(str::trim);
        lines.fold(String::new(), |note, line| note + line + "\n").parse()
    }
}

impl fmt::Display for SignedHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Khóa: {}\nChữ ký: {}\n", self.head.text(), self.key_id, hex::encode(&self.signature))
    }
}

impl FromStr for SignedHead {
    type Err = HeadError;

    fn from_str(text: &str) -> Result<SignedHead, HeadError> {
        let lines: Vec<&str> = text.split('\n').collect();
        let value = |index: usize, label: &str| {
            lines.get(index).and_then(|line| line.strip_prefix(label)).ok_or(HeadError::NotAHead(index + 1))
        };
        let wrong = |index: usize| HeadError::NotAHead(index + 1);
        value(0, NAME)?;
        let head = TreeHead {
            commune: value(1, "Xã: ")?.parse().map_err(|_| wrong(1))?,
            size: value(2, "Số dòng: ")?.parse().map_err(|_| wrong(2))?,
            root: value(3, "Mã gốc: ")?.parse().map_err(|_| wrong(3))?,
            at: instant::parse(value(4, "Lúc: ")?).ok_or(wrong(4))?,
        };
        let key_id = KeyId(hex::decode_exact(value(5, "Khóa: ")?).ok_or(wrong(5))?);
        let signature = hex::decode_exact(value(6, "Chữ ký: ")?).ok_or(wrong(6))?;
        let signed = SignedHead { head, key_id, signature };
        // Numbers with a plus sign or leading zeros, and lines too many, are found by writing it again.
        let written = signed.to_string();
        if written == text {
            return Ok(signed);
        }
        let same = written.split('\n').zip(&lines).take_while(|(ours, theirs)| ours == *theirs).count();
        Err(wrong(same))
    }
}
