//! The technical half of a page, through the real router with a small feature of its own.

mod drafts;
mod forms;
mod gates;
mod headers;
mod probe;
mod state;

use testkit::{Guard, SettableClock, Site, open_both};

/// A site with the probe feature on each engine.
async fn sites() -> Vec<(&'static str, Site, Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        sites.push((
            engine,
            Site::new(db, vec![probe::feature(), accounts::feature()], SettableClock::default()).await,
            guard,
        ));
    }
    sites
}
