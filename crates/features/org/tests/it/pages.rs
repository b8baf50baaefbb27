//! Samples of `positions`: empty, ordinary, crowded; and the page through the router.

use org::positions::view;
use org::store::PositionRow;
use testkit::{SettableClock, Site, check_html, check_page, open_both};

fn position(number: i64) -> PositionRow {
    PositionRow {
        id: number,
        code: format!("HB-II.{number:02}"),
        name: "Chuyên viên về lĩnh vực đất đai; tài nguyên khoáng sản ".repeat(if number == 3 { 8 } else { 1 }),
        position_group: ["lanh_dao", "chuyen_mon", "ho_tro"][usize::try_from(number % 3).unwrap_or(0)].to_owned(),
        rank: "Chuyên viên chính 50%; Chuyên viên 50%".to_owned(),
        approved: number % 4,
    }
}

#[test]
fn positions_samples_keep_to_the_rules() {
    for many in [0, 3, 400] {
        let positions: Vec<PositionRow> = (0..many).map(position).collect();
        check_page(&view(&positions));
    }
    assert!(view(&[]).0.contains("Chưa có danh mục"));
    assert!(view(&[position(1), position(2)]).0.contains("3 biên chế"));
}

#[tokio::test]
async fn everybody_signed_in_sees_the_page() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![org::feature()], SettableClock::default()).await;
        check_html(&site.get("theo_doi", "/vi-tri-viec-lam").await.expect(200).body);
        let away = site.get("", "/vi-tri-viec-lam").await.expect(303);
        assert_eq!(away.location.as_deref(), Some("/dang-nhap?toi=%2Fvi-tri-viec-lam"));
    }
}
