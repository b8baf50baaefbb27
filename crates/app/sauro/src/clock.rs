//! The two clocks of the program.

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use kernel::clock::Clock;
use kernel::dates;

/// The clock of the machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The clock of the demonstration: begins at 08:30 on 20/11/2026 in Viet Nam, where the sample's story has come to, and
/// runs on from there.
#[derive(Debug, Clone, Copy)]
pub struct StoryClock {
    ahead: SignedDuration,
}

impl StoryClock {
    /// A clock that begins now.
    pub fn begin() -> Self {
        let half_past_eight = SignedDuration::from_mins(8 * 60 + 30);
        let first = dates::start_of_day(date(2026, 11, 20)) + half_past_eight;
        StoryClock { ahead: first.duration_since(Timestamp::now()) }
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        Timestamp::now() + self.ahead
    }

    fn wall(&self) -> Timestamp {
        Timestamp::now()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_begins_in_the_morning_of_its_day() {
        let clock = StoryClock::begin();
        assert_eq!(clock.today(), date(2026, 11, 20));
        assert!(dates::moment(clock.now()).starts_with("08:3"));
        assert!(Timestamp::now().duration_since(clock.wall()).as_secs() < 60, "telephones do not play along");
    }
}
