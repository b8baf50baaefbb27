//! Frames of competences.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::civil::Date;
use kernel::ids::Commune;
use kernel::permission::Allowed;

use crate::papers::frame::FrameCompetence;
use crate::permissions::ManagePositions;

/// For whom a frame is: code and words, by the annexes of a position scheme.
pub const KINDS: [(&str, &str); 2] = [
    ("lanh_dao", "Vị trí lãnh đạo, quản lý (phụ lục 2A)"),
    ("chuyen_mon", "Vị trí chuyên môn, nghiệp vụ (phụ lục 2B)"),
];

/// The words of a kind.
pub fn kind_label(code: &str) -> &'static str {
    KINDS.iter().find(|(known, _)| *known == code).map_or("Loại khác", |(_, label)| *label)
}

record! {
    /// A frame.
    pub struct FrameRow {
        pub id: i64,
        pub kind: String,
        pub valid_from: Date,
        pub content: String,
        pub source: String,
        pub paper: i64,
    }
}

impl FrameRow {
    /// The competences with their levels; none where the stored text cannot be read.
    pub fn competences(&self) -> Option<Vec<FrameCompetence>> {
        serde_json::from_str(&self.content).ok()
    }
}

/// The frames of the commune, the oldest first: of two from one day, the later written last.
pub async fn frames(conn: &mut Conn, commune: Commune) -> Result<Vec<FrameRow>, DbError> {
    conn.all(
        "select id, kind, valid_from, content, source, paper from org_frame
         where commune = $1 order by valid_from, id limit 200",
        args![commune],
    )
    .await
}

/// Adds a frame.
pub async fn insert(
    tx: &mut WriteTx,
    allowed: &Allowed<ManagePositions>,
    (kind, valid_from): (&str, Date),
    competences: &[FrameCompetence],
    (paper, source): (i64, &str),
) -> Result<i64, DbError> {
    let id = tx.next_id("org_frame").await?;
    let content = serde_json::to_string(competences).unwrap_or_default();
    tx.run(
        "insert into org_frame (commune, id, kind, valid_from, content, source, paper)
         values ($1, $2, $3, $4, $5, $6, $7)",
        args![allowed.actor().commune, id, kind, valid_from, content, source, paper],
    )
    .await?;
    Ok(id)
}
