//! The definitions of RFC 9162 §2.1, written as they stand there, slow and recursive, to compare with.

use audit::tree::{Hash, empty_root, leaf_hash, node_hash};

/// The eight leaves of the certificate-transparency reference tests.
pub const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

/// The hashes of [`LEAVES`].
pub fn reference_leaves() -> Vec<Hash> {
    LEAVES.iter().map(|digits| leaf_hash(&audit::decode_hex(digits).unwrap())).collect()
}

/// As many different leaves as wanted.
pub fn leaves(count: u64) -> Vec<Hash> {
    (0..count).map(|index| leaf_hash(&index.to_be_bytes())).collect()
}

/// A hash from its digits.
pub fn hash(digits: &str) -> Hash {
    digits.parse().unwrap()
}

/// The largest power of two smaller than `n`.
fn k(n: usize) -> usize {
    let mut k = 1;
    while k * 2 < n {
        k *= 2;
    }
    k
}

/// MTH.
pub fn mth(d: &[Hash]) -> Hash {
    match d.len() {
        0 => empty_root(),
        1 => d[0],
        n => node_hash(&mth(&d[..k(n)]), &mth(&d[k(n)..])),
    }
}

/// PATH, each hash with whether it stands on the left.
pub fn path(m: usize, d: &[Hash]) -> Vec<(bool, Hash)> {
    let n = d.len();
    if n == 1 {
        return vec![];
    }
    let k = k(n);
    if m < k {
        [path(m, &d[..k]), vec![(false, mth(&d[k..]))]].concat()
    } else {
        [path(m - k, &d[k..]), vec![(true, mth(&d[..k]))]].concat()
    }
}

/// SUBPROOF, each hash with its place: `s` the start, `l` on the left, `r` on the right.
pub fn subproof(m: usize, d: &[Hash], whole: bool) -> Vec<(char, Hash)> {
    let n = d.len();
    if m == n {
        return if whole { vec![] } else { vec![('s', mth(d))] };
    }
    let k = k(n);
    if m <= k {
        [subproof(m, &d[..k], whole), vec![('r', mth(&d[k..]))]].concat()
    } else {
        [subproof(m - k, &d[k..], false), vec![('l', mth(&d[..k]))]].concat()
    }
}
