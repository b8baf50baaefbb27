//! Taking, declining and taking back a delegation.

use axum::extract::Path;
use db::Leaf;
use kernel::actor::Role;
use kernel::permission::Allowed;
use web::{Ctx, FormData, PageError, PageResult};

use crate::model::{DelegationState, misfit};
use crate::permissions::{AnswerDelegation, RevokeDelegation};
use crate::store::delegation::{self as store, DelegationRow};

/// Takes it: from its first day on he acts for the other.
pub async fn accept(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let row = load(&ctx, id).await?;
    let allowed = ctx.may(AnswerDelegation { to: row.to_account })?;
    let own: Vec<Role> = ctx.actor.capacities.iter().filter(|h| h.behalf.is_none()).map(|h| h.role).collect();
    let role = Role::from_code(&row.role).ok_or(PageError::NotFound)?;
    if let Some(why) = misfit(role, row.unit, &own, ctx.actor.staff.is_some()) {
        return Err(PageError::Refused(why.to_owned()));
    }
    answer(&ctx, &allowed, &row, &data, DelegationState::Accepted).await
}

/// Declines it.
pub async fn decline(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let row = load(&ctx, id).await?;
    let allowed = ctx.may(AnswerDelegation { to: row.to_account })?;
    answer(&ctx, &allowed, &row, &data, DelegationState::Declined).await
}

/// Takes it back: with the next request the other acts for him no more.
pub async fn revoke(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let row = load(&ctx, id).await?;
    let allowed = ctx.may(RevokeDelegation { from: row.from_account })?;
    let mut tx = ctx.write(&allowed, &data).await?;
    store::revoke_delegation(&mut tx, &allowed, id, data.version()).await?;
    let leaf = Leaf::about("access_delegation", id, format!("Thu hồi ủy quyền của {}", row.to_name));
    let written = tx.commit(leaf, "/uy-quyen").await?;
    Ok(ctx.done(&written, "Đã thu hồi ủy quyền. Việc thu hồi có hiệu lực ngay."))
}

async fn answer(
    ctx: &Ctx,
    allowed: &Allowed<AnswerDelegation>,
    row: &DelegationRow,
    data: &FormData,
    state: DelegationState,
) -> PageResult {
    if row.valid_until <= ctx.today() {
        return Err(PageError::Refused("Ủy quyền này đã hết hạn.".to_owned()));
    }
    let mut tx = ctx.write(allowed, data).await?;
    store::answer_delegation(&mut tx, allowed, row.id, state, data.version()).await?;
    let leaf = Leaf::about("access_delegation", row.id, format!("{} ủy quyền của {}", state.label(), row.from_name));
    let written = tx.commit(leaf, "/uy-quyen").await?;
    Ok(ctx.done(
        &written,
        match state {
            DelegationState::Accepted => "Đã nhận ủy quyền.",
            _ => "Đã ghi là không nhận ủy quyền.",
        },
    ))
}

async fn load(ctx: &Ctx, id: i64) -> Result<DelegationRow, PageError> {
    store::delegation(&mut ctx.read().await?, ctx.commune(), id).await?.ok_or(PageError::NotFound)
}
