//! Every store function on both engines.

use accounts::permissions::{Administer, OwnAccount, SetUp};
use accounts::store::administer;
use accounts::{api, store};
use db::{DbError, Leaf};
use jiff::ToSpan as _;
use kernel::actor::Membership;
use kernel::clock::Clock as _;
use kernel::ids::{AccountId, Commune, StaffId};
use testkit::{HA_BAC, SettableClock, open_both};

fn new(username: &str) -> api::NewAccount {
    api::NewAccount {
        username: username.to_owned(),
        password_hash: "$argon2id$".to_owned(),
        staff: None,
        unit: None,
        name: "Nguyễn Thị Hòa".to_owned(),
        title: "Chuyên viên".to_owned(),
    }
}

#[tokio::test]
async fn holders_come_in_the_order_of_the_language() {
    for (engine, db, _guard) in open_both().await {
        let clock = SettableClock::default();
        let allowed = api::set_up_actor(HA_BAC).may(SetUp).expect("set-up");
        let mut tx = db.write(&allowed, None, clock.now()).await.expect("a write");
        for (username, name) in [("b", "Đinh Văn Đạt"), ("a", "Dương Văn Dũng"), ("c", "Nguyễn Văn An")] {
            let new = api::NewAccount { name: name.to_owned(), ..new(username) };
            store::insert_account(&mut tx, &allowed, &new).await.expect("an account");
        }
        tx.commit(Leaf::about("accounts_account", 1, "Lập tài khoản"), "/").await.expect("a commit");
        let mut conn = db.read().await.expect("a reader");
        assert_eq!(store::holders(&mut conn, HA_BAC).await.expect("rows").len(), 3, "{engine}");
        assert!(store::holders(&mut conn, Commune(1)).await.expect("none").is_empty(), "{engine}");
        let names: Vec<String> =
            api::holders(&mut conn, HA_BAC).await.expect("rows").into_iter().map(|holder| holder.name).collect();
        assert_eq!(names, ["Nguyễn Văn An", "Dương Văn Dũng", "Đinh Văn Đạt"], "{engine}");
    }
}

#[tokio::test]
async fn accounts_of_an_erased_person_are_closed_and_nameless() {
    for (engine, db, _guard) in open_both().await {
        let site = testkit::Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let actor = site.actor("cong_chuc_kt");
        let allowed = api::set_up_actor(HA_BAC).may(SetUp).expect("set-up");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let person = actor.staff.expect("a person");
        let closed = store::erase_holder(&mut tx, &allowed, person, "Đã xóa").await.expect("closed");
        assert_eq!(closed, [actor.account.0], "{engine}");
        let again =
            api::erase_holder(&mut tx, &allowed, kernel::ids::StaffId(9_999), "Đã xóa").await.expect("nobody's");
        assert!(again.is_empty(), "{engine}");
        tx.commit(Leaf::about("accounts_account", actor.account.0, "Xóa"), "/").await.expect("a commit");
        let mut conn = db.read().await.expect("a reader");
        let row = store::account(&mut conn, HA_BAC, actor.account).await.expect("its number stays");
        assert_eq!(
            (row.name.as_str(), row.title.as_str(), row.password_hash.as_str()),
            ("Đã xóa", "", "-"),
            "{engine}"
        );
        let named = store::accounts_named(&mut conn, "cong.chuc.kt", 0).await.expect("none");
        assert!(named.is_empty(), "{engine}: nobody signs in with it");
    }
}

#[tokio::test]
async fn an_account_is_made_once_and_found_in_its_commune() {
    for (engine, db, _guard) in open_both().await {
        let clock = SettableClock::default();
        for commune in [HA_BAC, Commune(10813)] {
            let allowed = api::set_up_actor(commune).may(SetUp).expect("set-up");
            let mut tx = db.write(&allowed, None, clock.now()).await.expect("a write");
            let id = store::insert_account(&mut tx, &allowed, &new("hoa.nt")).await.expect("an account");
            tx.commit(Leaf::about("accounts_account", id.0, "Lập tài khoản"), "/").await.expect("a commit");
            assert_eq!(id, AccountId(1), "{engine}: each commune counts for itself");
        }
        let allowed = api::set_up_actor(HA_BAC).may(SetUp).expect("set-up");
        let mut tx = db.write(&allowed, None, clock.now()).await.expect("a write");
        let twice = store::insert_account(&mut tx, &allowed, &new("hoa.nt")).await;
        assert!(twice.is_err_and(|e| e.is_unique_violation()), "{engine}");
        drop(tx);
        let mut conn = db.read().await.expect("a reader");
        assert_eq!(store::accounts_named(&mut conn, "hoa.nt", 0).await.expect("both").len(), 2, "{engine}");
        assert_eq!(store::accounts_named(&mut conn, "hoa.nt", 10816).await.expect("one").len(), 1, "{engine}");
        assert!(store::accounts_named(&mut conn, "HOA.NT", 0).await.expect("none").is_empty(), "{engine}");
        let actor = store::account(&mut conn, HA_BAC, AccountId(1)).await.expect("the account").into_actor();
        assert_eq!(
            (actor.name.as_str(), actor.capacities.len()),
            ("Nguyễn Thị Hòa", 0),
            "{engine}: roles are given elsewhere"
        );
        assert!(matches!(store::account(&mut conn, HA_BAC, AccountId(2)).await, Err(DbError::NoRow)), "{engine}");
    }
}

#[tokio::test]
async fn sessions_begin_run_out_and_end() {
    for (engine, db, _guard) in open_both().await {
        let clock = SettableClock::default();
        let set_up = api::set_up_actor(HA_BAC).may(SetUp).expect("set-up");
        let mut tx = db.write(&set_up, None, clock.now()).await.expect("a write");
        store::insert_account(&mut tx, &set_up, &new("hoa.nt")).await.expect("an account");
        tx.commit(Leaf::about("accounts_account", 1, "Lập tài khoản"), "/").await.expect("a commit");
        let actor = store::account(&mut db.read().await.expect("a reader"), HA_BAC, AccountId(1))
            .await
            .expect("it")
            .into_actor();
        assert!(actor.may(OwnAccount { account: AccountId(2) }).is_err(), "nobody acts on another's account");
        let own = actor.may(OwnAccount { account: AccountId(1) }).expect("his own");
        let mut tx = db.write(&own, None, clock.now()).await.expect("a write");
        for digest in [b"one", b"two"] {
            store::insert_session(&mut tx, &own, digest).await.expect("a session");
        }
        store::delete_session(&mut tx, &own, b"two").await.expect("ended");
        tx.commit(Leaf::about("accounts_account", 1, "Đăng nhập"), "/").await.expect("a commit");

        let holder = async |digest: &[u8], now| {
            let mut conn = db.read().await.expect("a reader");
            store::account_of_session(&mut conn, digest, now).await.expect("a query").map(|a| a.username)
        };
        let now = clock.now();
        assert_eq!(holder(b"one", now).await.as_deref(), Some("hoa.nt"), "{engine}");
        assert_eq!(holder(b"two", now).await, None, "{engine}");
        assert!(holder(b"one", now + 719.minutes()).await.is_some(), "{engine}: just before twelve hours");
        assert_eq!(holder(b"one", now + 12.hours()).await, None, "{engine}: twelve hours are over");

        let mut tx = db.write(&own, None, now).await.expect("a write");
        assert_eq!(store::delete_sessions(&mut tx, &own).await.expect("ended"), 1, "{engine}");
        store::update_password(&mut tx, &own, "$new", 1).await.expect("the version that was read");
        let late = store::update_password(&mut tx, &own, "$newer", 1).await;
        assert!(matches!(late, Err(DbError::Conflict)), "{engine}");
        drop(tx);
        assert!(holder(b"one", now).await.is_some(), "{engine}: nothing was committed");
    }
}

#[tokio::test]
async fn an_invited_account_opens_with_a_first_password_and_closes_at_once() {
    for (engine, db, _guard) in open_both().await {
        let clock = SettableClock::default();
        let program = api::set_up_actor(HA_BAC);
        let allowed = program.may(Administer { account: AccountId(0), staff: None }).expect("the program");
        let mut tx = db.write(&allowed, None, clock.now()).await.expect("a write");
        let person = api::NewAccount { staff: Some(StaffId(3)), ..new("hoa.nt") };
        let id = administer::insert_invited(&mut tx, &allowed, &person).await.expect("an account");
        let line = administer::account_line(&mut tx, HA_BAC, id).await.expect("a line").expect("an account");
        assert_eq!((line.membership(), line.staff), (Membership::Invited, Some(StaffId(3))), "{engine}");
        assert!(store::accounts_named(&mut tx, "hoa.nt", 0).await.expect("none").is_empty(), "{engine}");
        let of_staff = administer::account_of_staff(&mut tx, HA_BAC, StaffId(3)).await.expect("a line");
        assert_eq!(of_staff.map(|line| line.id), Some(id), "{engine}");
        assert_eq!(administer::accounts(&mut tx, HA_BAC).await.expect("lines").len(), 1, "{engine}");
        assert!(administer::with_earlier_roles(&mut tx, HA_BAC).await.expect("none").is_empty(), "{engine}");
        administer::clear_earlier_roles(&mut tx, &allowed, id).await.expect("nothing to clear");
        let own = api::owner_of(HA_BAC, &line).may(OwnAccount { account: id }).expect("its owner");
        administer::set_first_password(&mut tx, &own, "$argon2id$").await.expect("a password");
        store::insert_session(&mut tx, &own, b"token").await.expect("a session");
        let line = administer::account_named(&mut tx, HA_BAC, "hoa.nt").await.expect("a line").expect("an account");
        assert_eq!(line.membership(), Membership::Active, "{engine}");
        assert!(store::account_of_session(&mut tx, b"token", clock.now()).await.expect("a row").is_some(), "{engine}");
        let locks = program.may(Administer { account: id, staff: None }).expect("the program");
        administer::set_state(&mut tx, &locks, Membership::Suspended).await.expect("locked");
        assert!(store::account_of_session(&mut tx, b"token", clock.now()).await.expect("no row").is_none(), "{engine}");
        administer::set_state(&mut tx, &locks, Membership::Left).await.expect("ended");
        let of_staff = administer::account_of_staff(&mut tx, HA_BAC, StaffId(3)).await.expect("no line");
        assert!(of_staff.is_none(), "{engine}: whoever left may be invited anew");
        tx.commit(Leaf::about("accounts_account", id.0, "Thử"), "/").await.expect("a commit");
    }
}
