//! Every component's example, alone and all together.

use crate::html::{check_piece, read};
use ui::gallery::SPECIMENS;
use ui::*;

#[test]
fn every_example_is_sound() {
    for (_, name, example) in SPECIMENS {
        let html = example().into_string();
        assert!(html.len() > 40, "{name} draws nothing");
        let html =
            if name == "error_summary" || name == "source_line" { html.replace("href=\"#", "href=\"/#") } else { html };
        check_piece(name, &html);
    }
}

#[test]
fn the_gallery_is_sound_as_a_page_and_shows_every_file() {
    let page = gallery().into_string();
    let read = check_piece("gallery", &page);
    for folder in ["components", "charts"] {
        let files = std::fs::read_dir(format!("{}/src/{folder}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        for file in files {
            let name = file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
            let shown = name == "sparkline" || SPECIMENS.iter().any(|(_, specimen, _)| *specimen == name);
            assert!(shown, "{folder}/{name}.rs is not in the gallery");
        }
    }
    let ids: Vec<_> = read.tags.iter().filter_map(|tag| tag.get("id")).collect();
    for tag in read.tags.iter().filter(|tag| tag.name == "a") {
        if let Some(anchor) = tag.get("href").and_then(|href| href.strip_prefix('#')) {
            assert!(ids.contains(&anchor), "#{anchor} leads nowhere");
        }
    }
}

#[test]
fn what_users_typed_is_escaped_everywhere() {
    let bad = "<script>alert(1)</script>\"'&";
    let field = Field { name: "x", label: bad, hint: bad, value: bad, error: Some(bad), ..Field::default() };
    let drawn = [
        text_field(&field),
        textarea_field(&field),
        select_field(&field, bad, &[Choice::new(bad, bad)]),
        radio_field(&field, &[Choice::new(bad, bad)]),
        comment(&Comment { who: bad.into(), at: bad.into(), text: bad.into(), id: String::new() }),
        person(bad, bad),
        notice(&Notice::new(NoticeKind::Error, bad)),
        empty(bad, "/x", bad),
        status(Status { kind: StatusKind::Doing, label: bad.into() }),
        charts::sparkline(bad, &[(bad, 1)]),
    ];
    for markup in drawn {
        let html = markup.into_string();
        assert!(!html.contains("<script"), "{html}");
        read(&html);
    }
}

#[test]
fn a_wrong_field_says_so_to_everyone() {
    let html =
        date_field(&Field { name: "han", label: "Hạn", error: Some("Sai ngày."), ..Field::default() }).into_string();
    assert!(html.contains("aria-describedby=\"f-han-goi-y f-han-loi\""), "{html}");
    assert!(html.contains("aria-invalid=\"true\"") && html.contains("id=\"f-han-loi\""));
    assert!(html.contains("inputmode=\"numeric\"") && html.contains("type=\"text\""));
}

#[test]
fn errors_lead_to_the_first_control_of_a_group() {
    let field = Field { name: "muc", label: "Mức", error: Some("Hãy chọn."), ..Field::default() };
    let html = radio_field(&field, &[Choice::new("a", "A"), Choice::new("b", "B")]).into_string();
    assert!(html.contains("id=\"f-muc\"") && html.contains("id=\"f-muc-2\""), "{html}");
    assert!(error_summary(&[FieldError::new("muc", "Hãy chọn.")]).into_string().contains("href=\"#f-muc\""));
    assert!(error_summary(&[]).into_string().is_empty());
}

#[test]
fn a_password_is_never_sent_back() {
    let html =
        password_field(&Field { name: "p", label: "Mật khẩu", value: "bi-mat-lam", ..Field::default() }).into_string();
    assert!(!html.contains("bi-mat-lam"));
}

#[test]
fn clears_say_which_are_not_clear() {
    use Clear::{ChuaRo, MotPhan, Ro};
    let html = clears_compact(&[ChuaRo, Ro, Ro, Ro, MotPhan, Ro]).into_string();
    assert!(html.contains("4/6 rõ; Người chưa rõ, Sản phẩm rõ một phần"), "{html}");
    assert!(clears_compact(&[Ro; 6]).into_string().contains("Đủ sáu rõ"));
}

#[test]
fn a_table_without_rows_shows_its_next_step() {
    let html = table(&Table {
        caption: "Việc".into(),
        empty: empty("Chưa có việc.", "/moi", "Thêm việc"),
        ..Table::default()
    });
    assert!(html.into_string().contains("Thêm việc"));
}

#[test]
fn percentages_never_flatter() {
    assert_eq!(Progress { value: 999, max: 1000, ..Progress::default() }.percent(), 99);
    assert_eq!(Progress { value: 0, max: 0, ..Progress::default() }.percent(), 0);
    assert_eq!(Progress { value: 9, max: 7, ..Progress::default() }.percent(), 100);
}

#[test]
fn the_pager_marks_the_page_and_groups_thousands() {
    let at = Pager { page: 1, pages: 3, total: 1_234_567, first: 1, last: 50, what: "người".into() };
    let html = pager(&at, |page| format!("?trang={page}")).into_string();
    assert!(
        html.contains("1.234.567 người") && !html.contains("rel=\"prev\"") && html.contains("rel=\"next\""),
        "{html}"
    );
    assert_eq!(html.matches("aria-current").count(), 1);
}
