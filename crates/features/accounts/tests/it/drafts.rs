//! Drafts of real accounts: kept, dropped, and kept over an ended session.

use testkit::PASSWORD;

use crate::{sites, token};

const KEY: &str = "0123456789abcdef0123456789abcdef";

const FORM: [(&str, &str); 4] =
    [("_key", KEY), ("_draft", "mat-khau-1"), ("_page", "/tai-khoan"), ("y_kien", "Gõ lúc phiên còn")];

#[tokio::test]
async fn a_draft_is_its_writers_alone_until_he_drops_it() {
    for (engine, site, _guard) in sites().await {
        let (mine, other) = (token(&site, "cong.chuc.kt").await, token(&site, "chu.tich").await);
        site.by_token(&mine, "/ban-nhap", Some(&FORM)).await.expect(204);
        site.by_token(&other, "/ban-nhap", None).await.expect(200).hides("Gõ lúc phiên còn");
        site.by_token(&other, "/ban-nhap/bo", Some(&FORM)).await.expect(303);
        site.by_token(&mine, "/ban-nhap", None).await.expect(200).shows("Gõ lúc phiên còn");
        let dropped = site.by_token(&mine, "/ban-nhap/bo", Some(&FORM)).await.expect(303);
        assert_eq!(dropped.location.as_deref(), Some("/tai-khoan"), "{engine}");
        site.by_token(&mine, "/ban-nhap/bo", Some(&FORM)).await.expect(303);
        site.by_token(&mine, "/ban-nhap", None).await.expect(200).hides("Gõ lúc phiên còn");
        site.by_token(&mine, "/ban-nhap/bo", Some(&[])).await.expect(404);
    }
}

#[tokio::test]
async fn a_form_that_outlived_the_session_is_opened_again_as_it_was() {
    for (engine, site, _guard) in sites().await {
        let asked = site.post("", "/tai-khoan/mat-khau", &FORM).await.expect(401);
        let (action, fields) = (asked.field("_resume_action"), asked.field("_resume_fields"));
        let sign_in = [
            ("tai_khoan", "cong.chuc.kt"),
            ("mat_khau", PASSWORD),
            ("_resume_action", action.as_str()),
            ("_resume_fields", fields.as_str()),
        ];
        let offered = site.post("", "/dang-nhap", &sign_in).await.expect(200);
        testkit::check_html(&offered.body);
        assert!(offered.body.contains(&format!("/tai-khoan?lay-lai={KEY}")), "{engine}");
        let again = offered.cookie(web::COOKIE).expect("a session");
        site.by_token(&again, "/ban-nhap", None).await.expect(200).shows("Gõ lúc phiên còn");
    }
}
