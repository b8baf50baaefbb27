//! SQLite: the profile, the start-up checks and the backup.
//!
//! One writer connection, a pool of readers that cannot write, WAL, `synchronous=FULL`: an acknowledged change
//! survives a power cut. Older SQLite versions can corrupt a WAL file, network file systems break its locks, and a
//! second process would be a second writer: each is refused at the start with what to do.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

use crate::DbError;
use crate::migrate::{migrator, newest};

/// First version without the WAL-reset bug (3.7.0 to 3.51.2 can corrupt a file in WAL mode).
const OLDEST_SAFE_VERSION: (u32, u32, u32) = (3, 51, 3);
const READERS: u32 = 4;
const NETWORK_FILE_SYSTEMS: [&str; 9] =
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "ceph", "glusterfs"];

/// An open data folder. The lock is held as long as this lives.
#[derive(Debug)]
pub struct SqliteFile {
    pub(crate) writer: SqlitePool,
    pub(crate) readers: SqlitePool,
    path: PathBuf,
    _lock: Option<File>,
}

impl SqliteFile {
    /// The database file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) async fn open(folder: &Path) -> Result<SqliteFile, DbError> {
        make_folder(folder).map_err(|e| {
            DbError::Start(format!(
                "Không tạo được thư mục dữ liệu {}: {e}. Hãy chọn thư mục khác bằng --data hoặc cấp quyền ghi.",
                folder.display()
            ))
        })?;
        refuse_network_file_system(folder)?;
        let lock = lock(folder)?;
        let path = folder.join("sauro.db");
        make_file(&path).map_err(|e| DbError::Start(format!("Không mở được tệp dữ liệu {}: {e}.", path.display())))?;
        let options = options(&path);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .idle_timeout(None)
            .max_lifetime(None)
            // A line to a file of this machine does not go stale as one to a server does.
            .test_before_acquire(false)
            .connect_with(options.clone().create_if_missing(true))
            .await?;
        check_version(&writer).await?;
        check_integrity(&writer, &path).await?;
        migrate(&writer, folder).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .min_connections(1)
            .test_before_acquire(false)
            .connect_with(options.pragma("query_only", "ON"))
            .await?;
        Ok(SqliteFile { writer, readers, path, _lock: Some(lock) })
    }

    /// Opens the file for looking only, also while a server runs on it: nothing is made, moved on or written.
    pub(crate) async fn inspect(folder: &Path) -> Result<SqliteFile, DbError> {
        let path = folder.join("sauro.db");
        let options = SqliteConnectOptions::new().filename(&path).read_only(true).busy_timeout(Duration::from_secs(5));
        let readers = SqlitePoolOptions::new().max_connections(READERS).connect_with(options).await?;
        Ok(SqliteFile { writer: readers.clone(), readers, path, _lock: None })
    }
}

/// Makes the folder, for its owner alone.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes an empty file where there is none, for its owner alone; SQLite gives its companions the same permissions.
fn make_file(path: &Path) -> std::io::Result<()> {
    let mut options = File::options();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("mmap_size", "0")
        .pragma("cache_size", "-4096")
        .statement_cache_capacity(256)
        // A page of the journal at once: the reading thread and the asking one wake each other less often.
        .row_buffer_size(1024)
}

fn lock(folder: &Path) -> Result<File, DbError> {
    let path = folder.join("sauro.lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|e| DbError::Start(format!("Không mở được tệp khóa {}: {e}.", path.display())))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(DbError::Start(format!(
            "Thư mục dữ liệu {} đang được một tiến trình sauro khác sử dụng. Hãy dừng tiến trình đó trước.",
            folder.display()
        ))),
        Err(TryLockError::Error(e)) => Err(DbError::Start(format!("Không khóa được {}: {e}.", path.display()))),
    }
}

/// The locks of SQLite do not hold on network file systems.
fn refuse_network_file_system(folder: &Path) -> Result<(), DbError> {
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mounts") else { return Ok(()) };
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf());
    match file_system_of(&mounts, &folder) {
        Some(kind) if NETWORK_FILE_SYSTEMS.contains(&kind) => Err(DbError::Start(format!(
            "Thư mục dữ liệu {} nằm trên ổ mạng ({kind}); dữ liệu có thể hỏng. Hãy đặt thư mục dữ liệu trên ổ đĩa của chính máy này.",
            folder.display()
        ))),
        _ => Ok(()),
    }
}

/// The file system type of the longest mount point above the folder.
fn file_system_of<'m>(mounts: &'m str, folder: &Path) -> Option<&'m str> {
    mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ');
            let (_, point, kind) = (fields.next()?, fields.next()?, fields.next()?);
            folder.starts_with(point).then_some((point.len(), kind))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
}

async fn check_version(pool: &SqlitePool) -> Result<(), DbError> {
    let version: String = sqlx::query_scalar("select sqlite_version()").fetch_one(pool).await?;
    if is_safe(&version) {
        return Ok(());
    }
    Err(DbError::Start(format!(
        "SQLite {version} có lỗi làm hỏng dữ liệu; cần từ 3.51.3. Hãy dựng lại sauro với Cargo.lock kèm theo."
    )))
}

fn is_safe(version: &str) -> bool {
    let mut parts = version.split('.').map(|p| p.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) >= OLDEST_SAFE_VERSION
}

async fn check_integrity(pool: &SqlitePool, path: &Path) -> Result<(), DbError> {
    let answer: String = sqlx::query_scalar("pragma quick_check(1)").fetch_one(pool).await?;
    if answer == "ok" {
        return Ok(());
    }
    Err(DbError::Start(format!(
        "Tệp dữ liệu {} bị hỏng ({answer}). Không ghi gì thêm; hãy khôi phục từ bản sao lưu gần nhất trong thư mục sao-luu.",
        path.display()
    )))
}

/// Runs what is new; a file that already holds data is copied first.
async fn migrate(pool: &SqlitePool, folder: &Path) -> Result<(), DbError> {
    let has_table: i64 =
        sqlx::query_scalar("select count(*) from sqlite_master where type = 'table' and name = '_sqlx_migrations'")
            .fetch_one(pool)
            .await?;
    let applied: i64 = match has_table {
        0 => 0,
        _ => sqlx::query_scalar("select coalesce(max(version), 0) from _sqlx_migrations").fetch_one(pool).await?,
    };
    if applied > newest() {
        return Err(DbError::Start(format!(
            "Dữ liệu do một bản sauro mới hơn tạo ra (bước {applied}, bản này biết đến bước {}). Hãy dùng bản mới hơn.",
            newest()
        )));
    }
    if applied > 0 && applied < newest() {
        let copy = folder.join("sao-luu").join(format!("truoc-buoc-{:04}.db", newest()));
        backup_pool(pool, &copy).await?;
    }
    migrator().run(pool).await?;
    Ok(())
}

async fn backup_pool(pool: &SqlitePool, target: &Path) -> Result<(), DbError> {
    let at = |e: std::io::Error| DbError::Start(format!("Không ghi được bản sao lưu {}: {e}.", target.display()));
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder).map_err(at)?;
    }
    match std::fs::remove_file(target) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(at(e)),
        _ => {}
    }
    make_file(target).map_err(at)?;
    sqlx::query("vacuum into $1").bind(target.display().to_string()).execute(pool).await?;
    let copy = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(SqliteConnectOptions::new().filename(target).read_only(true))
        .await?;
    check_integrity(&copy, target).await?;
    copy.close().await;
    Ok(())
}

/// Copies the live file to `target` while the server runs, and checks the copy.
///
/// # Errors
/// When the copy cannot be written or does not pass the integrity check.
pub async fn backup_to(file: &SqliteFile, target: &Path) -> Result<(), DbError> {
    backup_file(&file.path, target).await
}

/// Copies the file of a data folder from outside, while a server may be running on it, and checks the copy.
///
/// # Errors
/// As [`backup_to`].
pub async fn backup_folder(folder: &Path, target: &Path) -> Result<(), DbError> {
    backup_file(&folder.join("sauro.db"), target).await
}

/// Through a connection of its own: the pool's readers are `query_only`, which refuses `vacuum into` too.
async fn backup_file(path: &Path, target: &Path) -> Result<(), DbError> {
    let options = SqliteConnectOptions::new().filename(path).read_only(true).busy_timeout(Duration::from_secs(5));
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let copied = backup_pool(&pool, target).await;
    pool.close().await;
    copied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_with_the_wal_bug_are_refused() {
        assert!(!is_safe("3.40.1") && !is_safe("3.51.2") && !is_safe("3.7.17") && !is_safe(""));
        assert!(is_safe("3.51.3") && is_safe("3.54.1") && is_safe("4.0.0"));
    }

    #[test]
    fn longest_mount_point_decides() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/x /srv/du-lieu nfs4 rw 0 0\n";
        assert_eq!(file_system_of(mounts, Path::new("/srv/du-lieu/xa")), Some("nfs4"));
        assert_eq!(file_system_of(mounts, Path::new("/srv/khac")), Some("ext4"));
    }
}
