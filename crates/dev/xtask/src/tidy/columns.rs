//! Every column of `migrations/*.sql` has a privacy class in `migrations/columns.toml`, and none is classed that is gone.
//! Every table's primary key begins with `commune`, so that a row of one commune can never stand for another's; a table
//! for which that makes no sense says so above it: `-- across communes: <why>`.

use super::Finding;
use crate::rust_code::{line_at, word_positions};
use crate::sql::{Created, follow, words};
use crate::tree::Tree;
use std::collections::BTreeSet;
use toml::{Table, Value};

const CLASSES: &[&str] = &["public", "internal", "personal", "sensitive", "secret"];
const FILE: &str = "migrations/columns.toml";

/// Compares the schema that the migrations leave behind with the classes, both ways.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let created = schema(tree);
    let Some(text) = tree.text(FILE) else {
        let nothing_yet = created.is_empty();
        return if nothing_yet {
            vec![]
        } else {
            vec![Finding::file(FILE, "the file is missing", "Class every column.")]
        };
    };
    let classes: Table = match text.parse() {
        Ok(classes) => classes,
        Err(error) => {
            return vec![Finding::file(FILE, format!("not TOML: {error}"), "Write [table] and column = \"class\".")];
        }
    };
    let mut findings = unclassed(&created, &classes);
    findings.extend(left_over(text, &created, &classes));
    findings
}

/// Every `create table` whose primary key does not begin with the commune.
pub fn keys(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in tree.texts().filter(|(path, _)| path.starts_with("migrations/") && path.ends_with(".sql")) {
        let lower = text.to_lowercase();
        for at in word_positions(&lower, "create") {
            let statement = words(lower[at..].split(';').next().unwrap_or_default());
            let keyed =
                statement.windows(4).any(|w| w[0] == "primary" && w[1] == "key" && w[2] == "(" && w[3] == "commune");
            let is_table = statement.iter().take(4).any(|word| word == "table");
            let above: Vec<&str> = text[..at].lines().rev().take_while(|line| line.starts_with("--")).collect();
            let said = |line: &&str| line.split_once("across communes:").is_some_and(|(_, why)| why.trim().len() >= 10);
            if is_table && !keyed && !above.iter().any(said) {
                let why = "a table whose primary key does not begin with `commune`";
                let advice = "Write `primary key (commune, …)`, or say why not above it: `-- across communes: <why>`.";
                findings.push(Finding::line(path, line_at(text, at), why, advice));
            }
        }
    }
    findings
}

/// Tables in the order of the migrations' file names.
fn schema(tree: &Tree) -> Created {
    let mut created = Created::new();
    for (_, text) in tree.texts().filter(|(path, _)| path.starts_with("migrations/") && path.ends_with(".sql")) {
        follow(text, &mut created);
    }
    created
}

fn unclassed(created: &Created, classes: &Table) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (table, columns) in created {
        for column in columns {
            let class = classes.get(table).and_then(|t| t.get(column)).and_then(Value::as_str);
            if !class.is_some_and(|class| CLASSES.contains(&class)) {
                let why = match class {
                    None => format!("column `{table}.{column}` has no privacy class"),
                    Some(class) => format!("column `{table}.{column}` has the unknown class `{class}`"),
                };
                findings.push(Finding::file(
                    FILE,
                    why,
                    "Give it one of public, internal, personal, sensitive, secret.",
                ));
            }
        }
    }
    findings
}

fn left_over(text: &str, created: &Created, classes: &Table) -> Vec<Finding> {
    let existing: BTreeSet<(&str, &str)> =
        created.iter().flat_map(|(table, columns)| columns.iter().map(|c| (table.as_str(), c.as_str()))).collect();
    let mut findings = Vec::new();
    for (table, columns) in classes {
        let names: Vec<&str> = columns.as_table().into_iter().flat_map(|t| t.keys()).map(String::as_str).collect();
        let gone = names.iter().filter(|column| !existing.contains(&(table, **column)));
        let line = text.lines().position(|line| line.trim() == format!("[{table}]")).map_or(1, |at| at + 1);
        for column in gone {
            let why = format!("`{table}.{column}` is classed but no migration creates it");
            findings.push(Finding::line(FILE, line, why, "Remove it or mend the name."));
        }
        if names.is_empty() {
            findings.push(Finding::line(
                FILE,
                line,
                format!("`{table}` lists no column"),
                "Remove it or mend the name.",
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQL: &str = "create table staff_person (commune bigint, id bigint, name text, primary key (commune, id));";
    const CLASSED: &str = "[staff_person]\ncommune = \"public\"\nid = \"internal\"\nname = \"personal\"\n";

    #[test]
    fn a_classed_schema_passes() {
        assert_eq!(check(&Tree::of(&[("migrations/0001_a.sql", SQL), (FILE, CLASSED)])), []);
    }

    #[test]
    fn a_new_column_without_class_is_found() {
        let tree = Tree::of(&[("migrations/0001_a.sql", SQL), (FILE, CLASSED)])
            .with("migrations/0002_b.sql", "alter table staff_person add column phone text;");
        assert!(check(&tree)[0].why.contains("`staff_person.phone` has no privacy class"));
    }

    #[test]
    fn a_misspelt_class_and_a_left_over_are_found() {
        let classes = CLASSED.replace("personal", "privat") + "gone = \"public\"\n";
        let found = check(&Tree::of(&[("migrations/0001_a.sql", SQL), (FILE, &classes)]));
        assert!(
            found[0].why.contains("unknown class") && found[1].why.contains("no migration creates it"),
            "{found:?}"
        );
    }

    #[test]
    fn a_primary_key_begins_with_the_commune() {
        let found = |sql: &str| keys(&Tree::of(&[("migrations/0002_b.sql", sql)])).len();
        assert_eq!(found(SQL), 0);
        assert_eq!(found("-- one\ncreate table a_b (id bigint primary key);"), 1);
        assert_eq!(found("create table if not exists a_b (id bigint, commune bigint, primary key (id, commune));"), 1);
        assert_eq!(found("create table a_b (commune bigint, id bigint);"), 1);
        assert_eq!(
            found("-- across communes: one clock for the whole machine\ncreate table a_b (id bigint primary key);"),
            0
        );
        assert_eq!(found("create index a on a_b (id);"), 0);
    }

    #[test]
    fn a_missing_file_is_found() {
        assert_eq!(check(&Tree::of(&[("migrations/0001_a.sql", SQL)])).len(), 1);
    }
}
