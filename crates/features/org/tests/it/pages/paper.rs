//! Samples of the pages of papers: the list, and a paper that waits or has ended.

use kernel::dates::{Timestamp, date};
use kernel::ids::AccountId;
use org::intake::{Ground, PaperPage, Shown, Waiting, read, view};
use org::store::paper::{PaperKind, PaperRow, PaperState};
use testkit::check_page;
use web::{FieldErrors, FormData};

use super::position;
use crate::papers::own;

fn paper(number: i64, kind: PaperKind, state: PaperState) -> PaperRow {
    PaperRow {
        id: number,
        kind: kind.code().to_owned(),
        state: state.code().to_owned(),
        file: 1,
        file_name: format!("danh-muc-{number}.docx"),
        sha256: "ab12".to_owned(),
        decision_number: (state == PaperState::Done).then(|| "15/QĐ-UBND".to_owned()),
        decision_on: (state == PaperState::Done).then(|| date(2026, 8, 5)),
        valid_from: (state == PaperState::Done).then(|| date(2026, 8, 5)),
        new_count: number,
        changed_count: number,
        uploaded_at: Timestamp::UNIX_EPOCH,
        uploaded_by: AccountId(1),
        uploaded_by_name: "Chu Thị Mận".to_owned(),
        done_at: (state != PaperState::Waiting).then_some(Timestamp::UNIX_EPOCH),
        done_by_name: (state != PaperState::Waiting).then(|| "Chu Thị Mận".to_owned()),
        version: 1,
    }
}

fn waiting(kind: PaperKind, text: &str, data: &[(&str, &str)], wrong: &[&str]) -> PaperPage {
    let mut errors = FieldErrors::default();
    for field in wrong {
        errors.add(field, "Hãy sửa chỗ này.");
    }
    let paper_read = read(text.as_bytes(), "giay-to.txt", kind, &own(), None).expect("a paper");
    let ground = Ground { positions: (0..20).map(position).collect(), ..Ground::default() };
    PaperPage::Waiting(Box::new(Shown {
        waiting: Waiting { row: paper(1, kind, PaperState::Waiting), paper: paper_read, ground },
        data: FormData::of(data),
        errors,
        overtaken: !wrong.is_empty(),
        today: date(2026, 11, 20),
        key: "k".to_owned(),
    }))
}

#[test]
fn list_samples_keep_to_the_rules() {
    let kinds = PaperKind::ALL.into_iter().cycle();
    let states = PaperState::ALL.into_iter().cycle();
    let rows: Vec<PaperRow> =
        kinds.zip(states).take(200).zip(1..).map(|((kind, state), number)| paper(number, kind, state)).collect();
    check_page(&org::intake::list::view(&[], "", &FieldErrors::default(), "k"));
    check_page(&org::intake::list::view(&rows, "", &FieldErrors::default(), "k"));
    let mut errors = FieldErrors::default();
    errors.add("loai", "Hãy chọn loại giấy tờ.");
    errors.add("tep", "Hãy chọn tệp.");
    let wrong = org::intake::list::view(&rows, "mo_ta", &errors, "k");
    check_page(&wrong);
    assert!(wrong.0.contains("value=\"mo_ta\" checked"));
    for kind in PaperKind::ALL {
        for state in [PaperState::Done, PaperState::GivenUp] {
            check_page(&view::view(&PaperPage::Ended(Box::new(paper(3, kind, state)))));
        }
    }
}

#[test]
fn catalogue_samples_keep_to_the_rules() {
    let text = crate::papers_positions::PAPER;
    // Drawn for `get` and for what comes back of the form.
    let ordinary = view::view(&waiting(PaperKind::Positions, text, &[], &[]));
    check_page(&ordinary);
    for words in ["15/QĐ-UBND", "Vị trí mới", "ô biên chế để trống", "Thôi dùng HB-II.01", "dòng 13"]
    {
        assert!(ordinary.0.contains(words), "intake::confirm: {words}");
    }
    let typed = [("_xem", "x"), ("so_qd", "Số tôi gõ"), ("nang-2", "y_te"), ("thoi-1", "1")];
    let wrong = view::view(&waiting(PaperKind::Positions, text, &typed, &["ma-0", "nang-1", "ngay_qd"]));
    check_page(&wrong);
    assert!(wrong.0.contains("Số tôi gõ") && wrong.0.contains("value=\"y_te\" selected"));
    // Without codes and groups, both are asked for.
    let bare = "|TT|Tên vị trí việc làm|Ngạch|Mã vị trí việc làm|Biên chế|\n|1|Chuyên viên đất đai|Chuyên viên||2|\n";
    let asked = view::view(&waiting(PaperKind::Positions, bare, &[], &["ma-0", "nhom-0"]));
    check_page(&asked);
    assert!(asked.0.contains("name=\"ma-0\"") && asked.0.contains("name=\"nhom-0\""), "{}", asked.0);
    assert!(asked.0.contains("value=\"dat_dai\" selected") && asked.0.contains("Đề xuất theo tên"));
    let long = text.replace("Chuyên viên về chợ ", &format!("{} ", "Chuyên viên về chợ".repeat(40)));
    check_page(&view::view(&waiting(PaperKind::Positions, &long, &[], &[])));
}

#[test]
fn description_and_frame_samples_keep_to_the_rules() {
    let text = crate::papers_description::PAPER;
    let ordinary = view::view(&waiting(PaperKind::Descriptions, text, &[], &[]));
    check_page(&ordinary);
    assert!(ordinary.0.contains("2 bản cần anh/chị chọn") && ordinary.0.contains("Thủy lợi"));
    let typed = [("_xem", "x"), ("vi-tri-0", "khong")];
    let wrong = view::view(&waiting(PaperKind::Descriptions, text, &typed, &["vi-tri-1", "tu_ngay"]));
    check_page(&wrong);
    assert!(wrong.0.contains("value=\"khong\" selected"));
    check_page(&view::view(&waiting(PaperKind::Descriptions, &text.repeat(30), &[], &[])));
    let frame = crate::papers_frame::PAPER;
    check_page(&view::view(&waiting(PaperKind::Frame, frame, &[], &[])));
    check_page(&view::view(&waiting(PaperKind::Frame, frame, &[("dung_cho", "lanh_dao")], &["dung_cho"])));
}
