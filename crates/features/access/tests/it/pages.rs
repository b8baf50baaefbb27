//! Each page of the slice drawn empty, ordinary and crowded.

use access::delegation::{list as delegations, new as new_delegation};
use access::permissions::POLICIES;
use testkit::{SettableClock, Site, open_both};
use web::FormData;

#[tokio::test]
async fn every_page_is_sound_for_everybody_who_sees_it() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![access::feature()], SettableClock::default()).await;
        for (who, path) in [
            ("quan_tri", "/quan-tri"),
            ("quan_tri", "/quan-tri?tinh_trang=tam_khoa"),
            ("chu_tich", "/quan-tri?tinh_trang=lạ"),
            ("quan_tri", "/quan-tri/moi"),
            ("quan_tri", "/quan-tri/tai-khoan/9"),
            ("chu_tich", "/quan-tri/tai-khoan/18"),
            ("quan_tri", "/quan-tri/tai-khoan/9/cap-vai-tro"),
            ("quan_tri", "/quan-tri/tai-khoan/9/ket-thuc"),
            ("chu_tich", "/quan-tri/de-nghi"),
            ("chu_tich", "/quan-tri/de-nghi?trang_thai=da_rut"),
            ("chu_tich", "/uy-quyen"),
            ("chu_tich", "/uy-quyen/moi"),
            ("theo_doi", "/uy-quyen"),
            ("cong_chuc_kt", "/quyen"),
        ] {
            testkit::check_html(&site.get(who, path).await.expect(200).body);
        }
        site.get("quan_tri", "/quan-tri/tai-khoan/99").await.expect(404);
        site.get("theo_doi", "/uy-quyen/moi").await.expect(403);
    }
}

#[test]
fn forms_without_anybody_to_choose_are_sound() {
    let none = new_delegation::NewPage { mine: Vec::new(), others: Vec::new(), units: Vec::new() };
    let form = FormData::default();
    testkit::check_page(&new_delegation::view(&none, &form, &web::FieldErrors::default(), "00"));
    let page = delegations::DelegationsPage {
        me: kernel::ids::AccountId(1),
        rows: Vec::new(),
        units: Vec::new(),
        today: jiff::civil::date(2026, 11, 26),
        may_delegate: false,
        key: "00".to_owned(),
    };
    testkit::check_page(&delegations::view(&page));
    assert!(POLICIES.iter().all(|policy| !policy.label.is_empty()));
}
