//! Small pieces that the home pages share: a task's end in words, its mark, since when something waits.

use kernel::dates::{self, Date, days_between};
use kernel::numbers::grouped;
use maud::{Markup, html};
use ui::components::{Due, DueTone, Status, StatusKind, due, tag};
use ui::icons::Icon;

use crate::model::{Priority, TO_ACCOUNTABLE_DAYS, TO_AUTHORITY_DAYS, TaskState, Timeliness};
use crate::store::home::HomeTask;

/// The state as a mark.
pub(super) fn state_of(task: &HomeTask) -> Status {
    match task.state() {
        TaskState::ChuaBatDau => StatusKind::NotStarted,
        TaskState::DangLam => StatusKind::Doing,
        TaskState::ChoDuyet => StatusKind::AwaitingApproval,
        TaskState::HoanThanh => StatusKind::Done,
        TaskState::TraLai => StatusKind::Returned,
        TaskState::TamDung => StatusKind::Paused,
        TaskState::Huy => StatusKind::Cancelled,
    }
    .into()
}

/// The end, what it means today, and by how much it has moved since the plan was issued.
pub(super) fn due_of(task: &HomeTask, today: Date) -> Markup {
    let date = match task.due_until {
        Some(until) => dates::short(until),
        None if task.is_continuous() => "Thường xuyên".to_owned(),
        None => "Chưa rõ hạn".to_owned(),
    };
    let (note, tone) = note_of(task, today);
    let notes: Vec<String> = [note, slip_of(task)].into_iter().filter(|n| !n.is_empty()).collect();
    due(&Due { date: &date, note: &notes.join(" · "), tone })
}

fn note_of(task: &HomeTask, today: Date) -> (String, DueTone) {
    let evidence = || match task.last_evidence_on {
        Some(on) => format!("minh chứng gần nhất: {}", dates::ago(on, today)),
        None => "chưa có minh chứng".to_owned(),
    };
    match task.timeliness(today) {
        Timeliness::Overdue(days) => (format!("quá {} ngày", grouped(days.into())), DueTone::Late),
        Timeliness::DueSoon(0) => ("hạn hôm nay".to_owned(), DueTone::Soon),
        Timeliness::DueSoon(days) => (format!("còn {days} ngày"), DueTone::Soon),
        Timeliness::EvidenceLate(days) => {
            (format!("{}, chậm {} ngày", evidence(), grouped(days.into())), DueTone::Late)
        }
        Timeliness::DoneLate(days) => (format!("xong muộn {} ngày", grouped(days.into())), DueTone::Met),
        Timeliness::DoneInTime => {
            (task.completed_on.map_or_else(String::new, |on| format!("xong {}", dates::short(on))), DueTone::Met)
        }
        Timeliness::InTime if task.is_continuous() => (evidence(), DueTone::Plain),
        Timeliness::InTime | Timeliness::Stopped | Timeliness::Unclear => (String::new(), DueTone::Plain),
    }
}

/// "đã lùi 18 ngày so với khi ban hành"; empty when the end has not moved back.
pub(super) fn slip_of(task: &HomeTask) -> String {
    match task.slip() {
        0 => String::new(),
        days => format!("đã lùi {} ngày so với khi ban hành", grouped(days.into())),
    }
}

/// "từ 12/11/2026, 8 ngày", louder the longer it waits.
pub(super) fn waiting(since: Date, today: Date) -> Markup {
    let days = days_between(since, today).max(0);
    let tone = match days {
        d if d > TO_AUTHORITY_DAYS => DueTone::Late,
        d if d > TO_ACCOUNTABLE_DAYS => DueTone::Soon,
        _ => DueTone::Plain,
    };
    due(&Due { date: &format!("từ {}", dates::short(since)), note: &days_text(days), tone })
}

/// "8 ngày"; "hôm nay" for none.
pub(super) fn days_text(days: i32) -> String {
    if days == 0 { "hôm nay".to_owned() } else { format!("{} ngày", grouped(days.into())) }
}

/// Marks that not every task has.
pub(super) fn marks_of(task: &HomeTask) -> Markup {
    html! {
        @if task.blocked > 0 { " " (tag(Icon::Difficulty, "Đang chờ, vướng")) }
        @match task.priority() {
            Priority::Gap => { " " (tag(Icon::Bell, "Gấp")) }
            Priority::UuTien => { " " (tag(Icon::Up, "Ưu tiên")) }
            Priority::Thuong => {}
        }
    }
}

/// The plan of a task, where there are several; nothing for no name.
pub(super) fn plan_mark(name: &str) -> Markup {
    html! { @if !name.is_empty() { " " span.meta { "KH " (name) } } }
}

/// The task as a link with its number.
pub(super) fn link_of(id: i64, path: &str, title: &str) -> Markup {
    html! { a href={ "/nhiem-vu/" (id) } { @if !path.is_empty() { span.code { (path) } " " } (title) } }
}

/// A number that opens its list; zero is said plainly.
pub(super) fn number(value: i64, href: &str) -> Markup {
    html! { @if value == 0 { span.none { "0" } } @else { a href=(href) { (grouped(value)) } } }
}
