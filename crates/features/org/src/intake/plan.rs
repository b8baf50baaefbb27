//! What a catalogue would do to the positions: each row of it beside the position that it means.

use std::collections::BTreeSet;

use kernel::text::{one_line, search_key};

use crate::heavy::{self, Heavy};
use crate::papers::positions::{PositionList, ReadPosition};
use crate::store::position::{PositionFacts, PositionRow};

/// A row of the catalogue.
#[derive(Debug, Clone)]
pub struct PlanRow {
    pub read: ReadPosition,
    /// The position that it means, by its code, else by its name.
    pub known: Option<PositionRow>,
    /// What the position would say, before anything is answered.
    pub facts: PositionFacts,
    /// The paper has no code for it, or one that another row has.
    pub asks_code: bool,
    /// The paper names no group for it.
    pub asks_group: bool,
}

impl PlanRow {
    /// The heavy field that its name suggests, where nothing is stored yet.
    pub fn suggested(&self) -> Option<Heavy> {
        let stored = self.known.as_ref().and_then(PositionRow::heavy);
        if stored.is_some() { None } else { heavy::suggest(&self.read.name) }
    }
}

/// The whole catalogue.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    pub rows: Vec<PlanRow>,
    /// Rows without a name, which cannot be taken in.
    pub nameless: usize,
    /// Positions in use that the catalogue does not name.
    pub absent: Vec<PositionRow>,
}

/// Two codes are the same whatever spaces and capitals are in them.
pub(super) fn code_key(code: &str) -> String {
    code.split_whitespace().collect::<String>().to_lowercase()
}

/// Whether an address of the slice begins with the code.
pub(super) fn is_reserved(code: &str) -> bool {
    ["nhap", "bien-che", "khung-nang-luc"].contains(&code_key(code).as_str())
}

impl Plan {
    /// Puts the rows of a catalogue beside the positions that there are.
    pub fn new(list: &PositionList, positions: &[PositionRow]) -> Plan {
        let named: Vec<&ReadPosition> = list.positions.iter().filter(|read| !read.name.trim().is_empty()).collect();
        let mut codes = BTreeSet::new();
        let own_code: Vec<bool> = named
            .iter()
            .map(|read| !read.code.trim().is_empty() && !is_reserved(&read.code) && codes.insert(code_key(&read.code)))
            .collect();
        let mut taken = BTreeSet::new();
        let by_code: Vec<Option<&PositionRow>> = named
            .iter()
            .zip(&own_code)
            .map(|(read, own)| {
                let found = positions.iter().find(|p| *own && code_key(&p.code) == code_key(&read.code))?;
                taken.insert(found.id);
                Some(found)
            })
            .collect();
        let mut rows = Vec::new();
        for ((read, own), found) in named.iter().zip(&own_code).zip(by_code) {
            let found = found.or_else(|| by_name(read, positions, &mut taken));
            rows.push(row(read, *own, found));
        }
        let absent = positions.iter().filter(|p| !taken.contains(&p.id) && p.retired_on.is_none()).cloned().collect();
        Plan { rows, nameless: list.positions.len() - named.len(), absent }
    }
}

/// The one position of this name that no other row means.
fn by_name<'p>(
    read: &ReadPosition,
    positions: &'p [PositionRow],
    taken: &mut BTreeSet<i64>,
) -> Option<&'p PositionRow> {
    let key = search_key(&read.name);
    let mut fits = positions.iter().filter(|p| search_key(&p.name) == key);
    let first = fits.next().filter(|p| fits.next().is_none() && !taken.contains(&p.id))?;
    taken.insert(first.id);
    Some(first)
}

fn row(read: &ReadPosition, own_code: bool, known: Option<&PositionRow>) -> PlanRow {
    let stored = known.map(PositionRow::facts).unwrap_or_default();
    let rank = one_line(&read.rank);
    let code = match (own_code, known) {
        (true, Some(known)) if code_key(&known.code) == code_key(&read.code) => known.code.clone(),
        (true, _) => one_line(&read.code),
        (false, _) => stored.code.clone(),
    };
    let group = read.group.map(|group| group.code().to_owned());
    let facts = PositionFacts {
        code,
        name: one_line(&read.name),
        rank: if rank.is_empty() { stored.rank.clone() } else { rank },
        group: group.unwrap_or_else(|| stored.group.clone()),
        heavy_field: stored
            .heavy_field
            .clone()
            .or_else(|| heavy::suggest(&read.name).map(|heavy| heavy.code().to_owned())),
        retired_on: None,
        ..stored
    };
    PlanRow {
        read: read.clone(),
        known: known.cloned(),
        asks_code: facts.code.is_empty(),
        asks_group: facts.group.is_empty(),
        facts,
    }
}
