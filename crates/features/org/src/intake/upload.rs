//! A paper that comes: read with bounds, looked at for what it should be, its file kept.

use db::Leaf;
use files::upload::display_name;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use super::{href, list, read};
use crate::permissions::ManagePositions;
use crate::store::paper::{self, PaperKind};

/// Keeps the file.
pub async fn post(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(ManagePositions)?;
    let mut errors = FieldErrors::default();
    let kind = PaperKind::from_code(data.raw("loai"));
    if kind.is_none() {
        errors.add("loai", "Hãy chọn loại giấy tờ.");
    }
    let upload = data.file("tep").filter(|upload| !upload.bytes.is_empty()).cloned();
    if upload.is_none() {
        errors.add("tep", "Hãy chọn tệp có nội dung.");
    }
    let (Some(kind), Some(upload)) = (kind, upload) else {
        if data.file("tep").is_some() {
            errors.add("tep", "Trình duyệt không giữ lại tệp khi biểu mẫu có chỗ cần sửa. Hãy chọn lại tệp.");
        }
        return refused(&ctx, &data, errors).await;
    };
    let name = display_name(&upload.file_name);
    match read::in_the_background(&ctx, upload.bytes.clone(), name.clone(), kind).await {
        Ok(paper) if !paper.is_empty() => {}
        Ok(paper) => {
            let why = paper.findings().first().map(|finding| format!("{} {}", finding.why, finding.suggestion));
            errors.add("tep", why.unwrap_or_else(|| "Không đọc được gì từ tệp này. Hãy chọn tệp khác.".to_owned()));
            return refused(&ctx, &data, errors).await;
        }
        Err(why) => {
            errors.add("tep", why);
            return refused(&ctx, &data, errors).await;
        }
    }
    let mime = files::upload::check(&name, &upload.bytes).map_err(|why| PageError::Refused(why.to_string()))?.mime;
    let digest = db::blob::digest(&upload.bytes);
    let mut tx = ctx.write(&allowed, &data).await?;
    // Of two equal papers at once the second finds the first.
    tx.take_turn(paper::TURN).await?;
    if let Some(known) = paper::of_content(&mut tx, ctx.commune(), &digest, kind).await? {
        drop(tx);
        let state = known.state().label().to_lowercase();
        errors.add(
            "tep",
            format!(
                "Tệp này đã được tải lên trước đây ({}, {state}). Mở lần tải lên đó trong bảng dưới; không nhập hai lần.",
                known.file_name
            ),
        );
        return refused(&ctx, &data, errors).await;
    }
    let file = db::blob::store_file(&mut tx, &name, mime, upload.bytes).await?;
    let id = paper::insert(&mut tx, &allowed, kind, (file, &name, &digest)).await?;
    let leaf = Leaf::about("org_paper", id, format!("Tải lên để xem: {}, tệp “{name}”", kind.label().to_lowercase()));
    let written = tx.commit(leaf, href(id)).await?;
    Ok(ctx.done(&written, "Đã đọc tệp. Hãy xem từng chỗ trước khi nhập."))
}

async fn refused(ctx: &Ctx, data: &FormData, errors: FieldErrors) -> PageResult {
    let rows = paper::papers(&mut ctx.read().await?, ctx.commune()).await?;
    let page = list::view(&rows, data.raw("loai"), &errors, &ctx.key());
    Ok(list::frame(ctx).refused().show(page))
}
