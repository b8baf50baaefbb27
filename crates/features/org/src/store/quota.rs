//! The approved number of posts, by decision and day.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, UnitId};
use kernel::permission::Allowed;

use crate::permissions::ManagePositions;

record! {
    /// A number of posts that was approved, of a position or of a unit.
    pub struct QuotaRow {
        pub id: i64,
        pub position: Option<i64>,
        pub unit: Option<UnitId>,
        pub approved: i64,
        pub valid_from: Date,
        pub decision_number: String,
        pub decision_on: Date,
        pub signer: Option<String>,
        pub paper: Option<i64>,
        pub noted_by_name: String,
    }
}

/// Of what the number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Position(i64),
    Unit(UnitId),
}

/// The decision that approves a number, and from when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub number: String,
    pub on: Date,
    pub signer: Option<String>,
    pub valid_from: Date,
}

/// Every number that was approved, the oldest first: of two from one day, the later written last.
pub async fn quotas(conn: &mut Conn, commune: Commune) -> Result<Vec<QuotaRow>, DbError> {
    conn.all(
        "select id, position, unit, approved, valid_from, decision_number, decision_on, signer, paper, noted_by_name
         from org_quota where commune = $1 order by valid_from, id limit 20000",
        args![commune],
    )
    .await
}

/// The numbers approved for one position, the oldest first.
pub async fn of_position(conn: &mut Conn, commune: Commune, position: i64) -> Result<Vec<QuotaRow>, DbError> {
    conn.all(
        "select id, position, unit, approved, valid_from, decision_number, decision_on, signer, paper, noted_by_name
         from org_quota where commune = $1 and position = $2 order by valid_from, id limit 1000",
        args![commune, position],
    )
    .await
}

/// Writes a number down.
pub async fn insert(
    tx: &mut WriteTx,
    allowed: &Allowed<ManagePositions>,
    (of, approved): (Of, i64),
    by: &Decision,
    paper: Option<i64>,
) -> Result<i64, DbError> {
    let id = tx.next_id("org_quota").await?;
    let (position, unit) = match of {
        Of::Position(id) => (Some(id), None),
        Of::Unit(unit) => (None, Some(unit.0)),
    };
    let (actor, now) = (allowed.actor(), tx.now());
    tx.run(
        "insert into org_quota (commune, id, position, unit, approved, valid_from, decision_number, decision_on, signer,
                paper, noted_at, noted_by_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        args![
            actor.commune,
            id,
            position,
            unit,
            approved,
            by.valid_from,
            &by.number,
            by.on,
            by.signer.clone(),
            paper,
            now,
            &actor.name
        ],
    )
    .await?;
    Ok(id)
}
