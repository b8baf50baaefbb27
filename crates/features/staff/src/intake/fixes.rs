//! What was put right on the page, and the file with a column of notes.

use std::collections::BTreeMap;

use axum::extract::Path;
use db::Leaf;
use files::xlsx_marked::{Marks, Note, marked};
use web::{Ctx, FormData, PageError, PageResult, download as attachment, see_other};

use super::rows::{AT_ONCE, open_rows};
use super::{Found, OnItsWay, href, load, sheet_number};
use crate::import::{Answers, Grade, Row, Same};
use crate::permissions::ImportStaff;
use crate::store::import as lists;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Keeps what was put right, and checks again.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let allowed = ctx.may(ImportStaff)?;
    let list = match load(&ctx, &allowed, id).await? {
        Found::OnItsWay(list) => list,
        Found::Ended(row) => return Ok(see_other(&href(row.id))),
    };
    let mut answers = list.answers.clone();
    if data.has("don_vi") {
        answers.unit = Some(data.line("don_vi")).filter(|code| !code.is_empty());
    }
    for row in open_rows(&list).into_iter().take(AT_ONCE) {
        take(&list, row, &data, &mut answers);
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    lists::answer(&mut tx, &allowed, (id, data.version()), &answers.stored()).await?;
    let leaf = Leaf::about("staff_import", id, format!("Sửa, trả lời các dòng của danh sách “{}”", list.row.file_name));
    let written = tx.commit(leaf, href(id)).await?;
    Ok(ctx.done(&written, "Đã lưu và kiểm tra lại."))
}

fn take(list: &OnItsWay, row: &Row, data: &FormData, answers: &mut Answers) {
    let sheet = sheet_number(&list.checked, &row.sheet);
    if !data.line(&format!("bo-{sheet}-{}", row.number)).is_empty() {
        answers.skipped.insert(row.key());
        return;
    }
    let unit = data.line(&format!("dv-{sheet}-{}", row.number));
    if list.ground.units.iter().any(|known| known.code == unit) {
        answers.units.insert(row.key(), unit);
    }
    for finding in row.findings.iter().filter(|finding| finding.grade == Grade::Error) {
        let name = format!("o-{sheet}-{}", finding.cell);
        let typed = data.line(&name);
        if data.has(&name) && Some(&typed) != row.typed.get(&finding.cell) {
            answers.fixes.insert(Answers::at(&row.sheet, &finding.cell), typed);
        }
    }
    match data.line(&format!("ai-{sheet}-{}", row.number)).as_str() {
        "" => {}
        "moi" => {
            answers.same.insert(row.key(), Same::New);
        }
        code => {
            answers.same.insert(row.key(), Same::Person(code.to_owned()));
        }
    }
}

/// The same file with one more column: what is wrong with each row.
pub async fn download(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let allowed = ctx.may(ImportStaff)?;
    let list = match load(&ctx, &allowed, id).await? {
        Found::OnItsWay(list) => list,
        Found::Ended(row) => return Ok(see_other(&href(row.id))),
    };
    let mut by_sheet: BTreeMap<&str, Vec<Note>> = BTreeMap::new();
    for row in &list.checked.rows {
        for finding in &row.findings {
            let text = format!("{} {}: {} {}", finding.grade.label(), finding.cell, finding.why, finding.suggestion);
            by_sheet.entry(&row.sheet).or_default().push(Note { row: row.number.saturating_sub(1), text });
        }
    }
    let marks: Vec<Marks> = by_sheet
        .into_iter()
        .map(|(sheet, notes)| {
            let header_row =
                list.checked.columns.iter().find(|column| column.sheet == sheet).map_or(0, |column| column.cell.row);
            Marks { sheet: sheet.to_owned(), header_row, notes }
        })
        .collect();
    let bytes =
        marked(&list.bytes, &marks, "Ghi chú của hệ thống").map_err(|error| PageError::Refused(error.message))?;
    Ok(attachment(&format!("ghi-loi-{}", list.row.file_name), XLSX, bytes))
}
