//! Every statement names the commune for each of its tables.
//!
//! So one commune's data never answers for another, and tables can be divided by it. The few statements that must look
//! across communes (a session by its token) say so with `-- across communes: <why>` inside them, or with
//! `// across communes: <why>` in the lines just above.

use super::Finding;
use crate::rust_code::{RustCode, Text};
use crate::rust_sql::sources;
use crate::sql::{is_statement, tables};
use crate::sql_commune::names_commune;
use crate::tree::Tree;

const MARKER: &str = "across communes:";
/// How far above a statement its comment may stand.
const COMMENT_LINES: usize = 4;

/// Every SQL statement in a literal of a feature or platform crate.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources(tree, &["features", "platform"]) {
        for sql in source.texts.iter().filter(|sql| is_statement(&sql.text)) {
            let own = tables(&sql.text);
            if own.is_empty() || names_commune(&sql.text) || excused(&source.seen, sql) {
                continue;
            }
            let names = own.into_iter().collect::<Vec<_>>().join("`, `");
            let advice = "Add `commune = $n` for each, or a comment `// across communes: <why>` above the statement.";
            let why = format!("a statement on `{names}` does not tie every table to a commune");
            findings.push(Finding::line(source.path, sql.line, why, advice));
        }
    }
    findings
}

/// Whether a marker with a reason stands in the statement or just above it.
fn excused(seen: &RustCode, sql: &Text) -> bool {
    let reasoned = |text: &str| text.split_once(MARKER).is_some_and(|(_, why)| why.trim().len() >= 10);
    let near = |comment: &Text| comment.line < sql.line + 1 && comment.line + COMMENT_LINES >= sql.line;
    reasoned(&sql.text) || seen.comments.iter().any(|comment| near(comment) && reasoned(&comment.text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        check(&Tree::of(&[("crates/features/accounts/src/store.rs", text)])).len()
    }

    #[test]
    fn a_statement_with_its_commune_passes() {
        assert_eq!(found("f(\"delete from accounts_session where commune = $1 and id = $2\")"), 0);
    }

    #[test]
    fn a_statement_without_commune_is_found() {
        assert_eq!(found("f(\"select id from accounts_session where token = $1\")"), 1);
        assert_eq!(found("f(\"update accounts_session set communes = 1\")"), 1);
    }

    #[test]
    fn a_statement_in_pieces_is_read_whole() {
        assert_eq!(found("f(concat!(\"select id from accounts_session \", \"where token = $1\"))"), 1);
        assert_eq!(found("f(concat!(\"select id \", \"from accounts_session where commune = $1\"))"), 0);
        let own = "macro_rules! own { () => { \" commune = $1\" }; }\n";
        assert_eq!(found(&format!("{own}f(concat!(\"select id from accounts_session where\", own!()))")), 0);
    }

    #[test]
    fn an_exception_needs_its_reason() {
        let sql = "f(\"select id from accounts_session where token = $1\")";
        assert_eq!(found(&format!("// across communes: the token alone says whose session it is\n{sql}")), 0);
        assert_eq!(found(&format!("// across communes:\n{sql}")), 1);
        let far = "\n".repeat(10);
        assert_eq!(found(&format!("// across communes: the token alone says whose it is{far}{sql}")), 1);
    }

    #[test]
    fn fragments_and_engine_questions_are_free() {
        assert_eq!(found("f(\" order by id\"); g(\"select count(*) from sqlite_master\"); h(\"select 1\")"), 0);
    }
}
