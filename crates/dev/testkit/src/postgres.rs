//! A database of its own for every test, copied from one that was migrated once.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::atomic::{AtomicU32, Ordering};

use db::Db;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use tokio::sync::OnceCell;

use crate::Guard;

/// Number of the server-wide lock under which the template is made.
const TEMPLATE_LOCK: i64 = 10_816;

static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// Makes a database; its address and its guard.
pub(crate) async fn fresh(admin_url: &str) -> (String, Guard) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let template = TEMPLATE.get_or_init(|| make_template(admin_url)).await;
    let name = format!("sauro_t{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let mut admin = PgConnection::connect(admin_url).await.expect("the server of TEST_POSTGRES_URL");
    execute(&mut admin, format!("drop database if exists {name} with (force)")).await;
    execute(&mut admin, format!("create database {name} template {template}")).await;
    admin.close().await.ok();
    (with_database(admin_url, &name), Guard::Postgres { admin_url: admin_url.to_owned(), name })
}

/// The migrated database that all test programs of one schema share.
async fn make_template(admin_url: &str) -> String {
    let mut hasher = DefaultHasher::new();
    db::MIGRATIONS.iter().for_each(|m| m.sql.hash(&mut hasher));
    let name = format!("sauro_template_{:016x}", hasher.finish());
    let mut admin = PgConnection::connect(admin_url).await.expect("the server of TEST_POSTGRES_URL");
    execute(&mut admin, format!("select pg_advisory_lock({TEMPLATE_LOCK})")).await;
    let there: bool =
        sqlx::query_scalar("select exists (select 1 from pg_database where datname = $1 and datistemplate)")
            .bind(&name)
            .fetch_one(&mut admin)
            .await
            .expect("the list of databases");
    if !there {
        execute(&mut admin, format!("drop database if exists {name} with (force)")).await;
        execute(&mut admin, format!("create database {name}")).await;
        let migrated = Db::open_url(&with_database(admin_url, &name)).await.expect("migrations on PostgreSQL");
        migrated.close().await;
        // Marked last: a template that another program died over is made anew.
        execute(&mut admin, format!("alter database {name} is_template true")).await;
    }
    execute(&mut admin, format!("select pg_advisory_unlock({TEMPLATE_LOCK})")).await;
    admin.close().await.ok();
    name
}

/// Runs from `drop`, which cannot wait: a thread of its own does.
pub(crate) fn drop_database(admin_url: &str, name: &str) {
    let (admin_url, statement) = (admin_url.to_owned(), format!("drop database if exists {name} with (force)"));
    let work = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        if let Ok(runtime) = runtime {
            runtime.block_on(async {
                if let Ok(mut admin) = PgConnection::connect(&admin_url).await {
                    sqlx::query(AssertSqlSafe(statement)).execute(&mut admin).await.ok();
                }
            });
        }
    });
    work.join().ok();
}

async fn execute(admin: &mut PgConnection, statement: String) {
    let shown = statement.clone();
    if let Err(error) = sqlx::query(AssertSqlSafe(statement)).execute(admin).await {
        panic!("{shown}: {error}");
    }
}

/// The same server, another database.
fn with_database(url: &str, name: &str) -> String {
    let (address, options) = url.split_once('?').unwrap_or((url, ""));
    let server = address.rsplit_once('/').map_or(address, |(server, _)| server);
    match options {
        "" => format!("{server}/{name}"),
        _ => format!("{server}/{name}?{options}"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn only_the_database_changes() {
        assert_eq!(with_database("postgres://a:b@h:1/postgres", "t"), "postgres://a:b@h:1/t");
        assert_eq!(with_database("postgres://h/postgres?host=/run/x", "t"), "postgres://h/t?host=/run/x");
    }
}
