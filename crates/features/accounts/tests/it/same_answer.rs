//! Whether an account is there, is suspended or has another password: the same work is done and the same is said.

use std::cell::Cell;

use db::Leaf;
use testkit::{Answer, PASSWORD, Site};

use crate::browser::Browser;
use crate::sites;

/// Suspends an account as its administration would.
async fn suspend(site: &Site, who: &str) {
    let actor = site.actor(who);
    let set_up = accounts::api::set_up_actor(actor.commune).may(accounts::api::SetUp).expect("set-up");
    let mut tx = site.app.db.write(&set_up, None, jiff::Timestamp::UNIX_EPOCH).await.expect("a write");
    let sql = "update accounts_account set active = false where commune = $1 and id = $2";
    tx.run(sql, db::args![actor.commune, actor.account]).await.expect("suspended");
    tx.commit(Leaf::about("accounts_account", actor.account.0, "Tạm khóa"), "/").await.expect("a commit");
}

/// The answer, how many hashes were computed for it, and how many statements run.
async fn tried(site: &Site, username: &str, password: &str) -> (Answer, u32, String) {
    let counted = async {
        let answer = Browser::new(site).post("/dang-nhap", &[("tai_khoan", username), ("mat_khau", password)]).await;
        (answer, accounts::api::HASHES.with(Cell::get))
    };
    let (answer, hashes) = accounts::api::HASHES.scope(Cell::new(0), counted).await;
    let timing = answer.headers["server-timing"].to_str().expect("text");
    let statements = timing.split("desc=").nth(1).expect("a count").to_owned();
    (answer, hashes, statements)
}

#[tokio::test]
async fn nobody_learns_which_accounts_there_are() {
    for (engine, site, _guard) in sites().await {
        suspend(&site, "cong_chuc_hcc").await;
        let mut codes = Browser::new(&site);
        codes.sign_in("chu.tich").await.expect(303);
        crate::second_factor::switch_on(&site, &mut codes).await;
        let (wrong, hashes, statements) = tried(&site, "truong.vhxh", "một mật khẩu nào đó").await;
        assert_eq!((wrong.status, hashes), (422, 1), "{engine}");
        for (what, username, password) in [
            ("no such account", "khong.ai.ca", PASSWORD),
            ("suspended, right password", "cong.chuc.hcc", PASSWORD),
            ("asks for codes, wrong password", "chu.tich", "một mật khẩu nào đó"),
            ("no name", "", PASSWORD),
            ("no password", "truong.vhxh", ""),
            ("a very long one", "truong.vhxh", &"x".repeat(9_000)),
        ] {
            let (answer, n, asked) = tried(&site, username, password).await;
            let same = |page: &Answer, name: &str| page.visible().replace(name, "");
            assert_eq!(same(&answer, username), same(&wrong, "truong.vhxh"), "{engine}: {what}");
            assert_eq!((answer.status, n, &asked), (422, 1, &statements), "{engine}: {what}");
            assert!(answer.cookie(web::COOKIE).is_none() && answer.cookie("__Host-thiet-bi").is_none(), "{what}");
        }
    }
}

#[tokio::test]
async fn the_owner_at_his_own_machine_does_not_wait_for_strangers() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    crate::add_account(&site, "chu.nha").await;
    let mut owner = Browser::new(&site);
    owner.sign_in("chu.nha").await.expect(303);
    owner.post("/dang-xuat", &[]).await.expect(303);
    for _ in 0..30 {
        let mut stranger = Browser::new(&site);
        stranger.post("/dang-nhap", &[("tai_khoan", "chu.nha"), ("mat_khau", "đoán bừa một câu")]).await;
    }
    let slow = Browser::new(&site).sign_in("chu.nha").await.expect(429);
    testkit::check_html(&slow.shows("trên máy anh/chị từng đăng nhập").body);
    owner.sign_in("chu.nha").await.expect(303);
    let mut forger = Browser::new(&site);
    forger.cookies.insert("__Host-thiet-bi".to_owned(), "0".repeat(64));
    forger.sign_in("chu.nha").await.expect(429);
}
