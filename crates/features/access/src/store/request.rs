//! Proposals about accounts and roles, and what two persons made of them.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::actor::Role;
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::Allowed;
use kernel::two_person::{Hands, Proposal, ProposalState};

use crate::model::RequestKind;
use crate::permissions::{Decide, Propose, Withdraw};

record! {
    /// A proposal.
    pub struct RequestRow {
        pub id: i64,
        pub kind: String,
        pub account: Option<AccountId>,
        pub staff: Option<StaffId>,
        pub person_name: String,
        pub person_title: String,
        pub person_unit: Option<UnitId>,
        pub username: Option<String>,
        pub role: Option<String>,
        pub unit: Option<UnitId>,
        pub acting: bool,
        pub document: Option<String>,
        pub valid_from: Option<Date>,
        pub valid_until: Option<Date>,
        pub grant_id: Option<i64>,
        pub reason: String,
        pub state: String,
        pub proposed_by: AccountId,
        pub proposer_staff: StaffId,
        pub proposer_name: String,
        pub proposed_at: Timestamp,
        pub decided_by: Option<AccountId>,
        pub decider_name: Option<String>,
        pub decided_at: Option<Timestamp>,
        pub decision_reason: Option<String>,
        pub version: i64,
    }
}

impl RequestRow {
    /// What it asks for; `None` for a kind that this version does not know.
    pub fn kind(&self) -> Option<RequestKind> {
        RequestKind::from_code(&self.kind)
    }

    /// The role that it is about.
    pub fn role(&self) -> Option<Role> {
        self.role.as_deref().and_then(Role::from_code)
    }

    /// Where it stands; an unknown state has no effect.
    pub fn state(&self) -> ProposalState {
        ProposalState::from_code(&self.state).unwrap_or(ProposalState::Withdrawn)
    }

    /// The proposal as the engine sees it. Whoever proposes does so for himself.
    pub fn proposal(&self) -> Proposal {
        Proposal { subject: self.staff, proposer: Hands::stored(self.proposer_staff, None), state: self.state() }
    }
}

/// A proposal to be stored.
#[derive(Debug, Clone)]
pub struct NewRequest {
    pub kind: RequestKind,
    pub account: Option<AccountId>,
    pub staff: Option<StaffId>,
    pub person_name: String,
    pub person_title: String,
    pub person_unit: Option<UnitId>,
    pub username: Option<String>,
    pub role: Option<Role>,
    pub unit: Option<UnitId>,
    pub acting: bool,
    pub document: Option<String>,
    pub valid_from: Option<Date>,
    pub valid_until: Option<Date>,
    pub grant_id: Option<i64>,
    pub reason: String,
}

macro_rules! columns {
    () => {
        "id, kind, account, staff, person_name, person_title, person_unit, username, role, unit, acting, document,
         valid_from, valid_until, grant_id, reason, state, proposed_by, proposer_staff, proposer_name, proposed_at,
         decided_by, decider_name, decided_at, decision_reason, version"
    };
}

/// Proposals in a state (empty: in any), the newest first, at most 200.
pub async fn requests(conn: &mut Conn, commune: Commune, state: &str) -> Result<Vec<RequestRow>, DbError> {
    let sql = concat!(
        "select ",
        columns!(),
        " from access_request where commune = $1 and ($2 = '' or state = $2) order by id desc limit 200"
    );
    conn.all(sql, args![commune, state]).await
}

/// Proposals about an account, the newest first, at most 50.
pub async fn requests_about(conn: &mut Conn, commune: Commune, account: AccountId) -> Result<Vec<RequestRow>, DbError> {
    let sql = concat!(
        "select ",
        columns!(),
        " from access_request where commune = $1 and account = $2 order by id desc limit 50"
    );
    conn.all(sql, args![commune, account]).await
}

/// One proposal.
pub async fn request(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<RequestRow>, DbError> {
    let sql = concat!("select ", columns!(), " from access_request where commune = $1 and id = $2");
    conn.optional(sql, args![commune, id]).await
}

/// A proposal of this kind that waits for the same person: a person of the register, or somebody from outside of this
/// account name.
pub async fn waiting_like(conn: &mut Conn, commune: Commune, new: &NewRequest) -> Result<Option<RequestRow>, DbError> {
    let sql = concat!(
        "select ",
        columns!(),
        " from access_request where commune = $1 and state = 'cho_duyet' and kind = $2
           and coalesce(account, 0) = $3 and coalesce(staff, 0) = $4 and coalesce(username, '') = $5
           and coalesce(role, '') = $6 and coalesce(grant_id, 0) = $7 limit 1"
    );
    let values = args![
        commune,
        new.kind.code(),
        new.account.map_or(0, i64::from),
        new.staff.map_or(0, i64::from),
        new.username.clone().unwrap_or_default(),
        new.role.map_or("", Role::code),
        new.grant_id.unwrap_or(0)
    ];
    conn.optional(sql, values).await
}

/// Stores a proposal; its number.
pub async fn insert_request(
    tx: &mut WriteTx,
    allowed: &Allowed<Propose>,
    hands: Hands,
    new: &NewRequest,
) -> Result<i64, DbError> {
    let id = tx.next_id("access_request").await?;
    let (actor, now) = (allowed.actor(), tx.now());
    tx.run(
        "insert into access_request
           (commune, id, kind, account, staff, person_name, person_title, person_unit, username, role, unit, acting,
            document, valid_from, valid_until, grant_id, reason, state, proposed_by, proposer_staff, proposer_name,
            proposed_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, 1)",
        args![
            actor.commune,
            id,
            new.kind.code(),
            new.account,
            new.staff,
            &new.person_name,
            &new.person_title,
            new.person_unit,
            new.username.clone(),
            new.role.map(Role::code),
            new.unit,
            new.acting,
            new.document.clone(),
            new.valid_from,
            new.valid_until,
            new.grant_id,
            &new.reason,
            ProposalState::Waiting.code(),
            actor.account,
            hands.person(),
            &actor.name,
            now
        ],
    )
    .await?;
    Ok(id)
}

/// A decision on a proposal.
#[derive(Debug, Clone)]
pub struct Decision {
    pub state: ProposalState,
    pub reason: Option<String>,
    /// The version of the proposal that was seen.
    pub version: i64,
}

/// Stores the decision of the second person.
///
/// # Errors
/// [`DbError::Conflict`] when it was changed since.
pub async fn decide_request(
    tx: &mut WriteTx,
    allowed: &Allowed<Decide>,
    id: i64,
    hands: Hands,
    decision: &Decision,
) -> Result<(), DbError> {
    let (actor, now) = (allowed.actor(), tx.now());
    tx.run_versioned(
        "update access_request set state = $3, decided_by = $4, decider_staff = $5, decider_behalf = $6,
                decider_name = $7, decided_at = $8, decision_reason = $9, version = version + 1
         where commune = $1 and id = $2 and state = 'cho_duyet' and version = $10",
        args![
            actor.commune,
            id,
            decision.state.code(),
            actor.account,
            hands.person(),
            hands.behalf(),
            &actor.name,
            now,
            decision.reason.clone(),
            decision.version
        ],
    )
    .await
}

/// Notes the account that an approved invitation made.
pub async fn note_account(
    tx: &mut WriteTx,
    allowed: &Allowed<Decide>,
    id: i64,
    account: AccountId,
) -> Result<(), DbError> {
    tx.run(
        "update access_request set account = $3 where commune = $1 and id = $2",
        args![allowed.actor().commune, id, account],
    )
    .await?;
    Ok(())
}

/// Takes a proposal back.
///
/// # Errors
/// [`DbError::Conflict`] when it was changed since.
pub async fn withdraw_request(
    tx: &mut WriteTx,
    allowed: &Allowed<Withdraw>,
    id: i64,
    version: i64,
) -> Result<(), DbError> {
    tx.run_versioned(
        "update access_request set state = 'da_rut', version = version + 1
         where commune = $1 and id = $2 and state = 'cho_duyet' and version = $3",
        args![allowed.actor().commune, id, version],
    )
    .await
}
