//! Samples of one position, of its form, of the form for numbers of posts, and of frames.

use kernel::dates::{Date, date};
use org::edit::{self, EditPage};
use org::position::PositionPage;
use org::quotas::{self, QuotaPage};
use org::store::UnitRow;
use org::store::description::{DescriptionRow, HOLDS, REPLACED};
use org::store::frame::FrameRow;
use org::store::quota::QuotaRow;
use testkit::check_page;
use web::{FieldErrors, FormData};

use super::position;

const TODAY: Date = date(2026, 11, 20);

fn quota(number: i64) -> QuotaRow {
    QuotaRow {
        id: number,
        position: Some(2),
        unit: None,
        approved: number,
        valid_from: TODAY,
        decision_number: "12/QĐ-UBND".to_owned(),
        decision_on: TODAY,
        signer: (number % 2 == 0).then(|| "Chủ tịch UBND xã".to_owned()),
        paper: None,
        noted_by_name: "Chu Thị Mận".to_owned(),
    }
}

fn described(content: &str, state: &str, valid_from: Date) -> DescriptionRow {
    DescriptionRow {
        id: 1,
        position: 2,
        state: state.to_owned(),
        valid_from,
        content: content.to_owned(),
        file_name: "mo-ta.docx".to_owned(),
        paper: 1,
        version: 1,
    }
}

fn unit() -> UnitRow {
    UnitRow {
        id: kernel::ids::UnitId(3),
        code: "KT".to_owned(),
        name: "Phòng Kinh tế".to_owned(),
        aliases: String::new(),
        search_key: "phong kinh te".to_owned(),
    }
}

fn page(number: i64, quotas: i64, descriptions: Vec<DescriptionRow>) -> PositionPage {
    PositionPage {
        position: position(number),
        unit: (number % 2 == 0).then(|| "Phòng Kinh tế".to_owned()),
        quotas: (0..quotas).map(quota).collect(),
        descriptions,
        today: TODAY,
        manages: true,
    }
}

#[test]
fn position_samples_keep_to_the_rules() {
    let all = crate::papers_description::of(crate::papers_description::PAPER).descriptions;
    let content = serde_json::to_string(&all[0]).expect("text");
    for (number, quotas) in [(1, 0), (2, 3), (3, 300)] {
        check_page(&org::position::view(&page(number, quotas, vec![described(&content, HOLDS, TODAY)])));
    }
    let whole = org::position::view(&page(2, 3, vec![described(&content, HOLDS, TODAY)])).0;
    for words in ["Tuần tra đê", "Sổ trực đủ ngày", "Được dừng xe quá tải", "Chi cục Thủy lợi", "2 đến 3", "Đại học"]
    {
        assert!(whole.contains(words), "{words}");
    }
    let long = content.replace("Tuần tra đê", &"Tuần tra đê ".repeat(200));
    check_page(&org::position::view(&page(3, 0, vec![described(&long, HOLDS, TODAY)])));
    let broken = org::position::view(&page(1, 0, vec![described("hỏng", HOLDS, TODAY)]));
    check_page(&broken);
    assert!(broken.0.contains("không đọc lại được"));
    // One that was replaced, and one that does not hold yet, are not what holds.
    let later = date(2027, 1, 1);
    let none =
        org::position::view(&page(4, 0, vec![described(&content, REPLACED, TODAY), described(&content, HOLDS, later)]));
    check_page(&none);
    assert!(none.0.contains("Chưa có bản mô tả công việc đang áp dụng") && none.0.contains("chưa đến ngày áp dụng"));
    assert!(none.0.contains("chưa rõ"), "a number that nobody said is not 0");
}

fn edited(number: i64, data: FormData, overtaken: bool) -> EditPage {
    let mut errors = FieldErrors::default();
    if data.has("ten") && data.raw("ten").is_empty() {
        errors.add("ten", "Hãy nhập tên vị trí việc làm.");
    }
    EditPage { position: position(number), units: vec![unit()], data, errors, overtaken, key: "k".to_owned() }
}

#[test]
fn edit_samples_keep_to_the_rules() {
    check_page(&edit::view(&edited(1, FormData::default(), false)));
    check_page(&edit::view(&edited(3, FormData::default(), false)));
    let wrong = edit::view(&edited(2, FormData::of(&[("ten", ""), ("ngach", "Giữ lại")]), false));
    check_page(&wrong);
    assert!(wrong.0.contains("Giữ lại") && wrong.0.contains("Hãy nhập tên"));
    let typed = [("ten", "Tên tôi gõ"), ("nhom", "ho_tro"), ("ngach", "Nhân viên")];
    let overtaken = edit::view(&edited(2, FormData::of(&typed), true));
    check_page(&overtaken);
    assert!(overtaken.0.contains("Người khác vừa sửa") && overtaken.0.contains("Nội dung hiện có"));
}

#[test]
fn quota_samples_keep_to_the_rules() {
    let page = |many: i64, data: FormData, errors: FieldErrors| QuotaPage {
        positions: (0..many).map(position).collect(),
        units: vec![unit()],
        quotas: (0..many).map(quota).collect(),
        data,
        errors,
        key: "k".to_owned(),
    };
    for many in [0, 3, 300] {
        check_page(&quotas::view(&page(many, FormData::default(), FieldErrors::default())));
    }
    let mut errors = FieldErrors::default();
    errors.add("so_luong", "Hãy nhập số biên chế.");
    let wrong = quotas::view(&page(3, FormData::of(&[("so_luong", "ba"), ("cho", "vi-tri-2")]), errors));
    check_page(&wrong);
    assert!(wrong.0.contains("value=\"ba\""));
}

#[test]
fn frame_samples_keep_to_the_rules() {
    check_page(&org::frames::view(&[], TODAY));
    let read = org::papers::frame::read(&crate::papers::text(crate::papers_frame::PAPER));
    let content = serde_json::to_string(&read.competences).expect("text");
    let row = |content: &str, valid_from| FrameRow {
        id: 1,
        kind: "chuyen_mon".to_owned(),
        valid_from,
        content: content.to_owned(),
        source: "tệp khung.docx".to_owned(),
        paper: 1,
    };
    let shown = org::frames::view(&[row(&content, TODAY), row("hỏng", date(2027, 1, 1))], TODAY);
    check_page(&shown);
    assert!(shown.0.contains("Đi trong đêm.") && shown.0.contains("2B"));
    let broken = org::frames::view(&[row("hỏng", TODAY)], TODAY);
    check_page(&broken);
    assert!(broken.0.contains("không đọc lại được"));
}
