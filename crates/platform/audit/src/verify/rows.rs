//! What the leaves say of each row, to be compared with the rows themselves.

use std::borrow::Cow;
use std::collections::HashMap;

use super::finding::{Problem, RowName};
use crate::commit::{Salt, commit_row};
use crate::leaf::RowChange;
use crate::tree::Hash;

/// What is shown of a row: salt, canonical form, and whether it is said to be erased.
pub(super) type Shown = (Option<Vec<u8>>, Option<Vec<u8>>, bool);

/// A row by its last leaf.
#[derive(Debug, Clone, Copy)]
struct State {
    after: Option<Hash>,
    leaf: u64,
    seen: bool,
}

/// All rows of which leaves speak; deleted ones too, so that one that is still there is found.
#[derive(Debug, Default)]
pub(super) struct Rows {
    tables: HashMap<String, HashMap<i64, State>>,
}

impl Rows {
    /// Follows a change of a leaf.
    pub(super) fn change(&mut self, leaf: u64, change: RowChange) -> Option<Problem> {
        let RowChange { table, row, before, after } = change;
        // The name of a table is copied for its first row only.
        let rows = match self.tables.get_mut(&table) {
            Some(rows) => rows,
            None => self.tables.entry(table.clone()).or_default(),
        };
        let earlier = rows.insert(row, State { after, leaf, seen: false });
        let fits = earlier.and_then(|state| state.after) == before;
        (!fits).then_some(Problem::HistoryBroken { leaf, row: RowName { table, id: row } })
    }

    /// Compares a row with its last leaf.
    pub(super) fn present(&mut self, table: Cow<'static, str>, id: i64, shown: Shown) -> Option<Problem> {
        let state = self.tables.get_mut(&*table).and_then(|rows| rows.get_mut(&id));
        let row = RowName { table: table.into_owned(), id };
        let Some(state) = state else { return Some(Problem::RowWithoutLeaf { row }) };
        if std::mem::replace(&mut state.seen, true) {
            return Some(Problem::RowTwice { row });
        }
        let leaf = state.leaf;
        let Some(after) = state.after else { return Some(Problem::RowNotDeleted { leaf, row }) };
        match shown {
            (None, None, true) => Some(Problem::RowErased { leaf, row }),
            (Some(salt), Some(canonical), false) => {
                let same = Salt::try_from(salt).is_ok_and(|salt| commit_row(&salt, &canonical) == after);
                (!same).then_some(Problem::RowChanged { leaf, row })
            }
            _ => Some(Problem::RowHalfErased { row }),
        }
    }

    /// The rows that should have come and did not, by table and number.
    pub(super) fn missing(&self) -> Vec<Problem> {
        let all = self.tables.iter().flat_map(|(table, rows)| rows.iter().map(move |(id, state)| (table, *id, state)));
        let mut missing: Vec<(&String, i64, u64)> = all
            .filter(|(_, _, state)| state.after.is_some() && !state.seen)
            .map(|(table, id, state)| (table, id, state.leaf))
            .collect();
        missing.sort_unstable();
        let problem = |(table, id, leaf): (&String, i64, u64)| Problem::RowMissing {
            leaf,
            row: RowName { table: table.clone(), id },
        };
        missing.into_iter().map(problem).collect()
    }
}
