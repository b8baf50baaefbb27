//! The papers that came, and the form for another one.

use kernel::dates;
use maud::{Markup, html};
use ui::components::{
    Choice, Column, Field, FieldError, Form, Table, TableRow, Tone, actions, button, card, empty_with, error_summary,
    file_field, form, radio_field, section, table,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, PageBuilder, PageResult};

use super::{ADDRESS, href};
use crate::permissions::ManagePositions;
use crate::positions::HOME;
use crate::store::paper::{self, PaperKind, PaperRow};

/// What the browser offers to choose.
const ACCEPT: &str = ".docx,.pdf,.txt,.xlsx";

/// The page.
pub async fn get(ctx: Ctx) -> PageResult {
    ctx.may(ManagePositions)?;
    let rows = paper::papers(&mut ctx.read().await?, ctx.commune()).await?;
    let key = ctx.key();
    Ok(frame(&ctx).show(view(&rows, "", &FieldErrors::default(), &key)))
}

pub(super) fn frame(ctx: &Ctx) -> PageBuilder {
    ctx.page("Nhập từ tệp").crumbs(&[HOME])
}

/// The page's content; `kind` is what was chosen.
pub fn view(rows: &[PaperRow], kind: &str, errors: &FieldErrors, key: &str) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let kinds: Vec<Choice> = PaperKind::ALL.iter().map(|kind| Choice::new(kind.code(), kind.label())).collect();
    html! {
        (page_head_with("Nhập từ tệp", html! { "Danh mục vị trí việc làm, bản mô tả công việc, khung năng lực. Hệ thống đọc tệp rồi cho xem từng chỗ; chưa bấm nhập thì chưa có gì thay đổi." }, html! {}))
        (error_summary(&list))
        (card("Tệp", form(&Form { action: ADDRESS, key, files: true, ..Form::default() }, html! {
            (radio_field(&Field { name: "loai", label: "Loại giấy tờ", value: kind, error: errors.get("loai"), required: true, ..Field::default() }, &kinds))
            (file_field(&Field { name: "tep", label: "Tệp", hint: "Word (.docx), PDF có lớp chữ, văn bản (.txt); danh mục thì cả Excel (.xlsx). Không quá 20 MB. Không đưa văn bản mật vào hệ thống này.", error: errors.get("tep"), required: true, ..Field::default() }, ACCEPT))
            (actions(html! { (button("Tải lên và đọc", Tone::Primary)) }))
        })))
        (section("Các tệp đã tải lên", table(&Table {
            caption: "Các tệp đã tải lên, mới nhất trước".to_owned(),
            caption_hidden: true,
            columns: vec![Column::text("Tệp"), Column::text("Loại"), Column::tight("Tải lên"), Column::text("Người tải"), Column::tight("Tình trạng")],
            rows: rows.iter().map(|row| TableRow::new(vec![
                html! { a href=(href(row.id)) { (row.file_name) } },
                html! { (row.kind().label()) },
                html! { (dates::moment(row.uploaded_at)) },
                html! { (row.uploaded_by_name) },
                html! { (row.state().label()) },
            ])).collect(),
            empty: empty_with("Chưa có tệp nào. Chọn tệp ở trên để bắt đầu.", html! {}),
            ..Table::default()
        })))
    }
}
