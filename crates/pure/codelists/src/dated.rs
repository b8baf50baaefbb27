//! When an entry holds, and how sure it is.

use kernel::dates::Date;

/// How sure an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Read in the act, or the same in independent sources.
    Confirmed,
    /// Known from general knowledge; no source was read.
    Memory,
    /// Sources differ, or the order and the codes are the house's own.
    Uncertain,
}

impl Status {
    /// As it stands in `law/codelists/`.
    pub fn code(self) -> &'static str {
        match self {
            Status::Confirmed => "confirmed",
            Status::Memory => "memory",
            Status::Uncertain => "uncertain",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Status> {
        [Status::Confirmed, Status::Memory, Status::Uncertain].into_iter().find(|status| status.code() == code)
    }
}

/// The time in which an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// First day; none: since ever.
    pub from: Option<Date>,
    /// First day no more; none: until further notice.
    pub until: Option<Date>,
}

impl Span {
    pub(crate) fn holds_on(self, on: Date) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on < until)
    }

    /// Whether it has at least one day.
    pub(crate) fn has_days(self) -> bool {
        !matches!((self.from, self.until), (Some(from), Some(until)) if until <= from)
    }

    /// Whether some day lies in both.
    pub(crate) fn meets(self, other: Span) -> bool {
        let before = |one: Span, two: Span| matches!((one.until, two.from), (Some(until), Some(from)) if until <= from);
        !before(self, other) && !before(other, self)
    }
}
