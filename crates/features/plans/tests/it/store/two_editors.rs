//! Two people on one row, in every order that chance finds: nothing that was acknowledged is overwritten unseen, and
//! nobody meets a conflict with himself.

use std::collections::HashSet;

use db::{Conn, DbError, Leaf, WriteTx};
use kernel::permission::Allowed;
use plans::draft::head::HeadCommand;
use plans::model::PlanState;
use plans::permissions::EditDraft;
use plans::store::{draft, plan};
use testkit::Site;

use super::draft::{begin, seeded, sites};

/// Half of them on each engine.
const INTERLEAVINGS: u64 = 10_000;
const STEPS: u64 = 5;

/// A deterministic stream of numbers (SplitMix64), so that a failing order can be run again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end
    }
}

/// One tab: the version that its form carries, and the texts that its reader has had before him.
#[derive(Default)]
struct Tab {
    version: i64,
    seen: HashSet<String>,
    /// Its last step was a save that was taken.
    just_saved: bool,
}

impl Tab {
    /// The page as it is shown: opened, after a save, or beside one's own text after a conflict.
    async fn read(&mut self, conn: &mut Conn, site: &Site, id: i64) -> String {
        let row = plan::plan(conn, site.commune(), id).await.expect("a reader").expect("the plan");
        self.version = row.version;
        self.seen.insert(row.title.clone());
        row.title
    }
}

async fn save(
    tx: &mut WriteTx,
    allowed: &Allowed<EditDraft>,
    id: i64,
    version: i64,
    text: &str,
) -> Result<(), DbError> {
    let head = HeadCommand { title: text.to_owned(), ..HeadCommand::default() };
    draft::update_head(tx, allowed, id, version, &head).await
}

#[tokio::test]
async fn nothing_acknowledged_is_overwritten_unseen() {
    for (at, (engine, site, _guard)) in (0..2).zip(sites().await) {
        let (id, _) = seeded(&site).await;
        // All in one transaction: it is the order of the steps that matters here, and so there can be many.
        let (mut tx, allowed) = begin(&site, EditDraft { state: PlanState::Nhap }).await;
        let mut now = plan::plan(&mut tx, site.commune(), id).await.expect("a reader").expect("the plan").title;
        let (mut taken, mut refused) = (0, 0);
        for seed in (at..INTERLEAVINGS).step_by(2) {
            let mut chance = Chance(seed);
            let mut tabs = [Tab::default(), Tab::default()];
            for tab in &mut tabs {
                tab.read(&mut tx, &site, id).await;
            }
            for step in 0..STEPS {
                let who = usize::try_from(chance.below(2)).expect("small");
                let other_saved = tabs[1 - who].just_saved;
                let tab = &mut tabs[who];
                if chance.below(4) == 0 {
                    assert_eq!(tab.read(&mut tx, &site, id).await, now, "{engine}, seed {seed}: what was taken stays");
                    continue;
                }
                let text = format!("Bản {seed}.{step} của người {who}");
                match save(&mut tx, &allowed, id, tab.version, &text).await {
                    Ok(()) => {
                        assert!(tab.seen.contains(&now), "{engine}, seed {seed}: {now:?} was overwritten unseen");
                        (now, taken) = (text, taken + 1);
                        assert_eq!(tab.read(&mut tx, &site, id).await, now, "{engine}, seed {seed}");
                        tab.just_saved = true;
                        tabs[1 - who].just_saved = false;
                    }
                    Err(DbError::Conflict) => {
                        assert!(!tab.just_saved, "{engine}, seed {seed}: a conflict with oneself");
                        assert!(!tab.seen.contains(&now) && other_saved, "{engine}, seed {seed}: refused for nothing");
                        refused += 1;
                        assert_eq!(tab.read(&mut tx, &site, id).await, now, "{engine}: the loser sees what is stored");
                    }
                    Err(other) => panic!("{engine}, seed {seed}: {other}"),
                }
            }
        }
        assert!(taken > INTERLEAVINGS / 2 && refused > INTERLEAVINGS / 4, "{engine}: {taken} taken, {refused} refused");
    }
}

#[tokio::test]
async fn of_two_at_the_same_moment_one_is_told() {
    for (engine, site, _guard) in sites().await {
        let (id, _) = seeded(&site).await;
        for round in 1..=50 {
            let attempt = async |who: &str| {
                let (mut tx, allowed) = begin(&site, EditDraft { state: PlanState::Nhap }).await;
                save(&mut tx, &allowed, id, round, who).await?;
                tx.commit(Leaf::about("plans_plan", id, "Sửa"), "/").await.map(|_| who.to_owned())
            };
            let (one, two) = tokio::join!(attempt("một"), attempt("hai"));
            let (won, lost) = if one.is_ok() { (one, two) } else { (two, one) };
            assert!(matches!(lost, Err(DbError::Conflict)), "{engine}, round {round}: {lost:?}");
            let mut conn = site.app.db.read().await.expect("a reader");
            let row = plan::plan(&mut conn, site.commune(), id).await.expect("a reader").expect("the plan");
            assert_eq!((row.title, row.version), (won.expect("one of them"), round + 1), "{engine}");
        }
    }
}
