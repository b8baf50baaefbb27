//! A write happens whole or not at all, once per form, and leaves a line in the journal.

use db::journal::journal_of;
use db::write::led_to;
use db::{Db, DbError, Leaf, SubmissionKey, args};
use testkit::open_both;

use crate::{Anything, COMMUNE, actor, now};

async fn rename(db: &Db, key: Option<&SubmissionKey>, account: i64) -> Result<String, DbError> {
    let allowed = actor(account).may(Anything).expect("everybody may");
    let mut tx = db.write(&allowed, key, now()).await?;
    let id = tx.next_id("org_unit").await?;
    tx.run(
        "insert into org_unit (commune, id, code, name, aliases, search_key, sort) values ($1, $2, $3, $4, $5, $6, $7)",
        args![COMMUNE, id, format!("U{id}"), "Phòng", "", "phong", id],
    )
    .await?;
    let leaf =
        Leaf::about("org_unit", id, "Thêm đơn vị").change("Tên", "", "Phòng").change("Mã", "x", "x").reason("mới lập");
    Ok(tx.commit(leaf, format!("/don-vi/{id}")).await?.location)
}

async fn units(db: &Db) -> i64 {
    let mut conn = db.read().await.expect("a reader");
    conn.one("select count(*) as n from org_unit where commune = $1", args![COMMUNE]).await.expect("a number")
}

#[tokio::test]
async fn a_form_is_carried_out_once() {
    for (engine, db, _guard) in open_both().await {
        let key = SubmissionKey::parse("0123456789abcdef0123456789abcdef");
        assert_eq!(rename(&db, key.as_ref(), 1).await.expect("a write"), "/don-vi/1", "{engine}");
        match rename(&db, key.as_ref(), 1).await {
            Err(DbError::AlreadyDone(location)) => assert_eq!(location, "/don-vi/1", "{engine}"),
            other => panic!("{engine}: {other:?}"),
        }
        assert!(matches!(rename(&db, key.as_ref(), 2).await, Err(DbError::Conflict)), "{engine}: another person's key");
        assert_eq!(units(&db).await, 1, "{engine}");
        let key = key.expect("a key");
        let mut conn = db.read().await.expect("a reader");
        assert_eq!(led_to(&mut conn, &actor(1), &key).await.expect(engine).as_deref(), Some("/don-vi/1"));
        assert_eq!(led_to(&mut conn, &actor(2), &key).await.expect(engine), None, "{engine}: another person's key");
        drop(conn);
        rename(&db, None, 1).await.expect("a form without a key");
        assert_eq!(units(&db).await, 2, "{engine}");
    }
    assert!(SubmissionKey::parse("too-short").is_none() && SubmissionKey::parse("").is_none());
}

#[tokio::test]
async fn what_is_not_committed_has_not_happened() {
    for (engine, db, _guard) in open_both().await {
        let allowed = actor(1).may(Anything).expect("everybody may");
        let mut tx = db.write(&allowed, None, now()).await.expect("a write");
        assert_eq!(tx.next_id("org_unit").await.expect("a number"), 1);
        assert_eq!(tx.next_ids("org_unit", 3).await.expect("numbers"), 2, "{engine}: two, three and four");
        assert_eq!(tx.next_id("org_unit").await.expect("a number"), 5, "{engine}");
        tx.take_turn("org_turn").await.expect("nobody else writes");
        tx.run(
            "insert into org_unit (commune, id, code, name, aliases, search_key, sort) values ($1, 1, 'A', 'A', '', 'a', 1)",
            args![COMMUNE],
        )
        .await
        .expect("a row");
        drop(tx);
        assert_eq!(units(&db).await, 0, "{engine}");
        assert_eq!(rename(&db, None, 1).await.expect("a write"), "/don-vi/1", "{engine}: the number too went back");
    }
}

#[tokio::test]
async fn the_journal_tells_who_what_and_why() {
    for (engine, db, _guard) in open_both().await {
        rename(&db, None, 7).await.expect("a write");
        let mut conn = db.read().await.expect("a reader");
        let lines = journal_of(&mut conn, COMMUNE, "org_unit", 1, 10).await.expect("the journal");
        assert_eq!(lines.len(), 1, "{engine}");
        let line = &lines[0];
        assert_eq!(
            (line.actor_name.as_str(), line.summary.as_str(), line.at),
            ("Nguyễn Thị Hòa", "Thêm đơn vị", now())
        );
        assert_eq!(line.detail, "Tên: chưa có → «Phòng»", "{engine}: what did not change is not told");
        assert_eq!(line.reason.as_deref(), Some("mới lập"), "{engine}");
        assert!(
            journal_of(&mut conn, kernel::ids::Commune(10813), "org_unit", 1, 10).await.expect("nothing").is_empty()
        );
    }
}

#[tokio::test]
async fn an_update_of_an_older_version_is_a_conflict() {
    for (engine, db, _guard) in open_both().await {
        rename(&db, None, 1).await.expect("a write");
        let allowed = actor(1).may(Anything).expect("everybody may");
        let mut tx = db.write(&allowed, None, now()).await.expect("a write");
        let sql = "update org_unit set sort = sort + 1 where commune = $1 and id = $2 and sort = $3";
        tx.run_versioned(sql, args![COMMUNE, 1_i64, 1_i64]).await.expect("the version that was read");
        let late = tx.run_versioned(sql, args![COMMUNE, 1_i64, 1_i64]).await;
        assert!(matches!(late, Err(DbError::Conflict)), "{engine}");
        let twice = tx
            .run(
                "insert into org_unit (commune, id, code, name, aliases, search_key, sort) values ($1, 9, 'U1', '', '', '', 1)",
                args![COMMUNE],
            )
            .await;
        assert!(twice.is_err_and(|e| e.is_unique_violation()), "{engine}");
    }
}

#[tokio::test]
async fn writers_queue_and_none_is_lost() {
    for (engine, db, _guard) in open_both().await {
        let writers: Vec<_> = (0..20)
            .map(|account| {
                let db = db.clone();
                tokio::spawn(async move { rename(&db, None, account).await })
            })
            .collect();
        for writer in writers {
            writer.await.expect("no panic").expect("a write");
        }
        assert_eq!(units(&db).await, 20, "{engine}");
    }
}

#[tokio::test]
async fn only_bookkeeping_is_kept_without_a_leaf() {
    for (engine, db, _guard) in open_both().await {
        let key = SubmissionKey::parse("0123456789abcdef0123456789abcdef");
        rename(&db, key.as_ref(), 1).await.expect("a write");
        let forget = "delete from db_submission where commune = $1";
        assert_eq!(db.keep_books(forget, args![COMMUNE]).await.expect("bookkeeping"), 1, "{engine}");
        let sealed = db.keep_books("delete from org_unit where commune = $1", args![COMMUNE]).await;
        assert!(matches!(sealed, Err(DbError::Seal(_))), "{engine}");
        assert_eq!(units(&db).await, 1, "{engine}");
    }
}
