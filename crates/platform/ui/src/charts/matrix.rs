//! The six clears of many tasks at once. It is a table, so it needs no twin.

use crate::components::clears::{CLEAR_NAMES, Clear, clears_legend, square};
use maud::{Markup, html};

/// One task.
#[derive(Debug, Clone, Default)]
pub struct MatrixRow {
    /// "II.3"; empty for none.
    pub code: String,
    pub label: String,
    pub href: String,
    pub states: [Clear; 6],
}

/// How many tasks are clear in one of the six, of how many.
#[derive(Debug, Clone, Default)]
pub struct MatrixTotal {
    pub clear: usize,
    pub all: usize,
    /// The list of those that are clear.
    pub href: String,
}

/// The matrix.
#[derive(Debug, Clone, Default)]
pub struct Matrix {
    pub caption: String,
    pub rows: Vec<MatrixRow>,
    /// The last line, where the rows are only a part; without it the rows are counted.
    pub totals: Option<[MatrixTotal; 6]>,
}

/// The matrix with its legend; the last line counts what is clear.
pub fn matrix(of: &Matrix) -> Markup {
    html! {
        section.table-scroll aria-label=(of.caption) tabindex="0" {
            table.cards.matrix {
                caption { (of.caption) }
                thead { tr { th scope="col" { "Nhiệm vụ" } @for name in CLEAR_NAMES { th scope="col" { (name) } } } }
                tbody {
                    @for row in &of.rows {
                        tr {
                            th scope="row" { a href=(row.href) { @if !row.code.is_empty() { span.code { (row.code) } " " } (row.label) } }
                            @for (state, name) in row.states.iter().zip(CLEAR_NAMES) {
                                td data-label=(name) { (square(*state)) span.vh { (state.label()) } }
                            }
                        }
                    }
                }
                tfoot {
                    tr {
                        th scope="row" { "Số nhiệm vụ đã rõ" @if of.totals.is_some() { ", cả kế hoạch" } }
                        @for (total, name) in totals(of).iter().zip(CLEAR_NAMES) {
                            td data-label=(name) {
                                @if total.href.is_empty() || total.clear == 0 { (total.clear) "/" (total.all) }
                                @else { a href=(total.href) { (total.clear) "/" (total.all) } }
                            }
                        }
                    }
                }
            }
        }
        (clears_legend())
    }
}

fn totals(of: &Matrix) -> [MatrixTotal; 6] {
    of.totals.clone().unwrap_or_else(|| {
        std::array::from_fn(|at| MatrixTotal {
            clear: of.rows.iter().filter(|row| row.states[at] == Clear::Ro).count(),
            all: of.rows.len(),
            href: String::new(),
        })
    })
}

/// Three tasks.
pub fn example() -> Markup {
    use Clear::{ChuaRo, MotPhan, Ro};
    let row = |code: &str, label: &str, states| MatrixRow {
        code: code.into(),
        label: label.into(),
        href: "/nhiem-vu/2".into(),
        states,
    };
    matrix(&Matrix {
        totals: None,
        caption: "Sáu rõ của các nhiệm vụ".into(),
        rows: vec![
            row(
                "II.1",
                "Tổ chức quán triệt, triển khai kịp thời các chủ trương, văn bản chỉ đạo",
                [ChuaRo, Ro, MotPhan, MotPhan, ChuaRo, ChuaRo],
            ),
            row("II.2", "Tổ chức rà soát, đánh giá tổng thể chất lượng, trình độ, năng lực", [Ro; 6]),
            row("II.3", "Tham mưu cấp ủy bố trí, sắp xếp cán bộ, công chức xã", [Ro, Ro, Ro, Ro, MotPhan, ChuaRo]),
        ],
    })
}
