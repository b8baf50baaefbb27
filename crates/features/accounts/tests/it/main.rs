//! Signing in and out, one's own account, sessions: on both engines, through the real router.

mod browser;
mod drafts;
mod pages;
mod passkeys;
mod profile;
mod same_answer;
mod second_factor;
mod sessions;
mod sign_in;
mod softkey;
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

/// An account that no other test signs in to, for tests after which it has to wait.
async fn add_account(site: &Site, username: &str) {
    let set_up = accounts::api::set_up_actor(site.commune()).may(accounts::api::SetUp).expect("set-up");
    let new = accounts::api::NewAccount {
        username: username.to_owned(),
        password_hash: accounts::api::hash_password(PASSWORD.to_owned()).await.expect("a hash"),
        staff: None,
        unit: None,
        name: "Tô Văn Ẩn".to_owned(),
        title: "Chuyên viên".to_owned(),
    };
    let mut tx = site.app.db.write(&set_up, None, site.app.clock.now()).await.expect("a write");
    let id = accounts::api::create_account(&mut tx, &set_up, &new).await.expect("an account");
    tx.commit(db::Leaf::about("accounts_account", id.0, "Cấp tài khoản"), "/").await.expect("a commit");
}
