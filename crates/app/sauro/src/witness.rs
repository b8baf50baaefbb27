//! Signed heads of the audit tree: the commune's key, a head each hour, and where heads go to be kept by others.

use std::path::{Path, PathBuf};
use std::time::Duration;

use audit::head::{SignedHead, SigningKey};
use db::tree::{self, SignHead};
use kernel::ids::Commune;
use web::AppRef;

use crate::failure::Failure;
use crate::mail::Mailer;
use crate::{commune, key_file};

const KEY_FILE: &str = "khoa-nhat-ky";
const HEADS_FOLDER: &str = "moc-nhat-ky";
const EVERY: Duration = Duration::from_secs(60 * 60);

/// Signs heads, and lays each one as a file where it can be fetched or copied to others.
#[derive(Debug)]
pub struct Witness {
    key: SigningKey,
    folder: PathBuf,
}

impl Witness {
    /// With the key of a folder, made on first use and readable by its owner alone.
    ///
    /// # Errors
    /// When the key cannot be read or made.
    pub fn of(folder: &Path) -> Result<Witness, Failure> {
        let secret = key_file::secret(folder, KEY_FILE)?;
        Ok(Witness { key: SigningKey::from_secret(&secret), folder: folder.to_owned() })
    }

    /// Signs the tree of a commune as it stands; `None` when nothing was written since the last head.
    ///
    /// # Errors
    /// The database's, or the head's file cannot be written.
    pub async fn sign(&self, app: &AppRef, commune: Commune) -> Result<Option<SignedHead>, Failure> {
        let allowed = commune::set_up(&accounts::api::set_up_actor(commune), SignHead)?;
        let signed = tree::sign_head(&app.db, &allowed, &self.key, app.clock.now()).await?;
        if let Some(signed) = &signed {
            self.lay_down(signed).map_err(|e| {
                Failure::Fault(format!("Không ghi được mốc nhật ký vào {}: {e}.", self.folder.display()))
            })?;
        }
        Ok(signed)
    }

    fn lay_down(&self, signed: &SignedHead) -> std::io::Result<()> {
        let folder = self.folder.join(HEADS_FOLDER);
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(format!("{}-{:012}.txt", signed.head.commune, signed.head.size)), signed.to_string())
    }

    /// Signs every commune's tree each hour, for as long as the program runs, and mails the heads where somebody asked for them.
    pub async fn every_hour(self, app: AppRef, mail: Option<(Mailer, Vec<String>)>) {
        loop {
            for info in &app.communes {
                match (self.sign(&app, info.commune).await, &mail) {
                    (Err(why), _) => tracing::error!("Chưa ký được mốc nhật ký: {why:?}"),
                    (Ok(Some(signed)), Some((mailer, witnesses))) => {
                        let failed = mailer.send_head(&signed, &info.name, witnesses).await;
                        tracing::info!("Mốc nhật ký của {}: {failed} thư chưa gửi được", info.name);
                    }
                    (Ok(_), _) => {}
                }
            }
            tokio::time::sleep(EVERY).await;
        }
    }
}
