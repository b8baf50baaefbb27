//! A position, its form, and the form for numbers of posts, through the browser's door.

use db::Leaf;
use kernel::clock::Clock as _;
use org::api::{NewPosition, SetUpUnits};
use testkit::{Guard, HA_BAC, SettableClock, Site, check_html, open_both};

/// A site with one position whose code needs care in an address.
async fn sites() -> Vec<(&'static str, Site, Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), vec![org::feature()], SettableClock::default()).await;
        let allowed = accounts::api::set_up_actor(HA_BAC).may(SetUpUnits).expect("set-up");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let new = NewPosition {
            code: "TP- II/01 ấ".to_owned(),
            name: "Văn thư viên".to_owned(),
            group: "chuyen_mon".to_owned(),
            rank: "Văn thư viên".to_owned(),
            approved: 1,
            sort: 1,
        };
        let id = org::api::add_position(&mut tx, &allowed, &new).await.expect("a position");
        tx.commit(Leaf::about("org_position", id, "Thêm vị trí"), "/").await.expect("a commit");
        sites.push((engine, site, guard));
    }
    sites
}

const PLACE: &str = "/vi-tri-viec-lam/TP-%20II%2F01%20%E1%BA%A5";

#[tokio::test]
async fn a_position_is_seen_by_all_of_its_commune_and_changed_by_whoever_may() {
    for (engine, site, _guard) in sites().await {
        let page = site.get("theo_doi", "/vi-tri-viec-lam").await.expect(200);
        assert!(page.links().contains(&PLACE.to_owned()), "{engine}: {:?}", page.links());
        let own = site.get("theo_doi", PLACE).await.expect(200).shows("Văn thư viên").hides("Sửa");
        check_html(&own.body);
        site.get("thanh_ha/ho_so", PLACE).await.expect(404);
        site.get("thanh_ha/ho_so", &format!("{PLACE}/sua")).await.expect(404);
        site.get("ho_so", "/vi-tri-viec-lam/khong-co").await.expect(404);
        let edit = format!("{PLACE}/sua");
        site.get("chu_tich", &edit).await.expect(403);
        check_html(&site.get("ho_so", &edit).await.expect(200).body);
        let form = [
            ("_version", "0"),
            ("_key", "00112233445566778899aabbccddeeff"),
            ("ten", "Văn thư viên trung cấp"),
            ("nhom", "chuyen_mon"),
            ("ngach", "Văn thư viên trung cấp"),
            ("don_vi", "VP"),
            ("nang", ""),
            ("chuyen_doi", "to_chuc_can_bo"),
            ("trinh_do", "trung_cap"),
            ("nganh", "Văn thư\nLưu trữ"),
        ];
        site.post("chu_tich", &edit, &form).await.expect(403);
        site.post("thanh_ha/ho_so", &edit, &form).await.expect(404);
        for _ in 0..2 {
            let done = site.post("ho_so", &edit, &form).await.expect(303);
            assert_eq!(done.location.as_deref(), Some(PLACE), "{engine}: sent twice, done once");
        }
        let own = site.get("theo_doi", PLACE).await.expect(200);
        let own = own.shows("Văn thư; Lưu trữ").shows("Trung cấp").shows("Tổ chức cán bộ").shows("Văn phòng HĐND");
        check_html(&own.body);
        // Somebody who looked at it before: both texts, and what he typed stays.
        let late = [("_version", "0"), ("ten", "Tên của người sau"), ("nhom", "chuyen_mon"), ("ngach", "Khác")];
        let conflict = site.post("dau_moi", &edit, &late).await.expect(409).shows("Người khác vừa sửa");
        assert_eq!(conflict.field("ten"), "Tên của người sau", "{engine}");
        check_html(&conflict.body);
        let version = conflict.field("_version");
        let again = [("_version", version.as_str()), ("ten", "Tên của người sau"), ("nhom", "chuyen_mon")];
        site.post("dau_moi", &edit, &again).await.expect(303);
        site.get("theo_doi", PLACE).await.expect(200).shows("Tên của người sau");
        let wrong = [("_version", "2"), ("ten", " "), ("nhom", ""), ("nang", "bua"), ("thoi_tu", "31/02/2026")];
        let back = site.post("ho_so", &edit, &wrong).await.expect(422);
        check_html(&back.shows("Hãy nhập tên vị trí").shows("Hãy chọn nhóm vị trí").shows("28 ngày").body);
    }
}

#[tokio::test]
async fn a_number_of_posts_is_written_with_its_decision_and_holds_from_its_day() {
    for (engine, site, _guard) in sites().await {
        let address = "/vi-tri-viec-lam/bien-che";
        check_html(&site.get("ho_so", &format!("{address}?cho=vi-tri-1")).await.expect(200).body);
        site.get("chu_tich", address).await.expect(403);
        let form = |approved, from| {
            [
                ("_key", "00112233445566778899aabbccddee11"),
                ("cho", "vi-tri-1"),
                ("so_luong", approved),
                ("so_qd", "12/QĐ-UBND"),
                ("ngay_qd", "30/06/2026"),
                ("nguoi_ky", "Chủ tịch UBND xã"),
                ("tu_ngay", from),
            ]
        };
        site.post("chu_tich", address, &form("4", "01/07/2026")).await.expect(403);
        for _ in 0..2 {
            site.post("ho_so", address, &form("4", "01/07/2026")).await.expect(303);
        }
        let page = site.get("ho_so", address).await.expect(200).shows("12/QĐ-UBND ngày 30/06/2026");
        assert_eq!(page.body.matches("12/QĐ-UBND ngày").count(), 1, "{engine}: sent twice, written once");
        site.post("ho_so", address, &form("7", "01/01/2027")).await.expect(303);
        site.get("theo_doi", "/vi-tri-viec-lam").await.expect(200).shows("4 biên chế được phân bổ");
        let own = site.get("theo_doi", PLACE).await.expect(200).shows("12/QĐ-UBND").shows("01/01/2027");
        check_html(&own.shows("số có khi lập hệ thống").body);
        let unit = format!("don-vi-{}", site.unit("KT").0);
        let of_unit = [
            ("cho", unit.as_str()),
            ("so_luong", "9"),
            ("so_qd", "13"),
            ("ngay_qd", "1/7/2026"),
            ("tu_ngay", "1/7/2026"),
        ];
        site.post("dau_moi", address, &of_unit).await.expect(303);
        site.get("ho_so", address).await.expect(200).shows("Phòng Kinh tế");
        // Positions and units of elsewhere are none here; nothing is written.
        let future = [
            ("cho", "vi-tri-1"),
            ("so_luong", "1"),
            ("so_qd", "1"),
            ("ngay_qd", "21/11/2026"),
            ("tu_ngay", "1/1/2027"),
        ];
        site.post("ho_so", address, &future).await.expect(422).shows("Ngày quyết định không được sau hôm nay");
        let wrong = [("cho", "vi-tri-99"), ("so_luong", "-1"), ("so_qd", ""), ("ngay_qd", "x"), ("tu_ngay", "")];
        let back = site.post("ho_so", address, &wrong).await.expect(422);
        let back =
            back.shows("Hãy chọn vị trí việc làm hoặc đơn vị").shows("số nguyên").shows("Hãy nhập số quyết định");
        check_html(&back.body);
        site.post("thanh_ha/ho_so", address, &form("4", "01/07/2026")).await.expect(422);
        site.get("thanh_ha/ho_so", address).await.expect(200).hides("30/06/2026");
        check_html(&site.get("theo_doi", "/vi-tri-viec-lam/khung-nang-luc").await.expect(200).body);
    }
}
