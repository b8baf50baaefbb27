//! A due date and what it means today.

use maud::{Markup, html};

/// How near the date is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DueTone {
    #[default]
    Plain,
    Soon,
    Late,
    /// Behind us and met.
    Met,
}

/// A date with a note.
#[derive(Debug, Clone, Default)]
pub struct Due<'a> {
    /// dd/mm/yyyy, or "thường xuyên".
    pub date: &'a str,
    /// "còn 5 ngày", "quá 12 ngày", "minh chứng gần nhất: 43 ngày trước"; empty for none.
    pub note: &'a str,
    pub tone: DueTone,
}

/// The date, the note after it.
pub fn due(of: &Due<'_>) -> Markup {
    let class = match of.tone {
        DueTone::Plain => "due",
        DueTone::Soon => "due due-soon",
        DueTone::Late => "due due-late",
        DueTone::Met => "due due-met",
    };
    html! { span class=(class) { span.due-date { (of.date) } @if !of.note.is_empty() { span.due-dot { " · " } span.due-note { (of.note) } } } }
}

/// Every tone.
pub fn example() -> Markup {
    html! {
        p.cluster {
            (due(&Due { date: "15/12/2026", note: "còn 25 ngày", ..Due::default() })) " "
            (due(&Due { date: "25/11/2026", note: "còn 5 ngày", tone: DueTone::Soon })) " "
            (due(&Due { date: "30/09/2026", note: "quá 51 ngày", tone: DueTone::Late })) " "
            (due(&Due { date: "30/06/2026", note: "xong trước 1 ngày", tone: DueTone::Met })) " "
            (due(&Due { date: "Thường xuyên", note: "minh chứng gần nhất: 43 ngày trước", ..Due::default() }))
        }
    }
}
