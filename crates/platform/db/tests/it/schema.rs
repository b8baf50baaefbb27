//! Both engines hold the same tables and columns, and each column has its privacy class.

use std::collections::BTreeSet;

use db::{Engine, args, record};
use testkit::open_both;

record! { pub struct ColumnName { pub table_name: String, pub column_name: String } }

const CLASSES: &str = include_str!("../../../../../migrations/columns.toml");

async fn columns(db: &db::Db) -> BTreeSet<(String, String)> {
    let mut conn = db.read().await.expect("a reader");
    let sql = match db.engine() {
        Engine::Sqlite => {
            "select m.name as table_name, c.name as column_name from sqlite_master m join pragma_table_info(m.name) c
             where m.type = 'table' and m.name not like 'sqlite_%' and m.name <> '_sqlx_migrations'"
        }
        Engine::Postgres => {
            "select table_name::text as table_name, column_name::text as column_name from information_schema.columns
             where table_schema = 'public' and table_name <> '_sqlx_migrations'"
        }
    };
    let rows: Vec<ColumnName> = conn.all(sql, args![]).await.expect("the catalogue");
    rows.into_iter().map(|c| (c.table_name, c.column_name)).collect()
}

#[tokio::test]
async fn every_column_of_both_engines_is_classed() {
    let classes: toml::Table = CLASSES.parse().expect("TOML");
    let classed: BTreeSet<(String, String)> = classes
        .iter()
        .flat_map(|(table, columns)| {
            let columns = columns.as_table().expect("a table of columns");
            columns.iter().map(move |(column, class)| {
                let class = class.as_str().expect("a word");
                let known = ["public", "internal", "personal", "sensitive", "secret"];
                assert!(known.contains(&class), "{table}.{column}: {class}");
                (table.clone(), column.clone())
            })
        })
        .collect();
    for (engine, db, _guard) in open_both().await {
        assert_eq!(columns(&db).await, classed, "{engine}");
    }
    assert_eq!(classes["accounts_account"]["password_hash"].as_str(), Some("secret"));
    assert_eq!(classes["accounts_session"]["token_digest"].as_str(), Some("secret"));
    assert_eq!(classes["staff_private"]["citizen_id"].as_str(), Some("sensitive"));
}
