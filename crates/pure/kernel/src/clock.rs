//! Time is passed in: the one door to "now" for everything above `pure`.

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use crate::dates;

/// Tells the present instant. Implementations live outside `pure`.
pub trait Clock: Send + Sync + 'static {
    /// The present instant, UTC.
    fn now(&self) -> Timestamp;

    /// What other people's clocks show, for codes that their telephones reckon from the time. A demonstration that plays on
    /// another day tells the real one here.
    fn wall(&self) -> Timestamp {
        self.now()
    }

    /// Today's civil date in Viet Nam (UTC+7).
    fn today(&self) -> Date {
        dates::civil_date(self.now())
    }
}

/// A clock that stands still, for tests and for pages drawn as of a moment.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub Timestamp);

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}

impl FixedClock {
    /// Eight in the morning, Viet Nam time, of a civil date.
    pub fn morning_of(date: Date) -> Self {
        let midnight_utc =
            date.to_zoned(jiff::tz::TimeZone::UTC).map(|z| z.timestamp()).unwrap_or(Timestamp::UNIX_EPOCH);
        FixedClock(midnight_utc.checked_add(Span::new().hours(1)).unwrap_or(midnight_utc))
    }
}
