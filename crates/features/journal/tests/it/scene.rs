//! A commune in which something happened: some lines about a task, reads of somebody's data, a signed head.

use audit::head::SigningKey;
use db::tree::{self, SignHead};
use db::{Db, Leaf};
use kernel::clock::Clock as _;
use kernel::permission::{Action, Grant, Policy, Scope};
use testkit::{Guard, SettableClock, Site, open_both};

/// An action that everybody may do.
#[derive(Debug, Clone, Copy)]
pub struct Anything;

impl Action for Anything {
    const POLICY: Policy =
        Policy { name: "test.anything", grants: &[Grant::to(&[], Scope::OwnCommune)], ..Policy::NOBODY };
}

/// Hà Bắc and its mirror on each engine.
pub async fn sites() -> Vec<(&'static str, Site, Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        let features = vec![journal::feature(), staff::feature(), accounts::feature()];
        sites.push((engine, Site::with_mirror(db, features, SettableClock::default()).await, guard));
    }
    sites
}

/// Writes a line.
pub async fn wrote(site: &Site, who: &str, leaf: Leaf) -> i64 {
    let allowed = site.actor(who).may(Anything).expect("everybody may");
    let tx = site.app.db.write(&allowed, None, site.clock.now()).await.expect("a write");
    tx.commit(leaf, "/").await.expect("a commit");
    size(&site.app.db, site.actor(who).commune).await
}

/// The number of lines.
pub async fn size(db: &Db, commune: kernel::ids::Commune) -> i64 {
    let tree = db::journal::frontier(&mut db.read().await.expect("a reader"), commune).await.expect("a tree");
    i64::try_from(tree.size()).expect("few")
}

/// Signs the tree of Hà Bắc as it stands; the head's note.
pub async fn sign(site: &Site) -> String {
    let allowed = accounts::api::set_up_actor(site.commune()).may(SignHead).expect("the program");
    let key = SigningKey::from_secret(&[7; 32]);
    let signed = tree::sign_head(&site.app.db, &allowed, &key, site.clock.now()).await.expect("a head");
    signed.expect("something was written").to_string()
}
