//! Both database engines behind one small door: one SQL text, one writer, one journal leaf per change.
//!
//! A slice's `store` asks a [`Conn`] with [`Conn::all`], [`Conn::optional`], [`Conn::one`], [`Conn::run`] and the
//! macros [`args!`] and [`record!`]. Reading needs a [`Reader`]; writing needs a [`WriteTx`], which only a passed
//! permission check opens and only a journal leaf closes.

pub mod blob;
pub mod conn;
pub mod draft;
pub mod erase;
pub mod history;
pub mod journal;
mod migrate;
mod open;
mod postgres;
pub mod proof;
mod seal;
pub mod sensitive;
mod sqlite;
pub mod tree;
mod value;
pub mod write;

pub use conn::{Conn, STATEMENTS};
pub use journal::Leaf;
pub use migrate::{MIGRATIONS, MigrationText};
pub use open::{Db, Reader};
pub use sqlite::{SqliteFile, backup_folder, backup_to};
pub use value::{Column, FromRow, Row, Value};
pub use write::{SubmissionKey, WriteTally, WriteTx, Written};

/// The two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// What can go wrong between us and the database.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The row was changed by somebody else since it was read.
    #[error("the row has another version")]
    Conflict,
    /// This form was already sent and carried out; here is where it led.
    #[error("already done")]
    AlreadyDone(String),
    /// A row that had to be there is not.
    #[error("no row")]
    NoRow,
    /// A required column is empty.
    #[error("column {0} is empty")]
    EmptyColumn(String),
    /// The start was refused; the text says why and what to do, in Vietnamese.
    #[error("{0}")]
    Start(String),
    /// Anything from the engine. Its words are for the log, where no value of a row belongs.
    #[error("database engine: {}", without_values(.0))]
    Engine(sqlx::Error),
    /// What is kept of the audit tree does not fit together.
    #[error("audit tree: {0}")]
    Seal(String),
    /// A migration did not run.
    #[error("migration")]
    Migrate(#[from] sqlx::migrate::MigrateError),
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        DbError::Engine(error)
    }
}

/// What the engine says, without the values that PostgreSQL quotes where data do not fit (SQLSTATE classes 22 and 23) and
/// that a column or an argument of the wrong shape quotes.
fn without_values(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(said) => {
            let code = said.code().unwrap_or_default();
            let quotes = code.len() == 5 && (code.starts_with("22") || code.starts_with("23"));
            let words = if quotes { said.constraint().unwrap_or("data do not fit") } else { said.message() };
            format!("{code} {words}")
        }
        sqlx::Error::ColumnDecode { index, .. } => format!("column {index} does not decode"),
        sqlx::Error::Decode(_) => "a value does not decode".to_owned(),
        sqlx::Error::Encode(_) => "a value does not encode".to_owned(),
        other => other.to_string(),
    }
}

impl DbError {
    /// The name of the unique constraint or index that the engine reports, where the error is of that kind.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, DbError::Engine(sqlx::Error::Database(e)) if e.is_unique_violation())
    }
}
