//! The journal read back, proofs from the stored tree, and reads of sensitive columns.

use audit::head::SigningKey;
use audit::proof::{TreeState, check_consistency, check_inclusion};
use db::history::{self, Person, Wanted};
use db::sensitive::{self, SHOWN_FOR, SensitiveRead};
use db::tree::{self, SignHead};
use db::{Db, Leaf, proof};
use jiff::SignedDuration;
use kernel::permission::{Action, Grant, Policy, Scope};
use testkit::{HA_BAC, THANH_HA, open_both};

use crate::{Anything, actor, now};

/// Writes a line about a thing by an account, so many minutes after the beginning.
async fn wrote(db: &Db, account: i64, about: (&'static str, i64), minute: i64) {
    let allowed = actor(account).may(Anything).expect("everybody may");
    let at = now() + SignedDuration::from_mins(minute);
    let tx = db.write(&allowed, None, at).await.expect("a write");
    tx.commit(Leaf::about(about.0, about.1, format!("Phút {minute}")).reason("Vì thử"), "/").await.expect("a commit");
}

async fn seven(db: &Db) {
    let lines = [
        (1, ("plans_task", 5)),
        (2, ("plans_task", 6)),
        (1, ("plans_plan", 5)),
        (0, ("staff_member", 9)),
        (2, ("staff_private", 9)),
        (3, ("accounts_account", 3)),
        (1, ("accounts_account", 3)),
    ];
    for (minute, (account, about)) in (0..).zip(lines) {
        wrote(db, account, about, minute).await;
    }
}

#[tokio::test]
async fn lines_are_found_by_who_what_and_when() {
    for (engine, db, _guard) in open_both().await {
        seven(&db).await;
        let mut conn = db.read().await.expect("a reader");
        let mut numbers = async |wanted: Wanted<'static>, limit: i64| -> Vec<i64> {
            let lines = history::lines(&mut conn, HA_BAC, &wanted, limit).await.expect("lines");
            lines.iter().map(|line| line.id).collect()
        };
        let all = Wanted::default();
        assert_eq!(numbers(all, 9).await, [7, 6, 5, 4, 3, 2, 1], "{engine}");
        assert_eq!(numbers(all, 2).await, [7, 6], "{engine}");
        assert_eq!(numbers(Wanted { below: 6, from: 4, ..all }, 9).await, [5, 4], "{engine}");
        assert_eq!(numbers(Wanted { account: Some(1), ..all }, 9).await, [7, 3, 1], "{engine}");
        assert_eq!(numbers(Wanted { account: Some(0), ..all }, 9).await, [4], "{engine}: the program itself");
        assert_eq!(numbers(Wanted { account: Some(1), entity: "plans_task", ..all }, 9).await, [1], "{engine}");
        assert_eq!(numbers(Wanted { entity: "plans_task", ..all }, 9).await, [2, 1], "{engine}");
        assert_eq!(numbers(Wanted { entity: "plans_task", entity_id: 6, ..all }, 9).await, [2], "{engine}");
        let person =
            Person { account: ("accounts_account", 3), register: ("staff_member", 9), sensitive: "staff_private" };
        let about = history::lines_about(&mut conn, HA_BAC, &person, i64::MAX, 9).await.expect("lines");
        assert_eq!(
            about.iter().map(|line| line.id).collect::<Vec<_>>(),
            [7, 5, 4],
            "{engine}: not what he did himself"
        );
        let elsewhere = history::lines_about(&mut conn, THANH_HA, &person, i64::MAX, 9).await.expect("lines");
        assert!(elsewhere.is_empty(), "{engine}");
        let one = history::line(&mut conn, HA_BAC, 2).await.expect("a query").expect("a line");
        assert_eq!((one.account, one.entity_id, one.reason.as_deref()), (2, 6, Some("Vì thử")), "{engine}");
        assert!(history::line(&mut conn, THANH_HA, 2).await.expect("a query").is_none(), "{engine}");
        let at = now() + SignedDuration::from_mins(2);
        assert_eq!(history::first_since(&mut conn, HA_BAC, at).await.expect("a number"), Some(3), "{engine}");
        assert_eq!(history::first_since(&mut conn, THANH_HA, at).await.expect("none"), None, "{engine}");
        let late = at + SignedDuration::from_hours(1);
        assert_eq!(history::first_since(&mut conn, HA_BAC, late).await.expect("none"), None, "{engine}");
    }
}

#[tokio::test]
async fn stored_proofs_hold_for_every_leaf_and_size() {
    for (engine, db, _guard) in open_both().await {
        seven(&db).await;
        for minute in 7..13 {
            wrote(&db, 1, ("plans_task", 5), minute).await;
        }
        let mut conn = db.read().await.expect("a reader");
        let mut roots = Vec::new();
        for size in 0..=13 {
            roots.push(proof::root_at(&mut conn, HA_BAC, size).await.expect("a query").expect("a root"));
        }
        let kept = db::journal::frontier(&mut conn, HA_BAC).await.expect("a tree");
        assert_eq!(kept.root(), roots[13], "{engine}");
        assert_eq!(proof::root_at(&mut conn, HA_BAC, 14).await.expect("a query"), None, "{engine}");
        for seq in 1..=13_u64 {
            let leaf = proof::leaf_at(&mut conn, HA_BAC, seq).await.expect("a query").expect("a leaf");
            let line = history::line(&mut conn, HA_BAC, seq as i64).await.expect("a query").expect("a line");
            assert_eq!((leaf.hash, leaf.at), (audit::leaf::leaf_hash(&line.body), line.at), "{engine}");
            for size in seq..=13 {
                let way = proof::inclusion(&mut conn, HA_BAC, seq, size).await.expect("a query").expect("a proof");
                check_inclusion(leaf.hash, seq - 1, size, &way, roots[size as usize]).expect("it holds");
            }
            for old in 0..=seq {
                let way = proof::consistency(&mut conn, HA_BAC, old, seq).await.expect("a query").expect("a proof");
                let at = |size: u64| TreeState { size, root: roots[size as usize] };
                check_consistency(at(old), at(seq), &way).expect("it holds");
            }
        }
        for (seq, size) in [(0, 5), (6, 5), (1, 14)] {
            assert_eq!(proof::inclusion(&mut conn, HA_BAC, seq, size).await.expect("a query"), None, "{engine}");
        }
        assert_eq!(proof::consistency(&mut conn, HA_BAC, 5, 4).await.expect("a query"), None, "{engine}");
        assert_eq!(proof::consistency(&mut conn, HA_BAC, 5, 14).await.expect("a query"), None, "{engine}");
        assert_eq!(proof::leaf_at(&mut conn, THANH_HA, 1).await.expect("a query"), None, "{engine}");
        drop(conn);
        let allowed = accounts::api::set_up_actor(HA_BAC).may(SignHead).expect("the program");
        tree::sign_head(&db, &allowed, &SigningKey::from_secret(&[7; 32]), now()).await.expect("a head");
        let mut conn = db.read().await.expect("a reader");
        assert!(tree::head_of(&mut conn, HA_BAC, 13).await.expect("a query").is_some(), "{engine}");
        assert!(tree::head_of(&mut conn, HA_BAC, 12).await.expect("a query").is_none(), "{engine}");
        assert!(tree::head_of(&mut conn, THANH_HA, 13).await.expect("a query").is_none(), "{engine}");
    }
}

/// Looking at what is kept of one person.
#[derive(Debug, Clone, Copy)]
struct Look(i64);

impl Action for Look {
    const POLICY: Policy = Policy { name: "test.look", grants: &[Grant::to(&[], Scope::OwnCommune)], ..Policy::NOBODY };
}

impl SensitiveRead for Look {
    fn row(&self) -> (&'static str, i64) {
        ("staff_private", self.0)
    }
    fn summary(&self) -> String {
        "Xem ngày sinh".to_owned()
    }
}

#[tokio::test]
async fn a_read_counts_for_him_who_had_it_logged_and_not_for_long() {
    for (engine, db, _guard) in open_both().await {
        let allowed = actor(1).may(Look(9)).expect("everybody may");
        let mut conn = db.read().await.expect("a reader");
        assert!(sensitive::logged(&mut conn, &allowed, now()).await.expect("a query").is_none(), "{engine}");
        drop(conn);
        let tx = db.write(&allowed, None, now()).await.expect("a write");
        sensitive::log(tx, &allowed, "Làm hồ sơ nghỉ hưu", "/").await.expect("a leaf");
        let mut conn = db.read().await.expect("a reader");
        let line = history::line(&mut conn, HA_BAC, 1).await.expect("a query").expect("a line");
        assert_eq!((line.entity.as_str(), line.entity_id, line.action.as_str()), ("staff_private", 9, "test.look"));
        assert_eq!(line.reason.as_deref(), Some("Làm hồ sơ nghỉ hưu"), "{engine}");
        let soon = now() + SignedDuration::from_mins(9);
        let read = sensitive::logged(&mut conn, &allowed, soon).await.expect("a query").expect("logged");
        assert_eq!((read.row(), read.leaf()), (9, 1), "{engine}");
        assert!(read.until() > soon, "{engine}");
        let late = now() + SHOWN_FOR + SignedDuration::from_millis(1);
        let others = [(actor(2), Look(9), soon), (actor(1), Look(8), soon), (actor(1), Look(9), late)];
        for (actor, look, at) in others {
            let allowed = actor.may(look).expect("everybody may");
            assert!(sensitive::logged(&mut conn, &allowed, at).await.expect("a query").is_none(), "{engine} {look:?}");
        }
    }
}
