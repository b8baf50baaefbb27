//! The only door for other slices.

use std::collections::{BTreeSet, HashMap};

use db::{Conn, Db, DbError, Leaf, WriteTx};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId, UnitId};
use kernel::permission::Allowed;

use crate::career::{EventKind, Stint};
pub use crate::permissions::{
    ErasePerson, ImportStaff, KeepRecords, NoteRelative, ReadPrivate, SetUpStaff, ViewProfile, ViewRelatives,
};
pub use crate::profile::Values;
pub use crate::relatives::Relation;
use crate::store;
use crate::store::career::NewEvent;
pub use crate::store::{ERASED, StaffRow};

/// The group of positions whose holders lead and manage.
const LEADERSHIP: &str = "lanh_dao";
/// How people come into the register, for screens on which there is nobody to choose yet.
pub const HOW_PEOPLE_COME: &str = "Chưa có cán bộ, công chức nào trong hệ thống. Người phụ trách hồ sơ hoặc đầu mối kế hoạch nhập danh sách từ Excel ở trang «Cán bộ, công chức»; người phụ trách máy chủ thêm từng người có tài khoản bằng lệnh «sauro account add».";

/// A new person of the register.
#[derive(Debug, Clone)]
pub struct NewStaff {
    pub code: String,
    pub full_name: String,
    pub unit: UnitId,
    pub title: String,
    /// A code of the list of kinds (`loai_nguoi`): `can_bo`, `cong_chuc`, …, `chua_ro`.
    pub kind: String,
    pub email: Option<String>,
}

/// A post that a person holds.
#[derive(Debug, Clone)]
pub struct NewPost {
    pub staff: StaffId,
    pub position: i64,
    /// Kiêm nhiệm.
    pub concurrent: bool,
    pub from_on: Date,
}

/// Everybody who works in the commune now, sorted by tên, họ, đệm.
///
/// # Errors
/// The engine's.
pub async fn everybody(conn: &mut Conn, commune: Commune) -> Result<Vec<StaffRow>, DbError> {
    store::present(conn, commune).await
}

/// People by id, for the names on a page.
#[derive(Debug, Clone, Default)]
pub struct People(HashMap<StaffId, StaffRow>);

impl People {
    /// The person's row.
    pub fn get(&self, id: StaffId) -> Option<&StaffRow> {
        self.0.get(&id)
    }

    /// The full name; empty for nobody.
    pub fn name(&self, id: Option<StaffId>) -> &str {
        id.and_then(|id| self.0.get(&id)).map_or("", |p| p.full_name.as_str())
    }

    /// The title; empty for nobody.
    pub fn title(&self, id: Option<StaffId>) -> &str {
        id.and_then(|id| self.0.get(&id)).map_or("", |p| p.title.as_str())
    }

    /// People made of these rows, for page samples.
    pub fn of(rows: Vec<StaffRow>) -> People {
        People(rows.into_iter().map(|row| (row.id, row)).collect())
    }
}

/// The people of these ids (in any number and order, repeats welcome): one statement for each 64 of them.
///
/// # Errors
/// The engine's.
pub async fn people(
    conn: &mut Conn,
    commune: Commune,
    ids: impl IntoIterator<Item = StaffId>,
) -> Result<People, DbError> {
    let wanted: BTreeSet<StaffId> = ids.into_iter().collect();
    let wanted: Vec<StaffId> = wanted.into_iter().collect();
    let mut rows = Vec::with_capacity(wanted.len());
    for some in wanted.chunks(store::BATCH) {
        rows.extend(store::by_ids(conn, commune, some).await?);
    }
    Ok(People::of(rows))
}

/// The person.
///
/// # Errors
/// The engine's.
pub async fn person(conn: &mut Conn, commune: Commune, id: StaffId) -> Result<Option<StaffRow>, DbError> {
    store::person(conn, commune, id).await
}

/// The person of this code.
///
/// # Errors
/// The engine's.
pub async fn person_by_code(conn: &mut Conn, commune: Commune, code: &str) -> Result<Option<StaffRow>, DbError> {
    store::person_by_code(conn, commune, code).await
}

/// People whose name, code or title holds all words of the query (already a search key), at most `limit`.
///
/// # Errors
/// The engine's.
pub async fn find_people(conn: &mut Conn, commune: Commune, query: &str, limit: i64) -> Result<Vec<StaffRow>, DbError> {
    store::find(conn, commune, query, limit).await
}

/// Those who hold a post of leadership and management (lãnh đạo, quản lý) on a day.
///
/// # Errors
/// The engine's.
pub async fn office_holders(conn: &mut Conn, commune: Commune, on: Date) -> Result<BTreeSet<StaffId>, DbError> {
    let positions = org::api::positions(conn, commune).await?;
    let leads = |id: i64| positions.iter().any(|p| p.id == id && p.position_group == LEADERSHIP);
    let held = store::posts_held(conn, commune, on).await?;
    Ok(held.into_iter().filter(|post| leads(post.position)).map(|post| post.staff).collect())
}

/// Spouse, parents, children, brothers and sisters of a person, among those of the register: nobody decides on them.
///
/// # Errors
/// The engine's.
pub async fn relatives(conn: &mut Conn, commune: Commune, id: StaffId) -> Result<Vec<StaffId>, DbError> {
    Ok(store::relative::relatives(conn, commune, id).await?.into_iter().map(|row| row.id).collect())
}

/// Notes that two people of the register are family: from now on neither decides on the other.
///
/// # Errors
/// The engine's; a unique violation when this tie is noted already.
pub async fn note_relative(
    tx: &mut WriteTx,
    allowed: &Allowed<NoteRelative>,
    relative: StaffId,
    relation: Relation,
) -> Result<(), DbError> {
    store::relative::insert_relative(tx, allowed, relative, relation.code()).await
}

/// Adds a person.
///
/// # Errors
/// The engine's; a unique violation when the code is taken.
pub async fn add_staff(tx: &mut WriteTx, allowed: &Allowed<SetUpStaff>, new: &NewStaff) -> Result<StaffId, DbError> {
    store::insert_staff(tx, allowed, new).await
}

/// Notes with what a career begins here: since when, in which unit and as what, on which positions.
///
/// # Errors
/// The engine's.
pub async fn note_beginning(
    tx: &mut WriteTx,
    allowed: &Allowed<SetUpStaff>,
    staff: StaffId,
    (new, from_on): (&NewStaff, Date),
    posts: &[NewPost],
) -> Result<(), DbError> {
    begin_career(tx, allowed, staff, (EventKind::TiepNhan, new.unit, &new.title, from_on), posts).await
}

async fn begin_career(
    tx: &mut WriteTx,
    allowed: &Allowed<SetUpStaff>,
    staff: StaffId,
    (kind, unit, title, from_on): (EventKind, UnitId, &str, Date),
    posts: &[NewPost],
) -> Result<(), DbError> {
    let came = NewEvent { unit: Some(unit), title: Some(title.to_owned()), ..NewEvent::new(kind, from_on) };
    let placed = posts.iter().map(|post| NewEvent {
        position: Some(post.position),
        concurrent: post.concurrent,
        ..NewEvent::new(EventKind::XepViTri, post.from_on)
    });
    for event in std::iter::once(came).chain(placed) {
        let id = tx.next_id("staff_event").await?;
        store::career::insert_event(tx, allowed, (id, staff), &event).await?;
    }
    let stint = Stint { unit, title: title.to_owned(), from_on, until_on: None };
    let id = tx.next_id("staff_stint").await?;
    store::career::insert_stint(tx, allowed, (id, staff), &stint).await
}

/// Begins a person's profile, what is sensitive in its own place.
///
/// # Errors
/// The engine's; a unique violation when he has one.
pub async fn add_profile(
    tx: &mut WriteTx,
    allowed: &Allowed<SetUpStaff>,
    staff: StaffId,
    values: &Values,
) -> Result<(), DbError> {
    store::profile::insert(tx, allowed, staff, values, None).await?;
    store::profile::insert_private(tx, allowed, staff, values).await
}

/// Erases what the register holds of a person, and what the journal says of him: the number of lines. His number and code
/// stay, so that what he answered for still leads to one person.
///
/// # Errors
/// The engine's.
pub async fn erase_person(tx: &mut WriteTx, allowed: &Allowed<ErasePerson>) -> Result<usize, DbError> {
    store::blank_person(tx, allowed).await?;
    store::profile::delete_private(tx, allowed).await?;
    store::profile::delete(tx, allowed).await?;
    store::change::delete_changes_of(tx, allowed).await?;
    store::career::delete_career(tx, allowed).await?;
    store::relative::delete_relatives(tx, allowed).await?;
    let number = allowed.action().staff.0;
    let of_register = tx.erase_lines(allowed, "staff_member", number).await?;
    Ok(of_register + tx.erase_lines(allowed, "staff_private", number).await?)
}

/// Adds a post.
///
/// # Errors
/// The engine's.
pub async fn add_post(tx: &mut WriteTx, allowed: &Allowed<SetUpStaff>, new: &NewPost) -> Result<(), DbError> {
    store::insert_post(tx, allowed, new).await
}

/// Begins the careers of people who came before careers were kept: what they are and hold now, since the earliest day that is
/// known of their posts, else since today. Asked for at the start.
///
/// # Errors
/// The engine's.
pub async fn begin_careers(db: &Db, allowed: &Allowed<SetUpStaff>, now: Timestamp) -> Result<usize, DbError> {
    let (commune, today) = (allowed.actor().commune, kernel::dates::civil_date(now));
    let mut done = 0;
    loop {
        let people = store::career::without_career(&mut db.read().await?, commune, KEYS_AT_ONCE).await?;
        if people.is_empty() {
            return Ok(done);
        }
        let mut tx = db.write(allowed, None, now).await?;
        for person in &people {
            let held = store::posts_of(&mut tx, commune, person.id).await?;
            let posts: Vec<NewPost> = held
                .iter()
                .filter(|post| post.until_on.is_none())
                .map(|post| NewPost {
                    staff: person.id,
                    position: post.position,
                    concurrent: post.concurrent,
                    from_on: post.from_on,
                })
                .collect();
            let from = posts.iter().map(|post| post.from_on).min().unwrap_or(today).min(today);
            let begun = (EventKind::CapNhat, person.unit, person.title.as_str(), from);
            begin_career(&mut tx, allowed, person.id, begun, &posts).await?;
        }
        let summary = format!("Bắt đầu ghi quá trình công tác của {} người có trong danh sách từ trước", people.len());
        tx.commit(Leaf::about("org_commune", commune.0, summary), "/").await?;
        done += people.len();
    }
}

/// Keys made anew in one transaction.
const KEYS_AT_ONCE: i64 = 500;

/// Makes the keys of people anew where another recipe or other collation data made them (a newer program over older
/// data): the number of people. Asked for at the start.
///
/// # Errors
/// The engine's.
pub async fn refresh_keys(db: &Db, allowed: &Allowed<SetUpStaff>, now: Timestamp) -> Result<usize, DbError> {
    let mut done = 0;
    loop {
        let stale = store::with_stale_keys(&mut db.read().await?, allowed.actor().commune, KEYS_AT_ONCE).await?;
        if stale.is_empty() {
            return Ok(done);
        }
        let mut tx = db.write(allowed, None, now).await?;
        for person in &stale {
            store::update_keys(&mut tx, allowed, person).await?;
        }
        let summary = format!("Lập lại khóa sắp xếp của {} người", stale.len());
        tx.commit(Leaf::about("org_commune", allowed.actor().commune.0, summary), "/").await?;
        done += stale.len();
    }
}
