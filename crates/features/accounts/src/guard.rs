//! Growing delays after wrong passwords, by account and by address. A right password clears its account's count.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::{Duration, Instant};

const FREE_TRIES_ACCOUNT: u32 = 5;
const FREE_TRIES_ADDRESS: u32 = 40;
const LONGEST_DELAY: Duration = Duration::from_secs(15 * 60);
const FORGET_AFTER: Duration = Duration::from_secs(60 * 60);
const MOST_KEYS: usize = 50_000;

#[derive(Debug, Clone, Copy)]
struct Count {
    failures: u32,
    last: Instant,
}

static COUNTS: LazyLock<Mutex<HashMap<String, Count>>> = LazyLock::new(Mutex::default);

/// Counts a try before its password is looked at, so that many at once are counted too; or says how long this account
/// or address must still wait. A right password takes the try back with [`succeeded`].
///
/// # Errors
/// The time to wait.
pub fn attempt(account: &str, address: &str) -> Result<(), Duration> {
    let mut counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    let now = Instant::now();
    let keys = [(account_key(account), FREE_TRIES_ACCOUNT), (address_key(address), FREE_TRIES_ADDRESS)];
    let waits = keys.iter().filter_map(|(key, free)| counts.get(key).and_then(|count| remaining(*count, *free, now)));
    if let Some(wait) = waits.max() {
        return Err(wait);
    }
    if counts.len() > MOST_KEYS {
        counts.retain(|_, c| now.duration_since(c.last) < FORGET_AFTER);
    }
    for (key, _) in keys {
        let count = counts.entry(key).or_insert(Count { failures: 0, last: now });
        if now.duration_since(count.last) > FORGET_AFTER {
            count.failures = 0;
        }
        count.failures += 1;
        count.last = now;
    }
    Ok(())
}

/// Notes a right password: the account's count is cleared, the address gets its try back.
pub fn succeeded(account: &str, address: &str) {
    let mut counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    counts.remove(&account_key(account));
    if let Some(count) = counts.get_mut(&address_key(address)) {
        count.failures = count.failures.saturating_sub(1);
    }
}

fn account_key(account: &str) -> String {
    format!("a:{}", account.to_lowercase())
}

fn address_key(address: &str) -> String {
    format!("d:{address}")
}

/// After the free tries: 4, 8, 16, … seconds, at most a quarter of an hour.
fn remaining(count: Count, free: u32, now: Instant) -> Option<Duration> {
    let beyond = count.failures.checked_sub(free)?;
    let delay = Duration::from_secs(4u64.saturating_mul(1 << beyond.min(16))).min(LONGEST_DELAY);
    delay.checked_sub(now.duration_since(count.last)).filter(|d| !d.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delay_grows_after_the_free_tries() {
        let now = Instant::now();
        let at = |failures| remaining(Count { failures, last: now }, FREE_TRIES_ACCOUNT, now).map(|d| d.as_secs());
        assert_eq!([at(4), at(5), at(6), at(7), at(40)], [None, Some(4), Some(8), Some(16), Some(900)]);
    }

    #[test]
    fn right_password_clears_the_account() {
        for _ in 0..FREE_TRIES_ACCOUNT {
            assert!(attempt("guard.test", "192.0.2.1").is_ok());
        }
        assert!(attempt("Guard.Test", "192.0.2.9").is_err());
        succeeded("guard.test", "192.0.2.9");
        assert!(attempt("guard.test", "192.0.2.9").is_ok());
    }

    #[test]
    fn people_of_one_address_who_sign_in_rightly_do_not_add_up() {
        for n in 0..3 * FREE_TRIES_ADDRESS {
            let account = format!("guard.{n}");
            assert!(attempt(&account, "192.0.2.7").is_ok());
            succeeded(&account, "192.0.2.7");
        }
    }
}
