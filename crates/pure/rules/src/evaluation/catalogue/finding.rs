//! What a check found: where, what kind, why, by which article, and what to do.

use std::borrow::Cow;

use kernel::decision::Citation;

use super::{Field, ProductRow};
use crate::evaluation::DECREE;

/// The kinds of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// No code.
    MissingCode,
    /// No task.
    MissingName,
    /// No work in detail.
    MissingDetail,
    /// No output.
    MissingOutput,
    /// No group.
    MissingGroup,
    /// No score.
    MissingScore,
    /// No coefficient.
    MissingCoefficient,
    /// Two dots in a row.
    CodeDoubledDot,
    /// A blank, or a sign that looks like one, in a code.
    CodeLookalikeSpace,
    /// A code that is none.
    CodeMalformed,
    /// A code that stands twice.
    DuplicateCode,
    /// A product that stands twice.
    DuplicateItem,
    /// Work of a specialist in the leaders' part.
    ProfessionalInLeading,
    /// Several products as one.
    BundledItem,
    /// A group that is none.
    UnknownGroup,
    /// More groups than the decree allows.
    TooManyGroups,
    /// A band that cannot be read.
    BandUnreadable,
    /// A band other than that of the group in the same sheet.
    BandOfOtherGroup,
    /// Bands of two groups that overlap, or stand in the wrong order.
    BandsOverlap,
    /// A score that is no number.
    ScoreNotNumber,
    /// A score of 0 or below.
    ScoreNotPositive,
    /// A score outside the band of its group.
    ScoreOutsideBand,
    /// A score above the handbook's ceiling.
    ScoreAboveCeiling,
    /// A coefficient that is no number.
    CoefficientNotNumber,
    /// A coefficient of 0 or below.
    CoefficientNotPositive,
    /// A coefficient that is not score ÷ standard score.
    CoefficientMismatch,
    /// The rows do not agree on a standard score.
    StandardUnknown,
    /// No product has the coefficient 1.
    StandardMissing,
}

impl Kind {
    /// Its name in contracts.
    pub fn code(self) -> &'static str {
        match self {
            Kind::MissingCode => "missing_code",
            Kind::MissingName => "missing_name",
            Kind::MissingDetail => "missing_detail",
            Kind::MissingOutput => "missing_output",
            Kind::MissingGroup => "missing_group",
            Kind::MissingScore => "missing_score",
            Kind::MissingCoefficient => "missing_coefficient",
            Kind::CodeDoubledDot => "code_doubled_dot",
            Kind::CodeLookalikeSpace => "code_lookalike_space",
            Kind::CodeMalformed => "code_malformed",
            Kind::DuplicateCode => "duplicate_code",
            Kind::DuplicateItem => "duplicate_item",
            Kind::ProfessionalInLeading => "professional_in_leading",
            Kind::BundledItem => "bundled_item",
            Kind::UnknownGroup => "unknown_group",
            Kind::TooManyGroups => "too_many_groups",
            Kind::BandUnreadable => "band_unreadable",
            Kind::BandOfOtherGroup => "band_of_other_group",
            Kind::BandsOverlap => "bands_overlap",
            Kind::ScoreNotNumber => "score_not_number",
            Kind::ScoreNotPositive => "score_not_positive",
            Kind::ScoreOutsideBand => "score_outside_band",
            Kind::ScoreAboveCeiling => "score_above_ceiling",
            Kind::CoefficientNotNumber => "coefficient_not_number",
            Kind::CoefficientNotPositive => "coefficient_not_positive",
            Kind::CoefficientMismatch => "coefficient_mismatch",
            Kind::StandardUnknown => "standard_unknown",
            Kind::StandardMissing => "standard_missing",
        }
    }
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the sheet.
    pub sheet: String,
    /// The cell: "E17".
    pub cell: String,
    /// What kind of finding it is.
    pub kind: Kind,
    /// Why, in Vietnamese, whole sentences.
    pub why: String,
    /// The article, or the chapter of guidance.
    pub citation: Citation,
    /// Whether it is advice only: it rests on guidance, or on words that may be meant otherwise.
    pub is_advice: bool,
    /// What to do.
    pub suggestion: String,
}

impl Finding {
    /// What rests on the decree has to be mended; what rests on guidance is advice.
    pub(super) fn new(row: &ProductRow, cell: &str, kind: Kind, said: (String, &str), citation: Citation) -> Finding {
        Finding {
            sheet: row.sheet.clone(),
            cell: cell.to_owned(),
            kind,
            why: said.0,
            is_advice: citation.document != DECREE,
            citation,
            suggestion: said.1.to_owned(),
        }
    }

    /// At a field of the row.
    pub(super) fn at(row: &ProductRow, field: &Field, kind: Kind, said: (String, &str), citation: Citation) -> Finding {
        Finding::new(row, &field.cell, kind, said, citation)
    }

    /// The same, as advice.
    pub(super) fn into_advice(mut self) -> Finding {
        self.is_advice = true;
        self
    }
}

/// The list of products: its output, its repetitions, its groups (Article 13.1.a).
pub(super) const LISTED: Citation = Citation::article(DECREE, 13).clause(1).point('a');
/// The standard product (Article 13.1.b).
pub(super) const STANDARD: Citation = Citation::article(DECREE, 13).clause(1).point('b');
/// The conversion (Article 13.1.c).
pub(super) const CONVERTED: Citation = Citation::article(DECREE, 13).clause(1).point('c');
/// How the Ministry's handbook splits large tasks.
pub(super) const SPLIT: Citation = handbook("Chương II phần I mục I.4.1");
/// How the handbook scores and converts.
pub(super) const SCORED: Citation = handbook("Chương II phần I mục III.4.1");
/// How a department of home affairs parts the leaders' work from the rest.
pub(super) const PARTED: Citation = Citation::of("3743/SNV-CCVC");

const fn handbook(part: &'static str) -> Citation {
    Citation {
        document: Cow::Borrowed("Sổ tay BNV 2026"),
        article: None,
        article_letter: None,
        clause: None,
        point: None,
        annex: None,
        part: Some(Cow::Borrowed(part)),
    }
}
