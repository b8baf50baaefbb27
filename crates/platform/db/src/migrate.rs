//! Migrations: forward only, one text for both engines, embedded.

use std::borrow::Cow;

use sqlx::SqlStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

/// A step of the schema. Never edited once released: only added to.
#[derive(Debug, Clone, Copy)]
pub struct MigrationText {
    pub version: i64,
    pub name: &'static str,
    pub sql: &'static str,
}

macro_rules! migrations {
    ($($version:literal $name:literal),* $(,)?) => {
        &[$(MigrationText {
            version: $version,
            name: $name,
            sql: include_str!(concat!("../../../../migrations/", $name, ".sql")),
        }),*]
    };
}

/// Every step, oldest first.
pub const MIGRATIONS: &[MigrationText] = migrations![
    1 "0001_platform",
    2 "0002_accounts",
    3 "0003_org",
    4 "0004_staff",
    5 "0005_plans",
    6 "0006_drafts",
    7 "0007_sign_in",
    8 "0008_access",
    9 "0009_journal",
    10 "0010_lawbook",
    11 "0011_register",
    12 "0012_positions",
];

pub(crate) fn migrator() -> Migrator {
    Migrator::with_migrations(
        MIGRATIONS
            .iter()
            .map(|m| {
                let sql = SqlStr::from_static(m.sql);
                Migration::new(m.version, Cow::Borrowed(m.name), MigrationType::Simple, sql, false)
            })
            .collect(),
    )
}

/// The newest step that this program knows.
pub(crate) fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |m| m.version)
}
