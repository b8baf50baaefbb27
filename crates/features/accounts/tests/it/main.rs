//! Signing in and out, one's own account, sessions: on both engines, through the real router.

mod drafts;
mod pages;
mod profile;
mod sign_in;
mod store;

use testkit::{Answer, PASSWORD, SettableClock, Site, open_both};

/// A site with real accounts on each engine.
async fn sites() -> Vec<(&'static str, Site, testkit::Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        let features = vec![accounts::feature(), org::feature()];
        sites.push((engine, Site::with_accounts(db, features, SettableClock::default()).await, guard));
    }
    sites
}

async fn sign_in(site: &Site, username: &str) -> Answer {
    site.post("", "/dang-nhap", &[("tai_khoan", username), ("mat_khau", PASSWORD)]).await.expect(303)
}

/// The session token of a fresh session.
async fn token(site: &Site, username: &str) -> String {
    sign_in(site, username).await.cookie(web::COOKIE).expect("a session")
}
