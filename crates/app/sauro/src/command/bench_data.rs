//! `sauro bench-data`: many people and tasks, invented and always the same, to measure on.

mod lines;
mod names;
mod tasks;

use std::path::PathBuf;

use clap::Args;

use crate::demo;
use crate::failure::Failure;

/// How much.
#[derive(Debug, Clone, Args)]
pub struct BenchData {
    /// Số cán bộ, công chức
    #[arg(long, default_value_t = 200)]
    staff: usize,
    /// Số nhiệm vụ
    #[arg(long, default_value_t = 2_000)]
    tasks: usize,
    /// Số dòng nhật ký ít nhất; 0 là không thêm
    #[arg(long, default_value_t = 0)]
    lines: u64,
    /// Thư mục dữ liệu
    #[arg(long, value_name = "THƯ MỤC")]
    data: PathBuf,
}

/// Loads the sample commune, then people until there are enough, then plans of tasks until there are enough, then lines of the journal.
///
/// # Errors
/// When the folder holds data already.
pub async fn run(asked: BenchData) -> Result<(), Failure> {
    let (db, people) = demo::loaded(&asked.data).await?;
    names::add_people(&db, asked.staff.saturating_sub(people)).await?;
    tasks::add_tasks(&db, asked.tasks).await?;
    if asked.lines > 0 {
        lines::add_lines(&db, asked.lines).await?;
    }
    println!("{} người, {} nhiệm vụ trong {}", asked.staff, asked.tasks, asked.data.display());
    db.close().await;
    Ok(())
}
