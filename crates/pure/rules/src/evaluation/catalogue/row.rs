//! One row of a catalogue, its cells as they were written.

use kernel::exact::{Exact, ExactProblem};
use kernel::text::one_line;

/// Which part of the catalogue a product stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A: the work of those who lead.
    Leading,
    /// B, section I: products that all units share.
    Shared,
    /// B, section II: products of one unit.
    OfUnit,
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Where it is: "E17".
    pub cell: String,
    /// What is written there; empty where nothing is.
    pub text: String,
    /// Whether the cell holds a number, whose text is then its exact decimal with a point; else a person typed a text.
    pub is_number: bool,
}

impl Field {
    /// Whether nothing is written there.
    pub fn is_empty(&self) -> bool {
        one_line(&self.text).is_empty()
    }

    /// Its number, exact.
    ///
    /// # Errors
    /// The text is no number, or reads two ways ("1.234").
    pub fn number(&self) -> Result<Exact, ExactProblem> {
        let text = one_line(&self.text);
        if self.is_number { Exact::parse(&text) } else { Exact::parse_typed(&text) }
    }
}

/// One product of a catalogue. A field is none where the sheet has no such column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductRow {
    /// The name of the sheet.
    pub sheet: String,
    /// The part of the catalogue, where the sheet says it.
    pub part: Option<Part>,
    /// The unit that makes the product.
    pub unit: Option<Field>,
    /// Its code: "DC.01".
    pub code: Option<Field>,
    /// The task it belongs to (nhiệm vụ): several products of one task are a family.
    pub name: Option<Field>,
    /// What is done (công việc chi tiết).
    pub detail: Option<Field>,
    /// What comes out (sản phẩm đầu ra).
    pub output: Option<Field>,
    /// Its group: "N2".
    pub group: Option<Field>,
    /// The band of points of its group: "11-50".
    pub band: Option<Field>,
    /// Its score, in points.
    pub score: Option<Field>,
    /// Its coefficient.
    pub coefficient: Option<Field>,
}

impl ProductRow {
    /// The number of its score, where it can be read and is above 0.
    pub(super) fn score(&self) -> Option<Exact> {
        positive(self.score.as_ref())
    }

    /// The number of its coefficient, where it can be read and is above 0.
    pub(super) fn coefficient(&self) -> Option<Exact> {
        positive(self.coefficient.as_ref())
    }

    /// The text of a field, cleaned; empty where there is none.
    pub(super) fn text(field: &Option<Field>) -> String {
        field.as_ref().map(|field| one_line(&field.text)).unwrap_or_default()
    }

    /// How a finding names the product: by its code, else by its task.
    pub(super) fn called(&self) -> String {
        let texts = [&self.code, &self.detail, &self.name].map(ProductRow::text);
        texts.into_iter().find(|text| !text.is_empty()).unwrap_or_else(|| "chưa có mã".to_owned())
    }

    /// The first cell of the row that the sheet has.
    pub(super) fn first_cell(&self) -> &str {
        let fields = [&self.code, &self.name, &self.detail, &self.output, &self.group, &self.score, &self.coefficient];
        fields.into_iter().flatten().next().map_or("", |field| field.cell.as_str())
    }
}

fn positive(field: Option<&Field>) -> Option<Exact> {
    field?.number().ok().filter(|number| *number > Exact::ZERO)
}
