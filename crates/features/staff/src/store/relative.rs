//! Family ties between people of the register.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::civil::Date;
use kernel::dates;
use kernel::ids::{Commune, StaffId};
use kernel::permission::Allowed;

use crate::permissions::{ErasePerson, NoteRelative};

record! {
    /// A relative in the register.
    pub struct RelativeRow {
        pub id: StaffId,
        pub code: String,
        pub full_name: String,
        /// What they are to each other, by its code.
        pub relation: String,
        pub noted_on: Date,
    }
}

/// Spouse, parents, children, brothers and sisters of a person, among those of the register: whichever of the two named
/// the other. At most 200.
pub async fn relatives(conn: &mut Conn, commune: Commune, staff: StaffId) -> Result<Vec<RelativeRow>, DbError> {
    conn.all(
        "select m.id, m.code, m.full_name, r.relation, r.noted_on
         from staff_relative r
         join staff_member m on m.commune = $1 and m.id = case when r.staff = $2 then r.relative else r.staff end
         where r.commune = $1 and (r.staff = $2 or r.relative = $2) order by m.sort_key, m.id limit 200",
        args![commune, staff],
    )
    .await
}

/// Notes what two people are to each other.
///
/// # Errors
/// The engine's; a unique violation when this tie is noted already.
pub async fn insert_relative(
    tx: &mut WriteTx,
    allowed: &Allowed<NoteRelative>,
    relative: StaffId,
    relation: &str,
) -> Result<(), DbError> {
    let id = tx.next_id("staff_relative").await?;
    let today = dates::civil_date(tx.now());
    tx.run(
        "insert into staff_relative (commune, id, staff, relative, relation, noted_on) values ($1, $2, $3, $4, $5, $6)",
        args![allowed.actor().commune, id, allowed.action().staff, relative, relation, today],
    )
    .await?;
    Ok(())
}

/// Takes away a person's family ties.
pub async fn delete_relatives(tx: &mut WriteTx, allowed: &Allowed<ErasePerson>) -> Result<(), DbError> {
    let values = args![allowed.actor().commune, allowed.action().staff];
    tx.run("delete from staff_relative where commune = $1 and (staff = $2 or relative = $2)", values).await?;
    Ok(())
}
