//! `sauro catalogue check`: a workbook of products to rows, and what a department of home affairs would find in it.

mod columns;
mod said;
mod table;

use std::fmt::Write as _;

use files::source::ReadError;
use files::xlsx_in::{self, Workbook};
use kernel::dates::Date;
use rules::evaluation::catalogue::{CatalogueLaw, Review, review};
use rules::law::Law;

use crate::contract::{Answer, InputError, Layout, Status};
use said::Said;
use table::Tables;

/// Checks a workbook by the law of a date. Findings do not make it wrong; a file that holds no catalogue does.
pub fn check(workbook: Result<Workbook, ReadError>, on: Date, layout: Layout) -> Answer {
    match checked(workbook, on) {
        Ok((tables, review)) => Answer::of(Status::Decided, &Said::of(&tables, &review), layout),
        Err(error) => Answer::wrong(&error, layout),
    }
}

/// The same in words, for a person at the command line.
///
/// # Errors
/// The file is no workbook, or holds no catalogue.
pub fn check_in_words(workbook: Result<Workbook, ReadError>, on: Date) -> Result<String, InputError> {
    let (tables, review) = checked(workbook, on)?;
    let mut words = said::in_words(&Said::of(&tables, &review), &review);
    for sheet in &tables.hidden {
        let _ = writeln!(words, "Trang tính ẩn “{sheet}” không được kiểm tra.");
    }
    Ok(words)
}

fn checked(workbook: Result<Workbook, ReadError>, on: Date) -> Result<(Tables, Review), InputError> {
    let workbook = workbook.map_err(|error| InputError {
        message: error.message,
        at: error.at.unwrap_or_default(),
        suggestion: error.suggestion,
    })?;
    let law = CatalogueLaw::at(Law::shipped().at(on, "")).map_err(|none| InputError {
        message: none.to_string(),
        at: String::new(),
        suggestion: "Kiểm tra ngày giờ của máy.".to_owned(),
    })?;
    let tables = Tables::of(&workbook);
    if tables.rows.is_empty() {
        return Err(InputError {
            message: "Không tìm thấy sản phẩm nào trong tệp.".to_owned(),
            at: workbook.sheets.first().map(|sheet| format!("{}!A1", sheet.name)).unwrap_or_default(),
            suggestion:
                "Bảng danh mục phải có dòng tiêu đề cột: Mã, Nhiệm vụ, Công việc chi tiết, Sản phẩm đầu ra, Nhóm, \
                         Khung điểm, Điểm chấm, Hệ số quy đổi."
                    .to_owned(),
        });
    }
    let review = review(&tables.rows, &law);
    Ok((tables, review))
}

/// Reads a workbook from disk, for [`check`].
///
/// # Errors
/// As [`xlsx_in::read_path`].
pub fn workbook(path: &std::path::Path) -> Result<Workbook, ReadError> {
    xlsx_in::read_path(path)
}
