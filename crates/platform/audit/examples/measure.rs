//! How long appending and checking take: `cargo run --release -p audit --example measure [LEAVES [ROWS]]`.
//!
//! Each leaf changes one row, in turn. The lines of the export are made in portions, whose making is not counted.

use std::time::{Duration, Instant};

use audit::Hash;
use audit::commit::{RowBuilder, Salt, commit_row, commit_text};
use audit::export::{head_line, header_line, leaf_line, row_line};
use audit::head::{SigningKey, TreeHead};
use audit::leaf::{About, LeafBody, RowChange, leaf_hash};
use audit::tree::{Frontier, leaf_hash as hash_of};
use audit::verify::Verifier;
use jiff::Timestamp;

const COMMUNE: i64 = 12345;
const TEXTS: [Option<&str>; 4] = [Some("Nguyễn Văn An"), Some("Giao việc «Rà soát hồ sơ»"), Some("hạn: → 30/11"), None];

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|text| text.parse::<u64>().ok());
    let leaves = arguments.next().unwrap_or(1_000_000);
    let rows = arguments.next().unwrap_or(leaves).min(leaves);
    append(leaves);
    check(leaves, rows);
}

fn append(leaves: u64) {
    let start = Instant::now();
    let mut frontier = Frontier::new();
    for index in 0..leaves {
        frontier.append(hash_of(&index.to_be_bytes()));
    }
    println!("{leaves} leaves appended in {:.2?}, root {}", start.elapsed(), frontier.root());
}

fn check(leaves: u64, rows: u64) {
    let key = SigningKey::from_secret(&[7; 32]);
    let bodies = || (1..=leaves).map(|seq| body(seq, rows));
    let mut frontier = Frontier::new();
    for body in bodies() {
        frontier.append(leaf_hash(&body));
    }
    let at = Timestamp::UNIX_EPOCH;
    let head = key.sign(TreeHead { commune: COMMUNE, size: leaves, root: frontier.root(), at });

    let first = [header_line(COMMUNE, &[key.public()]), head_line(&head)];
    let leaf = |(seq, body): (u64, String)| leaf_line(&body, Some((&TEXTS, &salt(seq))));
    let lines = first.into_iter().chain((1..).zip(bodies()).map(leaf));
    let present = (0..rows).map(|row| {
        let last = leaves - (leaves + rows - 1 - row) % rows;
        row_line("plans_task", row as i64, Some((&state(row, last), &salt(row))))
    });
    let mut lines = lines.chain(present).peekable();
    let (mut verifier, mut spent, mut bytes) = (Verifier::new(vec![head]), Duration::ZERO, 0);
    while lines.peek().is_some() {
        let portion: Vec<String> = lines.by_ref().take(10_000).collect();
        bytes += portion.iter().map(String::len).sum::<usize>();
        let start = Instant::now();
        portion.iter().for_each(|line| verifier.line(line.as_bytes()));
        spent += start.elapsed();
    }
    let start = Instant::now();
    let report = verifier.finish();
    spent += start.elapsed();
    let megabytes = bytes / 1_000_000;
    println!("{leaves} leaves and {rows} rows ({megabytes} MB) checked in {spent:.2?}, ok: {}", report.is_ok());
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().filter(|line| line.starts_with("VmHWM")).for_each(|line| println!("most memory: {line}"));
}

/// The leaf that brings a row to its next state.
fn body(seq: u64, rows: u64) -> String {
    let row = (seq - 1) % rows;
    let seal = |seq| commit_row(&salt(row), &state(row, seq));
    let change = RowChange {
        table: "plans_task".to_owned(),
        row: row as i64,
        before: (seq > rows).then(|| seal(seq - rows)),
        after: Some(seal(seq)),
    };
    let body = LeafBody {
        commune: COMMUNE,
        seq,
        at: Timestamp::UNIX_EPOCH,
        account: 5,
        on_behalf_of: None,
        action: "assign_task".to_owned(),
        about: About { table: "plans_task".to_owned(), row: row as i64 },
        text: commit_text(&salt(seq), &TEXTS),
        rows: vec![change],
    };
    body.to_text()
}

fn state(row: u64, seq: u64) -> Vec<u8> {
    let mut columns = RowBuilder::new();
    columns.integer("id", Some(row as i64)).text("title", Some("Rà soát hồ sơ cán bộ, công chức"));
    columns.text("due", Some("2026-11-30")).integer("version", Some(seq as i64)).text("note", None::<&str>);
    columns.finish().unwrap_or_default()
}

/// Any value will do here; in earnest it is chance.
fn salt(number: u64) -> Salt {
    let Hash(salt) = hash_of(&number.to_be_bytes());
    salt
}
