//! What a typed place can mean: every unit that fits, the best first, never one by guess.

use kernel::dates::Date;

use super::index::Index;
use super::reading::readings;
use super::typed::Typed;
use super::{Commune, FormerCommune};

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
    /// Old and new parts were typed together, and the unit is the same place in both: "Tân Việt, Hải Phòng", "xã Long
    /// Thành" after it became a ward.
    MixedTimes,
    /// The name fits and the kind does not: "phường Hà Bắc". Before 01/7/2025 many a xã had become a phường.
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
        let explained = end - reading.begin();
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
    found.sort_by_key(|one| (one.fit, one.marks, order(one.place)));
    found
}

/// The unit that a text means beyond doubt: the only one that was found, not counting those whose marks are others than
/// the typed ones. Of several that lie in one and the same present commune, the best. None when they lie in different
/// ones, when no kind is the typed one, or when the text can as well mean a whole district or province.
pub fn sure(found: &[Found]) -> Option<&Found> {
    let candidates = || found.iter().filter(|one| one.marks != Marks::Other);
    let best = candidates().next()?;
    if best.fit == Fit::OtherKind || candidates().any(|one| one.upper_too) {
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
