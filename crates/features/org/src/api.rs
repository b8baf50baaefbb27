//! The only door for other slices.

use db::{Conn, DbError, WriteTx};
use kernel::ids::{Commune, UnitId};
use kernel::permission::Allowed;
use kernel::text;
use web::CommuneInfo;

/// The papers about positions, read into values.
pub use crate::papers;
pub use crate::permissions::{ManagePositions, SetUpUnits, ViewHouse};
pub use crate::position::href as position_href;
pub use crate::quota::{approved_on, unit_approved_on};
use crate::store;
pub use crate::store::quota::QuotaRow;
pub use crate::store::{PositionRow, UnitRow};

/// A new commune.
#[derive(Debug, Clone)]
pub struct NewCommune {
    pub info: CommuneInfo,
    pub province_code: i64,
}

/// A new unit. Aliases are other ways to write its name.
#[derive(Debug, Clone)]
pub struct NewUnit {
    pub code: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub sort: i64,
}

/// A new position (vị trí việc làm).
#[derive(Debug, Clone)]
pub struct NewPosition {
    pub code: String,
    pub name: String,
    /// `lanh_dao`, `chuyen_mon` or `ho_tro`.
    pub group: String,
    pub rank: String,
    /// Approved number of posts.
    pub approved: i64,
    pub sort: i64,
}

/// The communes served by this database.
///
/// # Errors
/// The engine's.
pub async fn communes(conn: &mut Conn) -> Result<Vec<CommuneInfo>, DbError> {
    Ok(store::communes(conn).await?.into_iter().map(store::CommuneRow::into_info).collect())
}

/// The commune's units, in their order.
///
/// # Errors
/// The engine's.
pub async fn units(conn: &mut Conn, commune: Commune) -> Result<Vec<UnitRow>, DbError> {
    store::units(conn, commune).await
}

/// The commune's positions, in their order.
///
/// # Errors
/// The engine's.
pub async fn positions(conn: &mut Conn, commune: Commune) -> Result<Vec<PositionRow>, DbError> {
    store::positions(conn, commune).await
}

/// Every number of posts that was approved, for [`approved_on`] and [`unit_approved_on`].
///
/// # Errors
/// The engine's.
pub async fn quotas(conn: &mut Conn, commune: Commune) -> Result<Vec<QuotaRow>, DbError> {
    store::quota::quotas(conn, commune).await
}

/// The unit of this code.
///
/// # Errors
/// The engine's.
pub async fn unit_by_code(conn: &mut Conn, commune: Commune, code: &str) -> Result<Option<UnitRow>, DbError> {
    store::unit_by_code(conn, commune, code).await
}

/// Units whose name holds all words of the query (already a search key), at most `limit`.
///
/// # Errors
/// The engine's.
pub async fn find_units(conn: &mut Conn, commune: Commune, query: &str, limit: usize) -> Result<Vec<UnitRow>, DbError> {
    let all = store::units(conn, commune).await?;
    Ok(all.into_iter().filter(|u| text::matches_all_words(&u.search_key, query)).take(limit).collect())
}

/// Adds the commune itself.
///
/// # Errors
/// The engine's; a unique violation when it is there.
pub async fn add_commune(tx: &mut WriteTx, allowed: &Allowed<SetUpUnits>, new: &NewCommune) -> Result<(), DbError> {
    store::insert_commune(tx, allowed, new).await
}

/// Adds a unit.
///
/// # Errors
/// The engine's; a unique violation when the code is taken.
pub async fn add_unit(tx: &mut WriteTx, allowed: &Allowed<SetUpUnits>, new: &NewUnit) -> Result<UnitId, DbError> {
    store::insert_unit(tx, allowed, new).await
}

/// Adds a position.
///
/// # Errors
/// The engine's; a unique violation when the code is taken.
pub async fn add_position(tx: &mut WriteTx, allowed: &Allowed<SetUpUnits>, new: &NewPosition) -> Result<i64, DbError> {
    store::insert_position(tx, allowed, new).await
}
