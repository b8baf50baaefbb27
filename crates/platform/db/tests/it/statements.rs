//! The four questions, every type of value, and files, on both engines.

use db::blob::{file_bytes, file_facts, store_file};
use db::{DbError, Leaf, args, record};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use testkit::open_both;

use crate::{Anything, COMMUNE, actor, now};

record! {
    pub struct Post { pub position: i64, pub concurrent: bool, pub from_on: Date, pub until_on: Option<Date> }
}
record! { pub struct Name { pub name: String, pub at: Timestamp } }
record! { pub struct Missing { pub nothing: String } }

#[tokio::test]
async fn whether_a_write_would_be_taken_is_tried() {
    for (engine, db, _guard) in open_both().await {
        assert!(db.is_writable().await, "{engine}");
    }
    for (engine, db, _guard) in open_both().await {
        db.close().await;
        assert!(!db.is_writable().await, "{engine}: closed");
    }
}

#[tokio::test]
async fn every_type_comes_back_as_it_went_in() {
    for (engine, db, _guard) in open_both().await {
        let allowed = actor(1).may(Anything).expect("everybody may");
        let mut tx = db.write(&allowed, None, now()).await.expect("a write");
        tx.run(
            "insert into org_unit (commune, id, code, name, aliases, search_key, sort) values ($1, $2, $3, $4, $5, $6, $7)",
            args![COMMUNE, 1_i64, "VHXH", "Phòng Văn hóa - Xã hội", "", "phong", 1_i64],
        )
        .await
        .expect("a unit");
        tx.run(
            "insert into db_submission (commune, key, account, action, at, location) values ($1, $2, $3, $4, $5, $6)",
            args![COMMUNE, "k", 1_i64, "Hoà = Hòa", now(), ""],
        )
        .await
        .expect("a row");
        tx.commit(Leaf::about("org_unit", 1, "Thêm đơn vị"), "/").await.expect("a commit");
        let mut conn = db.read().await.expect("a reader");
        let row: Name = conn
            .one("select action as name, at from db_submission where commune = $1 and key = $2", args![COMMUNE, "k"])
            .await
            .expect("the row");
        assert_eq!((row.name.as_str(), row.at), ("Hoà = Hòa", now()), "{engine}");
        let none: Option<Post> = conn
            .optional(
                "select position, concurrent, from_on, until_on from staff_post where commune = $1",
                args![COMMUNE],
            )
            .await
            .expect("no row");
        assert!(none.is_none(), "{engine}");
        let refused: Result<Missing, DbError> =
            conn.one("select code from org_unit where commune = $1", args![COMMUNE]).await;
        assert!(refused.is_err(), "{engine}: a column that is not there");
        let empty: Result<i64, DbError> =
            conn.one("select id as n from org_unit where commune = $1", args![kernel::ids::Commune(1)]).await;
        assert!(matches!(empty, Err(DbError::NoRow)), "{engine}");
    }
}

#[tokio::test]
async fn dates_and_truth_values_are_the_same_on_both() {
    for (engine, db, _guard) in open_both().await {
        let site = testkit::Site::new(db.clone(), Vec::new(), testkit::SettableClock::default()).await;
        let set_up = accounts::api::set_up_actor(COMMUNE);
        let (units, people) = (org::api::SetUpUnits, staff::api::SetUpStaff);
        let (units, people) = (set_up.may(units).expect("set-up"), set_up.may(people).expect("set-up"));
        let mut tx = db.write(&units, None, now()).await.expect("a write");
        let position = org::api::NewPosition {
            code: "I.01".to_owned(),
            name: "Chánh Văn phòng".to_owned(),
            group: "lanh_dao".to_owned(),
            rank: String::new(),
            approved: 1,
            sort: 1,
        };
        let position = org::api::add_position(&mut tx, &units, &position).await.expect("a position");
        let post =
            staff::api::NewPost { staff: site.staff("HB-003"), position, concurrent: true, from_on: date(2025, 7, 1) };
        staff::api::add_post(&mut tx, &people, &post).await.expect("a post");
        tx.commit(Leaf::about("staff_post", 1, "Xếp vị trí"), "/").await.expect("a commit");
        let mut conn = db.read().await.expect("a reader");
        let sql = "select position, concurrent, from_on, until_on from staff_post
                   where commune = $1 and concurrent = $2 and from_on <= $3 order by id limit 10";
        let rows: Vec<Post> = conn.all(sql, args![COMMUNE, true, date(2025, 7, 1)]).await.expect("posts");
        assert_eq!(rows.len(), 1, "{engine}");
        assert_eq!((rows[0].concurrent, rows[0].from_on, rows[0].until_on), (true, date(2025, 7, 1), None), "{engine}");
        assert_eq!(rows[0].position, position);
        let before: Vec<Post> = conn.all(sql, args![COMMUNE, true, date(2025, 6, 30)]).await.expect("posts");
        assert!(before.is_empty(), "{engine}: dates compare as dates");
    }
}

#[tokio::test]
async fn a_file_comes_back_byte_by_byte() {
    for (engine, db, _guard) in open_both().await {
        let allowed = actor(1).may(Anything).expect("everybody may");
        let bytes: Vec<u8> = (0..=255).cycle().take(100_000).collect();
        let mut tx = db.write(&allowed, None, now()).await.expect("a write");
        let id = store_file(&mut tx, "kế hoạch.docx", "application/x", bytes.clone()).await.expect("a file");
        tx.commit(Leaf::about("db_file", id, "Nộp tệp"), "/").await.expect("a commit");
        let mut conn = db.read().await.expect("a reader");
        let facts = file_facts(&mut conn, COMMUNE, id).await.expect("facts").expect("the file");
        assert_eq!(
            (facts.name.as_str(), facts.size_bytes, facts.sha256.len()),
            ("kế hoạch.docx", 100_000, 64),
            "{engine}"
        );
        assert_eq!(file_bytes(&mut conn, COMMUNE, id).await.expect("bytes"), bytes, "{engine}");
        assert!(file_facts(&mut conn, kernel::ids::Commune(10813), id).await.expect("facts").is_none(), "{engine}");
        assert!(matches!(file_bytes(&mut conn, COMMUNE, 99).await, Err(DbError::NoRow)), "{engine}");
    }
}
