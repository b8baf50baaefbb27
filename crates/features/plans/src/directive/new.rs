//! Entering a directive: the steward or a leader says what it is and who must read it.

use std::collections::HashSet;

use db::Leaf;
use jiff::ToSpan as _;
use kernel::dates::{self, Date};
use maud::{Markup, html};
use org::api::UnitRow;
use staff::api::StaffRow;
use ui::components::{
    Choice, Field, FieldError, Form, Tone, Width, button, checkbox_field, date_field, error_summary, field_row,
    file_field, form, select_field, text_field, textarea_field,
};
use ui::layout::page_head;
use web::{Ctx, FieldErrors, FormData, PageBuilder, PageError, PageResult, Parsed};

use super::KINDS;
use crate::model::READING_DAYS;
use crate::permissions::ManageDirectives;
use crate::store::directive::{self as store, NewDirective};

/// The form.
pub async fn get(ctx: Ctx) -> PageResult {
    ctx.may(ManageDirectives)?;
    let units = org::api::units(&mut ctx.read().await?, ctx.commune()).await?;
    Ok(page(&ctx).show(view(&FormData::default(), &units, &FieldErrors::default(), &ctx.key())))
}

/// The entry.
pub async fn post(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(ManageDirectives)?;
    let mut conn = ctx.read().await?;
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let everybody = staff::api::everybody(&mut conn, ctx.commune()).await?;
    drop(conn);
    let (command, file) = match parse(&data, &units, &everybody, ctx.today()) {
        Ok(parsed) => parsed,
        Err(errors) => return Ok(page(&ctx).refused().show(view(&data, &units, &errors, &ctx.key()))),
    };
    let mut tx = ctx.write(&allowed, &data).await?;
    let stored = match file {
        Some((name, mime, bytes)) => Some(db::blob::store_file(&mut tx, &name, mime, bytes).await?),
        None => None,
    };
    let id = match store::insert_directive(&mut tx, &allowed, &command, stored).await {
        Ok(id) => id,
        Err(error) if error.is_unique_violation() => {
            drop(tx);
            let mut errors = FieldErrors::default();
            errors.add("so", already_there(&command));
            return Ok(page(&ctx).refused().show(view(&data, &units, &errors, &ctx.key())));
        }
        Err(error) => return Err(PageError::from(error)),
    };
    let leaf = Leaf::about("plans_directive", id, format!("Thêm văn bản {}", command.number));
    let written = tx.commit(leaf, format!("/van-ban/{id}")).await?;
    Ok(ctx.done(&written, &format!("Đã thêm văn bản và giao {} người đọc.", command.readers.len())))
}

/// The same number of another body, or of another day, is another document.
fn already_there(command: &NewDirective) -> String {
    let (number, issuer) = (&command.number, &command.issuer);
    match command.issued_on {
        Some(day) => {
            format!("Văn bản số {number} ngày {} của {issuer} đã có trong danh sách.", dates::short(day))
        }
        None => format!(
            "Văn bản số {number} của {issuer}, chưa ghi ngày ban hành, đã có trong danh sách. Nếu đây là văn bản khác, hãy nhập ngày ban hành."
        ),
    }
}

type CheckedFile = (String, &'static str, Vec<u8>);

fn parse(
    data: &FormData,
    units: &[UnitRow],
    everybody: &[StaffRow],
    today: Date,
) -> Parsed<(NewDirective, Option<CheckedFile>)> {
    let mut errors = FieldErrors::default();
    let kind = data.line("loai");
    if !KINDS.iter().any(|(code, _)| *code == kind) {
        errors.add("loai", "Hãy chọn loại văn bản.");
    }
    let number = errors.required_line(data, "so", "số, ký hiệu văn bản", 60);
    let issuer = errors.required_line(data, "co_quan", "cơ quan ban hành", 200);
    let title = errors.required_line(data, "trich_yeu", "trích yếu", 500);
    let summary = errors.optional_lines(data, "tom_tat", "nội dung cần nắm", 5000).unwrap_or_default();
    let issued_on = errors.optional_date(data, "ngay_ban_hanh");
    let received_on = errors.optional_date(data, "ngay_nhan").unwrap_or(today);
    let confirm_by = errors.optional_date(data, "han_doc").unwrap_or_else(|| today.saturating_add(READING_DAYS.days()));
    if confirm_by < received_on {
        errors.add("han_doc", "Hạn đọc không thể trước ngày nhận.");
    }
    let chosen: HashSet<&str> = data.all("don_vi").collect();
    let in_chosen = |p: &&StaffRow| units.iter().any(|u| u.id == p.unit && chosen.contains(u.code.as_str()));
    let readers: Vec<_> = everybody.iter().filter(in_chosen).map(|p| p.id).collect();
    if readers.is_empty() {
        errors.add("don_vi", nobody_reads(chosen.is_empty(), everybody.is_empty()));
    }
    let file = data.file("tep").and_then(|upload| match files::upload::check(&upload.file_name, &upload.bytes) {
        Ok(checked) => Some((checked.name, checked.mime, upload.bytes.clone())),
        Err(problem) => {
            errors.add("tep", problem.to_string());
            None
        }
    });
    let new = NewDirective { kind, number, issued_on, issuer, title, summary, received_on, confirm_by, readers };
    errors.finish((new, file))
}

/// Why nobody would have to read it, and what to do.
fn nobody_reads(none_chosen: bool, nobody_known: bool) -> &'static str {
    match (none_chosen, nobody_known) {
        (_, true) => {
            "Chưa đơn vị nào có người trong danh sách nên chưa giao được ai đọc. Người vận hành thêm người bằng lệnh “sauro account add”, rồi anh/chị gửi lại."
        }
        (true, false) => "Hãy chọn ít nhất một đơn vị có người phải đọc.",
        (false, false) => {
            "Các đơn vị đã chọn chưa có ai trong danh sách. Hãy chọn thêm đơn vị khác, hoặc đề nghị người vận hành thêm người bằng lệnh “sauro account add”."
        }
    }
}

fn page(ctx: &Ctx) -> PageBuilder {
    ctx.page("Thêm văn bản chỉ đạo").crumbs(&[("/van-ban", "Văn bản chỉ đạo")])
}

/// The form's content.
pub fn view(data: &FormData, units: &[UnitRow], errors: &FieldErrors, key: &str) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let kinds: Vec<Choice> = KINDS.iter().map(|(code, name)| Choice::new(*code, *name)).collect();
    let first_time = !data.has("_key");
    let chosen: HashSet<&str> = data.all("don_vi").collect();
    let readers: Vec<Choice> = units
        .iter()
        .map(|u| Choice { checked: first_time || chosen.contains(u.code.as_str()), ..Choice::new(&u.code, &u.name) })
        .collect();
    let field = |name: &'static str, label: &'static str| Field {
        name,
        label,
        value: data.raw(name),
        error: errors.get(name),
        ..Field::default()
    };
    html! {
        (page_head("Thêm văn bản chỉ đạo"))
        (error_summary(&list))
        (form(&Form { action: "/van-ban/moi", key, draft: "van-ban-moi", files: true, ..Form::default() }, html! {
            (field_row(html! {
                (select_field(&Field { required: true, ..field("loai", "Loại văn bản") }, "Chọn loại", &kinds))
                (text_field(&Field { required: true, hint: "Ví dụ: 18/CT-TTg", width: Width::Medium, ..field("so", "Số, ký hiệu") }))
            }))
            (text_field(&Field { required: true, ..field("co_quan", "Cơ quan ban hành") }))
            (text_field(&Field { required: true, ..field("trich_yeu", "Trích yếu") }))
            (textarea_field(&Field { hint: "Vài câu để người đọc nắm ngay việc của mình.", ..field("tom_tat", "Nội dung cần nắm") }))
            (field_row(html! {
                (date_field(&Field { width: Width::Short, ..field("ngay_ban_hanh", "Ngày ban hành") }))
                (date_field(&Field { width: Width::Short, hint: "Để trống là hôm nay.", ..field("ngay_nhan", "Ngày nhận") }))
                (date_field(&Field { width: Width::Short, hint: &format!("Để trống là {READING_DAYS} ngày nữa."), ..field("han_doc", "Hạn xác nhận đã đọc") }))
            }))
            (file_field(&Field { hint: "PDF hoặc Word, nhiều nhất 20 MB. Không tải văn bản mật.", ..field("tep", "Tệp văn bản") }, ".pdf,.docx"))
            (checkbox_field(&Field { required: true, ..field("don_vi", "Đơn vị phải đọc") }, &readers))
            (button("Thêm văn bản", Tone::Primary))
        }))
    }
}
