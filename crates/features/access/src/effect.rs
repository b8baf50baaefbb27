//! What an approved proposal does, in the transaction of its approval.

use ::accounts::api::{self as accounts, Administer, NewAccount};
use db::WriteTx;
use kernel::actor::Membership;
use kernel::ids::AccountId;
use kernel::permission::Allowed;
use web::{Ctx, PageError};

use crate::model::{RequestKind, misfit};
use crate::permissions::Decide;
use crate::store::grant::{self, NewGrant};
use crate::store::request::{self, RequestRow};
use crate::store::{delegation, invitation};

/// Carries it out.
///
/// # Errors
/// A refusal where the world has changed since it was proposed; nothing has happened then.
pub(crate) async fn carry_out(
    ctx: &Ctx,
    tx: &mut WriteTx,
    allowed: &Allowed<Decide>,
    row: &RequestRow,
) -> Result<(), PageError> {
    let kind = row.kind().ok_or(PageError::NotFound)?;
    if kind == RequestKind::Invite {
        let account = invite(ctx, tx, allowed, row).await?;
        invitation::insert_invitation(tx, allowed, row.id, account).await?;
        return Ok(());
    }
    let account = row.account.ok_or(PageError::NotFound)?;
    let line = accounts::account_line(tx, ctx.commune(), account).await?.ok_or(PageError::NotFound)?;
    if let Some(why) = kind.misfit(line.membership()) {
        return Err(PageError::Refused(why));
    }
    let today = ctx.today();
    let administers = || ctx.may(Administer { account, staff: row.staff });
    match kind {
        RequestKind::Invite => {}
        RequestKind::Grant => give(ctx, tx, allowed, row, account).await?,
        RequestKind::EndGrant => {
            let ends = row.valid_until.unwrap_or(today).max(today);
            grant::end_grant(tx, allowed, row.grant_id.unwrap_or(0), ends).await?;
        }
        RequestKind::Reinvite => {
            invitation::close_all_of(tx, allowed, account).await?;
            invitation::insert_invitation(tx, allowed, row.id, account).await?;
        }
        RequestKind::Resume => accounts::set_state(tx, &administers()?, Membership::Active).await?,
        RequestKind::Leave => {
            accounts::set_state(tx, &administers()?, Membership::Left).await?;
            grant::end_grants_of(tx, allowed, account, today).await?;
            delegation::revoke_all_of(tx, allowed, account).await?;
            invitation::close_all_of(tx, allowed, account).await?;
        }
    }
    Ok(())
}

/// Makes the invited account, with the role that was proposed.
async fn invite(
    ctx: &Ctx,
    tx: &mut WriteTx,
    allowed: &Allowed<Decide>,
    row: &RequestRow,
) -> Result<AccountId, PageError> {
    let username = row.username.clone().unwrap_or_default();
    if accounts::account_named(tx, ctx.commune(), &username).await?.is_some() {
        return Err(PageError::Refused(format!(
            "Tên tài khoản “{username}” đã có người dùng. Hãy không duyệt đề nghị này và đề nghị lại với tên khác."
        )));
    }
    if let Some(staff) = row.staff
        && accounts::account_of_staff(tx, ctx.commune(), staff).await?.is_some()
    {
        return Err(PageError::Refused(format!(
            "{} đã có tài khoản. Mỗi người chỉ có một tài khoản.",
            row.person_name
        )));
    }
    let administers = ctx.may(Administer { account: AccountId(0), staff: row.staff })?;
    let new = NewAccount {
        username,
        password_hash: String::new(),
        staff: row.staff,
        unit: row.person_unit,
        name: row.person_name.clone(),
        title: row.person_title.clone(),
    };
    let account = accounts::insert_invited(tx, &administers, &new).await?;
    request::note_account(tx, allowed, row.id, account).await?;
    give(ctx, tx, allowed, row, account).await?;
    Ok(account)
}

async fn give(
    ctx: &Ctx,
    tx: &mut WriteTx,
    allowed: &Allowed<Decide>,
    row: &RequestRow,
    account: AccountId,
) -> Result<(), PageError> {
    let role = row.role().ok_or(PageError::NotFound)?;
    let today = ctx.today();
    let rows = grant::grants_of(tx, ctx.commune(), account).await?;
    let open = rows.iter().filter(|held| held.valid_until.is_none_or(|until| until > today));
    let held: Vec<_> = open.filter_map(|held| held.capacity()).map(|held| held.role).collect();
    if let Some(why) = misfit(role, row.unit, &held, row.staff.is_some()) {
        return Err(PageError::Refused(why.to_owned()));
    }
    let new = NewGrant {
        account,
        role,
        unit: row.unit,
        acting: row.acting,
        document: row.document.clone(),
        valid_from: row.valid_from.unwrap_or(today),
        valid_until: row.valid_until,
        request: Some(row.id),
    };
    grant::insert_grant(tx, allowed, &new).await?;
    Ok(())
}
