//! Papers that came: catalogues of positions, job descriptions, frames of competences.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::ids::{AccountId, Commune};
use kernel::permission::Allowed;

use crate::permissions::ManagePositions;

/// What a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperKind {
    Positions,
    Descriptions,
    Frame,
}

impl PaperKind {
    /// Every kind.
    pub const ALL: [PaperKind; 3] = [PaperKind::Positions, PaperKind::Descriptions, PaperKind::Frame];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            PaperKind::Positions => "danh_muc",
            PaperKind::Descriptions => "mo_ta",
            PaperKind::Frame => "khung_nang_luc",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            PaperKind::Positions => "Danh mục vị trí việc làm",
            PaperKind::Descriptions => "Bản mô tả công việc",
            PaperKind::Frame => "Khung năng lực",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<PaperKind> {
        PaperKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Where a paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperState {
    Waiting,
    Done,
    GivenUp,
}

impl PaperState {
    /// Every state.
    pub const ALL: [PaperState; 3] = [PaperState::Waiting, PaperState::Done, PaperState::GivenUp];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            PaperState::Waiting => "cho_nhap",
            PaperState::Done => "da_nhap",
            PaperState::GivenUp => "da_bo",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            PaperState::Waiting => "Chờ xác nhận",
            PaperState::Done => "Đã nhập",
            PaperState::GivenUp => "Đã bỏ",
        }
    }
}

record! {
    /// A paper without its file.
    pub struct PaperRow {
        pub id: i64,
        pub kind: String,
        pub state: String,
        pub file: i64,
        pub file_name: String,
        pub sha256: String,
        pub decision_number: Option<String>,
        pub decision_on: Option<Date>,
        pub valid_from: Option<Date>,
        pub new_count: i64,
        pub changed_count: i64,
        pub uploaded_at: Timestamp,
        pub uploaded_by: AccountId,
        pub uploaded_by_name: String,
        pub done_at: Option<Timestamp>,
        pub done_by_name: Option<String>,
        pub version: i64,
    }
}

impl PaperRow {
    /// What it is; a word of a newer program reads as a frame, which changes no position.
    pub fn kind(&self) -> PaperKind {
        PaperKind::from_code(&self.kind).unwrap_or(PaperKind::Frame)
    }

    /// Where it stands; a word of a newer program counts as given up.
    pub fn state(&self) -> PaperState {
        PaperState::ALL.into_iter().find(|state| state.code() == self.state).unwrap_or(PaperState::GivenUp)
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select id, kind, state, file, file_name, sha256, decision_number, decision_on, valid_from, new_count,
                    changed_count, uploaded_at, uploaded_by, uploaded_by_name, done_at, done_by_name, version
             from org_paper where commune = $1 ",
            $rest
        )
    };
}

/// The papers of the commune, the newest first; at most 200.
pub async fn papers(conn: &mut Conn, commune: Commune) -> Result<Vec<PaperRow>, DbError> {
    conn.all(select!("order by id desc limit 200"), args![commune]).await
}

/// The paper of a number.
pub async fn paper(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<PaperRow>, DbError> {
    conn.optional(select!("and id = $2"), args![commune, id]).await
}

/// The paper of this content and kind that was taken in, or waits; the newest.
pub async fn of_content(
    conn: &mut Conn,
    commune: Commune,
    sha256: &str,
    kind: PaperKind,
) -> Result<Option<PaperRow>, DbError> {
    conn.optional(
        select!("and sha256 = $2 and kind = $3 and state in ('cho_nhap', 'da_nhap') order by id desc limit 1"),
        args![commune, sha256, kind.code()],
    )
    .await
}

/// Papers are kept and taken in one after another: what another of them left must be seen.
pub const TURN: &str = "org_paper_turn";

/// Keeps a paper that came; its file is stored already.
pub async fn insert(
    tx: &mut WriteTx,
    allowed: &Allowed<ManagePositions>,
    kind: PaperKind,
    (file, file_name, sha256): (i64, &str, &str),
) -> Result<i64, DbError> {
    let id = tx.next_id("org_paper").await?;
    let (actor, now) = (allowed.actor(), tx.now());
    tx.run(
        "insert into org_paper (commune, id, kind, state, file, file_name, sha256, new_count, changed_count, uploaded_at,
                uploaded_by, uploaded_by_name, version)
         values ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $9, $10, 1)",
        args![
            actor.commune,
            id,
            kind.code(),
            PaperState::Waiting.code(),
            file,
            file_name,
            sha256,
            now,
            actor.account,
            &actor.name
        ],
    )
    .await?;
    Ok(id)
}

/// How a paper ended.
#[derive(Debug, Clone, Default)]
pub struct Ending {
    pub decision_number: Option<String>,
    pub decision_on: Option<Date>,
    pub signer: Option<String>,
    pub valid_from: Option<Date>,
    pub new_count: i64,
    pub changed_count: i64,
}

/// Ends a paper: taken in, or given up.
///
/// # Errors
/// [`DbError::Conflict`] when it was changed since, or has ended.
pub async fn finish(
    tx: &mut WriteTx,
    allowed: &Allowed<ManagePositions>,
    (id, version): (i64, i64),
    state: PaperState,
    how: &Ending,
) -> Result<(), DbError> {
    let (actor, now) = (allowed.actor(), tx.now());
    tx.run_versioned(
        "update org_paper set state = $4, decision_number = $5, decision_on = $6, signer = $7, valid_from = $8,
                new_count = $9, changed_count = $10, done_at = $11, done_by_name = $12, version = version + 1
         where commune = $1 and id = $2 and version = $3 and state = 'cho_nhap'",
        args![
            actor.commune,
            id,
            version,
            state.code(),
            how.decision_number.clone(),
            how.decision_on,
            how.signer.clone(),
            how.valid_from,
            how.new_count,
            how.changed_count,
            now,
            &actor.name
        ],
    )
    .await
}
