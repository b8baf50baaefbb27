//! The command line: what can be asked of the program, and who does it.

mod account;
mod audit;
mod bench_data;
mod catalogue;
mod init;
mod keep;
mod law;
mod pdf_text;
mod plan;
mod server;
mod staff;
mod words;

use std::io::Write as _;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::demo::{self, Demo};
use crate::failure::Failure;

/// Sáu Rõ: kế hoạch và đội ngũ cán bộ, công chức của xã, phường, đặc khu
#[derive(Debug, Parser)]
#[command(name = "sauro", version, disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Chạy bản dùng thử: xã mẫu đã nạp sẵn kế hoạch, vào xem ngay
    Demo(Demo),
    /// Lập dữ liệu trống cho một xã, kèm tài khoản đầu tiên
    Init(init::Init),
    /// Chạy máy chủ
    Serve(server::Serve),
    /// Tài khoản đăng nhập
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Cán bộ, công chức: xóa dữ liệu cá nhân theo yêu cầu
    #[command(subcommand)]
    Staff(staff::StaffCommand),
    /// Văn bản kế hoạch
    #[command(subcommand)]
    Plan(plan::PlanCommand),
    /// Quy định: chấm điểm, xếp loại từ tệp dữ kiện
    #[command(subcommand)]
    Law(law::LawCommand),
    /// Danh mục sản phẩm/công việc quy đổi
    #[command(subcommand)]
    Catalogue(catalogue::CatalogueCommand),
    /// Nhật ký kiểm chứng: kiểm tra, xuất, xem mốc
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Sao lưu dữ liệu ra một tệp, kể cả khi máy chủ đang chạy
    Backup(keep::Backup),
    /// Kiểm tra máy và dữ liệu, nói rõ chỗ chưa ổn
    Doctor(keep::Doctor),
    /// Đọc chữ của một tệp PDF từ đầu vào chuẩn
    #[command(hide = true)]
    DocPdfText,
    /// Dựng dữ liệu lớn để đo tốc độ
    #[command(hide = true)]
    BenchData(bench_data::BenchData),
}

/// Does what the command line asks.
pub fn run() -> ExitCode {
    let asked = match asked() {
        Ok(asked) => asked,
        Err(code) => return code,
    };
    // Reading a document needs neither threads nor a database, and has to be quick.
    match asked.command {
        Command::Plan(command) => return plan::run(&command),
        Command::Law(command) => return law::run(&command),
        Command::Catalogue(command) => return catalogue::run(&command),
        Command::DocPdfText => return pdf_text::run(),
        Command::Demo(_) | Command::Serve(_) => crate::memory::give_back_large_blocks(),
        _ => {}
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return Failure::Fault(error.to_string()).report(),
    };
    match runtime.block_on(carry_out(asked.command)) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

/// What the command line asks; help, and what is wrong with a call, are said here.
fn asked() -> Result<CommandLine, ExitCode> {
    let matches = words::in_vietnamese(CommandLine::command()).try_get_matches();
    matches.and_then(|matches| CommandLine::from_arg_matches(&matches)).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            print(&words::help(&error));
            ExitCode::SUCCESS
        }
        _ => Failure::Input(words::said_of(&error)).report(),
    })
}

/// Prints to standard output; whoever reads may have gone, which is no fault.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush());
}

async fn carry_out(command: Command) -> Result<ExitCode, Failure> {
    let done = match command {
        Command::Demo(demo) => demo::run(demo).await,
        Command::Init(init) => init::run(init).await,
        Command::Serve(serve) => server::run(serve).await,
        Command::Account(account) => account::run(account).await,
        Command::Staff(command) => return staff::run(command).await,
        Command::Audit(command) => audit::run(command).await,
        Command::Backup(backup) => keep::backup(backup).await,
        Command::Doctor(doctor) => keep::doctor(doctor).await,
        Command::BenchData(bench) => bench_data::run(bench).await,
        Command::Plan(_) | Command::Law(_) | Command::Catalogue(_) | Command::DocPdfText => Ok(()),
    };
    done.map(|()| ExitCode::SUCCESS)
}
