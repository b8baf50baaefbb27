//! Proposals of a position for what the law leaves open, and what the second person made of them.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::ids::{AccountId, Commune, StaffId};
use kernel::permission::Allowed;
use kernel::two_person::{Hands, Proposal, ProposalState};

use crate::permissions::{DecideChoice, ProposeChoice, WithdrawChoice};

record! {
    /// A proposal.
    pub struct ChoiceRow {
        pub id: i64,
        pub policy: String,
        pub position: String,
        pub valid_from: Date,
        pub document: Option<String>,
        pub reason: String,
        pub state: String,
        pub proposed_by: AccountId,
        pub proposer_staff: StaffId,
        pub proposer_behalf: Option<StaffId>,
        pub proposer_name: String,
        pub proposed_at: Timestamp,
        pub decider_name: Option<String>,
        pub decided_at: Option<Timestamp>,
        pub decision_reason: Option<String>,
        pub version: i64,
    }
}

impl ChoiceRow {
    /// Where it stands; an unknown state has no effect.
    pub fn state(&self) -> ProposalState {
        ProposalState::from_code(&self.state).unwrap_or(ProposalState::Withdrawn)
    }

    /// The proposal as the engine sees it; it is about nobody in particular.
    pub fn proposal(&self) -> Proposal {
        let proposer = Hands::stored(self.proposer_staff, self.proposer_behalf);
        Proposal { subject: None, proposer, state: self.state() }
    }

    /// Whether it is to hold from a day before it was proposed: what was computed since then changes.
    pub fn is_backdated(&self) -> bool {
        self.valid_from < kernel::dates::civil_date(self.proposed_at)
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select id, policy, position, valid_from, document, reason, state, proposed_by, proposer_staff,
                    proposer_behalf, proposer_name, proposed_at, decider_name, decided_at, decision_reason, version
             from lawbook_choice where commune = $1 ",
            $rest
        )
    };
}

/// Every approved choice, in the order in which they take effect: of the same first day, the later decision last.
pub async fn approved(conn: &mut Conn, commune: Commune) -> Result<Vec<ChoiceRow>, DbError> {
    conn.all(select!("and state = 'da_duyet' order by valid_from, decided_at, id"), args![commune]).await
}

/// Proposals that wait, the oldest first, at most 200.
pub async fn waiting(conn: &mut Conn, commune: Commune) -> Result<Vec<ChoiceRow>, DbError> {
    conn.all(select!("and state = 'cho_duyet' order by id limit 200"), args![commune]).await
}

/// Proposals about one open question, the newest first, at most 100.
pub async fn of_policy(conn: &mut Conn, commune: Commune, policy: &str) -> Result<Vec<ChoiceRow>, DbError> {
    conn.all(select!("and policy = $2 order by id desc limit 100"), args![commune, policy]).await
}

/// One proposal.
pub async fn choice(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<ChoiceRow>, DbError> {
    conn.optional(select!("and id = $2"), args![commune, id]).await
}

/// A position that is proposed.
#[derive(Debug, Clone)]
pub struct NewChoice {
    pub policy: String,
    pub position: String,
    pub valid_from: Date,
    pub document: Option<String>,
    pub reason: String,
}

/// Stores a proposal; its number.
pub async fn insert(
    tx: &mut WriteTx,
    allowed: &Allowed<ProposeChoice>,
    hands: Hands,
    new: &NewChoice,
) -> Result<i64, DbError> {
    let id = tx.next_id("lawbook_choice").await?;
    let (actor, now) = (allowed.actor(), tx.now());
    tx.run(
        "insert into lawbook_choice
           (commune, id, policy, position, valid_from, document, reason, state, proposed_by, proposer_staff,
            proposer_behalf, proposer_name, proposed_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)",
        args![
            actor.commune,
            id,
            &new.policy,
            &new.position,
            new.valid_from,
            new.document.clone(),
            &new.reason,
            ProposalState::Waiting.code(),
            actor.account,
            hands.person(),
            hands.behalf(),
            &actor.name,
            now
        ],
    )
    .await?;
    Ok(id)
}

/// Stores the decision of the second person.
///
/// # Errors
/// [`DbError::Conflict`] when it was changed since.
pub async fn decide(
    tx: &mut WriteTx,
    allowed: &Allowed<DecideChoice>,
    (id, version): (i64, i64),
    hands: Hands,
    (state, reason): (ProposalState, Option<&str>),
) -> Result<(), DbError> {
    let (actor, now) = (allowed.actor(), tx.now());
    tx.run_versioned(
        "update lawbook_choice set state = $3, decided_by = $4, decider_staff = $5, decider_behalf = $6,
                decider_name = $7, decided_at = $8, decision_reason = $9, version = version + 1
         where commune = $1 and id = $2 and state = 'cho_duyet' and version = $10",
        args![
            actor.commune,
            id,
            state.code(),
            actor.account,
            hands.person(),
            hands.behalf(),
            &actor.name,
            now,
            reason.map(str::to_owned),
            version
        ],
    )
    .await
}

/// Takes a proposal back.
///
/// # Errors
/// [`DbError::Conflict`] when it was changed since.
pub async fn withdraw(
    tx: &mut WriteTx,
    allowed: &Allowed<WithdrawChoice>,
    (id, version): (i64, i64),
) -> Result<(), DbError> {
    tx.run_versioned(
        "update lawbook_choice set state = 'da_rut', version = version + 1
         where commune = $1 and id = $2 and state = 'cho_duyet' and version = $3",
        args![allowed.actor().commune, id, version],
    )
    .await
}
