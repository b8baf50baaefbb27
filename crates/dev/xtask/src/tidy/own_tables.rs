//! A slice reads and writes only its own tables; what belongs to others it asks through their `api`.

use super::Finding;
use crate::rust_code::scan;
use crate::sql::tables;
use crate::tree::{Tree, crate_of, is_test};

/// Every SQL literal of a feature or platform crate may name only tables that begin with the crate's name.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in tree.rust() {
        let Some((group @ ("features" | "platform"), name, inside)) = crate_of(path) else { continue };
        if is_test(path) || !inside.starts_with("src/") {
            continue;
        }
        let prefix = format!("{name}_");
        for literal in scan(source).literals {
            for table in tables(&literal.text).into_iter().filter(|table| !table.starts_with(&prefix)) {
                let why = format!("`{group}/{name}` names the table `{table}`, which is not `{prefix}…`");
                findings.push(Finding::line(path, literal.line, why, "Ask the owner through its api.rs."));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_tables_pass() {
        let text = "const A: &str = \"select id from plans_task where commune = $1\";";
        assert_eq!(check(&Tree::of(&[("crates/features/plans/src/store.rs", text)])), []);
    }

    #[test]
    fn a_table_of_another_slice_is_found() {
        let text = "\nconst A: &str = \"select t.id from plans_task t join org_unit u on u.commune = t.commune\";";
        let found = check(&Tree::of(&[("crates/features/plans/src/store/list.rs", text)]));
        assert_eq!(found[0].place, "crates/features/plans/src/store/list.rs:2");
        assert!(found[0].why.contains("`org_unit`"));
    }

    #[test]
    fn the_platform_keeps_to_its_own_too_and_may_ask_the_engine() {
        let file = "crates/platform/db/src/a.rs";
        assert_eq!(check(&Tree::of(&[(file, "f(\"select count(*) from sqlite_master\")")])), []);
        assert_eq!(check(&Tree::of(&[(file, "f(\"delete from plans_task\")")])).len(), 1);
    }

    #[test]
    fn the_public_site_has_no_tables() {
        let text = "f(\"select id from plans_task\")";
        assert_eq!(check(&Tree::of(&[("crates/features/public_site/src/a.rs", text)])).len(), 1);
    }
}
