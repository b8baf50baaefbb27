//! Passwords: argon2id, computed away from the threads that answer pages.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

/// Shortest password of an account that signs in with it alone.
pub const SHORTEST: usize = 15;
/// Longest that is hashed, so that a long text cannot keep the machine busy.
pub const LONGEST: usize = 200;

/// Hashes computed at once. Each takes 19 MiB and a processor; more would fill the memory of a small machine without
/// signing anybody in sooner.
static HASHING: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, std::num::NonZero::get).min(4)));

/// Why a password was not taken.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PasswordProblem(pub String);

/// The rule for a new password.
///
/// # Errors
/// What is wrong, in the user's words.
pub fn check_new(password: &str, username: &str) -> Result<(), PasswordProblem> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(PasswordProblem(format!(
            "Mật khẩu có {length} ký tự; cần ít nhất {SHORTEST}. Gợi ý: ghép bốn, năm từ không liên quan, có dấu cách."
        )));
    }
    if length > LONGEST {
        return Err(PasswordProblem(format!("Mật khẩu dài quá {LONGEST} ký tự.")));
    }
    let distinct: std::collections::BTreeSet<char> = password.chars().collect();
    if distinct.len() < 6 || password.to_lowercase().contains(&username.to_lowercase()) {
        return Err(PasswordProblem(
            "Mật khẩu dễ đoán: lặp ký tự hoặc chứa tên tài khoản. Hãy chọn mật khẩu khác.".to_owned(),
        ));
    }
    Ok(())
}

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

    #[test]
    fn weak_passwords_are_refused_with_a_reason() {
        assert!(check_new("ngắn quá", "an").is_err());
        assert!(check_new("aaaaaaaaaaaaaaaa", "an").is_err());
        assert!(check_new("toi-la-nguyen.an-day", "nguyen.an").is_err());
        assert!(check_new("bốn từ không liên quan", "nguyen.an").is_ok());
    }
}
