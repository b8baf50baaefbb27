//! Drafts: one for each form that was opened, for its account alone, bounded, gone with the form's effect.

use db::draft::{self, DraftHead, NewDraft, OwnDrafts};
use db::{Db, Leaf, SubmissionKey};
use jiff::{Span, Timestamp};
use kernel::permission::Allowed;
use testkit::open_both;

use crate::{Anything, actor, now};

fn key(number: u32) -> SubmissionKey {
    SubmissionKey::parse(&format!("{number:032x}")).expect("a key")
}

fn draft(number: u32, text: &str) -> NewDraft {
    NewDraft {
        key: key(number),
        name: "nhiem-vu-1-y-kien".to_owned(),
        page: "/nhiem-vu/1".to_owned(),
        version: Some(3),
        stamp: 17,
        fields: vec![("y_kien".to_owned(), text.to_owned()), ("chon".to_owned(), "1".to_owned())],
    }
}

fn own(account: i64) -> Allowed<OwnDrafts> {
    let actor = actor(account);
    actor.may(OwnDrafts { account: actor.account }).expect("one's own")
}

async fn keep(db: &Db, account: i64, draft: &NewDraft, at: Timestamp) -> bool {
    let allowed = own(account);
    draft::keep(db, &allowed, draft, at).await.expect("kept")
}

async fn kept(db: &Db, account: i64, at: Timestamp) -> Vec<DraftHead> {
    draft::drafts_of(&mut db.read().await.expect("a reader"), &actor(account), at).await.expect("drafts")
}

async fn text(db: &Db, account: i64, number: u32) -> Option<String> {
    let mut conn = db.read().await.expect("a reader");
    let fields = draft::fields_of(&mut conn, &actor(account), key(number).as_str()).await.expect("fields");
    fields.into_iter().next().map(|(_, value)| value)
}

fn later(hours: i64) -> Timestamp {
    now().checked_add(Span::new().hours(hours)).expect("an instant")
}

#[tokio::test]
async fn a_draft_is_kept_for_its_account_alone() {
    for (engine, db, _guard) in open_both().await {
        assert!(keep(&db, 1, &draft(1, "Ý kiến\n\"dài\""), now()).await, "{engine}");
        assert!(keep(&db, 1, &draft(1, "Ý kiến dài hơn"), later(1)).await, "{engine}");
        assert!(keep(&db, 1, &draft(2, "Ở một thẻ khác"), later(2)).await, "{engine}");
        let heads = kept(&db, 1, later(2)).await;
        let said: Vec<_> = heads.iter().map(|h| (h.key.as_str(), h.version, h.stamp, h.saved_at)).collect();
        let (first, second) = (key(1), key(2));
        let wanted = [(second.as_str(), Some(3), 17, later(2)), (first.as_str(), Some(3), 17, later(1))];
        assert_eq!(said, wanted, "{engine}: the newest first");
        assert_eq!((heads[0].name.as_str(), heads[0].page.as_str()), ("nhiem-vu-1-y-kien", "/nhiem-vu/1"));
        assert_eq!(text(&db, 1, 1).await.as_deref(), Some("Ý kiến dài hơn"), "{engine}");
        assert!(kept(&db, 2, now()).await.is_empty() && text(&db, 2, 1).await.is_none(), "{engine}: another account");
        assert!(actor(2).may(OwnDrafts { account: actor(1).account }).is_err(), "{engine}");
        let other = own(2);
        draft::discard(&db, &other, &key(1), now()).await.expect("nothing to drop");
        assert_eq!(kept(&db, 1, now()).await.len(), 2, "{engine}: nobody drops another's");
        draft::discard(&db, &own(1), &key(1), now()).await.expect("dropped");
        assert_eq!(text(&db, 1, 1).await, None, "{engine}");
    }
}

#[tokio::test]
async fn a_draft_goes_with_the_effect_of_its_form() {
    for (engine, db, _guard) in open_both().await {
        keep(&db, 1, &draft(1, "một"), now()).await;
        let allowed = actor(1).may(Anything).expect("everybody may");
        let mut tx = db.write(&allowed, None, now()).await.expect("a write");
        draft::forget(&mut tx, &actor(1), &key(1)).await.expect("forgotten");
        drop(tx);
        assert_eq!(kept(&db, 1, now()).await.len(), 1, "{engine}: no effect, so it stays");
        let mut tx = db.write(&allowed, None, now()).await.expect("a write");
        draft::forget(&mut tx, &actor(1), &key(1)).await.expect("forgotten");
        tx.commit(Leaf::about("org_unit", 1, "Ghi"), "/").await.expect("a commit");
        assert!(kept(&db, 1, now()).await.is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn an_ended_account_leaves_no_draft() {
    for (engine, db, _guard) in open_both().await {
        for (account, number) in [(1, 1), (1, 2), (2, 3)] {
            keep(&db, account, &draft(number, "một"), now()).await;
        }
        let allowed = actor(9).may(Anything).expect("everybody may");
        let mut tx = db.write(&allowed, None, now()).await.expect("a write");
        draft::forget_all(&mut tx, actor(1).account).await.expect("forgotten");
        tx.commit(Leaf::about("accounts_account", 1, "Khóa tài khoản"), "/").await.expect("a commit");
        assert_eq!((kept(&db, 1, now()).await.len(), kept(&db, 2, now()).await.len()), (0, 1), "{engine}");
    }
}

#[tokio::test]
async fn drafts_are_bounded_in_size_number_and_time() {
    for (engine, db, _guard) in open_both().await {
        assert!(!keep(&db, 1, &draft(1, &"x".repeat(300_000)), now()).await, "{engine}: too large");
        for number in 0..53 {
            keep(&db, 1, &draft(number, "một"), later(i64::from(number))).await;
        }
        keep(&db, 2, &draft(0, "của người khác"), later(53)).await;
        assert_eq!(kept(&db, 1, later(53)).await.len(), 50, "{engine}");
        assert_eq!((text(&db, 1, 2).await, text(&db, 1, 3).await.is_some()), (None, true), "{engine}: the oldest went");
        let after = later(14 * 24 + 10);
        assert_eq!(kept(&db, 1, after).await.len(), 42, "{engine}: two weeks");
        assert!(text(&db, 1, 10).await.is_some(), "{engine}: not offered, not yet swept away");
        keep(&db, 2, &draft(1, "bất kỳ"), after).await;
        assert_eq!((text(&db, 1, 10).await, text(&db, 1, 11).await.is_some()), (None, true), "{engine}");
    }
}
