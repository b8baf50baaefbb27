//! Samples of `directive::list`, `directive::page` and `directive::new`.

use kernel::dates::date;
use kernel::ids::StaffId;
use plans::directive;
use plans::store::directive::{DirectiveRow, ReaderRow};
use staff::api::People;
use testkit::check_page;
use web::{FieldErrors, FormData, Paging};

fn row(id: i64) -> DirectiveRow {
    DirectiveRow {
        id,
        kind: "chi_thi".to_owned(),
        number: "18/CT-TTg".to_owned(),
        issued_on: Some(date(2026, 5, 8)),
        issuer: "Thủ tướng Chính phủ".to_owned(),
        title: "Nâng cao chất lượng cán bộ, công chức chính quyền địa phương cấp xã, đáp ứng yêu cầu của tình hình mới"
            .to_owned(),
        summary: "Đọc kỹ phần giao việc.".to_owned(),
        file: Some(1),
        received_on: date(2026, 5, 9),
        confirm_by: date(2026, 5, 16),
        readers: 45,
        confirmed: 40,
    }
}

#[test]
fn the_list_empty_and_crowded() {
    let today = date(2026, 11, 20);
    for may_add in [true, false] {
        check_page(&directive::list::view(&[], &Paging::of(1, 50).pager(0, "văn bản"), may_add, false, today));
    }
    let rows: Vec<DirectiveRow> = (1..=50).map(row).collect();
    check_page(&directive::list::view(&rows, &Paging::of(2, 50).pager(140, "văn bản"), true, true, today));
}

#[test]
fn the_list_and_the_page_show_the_same_share() {
    let almost = DirectiveRow { readers: 46, confirmed: 44, ..row(1) };
    let list = directive::list::view(
        std::slice::from_ref(&almost),
        &Paging::of(1, 50).pager(1, "văn bản"),
        true,
        false,
        date(2026, 5, 12),
    );
    assert!(list.into_string().contains("44/46 (95 %)"), "rounded down, so that 100 means all");
    let page = directive::page::view(&shown(almost, Vec::new()), date(2026, 5, 12)).into_string();
    assert!(page.contains("95 %"), "{page}");
}

/// The page of a directive for one who may remind its readers.
fn shown(row: DirectiveRow, readers: Vec<ReaderRow>) -> directive::page::DirectivePage {
    directive::page::DirectivePage {
        row,
        readers,
        people: People::default(),
        units: Vec::new(),
        me: Some(StaffId(1)),
        may_remind: true,
        key: "k".to_owned(),
        journal: maud::html! {},
    }
}

#[test]
fn one_directive_to_read_and_read() {
    for confirmed_on in [None, Some(date(2026, 5, 12))] {
        let reader = |n| ReaderRow { staff: StaffId(n), confirmed_on, reminded_on: confirmed_on, reminders: 1 };
        check_page(&directive::page::view(&shown(row(1), (1..=60).map(reader).collect()), date(2026, 11, 20)));
    }
}

#[test]
fn the_form_empty_and_refused() {
    check_page(&directive::new::view(&FormData::default(), &[], &FieldErrors::default(), "k"));
    let mut errors = FieldErrors::default();
    errors.add("loai", "Hãy chọn loại văn bản.");
    errors.add("don_vi", "Hãy chọn ít nhất một đơn vị có người phải đọc.");
    check_page(&directive::new::view(&FormData::of(&[("so", "1")]), &[], &errors, "k"));
}
