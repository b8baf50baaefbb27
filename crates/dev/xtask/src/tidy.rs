//! `cargo xtask tidy`: the rules of the house that a compiler does not know, each as one check over the tree.
//!
//! A check is a pure function from a [`Tree`] to findings. Each one counts as one test, passed or failed.

use crate::tree::Tree;
use std::fmt;

mod api_only;
mod asked;
mod columns;
mod communes;
mod dependencies;
mod direction;
mod hosts;
mod law_index;
mod module_docs;
mod nfc;
mod own_tables;
mod pages;
mod pure;
mod routes;
mod sizes;
mod sql_places;
mod store_tests;
mod unfinished;
mod whitespace;

/// One place that breaks a rule.
#[derive(Debug, PartialEq)]
pub struct Finding {
    /// `file` or `file:line`.
    pub place: String,
    /// What is wrong.
    pub why: String,
    /// What to do.
    pub advice: &'static str,
}

impl Finding {
    /// A finding about a whole file.
    pub fn file(path: &str, why: impl Into<String>, advice: &'static str) -> Finding {
        Finding { place: path.to_string(), why: why.into(), advice }
    }

    /// A finding on one line, counted from 1.
    pub fn line(path: &str, line: usize, why: impl Into<String>, advice: &'static str) -> Finding {
        Finding { place: format!("{path}:{line}"), why: why.into(), advice }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}. {}", self.place, self.why, self.advice)
    }
}

/// A rule with its name, as a sentence that is true when the check passes.
pub struct Check {
    pub name: &'static str,
    pub run: fn(&Tree) -> Vec<Finding>,
}

/// Every check, in the order in which they are shown.
pub const CHECKS: &[Check] = &[
    Check { name: "crates depend only in the allowed direction", run: direction::check },
    Check { name: "pure crates call nothing impure", run: pure::check },
    Check { name: "files and functions stay small", run: sizes::check },
    Check { name: "text is Unicode NFC", run: nfc::check },
    Check { name: "every column has a privacy class", run: columns::check },
    Check { name: "every primary key begins with the commune", run: columns::keys },
    Check { name: "every route has a permission", run: routes::check },
    Check { name: "every route is asked for by a test", run: asked::check },
    Check { name: "every page has samples", run: pages::check },
    Check { name: "every store function has a conformance test", run: store_tests::check },
    Check { name: "every module says what it is", run: module_docs::check },
    Check { name: "every slice has its page", run: module_docs::slices },
    Check { name: "nothing is left unfinished", run: unfinished::check },
    Check { name: "every dependency has its reason", run: dependencies::check },
    Check { name: "slices touch only their own tables", run: own_tables::check },
    Check { name: "slices reach each other through the api alone", run: api_only::check },
    Check { name: "SQL stands in stores, whole and constant", run: sql_places::check },
    Check { name: "every statement names the commune", run: communes::check },
    Check { name: "docs/LAW-INDEX.md is up to date", run: law_index::check },
    Check { name: "every article of the decree has its rule", run: law_index::articles },
    Check { name: "no registry hosts and no paths of one machine", run: hosts::check },
    Check { name: "lines end cleanly", run: whitespace::check },
];

/// Findings of one check that are printed; more would hide the next check.
const SHOWN: usize = 40;

/// Runs every check, prints what is wrong, and returns how many passed and the names of those that failed.
pub fn run(tree: &Tree) -> (usize, Vec<&'static str>) {
    let mut failed = Vec::new();
    for check in CHECKS {
        let findings = (check.run)(tree);
        if findings.is_empty() {
            println!("   ok    {}", check.name);
            continue;
        }
        println!("   FAIL  {} ({})", check.name, findings.len());
        for finding in findings.iter().take(SHOWN) {
            println!("         {finding}");
        }
        if findings.len() > SHOWN {
            println!("         … and {} more", findings.len() - SHOWN);
        }
        failed.push(check.name);
    }
    (CHECKS.len() - failed.len(), failed)
}
