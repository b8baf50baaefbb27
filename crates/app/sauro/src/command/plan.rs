//! `sauro plan read`: a plan document to tasks with the six clears, as text or as JSON.

mod text;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use files::read::Reader;
use plans::reader::{self, PlanReading, Units};
use serde::Serialize;

use super::print;

/// Deeply nested documents need a deep stack; this much holds all that fits the bounds of the readers.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// What can be done with a plan's document.
#[derive(Debug, Clone, Subcommand)]
pub enum PlanCommand {
    /// Đọc văn bản kế hoạch (.docx, .md, .txt, .pdf có lớp chữ) thành nhiệm vụ và chỉ ra chỗ chưa rõ
    Read(Read),
}

/// Which document.
#[derive(Debug, Clone, Args)]
pub struct Read {
    /// Tệp kế hoạch
    #[arg(value_name = "TỆP")]
    file: PathBuf,
    /// In kết quả dạng JSON
    #[arg(long)]
    json: bool,
}

/// Why a document was refused.
#[derive(Debug, Clone, Serialize)]
struct Refusal {
    message: String,
    at: Option<String>,
    suggestion: String,
}

/// Reads and prints; the exit status is 2 when the document is refused.
pub fn run(command: &PlanCommand) -> ExitCode {
    let PlanCommand::Read(asked) = command;
    match (read_apart(&asked.file), asked.json) {
        (Ok(plan), true) => json(&plan, ExitCode::SUCCESS),
        (Ok(plan), false) => {
            print(&text::of(&plan));
            ExitCode::SUCCESS
        }
        (Err(refusal), true) => json(&serde_json::json!({ "error": refusal }), ExitCode::from(2)),
        (Err(refusal), false) => {
            let at = refusal.at.map(|at| format!(" ({at})")).unwrap_or_default();
            eprintln!("Lỗi: {}{at}\nCách xử lý: {}", refusal.message, refusal.suggestion);
            ExitCode::from(2)
        }
    }
}

fn json<T: Serialize>(value: &T, status: ExitCode) -> ExitCode {
    match serde_json::to_string_pretty(value) {
        Ok(text) => {
            print(&text);
            status
        }
        Err(_) => ExitCode::FAILURE,
    }
}

/// Reads on a thread with a deep stack; a document that stops the reader is refused like any other bad one.
fn read_apart(file: &Path) -> Result<PlanReading, Refusal> {
    let path = file.to_owned();
    std::panic::set_hook(Box::new(|_| {}));
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
    let reading = thread.spawn(move || catch_unwind(AssertUnwindSafe(|| read(&path))));
    match reading.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(answer))) => answer,
        _ => Err(Refusal {
            message: "Bộ đọc dừng giữa chừng ở tệp này, chưa đọc được nội dung.".to_owned(),
            at: None,
            suggestion: "Mở tệp bằng Word hoặc LibreOffice, lưu thành .docx mới rồi đọc lại.".to_owned(),
        }),
    }
}

fn read(file: &Path) -> Result<PlanReading, Refusal> {
    let reader = Reader { pdf_child: std::env::current_exe().ok() };
    let document =
        reader.read_path(file).map_err(|e| Refusal { message: e.message, at: e.at, suggestion: e.suggestion })?;
    reader::read(&document, &Units::usual()).map_err(|e| Refusal {
        message: e.message,
        at: e.at,
        suggestion: e.suggestion,
    })
}
