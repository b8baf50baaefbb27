//! What a list is compared with: the units, the positions and the people that the register has.

use std::collections::BTreeMap;

use db::{Conn, DbError};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId, UnitId};
use kernel::permission::Allowed;
use kernel::text::search_key;
use org::api::{PositionRow, UnitRow};

use crate::api::NewStaff;
use crate::permissions::ImportStaff;
use crate::profile::Values;
use crate::store;

/// Somebody of the register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    pub id: i64,
    pub code: String,
    /// Everything that is known of him, his unit and his positions by their codes.
    pub values: Values,
    pub versions: Versions,
}

/// The versions of what is kept of somebody; none of what is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Versions {
    pub profile: Option<i64>,
    pub private: Option<i64>,
}

/// What a list is compared with.
#[derive(Debug, Clone)]
pub struct Ground {
    pub today: Date,
    pub units: Vec<UnitRow>,
    pub positions: Vec<PositionRow>,
    pub people: Vec<Known>,
    by_citizen_id: BTreeMap<String, usize>,
    by_number: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
    by_id: BTreeMap<i64, usize>,
}

impl Ground {
    /// The register's ground on a day.
    pub fn new(today: Date, units: Vec<UnitRow>, positions: Vec<PositionRow>, people: Vec<Known>) -> Ground {
        let index = |key: &str| {
            let numbered = people.iter().enumerate();
            numbered.filter_map(|(at, one)| Some((one.values.get(key)?.to_owned(), at))).collect()
        };
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, one) in people.iter().enumerate() {
            by_name.entry(search_key(one.values.get("full_name").unwrap_or_default())).or_default().push(at);
        }
        let by_id = people.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        let (by_citizen_id, by_number) = (index("citizen_id"), index("official_number"));
        Ground { today, units, positions, by_citizen_id, by_number, by_name, by_id, people }
    }

    /// The unit that values name by its code.
    pub(super) fn unit_of(&self, values: &Values) -> Option<UnitId> {
        let code = values.get("unit")?;
        self.units.iter().find(|unit| unit.code == code).map(|unit| unit.id)
    }

    /// What lists show of somebody of this code; none where name or unit is not known.
    pub(super) fn member(&self, code: &str, values: &Values) -> Option<NewStaff> {
        Some(NewStaff {
            code: code.to_owned(),
            full_name: values.get("full_name")?.to_owned(),
            unit: self.unit_of(values)?,
            title: values.get("title").unwrap_or_default().to_owned(),
            kind: values.get("kind").unwrap_or("chua_ro").to_owned(),
            email: values.get("email").map(str::to_owned),
        })
    }

    /// The code of somebody.
    pub(super) fn code(&self, staff: StaffId) -> String {
        self.of_id(staff.0).map(|known| known.code.clone()).unwrap_or_default()
    }

    /// The versions of what is kept of somebody.
    pub(super) fn versions(&self, staff: StaffId) -> Versions {
        self.of_id(staff.0).map(|known| known.versions).unwrap_or_default()
    }

    pub(super) fn of_citizen_id(&self, digits: &str) -> Option<&Known> {
        self.by_citizen_id.get(digits).and_then(|at| self.people.get(*at))
    }

    pub(super) fn of_number(&self, number: &str) -> Option<&Known> {
        self.by_number.get(number).and_then(|at| self.people.get(*at))
    }

    pub(super) fn of_id(&self, id: i64) -> Option<&Known> {
        self.by_id.get(&id).and_then(|at| self.people.get(*at))
    }

    pub(super) fn of_code(&self, code: &str) -> Option<&Known> {
        self.people.iter().find(|known| known.code == code)
    }

    /// People of this name, whatever its marks.
    pub(super) fn of_name(&self, name: &str) -> impl Iterator<Item = &Known> {
        self.by_name.get(&search_key(name)).into_iter().flatten().filter_map(|at| self.people.get(*at))
    }

    /// The unit that a text names: by its code, its name or another way to write it.
    pub(super) fn unit(&self, text: &str) -> Option<&UnitRow> {
        let key = search_key(text);
        let names = |unit: &UnitRow| {
            search_key(&unit.name) == key || unit.aliases.lines().any(|alias| search_key(alias) == key)
        };
        self.units
            .iter()
            .find(|unit| names(unit))
            .or_else(|| self.units.iter().find(|unit| search_key(&unit.code) == key))
    }

    /// The unit whose name has most words in common with a text, for a suggestion.
    pub(super) fn unit_like(&self, text: &str) -> Option<&UnitRow> {
        let key = search_key(text);
        let shared =
            |unit: &UnitRow| key.split(' ').filter(|word| unit.search_key.split(' ').any(|own| own == *word)).count();
        self.units.iter().max_by_key(|unit| shared(unit)).filter(|unit| shared(unit) >= 2)
    }

    /// The position that a text names: by its code, its name, or a code at its beginning.
    pub(super) fn position(&self, text: &str) -> Option<&PositionRow> {
        let key = search_key(text);
        let used = || self.positions.iter().filter(|position| position.is_used_on(self.today));
        let by = |fits: &dyn Fn(&PositionRow) -> bool| used().find(|position| fits(position));
        by(&|position| search_key(&position.code) == key)
            .or_else(|| by(&|position| search_key(&position.name) == key))
            .or_else(|| by(&|position| key.starts_with(&format!("{} ", search_key(&position.code)))))
    }
}

/// Reads the ground. What is sensitive is compared, not shown; the journal's line of the list says so.
///
/// # Errors
/// The engine's.
pub async fn ground(conn: &mut Conn, allowed: &Allowed<ImportStaff>, today: Date) -> Result<Ground, DbError> {
    let commune = allowed.actor().commune;
    let units = org::api::units(conn, commune).await?;
    let positions = org::api::positions(conn, commune).await?;
    let people = known(conn, commune, allowed, (&units, &positions)).await?;
    Ok(Ground::new(today, units, positions, people))
}

async fn known(
    conn: &mut Conn,
    commune: Commune,
    allowed: &Allowed<ImportStaff>,
    (units, positions): (&[UnitRow], &[PositionRow]),
) -> Result<Vec<Known>, DbError> {
    let profiles = store::profile::all(conn, commune).await?.into_iter();
    let mut profiles: BTreeMap<i64, (Values, i64)> = profiles.map(|row| (row.id, (row.values, row.version))).collect();
    let privates = store::profile::all_private(conn, allowed).await?.into_iter();
    let mut privates: BTreeMap<i64, (Values, i64)> = privates.map(|row| (row.id, (row.values, row.version))).collect();
    let mut held: BTreeMap<StaffId, Vec<String>> = BTreeMap::new();
    for post in store::posts_open(conn, commune).await? {
        let code = positions.iter().find(|position| position.id == post.position).map(|position| position.code.clone());
        held.entry(post.staff).or_default().extend(code);
    }
    let unit_code = |id: UnitId| units.iter().find(|unit| unit.id == id).map(|unit| unit.code.clone());
    let mut known = Vec::new();
    for row in store::present_everybody(conn, commune).await? {
        let (profile, private) = (profiles.remove(&row.id.0), privates.remove(&row.id.0));
        let version = |kept: &Option<(Values, i64)>| kept.as_ref().map(|(_, version)| *version);
        let versions = Versions { profile: version(&profile), private: version(&private) };
        let mut values = profile.map(|(values, _)| values).unwrap_or_default();
        values.extend(private.map(|(values, _)| values).unwrap_or_default());
        values.put("full_name", &row.full_name);
        values.put("unit", unit_code(row.unit).unwrap_or_default());
        values.put("title", &row.title);
        values.put("kind", &row.kind);
        values.put("email", row.email.clone().unwrap_or_default());
        values.put("positions", held.remove(&row.id).unwrap_or_default().join("; "));
        known.push(Known { id: row.id.0, code: row.code, values, versions });
    }
    Ok(known)
}
