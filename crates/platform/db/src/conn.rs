//! A connection of either engine, and the four questions that can be put to it.

use std::cell::Cell;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgConnection};
use sqlx::sqlite::{SqliteArguments, SqliteConnection};
use sqlx::{Postgres, Sqlite, Transaction};

use crate::value::{FromRow, Row, Value};
use crate::{DbError, Engine};

tokio::task_local! {
    /// Statements run on behalf of the present request; the web layer reports the number.
    pub static STATEMENTS: Cell<u32>;
}

fn count_statement() {
    let _ = STATEMENTS.try_with(|n| n.set(n.get() + 1));
}

#[derive(Debug)]
pub(crate) enum Inner {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
    SqliteTx(Transaction<'static, Sqlite>),
    PostgresTx(Transaction<'static, Postgres>),
}

enum Raw<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

/// A connection: a reader of the pool, or the inside of a write transaction.
#[derive(Debug)]
pub struct Conn(pub(crate) Inner);

impl Conn {
    fn raw(&mut self) -> Raw<'_> {
        match &mut self.0 {
            Inner::Sqlite(c) => Raw::Sqlite(c),
            Inner::Postgres(c) => Raw::Postgres(c),
            Inner::SqliteTx(t) => Raw::Sqlite(t),
            Inner::PostgresTx(t) => Raw::Postgres(t),
        }
    }

    /// Which engine this is, for the few places where two SQL texts stand side by side.
    pub fn engine(&self) -> Engine {
        match &self.0 {
            Inner::Sqlite(_) | Inner::SqliteTx(_) => Engine::Sqlite,
            Inner::Postgres(_) | Inner::PostgresTx(_) => Engine::Postgres,
        }
    }

    /// All rows. The statement must bound them (`limit`).
    ///
    /// # Errors
    /// The engine's, or a column that does not fit.
    pub async fn all<T: FromRow>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Vec<T>, DbError> {
        count_statement();
        match self.raw() {
            Raw::Sqlite(c) => {
                let rows = sqlx::query_with(sql, sqlite_arguments(values)?).fetch_all(c).await?;
                rows.into_iter().map(|r| T::from_row(&Row::Sqlite(r))).collect()
            }
            Raw::Postgres(c) => {
                let rows = sqlx::query_with(sql, postgres_arguments(values)?).fetch_all(c).await?;
                rows.into_iter().map(|r| T::from_row(&Row::Postgres(r))).collect()
            }
        }
    }

    /// The row, if there is one.
    ///
    /// # Errors
    /// As [`Conn::all`].
    pub async fn optional<T: FromRow>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<Option<T>, DbError> {
        count_statement();
        match self.raw() {
            Raw::Sqlite(c) => {
                let row = sqlx::query_with(sql, sqlite_arguments(values)?).fetch_optional(c).await?;
                row.map(|r| T::from_row(&Row::Sqlite(r))).transpose()
            }
            Raw::Postgres(c) => {
                let row = sqlx::query_with(sql, postgres_arguments(values)?).fetch_optional(c).await?;
                row.map(|r| T::from_row(&Row::Postgres(r))).transpose()
            }
        }
    }

    /// The row.
    ///
    /// # Errors
    /// As [`Conn::all`]; [`DbError::NoRow`] when there is none.
    pub async fn one<T: FromRow>(&mut self, sql: &'static str, values: Vec<Value>) -> Result<T, DbError> {
        self.optional(sql, values).await?.ok_or(DbError::NoRow)
    }

    /// Runs a statement; the number of rows that it changed.
    ///
    /// # Errors
    /// The engine's.
    pub async fn run(&mut self, sql: &'static str, values: Vec<Value>) -> Result<u64, DbError> {
        count_statement();
        Ok(match self.raw() {
            Raw::Sqlite(c) => sqlx::query_with(sql, sqlite_arguments(values)?).execute(c).await?.rows_affected(),
            Raw::Postgres(c) => sqlx::query_with(sql, postgres_arguments(values)?).execute(c).await?.rows_affected(),
        })
    }

    /// Runs an update that names the version which the writer has seen.
    ///
    /// # Errors
    /// [`DbError::Conflict`] when no row had that version any more.
    pub async fn run_versioned(&mut self, sql: &'static str, values: Vec<Value>) -> Result<(), DbError> {
        match self.run(sql, values).await? {
            0 => Err(DbError::Conflict),
            _ => Ok(()),
        }
    }
}

fn sqlite_arguments(values: Vec<Value>) -> Result<SqliteArguments, DbError> {
    let mut arguments = SqliteArguments::default();
    for value in values {
        value.bind_sqlite(&mut arguments)?;
    }
    Ok(arguments)
}

fn postgres_arguments(values: Vec<Value>) -> Result<PgArguments, DbError> {
    let mut arguments = PgArguments::default();
    for value in values {
        value.bind_postgres(&mut arguments)?;
    }
    Ok(arguments)
}

impl FromRow for i64 {
    /// The column named `n`.
    fn from_row(row: &Row) -> Result<Self, DbError> {
        row.get("n")
    }
}
