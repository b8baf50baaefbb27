//! One leaf with everything that shows that it stands in the tree: an export ([`crate::export`]) of one leaf under one head,
//! and the leaf's way to the head's root as the last line, to be printed or given away as a file:
//!
//! ```text
//! {"sauro_audit":1,"commune":12345,"public_keys":["<64 digits>"]}
//! {"head":"<the note of a signed head>"}
//! {"leaf":{"body":"<canonical text>","text":["<who>","<summary>","<detail>","<reason>"],"salt":"<64 digits>"}}
//! {"proof":["<64 digits>","<64 digits>"]}
//! ```
//!
//! Whoever checks it must know the key from elsewhere, or have kept a head himself: a certificate shows only that it agrees
//! with its own key.

use serde::Deserialize;

use crate::commit::{Salt, commit_text};
use crate::export::{Header, Line, head_line, header_line, leaf_line};
use crate::head::{HeadError, PublicKey, SignedHead};
use crate::hex;
use crate::leaf::{LeafBody, LeafError, leaf_hash};
use crate::proof::check_inclusion;
use crate::tree::Hash;

/// A leaf, its way to the root, and the signed head that names the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Canonical text of the leaf.
    pub body: String,
    /// What was sealed in it, with the salt; `None` when erased.
    pub text: Option<(Vec<Option<String>>, Salt)>,
    /// The proof of RFC 9162 §2.1.3.1 for the head's size.
    pub proof: Vec<Hash>,
    /// The head.
    pub head: SignedHead,
    /// The key that signed it.
    pub key: PublicKey,
}

/// What does not fit in a certificate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// Not a file of this kind.
    #[error("not a certificate")]
    NotACertificate,
    /// The leaf was changed.
    #[error("the leaf: {0}")]
    Leaf(#[from] LeafError),
    /// The texts are not those that were sealed.
    #[error("the texts are not those that were sealed")]
    Text,
    /// The head is none, or signed otherwise.
    #[error("the head: {0}")]
    Head(#[from] HeadError),
    /// Leaf and head are of different communes.
    #[error("leaf and head are of different communes")]
    Commune,
    /// The leaf is not on the way to the root.
    #[error("the proof does not lead to the root")]
    Proof,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProofLine {
    proof: Vec<Hash>,
}

impl Certificate {
    /// The hash of the leaf.
    pub fn leaf_hash(&self) -> Hash {
        leaf_hash(&self.body)
    }

    /// The file.
    pub fn to_text(&self) -> String {
        let text: Option<(Vec<Option<&str>>, &Salt)> =
            self.text.as_ref().map(|(parts, salt)| (parts.iter().map(Option::as_deref).collect(), salt));
        let proof: Vec<String> = self.proof.iter().map(|hash| format!("\"{hash}\"")).collect();
        format!(
            "{}\n{}\n{}\n{{\"proof\":[{}]}}\n",
            header_line(self.head.head.commune, &[self.key]),
            head_line(&self.head),
            leaf_line(&self.body, text.as_ref().map(|(parts, salt)| (&parts[..], *salt))),
            proof.join(",")
        )
    }

    /// Reads a file; white space around lines is forgiven.
    ///
    /// # Errors
    /// [`CertificateError::NotACertificate`], or what is wrong with its head or its texts.
    pub fn parse(text: &str) -> Result<Certificate, CertificateError> {
        let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
        let [header, head, leaf, proof] = lines[..] else { return Err(CertificateError::NotACertificate) };
        let header: Header = read(header)?;
        let (Line::Head(note), Line::Leaf(leaf), ProofLine { proof }) = (read(head)?, read(leaf)?, read(proof)?) else {
            return Err(CertificateError::NotACertificate);
        };
        let [key] = &header.public_keys[..] else { return Err(CertificateError::NotACertificate) };
        let head: SignedHead = note.parse()?;
        let text = match (leaf.text, leaf.salt) {
            (Some(parts), Some(salt)) => Some((parts, hex::decode_exact(&salt).ok_or(CertificateError::Text)?)),
            (None, None) => None,
            _ => return Err(CertificateError::Text),
        };
        match header.sauro_audit == 1 && header.commune == head.head.commune {
            true => Ok(Certificate { body: leaf.body, text, proof, head, key: key.parse()? }),
            false => Err(CertificateError::NotACertificate),
        }
    }

    /// Checks that all of it belongs together; the leaf's content.
    ///
    /// # Errors
    /// The first part that does not fit.
    pub fn check(&self) -> Result<LeafBody, CertificateError> {
        let body = LeafBody::parse(&self.body)?;
        if let Some((parts, salt)) = &self.text {
            let parts: Vec<Option<&str>> = parts.iter().map(Option::as_deref).collect();
            if commit_text(salt, &parts) != body.text {
                return Err(CertificateError::Text);
            }
        }
        let head = &self.head.head;
        if head.commune != body.commune {
            return Err(CertificateError::Commune);
        }
        self.head.verify(&self.key)?;
        let index = body.seq.checked_sub(1).ok_or(CertificateError::Proof)?;
        check_inclusion(self.leaf_hash(), index, head.size, &self.proof, head.root)
            .map_err(|_| CertificateError::Proof)?;
        Ok(body)
    }
}

fn read<'t, T: Deserialize<'t>>(line: &'t str) -> Result<T, CertificateError> {
    serde_json::from_str(line).map_err(|_| CertificateError::NotACertificate)
}
