//! JSON text by hand, where the exact bytes matter because they are hashed.

use crate::hex;
use crate::tree::Hash;

/// Appends a JSON string. Only what RFC 8259 §7 demands is escaped, in its short form where it has one.
pub(crate) fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    // What needs an escape is ASCII, so the text can be cut there.
    while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        out.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            8 => out.push_str("\\b"),
            b'\t' => out.push_str("\\t"),
            b'\n' => out.push_str("\\n"),
            12 => out.push_str("\\f"),
            b'\r' => out.push_str("\\r"),
            byte => out.push_str(&format!("\\u{byte:04x}")),
        }
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out.push('"');
}

/// Appends a JSON string, or `null`.
pub(crate) fn push_optional(out: &mut String, text: Option<&str>) {
    match text {
        Some(text) => push_string(out, text),
        None => out.push_str("null"),
    }
}

/// Appends a hash as a JSON string, or `null`.
pub(crate) fn push_hash(out: &mut String, hash: Option<Hash>) {
    match hash {
        Some(hash) => {
            out.push('"');
            hex::push(out, &hash.0);
            out.push('"');
        }
        None => out.push_str("null"),
    }
}
