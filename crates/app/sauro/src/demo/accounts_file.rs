//! The accounts of the demonstration, kept beside its data so that a second start can print them again.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::not_the_sample;
use crate::failure::Failure;

const FILE: &str = "demo-accounts.json";

/// One account, with its password in the clear: the data is invented and the file is for its owner alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub username: String,
    pub password: String,
    pub name: String,
    pub role: String,
}

/// Writes the file, readable by its owner only.
///
/// # Errors
/// When the folder cannot be written.
pub fn write(folder: &Path, accounts: &[Account]) -> Result<(), Failure> {
    let at = |e: std::io::Error| Failure::Fault(format!("Không ghi được {}: {e}.", folder.join(FILE).display()));
    fs::create_dir_all(folder).map_err(at)?;
    let text = serde_json::to_string_pretty(accounts).map_err(|e| Failure::Fault(e.to_string()))?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(folder.join(FILE)).map_err(at)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(at)
}

/// Reads it again.
///
/// # Errors
/// When there is none: the data is not a sample that was loaded to its end.
pub fn read(folder: &Path) -> Result<Vec<Account>, Failure> {
    let text = fs::read_to_string(folder.join(FILE)).map_err(|_| not_the_sample(folder))?;
    serde_json::from_str(&text).map_err(|_| not_the_sample(folder))
}
