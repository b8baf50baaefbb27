//! The second person's step on a proposal, and the first one's taking it back.

use axum::extract::Path;
use db::Leaf;
use kernel::two_person::{Bar, Hands, ProposalState, Step};
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use super::{LONGEST, page, policy_of, what};
use crate::permissions::{DecideChoice, WithdrawChoice};
use crate::store::{self, ChoiceRow};

/// Approves: the position holds from its day on.
pub async fn approve(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let row = load(&ctx, id).await?;
    decide(&ctx, &row, &data, Step::Approve, None).await
}

/// Refuses, with the reason.
pub async fn refuse(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let row = load(&ctx, id).await?;
    ctx.may(DecideChoice)?;
    let mut errors = FieldErrors::default();
    let reason = errors.required_lines(&data, "ly_do_khong_duyet", "lý do không duyệt", LONGEST);
    if !errors.is_empty() {
        return page::refused(&ctx, policy_of(&row)?, &data, &errors).await;
    }
    decide(&ctx, &row, &data, Step::Refuse, Some(reason)).await
}

async fn decide(ctx: &Ctx, row: &ChoiceRow, data: &FormData, step: Step, reason: Option<String>) -> PageResult {
    let allowed = ctx.may(DecideChoice)?;
    let hands = Hands::of(allowed.actor(), allowed.behalf()).map_err(refused)?;
    let state = row.proposal().step(step, hands, &[]).map_err(refused)?;
    let mut tx = ctx.write(&allowed, data).await?;
    store::decide(&mut tx, &allowed, (row.id, data.version()), hands, (state, reason.as_deref())).await?;
    let (verb, said) = match state {
        ProposalState::Approved => ("Duyệt", "Đã duyệt. Cách hiểu này áp dụng từ ngày đã ghi."),
        _ => ("Không duyệt", "Đã ghi là không duyệt, kèm lý do."),
    };
    let why = reason.unwrap_or_else(|| row.reason.clone());
    let leaf = Leaf::about("lawbook_choice", row.id, format!("{verb}: {}", what(row)?)).reason(why);
    let written = tx.commit(leaf, super::href(&row.policy)).await?;
    Ok(ctx.done(&written, said))
}

/// Takes one's own proposal back.
pub async fn withdraw(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let row = load(&ctx, id).await?;
    let allowed = ctx.may(WithdrawChoice { proposed_by: row.proposed_by })?;
    let hands = Hands::of(allowed.actor(), allowed.behalf()).map_err(refused)?;
    row.proposal().step(Step::Withdraw, hands, &[]).map_err(refused)?;
    let mut tx = ctx.write(&allowed, &data).await?;
    store::withdraw(&mut tx, &allowed, (id, data.version())).await?;
    let leaf = Leaf::about("lawbook_choice", id, format!("Rút lại: {}", what(&row)?));
    let written = tx.commit(leaf, super::href(&row.policy)).await?;
    Ok(ctx.done(&written, "Đã rút lại đề nghị."))
}

async fn load(ctx: &Ctx, id: i64) -> Result<ChoiceRow, PageError> {
    store::choice(&mut ctx.read().await?, ctx.commune(), id).await?.ok_or(PageError::NotFound)
}

/// A bar of the engine as a refusal on the page, in the words of this matter.
pub(super) fn refused(bar: Bar) -> PageError {
    PageError::Refused(words(bar))
}

/// Why these hands may not: how the law is read here changes the results of everybody, so two persons decide it.
pub(super) fn words(bar: Bar) -> String {
    match bar {
        Bar::SamePerson => {
            "Cách hiểu ảnh hưởng đến kết quả của mọi người nên cần hai người khác nhau: người đã đề nghị, \
                            kể cả khi được ủy quyền, không tự duyệt. Cần một lãnh đạo khác quyết định."
                .to_owned()
        }
        Bar::Unknown => "Tài khoản này không gắn với một người trong danh sách cán bộ, công chức nên không đề nghị, \
                         không quyết định được."
            .to_owned(),
        other => other.to_string(),
    }
}
