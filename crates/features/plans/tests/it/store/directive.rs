//! Every function of `store::directive`, on both engines.

use db::Leaf;
use kernel::clock::Clock as _;
use kernel::dates::date;
use plans::permissions::{ConfirmReading, ManageDirectives};
use plans::store::directive::{
    NewDirective, confirm_reading, count_directives, count_late_readings, directive, directives, insert_directive,
    readers, remind_readers, to_read,
};
use testkit::{SettableClock, Site, open_both};

#[tokio::test]
async fn a_directive_from_entry_to_reading() {
    for (engine, db, _guard) in open_both().await {
        let today = date(2026, 5, 20);
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(today)).await;
        let (commune, now) = (site.commune(), site.clock.now());
        let (one, two) = (site.staff("HB-007"), site.staff("HB-009"));
        let steward = site.actor("dau_moi").may(ManageDirectives).expect("may manage");
        let new = NewDirective {
            kind: "chi_thi".to_owned(),
            number: "18/CT-TTg".to_owned(),
            issued_on: Some(date(2026, 5, 8)),
            issuer: "Thủ tướng Chính phủ".to_owned(),
            title: "Nâng cao chất lượng".to_owned(),
            summary: String::new(),
            received_on: date(2026, 5, 9),
            confirm_by: date(2026, 5, 16),
            readers: vec![one, two],
        };
        let mut tx = site.app.db.write(&steward, None, now).await.expect("a write");
        let id = insert_directive(&mut tx, &steward, &new, None).await.expect(engine);
        assert_eq!(remind_readers(&mut tx, &steward, id, today).await.expect(engine), 2);
        assert_eq!(remind_readers(&mut tx, &steward, id, today).await.expect(engine), 0, "{engine}: once a day");
        tx.commit(Leaf::about("plans_directive", id, "x"), "/").await.expect("a commit");
        let same = NewDirective { title: "Nhập lại".to_owned(), ..new.clone() };
        let mut tx = site.app.db.write(&steward, None, now).await.expect("a write");
        let twice = insert_directive(&mut tx, &steward, &same, None).await;
        assert!(twice.is_err_and(|e| e.is_unique_violation()), "{engine}: the same document");
        drop(tx);
        let next_year = NewDirective { issued_on: Some(date(2027, 5, 8)), readers: Vec::new(), ..new.clone() };
        let mut tx = site.app.db.write(&steward, None, now).await.expect("a write");
        insert_directive(&mut tx, &steward, &next_year, None).await.expect(engine);
        drop(tx);

        let me = site.actor("cong_chuc_kt").may(ConfirmReading { reader: two }).expect("may confirm");
        let mut tx = site.app.db.write(&me, None, now).await.expect("a write");
        assert!(confirm_reading(&mut tx, &me, id, today).await.expect(engine));
        assert!(!confirm_reading(&mut tx, &me, id, today).await.expect(engine), "once only");
        tx.commit(Leaf::about("plans_directive", id, "x"), "/").await.expect("a commit");

        let mut tx = site.app.db.write(&steward, None, now).await.expect("a write");
        let next_day = remind_readers(&mut tx, &steward, id, date(2026, 5, 21)).await.expect(engine);
        assert_eq!(next_day, 1, "{engine}: again on the next day, but nobody who has confirmed");
        drop(tx);

        let mut conn = site.app.db.read().await.expect("a reader");
        let row = directive(&mut conn, commune, id).await.expect(engine).expect("there");
        assert_eq!((row.readers, row.confirmed, row.issued_on), (2, 1, Some(date(2026, 5, 8))));
        let list = readers(&mut conn, commune, id).await.expect(engine);
        assert_eq!((list[0].staff, list[0].reminders, list[1].confirmed_on), (one, 1, Some(today)));
        for only_missing in [false, true] {
            assert_eq!(directives(&mut conn, commune, only_missing, 0, 10).await.expect(engine).len(), 1);
            assert_eq!(count_directives(&mut conn, commune, only_missing).await.expect(engine), 1);
        }
        assert_eq!(count_late_readings(&mut conn, commune, today).await.expect(engine), 1);
        assert_eq!(to_read(&mut conn, commune, one).await.expect(engine).len(), 1);
        assert!(to_read(&mut conn, commune, two).await.expect(engine).is_empty());
        drop(conn);
        let last = site.actor("dau_moi").may(ConfirmReading { reader: one }).expect("may confirm");
        let mut tx = site.app.db.write(&last, None, now).await.expect("a write");
        assert!(confirm_reading(&mut tx, &last, id, today).await.expect(engine));
        assert!(directives(&mut tx, commune, true, 0, 10).await.expect(engine).is_empty(), "{engine}: all have");
        assert_eq!(count_directives(&mut tx, commune, true).await.expect(engine), 0);
        assert_eq!(count_directives(&mut tx, commune, false).await.expect(engine), 1);
    }
}
