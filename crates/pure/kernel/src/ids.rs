//! Ids: a commune's official code and the per-commune numbers of its rows.

use std::fmt;

/// Official numeric code of a commune (mã đơn vị hành chính cấp xã), for example 10816 for xã Hà Bắc.
/// First part of every primary key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Commune(pub i64);

impl fmt::Display for Commune {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.0)
    }
}

macro_rules! row_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> i64 {
                id.0
            }
        }
    )*};
}

row_id! {
    /// A person of the register (`staff_member.id`).
    StaffId,
    /// A unit of the commune (`org_unit.id`).
    UnitId,
    /// An account that signs in (`accounts_account.id`).
    AccountId,
}
