//! `sauro catalogue check`: a workbook of products, checked as a department of home affairs does.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use kernel::clock::Clock as _;
use lawbook::catalogue;
use lawbook::contract::{Layout, Status};

use super::print;
use crate::clock::SystemClock;

/// What can be done with a catalogue.
#[derive(Debug, Clone, Subcommand)]
pub enum CatalogueCommand {
    /// Kiểm tra danh mục sản phẩm/công việc (.xlsx) trước khi gửi Sở Nội vụ: trùng lặp, nhóm, điểm, hệ số
    Check(Check),
}

/// Which workbook.
#[derive(Debug, Clone, Args)]
pub struct Check {
    /// Tệp danh mục (.xlsx)
    #[arg(value_name = "TỆP")]
    file: PathBuf,
    /// In kết quả dạng JSON
    #[arg(long)]
    json: bool,
}

/// Checks and prints; the exit status is 0, whatever was found, and 2 when the file holds no catalogue.
pub fn run(command: &CatalogueCommand) -> ExitCode {
    let CatalogueCommand::Check(asked) = command;
    let workbook = catalogue::workbook(&asked.file);
    let today = SystemClock.today();
    if asked.json {
        let answer = catalogue::check(workbook, today, Layout::Indented);
        print(&answer.json);
        return ExitCode::from(answer.status.exit_code());
    }
    match catalogue::check_in_words(workbook, today) {
        Ok(words) => {
            print(&words);
            ExitCode::SUCCESS
        }
        Err(error) => {
            let at = if error.at.is_empty() { String::new() } else { format!(" ({})", error.at) };
            eprintln!("Lỗi: {}{at}\nCách xử lý: {}", error.message, error.suggestion);
            ExitCode::from(Status::Wrong.exit_code())
        }
    }
}
