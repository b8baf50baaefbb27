//! Positions (vị trí việc làm).

use db::{Conn, DbError, WriteTx, args, record};
use jiff::civil::Date;
use kernel::ids::Commune;
use kernel::permission::Allowed;

use crate::api::NewPosition;
use crate::heavy::Heavy;
use crate::permissions::{ManagePositions, SetUpUnits};

record! {
    /// A position. `approved` is what was approved at the beginning, until a quota says otherwise; see
    /// [`crate::quota::approved_on`].
    pub struct PositionRow {
        pub id: i64,
        pub code: String,
        pub name: String,
        pub position_group: String,
        pub rank: String,
        pub approved: i64,
        pub sort: i64,
        pub heavy_field: Option<String>,
        pub rotation_field: Option<String>,
        pub majors: Option<String>,
        pub education_level: Option<String>,
        pub unit_code: Option<String>,
        pub version: Option<i64>,
        pub retired_on: Option<Date>,
        pub paper: Option<i64>,
    }
}

impl PositionRow {
    /// The version that forms name: 0 until it is changed.
    pub fn version(&self) -> i64 {
        self.version.unwrap_or(0)
    }

    /// Its heavy field.
    pub fn heavy(&self) -> Option<Heavy> {
        self.heavy_field.as_deref().and_then(Heavy::from_code)
    }

    /// Whether it is used on a day.
    pub fn is_used_on(&self, day: Date) -> bool {
        self.retired_on.is_none_or(|from| day < from)
    }

    /// What forms and papers may change.
    pub fn facts(&self) -> PositionFacts {
        PositionFacts {
            code: self.code.clone(),
            name: self.name.clone(),
            group: self.position_group.clone(),
            rank: self.rank.clone(),
            heavy_field: self.heavy_field.clone(),
            rotation_field: self.rotation_field.clone(),
            majors: self.majors.clone(),
            education_level: self.education_level.clone(),
            unit_code: self.unit_code.clone(),
            retired_on: self.retired_on,
        }
    }
}

/// What is said of a position, apart from the number of its posts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PositionFacts {
    pub code: String,
    pub name: String,
    /// `lanh_dao`, `chuyen_mon` or `ho_tro`.
    pub group: String,
    pub rank: String,
    pub heavy_field: Option<String>,
    pub rotation_field: Option<String>,
    /// One a line.
    pub majors: Option<String>,
    pub education_level: Option<String>,
    pub unit_code: Option<String>,
    pub retired_on: Option<Date>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select id, code, name, position_group, rank, approved, sort, heavy_field, rotation_field, majors,
                    education_level, unit_code, version, retired_on, paper
             from org_position where commune = $1 ",
            $rest
        )
    };
}

/// The commune's positions, in their order; those no longer used among them.
pub async fn positions(conn: &mut Conn, commune: Commune) -> Result<Vec<PositionRow>, DbError> {
    conn.all(select!("order by sort, id"), args![commune]).await
}

/// The position of this code.
pub async fn by_code(conn: &mut Conn, commune: Commune, code: &str) -> Result<Option<PositionRow>, DbError> {
    conn.optional(select!("and code = $2"), args![commune, code]).await
}

/// Adds a position.
pub async fn insert_position(
    tx: &mut WriteTx,
    allowed: &Allowed<SetUpUnits>,
    new: &NewPosition,
) -> Result<i64, DbError> {
    let id = tx.next_id("org_position").await?;
    tx.run(
        "insert into org_position (commune, id, code, name, position_group, rank, approved, sort)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![allowed.actor().commune, id, &new.code, &new.name, &new.group, &new.rank, new.approved, new.sort],
    )
    .await?;
    Ok(id)
}

/// Adds a position that a paper brought; the number of its posts is a quota.
pub async fn insert_from_paper(
    tx: &mut WriteTx,
    allowed: &Allowed<ManagePositions>,
    (paper, sort): (i64, i64),
    new: &PositionFacts,
) -> Result<i64, DbError> {
    let id = tx.next_id("org_position").await?;
    tx.run(
        "insert into org_position (commune, id, code, name, position_group, rank, approved, sort, heavy_field,
                rotation_field, majors, education_level, unit_code, version, retired_on, paper)
         values ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $10, $11, $12, 1, $13, $14)",
        args![
            allowed.actor().commune,
            id,
            &new.code,
            &new.name,
            &new.group,
            &new.rank,
            sort,
            new.heavy_field.clone(),
            new.rotation_field.clone(),
            new.majors.clone(),
            new.education_level.clone(),
            new.unit_code.clone(),
            new.retired_on,
            paper
        ],
    )
    .await?;
    Ok(id)
}

/// Writes anew what is said of a position.
///
/// # Errors
/// [`DbError::Conflict`] when it was changed since.
pub async fn update(
    tx: &mut WriteTx,
    allowed: &Allowed<ManagePositions>,
    (id, version): (i64, i64),
    now: &PositionFacts,
) -> Result<(), DbError> {
    tx.run_versioned(
        "update org_position set code = $4, name = $5, position_group = $6, rank = $7, heavy_field = $8,
                rotation_field = $9, majors = $10, education_level = $11, unit_code = $12, retired_on = $13,
                version = coalesce(version, 0) + 1
         where commune = $1 and id = $2 and coalesce(version, 0) = $3",
        args![
            allowed.actor().commune,
            id,
            version,
            &now.code,
            &now.name,
            &now.group,
            &now.rank,
            now.heavy_field.clone(),
            now.rotation_field.clone(),
            now.majors.clone(),
            now.education_level.clone(),
            now.unit_code.clone(),
            now.retired_on
        ],
    )
    .await
}
