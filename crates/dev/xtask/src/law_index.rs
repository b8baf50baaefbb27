//! `cargo xtask law-index`: `docs/LAW-INDEX.md`, from an article to its parameters, open choices, rules, worked examples
//! and screens. Made from `law/` and from the code, so it cannot lie; tidy compares it.

mod cited;
mod data;
mod mentions;
mod modules;
mod page;
mod place;
mod rules;
mod screens;

use crate::rust_sql::{Source, sources};
use crate::tidy::Finding;
use crate::tree::Tree;
use data::Document;
use place::{Place, Spot};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

pub use data::NOT_RULES;

/// The file that is written.
pub const FILE: &str = "docs/LAW-INDEX.md";

/// What stands under an article, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Parameter,
    Choice,
    Rule,
    Example,
    Screen,
    /// A time of a parameter in which nothing holds, with the document that is the reason.
    NotApplied,
    /// Why the product needs no rule.
    NoRule,
}

/// One thing that rests on one place of the law.
#[derive(Debug)]
struct Entry {
    place: Place,
    kind: Kind,
    name: String,
    about: String,
    file: String,
}

/// Everything that rests on law, and what could not be read.
#[derive(Debug, Default)]
pub struct Index {
    documents: BTreeMap<String, Document>,
    entries: Vec<Entry>,
    pub problems: Vec<Finding>,
}

impl Index {
    /// Reads the tree.
    pub fn of(tree: &Tree) -> Index {
        let mut index = Index::default();
        let parameters = data::add(&mut index, tree);
        let known: Vec<String> = index.documents.keys().cloned().collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let pure: Vec<Source<'_>> = sources(tree, &["pure"]).into_iter().filter(|one| one.name == "rules").collect();
        let modules = modules::Modules::of(tree, pure.iter(), &known);
        rules::add(&mut index, &pure, &parameters, &modules);
        screens::add(&mut index, tree, &sources(tree, &["features"]), &modules);
        index.unknown_documents();
        index
    }

    /// What stands under an article of a document.
    pub fn kinds(&self, document: &str, article: u16) -> Vec<Kind> {
        let here = |entry: &&Entry| {
            entry.place.document == document
                && matches!(entry.place.spot, Spot::Article(number, _) if number == article)
        };
        self.entries.iter().filter(here).map(|entry| entry.kind).collect()
    }

    /// The page.
    pub fn page(&self) -> String {
        page::page(self)
    }

    fn problem(&mut self, path: &str, why: impl Into<String>, advice: &'static str) {
        self.problems.push(Finding::file(path, why, advice));
    }

    fn problem_at(&mut self, path: &str, line: usize, why: impl Into<String>, advice: &'static str) {
        self.problems.push(Finding::line(path, line, why, advice));
    }

    fn unknown_documents(&mut self) {
        let unknown = |entry: &&Entry| !self.documents.contains_key(&entry.place.document);
        let told = |entry: &Entry| {
            let why = format!("`law/documents` has no {}, which {} cites", entry.place.document, entry.name);
            Finding::file(&entry.file, why, "Add the document.")
        };
        let found: Vec<Finding> = self.entries.iter().filter(unknown).map(told).collect();
        self.problems.extend(found);
    }
}

/// Writes the page anew.
///
/// # Errors
/// The tree cannot be read, or the file not written.
pub fn write(root: &Path) -> Result<ExitCode, String> {
    let index = Index::of(&Tree::read(root)?);
    index.problems.iter().for_each(|problem| eprintln!("{problem}"));
    std::fs::write(root.join(FILE), index.page()).map_err(|error| format!("{FILE}: {error}"))?;
    Ok(if index.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A law of one decree with a parameter, a choice and an example, the rules on it, and a slice with two screens.
    pub fn tree() -> Tree {
        Tree::of(&[
            (
                "law/documents/nd-335-2025.toml",
                "number = \"335/2025/NĐ-CP\"\nkind = \"Nghị định\"\ntitle = \"Đánh giá\"\nvalid_from = 2026-01-01\ntrust = \"text\"",
            ),
            (
                "law/params/danh_gia/han.toml",
                "name = \"Thời hạn\"\n[[period]]\nvalue = \"7\"\nlaw = { document = \"335/2025/NĐ-CP\", article = 22 }\n\
                 [[period]]\nnone = \"chưa có\"\nlaw = { document = \"335/2025/NĐ-CP\", article = 27, clause = 2 }",
            ),
            (
                "law/policies/danh_gia.toml",
                "[[policy]]\nid = \"surplus\"\nname = \"Vượt\"\nlaw = { document = \"335/2025/NĐ-CP\", article = 18, clause = 1, point = \"d\" }",
            ),
            (
                "law/scenarios/danh_gia/ky.toml",
                "[[scenario]]\nid = \"T1\"\ntitle = \"Một việc\"\nlaw = { document = \"335/2025/NĐ-CP\", article = 14, clause = 2 }",
            ),
            (
                "law/not_rules.toml",
                "[[article]]\nlaw = { document = \"335/2025/NĐ-CP\", article = 24 }\nwhy = \"Lưu giữ.\"",
            ),
            ("crates/pure/rules/src/lib.rs", "//! Law as code.\npub mod evaluation;"),
            (
                "crates/pure/rules/src/evaluation.rs",
                "//! By Decree 335/2025/NĐ-CP.\npub const DECREE: &str = \"335/2025/NĐ-CP\";\npub mod period;",
            ),
            ("crates/pure/rules/src/evaluation/period.rs", RULES),
            (
                "crates/features/lawbook/src/routes.rs",
                "//! Routes.\nuse web::{Gate, get, post};\nuse crate::{list, score};\nfn f() { vec![get(\"/quy-dinh\", list::get, Gate::Public),\n\
                 get(\"/quy-dinh/tinh-diem\", score::get, Gate::Public), post(\"/quy-dinh/tinh-diem\", score::post, Gate::Public)] }",
            ),
            ("crates/features/lawbook/src/list.rs", "//! Every rule.\npub async fn get() {}"),
            (
                "crates/features/lawbook/src/score.rs",
                "//! The period's score (Articles 16–17).\nuse rules::evaluation::period;\npub async fn get() {}\npub async fn post() {}",
            ),
        ])
    }

    const RULES: &str = "\
//! A period (Article 12).
const ARTICLE: u16 = 15;
const SERIES: &str = \"danh_gia/han\";
/// The score (Article 17.1). More.
pub fn score(x: Sum) -> R { x.step(); helper() }
/// By the module's article.
pub fn other() -> u8 { 1 }
fn helper() { Reason::new(\"…\", Citation::article(super::DECREE, ARTICLE).clause(3).point('a')) }
impl Sum {
    /// Not a rule.
    pub fn code(self) {}
    fn step(&self) { Citation::article(DECREE, 14) }
    /// A limit.
    pub fn of(law: &Law) -> i64 { law.get(SERIES) }
    /// All limits.
    pub fn all(law: &Law) -> i64 { law.series().filter(|series| series.topic() == \"danh_gia\") }
}
";

    fn under(index: &Index, article: u16) -> Vec<String> {
        let here = |entry: &&Entry| entry.place.spot == Spot::Article(article, None);
        let told =
            |entry: &Entry| format!("{:?} {} {}", entry.kind, entry.name, entry.place.spot.with(entry.place.detail));
        index.entries.iter().filter(here).map(told).collect()
    }

    #[test]
    fn data_stands_under_its_articles() {
        let index = Index::of(&tree());
        assert_eq!(index.problems, []);
        assert_eq!(under(&index, 18), ["Choice surplus 18.1.d"]);
        assert_eq!(under(&index, 27), ["NotApplied danh_gia/han 27.2"]);
        assert_eq!(under(&index, 24), ["NoRule Lưu giữ. 24"]);
    }

    #[test]
    fn a_rule_stands_where_it_names_cites_or_reads() {
        let index = Index::of(&tree());
        assert_eq!(under(&index, 12), ["Rule evaluation::period::other 12"]);
        // Named, cited by a function that it calls, cited by a method that it calls on a value.
        assert_eq!(under(&index, 17), ["Rule evaluation::period::score 17.1", "Screen /quy-dinh/tinh-diem 17"]);
        assert_eq!(under(&index, 15), ["Rule evaluation::period::score 15.3"]);
        assert_eq!(under(&index, 14), ["Example T1 14.2", "Rule evaluation::period::score 14"]);
        // A parameter that is read, by its name or with its topic.
        let reads = ["Rule evaluation::period::Sum::all 22", "Rule evaluation::period::Sum::of 22"];
        assert_eq!(under(&index, 22), ["Parameter danh_gia/han 22", reads[0], reads[1]]);
    }

    #[test]
    fn a_screen_is_found_by_its_documentation() {
        let index = Index::of(&tree());
        assert_eq!(under(&index, 16), ["Screen /quy-dinh/tinh-diem 16"]);
        let page = index.page();
        assert!(page.contains("\n## Nghị định 335/2025/NĐ-CP\n"), "{page}");
        assert!(page.contains("| [Nghị định 335/2025/NĐ-CP](#nd-335-2025) | 9 | 1 | 1 | 4 | 1 | 1 |"), "{page}");
        let screen = "### Article 16\n\n- Screen [`/quy-dinh/tinh-diem`](../crates/features/lawbook/src/score.rs): The period's score\n";
        assert!(page.contains(screen), "{page}");
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let why = |path: &str, text: &str| -> Vec<String> {
            Index::of(&tree().with(path, text)).problems.into_iter().map(|problem| problem.why).collect()
        };
        let rules = "crates/pure/rules/src/evaluation/period.rs";
        assert_eq!(why(rules, "//! A period.\npub fn bare() {}"), ["`evaluation::period::bare` names no article"]);
        assert_eq!(
            why(rules, "//! By Decree 1/2001 Article 2.\npub fn f() {}"),
            ["`law/documents` has no Decree 1/2001"]
        );
        let cites = "//! Article 1.\npub fn f() { Citation::of(\"9/2009/NĐ-CP\") }";
        assert_eq!(why(rules, cites), ["`law/documents` has no 9/2009/NĐ-CP, which evaluation::period::f cites"]);
        assert_eq!(why(NOT_RULES, "[[article]]\nwhy = \"x\"").len(), 2);
        assert_eq!(why(NOT_RULES, "[[articel]]\nwhy = \"x\"").len(), 1);
        assert_eq!(why("law/params/a/b.toml", "[[period]]\nvalue = \"1\""), ["a table without `law`"]);
    }
}
