//! What was left in a paper of the commune it was copied from: names of other places, kinds of places that no longer
//! exist, codes of elsewhere.
//!
//! Found by pattern, a word for a kind of place before capitalised words; no list of communes is needed. A name that
//! rightly stands in the paper (a neighbour, a city with a university) is found too: a person decides.

mod codes;
mod names;

use std::collections::BTreeMap;

use files::source::SourceDocument;
use files::xlsx_in::Workbook;
use jiff::civil::{Date, date};
use kernel::text::mark_key;

use super::finding::{At, Finding};
use super::grid::{self, Row};
use super::place::Own;

/// From this day there are no districts and townships: the law on the organisation of local government 72/2025/QH15,
/// article 1, knows provinces and communes only.
const TWO_LEVELS: Date = date(2025, 7, 1);

/// What kind of leftover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The name of another place.
    OtherPlace,
    /// A kind of place that no longer exists: "thị trấn", "huyện".
    OldKind,
    /// The beginning of a position's code.
    Code,
}

/// One leftover, however often it stands in the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// What it is.
    pub kind: Kind,
    /// As it is first written: "xã Tân Thành", "thị trấn", "TP-NVCN-".
    pub found: String,
    /// How often it stands in the paper.
    pub count: usize,
    /// The first place, why, and what to do.
    pub finding: Finding,
}

/// The leftovers of a document, in the order of their first places. `issued` is its day, where it has one: what was
/// written before 01/7/2025 rightly speaks of districts.
pub fn find(document: &SourceDocument, own: &Own, issued: Option<Date>) -> Vec<Leftover> {
    of_rows(&grid::of_document(document), own, issued)
}

/// The leftovers of a workbook; as [`find`].
pub fn find_in_workbook(workbook: &Workbook, own: &Own, issued: Option<Date>) -> Vec<Leftover> {
    of_rows(&grid::of_workbook(workbook), own, issued)
}

fn of_rows(rows: &[Row], own: &Own, issued: Option<Date>) -> Vec<Leftover> {
    let two_levels = issued.is_none_or(|day| day >= TWO_LEVELS);
    let mut seen: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    let mut out: Vec<Leftover> = Vec::new();
    for row in rows {
        for cell in &row.cells {
            let at = row.at(cell.column);
            for line in &cell.lines {
                let found = names::in_line(line, own, two_levels).into_iter().chain(codes::in_line(line, own));
                for (kind, found) in found {
                    let place = *seen.entry((kind, mark_key(&found))).or_insert(out.len());
                    match out.get_mut(place) {
                        Some(leftover) => leftover.count += 1,
                        None => out.push(leftover(kind, found, at.clone(), own)),
                    }
                }
            }
        }
    }
    out
}

fn leftover(kind: Kind, found: String, at: At, own: &Own) -> Leftover {
    let finding = match kind {
        Kind::OtherPlace => Finding::new(
            at,
            format!("“{found}” không phải tên của {} hay của {}.", own.name, own.province),
            format!(
                "Nếu văn bản chép từ nơi khác, thay bằng “{}” hoặc tên đúng; nếu đúng là nơi đó, giữ nguyên.",
                own.name
            ),
        ),
        Kind::OldKind => Finding::new(
            at,
            format!("“{found}”: từ 01/7/2025 không còn đơn vị hành chính này."),
            "Sửa theo chính quyền địa phương hai cấp (tỉnh, thành phố; xã, phường, đặc khu).",
        ),
        Kind::Code => Finding::new(
            at,
            format!("Mã bắt đầu bằng “{found}” không phải viết tắt của {}.", own.name),
            "Thay bằng mã vị trí việc làm trong danh mục của mình.",
        ),
    };
    Leftover { kind, found, count: 1, finding }
}
