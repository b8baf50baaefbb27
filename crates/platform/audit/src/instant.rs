//! Instants as the tree writes them: UTC, milliseconds, always the same length.

use jiff::Timestamp;

/// `2026-11-24T06:49:12.123Z`. What is finer than a millisecond is cut off.
pub(crate) fn text(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// The instant, when `text` is exactly as [`text`] writes it.
pub(crate) fn parse(written: &str) -> Option<Timestamp> {
    let at: Timestamp = written.parse().ok()?;
    (text(at) == written).then_some(at)
}
