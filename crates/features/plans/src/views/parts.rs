//! Small pieces that the views share: the mark of a state, a due date with what it means, evidence and slip in words.

use kernel::dates::{self, Date};
use kernel::numbers::grouped;
use maud::{Markup, html};
use ui::components::{Due, DueTone, RowTone, Status, StatusKind, due};

use crate::model::{Priority, TaskState, Timeliness};
use crate::store::views::TaskLine;

/// The mark of a state.
pub(super) fn state_kind(state: TaskState) -> StatusKind {
    match state {
        TaskState::ChuaBatDau => StatusKind::NotStarted,
        TaskState::DangLam => StatusKind::Doing,
        TaskState::ChoDuyet => StatusKind::AwaitingApproval,
        TaskState::HoanThanh => StatusKind::Done,
        TaskState::TraLai => StatusKind::Returned,
        TaskState::TamDung => StatusKind::Paused,
        TaskState::Huy => StatusKind::Cancelled,
    }
}

/// The state as a pill.
pub(super) fn state_of(line: &TaskLine) -> Status {
    state_kind(line.state()).into()
}

/// The end, what it means today, and by how much it has moved since the plan was issued.
pub(super) fn due_of(line: &TaskLine, today: Date) -> Markup {
    let date = match line.due_until {
        Some(until) => dates::short(until),
        None if line.is_continuous() => "Thường xuyên".to_owned(),
        None => "Chưa rõ hạn".to_owned(),
    };
    let slip = slip_note(line);
    let tone = match line.timeliness(today) {
        Timeliness::Overdue(_) | Timeliness::EvidenceLate(_) => DueTone::Late,
        Timeliness::DueSoon(_) => DueTone::Soon,
        Timeliness::DoneInTime => DueTone::Met,
        _ => DueTone::Plain,
    };
    html! {
        (due(&Due { date: &date, note: &due_note(line, today), tone }))
        @if !slip.is_empty() { " · " span.meta { (slip) } }
    }
}

/// What the end means today.
pub(super) fn due_note(line: &TaskLine, today: Date) -> String {
    match line.timeliness(today) {
        Timeliness::Overdue(days) => format!("quá {} ngày", grouped(days.into())),
        Timeliness::DueSoon(0) => "hạn hôm nay".to_owned(),
        Timeliness::DueSoon(days) => format!("còn {days} ngày"),
        Timeliness::DoneLate(days) => format!("xong muộn {} ngày", grouped(days.into())),
        Timeliness::DoneInTime => line.completed_on.map_or_else(String::new, |on| format!("xong {}", dates::short(on))),
        Timeliness::EvidenceLate(days) => format!("{}, chậm {} ngày", evidence_age(line, today), grouped(days.into())),
        Timeliness::Stopped | Timeliness::Unclear => String::new(),
        Timeliness::InTime if line.is_continuous() => evidence_age(line, today),
        Timeliness::InTime => String::new(),
    }
}

/// "minh chứng gần nhất: 43 ngày trước".
pub(super) fn evidence_age(line: &TaskLine, today: Date) -> String {
    match line.last_evidence_on {
        Some(on) => format!("minh chứng gần nhất: {}", dates::ago(on, today)),
        None => "chưa có minh chứng".to_owned(),
    }
}

/// "lùi 92 ngày so với khi ban hành"; empty when the end has not moved back.
pub(super) fn slip_note(line: &TaskLine) -> String {
    match line.slip() {
        0 => String::new(),
        days => format!("đã lùi {} ngày so với khi ban hành", grouped(days.into())),
    }
}

/// How a row looks.
pub(super) fn tone_of(line: &TaskLine, today: Date) -> RowTone {
    match line.timeliness(today) {
        Timeliness::Overdue(_) | Timeliness::EvidenceLate(_) => RowTone::Late,
        Timeliness::DueSoon(_) => RowTone::Soon,
        Timeliness::Stopped if line.state() == TaskState::Huy => RowTone::Muted,
        _ => RowTone::Plain,
    }
}

/// Marks that not every task has: blocked, urgent.
pub(super) fn marks_of(line: &TaskLine) -> Markup {
    html! {
        @if line.blocked > 0 { (ui::components::tag(ui::icons::Icon::Difficulty, "Đang chờ, vướng")) " " }
        @match line.priority() {
            Priority::Gap => { (ui::components::tag(ui::icons::Icon::Bell, "Gấp")) " " }
            Priority::UuTien => { (ui::components::tag(ui::icons::Icon::Up, "Ưu tiên")) " " }
            Priority::Thuong => {}
        }
    }
}

/// A title that stays on a card or in a cell: at most so many characters, cut at a word.
pub(super) fn shortened(title: &str, longest: usize) -> String {
    if title.chars().count() <= longest {
        return title.to_owned();
    }
    let cut: String = title.chars().take(longest).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{}…", whole.trim_end_matches([',', ';', '.', ' ']))
}
