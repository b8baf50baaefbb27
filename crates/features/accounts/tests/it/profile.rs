//! One's own account: a new password, the end of all sessions.

use testkit::PASSWORD;

use crate::{sites, token};

const NEW: &str = "năm từ khác hẳn nhau";

fn fields<'f>(old: &'f str, new: &'f str, again: &'f str, version: &'f str) -> [(&'f str, &'f str); 4] {
    [("mat_khau_cu", old), ("mat_khau_moi", new), ("mat_khau_nhac_lai", again), ("_version", version)]
}

#[tokio::test]
async fn a_new_password_replaces_the_old_one_everywhere() {
    for (engine, site, _guard) in sites().await {
        let (here, elsewhere) = (token(&site, "giam.doc.hcc").await, token(&site, "giam.doc.hcc").await);
        let version = site.by_token(&here, "/tai-khoan", None).await.field("_version");
        let changed = site.by_token(&here, "/tai-khoan/mat-khau", Some(&fields(PASSWORD, NEW, NEW, &version))).await;
        assert_eq!(changed.expect(303).location.as_deref(), Some("/dang-nhap"), "{engine}");
        for old in [&here, &elsewhere] {
            site.by_token(old, "/tai-khoan", None).await.expect(303);
        }
        site.post("", "/dang-nhap", &[("tai_khoan", "giam.doc.hcc"), ("mat_khau", PASSWORD)]).await.expect(422);
        site.post("", "/dang-nhap", &[("tai_khoan", "giam.doc.hcc"), ("mat_khau", NEW)]).await.expect(303);
    }
}

#[tokio::test]
async fn a_bad_new_password_is_refused_with_its_reasons() {
    for (engine, site, _guard) in sites().await {
        let token = token(&site, "truong.vhxh").await;
        let version = site.by_token(&token, "/tai-khoan", None).await.field("_version");
        let form = fields("sai", "ngắn", "khác", &version);
        let page = site.by_token(&token, "/tai-khoan/mat-khau", Some(&form)).await.expect(422);
        testkit::check_html(&page.body);
        let page = page.shows("Mật khẩu hiện tại chưa đúng").shows("cần ít nhất 15").shows("không giống nhau");
        assert!(!page.body.contains("ngắn\""), "{engine}: no password is ever written back");
        site.by_token(&token, "/tai-khoan", None).await.expect(200);
        let old = fields(PASSWORD, NEW, NEW, "99");
        site.by_token(&token, "/tai-khoan/mat-khau", Some(&old)).await.expect(409);
    }
}

#[tokio::test]
async fn signing_out_everywhere_ends_every_session_of_this_account_only() {
    for (engine, site, _guard) in sites().await {
        let (here, elsewhere) = (token(&site, "chu.tich").await, token(&site, "chu.tich").await);
        let other = token(&site, "theo.doi").await;
        let bye = site.by_token(&here, "/tai-khoan/dang-xuat-moi-noi", Some(&[])).await.expect(303);
        assert_eq!(bye.location.as_deref(), Some("/dang-nhap"), "{engine}");
        site.by_token(&elsewhere, "/tai-khoan", None).await.expect(303);
        site.by_token(&other, "/tai-khoan", None).await.expect(200);
    }
}
