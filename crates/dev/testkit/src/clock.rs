//! A clock that tests set.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use kernel::clock::{Clock, FixedClock};

/// Stands still until it is set. Clones show the same time.
#[derive(Debug, Clone)]
pub struct SettableClock(Arc<Mutex<Timestamp>>);

impl SettableClock {
    /// Eight in the morning, Viet Nam time, of this day.
    pub fn on(day: Date) -> Self {
        SettableClock(Arc::new(Mutex::new(FixedClock::morning_of(day).0)))
    }

    /// Goes to eight in the morning of another day.
    pub fn set_date(&self, day: Date) {
        self.set(FixedClock::morning_of(day).0);
    }

    /// Goes to an instant.
    pub fn set(&self, instant: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = instant;
    }

    /// Goes this far ahead.
    pub fn advance(&self, by: Span) {
        self.set(self.now().checked_add(by).expect("an instant within range"));
    }
}

impl Default for SettableClock {
    /// The day on which the sample commune is shown: 20/11/2026.
    fn default() -> Self {
        SettableClock::on(jiff::civil::date(2026, 11, 20))
    }
}

impl Clock for SettableClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
