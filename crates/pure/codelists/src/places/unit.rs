//! What is known of an administrative unit.

use kernel::dates::Date;

use crate::dated::Span;

/// The kind of an administrative unit, in the words of Vietnamese law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Tỉnh, a province.
    Tinh,
    /// Thành phố: a centrally run city, or before 01/7/2025 also one of a province.
    ThanhPho,
    /// Quận, an urban district before 01/7/2025.
    Quan,
    /// Huyện, a rural district before 01/7/2025.
    Huyen,
    /// Thị xã, a town with the rank of a district before 01/7/2025.
    ThiXa,
    /// Phường, an urban commune.
    Phuong,
    /// Xã, a rural commune.
    Xa,
    /// Thị trấn, the township of a district before 01/7/2025.
    ThiTran,
    /// Đặc khu, a special zone (islands), since 01/7/2025.
    DacKhu,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 9] = [
        Kind::Tinh,
        Kind::ThanhPho,
        Kind::Quan,
        Kind::Huyen,
        Kind::ThiXa,
        Kind::Phuong,
        Kind::Xa,
        Kind::ThiTran,
        Kind::DacKhu,
    ];

    /// As it stands in the files.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Tinh => "tinh",
            Kind::ThanhPho => "thanh_pho",
            Kind::Quan => "quan",
            Kind::Huyen => "huyen",
            Kind::ThiXa => "thi_xa",
            Kind::Phuong => "phuong",
            Kind::Xa => "xa",
            Kind::ThiTran => "thi_tran",
            Kind::DacKhu => "dac_khu",
        }
    }

    /// The word before a name inside a sentence: "xã".
    pub fn word(self) -> &'static str {
        match self {
            Kind::Tinh => "tỉnh",
            Kind::ThanhPho => "thành phố",
            Kind::Quan => "quận",
            Kind::Huyen => "huyện",
            Kind::ThiXa => "thị xã",
            Kind::Phuong => "phường",
            Kind::Xa => "xã",
            Kind::ThiTran => "thị trấn",
            Kind::DacKhu => "đặc khu",
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A province or centrally run city since 01/7/2025, in a time in which it had one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Province {
    /// Two digits: 31.
    pub code: u32,
    /// The name as issued, without its kind.
    pub name: &'static str,
    /// Tỉnh or thành phố.
    pub kind: Kind,
    /// First day.
    pub valid_from: Date,
    /// First day no more; none: until further notice.
    pub valid_until: Option<Date>,
    /// The act that says so.
    pub source: &'static str,
}

impl Province {
    /// Kind and name: "thành phố Hải Phòng".
    pub fn full_name(&self) -> String {
        full_name(self.kind, self.name)
    }

    /// The code with both digits: "01".
    pub fn code_text(&self) -> String {
        format!("{:02}", self.code)
    }

    /// Whether it holds on a date.
    pub fn holds_on(&self, on: Date) -> bool {
        Span { from: Some(self.valid_from), until: self.valid_until }.holds_on(on)
    }
}

/// A commune since 01/7/2025, in a time in which it had one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commune {
    /// Five digits: 10816.
    pub code: u32,
    /// The name as issued, without its kind.
    pub name: &'static str,
    /// Xã, phường or đặc khu.
    pub kind: Kind,
    /// The code of its province.
    pub province: u32,
    /// First day.
    pub valid_from: Date,
    /// First day no more; none: until further notice.
    pub valid_until: Option<Date>,
    /// The act that says so.
    pub source: &'static str,
}

impl Commune {
    /// Kind and name: "xã Hà Bắc".
    pub fn full_name(&self) -> String {
        full_name(self.kind, self.name)
    }

    /// The code with its five digits: "00004".
    pub fn code_text(&self) -> String {
        format!("{:05}", self.code)
    }

    /// Whether it holds on a date.
    pub fn holds_on(&self, on: Date) -> bool {
        Span { from: Some(self.valid_from), until: self.valid_until }.holds_on(on)
    }
}

/// A district or province on the eve of 01/7/2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Former {
    /// Three digits for a district, two for a province.
    pub code: u32,
    /// The name, without its kind.
    pub name: &'static str,
    /// Its kind.
    pub kind: Kind,
}

impl Former {
    /// Kind and name: "huyện Thanh Hà".
    pub fn full_name(&self) -> String {
        full_name(self.kind, self.name)
    }
}

/// A commune on the eve of 01/7/2025, or an island district that had none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerCommune {
    /// Its code of then; a present commune may have the same. None for an island district without communes.
    pub code: Option<u32>,
    /// The name, without its kind.
    pub name: &'static str,
    /// Xã, phường, thị trấn; huyện for an island district without communes.
    pub kind: Kind,
    /// Its district.
    pub district: Former,
    /// Its province.
    pub province: Former,
    /// The codes of the communes of 01/7/2025 in which its land lies, at least one, the lowest first.
    pub now: Vec<u32>,
}

impl FormerCommune {
    /// Whether its land was divided: each commune of [`now`](Self::now) has only a part.
    pub fn is_divided(&self) -> bool {
        self.now.len() > 1
    }

    /// With district and province, as it was written then: "xã Tân Việt, huyện Thanh Hà, tỉnh Hải Dương".
    pub fn full_name(&self) -> String {
        let own = full_name(self.kind, self.name);
        if self.kind == Kind::Huyen {
            return format!("{own}, {}", self.province.full_name());
        }
        format!("{own}, {}, {}", self.district.full_name(), self.province.full_name())
    }
}

fn full_name(kind: Kind, name: &str) -> String {
    format!("{} {name}", kind.word())
}
