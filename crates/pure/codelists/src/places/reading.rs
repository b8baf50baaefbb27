//! A typed place cut into commune, district and province, and which units fit such a cut.

use kernel::dates::Date;

use super::index::{Index, province_of};
use super::typed::{COMMUNE_KINDS, DISTRICT_KINDS, Detail, Named, PROVINCE_KINDS, Typed};
use super::{Commune, Fit, FormerCommune, Found, Kind, Marks, Place, Places, commune_on};
use crate::key::joined_marks;

/// The typed words cut into commune, district and province.
pub(super) struct Reading {
    commune: Named,
    district: Option<String>,
    province: Option<String>,
}

/// Every way to cut the words before `end` that names known units.
pub(super) fn readings(typed: &Typed, end: usize, index: &Index) -> Vec<Reading> {
    let provinces = upper(typed, end, PROVINCE_KINDS, |key| index.provinces.contains_key(key));
    let mut readings = Vec::new();
    for (province_begin, province) in provinces {
        let districts = upper(typed, province_begin, DISTRICT_KINDS, |key| index.districts.contains_key(key));
        for (district_begin, district) in districts {
            for commune in typed.names_before(district_begin, COMMUNE_KINDS) {
                let key = typed.key(commune);
                let reading = Reading { commune, district: district.clone(), province: province.clone() };
                if index.communes.contains_key(&key) && reading.may_stand(typed, &key, index) {
                    readings.push(reading);
                }
            }
        }
    }
    readings
}

/// The units of a higher level that can end before a word, and none: where each begins, and its key.
fn upper(
    typed: &Typed,
    end: usize,
    kinds: &[(&[&str], Kind)],
    known: impl Fn(&str) -> bool,
) -> Vec<(usize, Option<String>)> {
    let mut found = vec![(end, None)];
    for named in typed.names_before(end, kinds) {
        let key = typed.key(named);
        if known(&key) && (named.kind.is_some() || !is_number(&key)) {
            found.push((named.begin, Some(key)));
        }
    }
    found
}

fn is_number(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_digit())
}

impl Reading {
    /// Whether what stands before the commune can be a place inside it. Words that say nothing of the kind are only
    /// taken for it where the commune cannot itself be the district of a commune that is not known.
    fn may_stand(&self, typed: &Typed, key: &str, index: &Index) -> bool {
        let with_kind = self.commune.kind.is_some();
        if is_number(key) && !with_kind {
            return false;
        }
        if self.commune.begin == 0 {
            return true;
        }
        match typed.detail_before(self.commune.begin) {
            Detail::OtherUnit => false,
            Detail::Said { ends_part } => ends_part || with_kind,
            Detail::Bare { ends_part } => {
                let has_upper = self.province.is_some() && !self.names_upper(key, index);
                ends_part && (with_kind || self.district.is_some() || has_upper)
            }
        }
    }

    /// Whether the words of the commune can as well mean a whole district, or a province.
    fn names_upper(&self, key: &str, index: &Index) -> bool {
        if self.commune.kind.is_some() || self.district.is_some() {
            return false;
        }
        let districts = index.districts.get(key).map(Vec::as_slice).unwrap_or_default();
        match self.province.as_ref().and_then(|key| index.provinces.get(key)) {
            Some(codes) => districts.iter().any(|district| codes.hold(district)),
            None => !districts.is_empty() || index.provinces.contains_key(key),
        }
    }

    /// The first word of the commune, its kind included.
    pub(super) fn begin(&self) -> usize {
        self.commune.begin
    }

    /// The units that fit.
    pub(super) fn units(&self, typed: &Typed, index: &Index, on: Date) -> Vec<Found> {
        let (key, marked) = (typed.key(self.commune), typed.marked_key(self.commune));
        let known = index.communes.get(&key).map(Vec::as_slice).unwrap_or_default();
        let upper_too = self.names_upper(&key, index);
        let mut found = Vec::new();
        for place in known {
            let (name, kind, fit, now) = match *place {
                Place::Present(commune) if commune.holds_on(on) => {
                    (commune.name, commune.kind, self.fit_of_present(commune, index), vec![commune])
                }
                Place::Present(_) => continue,
                Place::Former(former) => {
                    let now = former.now.iter().filter_map(|code| commune_on(*code, on)).collect();
                    (former.name, former.kind, self.fit_of_former(former, index), now)
                }
            };
            let Some(fit) = fit.and_then(|fit| self.fit_of_kind(*place, kind, fit)) else { continue };
            let marks = match joined_marks(name) == marked {
                true => Marks::Same,
                false if typed.has_marks(self.commune) => Marks::Other,
                false => Marks::Untyped,
            };
            // "Hải Phòng" is the city, not a xã Hải Phong.
            if !(upper_too && marks == Marks::Other) {
                found.push(Found { place: *place, now, fit, marks, upper_too });
            }
        }
        found
    }

    /// A kind that the commune had in another time is its own too; an island district is no commune of another kind.
    fn fit_of_kind(&self, place: Place, kind: Kind, fit: Fit) -> Option<Fit> {
        let Some(typed) = self.commune.kind.filter(|typed| *typed != kind) else { return Some(fit) };
        let had_it = |code: u32| {
            let mut times = Places::shipped().times_of(code).iter();
            times.any(|other| other.kind == typed)
        };
        match place {
            Place::Present(commune) if had_it(commune.code) => Some(fit.max(Fit::MixedTimes)),
            _ => (typed != Kind::Huyen && kind != Kind::Huyen).then_some(Fit::OtherKind),
        }
    }

    fn fit_of_present(&self, commune: &Commune, index: &Index) -> Option<Fit> {
        let before = index.before(commune);
        let mut fit = Fit::Agrees;
        if let Some(codes) = self.province.as_ref().and_then(|key| index.provinces.get(key))
            && !codes.present.contains(&commune.province)
        {
            fit = Fit::MixedTimes;
            before.iter().find(|former| codes.former.contains(&former.province.code))?;
        }
        if let Some(codes) = self.district.as_ref().and_then(|key| index.districts.get(key)) {
            fit = Fit::MixedTimes;
            before.iter().find(|former| codes.iter().any(|one| one.code == former.district.code))?;
        }
        Some(fit)
    }

    fn fit_of_former(&self, former: &FormerCommune, index: &Index) -> Option<Fit> {
        if let Some(codes) = self.district.as_ref().and_then(|key| index.districts.get(key))
            && !codes.iter().any(|one| one.code == former.district.code)
        {
            return None;
        }
        match self.province.as_ref().and_then(|key| index.provinces.get(key)) {
            Some(codes) if !codes.former.contains(&former.province.code) => {
                let province = |code: &u32| province_of(Places::shipped(), *code);
                let now = former.now.iter().filter_map(province).any(|code| codes.present.contains(&code));
                now.then_some(Fit::MixedTimes)
            }
            _ => Some(Fit::Agrees),
        }
    }
}
