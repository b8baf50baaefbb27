//! Posts approved, held and vacant. A number that nobody said stays unknown, and what rests on it too.

use std::collections::{BTreeMap, BTreeSet};

use kernel::dates::Date;
use kernel::ids::{StaffId, UnitId};
use kernel::text::search_key;
use org::api::{PositionRow, QuotaRow, UnitRow, approved_on, unit_approved_on};

use crate::store::balance::HolderRow;

/// The rank "chuyên viên chính" and its equals, by the codes of `law/codelists/ngach.toml`.
const PRINCIPAL: [&str; 3] = ["01.002", "02.006", "06.030"];

/// What is compared.
#[derive(Debug, Clone, Default)]
pub struct Ground {
    pub positions: Vec<PositionRow>,
    /// In the order of their days.
    pub quotas: Vec<QuotaRow>,
    pub units: Vec<UnitRow>,
    /// The posts held on the day.
    pub holders: Vec<HolderRow>,
    /// Who is seconded on the day.
    pub seconded: BTreeSet<StaffId>,
    /// Ranks by their codes.
    pub ranks: BTreeMap<StaffId, String>,
    /// Everybody who is here now, with his unit.
    pub present: BTreeMap<StaffId, UnitId>,
}

/// One position.
#[derive(Debug, Clone)]
pub struct OfPosition {
    pub position: PositionRow,
    /// None where nobody said the number.
    pub approved: Option<i64>,
    /// Holders of a main post, by unit in the order of [`Balance::units`].
    pub by_unit: Vec<i64>,
    /// All holders of a main post.
    pub held: i64,
    /// Those of them who are seconded.
    pub seconded: i64,
    /// Those who hold it beside another one.
    pub concurrent: i64,
}

impl OfPosition {
    /// Posts without a holder; less than zero where more hold it than are approved.
    pub fn vacant(&self) -> Option<i64> {
        self.approved.map(|approved| approved - self.held)
    }
}

/// One unit.
#[derive(Debug, Clone)]
pub struct OfUnit {
    pub name: String,
    /// None where no decision gives the unit a number.
    pub approved: Option<i64>,
    pub held: i64,
    pub seconded: i64,
    pub concurrent: i64,
    pub deputies: i64,
    /// None where no position of deputies belongs to this unit alone.
    pub deputies_approved: Option<i64>,
}

/// The deputies of the commune's bodies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deputies {
    pub held: i64,
    /// None where one of their positions has no known number.
    pub approved: Option<i64>,
    /// With the rank of chuyên viên chính or an equal one.
    pub principal: i64,
    pub rank_unknown: i64,
}

impl Deputies {
    /// Whether those of the rank are more than half; none where it hangs on ranks that are not known.
    pub fn over_half(&self) -> Option<bool> {
        if 2 * self.principal > self.held {
            return Some(true);
        }
        (2 * (self.principal + self.rank_unknown) <= self.held).then_some(false)
    }
}

/// Everything.
#[derive(Debug, Clone, Default)]
pub struct Balance {
    pub units: Vec<OfUnit>,
    pub positions: Vec<OfPosition>,
    pub deputies: Deputies,
    /// People of today without a main post on the day.
    pub unplaced: i64,
}

fn is_deputy(position: &PositionRow) -> bool {
    position.position_group == "lanh_dao" && search_key(&position.name).starts_with("pho ")
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Compares, as of a day.
pub fn balance(ground: &Ground, on: Date) -> Balance {
    let main: Vec<&HolderRow> = ground.holders.iter().filter(|holder| !holder.concurrent).collect();
    let held_somewhere = |position: &PositionRow| ground.holders.iter().any(|holder| holder.position == position.id);
    let shown = ground.positions.iter().filter(|p| p.is_used_on(on) || held_somewhere(p));
    let positions: Vec<OfPosition> = shown.map(|position| of_position(position, &main, ground, on)).collect();
    let units = ground.units.iter().map(|unit| of_unit(unit, &main, &positions, ground, on)).collect();
    let placed: BTreeSet<StaffId> = main.iter().map(|holder| holder.staff).collect();
    Balance {
        units,
        deputies: deputies(&main, &positions, ground),
        unplaced: count(ground.present.keys().filter(|id| !placed.contains(id)).count()),
        positions,
    }
}

fn of_position(position: &PositionRow, main: &[&HolderRow], ground: &Ground, on: Date) -> OfPosition {
    let own: Vec<&&HolderRow> = main.iter().filter(|holder| holder.position == position.id).collect();
    let concurrent = ground.holders.iter().filter(|holder| holder.concurrent && holder.position == position.id);
    let in_unit = |unit: &UnitRow| count(own.iter().filter(|holder| holder.unit == unit.id).count());
    OfPosition {
        // What is no longer used has no posts, whoever still holds it.
        approved: if position.is_used_on(on) { approved_on(position, &ground.quotas, on) } else { Some(0) },
        by_unit: ground.units.iter().map(in_unit).collect(),
        held: count(own.len()),
        seconded: count(own.iter().filter(|holder| ground.seconded.contains(&holder.staff)).count()),
        concurrent: count(concurrent.count()),
        position: position.clone(),
    }
}

fn of_unit(unit: &UnitRow, main: &[&HolderRow], positions: &[OfPosition], ground: &Ground, on: Date) -> OfUnit {
    let here: Vec<&&HolderRow> = main.iter().filter(|holder| holder.unit == unit.id).collect();
    let deputy =
        |holder: &HolderRow| positions.iter().any(|p| p.position.id == holder.position && is_deputy(&p.position));
    let own = |p: &&OfPosition| is_deputy(&p.position) && p.position.unit_code.as_deref() == Some(unit.code.as_str());
    let of_deputies: Vec<Option<i64>> = positions.iter().filter(own).map(|p| p.approved).collect();
    let concurrent = ground.holders.iter().filter(|holder| holder.concurrent && holder.unit == unit.id);
    OfUnit {
        name: unit.name.clone(),
        approved: unit_approved_on(unit.id, &ground.quotas, on),
        held: count(here.len()),
        seconded: count(here.iter().filter(|holder| ground.seconded.contains(&holder.staff)).count()),
        concurrent: count(concurrent.count()),
        deputies: count(here.iter().filter(|holder| deputy(holder)).count()),
        deputies_approved: if of_deputies.is_empty() { None } else { of_deputies.into_iter().sum() },
    }
}

fn deputies(main: &[&HolderRow], positions: &[OfPosition], ground: &Ground) -> Deputies {
    let of_deputies: Vec<&OfPosition> = positions.iter().filter(|p| is_deputy(&p.position)).collect();
    let people: BTreeSet<StaffId> = main
        .iter()
        .filter(|holder| of_deputies.iter().any(|p| p.position.id == holder.position))
        .map(|holder| holder.staff)
        .collect();
    let rank = |id: &StaffId| ground.ranks.get(id).map(String::as_str);
    Deputies {
        held: count(people.len()),
        approved: if of_deputies.is_empty() { None } else { of_deputies.iter().map(|p| p.approved).sum() },
        principal: count(people.iter().filter(|id| rank(id).is_some_and(|rank| PRINCIPAL.contains(&rank))).count()),
        rank_unknown: count(people.iter().filter(|id| rank(id).is_none()).count()),
    }
}
