//! The audit tree over real rows: every write is a leaf, every row is sealed, and what was tampered with is found.

use audit::head::SigningKey;
use audit::verify::{Finding, Problem, Report, Verifier};
use db::erase::Erasure;
use db::tree::{self, SignHead};
use db::{Db, Leaf, args};
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

use kernel::permission::{Action, Grant, Policy, Scope};

use crate::{Anything, actor, now};

/// What the check says of everything that the database holds of Hà Bắc.
async fn checked(db: &Db) -> Report {
    let mut verifier = Verifier::new(Vec::new());
    let mut conn = db.snapshot().await.expect("a snapshot");
    verifier.line(tree::header(&mut conn, HA_BAC).await.expect("a header").as_bytes());
    tree::pieces(&mut conn, HA_BAC, |piece| verifier.piece(piece)).await.expect("an export");
    verifier.edge(tree::edge(&mut conn, HA_BAC).await.expect("an edge").as_deref());
    verifier.finish()
}

/// A statement that goes past the journal, as somebody would run it who has the file.
async fn behind_its_back(db: &Db, sql: &'static str) {
    let allowed = actor(1).may(Anything).expect("everybody may");
    let tx = db.write(&allowed, None, now()).await.expect("a write");
    let mut raw = tx;
    (*raw).run(sql, args![HA_BAC]).await.expect(sql);
    let nothing = Leaf::about("org_commune", 0, "Không thấy gì");
    raw.commit(nothing, "/").await.expect("a commit");
}

#[tokio::test]
async fn what_the_sample_writes_belongs_together() {
    for (engine, db, _guard) in open_both().await {
        Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let report = checked(&db).await;
        assert!(report.is_ok(), "{engine}: {:?}", report.findings);
        assert!(report.leaves > 0 && report.rows > 10, "{engine}: {report:?}");
        assert_eq!(report.commune, Some(HA_BAC.0), "{engine}");
    }
}

#[tokio::test]
async fn an_export_shows_no_password() {
    for (engine, db, _guard) in open_both().await {
        Site::with_accounts(db.clone(), Vec::new(), SettableClock::default()).await;
        let mut conn = db.snapshot().await.expect("a snapshot");
        let hash = audit::export::row_line("x", 1, Some((b"argon2id", &[0; 32])));
        let hash = hash.split('"').find(|part| part.len() == 16).expect("hexadecimal digits").to_owned();
        let mut lines = 0;
        let look = |line: &str| {
            lines += 1;
            assert!(!line.contains(&hash), "{engine}: a password's hash stands in the export");
        };
        tree::export(&mut conn, HA_BAC, look).await.expect("an export");
        assert!(lines > 10);
    }
}

#[tokio::test]
async fn rows_are_the_same_on_both_engines() {
    let mut exports = Vec::new();
    for (_, db, _guard) in open_both().await {
        Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let mut rows = Vec::new();
        let mut conn = db.snapshot().await.expect("a snapshot");
        let keep = |line: &str| {
            let row = line.split_once("\"canonical\":").map(|(_, canonical)| canonical.to_owned());
            rows.extend(row.filter(|_| line.starts_with("{\"row\":") && !line.contains("accounts_")));
        };
        tree::export(&mut conn, HA_BAC, keep).await.expect("an export");
        assert!(rows.len() > 10);
        exports.push(rows);
    }
    assert!(exports.windows(2).all(|pair| pair[0] == pair[1]), "an instant, a truth value or a date differs");
}

#[tokio::test]
async fn a_row_changed_added_or_removed_in_secret_is_found() {
    for sql in [
        "update org_unit set name = 'Phòng khác' where commune = $1 and code = 'KT'",
        "delete from accounts_account where commune = $1",
        "insert into org_position (commune, id, code, name, position_group, rank, approved, sort)
         values ($1, 900, 'X', 'Chuyên viên', 'x', '', 9, 1)",
        "update db_journal set summary = 'Việc khác' where commune = $1 and id = 1",
        "update db_journal set body = replace(body, '\"account\":', '\"account\":1') where commune = $1 and id = 1",
        "update db_journal set nodes = salt || nodes where commune = $1 and id = 1",
        "update db_journal set nodes = salt where commune = $1 and id = 1",
        "update db_tree set frontier = substr(frontier, 1, 8) || (select salt from db_journal where commune = $1 and id = 1)
         where commune = $1",
        "update db_seal set salt = seal where commune = $1 and entity = 'org_unit' and row_id = 1",
    ] {
        for (engine, db, _guard) in open_both().await {
            Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
            let allowed = accounts::api::set_up_actor(HA_BAC).may(SignHead).expect("the program");
            tree::sign_head(&db, &allowed, &SigningKey::from_secret(&[7; 32]), now()).await.expect("a head");
            behind_its_back(&db, sql).await;
            assert!(!checked(&db).await.is_ok(), "{engine}: nobody noticed: {sql}");
        }
    }
}

/// Erasing, as everybody may in this test.
#[derive(Debug, Clone, Copy)]
struct Erase;

impl Action for Erase {
    const POLICY: Policy =
        Policy { name: "test.erase", grants: &[Grant::to(&[], Scope::OwnCommune)], ..Policy::NOBODY };
}

impl Erasure for Erase {}

#[tokio::test]
async fn erased_lines_are_told_of_and_stay_in_the_tree() {
    for (engine, db, _guard) in open_both().await {
        Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let allowed = actor(1).may(Anything).expect("everybody may");
        for (about, said) in [(7, "BÍ MẬT một"), (8, "khác"), (7, "BÍ MẬT hai")] {
            let tx = db.write(&allowed, None, now()).await.expect("a write");
            tx.commit(Leaf::about("staff_member", about, said), "/").await.expect("a commit");
        }
        let before = checked(&db).await;
        let erase = actor(1).may(Erase).expect("everybody may");
        let mut tx = db.write(&erase, None, now()).await.expect("a write");
        assert_eq!(tx.erase_lines(&erase, "staff_member", 7).await.expect("lines"), 2, "{engine}");
        tx.commit(Leaf::about("staff_member", 7, "Xóa"), "/").await.expect("a commit");
        let report = checked(&db).await;
        assert!(report.is_ok(), "{engine}: {:?}", report.findings);
        assert_eq!((report.erased_texts, &report.erasures[..]), (2, &[before.leaves + 1][..]), "{engine}");
        let mut text = String::new();
        let mut conn = db.snapshot().await.expect("a snapshot");
        tree::export(&mut conn, HA_BAC, |line| text.push_str(line)).await.expect("an export");
        assert!(!text.contains("BÍ MẬT"), "{engine}");
        drop(conn);
        let sql = "update db_journal set salt = null, summary = '' where commune = $1 and summary = 'khác'";
        behind_its_back(&db, sql).await;
        let found = checked(&db).await.findings;
        assert!(matches!(found[..], [Finding { what: Problem::TextErased { .. }, .. }]), "{engine}: {found:?}");
    }
}

#[tokio::test]
async fn a_head_is_signed_when_something_was_written() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let key = SigningKey::from_secret(&[7; 32]);
        let allowed = accounts::api::set_up_actor(HA_BAC).may(SignHead).expect("the program");
        let signed = tree::sign_head(&db, &allowed, &key, now()).await.expect("a head").expect("the first one");
        assert!(signed.verify(&key.public()).is_ok(), "{engine}");
        assert!(
            tree::sign_head(&db, &allowed, &key, now()).await.expect("no head").is_none(),
            "{engine}: the same tree"
        );
        behind_its_back(&db, "select 1 as n where $1 > 0").await;
        let later = tree::sign_head(&db, &allowed, &key, now()).await.expect("a head").expect("one leaf more");
        assert_eq!(later.head.size, signed.head.size + 1, "{engine}");
        let mut conn = db.read().await.expect("a reader");
        assert_eq!(tree::heads(&mut conn, HA_BAC, 10).await.expect("heads").len(), 2, "{engine}");
        assert_eq!(tree::keys(&mut conn, HA_BAC).await.expect("keys"), [key.public()], "{engine}");
        assert!(tree::heads(&mut conn, THANH_HA, 10).await.expect("none").is_empty(), "{engine}");
        drop(conn);
        let kept = db::journal::frontier(&mut db.read().await.expect("a reader"), HA_BAC).await.expect("a tree");
        let report = checked(&db).await;
        assert_eq!(kept.root(), report.root, "{engine}: what is kept to grow the tree is its edge");
        assert!(report.is_ok() && report.covered == later.head.size, "{engine}: {report:?}");
        assert!(actor(1).may(SignHead).is_err(), "only the program signs");
        drop(site);
    }
}
