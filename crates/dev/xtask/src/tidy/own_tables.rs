//! A slice reads and writes only its own tables; what belongs to others it asks through their `api`.

use super::Finding;
use crate::rust_sql::sources;
use crate::sql::tables;
use crate::tree::Tree;

/// Every SQL literal of a feature or platform crate may name only tables that begin with the crate's name.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources(tree, &["features", "platform"]) {
        let (group, name) = (source.group, source.name);
        let prefix = format!("{name}_");
        for text in &source.texts {
            for table in tables(&text.text).into_iter().filter(|table| !table.starts_with(&prefix)) {
                let why = format!("`{group}/{name}` names the table `{table}`, which is not `{prefix}…`");
                findings.push(Finding::line(source.path, text.line, why, "Ask the owner through its api.rs."));
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
    fn a_comma_or_a_cut_hides_no_table() {
        for text in [
            "f(\"select 1 from plans_task t, org_unit u where t.commune = $1\")",
            "f(concat!(\"select 1 from plans_task t join \", \"org_unit u on u.commune = t.commune\"))",
            "f(concat!(\"select 1 from \", \"org_unit\"))",
        ] {
            assert_eq!(check(&Tree::of(&[("crates/features/plans/src/store.rs", text)])).len(), 1, "{text}");
        }
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
