//! Passwords: argon2id, computed away from the threads that answer pages.

mod guesses;
mod rule;
mod words;

use std::cell::Cell;
use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

pub use rule::{For, SHORTEST, check_new};

/// Longest that is hashed, so that a long text cannot keep the machine busy.
pub const LONGEST: usize = 200;

tokio::task_local! {
    /// Hashes computed on behalf of whoever counts them: the same for whomever it is that tries to sign in.
    pub static HASHES: Cell<u32>;
}

/// Hashes computed at once. Each takes 19 MiB and a processor; more would fill the memory of a small machine without
/// signing anybody in sooner.
static HASHING: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, std::num::NonZero::get).min(4)));

/// Why a password was not taken.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PasswordProblem(pub String);

/// The hash to keep (argon2id with the library's present parameters, 19 MiB and two passes).
///
/// # Errors
/// A fault of the library or of the thread pool.
pub async fn hash(password: String) -> Result<String, PasswordProblem> {
    bounded(move || {
        Argon2::default()
            .hash_password(password.as_bytes())
            .map(|h| h.to_string())
            .map_err(|e| PasswordProblem(e.to_string()))
    })
    .await
    .unwrap_or_else(|| Err(PasswordProblem("hashing was interrupted".to_owned())))
}

/// Runs a computation off the threads that answer, when its turn comes; `None` when it was interrupted.
async fn bounded<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let _ = HASHES.try_with(|n| n.set(n.get() + 1));
    let _turn = HASHING.acquire().await.ok()?;
    tokio::task::spawn_blocking(work).await.ok()
}

/// Whether the password belongs to the hash. For an unknown account `stored` is `None`: the same work is done and the
/// answer is no, so that the time tells nothing.
pub async fn verify(password: String, stored: Option<String>) -> bool {
    let known = stored.is_some();
    let stored = stored.unwrap_or_else(|| NOBODY.to_owned());
    bounded(move || {
        let password: String = password.chars().take(LONGEST + 1).collect();
        match PasswordHash::new(&stored) {
            Ok(hash) => Argon2::default().verify_password(password.as_bytes(), &hash).is_ok() && known,
            Err(_) => false,
        }
    })
    .await
    .unwrap_or(false)
}

/// A hash of the same cost that belongs to nobody.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2F1LXJvLW5vYm9keQ$Jp1kZ9oWvQm0q5m0Q1yqg0cXG1n3bYzjBdqvRkqW8pE";

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_passes() {
        let Ok(kept) = hash("một mật khẩu đủ dài".to_owned()).await else { panic!("hash") };
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("một mật khẩu đủ dài".to_owned(), Some(kept.clone())).await);
        assert!(!verify("một mật khẩu đủ dàI".to_owned(), Some(kept)).await);
        assert!(!verify("bất kỳ".to_owned(), None).await);
        assert!(PasswordHash::new(NOBODY).is_ok());
    }
}
