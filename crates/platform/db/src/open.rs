//! The open database: a handle that gives readers and writers.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use kernel::permission::{Action, Allowed};
use sqlx::postgres::PgPool;
use tokio::sync::Mutex;

use crate::conn::Inner;
use crate::sqlite::SqliteFile;
use crate::write::{SubmissionKey, WriteTally, WriteTx};
use crate::{Conn, DbError, Engine, Value, args, postgres, seal};

/// How long a write may take to begin before the database is said not to take any.
const WRITABLE_WITHIN: Duration = Duration::from_secs(2);
/// How long what was found is believed, so that asking often costs nothing.
const BELIEVED_FOR: Duration = Duration::from_secs(1);

/// A handle on the database; cheap to clone.
#[derive(Debug, Clone)]
pub struct Db(Arc<Opened>);

#[derive(Debug)]
struct Opened {
    engine: Pools,
    tally: Arc<WriteTally>,
    /// When it was last tried whether writes are taken, and what came of it.
    writable: Mutex<Option<(Instant, bool)>>,
}

#[derive(Debug)]
enum Pools {
    Sqlite(SqliteFile),
    Postgres(PgPool),
}

/// A reading connection.
pub type Reader = Conn;

impl Db {
    fn over(engine: Pools) -> Db {
        Db(Arc::new(Opened { engine, tally: Arc::default(), writable: Mutex::default() }))
    }

    /// Opens (and makes, where new) the data folder of one commune.
    ///
    /// # Errors
    /// [`DbError::Start`] with what to do, for a broken file, a network drive, a second process, an old program.
    pub async fn open_folder(folder: &Path) -> Result<Db, DbError> {
        Ok(Db::over(Pools::Sqlite(SqliteFile::open(folder).await?)))
    }

    /// Opens the data folder of one commune for looking only, also while a server runs on it.
    ///
    /// # Errors
    /// The engine's, when there is no such file.
    pub async fn inspect_folder(folder: &Path) -> Result<Db, DbError> {
        Ok(Db::over(Pools::Sqlite(SqliteFile::inspect(folder).await?)))
    }

    /// Opens a PostgreSQL database.
    ///
    /// # Errors
    /// [`DbError::Start`] when it cannot be reached or is too old.
    pub async fn open_url(url: &str) -> Result<Db, DbError> {
        Ok(Db::over(Pools::Postgres(postgres::open(url).await?)))
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match &self.0.engine {
            Pools::Sqlite(_) => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// The SQLite file, where it is one.
    pub fn sqlite(&self) -> Option<&SqliteFile> {
        match &self.0.engine {
            Pools::Sqlite(file) => Some(file),
            Pools::Postgres(_) => None,
        }
    }

    /// A connection for reading. On SQLite the engine itself refuses writes through it.
    ///
    /// # Errors
    /// When no connection comes free in time.
    pub async fn read(&self) -> Result<Reader, DbError> {
        Ok(Conn(match &self.0.engine {
            Pools::Sqlite(file) => Inner::Sqlite(file.readers.acquire().await?),
            Pools::Postgres(pool) => Inner::Postgres(pool.acquire().await?),
        }))
    }

    /// A connection for reading on which nothing changes any more, whatever is written meanwhile.
    ///
    /// # Errors
    /// When no connection comes free in time.
    pub async fn snapshot(&self) -> Result<Reader, DbError> {
        let mut conn = Conn(match &self.0.engine {
            Pools::Sqlite(file) => Inner::SqliteTx(file.readers.begin().await?),
            Pools::Postgres(pool) => Inner::PostgresTx(pool.begin().await?),
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
        let asked = Instant::now();
        let conn = self.writing().await?;
        WriteTx::begin(conn, allowed, key, now, (self.0.tally.clone(), asked)).await
    }

    async fn writing(&self) -> Result<Conn, DbError> {
        Ok(Conn(match &self.0.engine {
            Pools::Sqlite(file) => Inner::SqliteTx(file.writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Inner::PostgresTx(pool.begin().await?),
        }))
    }

    /// Whether a write would be taken now: tried with one that changes nothing. A full disk shows at the next real one only.
    pub async fn is_writable(&self) -> bool {
        let mut known = self.0.writable.lock().await;
        match *known {
            Some((tried, found)) if tried.elapsed() < BELIEVED_FOR => found,
            _ => {
                let found = matches!(tokio::time::timeout(WRITABLE_WITHIN, self.try_to_write()).await, Ok(Ok(())));
                *known = Some((Instant::now(), found));
                found
            }
        }
    }

    async fn try_to_write(&self) -> Result<(), DbError> {
        let none = "update db_sequence set last = last where commune = $1 and name = $2";
        self.writing().await?.run(none, args![0_i64, ""]).await.map(drop)
    }

    /// How many writes were made durable, and how long they took.
    pub fn tally(&self) -> &WriteTally {
        &self.0.tally
    }

    /// Runs one statement on bookkeeping that no leaf speaks of; the number of rows that it changed.
    ///
    /// # Errors
    /// [`DbError::Seal`] for a statement that changes a sealed table; the engine's.
    pub async fn keep_books(&self, sql: &'static str, values: Vec<Value>) -> Result<u64, DbError> {
        if let Some(change) = seal::change(sql) {
            return Err(DbError::Seal(format!("{} is changed with a leaf alone", change.table)));
        }
        let inner = match &self.0.engine {
            Pools::Sqlite(file) => Inner::Sqlite(file.writer.acquire().await?),
            Pools::Postgres(pool) => Inner::Postgres(pool.acquire().await?),
        };
        Conn(inner).run(sql, values).await
    }

    /// Closes every connection; what was acknowledged is on disk.
    pub async fn close(&self) {
        match &self.0.engine {
            Pools::Sqlite(file) => {
                file.readers.close().await;
                file.writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}
