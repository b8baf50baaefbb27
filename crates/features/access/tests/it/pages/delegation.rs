//! Samples of `delegation::list` and `delegation::new`.

use access::delegation;
use access::delegation::list::DelegationsPage;
use access::delegation::new::NewPage;
use access::model::DelegationState;
use access::store::delegation::DelegationRow;
use jiff::civil::date;
use kernel::actor::{Capacity, Membership, Role};
use kernel::ids::{AccountId, StaffId, UnitId};
use testkit::check_page;
use web::{FieldErrors, FormData};

use super::{KEY, LONG, TODAY, account, moment, units};

/// Given and received, in each state, over, in force and yet to come; and one of a later version.
pub fn rows() -> Vec<DelegationRow> {
    let times = [
        (date(2026, 1, 1), date(2026, 11, 26)),
        (date(2026, 11, 1), date(2026, 12, 1)),
        (date(2026, 12, 1), date(2027, 1, 1)),
    ];
    let states =
        [DelegationState::Offered, DelegationState::Accepted, DelegationState::Declined, DelegationState::Revoked];
    let mut rows = Vec::new();
    for state in states.map(DelegationState::code).into_iter().chain(["trang_thai_la"]) {
        for (valid_from, valid_until) in times {
            for (from, to) in [(1, 2), (2, 1)] {
                let id = i64::try_from(rows.len()).expect("few") + 1;
                let role = if state == "trang_thai_la" { "vai_tro_la" } else { Role::TruongDonVi.code() };
                rows.push(DelegationRow {
                    id,
                    from_account: AccountId(from),
                    from_staff: StaffId(from),
                    from_name: "Phạm Quang Huy".to_owned(),
                    to_account: AccountId(to),
                    to_name: "Công Tằng Tôn Nữ Nguyễn Thị Thiên Hương".to_owned(),
                    role: role.to_owned(),
                    unit: (id % 2 == 0).then_some(UnitId(3)),
                    document: LONG.to_owned(),
                    note: if id % 3 == 0 { LONG.to_owned() } else { String::new() },
                    valid_from,
                    valid_until,
                    state: state.to_owned(),
                    offered_at: moment(),
                    version: 1,
                });
            }
        }
    }
    rows
}

#[test]
fn ones_own_delegations_none_and_in_each_state() {
    for may_delegate in [true, false] {
        let page = |rows| DelegationsPage {
            me: AccountId(1),
            rows,
            units: units(),
            today: TODAY,
            may_delegate,
            key: KEY.to_owned(),
        };
        check_page(&delegation::list::view(&page(Vec::new())));
        let html = delegation::list::view(&page(rows()));
        check_page(&html);
        let presses = |verb: &str| html.0.matches(&format!("/{verb}\"")).count();
        assert_eq!([presses("nhan"), presses("khong-nhan"), presses("thu-hoi")], [2, 2, 4], "only what is not over");
    }
}

#[test]
fn delegating_with_nobody_to_choose_and_with_many() {
    let none = NewPage { mine: Vec::new(), others: Vec::new(), units: Vec::new() };
    check_page(&delegation::new::view(&none, &FormData::default(), &FieldErrors::default(), KEY));
    let many = NewPage {
        mine: vec![Capacity::own(Role::PhoChuTich, Some(UnitId(3))), Capacity::own(Role::DauMoi, None)],
        others: (2..90).map(|id| account(id, Membership::Active, true)).collect(),
        units: units(),
    };
    let mut errors = FieldErrors::default();
    ["vai_tro", "nguoi", "van_ban", "pham_vi", "tu_ngay", "den_ngay"].iter().for_each(|field| errors.add(field, LONG));
    check_page(&delegation::new::view(&many, &FormData::default(), &errors, KEY));
}
