//! How many posts are approved on a day.

use jiff::civil::Date;
use kernel::ids::UnitId;

use crate::store::position::PositionRow;
use crate::store::quota::QuotaRow;

/// The posts approved for a position on a day; none where nobody said a number. `quotas` come in the order of their days, and may
/// be of others too.
pub fn approved_on(position: &PositionRow, quotas: &[QuotaRow], on: Date) -> Option<i64> {
    let mut own = quotas.iter().filter(|row| row.position == Some(position.id) && row.valid_from <= on);
    own.next_back().map(|row| row.approved).or_else(|| position.paper.is_none().then_some(position.approved))
}

/// The posts approved for a unit as a whole on a day; none where no decision says it.
pub fn unit_approved_on(unit: UnitId, quotas: &[QuotaRow], on: Date) -> Option<i64> {
    quotas.iter().rfind(|row| row.unit == Some(unit) && row.valid_from <= on).map(|row| row.approved)
}
