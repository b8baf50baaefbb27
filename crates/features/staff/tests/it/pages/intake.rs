//! Samples of the pages of a list on its way: none, one with everything wrong, one that is ready, ended ones.

use std::sync::Arc;

use files::xlsx_in;
use jiff::civil::date;
use kernel::clock::Clock as _;
use kernel::ids::{AccountId, UnitId};
use org::api::UnitRow;
use staff::import::{Answers, Ground, check};
use staff::intake::rows::CheckPage;
use staff::intake::{OnItsWay, rows};
use staff::store::import::{ImportRow, ImportState};
use testkit::{SettableClock, check_page};
use web::FieldErrors;

const LISTS: [&[u8]; 3] = [
    include_bytes!("../../../../../../fixtures/xa-ha-bac/danh-sach/1-lanh-dao-van-phong.xlsx"),
    include_bytes!("../../../../../../fixtures/xa-ha-bac/danh-sach/2-phong-kinh-te.xlsx"),
    include_bytes!("../../../../../../fixtures/xa-ha-bac/danh-sach/3-vhxh-hcc.xlsx"),
];

fn row(state: ImportState) -> ImportRow {
    let now = SettableClock::default().now();
    ImportRow {
        id: 7,
        state: state.code().to_owned(),
        file_name: "Danh sách cán bộ, công chức, người lao động năm 2026 (bản cuối cùng).xlsx".to_owned(),
        sha256: String::new(),
        row_count: 45,
        new_count: 43,
        changed_count: 1,
        uploaded_at: now,
        uploaded_by: AccountId(7),
        uploaded_by_name: "Ngô Thị Thu Hà".to_owned(),
        done_at: (state != ImportState::Waiting).then_some(now),
        undone_at: None,
        version: 3,
    }
}

fn on_its_way(bytes: &[u8], answers: Answers) -> OnItsWay {
    let workbook = xlsx_in::read(bytes).expect("a workbook");
    let unit = |id, code: &str, name: &str| UnitRow {
        id: UnitId(id),
        code: code.to_owned(),
        name: name.to_owned(),
        aliases: String::new(),
        search_key: kernel::text::search_key(name),
    };
    let units = vec![unit(1, "KT", "Phòng Kinh tế"), unit(2, "VHXH", "Phòng Văn hóa - Xã hội")];
    let ground = Ground::new(date(2026, 11, 28), units, Vec::new(), Vec::new());
    let checked = check(&workbook, &ground, &answers).expect("a list");
    let row = row(ImportState::Waiting);
    OnItsWay { row, workbook: Arc::new(workbook), bytes: bytes.to_vec(), answers, ground, checked }
}

#[test]
fn lists_samples_keep_to_the_rules() {
    let mut errors = FieldErrors::default();
    check_page(&staff::intake::list::view(&[], &errors, "k"));
    errors.add("tep", "Tệp này đã được tải lên trước đây. Mở lần tải lên đó trong bảng dưới.");
    check_page(&staff::intake::list::view(&ImportState::ALL.map(row), &errors, "k"));
}

#[test]
fn columns_and_rows_samples_keep_to_the_rules() {
    for bytes in LISTS {
        let wrong = on_its_way(bytes, Answers::default());
        check_page(&staff::intake::columns::view(&wrong, "k"));
        check_page(&rows::view(&CheckPage::OnItsWay(&wrong), "k"));
        let all = wrong.checked.rows.iter().map(staff::import::Row::key);
        let ready = on_its_way(bytes, Answers { skipped: all.collect(), ..Answers::default() });
        let drawn = rows::view(&CheckPage::OnItsWay(&ready), "k");
        check_page(&drawn);
        assert!(drawn.0.contains("Danh sách lập theo tình hình ngày"), "nothing is open any more");
    }
    for state in ImportState::ALL {
        let drawn = rows::view(&CheckPage::Ended(&row(state)), "k");
        check_page(&drawn);
        assert_eq!(drawn.0.contains("Hoàn tác lần nhập này"), state == ImportState::Done);
    }
}
