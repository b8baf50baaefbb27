//! The administrative units that come with the program.

use std::collections::{BTreeMap, BTreeSet};

use codelists::places::{
    Kind, Places, commune_on, communes_on, former_commune, former_communes, province_on, provinces_on,
};
use kernel::dates::{Date, date};
use kernel::text::nfc;

const FIRST: Date = date(2025, 7, 1);
const TODAY: Date = date(2026, 11, 28);

/// The 34 provinces as the Prime Minister's decision 19/2025 lists them.
const PROVINCES: &str = "01 Hà Nội; 04 Cao Bằng; 08 Tuyên Quang; 11 Điện Biên; 12 Lai Châu; 14 Sơn La; 15 Lào Cai; \
    19 Thái Nguyên; 20 Lạng Sơn; 22 Quảng Ninh; 24 Bắc Ninh; 25 Phú Thọ; 31 Hải Phòng; 33 Hưng Yên; 37 Ninh Bình; \
    38 Thanh Hóa; 40 Nghệ An; 42 Hà Tĩnh; 44 Quảng Trị; 46 Huế; 48 Đà Nẵng; 51 Quảng Ngãi; 52 Gia Lai; 56 Khánh Hòa; \
    66 Đắk Lắk; 68 Lâm Đồng; 75 Đồng Nai; 79 Hồ Chí Minh; 80 Tây Ninh; 82 Đồng Tháp; 86 Vĩnh Long; 91 An Giang; \
    92 Cần Thơ; 96 Cà Mau";

fn kinds(on: Date, province: Option<u32>) -> BTreeMap<Kind, usize> {
    let mut kinds = BTreeMap::new();
    for commune in communes_on(on).filter(|commune| province.is_none_or(|code| commune.province == code)) {
        *kinds.entry(commune.kind).or_default() += 1;
    }
    kinds
}

#[test]
fn the_provinces_are_those_of_the_decision() {
    for on in [FIRST, date(2026, 4, 30), TODAY] {
        let listed: Vec<String> =
            provinces_on(on).map(|province| format!("{} {}", province.code_text(), province.name)).collect();
        assert_eq!(listed.join("; "), PROVINCES);
    }
    assert_eq!(provinces_on(date(2025, 6, 30)).count(), 0);
}

#[test]
fn three_provinces_became_cities() {
    let kind = |code, on| province_on(code, on).map(|province| province.kind);
    for (code, day) in [(75, date(2026, 4, 30)), (22, date(2026, 9, 1)), (24, date(2026, 9, 20))] {
        assert_eq!(kind(code, day.yesterday().unwrap()), Some(Kind::Tinh), "{code}");
        assert_eq!(kind(code, day), Some(Kind::ThanhPho), "{code}");
    }
    let cities = |on| provinces_on(on).filter(|province| province.kind == Kind::ThanhPho).count();
    assert_eq!((cities(FIRST), cities(TODAY)), (6, 9));
    assert!(province_on(75, TODAY).unwrap().source.contains("30/2026/QH16"));
}

#[test]
fn the_communes_are_counted_by_kind() {
    let expected = |xa, phuong| BTreeMap::from([(Kind::Phuong, phuong), (Kind::Xa, xa), (Kind::DacKhu, 13)]);
    assert_eq!(kinds(FIRST, None), expected(2621, 687));
    assert_eq!(kinds(date(2026, 4, 30), None), expected(2611, 697));
    assert_eq!(kinds(date(2026, 9, 20), None), expected(2599, 709));
    for on in [FIRST, date(2026, 4, 30), TODAY] {
        assert_eq!(communes_on(on).count(), 3321);
        let codes: BTreeSet<u32> = communes_on(on).map(|commune| commune.code).collect();
        assert_eq!(codes.len(), 3321, "a code stands twice on {on}");
        assert!(communes_on(on).all(|commune| province_on(commune.province, on).is_some()));
    }
    assert_eq!(communes_on(date(2025, 6, 30)).count(), 0);
}

#[test]
fn hai_phong_has_its_hundred_and_fourteen_units() {
    assert_eq!(kinds(TODAY, Some(31)), BTreeMap::from([(Kind::Xa, 67), (Kind::Phuong, 45), (Kind::DacKhu, 2)]));
    let listed: String = communes_on(TODAY)
        .filter(|commune| commune.province == 31)
        .map(|commune| format!("{} {}\n", commune.code_text(), commune.full_name()))
        .collect();
    assert_eq!(listed, include_str!("hai_phong.txt"));
}

#[test]
fn ha_bac_and_thanh_dong_have_their_codes() {
    let ha_bac = commune_on(10816, TODAY).unwrap();
    assert_eq!((ha_bac.full_name().as_str(), ha_bac.province), ("xã Hà Bắc", 31));
    assert_eq!(commune_on(10507, TODAY).unwrap().full_name(), "phường Thành Đông");
    assert_eq!(commune_on(10510, TODAY), None, "a draft of the list had Thành Đông under this code");
    assert_eq!(commune_on(10816, date(2025, 6, 30)), None);
}

#[test]
fn a_code_of_before_is_another_place() {
    let former = former_commune(10816).unwrap();
    assert_eq!(former.full_name(), "xã Hồng Lạc, huyện Thanh Hà, tỉnh Hải Dương");
    assert_eq!(former.now, [10660, 10816]);
    assert!(former.is_divided());
    let (tan_viet, cam_viet) = (former_commune(10825).unwrap(), former_commune(10828).unwrap());
    assert_eq!((tan_viet.name, tan_viet.now.as_slice()), ("Tân Việt", [10816].as_slice()));
    assert!(!tan_viet.is_divided());
    assert_eq!((cam_viet.name, cam_viet.now.as_slice()), ("Cẩm Việt", [10756, 10816].as_slice()));
    assert_eq!(former_commune(99999), None);
}

#[test]
fn every_former_commune_leads_to_present_ones() {
    assert_eq!(former_communes().len(), 10_040);
    assert_eq!(former_communes().iter().filter(|former| former.code.is_none()).count(), 5);
    assert_eq!(former_communes().iter().filter(|former| former.is_divided()).count(), 442);
    assert_eq!(former_communes().iter().map(|former| former.now.len()).sum::<usize>(), 10_571);
    let provinces: BTreeSet<u32> = former_communes().iter().map(|former| former.province.code).collect();
    assert_eq!(provinces.len(), 63);
    for former in former_communes() {
        assert!(
            !former.now.is_empty() && former.now.iter().all(|code| commune_on(*code, FIRST).is_some()),
            "{former:?}"
        );
    }
}

/// The data set that the links come from joined divided communes of one name; these are parted again.
#[test]
fn divided_communes_of_one_name_are_not_mixed() {
    let now = |code| former_commune(code).unwrap().now.as_slice();
    assert_eq!((now(10798), now(11890)), ([10804, 10843].as_slice(), [11911].as_slice()), "Hòa Bình");
    assert_eq!((now(25462), now(27691)), ([25459].as_slice(), [27694].as_slice()), "Phường 4");
}

/// The communes that no former one leads to would be unreachable from an old birthplace.
#[test]
fn every_present_commune_has_a_former_one() {
    let reached: BTreeSet<u32> = former_communes().iter().flat_map(|former| former.now.iter().copied()).collect();
    let missing: Vec<String> = communes_on(FIRST)
        .filter(|commune| !reached.contains(&commune.code))
        .map(|commune| format!("{} {}", commune.code_text(), commune.full_name()))
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn names_are_clean_and_composed() {
    let places = Places::shipped();
    let names = places.communes().iter().map(|commune| commune.name);
    let names = names.chain(places.provinces().iter().map(|province| province.name));
    let former = former_communes().iter().flat_map(|former| [former.name, former.district.name, former.province.name]);
    for name in names.chain(former) {
        assert!(!name.is_empty() && name.trim() == name && !name.contains("  ") && nfc(name) == name, "{name:?}");
    }
}
