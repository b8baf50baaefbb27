//! Growing delays after failed tries, so that guessing is slow and the honest owner is not kept out.
//!
//! Counted are: an account from one address (few tries are free), an address whatever the account, and an account from
//! everywhere. The last one is what a stranger could use against the owner; so it never touches a browser in which the account
//! signed in before, and whoever brings a second factor or a passkey passes it. Counts live in memory: a restart forgets them,
//! which nobody outside can bring about.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{LazyLock, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

const LONGEST_DELAY: SignedDuration = SignedDuration::from_mins(15);
const FORGET_AFTER: SignedDuration = SignedDuration::from_hours(1);
const MOST_KEYS: usize = 200_000;

/// Free tries before the first delay.
const FREE_PAIR: u32 = 5;
const FREE_DEVICE: u32 = 10;
const FREE_ADDRESS: u32 = 40;
const FREE_ACCOUNT: u32 = 10;
const FREE_CODES: u32 = 10;

/// Who tries, from where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Try {
    /// The account as typed, in lower case, with its commune.
    account: String,
    /// The address, or the network that one home or office has (IPv6: its first 64 bits).
    address: String,
    /// A digest of the cookie of a browser in which this account signed in before.
    device: Option<Vec<u8>>,
    /// The password was right; what is tried is a code.
    code: bool,
}

impl Try {
    /// A try on an account from an address, in a browser that is known or not.
    pub fn new(commune: i64, account: &str, address: IpAddr, device: Option<Vec<u8>>) -> Try {
        let address = match address.to_canonical() {
            IpAddr::V4(v4) => v4.to_string(),
            IpAddr::V6(v6) => v6.segments()[..4].iter().map(|part| format!("{part:x}:")).collect(),
        };
        Try { account: format!("{commune}/{}", account.to_lowercase()), address, device, code: false }
    }

    /// The same at the second step: who stands there knows the password, so his tries add up wherever he comes from.
    pub fn of_code(self) -> Try {
        Try { code: true, ..self }
    }

    fn keys(&self) -> Vec<(Key, u32)> {
        match &self.device {
            Some(device) => vec![(Key::Device(self.account.clone(), device.clone()), FREE_DEVICE)],
            None => vec![
                (Key::Pair(self.account.clone(), self.address.clone()), FREE_PAIR),
                (Key::Address(self.address.clone()), FREE_ADDRESS),
                match self.code {
                    true => (Key::Codes(self.account.clone()), FREE_CODES),
                    false => (Key::Account(self.account.clone()), FREE_ACCOUNT),
                },
            ],
        }
    }
}

/// What a try may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Go on.
    Go,
    /// Go on, but a right password alone does not let in: too many strangers have tried this account. The time until it does.
    OnlyWithSecondFactor(SignedDuration),
    /// Not before this time has passed.
    Wait(SignedDuration),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Pair(String, String),
    Device(String, Vec<u8>),
    Address(String),
    Account(String),
    Codes(String),
}

#[derive(Debug, Clone, Copy)]
struct Count {
    failures: u32,
    last: Timestamp,
}

/// The counts.
#[derive(Debug, Default)]
pub struct Guard(HashMap<Key, Count>);

impl Guard {
    /// Counts a try before its password is looked at, so that many at once are counted too. A right password takes the try
    /// back with [`Guard::succeeded`].
    pub fn attempt(&mut self, of: &Try, now: Timestamp) -> Verdict {
        let keys = of.keys();
        let waits = |key: &Key, free: u32| self.0.get(key).and_then(|count| remaining(*count, free, now));
        let (everywhere, here): (Vec<_>, Vec<_>) = keys.iter().partition(|(key, _)| matches!(key, Key::Account(_)));
        if let Some(wait) = here.iter().filter_map(|(key, free)| waits(key, *free)).max() {
            return Verdict::Wait(wait);
        }
        let slowed = everywhere.iter().filter_map(|(key, free)| waits(key, *free)).max();
        self.make_room(now);
        for (key, _) in keys {
            // A try that a password alone cannot win does not make the owner wait longer.
            if slowed.is_some() && matches!(key, Key::Account(_)) {
                continue;
            }
            let count = self.0.entry(key).or_insert(Count { failures: 0, last: now });
            if now.duration_since(count.last) > FORGET_AFTER {
                count.failures = 0;
            }
            *count = Count { failures: count.failures.saturating_add(1), last: now };
        }
        slowed.map_or(Verdict::Go, Verdict::OnlyWithSecondFactor)
    }

    /// Notes that the person was let in: his own counts are cleared, the address gets its try back. What strangers did to the
    /// account stays counted.
    pub fn succeeded(&mut self, of: &Try) {
        for (key, _) in of.keys() {
            match key {
                Key::Pair(..) | Key::Device(..) | Key::Codes(_) => drop(self.0.remove(&key)),
                Key::Address(_) | Key::Account(_) => {
                    if let Some(count) = self.0.get_mut(&key) {
                        count.failures = count.failures.saturating_sub(1);
                    }
                }
            }
        }
    }

    /// Old counts go; when there are too many young ones, those that matter least.
    fn make_room(&mut self, now: Timestamp) {
        if self.0.len() < MOST_KEYS {
            return;
        }
        self.0.retain(|_, count| now.duration_since(count.last) < FORGET_AFTER);
        if self.0.len() >= MOST_KEYS {
            self.0.retain(|key, count| count.failures > 1 || matches!(key, Key::Account(_) | Key::Codes(_)));
        }
    }
}

/// After the free tries: 4, 8, 16, … seconds, at most a quarter of an hour.
fn remaining(count: Count, free: u32, now: Timestamp) -> Option<SignedDuration> {
    let beyond = count.failures.checked_sub(free)?;
    let delay = SignedDuration::from_secs(4i64 << beyond.min(16)).min(LONGEST_DELAY);
    Some(delay - now.duration_since(count.last)).filter(SignedDuration::is_positive)
}

static GUARD: LazyLock<Mutex<Guard>> = LazyLock::new(Mutex::default);

/// [`Guard::attempt`] on the counts of this process.
pub fn attempt(of: &Try, now: Timestamp) -> Verdict {
    GUARD.lock().unwrap_or_else(PoisonError::into_inner).attempt(of, now)
}

/// [`Guard::succeeded`] on the counts of this process.
pub fn succeeded(of: &Try) {
    GUARD.lock().unwrap_or_else(PoisonError::into_inner).succeeded(of);
}

#[cfg(test)]
mod tests;
