//! Drafts: kept while one types and when a form is refused, offered where the form stands, gone with its effect.

use testkit::{Answer, Site};

use crate::sites;

const KEY: &str = "0123456789abcdef0123456789abcdef";

/// The form as the script sends it.
async fn keep(site: &Site, who: &str, key: &str, text: &str, more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("_key", key), ("_draft", "y-kien-1"), ("_page", "/y-kien?loc=1"), ("_stamp", "17")];
    fields.extend([("_version", "2"), ("y_kien", text), ("mat_khau", "bí mật")]);
    fields.extend_from_slice(more);
    site.post(who, "/ban-nhap", &fields).await
}

async fn page(site: &Site, address: &str) -> Answer {
    let page = site.get("dau_moi", address).await.expect(200);
    testkit::check_html(&page.body);
    page
}

/// The key of the form on the page.
fn key_of(page: &Answer) -> String {
    let form = page.body.split_once("data-draft").and_then(|(_, rest)| rest.split_once("name=\"_key\" value=\""));
    form.expect("a form with a key").1.split('"').next().unwrap_or_default().to_owned()
}

/// What stands in the form's text area.
fn typed(page: &Answer) -> String {
    let area = page.body.split_once("<textarea").and_then(|(_, rest)| rest.split_once(">\n")).expect("a text area").1;
    let text = area.split_once("</textarea>").expect("its end").0;
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

const OFFER: &str = "nội dung chưa gửi";

#[tokio::test]
async fn what_was_typed_is_offered_and_taken_on_any_machine() {
    for (engine, site, _guard) in sites().await {
        page(&site, "/y-kien").await.hides(OFFER);
        let answer = keep(&site, "dau_moi", KEY, "Gõ dở \"một\"\r\n<b>hai</b>", &[]).await.expect(204);
        assert!(answer.body.is_empty(), "{engine}");
        let offer = page(&site, "/y-kien?loc=1").await.shows(OFFER).shows("như đang có");
        assert_eq!(offer.field("lay-lai"), KEY);
        assert_eq!((offer.field("loc").as_str(), offer.field("_page").as_str()), ("1", "/y-kien?loc=1"), "{engine}");
        let taken =
            page(&site, &format!("/y-kien?loc=1&lay-lai={KEY}")).await.hides(OFFER).shows("Đã lấy lại nội dung");
        assert_eq!(typed(&taken), "Gõ dở \"một\"\n<b>hai</b>", "{engine}");
        assert_eq!((key_of(&taken).as_str(), taken.field("_version").as_str()), (KEY, "2"), "{engine}");
        assert_eq!(taken.field("_page"), "/y-kien?loc=1");
        assert!(!taken.body.contains("bí mật"), "{engine}: no password is kept");
        site.get("chu_tich", "/y-kien").await.expect(200).hides(OFFER);
        site.get("chu_tich", &format!("/y-kien?lay-lai={KEY}")).await.expect(200).shows("như đang có");
    }
}

#[tokio::test]
async fn what_says_the_same_is_not_offered() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    keep(&site, "dau_moi", KEY, "như đang có", &[]).await.expect(204);
    page(&site, "/y-kien").await.hides(OFFER);
    site.get("dau_moi", "/ban-nhap").await.expect(200).shows("như đang có");
}

#[tokio::test]
async fn a_draft_goes_with_the_effect_and_when_it_is_dropped() {
    for (engine, site, _guard) in sites().await {
        for key in [KEY, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] {
            keep(&site, "dau_moi", key, &format!("Gõ dở {key}"), &[]).await.expect(204);
        }
        page(&site, "/y-kien").await.shows("Còn 1 bản khác");
        let sent = [("_key", KEY), ("_draft", "y-kien-1"), ("_version", "2"), ("y_kien", "Gõ xong")];
        let done = site.post("dau_moi", "/y-kien", &sent).await.expect(303);
        let local = format!("y-kien-1%3A{KEY}");
        assert!(done.headers["set-cookie"].to_str().is_ok_and(|c| c.contains(&local)), "{engine}: the browser forgets");
        page(&site, "/y-kien").await.shows(OFFER).hides("bản khác");
        keep(&site, "dau_moi", KEY, "tới muộn, khác", &[]).await.expect(204);
        let again = site.post("dau_moi", "/y-kien", &sent).await.expect(303);
        assert!(again.headers["set-cookie"].to_str().is_ok_and(|c| c.contains(&local)), "{engine}: sent twice");
        page(&site, "/y-kien").await.shows(OFFER).hides("bản khác");
        keep(&site, "dau_moi", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "", &[("_bo", "1")]).await.expect(204);
        page(&site, "/y-kien").await.hides(OFFER);
        keep(&site, "dau_moi", KEY, "Gõ nữa", &[]).await.expect(204);
        let drop = [("_key", KEY), ("_draft", "y-kien-1"), ("_page", "/y-kien")];
        site.post("chu_tich", "/ban-nhap/bo", &drop).await.expect(303);
        page(&site, "/y-kien").await.shows(OFFER);
        let dropped = site.post("dau_moi", "/ban-nhap/bo", &drop).await.expect(303);
        assert_eq!(
            (dropped.location.as_deref(), dropped.notice().as_str()),
            (Some("/y-kien"), "Đã bỏ nội dung chưa gửi.")
        );
        page(&site, "/y-kien").await.hides(OFFER);
    }
}

#[tokio::test]
async fn a_refused_form_is_kept_without_a_script() {
    for (engine, site, _guard) in sites().await {
        for (text, status) in [("muộn", 409), ("hỏng", 500)] {
            let fields = [("_key", KEY), ("_draft", "y-kien-1"), ("_page", "/y-kien?loc=1"), ("y_kien", text)];
            site.post("dau_moi", "/y-kien", &fields).await.expect(status);
            page(&site, "/y-kien").await.shows(OFFER);
            assert_eq!(typed(&page(&site, &format!("/y-kien?lay-lai={KEY}")).await), text, "{engine}");
        }
        let fields = [("_key", KEY), ("_draft", "y-kien-1"), ("_page", "/y-kien?loc=1"), ("y_kien", "sai")];
        let refused = site.post("dau_moi", "/y-kien", &fields).await.expect(422).hides(OFFER);
        testkit::check_html(&refused.body);
        assert_eq!(key_of(&refused), KEY, "{engine}: it goes on being the same form");
        assert_eq!(refused.field("_page"), "/y-kien?loc=1", "{engine}");
        let fields = [("_key", KEY), ("_draft", "y-kien-1"), ("_page", "/y-kien?loc=1"), ("y_kien", "đúng")];
        site.post("dau_moi", "/y-kien", &fields).await.expect(303);
        page(&site, "/y-kien").await.hides(OFFER);
    }
}

#[tokio::test]
async fn a_draft_whose_form_is_gone_is_still_read() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    let fields = [("_key", KEY), ("_draft", "da-dong"), ("_page", "/trang"), ("y_kien", "Viết rất lâu & kỹ")];
    site.post("dau_moi", "/ban-nhap", &fields).await.expect(204);
    let gone = site.get("dau_moi", &format!("/trang?lay-lai={KEY}")).await.expect(303);
    assert_eq!(gone.location.as_deref(), Some("/ban-nhap"));
    let list = page(&site, "/ban-nhap").await.shows("Viết rất lâu & kỹ");
    assert!(list.body.contains(&format!("/trang?lay-lai={KEY}")));
    site.get("dau_moi", "/trang?lay-lai=khac").await.expect(200);
}

#[tokio::test]
async fn only_forms_with_a_name_and_within_bounds_are_kept() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    site.post("dau_moi", "/ban-nhap", &[("_key", KEY), ("y_kien", "x")]).await.expect(404);
    site.post("dau_moi", "/ban-nhap", &[("_key", "x"), ("_draft", "y-kien-1"), ("y_kien", "x")]).await.expect(404);
    let long = "x".repeat(300_000);
    keep(&site, "dau_moi", KEY, &long, &[]).await.expect(413);
    site.post("", "/ban-nhap", &[("_key", KEY), ("_draft", "y-kien-1"), ("y_kien", "x")]).await.expect(401);
    let away = [("_key", KEY), ("_draft", "y-kien-1"), ("_page", "//ac.vn"), ("y_kien", "khác")];
    site.post("dau_moi", "/ban-nhap", &away).await.expect(204);
    assert!(!site.get("dau_moi", "/ban-nhap").await.body.contains("ac.vn"));
}
