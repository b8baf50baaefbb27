//! The units that a list is restricted to.

use std::collections::BTreeSet;

use kernel::ids::UnitId;

/// Units that one list has room for.
const ROOM: usize = 4;

/// All units, or up to four of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Units([i64; ROOM]);

impl Units {
    /// Every unit of the commune.
    pub const ALL: Units = Units([0; ROOM]);

    /// Only these, four at most.
    pub fn only(units: impl IntoIterator<Item = UnitId>) -> Units {
        let units: BTreeSet<UnitId> = units.into_iter().collect();
        let mut room = [-1; ROOM];
        room.iter_mut().zip(units).for_each(|(place, unit)| *place = unit.0);
        Units(room)
    }

    /// The arguments of `(… = 0 or unit in (…))`: the first is 0 for all.
    pub(super) fn ids(self) -> [i64; ROOM] {
        self.0
    }
}
