//! Confirming that one has read a directive, and reminding those who have not.

use axum::extract::Path;
use db::{Leaf, Written};
use web::{Ctx, FormData, PageError, PageResult};

use crate::permissions::{ConfirmReading, ManageDirectives};
use crate::store::directive as store;

/// "Tôi đã đọc và nắm nội dung": each for himself.
pub async fn confirm(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let reader = ctx.actor.staff.ok_or(PageError::NotFound)?;
    let allowed = ctx.may(ConfirmReading { reader })?;
    let mut tx = ctx.write(&allowed, &data).await?;
    if !store::confirm_reading(&mut tx, &allowed, id, ctx.today()).await? {
        return Err(PageError::Refused(
            "Anh/chị đã xác nhận văn bản này, hoặc văn bản không giao cho anh/chị đọc.".to_owned(),
        ));
    }
    let written = tx.commit(Leaf::about("plans_directive", id, "Xác nhận đã đọc"), format!("/van-ban/{id}")).await?;
    Ok(ctx.done(&written, "Đã ghi nhận anh/chị đã đọc văn bản."))
}

/// The reminder, once a day for each reader: it appears in "Việc của tôi" of each, and goes out by mail where mail is set up.
pub async fn remind(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let allowed = ctx.may(ManageDirectives)?;
    store::directive(&mut ctx.read().await?, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    let mut tx = ctx.write(&allowed, &data).await?;
    let reminded = store::remind_readers(&mut tx, &allowed, id, ctx.today()).await?;
    let page = format!("/van-ban/{id}");
    if reminded == 0 {
        let nothing = Written { location: page };
        return Ok(ctx.done(&nothing, "Mọi người chưa xác nhận đều đã được nhắc hôm nay nên không gửi thêm."));
    }
    let leaf = Leaf::about("plans_directive", id, format!("Nhắc {reminded} người chưa xác nhận"));
    let written = tx.commit(leaf, page).await?;
    Ok(ctx.done(&written, &format!("Đã nhắc {reminded} người.")))
}
