//! Burn-up: how much there is to do, how much should be done by now, how much is done.

use super::{share, twin};
use maud::{Markup, html};

/// One moment, usually the end of a month.
#[derive(Debug, Clone, Default)]
pub struct BurnUpPoint {
    /// Short: "T6".
    pub label: String,
    /// All there is to do at that moment.
    pub scope: u32,
    /// Done at that moment; `None` when it lies ahead.
    pub done: Option<u32>,
    /// What the plan wanted done by then.
    pub expected: u32,
    /// The lists that make the figures: all there is to do, what was wanted, what is done; empty for none.
    pub hrefs: [String; 3],
}

/// The chart.
#[derive(Debug, Clone, Default)]
pub struct BurnUp {
    /// Unique on the page; the ids inside begin with it.
    pub id: String,
    pub title: String,
    /// One sentence that says what can be seen.
    pub description: String,
    /// The same sentence with links to the lists of its figures; empty for the plain one.
    pub said: Option<Markup>,
    /// What is counted: "nhiệm vụ".
    pub unit: String,
    pub points: Vec<BurnUpPoint>,
}

const HEIGHT: u32 = 240;
const TOP: u32 = 24;
const PLOT: u32 = 180;

/// The chart with its legend and its table.
pub fn burn_up(chart: &BurnUp) -> Markup {
    let top = chart.points.iter().map(|p| p.scope.max(p.expected).max(p.done.unwrap_or(0))).max().unwrap_or(0);
    let top = nice(top);
    let ids = format!("{0}-ten {0}-mota", chart.id);
    html! {
        figure.chart {
            figcaption { strong { (chart.title) } }
            svg.plot width="100%" height=(HEIGHT) role="img" aria-labelledby=(ids) {
                title id={ (chart.id) "-ten" } { (chart.title) }
                desc id={ (chart.id) "-mota" } { (chart.description) }
                (grid(top))
                (months(&chart.points))
                svg x="6%" y=(TOP) width="88%" height=(PLOT) viewBox="0 0 1000 180" preserveAspectRatio="none" overflow="visible" {
                    path.area d=(area(&chart.points, top)) {}
                    path.line.line-scope d=(path(&chart.points, top, |p| Some(p.scope))) {}
                    path.line.line-plan d=(path(&chart.points, top, |p| Some(p.expected))) {}
                    path.line.line-done d=(path(&chart.points, top, |p| p.done)) {}
                }
                (dots(&chart.points, top))
            }
            (legend())
            p.chart-said { @match &chart.said { Some(said) => (said), None => (chart.description) } }
            (figures(chart))
        }
    }
}

fn legend() -> Markup {
    let sample = |class: &str, word: &str| {
        html! { span { svg width="28" height="10" aria-hidden="true" focusable="false" { path class={ "line " (class) } d="M1 5h26" {} } " " (word) } " " }
    };
    html! { p.legend { (sample("line-done", "Đã hoàn thành")) (sample("line-plan", "Theo kế hoạch")) (sample("line-scope", "Tổng số")) } }
}

/// The next round number, so that the axis reads 0, half, all.
fn nice(top: u32) -> u32 {
    let step = [2, 4, 10, 20, 40, 100, 200, 400, 1000, 2000, 4000, 10_000].into_iter().find(|step| top <= step * 5);
    let step = step.unwrap_or(100_000);
    top.div_ceil(step).max(1) * step
}

fn y(value: u32, top: u32) -> u32 {
    PLOT - (u64::from(value) * u64::from(PLOT) / u64::from(top.max(1))) as u32
}

fn x(at: usize, count: usize) -> usize {
    if count < 2 { 500 } else { at * 1000 / (count - 1) }
}

fn x_percent(at: usize, count: usize) -> String {
    share(60 + (x(at, count) as i64) * 88 / 100, 1000)
}

fn grid(top: u32) -> Markup {
    html! {
        @for value in [0, top / 2, top] {
            @let at = y(value, top) + TOP;
            line.grid x1="0" x2="100%" y1=(at) y2=(at) {}
            text.t x="0" y=(at - 4) { (value) }
        }
    }
}

fn months(points: &[BurnUpPoint]) -> Markup {
    let every = points.len().div_ceil(12).max(1);
    html! {
        @for (at, point) in points.iter().enumerate().filter(|(at, _)| at % every == 0) {
            text.t x=(x_percent(at, points.len())) y=(HEIGHT - 12) text-anchor="middle" { (point.label) }
        }
    }
}

fn dots(points: &[BurnUpPoint], top: u32) -> Markup {
    let last = points.iter().rposition(|p| p.done.is_some());
    html! {
        @for (at, point) in points.iter().enumerate() {
            @if let Some(done) = point.done {
                circle.dot cx=(x_percent(at, points.len())) cy=(y(done, top) + TOP) r=(if last == Some(at) { 5 } else { 3 }) {}
                @if last == Some(at) {
                    text.t.t-strong x=(x_percent(at, points.len())) y=(beside(point, top)) text-anchor="middle" { (done) }
                }
            }
        }
    }
}

/// Where the figure at the last dot stands: on the side away from the planned line.
fn beside(point: &BurnUpPoint, top: u32) -> u32 {
    let done = point.done.unwrap_or(0);
    let at = y(done, top) + TOP;
    if done < point.expected && at + 20 < TOP + PLOT { at + 20 } else { at - 10 }
}

fn path(points: &[BurnUpPoint], top: u32, of: impl Fn(&BurnUpPoint) -> Option<u32>) -> String {
    let known = points.iter().enumerate().filter_map(|(at, p)| of(p).map(|value| (at, value)));
    let steps = known.map(|(at, value)| format!("{} {}", x(at, points.len()), y(value, top)));
    let joined = steps.collect::<Vec<_>>().join("L");
    if joined.is_empty() { String::new() } else { format!("M{joined}") }
}

fn area(points: &[BurnUpPoint], top: u32) -> String {
    let line = path(points, top, |p| p.done);
    let first = points.iter().position(|p| p.done.is_some());
    first.map_or(String::new(), |at| format!("{line}V{PLOT}H{}Z", x(at, points.len())))
}

fn figures(chart: &BurnUp) -> Markup {
    let rows: Vec<Vec<Markup>> = chart
        .points
        .iter()
        .map(|p| {
            let [scope, expected, done_list] = &p.hrefs;
            let done = html! { @if let Some(done) = p.done { (number(done, done_list)) } @else { "chưa đến" } };
            vec![html! { (p.label) }, number(p.scope, scope), number(p.expected, expected), done]
        })
        .collect();
    let total = format!("Tổng số {}", chart.unit);
    twin(&format!("Số liệu: {}", chart.title), &["Thời điểm", &total, "Theo kế hoạch", "Đã hoàn thành"], &rows)
}

/// A figure that opens its list, where there is one.
fn number(value: u32, href: &str) -> Markup {
    html! { @if value == 0 || href.is_empty() { (value) } @else { a href=(href) { (value) } } }
}

/// A plan in its sixth month.
pub fn example() -> Markup {
    let point = |label: &str, scope, done, expected| BurnUpPoint {
        label: label.into(),
        scope,
        done,
        expected,
        hrefs: ["tong", "ke-hoach", "xong"].map(|line| format!("/ke-hoach/1/danh-sach?duong={line}")),
    };
    burn_up(&BurnUp {
        said: None,
        id: "mau-burn-up".into(),
        title: "Nhiệm vụ hoàn thành theo tháng".into(),
        description: "Đến tháng 11 đã hoàn thành 16 trên 26 nhiệm vụ, chậm 3 nhiệm vụ so với kế hoạch.".into(),
        unit: "nhiệm vụ".into(),
        points: vec![
            point("T4", 20, Some(0), 0),
            point("T5", 20, Some(1), 1),
            point("T6", 22, Some(4), 6),
            point("T7", 22, Some(7), 8),
            point("T8", 24, Some(9), 11),
            point("T9", 26, Some(11), 15),
            point("T10", 26, Some(14), 17),
            point("T11", 26, Some(16), 19),
            point("T12", 26, None, 26),
        ],
    })
}
