//! Samples of `requests`, `request_page`, and of the two secrets that are shown once.

use access::model::RequestKind;
use access::request_page::{self, Offers, RequestPage};
use access::requests;
use access::secrets;
use access::store::invitation::InvitationRow;
use access::store::request::RequestRow;
use jiff::civil::date;
use kernel::actor::Role;
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::two_person::ProposalState;
use testkit::check_page;
use web::{FieldErrors, FormData};

use super::{KEY, LONG, moment, units};

fn row(id: i64, kind: RequestKind, state: ProposalState) -> RequestRow {
    let has_role = matches!(kind, RequestKind::Invite | RequestKind::Grant | RequestKind::EndGrant);
    let decided = matches!(state, ProposalState::Approved | ProposalState::Refused);
    RequestRow {
        id,
        kind: kind.code().to_owned(),
        account: (kind != RequestKind::Invite).then_some(AccountId(9)),
        staff: (id % 4 > 0).then_some(StaffId(9)),
        person_name: "Công Tằng Tôn Nữ Nguyễn Thị Thiên Hương".to_owned(),
        person_title: LONG.to_owned(),
        person_unit: Some(UnitId(4)),
        username: (id % 3 > 0).then(|| "huong.ctnntt".to_owned()),
        role: has_role.then(|| Role::TruongDonVi.code().to_owned()),
        unit: has_role.then_some(UnitId(3)),
        acting: id % 2 == 0,
        document: (id % 2 == 0).then(|| LONG.to_owned()),
        valid_from: (id % 3 == 0).then(|| date(2026, 12, 1)),
        valid_until: (id % 2 == 0).then(|| date(2027, 12, 1)),
        grant_id: (kind == RequestKind::EndGrant).then_some(4),
        reason: LONG.to_owned(),
        state: state.code().to_owned(),
        proposed_by: AccountId(16),
        proposer_staff: StaffId(16),
        proposer_name: "Ông Thế Vinh".to_owned(),
        proposed_at: moment(),
        decided_by: decided.then_some(AccountId(1)),
        decider_name: decided.then(|| "Phạm Quang Huy (được Trần Thị Hồng Nhung ủy quyền)".to_owned()),
        decided_at: decided.then(moment),
        decision_reason: (state == ProposalState::Refused).then(|| LONG.to_owned()),
        version: 1,
    }
}

/// Each kind in each state, and one of a later version.
pub fn rows() -> Vec<RequestRow> {
    let each = RequestKind::ALL.into_iter().flat_map(|kind| ProposalState::ALL.map(|state| (kind, state)));
    let mut rows: Vec<RequestRow> = (1..).zip(each).map(|(id, (kind, state))| row(id, kind, state)).collect();
    rows.push(RequestRow { kind: "viec_la".to_owned(), state: "trang_thai_la".to_owned(), ..rows[0].clone() });
    rows
}

fn invitation(made: bool, used: bool) -> InvitationRow {
    InvitationRow {
        commune: Commune(1),
        id: 5,
        request: 3,
        account: AccountId(9),
        code_digest: made.then(|| b"digest".to_vec()),
        has_link: made,
        wrong_codes: 0,
        expires_at: moment(),
        used_at: used.then(moment),
    }
}

#[test]
fn the_proposals_none_and_of_each_kind() {
    check_page(&requests::view(&[], None));
    check_page(&requests::view(&rows(), None));
    for state in ProposalState::ALL {
        check_page(&requests::view(&rows(), Some(state)));
    }
}

#[test]
fn a_proposal_in_each_state_for_each_who_sees_it() {
    let barred = Offers { bar: Some(LONG.to_owned()), ..Offers::default() };
    let decides = Offers { decides: true, ..Offers::default() };
    let proposed = Offers { withdraws: true, gives_link: true, ..Offers::default() };
    let decided = Offers { gives_code: true, ..Offers::default() };
    for row in rows() {
        for offers in [&Offers::default(), &barred, &decides, &proposed, &decided] {
            for invitation in
                [None, Some(invitation(false, false)), Some(invitation(true, false)), Some(invitation(true, true))]
            {
                let page = RequestPage {
                    row: row.clone(),
                    units: units(),
                    invitation,
                    offers: offers.clone(),
                    key: KEY.to_owned(),
                };
                check_page(&request_page::view(&page, &FormData::default(), &FieldErrors::default()));
            }
        }
    }
    let page =
        RequestPage { row: rows()[0].clone(), units: units(), invitation: None, offers: decides, key: KEY.to_owned() };
    let mut errors = FieldErrors::default();
    errors.add("ly_do", "Hãy ghi lý do không duyệt.");
    let html = request_page::view(&page, &FormData::default(), &errors);
    check_page(&html);
    assert!(html.0.contains("Hãy ghi lý do không duyệt."));
}

#[test]
fn the_two_secrets() {
    check_page(&secrets::link_view(&rows()[0], "https://xa.example", &"0f".repeat(32)));
    check_page(&secrets::code_view(&rows()[0], "0123-4567"));
}
