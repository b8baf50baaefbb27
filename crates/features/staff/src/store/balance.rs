//! Who held which post on a day, for comparing with what is approved.

use db::{Conn, DbError, args, record};
use jiff::civil::Date;
use kernel::ids::{Commune, StaffId, UnitId};

record! {
    /// A post held on a day, and the unit in which.
    pub struct HolderRow {
        pub staff: StaffId,
        pub position: i64,
        pub concurrent: bool,
        pub unit: UnitId,
    }
}

record! {
    /// Somebody who was seconded.
    pub struct SecondedRow {
        pub staff: StaffId,
    }
}

record! {
    /// Somebody's rank, by its code.
    pub struct RankRow {
        pub id: StaffId,
        pub rank: String,
    }
}

/// The posts held on a day by those who had not left. The unit is where the person was that day, else
/// where he is.
pub async fn holders(conn: &mut Conn, commune: Commune, on: Date) -> Result<Vec<HolderRow>, DbError> {
    conn.all(
        "select p.staff, p.position, p.concurrent,
                coalesce((select max(s.unit) from staff_stint s
                    where s.commune = p.commune and s.staff = p.staff and s.from_on <= $2
                        and (s.until_on is null or s.until_on >= $2)
                        and s.from_on = (select max(l.from_on) from staff_stint l
                            where l.commune = p.commune and l.staff = p.staff and l.from_on <= $2
                                and (l.until_on is null or l.until_on >= $2))), m.unit) as unit
         from staff_post p join staff_member m on m.commune = p.commune and m.id = p.staff
         where p.commune = $1 and p.from_on <= $2 and (p.until_on is null or p.until_on >= $2)
             and (m.left_on is null or m.left_on > $2)
         order by p.position, p.id limit 60000",
        args![commune, on],
    )
    .await
}

/// Those whose secondment (biệt phái) had begun and not ended on a day; what was corrected does not count.
pub async fn seconded(conn: &mut Conn, commune: Commune, on: Date) -> Result<Vec<SecondedRow>, DbError> {
    conn.all(
        "select distinct e.staff from staff_event e
         where e.commune = $1 and e.kind = 'biet_phai' and e.happened_on <= $2
             and (e.until_on is null or e.until_on >= $2)
             and not exists (select 1 from staff_event c where c.commune = e.commune and c.corrects = e.id)
         order by e.staff limit 20000",
        args![commune, on],
    )
    .await
}

/// The ranks that the register knows, as they are now.
pub async fn ranks(conn: &mut Conn, commune: Commune) -> Result<Vec<RankRow>, DbError> {
    conn.all(
        "select id, rank from staff_profile where commune = $1 and rank is not null order by id limit 20000",
        args![commune],
    )
    .await
}
