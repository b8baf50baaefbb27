//! What is kept of the tree beside its leaves, for growing it and for proofs: compared with the leaves themselves.

use super::finding::{Finding, Problem};
use crate::leaf::leaf_hash;
use crate::tree::Frontier;

/// So many findings are kept: one wrong hash is enough to know.
const KEPT: usize = 1000;

/// A comparison under way, leaf by leaf.
#[derive(Debug, Default)]
pub struct KeptTree {
    frontier: Frontier,
    findings: Vec<Finding>,
}

impl KeptTree {
    /// A comparison from the first leaf on.
    pub fn new() -> KeptTree {
        KeptTree::default()
    }

    /// Takes the next leaf: its text, and the hashes that are kept beside it ([`Frontier::append`], one after another).
    pub fn leaf(&mut self, body: &str, nodes: &[u8]) {
        let computed = self.frontier.append(leaf_hash(body));
        let same = computed.iter().flat_map(|hash| hash.0).eq(nodes.iter().copied());
        if !same && self.findings.len() < KEPT {
            let leaf = self.frontier.size();
            self.findings.push(Finding { line: None, what: Problem::NodesChanged { leaf } });
        }
    }

    /// Ends with the edge that is kept to grow the tree ([`Frontier::to_bytes`]; nothing for a tree without leaves).
    pub fn finish(mut self, edge: Option<&[u8]>) -> Vec<Finding> {
        let leaves = self.frontier.size();
        let same = match edge {
            Some(edge) => edge == self.frontier.to_bytes(),
            None => leaves == 0,
        };
        if !same {
            self.findings.push(Finding { line: None, what: Problem::EdgeChanged { leaves } });
        }
        self.findings
    }
}
