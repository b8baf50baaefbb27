//! What a profile holds: the ten groups of Decree 27/2026/NĐ-CP and the 38 items of the official curriculum vitae, less what
//! the plan does not need (assets, health, family beyond conflict checks, history of one's own).

mod fields;
mod said;

use std::collections::BTreeMap;

use codelists::lists::CodeList;
use kernel::text::search_key;

pub use fields::FIELDS;
pub use said::shown;

/// Where a field is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// With the person: what lists show.
    Member,
    /// `staff_profile`.
    Profile,
    /// `staff_private`: sensitive, each look at it stands in the journal.
    Private,
}

/// What a field's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A full name.
    Name,
    /// A unit of the commune.
    Unit,
    /// One or more positions (vị trí việc làm) of the commune.
    Positions,
    /// A code of a list.
    List(CodeList),
    /// A day, or what is known of it: 1985-06-05, 1985-06, 1985.
    Day,
    /// An exact decimal: "2.34".
    Decimal,
    /// A whole number.
    Whole,
    /// The 12 digits of a personal identification number.
    CitizenId,
    /// An address of electronic mail.
    Email,
    /// Yes or no.
    YesNo,
}

/// One field of a profile.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in commands, files and the database.
    pub key: &'static str,
    /// Its name on screen, as the form writes it.
    pub label: &'static str,
    /// The group of Decree 27/2026/NĐ-CP, Article 5, that it belongs to: 1 to 8.
    pub group: u8,
    /// The item of the official form; empty where it has none.
    pub item: &'static str,
    pub place: Place,
    pub kind: Kind,
}

impl Field {
    /// Its name in addresses: "ngay-sinh".
    pub fn slug(&self) -> String {
        search_key(self.label).replace(' ', "-")
    }
}

/// The field of an address.
pub fn field_at(slug: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.slug() == slug)
}

/// The field of a name.
pub fn field(key: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.key == key)
}

/// The fields of one place, in the order of the form.
pub fn fields_of(place: Place) -> impl Iterator<Item = &'static Field> {
    FIELDS.iter().filter(move |field| field.place == place)
}

/// The groups of Decree 27/2026/NĐ-CP, Article 5, of which fields are kept.
pub const GROUPS: [(u8, &str); 6] = [
    (1, "Thông tin cơ bản"),
    (4, "Tuyển dụng, bổ nhiệm"),
    (5, "Học vấn, chuyên môn, đào tạo, bồi dưỡng"),
    (6, "Đơn vị, vị trí việc làm, chức vụ, lương, đánh giá"),
    (7, "Tham gia tổ chức chính trị"),
    (8, "Lực lượng vũ trang"),
];

/// What is known of a person, by the name of the field. What is not known is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<&'static str, String>);

impl Values {
    /// What is known, by the names of fields.
    pub fn of(known: &[(&str, &str)]) -> Values {
        let mut values = Values::default();
        known.iter().for_each(|(key, value)| values.put(key, *value));
        values
    }

    /// The value of a field.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// Sets a value; an empty one takes it away.
    pub fn set(&mut self, field: &'static Field, value: impl Into<String>) {
        let value = value.into();
        if value.is_empty() {
            self.0.remove(field.key);
        } else {
            self.0.insert(field.key, value);
        }
    }

    /// Sets the value of the field of this name; where there is no such field, nothing.
    pub fn put(&mut self, key: &str, value: impl Into<String>) {
        if let Some(field) = field(key) {
            self.set(field, value);
        }
    }

    /// Takes over what others say.
    pub fn extend(&mut self, others: Values) {
        self.0.extend(others.0);
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields that are known, each with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&'static Field, &str)> {
        self.0.iter().filter_map(|(key, value)| Some((field(key)?, value.as_str())))
    }

    /// Those of one place.
    #[must_use]
    pub fn of_place(&self, place: Place) -> Values {
        let kept = self.iter().filter(|(field, _)| field.place == place);
        Values(kept.map(|(field, value)| (field.key, value.to_owned())).collect())
    }
}
