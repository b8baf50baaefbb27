//! The only door for other slices and for the binary.

use std::collections::HashMap;
use std::pin::Pin;

use accounts::api::AccountLine;
use db::{Conn, Db, DbError, Leaf, WriteTx};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::actor::{Actor, Capacity, Membership, Role};
use kernel::dates;
use kernel::ids::{AccountId, Commune, StaffId};
use kernel::permission::Allowed;
use web::Holder;

use crate::model::{RequestKind, exclusion};
pub use crate::permissions::{SetUpAccess, ViewAccounts, ViewTable};
use crate::secrets;
use crate::store::grant::{self, NewGrant};
use crate::store::invitation;

/// Who holds this session token now, in the capacities of today.
pub fn authenticate<'a>(
    db: &'a Db,
    token: &'a str,
    now: Timestamp,
    by_hand: bool,
) -> Pin<Box<dyn Future<Output = Result<Holder, DbError>> + Send + 'a>> {
    Box::pin(async move {
        let mut conn = db.read().await?;
        let Some(mut session) = accounts::api::session(&mut conn, token, now).await? else {
            return Ok(Holder::Nobody);
        };
        let (commune, account) = (session.actor.commune, session.actor.account);
        session.actor.capacities = capacities(&mut conn, commune, account, dates::civil_date(now)).await?;
        drop(conn);
        Ok(session.holder(db, now, by_hand).await)
    })
}

/// The capacities of an account on a day.
///
/// # Errors
/// The engine's.
pub async fn capacities(
    conn: &mut Conn,
    commune: Commune,
    account: AccountId,
    on: Date,
) -> Result<Vec<Capacity>, DbError> {
    grant::capacities(conn, commune, account, on).await
}

/// Who of the register holds what office on a day, own and delegated; not those whose account is suspended or closed.
///
/// # Errors
/// The engine's.
pub async fn office_holders(conn: &mut Conn, commune: Commune, on: Date) -> Result<Vec<(StaffId, Capacity)>, DbError> {
    let accounts = accounts::api::accounts(conn, commune).await?;
    let holds_office = |line: &&AccountLine| matches!(line.membership(), Membership::Active | Membership::Invited);
    let persons: HashMap<AccountId, StaffId> =
        accounts.iter().filter(holds_office).filter_map(|line| Some((line.id, line.staff?))).collect();
    let held = grant::capacities_of_all(conn, commune, on).await?;
    Ok(held.into_iter().filter_map(|(account, held)| Some((*persons.get(&account)?, held))).collect())
}

/// Gives a first role while a commune is being set up, on the machine itself.
///
/// # Errors
/// The engine's.
pub async fn give_role(
    tx: &mut WriteTx,
    allowed: &Allowed<SetUpAccess>,
    account: AccountId,
    held: &Capacity,
) -> Result<(), DbError> {
    let new = NewGrant {
        account,
        role: held.role,
        unit: held.unit,
        acting: held.acting,
        document: None,
        valid_from: dates::civil_date(tx.now()),
        valid_until: None,
        request: None,
    };
    grant::insert_grant(tx, allowed, &new).await.map(drop)
}

/// What a person needs to set his first password.
#[derive(Debug, Clone)]
pub struct Secrets {
    /// The end of the address: "/loi-moi/…".
    pub link: String,
    /// Eight digits in two groups.
    pub code: String,
}

/// Invites the holder of an account on the machine itself: the first ones, and one who lost every way in while nobody
/// else could propose and approve it. Earlier links die.
///
/// # Errors
/// The engine's.
pub async fn invite_at_set_up(
    tx: &mut WriteTx,
    allowed: &Allowed<SetUpAccess>,
    account: AccountId,
) -> Result<Secrets, DbError> {
    let (token, code) = (secrets::fresh_token(), secrets::fresh_code());
    invitation::close_all_of(tx, allowed, account).await?;
    let id = invitation::insert_invitation(tx, allowed, 0, account).await?;
    invitation::set_link(tx, allowed, id, &secrets::digest(&token)).await?;
    invitation::set_code(tx, allowed, id, &secrets::code_digest(allowed.actor().commune, id, &code)).await?;
    Ok(Secrets { link: format!("/loi-moi/{token}"), code })
}

/// Why these roles cannot be in one hand; `None` when they can.
pub fn misfit_together(roles: &[Role]) -> Option<&'static str> {
    roles.iter().find_map(|role| exclusion(*role, roles))
}

/// Why an account in this state takes no new password; `None` when it does.
pub fn no_new_password(state: Membership) -> Option<String> {
    RequestKind::Reinvite.misfit(state)
}

/// The role that an earlier version called so.
fn earlier_role(code: &str) -> Option<Role> {
    match code {
        "theo_doi" => Some(Role::CapUy),
        _ => Role::from_code(code),
    }
}

/// Turns roles that an earlier version kept with the account into grants: the number of accounts. Asked for at the
/// start.
///
/// # Errors
/// The engine's.
pub async fn adopt_earlier_roles(db: &Db, program: &Actor, now: Timestamp) -> Result<usize, DbError> {
    let commune = program.commune;
    let earlier = accounts::api::with_earlier_roles(&mut db.read().await?, commune).await?;
    let (Ok(allowed), Ok(administers)) =
        (program.may(SetUpAccess), program.may(accounts::api::Administer { account: AccountId(0), staff: None }))
    else {
        return Ok(0);
    };
    if earlier.is_empty() {
        return Ok(0);
    }
    let mut tx = db.write(&allowed, None, now).await?;
    for account in &earlier {
        let line = accounts::api::account_line(&mut tx, commune, account.id).await?;
        let unit = line.and_then(|line| line.unit);
        for role in account.roles.split(',').filter_map(earlier_role) {
            let held = Capacity::own(role, unit.filter(|_| role.needs_unit()));
            give_role(&mut tx, &allowed, account.id, &held).await?;
        }
        accounts::api::clear_earlier_roles(&mut tx, &administers, account.id).await?;
    }
    let summary = format!("Chuyển vai trò của {} tài khoản sang danh sách có thời hạn", earlier.len());
    tx.commit(Leaf::about("org_commune", commune.0, summary), "/").await?;
    Ok(earlier.len())
}
