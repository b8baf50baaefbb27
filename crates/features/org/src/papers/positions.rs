//! The catalogue of positions: what the commune has approved, position by position, with its totals checked.
//!
//! Read from plain text with bars whose cells go on over several lines, from Word tables and from workbooks.

mod check;
mod columns;
mod letterhead;
mod records;
mod share;
mod totals;

use files::source::SourceDocument;
use files::xlsx_in::Workbook;
use jiff::civil::Date;

use super::finding::{At, Finding};
use super::grid::{self, Row};
use super::place::Own;

/// A catalogue of positions as a paper says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PositionList {
    /// The decision it comes with.
    pub document: DocumentMark,
    /// The positions, in the order of the paper.
    pub positions: Vec<ReadPosition>,
    /// The totals of all, as the paper states them.
    pub stated: Option<Stated>,
    /// The groups with their totals, as the paper states them.
    pub groups: Vec<StatedGroup>,
    /// What does not agree, or was not read, in the order of the paper.
    pub findings: Vec<Finding>,
}

/// By what a paper is cited. What is still blank in the paper is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentMark {
    /// "12/QĐ-UBND".
    pub number: Option<String>,
    /// The day it was issued.
    pub date: Option<Date>,
    /// "ỦY BAN NHÂN DÂN XÃ BÌNH MINH", as printed.
    pub issuer: Option<String>,
}

/// A group of positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Lãnh đạo, quản lý.
    Leading,
    /// Chuyên môn, nghiệp vụ.
    Professional,
    /// Hỗ trợ, phục vụ.
    Support,
}

impl Group {
    /// As [`crate::api::NewPosition::group`] spells it: `lanh_dao`, `chuyen_mon`, `ho_tro`.
    pub fn code(self) -> &'static str {
        match self {
            Group::Leading => "lanh_dao",
            Group::Professional => "chuyen_mon",
            Group::Support => "ho_tro",
        }
    }
}

/// One position as the paper says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPosition {
    /// As printed; empty where the paper has none.
    pub code: String,
    /// Its whole name, on one line.
    pub name: String,
    /// None where the paper names no group that is known.
    pub group: Option<Group>,
    /// "Chuyên viên chính 50%; Chuyên viên 50%"; empty where the paper has none.
    pub rank: String,
    /// Posts approved; none where the number is unreadable, or blank in a paper whose totals do not settle it.
    pub approved: Option<i64>,
    /// The cell is blank; [`Self::approved`] is 0 then only where the stated total agrees without it.
    pub approved_is_blank: bool,
    /// The share as printed: "3,03".
    pub share: Option<String>,
    /// Where it begins.
    pub at: At,
}

/// Totals as the paper states them; none where it states none, or an unreadable one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// How many positions.
    pub positions: Option<i64>,
    /// How many posts.
    pub approved: Option<i64>,
    /// The share as printed: "100,00".
    pub share: Option<String>,
    /// Where they stand.
    pub at: At,
}

/// A group with its totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedGroup {
    /// None where its name says no known group.
    pub group: Option<Group>,
    /// Its name as printed.
    pub name: String,
    /// Its totals.
    pub stated: Stated,
    /// Its positions' places in [`PositionList::positions`].
    pub members: std::ops::Range<usize>,
}

impl PositionList {
    /// The positions whose blank number was read as 0.
    pub fn blanks_read_as_zero(&self) -> usize {
        self.positions.iter().filter(|p| p.approved_is_blank && p.approved == Some(0)).count()
    }
}

/// Reads the catalogue in a document. `own` is whose catalogue it should be: codes of another place are found.
/// Never fails: a document without such a table gives no positions and a finding that says so.
pub fn read(document: &SourceDocument, own: &Own) -> PositionList {
    of_rows(&grid::of_document(document), own)
}

/// Reads the catalogue in a workbook; as [`read`].
pub fn read_workbook(workbook: &Workbook, own: &Own) -> PositionList {
    of_rows(&grid::of_workbook(workbook), own)
}

fn of_rows(rows: &[Row], own: &Own) -> PositionList {
    let mut findings = Vec::new();
    let records = records::of_rows(rows, &mut findings);
    let mut list = totals::list(&records, &mut findings);
    list.document = letterhead::of_rows(rows);
    check::settle_blanks(&mut list, &mut findings);
    check::all(&list, own, &mut findings);
    findings.sort_by(|a, b| a.at.cmp(&b.at));
    list.findings = findings;
    list
}
