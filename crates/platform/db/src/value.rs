//! Values that go into a statement and columns that come out of a row, the same on both engines.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff_sqlx::ToSqlx as _;
use kernel::ids::{AccountId, Commune, StaffId, UnitId};
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments as _, Row as _};

use crate::DbError;

/// One argument of a statement. Made with [`args!`](crate::args).
#[derive(Debug, Clone)]
pub enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Bool(Option<bool>),
    Date(Option<Date>),
    Instant(Option<Timestamp>),
    Bytes(Option<Vec<u8>>),
}

impl Value {
    pub(crate) fn bind_sqlite(self, arguments: &mut SqliteArguments) -> Result<(), DbError> {
        match self {
            Value::Int(v) => arguments.add(v),
            Value::Text(v) => arguments.add(v),
            Value::Bool(v) => arguments.add(v),
            Value::Date(v) => arguments.add(v.map(|d| d.to_string())),
            Value::Instant(v) => arguments.add(v.map(|t| format!("{t:.3}"))),
            Value::Bytes(v) => arguments.add(v),
        }
        .map_err(|e| DbError::Engine(sqlx::Error::Encode(e)))
    }

    pub(crate) fn bind_postgres(self, arguments: &mut PgArguments) -> Result<(), DbError> {
        match self {
            Value::Int(v) => arguments.add(v),
            Value::Text(v) => arguments.add(v),
            Value::Bool(v) => arguments.add(v),
            Value::Date(v) => arguments.add(v.map(|d| d.to_sqlx())),
            Value::Instant(v) => arguments.add(v.map(|t| to_the_millisecond(t).to_sqlx())),
            Value::Bytes(v) => arguments.add(v),
        }
        .map_err(|e| DbError::Engine(sqlx::Error::Encode(e)))
    }
}

/// Both engines keep whole milliseconds, so that what is read back is the same on either.
pub(crate) fn to_the_millisecond(t: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(t.as_millisecond()).unwrap_or(t)
}

macro_rules! value_from {
    ($($ty:ty => $variant:ident($conv:expr)),* $(,)?) => {$(
        impl From<$ty> for Value {
            fn from(v: $ty) -> Value { Value::$variant(Some($conv(v))) }
        }
        impl From<Option<$ty>> for Value {
            fn from(v: Option<$ty>) -> Value { Value::$variant(v.map($conv)) }
        }
    )*};
}

value_from! {
    i64 => Int(|v| v),
    bool => Bool(|v| v),
    String => Text(|v| v),
    &str => Text(str::to_owned),
    &String => Text(String::clone),
    Date => Date(|v| v),
    Timestamp => Instant(|v| v),
    Vec<u8> => Bytes(|v| v),
    Commune => Int(|c: Commune| c.0),
    StaffId => Int(i64::from),
    UnitId => Int(i64::from),
    AccountId => Int(i64::from),
}

/// A row of either engine.
#[derive(Debug)]
pub enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// The column of this name.
    ///
    /// # Errors
    /// When there is no such column or it holds another type: a fault of the statement, found by the conformance tests.
    pub fn get<T: Column>(&self, name: &str) -> Result<T, DbError> {
        T::read(self, name)
    }
}

/// A type that a column can be read as.
pub trait Column: Sized {
    /// Reads the column.
    ///
    /// # Errors
    /// As [`Row::get`].
    fn read(row: &Row, name: &str) -> Result<Self, DbError>;
}

macro_rules! plain_column {
    ($($ty:ty),*) => {$(
        impl Column for $ty {
            fn read(row: &Row, name: &str) -> Result<Self, DbError> {
                Ok(match row {
                    Row::Sqlite(r) => r.try_get_unchecked(name)?,
                    Row::Postgres(r) => r.try_get(name)?,
                })
            }
        }
        impl Column for Option<$ty> {
            fn read(row: &Row, name: &str) -> Result<Self, DbError> {
                Ok(match row {
                    Row::Sqlite(r) => r.try_get_unchecked(name)?,
                    Row::Postgres(r) => r.try_get(name)?,
                })
            }
        }
    )*};
}
plain_column!(i64, bool, String, Vec<u8>);

impl Column for Option<Date> {
    fn read(row: &Row, name: &str) -> Result<Self, DbError> {
        Ok(match row {
            Row::Sqlite(r) => r.try_get_unchecked::<Option<jiff_sqlx::Date>, _>(name)?.map(|d| d.to_jiff()),
            Row::Postgres(r) => r.try_get::<Option<jiff_sqlx::Date>, _>(name)?.map(|d| d.to_jiff()),
        })
    }
}

impl Column for Option<Timestamp> {
    fn read(row: &Row, name: &str) -> Result<Self, DbError> {
        Ok(match row {
            Row::Sqlite(r) => r.try_get_unchecked::<Option<jiff_sqlx::Timestamp>, _>(name)?.map(|t| t.to_jiff()),
            Row::Postgres(r) => r.try_get::<Option<jiff_sqlx::Timestamp>, _>(name)?.map(|t| t.to_jiff()),
        })
    }
}

macro_rules! required_column {
    ($($ty:ty),*) => {$(
        impl Column for $ty {
            fn read(row: &Row, name: &str) -> Result<Self, DbError> {
                Option::<$ty>::read(row, name)?.ok_or_else(|| DbError::EmptyColumn(name.to_owned()))
            }
        }
    )*};
}
required_column!(Date, Timestamp);

macro_rules! id_column {
    ($($ty:ident),*) => {$(
        impl Column for $ty {
            fn read(row: &Row, name: &str) -> Result<Self, DbError> { i64::read(row, name).map($ty) }
        }
        impl Column for Option<$ty> {
            fn read(row: &Row, name: &str) -> Result<Self, DbError> { Ok(Option::<i64>::read(row, name)?.map($ty)) }
        }
    )*};
}
id_column!(Commune, StaffId, UnitId, AccountId);

/// A struct that is read from a row, field by column of the same name. Made with [`record!`](crate::record).
pub trait FromRow: Sized {
    /// Reads the row.
    ///
    /// # Errors
    /// As [`Row::get`].
    fn from_row(row: &Row) -> Result<Self, DbError>;
}

/// The arguments of a statement, in the order `$1`, `$2`, ….
#[macro_export]
macro_rules! args {
    ($($v:expr),* $(,)?) => { vec![$($crate::Value::from($v)),*] };
}

/// Declares a row type: the columns of the statement carry the names of the fields.
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* pub $field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $name { $($(#[$fmeta])* pub $field: $ty),* }

        impl $crate::FromRow for $name {
            fn from_row(row: &$crate::Row) -> Result<Self, $crate::DbError> {
                Ok($name { $($field: row.get(stringify!($field))?),* })
            }
        }
    };
}
