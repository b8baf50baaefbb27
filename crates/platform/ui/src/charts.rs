//! Charts as SVG in percentages: they fill any width without script and keep their lines thin.
//!
//! Every chart says in words what it shows, prints in grey and stands beside the table that holds its figures.

pub mod bar_list;
pub mod burn_up;
pub mod heat_map;
pub mod matrix;
pub mod qr;
pub mod sparkline;
pub mod timeline;

pub use bar_list::{BarKind, BarPart, BarRow, bar_list};
pub use burn_up::{BurnUp, BurnUpPoint, burn_up};
pub use heat_map::{HeatCell, HeatMap, HeatRow, heat_map};
pub use matrix::{Matrix, MatrixRow, MatrixTotal, matrix};
pub use qr::qr;
pub use sparkline::sparkline;
pub use timeline::{Timeline, TimelineRow, timeline};

use maud::{Markup, html};

/// A share of a hundred with one decimal, as SVG wants it: "33.3%". Pure drawing, so the last digit is cut off.
pub(crate) fn share(part: i64, whole: i64) -> String {
    let tenths = part.clamp(0, whole.max(1)) * 1000 / whole.max(1);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// Where each of a row of lengths begins.
pub(crate) fn starts(lengths: impl Iterator<Item = i64>) -> impl Iterator<Item = i64> {
    lengths.scan(0, |next, length| {
        let start = *next;
        *next += length;
        Some(start)
    })
}

/// The figures of a chart, folded under it.
pub(crate) fn twin(caption: &str, heads: &[&str], rows: &[Vec<Markup>]) -> Markup {
    html! {
        details.twin {
            summary { "Xem bảng số liệu" }
            section.table-scroll aria-label=(caption) tabindex="0" {
                table {
                    caption.vh { (caption) }
                    thead { tr { @for head in heads { th scope="col" { (head) } } } }
                    tbody {
                        @for row in rows {
                            tr { @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                            } }
                        }
                    }
                }
            }
        }
    }
}
