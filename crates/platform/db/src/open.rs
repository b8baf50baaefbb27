//! The open database: a handle that gives readers and writers.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use kernel::permission::{Action, Allowed};
use sqlx::postgres::PgPool;

use crate::conn::Inner;
use crate::sqlite::SqliteFile;
use crate::write::{SubmissionKey, WriteTx};
use crate::{Conn, DbError, Engine, Value, postgres, seal};

/// A handle on the database; cheap to clone.
#[derive(Debug, Clone)]
pub struct Db(Arc<Opened>);

#[derive(Debug)]
enum Opened {
    Sqlite(SqliteFile),
    Postgres(PgPool),
}

/// A reading connection.
pub type Reader = Conn;

impl Db {
    /// Opens (and makes, where new) the data folder of one commune.
    ///
    /// # Errors
    /// [`DbError::Start`] with what to do, for a broken file, a network drive, a second process, an old program.
    pub async fn open_folder(folder: &Path) -> Result<Db, DbError> {
        Ok(Db(Arc::new(Opened::Sqlite(SqliteFile::open(folder).await?))))
    }

    /// Opens the data folder of one commune for looking only, also while a server runs on it.
    ///
    /// # Errors
    /// The engine's, when there is no such file.
    pub async fn inspect_folder(folder: &Path) -> Result<Db, DbError> {
        Ok(Db(Arc::new(Opened::Sqlite(SqliteFile::inspect(folder).await?))))
    }

    /// Opens a PostgreSQL database.
    ///
    /// # Errors
    /// [`DbError::Start`] when it cannot be reached or is too old.
    pub async fn open_url(url: &str) -> Result<Db, DbError> {
        Ok(Db(Arc::new(Opened::Postgres(postgres::open(url).await?))))
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match &*self.0 {
            Opened::Sqlite(_) => Engine::Sqlite,
            Opened::Postgres(_) => Engine::Postgres,
        }
    }

    /// The SQLite file, where it is one.
    pub fn sqlite(&self) -> Option<&SqliteFile> {
        match &*self.0 {
            Opened::Sqlite(file) => Some(file),
            Opened::Postgres(_) => None,
        }
    }

    /// A connection for reading. On SQLite the engine itself refuses writes through it.
    ///
    /// # Errors
    /// When no connection comes free in time.
    pub async fn read(&self) -> Result<Reader, DbError> {
        Ok(Conn(match &*self.0 {
            Opened::Sqlite(file) => Inner::Sqlite(file.readers.acquire().await?),
            Opened::Postgres(pool) => Inner::Postgres(pool.acquire().await?),
        }))
    }

    /// A connection for reading on which nothing changes any more, whatever is written meanwhile.
    ///
    /// # Errors
    /// When no connection comes free in time.
    pub async fn snapshot(&self) -> Result<Reader, DbError> {
        let mut conn = Conn(match &*self.0 {
            Opened::Sqlite(file) => Inner::SqliteTx(file.readers.begin().await?),
            Opened::Postgres(pool) => Inner::PostgresTx(pool.begin().await?),
        });
        if conn.engine() == Engine::Postgres {
            conn.run("set transaction isolation level repeatable read, read only", Vec::new()).await?;
        }
        Ok(conn)
    }

    /// Begins the one transaction of a command.
    ///
    /// # Errors
    /// [`DbError::AlreadyDone`] when the same form was carried out before.
    pub async fn write<A: Action>(
        &self,
        allowed: &Allowed<A>,
        key: Option<&SubmissionKey>,
        now: Timestamp,
    ) -> Result<WriteTx, DbError> {
        let inner = match &*self.0 {
            Opened::Sqlite(file) => Inner::SqliteTx(file.writer.begin_with("BEGIN IMMEDIATE").await?),
            Opened::Postgres(pool) => Inner::PostgresTx(pool.begin().await?),
        };
        WriteTx::begin(Conn(inner), allowed, key, now).await
    }

    /// Runs one statement on bookkeeping that no leaf speaks of; the number of rows that it changed.
    ///
    /// # Errors
    /// [`DbError::Seal`] for a statement that changes a sealed table; the engine's.
    pub async fn keep_books(&self, sql: &'static str, values: Vec<Value>) -> Result<u64, DbError> {
        if let Some(change) = seal::change(sql) {
            return Err(DbError::Seal(format!("{} is changed with a leaf alone", change.table)));
        }
        let inner = match &*self.0 {
            Opened::Sqlite(file) => Inner::Sqlite(file.writer.acquire().await?),
            Opened::Postgres(pool) => Inner::Postgres(pool.acquire().await?),
        };
        Conn(inner).run(sql, values).await
    }

    /// Closes every connection; what was acknowledged is on disk.
    pub async fn close(&self) {
        match &*self.0 {
            Opened::Sqlite(file) => {
                file.readers.close().await;
                file.writer.close().await;
            }
            Opened::Postgres(pool) => pool.close().await,
        }
    }
}
