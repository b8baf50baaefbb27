//! The catalogue of products converted to the standard product (Article 13), checked as a department of home affairs does.
//!
//! The catalogue comes as rows whose cells are still text, so that what cannot be read is found and never guessed. Each
//! finding says its cell, why, by which article, and what to do.

mod amounts;
mod codes;
mod duplicates;
mod finding;
mod groups;
mod law;
mod missing;
mod row;
mod standard;
mod words;
mod work;

use std::collections::BTreeMap;

use kernel::exact::Exact;

pub use finding::{Finding, Kind};
pub use law::CatalogueLaw;
pub use row::{Field, Part, ProductRow};

use groups::Groups;
use work::Work;

/// What a check of a catalogue answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// How many products it lists.
    pub products: usize,
    /// The score of the standard product, in points: what a score is divided by to give the coefficient (Article 13.1.b, c).
    /// None where the rows do not agree on one; a finding then says so.
    pub standard_score: Option<Exact>,
    /// How many products each group has, by its number: 1 for "N1". Products whose group cannot be read are in none.
    pub groups: BTreeMap<u32, usize>,
    /// What should be looked at, in the order of the rows.
    pub findings: Vec<Finding>,
}

/// Checks a catalogue of products: every row, and the rows among each other.
///
/// Compares scores in points as they are written, never rounded; a coefficient (no unit) may be the exact quotient, or
/// rounded to as many decimals as it is written with, at least one (handbook of the Ministry, chapter II, III.4.1).
/// By Article 13.1 of Decree 335/2025/NĐ-CP; what rests on guidance alone is marked as advice.
pub fn review(rows: &[ProductRow], law: &CatalogueLaw) -> Review {
    let groups = Groups::of(rows);
    let standard = standard::find(rows);
    let work = Work::of(rows);
    let mut findings = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let mut found = Vec::new();
        missing::check(row, &mut found);
        codes::check(row, &mut found);
        groups.check_row(row, law, &mut found);
        amounts::check(row, &groups, &standard, law, &mut found);
        work.check(row, &mut found);
        findings.extend(found.into_iter().map(|finding| (index, finding)));
    }
    findings.extend(duplicates::check(rows));
    findings.extend(groups.check_all(rows, law));
    findings.extend(standard.check(rows).map(|finding| (0, finding)));
    findings.sort_by_key(|(index, _)| *index);
    Review {
        products: rows.len(),
        standard_score: standard.score,
        groups: groups.counts(),
        findings: findings.into_iter().map(|(_, finding)| finding).collect(),
    }
}
