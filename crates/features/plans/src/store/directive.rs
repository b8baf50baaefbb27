//! Directives (văn bản chỉ đạo) and who has read them.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId};
use kernel::permission::Allowed;

use crate::permissions::{ConfirmReading, ManageDirectives};

record! {
    /// A directive with how far it has been read.
    pub struct DirectiveRow {
        pub id: i64,
        pub kind: String,
        pub number: String,
        pub issued_on: Option<Date>,
        pub issuer: String,
        pub title: String,
        pub summary: String,
        pub file: Option<i64>,
        pub received_on: Date,
        pub confirm_by: Date,
        pub readers: i64,
        pub confirmed: i64,
    }
}

record! {
    /// One who must read a directive.
    pub struct ReaderRow {
        pub staff: StaffId,
        pub confirmed_on: Option<Date>,
        pub reminded_on: Option<Date>,
        pub reminders: i64,
    }
}

record! {
    /// A directive that somebody has still to read.
    pub struct ToReadRow {
        pub id: i64,
        pub number: String,
        pub title: String,
        pub confirm_by: Date,
    }
}

/// A page of directives, newest first, with the numbers of their readers; with `only_missing` those that not all of
/// their readers have confirmed.
pub async fn directives(
    conn: &mut Conn,
    commune: Commune,
    only_missing: bool,
    offset: i64,
    limit: i64,
) -> Result<Vec<DirectiveRow>, DbError> {
    conn.all(
        "select d.id, d.kind, d.number, d.issued_on, d.issuer, d.title, d.summary, d.file, d.received_on, d.confirm_by,
                count(r.id) as readers, count(r.confirmed_on) as confirmed
         from plans_directive d left join plans_reader r on r.commune = d.commune and r.directive = d.id
         where d.commune = $1
         group by d.commune, d.id, d.kind, d.number, d.issued_on, d.issuer, d.title, d.summary, d.file, d.received_on,
                  d.confirm_by
         having ($4 = 0 or count(r.id) > count(r.confirmed_on))
         order by d.received_on desc, d.id desc limit $3 offset $2",
        args![commune, offset, limit, i64::from(only_missing)],
    )
    .await
}

/// How many directives there are; with `only_missing` those that not all of their readers have confirmed.
pub async fn count_directives(conn: &mut Conn, commune: Commune, only_missing: bool) -> Result<i64, DbError> {
    conn.one(
        "select count(*) as n from plans_directive d where d.commune = $1 and ($2 = 0 or d.id in
           (select r.directive from plans_reader r where r.commune = $1 and r.confirmed_on is null))",
        args![commune, i64::from(only_missing)],
    )
    .await
}

/// The directive of this id.
pub async fn directive(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<DirectiveRow>, DbError> {
    conn.optional(
        "select d.id, d.kind, d.number, d.issued_on, d.issuer, d.title, d.summary, d.file, d.received_on, d.confirm_by,
                count(r.id) as readers, count(r.confirmed_on) as confirmed
         from plans_directive d left join plans_reader r on r.commune = d.commune and r.directive = d.id
         where d.commune = $1 and d.id = $2
         group by d.commune, d.id, d.kind, d.number, d.issued_on, d.issuer, d.title, d.summary, d.file, d.received_on,
                  d.confirm_by",
        args![commune, id],
    )
    .await
}

/// Who must read it: those who have not come first.
pub async fn readers(conn: &mut Conn, commune: Commune, directive: i64) -> Result<Vec<ReaderRow>, DbError> {
    conn.all(
        "select staff, confirmed_on, reminded_on, reminders from plans_reader
         where commune = $1 and directive = $2
         order by case when confirmed_on is null then 0 else 1 end, confirmed_on, id limit 2000",
        args![commune, directive],
    )
    .await
}

/// What this person has still to read, the most urgent first.
pub async fn to_read(conn: &mut Conn, commune: Commune, staff: StaffId) -> Result<Vec<ToReadRow>, DbError> {
    conn.all(
        "select d.id, d.number, d.title, d.confirm_by
         from plans_reader r join plans_directive d on d.commune = r.commune and d.id = r.directive
         where r.commune = $1 and r.staff = $2 and r.confirmed_on is null order by d.confirm_by, d.id limit 20",
        args![commune, staff],
    )
    .await
}

/// Readings that are late on this day.
pub async fn count_late_readings(conn: &mut Conn, commune: Commune, today: Date) -> Result<i64, DbError> {
    conn.one(
        "select count(*) as n from plans_reader r
         join plans_directive d on d.commune = r.commune and d.id = r.directive
         where r.commune = $1 and r.confirmed_on is null and d.confirm_by < $2",
        args![commune, today],
    )
    .await
}

/// A new directive and those who must read it.
#[derive(Debug, Clone)]
pub struct NewDirective {
    pub kind: String,
    pub number: String,
    pub issued_on: Option<Date>,
    pub issuer: String,
    pub title: String,
    pub summary: String,
    pub received_on: Date,
    pub confirm_by: Date,
    pub readers: Vec<StaffId>,
}

/// Enters a directive; its id.
///
/// # Errors
/// A unique violation when the same body's document of this number and day is there already.
pub async fn insert_directive(
    tx: &mut WriteTx,
    allowed: &Allowed<ManageDirectives>,
    new: &NewDirective,
    file: Option<i64>,
) -> Result<i64, DbError> {
    let id = tx.next_id("plans_directive").await?;
    let commune = allowed.actor().commune;
    tx.run(
        "insert into plans_directive
           (commune, id, kind, number, issued_on, issuer, title, summary, file, received_on, confirm_by, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
        args![
            commune,
            id,
            &new.kind,
            &new.number,
            new.issued_on,
            &new.issuer,
            &new.title,
            &new.summary,
            file,
            new.received_on,
            new.confirm_by
        ],
    )
    .await?;
    for staff in &new.readers {
        let reader = tx.next_id("plans_reader").await?;
        tx.run(
            "insert into plans_reader (commune, id, directive, staff, reminders) values ($1, $2, $3, $4, 0)
             on conflict (commune, directive, staff) do nothing",
            args![commune, reader, id, *staff],
        )
        .await?;
    }
    Ok(id)
}

/// Confirms the reading; false when it was confirmed before or he need not read it.
pub async fn confirm_reading(
    tx: &mut WriteTx,
    allowed: &Allowed<ConfirmReading>,
    directive: i64,
    on: Date,
) -> Result<bool, DbError> {
    let changed = tx
        .run(
            "update plans_reader set confirmed_on = $4
             where commune = $1 and directive = $2 and staff = $3 and confirmed_on is null",
            args![allowed.actor().commune, directive, allowed.action().reader, on],
        )
        .await?;
    Ok(changed > 0)
}

/// Reminds all who have not confirmed and were not reminded on this day; how many.
pub async fn remind_readers(
    tx: &mut WriteTx,
    allowed: &Allowed<ManageDirectives>,
    directive: i64,
    on: Date,
) -> Result<u64, DbError> {
    tx.run(
        "update plans_reader set reminded_on = $3, reminders = reminders + 1
         where commune = $1 and directive = $2 and confirmed_on is null and (reminded_on is null or reminded_on <> $3)",
        args![allowed.actor().commune, directive, on],
    )
    .await
}
