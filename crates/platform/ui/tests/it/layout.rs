//! The three shells.

use crate::html::{Read, check_piece};
use ui::gallery::sample_frame;
use ui::*;

fn heading_levels(read: &Read) -> Vec<u32> {
    let headings = read.tags.iter().filter(|tag| tag.name.len() == 2 && tag.name.starts_with('h') && tag.name != "hr");
    headings.filter_map(|tag| tag.name[1..].parse().ok()).collect()
}

#[test]
fn headings_begin_with_one_h1_and_skip_no_level() {
    let levels = heading_levels(&check_piece("gallery", &gallery().into_string()));
    assert_eq!(levels[0], 1);
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "h{} after h{}", pair[1], pair[0]);
    }
}

#[test]
fn a_signed_in_page_has_its_landmarks() {
    let mut frame = sample_frame("Việc của tôi");
    frame.has_errors = true;
    frame.draft_saved = Some("nhiem-vu-3".into());
    frame.search_query = Some("\"Hòa\" <b>".into());
    frame.notice = Some(Notice::new(NoticeKind::Success, "Đã lưu."));
    let html = page(&frame, page_head("Việc của tôi")).into_string();
    let read = check_piece("page", &html);
    assert!(html.starts_with("<!DOCTYPE html><html lang=\"vi\">"));
    assert!(html.contains("<title>Lỗi: Việc của tôi – Sáu Rõ</title>"), "{html}");
    assert!(html.contains("name=\"draft-saved\" content=\"nhiem-vu-3\""));
    assert!(html.contains("action=\"/tim\" method=\"get\"") && html.contains("action=\"/dang-xuat\" method=\"post\""));
    assert!(html.contains("value=\"&quot;Hòa&quot; &lt;b"));
    for name in ["header", "main", "footer", "nav"] {
        assert!(read.tags.iter().any(|tag| tag.name == name), "no {name}");
    }
    assert_eq!(read.tags.iter().filter(|tag| tag.name == "main").count(), 1);
    assert_eq!(read.tags.iter().filter(|tag| tag.get("href") == Some("#noi-dung")).count(), 1);
}

#[test]
fn the_shell_stays_small() {
    let html = page(&sample_frame("Việc của tôi"), html! {}).into_string();
    assert!(html.len() < 9_000, "{} bytes", html.len());
}

#[test]
fn citizens_get_no_script_and_no_menu() {
    let frame = PublicFrame {
        title: "Tiến độ".into(),
        commune_name: "UBND xã Hà Bắc".into(),
        home_href: "/".into(),
        sign_in_href: Some("/dang-nhap".into()),
        ..PublicFrame::default()
    };
    let html = public_page(&frame, page_head("Tiến độ")).into_string();
    check_piece("public", &html);
    assert!(!html.contains("<script") && !html.contains("noindex") && !html.contains("<nav"));
    assert!(html.contains("Cán bộ đăng nhập"));
}

#[test]
fn a_bare_page_knows_nobody() {
    let frame =
        BareFrame { title: "Đăng nhập".into(), commune_name: "UBND xã Hà Bắc".into(), ..BareFrame::default() };
    let html = bare_page(&frame, page_head("Đăng nhập")).into_string();
    check_piece("bare", &html);
    assert!(html.contains("<title>Đăng nhập – Sáu Rõ</title>") && !html.contains("dang-xuat"));
}
