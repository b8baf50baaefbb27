//! People of the register and their files behind addresses.

use kernel::ids::{StaffId, UnitId};

use super::{Finder, Found, Ways};
use crate::doors::person;
use crate::permissions::actions::Facts;

impl Finder<'_> {
    pub(super) async fn persons(&mut self, rest: &str) -> Found {
        let rows = self.rows(&["code", "cast(id as text)", "cast(unit as text)"], "staff_member", "true").await;
        let knows = ["staff.read_private", "staff.view_relatives", "staff.note_relative"].contains(&self.action);
        let of_file = ["staff.view_profile", "staff.keep_records"].contains(&self.action);
        let mut found = Vec::new();
        for row in rows {
            let by = person(&row[1]).filter(|_| knows || of_file);
            let unit = row[2].parse().ok().map(UnitId).filter(|_| of_file);
            let facts = Facts { by, unit, ..Facts::default() };
            let ways = match self.action {
                "staff.note_relative" => Ways::Behind { view: "staff.view_relatives", facts, then: facts },
                "staff.keep_records" => {
                    let then = Facts { relatives: self.relatives(by).await, ..facts };
                    Ways::Behind { view: "staff.view_profile", facts, then }
                }
                _ => Ways::As(facts),
            };
            // A field of the file, where the address asks for one.
            let place = if rest.contains('{') { format!("{}/chuyen-nganh", row[0]) } else { row[0].clone() };
            found.push((place, String::new(), ways));
        }
        found
    }

    pub(super) async fn relatives(&mut self, staff: Option<StaffId>) -> &'static [StaffId] {
        let staff = staff.map_or(-1, i64::from);
        let other = format!("cast(case when staff = {staff} then relative else staff end as text)");
        let when = format!("staff = {staff} or relative = {staff}");
        let rows = self.rows(&[&other], "staff_relative", &when).await;
        rows.iter().filter_map(|row| person(&row[0])).collect::<Vec<_>>().leak()
    }
}
