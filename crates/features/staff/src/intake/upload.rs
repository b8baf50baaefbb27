//! A workbook that comes: read with bounds, looked at for a list of people, kept.

use files::xlsx_in;
use kernel::text::one_line;
use web::{Ctx, FieldErrors, FormData, PageResult};

use super::{href, list};
use crate::import::{Answers, Kept, check, ground, keep_in, leaf};
use crate::permissions::ImportStaff;
use crate::store::import as lists;

/// Keeps the workbook.
pub async fn post(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(ImportStaff)?;
    let Some(upload) = data.file("tep").filter(|upload| !upload.bytes.is_empty()).cloned() else {
        return refused(&ctx, "Hãy chọn tệp danh sách (.xlsx).").await;
    };
    let name: String =
        one_line(upload.file_name.rsplit(['/', '\\']).next().unwrap_or_default()).chars().take(200).collect();
    let ground = ground(&mut ctx.read().await?, &allowed, ctx.today()).await?;
    let bytes = upload.bytes.clone();
    let read = tokio::task::spawn_blocking(move || {
        let workbook = xlsx_in::read(&bytes).map_err(|error| format!("{} {}", error.message, error.suggestion))?;
        check(&workbook, &ground, &Answers::default()).map(|_| ()).map_err(|none| none.to_string())
    });
    let read = read
        .await
        .unwrap_or_else(|_| Err("Tệp làm bộ đọc gặp lỗi. Hãy lưu lại tệp bằng Excel rồi tải lên lại.".to_owned()));
    if let Err(why) = read {
        return refused(&ctx, &why).await;
    }
    let tx = ctx.write(&allowed, &data).await?;
    match keep_in(tx, &allowed, (&name, upload.bytes), &Answers::default()).await? {
        (Kept::New(id, _), tx) => {
            let written = tx.commit(leaf(id, &name), format!("{}/cot", href(id))).await?;
            Ok(ctx.done(&written, "Đã đọc tệp. Hãy xác nhận từng cột."))
        }
        (Kept::Known(row), _) => {
            let why = format!(
                "Tệp này đã được tải lên trước đây ({}, {}). Mở lần tải lên đó trong bảng dưới; không nhập hai lần.",
                row.file_name,
                row.state().label().to_lowercase()
            );
            refused(&ctx, &why).await
        }
    }
}

async fn refused(ctx: &Ctx, why: &str) -> PageResult {
    let mut errors = FieldErrors::default();
    errors.add("tep", why.to_owned());
    let rows = lists::lists(&mut ctx.read().await?, ctx.commune()).await?;
    Ok(list::frame(ctx).refused().show(list::view(&rows, &errors, &ctx.key())))
}
