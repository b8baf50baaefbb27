//! The units by the keys of their names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::{Commune, FormerCommune, Place, Places};
use crate::key::joined_key;

/// The units that come with the program, by the joined keys of their names.
#[derive(Default)]
pub(super) struct Index {
    /// Communes present and former.
    pub communes: BTreeMap<String, Vec<Place>>,
    /// Former districts.
    pub districts: BTreeMap<String, Vec<District>>,
    /// Codes of provinces.
    pub provinces: BTreeMap<String, Codes>,
    /// The former communes whose land, or a part of it, lies in a present one, by its code.
    pub before: BTreeMap<u32, Vec<&'static FormerCommune>>,
}

/// The provinces of a name, as they are and as they were on the eve of 01/7/2025.
#[derive(Default, Clone)]
pub(super) struct Codes {
    pub present: Vec<u32>,
    pub former: Vec<u32>,
}

/// A former district.
#[derive(Clone, Copy)]
pub(super) struct District {
    pub code: u32,
    /// The code of its province then.
    pub former_province: u32,
    /// The code of the province in which it lies now: provinces were joined, not divided.
    pub present_province: Option<u32>,
}

impl Codes {
    /// Whether a district lies or lay in a province of the name.
    pub(super) fn hold(&self, district: &District) -> bool {
        let now = district.present_province.is_some_and(|code| self.present.contains(&code));
        now || self.former.contains(&district.former_province)
    }
}

/// What people write for the name of a province, and the name.
const ALSO_WRITTEN: &[(&str, &str)] = &[
    ("tphcm", "hochiminh"),
    ("hcm", "hochiminh"),
    ("saigon", "hochiminh"),
    ("hn", "hanoi"),
    ("hp", "haiphong"),
    ("thuathienhue", "hue"),
    ("tthue", "hue"),
    ("daclac", "daklak"),
    ("brvt", "bariavungtau"),
];

static SHIPPED: LazyLock<Index> = LazyLock::new(|| Index::of(Places::shipped()));

impl Index {
    pub(super) fn shipped() -> &'static Index {
        &SHIPPED
    }

    fn of(places: &'static Places) -> Index {
        let mut index = Index::default();
        let mut names: BTreeMap<&'static str, Vec<Place>> = BTreeMap::new();
        let mut districts = BTreeSet::new();
        for commune in places.communes() {
            names.entry(commune.name).or_default().push(Place::Present(commune));
        }
        for former in places.former_communes() {
            names.entry(former.name).or_default().push(Place::Former(former));
            for code in &former.now {
                index.before.entry(*code).or_default().push(former);
            }
            if districts.insert(former.district.code) {
                index.add_upper(former, places);
            }
        }
        for (name, units) in names {
            index.communes.entry(joined_key(name)).or_default().extend(units);
        }
        for province in places.provinces() {
            add(&mut index.provinces.entry(joined_key(province.name)).or_default().present, province.code);
        }
        for (written, name) in ALSO_WRITTEN {
            if let Some(codes) = index.provinces.get(*name).cloned() {
                index.provinces.insert((*written).to_owned(), codes);
            }
        }
        index
    }

    /// The district and province of a former commune.
    fn add_upper(&mut self, former: &FormerCommune, places: &Places) {
        let (code, former_province) = (former.district.code, former.province.code);
        let now = former.now.first().and_then(|code| province_of(places, *code));
        let district = District { code, former_province, present_province: now };
        self.districts.entry(joined_key(former.district.name)).or_default().push(district);
        add(&mut self.provinces.entry(joined_key(former.province.name)).or_default().former, former_province);
    }

    /// The former communes from which a present one was made.
    pub(super) fn before(&self, commune: &Commune) -> &[&'static FormerCommune] {
        self.before.get(&commune.code).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The province in which a commune of a code lies; it never changed.
pub(super) fn province_of(places: &Places, code: u32) -> Option<u32> {
    places.times_of(code).first().map(|commune| commune.province)
}

fn add(codes: &mut Vec<u32>, code: u32) {
    if !codes.contains(&code) {
        codes.push(code);
    }
}
