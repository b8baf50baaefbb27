//! Every store function on both engines.

use db::{DbError, Leaf};
use jiff::civil::date;
use kernel::clock::Clock as _;
use kernel::two_person::{Hands, ProposalState};
use lawbook::permissions::{DecideChoice, ProposeChoice, WithdrawChoice};
use lawbook::store::{self, NewChoice};
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

#[tokio::test]
async fn every_store_function_on_both_engines() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db.clone(), Vec::new(), SettableClock::default()).await;
        let (steward, chairman) = (site.actor("dau_moi"), site.actor("chu_tich"));
        let hands = |actor: &kernel::actor::Actor| Hands::of(actor, None).expect("of the register");
        let proposes = steward.may(ProposeChoice).expect("may propose");
        let mut tx = db.write(&proposes, None, site.clock.now()).await.expect("a write");
        let new = NewChoice {
            policy: "divisor".to_owned(),
            position: "twelve".to_owned(),
            valid_from: date(2026, 1, 1),
            document: None,
            reason: "Thống nhất tại cuộc họp giao ban".to_owned(),
        };
        let (first, second) = (
            store::insert(&mut tx, &proposes, hands(&steward), &new).await.expect("a proposal"),
            store::insert(&mut tx, &proposes, hands(&steward), &new).await.expect("a proposal"),
        );
        let row = store::choice(&mut tx, HA_BAC, first).await.expect("read").expect("there");
        assert_eq!((row.state(), row.is_backdated()), (ProposalState::Waiting, true), "{engine}");
        assert_eq!(store::waiting(&mut tx, HA_BAC).await.expect("rows").len(), 2, "{engine}");
        let decides = chairman.may(DecideChoice).expect("may decide");
        let approved = (ProposalState::Approved, None);
        let stale = store::decide(&mut tx, &decides, (first, 5), hands(&chairman), approved).await;
        assert!(matches!(stale, Err(DbError::Conflict)), "{engine}");
        store::decide(&mut tx, &decides, (first, 1), hands(&chairman), approved).await.expect("decided");
        let withdraws = steward.may(WithdrawChoice { proposed_by: row.proposed_by }).expect("his own");
        let closed = store::withdraw(&mut tx, &withdraws, (first, 2)).await;
        assert!(matches!(closed, Err(DbError::Conflict)), "{engine}");
        store::withdraw(&mut tx, &withdraws, (second, 1)).await.expect("taken back");
        let rows = store::approved(&mut tx, HA_BAC).await.expect("rows");
        assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [first], "{engine}");
        assert_eq!(rows[0].decider_name.as_deref(), Some(chairman.name.as_str()), "{engine}");
        let newest: Vec<i64> =
            store::of_policy(&mut tx, HA_BAC, "divisor").await.expect("rows").iter().map(|row| row.id).collect();
        assert_eq!(newest, [second, first], "{engine}");
        assert!(store::approved(&mut tx, THANH_HA).await.expect("rows").is_empty(), "{engine}: another commune's");
        assert!(store::waiting(&mut tx, HA_BAC).await.expect("rows").is_empty(), "{engine}");
        tx.commit(Leaf::about("lawbook_choice", first, "Thử"), "/").await.expect("a commit");
    }
}
