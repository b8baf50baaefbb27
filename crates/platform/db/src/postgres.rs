//! PostgreSQL 15 or newer, for a city that runs many communes.

use std::time::Duration;

use sqlx::postgres::{PgPool, PgPoolOptions};

use crate::DbError;
use crate::migrate::migrator;

const OLDEST_VERSION_NUM: i32 = 150_000;

pub(crate) async fn open(url: &str) -> Result<PgPool, DbError> {
    let pool = PgPoolOptions::new()
        .max_connections(10)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .connect(url)
        .await
        .map_err(|e| {
            DbError::Start(format!(
                "Không kết nối được PostgreSQL: {e}. Hãy kiểm tra địa chỉ và mật khẩu trong --database."
            ))
        })?;
    let version: String = sqlx::query_scalar("show server_version_num").fetch_one(&pool).await?;
    if version.parse::<i32>().unwrap_or(0) < OLDEST_VERSION_NUM {
        return Err(DbError::Start(format!("PostgreSQL {version} cũ quá; cần từ bản 15.")));
    }
    migrator().run(&pool).await?;
    Ok(pool)
}
