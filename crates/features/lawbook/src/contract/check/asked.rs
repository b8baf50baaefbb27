//! Facts of a check, read one by one: absent is unknown, wrong is refused.

use std::collections::BTreeMap;

use kernel::dates::Date;
use kernel::exact::Exact;

use crate::contract::json::{Field, InputError, Keys, Path};

/// A number of people, months, years or votes: enough for any of them, and far from overflow.
const MOST: i64 = 1_000_000;

/// The facts.
pub(super) struct Asked<'n, 'p> {
    pub keys: Keys<'n, 'p>,
}

type Read<T> = Result<Option<T>, InputError>;

impl<'n, 'p> Asked<'n, 'p> {
    fn read<T>(&self, key: &'static str, read: impl FnOnce(Field<'n, 'p>) -> Result<T, InputError>) -> Read<T> {
        self.keys.optional(key).map(read).transpose()
    }

    pub(super) fn date(&self, key: &'static str) -> Read<Date> {
        self.read(key, |field| field.date())
    }

    pub(super) fn boolean(&self, key: &'static str) -> Read<bool> {
        self.read(key, |field| field.boolean())
    }

    pub(super) fn whole(&self, key: &'static str) -> Read<i64> {
        self.read(key, |field| field.whole(0, MOST))
    }

    pub(super) fn signed(&self, key: &'static str) -> Read<i64> {
        self.read(key, |field| field.whole(-10_000, 10_000))
    }

    pub(super) fn exact(&self, key: &'static str) -> Read<Exact> {
        self.read(key, |field| {
            let number = field.exact()?;
            match number.is_negative() {
                true => Err(field.path.wrong("Số này không thể âm.", "Ghi số từ 0 trở lên.")),
                false => Ok(number),
            }
        })
    }

    pub(super) fn text(&self, key: &'static str) -> Read<String> {
        self.read(key, |field| field.text().map(str::to_owned))
    }

    pub(super) fn code<T>(&self, key: &'static str, read: fn(&str) -> Option<T>, codes: &[&str]) -> Read<T> {
        self.read(key, |field| field.code(read, codes))
    }

    pub(super) fn list<T>(
        &self,
        key: &'static str,
        each: impl Fn(Field<'_, '_>) -> Result<T, InputError>,
    ) -> Read<Vec<T>> {
        self.read(key, |field| {
            let nodes = field.list()?.iter().enumerate();
            nodes.map(|(index, node)| each(node.at(Path::Index(&field.path, index)))).collect()
        })
    }

    /// An object from names that are known to answers.
    pub(super) fn answers(&self, key: &'static str, known: &[&str]) -> Result<BTreeMap<String, bool>, InputError> {
        let Some(field) = self.keys.optional(key) else { return Ok(BTreeMap::new()) };
        Keys::of(&field, known)?;
        let mut answers = BTreeMap::new();
        for (name, node) in field.entries()? {
            let at = node.at(Path::Key(&field.path, name));
            if !at.is_absent() {
                answers.insert(name.clone(), at.boolean()?);
            }
        }
        Ok(answers)
    }

    /// An object from names to whole numbers.
    pub(super) fn counts(&self, key: &'static str) -> Result<Vec<(String, i64)>, InputError> {
        let Some(field) = self.keys.optional(key) else { return Ok(Vec::new()) };
        let each = |(name, node): &(String, _)| count(node, &field.path, name);
        field.entries()?.iter().map(each).collect()
    }
}

fn count(node: &crate::contract::json::Node, parent: &Path<'_>, name: &str) -> Result<(String, i64), InputError> {
    Ok((name.to_owned(), node.at(Path::Key(parent, name)).whole(0, MOST)?))
}
