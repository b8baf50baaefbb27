//! Samples of `invite`, `grant_form`, `reason_form`, `suspend` and `first_password`: empty, crowded and with errors.

use access::invite::{self, InvitePage};
use access::reason_form::{self, Matter};
use access::{first_password, grant_form};
use kernel::actor::Membership;
use kernel::ids::{StaffId, UnitId};
use staff::api::StaffRow;
use testkit::check_page;
use web::{FieldErrors, FormData};

use super::{KEY, LONG, account, units};

/// Something wrong in each of these fields.
fn wrong(fields: &[&str]) -> FieldErrors {
    let mut errors = FieldErrors::default();
    fields.iter().for_each(|field| errors.add(field, LONG));
    errors
}

const ROLE_FIELDS: [&str; 6] = ["vai_tro", "don_vi", "van_ban", "tu_ngay", "den_ngay", "ly_do"];

#[test]
fn inviting_nobody_and_one_of_many() {
    let none = InvitePage { people: Vec::new(), units: Vec::new() };
    check_page(&invite::view(&none, &FormData::default(), &FieldErrors::default(), KEY));
    let person = |id| StaffRow {
        id: StaffId(id),
        code: format!("HB-{id:03}"),
        full_name: "Công Tằng Tôn Nữ Nguyễn Thị Thiên Hương".to_owned(),
        unit: UnitId(id % 6),
        title: LONG.to_owned(),
        kind: "cong_chuc".to_owned(),
        email: None,
    };
    let crowded = InvitePage { people: (1..90).map(person).collect(), units: units() };
    check_page(&invite::view(&crowded, &FormData::default(), &FieldErrors::default(), KEY));
    let errors = wrong(&[&["nguoi", "ho_ten", "chuc_danh", "tai_khoan"][..], &ROLE_FIELDS].concat());
    check_page(&invite::view(&crowded, &FormData::default(), &errors, KEY));
}

#[test]
fn a_role_for_somebody_of_the_register_and_from_outside() {
    for of_register in [true, false] {
        let line = account(9, Membership::Active, of_register);
        for units in [Vec::new(), units()] {
            check_page(&grant_form::view(&line, &units, &FormData::default(), &FieldErrors::default(), KEY));
            let html = grant_form::view(&line, &units, &FormData::default(), &wrong(&ROLE_FIELDS), KEY);
            check_page(&html);
            assert_eq!(html.0.contains("value=\"chu_tich\""), of_register, "an outsider only watches");
        }
    }
}

#[test]
fn a_reason_for_each_matter() {
    let matters = [Matter::Suspend, Matter::Resume, Matter::Reinvite, Matter::Leave, Matter::EndGrant(4)];
    for matter in matters {
        for state in Membership::ALL {
            let line = account(9, state, true);
            check_page(&reason_form::view(&line, matter, &FormData::default(), &FieldErrors::default(), KEY));
            check_page(&reason_form::view(&line, matter, &FormData::default(), &wrong(&["ngay_cuoi", "ly_do"]), KEY));
        }
    }
}

#[test]
fn a_first_password() {
    let line = account(9, Membership::Invited, false);
    let token = "0f".repeat(32);
    check_page(&first_password::view(&line, &token, &FieldErrors::default(), KEY));
    let errors = wrong(&["ma", "mat_khau", "mat_khau_nhac_lai"]);
    check_page(&first_password::view(&line, &token, &errors, KEY));
}
