//! Tables of many rows: caption, sort links, a head that stays, rows that become cards on phones.

use crate::icons::{Icon, icon};
use maud::{Markup, html};

/// How a column is sorted now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sorted {
    #[default]
    No,
    Up,
    Down,
}

/// One column.
#[derive(Debug, Clone, Default)]
pub struct Column {
    pub label: String,
    /// Figures: aligned right.
    pub numeric: bool,
    /// Link that sorts by this column (or turns the order round); empty when it can't be sorted.
    pub sort_href: String,
    pub sorted: Sorted,
    /// Keep on one line: codes, dates, statuses.
    pub tight: bool,
}

impl Column {
    /// A column of text.
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// A column of figures.
    pub fn numeric(label: impl Into<String>) -> Self {
        Self { numeric: true, ..Self::text(label) }
    }

    /// A column kept on one line.
    pub fn tight(label: impl Into<String>) -> Self {
        Self { tight: true, ..Self::text(label) }
    }

    /// The same with a sort link.
    #[must_use]
    pub fn sortable(self, href: impl Into<String>, sorted: Sorted) -> Self {
        Self { sort_href: href.into(), sorted, ..self }
    }

    fn class(&self) -> Option<&'static str> {
        match (self.numeric, self.tight) {
            (true, _) => Some("num"),
            (false, true) => Some("tight"),
            (false, false) => None,
        }
    }
}

/// Whether a row wants attention. Always said in a cell too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RowTone {
    #[default]
    Plain,
    Late,
    Soon,
    Muted,
}

/// One row; as many cells as columns.
#[derive(Debug, Clone, Default)]
pub struct TableRow {
    pub cells: Vec<Markup>,
    pub tone: RowTone,
    /// Id of the row, to be linked to; empty for none.
    pub id: String,
}

impl TableRow {
    /// A plain row.
    pub fn new(cells: Vec<Markup>) -> Self {
        Self { cells, ..Self::default() }
    }

    /// The same with a tone.
    #[must_use]
    pub fn toned(self, tone: RowTone) -> Self {
        Self { tone, ..self }
    }

    fn class(&self) -> Option<&'static str> {
        match self.tone {
            RowTone::Plain => None,
            RowTone::Late => Some("row-late"),
            RowTone::Soon => Some("row-soon"),
            RowTone::Muted => Some("row-muted"),
        }
    }
}

/// A table. The first cell of a row is its heading.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// What the table holds; also names the scrolling region.
    pub caption: String,
    /// Spoken but not shown, when a heading above says the same.
    pub caption_hidden: bool,
    pub columns: Vec<Column>,
    pub rows: Vec<TableRow>,
    /// Totals; empty for none.
    pub foot: Vec<Markup>,
    /// Shown instead of the table when there are no rows.
    pub empty: Markup,
    /// Keep it a grid on phones (it scrolls) instead of turning rows into cards.
    pub grid: bool,
}

/// The table, or its `empty` text.
pub fn table(of: &Table) -> Markup {
    if of.rows.is_empty() && !of.empty.0.is_empty() {
        return of.empty.clone();
    }
    html! {
        section.table-scroll aria-label=(of.caption) tabindex="0" {
            table.cards[!of.grid] {
                caption.vh[of.caption_hidden] { (of.caption) }
                thead { tr { @for column in &of.columns { (head_cell(column)) } } }
                tbody { @for row in &of.rows { (body_row(&of.columns, row)) } }
                @if !of.foot.is_empty() {
                    tfoot { (body_row(&of.columns, &TableRow::new(of.foot.clone()))) }
                }
            }
        }
    }
}

fn head_cell(column: &Column) -> Markup {
    let order = match column.sorted {
        Sorted::No => None,
        Sorted::Up => Some("ascending"),
        Sorted::Down => Some("descending"),
    };
    html! {
        th scope="col" class=[column.class()] aria-sort=[order] {
            @if column.sort_href.is_empty() { (column.label) }
            @else {
                a href=(column.sort_href) {
                    (column.label)
                    @match column.sorted {
                        Sorted::No => {}
                        Sorted::Up => (icon(Icon::Up)),
                        Sorted::Down => (icon(Icon::Down)),
                    }
                }
            }
        }
    }
}

fn body_row(columns: &[Column], row: &TableRow) -> Markup {
    html! {
        tr class=[row.class()] id=[(!row.id.is_empty()).then_some(&row.id)] {
            @for (at, cell) in row.cells.iter().enumerate() {
                @let column = columns.get(at);
                @let class = column.and_then(Column::class);
                @if at == 0 {
                    th scope="row" class=[class] { (cell) }
                } @else {
                    td class=[class] data-label=[column.map(|column| column.label.as_str())] { (cell) }
                }
            }
        }
    }
}

/// Tasks of a plan.
pub fn example() -> Markup {
    use super::clears::{Clear, clears_compact};
    use super::status::{StatusKind, status};
    let link = |code: &str, title: &str| html! { a href="/nhiem-vu/2" { (code) ". " (title) } };
    let clears = [Clear::ChuaRo, Clear::Ro, Clear::Ro, Clear::Ro, Clear::MotPhan, Clear::ChuaRo];
    table(&Table {
        caption: "Nhiệm vụ của kế hoạch".into(),
        columns: vec![
            Column::text("Nhiệm vụ").sortable("?sap-xep=ten", Sorted::Up),
            Column::text("Người thực hiện").sortable("?sap-xep=nguoi", Sorted::No),
            Column::tight("Hạn"),
            Column::tight("Trạng thái"),
            Column::tight("Sáu rõ"),
            Column::numeric("Tiến độ"),
        ],
        rows: vec![
            TableRow::new(vec![
                link("II.2", "Rà soát, đánh giá tổng thể chất lượng, trình độ, năng lực của đội ngũ cán bộ, công chức"),
                html! { "Đặng Thị Thu Hường" },
                html! { "30/06/2026" },
                status(StatusKind::Done),
                clears_compact(&[Clear::Ro; 6]),
                html! { "100 %" },
            ]),
            TableRow::new(vec![
                link("II.3", "Tham mưu cấp ủy bố trí, sắp xếp cán bộ, công chức xã bảo đảm theo khung tiêu chuẩn"),
                html! { "Nguyễn Hữu Quỳnh" },
                html! { "30/09/2026" },
                status(StatusKind::Overdue),
                clears_compact(&clears),
                html! { "40 %" },
            ])
            .toned(RowTone::Late),
        ],
        foot: vec![html! { "2 nhiệm vụ" }, html! {}, html! {}, html! {}, html! {}, html! { "70 %" }],
        ..Table::default()
    })
}
