//! The check of an export: an intact one, each finding by itself, erasure, and tampering of every kind.

mod erasure;
mod findings;
mod python;
mod tamper;
mod tampering;
mod world;

use audit::head::SignedHead;
use audit::verify::{Report, Verifier};

/// Checks lines.
fn check(lines: &[String], witnessed: &[SignedHead]) -> Report {
    let mut verifier = Verifier::new(witnessed.to_vec());
    lines.iter().for_each(|line| verifier.line(line.as_bytes()));
    verifier.finish()
}
