//! SQL text as words: which tables a statement names, which columns a migration creates.

use crate::rust_code::is_word;
use std::collections::BTreeSet;

/// Words that follow `from`, `update` or `into` without being a table.
const NOT_TABLES: &[&str] =
    &["select", "lateral", "only", "set", "nowait", "skip", "of", "values", "distinct", "where"];
/// Words after which a comma no longer stands between tables.
const ENDS_TABLES: &[&str] = &[
    "where",
    "group",
    "order",
    "having",
    "limit",
    "offset",
    "union",
    "except",
    "intersect",
    "returning",
    "set",
    "values",
    "select",
    "for",
    "window",
];
/// What the engines keep themselves.
const SYSTEM: &[&str] =
    &["sqlite_", "pg_", "pragma_", "information_schema", "_sqlx_", "json_", "generate_series", "unnest"];

/// Words and single signs of a statement in lower case; comments and string literals left out.
pub fn words(sql: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut rest = without_comments(sql).to_lowercase();
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '\'' => rest[1..].find('\'').map_or(rest.len(), |at| at + 2),
            '"' | '`' => c.len_utf8(),
            c if is_word(c) => rest.find(|c: char| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let word: String = rest.drain(..length).collect();
        if !word.starts_with(['\'', '"', '`']) && !word.trim().is_empty() {
            words.push(word);
        }
    }
    words
}

fn without_comments(sql: &str) -> String {
    sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Whether the text is a whole statement that reads or changes rows.
pub fn is_statement(sql: &str) -> bool {
    let words = words(sql);
    let has = |word: &str| words.iter().any(|w| w == word);
    match words.first().map(String::as_str) {
        Some("select" | "with") => has("from"),
        Some("insert" | "replace") => has("into"),
        Some("delete") => has("from"),
        Some("update") => has("set"),
        _ => false,
    }
}

/// Tables named after `from`, `join`, `into` or `update`, and after a comma in a `from` list, without the engines' own
/// and without names that the statement defines itself (`with x as (…)`).
///
/// In a text that is no whole statement (a fragment, or plain prose) only names with `_` count: every table has one.
pub fn tables(sql: &str) -> BTreeSet<String> {
    table_mentions(sql).into_iter().collect()
}

/// The same, once for each time that a table is named.
pub fn table_mentions(sql: &str) -> Vec<String> {
    let words = words(sql);
    let whole = is_statement(sql);
    let defined: BTreeSet<&str> =
        words.windows(3).filter(|w| w[1] == "as" && w[2] == "(").map(|w| w[0].as_str()).collect();
    let mut found = Vec::new();
    // For each open bracket: whether its list of tables is being read.
    let mut in_from = vec![false];
    for (index, word) in words.iter().enumerate() {
        let before = index.checked_sub(1).map(|i| words[i].as_str()).unwrap_or_default();
        let listed = in_from.last().copied().unwrap_or_default();
        let names_one = match word.as_str() {
            "from" => before != "distinct",
            "join" | "into" | "using" => true,
            "update" => before != "for" && before != "do",
            "," => listed,
            _ => false,
        };
        match word.as_str() {
            "(" => in_from.push(false),
            ")" if in_from.len() > 1 => drop(in_from.pop()),
            "from" if names_one => in_from.iter_mut().last().into_iter().for_each(|top| *top = true),
            word if ENDS_TABLES.contains(&word) => in_from.iter_mut().last().into_iter().for_each(|top| *top = false),
            _ => {}
        }
        let Some(next) = words.get(index + 1) else { continue };
        let is_name = next.starts_with(|c: char| c.is_alphabetic() || c == '_') && !NOT_TABLES.contains(&next.as_str());
        let own = SYSTEM.iter().any(|prefix| next.starts_with(prefix)) || defined.contains(next.as_str());
        if names_one && is_name && !own && (whole || next.contains('_')) {
            found.push(next.clone());
        }
    }
    found
}

/// A table as the migrations leave it: name, columns in order.
pub type Created = Vec<(String, Vec<String>)>;

/// Follows `create table`, `alter table … add/rename/drop` and `drop table` through one script.
pub fn follow(script: &str, tables: &mut Created) {
    for statement in words_by_statement(script) {
        let w: Vec<&str> =
            statement.iter().map(String::as_str).filter(|w| !matches!(*w, "if" | "exists" | "not" | "only")).collect();
        match w.as_slice() {
            ["create", "table", name, "(", ..] | ["create", "virtual", "table", name, ..] => {
                let columns = columns_of(&statement);
                tables.retain(|(old, _)| old != name);
                tables.push((name.to_string(), columns));
            }
            ["drop", "table", name, ..] => tables.retain(|(old, _)| old != name),
            ["alter", "table", name, change @ ..] => {
                if let Some((table, columns)) = tables.iter_mut().find(|(old, _)| old == name) {
                    alter(table, columns, change);
                }
            }
            _ => {}
        }
    }
}

fn alter(table: &mut String, columns: &mut Vec<String>, change: &[&str]) {
    let change: Vec<&str> = change.iter().copied().filter(|w| *w != "column").collect();
    match change.as_slice() {
        ["add", "constraint" | "primary" | "foreign" | "unique" | "check", ..] => {}
        ["add", column, ..] => columns.push(column.to_string()),
        ["drop", column, ..] => columns.retain(|c| c != column),
        ["rename", "to", new, ..] => *table = new.to_string(),
        ["rename", old, "to", new, ..] => columns.iter_mut().filter(|c| c == old).for_each(|c| *c = new.to_string()),
        _ => {}
    }
}

/// Statements split at `;`. Bodies of triggers and functions are not columns, so that their pieces do no harm.
fn words_by_statement(script: &str) -> Vec<Vec<String>> {
    words(script).split(|w| w == ";").map(<[String]>::to_vec).filter(|s| !s.is_empty()).collect()
}

/// First words of the parts between the outer brackets, without constraints and without options (`tokenize = …`).
fn columns_of(statement: &[String]) -> Vec<String> {
    let (mut depth, mut fresh, mut columns) = (0, false, Vec::new());
    for (index, word) in statement.iter().enumerate() {
        match word.as_str() {
            "(" => (depth, fresh) = (depth + 1, depth == 0),
            ")" => depth -= 1,
            "," if depth == 1 => fresh = true,
            name if fresh => {
                fresh = false;
                let constraint = matches!(name, "primary" | "foreign" | "unique" | "check" | "constraint" | "exclude");
                let option = statement.get(index + 1).is_some_and(|next| next == "=");
                if !constraint && !option {
                    columns.push(name.to_string());
                }
            }
            _ => {}
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(sql: &str) -> Vec<String> {
        tables(sql).into_iter().collect()
    }

    #[test]
    fn tables_are_read_from_statements() {
        assert_eq!(named("select a from plans_task t join org_unit u on u.id = t.unit"), ["org_unit", "plans_task"]);
        assert_eq!(named("insert into a_b (c) values ('from x_y') on conflict do update set c = 1"), ["a_b"]);
        assert_eq!(named("update a_b set c = 1 where d is distinct from e_f"), ["a_b"]);
        assert_eq!(named("select 1 from a_b x, c_d y where x.id = y.id"), ["a_b", "c_d"]);
        assert_eq!(named("select f(a, b), c from a_b order by a, b"), ["a_b"]);
        assert_eq!(named("delete from a_b using c_d where a_b.id = c_d.id"), ["a_b", "c_d"]);
        assert_eq!(named("with x_y as (select 1 from a_b) select * from x_y for update skip locked"), ["a_b"]);
    }

    #[test]
    fn prose_and_fragments() {
        assert!(named("Lấy từ from the plan into tasks").is_empty());
        assert_eq!(named(" and exists (select 1 from plans_link where commune = $1)"), ["plans_link"]);
        assert!(!is_statement("select a file from") || named("select a file from").is_empty());
    }

    #[test]
    fn columns_follow_the_migrations() {
        let mut seen = Vec::new();
        follow(
            "create table if not exists a_b (commune bigint, id bigint, -- the number, of the row\n name text not null \
             default 'x, y', check (id in (1, 2)), primary key (commune, id));\ncreate index i on a_b (id);",
            &mut seen,
        );
        assert_eq!(seen, [("a_b".into(), vec!["commune".into(), "id".into(), "name".to_string()])]);
        follow("alter table a_b add column note text; alter table a_b rename column name to title;", &mut seen);
        assert_eq!(seen[0].1, ["commune", "id", "title", "note"]);
        follow("alter table a_b rename to a_c; drop table a_c", &mut seen);
        assert!(seen.is_empty());
    }
}
