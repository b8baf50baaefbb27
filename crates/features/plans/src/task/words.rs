//! A task in words: its name, its state as a pill, its due date and what that means today.

use kernel::dates::{self, Date, days_between};
use maud::{Markup, html};
use ui::components::{Due, DueTone, Status, StatusKind, due, status};

use crate::model::{DueKind, EvidenceState, TaskState, Timeliness};
use crate::store::task::TaskRow;

/// The task's address.
pub fn href(id: i64) -> String {
    format!("/nhiem-vu/{id}")
}

/// "II.2. Rà soát …".
pub fn name(task: &TaskRow) -> String {
    named(&task.path, &task.title)
}

/// The same of a path and a title.
pub fn named(path: &str, title: &str) -> String {
    if path.is_empty() { title.to_owned() } else { format!("{path}. {title}") }
}

/// "II.2", or the title's beginning where the document has no number: for sentences and the journal.
pub fn short_name(task: &TaskRow) -> String {
    if task.path.is_empty() { shortened(&task.title, 60) } else { task.path.clone() }
}

/// At most `most` characters, cut at a word.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
    format!("{}…", whole.trim_end_matches([',', ';', ' ']))
}

/// The pill's kind of a state.
pub fn kind_of(state: TaskState) -> StatusKind {
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

/// A task's state as a pill.
pub fn state_pill(state: TaskState) -> Markup {
    status(Status { kind: kind_of(state), label: state.label().to_owned() })
}

/// The state of evidence as a pill.
pub fn evidence_pill(state: EvidenceState) -> Markup {
    let kind = match state {
        EvidenceState::ChoDuyet => StatusKind::AwaitingApproval,
        EvidenceState::DuocNhan => StatusKind::Done,
        EvidenceState::TraLai => StatusKind::Returned,
    };
    status(Status { kind, label: state.label().to_owned() })
}

/// The due date with its note.
pub fn due_mark(task: &TaskRow, today: Date) -> Markup {
    due(&Due { date: &due_words(task), note: &timely(task, today), tone: tone(task.timeliness(today)) })
}

fn tone(of: Timeliness) -> DueTone {
    match of {
        Timeliness::Overdue(_) | Timeliness::EvidenceLate(_) => DueTone::Late,
        Timeliness::DueSoon(_) => DueTone::Soon,
        Timeliness::DoneInTime => DueTone::Met,
        _ => DueTone::Plain,
    }
}

/// When the task is due, in a few words.
pub fn due_words(task: &TaskRow) -> String {
    match (task.due_kind(), task.due_from, task.due_until) {
        (DueKind::Within, Some(from), Some(until)) => format!("{} – {}", dates::short(from), dates::short(until)),
        (DueKind::Continuous, _, None) => "Thường xuyên".to_owned(),
        (DueKind::Continuous, _, Some(until)) => format!("Thường xuyên, đến {}", dates::short(until)),
        (DueKind::Every, _, until) => {
            let every = every_words(task.cadence_months);
            until.map_or(every.clone(), |until| format!("{every}, đến {}", dates::short(until)))
        }
        (_, _, Some(until)) => dates::short(until),
        (_, _, None) => "Chưa rõ hạn".to_owned(),
    }
}

/// How often evidence is asked for.
pub fn every_words(months: i64) -> String {
    match months {
        1 => "Hằng tháng".to_owned(),
        3 => "Hằng quý".to_owned(),
        6 => "6 tháng một lần".to_owned(),
        12 => "Hằng năm".to_owned(),
        other => format!("{other} tháng một lần"),
    }
}

/// How continuous or periodic work with an end comes to it; nothing for other tasks and for closed ones.
pub fn ending(task: &TaskRow) -> Option<String> {
    let until = task.due_until.filter(|_| task.is_continuous() && !task.state().is_closed())?;
    Some(format!(
        "Nhiệm vụ kết thúc ngày {day}: khi sản phẩm chứng minh cho kỳ đến hết ngày đó được chấp nhận thì nhiệm vụ hoàn thành.",
        day = dates::short(until)
    ))
}

/// "quá hạn 12 ngày", "minh chứng gần nhất: 43 ngày trước".
pub fn timely(task: &TaskRow, today: Date) -> String {
    let evidence = || match task.last_evidence_on {
        Some(day) => format!("minh chứng gần nhất: {}", dates::ago(day, today)),
        None => "chưa có minh chứng nào".to_owned(),
    };
    match task.timeliness(today) {
        Timeliness::DoneInTime => task.completed_on.map_or("đã hoàn thành".to_owned(), |day| {
            format!("xong {}{}", dates::short(day), if task.due_until.is_some() { ", đúng hạn" } else { "" })
        }),
        Timeliness::DoneLate(days) => format!("xong muộn {days} ngày"),
        Timeliness::Stopped => "không tính hạn".to_owned(),
        Timeliness::Overdue(days) => format!("quá hạn {days} ngày"),
        Timeliness::DueSoon(0) => "hạn hôm nay".to_owned(),
        Timeliness::DueSoon(days) => format!("còn {days} ngày"),
        Timeliness::EvidenceLate(days) => format!("{}, chậm {days} ngày", evidence()),
        Timeliness::InTime if task.is_continuous() => evidence(),
        Timeliness::InTime => task.due_until.map_or(String::new(), |until| dates::until_due(until, today)),
        Timeliness::Unclear => String::new(),
    }
}

/// "đã lùi 18 ngày so với khi ban hành (12/06/2026)"; nothing when the baseline stands.
pub fn slip(task: &TaskRow) -> Option<String> {
    let (before, now) = (task.baseline_due_until?, task.due_until?);
    match days_between(before, now) {
        0 => None,
        later @ 1.. => Some(format!("đã lùi {later} ngày so với khi ban hành ({})", dates::short(before))),
        earlier => Some(format!("sớm hơn {} ngày so với khi ban hành ({})", -earlier, dates::short(before))),
    }
}

/// One line under the title of every form about the task: name, state, due.
pub fn task_line(task: &TaskRow, today: Date) -> Markup {
    html! {
        p.cluster {
            a href=(href(task.id)) { (name(task)) } " "
            (state_pill(task.state())) " " (due_mark(task, today))
        }
    }
}
