//! Sessions: the lock of an idle one, what keeps it open and what does not, and their end.

use jiff::ToSpan as _;
use testkit::PASSWORD;

use crate::browser::Browser;
use crate::sites;

#[tokio::test]
async fn a_session_locks_after_a_quarter_of_an_hour_and_opens_by_the_password() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("dau.moi").await.expect(303);
        for _ in 0..4 {
            site.clock.advance(14.minutes());
            browser.get("/tai-khoan").await.expect(200);
        }
        let before = browser.cookies[web::COOKIE].clone();
        site.clock.advance(15.minutes());
        let locked = browser.get("/vi-tri-viec-lam?trang=2").await.expect(303);
        assert_eq!(locked.location.as_deref(), Some("/mo-khoa?toi=%2Fvi-tri-viec-lam%3Ftrang%3D2"), "{engine}");
        let page = browser.get("/mo-khoa?toi=%2Fvi-tri-viec-lam%3Ftrang%3D2").await.expect(200);
        let page = page.shows("tạm khóa vì 15 phút không thao tác").shows("Ngô Thị Thu Hà").hides("Tài khoản của tôi");
        testkit::check_html(&page.body);
        let wrong = browser.post("/mo-khoa", &[("mat_khau", "sai"), ("toi", "/vi-tri-viec-lam")]).await.expect(422);
        testkit::check_html(&wrong.shows("Mật khẩu chưa đúng").body);
        browser.get("/tai-khoan").await.expect(303);
        let open = browser.post("/mo-khoa", &[("mat_khau", PASSWORD), ("toi", "/vi-tri-viec-lam")]).await.expect(303);
        assert_eq!(open.location.as_deref(), Some("/vi-tri-viec-lam"), "{engine}");
        browser.get("/tai-khoan").await.expect(200);
        assert_ne!(browser.cookies[web::COOKIE], before, "{engine}: under a fresh token");
        site.by_token(&before, "/tai-khoan", None).await.expect(303);
        assert_eq!(browser.get("/mo-khoa?toi=/don-vi").await.expect(303).location.as_deref(), Some("/don-vi"));
    }
}

#[tokio::test]
async fn what_was_typed_outlives_the_lock() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("cong.chuc.vhxh").await.expect(303);
        site.clock.advance(20.minutes());
        let typed = "Đã rà soát 45 hồ sơ, còn 3 hồ sơ & <thiếu>";
        let asked = browser.post("/tai-khoan/khoa/1/ten", &[("ten_khoa", typed)]).await.expect(401);
        let asked = asked.shows("tạm khóa vì 15 phút không thao tác").shows(typed);
        testkit::check_html(&asked.body);
        let (action, fields) = (asked.field("_resume_action"), asked.field("_resume_fields"));
        let mut form = [("mat_khau", "sai"), ("_resume_action", action.as_str()), ("_resume_fields", fields.as_str())];
        let again = browser.post("/mo-khoa", &form).await.expect(422);
        assert_eq!(again.field("_resume_fields"), fields, "{engine}: a wrong password loses nothing");
        // Somebody else who signs in at this machine is not offered what the owner typed.
        let mut thief = Browser::new(&site);
        thief.cookies = browser.cookies.clone();
        let other = [("tai_khoan", "theo.doi"), ("mat_khau", PASSWORD), form[1], form[2]];
        thief.post("/dang-nhap", &other).await.expect(303);
        form[0].1 = PASSWORD;
        let offered = browser.post("/mo-khoa", &form).await.expect(200).shows(typed);
        testkit::check_html(&offered.body);
        assert_eq!(offered.field("ten_khoa"), typed, "{engine}");
        browser.get("/tai-khoan").await.expect(200);
    }
}

#[tokio::test]
async fn a_script_does_not_hold_a_session_open() {
    for (_, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("chanh.vp").await.expect(303);
        browser.dest = "empty";
        for _ in 0..3 {
            site.clock.advance(299.seconds());
            browser.get("/tai-khoan").await.expect(200);
        }
        site.clock.advance(5.minutes());
        browser.get("/tai-khoan").await.expect(303);
    }
}

#[tokio::test]
async fn twelve_hours_are_the_end_however_busy() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("truong.vhxh").await.expect(303);
        for step in 1..=71 {
            site.clock.advance(10.minutes());
            assert_eq!(browser.get("/tai-khoan").await.status, 200, "{engine}: {step}");
        }
        site.clock.advance(10.minutes());
        let ended = browser.get("/tai-khoan").await.expect(303);
        assert_eq!(ended.location.as_deref(), Some("/dang-nhap?toi=%2Ftai-khoan"), "{engine}");
        let late = browser.post("/mo-khoa", &[("mat_khau", PASSWORD)]).await.expect(422);
        testkit::check_html(&late.shows("đã hết").body);
    }
}

#[tokio::test]
async fn the_owner_sees_his_sessions_and_ends_one() {
    for (engine, site, _guard) in sites().await {
        let (mut here, mut there, mut other) = (Browser::new(&site), Browser::new(&site), Browser::new(&site));
        here.sign_in("pho.chu.tich").await.expect(303);
        there.sign_in("pho.chu.tich").await.expect(303);
        other.sign_in("theo.doi").await.expect(303);
        let page = here.get("/tai-khoan").await.expect(200).shows("Firefox").shows("phiên này");
        let action =
            page.body.split("action=\"/tai-khoan/phien/").nth(1).and_then(|p| p.split('"').next()).expect("one");
        let action = format!("/tai-khoan/phien/{action}");
        other.post(&action, &[]).await.expect(404);
        other.post("/tai-khoan/phien/1/dang-xuat", &[]).await.expect(404);
        there.get("/tai-khoan").await.expect(200);
        here.post(&action, &[]).await.expect(303);
        there.get("/tai-khoan").await.expect(303);
        here.get("/tai-khoan").await.expect(200);
        here.post("/dang-xuat", &[]).await.expect(303);
        assert!(!here.cookies.contains_key(web::COOKIE), "{engine}");
        assert!(here.cookies.contains_key("__Host-thiet-bi"), "{engine}: the browser is still known");
    }
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("truong.kt").await.expect(303);
        let before = browser.cookies[web::COOKIE].clone();
        browser.sign_in("truong.kt").await.expect(303);
        assert_ne!(browser.cookies[web::COOKIE], before, "{engine}");
        site.by_token(&before, "/tai-khoan", None).await.expect(303);
    }
}
