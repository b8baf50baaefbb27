//! Every store function on both engines.

use accounts::permissions::{Administer, OwnAccount, SetUp};
use accounts::store::{administer, factors, sessions};
use accounts::{api, store};
use db::draft::{self, NewDraft, OwnDrafts};
use db::{DbError, Leaf, SubmissionKey};
use jiff::ToSpan as _;
use kernel::actor::Membership;
use kernel::clock::Clock as _;
use kernel::ids::{AccountId, Commune, StaffId};
use kernel::permission::Allowed;
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
            store::insert_session(&mut tx, &own, digest, "Firefox").await.expect("a session");
        }
        store::delete_session(&mut tx, &own, b"two").await.expect("ended");
        tx.commit(Leaf::about("accounts_account", 1, "Đăng nhập"), "/").await.expect("a commit");

        let holder = async |digest: &[u8], now| {
            let mut conn = db.read().await.expect("a reader");
            store::sessions::held(&mut conn, digest, now).await.expect("a query").map(|held| held.account.username)
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

/// An account, and its own permission.
async fn one_account(db: &db::Db) -> Allowed<OwnAccount> {
    let set_up = api::set_up_actor(HA_BAC).may(SetUp).expect("set-up");
    let mut tx = db.write(&set_up, None, SettableClock::default().now()).await.expect("a write");
    let id = store::insert_account(&mut tx, &set_up, &new("hoa.nt")).await.expect("an account");
    tx.commit(Leaf::about("accounts_account", id.0, "Lập tài khoản"), "/").await.expect("a commit");
    let mut conn = db.read().await.expect("a reader");
    let row = store::active_account(&mut conn, HA_BAC, id).await.expect("a query").expect("it is active");
    assert!(store::active_account(&mut conn, Commune(10813), id).await.expect("a query").is_none());
    row.into_actor().may(OwnAccount { account: id }).expect("his own")
}

#[tokio::test]
async fn a_session_is_seen_reopened_listed_and_ended() {
    for (engine, db, _guard) in open_both().await {
        let own = one_account(&db).await;
        let now = SettableClock::default().now();
        let mut tx = db.write(&own, None, now).await.expect("a write");
        for digest in [b"one", b"two"] {
            store::insert_session(&mut tx, &own, digest, "Cốc Cốc").await.expect("a session");
        }
        tx.commit(Leaf::about("accounts_account", 1, "Đăng nhập"), "/").await.expect("a commit");
        let held = async |digest: &[u8]| {
            sessions::held(&mut db.read().await.expect("a reader"), digest, now).await.expect("a query")
        };
        let first = held(b"one").await.expect("it lives");
        assert_eq!((first.session, first.last_seen), (1, now), "{engine}");
        for minutes in [3, 7] {
            sessions::seen(&db, HA_BAC, 1, now + minutes.minutes()).await.expect("noted");
        }
        assert_eq!(held(b"one").await.expect("it lives").last_seen, now + 7.minutes(), "{engine}");
        assert!(sessions::seen(&db, HA_BAC, 99, now).await.is_err(), "{engine}: no such session");
        let sealed = db.keep_books("delete from accounts_session where commune = $1", db::args![HA_BAC]).await;
        assert!(matches!(sealed, Err(DbError::Seal(_))), "{engine}: only bookkeeping goes without a leaf");

        let later = now + 30.minutes();
        let mut tx = db.write(&own, None, later).await.expect("a write");
        assert!(sessions::reopen(&mut tx, &own, b"one", b"three").await.expect("reopened"), "{engine}");
        assert!(!sessions::reopen(&mut tx, &own, b"one", b"four").await.expect("asked"), "{engine}");
        assert!(sessions::end(&mut tx, &own, 2).await.expect("ended"), "{engine}");
        assert!(!sessions::end(&mut tx, &own, 2).await.expect("asked"), "{engine}");
        tx.commit(Leaf::about("accounts_account", 1, "Mở khóa"), "/").await.expect("a commit");
        assert!(held(b"one").await.is_none() && held(b"two").await.is_none(), "{engine}");
        assert_eq!(held(b"three").await.expect("it lives").last_seen, later, "{engine}");
        let mut conn = db.read().await.expect("a reader");
        let list = sessions::of_account(&mut conn, HA_BAC, AccountId(1), now).await.expect("a list");
        assert_eq!(list.len(), 1, "{engine}");
        assert_eq!(list[0].browser.as_deref(), Some("Cốc Cốc"), "{engine}");
        assert!(
            sessions::of_account(&mut conn, HA_BAC, AccountId(1), now + 13.hours()).await.expect("none").is_empty()
        );
    }
}

#[tokio::test]
async fn browsers_are_remembered_and_forgotten() {
    for (engine, db, _guard) in open_both().await {
        let own = one_account(&db).await;
        let now = SettableClock::default().now();
        let mut tx = db.write(&own, None, now).await.expect("a write");
        for n in 0u8..25 {
            sessions::add_device(&mut tx, &own, &[n]).await.expect("remembered");
        }
        tx.commit(Leaf::about("accounts_account", 1, "Đăng nhập"), "/").await.expect("a commit");
        let known = async |digest: u8, at| {
            let mut conn = db.read().await.expect("a reader");
            sessions::knows_device(&mut conn, HA_BAC, AccountId(1), &[digest], at).await.expect("a query")
        };
        assert!(known(24, now).await && known(5, now).await && !known(4, now).await, "{engine}: the newest twenty");
        assert!(!known(24, now + (366 * 24).hours()).await, "{engine}: for a year");
        let mut tx = db.write(&own, None, now).await.expect("a write");
        assert_eq!(sessions::forget_devices(&mut tx, &own).await.expect("forgotten"), 20, "{engine}");
        tx.commit(Leaf::about("accounts_account", 1, "Đăng xuất"), "/").await.expect("a commit");
        assert!(!known(24, now).await, "{engine}");
    }
}

#[tokio::test]
async fn codes_and_recovery_codes_are_used_up() {
    for (engine, db, _guard) in open_both().await {
        let own = one_account(&db).await;
        let now = SettableClock::default().now();
        let mut tx = db.write(&own, None, now).await.expect("a write");
        factors::add_totp(&mut tx, &own, "sealed", 100).await.expect("on");
        for (step, fresh) in [(100, false), (101, true), (101, false), (99, false)] {
            assert_eq!(factors::spend_step(&mut tx, &own, step).await.expect("asked"), fresh, "{engine}: {step}");
        }
        factors::replace_recovery(&mut tx, &own, &["old".to_owned()]).await.expect("codes");
        factors::replace_recovery(&mut tx, &own, &["a".to_owned(), "b".to_owned()]).await.expect("codes");
        for (hash, fresh) in [("old", false), ("a", true), ("a", false)] {
            assert_eq!(factors::spend_recovery(&mut tx, &own, hash).await.expect("asked"), fresh, "{engine}: {hash}");
        }
        tx.commit(Leaf::about("accounts_account", 1, "Bật mã"), "/").await.expect("a commit");
        let mut conn = db.read().await.expect("a reader");
        let totp = factors::totp(&mut conn, HA_BAC, AccountId(1)).await.expect("a query").expect("it is on");
        assert_eq!((totp.totp_secret.as_str(), totp.last_step), ("sealed", 101), "{engine}");
        assert_eq!(factors::recovery_left(&mut conn, HA_BAC, AccountId(1)).await.expect("a count"), 1, "{engine}");
        drop(conn);
        let mut tx = db.write(&own, None, now).await.expect("a write");
        assert!(factors::add_totp(&mut tx, &own, "twice", 1).await.is_err_and(|e| e.is_unique_violation()), "{engine}");
        drop(tx);
        let mut tx = db.write(&own, None, now).await.expect("a write");
        assert_eq!(factors::delete_totp(&mut tx, &own).await.expect("off"), 1, "{engine}");
    }
}

#[tokio::test]
async fn a_passkey_is_kept_found_used_renamed_and_taken_away() {
    for (engine, db, _guard) in open_both().await {
        let own = one_account(&db).await;
        let now = SettableClock::default().now();
        let key = api::NewKey { credential_id: vec![1, 2, 3], public_key: vec![9], sign_count: 4 };
        let mut tx = db.write(&own, None, now).await.expect("a write");
        factors::add_passkey(&mut tx, &own, "Máy bàn", &key).await.expect("kept");
        tx.commit(Leaf::about("accounts_account", 1, "Thêm khóa"), "/").await.expect("a commit");
        let mut tx = db.write(&own, None, now).await.expect("a write");
        let twice = factors::add_passkey(&mut tx, &own, "Nữa", &key).await;
        assert!(twice.is_err_and(|e| e.is_unique_violation()), "{engine}");
        drop(tx);
        let mut conn = db.read().await.expect("a reader");
        let found = factors::passkey(&mut conn, &[1, 2, 3]).await.expect("a query").expect("it is kept");
        assert_eq!((found.account, found.sign_count, found.last_used_at), (AccountId(1), 4, None), "{engine}");
        assert!(factors::passkey(&mut conn, &[1, 2]).await.expect("a query").is_none(), "{engine}");
        drop(conn);
        let mut tx = db.write(&own, None, now).await.expect("a write");
        assert!(factors::use_passkey(&mut tx, &own, &found, 7).await.expect("used"), "{engine}");
        assert!(!factors::use_passkey(&mut tx, &own, &found, 8).await.expect("asked"), "{engine}: it has moved on");
        assert!(factors::rename_passkey(&mut tx, &own, 1, "Máy mới").await.expect("renamed"), "{engine}");
        assert!(!factors::rename_passkey(&mut tx, &own, 2, "Không có").await.expect("asked"), "{engine}");
        tx.commit(Leaf::about("accounts_account", 1, "Dùng khóa"), "/").await.expect("a commit");
        let list =
            factors::passkeys(&mut db.read().await.expect("a reader"), HA_BAC, AccountId(1)).await.expect("a list");
        assert_eq!((list.len(), list[0].name.as_str(), list[0].sign_count), (1, "Máy mới", 7), "{engine}");
        assert_eq!(list[0].last_used_at, Some(now), "{engine}");
        let mut tx = db.write(&own, None, now).await.expect("a write");
        assert!(factors::delete_passkey(&mut tx, &own, 1).await.expect("gone"), "{engine}");
        assert!(!factors::delete_passkey(&mut tx, &own, 1).await.expect("asked"), "{engine}");
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
        store::insert_session(&mut tx, &own, b"token", "Firefox").await.expect("a session");
        let line = administer::account_named(&mut tx, HA_BAC, "hoa.nt").await.expect("a line").expect("an account");
        assert_eq!(line.membership(), Membership::Active, "{engine}");
        assert!(sessions::held(&mut tx, b"token", clock.now()).await.expect("a row").is_some(), "{engine}");
        let locks = program.may(Administer { account: id, staff: None }).expect("the program");
        administer::set_state(&mut tx, &locks, Membership::Suspended).await.expect("locked");
        assert!(sessions::held(&mut tx, b"token", clock.now()).await.expect("no row").is_none(), "{engine}");
        administer::set_state(&mut tx, &locks, Membership::Left).await.expect("ended");
        let of_staff = administer::account_of_staff(&mut tx, HA_BAC, StaffId(3)).await.expect("no line");
        assert!(of_staff.is_none(), "{engine}: whoever left may be invited anew");
        tx.commit(Leaf::about("accounts_account", id.0, "Thử"), "/").await.expect("a commit");
    }
}

#[tokio::test]
async fn what_was_typed_is_forgotten_with_the_account() {
    for (engine, db, _guard) in open_both().await {
        let own = one_account(&db).await;
        let (now, owner) = (SettableClock::default().now(), own.actor().clone());
        let typing = owner.may(OwnDrafts { account: owner.account }).expect("his own");
        let left = api::set_up_actor(HA_BAC).may(Administer { account: owner.account, staff: None }).expect("ends it");
        let typed = NewDraft {
            key: SubmissionKey::parse(&"a1".repeat(16)).expect("a key"),
            name: "kho-khan-moi".to_owned(),
            page: "/kho-khan/moi".to_owned(),
            version: None,
            stamp: 0,
            fields: vec![("tieu_de".to_owned(), "Thiếu máy quét".to_owned())],
        };
        for (state, kept) in [(Membership::Suspended, 1), (Membership::Left, 0)] {
            assert!(draft::keep(&db, &typing, &typed, now).await.expect("kept"), "{engine}");
            let mut tx = db.write(&left, None, now).await.expect("a write");
            administer::set_state(&mut tx, &left, state).await.expect("another state");
            tx.commit(Leaf::about("accounts_account", owner.account.0, "Thử"), "/").await.expect("a commit");
            let mut conn = db.read().await.expect("a connection");
            let drafts = draft::drafts_of(&mut conn, &owner, now).await.expect("drafts");
            assert_eq!(drafts.len(), kept, "{engine} {state:?}");
        }
    }
}

#[tokio::test]
async fn a_first_password_stands_alone() {
    for (engine, db, _guard) in open_both().await {
        let own = one_account(&db).await;
        let now = SettableClock::default().now();
        let key = api::NewKey { credential_id: vec![7], public_key: vec![9], sign_count: 0 };
        let mut tx = db.write(&own, None, now).await.expect("a write");
        store::insert_session(&mut tx, &own, b"one", "Firefox").await.expect("a session");
        sessions::add_device(&mut tx, &own, b"browser").await.expect("remembered");
        factors::add_totp(&mut tx, &own, "sealed", 1).await.expect("on");
        factors::replace_recovery(&mut tx, &own, &["a".to_owned()]).await.expect("codes");
        factors::add_passkey(&mut tx, &own, "Máy bàn", &key).await.expect("kept");
        administer::set_first_password(&mut tx, &own, "$argon2id$").await.expect("a password");
        let (commune, account) = (HA_BAC, AccountId(1));
        assert!(sessions::held(&mut tx, b"one", now).await.expect("a query").is_none(), "{engine}");
        assert!(!sessions::knows_device(&mut tx, commune, account, b"browser", now).await.expect("asked"), "{engine}");
        assert!(factors::totp(&mut tx, commune, account).await.expect("a query").is_none(), "{engine}");
        assert_eq!(factors::recovery_left(&mut tx, commune, account).await.expect("a count"), 0, "{engine}");
        assert!(factors::passkeys(&mut tx, commune, account).await.expect("a list").is_empty(), "{engine}");
        administer::forget_ways_in(&mut tx, commune, account).await.expect("nothing is left");
        tx.commit(Leaf::about("accounts_account", 1, "Tự đặt mật khẩu"), "/").await.expect("a commit");
    }
}
