//! Signing in: what is said, what is not, and what becomes of a form that the session ended under.

use http::{Method, Request, header};
use testkit::{PASSWORD, SettableClock, Site, open_both};

use crate::{sign_in, sites, token};

#[tokio::test]
async fn the_right_password_begins_a_session() {
    for (engine, site, _guard) in sites().await {
        let answer = sign_in(&site, "dau.moi").await;
        assert_eq!(answer.location.as_deref(), Some("/"), "{engine}");
        let cookie = answer.headers.get(header::SET_COOKIE).and_then(|c| c.to_str().ok()).unwrap_or_default();
        for part in ["__Host-sauro=", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{engine}: {cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        let token = answer.cookie(web::COOKIE).expect("a session");
        site.by_token(&token, "/tai-khoan", None).await.expect(200).shows("Ngô Thị Thu Hà");
        site.by_token("0000", "/tai-khoan", None).await.expect(303);
        site.by_token(&token, "/dang-nhap", None).await.expect(303);
        let back = site
            .post("", "/dang-nhap", &[("tai_khoan", " Dau.Moi "), ("mat_khau", PASSWORD), ("toi", "/vi-tri-viec-lam")])
            .await;
        assert_eq!(back.expect(303).location.as_deref(), Some("/vi-tri-viec-lam"), "{engine}");
        let away = [("tai_khoan", "dau.moi"), ("mat_khau", PASSWORD), ("toi", "https://ac.example/")];
        assert_eq!(site.post("", "/dang-nhap", &away).await.location.as_deref(), Some("/"), "{engine}");
    }
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_account_get_the_same_answer() {
    for (engine, site, _guard) in sites().await {
        let wrong = site.post("", "/dang-nhap", &[("tai_khoan", "chanh.vp"), ("mat_khau", "sai")]).await.expect(422);
        let nobody = site.post("", "/dang-nhap", &[("tai_khoan", "khong.ai"), ("mat_khau", "sai")]).await.expect(422);
        assert_eq!(wrong.visible(), nobody.visible(), "{engine}");
        assert!(wrong.cookie(web::COOKIE).is_none() && wrong.visible().contains("chưa đúng"), "{engine}");
        assert!(wrong.body.contains("value=\"chanh.vp\""), "the name stays typed");
        assert!(!wrong.body.contains("value=\"sai\""), "the password does not");
        for fields in
            [&[][..], &[("tai_khoan", "' or 1=1 --"), ("mat_khau", "x")], &[("tai_khoan", "dau.moi"), ("mat_khau", "")]]
        {
            site.post("", "/dang-nhap", fields).await.expect(422);
        }
    }
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    // The count belongs to the process, not to the site: one engine is enough.
    let (_, site, _guard) = sites().await.swap_remove(0);
    for _ in 0..5 {
        site.post("", "/dang-nhap", &[("tai_khoan", "truong.kt"), ("mat_khau", "sai")]).await.expect(422);
    }
    let slow = site.post("", "/dang-nhap", &[("tai_khoan", "truong.kt"), ("mat_khau", PASSWORD)]).await.expect(429);
    slow.shows("Hãy đợi");
}

#[tokio::test]
async fn guessing_many_at_once_is_slowed_down_too() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    let fields = [("tai_khoan", "pho.chanh.vp"), ("mat_khau", "sai")];
    let one = || site.post("", "/dang-nhap", &fields);
    let (a, b, c, d, e, f, g, h) = tokio::join!(one(), one(), one(), one(), one(), one(), one(), one());
    let slowed = [a, b, c, d, e, f, g, h].iter().filter(|answer| answer.status == 429).count();
    assert_eq!(slowed, 3, "five tries are free, however they arrive");
}

#[tokio::test]
async fn the_session_ends_on_the_server_too() {
    for (engine, site, _guard) in sites().await {
        let token = token(&site, "cong.chuc.kt").await;
        let bye = site.by_token(&token, "/dang-xuat", Some(&[])).await.expect(303);
        assert_eq!(bye.location.as_deref(), Some("/dang-nhap"), "{engine}");
        assert_eq!(bye.cookie(web::COOKIE).as_deref(), Some(""), "{engine}");
        site.by_token(&token, "/tai-khoan", None).await.expect(303);
    }
}

#[tokio::test]
async fn what_was_typed_outlives_the_session() {
    for (engine, site, _guard) in sites().await {
        let old = token(&site, "cong.chuc.vhxh").await;
        site.clock.advance(jiff::Span::new().hours(13));
        let typed = [("mat_khau_cu", PASSWORD), ("y_kien", "Đã rà soát 45 hồ sơ, còn 3 hồ sơ & <thiếu>")];
        let asked = site.by_token(&old, "/tai-khoan/mat-khau", Some(&typed[1..])).await.expect(401);
        testkit::check_html(&asked.body);
        let (action, fields) = (asked.field("_resume_action"), asked.field("_resume_fields"));
        assert_eq!(action, "/tai-khoan/mat-khau", "{engine}");
        let sign_in = [
            ("tai_khoan", "cong.chuc.vhxh"),
            ("mat_khau", "sai"),
            ("_resume_action", action.as_str()),
            ("_resume_fields", fields.as_str()),
        ];
        let again = site.post("", "/dang-nhap", &sign_in).await.expect(422);
        assert_eq!(again.field("_resume_fields"), fields, "{engine}: a wrong password loses nothing");
        let mut right = sign_in;
        right[1].1 = PASSWORD;
        let offered =
            site.post("", "/dang-nhap", &right).await.expect(200).shows("Đã rà soát 45 hồ sơ, còn 3 hồ sơ & <thiếu>");
        testkit::check_html(&offered.body);
        assert_eq!(offered.field("y_kien"), typed[1].1, "{engine}");
        assert!(offered.cookie(web::COOKIE).is_some(), "{engine}: signed in again");
    }
}

#[tokio::test]
async fn an_address_elsewhere_is_never_resumed() {
    for (_, site, _guard) in sites().await {
        let fields = [
            ("tai_khoan", "pho.chu.tich"),
            ("mat_khau", PASSWORD),
            ("_resume_action", "//ac.example/"),
            ("_resume_fields", "a=b"),
        ];
        let answer = site.post("", "/dang-nhap", &fields).await.expect(303);
        assert_eq!(answer.location.as_deref(), Some("/"));
    }
}

#[tokio::test]
async fn a_form_of_another_site_cannot_sign_anybody_in() {
    for (_, site, _guard) in sites().await {
        let request = Request::builder()
            .method(Method::POST)
            .uri("/dang-nhap")
            .header(header::HOST, "xa.test")
            .header("sec-fetch-site", "cross-site")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let request = request.body("tai_khoan=dau_moi".into()).expect("a request");
        site.send(request).await.expect(403).shows("từ một trang khác");
    }
}

#[tokio::test]
async fn with_two_communes_the_page_asks_which() {
    for (_, db, _guard) in open_both().await {
        let site = Site::with_mirror(db, vec![accounts::feature()], SettableClock::default()).await;
        let page = site.get("", "/dang-nhap").await.expect(200).shows("Xã, phường, đặc khu").shows("xã Thanh Hà");
        testkit::check_html(&page.body);
    }
}
