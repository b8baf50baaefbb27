//! All SQL of the slice.

pub mod description;
pub mod frame;
pub mod paper;
pub mod position;
pub mod quota;

use db::{Conn, DbError, WriteTx, args, record};
use kernel::ids::{Commune, UnitId};
use kernel::permission::Allowed;
use kernel::text;
use web::CommuneInfo;

use crate::api::{NewCommune, NewUnit};
use crate::permissions::SetUpUnits;
pub use position::{PositionRow, insert_position, positions};

record! {
    /// The commune itself.
    pub struct CommuneRow {
        pub commune: Commune,
        pub name: String,
        pub place: String,
        pub committee_name: String,
        pub province_name: String,
    }
}

impl CommuneRow {
    /// As the web layer knows it.
    pub fn into_info(self) -> CommuneInfo {
        CommuneInfo {
            commune: self.commune,
            name: self.name,
            place: self.place,
            committee_name: self.committee_name,
            province_name: self.province_name,
        }
    }
}

record! {
    /// A unit of the commune.
    pub struct UnitRow {
        pub id: UnitId,
        pub code: String,
        pub name: String,
        pub aliases: String,
        pub search_key: String,
    }
}

/// Every commune of this database.
pub async fn communes(conn: &mut Conn) -> Result<Vec<CommuneRow>, DbError> {
    conn.all(
        "-- across communes: the list of them
         select commune, name, place, committee_name, province_name from org_commune order by commune",
        args![],
    )
    .await
}

/// The commune's units, in their order.
pub async fn units(conn: &mut Conn, commune: Commune) -> Result<Vec<UnitRow>, DbError> {
    conn.all(
        "select id, code, name, aliases, search_key from org_unit where commune = $1 order by sort, id",
        args![commune],
    )
    .await
}

/// The unit of this code.
pub async fn unit_by_code(conn: &mut Conn, commune: Commune, code: &str) -> Result<Option<UnitRow>, DbError> {
    conn.optional(
        "select id, code, name, aliases, search_key from org_unit where commune = $1 and code = $2",
        args![commune, code],
    )
    .await
}

/// Adds the commune.
pub async fn insert_commune(tx: &mut WriteTx, allowed: &Allowed<SetUpUnits>, new: &NewCommune) -> Result<(), DbError> {
    let info = &new.info;
    tx.run(
        "insert into org_commune (commune, name, place, committee_name, province_code, province_name)
         values ($1, $2, $3, $4, $5, $6)",
        args![
            allowed.actor().commune,
            &info.name,
            &info.place,
            &info.committee_name,
            new.province_code,
            &info.province_name
        ],
    )
    .await?;
    Ok(())
}

/// Adds a unit.
pub async fn insert_unit(tx: &mut WriteTx, allowed: &Allowed<SetUpUnits>, new: &NewUnit) -> Result<UnitId, DbError> {
    let id = tx.next_id("org_unit").await?;
    let aliases = new.aliases.join("\n");
    let search_key = text::search_key(&format!("{} {}", new.name, new.aliases.join(" ")));
    tx.run(
        "insert into org_unit (commune, id, code, name, aliases, search_key, sort) values ($1, $2, $3, $4, $5, $6, $7)",
        args![allowed.actor().commune, id, &new.code, &new.name, aliases, search_key, new.sort],
    )
    .await?;
    Ok(UnitId(id))
}
