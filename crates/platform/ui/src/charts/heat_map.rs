//! Many figures in rows and columns, the larger the darker. It is a table with its figures in it, so it needs no twin.

use maud::{Markup, html};

/// One figure.
#[derive(Debug, Clone, Default)]
pub struct HeatCell {
    /// `None` when there is none (shown as a dash), which is not zero.
    pub value: Option<u32>,
    /// List that makes it; empty for none.
    pub href: String,
}

/// One row; as many cells as columns.
#[derive(Debug, Clone, Default)]
pub struct HeatRow {
    pub label: String,
    pub href: String,
    pub cells: Vec<HeatCell>,
}

/// The map.
#[derive(Debug, Clone, Default)]
pub struct HeatMap {
    pub caption: String,
    /// Heading of the first column: "Đơn vị".
    pub row_head: String,
    pub columns: Vec<String>,
    pub rows: Vec<HeatRow>,
}

/// The map. Shades are relative to the largest figure.
pub fn heat_map(of: &HeatMap) -> Markup {
    let most = of.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.value).max().unwrap_or(0).max(1);
    html! {
        section.table-scroll aria-label=(of.caption) tabindex="0" {
            table.heat {
                caption { (of.caption) }
                thead { tr { th scope="col" { (of.row_head) } @for column in &of.columns { th scope="col" { (column) } } } }
                tbody {
                    @for row in &of.rows {
                        tr {
                            th scope="row" { @if row.href.is_empty() { (row.label) } @else { a href=(row.href) { (row.label) } } }
                            @for cell in &row.cells { (one(cell, most)) }
                        }
                    }
                }
            }
        }
    }
}

fn one(cell: &HeatCell, most: u32) -> Markup {
    let shade = cell.value.map_or(0, |value| (u64::from(value) * 5).div_ceil(u64::from(most)));
    html! {
        td class={ "h-" (shade) } {
            @match cell.value {
                None => { span aria-hidden="true" { "–" } span.vh { "không có" } }
                Some(value) if cell.href.is_empty() => (value),
                Some(value) => a href=(cell.href) { (value) },
            }
        }
    }
}

/// Overdue days by unit and month.
pub fn example() -> Markup {
    let row = |label: &str, values: [Option<u32>; 6]| HeatRow {
        label: label.into(),
        href: "/don-vi/2".into(),
        cells: values.into_iter().map(|value| HeatCell { value, href: String::new() }).collect(),
    };
    heat_map(&HeatMap {
        caption: "Số ngày quá hạn theo đơn vị và tháng".into(),
        row_head: "Đơn vị".into(),
        columns: ["T6", "T7", "T8", "T9", "T10", "T11"].map(String::from).to_vec(),
        rows: vec![
            row("Phòng Văn hóa - Xã hội", [Some(0), Some(3), Some(8), Some(12), Some(31), Some(20)]),
            row("Phòng Kinh tế", [Some(0), Some(0), Some(4), Some(6), Some(2), Some(0)]),
            row("Trung tâm Phục vụ hành chính công", [None, None, Some(1), Some(0), Some(0), Some(3)]),
        ],
    })
}
