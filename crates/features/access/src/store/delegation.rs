//! Delegations: offered by one, taken by another, taken back by the first.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::actor::Role;
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use kernel::permission::{Action, Allowed};

use crate::model::DelegationState;
use crate::permissions::{AnswerDelegation, Delegate, RevokeDelegation};

record! {
    /// A delegation.
    pub struct DelegationRow {
        pub id: i64,
        pub from_account: AccountId,
        pub from_staff: StaffId,
        pub from_name: String,
        pub to_account: AccountId,
        pub to_name: String,
        pub role: String,
        pub unit: Option<UnitId>,
        pub document: String,
        pub note: String,
        pub valid_from: Date,
        pub valid_until: Date,
        pub state: String,
        pub offered_at: Timestamp,
        pub version: i64,
    }
}

impl DelegationRow {
    /// Where it stands; one that this version does not know is as good as taken back.
    pub fn state(&self) -> DelegationState {
        DelegationState::from_code(&self.state).unwrap_or(DelegationState::Revoked)
    }
}

/// A delegation to be offered.
#[derive(Debug, Clone)]
pub struct NewDelegation {
    pub from_staff: StaffId,
    pub to_account: AccountId,
    pub to_name: String,
    pub role: Role,
    pub unit: Option<UnitId>,
    pub document: String,
    pub note: String,
    pub valid_from: Date,
    pub valid_until: Date,
}

/// What an account has delegated or was given, the newest first, at most 100.
pub async fn delegations_of(
    conn: &mut Conn,
    commune: Commune,
    account: AccountId,
) -> Result<Vec<DelegationRow>, DbError> {
    conn.all(
        "select id, from_account, from_staff, from_name, to_account, to_name, role, unit, document, note, valid_from,
                valid_until, state, offered_at, version
         from access_delegation where commune = $1 and (from_account = $2 or to_account = $2)
         order by id desc limit 100",
        args![commune, account],
    )
    .await
}

/// One delegation.
pub async fn delegation(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<DelegationRow>, DbError> {
    conn.optional(
        "select id, from_account, from_staff, from_name, to_account, to_name, role, unit, document, note, valid_from,
                valid_until, state, offered_at, version
         from access_delegation where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

/// Offers a delegation; its number.
pub async fn insert_delegation(
    tx: &mut WriteTx,
    allowed: &Allowed<Delegate>,
    new: &NewDelegation,
) -> Result<i64, DbError> {
    let id = tx.next_id("access_delegation").await?;
    let (actor, now) = (allowed.actor(), tx.now());
    tx.run(
        "insert into access_delegation
           (commune, id, from_account, from_staff, from_name, to_account, to_name, role, unit, document, note,
            valid_from, valid_until, state, offered_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)",
        args![
            actor.commune,
            id,
            actor.account,
            new.from_staff,
            &actor.name,
            new.to_account,
            &new.to_name,
            new.role.code(),
            new.unit,
            &new.document,
            &new.note,
            new.valid_from,
            new.valid_until,
            DelegationState::Offered.code(),
            now
        ],
    )
    .await?;
    Ok(id)
}

/// Takes or declines it.
///
/// # Errors
/// [`DbError::Conflict`] when it was changed since.
pub async fn answer_delegation(
    tx: &mut WriteTx,
    allowed: &Allowed<AnswerDelegation>,
    id: i64,
    state: DelegationState,
    version: i64,
) -> Result<(), DbError> {
    let now = tx.now();
    tx.run_versioned(
        "update access_delegation set state = $3, answered_at = $4, version = version + 1
         where commune = $1 and id = $2 and state = 'cho_nhan' and version = $5",
        args![allowed.actor().commune, id, state.code(), now, version],
    )
    .await
}

/// Takes it back.
///
/// # Errors
/// [`DbError::Conflict`] when it was changed since.
pub async fn revoke_delegation(
    tx: &mut WriteTx,
    allowed: &Allowed<RevokeDelegation>,
    id: i64,
    version: i64,
) -> Result<(), DbError> {
    tx.run_versioned(
        "update access_delegation set state = 'thu_hoi', version = version + 1
         where commune = $1 and id = $2 and state in ('cho_nhan', 'da_nhan') and version = $3",
        args![allowed.actor().commune, id, version],
    )
    .await
}

/// Takes back all that an account gave or was given, because it is locked or ended.
pub async fn revoke_all_of<A: Action>(
    tx: &mut WriteTx,
    allowed: &Allowed<A>,
    account: AccountId,
) -> Result<(), DbError> {
    tx.run(
        "update access_delegation set state = 'thu_hoi', version = version + 1
         where commune = $1 and (from_account = $2 or to_account = $2) and state in ('cho_nhan', 'da_nhan')",
        args![allowed.actor().commune, account],
    )
    .await?;
    Ok(())
}
