//! Empty migrated databases: SQLite always, PostgreSQL where `TEST_POSTGRES_URL` names a server.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use db::Db;

use crate::postgres;

/// The engine's name for messages, the database, and what removes it again.
pub type Opened = (&'static str, Db, Guard);

/// Removes the database when the test is over.
#[derive(Debug)]
pub enum Guard {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A database of the test server.
    Postgres {
        /// Connection to the server's own database.
        admin_url: String,
        /// Name of the test's database.
        name: String,
    },
}

impl Guard {
    /// The folder of a SQLite database.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Guard::Folder(folder) => Some(folder),
            Guard::Postgres { .. } => None,
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        match self {
            Guard::Folder(folder) => {
                std::fs::remove_dir_all(folder).ok();
            }
            Guard::Postgres { admin_url, name } => postgres::drop_database(admin_url, name),
        }
    }
}

/// A new empty folder, removed with its guard.
pub fn folder() -> Guard {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("sauro-test-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the test's files");
    Guard::Folder(folder)
}

/// A fresh, migrated, empty database of each engine.
pub async fn open_both() -> Vec<Opened> {
    let guard = folder();
    let here = guard.folder().expect("just made as a folder").to_path_buf();
    let db = Db::open_folder(&here).await.expect("a new SQLite file");
    let mut opened = vec![("sqlite", db, guard)];
    if let Ok(url) = std::env::var("TEST_POSTGRES_URL") {
        let (url, guard) = postgres::fresh(&url).await;
        opened.push(("postgres", Db::open_url(&url).await.expect("a new PostgreSQL database"), guard));
    }
    opened
}
