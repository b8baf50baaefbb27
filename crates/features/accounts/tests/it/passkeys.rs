//! Passkeys from being added to being taken away, with an authenticator in memory; and everything it must not get away with.

use jiff::ToSpan as _;
use serde_json::Value;
use testkit::{Answer, PASSWORD};

use crate::browser::Browser;
use crate::sites;
use crate::softkey::{SoftKey, letters};

fn question(answer: &Answer, field: &str) -> Value {
    serde_json::from_str(&answer.field(field)).expect("JSON")
}

async fn to_make(browser: &mut Browser<'_>) -> Value {
    question(&browser.get("/tai-khoan/khoa").await.expect(200), "_passkey_create")
}

async fn to_sign_in(browser: &mut Browser<'_>) -> Value {
    question(&browser.get("/dang-nhap").await.expect(200), "_passkey_get")
}

/// Adds a key to whoever is signed in.
async fn add(browser: &mut Browser<'_>, name: &str) -> SoftKey {
    let options = to_make(browser).await;
    let key = SoftKey::new(&options);
    let form = [("ten_khoa", name), ("mat_khau_khoa", PASSWORD), ("khoa", &key.created(&options))];
    let status = browser.post("/tai-khoan/khoa", &form).await.status;
    assert!([200, 303].contains(&status), "{status}");
    key
}

#[tokio::test]
async fn a_passkey_signs_in_without_name_or_password() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("chu.tich").await.expect(303);
        let mut key = add(&mut browser, "Máy ở phòng làm việc").await;
        browser.get("/tai-khoan").await.expect(200).shows("Máy ở phòng làm việc, chưa dùng");
        let mut other = Browser::new(&site);
        let options = to_sign_in(&mut other).await;
        assert_eq!(options["rpId"], "xa.test");
        assert_eq!(options["userVerification"], "required");
        let sent = key.asserted(&options);
        let entered = other.post("/dang-nhap/khoa", &[("khoa", &sent), ("toi", "/vi-tri-viec-lam")]).await.expect(303);
        assert_eq!(entered.location.as_deref(), Some("/vi-tri-viec-lam"), "{engine}");
        other.get("/tai-khoan").await.expect(200).shows("Phạm Quang Huy").shows("dùng lần cuối");
        // What was sent once is worth nothing afterwards.
        let again = Browser::new(&site).post("/dang-nhap/khoa", &[("khoa", &sent)]).await.expect(422);
        testkit::check_html(&again.body);
        let mut third = Browser::new(&site);
        let step = third.sign_in("chu.tich").await.expect(200).shows("bước hai");
        let options = question(&step, "_passkey_get");
        third.post("/dang-nhap/khoa", &[("khoa", &key.asserted(&options))]).await.expect(303);
    }
}

#[tokio::test]
async fn a_key_is_refused_for_every_reason_that_there_is() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("theo.doi").await.expect(303);
        let mut key = add(&mut browser, "Khóa").await;
        let mut other = Browser::new(&site);
        let mut refused = async |what: &str, change: &dyn Fn(&mut SoftKey, &mut Value)| {
            let mut options = to_sign_in(&mut other).await;
            let (origin, domain, user, flags) = (key.origin.clone(), key.domain.clone(), key.user.clone(), key.flags);
            change(&mut key, &mut options);
            let sent = key.asserted(&options);
            (key.origin, key.domain, key.user, key.flags) = (origin, domain, user, flags);
            let answer = other.post("/dang-nhap/khoa", &[("khoa", &sent)]).await;
            assert_eq!((answer.status, other.cookies.get(web::COOKIE)), (422, None), "{engine}: {what}");
        };
        refused("another site", &|key, _| key.origin = "https://xa.test.example".to_owned()).await;
        refused("another domain", &|key, _| key.domain = "xa.test.example".to_owned()).await;
        refused("without PIN or finger", &|key, _| key.flags = 0x01).await;
        refused("nobody there", &|key, _| key.flags = 0x04).await;
        refused("a made-up challenge", &|_, options| options["challenge"] = letters(&[7; 36]).into()).await;
        refused("no challenge", &|_, options| options["challenge"] = "".into()).await;
        refused("another owner", &|key, _| key.user = letters(&[0; 16]).into_bytes()).await;
        let make = to_make(&mut browser).await;
        refused("a challenge for another purpose", &|_, options| options["challenge"] = make["challenge"].clone())
            .await;
        for wrong in ["", "{}", "[]", "{\"id\":\"=\"}", "null"] {
            Browser::new(&site).post("/dang-nhap/khoa", &[("khoa", wrong)]).await.expect(422);
        }
        let mut late = Browser::new(&site);
        let options = to_sign_in(&mut late).await;
        site.clock.advance(5.minutes());
        late.post("/dang-nhap/khoa", &[("khoa", &key.asserted(&options))]).await.expect(422);
        let options = to_sign_in(&mut late).await;
        late.post("/dang-nhap/khoa", &[("khoa", &key.asserted(&options))]).await.expect(303);
    }
}

#[tokio::test]
async fn what_was_sent_is_worth_nothing_a_second_time() {
    for (_, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("chanh.vp").await.expect(303);
        let mut key = add(&mut browser, "Điện thoại").await;
        key.counts = false;
        for _ in 0..2 {
            let options = to_sign_in(&mut Browser::new(&site)).await;
            let sent = key.asserted(&options);
            Browser::new(&site).post("/dang-nhap/khoa", &[("khoa", &sent)]).await.expect(303);
            Browser::new(&site).post("/dang-nhap/khoa", &[("khoa", &sent)]).await.expect(422);
        }
    }
}

#[tokio::test]
async fn a_signature_of_another_key_is_refused() {
    for (_, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("cong.chuc.vhxh").await.expect(303);
        let first = add(&mut browser, "Một").await;
        let mut second = add(&mut browser, "Hai").await;
        second.id = first.id.clone();
        let options = to_sign_in(&mut Browser::new(&site)).await;
        Browser::new(&site).post("/dang-nhap/khoa", &[("khoa", &second.asserted(&options))]).await.expect(422);
    }
}

#[tokio::test]
async fn a_count_that_goes_back_is_refused_and_written_down() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("truong.vhxh").await.expect(303);
        let mut key = add(&mut browser, "Khóa bạc").await;
        let mut other = Browser::new(&site);
        let options = to_sign_in(&mut other).await;
        other.post("/dang-nhap/khoa", &[("khoa", &key.asserted(&options))]).await.expect(303);
        key.count = 0;
        let options = to_sign_in(&mut Browser::new(&site)).await;
        let page = Browser::new(&site).post("/dang-nhap/khoa", &[("khoa", &key.asserted(&options))]).await.expect(422);
        page.shows("bị sao chép");
        let actor = site.actor("truong_vhxh");
        let mut conn = site.app.db.read().await.expect("a reader");
        let lines = db::journal::journal_of(&mut conn, actor.commune, "accounts_account", actor.account.0, 10).await;
        let lines = lines.expect("the journal");
        assert!(lines.iter().any(|line| line.summary.contains("số đếm lùi lại")), "{engine}: {lines:?}");
    }
}

#[tokio::test]
async fn adding_asks_for_the_password_a_name_and_a_fresh_key() {
    for (_, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("cong.chuc.hcc").await.expect(303);
        let options = to_make(&mut browser).await;
        let key = SoftKey::new(&options);
        let made = key.created(&options);
        for form in [
            [("ten_khoa", "Khóa"), ("mat_khau_khoa", "sai"), ("khoa", made.as_str())],
            [("ten_khoa", ""), ("mat_khau_khoa", PASSWORD), ("khoa", "")],
            [("ten_khoa", "Khóa"), ("mat_khau_khoa", PASSWORD), ("khoa", "{}")],
        ] {
            testkit::check_html(&browser.post("/tai-khoan/khoa", &form).await.expect(422).body);
        }
        let mut other = Browser::new(&site);
        other.sign_in("cong.chuc.kt").await.expect(303);
        let foreign = key.created(&options);
        let form = [("ten_khoa", "Khóa"), ("mat_khau_khoa", PASSWORD), ("khoa", foreign.as_str())];
        other.post("/tai-khoan/khoa", &form).await.expect(422);
        // Its own question, and then the same key for a second account.
        let options = to_make(&mut browser).await;
        let form = [("ten_khoa", "Khóa"), ("mat_khau_khoa", PASSWORD), ("khoa", &key.created(&options))];
        let codes = browser.post("/tai-khoan/khoa", &form).await.expect(200).shows("Mã dự phòng");
        testkit::check_html(&codes.body);
        let options = to_make(&mut other).await;
        let form = [("ten_khoa", "Khóa"), ("mat_khau_khoa", PASSWORD), ("khoa", &key.created(&options))];
        other.post("/tai-khoan/khoa", &form).await.expect(422).shows("đã được thêm");
    }
}

#[tokio::test]
async fn a_passkey_is_renamed_and_taken_away_by_its_owner_alone() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("giam.doc.hcc").await.expect(303);
        let mut key = add(&mut browser, "Cũ").await;
        let page = browser.get("/tai-khoan").await;
        let path = page.body.split("href=\"/tai-khoan/khoa/").nth(1).and_then(|p| p.split('"').next()).expect("a link");
        let path = format!("/tai-khoan/khoa/{path}");
        testkit::check_html(&browser.get(&path).await.expect(200).shows("Cũ").body);
        let (ten, xoa) = (format!("{path}/ten"), format!("{path}/xoa"));
        let mut other = Browser::new(&site);
        other.sign_in("pho.chanh.vp").await;
        other.sign_in("theo.doi").await.expect(303);
        other.get(&path).await.expect(404);
        other.post(&ten, &[("ten_khoa", "Của tôi")]).await.expect(404);
        other.post(&xoa, &[("mat_khau_go", PASSWORD)]).await.expect(404);
        browser.post(&ten, &[("ten_khoa", " ")]).await.expect(422);
        browser.post(&ten, &[("ten_khoa", "Máy bàn")]).await.expect(303);
        testkit::check_html(&browser.post(&xoa, &[("mat_khau_go", "sai")]).await.expect(422).shows("Máy bàn").body);
        browser.post(&xoa, &[("mat_khau_go", PASSWORD)]).await.expect(303);
        let options = to_sign_in(&mut Browser::new(&site)).await;
        Browser::new(&site).post("/dang-nhap/khoa", &[("khoa", &key.asserted(&options))]).await.expect(422);
        Browser::new(&site).sign_in("giam.doc.hcc").await.expect(303);
        browser.get("/tai-khoan").await.expect(200).hides("Máy bàn");
        assert!(browser.get(&path).await.status == 404, "{engine}");
    }
}

#[tokio::test]
async fn an_address_without_a_name_says_so() {
    for (_, site, _guard) in sites().await {
        let features = || vec![accounts::feature(), org::feature()];
        let numbers = site.reopened(features(), |app| app.origin = "http://192.0.2.1:8086".to_owned());
        numbers.get("", "/dang-nhap").await.expect(200).shows("cần hệ thống có tên miền").hides("Đăng nhập bằng khóa");
        let local = site.reopened(features(), |app| app.origin = "http://localhost:8086".to_owned());
        local.get("", "/dang-nhap").await.expect(200).shows("chỉ dùng được ở địa chỉ http://localhost:8086");
        let mut browser = Browser::new(&local);
        browser.sign_in("cong.chuc.kt").await.expect(303);
        let page = browser.get("/tai-khoan/khoa").await.expect(200).shows("http://localhost:8086");
        testkit::check_html(&page.body);
    }
}
