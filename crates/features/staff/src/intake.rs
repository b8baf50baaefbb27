//! "Nhập danh sách từ Excel": upload, columns, rows, one write, and the way back.

pub mod columns;
pub mod fixes;
pub mod list;
pub mod rows;
pub mod settle;
pub mod upload;

use std::sync::Arc;

use db::Conn;
use files::xlsx_in::{self, Workbook};
use kernel::permission::Allowed;
use web::{Ctx, PageError};

use crate::import::{self, Answers, Checked, Ground};
use crate::permissions::ImportStaff;
use crate::store::import::{self as lists, ImportRow, ImportState};

/// The lists that came, and the form for another.
pub const ADDRESS: &str = "/can-bo/nhap";

/// The page of a list.
pub(crate) fn href(id: i64) -> String {
    format!("{ADDRESS}/{id}")
}

/// A list on its way, checked against the register as it is now.
pub struct OnItsWay {
    pub row: ImportRow,
    pub workbook: Arc<Workbook>,
    /// The file as it came, for giving it back with notes.
    pub bytes: Vec<u8>,
    pub answers: Answers,
    pub ground: Ground,
    pub checked: Checked,
}

/// The list of a number.
///
/// # Errors
/// Not found where there is none.
pub(super) async fn row_of(ctx: &Ctx, conn: &mut Conn, id: i64) -> Result<ImportRow, PageError> {
    lists::list(conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)
}

/// A list as it stands.
pub(super) enum Found {
    OnItsWay(Box<OnItsWay>),
    Ended(Box<ImportRow>),
}

/// A list: one on its way is read and checked.
///
/// # Errors
/// Not found; a fault where the kept workbook cannot be read any more.
pub(super) async fn load(ctx: &Ctx, allowed: &Allowed<ImportStaff>, id: i64) -> Result<Found, PageError> {
    let mut conn = ctx.read().await?;
    let row = row_of(ctx, &mut conn, id).await?;
    let content = lists::content(&mut conn, allowed, id).await?.ok_or(PageError::NotFound)?;
    let (ImportState::Waiting, Some(bytes)) = (row.state(), content.content_secret) else {
        return Ok(Found::Ended(Box::new(row)));
    };
    let answers = Answers::from_stored(&content.answers_secret);
    let ground = import::ground(&mut conn, allowed, ctx.today()).await?;
    drop(conn);
    let work = move || {
        let workbook = xlsx_in::read(&bytes).map_err(|error| PageError::Refused(error.message))?;
        let checked = import::check(&workbook, &ground, &answers)
            .map_err(|none| PageError::Refused(format!("{} {}", none.message, none.suggestion)))?;
        Ok(OnItsWay { row, workbook: Arc::new(workbook), bytes, answers, ground, checked })
    };
    let read = tokio::task::spawn_blocking(work).await;
    let read = read.unwrap_or_else(|_| {
        Err(PageError::Refused("Tệp làm bộ đọc gặp lỗi. Hãy lưu lại tệp bằng Excel rồi tải lên lại.".to_owned()))
    });
    read.map(|list| Found::OnItsWay(Box::new(list)))
}

/// The places of sheets, by which forms name them.
pub(super) fn sheet_number(checked: &Checked, sheet: &str) -> usize {
    let mut names: Vec<&str> = checked.columns.iter().map(|column| column.sheet.as_str()).collect();
    names.dedup();
    names.iter().position(|name| *name == sheet).unwrap_or_default()
}
