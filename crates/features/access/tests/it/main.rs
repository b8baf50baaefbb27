//! Accounts, roles, delegations and two-person proposals: on both engines, through the real router.

mod bounds;
mod exploration;
mod flow;
mod pages;
mod store;

use testkit::{Answer, PASSWORD, SettableClock, Site, open_both};

/// A site with real accounts on each engine.
async fn sites() -> Vec<(&'static str, Site, testkit::Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        let features = vec![accounts::feature(), access::feature(), org::feature(), staff::feature()];
        sites.push((engine, Site::with_accounts(db, features, SettableClock::default()).await, guard));
    }
    sites
}

async fn sign_in(site: &Site, username: &str, password: &str) -> Answer {
    site.post("", "/dang-nhap", &[("tai_khoan", username), ("mat_khau", password)]).await
}

/// The session token of a fresh session.
async fn token(site: &Site, username: &str) -> String {
    sign_in(site, username, PASSWORD).await.expect(303).cookie(web::COOKIE).expect("a session")
}
