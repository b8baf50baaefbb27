//! Forms: once, within bounds, and never lost.

use crate::sites;

const KEY: (&str, &str) = ("_key", "0123456789abcdef0123456789abcdef");

#[tokio::test]
async fn a_form_sent_twice_is_carried_out_once() {
    for (engine, site, _guard) in sites().await {
        let first = site.post("dau_moi", "/dem", &[KEY, ("ghi_chu", "một")]).await.expect(303);
        assert_eq!(first.notice(), "Đã ghi; còn “dấu” & dấu phẩy, được.", "{engine}");
        let again = site.post("dau_moi", "/dem", &[KEY, ("ghi_chu", "một")]).await.expect(303);
        assert_eq!(again.location.as_deref(), Some("/trang"), "{engine}: led to the same place");
        site.get("dau_moi", "/trang").await.shows("Đã ghi 1 lần");
        site.post("chu_tich", "/dem", &[KEY, ("ghi_chu", "một")]).await.expect(409);
        site.post("dau_moi", "/dem", &[("ghi_chu", "hai")]).await.expect(303);
        site.get("dau_moi", "/trang").await.shows("Đã ghi 2 lần");
    }
}

#[tokio::test]
async fn a_form_changed_and_sent_again_is_another_one() {
    for (engine, site, _guard) in sites().await {
        site.post("dau_moi", "/dem", &[KEY, ("ghi_chu", "ý thứ nhất")]).await.expect(303);
        site.post("dau_moi", "/dem", &[KEY, ("ghi_chu", "ý thứ hai, gõ sau khi quay lại")]).await.expect(303);
        site.post("dau_moi", "/dem", &[KEY, ("ghi_chu", "ý thứ hai, gõ sau khi quay lại")]).await.expect(303);
        assert!(site.get("dau_moi", "/trang").await.visible().contains("Đã ghi 2 lần"), "{engine}");
    }
}

#[tokio::test]
async fn a_form_sent_again_to_a_program_started_anew_is_known() {
    for (engine, site, _guard) in sites().await {
        site.post("dau_moi", "/dem", &[KEY]).await.expect(303);
        let restarted = site.reopened(vec![crate::probe::feature()], |_| {});
        restarted.post("dau_moi", "/dem", &[KEY]).await.expect(303);
        assert!(restarted.get("dau_moi", "/trang").await.visible().contains("Đã ghi 1 lần"), "{engine}");
    }
}

#[tokio::test]
async fn two_at_once_are_one() {
    for (engine, site, _guard) in sites().await {
        let both = tokio::join!(site.post("dau_moi", "/dem", &[KEY]), site.post("dau_moi", "/dem", &[KEY]));
        assert_eq!((both.0.status, both.1.status), (303, 303), "{engine}");
        site.get("dau_moi", "/trang").await.shows("Đã ghi 1 lần");
    }
}

#[tokio::test]
async fn a_file_too_large_is_refused_with_a_page() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    let large = vec![b'x'; 25 * 1024 * 1024];
    let page = site.post_multipart("dau_moi", "/tep", &[], &[("tep", "ảnh.pdf", &large)]).await.expect(413);
    testkit::check_html(&page.body);
    page.shows("20 MB").shows("chưa có gì được lưu");
    let typed = [("ghi_chu", "Đã gõ rất lâu")];
    let page = site.post_multipart("dau_moi", "/tep", &typed, &[("tep", "ảnh.pdf", &large)]).await.expect(413);
    testkit::check_html(&page.body);
    assert_eq!(page.field("ghi_chu"), "Đã gõ rất lâu");
    page.shows("20 MB").shows("chọn lại tệp");
    let half = vec![b'x'; 11 * 1024 * 1024];
    let two = [("tep", "một.pdf", &half[..]), ("tep", "hai.pdf", &half[..])];
    site.post_multipart("dau_moi", "/tep", &[], &two).await.expect(413);
    let fits = vec![b'x'; 20 * 1024 * 1024];
    site.post_multipart("dau_moi", "/tep", &[], &[("tep", "vừa.pdf", &fits)]).await.expect(200);
    let long = "x".repeat(2 * 1024 * 1024);
    site.post("dau_moi", "/dem", &[("ghi_chu", &long)]).await.expect(413);
    site.get("dau_moi", "/trang").await.shows("Đã ghi 0 lần");
}

#[tokio::test]
async fn a_form_with_a_file_brings_both() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    let fields = [("ghi_chu", "Ke\u{302}\u{301} hoạch")];
    let answer = site.post_multipart("dau_moi", "/tep", &fields, &[("tep", "kế hoạch.docx", b"abc")]).await;
    answer.expect(200).shows("kế hoạch.docx 3 Kế hoạch");
    site.post_multipart("dau_moi", "/tep", &fields, &[]).await.expect(422).shows("Chưa chọn tệp");
    site.post_multipart("dau_moi", "/tep", &fields, &[("tep", "", b"")]).await.expect(422);
    let cut = http::Request::builder()
        .method("POST")
        .uri("/tep")
        .header("cookie", format!("{}={}", web::COOKIE, site.token("dau_moi").expect("a token")))
        .header("content-type", "multipart/form-data; boundary=b")
        .body("--b\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a\"\r\n\r\nxx".into());
    site.send(cut.expect("a request")).await.expect(400).shows("đứt giữa chừng");
}

#[tokio::test]
async fn a_fault_gives_back_what_was_typed_and_no_secret() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    let page = site.post("dau_moi", "/su-co", &[("noi_dung", "Báo cáo dài của tôi")]).await.expect(500);
    testkit::check_html(&page.body);
    let page = page.shows("Báo cáo dài của tôi").shows("số sự cố").hides("bí mật");
    assert_eq!(page.field("noi_dung"), "Báo cáo dài của tôi");
    let secret = site.post("dau_moi", "/su-co", &[("mat_khau", "không được hiện lại")]).await.expect(500);
    assert!(!secret.body.contains("không được hiện lại"));
}

#[tokio::test]
async fn a_form_after_the_session_ended_waits_for_the_sign_in() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    let page = site.post("", "/dem", &[("ghi_chu", "Ý kiến dài")]).await.expect(401).shows("chưa được lưu");
    testkit::check_html(&page.body);
    assert!(page.field("_resume_fields").contains("ghi_chu=%C3%9D"));
    assert_eq!(page.field("_resume_action"), "/dem");
    let typed = [("ghi_chu", "Cả kế hoạch dán vào đây")];
    let page = site.post_multipart("", "/tep", &typed, &[("tep", "a.docx", b"abc")]).await.expect(401);
    testkit::check_html(&page.body);
    let page = page.shows("Cả kế hoạch dán vào đây").shows("chọn lại tệp");
    assert!(page.field("_resume_fields").contains("ghi_chu=C%E1%BA%A3"));
    let page = site.post_multipart("", "/tep", &typed, &[("tep", "", b"")]).await.expect(401);
    page.shows("Cả kế hoạch dán vào đây").hides("chọn lại tệp");
}

#[tokio::test]
async fn a_strangers_file_is_not_kept() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    let large = vec![b'x'; 25 * 1024 * 1024];
    for file in [&b"abc"[..], &large] {
        let page = site.post_multipart("", "/hop-thu", &[("ghi_chu", "chào")], &[("tep", "a.pdf", file)]).await;
        page.expect(200).shows("chào, 0 tệp");
    }
}

#[tokio::test]
async fn refusals_of_the_framework_speak_vietnamese() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    for (method, address, status, said) in [
        ("GET", "/so/abc", 404, "Không tìm thấy trang"),
        ("GET", "/so/99999999999999999999", 404, "Không tìm thấy trang"),
        ("GET", "/so/1?trang=abc", 404, "Không tìm thấy trang"),
        ("DELETE", "/trang", 405, "không nhận cách gửi như vậy"),
    ] {
        let request = http::Request::builder()
            .method(method)
            .uri(address)
            .header("cookie", format!("{}={}", web::COOKIE, site.token("dau_moi").expect("a token")));
        let page = site.send(request.body("".into()).expect("a request")).await.expect(status).shows(said);
        testkit::check_html(&page.body);
    }
    site.get("dau_moi", "/so/7?trang=2").await.expect(200).shows("7, trang 2");
}

#[tokio::test]
async fn a_refusal_keeps_the_menu_and_the_way_back() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    let asked = |who: &str, referer: &str| {
        let token = site.token(who).expect("a token");
        let request = http::Request::builder().uri("/lanh-dao").header("host", "xa.test").header("referer", referer);
        request.header("cookie", format!("{}={token}", web::COOKIE)).body("".into()).expect("a request")
    };
    let page = site.send(asked("cong_chuc_vhxh", "https://xa.test/trang?loc=1")).await.expect(403);
    testkit::check_html(&page.body);
    assert!(page.body.contains("href=\"/trang?loc=1\"") && page.body.contains("action=\"/dang-xuat\""));
    let page = site.send(asked("cong_chuc_vhxh", "https://ac.example/trang")).await.expect(403);
    assert!(!page.body.contains("Quay lại trang trước"));
    site.get("", "/khong-co").await.expect(404).hides("Đăng xuất");
    site.get("dau_moi", "/khong-co").await.expect(404).shows("Không tìm thấy trang").shows("Đăng xuất");
}
