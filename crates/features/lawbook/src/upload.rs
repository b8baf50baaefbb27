//! A table that comes as an Excel workbook, as the text that one would have copied out of it: rows of cells parted by tabs.

use files::xlsx_in::{self, Place, Sheet, Value};
use kernel::text::one_line;
use web::{FormData, Upload};

/// What the browser offers to choose.
pub(crate) const ACCEPT: &str = ".xlsx";

/// The workbook of a field; none where none was chosen.
///
/// # Errors
/// Why it cannot be read, and what to do.
pub(crate) async fn table_of(sent: &FormData, field: &str) -> Option<Result<String, String>> {
    let upload = sent.file(field).filter(|upload| !upload.bytes.is_empty())?.clone();
    let read = tokio::task::spawn_blocking(move || table(&upload)).await;
    Some(read.unwrap_or_else(|_| Err("Tệp làm chương trình đọc bị lỗi. Hãy chép bảng rồi dán vào ô.".to_owned())))
}

fn table(upload: &Upload) -> Result<String, String> {
    let workbook = xlsx_in::read(&upload.bytes).map_err(|error| format!("{} {}", error.message, error.suggestion))?;
    let sheet = workbook.sheets.iter().find(|sheet| !sheet.is_hidden && !sheet.cells.is_empty());
    sheet.map(text).ok_or_else(|| "Không trang tính nào trong tệp có nội dung. Chọn tệp khác.".to_owned())
}

/// Numbers are written with a comma, so that none reads two ways.
fn text(sheet: &Sheet) -> String {
    let last = sheet.cells.keys().map(|place| place.column).max().unwrap_or_default();
    let held = |place: Place| sheet.at(place).or_else(|| sheet.at(sheet.carried_from(place)?));
    let cell = |row: u32, column: u32| match held(Place { row, column }) {
        Some(Value::Number(number)) => number.replace('.', ","),
        Some(value) => one_line(&value.text()),
        None => String::new(),
    };
    let line = |row: u32| (0..=last).map(|column| cell(row, column)).collect::<Vec<_>>().join("\t");
    sheet.rows().into_iter().map(line).collect::<Vec<_>>().join("\n")
}
