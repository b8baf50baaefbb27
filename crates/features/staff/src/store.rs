//! All SQL of the slice. Names of units and positions are read through their own tables' ids by the pages.

pub mod balance;
pub mod career;
pub mod change;
pub mod import;
pub mod profile;
pub mod relative;

use db::{Conn, DbError, Value, WriteTx, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId, UnitId};
use kernel::permission::Allowed;
use kernel::text;

use crate::api::{NewPost, NewStaff};
use crate::career::Post;
use crate::permissions::{ErasePerson, KeepsRegister, SetUpStaff};

record! {
    /// A person, as lists show him.
    pub struct StaffRow {
        pub id: StaffId,
        pub code: String,
        pub full_name: String,
        pub unit: UnitId,
        pub title: String,
        pub kind: String,
        pub email: Option<String>,
    }
}

record! {
    /// A post that a person holds or held.
    pub struct PostRow {
        pub position: i64,
        pub concurrent: bool,
        pub from_on: Date,
        pub until_on: Option<Date>,
    }
}

record! {
    /// A post that somebody holds.
    pub struct HeldPost {
        pub staff: StaffId,
        pub position: i64,
    }
}

/// The posts held on a day.
pub async fn posts_held(conn: &mut Conn, commune: Commune, on: Date) -> Result<Vec<HeldPost>, DbError> {
    conn.all(
        "select staff, position from staff_post
         where commune = $1 and from_on <= $2 and (until_on is null or until_on >= $2) order by staff, id limit 20000",
        args![commune, on],
    )
    .await
}

/// Everybody who has not left.
pub async fn present(conn: &mut Conn, commune: Commune) -> Result<Vec<StaffRow>, DbError> {
    conn.all(
        "select id, code, full_name, unit, title, kind, email from staff_member
         where commune = $1 and left_on is null order by sort_key, id limit 5000",
        args![commune],
    )
    .await
}

/// A page of those who have not left, of one unit or of all (`unit` 0).
pub async fn page(
    conn: &mut Conn,
    commune: Commune,
    unit: i64,
    offset: i64,
    limit: i64,
) -> Result<Vec<StaffRow>, DbError> {
    conn.all(
        "select id, code, full_name, unit, title, kind, email from staff_member
         where commune = $1 and left_on is null and ($2 = 0 or unit = $2) order by sort_key, id limit $4 offset $3",
        args![commune, unit, offset, limit],
    )
    .await
}

/// How many there are.
pub async fn count(conn: &mut Conn, commune: Commune, unit: i64) -> Result<i64, DbError> {
    conn.one(
        "select count(*) as n from staff_member where commune = $1 and left_on is null and ($2 = 0 or unit = $2)",
        args![commune, unit],
    )
    .await
}

/// The person of this id.
pub async fn person(conn: &mut Conn, commune: Commune, id: StaffId) -> Result<Option<StaffRow>, DbError> {
    conn.optional(
        "select id, code, full_name, unit, title, kind, email from staff_member where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

/// The person of this code.
pub async fn person_by_code(conn: &mut Conn, commune: Commune, code: &str) -> Result<Option<StaffRow>, DbError> {
    conn.optional(
        "select id, code, full_name, unit, title, kind, email from staff_member where commune = $1 and code = $2",
        args![commune, code],
    )
    .await
}

/// Ids in one statement of [`by_ids`].
pub const BATCH: usize = 64;

/// The people of at most [`BATCH`] ids; the statement's unused places repeat the last id.
pub async fn by_ids(conn: &mut Conn, commune: Commune, ids: &[StaffId]) -> Result<Vec<StaffRow>, DbError> {
    let Some(last) = ids.last() else { return Ok(Vec::new()) };
    let mut values = args![commune];
    values.extend((0..BATCH).map(|i| Value::from(*ids.get(i).unwrap_or(last))));
    conn.all(
        "select id, code, full_name, unit, title, kind, email from staff_member
         where commune = $1 and id in (
              $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
              $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42,
              $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62,
              $63, $64, $65)",
        values,
    )
    .await
}

/// The posts of a person, main one first.
pub async fn posts_of(conn: &mut Conn, commune: Commune, staff: StaffId) -> Result<Vec<PostRow>, DbError> {
    conn.all(
        "select position, concurrent, from_on, until_on from staff_post
         where commune = $1 and staff = $2 order by concurrent, from_on",
        args![commune, staff],
    )
    .await
}

/// People whose search key holds the first word of the query; the other words are compared here, so that the order
/// of words does not matter.
pub async fn find(conn: &mut Conn, commune: Commune, query: &str, limit: i64) -> Result<Vec<StaffRow>, DbError> {
    record! { pub struct Found { pub id: StaffId, pub code: String, pub full_name: String, pub unit: UnitId, pub title: String, pub kind: String, pub email: Option<String>, pub search_key: String } }
    let Some(word) = query.split(' ').max_by_key(|w| w.len()).filter(|w| !w.is_empty()) else { return Ok(Vec::new()) };
    let rows: Vec<Found> = conn
        .all(
            "select id, code, full_name, unit, title, kind, email, search_key from staff_member
             where commune = $1 and left_on is null and search_key like $2 order by sort_key, id limit 500",
            args![commune, format!("%{word}%")],
        )
        .await?;
    let fits = |f: &Found| text::matches_all_words(&f.search_key, query);
    let take = usize::try_from(limit).unwrap_or(0);
    Ok(rows
        .into_iter()
        .filter(fits)
        .take(take)
        .map(|f| StaffRow {
            id: f.id,
            code: f.code,
            full_name: f.full_name,
            unit: f.unit,
            title: f.title,
            kind: f.kind,
            email: f.email,
        })
        .collect())
}

/// Adds a person.
pub async fn insert_staff(tx: &mut WriteTx, allowed: &Allowed<SetUpStaff>, new: &NewStaff) -> Result<StaffId, DbError> {
    let id = StaffId(tx.next_id("staff_member").await?);
    insert_member(tx, allowed, id, new).await?;
    Ok(id)
}

/// Adds a person under a number that was taken before.
pub async fn insert_member(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    id: StaffId,
    new: &NewStaff,
) -> Result<(), DbError> {
    tx.run(
        "insert into staff_member
           (commune, id, code, full_name, search_key, sort_key, key_version, unit, title, kind, email, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
        args![
            allowed.actor().commune,
            id,
            &new.code,
            &new.full_name,
            search_key(&new.full_name, &new.title, &new.code),
            text::sort_key_hex(&new.full_name),
            text::SORT_KEY_VERSION,
            new.unit,
            &new.title,
            &new.kind,
            new.email.as_deref()
        ],
    )
    .await?;
    Ok(())
}

/// Writes anew what lists show of a person; his code stays.
pub async fn update_member(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    id: StaffId,
    new: &NewStaff,
) -> Result<(), DbError> {
    tx.run(
        "update staff_member set full_name = $3, search_key = $4, sort_key = $5, key_version = $6, unit = $7, title = $8,
            kind = $9, email = $10, version = version + 1
         where commune = $1 and id = $2",
        args![
            allowed.actor().commune,
            id,
            &new.full_name,
            search_key(&new.full_name, &new.title, &new.code),
            text::sort_key_hex(&new.full_name),
            text::SORT_KEY_VERSION,
            new.unit,
            &new.title,
            &new.kind,
            new.email.as_deref()
        ],
    )
    .await?;
    Ok(())
}

/// Sets since when a person is no more here; none: he is.
pub async fn set_left(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    staff: StaffId,
    left_on: Option<Date>,
) -> Result<(), DbError> {
    tx.run(
        "update staff_member set left_on = $3 where commune = $1 and id = $2",
        args![allowed.actor().commune, staff, left_on],
    )
    .await?;
    Ok(())
}

/// Everybody who has not left, in a commune of any size that a list is compared with.
pub async fn present_everybody(conn: &mut Conn, commune: Commune) -> Result<Vec<StaffRow>, DbError> {
    conn.all(
        "select id, code, full_name, unit, title, kind, email from staff_member
         where commune = $1 and left_on is null order by id limit 20000",
        args![commune],
    )
    .await
}

/// The posts that are held without an end, main ones first.
pub async fn posts_open(conn: &mut Conn, commune: Commune) -> Result<Vec<HeldPost>, DbError> {
    conn.all(
        "select staff, position from staff_post
         where commune = $1 and until_on is null order by staff, concurrent, id limit 60000",
        args![commune],
    )
    .await
}

/// What a person is found by: name, title and code without marks, the initials.
fn search_key(full_name: &str, title: &str, code: &str) -> String {
    format!(
        "{} {} {}",
        text::search_key(&format!("{full_name} {title} {code}")),
        text::initials(full_name),
        text::search_key(code)
    )
}

record! {
    /// Somebody whose keys were made by another recipe than the present one.
    pub struct StaleRow {
        pub id: StaffId,
        pub code: String,
        pub full_name: String,
        pub title: String,
    }
}

/// People whose keys are not of the present recipe, at most `limit`.
pub async fn with_stale_keys(conn: &mut Conn, commune: Commune, limit: i64) -> Result<Vec<StaleRow>, DbError> {
    conn.all(
        "select id, code, full_name, title from staff_member
         where commune = $1 and key_version <> $2 order by id limit $3",
        args![commune, text::SORT_KEY_VERSION, limit],
    )
    .await
}

/// Makes a person's keys anew. The name itself, and so the version that forms name, stays.
pub async fn update_keys(tx: &mut WriteTx, allowed: &Allowed<SetUpStaff>, stale: &StaleRow) -> Result<(), DbError> {
    tx.run(
        "update staff_member set search_key = $3, sort_key = $4, key_version = $5 where commune = $1 and id = $2",
        args![
            allowed.actor().commune,
            stale.id,
            search_key(&stale.full_name, &stale.title, &stale.code),
            text::sort_key_hex(&stale.full_name),
            text::SORT_KEY_VERSION
        ],
    )
    .await?;
    Ok(())
}

/// What stands in the place of an erased name.
pub const ERASED: &str = "Đã xóa theo yêu cầu";

/// Takes away what the register says of a person.
pub async fn blank_person(tx: &mut WriteTx, allowed: &Allowed<ErasePerson>) -> Result<(), DbError> {
    tx.run_versioned(
        "update staff_member
         set full_name = $3, search_key = '', sort_key = '', title = '', email = null, version = version + 1
         where commune = $1 and id = $2",
        args![allowed.actor().commune, allowed.action().staff, ERASED],
    )
    .await
}

/// Adds a post.
pub async fn insert_post(tx: &mut WriteTx, allowed: &Allowed<SetUpStaff>, new: &NewPost) -> Result<(), DbError> {
    let id = tx.next_id("staff_post").await?;
    let post = Post {
        position: new.position,
        concurrent: new.concurrent,
        share_percent: None,
        from_on: new.from_on,
        until_on: None,
    };
    career::insert_post(tx, allowed, (id, new.staff), &post).await
}
