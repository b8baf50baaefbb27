//! Posts approved beside those who hold them: the numbers, samples of the page, and the page through the router.

use jiff::civil::{Date, date};
use kernel::ids::{StaffId, UnitId};
use org::api::{PositionRow, QuotaRow, UnitRow};
use staff::balance::{self, Balance, BalancePage, Ground, balance};
use staff::store::balance::HolderRow;
use testkit::{SettableClock, Site, check_html, check_page, open_both};

const TODAY: Date = date(2026, 11, 20);

fn position(id: i64, name: &str, group: &str, approved: i64) -> PositionRow {
    PositionRow {
        id,
        code: format!("I.{id:02}"),
        name: name.to_owned(),
        position_group: group.to_owned(),
        rank: String::new(),
        approved,
        sort: id,
        heavy_field: None,
        rotation_field: None,
        majors: None,
        education_level: None,
        unit_code: None,
        version: None,
        retired_on: None,
        paper: None,
    }
}

fn unit(id: i64, code: &str) -> UnitRow {
    UnitRow {
        id: UnitId(id),
        code: code.to_owned(),
        name: format!("Phòng {code}"),
        aliases: String::new(),
        search_key: String::new(),
    }
}

fn quota(position: Option<i64>, unit: Option<UnitId>, approved: i64, valid_from: Date) -> QuotaRow {
    QuotaRow {
        id: 1,
        position,
        unit,
        approved,
        valid_from,
        decision_number: "12/QĐ-UBND".to_owned(),
        decision_on: valid_from,
        signer: None,
        paper: None,
        noted_by_name: String::new(),
    }
}

fn holds(staff: i64, position: i64, unit: i64) -> HolderRow {
    HolderRow { staff: StaffId(staff), position, concurrent: false, unit: UnitId(unit) }
}

/// Two units; a head, deputies, a clerk's position of which nobody said a number, and one that is no longer used.
fn ground() -> Ground {
    let imported = PositionRow { paper: Some(1), ..position(3, "Văn thư viên", "chuyen_mon", 0) };
    let retired = PositionRow { retired_on: Some(date(2026, 1, 1)), ..position(4, "Thủ quỹ", "chuyen_mon", 2) };
    Ground {
        positions: vec![
            position(1, "Trưởng phòng", "lanh_dao", 2),
            position(2, "Phó Trưởng phòng", "lanh_dao", 3),
            imported,
            retired,
        ],
        quotas: vec![quota(Some(2), None, 4, date(2026, 7, 1)), quota(None, Some(UnitId(1)), 5, date(2026, 7, 1))],
        units: vec![unit(1, "KT"), unit(2, "VHXH")],
        holders: vec![
            holds(1, 1, 1),
            holds(2, 2, 1),
            holds(3, 2, 1),
            holds(4, 2, 2),
            holds(5, 3, 2),
            holds(6, 4, 2),
            HolderRow { concurrent: true, ..holds(1, 3, 1) },
        ],
        seconded: [StaffId(3)].into(),
        ranks: [(StaffId(2), "01.002".to_owned()), (StaffId(3), "01.003".to_owned())].into(),
        present: (1..=8).map(|id| (StaffId(id), UnitId(1))).collect(),
    }
}

#[test]
fn what_is_vacant_is_what_is_approved_less_who_holds_it() {
    let whole = balance(&ground(), TODAY);
    let told: Vec<_> = whole
        .positions
        .iter()
        .map(|p| (p.position.id, p.by_unit.clone(), p.held, p.approved, p.vacant(), p.concurrent, p.seconded))
        .collect();
    assert_eq!(
        told,
        [
            (1, vec![1, 0], 1, Some(2), Some(1), 0, 0),
            (2, vec![2, 1], 3, Some(4), Some(1), 0, 1),
            (3, vec![0, 1], 1, None, None, 1, 0),
            (4, vec![0, 1], 1, Some(0), Some(-1), 0, 0),
        ]
    );
    let units: Vec<_> = whole.units.iter().map(|u| (u.approved, u.held, u.concurrent, u.deputies)).collect();
    assert_eq!(units, [(Some(5), 3, 1, 2), (None, 3, 0, 1)]);
    assert_eq!(whole.unplaced, 2);
    // Before the decision, what stood there at the beginning; the unit had no number.
    let before = balance(&ground(), date(2026, 6, 30));
    assert_eq!((before.positions[1].approved, before.units[0].approved), (Some(3), None));
    let empty = balance(&Ground::default(), TODAY);
    assert!(empty.positions.is_empty() && empty.deputies.approved.is_none());
}

#[test]
fn half_of_the_deputies_is_told_only_where_ranks_are_known() {
    let of = |ranks: &[(i64, &str)]| {
        let ranks = ranks.iter().map(|(id, rank)| (StaffId(*id), (*rank).to_owned())).collect();
        balance(&Ground { ranks, ..ground() }, TODAY).deputies
    };
    let one = of(&[(2, "01.002"), (3, "01.003")]);
    assert_eq!((one.held, one.approved, one.principal, one.rank_unknown), (3, Some(4), 1, 1));
    assert_eq!(one.over_half(), None, "the third may be the second of the rank");
    assert_eq!(of(&[(2, "01.002"), (3, "06.030")]).over_half(), Some(true));
    assert_eq!(of(&[(2, "01.002"), (3, "01.003"), (4, "01.003")]).over_half(), Some(false));
    let unsaid = Ground { quotas: vec![], ..ground() };
    let positions = unsaid.positions.iter().map(|p| PositionRow { paper: Some(1), ..p.clone() }).collect();
    assert_eq!(balance(&Ground { positions, ..unsaid }, TODAY).deputies.approved, None);
    // Of a position of one unit alone, the unit's deputies have a number.
    let mut own = ground();
    own.positions[1].unit_code = Some("KT".to_owned());
    let approved: Vec<_> = balance(&own, TODAY).units.iter().map(|u| u.deputies_approved).collect();
    assert_eq!(approved, [Some(4), None]);
}

fn page(balance: Balance, typed: &str, problem: Option<&str>) -> BalancePage {
    BalancePage { on: TODAY, today: TODAY, typed: typed.to_owned(), problem: problem.map(str::to_owned), balance }
}

#[test]
fn balance_samples_keep_to_the_rules() {
    let empty = balance::view(&page(Balance::default(), "20/11/2026", None));
    check_page(&empty);
    assert!(empty.0.contains("Chưa có danh mục vị trí việc làm"));
    let ordinary = balance::view(&page(balance(&ground(), TODAY), "20/11/2026", None));
    check_page(&ordinary);
    for words in ["chưa rõ", "vượt 1", "chưa đọc điều luật", "2 người trong danh sách", "1 người chưa rõ ngạch"]
    {
        assert!(ordinary.0.contains(words), "{words}");
    }
    let mut crowded = ground();
    crowded.positions =
        (1..=200).map(|id| position(id, &"Chuyên viên về lĩnh vực ".repeat(12), "chuyen_mon", 1)).collect();
    crowded.units = (1..=12).map(|id| unit(id, &format!("K{id}"))).collect();
    check_page(&balance::view(&page(balance(&crowded, TODAY), "20/11/2026", None)));
    let wrong = balance::view(&page(balance(&ground(), TODAY), "31/02/2026", Some("Tháng 2 năm 2026 chỉ có 28 ngày.")));
    check_page(&wrong);
    assert!(wrong.0.contains("value=\"31/02/2026\"") && wrong.0.contains("chỉ có 28 ngày"));
}

#[tokio::test]
async fn everybody_of_the_commune_sees_the_numbers_of_a_day() {
    for (engine, db, _guard) in open_both().await {
        let features = vec![org::feature(), staff::feature()];
        let site = Site::with_mirror(db, features, SettableClock::default()).await;
        check_html(&site.get("theo_doi", "/bien-che").await.expect(200).shows("Chưa có danh mục").body);
        crate::store::add(&site, &["Trần Thị Bình"]).await;
        let now = site.get("cong_chuc_kt", "/bien-che").await.expect(200).shows("II.2 – Chuyên viên");
        check_html(&now.shows("2 biên chế được giao").shows("1 người giữ vị trí chính").body);
        let before = site.get("cong_chuc_kt", "/bien-che?ngay=30/06/2025").await.expect(200);
        before.shows("30/06/2025").shows("0 người giữ vị trí chính");
        let wrong = site.get("cong_chuc_kt", "/bien-che?ngay=31/02/2026").await.expect(200);
        check_html(&wrong.shows("28 ngày").body);
        site.get("thanh_ha/dau_moi", "/bien-che").await.expect(200).hides("II.2");
        assert_eq!(site.get("", "/bien-che").await.status, 303, "{engine}");
    }
}
