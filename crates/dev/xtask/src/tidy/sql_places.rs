//! SQL stands in the `store` of a slice and in `platform/db`, and nowhere else; there it is a constant text, never put
//! together while the program runs. Only `platform/db` may make statements of the schema itself, for what is done to every
//! table alike, and says so in the lines just above: `// every table: <why>`.

use super::Finding;
use crate::rust_code::{closing, line_at, word_positions};
use crate::rust_sql::{Source, sources};
use crate::sql::{tables, words};
use crate::tree::Tree;

/// What puts texts together while the program runs.
const BUILDERS: &[&str] = &[
    "format!",
    "format_args!",
    "write!",
    "writeln!",
    "push_str",
    "replace",
    "replacen",
    "join",
    "concat",
    "insert_str",
    "to_owned",
    "to_string",
    "String::from",
];
/// Words that a text of SQL has, even a piece of one.
const SQL_WORDS: &[&str] =
    &["select", "insert", "update", "delete", "from", "where", "join", "order", "limit", "values", "and", "or", "set"];
/// Ways to make a constant text of another, and doors of the database that take any text.
const LEAKS: &[&str] = &["leak", "leak()", "sqlx", "AssertSqlSafe", "from_utf8_unchecked"];
/// What only a store says: the arguments of a statement.
const STORE_WORDS: &[&str] = &["args!", "sqlx"];

/// Looks at every crate that ships.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources(tree, &["pure", "platform", "features", "app"]) {
        let is_db = source.group == "platform" && source.name == "db";
        if source.is_store() {
            findings.extend(built(&source));
            findings.extend(word_findings(&source, LEAKS, "Give the statement as one constant text."));
        } else if is_db {
            findings.extend(built(&source).into_iter().filter(|finding| !argued(tree, source.path, finding)));
        } else {
            findings.extend(elsewhere(&source));
            findings.extend(word_findings(
                &source,
                STORE_WORDS,
                "Move the statement to a function of the slice's store.",
            ));
        }
    }
    findings
}

/// Whether the lines just above give the reason why the statement is made of the schema.
fn argued(tree: &Tree, path: &str, finding: &Finding) -> bool {
    const REACH: usize = 4;
    let line: usize = finding.place.rsplit(':').next().and_then(|line| line.parse().ok()).unwrap_or(0);
    let above = tree.text(path).into_iter().flat_map(str::lines).take(line).skip(line.saturating_sub(REACH));
    above.filter_map(|text| text.split_once("// every table:")).any(|(_, why)| why.trim().len() >= 10)
}

/// Statements, and pieces that name tables, outside a store.
fn elsewhere(source: &Source<'_>) -> Vec<Finding> {
    let schema = |text: &str| {
        let words = words(text);
        let first: Vec<&str> = words.iter().take(2).map(String::as_str).collect();
        matches!(first.as_slice(), ["create" | "alter" | "drop", "table" | "index" | "view" | "unique"])
    };
    let texts = source.texts.iter();
    texts
        .filter(|text| names_table(&text.text) || schema(&text.text))
        .map(|text| {
            let advice = "Move it to a function of the slice's store.";
            Finding::line(source.path, text.line, "SQL outside a store", advice)
        })
        .collect()
}

/// Whether a text, whole or a piece, names a table; every table has its slice's mark (`plans_…`).
fn names_table(text: &str) -> bool {
    tables(text).iter().any(|table| table.contains('_'))
}

/// SQL in the arguments of something that puts texts together.
fn built(source: &Source<'_>) -> Vec<Finding> {
    let code = &source.seen.code;
    let mut findings = Vec::new();
    for builder in BUILDERS {
        for at in word_positions(code, builder) {
            let open = at + builder.len();
            if !code[open..].starts_with(['(', '[']) {
                continue;
            }
            let end = closing(code, open);
            // `"select …".to_owned()` has its text before it.
            let from = if end == open + 1 { at.saturating_sub(2) } else { open };
            let text = source.seen.literals.iter().find(|literal| {
                let literal_end = code[literal.at + 1..].find('"').map_or(code.len(), |length| literal.at + 1 + length);
                (from..end).contains(&literal.at) || (end == open + 1 && (from..at).contains(&literal_end))
            });
            if text.is_some_and(|text| is_sql(&text.text)) {
                let why = format!("`{builder}` puts a statement together while the program runs");
                findings.push(Finding::line(source.path, line_at(code, at), why, "Write the text whole, with `$n`."));
            }
        }
    }
    findings
}

fn is_sql(text: &str) -> bool {
    words(text).iter().any(|word| SQL_WORDS.contains(&word.as_str()))
}

fn word_findings(source: &Source<'_>, banned: &[&str], advice: &'static str) -> Vec<Finding> {
    let code = &source.seen.code;
    let mut findings = Vec::new();
    for word in banned {
        for at in word_positions(code, word) {
            findings.push(Finding::line(source.path, line_at(code, at), format!("`{word}` stands here"), advice));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(file: &str, text: &str) -> usize {
        check(&Tree::of(&[(file, text)])).len()
    }

    const STORE: &str = "crates/features/plans/src/store/list.rs";
    const SCREEN: &str = "crates/features/plans/src/list.rs";
    const SQL: &str = "f(\"select id from plans_task where commune = $1\")";

    #[test]
    fn what_is_done_to_every_table_is_argued() {
        let made = "f(format!(\"select * from {table} where commune = $1\"))";
        let db = "crates/platform/db/src/seal.rs";
        assert_eq!(found(db, made), 1);
        assert_eq!(found(db, &format!("// every table: rows are sealed alike\n{made}")), 0);
        assert_eq!(found(db, &format!("// every table:\n{made}")), 1);
        assert_eq!(found(STORE, &format!("// every table: rows are listed alike\n{made}")), 1, "a slice has its own");
    }

    #[test]
    fn statements_stand_in_stores_alone() {
        assert_eq!(found(STORE, SQL) + found("crates/platform/db/src/write.rs", SQL), 0);
        for file in
            [SCREEN, "crates/app/sauro/src/main.rs", "crates/platform/web/src/a.rs", "crates/pure/kernel/src/a.rs"]
        {
            assert_eq!(found(file, SQL), 1, "{file}");
        }
        assert_eq!(found(SCREEN, "f(concat!(\"select id \", \"from plans_task\"))"), 1);
        assert_eq!(found(SCREEN, "f(\" join plans_entry e on e.task = t.id\")"), 1);
        assert_eq!(found(SCREEN, "f(\"create table plans_x (id bigint)\")"), 1);
        assert_eq!(found(SCREEN, "conn.all(store::SQL, args![1])"), 1);
        assert_eq!(found(SCREEN, "f(\"Select a file from the list\")"), 0);
    }

    #[test]
    fn statements_are_not_put_together() {
        for text in [
            "f(&format!(\"select id from plans_task where commune = $1 order by {sort}\"))",
            "sql.push_str(\" and id = $2\")",
            "let sql = \"select id from plans_task where commune = $1\".to_owned();",
            "f(String::from(\"select id from plans_task where commune = $1\"))",
            "f(text.leak())",
        ] {
            assert!(found(STORE, text) > 0, "{text}");
        }
        assert_eq!(found(STORE, "f(format!(\"{} {}\", a, b)); g(\"dang_lam\".to_owned())"), 0);
    }
}
