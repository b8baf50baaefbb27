//! A SQLite file opened beside the house's own door: for tests that prepare or compare whole tables, whatever they are.

use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Row as _, SqliteConnection};

/// A connection that keeps no rule of the house: no journal, no foreign keys, statements made at run time.
#[derive(Debug)]
pub struct Raw(SqliteConnection);

/// A column of the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawColumn {
    pub name: String,
    /// As the schema says it, in small letters (`text`, `bigint`, `bytea`).
    pub kind: String,
    pub may_be_empty: bool,
    /// The table whose `id` it holds.
    pub refers_to: Option<String>,
}

impl Raw {
    /// The file of a data folder. Beside an open site it is only read.
    pub async fn open(folder: &Path) -> Raw {
        let options = SqliteConnectOptions::new().filename(folder.join("sauro.db")).foreign_keys(false);
        Raw(options.connect().await.expect("the file of the data"))
    }

    /// Runs a statement; how many rows it changed.
    pub async fn run(&mut self, sql: String) -> u64 {
        let shown = sql.clone();
        let done = sqlx::query(AssertSqlSafe(sql)).execute(&mut self.0).await;
        done.unwrap_or_else(|why| panic!("{shown}: {why}")).rows_affected()
    }

    /// The first column of each row, as text; an empty one is left out.
    pub async fn texts(&mut self, sql: String) -> Vec<String> {
        let shown = sql.clone();
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut self.0).await;
        let rows = rows.unwrap_or_else(|why| panic!("{shown}: {why}"));
        rows.iter().filter_map(|row| row.get::<Option<String>, _>(0)).collect()
    }

    /// The columns of each row, as text; an empty one is an empty text.
    pub async fn rows(&mut self, columns: &[&str], from: &str) -> Vec<Vec<String>> {
        let sql =
            columns.iter().map(|column| format!("coalesce({column}, '')")).collect::<Vec<_>>().join(" || '\u{1}' || ");
        let rows = self.texts(format!("select {sql} from {from}")).await;
        rows.iter().map(|row| row.split('\u{1}').map(str::to_owned).collect()).collect()
    }

    /// Every table that holds data of communes.
    pub async fn tables(&mut self) -> Vec<String> {
        let own = "select m.name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'commune'
                   where m.type = 'table' order by m.name";
        self.texts(own.to_owned()).await
    }

    /// The columns of a table.
    pub async fn columns(&mut self, table: &str) -> Vec<RawColumn> {
        let names = self.texts(format!("select name from pragma_table_info('{table}') order by cid")).await;
        let kinds = self.texts(format!("select lower(type) from pragma_table_info('{table}') order by cid")).await;
        let firm = self
            .texts(format!("select cast(\"notnull\" as text) from pragma_table_info('{table}') order by cid"))
            .await;
        let mut columns = Vec::new();
        for ((name, kind), firm) in names.into_iter().zip(kinds).zip(firm) {
            let found = self
                .texts(format!(
                    "select \"table\" from pragma_foreign_key_list('{table}') where \"from\" = '{name}' and \"to\" = 'id'"
                ))
                .await;
            let refers_to = found.into_iter().next();
            columns.push(RawColumn { name, kind, may_be_empty: firm == "0", refers_to });
        }
        columns
    }

    /// Every row of a commune in every table, as text.
    pub async fn everything_of(&mut self, commune: i64) -> String {
        let mut all = String::new();
        for table in self.tables().await {
            let columns = self.columns(&table).await;
            let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{}\")", column.name)).collect();
            let rows = format!("select {} from {table} where commune = {commune} order by 1", quoted.join("||','||"));
            for row in self.texts(rows).await {
                all.push_str(&format!("{table}: {row}\n"));
            }
        }
        all
    }
}
