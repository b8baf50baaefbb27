//! Events of careers, and what is drawn from them for questions "as of".

use db::{Conn, DbError, WriteTx, args, record};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId, UnitId};
use kernel::permission::Allowed;

use crate::career::{Career, Event, EventKind, Post, Stint};
use crate::permissions::{ErasePerson, ImportStaff, KeepsRegister};

record! {
    /// An event with everything that was noted of it.
    pub struct EventRow {
        pub id: i64,
        pub kind: String,
        pub happened_on: Date,
        pub until_on: Option<Date>,
        pub unit: Option<UnitId>,
        pub title: Option<String>,
        pub position: Option<i64>,
        pub concurrent: bool,
        pub share_percent: Option<i64>,
        pub decision_number: Option<String>,
        pub decision_on: Option<Date>,
        pub signer: Option<String>,
        pub note: Option<String>,
        pub corrects: Option<i64>,
        pub reason: Option<String>,
        pub import: Option<i64>,
        pub noted_at: Timestamp,
        pub noted_by_name: String,
    }
}

impl EventRow {
    /// What the question "where was he" needs of it; none for a kind of a newer program.
    pub fn event(&self) -> Option<Event> {
        Some(Event {
            id: self.id,
            kind: EventKind::from_code(&self.kind)?,
            happened_on: self.happened_on,
            until_on: self.until_on,
            unit: self.unit,
            title: self.title.clone(),
            position: self.position,
            concurrent: self.concurrent,
            share_percent: self.share_percent,
            corrects: self.corrects,
        })
    }
}

/// A new event.
#[derive(Debug, Clone)]
pub struct NewEvent {
    pub kind: EventKind,
    pub happened_on: Date,
    pub until_on: Option<Date>,
    pub unit: Option<UnitId>,
    pub title: Option<String>,
    pub position: Option<i64>,
    pub concurrent: bool,
    pub share_percent: Option<i64>,
    pub decision_number: Option<String>,
    pub decision_on: Option<Date>,
    pub signer: Option<String>,
    pub note: Option<String>,
    pub corrects: Option<i64>,
    pub reason: Option<String>,
    pub import: Option<i64>,
}

impl NewEvent {
    /// An event of which no more is known.
    pub fn new(kind: EventKind, happened_on: Date) -> NewEvent {
        NewEvent {
            kind,
            happened_on,
            until_on: None,
            unit: None,
            title: None,
            position: None,
            concurrent: false,
            share_percent: None,
            decision_number: None,
            decision_on: None,
            signer: None,
            note: None,
            corrects: None,
            reason: None,
            import: None,
        }
    }

    /// As [`Career`] reads it.
    pub fn event(&self, id: i64) -> Event {
        Event {
            id,
            kind: self.kind,
            happened_on: self.happened_on,
            until_on: self.until_on,
            unit: self.unit,
            title: self.title.clone(),
            position: self.position,
            concurrent: self.concurrent,
            share_percent: self.share_percent,
            corrects: self.corrects,
        }
    }
}

/// The events of a person, oldest first.
pub async fn events_of(conn: &mut Conn, commune: Commune, staff: StaffId) -> Result<Vec<EventRow>, DbError> {
    conn.all(
        "select id, kind, happened_on, until_on, unit, title, position, concurrent, share_percent, decision_number,
            decision_on, signer, note, corrects, reason, import, noted_at, noted_by_name
         from staff_event where commune = $1 and staff = $2 order by happened_on, id limit 1000",
        args![commune, staff],
    )
    .await
}

record! {
    /// Somebody whose career was never begun.
    pub struct WithoutCareer {
        pub id: StaffId,
        pub unit: UnitId,
        pub title: String,
    }
}

/// People who are here and of whom no event is noted (older data), at most `limit`.
pub async fn without_career(conn: &mut Conn, commune: Commune, limit: i64) -> Result<Vec<WithoutCareer>, DbError> {
    conn.all(
        "select m.id, m.unit, m.title from staff_member m
         where m.commune = $1 and m.left_on is null
           and not exists (select 1 from staff_event e where e.commune = $1 and e.staff = m.id)
         order by m.id limit $2",
        args![commune, limit],
    )
    .await
}

/// Notes what happened, under a number that was taken before.
pub async fn insert_event(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    (id, staff): (i64, StaffId),
    new: &NewEvent,
) -> Result<(), DbError> {
    let (now, by) = (tx.now(), allowed.actor().name.clone());
    tx.run(
        "insert into staff_event (commune, id, staff, kind, happened_on, until_on, unit, title, position, concurrent,
            share_percent, decision_number, decision_on, signer, note, corrects, reason, import, noted_at, noted_by_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        args![
            allowed.actor().commune,
            id,
            staff,
            new.kind.code(),
            new.happened_on,
            new.until_on,
            new.unit,
            new.title.as_deref(),
            new.position,
            new.concurrent,
            new.share_percent,
            new.decision_number.as_deref(),
            new.decision_on,
            new.signer.as_deref(),
            new.note.as_deref(),
            new.corrects,
            new.reason.as_deref(),
            new.import,
            now,
            by
        ],
    )
    .await?;
    Ok(())
}

/// Takes away what was drawn from a person's events, to draw it anew.
pub async fn forget_drawn(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    staff: StaffId,
) -> Result<(), DbError> {
    let commune = allowed.actor().commune;
    tx.run("delete from staff_stint where commune = $1 and staff = $2", args![commune, staff]).await?;
    tx.run("delete from staff_post where commune = $1 and staff = $2", args![commune, staff]).await?;
    Ok(())
}

/// Keeps what a person's events come to.
pub async fn insert_drawn(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    staff: StaffId,
    career: &Career,
) -> Result<(), DbError> {
    for stint in &career.stints {
        let id = tx.next_id("staff_stint").await?;
        insert_stint(tx, allowed, (id, staff), stint).await?;
    }
    for post in &career.posts {
        let id = tx.next_id("staff_post").await?;
        insert_post(tx, allowed, (id, staff), post).await?;
    }
    Ok(())
}

/// Keeps where somebody was and as what.
pub async fn insert_stint(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    (id, staff): (i64, StaffId),
    stint: &Stint,
) -> Result<(), DbError> {
    tx.run(
        "insert into staff_stint (commune, id, staff, unit, title, from_on, until_on) values ($1, $2, $3, $4, $5, $6, $7)",
        args![allowed.actor().commune, id, staff, stint.unit, &stint.title, stint.from_on, stint.until_on],
    )
    .await?;
    Ok(())
}

/// Keeps a position that somebody holds or held.
pub async fn insert_post(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    (id, staff): (i64, StaffId),
    post: &Post,
) -> Result<(), DbError> {
    tx.run(
        "insert into staff_post (commune, id, staff, position, concurrent, from_on, until_on, share_percent)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            allowed.actor().commune,
            id,
            staff,
            post.position,
            post.concurrent,
            post.from_on,
            post.until_on,
            post.share_percent
        ],
    )
    .await?;
    Ok(())
}

/// Takes away the events of a person and what was drawn from them.
pub async fn delete_career(tx: &mut WriteTx, allowed: &Allowed<ErasePerson>) -> Result<(), DbError> {
    let (commune, staff) = (allowed.actor().commune, allowed.action().staff);
    for sql in [
        "delete from staff_event where commune = $1 and staff = $2",
        "delete from staff_stint where commune = $1 and staff = $2",
    ] {
        tx.run(sql, args![commune, staff]).await?;
    }
    Ok(())
}

/// Takes away the events that a list brought to somebody who was here before it.
pub async fn delete_events_of_list(
    tx: &mut WriteTx,
    allowed: &Allowed<ImportStaff>,
    (staff, import): (StaffId, i64),
) -> Result<(), DbError> {
    let values = args![allowed.actor().commune, staff, import];
    tx.run("delete from staff_event where commune = $1 and staff = $2 and import = $3", values).await?;
    Ok(())
}

record! {
    /// Where somebody was and as what.
    pub struct StintRow {
        pub unit: UnitId,
        pub title: String,
        pub from_on: Date,
        pub until_on: Option<Date>,
    }
}

/// Where a person was on a day; none where nothing says that he was here.
pub async fn stint_on(
    conn: &mut Conn,
    commune: Commune,
    staff: StaffId,
    day: Date,
) -> Result<Option<StintRow>, DbError> {
    conn.optional(
        "select unit, title, from_on, until_on from staff_stint
         where commune = $1 and staff = $2 and from_on <= $3 and (until_on is null or until_on >= $3)
         order by from_on desc, id desc limit 1",
        args![commune, staff, day],
    )
    .await
}
