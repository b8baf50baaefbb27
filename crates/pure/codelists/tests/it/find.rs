//! What a typed place can mean.

use codelists::places::{Fit, Found, Marks, Place, communes_on, find, former_communes, sure};
use kernel::dates::{Date, date};
use kernel::text::search_key;
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 28);

fn told(found: &Found) -> String {
    let place = match found.place {
        Place::Present(commune) => format!("{} {}", commune.full_name(), commune.code),
        Place::Former(former) => format!("{} {:05}", former.full_name(), former.code.unwrap_or(0)),
    };
    let now: Vec<String> = found.now.iter().map(|commune| commune.code_text()).collect();
    format!("{place} -> {} ({:?})", now.join("+"), found.fit)
}

fn read(text: &str) -> Vec<String> {
    find(text, TODAY).iter().map(told).collect()
}

fn sure_code(text: &str) -> Option<u32> {
    let found = find(text, TODAY);
    match sure(&found)?.now.as_slice() {
        [one] => Some(one.code),
        _ => None,
    }
}

#[test]
fn a_present_commune_with_its_province() {
    for text in [
        "xã Hà Bắc, Hải Phòng",
        "Xã Hà Bắc, thành phố Hải Phòng",
        "xa ha bac, tp hai phong",
        "X. Hà Bắc - TP. Hải Phòng",
        "Hà Bắc, Hải Phòng, Việt Nam",
        "HÀ BẮC – HẢI PHÒNG",
        "Ha\u{300} Bắc, Hải Phòng",
        "thôn 3, Hà Bắc, Hải Phòng",
        "Thôn Đông Lao, xã Hà Bắc, Hải Phòng",
        "Đông Lao, Hà Bắc, Hải Phòng",
        "số 5 xã Hà Bắc, Hải Phòng",
    ] {
        assert_eq!(read(text), ["xã Hà Bắc 10816 -> 10816 (Agrees)"], "{text}");
        assert_eq!(sure_code(text), Some(10816), "{text}");
    }
}

#[test]
fn a_former_commune_keeps_its_name_and_leads_on() {
    for text in [
        "Tân Việt, Thanh Hà, Hải Dương",
        "xã Tân Việt, huyện Thanh Hà, tỉnh Hải Dương",
        "tan viet - thanh ha - hai duong",
        "Tân Việt, H. Thanh Hà, T. Hải Dương",
        "xóm 2, Tân Việt, Thanh Hà, Hải Dương",
    ] {
        let expected = "xã Tân Việt, huyện Thanh Hà, tỉnh Hải Dương 10825 -> 10816 (Agrees)";
        assert_eq!(read(text), [expected], "{text}");
        assert_eq!(sure_code(text), Some(10816), "{text}");
    }
}

#[test]
fn a_divided_commune_leads_to_each_part() {
    let found = read("xã Hồng Lạc, Thanh Hà, Hải Dương");
    assert_eq!(found, ["xã Hồng Lạc, huyện Thanh Hà, tỉnh Hải Dương 10816 -> 10660+10816 (Agrees)"]);
    assert_eq!(sure_code("xã Hồng Lạc, Thanh Hà, Hải Dương"), None);
}

#[test]
fn a_bare_name_means_every_place_of_that_name() {
    let found = read("Hà Bắc");
    assert_eq!(
        found,
        ["xã Hà Bắc 10816 -> 10816 (Agrees)", "xã Hà Bắc, huyện Hà Trung, tỉnh Thanh Hóa 15280 -> 15274 (Agrees)",]
    );
    assert_eq!(sure_code("Hà Bắc"), None);
    assert_eq!(read("Tân Việt").len(), 2);
    assert!(read("Tân Thành").len() > 10);
}

#[test]
fn old_and_new_parts_together_are_told() {
    let mixed = read("Tân Việt, Thanh Hà, Hải Phòng");
    assert_eq!(mixed, ["xã Tân Việt, huyện Thanh Hà, tỉnh Hải Dương 10825 -> 10816 (MixedTimes)"]);
    for text in ["xã Hà Bắc, huyện Thanh Hà, Hải Phòng", "Hà Bắc, Hải Dương", "xã Hà Bắc, huyện Thanh Hà, Hải Dương"]
    {
        assert_eq!(read(text), ["xã Hà Bắc 10816 -> 10816 (MixedTimes)"], "{text}");
    }
    // Two Tân Việt came to Hải Phòng: nobody may choose for the writer.
    assert_eq!(find("Tân Việt, Hải Phòng", TODAY).len(), 2);
    assert_eq!(sure_code("Tân Việt, Hải Phòng"), None);
}

#[test]
fn a_kind_that_is_not_its_own_is_never_sure() {
    assert_eq!(read("phường Hà Bắc, Hải Phòng"), ["xã Hà Bắc 10816 -> 10816 (OtherKind)"]);
    assert_eq!(sure_code("phường Hà Bắc, Hải Phòng"), None);
    // The commune of today comes before the township of before, and the latter lies in it.
    let both = read("xã Thanh Hà, Hải Phòng");
    let expected = [
        "xã Thanh Hà 10813 -> 10813 (Agrees)",
        "thị trấn Thanh Hà, huyện Thanh Hà, tỉnh Hải Dương 10813 -> 10813 (OtherKind)",
    ];
    assert_eq!(both, expected);
    assert_eq!(sure_code("xã Thanh Hà, Hải Phòng"), Some(10813));
    // Xã Hồng Phong (An Dương) had become a phường in the last months: it must not be hidden by the others.
    let hong_phong = read("xã Hồng Phong, Hải Phòng");
    assert!(hong_phong.iter().any(|one| one.starts_with("phường Hồng Phong, quận An Dương")), "{hong_phong:?}");
    assert_eq!(sure_code("xã Hồng Phong, Hải Phòng"), None);
    assert!(read("thị trấn Thanh Hà, Thanh Hà, Hải Dương")[0].starts_with("thị trấn Thanh Hà, huyện Thanh Hà"));
}

#[test]
fn what_is_not_known_is_not_guessed() {
    for text in [
        "",
        " , ",
        "Không Có, Thanh Hà, Hải Dương",
        "xã Không Có, huyện Thanh Hà, Hải Dương",
        "xã Không Có, Hải Dương",
        "huyện Thanh Hà, Hải Dương",
        "thôn Tân Việt",
        "Tân Hà Bắc",
        "Hà Bắc, Nghệ An",
        "Tân Việt, Thanh Hà, Thanh Hóa",
        "1",
        "12, Hải Phòng",
        "Việt Nam",
        "Hải Phòng",
        "TP Hải Phòng",
        "tỉnh Hải Dương",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn a_commune_keeps_the_kind_that_it_had() {
    let long_thanh = read("xã Long Thành, Đồng Nai");
    assert_eq!(long_thanh.first().map(String::as_str), Some("phường Long Thành 26368 -> 26368 (MixedTimes)"));
    let before = find("xã Long Thành, Đồng Nai", date(2026, 4, 29));
    assert!(before.first().is_some_and(|one| one.fit == Fit::Agrees));
}

/// Birthplaces of old records often name only the district.
#[test]
fn a_name_that_may_be_a_district_or_a_province_is_never_sure() {
    for text in ["Thanh Hà, Hải Dương", "Thanh Hà, Hải Phòng", "Kim Thành", "Hải Dương", "hai duong"] {
        let found = find(text, TODAY);
        assert!(!found.is_empty() && found.iter().all(|one| one.upper_too), "{text}: {found:?}");
        assert_eq!(sure(&found), None, "{text}");
    }
    assert_eq!(sure_code("xã Kim Thành, Hải Phòng"), Some(10804));
}

#[test]
fn other_marks_are_never_sure() {
    // Without marks, a name that has none is no better than one that lost them.
    let plain = find("xa Dong Thanh", TODAY);
    assert!(plain.len() > 1 && sure(&plain).is_none(), "{plain:?}");
    let found = find("xã Hạ Bắc, Hải Phòng", TODAY);
    assert!(matches!(found.as_slice(), [Found { marks: Marks::Other, .. }]), "{found:?}");
    assert_eq!(sure(&found), None);
}

#[test]
fn numbered_wards_are_found_by_their_kind() {
    for text in ["Phường 12, Quận 3, TP. Hồ Chí Minh", "P12, Q3, TPHCM", "P.12 Q.3 HCM", "phường 12 quận 03 Sài Gòn"]
    {
        let found = find(text, TODAY);
        assert!(
            matches!(found.as_slice(), [Found { place: Place::Former(former), .. }] if former.name == "12" && former.district.name == "3"),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn marks_decide_only_the_order() {
    let found = find("Đông Hải, Hải Phòng", TODAY);
    assert!(found.first().is_some_and(|one| one.marks == Marks::Same));
    let plain = find("Dong Hai, Hai Phong", TODAY);
    assert_eq!(found.len(), plain.len());
    assert!(plain.iter().all(|one| one.marks == Marks::Untyped));
}

#[test]
fn the_place_of_the_tone_mark_and_dashes_do_not_matter() {
    assert_eq!(sure_code("phường Hoà Bình, Thuỷ Nguyên, Hải Phòng"), Some(11533));
    assert_eq!(read("phường Hoà Bình, Hải Phòng"), read("phường Hòa Bình, Hải Phòng"));
    assert!(read("Xuân Hương-Đà Lạt, Lâm Đồng")[0].starts_with("phường Xuân Hương - Đà Lạt"));
    assert!(read("Xuân Hương - Đà Lạt, Lâm Đồng")[0].starts_with("phường Xuân Hương - Đà Lạt"));
    assert!(read("xã Cư Mgar, Đắk Lắk")[0].starts_with("xã Cư M'gar"));
}

#[test]
fn before_the_reform_only_former_communes_are_found() {
    let found = find("Hà Bắc", date(2025, 6, 30));
    assert!(matches!(found.as_slice(), [Found { place: Place::Former(_), now, .. }] if now.is_empty()), "{found:?}");
}

#[test]
fn an_island_district_without_communes_is_found() {
    let found = read("huyện Bạch Long Vĩ, Hải Phòng");
    assert_eq!(found, ["huyện Bạch Long Vĩ, thành phố Hải Phòng 00000 -> 11948 (Agrees)"]);
    assert!(read("Bạch Long Vĩ, Hải Phòng")[0].starts_with("đặc khu Bạch Long Vĩ"));
}

/// Every unit is found by the words in which it is written in full, with marks and without.
#[test]
fn every_unit_is_found_by_its_full_name() {
    let communes = communes_on(TODAY).enumerate().filter(|(at, _)| at % 7 == 0);
    for (_, commune) in communes {
        let province = codelists::places::province_on(commune.province, TODAY).unwrap();
        let text = format!("{}, {}", commune.full_name(), province.full_name());
        let found = find(&text, TODAY);
        assert!(
            found.iter().any(|one| one.place == Place::Present(commune) && one.marks == Marks::Same),
            "{text}: {found:?}"
        );
    }
    for former in former_communes().iter().step_by(13) {
        let text = former.full_name();
        for text in [search_key(&text.replace(',', " ")), text.clone()] {
            let found = find(&text, TODAY);
            assert!(found.iter().any(|one| one.place == Place::Former(former)), "{text}: {found:?}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in "([a-zđ]{0,6}[ ,.-]{0,2}(xã|hà|bắc|12|tp|hải|phòng|thanh)?){0,12}") {
        for one in find(&text, TODAY) {
            prop_assert!(one.now.iter().all(|commune| commune.holds_on(TODAY)));
        }
    }
}
