//! Samples of `difficulty::list`, `difficulty::page` and `difficulty::report`.

use db::journal::JournalRow;
use kernel::dates::date;
use kernel::ids::UnitId;
use org::api::UnitRow;
use plans::difficulty;
use plans::store::difficulty::DifficultyRow;
use testkit::check_page;
use web::{FieldErrors, FormData};

fn units() -> Vec<UnitRow> {
    let unit = |id: i64, code: &str, name: &str| UnitRow {
        id: UnitId(id),
        code: code.to_owned(),
        name: name.to_owned(),
        aliases: String::new(),
        search_key: String::new(),
    };
    vec![unit(1, "VHXH", "Phòng Văn hóa - Xã hội"), unit(2, "KT", "Phòng Kinh tế")]
}

fn row(id: i64, state: &str) -> DifficultyRow {
    DifficultyRow {
        id,
        unit: UnitId(1),
        task: None,
        title: "Chưa có quyết định giao biên chế chính thức của cấp có thẩm quyền nên chưa bố trí được công chức vào các vị trí việc làm còn thiếu".to_owned(),
        body: "Nội dung dài.\n".repeat(40),
        state: state.to_owned(),
        reported_by: None,
        reporter_name: "Nguyễn Thị Hòa".to_owned(),
        reported_on: date(2026, 11, 2),
        due_on: date(2026, 11, 9),
        answer: (state == "da_tra_loi").then(|| "Đã giải quyết.".to_owned()),
        answerer_name: Some("Ngô Thị Thu Hà".to_owned()),
        answered_on: Some(date(2026, 11, 8)),
        escalated_on: (state != "moi").then(|| date(2026, 11, 4)),
        version: 1,
    }
}

#[test]
fn the_list_empty_and_crowded() {
    let today = date(2026, 11, 20);
    check_page(&difficulty::list::view(&difficulty::list::ListPage::default(), today));
    let states = ["moi", "trinh_chu_tich", "da_tra_loi"];
    let rows = (1..=50).map(|id| row(id, states[usize::try_from(id % 3).unwrap_or(0)])).collect();
    let crowded = difficulty::list::ListPage {
        rows,
        units: units(),
        choices: units(),
        may_report: true,
        sees_all: true,
        waiting: 34,
        late: 34,
        ..Default::default()
    };
    check_page(&difficulty::list::view(&crowded, today));
}

#[test]
fn one_difficulty_in_every_state() {
    for state in ["moi", "trinh_chu_tich", "da_tra_loi"] {
        for may_answer in [true, false] {
            let at = kernel::dates::start_of_day(date(2026, 11, 2));
            let line = JournalRow {
                id: 1,
                at,
                actor_name: "Ngô Thị Thu Hà".to_owned(),
                action: String::new(),
                summary: "Báo cáo khó khăn".to_owned(),
                detail: String::new(),
                reason: Some("Lý do".to_owned()),
            };
            let shown = difficulty::page::DifficultyPage {
                row: row(1, state),
                unit: "Phòng Kinh tế".to_owned(),
                task: None,
                journal: vec![line],
                may_answer,
                may_submit: state == "moi",
                refusal: (!may_answer).then(|| "Do lãnh đạo UBND kết luận.".to_owned()),
                key: "k".to_owned(),
            };
            let mut errors = FieldErrors::default();
            errors.add("tra_loi", "Hãy nhập nội dung trả lời.");
            check_page(&difficulty::page::view(
                &shown,
                &FormData::default(),
                &FieldErrors::default(),
                date(2026, 11, 20),
            ));
            if may_answer {
                check_page(&difficulty::page::view(&shown, &FormData::default(), &errors, date(2026, 11, 20)));
            }
        }
    }
}

#[test]
fn the_form_empty_and_refused() {
    check_page(&difficulty::report::view(&FormData::default(), None, &[], &FieldErrors::default(), "k"));
    let mut errors = FieldErrors::default();
    errors.add("tieu_de", "Hãy nhập tiêu đề của khó khăn.");
    errors.add("can_tra_loi", "Ngày cần trả lời đã qua.");
    errors.add("don_vi", "Hãy chọn đơn vị của anh/chị đang gặp khó khăn.");
    let typed = FormData::of(&[("noi_dung", "Đã nhập")]);
    check_page(&difficulty::report::view(&typed, None, &units(), &errors, "k"));
}
