//! Invitations: a link and a code in two hands, by which a person sets his first password. Only digests are kept.

use db::{Conn, DbError, WriteTx, args, record};
use jiff::{Span, Timestamp};
use kernel::ids::{AccountId, Commune};
use kernel::permission::{Action, Allowed};

/// How long a link and its code may be used after the link was made.
pub const VALID_HOURS: i64 = 72;
/// Wrong codes that an invitation bears; then its link is dead until its other holder makes a new code.
pub const MOST_WRONG_CODES: i64 = 5;

record! {
    /// An invitation.
    pub struct InvitationRow {
        pub commune: Commune,
        pub id: i64,
        pub request: i64,
        pub account: AccountId,
        pub code_digest: Option<Vec<u8>>,
        pub has_link: bool,
        pub wrong_codes: i64,
        pub expires_at: Timestamp,
        pub used_at: Option<Timestamp>,
    }
}

/// The invitation of a proposal, the newest where there are several.
pub async fn of_request(conn: &mut Conn, commune: Commune, request: i64) -> Result<Option<InvitationRow>, DbError> {
    conn.optional(
        "select commune, id, request, account, code_digest, link_digest is not null as has_link, wrong_codes, expires_at,
                used_at
         from access_invitation where commune = $1 and request = $2 order by id desc limit 1",
        args![commune, request],
    )
    .await
}

/// The invitation of a link that still opens.
pub async fn by_link(conn: &mut Conn, digest: &[u8], now: Timestamp) -> Result<Option<InvitationRow>, DbError> {
    conn.optional(
        "-- across communes: the link says which
         select commune, id, request, account, code_digest, link_digest is not null as has_link, wrong_codes, expires_at,
                used_at
         from access_invitation
         where link_digest = $1 and used_at is null and expires_at > $2 and wrong_codes < $3",
        args![digest.to_vec(), now, MOST_WRONG_CODES],
    )
    .await
}

/// Opens an invitation; its number. `request` is the approved proposal, 0 on the machine itself. It has neither link nor
/// code yet.
pub async fn insert_invitation<A: Action>(
    tx: &mut WriteTx,
    allowed: &Allowed<A>,
    request: i64,
    account: AccountId,
) -> Result<i64, DbError> {
    let id = tx.next_id("access_invitation").await?;
    let now = tx.now();
    tx.run(
        "insert into access_invitation (commune, id, request, account, wrong_codes, expires_at)
         values ($1, $2, $3, $4, 0, $5)",
        args![allowed.actor().commune, id, request, account, now],
    )
    .await?;
    Ok(id)
}

/// Puts a new link in the place of an earlier one; the time begins anew. Wrong codes stay counted: whoever makes links cannot
/// give himself more guesses.
pub async fn set_link<A: Action>(
    tx: &mut WriteTx,
    allowed: &Allowed<A>,
    id: i64,
    digest: &[u8],
) -> Result<(), DbError> {
    let now = tx.now();
    let expires = now.checked_add(Span::new().hours(VALID_HOURS)).unwrap_or(now);
    tx.run_versioned(
        "update access_invitation set link_digest = $3, expires_at = $4
         where commune = $1 and id = $2 and used_at is null",
        args![allowed.actor().commune, id, digest.to_vec(), expires],
    )
    .await
}

/// Puts a new code in the place of an earlier one; wrong ones are counted anew.
pub async fn set_code<A: Action>(
    tx: &mut WriteTx,
    allowed: &Allowed<A>,
    id: i64,
    digest: &[u8],
) -> Result<(), DbError> {
    tx.run_versioned(
        "update access_invitation set code_digest = $3, wrong_codes = 0
         where commune = $1 and id = $2 and used_at is null",
        args![allowed.actor().commune, id, digest.to_vec()],
    )
    .await
}

/// Counts a wrong code.
pub async fn count_wrong_code(
    tx: &mut WriteTx,
    allowed: &Allowed<accounts::api::OwnAccount>,
    id: i64,
) -> Result<(), DbError> {
    tx.run(
        "update access_invitation set wrong_codes = wrong_codes + 1 where commune = $1 and id = $2",
        args![allowed.actor().commune, id],
    )
    .await?;
    Ok(())
}

/// Spends an invitation: once.
///
/// # Errors
/// [`DbError::Conflict`] when it was spent meanwhile.
pub async fn spend(tx: &mut WriteTx, allowed: &Allowed<accounts::api::OwnAccount>, id: i64) -> Result<(), DbError> {
    let now = tx.now();
    tx.run_versioned(
        "update access_invitation set used_at = $3 where commune = $1 and id = $2 and used_at is null",
        args![allowed.actor().commune, id, now],
    )
    .await
}

/// Kills the invitations of an account that are still open.
pub async fn close_all_of<A: Action>(
    tx: &mut WriteTx,
    allowed: &Allowed<A>,
    account: AccountId,
) -> Result<(), DbError> {
    let now = tx.now();
    tx.run(
        "update access_invitation set used_at = $3 where commune = $1 and account = $2 and used_at is null",
        args![allowed.actor().commune, account, now],
    )
    .await?;
    Ok(())
}
