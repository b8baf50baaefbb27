//! The page of a paper, taking it in, giving it up.

use axum::extract::Path;
use db::Leaf;
use kernel::dates;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult, see_other};

use super::view::{PaperPage, view};
use super::{ADDRESS, Ground, carry, fields, frame, href, load};
use crate::permissions::ManagePositions;
use crate::store::paper::{self, Ending, PaperKind, PaperState};

/// The page.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let allowed = ctx.may(ManagePositions)?;
    let page = match load(&ctx, &allowed, id).await? {
        Ok(waiting) => PaperPage::waiting(*waiting, ctx.today(), ctx.key()),
        Err(row) => PaperPage::Ended(Box::new(row)),
    };
    Ok(frame(&ctx).show(view(&page)))
}

/// Takes it in.
pub async fn take_in(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let allowed = ctx.may(ManagePositions)?;
    let mut waiting = match load(&ctx, &allowed, id).await? {
        Ok(waiting) => *waiting,
        Err(row) => return Ok(see_other(&href(row.id))),
    };
    let mut tx = ctx.write(&allowed, &data).await?;
    tx.take_turn(paper::TURN).await?;
    let now = paper::paper(&mut tx, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    if now.state() != PaperState::Waiting {
        return Ok(see_other(&href(id)));
    }
    let ground = Ground::load(&mut tx, &ctx).await?;
    let overtaken = ground.mark() != data.raw("_xem");
    let parsed = fields::parse(&waiting, &ground, &data, ctx.today());
    let accepted = match parsed {
        Ok(accepted) if !overtaken => accepted,
        other => {
            drop(tx);
            waiting.ground = ground;
            let errors = other.err().unwrap_or_default();
            let page = PaperPage::again(waiting, (data, errors), overtaken, ctx.today(), ctx.key());
            let frame = if overtaken { frame(&ctx).conflict() } else { frame(&ctx).refused() };
            return Ok(frame.show(view(&page)));
        }
    };
    let counts = carry::carry(&mut tx, &allowed, &waiting, data.version(), &accepted).await?;
    let kind = waiting.row.kind();
    let what = match kind {
        PaperKind::Positions => format!("thêm {} vị trí, sửa {} vị trí", counts.new, counts.changed),
        PaperKind::Descriptions => format!("gắn {} bản mô tả, sửa {} vị trí", counts.new, counts.changed),
        PaperKind::Frame => "một khung".to_owned(),
    };
    let from = dates::short(accepted.valid_from);
    let by = accepted.number.as_ref().map(|number| format!(", theo {number}")).unwrap_or_default();
    let summary = format!(
        "Nhập {} từ tệp “{}”{by}, áp dụng từ {from}: {what}",
        kind.label().to_lowercase(),
        waiting.row.file_name
    );
    let written = tx.commit(Leaf::about("org_paper", id, summary), href(id)).await?;
    Ok(ctx.done(&written, &format!("Đã nhập: {what}.")))
}

/// Gives it up.
pub async fn give_up(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let allowed = ctx.may(ManagePositions)?;
    let row = paper::paper(&mut ctx.read().await?, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    if row.state() != PaperState::Waiting {
        return Ok(see_other(&href(id)));
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    paper::finish(&mut tx, &allowed, (id, data.version()), PaperState::GivenUp, &Ending::default()).await?;
    let leaf = Leaf::about("org_paper", id, format!("Bỏ tệp “{}”, chưa nhập gì", row.file_name));
    let written = tx.commit(leaf, ADDRESS).await?;
    Ok(ctx.done(&written, "Đã bỏ tệp; chưa có gì được nhập."))
}

impl PaperPage {
    fn waiting(waiting: super::Waiting, today: dates::Date, key: String) -> PaperPage {
        PaperPage::again(waiting, (FormData::default(), FieldErrors::default()), false, today, key)
    }

    fn again(
        waiting: super::Waiting,
        (data, errors): (FormData, FieldErrors),
        overtaken: bool,
        today: dates::Date,
        key: String,
    ) -> PaperPage {
        PaperPage::Waiting(Box::new(super::view::Shown { waiting, data, errors, overtaken, today, key }))
    }
}
