//! Samples of `list`, `mine`, `line`, `certificate` and `check`: empty, ordinary, crowded, erased; and the words for every table.

use accounts::api::HolderRow;
use audit::Hash;
use audit::certificate::Certificate;
use audit::head::{SigningKey, TreeHead};
use audit::leaf::{About, LeafBody, RowChange};
use db::history::LineRow;
use jiff::Timestamp;
use journal::check::{self, Answer, Asked, Part, Question, Verdict};
use journal::line::{self, LinePage};
use journal::list::{self, Page};
use journal::words::{Line, Names, has_words};
use journal::{certificate, mine};
use kernel::ids::{AccountId, Commune, StaffId};
use testkit::{check_html, check_page};
use web::CommuneInfo;

use crate::scene::sites;

fn row(id: i64, erased: bool) -> LineRow {
    let at = Timestamp::from_second(1_795_000_000 + id).expect("an instant");
    let body = LeafBody {
        commune: 10816,
        seq: id as u64,
        at,
        account: 7,
        on_behalf_of: (id % 2 == 0).then_some(1),
        action: "plans.decide_evidence".to_owned(),
        about: About { table: "plans_task".to_owned(), row: 12 },
        text: Hash([1; 32]),
        rows: (1..=id % 4)
            .map(|row| RowChange {
                table: "plans_task".to_owned(),
                row,
                before: (row > 1).then_some(Hash([2; 32])),
                after: (row != 3).then_some(Hash([3; 32])),
            })
            .collect(),
    };
    let said = |text: &str| if erased { String::new() } else { text.to_owned() };
    LineRow {
        id,
        at,
        account: 7,
        actor_name: said(&format!(
            "Công Tằng Tôn Nữ Thị Hòa{}",
            if id % 2 == 0 { " (được Phạm Quang Huy ủy quyền)" } else { "" }
        )),
        action: body.action.clone(),
        entity: ["plans_task", "staff_private", "plans_evidence", "db_file"][id as usize % 4].to_owned(),
        entity_id: 12,
        summary: said("Duyệt sản phẩm «Báo cáo rà soát, đánh giá tổng thể chất lượng đội ngũ cán bộ, công chức»"),
        detail: said("Trạng thái: «Chờ duyệt» → «Hoàn thành»\nNgày: chưa có → «20/11/2026»"),
        reason: (id % 3 == 0 && !erased).then(|| "Đủ phụ lục".to_owned()),
        salt: (!erased).then(|| vec![4; 32]),
        body: body.to_text(),
    }
}

fn a_line(id: i64, erased: bool) -> Line {
    Line(row(id, erased))
}

fn commune(code: i64) -> CommuneInfo {
    CommuneInfo {
        commune: Commune(code),
        name: "xã Hà Bắc".to_owned(),
        place: "Hà Bắc".to_owned(),
        committee_name: "Ủy ban nhân dân xã Hà Bắc".to_owned(),
        province_name: "thành phố Hải Phòng".to_owned(),
    }
}

#[test]
fn lists_keep_to_the_rules() {
    let holder =
        |id| HolderRow { id: AccountId(id), name: "Trần Thị Ánh".to_owned(), title: String::new(), staff: None };
    let holders: Vec<HolderRow> = (1..=80).map(holder).collect();
    for (lines, older) in [(vec![], None), ((1..=50).rev().map(|id| a_line(id, id % 7 == 0)).collect(), Some(1))] {
        let page = Page { lines, older };
        check_page(&list::view(&list::Asked::default(), &page, &Names(holders.clone())));
        check_page(&mine::view(&mine::Asked::default(), &page, &Names::default()));
    }
}

#[test]
fn a_line_keeps_to_the_rules() {
    for id in 1..=4 {
        for erased in [false, true] {
            let page = LinePage {
                line: a_line(id, erased),
                size: 60,
                covered: if id == 1 { 0 } else { 40 },
                names: Names::default(),
            };
            let drawn = line::view(&page);
            check_page(&drawn);
            assert_eq!(drawn.0.contains("Lời ghi đã xóa theo yêu cầu"), erased);
            assert_eq!(drawn.0.contains("ủy quyền"), id % 2 == 0);
        }
    }
}

#[test]
fn a_certificate_keeps_to_the_rules() {
    let key = SigningKey::from_secret(&[7; 32]);
    let head = TreeHead { commune: 10816, size: 1_000_000, root: Hash([5; 32]), at: Timestamp::UNIX_EPOCH };
    for (proof, text) in [(vec![], None), (vec![Hash([6; 32]); 20], Some((vec![Some("a".to_owned()), None], [4; 32])))]
    {
        let erased = text.is_none();
        let certificate =
            Certificate { body: row(3, erased).body, text, proof, head: key.sign(head), key: key.public() };
        let drawn = certificate::view(
            &commune(10816),
            &a_line(3, erased),
            "Nhiệm vụ số 12",
            Some(&certificate),
            "https://xa.example",
        );
        check_page(&drawn);
        assert!(drawn.0.contains("<svg"), "a code that a telephone reads");
    }
    check_page(&certificate::view(&commune(10816), &a_line(3, false), "Nhiệm vụ số 12", None, "https://xa.example"));
}

#[test]
fn the_checking_page_keeps_to_the_rules() {
    let question = Question {
        commune: None,
        leaf: Some((3, Hash([1; 32]))),
        size: 60,
        root: Hash([2; 32]),
        head: None,
        key: None,
        texts_fit: None,
    };
    let one = [commune(1)];
    let two = [commune(1), commune(2)];
    check_page(&check::view(&one, &Asked::default(), None, None));
    check_page(&check::view(&two, &Asked::default(), None, Some("Không khớp: mốc viết sai.")));
    for verdict in [Verdict::Fits, Verdict::Differs, Verdict::Unclear] {
        let part = |what| Part { what, verdict, said: "Đúng là mã gốc của 60 dòng đầu tiên.".to_owned() };
        let answer = Answer { parts: vec![part("Mã gốc"), part("Chữ ký")], written: None, size_today: 61 };
        let answered = (commune(1), question.clone(), answer);
        check_page(&check::view(&two, &Asked::default(), Some(&answered), None));
    }
}

#[tokio::test]
async fn the_checking_page_stands_in_the_citizens_frame() {
    for (_, site, _guard) in sites().await {
        let page = site.get("", "/kiem-chung").await.expect(200);
        check_html(&page.shows("Cán bộ đăng nhập").body);
    }
}

#[test]
fn every_sealed_table_has_words() {
    let bookkeeping = ["db_sequence", "db_submission", "db_tree", "db_seal", "db_head", "db_key", "accounts_presence"];
    let tables = db::MIGRATIONS
        .iter()
        .flat_map(|step| step.sql.lines())
        .filter_map(|line| line.strip_prefix("create table ")?.split([' ', '(']).next());
    let speechless: Vec<&str> = tables.filter(|table| !bookkeeping.contains(table) && !has_words(table)).collect();
    assert!(speechless.is_empty(), "say in words.rs what a row of {speechless:?} is");
}

#[test]
fn what_is_about_a_person_is_called_by_his_name() {
    let holder = |id, name: &str, staff| HolderRow {
        id: AccountId(id),
        name: name.to_owned(),
        title: String::new(),
        staff: Some(StaffId(staff)),
    };
    let names = Names(vec![holder(48, "Đỗ Thị Lan", 17), holder(49, "", 18)]);
    for (table, row, words) in [
        ("accounts_account", 48, "Tài khoản của Đỗ Thị Lan"),
        ("staff_private", 17, "Dữ liệu nhạy cảm của Đỗ Thị Lan"),
        ("accounts_account", 17, "Tài khoản số 17"),
        ("staff_member", 18, "Hồ sơ cán bộ, công chức số 18"),
        ("plans_task", 48, "Nhiệm vụ số 48"),
    ] {
        assert_eq!(names.row(table, row), words);
    }
}
