//! `sauro law`: the rules alone, from a file of facts.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use lawbook::contract::{self, Answer, InputError, Layout, Status};

/// No record of facts is longer.
const LONGEST: u64 = 64 * 1024 * 1024;

/// What the rules are asked.
#[derive(Debug, Clone, Subcommand)]
pub enum LawCommand {
    /// Chấm điểm một người trong một kỳ theo Nghị định 335/2025/NĐ-CP
    Evaluate(Facts),
    /// Xếp loại một cơ quan trong một năm theo Nghị định 335/2025/NĐ-CP
    Rank(Facts),
    /// Kiểm tra một quy định về nhân sự tại một ngày
    Check(CheckFacts),
}

/// The facts of a check, or a question about them.
#[derive(Debug, Clone, Args)]
pub struct CheckFacts {
    /// In ra dữ kiện cần có và kết quả của một phép kiểm tra
    #[arg(long, value_name = "TÊN", conflicts_with = "file")]
    describe: Option<String>,
    /// Tệp dữ kiện dạng JSON; “-” là đầu vào chuẩn
    #[arg(value_name = "TỆP", required_unless_present = "describe")]
    file: Option<PathBuf>,
    /// In kết quả dạng JSON
    #[arg(long)]
    json: bool,
    /// Tệp có mỗi dòng một bản ghi JSON; in mỗi dòng một kết quả
    #[arg(long)]
    jsonl: bool,
}

/// Where the facts are.
#[derive(Debug, Clone, Args)]
pub struct Facts {
    /// Tệp dữ kiện dạng JSON; “-” là đầu vào chuẩn
    #[arg(value_name = "TỆP")]
    file: PathBuf,
    /// In kết quả dạng JSON
    #[arg(long)]
    json: bool,
    /// Tệp có mỗi dòng một bản ghi JSON; in mỗi dòng một kết quả
    #[arg(long)]
    jsonl: bool,
}

type Ask = fn(&str, Layout) -> Answer;
type InWords = fn(&str) -> Result<(Status, String), InputError>;

/// Answers; the exit status is 0 decided, 2 wrong, 3 open, 1 a fault.
pub fn run(command: &LawCommand) -> ExitCode {
    let (facts, ask, in_words): (Facts, Ask, InWords) = match command.clone() {
        LawCommand::Evaluate(facts) => (facts, contract::evaluate, contract::evaluate_in_words),
        LawCommand::Rank(facts) => (facts, contract::rank, contract::rank_in_words),
        LawCommand::Check(CheckFacts { describe: Some(name), .. }) => return describe(&name),
        LawCommand::Check(CheckFacts { file, json, jsonl, .. }) => {
            let file = file.unwrap_or_else(|| PathBuf::from("-"));
            (Facts { file, json, jsonl }, contract::check, contract::check_in_words)
        }
    };
    let answered = if facts.jsonl { each_line(&facts.file, ask) } else { whole(&facts, ask, in_words) };
    match answered {
        Ok(status) => ExitCode::from(status.exit_code()),
        // Whoever reads may have gone.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Lỗi: không đọc, ghi được: {error}");
            ExitCode::FAILURE
        }
    }
}

fn describe(name: &str) -> ExitCode {
    match contract::describe(name) {
        Some(text) => {
            // Whoever reads may have gone.
            let _ = write!(io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!(
                "Lỗi: không có phép kiểm tra “{name}”.\nCách xử lý: dùng một trong: {}.",
                contract::checks().join(", ")
            );
            ExitCode::from(Status::Wrong.exit_code())
        }
    }
}

fn open(file: &Path) -> Result<Box<dyn Read>, InputError> {
    if file == Path::new("-") {
        return Ok(Box::new(io::stdin()));
    }
    let opened = File::open(file).and_then(|opened| match opened.metadata()?.is_dir() {
        true => Err(io::Error::from(io::ErrorKind::IsADirectory)),
        false => Ok(opened),
    });
    opened.map(|opened| Box::new(opened) as Box<dyn Read>).map_err(|_| InputError {
        message: format!("Không mở được tệp “{}”.", file.display()),
        at: String::new(),
        suggestion: "Kiểm tra đường dẫn và quyền đọc tệp.".to_owned(),
    })
}

fn whole(facts: &Facts, ask: Ask, in_words: InWords) -> io::Result<Status> {
    let mut out = io::stdout().lock();
    let text = open(&facts.file).and_then(|from| text(&mut BufReader::new(from).take(LONGEST + 1)));
    if facts.json {
        let answer = match text {
            Ok(text) => ask(&text, Layout::Indented),
            Err(error) => Answer::wrong(&error, Layout::Indented),
        };
        writeln!(out, "{}", answer.json)?;
        return Ok(answer.status);
    }
    match text.and_then(|text| in_words(&text)) {
        Ok((status, words)) => {
            write!(out, "{words}")?;
            Ok(status)
        }
        Err(error) => {
            let at = if error.at.is_empty() { String::new() } else { format!(" ({})", error.at) };
            eprintln!("Lỗi: {}{at}\nCách xử lý: {}", error.message, error.suggestion);
            Ok(Status::Wrong)
        }
    }
}

fn text(from: &mut dyn Read) -> Result<String, InputError> {
    let wrong = |message: &str, suggestion: &str| InputError {
        message: message.to_owned(),
        at: String::new(),
        suggestion: suggestion.to_owned(),
    };
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).map_err(|_| wrong("Không đọc được tệp.", "Kiểm tra quyền đọc tệp."))?;
    if bytes.len() as u64 > LONGEST {
        return Err(wrong("Tệp lớn quá 64 MB.", "Tách thành nhiều bản ghi, mỗi dòng một bản, rồi dùng --jsonl."));
    }
    let text = String::from_utf8(bytes);
    text.map_err(|_| wrong("Tệp không phải mã UTF-8.", "Lưu lại tệp với mã UTF-8."))
}

/// A record a line, an answer a line, in the same order; the worst status of all.
fn each_line(file: &Path, ask: Ask) -> io::Result<Status> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut lines = match open(file) {
        Ok(from) => BufReader::with_capacity(1 << 16, from),
        Err(error) => {
            writeln!(out, "{}", Answer::wrong(&error, Layout::Line).json)?;
            return Ok(Status::Wrong);
        }
    };
    let (mut status, mut line) = (Status::Decided, Vec::new());
    loop {
        line.clear();
        if (&mut lines).take(LONGEST + 1).read_until(b'\n', &mut line)? == 0 {
            out.flush()?;
            return Ok(status);
        }
        let whole = line.ends_with(b"\n") || line.len() as u64 <= LONGEST;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let answer = match text(&mut line.as_slice()) {
            Ok(text) => ask(&text, Layout::Line),
            Err(error) => Answer::wrong(&error, Layout::Line),
        };
        status = status.max(answer.status);
        writeln!(out, "{}", answer.json)?;
        while !whole && !line.ends_with(b"\n") {
            line.clear();
            if (&mut lines).take(LONGEST).read_until(b'\n', &mut line)? == 0 {
                break;
            }
        }
    }
}
