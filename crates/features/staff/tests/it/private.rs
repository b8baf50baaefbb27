//! Sensitive data is shown to those who may, for a reason, after the journal says so; the person concerned finds it there.

use jiff::ToSpan as _;
use kernel::actor::{Actor, Behalf, Capacity, Role};
use kernel::clock::Clock as _;
use kernel::ids::AccountId;
use staff::api::{SetUpStaff, Values};
use testkit::{Guard, HA_BAC, SettableClock, Site, check_html, open_both, token_of};

const SECRET: &str = "099085123456";
const PAGE: &str = "/can-bo/HB-009/du-lieu-nhay-cam";

/// Hà Bắc and its mirror, where the data of `cong_chuc_kt` (HB-009) is kept.
async fn sites() -> Vec<(&'static str, Site, Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        let features = vec![staff::feature(), journal::feature()];
        let site = Site::with_mirror(db, features, SettableClock::default()).await;
        let allowed = accounts::api::set_up_actor(HA_BAC).may(SetUpStaff).expect("set-up");
        let mut tx = site.app.db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let known = [("birth_date", "1985-03-09"), ("citizen_id", SECRET), ("ethnicity", "02")];
        let values = Values::of(&known);
        let staff = site.staff("HB-009");
        staff::api::add_profile(&mut tx, &allowed, staff, &values).await.expect("a row");
        tx.commit(db::Leaf::about("staff_private", staff.0, "Nhập dữ liệu"), "/").await.expect("a commit");
        sites.push((engine, site, guard));
    }
    sites
}

async fn lines(site: &Site) -> u64 {
    let tree = db::journal::frontier(&mut site.app.db.read().await.expect("a reader"), HA_BAC).await;
    tree.expect("a tree").size()
}

#[tokio::test]
async fn nothing_is_shown_before_the_journal_says_so() {
    for (engine, site, _guard) in sites().await {
        let before = lines(&site).await;
        let page = site.get("chu_tich", PAGE).await.expect(200).shows("••••••").hides(SECRET).hides("1985");
        check_html(&page.body);
        let refused = site.post("chu_tich", PAGE, &[("ly_do", " ")]).await.expect(422).hides(SECRET);
        check_html(&refused.shows("Hãy nhập lý do xem").body);
        assert_eq!(lines(&site).await, before, "{engine}: nothing was read");
        let form = [("ly_do", "Làm hồ sơ nghỉ hưu"), ("_key", "00112233445566778899aabbccddeeff")];
        for _ in 0..2 {
            assert_eq!(site.post("chu_tich", PAGE, &form).await.expect(303).location.as_deref(), Some(PAGE));
        }
        assert_eq!(lines(&site).await, before + 1, "{engine}: sent twice, one line");
        let shown = site.get("chu_tich", PAGE).await.expect(200).shows(SECRET).shows("09/03/1985").shows("Tày");
        check_html(&shown.shows("dòng nhật ký số").body);
        site.get("thanh_ha/chu_tich", PAGE).await.expect(404);
        let mine = site.get("cong_chuc_kt", "/nhat-ky/ve-toi").await.expect(200);
        let mine =
            mine.shows("Xem dữ liệu nhạy cảm của Đặng Văn Ỷ").shows("Phạm Quang Huy").shows("Làm hồ sơ nghỉ hưu");
        mine.hides(SECRET);
        site.clock.advance(11.minutes());
        site.get("chu_tich", PAGE).await.expect(200).hides(SECRET).shows("Lý do xem");
    }
}

#[tokio::test]
async fn only_some_may_ask() {
    for (engine, site, _guard) in sites().await {
        let before = lines(&site).await;
        let others = ["pho_chu_tich", "truong_kt", "dau_moi", "cong_chuc_vhxh", "theo_doi", "quan_tri", "thanh_tra"];
        for who in others {
            site.get(who, PAGE).await.expect(403).hides(SECRET);
            site.post(who, PAGE, &[("ly_do", "Tò mò")]).await.expect(403).hides(SECRET);
            site.get(who, "/can-bo/HB-009").await.expect(200).hides("Dữ liệu nhạy cảm").hides(SECRET);
        }
        assert_eq!(lines(&site).await, before, "{engine}");
        site.get("chu_tich", "/can-bo/HB-009")
            .await
            .expect(200)
            .shows("Dữ liệu nhạy cảm")
            .shows("••••••")
            .hides(SECRET);
        site.get("cong_chuc_kt", "/can-bo/HB-009").await.expect(200).shows("Dữ liệu nhạy cảm").hides(SECRET);
        site.post("cong_chuc_kt", PAGE, &[("ly_do", "Xem của tôi")]).await.expect(303);
        site.get("cong_chuc_kt", PAGE).await.expect(200).shows(SECRET);
        site.get("chu_tich", PAGE).await.expect(200).hides(SECRET);
        site.get("ho_so", PAGE).await.expect(200).hides(SECRET).shows("Lý do xem");
        // A read of one person opens no other one.
        site.post("chu_tich", "/can-bo/HB-008/du-lieu-nhay-cam", &[("ly_do", "Xem")]).await.expect(303);
        site.get("chu_tich", "/can-bo/HB-008/du-lieu-nhay-cam").await.expect(200).shows("Chưa nhập dữ liệu nào");
        site.get("chu_tich", PAGE).await.expect(200).hides(SECRET);
        site.get("chu_tich", "/can-bo/HB-999/du-lieu-nhay-cam").await.expect(404);
    }
}

#[tokio::test]
async fn a_delegation_does_not_open_sensitive_data() {
    let form = [("ly_do", "Được ủy quyền"), ("_key", "00112233445566778899aabbccddeeff")];
    for (engine, site, _guard) in sites().await {
        let before = lines(&site).await;
        let chairman = site.actor("chu_tich");
        let staff = chairman.staff.expect("a person of the register");
        let behalf = Some(Behalf { staff, account: chairman.account, name: chairman.name });
        let lent = Capacity { behalf, ..Capacity::own(Role::ChuTich, None) };
        let outside =
            Actor { account: AccountId(7_001), staff: Some(site.staff("HB-010")), ..site.actor("cong_chuc_kt") };
        let delegate = token_of(&Actor { capacities: vec![Capacity::own(Role::CongChuc, None), lent], ..outside });
        site.by_token(&delegate, "/can-bo/HB-009", None).await.expect(200).hides(SECRET);
        for fields in [None, Some(&form[..])] {
            let refused = site.by_token(&delegate, PAGE, fields).await.expect(403).hides(SECRET);
            refused.shows("chỉ người ấy, Chủ tịch UBND và người phụ trách hồ sơ được xem");
        }
        assert_eq!(lines(&site).await, before, "{engine}: nothing was read");
        site.get("chu_tich", PAGE).await.expect(200);
    }
}
