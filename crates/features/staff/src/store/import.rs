//! Lists of people that came as workbooks, and those whom they brought.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::Timestamp;
use kernel::ids::{AccountId, Commune, StaffId};
use kernel::permission::Allowed;
use kernel::text;

use crate::permissions::ImportStaff;

/// Where a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportState {
    /// Uploaded; not in the register.
    Waiting,
    Done,
    GivenUp,
    Undone,
}

impl ImportState {
    /// Every state.
    pub const ALL: [ImportState; 4] =
        [ImportState::Waiting, ImportState::Done, ImportState::GivenUp, ImportState::Undone];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            ImportState::Waiting => "dang_lam",
            ImportState::Done => "da_nhap",
            ImportState::GivenUp => "da_bo",
            ImportState::Undone => "da_hoan_tac",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            ImportState::Waiting => "Đang kiểm tra",
            ImportState::Done => "Đã nhập",
            ImportState::GivenUp => "Đã bỏ",
            ImportState::Undone => "Đã hoàn tác",
        }
    }
}

record! {
    /// A list without its workbook.
    pub struct ImportRow {
        pub id: i64,
        pub state: String,
        pub file_name: String,
        pub sha256: String,
        pub row_count: i64,
        pub new_count: i64,
        pub changed_count: i64,
        pub uploaded_at: Timestamp,
        pub uploaded_by: AccountId,
        pub uploaded_by_name: String,
        pub done_at: Option<Timestamp>,
        pub undone_at: Option<Timestamp>,
        pub version: i64,
    }
}

impl ImportRow {
    /// Where it stands; a word of a newer program counts as given up.
    pub fn state(&self) -> ImportState {
        ImportState::ALL.into_iter().find(|state| state.code() == self.state).unwrap_or(ImportState::GivenUp)
    }
}

record! {
    /// What a list brought with it and what was answered.
    pub struct ContentRow {
        pub content_secret: Option<Vec<u8>>,
        pub answers_secret: String,
    }
}

/// The lists of the commune, the newest first; at most 200.
pub async fn lists(conn: &mut Conn, commune: Commune) -> Result<Vec<ImportRow>, DbError> {
    conn.all(
        "select id, state, file_name, sha256, row_count, new_count, changed_count, uploaded_at, uploaded_by,
            uploaded_by_name, done_at, undone_at, version
         from staff_import where commune = $1 order by id desc limit 200",
        args![commune],
    )
    .await
}

/// The list of a number.
pub async fn list(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<ImportRow>, DbError> {
    conn.optional(
        "select id, state, file_name, sha256, row_count, new_count, changed_count, uploaded_at, uploaded_by,
            uploaded_by_name, done_at, undone_at, version
         from staff_import where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

/// The list of this workbook that is in the register, or on its way; the newest.
pub async fn of_workbook(conn: &mut Conn, commune: Commune, sha256: &str) -> Result<Option<ImportRow>, DbError> {
    conn.optional(
        "select id, state, file_name, sha256, row_count, new_count, changed_count, uploaded_at, uploaded_by,
            uploaded_by_name, done_at, undone_at, version
         from staff_import where commune = $1 and sha256 = $2 and state in ('dang_lam', 'da_nhap')
         order by id desc limit 1",
        args![commune, sha256],
    )
    .await
}

/// The workbook and the answers of a list, for whoever takes it in.
pub async fn content(conn: &mut Conn, allowed: &Allowed<ImportStaff>, id: i64) -> Result<Option<ContentRow>, DbError> {
    conn.optional(
        "select content_secret, answers_secret from staff_import where commune = $1 and id = $2",
        args![allowed.actor().commune, id],
    )
    .await
}

/// Keeps a workbook that came.
pub async fn insert(
    tx: &mut WriteTx,
    allowed: &Allowed<ImportStaff>,
    (file_name, sha256): (&str, &str),
    content: Vec<u8>,
    answers: &str,
) -> Result<i64, DbError> {
    let id = tx.next_id("staff_import").await?;
    let (actor, now) = (allowed.actor(), tx.now());
    tx.run(
        "insert into staff_import (commune, id, state, file_name, sha256, content_secret, answers_secret, row_count,
            new_count, changed_count, uploaded_at, uploaded_by, uploaded_by_name, version)
         values ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, $8, $9, $10, 1)",
        args![
            actor.commune,
            id,
            ImportState::Waiting.code(),
            file_name,
            sha256,
            content,
            answers,
            now,
            actor.account,
            &actor.name
        ],
    )
    .await?;
    Ok(id)
}

/// Keeps answers over the version that was seen.
///
/// # Errors
/// [`DbError::Conflict`] when somebody else answered meanwhile, or the list is no more on its way.
pub async fn answer(
    tx: &mut WriteTx,
    allowed: &Allowed<ImportStaff>,
    (id, version): (i64, i64),
    answers: &str,
) -> Result<(), DbError> {
    tx.run_versioned(
        "update staff_import set answers_secret = $4, version = version + 1
         where commune = $1 and id = $2 and version = $3 and state = 'dang_lam'",
        args![allowed.actor().commune, id, version, answers],
    )
    .await
}

/// Ends a list that was on its way; its workbook is forgotten.
///
/// # Errors
/// [`DbError::Conflict`] when it was ended before.
pub async fn finish(
    tx: &mut WriteTx,
    allowed: &Allowed<ImportStaff>,
    (id, version): (i64, i64),
    state: ImportState,
    [rows, new, changed]: [i64; 3],
) -> Result<(), DbError> {
    let now = tx.now();
    tx.run_versioned(
        "update staff_import set state = $4, row_count = $5, new_count = $6, changed_count = $7, done_at = $8,
            content_secret = null, answers_secret = '', version = version + 1
         where commune = $1 and id = $2 and version = $3 and state = 'dang_lam'",
        args![allowed.actor().commune, id, version, state.code(), rows, new, changed, now],
    )
    .await
}

/// Marks a list as given back.
///
/// # Errors
/// [`DbError::Conflict`] when it was given back before.
pub async fn mark_undone(
    tx: &mut WriteTx,
    allowed: &Allowed<ImportStaff>,
    (id, version): (i64, i64),
) -> Result<(), DbError> {
    let now = tx.now();
    tx.run_versioned(
        "update staff_import set state = 'da_hoan_tac', undone_at = $4, version = version + 1
         where commune = $1 and id = $2 and version = $3 and state = 'da_nhap'",
        args![allowed.actor().commune, id, version, now],
    )
    .await
}

record! {
    /// Somebody whom a list brought into the register.
    pub struct BroughtRow {
        pub id: StaffId,
        pub version: i64,
        pub profile_version: i64,
        pub private_version: Option<i64>,
    }
}

/// Those whom a list brought, each with the versions of what is kept of him.
pub async fn brought_by(
    conn: &mut Conn,
    allowed: &Allowed<ImportStaff>,
    import: i64,
) -> Result<Vec<BroughtRow>, DbError> {
    conn.all(
        "select m.id, m.version, p.version as profile_version, s.version as private_version
         from staff_profile p
         join staff_member m on m.commune = $1 and m.id = p.id
         left join staff_private s on s.commune = $1 and s.id = p.id
         where p.commune = $1 and p.import = $2 order by m.id limit 20000",
        args![allowed.actor().commune, import],
    )
    .await
}

/// Takes somebody whom a list brought out of the register again: his number stays, nothing else.
pub async fn withdraw(
    tx: &mut WriteTx,
    allowed: &Allowed<ImportStaff>,
    (staff, import): (StaffId, i64),
) -> Result<(), DbError> {
    let (commune, today) = (allowed.actor().commune, kernel::dates::civil_date(tx.now()));
    for sql in [
        "delete from staff_event where commune = $1 and staff = $2",
        "delete from staff_stint where commune = $1 and staff = $2",
        "delete from staff_post where commune = $1 and staff = $2",
        "delete from staff_private_change where commune = $1 and staff = $2",
        "delete from staff_change where commune = $1 and staff = $2",
        "delete from staff_private where commune = $1 and id = $2",
        "delete from staff_profile where commune = $1 and id = $2",
    ] {
        tx.run(sql, args![commune, staff]).await?;
    }
    tx.run(
        "update staff_member set code = $3, full_name = $4, search_key = '', sort_key = '', key_version = $5, title = '',
            email = null, left_on = $6, version = version + 1
         where commune = $1 and id = $2",
        args![commune, staff, format!("{import}-{}", staff.0), WITHDRAWN, text::SORT_KEY_VERSION, today],
    )
    .await?;
    Ok(())
}

/// What stands in the place of a name that was taken back.
pub const WITHDRAWN: &str = "Đã rút khỏi danh sách";
