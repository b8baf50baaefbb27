//! Figures for those who decide. Every figure is a link to the list that makes it.

use maud::{Markup, html};

/// Whether a figure wants attention. The label always says it too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StatTone {
    #[default]
    Plain,
    Good,
    Attention,
    Bad,
}

/// One figure.
#[derive(Debug, Clone, Default)]
pub struct Stat {
    /// Ready to read: "1.987".
    pub value: String,
    pub label: String,
    /// The list that makes the figure.
    pub href: String,
    /// Change or part: "tăng 2 so với tháng trước"; empty for none.
    pub delta: String,
    pub tone: StatTone,
}

impl Stat {
    /// A plain figure.
    pub fn new(value: impl ToString, label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into(), href: href.into(), ..Self::default() }
    }
}

/// One figure.
pub fn stat(of: &Stat) -> Markup {
    let class = match of.tone {
        StatTone::Plain => "stat",
        StatTone::Good => "stat stat-good",
        StatTone::Attention => "stat stat-attention",
        StatTone::Bad => "stat stat-bad",
    };
    html! {
        a class=(class) href=(of.href) {
            span.stat-value { (of.value) } " "
            span.stat-label { (of.label) }
            @if !of.delta.is_empty() { " " span.stat-delta { (of.delta) } }
        }
    }
}

/// Figures side by side.
pub fn stats(all: &[Stat]) -> Markup {
    html! { ul.stats { @for one in all { li { (stat(one)) } } } }
}

/// Many figures side by side, smaller: the head of a page whose matter stands below.
pub fn stats_small(all: &[Stat]) -> Markup {
    html! { ul.stats.stats-small { @for one in all { li { (stat(one)) } } } }
}

/// A chairman's four figures.
pub fn example() -> Markup {
    stats(&[
        Stat {
            tone: StatTone::Bad,
            delta: "lâu nhất 51 ngày".into(),
            ..Stat::new(2, "nhiệm vụ quá hạn", "/ke-hoach/1/danh-sach?trang-thai=qua-han")
        },
        Stat {
            tone: StatTone::Attention,
            delta: "cũ nhất từ 12/11/2026".into(),
            ..Stat::new(3, "việc chờ tôi duyệt", "/viec-cua-toi")
        },
        Stat {
            delta: "1 đã quá hạn trả lời".into(),
            ..Stat::new(5, "khó khăn chưa trả lời", "/kho-khan?trang-thai=mo")
        },
        Stat {
            tone: StatTone::Good,
            ..Stat::new("4/7", "nhiệm vụ đúng tiến độ", "/ke-hoach/1/danh-sach?trang-thai=dung-han")
        },
    ])
}
