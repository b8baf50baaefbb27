//! Samples of `sign_in`, `profile` and `drafts`: ordinary, with errors, in a demonstration.

use testkit::{PASSWORD, check_html};

use crate::{sites, token};

mod sign_in {
    use super::*;

    #[tokio::test]
    async fn samples_keep_to_the_rules() {
        for (_, site, _guard) in sites().await {
            check_html(&site.get("", "/dang-nhap").await.expect(200).body);
            check_html(&site.get("", "/dang-nhap?toi=%2Fke-hoach").await.expect(200).body);
            check_html(
                &site.post("", "/dang-nhap", &[("tai_khoan", "sai <b>"), ("mat_khau", "x")]).await.expect(422).body,
            );
            let demo =
                site.reopened(vec![accounts::feature()], |app| app.demo_banner = Some("Bản dùng thử".to_owned()));
            check_html(&demo.get("", "/dang-nhap").await.expect(200).shows("Bản dùng thử").body);
        }
    }
}

mod profile {
    use super::*;

    #[tokio::test]
    async fn samples_keep_to_the_rules() {
        for (_, site, _guard) in sites().await {
            let token = token(&site, "cong.chuc.hcc").await;
            check_html(&site.by_token(&token, "/tai-khoan", None).await.expect(200).body);
            let wrong =
                [("mat_khau_cu", PASSWORD), ("mat_khau_moi", ""), ("mat_khau_nhac_lai", "x"), ("_version", "1")];
            check_html(&site.by_token(&token, "/tai-khoan/mat-khau", Some(&wrong)).await.expect(422).body);
        }
    }
}

mod codes {
    use super::*;
    use crate::browser::Browser;

    #[tokio::test]
    async fn samples_keep_to_the_rules() {
        for (_, site, _guard) in sites().await {
            let mut browser = Browser::new(&site);
            browser.sign_in("dau.moi").await.expect(303);
            check_html(&browser.get("/tai-khoan/ma-xac-thuc").await.expect(200).body);
            let wrong = [("ma_bat", ""), ("mat_khau_bat", "")];
            browser.post("/tai-khoan/ma-xac-thuc", &wrong).await.expect(303);
            crate::second_factor::switch_on(&site, &mut browser).await;
            check_html(&browser.get("/tai-khoan/ma-xac-thuc").await.expect(200).shows("Tắt mã xác thực").body);
        }
    }
}

mod passkeys {
    use super::*;
    use crate::browser::Browser;

    #[tokio::test]
    async fn samples_keep_to_the_rules() {
        for (_, site, _guard) in sites().await {
            let mut browser = Browser::new(&site);
            browser.sign_in("dau.moi").await.expect(303);
            check_html(&browser.get("/tai-khoan/khoa").await.expect(200).body);
            check_html(&browser.post("/tai-khoan/khoa", &[]).await.expect(422).body);
            browser.get("/tai-khoan/khoa/1").await.expect(404);
        }
    }
}

mod lock {
    use super::*;
    use crate::browser::Browser;

    #[tokio::test]
    async fn samples_keep_to_the_rules() {
        for (_, site, _guard) in sites().await {
            let mut browser = Browser::new(&site);
            browser.sign_in("dau.moi").await.expect(303);
            site.clock.advance(jiff::Span::new().minutes(15));
            check_html(&browser.get("/mo-khoa").await.expect(200).body);
            check_html(&browser.post("/mo-khoa", &[]).await.expect(422).body);
        }
    }
}

mod drafts {
    use super::*;

    #[tokio::test]
    async fn samples_keep_to_the_rules() {
        for (_, site, _guard) in sites().await {
            let token = token(&site, "cong.chuc.hcc").await;
            let empty = site.by_token(&token, "/ban-nhap", None).await.expect(200);
            check_html(&empty.shows("Không có nội dung nào đang nhập dở").body);
            let long = "Rất dài ".repeat(2_000);
            for (key, text) in [("a", "Hai dòng\n& <thẻ>"), ("b", long.as_str()), ("c", "")] {
                let key = key.repeat(32);
                let draft = [("_key", key.as_str()), ("_draft", "mau"), ("_page", "/mau?a=1&b=2"), ("y_kien", text)];
                site.by_token(&token, "/ban-nhap", Some(&draft)).await.expect(204);
            }
            let list = site.by_token(&token, "/ban-nhap", None).await.expect(200).shows("Hai dòng & <thẻ>").shows("…");
            check_html(&list.body);
        }
    }
}
