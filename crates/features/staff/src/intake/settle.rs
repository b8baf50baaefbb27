//! How a list ends: taken in, given up, given back.

use std::sync::Arc;

use axum::extract::Path;
use db::Leaf;
use kernel::dates;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult, see_other};

use super::rows::{self, CheckPage};
use super::{Found, href, load, row_of};
use crate::import::{self, Carried, CarryOut, Undone};
use crate::permissions::ImportStaff;
use crate::store::import::{self as lists, ImportState};

/// Takes the list in.
pub async fn carry_out(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let allowed = ctx.may(ImportStaff)?;
    let list = match load(&ctx, &allowed, id).await? {
        Found::OnItsWay(list) => list,
        Found::Ended(row) => return Ok(see_other(&href(row.id))),
    };
    let mut errors = FieldErrors::default();
    let as_of = errors.required_date(&data, "ngay", "ngày của danh sách");
    let Some(as_of) = as_of.filter(|day| *day <= ctx.today()) else {
        let why = errors.get("ngay").unwrap_or("Ngày của danh sách không được sau hôm nay.").to_owned();
        return Err(PageError::Refused(why));
    };
    let tx = ctx.write(&allowed, &data).await?;
    let what = CarryOut {
        list: (id, data.version()),
        file_name: list.row.file_name.clone(),
        workbook: Arc::clone(&list.workbook),
        answers: list.answers.clone(),
        as_of,
        location: href(id),
    };
    match import::carry_out(tx, &allowed, what).await? {
        Carried::Done { written, checked } => {
            let done = format!("Đã ghi {} dòng vào danh sách.", checked.rows.len());
            Ok(ctx.done(&written, &done))
        }
        // The register changed meanwhile: what is open now is shown.
        Carried::NotReady(_) => match load(&ctx, &allowed, id).await? {
            Found::OnItsWay(list) => {
                Ok(rows::frame(&ctx).refused().show(rows::view(&CheckPage::OnItsWay(&list), &ctx.key())))
            }
            Found::Ended(row) => Ok(see_other(&href(row.id))),
        },
        Carried::NoList(none) => Err(PageError::Refused(none.to_string())),
    }
}

/// Gives a list up before it was taken in.
pub async fn give_up(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let allowed = ctx.may(ImportStaff)?;
    let row = row_of(&ctx, &mut ctx.read().await?, id).await?;
    if row.state() != ImportState::Waiting {
        return Ok(see_other(&href(id)));
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    lists::finish(&mut tx, &allowed, (id, data.version()), ImportState::GivenUp, [0, 0, 0]).await?;
    let leaf = Leaf::about("staff_import", id, format!("Bỏ danh sách “{}”, chưa nhập gì", row.file_name));
    let written = tx.commit(leaf, super::ADDRESS).await?;
    Ok(ctx.done(&written, "Đã bỏ danh sách; chưa có gì được ghi và tệp không còn được giữ."))
}

/// Gives a list back after it was taken in.
pub async fn undo(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let allowed = ctx.may(ImportStaff)?;
    let mut row = row_of(&ctx, &mut ctx.read().await?, id).await?;
    if row.state() != ImportState::Done {
        return Ok(see_other(&href(id)));
    }
    row.version = data.version();
    let until = dates::short(ctx.today());
    let tx = ctx.write(&allowed, &data).await?;
    match import::undo(tx, &allowed, &row, &href(id)).await? {
        Undone::Done(written) => {
            Ok(ctx.done(&written, &format!("Đã hoàn tác ngày {until}; danh sách như trước khi nhập.")))
        }
        Undone::ChangedSince(names) => Err(PageError::Refused(format!(
            "Không hoàn tác được: sau khi nhập, dữ liệu của {} đã được sửa. Hãy sửa từng người.",
            names.join(", ")
        ))),
    }
}
