//! Where the program's settings come from: the command line first, then the environment, then one optional TOML file.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::Args;
use db::Db;
use serde::Deserialize;

use crate::failure::Failure;

/// Where `serve` and `demo` listen when nothing else is said.
pub const DEFAULT_LISTEN: &str = "127.0.0.1:8086";

/// Which database a command works on.
#[derive(Debug, Clone, Default, Args)]
pub struct Place {
    /// Thư mục dữ liệu (SQLite)
    #[arg(long, value_name = "THƯ MỤC", env = "SAURO_DATA")]
    pub data: Option<PathBuf>,
    /// Địa chỉ PostgreSQL, thay cho tệp SQLite trong thư mục dữ liệu
    #[arg(long, value_name = "URL", env = "SAURO_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

/// The settings of the TOML file. A key that is not known is an error, so that a misspelt one is not ignored.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfigFile {
    pub listen: Option<String>,
    pub data: Option<PathBuf>,
    pub database: Option<String>,
    /// The address that people type, for links in e-mails and for passkeys ("https://saurohabac.example").
    pub base_url: Option<String>,
    /// Where figures for Prometheus are given out, on this machine only.
    pub metrics: Option<String>,
    pub smtp: Option<Smtp>,
    /// Addresses outside the administration to which each signed head of the journal is mailed.
    #[serde(default)]
    pub witness_mail: Vec<String>,
}

/// The mail server for reminders.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    pub host: String,
    pub port: Option<u16>,
    pub user: Option<String>,
    /// A file that holds only the password.
    pub password_file: Option<PathBuf>,
    pub from: String,
    /// Begin in the clear and change to TLS (port 587); otherwise TLS from the first byte (port 465).
    #[serde(default)]
    pub starttls: bool,
}

/// Reads the file, where one is named.
///
/// # Errors
/// When it cannot be read or says something unknown.
pub fn read(path: Option<&Path>) -> Result<ConfigFile, Failure> {
    let Some(path) = path else { return Ok(ConfigFile::default()) };
    let text = std::fs::read_to_string(path)
        .map_err(|e| Failure::Input(format!("Không đọc được tệp cấu hình {}: {e}.", path.display())))?;
    toml::from_str(&text).map_err(|e| Failure::Input(format!("Tệp cấu hình {} sai: {e}", path.display())))
}

/// An address to listen on.
///
/// # Errors
/// When it is not one.
pub fn address(text: &str) -> Result<SocketAddr, Failure> {
    text.parse().map_err(|_| {
        Failure::Input(format!(
            "“{text}” không phải là địa chỉ lắng nghe. Hãy viết dạng 127.0.0.1:8086 hoặc 0.0.0.0:8086."
        ))
    })
}

/// The origin of the address that people type: scheme, name and port; `localhost` where none is said, for a try-out.
///
/// # Errors
/// When it is not one.
pub fn origin(said: Option<&str>, listening: SocketAddr) -> Result<String, Failure> {
    let Some(text) = said else { return Ok(format!("http://localhost:{}", listening.port())) };
    let uri: Option<http::Uri> = text.parse().ok();
    let parts = uri.as_ref().and_then(|uri| Some((uri.scheme_str()?, uri.authority()?.as_str())));
    match parts {
        Some((scheme @ ("https" | "http"), authority)) if !authority.contains('@') => {
            Ok(format!("{scheme}://{}", authority.to_ascii_lowercase()))
        }
        _ => Err(Failure::Input(format!(
            "“{text}” không phải là địa chỉ mọi người gõ để vào hệ thống. Hãy viết dạng https://sauro.xahabac.example."
        ))),
    }
}

impl Place {
    /// What the file says, where the command line says nothing.
    #[must_use]
    pub fn or(self, file: &ConfigFile) -> Place {
        let nothing_said = self.data.is_none() && self.database.is_none();
        let fallback = if nothing_said { file.database.clone() } else { None };
        Place { data: self.data.or_else(|| file.data.clone()), database: self.database.or(fallback) }
    }

    /// Opens the database: PostgreSQL where an address is given, else the folder.
    ///
    /// # Errors
    /// When neither is given, or the start-up checks refuse it.
    pub async fn open(&self) -> Result<Db, Failure> {
        match (&self.database, &self.data) {
            (Some(url), _) => Ok(Db::open_url(url).await?),
            (None, Some(folder)) => Ok(Db::open_folder(folder).await?),
            (None, None) => Err(Failure::Input(
                "Chưa biết dữ liệu ở đâu. Hãy thêm --data THƯ_MỤC (SQLite) hoặc --database URL (PostgreSQL)."
                    .to_owned(),
            )),
        }
    }

    /// As [`Place::open_existing`], for looking only, also while a server runs on the folder.
    ///
    /// # Errors
    /// When the folder holds no database, or it cannot be read.
    pub async fn inspect(&self) -> Result<Db, Failure> {
        match (&self.database, &self.data) {
            (None, Some(folder)) if folder.join("sauro.db").is_file() => Ok(Db::inspect_folder(folder).await?),
            _ => self.open_existing().await,
        }
    }

    /// As [`Place::open`], for commands that must not make a new database by mistake.
    ///
    /// # Errors
    /// As [`Place::open`], and when the folder holds no database.
    pub async fn open_existing(&self) -> Result<Db, Failure> {
        match (&self.database, &self.data) {
            (None, Some(folder)) if !folder.join("sauro.db").is_file() => Err(Failure::Input(format!(
                "Thư mục {} chưa có dữ liệu sauro. Hãy lập xã trước bằng: sauro init --commune MÃ --name TÊN --data {}",
                folder.display(),
                folder.display()
            ))),
            _ => self.open().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_is_refused() {
        assert!(toml::from_str::<ConfigFile>("listen = \"127.0.0.1:1\"\n[smtp]\nhost = \"a\"\nfrom = \"b\"").is_ok());
        assert!(toml::from_str::<ConfigFile>("lisen = \"127.0.0.1:1\"").is_err());
        assert!(toml::from_str::<ConfigFile>("[smtp]\nhost = \"a\"\nform = \"b\"").is_err());
    }

    #[test]
    fn an_origin_is_a_scheme_a_name_and_a_port() {
        let at = |said| origin(said, SocketAddr::from(([127, 0, 0, 1], 8086))).ok();
        assert_eq!(at(None).as_deref(), Some("http://localhost:8086"));
        assert_eq!(at(Some("https://Sauro.XaHaBac.example/")).as_deref(), Some("https://sauro.xahabac.example"));
        assert_eq!(at(Some("https://xa.example:8443/a?b")).as_deref(), Some("https://xa.example:8443"));
        for wrong in ["sauro.xahabac.example", "ftp://xa.example", "https://", "https://a@xa.example", "xã"] {
            assert_eq!(at(Some(wrong)), None, "{wrong}");
        }
    }

    #[test]
    fn the_command_line_goes_before_the_file() {
        let file =
            ConfigFile { data: Some("/a".into()), database: Some("postgres://x".into()), ..ConfigFile::default() };
        let said = Place { data: Some("/b".into()), database: None }.or(&file);
        assert_eq!((said.data, said.database), (Some("/b".into()), None));
        let silent = Place::default().or(&file);
        assert_eq!(silent.database.as_deref(), Some("postgres://x"));
    }
}
