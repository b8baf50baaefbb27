//! Every route of the program: addresses stand once, and none opens to a stranger that is not for him.

use std::collections::BTreeSet;

use kernel::actor::Role;
use testkit::{SettableClock, Site, open_both};
use web::Gate;

/// One person of each role.
pub(crate) const PEOPLE: [(&str, Role); 13] = [
    ("chu_tich", Role::ChuTich),
    ("pho_chu_tich", Role::PhoChuTich),
    ("truong_kt", Role::TruongDonVi),
    ("pho_truong_kt", Role::PhoTruongDonVi),
    ("dau_moi", Role::DauMoi),
    ("tai_chinh", Role::TaiChinh),
    ("ho_so", Role::HoSo),
    ("cong_chuc_kt", Role::CongChuc),
    ("theo_doi", Role::CapUy),
    ("thanh_tra", Role::ThanhTra),
    ("quan_tri", Role::QuanTriTruyCap),
    ("nhat_ky", Role::QuanTriNhatKy),
    ("thanh_pho", Role::ThanhPho),
];

/// The address with something in each place to be filled.
pub fn filled(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/")
}

#[test]
fn addresses_stand_once_and_are_vietnamese_kebab() {
    let mut seen = BTreeSet::new();
    for route in sauro::features().iter().flat_map(|f| &f.routes) {
        assert!(seen.insert((route.method, route.path)), "{} {} stands twice", route.method, route.path);
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/-{}._".contains(c);
        assert!(route.path.starts_with('/') && route.path.chars().all(fits), "{}", route.path);
    }
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_led_to_the_sign_in() {
    let (_, db, _guard) = open_both().await.swap_remove(0);
    let site = Site::new(db, sauro::features(), SettableClock::default()).await;
    for route in sauro::features().iter().flat_map(|f| &f.routes) {
        let path = filled(route.path);
        let name = format!("{} {path}", route.method);
        let status = match route.method {
            "GET" => site.get("", &path).await.status,
            _ => site.post("", &path, &[]).await.status,
        };
        match (route.gate, route.method) {
            (Gate::Public, _) => assert!(status != 401, "{name} is for anybody"),
            (_, "GET") => assert_eq!(status, 303, "{name} leads to the sign-in"),
            _ => assert_eq!(status, 401, "{name} keeps what was typed"),
        }
    }
}

#[tokio::test]
async fn the_finder_is_offered_to_those_who_may_search() {
    let (_, db, _guard) = open_both().await.swap_remove(0);
    let site = Site::new(db, sauro::features(), SettableClock::default()).await;
    let mut without = Vec::new();
    for (who, role) in PEOPLE {
        let offered = site.get(who, "/tai-khoan").await.expect(200).body.contains("action=\"/tim\"");
        assert_eq!(offered, site.get(who, "/tim?q=an").await.status == 200, "{who}");
        without.extend((!offered).then_some(role));
    }
    assert_eq!(without, [Role::ThanhPho]);
}

#[tokio::test]
async fn no_page_of_an_empty_commune_is_a_fault() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db, sauro::features(), SettableClock::default()).await;
        for route in sauro::features().iter().flat_map(|f| &f.routes) {
            for (who, _) in PEOPLE {
                let path = filled(route.path);
                let answer = match route.method {
                    "GET" => site.get(who, &path).await,
                    _ if path == "/dang-xuat" => continue,
                    _ => site.post(who, &path, &[]).await,
                };
                assert!(answer.status < 500, "{engine} {} {path} by {who}: {}", route.method, answer.visible());
                let is_page = answer.headers.get("content-type").is_some_and(|t| t == "text/html; charset=utf-8");
                let found = if is_page { testkit::problems(&answer.body) } else { Vec::new() };
                assert!(found.is_empty(), "{} {path} by {who}: {found:?}", route.method);
            }
        }
    }
}
