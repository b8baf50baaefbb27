//! Reminders ("nhắc việc"): who has to hear of which task today. Computed, never stored; escalation follows authority.

pub mod digest;
pub mod prompt;
pub mod send;

use kernel::dates::{self, Date, days_between};
use kernel::ids::{StaffId, UnitId};
use kernel::numbers::grouped;

use crate::model::{TO_ACCOUNTABLE_DAYS, TO_AUTHORITY_DAYS, TO_LEADERS_DAYS, TaskState, Timeliness};
use crate::store::directive::ToReadRow;
use crate::store::home::{DecisionRow, HomeTask, Me};

/// The rule of escalation in words, for the pages that follow it.
pub fn rule_in_words() -> String {
    format!(
        "Nhiệm vụ quá hạn trên {TO_ACCOUNTABLE_DAYS} ngày được báo thêm cho người chịu trách nhiệm, trên \
         {TO_AUTHORITY_DAYS} ngày cho người có thẩm quyền duyệt, trên {TO_LEADERS_DAYS} ngày lên đầu trang điều hành \
         và trong thư nhắc việc của lãnh đạo."
    )
}

/// Who is to hear of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Receiver {
    Person(StaffId),
    /// Whoever heads the unit, where the task names nobody.
    Head(UnitId),
    /// The chairman and his deputies.
    Leaders,
}

/// What it is about, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A product or a change request waits for the receiver's decision.
    Decide,
    /// A difficulty waits for his answer.
    Answer,
    /// His product was sent back.
    Returned,
    /// Overdue.
    Overdue,
    /// Overdue so long that it comes before the receiver, who does not do it himself.
    Escalated,
    /// The evidence of the period is missing.
    EvidenceLate,
    /// A directive that he has not confirmed to have read.
    Read,
    /// Due soon.
    DueSoon,
}

/// One reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    pub to: Receiver,
    pub level: Level,
    /// Where it is seen to: "/nhiem-vu/3".
    pub href: String,
    /// "II.3 Tham mưu cấp ủy …".
    pub title: String,
    /// "quá hạn 51 ngày (hạn 30/09/2026)".
    pub why: String,
    /// Days late, waiting or left; for the order.
    pub days: i32,
}

/// Every reminder of these tasks on this day: by receiver, then by urgency, then the longest first. What waits for a
/// decision is not among them: see [`to_decide`].
pub fn due(tasks: &[HomeTask], today: Date) -> Vec<Reminder> {
    let mut all: Vec<Reminder> = tasks.iter().flat_map(|task| of_task(task, today)).collect();
    sort(&mut all);
    all
}

fn sort(all: &mut [Reminder]) {
    all.sort_by_key(|r| (r.to, r.level, if r.level == Level::DueSoon { r.days } else { -r.days }, r.href.clone()));
}

/// What waits for this person's decision or answer: the rows of his page "Việc của tôi".
pub fn to_decide(rows: &[DecisionRow], staff: StaffId, today: Date) -> Vec<Reminder> {
    let of_row = |row: &DecisionRow| {
        let days = days_between(row.since, today).max(0);
        let since = format!("từ {} ({})", dates::short(row.since), waited(days));
        let (level, href, why) = match row.task.filter(|_| row.kind != "kho_khan") {
            Some(task) => (Level::Decide, format!("/nhiem-vu/{task}"), format!("chờ anh/chị quyết định {since}")),
            None => (Level::Answer, format!("/kho-khan/{}", row.id), format!("chờ anh/chị trả lời {since}")),
        };
        let title = format!("{} {}", row.path, row.title).trim().to_owned();
        Reminder { to: Receiver::Person(staff), level, href, title, why, days }
    };
    rows.iter().map(of_row).collect()
}

/// The directives that this person has still to read.
pub fn to_confirm(rows: &[ToReadRow], staff: StaffId, today: Date) -> Vec<Reminder> {
    let of_row = |row: &ToReadRow| {
        let (by, note) = (dates::short(row.confirm_by), dates::until_due(row.confirm_by, today));
        Reminder {
            to: Receiver::Person(staff),
            level: Level::Read,
            href: format!("/van-ban/{}", row.id),
            title: format!("{} {}", row.number, row.title),
            why: format!("hạn xác nhận đã đọc {by} ({note})"),
            days: days_between(row.confirm_by, today),
        }
    };
    rows.iter().map(of_row).collect()
}

/// What one person hears of, each task once: his own, and what comes to him as a head, as a leader, or for somebody who
/// delegated to him.
pub fn heard_by(all: &[Reminder], me: &Me) -> Vec<Reminder> {
    let Some(staff) = me.staff else { return Vec::new() };
    let comes_to_him = |r: &Reminder| match r.to {
        Receiver::Person(person) => r.level == Level::Escalated && me.acts_for(Some(person)).is_some(),
        Receiver::Head(unit) => me.heads(unit),
        Receiver::Leaders => me.leads_commune(),
    };
    let mut heard: Vec<Reminder> = all.iter().filter(|r| r.to == Receiver::Person(staff)).cloned().collect();
    for reminder in all.iter().filter(|r| comes_to_him(r)) {
        if heard.iter().all(|own| own.href != reminder.href) {
            heard.push(reminder.clone());
        }
    }
    heard.iter_mut().for_each(|r| r.to = Receiver::Person(staff));
    sort(&mut heard);
    heard
}

fn of_task(task: &HomeTask, today: Date) -> Vec<Reminder> {
    if matches!(task.state(), TaskState::HoanThanh | TaskState::Huy | TaskState::TamDung) {
        return Vec::new();
    }
    let title = format!("{} {}", task.path, task.title).trim().to_owned();
    let say = |to, level, days, why: String| Reminder {
        to,
        level,
        href: format!("/nhiem-vu/{}", task.id),
        title: title.clone(),
        why,
        days,
    };
    let mut said = Vec::new();
    let in_hand = task.state() != TaskState::ChoDuyet;
    let named = task.owner.or(task.accountable).map(Receiver::Person);
    let worker = named.or(task.lead_unit.map(Receiver::Head)).filter(|_| in_hand);
    if task.state() == TaskState::TraLai {
        let reason = task.state_reason.as_deref().filter(|r| !r.is_empty());
        let why = reason.map_or_else(|| "sản phẩm bị trả lại".to_owned(), |r| format!("sản phẩm bị trả lại: {r}"));
        said.extend(worker.map(|to| say(to, Level::Returned, 0, why)));
    }
    match task.timeliness(today) {
        Timeliness::Overdue(days) => {
            let why = overdue_words(task, days);
            said.extend(worker.map(|to| say(to, Level::Overdue, days, why.clone())));
            let told: Vec<Receiver> = said.iter().map(|r| r.to).collect();
            let more = escalated_to(task, days).into_iter().filter(|to| !told.contains(to));
            said.extend(more.map(|to| say(to, Level::Escalated, days, why.clone())).collect::<Vec<_>>());
        }
        Timeliness::EvidenceLate(days) => {
            let last = task.last_evidence_on.map_or_else(
                || "chưa có minh chứng nào".to_owned(),
                |on| format!("minh chứng gần nhất: {}", dates::ago(on, today)),
            );
            said.extend(
                worker.map(|to| {
                    say(to, Level::EvidenceLate, days, format!("{last}, chậm {} ngày", grouped(days.into())))
                }),
            );
        }
        Timeliness::DueSoon(days) => {
            let until = task.due_until.map_or_else(String::new, dates::short);
            let left = if days == 0 { "hạn hôm nay".to_owned() } else { format!("còn {days} ngày") };
            said.extend(worker.map(|to| say(to, Level::DueSoon, days, format!("{left} (hạn {until})"))));
        }
        _ => {}
    }
    said
}

fn waited(days: i32) -> String {
    if days == 0 { "hôm nay".to_owned() } else { format!("{} ngày", grouped(days.into())) }
}

fn overdue_words(task: &HomeTask, days: i32) -> String {
    let until = task.due_until.map_or_else(String::new, dates::short);
    format!("quá hạn {} ngày (hạn {until})", grouped(days.into()))
}

/// Those above the worker who hear of a task that is overdue by so many days, each once.
fn escalated_to(task: &HomeTask, days: i32) -> Vec<Receiver> {
    let mut above: Vec<Receiver> = Vec::new();
    let accountable = task.accountable.filter(|_| days > TO_ACCOUNTABLE_DAYS);
    let head = task.lead_unit.filter(|_| task.accountable.is_none() && days > TO_ACCOUNTABLE_DAYS);
    // With the product before him, he has it among his decisions.
    let in_hand = task.state() != TaskState::ChoDuyet;
    let authority = task.authority.filter(|_| in_hand && days > TO_AUTHORITY_DAYS);
    for person in [accountable, authority].into_iter().flatten().filter(|p| task.owner != Some(*p)) {
        let to = Receiver::Person(person);
        if !above.contains(&to) {
            above.push(to);
        }
    }
    above.extend(head.map(Receiver::Head));
    if days > TO_LEADERS_DAYS {
        above.push(Receiver::Leaders);
    }
    above
}
