//! Instants shown in Vietnam's time.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

/// The offset of Asia/Ho_Chi_Minh: seven hours ahead of UTC, fixed, so that no time zone table is needed.
const VIETNAM: Offset = Offset::constant(7);

/// The wall clock of Vietnam at an instant.
pub fn vietnam(at: Timestamp) -> DateTime {
    VIETNAM.to_datetime(at)
}

/// The day in Vietnam at an instant.
pub fn civil_date(at: Timestamp) -> Date {
    vietnam(at).date()
}

/// The time of day in Vietnam at an instant.
pub fn civil_time(at: Timestamp) -> Time {
    vietnam(at).time()
}

/// Hour and day: "14:05 ngày 20/11/2026".
pub fn moment(at: Timestamp) -> String {
    let local = vietnam(at);
    format!("{:02}:{:02} ngày {}", local.hour(), local.minute(), super::short(local.date()))
}

/// The instant a day begins in Vietnam (00:00, inclusive).
pub fn start_of_day(day: Date) -> Timestamp {
    let midnight = day.to_datetime(Time::midnight());
    // Only within hours of the years -9999 and 9999 is there no instant; the nearest one is as good.
    VIETNAM.to_timestamp(midnight).unwrap_or(if day.year() < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

/// The instant a day ends in Vietnam: the beginning of the next day (exclusive).
pub fn end_of_day(day: Date) -> Timestamp {
    day.tomorrow().map_or(Timestamp::MAX, start_of_day)
}
