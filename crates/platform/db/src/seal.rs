//! What a write does to rows, told by its own statements: each changed row is sealed in the leaf of the write.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, Mutex, PoisonError};

use audit::commit::{RowBuilder, Salt, commit_row};
use audit::leaf::RowChange;
use audit::tree::Hash;
use kernel::ids::Commune;
use sqlx::{Column as _, Row as _, TypeInfo as _, ValueRef as _};

use crate::value::{FromRow, Row, Value};
use crate::{Conn, DbError, args, record};

/// The platform's own bookkeeping, which the tree itself or the engine keeps right; what people are still typing, which nobody
/// has said yet; and when people were last seen, which changes with every page and decides nothing but a lock. Everything
/// else is sealed.
const UNSEALED: [&str; 9] = [
    "db_sequence",
    "db_submission",
    "db_draft",
    "db_journal",
    "db_tree",
    "db_seal",
    "db_head",
    "db_key",
    "accounts_presence",
];

/// Columns that stand in a row's form by their digest: an export shows that they are unchanged, and never what they are.
const SECRETS: [&str; 3] = ["_hash", "_digest", "_secret"];

fn is_secret(column: &str) -> bool {
    SECRETS.iter().any(|end| column.ends_with(end))
}

/// A statement that changes rows of a sealed table, made to tell which ones.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change {
    pub table: &'static str,
    /// Whether the rows were not there before it.
    pub inserts: bool,
    /// Whether the rows are gone after it.
    pub deletes: bool,
    /// The statement with `returning` behind it.
    pub telling: &'static str,
}

/// The change that a statement makes; `None` for one that changes nothing sealed.
///
/// Statements are few and fixed, so each is looked at once and kept.
pub(crate) fn change(sql: &'static str) -> Option<Change> {
    static KNOWN: LazyLock<Mutex<HashMap<&'static str, Option<Change>>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *known.entry(sql).or_insert_with(|| {
        let (table, verb) = changed_table(sql)?;
        let telling = Box::leak(format!("{sql} returning *").into_boxed_str());
        let inserts = verb == "insert" && !sql.contains("on conflict");
        Some(Change { table, inserts, deletes: verb == "delete", telling })
    })
}

/// The table behind "insert into", "update" or "delete from", and which of them it was.
fn changed_table(sql: &'static str) -> Option<(&'static str, &'static str)> {
    let said = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
    let mut words = said.flat_map(|line| line.split([' ', '\t', '('])).filter(|word| !word.is_empty());
    let verb = words.next()?;
    let table = match verb {
        "insert" | "delete" => words.nth(1)?,
        "update" => words.next()?,
        _ => return None,
    };
    (!UNSEALED.contains(&table)).then_some((table, verb))
}

/// The tables whose rows are sealed, by the schema.
pub(crate) fn sealed_tables() -> Vec<&'static str> {
    let created = crate::MIGRATIONS.iter().flat_map(|m| m.sql.lines()).filter_map(|l| l.strip_prefix("create table "));
    created.filter_map(|rest| rest.split([' ', '(']).next()).filter(|table| !UNSEALED.contains(table)).collect()
}

/// The rows of a sealed table behind a number, in order: `$1` commune, `$2` the number, `$3` how many.
pub(crate) fn page_of(table: &'static str) -> &'static str {
    static PAGES: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
        // every table: rows are exported alike, and the schema says which tables there are
        let page = |table| match has_numbers(table) {
            true => format!("select * from {table} where commune = $1 and id > $2 order by id limit $3"),
            false => format!("select * from {table} where commune = $1 and $2 < 0 limit $3"),
        };
        sealed_tables().into_iter().map(|table| (table, page(table))).collect()
    });
    PAGES.get(table).map_or("", String::as_str)
}

/// Whether the rows of a table have numbers within their commune, by the schema.
fn has_numbers(table: &str) -> bool {
    let texts = crate::MIGRATIONS.iter().map(|m| m.sql);
    let body = texts.filter_map(|sql| sql.split_once(&format!("create table {table} ("))).map(|(_, rest)| rest).next();
    body.and_then(|rest| rest.split(");").next()).is_some_and(|columns| columns.contains("primary key (commune, id)"))
}

/// A row in its canonical form, the same from either engine.
#[derive(Debug, Clone)]
pub(crate) struct RowNow {
    /// Its number within the commune; 0 for the one row of a table that has no numbers.
    pub id: i64,
    pub canonical: Vec<u8>,
}

impl FromRow for RowNow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let mut form = RowBuilder::new();
        let id = match row {
            Row::Sqlite(r) => {
                for column in r.columns() {
                    let name = column.name();
                    let raw = r.try_get_raw(name)?;
                    match (raw.is_null(), raw.type_info().name()) {
                        (true, _) => {}
                        (false, "TEXT") if is_secret(name) => {
                            form.blob(
                                name,
                                r.try_get_unchecked::<Option<String>, _>(name)?.as_deref().map(str::as_bytes),
                            );
                        }
                        (false, "INTEGER") => drop(form.integer(name, r.try_get_unchecked(name)?)),
                        (false, "BLOB") => drop(form.blob(name, r.try_get_unchecked(name)?)),
                        (false, _) => drop(form.text(name, r.try_get_unchecked::<Option<&str>, _>(name)?)),
                    }
                }
                r.try_get_unchecked::<i64, _>("id").unwrap_or(0)
            }
            Row::Postgres(r) => {
                for column in r.columns() {
                    let name = column.name();
                    match column.type_info().name() {
                        "TEXT" if is_secret(name) => {
                            form.blob(name, r.try_get::<Option<String>, _>(name)?.as_deref().map(str::as_bytes));
                        }
                        "INT8" => drop(form.integer(name, r.try_get(name)?)),
                        "BOOL" => drop(form.boolean(name, r.try_get(name)?)),
                        "BYTEA" => drop(form.blob(name, r.try_get(name)?)),
                        "DATE" => {
                            let day = r.try_get::<Option<jiff_sqlx::Date>, _>(name)?;
                            form.text(name, day.map(|d| d.to_jiff().to_string()));
                        }
                        "TIMESTAMPTZ" => {
                            let at = r.try_get::<Option<jiff_sqlx::Timestamp>, _>(name)?;
                            form.text(name, at.map(|t| format!("{:.3}", t.to_jiff())));
                        }
                        _ => drop(form.text(name, r.try_get::<Option<&str>, _>(name)?)),
                    }
                }
                r.try_get::<i64, _>("id").unwrap_or(0)
            }
        };
        let canonical = form.finish().map_err(|twice| DbError::Seal(twice.to_string()))?;
        Ok(RowNow { id, canonical })
    }
}

/// What a write did to a row so far.
#[derive(Debug)]
pub(crate) struct Touch {
    /// The first statement made it: there is no earlier state to look for.
    born: bool,
    /// As the last statement left it; `None` is deleted.
    now: Option<Vec<u8>>,
}

/// The rows that a write has changed so far.
#[derive(Debug, Default)]
pub(crate) struct Touched(BTreeMap<(&'static str, i64), Touch>);

impl Touched {
    /// Takes in what a statement did to a row.
    pub(crate) fn by(&mut self, change: Change, row: RowNow) {
        let now = (!change.deletes).then_some(row.canonical);
        match self.0.entry((change.table, row.id)) {
            Entry::Vacant(first) => drop(first.insert(Touch { born: change.inserts, now })),
            Entry::Occupied(mut again) => again.get_mut().now = now,
        }
    }
}

/// Seals every changed row anew, and gives its seals before and after.
pub(crate) async fn seal_all(
    conn: &mut Conn,
    commune: Commune,
    leaf: i64,
    touched: Touched,
) -> Result<Vec<RowChange>, DbError> {
    record! { pub struct Sealed { pub seal: Option<Vec<u8>> } }
    let mut changes = Vec::with_capacity(touched.0.len());
    let mut seals = Vec::with_capacity(touched.0.len());
    for ((table, row), Touch { born, now: canonical }) in touched.0 {
        let earlier: Option<Sealed> = match born {
            true => None,
            false => {
                conn.optional(
                    "select seal from db_seal where commune = $1 and entity = $2 and row_id = $3",
                    args![commune, table, row],
                )
                .await?
            }
        };
        let before = earlier.and_then(|sealed| sealed.seal).map(hash).transpose()?;
        let salt: Option<Salt> = canonical.as_ref().map(|_| rand::random());
        let after = salt.zip(canonical).map(|(salt, canonical)| commit_row(&salt, &canonical));
        if before.is_none() && after.is_none() {
            continue;
        }
        seals.push(args![table, row, salt.map(|s| s.to_vec()), after.map(|a| a.0.to_vec())]);
        changes.push(RowChange { table: table.to_owned(), row, before, after });
    }
    keep(conn, commune, leaf, seals).await?;
    Ok(changes)
}

/// Seals that one statement keeps.
const TOGETHER: usize = 16;

/// Keeps seals, each given as table, row, salt and seal; many at once, since a list of people touches thousands of rows.
async fn keep(conn: &mut Conn, commune: Commune, leaf: i64, mut seals: Vec<Vec<Value>>) -> Result<(), DbError> {
    let single = seals.split_off(seals.len() - seals.len() % TOGETHER);
    let mut seals = seals.into_iter();
    while seals.len() >= TOGETHER {
        let mut values = args![commune, leaf];
        values.extend(seals.by_ref().take(TOGETHER).flatten());
        conn.run(
            "insert into db_seal (commune, entity, row_id, leaf, salt, seal) values
         ($1, $3, $4, $2, $5, $6), ($1, $7, $8, $2, $9, $10), ($1, $11, $12, $2, $13, $14),
         ($1, $15, $16, $2, $17, $18), ($1, $19, $20, $2, $21, $22), ($1, $23, $24, $2, $25, $26),
         ($1, $27, $28, $2, $29, $30), ($1, $31, $32, $2, $33, $34), ($1, $35, $36, $2, $37, $38),
         ($1, $39, $40, $2, $41, $42), ($1, $43, $44, $2, $45, $46), ($1, $47, $48, $2, $49, $50),
         ($1, $51, $52, $2, $53, $54), ($1, $55, $56, $2, $57, $58), ($1, $59, $60, $2, $61, $62),
         ($1, $63, $64, $2, $65, $66)
             on conflict (commune, entity, row_id)
             do update set leaf = excluded.leaf, salt = excluded.salt, seal = excluded.seal",
            values,
        )
        .await?;
    }
    for seal in single {
        let mut values = args![commune, leaf];
        values.extend(seal);
        conn.run(
            "insert into db_seal (commune, entity, row_id, leaf, salt, seal) values ($1, $3, $4, $2, $5, $6)
             on conflict (commune, entity, row_id)
             do update set leaf = excluded.leaf, salt = excluded.salt, seal = excluded.seal",
            values,
        )
        .await?;
    }
    Ok(())
}

/// A stored hash.
pub(crate) fn hash(bytes: Vec<u8>) -> Result<Hash, DbError> {
    bytes.try_into().map(Hash).map_err(|_| DbError::Seal("a stored hash has not 32 bytes".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_tells_what_it_changes() {
        for (sql, table) in [
            ("insert into db_file (commune, id) values ($1, $2)", Some(("db_file", "insert"))),
            ("insert into db_file(commune) values ($1) on conflict (commune) do nothing", Some(("db_file", "insert"))),
            ("-- why\n         update db_file set name = $1 where commune = $2", Some(("db_file", "update"))),
            ("\n  delete from db_file where commune = $1", Some(("db_file", "delete"))),
            ("update db_submission set location = $1 where commune = $2", None),
            ("select id from db_file where commune = $1", None),
        ] {
            assert_eq!(changed_table(sql), table, "{sql}");
        }
        let telling = change("delete from db_file where commune = $1").map(|c| c.telling);
        assert_eq!(telling, Some("delete from db_file where commune = $1 returning *"));
    }

    #[test]
    fn a_row_is_born_by_the_first_statement_alone() {
        let told = |sql| change(sql).expect("it changes a row");
        let insert = told("insert into db_file (commune, id) values ($1, 1)");
        let upsert = told("insert into db_file (commune, id) values ($1, 2) on conflict (commune, id) do nothing");
        let update = told("update db_file set name = $2 where commune = $1 and id = 3");
        let delete = told("delete from db_file where commune = $1 and id = 4");
        let born = |changes: &[Change]| {
            let mut touched = Touched::default();
            changes.iter().for_each(|change| touched.by(*change, RowNow { id: 1, canonical: vec![1] }));
            let (_, Touch { born, now }) = touched.0.pop_first().expect("a row");
            (born, now.is_some())
        };
        assert_eq!(born(&[insert]), (true, true));
        assert_eq!(born(&[insert, update]), (true, true));
        assert_eq!(born(&[insert, delete]), (true, false));
        assert_eq!(born(&[upsert]), (false, true));
        assert_eq!(born(&[update]), (false, true));
        assert_eq!(born(&[delete, insert]), (false, true), "an earlier state is looked for");
    }

    #[test]
    fn every_table_but_the_bookkeeping_is_sealed() {
        let tables = sealed_tables();
        assert!(tables.contains(&"plans_task") && tables.contains(&"db_file") && tables.contains(&"org_commune"));
        assert!(UNSEALED.iter().all(|table| !tables.contains(table)));
        assert!(page_of("plans_task").contains("id > $2") && page_of("org_commune").contains("$2 < 0"));
    }
}
