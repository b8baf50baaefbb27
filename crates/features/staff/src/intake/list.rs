//! The lists that came, and the form for another one.

use kernel::dates;
use maud::{Markup, html};
use ui::components::{
    Column, Field, FieldError, Form, Table, TableRow, Tone, actions, button, card, empty_with, error_summary,
    file_field, form, section, steps, table,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, PageResult};

use super::{ADDRESS, href};
use crate::permissions::ImportStaff;
use crate::store::import::{self as lists, ImportRow};

/// The page.
pub async fn get(ctx: Ctx) -> PageResult {
    ctx.may(ImportStaff)?;
    let rows = lists::lists(&mut ctx.read().await?, ctx.commune()).await?;
    let key = ctx.key();
    Ok(frame(&ctx).show(view(&rows, &FieldErrors::default(), &key)))
}

pub(super) fn frame(ctx: &Ctx) -> web::PageBuilder {
    ctx.page("Nhập danh sách từ Excel").crumbs(&[("/can-bo", "Cán bộ, công chức")])
}

/// The steps, the present one from 1.
pub(super) fn way(current: usize, id: Option<i64>) -> Markup {
    let rows = id.map(href);
    let columns = id.map(|id| format!("{}/cot", href(id)));
    steps(
        &[
            ("Tải tệp lên", Some(ADDRESS)),
            ("Xác nhận cột", columns.as_deref()),
            ("Kiểm tra từng dòng", rows.as_deref()),
            ("Ghi vào danh sách", None),
        ],
        current,
    )
}

/// The page's content.
pub fn view(rows: &[ImportRow], errors: &FieldErrors, key: &str) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        (page_head_with("Nhập danh sách từ Excel", html! { "Tải lên danh sách đang có, không cần đúng mẫu: hệ thống tìm dòng tiêu đề, hiểu từng cột, kiểm tra từng dòng. Chưa bấm ghi thì chưa có gì thay đổi." }, html! {}))
        (way(1, None))
        (error_summary(&list))
        (card("Tệp danh sách", form(&Form { action: ADDRESS, key, files: true, ..Form::default() }, html! {
            (file_field(&Field { name: "tep", label: "Tệp Excel (.xlsx)", hint: "Không quá 20 MB. Tệp .xls cũ: mở bằng Excel rồi lưu thành .xlsx.", error: errors.get("tep"), required: true, ..Field::default() }, ".xlsx"))
            (actions(html! { (button("Tải lên và kiểm tra", Tone::Primary)) }))
        })))
        (section("Các danh sách đã tải lên", table(&Table {
            caption: "Các danh sách đã tải lên, mới nhất trước".to_owned(),
            columns: vec![Column::text("Tệp"), Column::tight("Tải lên"), Column::text("Người tải"), Column::tight("Tình trạng"), Column::numeric("Người mới"), Column::numeric("Cập nhật")],
            rows: rows.iter().map(told).collect(),
            empty: empty_with("Chưa có danh sách nào. Chọn tệp ở trên để bắt đầu.", html! {}),
            ..Table::default()
        })))
    }
}

fn told(row: &ImportRow) -> TableRow {
    TableRow::new(vec![
        html! { a href=(href(row.id)) { (row.file_name) } },
        html! { (dates::moment(row.uploaded_at)) },
        html! { (row.uploaded_by_name) },
        html! { (row.state().label()) },
        html! { (row.new_count) },
        html! { (row.changed_count) },
    ])
}
