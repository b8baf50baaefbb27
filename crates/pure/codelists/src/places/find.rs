//! What a typed place can mean: every unit that fits, the best first, never one by guess.

use kernel::dates::Date;

use super::index::{Index, province_of};
use super::typed::{COMMUNE_KINDS, DISTRICT_KINDS, Detail, Named, PROVINCE_KINDS, Typed};
use super::{Commune, FormerCommune, Kind, Places, commune_on};
use crate::key::joined_marks;

/// A commune, as it is or as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A commune in force on the date asked for.
    Present(&'static Commune),
    /// A commune of the eve of 01/7/2025.
    Former(&'static FormerCommune),
}

/// How well a unit fits what was typed; the better comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// Every part that was typed is the unit's own.
    Agrees,
    /// Old and new parts were typed together, and the unit is the same place in both: "Tân Việt, Hải Phòng".
    MixedTimes,
    /// The name fits and the kind does not: "phường Hà Bắc". Given only where no unit has the kind that was typed.
    OtherKind,
}

/// A unit that a typed place can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The unit.
    pub place: Place,
    /// The communes in force on the date asked for in which it lies; several when its land was divided. For a present
    /// commune itself. None when the date is before 01/7/2025.
    pub now: Vec<&'static Commune>,
    /// How well it fits.
    pub fit: Fit,
    /// How the marks of its name compare with the typed ones.
    pub marks: Marks,
    /// Whether the typed words, which say no kind, can as well mean a whole district or province: "Thanh Hà, Hải
    /// Dương".
    pub upper_too: bool,
}

/// How the marks of a name compare with the typed ones; the closer comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Marks {
    /// As typed.
    Same,
    /// The name was typed without any marks.
    Untyped,
    /// Others than typed.
    Other,
}

/// Every commune that a typed place can mean, the best first: better fit, same marks, present before former, then by
/// code. "xã Hà Bắc, Hải Phòng", "Tân Việt, Thanh Hà, Hải Dương", "thôn 3, Hà Bắc" and "ha bac" are read; marks, case,
/// the place of tone marks and the kind of dash do not matter. Present communes are those in force on the date; former
/// ones are found on every date. Only readings that use the most of the typed words are kept. Empty when nothing fits,
/// also when the text names a commune that is not known, so that its district is not taken for one.
pub fn find(text: &str, on: Date) -> Vec<Found> {
    let index = Index::shipped();
    let typed = Typed::new(text);
    let end = if typed.ends_with(typed.len(), &["viet", "nam"]) { typed.len() - 2 } else { typed.len() };
    let mut most = 0;
    let mut found: Vec<Found> = Vec::new();
    for reading in readings(&typed, end, index) {
        let explained = end - reading.commune.begin;
        let fitting = reading.units(&typed, index, on);
        if fitting.is_empty() || explained < most {
            continue;
        }
        if explained > most {
            found.clear();
            most = explained;
        }
        fitting.into_iter().for_each(|new| keep_best(&mut found, new));
    }
    if found.iter().any(|one| one.fit != Fit::OtherKind) {
        found.retain(|one| one.fit != Fit::OtherKind);
    }
    found.sort_by_key(|one| (one.fit, one.marks, order(one.place)));
    found
}

/// The unit that a text means beyond doubt: the only one that was found, not counting those whose marks are others than
/// the typed ones. Of several that lie in one and the same present commune, the best. None when they lie in different
/// ones, when the kind is another than the typed one, or when the text can as well mean a whole district or province.
pub fn sure(found: &[Found]) -> Option<&Found> {
    let candidates = || found.iter().filter(|one| one.marks != Marks::Other);
    let best = candidates().next()?;
    if candidates().any(|one| one.fit == Fit::OtherKind || one.upper_too) {
        return None;
    }
    let same_commune = best.now.len() == 1 && candidates().all(|one| one.now == best.now);
    (candidates().count() == 1 || same_commune).then_some(best)
}

fn order(place: Place) -> (bool, u32) {
    match place {
        Place::Present(commune) => (false, commune.code),
        Place::Former(former) => (true, former.code.unwrap_or(u32::MAX)),
    }
}

fn keep_best(found: &mut Vec<Found>, new: Found) {
    match found.iter_mut().find(|known| known.place == new.place) {
        Some(known) if new.fit < known.fit => *known = new,
        Some(_) => {}
        None => found.push(new),
    }
}

/// The typed words cut into commune, district and province.
struct Reading {
    commune: Named,
    district: Option<String>,
    province: Option<String>,
}

fn readings(typed: &Typed, end: usize, index: &Index) -> Vec<Reading> {
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

    fn units(&self, typed: &Typed, index: &Index, on: Date) -> Vec<Found> {
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
            let Some(fit) = fit.and_then(|fit| self.fit_of_kind(kind, fit)) else { continue };
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

    /// An island district is no commune of another kind.
    fn fit_of_kind(&self, kind: Kind, fit: Fit) -> Option<Fit> {
        match self.commune.kind {
            Some(typed) if typed == kind => Some(fit),
            Some(typed) => (typed != Kind::Huyen && kind != Kind::Huyen).then_some(Fit::OtherKind),
            None => Some(fit),
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
