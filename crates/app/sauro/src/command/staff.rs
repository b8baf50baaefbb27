//! `sauro staff`: what is done with people of the register from the command line.

mod erase;
mod import;

use std::process::ExitCode;

use clap::Subcommand;

use crate::failure::Failure;

/// What can be done with people of the register.
#[derive(Debug, Clone, Subcommand)]
pub enum StaffCommand {
    /// Nhập danh sách cán bộ, công chức từ tệp Excel (.xlsx)
    Import(import::Import),
    /// Xóa dữ liệu cá nhân của một người theo yêu cầu; không khôi phục được
    Erase(erase::Erase),
}

/// Does it.
///
/// # Errors
/// What the command itself says; then nothing has changed.
pub async fn run(command: StaffCommand) -> Result<ExitCode, Failure> {
    match command {
        StaffCommand::Import(asked) => import::run(asked).await,
        StaffCommand::Erase(asked) => erase::run(asked).await.map(|()| ExitCode::SUCCESS),
    }
}
