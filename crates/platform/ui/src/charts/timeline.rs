//! Tasks over the months: when planned, when done, how far behind, and how the plan's dates have moved.

use super::{share, starts, twin};
use crate::components::{StatusKind, status};
use maud::{Markup, html};

/// One task. Days count from the first day of the chart; days outside it are cut off at its edges.
#[derive(Debug, Clone, Default)]
pub struct TimelineRow {
    /// "II.3"; empty for none.
    pub code: String,
    pub label: String,
    pub href: String,
    pub from: i64,
    /// Last day of the task, inclusive; for a continuous task the end of the plan.
    pub until: i64,
    /// Last day as the plan was issued, when it has been changed since.
    pub baseline: Option<i64>,
    /// Day it was done.
    pub done: Option<i64>,
    /// Runs all the time; `evidence` holds the days on which something was handed in.
    pub continuous: bool,
    pub evidence: Vec<i64>,
    pub status: StatusKind,
    /// The row in words: "05/06/2026 – 30/06/2026, xong ngày 29/06/2026".
    pub said: String,
}

/// The chart.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// Unique on the page.
    pub id: String,
    pub title: String,
    /// (label, days of the month), from the first month shown.
    pub months: Vec<(String, i64)>,
    /// Day of today; `None` when it lies outside.
    pub today: Option<i64>,
    pub rows: Vec<TimelineRow>,
}

/// The chart with its legend and its table.
pub fn timeline(chart: &Timeline) -> Markup {
    let days = chart.months.iter().map(|(_, days)| days).sum::<i64>().max(1);
    html! {
        figure.chart.gantt {
            figcaption { strong { (chart.title) } }
            div.gantt-row.gantt-head { span {} (head(chart, days)) }
            ul {
                @for row in &chart.rows {
                    li.gantt-row {
                        div.gantt-label {
                            a href=(row.href) { @if !row.code.is_empty() { span.code { (row.code) } " " } (row.label) }
                        }
                        svg.plot width="100%" height="32" role="img" aria-label=(row.said) {
                            title { (row.said) }
                            // Drawn once in the head and repeated here; percentages follow the width of each row.
                            use href={ "#" (chart.id) "-luoi" } {}
                            (bars(chart, row, days))
                        }
                    }
                }
            }
            (legend(chart))
            (figures(chart))
        }
    }
}

/// (label, first day, days) of every month shown.
fn months(chart: &Timeline) -> impl Iterator<Item = (&str, i64, i64)> {
    let first = starts(chart.months.iter().map(|(_, days)| *days));
    chart.months.iter().zip(first).map(|((label, days), start)| (label.as_str(), start, *days))
}

fn head(chart: &Timeline, days: i64) -> Markup {
    html! {
        svg.plot width="100%" height="36" aria-hidden="true" focusable="false" {
            defs {
                g id={ (chart.id) "-luoi" } { (month_lines(chart, days)) }
                pattern id={ (chart.id) "-soc" } width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" { rect.hatch width="3" height="6" {} }
                pattern id={ (chart.id) "-tre" } width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)" { rect.hatch-late width="2.5" height="5" {} }
            }
            @for (label, start, length) in months(chart) {
                text.t x=(share(start * 2 + length, days * 2)) y="32" text-anchor="middle" { (label) }
            }
            @if let Some(today) = chart.today {
                text.t.t-today x=(share(today, days)) y="12" text-anchor=(if today * 4 > days * 3 { "end" } else { "middle" }) { "Hôm nay" }
                line.today x1=(share(today, days)) x2=(share(today, days)) y1="15" y2="20" {}
            }
        }
    }
}

fn month_lines(chart: &Timeline, days: i64) -> Markup {
    html! {
        @for (_, start, _) in months(chart).skip(1) {
            line.grid x1=(share(start, days)) x2=(share(start, days)) y1="0" y2="100%" {}
        }
        @if let Some(today) = chart.today {
            line.today x1=(share(today, days)) x2=(share(today, days)) y1="0" y2="100%" {}
        }
    }
}

fn bars(chart: &Timeline, row: &TimelineRow, days: i64) -> Markup {
    let from = row.from.clamp(0, days);
    let until = (row.until + 1).clamp(from, days);
    let open = row.done.is_none() && !matches!(row.status, StatusKind::Done | StatusKind::Cancelled);
    let behind = chart.today.filter(|today| open && !row.continuous && *today > row.until);
    let class = match row.status {
        StatusKind::Done => "g g-done",
        StatusKind::NotStarted | StatusKind::Paused | StatusKind::Cancelled | StatusKind::Draft => "g g-idle",
        _ => "g g-doing",
    };
    html! {
        @if row.continuous {
            rect.g.g-run x=(share(from, days)) width=(share(until - from, days)) y="9" height="14" fill={ "url(#" (chart.id) "-soc)" } {}
            @for day in &row.evidence { circle.dot cx=(share(*day, days)) cy="16" r="4.5" {} }
        } @else {
            rect class=(class) x=(share(from, days)) width=(share(until - from, days)) y="9" height="14" {}
        }
        @if let Some(today) = behind {
            rect.g.g-late x=(share(until, days)) width=(share(today.min(days) - until, days)) y="9" height="14" fill={ "url(#" (chart.id) "-tre)" } {}
        }
        @if let Some(day) = row.baseline {
            svg x=(share(day + 1, days)) y="0" overflow="visible" { path.baseline d="M-4 3h8l-4 6zM0 9v16" {} }
        }
        @if let Some(day) = row.done {
            svg x=(share(day, days)) y="16" overflow="visible" { circle.done-at r="6.5" {} path.done-tick d="M-3 0l2.2 2.4L3-2.6" {} }
        }
    }
}

fn legend(chart: &Timeline) -> Markup {
    let sample = |body: Markup, word: &str| html! { span { svg width="30" height="16" aria-hidden="true" focusable="false" { (body) } " " (word) } " " };
    html! {
        p.legend {
            (sample(html! { rect.g.g-doing x="1" y="2" width="28" height="12" {} }, "Thời gian thực hiện"))
            (sample(html! { rect.g.g-late x="1" y="2" width="28" height="12" fill={ "url(#" (chart.id) "-tre)" } {} }, "Đã quá hạn"))
            (sample(html! { circle.done-at cx="15" cy="8" r="6.5" {} path.done-tick d="M12 8l2.2 2.4 3.8-5" {} }, "Ngày xong"))
            (sample(html! { path.baseline d="M11 1h8l-4 6zM15 7v8" {} }, "Hạn khi ban hành"))
            (sample(html! { rect.g.g-run x="1" y="2" width="28" height="12" fill={ "url(#" (chart.id) "-soc)" } {} circle.dot cx="15" cy="8" r="4" {} }, "Thường xuyên, chấm là minh chứng"))
        }
    }
}

fn figures(chart: &Timeline) -> Markup {
    let rows: Vec<Vec<Markup>> = chart
        .rows
        .iter()
        .map(|row| vec![html! { (row.code) " " (row.label) }, html! { (row.said) }, status(row.status)])
        .collect();
    twin(&format!("Số liệu: {}", chart.title), &["Nhiệm vụ", "Thời gian", "Trạng thái"], &rows)
}

/// Nine months of the plan.
pub fn example() -> Markup {
    let months =
        [("T4", 30), ("T5", 31), ("T6", 30), ("T7", 31), ("T8", 31), ("T9", 30), ("T10", 31), ("T11", 30), ("T12", 31)];
    timeline(&Timeline {
        id: "mau-thoi-gian".into(),
        title: "Nhiệm vụ theo thời gian".into(),
        months: months.iter().map(|(label, days)| ((*label).to_owned(), *days)).collect(),
        today: Some(233),
        rows: example_rows(),
    })
}

fn example_rows() -> Vec<TimelineRow> {
    let row = |code: &str, label: &str, (from, until), status, said: &str| TimelineRow {
        code: code.into(),
        label: label.into(),
        href: "/nhiem-vu/2".into(),
        from,
        until,
        status,
        said: said.into(),
        ..TimelineRow::default()
    };
    let said = "Từ 01/06/2026 đến 30/06/2026, xong ngày 29/06/2026";
    let review = row("II.2", "Rà soát, đánh giá tổng thể chất lượng đội ngũ", (60, 90), StatusKind::Done, said);
    let said = "Từ 10/07/2026 đến 30/09/2026, quá hạn 51 ngày; hạn khi ban hành 31/08/2026";
    let place = row("II.3", "Tham mưu bố trí, sắp xếp cán bộ, công chức", (100, 182), StatusKind::Overdue, said);
    let said = "Thường xuyên, 5 lần nộp minh chứng, gần nhất 43 ngày trước";
    let train = row("II.5", "Cử cán bộ tham gia đào tạo, bồi dưỡng", (65, 274), StatusKind::Continuous, said);
    let said = "Từ 08/09/2026 đến 16/12/2026, đang làm";
    let fund = row("II.7", "Bố trí kinh phí, trang thiết bị làm việc", (160, 259), StatusKind::Doing, said);
    let said = "Từ 01/12/2026 đến 27/12/2026, chưa bắt đầu";
    let close = row("II.8", "Tổng kết thực hiện kế hoạch năm", (244, 270), StatusKind::NotStarted, said);
    vec![
        TimelineRow { done: Some(89), ..review },
        TimelineRow { baseline: Some(152), ..place },
        TimelineRow { continuous: true, evidence: vec![70, 101, 131, 162, 190], ..train },
        fund,
        close,
    ]
}
