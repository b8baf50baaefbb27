//! Official papers as Word files, in the layout of Decree 30/2020/NĐ-CP, Appendix I.
//!
//! A [`Paper`] says what the paper says; where it stands on the page, in which size and case, is decided here.
//! The same paper always gives the same bytes.

mod body;
mod code;
mod head;
mod metrics;
mod package;
mod signature;
mod wml;

pub use body::{Align, Column, Part, Row, TablePart};
pub use code::CodePart;
pub use wml::{Run, Text};

/// A paper to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Body above the issuer, in the spelling to be printed; `None` where the issuer stands alone (a commune's committee).
    pub superior: Option<String>,
    /// Issuing body; `\n` where the line is to break ("ỦY BAN NHÂN DÂN\nXÃ HÀ BẮC").
    pub issuer: String,
    /// Number in the register; below 10 a zero is put before it. `None` leaves the place blank for the clerk.
    pub number: Option<u32>,
    /// Symbol after the number: "BC-UBND".
    pub symbol: String,
    /// Place name before the date: "Hà Bắc".
    pub place: String,
    pub date: PaperDate,
    /// "BÁO CÁO", "KẾ HOẠCH"; `None` for an official letter (công văn), whose subject stands under the number as "V/v".
    pub kind: Option<String>,
    /// Trích yếu.
    pub subject: String,
    /// Kính gửi.
    pub to: Vec<String>,
    /// Legal bases; the closing `;` and `.` are set here.
    pub bases: Vec<String>,
    pub body: Vec<Part>,
    pub signer: Signer,
    /// Nơi nhận, without dashes and closing signs; the last is the file copy ("Lưu: VT, VHXH").
    pub recipients: Vec<String>,
    /// Annexes, each on new pages numbered from 1.
    pub annexes: Vec<Annex>,
    pub size: Size,
    pub spacing: Spacing,
    pub orientation: Orientation,
}

/// Distance between the lines of the body; the decree allows single to one and a half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Spacing {
    Single,
    /// A tenth more than single: marks over capitals keep clear of the line above.
    #[default]
    Airy,
}

/// The date of a paper, already in the form of Decree 30.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperDate {
    /// "ngày 05 tháng 02 năm 2026".
    Ready(String),
    /// Day and month left blank.
    Blank { year: i16 },
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signer {
    /// "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; `None` where the title stands alone.
    pub capacity: Option<String>,
    /// "CHỦ TỊCH".
    pub title: String,
    /// Name without degrees; `None` leaves the place blank.
    pub name: Option<String>,
}

/// An annex of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// "Phụ lục I"; plain "Phụ lục" when there is only one.
    pub label: String,
    /// Printed in capitals.
    pub title: String,
    /// Which paper it goes with: "(Kèm theo Báo cáo số …)"; empty for none.
    pub goes_with: String,
    pub body: Vec<Part>,
    pub orientation: Orientation,
}

/// Sizes rise and fall together: Quốc hiệu, Tiêu ngữ, date line and body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Size {
    /// 13, 14, 14, 14 points.
    #[default]
    Larger,
    /// 12, 13, 13, 13 points.
    Smaller,
}

impl Size {
    /// Half-points of the body, the date line and Tiêu ngữ.
    fn body(self) -> u16 {
        match self {
            Self::Larger => 28,
            Self::Smaller => 26,
        }
    }

    /// Half-points of Quốc hiệu, the issuer and the number.
    fn head(self) -> u16 {
        self.body() - 2
    }
}

/// How the sheet lies. Landscape is for tables in the body (Appendix I, part I, item 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    #[default]
    Portrait,
    Landscape,
}

impl Orientation {
    /// Width and height of A4 in twentieths of a point.
    fn sheet(self) -> (u32, u32) {
        match self {
            Self::Portrait => (11906, 16838),
            Self::Landscape => (16838, 11906),
        }
    }

    /// Width between the margins of 30 and 15 mm, in twentieths of a point.
    fn text_width(self) -> u32 {
        self.sheet().0 - package::LEFT - package::RIGHT
    }
}

/// What the body needs to know of the page.
#[derive(Debug, Clone, Copy)]
struct Layout {
    size: Size,
    spacing: Spacing,
    orientation: Orientation,
}

impl Paper {
    /// The paper as a .docx file.
    pub fn to_docx(&self) -> Vec<u8> {
        let mut out = String::new();
        head::write(self, &mut out);
        let layout = self.layout(self.orientation);
        body::write(&self.body, true, layout, &mut out);
        signature::write(self, &mut out);
        let mut before = self.orientation;
        for annex in &self.annexes {
            out.push_str(&package::section_end(before));
            head::write_annex(annex, self.size, &mut out);
            body::write(&annex.body, false, self.layout(annex.orientation), &mut out);
            before = annex.orientation;
        }
        out.push_str(&package::section(before));
        package::pack(&out, &self.heading(), &self.issuer.replace('\n', " "), self.size, &self.pictures())
    }

    /// The pictures in the order in which the body shows them.
    fn pictures(&self) -> Vec<Vec<u8>> {
        let parts = self.body.iter().chain(self.annexes.iter().flat_map(|annex| &annex.body));
        parts.filter_map(|part| if let Part::Code(code) = part { Some(code.picture()) } else { None }).collect()
    }

    fn layout(&self, orientation: Orientation) -> Layout {
        Layout { size: self.size, spacing: self.spacing, orientation }
    }

    /// "(Kèm theo Báo cáo số 12/BC-UBND ngày … của …)", for an annex; what the clerk fills in stays blank as in the head.
    /// `kind` is "Báo cáo" and `issuer` "Ủy ban nhân dân xã Hà Bắc", as a sentence spells them.
    pub fn goes_with(&self, kind: &str, issuer: &str) -> String {
        format!("(Kèm theo {kind} số {} {} của {issuer})", head::number_text(self), head::date(&self.date))
    }

    fn heading(&self) -> String {
        match &self.kind {
            Some(kind) => format!("{kind} {}", self.subject),
            None => self.subject.clone(),
        }
    }
}
