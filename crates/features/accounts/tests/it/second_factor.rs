//! Codes of an app and recovery codes, from switching on to switching off.

use jiff::ToSpan as _;
use kernel::clock::Clock as _;
use testkit::{Answer, PASSWORD, Site};

use crate::browser::Browser;
use crate::sites;

/// The code of the secret that the page spelled, as an app would show it (RFC 6238 again, from the other side).
pub fn code(site: &Site, spelled: &str) -> String {
    let bits: String = spelled
        .bytes()
        .filter(|b| *b != b' ')
        .map(|b| b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".iter().position(|c| *c == b).expect("base 32"))
        .map(|n| format!("{n:05b}"))
        .collect();
    let secret: Vec<u8> = (0..20).map(|i| u8::from_str_radix(&bits[8 * i..8 * i + 8], 2).expect("bits")).collect();
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &secret);
    let mac = ring::hmac::sign(&key, &(site.clock.now().as_second() / 30).to_be_bytes());
    let at = usize::from(mac.as_ref()[19] & 15);
    let four: [u8; 4] = mac.as_ref()[at..at + 4].try_into().expect("four");
    format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000)
}

/// The texts of `<code>` on a page: the spelled secret, or the recovery codes.
pub fn codes_on(answer: &Answer) -> Vec<String> {
    let parts = answer.body.split("<code translate=\"no\">").skip(1);
    parts.filter_map(|part| part.split("</code>").next()).map(str::to_owned).collect()
}

/// Switches codes on for whoever is signed in; the spelled secret and the recovery codes.
pub async fn switch_on(site: &Site, browser: &mut Browser<'_>) -> (String, Vec<String>) {
    let page = browser.get("/tai-khoan/ma-xac-thuc").await.expect(200);
    let spelled = codes_on(&page).remove(0);
    let (secret, code) = (page.field("_bi_mat"), code(site, &spelled));
    let form = [("_bi_mat", secret.as_str()), ("ma_bat", &code), ("mat_khau_bat", PASSWORD)];
    let shown = browser.post("/tai-khoan/ma-xac-thuc", &form).await.expect(200).shows("Đã bật mã xác thực");
    testkit::check_html(&shown.body);
    (spelled, codes_on(&shown))
}

#[tokio::test]
async fn a_code_is_asked_for_and_taken_once() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("truong.kt").await.expect(303);
        let (spelled, recovery) = switch_on(&site, &mut browser).await;
        assert_eq!(recovery.len(), 10, "{engine}");
        browser.get("/tai-khoan").await.expect(200).shows("Đang bật").hides(&recovery[0]).hides(&spelled);

        let mut other = Browser::new(&site);
        let step = other.sign_in("truong.kt").await.expect(200).shows("bước hai");
        testkit::check_html(&step.body);
        assert!(!other.cookies.contains_key(web::COOKIE), "{engine}: a password alone opens nothing");
        let token = step.field("_buoc");
        let now = code(&site, &spelled);
        let again = other.post("/dang-nhap/buoc-hai", &[("_buoc", &token), ("ma", &now)]).await.expect(422);
        testkit::check_html(&again.shows("đã dùng").body);
        site.clock.advance(30.seconds());
        let fresh = code(&site, &spelled);
        let form = [("_buoc", token.as_str()), ("ma", &fresh), ("toi", "/vi-tri-viec-lam")];
        let entered = other.post("/dang-nhap/buoc-hai", &form).await.expect(303);
        assert_eq!(entered.location.as_deref(), Some("/vi-tri-viec-lam"), "{engine}");
        other.get("/tai-khoan").await.expect(200);
        Browser::new(&site).post("/dang-nhap/buoc-hai", &form).await.expect(422);
    }
}

#[tokio::test]
async fn a_recovery_code_stands_in_for_the_telephone_once() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("chanh.vp").await.expect(303);
        let (_, recovery) = switch_on(&site, &mut browser).await;
        for status in [303, 422] {
            let mut other = Browser::new(&site);
            let token = other.sign_in("chanh.vp").await.expect(200).field("_buoc");
            let typed = recovery[3].to_uppercase().replace('-', " ");
            other.post("/dang-nhap/buoc-hai", &[("_buoc", &token), ("ma", &typed)]).await.expect(status);
        }
        let wrong = browser.post("/tai-khoan/ma-du-phong", &[("mat_khau_ma", "sai")]).await.expect(422);
        testkit::check_html(&wrong.body);
        browser.get("/tai-khoan/ma-xac-thuc").await.shows("Còn 9 mã");
        let fresh = browser.post("/tai-khoan/ma-du-phong", &[("mat_khau_ma", PASSWORD)]).await.expect(200);
        assert!(codes_on(&fresh).len() == 10 && !codes_on(&fresh).contains(&recovery[0]), "{engine}");
        let mut other = Browser::new(&site);
        let token = other.sign_in("chanh.vp").await.field("_buoc");
        other.post("/dang-nhap/buoc-hai", &[("_buoc", &token), ("ma", &recovery[0])]).await.expect(422);
    }
}

#[tokio::test]
async fn what_stands_between_the_steps_is_short_lived_and_not_to_be_made() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("pho.chu.tich").await.expect(303);
        let (spelled, _) = switch_on(&site, &mut browser).await;
        site.clock.advance(30.seconds());
        let mut other = Browser::new(&site);
        let token = other.sign_in("pho.chu.tich").await.field("_buoc");
        let mut forged = token.clone();
        forged.replace_range(20..21, if &token[20..21] == "A" { "B" } else { "A" });
        for wrong in ["", "AAAA", &forged] {
            let now = code(&site, &spelled);
            let page = other.post("/dang-nhap/buoc-hai", &[("_buoc", wrong), ("ma", &now)]).await.expect(422);
            assert!(page.visible().contains("đăng nhập lại") || page.visible().contains("Hãy đăng nhập"), "{engine}");
        }
        site.clock.advance(5.minutes());
        let now = code(&site, &spelled);
        other.post("/dang-nhap/buoc-hai", &[("_buoc", &token), ("ma", &now)]).await.expect(422).shows("quá 5 phút");
    }
}

#[tokio::test]
async fn codes_are_not_guessed() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    crate::add_account(&site, "bi.do.ma").await;
    let mut browser = Browser::new(&site);
    browser.sign_in("bi.do.ma").await.expect(303);
    switch_on(&site, &mut browser).await;
    let mut slowed = false;
    for n in 0..40 {
        let mut stranger = Browser::new(&site);
        let step = stranger.sign_in("bi.do.ma").await;
        let token = if step.status == 200 { step.field("_buoc") } else { break };
        let typed = format!("{n:06}");
        slowed |= stranger.post("/dang-nhap/buoc-hai", &[("_buoc", &token), ("ma", &typed)]).await.status == 429;
    }
    assert!(slowed, "from ever new addresses, with the right password");
}

#[tokio::test]
async fn switching_off_asks_for_the_password_a_code_and_a_long_password() {
    for (engine, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("dau.moi").await.expect(303);
        let (spelled, _) = switch_on(&site, &mut browser).await;
        site.clock.advance(30.seconds());
        let off = "/tai-khoan/ma-xac-thuc/tat";
        let now = code(&site, &spelled);
        for form in
            [[("mat_khau_tat", "sai"), ("ma_tat", now.as_str())], [("mat_khau_tat", PASSWORD), ("ma_tat", "000000")]]
        {
            testkit::check_html(&browser.post(off, &form).await.expect(422).body);
        }
        // Beside codes a short password is taken; then it keeps them on.
        let version = browser.get("/tai-khoan").await.shows("Ít nhất 8 ký tự").field("_version");
        let short = "k7#mQ2xp";
        let form =
            [("mat_khau_cu", PASSWORD), ("mat_khau_moi", short), ("mat_khau_nhac_lai", short), ("_version", &version)];
        browser.post("/tai-khoan/mat-khau", &form).await.expect(303);
        let step = browser.post("/dang-nhap", &[("tai_khoan", "dau.moi"), ("mat_khau", short)]).await.expect(200);
        let entered = browser.post("/dang-nhap/buoc-hai", &[("_buoc", &step.field("_buoc")), ("ma", &now)]).await;
        entered.expect(303);
        site.clock.advance(30.seconds());
        let now = code(&site, &spelled);
        let refused = browser.post(off, &[("mat_khau_tat", short), ("ma_tat", &now)]).await.expect(422);
        refused.shows("chỉ được dùng khi có bảo vệ hai lớp");
        let version = browser.get("/tai-khoan").await.field("_version");
        let long = "năm từ khác hẳn nhau";
        let form =
            [("mat_khau_cu", short), ("mat_khau_moi", long), ("mat_khau_nhac_lai", long), ("_version", &version)];
        browser.post("/tai-khoan/mat-khau", &form).await.expect(303);
        let step = browser.post("/dang-nhap", &[("tai_khoan", "dau.moi"), ("mat_khau", long)]).await.expect(200);
        browser.post("/dang-nhap/buoc-hai", &[("_buoc", &step.field("_buoc")), ("ma", &now)]).await.expect(303);
        site.clock.advance(30.seconds());
        let now = code(&site, &spelled);
        browser.post(off, &[("mat_khau_tat", long), ("ma_tat", &now)]).await.expect(303);
        let mut other = Browser::new(&site);
        other.post("/dang-nhap", &[("tai_khoan", "dau.moi"), ("mat_khau", long)]).await.expect(303);
        assert!(other.cookies.contains_key(web::COOKIE), "{engine}");
    }
}

#[tokio::test]
async fn a_wrong_first_code_or_a_foreign_secret_switches_nothing_on() {
    for (_, site, _guard) in sites().await {
        let mut browser = Browser::new(&site);
        browser.sign_in("cong.chuc.kt").await.expect(303);
        let page = browser.get("/tai-khoan/ma-xac-thuc").await.expect(200);
        testkit::check_html(&page.body);
        let (spelled, secret) = (codes_on(&page).remove(0), page.field("_bi_mat"));
        let form = [("_bi_mat", secret.as_str()), ("ma_bat", "000000"), ("mat_khau_bat", "sai")];
        let wrong = browser.post("/tai-khoan/ma-xac-thuc", &form).await.expect(422).shows("Mã chưa đúng");
        assert_eq!(codes_on(&wrong)[0], spelled, "the app that has read it need not read again");
        let mut other = Browser::new(&site);
        other.sign_in("cong.chuc.hcc").await.expect(303);
        let now = code(&site, &spelled);
        let foreign = [("_bi_mat", secret.as_str()), ("ma_bat", now.as_str()), ("mat_khau_bat", PASSWORD)];
        other.post("/tai-khoan/ma-xac-thuc", &foreign).await.expect(303);
        for browser in [&mut browser, &mut other] {
            browser.get("/tai-khoan").await.expect(200).shows("Chưa bật");
        }
    }
}
