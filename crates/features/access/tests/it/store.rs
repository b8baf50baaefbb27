//! Every store function on both engines.

use access::model::{DelegationState, RequestKind};
use access::permissions::{
    AnswerDelegation, Decide, Delegate, GiveLink, Propose, RevokeDelegation, SetUpAccess, Withdraw,
};
use access::store::delegation::{self, NewDelegation};
use access::store::grant::{self, NewGrant};
use access::store::invitation;
use access::store::request::{self, Decision, NewRequest};
use db::{DbError, Leaf};
use jiff::ToSpan as _;
use jiff::civil::date;
use kernel::actor::{Membership, Role};
use kernel::clock::Clock as _;
use kernel::ids::{AccountId, UnitId};
use kernel::two_person::{Hands, ProposalState};
use testkit::{HA_BAC, SettableClock, Site, THANH_HA, open_both};

fn new_request(kind: RequestKind) -> NewRequest {
    NewRequest {
        kind,
        account: Some(AccountId(9)),
        staff: Some(kernel::ids::StaffId(9)),
        person_name: "Đặng Văn Ỷ".to_owned(),
        person_title: "Chuyên viên".to_owned(),
        person_unit: Some(UnitId(3)),
        username: Some("y.dv".to_owned()),
        role: Some(Role::HoSo),
        unit: None,
        acting: false,
        document: Some("15/QĐ-UBND".to_owned()),
        valid_from: None,
        valid_until: Some(date(2027, 1, 1)),
        grant_id: None,
        reason: "Phân công mới".to_owned(),
    }
}

#[tokio::test]
async fn roles_hold_from_their_first_day_to_their_last() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let (today, account) = (site.clock.today(), AccountId(9));
        let allowed = accounts::api::set_up_actor(HA_BAC).may(SetUpAccess).expect("the program");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let new = NewGrant {
            account,
            role: Role::TruongDonVi,
            unit: Some(site.unit("KT")),
            acting: true,
            document: Some("15/QĐ-UBND".to_owned()),
            valid_from: today,
            valid_until: None,
            request: Some(1),
        };
        let id = grant::insert_grant(&mut tx, &allowed, &new).await.expect("a role");
        let later = NewGrant { role: Role::DauMoi, valid_from: today.tomorrow().expect("a day"), ..new.clone() };
        grant::insert_grant(&mut tx, &allowed, &later).await.expect("a role");
        let on = async |conn: &mut db::Conn, day| {
            let held = grant::capacities(conn, HA_BAC, account, day).await.expect("capacities");
            held.into_iter().map(|held| (held.role, held.acting)).collect::<Vec<_>>()
        };
        let own = (Role::CongChuc, false);
        assert_eq!(on(&mut tx, today).await, [own, (Role::TruongDonVi, true)], "{engine}");
        let tomorrow = today.tomorrow().expect("a day");
        assert_eq!(on(&mut tx, tomorrow).await.len(), 3, "{engine}");
        grant::end_grant(&mut tx, &allowed, id, tomorrow).await.expect("an end");
        assert_eq!(on(&mut tx, today).await.len(), 2, "{engine}: its last day is today");
        assert_eq!(on(&mut tx, tomorrow).await, [own, (Role::DauMoi, true)], "{engine}");
        let rows = grant::grants_of(&mut tx, HA_BAC, account).await.expect("rows");
        assert_eq!((rows.len(), rows[0].capacity().map(|held| held.role)), (3, Some(Role::DauMoi)), "{engine}");
        let everybodys = grant::grants(&mut tx, HA_BAC, today).await.expect("rows").len();
        assert!(everybodys > 18, "{engine}: {everybodys}");
        grant::end_grants_of(&mut tx, &allowed, account, today).await.expect("an end");
        assert!(on(&mut tx, tomorrow).await.is_empty(), "{engine}");
        assert_eq!(grant::capacities(&mut tx, THANH_HA, account, today).await.expect("a row").len(), 1, "{engine}");
        tx.commit(Leaf::about("access_grant", id, "Thử"), "/").await.expect("a commit");
    }
}

#[tokio::test]
async fn a_delegation_gives_what_the_other_still_holds() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let (chairman, deputy, today) = (site.actor("chu_tich"), site.actor("cong_chuc_kt"), site.clock.today());
        let allowed = chairman.may(Delegate { from: chairman.account }).expect("may delegate");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        let new = NewDelegation {
            from_staff: chairman.staff.expect("a person"),
            to_account: deputy.account,
            to_name: deputy.name.clone(),
            role: Role::ChuTich,
            unit: None,
            document: "12/UQ-UBND".to_owned(),
            note: String::new(),
            valid_from: today,
            valid_until: today.checked_add(10.days()).expect("a day"),
        };
        let id = delegation::insert_delegation(&mut tx, &allowed, &new).await.expect("a delegation");
        let lent = async |conn: &mut db::Conn, day| {
            let held = grant::capacities(conn, HA_BAC, deputy.account, day).await.expect("capacities");
            let of_all = grant::capacities_of_all(conn, HA_BAC, day).await.expect("capacities");
            let his: Vec<_> =
                of_all.into_iter().filter(|(of, _)| *of == deputy.account).map(|(_, held)| held).collect();
            assert_eq!(his, held, "{engine}: among everybody's as by itself");
            held.into_iter().filter_map(|held| held.behalf).map(|behalf| behalf.staff).collect::<Vec<_>>()
        };
        assert!(lent(&mut tx, today).await.is_empty(), "{engine}: offered is not taken");
        let answers = deputy.may(AnswerDelegation { to: deputy.account }).expect("may answer");
        let stale = delegation::answer_delegation(&mut tx, &answers, id, DelegationState::Accepted, 7).await;
        assert!(matches!(stale, Err(DbError::Conflict)), "{engine}");
        delegation::answer_delegation(&mut tx, &answers, id, DelegationState::Accepted, 1).await.expect("taken");
        assert_eq!(lent(&mut tx, today).await, [new.from_staff], "{engine}");
        assert!(lent(&mut tx, new.valid_until).await.is_empty(), "{engine}: over");
        let program = accounts::api::set_up_actor(HA_BAC).may(SetUpAccess).expect("the program");
        let rows = grant::grants_of(&mut tx, HA_BAC, chairman.account).await.expect("rows");
        grant::end_grant(&mut tx, &program, rows[0].id, today).await.expect("an end");
        assert!(lent(&mut tx, today).await.is_empty(), "{engine}: the other holds it no more");
        let row = delegation::delegation(&mut tx, HA_BAC, id).await.expect("a row").expect("a delegation");
        assert_eq!((row.state(), row.version), (DelegationState::Accepted, 2), "{engine}");
        let revokes = chairman.may(RevokeDelegation { from: chairman.account }).expect("may revoke");
        delegation::revoke_delegation(&mut tx, &revokes, id, 2).await.expect("revoked");
        let other = delegation::insert_delegation(&mut tx, &allowed, &new).await.expect("a delegation");
        delegation::revoke_all_of(&mut tx, &allowed, deputy.account).await.expect("revoked");
        let row = delegation::delegation(&mut tx, HA_BAC, other).await.expect("a row").expect("a delegation");
        assert_eq!(row.state(), DelegationState::Revoked, "{engine}");
        let both = delegation::delegations_of(&mut tx, HA_BAC, deputy.account).await.expect("rows");
        assert_eq!(both.len(), 2, "{engine}");
        assert!(delegation::delegations_of(&mut tx, THANH_HA, deputy.account).await.expect("rows").is_empty());
        tx.commit(Leaf::about("access_delegation", id, "Thử"), "/").await.expect("a commit");
    }
}

#[tokio::test]
async fn a_proposal_is_decided_once() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let (admin, chairman) = (site.actor("quan_tri"), site.actor("chu_tich"));
        let new = new_request(RequestKind::Grant);
        let proposes = admin.may(Propose { subject: new.staff, relatives: Vec::new() }).expect("may propose");
        let decides = chairman.may(Decide { subject: new.staff, relatives: Vec::new() }).expect("may decide");
        let mut tx = db.write(&proposes, None, site.clock.now()).await.expect("a write");
        assert!(request::waiting_like(&mut tx, HA_BAC, &new).await.expect("none").is_none(), "{engine}");
        let hands = Hands::of(&admin, None).expect("a person");
        let id = request::insert_request(&mut tx, &proposes, hands, &new).await.expect("a proposal");
        assert!(request::waiting_like(&mut tx, HA_BAC, &new).await.expect("one").is_some(), "{engine}");
        let row = request::request(&mut tx, HA_BAC, id).await.expect("a row").expect("a proposal");
        assert_eq!(
            (row.kind(), row.role(), row.state()),
            (Some(RequestKind::Grant), Some(Role::HoSo), ProposalState::Waiting)
        );
        assert_eq!(row.proposal().proposer, hands, "{engine}");
        let decision = Decision { state: ProposalState::Approved, reason: None, version: 1 };
        let by = Hands::of(&chairman, None).expect("a person");
        request::decide_request(&mut tx, &decides, id, by, &decision).await.expect("decided");
        let again = request::decide_request(&mut tx, &decides, id, by, &Decision { version: 2, ..decision }).await;
        assert!(matches!(again, Err(DbError::Conflict)), "{engine}: decided is decided");
        request::note_account(&mut tx, &decides, id, AccountId(9)).await.expect("noted");
        assert_eq!(request::requests_about(&mut tx, HA_BAC, AccountId(9)).await.expect("rows").len(), 1, "{engine}");
        let second = request::insert_request(&mut tx, &proposes, hands, &new).await.expect("a proposal");
        let withdraws = admin.may(Withdraw { proposed_by: admin.account }).expect("may withdraw");
        request::withdraw_request(&mut tx, &withdraws, second, 1).await.expect("withdrawn");
        let gone = request::withdraw_request(&mut tx, &withdraws, second, 2).await;
        assert!(matches!(gone, Err(DbError::Conflict)), "{engine}");
        assert_eq!(request::requests(&mut tx, HA_BAC, "").await.expect("rows").len(), 2, "{engine}");
        assert_eq!(request::requests(&mut tx, HA_BAC, "da_duyet").await.expect("rows").len(), 1, "{engine}");
        assert!(request::requests(&mut tx, THANH_HA, "").await.expect("rows").is_empty(), "{engine}");
        tx.commit(Leaf::about("access_request", id, "Thử"), "/").await.expect("a commit");
    }
}

#[tokio::test]
async fn an_invitation_opens_once_and_dies_of_wrong_codes() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let (admin, chairman, account) = (site.actor("quan_tri"), site.actor("chu_tich"), AccountId(9));
        let decides = chairman.may(Decide { subject: None, relatives: Vec::new() }).expect("may decide");
        let gives = admin.may(GiveLink { holder: admin.account }).expect("may give");
        let now = site.clock.now();
        let mut tx = db.write(&decides, None, now).await.expect("a write");
        let id = invitation::insert_invitation(&mut tx, &decides, 5, account).await.expect("an invitation");
        assert!(invitation::by_link(&mut tx, b"link", now).await.expect("none").is_none(), "{engine}");
        invitation::set_link(&mut tx, &gives, id, b"link").await.expect("a link");
        invitation::set_code(&mut tx, &gives, id, b"code").await.expect("a code");
        let open = invitation::by_link(&mut tx, b"link", now).await.expect("a row").expect("an invitation");
        assert_eq!((open.id, open.code_digest.as_deref(), open.has_link), (id, Some(&b"code"[..]), true), "{engine}");
        let late = now.checked_add((invitation::VALID_HOURS + 1).hours()).expect("an instant");
        assert!(invitation::by_link(&mut tx, b"link", late).await.expect("none").is_none(), "{engine}");
        let line = accounts::api::account_line(&mut tx, HA_BAC, account).await.expect("a row").expect("an account");
        let owner = accounts::api::owner_of(HA_BAC, &line);
        let own = owner.may(accounts::api::OwnAccount { account }).expect("its owner");
        for _ in 0..invitation::MOST_WRONG_CODES {
            invitation::count_wrong_code(&mut tx, &own, id).await.expect("counted");
        }
        assert!(invitation::by_link(&mut tx, b"link", now).await.expect("none").is_none(), "{engine}: dead");
        invitation::set_link(&mut tx, &gives, id, b"link 2").await.expect("another link");
        assert!(
            invitation::by_link(&mut tx, b"link 2", now).await.expect("none").is_none(),
            "{engine}: no more guesses"
        );
        invitation::set_code(&mut tx, &gives, id, b"code 2").await.expect("another code");
        assert!(invitation::by_link(&mut tx, b"link 2", now).await.expect("a row").is_some(), "{engine}");
        invitation::spend(&mut tx, &own, id).await.expect("spent");
        assert!(matches!(invitation::spend(&mut tx, &own, id).await, Err(DbError::Conflict)), "{engine}: once");
        let second = invitation::insert_invitation(&mut tx, &decides, 6, account).await.expect("an invitation");
        invitation::close_all_of(&mut tx, &decides, account).await.expect("closed");
        let row = invitation::of_request(&mut tx, HA_BAC, 6).await.expect("a row").expect("an invitation");
        assert!(row.id == second && row.used_at.is_some(), "{engine}");
        assert!(invitation::of_request(&mut tx, THANH_HA, 6).await.expect("none").is_none(), "{engine}");
        tx.commit(Leaf::about("access_invitation", id, "Thử"), "/").await.expect("a commit");
    }
}

#[tokio::test]
async fn who_holds_an_office_is_told_by_role_and_not_where_the_account_is_suspended() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::with_mirror(db.clone(), Vec::new(), SettableClock::default()).await;
        let (chairman, today) = (site.actor("chu_tich"), site.clock.today());
        let leads = async |conn: &mut db::Conn| {
            let holders = access::api::office_holders(conn, HA_BAC, today).await.expect("holders");
            assert!(holders.len() > 10, "{engine}: everybody of the register who holds a role");
            holders.into_iter().filter(|(_, held)| held.role == Role::ChuTich).map(|(id, _)| id).collect::<Vec<_>>()
        };
        let program = accounts::api::set_up_actor(HA_BAC);
        let allowed = program.may(accounts::api::Administer { account: chairman.account, staff: None }).expect("may");
        let mut tx = db.write(&allowed, None, site.clock.now()).await.expect("a write");
        assert_eq!(
            leads(&mut tx).await,
            [chairman.staff.expect("a person")],
            "{engine}: the other commune's is not here"
        );
        accounts::api::set_state(&mut tx, &allowed, Membership::Suspended).await.expect("suspended");
        assert!(leads(&mut tx).await.is_empty(), "{engine}");
        tx.commit(Leaf::about("accounts_account", chairman.account.0, "Thử"), "/").await.expect("a commit");
    }
}
