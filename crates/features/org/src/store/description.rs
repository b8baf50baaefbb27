//! Job descriptions of positions, by version.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::civil::Date;
use kernel::ids::Commune;
use kernel::permission::Allowed;

use crate::papers::description::Description;
use crate::permissions::ManagePositions;

/// The state of a description that holds from its day on.
pub const HOLDS: &str = "hieu_luc";
/// The state of one in whose place another came from the same day on.
pub const REPLACED: &str = "da_thay";

record! {
    /// A job description.
    pub struct DescriptionRow {
        pub id: i64,
        pub position: i64,
        pub state: String,
        pub valid_from: Date,
        pub content: String,
        pub file_name: String,
        pub paper: i64,
        pub version: i64,
    }
}

impl DescriptionRow {
    /// What it says; nothing where the stored text cannot be read.
    pub fn said(&self) -> Option<Description> {
        serde_json::from_str(&self.content).ok()
    }

    /// Whether it was not replaced by another of the same day.
    pub fn holds(&self) -> bool {
        self.state == HOLDS
    }
}

/// The descriptions of a position, the oldest first.
pub async fn of_position(conn: &mut Conn, commune: Commune, position: i64) -> Result<Vec<DescriptionRow>, DbError> {
    conn.all(
        "select id, position, state, valid_from, content, file_name, paper, version
         from org_description where commune = $1 and position = $2 order by valid_from, id limit 200",
        args![commune, position],
    )
    .await
}

/// Adds a description to a position.
pub async fn insert(
    tx: &mut WriteTx,
    allowed: &Allowed<ManagePositions>,
    (position, valid_from): (i64, Date),
    said: &Description,
    (paper, file_name, sha256): (i64, &str, &str),
) -> Result<i64, DbError> {
    let id = tx.next_id("org_description").await?;
    let content = serde_json::to_string(said).unwrap_or_default();
    tx.run(
        "insert into org_description (commune, id, position, state, valid_from, content, file_name, sha256, paper, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
        args![allowed.actor().commune, id, position, HOLDS, valid_from, content, file_name, sha256, paper],
    )
    .await?;
    Ok(id)
}

/// Marks a description as replaced by another of the same day.
///
/// # Errors
/// [`DbError::Conflict`] when it was changed since.
pub async fn replace(
    tx: &mut WriteTx,
    allowed: &Allowed<ManagePositions>,
    (id, version): (i64, i64),
) -> Result<(), DbError> {
    tx.run_versioned(
        "update org_description set state = $4, version = version + 1
         where commune = $1 and id = $2 and version = $3 and state = 'hieu_luc'",
        args![allowed.actor().commune, id, version, REPLACED],
    )
    .await
}
