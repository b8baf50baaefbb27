//! The data folder of SQLite: one process, readers that cannot write, backups before migrations and on demand.

use std::path::Path;

use db::{Db, DbError, Leaf, MIGRATIONS, SubmissionKey, args, backup_folder, backup_to};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use testkit::folder;

use crate::{Anything, COMMUNE, actor, now};

async fn raw(folder: &Path) -> SqlitePool {
    let options = SqliteConnectOptions::new().filename(folder.join("sauro.db")).create_if_missing(true);
    SqlitePool::connect_with(options).await.expect("the file")
}

fn said(refused: Result<Db, DbError>) -> String {
    match refused {
        Err(DbError::Start(text)) => text,
        other => panic!("no refusal: {other:?}"),
    }
}

async fn note(db: &Db, key: &SubmissionKey) -> Result<(), DbError> {
    let allowed = actor(1).may(Anything).expect("everybody may");
    let tx = db.write(&allowed, Some(key), now()).await?;
    tx.commit(Leaf::about("org_unit", 1, "Ghi chép"), "/noi-da-den").await.map(drop)
}

#[tokio::test]
async fn a_second_process_is_refused() {
    let guard = folder();
    let here = guard.folder().expect("a folder");
    let first = Db::open_folder(here).await.expect("the first");
    assert!(said(Db::open_folder(here).await).contains("tiến trình sauro khác"));
    first.close().await;
    drop(first);
    Db::open_folder(here).await.expect("free again");
}

#[tokio::test]
async fn readers_cannot_write() {
    let guard = folder();
    let db = Db::open_folder(guard.folder().expect("a folder")).await.expect("a new file");
    let mut reader = db.read().await.expect("a reader");
    let refused = reader.run("delete from db_journal where commune = $1", args![COMMUNE]).await;
    assert!(refused.is_err(), "the engine itself refuses");
}

#[tokio::test]
async fn a_form_sent_again_after_a_restart_is_known() {
    let guard = folder();
    let here = guard.folder().expect("a folder");
    let key = SubmissionKey::parse("00112233445566778899aabbccddeeff").expect("a key");
    let db = Db::open_folder(here).await.expect("a new file");
    note(&db, &key).await.expect("the first time");
    db.close().await;
    drop(db);
    let again = Db::open_folder(here).await.expect("the same file");
    assert!(matches!(note(&again, &key).await, Err(DbError::AlreadyDone(to)) if to == "/noi-da-den"));
}

/// What takes back a line of a migration: its tables and its columns; indexes go with them.
fn undoing(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split([' ', '(', ';']).collect();
    match words[..] {
        ["create", "table", table, ..] => Some(format!("drop table {table}")),
        // The index of a table that is dropped too goes with it, in whichever order.
        ["create", "index", index, ..] | ["create", "unique", "index", index, ..] => {
            Some(format!("drop index if exists {index}"))
        }
        ["alter", "table", table, "add", "column", column, ..] => {
            Some(format!("alter table {table} drop column {column}"))
        }
        _ => None,
    }
}

#[tokio::test]
async fn data_is_copied_before_a_migration_runs() {
    let guard = folder();
    let here = guard.folder().expect("a folder");
    let db = Db::open_folder(here).await.expect("a new file");
    db.close().await;
    drop(db);
    assert!(!here.join("sao-luu").exists(), "a new file needs no copy");
    let last = MIGRATIONS.last().expect("a step");
    let newest = raw(here).await;
    sqlx::query("pragma foreign_keys = off").execute(&newest).await.expect("a pragma");
    for undone in last.sql.lines().filter_map(undoing) {
        sqlx::query(sqlx::AssertSqlSafe(undone)).execute(&newest).await.expect("undone");
    }
    sqlx::query("delete from _sqlx_migrations where version = $1")
        .bind(last.version)
        .execute(&newest)
        .await
        .expect("undone");
    newest.close().await;
    Db::open_folder(here).await.expect("migrated again").close().await;
    let copy = here.join("sao-luu").join(format!("truoc-buoc-{:04}.db", last.version));
    assert!(copy.is_file(), "{}", copy.display());
}

#[tokio::test]
async fn data_of_a_newer_program_and_a_broken_file_are_refused() {
    let guard = folder();
    let here = guard.folder().expect("a folder");
    Db::open_folder(here).await.expect("a new file").close().await;
    let file = raw(here).await;
    sqlx::query(
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (9999, 'x', true, x'00', 0)",
    )
    .execute(&file)
    .await
    .expect("a later step");
    file.close().await;
    assert!(said(Db::open_folder(here).await).contains("bản sauro mới hơn"));

    let broken = folder();
    let here = broken.folder().expect("a folder");
    std::fs::write(here.join("sauro.db"), vec![7_u8; 8192]).expect("rubbish");
    assert!(Db::open_folder(here).await.is_err());
}

#[tokio::test]
async fn a_backup_opens_as_a_commune() {
    let guard = folder();
    let here = guard.folder().expect("a folder");
    let db = Db::open_folder(here).await.expect("a new file");
    let site = testkit::Site::new(db.clone(), Vec::new(), testkit::SettableClock::default()).await;
    let to = folder();
    let to = to.folder().expect("a folder");
    backup_to(db.sqlite().expect("SQLite"), &to.join("trong.db")).await.expect("from inside");
    backup_folder(here, &to.join("ngoai/sauro.db")).await.expect("from outside, while the first runs");
    let restored = Db::open_folder(&to.join("ngoai")).await.expect("the copy");
    let mut conn = restored.read().await.expect("a reader");
    let people: i64 = conn
        .one("select count(*) as n from staff_member where commune = $1", args![site.commune()])
        .await
        .expect("a number");
    assert_eq!(people, 16);
    let seen = Db::inspect_folder(here).await.expect("for looking, while the first runs");
    let mut conn = seen.read().await.expect("a reader");
    let people: i64 = conn
        .one("select count(*) as n from staff_member where commune = $1", args![site.commune()])
        .await
        .expect("a number");
    assert_eq!(people, 16);
    let nothing = conn.run("delete from staff_post where commune = $1", args![site.commune()]).await;
    assert!(nothing.is_err(), "for looking only");
    assert!(Db::open_url("no address at all").await.is_err());
}
