//! Bars under each other, one per unit or person, each perhaps in parts. The figures stand in the text.

use super::{share, starts};
use maud::{Markup, html};

/// What a part of a bar counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BarKind {
    #[default]
    Plain,
    Done,
    Doing,
    Late,
    Idle,
}

impl BarKind {
    fn class(self) -> &'static str {
        match self {
            BarKind::Plain => "b b-plain",
            BarKind::Done => "b b-done",
            BarKind::Doing => "b b-doing",
            BarKind::Late => "b b-late",
            BarKind::Idle => "b b-idle",
        }
    }

    fn label(self) -> &'static str {
        match self {
            BarKind::Plain => "số lượng",
            BarKind::Done => "hoàn thành",
            BarKind::Doing => "đang làm",
            BarKind::Late => "quá hạn",
            BarKind::Idle => "chưa bắt đầu",
        }
    }
}

/// A part of a bar.
#[derive(Debug, Clone, Copy, Default)]
pub struct BarPart {
    pub kind: BarKind,
    pub value: u32,
}

/// One bar.
#[derive(Debug, Clone, Default)]
pub struct BarRow {
    pub label: String,
    /// List that makes the figures; empty for none.
    pub href: String,
    pub parts: Vec<BarPart>,
}

impl BarRow {
    /// A bar of one part.
    pub fn new(label: impl Into<String>, href: impl Into<String>, value: u32) -> Self {
        Self { label: label.into(), href: href.into(), parts: vec![BarPart { kind: BarKind::Plain, value }] }
    }

    fn total(&self) -> u32 {
        self.parts.iter().map(|part| part.value).sum()
    }
}

/// The bars, drawn to the longest; `label` says what they count.
pub fn bar_list(label: &str, rows: &[BarRow]) -> Markup {
    let longest = i64::from(rows.iter().map(BarRow::total).max().unwrap_or(0));
    html! {
        figure.bars {
            figcaption.vh { (label) }
            ul {
            @for row in rows {
                li {
                    span.bars-label { @if row.href.is_empty() { (row.label) } @else { a href=(row.href) { (row.label) } } }
                    strong.bars-figure { (row.total()) }
                    (drawn(row, longest))
                    @if row.parts.len() > 1 { span.bars-parts.meta { (spelled(row)) } }
                }
            }
            }
        }
    }
}

fn spelled(row: &BarRow) -> String {
    let parts = row.parts.iter().filter(|part| part.value > 0);
    parts.map(|part| format!("{} {}", part.value, part.kind.label())).collect::<Vec<_>>().join(", ")
}

fn drawn(row: &BarRow, longest: i64) -> Markup {
    let parts = || row.parts.iter().filter(|part| part.value > 0);
    let first = starts(parts().map(|part| i64::from(part.value)));
    html! {
        svg.bar aria-hidden="true" focusable="false" {
            rect.bar-all width="100%" height="100%" {}
            @for (part, start) in parts().zip(first) {
                rect class=(part.kind.class()) x=(share(start, longest)) width=(share(i64::from(part.value), longest)) height="100%" {}
            }
        }
    }
}

/// Tasks by unit.
pub fn example() -> Markup {
    let part = |kind, value| BarPart { kind, value };
    let row = |label: &str, parts| BarRow { label: label.into(), href: "/don-vi/2".into(), parts };
    html! {
        (bar_list("Nhiệm vụ theo đơn vị", &[
            row("Phòng Văn hóa - Xã hội", vec![part(BarKind::Done, 5), part(BarKind::Doing, 4), part(BarKind::Late, 2), part(BarKind::Idle, 1)]),
            row("Phòng Kinh tế", vec![part(BarKind::Done, 3), part(BarKind::Doing, 3), part(BarKind::Late, 0), part(BarKind::Idle, 1)]),
            row("Trung tâm Phục vụ hành chính công", vec![part(BarKind::Done, 1), part(BarKind::Doing, 2)]),
        ]))
        (bar_list("Khó khăn theo lĩnh vực", &[BarRow::new("Biên chế", "/kho-khan?linh-vuc=bien-che", 4), BarRow::new("Kinh phí", "/kho-khan?linh-vuc=kinh-phi", 1)]))
    }
}
