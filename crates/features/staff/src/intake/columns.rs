//! What each column means, to be confirmed or put right.

use axum::extract::Path;
use db::Leaf;
use maud::{Markup, html};
use ui::components::{
    Choice, Column, Field, Form, NoticeKind, Table, TableRow, Tone, actions, button, form, hidden, notice_with,
    select_field, table,
};
use ui::layout::page_head_with;
use web::{Ctx, FormData, PageResult, see_other};

use super::{Found, OnItsWay, href, list, load, sheet_number};
use crate::import::{Answers, Meaning, ReadColumn, choices};
use crate::permissions::ImportStaff;
use crate::store::import as lists;

/// The page.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let allowed = ctx.may(ImportStaff)?;
    match load(&ctx, &allowed, id).await? {
        Found::OnItsWay(list) => Ok(frame(&ctx, id).show(view(&list, &ctx.key()))),
        Found::Ended(row) => Ok(see_other(&href(row.id))),
    }
}

fn frame(ctx: &Ctx, id: i64) -> web::PageBuilder {
    let list = href(id);
    ctx.page("Xác nhận cột").crumbs(&[
        ("/can-bo", "Cán bộ, công chức"),
        (super::ADDRESS, "Nhập danh sách"),
        (&list, "Danh sách"),
    ])
}

/// Keeps what was put right.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let allowed = ctx.may(ImportStaff)?;
    let list = match load(&ctx, &allowed, id).await? {
        Found::OnItsWay(list) => list,
        Found::Ended(row) => return Ok(see_other(&href(row.id))),
    };
    let mut answers = list.answers.clone();
    for column in &list.checked.columns {
        let chosen = data.raw(&name(&list, column)).to_owned();
        let key = answer_key(column);
        let seems = column.seems.map(Meaning::key).unwrap_or_default();
        if chosen == seems || (chosen.is_empty() && seems.is_empty()) {
            answers.columns.remove(&key);
        } else if chosen.is_empty() {
            answers.columns.insert(key, Meaning::LeftOut.key());
        } else if Meaning::from_key(&chosen).is_some() {
            answers.columns.insert(key, chosen);
        }
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    lists::answer(&mut tx, &allowed, (id, data.version()), &answers.stored()).await?;
    let leaf = Leaf::about("staff_import", id, format!("Xác nhận cột của danh sách “{}”", list.row.file_name));
    let written = tx.commit(leaf, href(id)).await?;
    Ok(ctx.done(&written, "Đã ghi nhận các cột. Dưới đây là kết quả kiểm tra từng dòng."))
}

fn letters(column: &ReadColumn) -> String {
    column.cell.to_string().chars().take_while(char::is_ascii_alphabetic).collect()
}

fn answer_key(column: &ReadColumn) -> String {
    Answers::at(&column.sheet, letters(column))
}

fn name(list: &OnItsWay, column: &ReadColumn) -> String {
    format!("cot-{}-{}", sheet_number(&list.checked, &column.sheet), letters(column))
}

/// The page's content.
pub fn view(list: &OnItsWay, key: &str) -> Markup {
    let unclear = list.checked.columns.iter().filter(|column| column.meaning.is_none()).count();
    let version = list.row.version.to_string();
    html! {
        (page_head_with("Xác nhận cột", html! { (list.row.file_name) }, html! {}))
        (list::way(2, Some(list.row.id)))
        @if unclear > 0 {
            (notice_with(NoticeKind::Info, html! { p { (unclear) " cột hệ thống không hiểu nên bỏ qua. Nếu cột ấy cần dùng, chọn ý nghĩa của cột." } }))
        }
        (form(&Form { action: &format!("{}/cot", href(list.row.id)), key, ..Form::default() }, html! {
            (hidden("_version", &version))
            (table(&Table {
                caption: "Các cột của tệp và ý nghĩa của từng cột".to_owned(),
                columns: vec![Column::tight("Ô"), Column::text("Tiêu đề trong tệp"), Column::text("Hệ thống hiểu là")],
                rows: list.checked.columns.iter().map(|column| row(list, column)).collect(),
                ..Table::default()
            }))
            (actions(html! { (button("Đúng, kiểm tra từng dòng", Tone::Primary)) }))
        }))
    }
}

fn row(list: &OnItsWay, column: &ReadColumn) -> TableRow {
    let name = name(list, column);
    let chosen = column.meaning.map(Meaning::key).unwrap_or_default();
    let mut all: Vec<Choice> = choices().into_iter().map(|(key, label)| Choice::new(key, label)).collect();
    if let Some(meaning) = column.meaning.filter(|meaning| !all.iter().any(|choice| choice.value == meaning.key())) {
        all.insert(0, Choice::new(meaning.key(), meaning.label()));
    }
    let label = format!("Ý nghĩa của cột “{}”", column.header);
    TableRow::new(vec![
        html! { (column.cell.to_string()) },
        html! { (column.header) },
        select_field(
            &Field { name: &name, label: &label, label_hidden: true, value: &chosen, ..Field::default() },
            "Bỏ qua cột này",
            &all,
        ),
    ])
}
