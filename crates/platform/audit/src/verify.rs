//! The check of an export, line by line: whether leaves, rows and signed heads belong together.
//!
//! What it needs of memory grows with the rows and the heads, not with the leaves. What it cannot find: a change made with
//! the commune's own key to leaves that no witnessed head covers. The report therefore says how many leaves the heads cover.
//!
//! An erasure is lawful when a leaf tells of it: the leaf names each line whose texts were erased as a row of [`LINES`] that
//! was what its seal says and is no more. A line without texts of which no later leaf tells so is a finding, and so is a row
//! without its salt, because the leaf of a lawful erasure seals anew what is left of the row.

mod finding;
mod rows;

use std::collections::BTreeMap;

use crate::commit::{Salt, commit_text};
use crate::export::{Header, Piece};
use crate::head::{PublicKey, SignedHead};
use crate::leaf::{LeafBody, RowChange, leaf_hash};
use crate::tree::{Frontier, Hash, empty_root};

pub use finding::{Finding, Origin, Problem, RowName};
use rows::Rows;

/// The table by which a leaf names lines of the journal itself, whose texts it erased.
pub const LINES: &str = "db_journal";

/// So many findings are kept; the others are counted.
const KEPT: usize = 1000;

/// What a check gave.
#[derive(Debug, Clone)]
pub struct Report {
    /// The commune of the export, when it has a header.
    pub commune: Option<i64>,
    /// The number of leaves.
    pub leaves: u64,
    /// The root over them.
    pub root: Hash,
    /// The leaves whose texts are erased.
    pub erased_texts: u64,
    /// The leaves that tell of an erasure, the newest last; the first 1000.
    pub erasures: Vec<u64>,
    /// The rows that are present.
    pub rows: u64,
    /// The signed heads in the export.
    pub heads: u64,
    /// The largest size of a head that holds: this many leaves are covered by a signature.
    pub covered: u64,
    /// The first 1000 findings.
    pub findings: Vec<Finding>,
    /// How many more there are.
    pub more_findings: u64,
}

impl Report {
    /// Whether everything belongs together.
    pub fn is_ok(&self) -> bool {
        self.findings.is_empty()
    }
}

/// The order of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Header,
    Heads,
    Leaves,
    Rows,
    /// The first line was no header; nothing more is read.
    Foreign,
}

/// A root that the tree must have when it reaches a size.
#[derive(Debug)]
struct Expected {
    root: Hash,
    origin: Origin,
    line: Option<u64>,
}

/// A check under way.
#[derive(Debug)]
pub struct Verifier {
    stage: Stage,
    line: u64,
    witnessed: Vec<SignedHead>,
    keys: Vec<PublicKey>,
    /// By size: roots still to be compared.
    expected: BTreeMap<u64, Vec<Expected>>,
    frontier: Frontier,
    next_seq: u64,
    states: Rows,
    /// Leaves without their texts, by their seals, until a leaf tells that they were erased.
    untold: BTreeMap<u64, Hash>,
    report: Report,
}

impl Verifier {
    /// A check against the heads that others kept, besides those in the export.
    pub fn new(witnessed: Vec<SignedHead>) -> Verifier {
        let report = Report {
            commune: None,
            leaves: 0,
            root: empty_root(),
            erased_texts: 0,
            erasures: Vec::new(),
            rows: 0,
            heads: 0,
            covered: 0,
            findings: Vec::new(),
            more_findings: 0,
        };
        Verifier {
            stage: Stage::Header,
            line: 0,
            witnessed,
            keys: Vec::new(),
            expected: BTreeMap::new(),
            frontier: Frontier::new(),
            next_seq: 1,
            states: Rows::default(),
            untold: BTreeMap::new(),
            report,
        }
    }

    /// Takes the next line of the export, without its line break.
    pub fn line(&mut self, bytes: &[u8]) {
        self.line += 1;
        match self.stage {
            Stage::Foreign => {}
            Stage::Header => self.header(bytes),
            Stage::Heads | Stage::Leaves | Stage::Rows => match Piece::parse(bytes) {
                Some(piece) => self.take(piece),
                None => self.found(Problem::Unreadable),
            },
        }
    }

    /// Takes the next piece of the export as [`Verifier::line`] takes its line; only the header comes as a line.
    pub fn piece(&mut self, piece: Piece) {
        self.line += 1;
        match self.stage {
            Stage::Foreign => {}
            Stage::Header => {
                self.stage = Stage::Foreign;
                self.found(Problem::NoHeader);
            }
            Stage::Heads | Stage::Leaves | Stage::Rows => self.take(piece),
        }
    }

    fn take(&mut self, piece: Piece) {
        match piece {
            Piece::Head(note) if self.enter(Stage::Heads) => self.head(&note),
            Piece::Leaf { body, text, salt, nodes } if self.enter(Stage::Leaves) => {
                self.append(&body, nodes.as_deref());
                self.leaf(&body, text, salt);
            }
            Piece::Row { table, id, salt, canonical, erased } if self.enter(Stage::Rows) => {
                self.report.rows += 1;
                let problem = self.states.present(table, id, (salt, canonical, erased));
                problem.into_iter().for_each(|problem| self.found(problem));
            }
            _ => self.found(Problem::OutOfOrder),
        }
    }

    /// Ends the check: what should have come and did not is found now.
    pub fn finish(mut self) -> Report {
        if self.stage == Stage::Header {
            self.found_at(None, Problem::NoHeader);
        }
        let leaves = self.frontier.size();
        for (size, heads) in std::mem::take(&mut self.expected) {
            for head in heads {
                self.found_at(head.line, Problem::HeadBeyond { size, leaves, origin: head.origin });
            }
        }
        for leaf in std::mem::take(&mut self.untold).into_keys() {
            self.found_at(None, Problem::TextErased { leaf });
        }
        for problem in self.states.missing() {
            self.found_at(None, problem);
        }
        self.report.leaves = leaves;
        self.report.root = self.frontier.root();
        self.report
    }

    fn header(&mut self, bytes: &[u8]) {
        let header = serde_json::from_slice::<Header>(bytes).ok().filter(|header| header.sauro_audit == 1);
        let Some(header) = header else {
            self.stage = Stage::Foreign;
            return self.found(Problem::NoHeader);
        };
        self.stage = Stage::Heads;
        self.report.commune = Some(header.commune);
        for text in header.public_keys {
            match text.parse() {
                Ok(key) => self.keys.push(key),
                Err(_) => self.found(Problem::BadKey),
            }
        }
        for signed in std::mem::take(&mut self.witnessed) {
            self.expect(&signed, Origin::Witness, None);
        }
    }

    /// Whether a line of this stage may come now.
    fn enter(&mut self, stage: Stage) -> bool {
        let in_order = self.stage <= stage;
        self.stage = self.stage.max(stage);
        in_order
    }

    fn head(&mut self, note: &str) {
        self.report.heads += 1;
        match note.parse() {
            Ok(signed) => self.expect(&signed, Origin::Export, Some(self.line)),
            Err(crate::head::HeadError::NotAHead(line)) => self.found(Problem::HeadUnreadable { line }),
            Err(_) => self.found(Problem::Unreadable),
        }
    }

    /// Checks what a head says by itself, and remembers the root it wants.
    fn expect(&mut self, signed: &SignedHead, origin: Origin, line: Option<u64>) {
        let (size, root) = (signed.head.size, signed.head.root);
        if self.report.commune != Some(signed.head.commune) {
            self.found_at(line, Problem::OtherCommune { found: signed.head.commune });
        }
        if !self.keys.iter().any(|key| signed.verify(key).is_ok()) {
            self.found_at(line, Problem::HeadSignature { size, origin });
        }
        self.expected.entry(size).or_default().push(Expected { root, origin, line });
        if size == 0 {
            self.compare_roots();
        }
    }

    /// Grows the tree by a leaf, and compares what is kept beside it.
    fn append(&mut self, body: &str, kept: Option<&[u8]>) {
        let computed = self.frontier.append(leaf_hash(body));
        let same = kept.is_none_or(|kept| computed.iter().flat_map(|hash| hash.0).eq(kept.iter().copied()));
        if !same {
            self.found_at(None, Problem::NodesChanged { leaf: self.frontier.size() });
        }
    }

    /// Compares the edge that a database keeps to grow the tree ([`Frontier::to_bytes`]; nothing for a tree without leaves)
    /// with the tree as it stands now.
    pub fn edge(&mut self, kept: Option<&[u8]>) {
        let leaves = self.frontier.size();
        let same = match kept {
            Some(edge) => edge == self.frontier.to_bytes(),
            None => leaves == 0,
        };
        if !same {
            self.found_at(None, Problem::EdgeChanged { leaves });
        }
    }

    fn leaf(&mut self, text: &str, parts: Option<Vec<Option<String>>>, salt: Option<Vec<u8>>) {
        match LeafBody::parse(text) {
            Ok(body) => self.body(body, parts, salt),
            Err(error) => {
                self.found(Problem::BodyNotCanonical { expected: self.next_seq, error });
                self.next_seq += 1;
            }
        }
        self.compare_roots();
    }

    fn body(&mut self, body: LeafBody, parts: Option<Vec<Option<String>>>, salt: Option<Vec<u8>>) {
        let (expected, found) = (self.next_seq, body.seq);
        if found > expected {
            self.found(Problem::LeafGap { expected, found });
        } else if found < expected {
            self.found(Problem::LeafTwice { expected, found });
        }
        self.next_seq = found.saturating_add(1);
        if self.report.commune != Some(body.commune) {
            self.found(Problem::OtherCommune { found: body.commune });
        }
        match (parts, salt) {
            (None, None) => {
                self.report.erased_texts += 1;
                self.untold.insert(found, body.text);
            }
            (Some(parts), Some(salt)) => {
                let parts: Vec<Option<&str>> = parts.iter().map(Option::as_deref).collect();
                let fits = Salt::try_from(salt).is_ok_and(|salt| commit_text(&salt, &parts) == body.text);
                if !fits {
                    self.found(Problem::TextChanged { leaf: found });
                }
            }
            _ => self.found(Problem::HalfErased { leaf: found }),
        }
        for change in body.rows {
            if change.table == LINES {
                self.erasure(found, &change);
            } else if let Some(problem) = self.states.change(found, change) {
                self.found(problem);
            }
        }
    }

    /// Follows a leaf that tells of an erasure.
    fn erasure(&mut self, leaf: u64, change: &RowChange) {
        let told = u64::try_from(change.row).unwrap_or(0);
        let fits = change.after.is_none() && self.untold.get(&told).copied() == change.before && told < leaf;
        if !fits {
            return self.found(Problem::TextNotErased { leaf, told });
        }
        self.untold.remove(&told);
        if self.report.erasures.last() != Some(&leaf) && self.report.erasures.len() < KEPT {
            self.report.erasures.push(leaf);
        }
    }

    /// Compares the tree with the heads of its present size.
    fn compare_roots(&mut self) {
        let size = self.frontier.size();
        let Some(heads) = self.expected.remove(&size) else { return };
        let root = self.frontier.root();
        for head in heads {
            if head.root == root {
                self.report.covered = size;
            } else {
                self.found_at(head.line, Problem::HeadRoot { size, origin: head.origin });
            }
        }
    }

    fn found(&mut self, what: Problem) {
        self.found_at(Some(self.line), what);
    }

    fn found_at(&mut self, line: Option<u64>, what: Problem) {
        if self.report.findings.len() < KEPT {
            self.report.findings.push(Finding { line, what });
        } else {
            self.report.more_findings += 1;
        }
    }
}
