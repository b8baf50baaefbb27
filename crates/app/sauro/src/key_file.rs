//! Keys that stand beside the data and not in it: 32 random bytes in a file that its owner alone may read.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::Path;

use crate::failure::Failure;

/// The key of a folder under this name, made on first use.
///
/// # Errors
/// When it cannot be read or made.
pub fn secret(folder: &Path, name: &str) -> Result<[u8; 32], Failure> {
    let path = folder.join(name);
    let cannot = |e: std::io::Error| Failure::Fault(format!("Không dùng được khóa {}: {e}.", path.display()));
    std::fs::create_dir_all(folder).map_err(cannot)?;
    match File::open(&path) {
        Ok(mut file) => {
            let mut secret = [0; 32];
            file.read_exact(&mut secret).map_err(cannot)?;
            Ok(secret)
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            let secret: [u8; 32] = rand::random();
            let mut options = File::options();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&path).map_err(cannot)?;
            file.write_all(&secret).and_then(|()| file.sync_all()).map_err(cannot)?;
            Ok(secret)
        }
        Err(e) => Err(cannot(e)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_for_its_owner_alone() {
        let folder = std::env::temp_dir().join(format!("sauro-key-{:x}", rand::random::<u64>()));
        let first = secret(&folder, "khoa");
        assert!(first.is_ok() && first.as_ref().ok() == secret(&folder, "khoa").as_ref().ok());
        assert_ne!(first.ok(), secret(&folder, "khoa-khac").ok());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = std::fs::metadata(folder.join("khoa")).map(|m| m.permissions().mode() & 0o777);
            assert_eq!(mode.ok(), Some(0o600));
        }
        std::fs::write(folder.join("khoa"), "short").ok();
        assert!(secret(&folder, "khoa").is_err(), "a key that was cut short is not replaced unseen");
        std::fs::remove_dir_all(folder).ok();
    }
}
