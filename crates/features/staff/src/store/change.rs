//! Changes of fields: what stood there, what stands there now, why, by whom, and when it was compared with the paper.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId};
use kernel::permission::Allowed;

use crate::permissions::{ErasePerson, ImportStaff, KeepsRegister};
use crate::profile::Place;

/// A change of one field of a person.
#[derive(Debug, Clone)]
pub struct NewChange<'a> {
    pub staff: StaffId,
    pub field: &'a str,
    pub before: Option<&'a str>,
    pub after: Option<&'a str>,
    /// `tep`, `tu_khai`, `giay_to` or `sua`.
    pub source: &'a str,
    pub paper: Option<&'a str>,
    pub reason: Option<&'a str>,
    pub import: Option<i64>,
    /// The day on which the paper itself was looked at.
    pub verified_on: Option<Date>,
}

/// Notes a change; a sensitive one among the sensitive.
pub async fn insert_change(
    tx: &mut WriteTx,
    allowed: &Allowed<impl KeepsRegister>,
    place: Place,
    change: &NewChange<'_>,
) -> Result<(), DbError> {
    let (now, by, commune) = (tx.now(), allowed.actor().name.clone(), allowed.actor().commune);
    let sensitive = place == Place::Private;
    let id = tx.next_id(if sensitive { "staff_private_change" } else { "staff_change" }).await?;
    let values = args![
        commune,
        id,
        change.staff,
        change.field,
        change.before,
        change.after,
        change.source,
        change.paper,
        change.reason,
        change.import,
        now,
        by,
        change.verified_on,
        change.verified_on.map(|_| allowed.actor().name.as_str())
    ];
    let sql = if sensitive {
        "insert into staff_private_change (commune, id, staff, field, before_value, after_value, source, paper, reason,
            import, changed_at, changed_by_name, verified_on, verified_by_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    } else {
        "insert into staff_change (commune, id, staff, field, before_value, after_value, source, paper, reason, import,
            changed_at, changed_by_name, verified_on, verified_by_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
    };
    tx.run(sql, values).await?;
    Ok(())
}

record! {
    /// A change of a field, with where it came from; of a sensitive field without its values.
    pub struct FieldChangeRow {
        pub field: String,
        pub before_value: Option<String>,
        pub after_value: Option<String>,
        pub source: String,
        pub paper: Option<String>,
        pub reason: Option<String>,
        pub import: Option<i64>,
        pub changed_at: Timestamp,
        pub changed_by_name: String,
        pub verified_on: Option<Date>,
    }
}

/// The changes of a person's file, oldest first; of sensitive fields without their values.
pub async fn changes_of_person(
    conn: &mut Conn,
    commune: Commune,
    staff: StaffId,
) -> Result<Vec<FieldChangeRow>, DbError> {
    let mut rows: Vec<FieldChangeRow> = conn
        .all(
            "select field, before_value, after_value, source, paper, reason, import, changed_at, changed_by_name, verified_on
             from staff_change where commune = $1 and staff = $2 order by id limit 5000",
            args![commune, staff],
        )
        .await?;
    let sensitive: Vec<FieldChangeRow> = conn
        .all(
            "select field, cast(null as text) as before_value, cast(null as text) as after_value, source, paper, reason,
                import, changed_at, changed_by_name, verified_on
             from staff_private_change where commune = $1 and staff = $2 order by id limit 5000",
            args![commune, staff],
        )
        .await?;
    rows.extend(sensitive);
    Ok(rows)
}

record! {
    /// A change that a list brought.
    pub struct ChangeRow {
        pub staff: StaffId,
        pub field: String,
        pub before_value: Option<String>,
        pub after_value: Option<String>,
    }
}

/// The changes that a list brought, sensitive ones included, for giving it back.
pub async fn changes_of(
    conn: &mut Conn,
    allowed: &Allowed<ImportStaff>,
    import: i64,
) -> Result<Vec<ChangeRow>, DbError> {
    let commune = allowed.actor().commune;
    let mut rows: Vec<ChangeRow> = conn
        .all(
            "select staff, field, before_value, after_value from staff_change
             where commune = $1 and import = $2 order by id limit 500000",
            args![commune, import],
        )
        .await?;
    let sensitive: Vec<ChangeRow> = conn
        .all(
            "select staff, field, before_value, after_value from staff_private_change
             where commune = $1 and import = $2 order by id limit 500000",
            args![commune, import],
        )
        .await?;
    rows.extend(sensitive);
    Ok(rows)
}

/// Takes away the notes of what a list changed, once it is given back.
pub async fn delete_changes(tx: &mut WriteTx, allowed: &Allowed<ImportStaff>, import: i64) -> Result<(), DbError> {
    let commune = allowed.actor().commune;
    tx.run("delete from staff_change where commune = $1 and import = $2", args![commune, import]).await?;
    tx.run("delete from staff_private_change where commune = $1 and import = $2", args![commune, import]).await?;
    Ok(())
}

/// Takes away what was noted of changes of a person.
pub async fn delete_changes_of(tx: &mut WriteTx, allowed: &Allowed<ErasePerson>) -> Result<(), DbError> {
    let (commune, staff) = (allowed.actor().commune, allowed.action().staff);
    tx.run("delete from staff_change where commune = $1 and staff = $2", args![commune, staff]).await?;
    tx.run("delete from staff_private_change where commune = $1 and staff = $2", args![commune, staff]).await?;
    Ok(())
}
