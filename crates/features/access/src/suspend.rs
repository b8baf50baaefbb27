//! "Tạm khóa": at once, by one person, because it only takes away; opening again needs two.

use ::accounts::api::{self as accounts, AccountLine, Administer};
use axum::extract::Path;
use db::Leaf;
use kernel::actor::Membership;
use kernel::ids::AccountId;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use crate::permissions::Suspend;
use crate::reason_form::{self, Matter};
use crate::store::{delegation, invitation};

/// The form.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let line = load(&ctx, id).await?;
    ctx.may(Suspend { account: line.id, subject: line.staff })?;
    reason_form::show(&ctx, &line, Matter::Suspend, &FormData::default(), &FieldErrors::default())
}

/// Locks it: every session ends with the next request, delegations given and held are taken back, invitations that
/// are still open are closed.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let line = load(&ctx, id).await?;
    let allowed = ctx.may(Suspend { account: line.id, subject: line.staff })?;
    if let Some(why) = Matter::Suspend.misfit(line.membership()) {
        return Err(PageError::Refused(why));
    }
    let mut errors = FieldErrors::default();
    let reason = errors.required_lines(&data, "ly_do", "lý do tạm khóa", reason_form::LONGEST);
    if !errors.is_empty() {
        return reason_form::show(&ctx, &line, Matter::Suspend, &data, &errors);
    }
    let administers = ctx.may(Administer { account: line.id, staff: line.staff })?;
    let mut tx = ctx.write(&allowed, &data).await?;
    accounts::set_state(&mut tx, &administers, Membership::Suspended).await?;
    delegation::revoke_all_of(&mut tx, &allowed, line.id).await?;
    invitation::close_all_of(&mut tx, &allowed, line.id).await?;
    let leaf = Leaf::about("accounts_account", id, format!("Tạm khóa tài khoản {}", line.username)).reason(reason);
    let written = tx.commit(leaf, format!("/quan-tri/tai-khoan/{id}")).await?;
    Ok(ctx.done(&written, "Đã tạm khóa tài khoản. Các phiên đăng nhập đã kết thúc, các ủy quyền đã thu hồi."))
}

async fn load(ctx: &Ctx, id: i64) -> Result<AccountLine, PageError> {
    accounts::account_line(&mut ctx.read().await?, ctx.commune(), AccountId(id)).await?.ok_or(PageError::NotFound)
}
