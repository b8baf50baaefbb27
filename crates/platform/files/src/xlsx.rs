//! Tables as Excel files: typed cells, a header that stays in sight, ready to filter and to print.
//!
//! A text stays a text: nothing that a person typed becomes a formula. The same sheets give the same bytes.

mod names;
pub(crate) mod texts;

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use texts::{points, text, wrapped};

/// Signs with which a typed text begins, be it after blanks, that some program takes for a formula.
const FORMULA_SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠'];
/// Most rows of a sheet, without the header.
pub const MAX_ROWS: usize = 1_048_575;

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Name of the sheet and head of each printed page. Signs that Excel forbids in names are replaced.
    pub title: String,
    pub columns: Vec<Column>,
    /// Rows may be shorter than the columns; what is longer is an error of the caller and is left out.
    pub rows: Vec<Vec<Cell>>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub header: String,
    /// Width in characters.
    pub width: u16,
    pub kind: Kind,
}

/// How a column's cells are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Wrapped text.
    #[default]
    Text,
    /// Short text in the middle: ordinals, codes.
    Code,
    /// Whole numbers, thousands grouped.
    Int,
    /// Numbers with so many decimal places.
    Decimal(u8),
    /// dd/mm/yyyy.
    Date,
}

/// The value of a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Int(i64),
    /// For display only: exact values stay with whoever computed them.
    Number(f64),
    Date(Date),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<Date> for Cell {
    fn from(value: Date) -> Self {
        Self::Date(value)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// Why a table could not be written; Vietnamese, for the user.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    #[error("Bảng “{title}” có {rows} dòng, nhiều hơn {MAX_ROWS} dòng mà Excel chứa được. Hãy lọc bớt rồi xuất lại.")]
    TooManyRows { title: String, rows: usize },
    #[error("Không tạo được tệp Excel: {0}.")]
    Other(String),
}

/// Writes the sheets into one workbook; `author` is the issuing body.
///
/// # Errors
/// [`WriteError::TooManyRows`]; `Other` when there is no sheet at all.
pub fn workbook(sheets: &[Sheet], author: &str) -> Result<Vec<u8>, WriteError> {
    if let Some(sheet) = sheets.iter().find(|s| s.rows.len() > MAX_ROWS) {
        return Err(WriteError::TooManyRows { title: sheet.title.clone(), rows: sheet.rows.len() });
    }
    if sheets.is_empty() {
        return Err(WriteError::Other("chưa có bảng nào".to_owned()));
    }
    build(sheets, author).map_err(|error| WriteError::Other(error.to_string()))
}

fn build(sheets: &[Sheet], author: &str) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // A fixed moment: a file must not differ because it was made a second later.
    let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let title = sheets.first().map_or("", |s| s.title.as_str());
    book.set_properties(&DocProperties::new().set_title(title).set_author(author).set_creation_datetime(&created));
    let names = names::sheet_names(sheets.iter().map(|s| s.title.as_str()));
    for (sheet, name) in sheets.iter().zip(names) {
        let worksheet = book.add_worksheet();
        worksheet.set_name(name)?;
        set_page(worksheet, sheet)?;
        fill(worksheet, sheet)?;
    }
    book.save_to_buffer()
}

fn set_page(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    // `&` begins a field in a page head.
    let head = sheet.title.replace('&', "&&");
    worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    worksheet.set_header(format!("&C&\"Times New Roman,Bold\"&13{head}")).set_footer("&C&P/&N");
    worksheet.set_repeat_rows(0, 0)?;
    worksheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let header = base().set_bold().set_align(FormatAlign::Center).set_background_color(Color::RGB(0xE8_EE_F4));
    for (at, column) in sheet.columns.iter().enumerate() {
        let at = at as u16;
        worksheet.set_column_width(at, f64::from(column.width))?;
        write_text(worksheet, 0, at, &column.header, &header)?;
    }
    let headers: Vec<Cell> = sheet.columns.iter().map(|c| c.header.as_str().into()).collect();
    worksheet.set_row_height(0, height(&sheet.columns, &headers) + 6.0)?;
    let formats: Vec<Format> = sheet.columns.iter().map(|c| format(c.kind)).collect();
    for (row, cells) in sheet.rows.iter().enumerate() {
        let row = (row + 1) as u32;
        worksheet.set_row_height(row, height(&sheet.columns, cells))?;
        for (at, shape) in formats.iter().enumerate() {
            write(worksheet, row, at as u16, cells.get(at).unwrap_or(&Cell::Empty), shape)?;
        }
    }
    if let Some(last) = sheet.columns.len().checked_sub(1) {
        worksheet.autofilter(0, 0, sheet.rows.len() as u32, last as u16)?;
    }
    Ok(())
}

/// Height of a row in points that shows its longest text whole: not every program measures wrapped text by itself.
fn height(columns: &[Column], cells: &[Cell]) -> f64 {
    let lines = columns.iter().zip(cells).map(|(column, cell)| match cell {
        Cell::Text(value) => value.split('\n').map(|line| wrapped(line, usize::from(column.width.max(1)))).sum(),
        _ => 1,
    });
    points(lines.max().unwrap_or(1))
}

fn write(worksheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, shape: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => worksheet.write_blank(row, column, shape)?,
        Cell::Text(value) => write_text(worksheet, row, column, value, shape)?,
        Cell::Int(value) => worksheet.write_number_with_format(row, column, *value as f64, shape)?,
        Cell::Number(value) => worksheet.write_number_with_format(row, column, *value, shape)?,
        Cell::Date(value) => match ExcelDateTime::from_ymd(value.year() as u16, value.month() as u8, value.day() as u8)
        {
            Ok(date) => worksheet.write_datetime_with_format(row, column, &date, shape)?,
            // Excel's calendar begins in 1900.
            Err(_) => worksheet.write_string_with_format(row, column, value.strftime("%d/%m/%Y").to_string(), shape)?,
        },
    };
    Ok(())
}

fn write_text<'a>(
    worksheet: &'a mut Worksheet,
    row: u32,
    column: u16,
    value: &str,
    shape: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    let value = text(value);
    if value.starts_with(FORMULA_SIGNS) || value.trim_start().starts_with(FORMULA_SIGNS) {
        // Marked as quoted, so that it does not turn into a formula when somebody edits the cell either.
        worksheet.write_string_with_format(row, column, value, &shape.clone().set_quote_prefix())
    } else {
        worksheet.write_string_with_format(row, column, value, shape)
    }
}

fn base() -> Format {
    Format::new()
        .set_font_name("Times New Roman")
        .set_font_size(12)
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
}

fn format(kind: Kind) -> Format {
    match kind {
        Kind::Text => base().set_align(FormatAlign::Left),
        Kind::Code => base().set_align(FormatAlign::Center),
        Kind::Int => base().set_align(FormatAlign::Right).set_num_format("#,##0"),
        Kind::Decimal(places) => {
            let zeros = "0".repeat(usize::from(places.clamp(1, 6)));
            base().set_align(FormatAlign::Right).set_num_format(format!("#,##0.{zeros}"))
        }
        Kind::Date => base().set_align(FormatAlign::Center).set_num_format("dd/mm/yyyy"),
    }
}
