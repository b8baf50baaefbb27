//! A course of figures as small as a word; what it shows is also said.

use maud::{Markup, html};

/// `points` are (when, value), oldest first; `title` says what is counted. The last value stands beside it.
pub fn sparkline(title: &str, points: &[(&str, u32)]) -> Markup {
    let most = points.iter().map(|(_, value)| *value).max().unwrap_or(0).max(1);
    let last = points.len().saturating_sub(1).max(1);
    let y = |value: u32| 21 - u64::from(value) * 18 / u64::from(most);
    let line: Vec<String> =
        points.iter().enumerate().map(|(at, (_, value))| format!("{} {}", 3 + at * 90 / last, y(*value))).collect();
    html! {
        span.spark {
            svg viewBox="0 0 96 24" width="96" height="24" role="img" aria-label=(said(title, points)) {
                @if line.len() > 1 { path.line.line-done d={ "M" (line.join("L")) } {} }
                @if let Some((_, value)) = points.last() { circle.dot cx=(if points.len() > 1 { 93 } else { 3 }) cy=(y(*value)) r="3" {} }
            }
            @if let Some((_, value)) = points.last() { " " strong { (value) } }
        }
    }
}

fn said(title: &str, points: &[(&str, u32)]) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return format!("{title}: chưa có số liệu");
    };
    let course = match last.1.cmp(&first.1) {
        std::cmp::Ordering::Less => "giảm",
        std::cmp::Ordering::Equal => "không đổi",
        std::cmp::Ordering::Greater => "tăng",
    };
    format!("{title}: {course}, từ {} ({}) đến {} ({})", first.1, first.0, last.1, last.0)
}

/// Overdue tasks over half a year.
pub fn example() -> Markup {
    html! { p { "Nhiệm vụ quá hạn " (sparkline("Nhiệm vụ quá hạn", &[("T6", 0), ("T7", 1), ("T8", 4), ("T9", 3), ("T10", 3), ("T11", 2)])) } }
}
