//! Samples of `positions`: empty, ordinary, crowded; and the page through the router.

mod paper;
mod position;

use kernel::dates::date;
use org::positions::{ListPage, view};
use org::store::PositionRow;
use testkit::{SettableClock, Site, check_html, check_page, open_both};

/// A position of the samples; each third one has a very long name, every fifth came with a paper.
pub fn position(number: i64) -> PositionRow {
    PositionRow {
        id: number,
        code: format!("HB-II.{number:02}"),
        name: "Chuyên viên về lĩnh vực đất đai; tài nguyên khoáng sản ".repeat(if number == 3 { 8 } else { 1 }),
        position_group: ["lanh_dao", "chuyen_mon", "ho_tro"][usize::try_from(number % 3).unwrap_or(0)].to_owned(),
        rank: "Chuyên viên chính 50%; Chuyên viên 50%".to_owned(),
        approved: number % 4,
        sort: number,
        heavy_field: (number % 2 == 0).then(|| "dat_dai".to_owned()),
        rotation_field: (number % 2 == 0).then(|| "tai_chinh".to_owned()),
        majors: (number % 2 == 0).then(|| "Quản lý đất đai\nĐịa chính".to_owned()),
        education_level: (number % 2 == 0).then(|| "dai_hoc".to_owned()),
        unit_code: (number % 2 == 0).then(|| "KT".to_owned()),
        version: (number % 2 == 0).then_some(3),
        retired_on: (number % 7 == 6).then(|| date(2026, 1, 1)),
        paper: (number % 5 == 4).then_some(1),
    }
}

/// The list of these positions.
fn page(positions: Vec<PositionRow>) -> ListPage {
    ListPage { positions, quotas: Vec::new(), today: date(2026, 11, 20), manages: true }
}

#[test]
fn positions_samples_keep_to_the_rules() {
    for many in [0, 3, 400] {
        check_page(&view(&page((0..many).map(position).collect())));
    }
    assert!(view(&page(vec![])).0.contains("Chưa có danh mục"));
    let two = view(&page(vec![position(1), position(2)])).0;
    assert!(two.contains("3 biên chế") && two.contains("Đất đai") && !two.contains("chưa rõ"), "{two}");
    let unknown = view(&page(vec![position(4), position(6)])).0;
    assert!(unknown.contains("1 vị trí chưa rõ biên chế") && unknown.contains("không dùng từ ngày 01/01/2026"));
}

#[tokio::test]
async fn everybody_signed_in_sees_the_page() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![org::feature()], SettableClock::default()).await;
        let page = site.get("theo_doi", "/vi-tri-viec-lam").await.expect(200).hides("Nhập từ tệp");
        check_html(&page.body);
        site.get("ho_so", "/vi-tri-viec-lam").await.expect(200).shows("Nhập từ tệp");
        let away = site.get("", "/vi-tri-viec-lam").await.expect(303);
        assert_eq!(away.location.as_deref(), Some("/dang-nhap?toi=%2Fvi-tri-viec-lam"));
    }
}
