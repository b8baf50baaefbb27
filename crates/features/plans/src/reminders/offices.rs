//! Who leads the commune and who collects difficulties, for the mails. A mail goes to people of the register, whether
//! they sign in or not, so that it is told from the register and from the plans: the leaders by their titles, the
//! stewards by the plans that they brought in.

use kernel::ids::StaffId;
use kernel::text::search_key;
use staff::api::StaffRow;

use crate::store::home::Me;

/// The person as his page "Việc của tôi" asks for what waits for him. `makers` brought in the plans that run.
pub fn me_of(person: &StaffRow, makers: &[StaffId]) -> Me {
    let leads_commune = leads_by_title(&person.title);
    let steward = !leads_commune && makers.contains(&person.id);
    Me { staff: Some(person.id), heads: None, leads_commune, steward }
}

/// "Chủ tịch UBND xã", "Phó Chủ tịch Ủy ban nhân dân phường"; not of the People's Council, not an office of theirs.
pub fn leads_by_title(title: &str) -> bool {
    title.split([',', ';']).map(search_key).any(|office| {
        let office = format!(" {} ", office.trim());
        let chair = [" chu tich ", " pho chu tich ", " quyen chu tich "].iter().any(|start| office.starts_with(start));
        chair && (office.contains(" ubnd ") || office.contains(" uy ban nhan dan "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_are_told_by_their_titles() {
        for title in [
            "Chủ tịch UBND xã",
            "Phó Chủ tịch UBND xã",
            "Phó Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân phường",
            "Phó Chủ tịch Thường trực UBND xã",
            "Quyền Chủ tịch UBND đặc khu",
        ] {
            assert!(leads_by_title(title), "{title}");
        }
        for title in [
            "Chủ tịch HĐND xã",
            "Chánh Văn phòng HĐND và UBND",
            "Thư ký Chủ tịch UBND xã",
            "Chuyên viên",
            "",
            "Chủ tịch Hội Nông dân",
        ] {
            assert!(!leads_by_title(title), "{title}");
        }
    }
}
