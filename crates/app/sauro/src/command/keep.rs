//! `sauro backup` and `sauro doctor`: keeping the data whole.

use std::path::PathBuf;

use clap::Args;
use db::{Db, Engine};
use kernel::numbers;

use crate::config::Place;
use crate::failure::Failure;

/// Where the copy goes.
#[derive(Debug, Clone, Args)]
pub struct Backup {
    /// Tệp bản sao sẽ ghi; phải chưa có
    #[arg(long, value_name = "TỆP")]
    to: PathBuf,
    /// Thư mục dữ liệu
    #[arg(long, value_name = "THƯ MỤC", env = "SAURO_DATA")]
    data: PathBuf,
}

/// What is looked at.
#[derive(Debug, Clone, Args)]
pub struct Doctor {
    #[command(flatten)]
    place: Place,
}

/// Copies the data into one file and checks the copy.
///
/// # Errors
/// When the copy cannot be made; an existing file is never overwritten.
pub async fn backup(asked: Backup) -> Result<(), Failure> {
    if asked.to.exists() {
        return Err(Failure::Input(format!(
            "Tệp {} đã có; không ghi đè bản sao lưu cũ. Hãy chọn tên khác.",
            asked.to.display()
        )));
    }
    if !asked.data.join("sauro.db").is_file() {
        return Err(Failure::Input(format!(
            "Thư mục {} chưa có dữ liệu sauro. Với PostgreSQL, hãy sao lưu bằng pg_dump.",
            asked.data.display()
        )));
    }
    db::backup_folder(&asked.data, &asked.to).await?;
    let size = std::fs::metadata(&asked.to).map_or(0, |m| m.len());
    println!("Đã sao lưu ra {} ({}), bản sao đã được kiểm tra.", asked.to.display(), numbers::file_size(size));
    println!(
        "Khôi phục: dừng máy chủ, chép tệp này thành sauro.db trong một thư mục dữ liệu mới, rồi chạy sauro serve."
    );
    Ok(())
}

/// Opens the database, which runs every start-up check, and says what was found.
///
/// # Errors
/// The first check that fails, with what to do.
pub async fn doctor(asked: Doctor) -> Result<(), Failure> {
    let db: Db = asked.place.open_existing().await?;
    let engine = match db.engine() {
        Engine::Sqlite => "SQLite trong thư mục dữ liệu, tệp nguyên vẹn, ổ đĩa tại chỗ, không tiến trình nào khác dùng",
        Engine::Postgres => "PostgreSQL, kết nối được, phiên bản phù hợp",
    };
    println!("[đạt] Cơ sở dữ liệu: {engine}.");
    println!("[đạt] Cấu trúc dữ liệu: đủ {} bước.", db::MIGRATIONS.len());
    let communes = org::api::communes(&mut db.read().await?).await?;
    for info in &communes {
        println!("[đạt] Xã: {} (mã {}), {}.", info.name, info.commune, info.province_name);
    }
    if communes.is_empty() {
        println!("[chưa] Chưa có xã nào. Hãy lập bằng sauro init.");
    }
    if let Some(file) = db.sqlite() {
        let size = std::fs::metadata(file.path()).map_or(0, |m| m.len());
        println!("[đạt] Tệp dữ liệu {}: {}.", file.path().display(), numbers::file_size(size));
    }
    db.close().await;
    Ok(())
}
