//! The second person's step on a proposal, and the first one's taking it back.

use axum::extract::Path;
use db::Leaf;
use kernel::permission::Allowed;
use kernel::two_person::{Hands, Step};
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use crate::permissions::{Decide, Withdraw};
use crate::propose::refused;
use crate::store::request::{self as store, Decision, RequestRow};
use crate::{effect, request_page};

const LONGEST: usize = 1000;

/// Approves: from now on it has effect.
pub async fn approve(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let row = load(&ctx, id).await?;
    let allowed = may_decide(&ctx, &row).await?;
    let (hands, state) = step(&allowed, &row, Step::Approve)?;
    let mut tx = ctx.write(&allowed, &data).await?;
    let decision = Decision { state, reason: None, version: data.version() };
    store::decide_request(&mut tx, &allowed, id, hands, &decision).await?;
    effect::carry_out(&ctx, &mut tx, &allowed, &row).await?;
    let leaf =
        Leaf::about("access_request", id, format!("Duyệt: {}", request_page::what(&row))).reason(row.reason.clone());
    let written = tx.commit(leaf, format!("/quan-tri/de-nghi/{id}")).await?;
    Ok(ctx.done(&written, "Đã duyệt. Việc này đã có hiệu lực."))
}

/// Refuses, with the reason.
pub async fn refuse(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let row = load(&ctx, id).await?;
    let allowed = may_decide(&ctx, &row).await?;
    let (hands, state) = step(&allowed, &row, Step::Refuse)?;
    let mut errors = FieldErrors::default();
    let reason = errors.required_lines(&data, "ly_do", "lý do không duyệt", LONGEST);
    if !errors.is_empty() {
        return request_page::refused(&ctx, &row, &data, &errors).await;
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    let decision = Decision { state, reason: Some(reason.clone()), version: data.version() };
    store::decide_request(&mut tx, &allowed, id, hands, &decision).await?;
    let leaf = Leaf::about("access_request", id, format!("Không duyệt: {}", request_page::what(&row))).reason(reason);
    let written = tx.commit(leaf, format!("/quan-tri/de-nghi/{id}")).await?;
    Ok(ctx.done(&written, "Đã ghi là không duyệt, kèm lý do."))
}

/// Takes one's own proposal back.
pub async fn withdraw(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let row = load(&ctx, id).await?;
    let allowed = ctx.may(Withdraw { proposed_by: row.proposed_by })?;
    let hands = Hands::of(&ctx.actor, None).map_err(refused)?;
    row.proposal().step(Step::Withdraw, hands, &[]).map_err(refused)?;
    let mut tx = ctx.write(&allowed, &data).await?;
    store::withdraw_request(&mut tx, &allowed, id, data.version()).await?;
    let leaf = Leaf::about("access_request", id, format!("Rút lại: {}", request_page::what(&row)));
    let written = tx.commit(leaf, format!("/quan-tri/de-nghi/{id}")).await?;
    Ok(ctx.done(&written, "Đã rút lại đề nghị."))
}

async fn load(ctx: &Ctx, id: i64) -> Result<RequestRow, PageError> {
    store::request(&mut ctx.read().await?, ctx.commune(), id).await?.ok_or(PageError::NotFound)
}

/// The permission to decide on this proposal.
///
/// # Errors
/// The refusal, where it is about himself or a relative.
pub(crate) async fn may_decide(ctx: &Ctx, row: &RequestRow) -> Result<Allowed<Decide>, PageError> {
    let relatives = match row.staff {
        Some(staff) => staff::api::relatives(&mut ctx.read().await?, ctx.commune(), staff).await?,
        None => Vec::new(),
    };
    ctx.may(Decide { subject: row.staff, relatives })
}

fn step(
    allowed: &Allowed<Decide>,
    row: &RequestRow,
    step: Step,
) -> Result<(Hands, kernel::two_person::ProposalState), PageError> {
    let hands = Hands::of(allowed.actor(), allowed.behalf()).map_err(refused)?;
    let state = row.proposal().step(step, hands, &allowed.action().relatives).map_err(refused)?;
    Ok((hands, state))
}
