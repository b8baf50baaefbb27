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

/// How long this account or address must still wait; `None` when it may try now.
pub fn wait(account: &str, address: &str) -> Option<Duration> {
    let counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    let now = Instant::now();
    let of = |key: String, free| counts.get(&key).and_then(|c| remaining(*c, free, now));
    of(account_key(account), FREE_TRIES_ACCOUNT).max(of(address_key(address), FREE_TRIES_ADDRESS))
}

/// Notes a wrong password.
pub fn failed(account: &str, address: &str) {
    let mut counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    let now = Instant::now();
    if counts.len() > MOST_KEYS {
        counts.retain(|_, c| now.duration_since(c.last) < FORGET_AFTER);
    }
    for key in [account_key(account), address_key(address)] {
        let count = counts.entry(key).or_insert(Count { failures: 0, last: now });
        if now.duration_since(count.last) > FORGET_AFTER {
            count.failures = 0;
        }
        count.failures += 1;
        count.last = now;
    }
}

/// Notes a right password.
pub fn succeeded(account: &str) {
    COUNTS.lock().unwrap_or_else(PoisonError::into_inner).remove(&account_key(account));
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
        for _ in 0..6 {
            failed("guard.test", "192.0.2.1");
        }
        assert!(wait("Guard.Test", "192.0.2.9").is_some());
        succeeded("guard.test");
        assert!(wait("guard.test", "192.0.2.9").is_none());
    }
}
