//! Samples of `task::page` and of every form about a task; `task::download` answers a file and has no page.

mod samples;

use db::journal::JournalRow;
use kernel::actor::Role;
use kernel::ids::StaffId;
use plans::store::task::TaskRow;
use plans::store::task_page::TaskPlan;
use plans::task;
use plans::task::change_form::Registers;
use plans::task::sheet::Sheet;
use plans::task::view::{Diary, TaskPage, view};
use testkit::check_page;
use web::{FieldErrors, FormData};

use samples::*;

#[test]
fn the_page_of_a_bare_task() {
    for roles in [&[Role::CongChuc][..], &[Role::CapUy], &[Role::ChuTich]] {
        let page = view(&empty_page(bare(), actor(99, roles)));
        check_page(&page);
        assert!(page.0.contains("Chưa phân công"));
    }
    let draft = TaskPlan { plan_state: "nhap".to_owned(), ..plan() };
    check_page(&view(&TaskPage { plan: draft, ..empty_page(bare(), actor(7, &[Role::DauMoi])) }));
}

#[test]
fn the_crowded_page_in_every_state_for_everybody() {
    let people =
        [(8, Role::CongChuc), (5, Role::TruongDonVi), (2, Role::PhoChuTich), (7, Role::DauMoi), (99, Role::CapUy)];
    for state in plans::model::TaskState::ALL {
        for (staff, role) in people {
            let page = view(&crowded(state.code(), actor(staff, &[role])));
            check_page(&page);
            assert!(page.0.len() < 120_000, "task::page: {} bytes", page.0.len());
        }
    }
    let continuous = TaskRow { due_kind: "continuous".to_owned(), due_until: None, ..task("dang_lam") };
    let page = view(&TaskPage { task: continuous, ..crowded("dang_lam", actor(8, &[Role::CongChuc])) });
    check_page(&page);
    assert!(page.0.contains("minh chứng gần nhất: 109 ngày trước"));
}

#[test]
fn the_holder_of_a_product_is_whoever_may_decide_on_it() {
    let drawn = |sender: i64| {
        let mut page = crowded("cho_duyet", actor(8, &[Role::CongChuc]));
        (page.task.authority, page.task.owner) = (Some(StaffId(2)), Some(StaffId(8)));
        page.evidence.iter_mut().for_each(|e| e.submitted_by = Some(StaffId(sender)));
        let html = view(&page).into_string();
        let from = html.find("Ai giữ").expect("the row");
        html[from..].chars().take(300).collect::<String>()
    };
    assert!(drawn(8).contains("Trần Thị Hồng Nhung"), "the authority decides on what another handed in");
    assert!(drawn(2).contains("Lãnh đạo UBND (người duyệt không tự duyệt"), "but not on what she handed in herself");
}

#[test]
fn the_journal() {
    let line = |id: i64| JournalRow {
        id,
        at: kernel::dates::start_of_day(TODAY),
        actor_name: "Trần Thị Hồng Nhung".to_owned(),
        action: "plans.halt_task".to_owned(),
        summary: "Tạm dừng nhiệm vụ II.3".to_owned(),
        detail: "Trạng thái: «Đang làm» → «Tạm dừng»".to_owned(),
        reason: Some(LONG.to_owned()),
    };
    for lines in [vec![], (1..=50).map(line).collect()] {
        check_page(&view(&TaskPage {
            diary: Diary::Journal(lines),
            ..crowded("tam_dung", actor(2, &[Role::PhoChuTich]))
        }));
    }
}

/// Draws a form first, refused and in conflict.
fn each_showing(fields: &[&str], draw: impl Fn(&Sheet<'_>) -> maud::Markup) {
    let row = task("dang_lam");
    let typed: Vec<(&str, &str)> = fields.iter().map(|f| (*f, LONG)).collect();
    let mut errors = FieldErrors::default();
    for field in fields {
        errors.add(field, "Chỗ này cần sửa. Hãy nhập lại.");
    }
    let (none, nothing) = (FieldErrors::default(), FormData::default());
    let given = FormData::of(&typed);
    let sheet =
        |typed, errors, is_conflict| Sheet { task: &row, today: TODAY, key: "0123", typed, errors, is_conflict };
    check_page(&draw(&sheet(&nothing, &none, false)));
    let refused = draw(&sheet(&given, &errors, false));
    check_page(&refused);
    check_page(&draw(&sheet(&given, &none, true)));
    let kept = refused.0.matches(LONG).count();
    assert!(kept > fields.len().min(1), "what was typed is kept");
    let (forms, drafts) = (refused.0.matches("<form").count(), refused.0.matches(" data-draft=").count());
    assert_eq!(drafts, if fields.is_empty() { 0 } else { forms }, "and has a name as a draft");
}

#[test]
fn every_form() {
    each_showing(&["phan_tram", "noi_dung", "ngay"], task::progress::view);
    each_showing(&["noi_dung"], task::comment::view);
    each_showing(&["ten", "tep", "lien_ket", "ky", "ghi_chu"], task::hand_in::view);
    for halting in [task::halt::Halt::Pause, task::halt::Halt::Resume, task::halt::Halt::Cancel] {
        each_showing(&["ly_do"], |sheet| task::halt::view(sheet, halting));
    }
    let (people, units) = (everybody(), vec![unit()]);
    each_showing(&["truong", "han_moi", "nguoi_moi", "don_vi_moi", "san_pham_moi", "ly_do"], |s| {
        task::request_change::view(s, Registers { people: &people, units: &units })
    });
    for state in ["cho_duyet", "duoc_nhan", "tra_lai"] {
        for is_accept in [true, false] {
            each_showing(&["ly_do"], |sheet| task::decide_evidence::view(sheet, &evidence(2, state), is_accept));
        }
    }
    for state in ["cho_duyet", "dong_y", "tu_choi"] {
        for is_approval in [true, false] {
            let fields: &[&str] = if is_approval { &[] } else { &["ly_do"] };
            each_showing(fields, |sheet| task::decide_change::view(sheet, &change(1, state), is_approval));
        }
    }
    let related = crowded("dang_lam", actor(8, &[Role::CongChuc])).related;
    each_showing(&["nhiem_vu_cho", "van_ban_cho", "ngay"], |sheet| task::blockers::view(sheet, &related));
    for cleared in [false, true] {
        each_showing(&["ghi_chu", "ngay"], |sheet| task::clear_blocker::view(sheet, &blocker(1, cleared)));
    }
}

#[test]
fn a_file_is_an_attachment_under_its_own_name() {
    let answer = task::download::attachment("Báo cáo.docx", "không hợp lệ\n", b"abc".to_vec());
    let header = |name: &str| answer.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    assert_eq!(header("content-type"), "application/octet-stream", "a wrong kind becomes no kind");
    assert!(header("content-disposition").starts_with("attachment; filename=\"bao_cao.docx\";"));
}
