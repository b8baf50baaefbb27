//! Proposing which reading applies here, from when, by which paper and why.

use axum::extract::Path;
use db::Leaf;
use kernel::dates::{self, Date};
use kernel::two_person::{Hands, Proposal};
use rules::law::{Law, Policy};
use web::{Ctx, FieldErrors, FormData, PageError, PageResult, Parsed};

use super::decide::refused;
use super::{LONGEST, page};
use crate::permissions::ProposeChoice;
use crate::store::{self, NewChoice};

/// Longest number and date of a paper, in characters.
const LONGEST_PAPER: usize = 300;

/// The first day of which this house keeps law.
const FIRST: Date = dates::date(2025, 7, 1);

/// The proposal.
pub async fn post(ctx: Ctx, Path(policy): Path<String>, data: FormData) -> PageResult {
    let allowed = ctx.may(ProposeChoice)?;
    let policy = Law::shipped().policy(&policy).ok_or(PageError::NotFound)?;
    let new = match parse(&data, policy) {
        Ok(new) => new,
        Err(errors) => return page::refused(&ctx, policy, &data, &errors).await,
    };
    let hands = Hands::of(allowed.actor(), allowed.behalf()).map_err(refused)?;
    Proposal::new(None, &[], hands).map_err(refused)?;
    let mut tx = ctx.write(&allowed, &data).await?;
    // Of two sent at once the second sees the first.
    tx.take_turn("lawbook_choice_turn").await?;
    let rows = store::of_policy(&mut tx, ctx.commune(), &policy.id).await?;
    if let Some(waiting) = page::waiting(&rows) {
        return Err(PageError::Refused(format!(
            "Đã có đề nghị số {} của {} đang chờ duyệt về chỗ này. Hãy chờ quyết định, hoặc nhờ người đó rút lại.",
            waiting.id, waiting.proposer_name
        )));
    }
    let id = store::insert(&mut tx, &allowed, hands, &new).await?;
    let position = policy.position(&new.position).map_or("", |position| position.text.as_str());
    let from = dates::short(new.valid_from);
    let leaf = Leaf::about("lawbook_choice", id, format!("Đề nghị: {}: {position}, từ ngày {from}", policy.name))
        .reason(new.reason.clone());
    let written = tx.commit(leaf, super::href(&policy.id)).await?;
    Ok(ctx.done(&written, "Đã gửi đề nghị. Cách hiểu này áp dụng khi một lãnh đạo UBND khác duyệt."))
}

/// Reads the fields.
///
/// # Errors
/// The mistakes, by field.
pub(super) fn parse(data: &FormData, policy: &Policy) -> Parsed<NewChoice> {
    let mut errors = FieldErrors::default();
    let position = policy.position(data.raw("cach_hieu"));
    if position.is_none() {
        errors.add("cach_hieu", "Hãy chọn một cách hiểu.");
    }
    let valid_from = errors.required_date(data, "tu_ngay", "ngày bắt đầu áp dụng");
    if valid_from.is_some_and(|day| day < FIRST) {
        errors.add("tu_ngay", format!("Hệ thống giữ quy định từ ngày {}. Hãy ghi ngày sau đó.", dates::short(FIRST)));
    }
    let document = data.line("van_ban");
    if document.chars().count() > LONGEST_PAPER {
        errors.add("van_ban", format!("Số, ngày của văn bản dài nhất {LONGEST_PAPER} ký tự."));
    }
    let reason = errors.required_lines(data, "ly_do", "lý do", LONGEST);
    errors.finish(NewChoice {
        policy: policy.id.clone(),
        position: position.map(|position| position.id.clone()).unwrap_or_default(),
        valid_from: valid_from.unwrap_or(FIRST),
        document: Some(document).filter(|text| !text.is_empty()),
        reason,
    })
}
