//! Administrative units: the provinces and communes since 01/7/2025, and those on the eve of that day, each with the
//! present communes that its land lies in.
//!
//! A code alone does not tell old from new: 10816 was xã Hồng Lạc (Thanh Hà, Hải Dương) and is xã Hà Bắc (Hải Phòng).
//! A name alone does not tell a place: there are several Hà Bắc. A text that uses an old name stays as it was written;
//! [`find`] only says what it can mean.

mod find;
mod index;
mod read;
mod reading;
mod typed;
mod unit;

use std::sync::LazyLock;

use kernel::dates::Date;

use crate::{BrokenList, broken};

pub use find::{Fit, Found, Marks, Place, find, sure};
pub use read::Texts;
pub use unit::{Commune, Former, FormerCommune, Kind, Province};

/// All administrative units of a set of files.
#[derive(Debug, Clone, Default)]
pub struct Places {
    provinces: Vec<Province>,
    communes: Vec<Commune>,
    former: Vec<FormerCommune>,
}

static SHIPPED: LazyLock<Result<Places, BrokenList>> = LazyLock::new(|| Places::read(&Texts::SHIPPED));

impl Places {
    /// The units that come with the program.
    ///
    /// # Panics
    /// Never in a program that passed its tests: they read every file.
    pub fn shipped() -> &'static Places {
        broken::shipped(&SHIPPED)
    }

    /// Every province with every time in which it had this kind, by code and time.
    pub fn provinces(&self) -> &[Province] {
        &self.provinces
    }

    /// Every commune with every time in which it had this kind, by code and time.
    pub fn communes(&self) -> &[Commune] {
        &self.communes
    }

    /// The communes on the eve of 01/7/2025, by their code of then; the five island districts without communes last.
    pub fn former_communes(&self) -> &[FormerCommune] {
        &self.former
    }

    /// The province of a code on a date.
    pub fn province_on(&self, code: u32, on: Date) -> Option<&Province> {
        of_code(&self.provinces, code, |province| province.code).iter().find(|province| province.holds_on(on))
    }

    /// The commune of a code on a date.
    pub fn commune_on(&self, code: u32, on: Date) -> Option<&Commune> {
        self.times_of(code).iter().find(|commune| commune.holds_on(on))
    }

    /// A present commune in each time in which it had one kind, the earliest first; empty for a code that none has.
    pub fn times_of(&self, code: u32) -> &[Commune] {
        of_code(&self.communes, code, |commune| commune.code)
    }
}

fn of_code<T>(sorted: &[T], code: u32, code_of: impl Fn(&T) -> u32) -> &[T] {
    let start = sorted.partition_point(|unit| code_of(unit) < code);
    let rest = sorted.get(start..).unwrap_or_default();
    let length = rest.partition_point(|unit| code_of(unit) == code);
    rest.get(..length).unwrap_or_default()
}

/// The provinces on a date, by code; none before 01/7/2025. 34 on every date since.
pub fn provinces_on(on: Date) -> impl Iterator<Item = &'static Province> {
    Places::shipped().provinces.iter().filter(move |province| province.holds_on(on))
}

/// The communes on a date, by code; none before 01/7/2025. 3,321 on every date since.
pub fn communes_on(on: Date) -> impl Iterator<Item = &'static Commune> {
    Places::shipped().communes.iter().filter(move |commune| commune.holds_on(on))
}

/// The province of a code on a date; none before 01/7/2025, nor for a code of the 63 provinces before.
pub fn province_on(code: u32, on: Date) -> Option<&'static Province> {
    Places::shipped().province_on(code, on)
}

/// The commune of a code on a date; none before 01/7/2025, nor for a code that only a former commune had.
pub fn commune_on(code: u32, on: Date) -> Option<&'static Commune> {
    Places::shipped().commune_on(code, on)
}

/// The commune that had a code on the eve of 01/7/2025.
pub fn former_commune(code: u32) -> Option<&'static FormerCommune> {
    let known = &Places::shipped().former;
    let with_code = known.get(..known.partition_point(|former| former.code.is_some()))?;
    with_code.get(with_code.binary_search_by_key(&Some(code), |former| former.code).ok()?)
}

/// Every former commune, by its code of then.
pub fn former_communes() -> &'static [FormerCommune] {
    Places::shipped().former_communes()
}
