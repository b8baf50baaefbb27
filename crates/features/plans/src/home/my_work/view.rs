//! "Việc của tôi" as a page: sections, each with what to do next.

use kernel::dates::{self, Date, days_between};
use kernel::numbers::grouped;
use maud::{Markup, html};
use ui::components::{
    Due, DueTone, Stat, StatTone, TaskRow, Tone, card, card_with, due, empty_with, link_button, pager, stats, status,
    task_list,
};
use ui::icons::Icon;
use ui::layout::page_head_with;

use super::{MyWorkPage, PAGE_SIZE};
use crate::home::parts::{days_text, due_of, marks_of, plan_mark, state_of, waiting};
use crate::model::{PlanState, TO_AUTHORITY_DAYS, TaskState, Timeliness};
use crate::reminders::{prompt, rule_in_words};
use crate::store::home::{DecisionRow, HomeTask, MyTask, PROMPT, Power};

/// The page's content.
pub fn view(page: &MyWorkPage, today: Date) -> Markup {
    let nothing = page.decisions.is_empty()
        && page.at.total == 0
        && page.to_read.is_empty()
        && page.plans.is_empty()
        && page.escalated.is_empty();
    html! {
        (page_head_with("Việc của tôi", lead(page, today), html! {
            @if page.sees_overview { (link_button("/dieu-hanh", "Trang điều hành", Tone::Secondary, Some(Icon::Chart))) }
        }))
        @if nothing { (nothing_to_do(page)) } @else {
            (figures(page))
            @if !page.decisions.is_empty() { (decisions(page, today)) }
            @if !page.prompts.is_empty() { (prompts(page, today)) }
            @if page.at.total > 0 { (my_tasks(page, today)) }
            @if !page.to_read.is_empty() { (to_read(page, today)) }
            @if !page.escalated.is_empty() { (escalated(page, today)) }
            @if !page.plans.is_empty() { (plans(page)) }
        }
    }
}

/// This page with the overdue tasks only.
const ONLY_OVERDUE: &str = "/?loc=qua_han#thuc-hien";

fn lead(page: &MyWorkPage, today: Date) -> Markup {
    let day = dates::short(today);
    html! {
        @match page.waits() {
            0 if page.totals.overdue > 0 => {
                "Ngày " (day) ", không có việc nào chờ anh/chị xử lý; "
                a href=(ONLY_OVERDUE) { (grouped(page.totals.overdue)) " nhiệm vụ quá hạn" } " đang chờ duyệt."
            }
            0 => { "Ngày " (day) ", không có việc nào quá hạn hay chờ anh/chị quyết định." }
            n => { "Ngày " (day) ", " (grouped(n)) " việc cần anh/chị xử lý; việc gấp nhất ở trên cùng." }
        }
        @let delegators = page.me.delegators();
        @if !delegators.is_empty() { " " (delegators.join(", ")) " ủy quyền cho anh/chị." }
    }
}

fn nothing_to_do(page: &MyWorkPage) -> Markup {
    empty_with(
        "Chưa có việc nào giao cho anh/chị và không có gì chờ anh/chị quyết định.",
        html! {
            @if page.makes_plans { (link_button("/ke-hoach/nhap", "Nhập một kế hoạch", Tone::Primary, Some(Icon::Upload))) " " }
            (link_button("/nhiem-vu", "Xem mọi nhiệm vụ của xã", Tone::Secondary, Some(Icon::Right)))
        },
    )
}

/// The figures; each leads to its rows on this page.
fn figures(page: &MyWorkPage) -> Markup {
    let totals = &page.totals;
    let tone = |n: i64, tone| if n > 0 { tone } else { StatTone::Good };
    let mut shown = Vec::new();
    let decisions = page.decisions.first().map_or(0, |d| d.total);
    if decisions > 0 {
        let oldest =
            page.decisions.first().map_or_else(String::new, |d| format!("cũ nhất từ {}", dates::short(d.since)));
        shown.push(Stat {
            tone: StatTone::Attention,
            delta: oldest,
            ..Stat::new(grouped(decisions), "chờ tôi quyết định", "#quyet-dinh")
        });
    }
    let mut before = 0;
    for (n, in_group, label, group, loud) in [
        (totals.returned, totals.returned, "bị trả lại", "bi-tra-lai", StatTone::Bad),
        (totals.overdue, totals.overdue_in_hand, "quá hạn", "qua-han", StatTone::Bad),
        (totals.evidence_late, totals.evidence_late, "thiếu minh chứng", "thieu-minh-chung", StatTone::Attention),
        (totals.due_soon, totals.due_soon, "sắp đến hạn", "sap-den-han", StatTone::Attention),
    ] {
        if totals.total > 0 && (n > 0 || group == "qua-han") {
            let href = match (n, group) {
                (0, _) => "#thuc-hien".to_owned(),
                (_, "qua-han") => ONLY_OVERDUE.to_owned(),
                _ => place_of(before, group, page),
            };
            shown.push(Stat { tone: tone(n, loud), ..Stat::new(grouped(n), label, href) });
        }
        before += in_group;
    }
    if totals.total > 0 {
        let all = if page.only_overdue { "/#thuc-hien" } else { "#thuc-hien" };
        shown.push(Stat::new(grouped(totals.total), "nhiệm vụ tôi làm hoặc chịu trách nhiệm", all));
    }
    if !page.to_read.is_empty() {
        shown.push(Stat {
            tone: StatTone::Attention, ..Stat::new(page.to_read.len(), "văn bản cần đọc", "#van-ban")
        });
    }
    // A single figure says no more than the list below it.
    if shown.len() > 1 {
        stats(&shown)
    } else {
        html! {}
    }
}

/// Where a group begins: on this page of the list or on another.
fn place_of(before: i64, group: &str, page: &MyWorkPage) -> String {
    match before / PAGE_SIZE + 1 {
        n if n == i64::from(page.at.page.max(1)) && !page.only_overdue => format!("#{group}"),
        1 => format!("/#{group}"),
        n => format!("/?trang={n}#{group}"),
    }
}

fn decisions(page: &MyWorkPage, today: Date) -> Markup {
    let total = page.decisions.first().map_or(0, |d| d.total);
    let rows: Vec<TaskRow> = page.decisions.iter().map(|d| decision(page, d, today)).collect();
    html! {
        div id="quyet-dinh" {
            (card("Chờ tôi quyết định", html! {
                (task_list(&rows))
                @if total > rows.len() as i64 {
                    p.meta { "Còn " (grouped(total - rows.len() as i64)) " việc nữa, hiện ra khi các việc trên đã được quyết định." }
                }
            }))
        }
    }
}

fn decision(page: &MyWorkPage, row: &DecisionRow, today: Date) -> TaskRow {
    let office = page.me.office(row.place);
    let (ask, did) = match row.kind.as_str() {
        "minh_chung" => ("Duyệt sản phẩm", "nộp"),
        "thay_doi" => ("Quyết định thay đổi", "đề nghị đổi thành"),
        _ if office.is_some_and(|office| office.power == Power::Leads) => ("Kết luận khó khăn", "báo cáo"),
        _ => ("Trả lời khó khăn", "báo cáo"),
    };
    let href = match (row.kind.as_str(), row.task) {
        ("kho_khan", _) | (_, None) => format!("/kho-khan/{}", row.id),
        (_, Some(task)) => format!("/nhiem-vu/{task}"),
    };
    TaskRow {
        ask: ask.to_owned(),
        meta: html! {
            (row.by_name) " " (did) @if !row.what.is_empty() { " “" (row.what) "”" }
            @if let Some(day) = row.due_on.filter(|_| row.kind == "kho_khan") { " · hạn trả lời " (dates::short(day)) }
            @if let Some((_, name)) = office.and_then(|office| office.for_whom.as_ref()) { " · anh/chị quyết định thay " (name) }
            (plan_mark(row.plan.map_or("", |plan| page.plan_names.name(plan))))
        },
        due: waiting(row.since, today),
        ..TaskRow::new(href, &row.path, &row.title)
    }
}

fn my_tasks(page: &MyWorkPage, today: Date) -> Markup {
    let groups = [
        (0, "bi-tra-lai", "Bị trả lại"),
        (1, "qua-han", "Quá hạn"),
        (2, "thieu-minh-chung", "Thiếu minh chứng"),
        (3, "sap-den-han", "Sắp đến hạn"),
        (4, "dang-thuc-hien", "Trong hạn"),
        (5, "cho-duyet", "Đã nộp, chờ duyệt"),
        (6, "tam-dung", "Tạm dừng"),
    ];
    html! {
        div id="thuc-hien" {
            (card("Tôi thực hiện hoặc chịu trách nhiệm", html! {
                @if page.only_overdue {
                    p { "Chỉ hiện nhiệm vụ quá hạn, kể cả bị trả lại hoặc đang chờ duyệt. " a href="/#thuc-hien" { "Xem tất cả" } }
                }
                @for (urgency, id, label) in groups {
                    @let rows: Vec<TaskRow> = page.tasks.iter().filter(|t| t.urgency == urgency).map(|t| my_task(page, t, today)).collect();
                    @if !rows.is_empty() {
                        h3 id=(id) { (label) }
                        (task_list(&rows))
                    }
                }
                @let only = if page.only_overdue { "loc=qua_han&" } else { "" };
                @if page.at.pages > 1 { (pager(&page.at, |n| format!("/?{only}trang={n}#thuc-hien"))) }
            }))
        }
    }
}

fn my_task(page: &MyWorkPage, row: &MyTask, today: Date) -> TaskRow {
    let task = &row.task;
    let mine = task.owner.is_some() && task.owner == page.me.staff;
    let owner = page.people.name(task.owner);
    let is_late = task.timeliness(today).is_late();
    TaskRow {
        ask: next_step(task, mine, today),
        meta: html! {
            @if mine { "Tôi thực hiện" } @else {
                "Tôi chịu trách nhiệm"
                @if let Some(name) = page.me.acts_for(task.accountable) { " thay " (name) }
                @if owner.is_empty() { " · chưa giao ai thực hiện" } @else { " · " (owner) " thực hiện" }
            }
            @if let Some(reason) = reason_of(task) { " · " (reason) }
            @if task.state() == TaskState::ChoDuyet {
                " · " (decider(page, task)) " duyệt"
                @if let Some(since) = task.state_on { ", nộp từ " (dates::short(since)) " (" (days_text(days_between(since, today).max(0))) ")" }
            }
            (plan_mark(page.plan_names.name(task.plan)))
            (marks_of(task))
        },
        due: due_of(task, today),
        status: status(state_of(task)),
        action: html! {
            @if is_late && !mine && task.owner.is_some() && task.state() != TaskState::ChoDuyet {
                (prompt::button(task.id, &task.title, &page.key, "/"))
            }
        },
        ..TaskRow::new(format!("/nhiem-vu/{}", task.id), &task.path, &task.title)
    }
}

fn decider<'p>(page: &'p MyWorkPage, task: &HomeTask) -> &'p str {
    let name = page.people.name(task.decider());
    if name.is_empty() { "chờ lãnh đạo UBND" } else { name }
}

fn reason_of(task: &HomeTask) -> Option<String> {
    let reason = task.state_reason.as_deref().filter(|r| !r.is_empty())?;
    match task.state() {
        TaskState::TraLai => Some(format!("Lý do trả lại: {reason}")),
        TaskState::TamDung => Some(format!("Lý do tạm dừng: {reason}")),
        _ => None,
    }
}

/// What the person can do now.
fn next_step(task: &HomeTask, mine: bool, today: Date) -> String {
    let step = match (task.state(), task.timeliness(today)) {
        (TaskState::ChoDuyet | TaskState::TamDung, _) => "",
        _ if task.owner.is_none() => "Đề nghị giao người thực hiện",
        (TaskState::TraLai, _) if mine => "Sửa và nộp lại",
        (TaskState::TraLai, _) => "Đôn đốc nộp lại",
        (_, Timeliness::Overdue(_)) if mine => "Nộp sản phẩm hoặc đề nghị lùi hạn",
        (_, Timeliness::Overdue(_)) => "Đôn đốc",
        (_, Timeliness::EvidenceLate(_)) if mine => "Nộp minh chứng của kỳ này",
        (_, Timeliness::EvidenceLate(_)) => "Đôn đốc nộp minh chứng",
        (_, Timeliness::DueSoon(_)) if mine => "Hoàn tất và nộp sản phẩm",
        (TaskState::ChuaBatDau, _) if mine => "Bắt đầu",
        (_, _) if mine => "Báo cáo tiến độ",
        _ => "",
    };
    step.to_owned()
}

fn prompts(page: &MyWorkPage, today: Date) -> Markup {
    let rows: Vec<TaskRow> = page
        .prompts
        .iter()
        .map(|row| TaskRow {
            meta: html! {
                (row.author_name) ": " (row.body.strip_prefix(PROMPT).unwrap_or(&row.body))
                (plan_mark(page.plan_names.name(row.plan)))
            },
            due: due(&Due {
                date: &dates::short(row.on_date),
                note: &dates::ago(row.on_date, today),
                tone: DueTone::Plain,
            }),
            ..TaskRow::new(format!("/nhiem-vu/{}", row.task), &row.path, &row.title)
        })
        .collect();
    html! { div id="don-doc" { (card("Tôi được đôn đốc", task_list(&rows))) } }
}

fn to_read(page: &MyWorkPage, today: Date) -> Markup {
    let rows: Vec<TaskRow> = page
        .to_read
        .iter()
        .map(|row| {
            let days = days_between(today, row.confirm_by);
            let tone = if days < 0 { DueTone::Late } else { DueTone::Soon };
            TaskRow {
                ask: "Đọc và xác nhận".to_owned(),
                due: due(&Due {
                    date: &dates::short(row.confirm_by),
                    note: &dates::until_due(row.confirm_by, today),
                    tone,
                }),
                ..TaskRow::new(format!("/van-ban/{}", row.id), &row.number, &row.title)
            }
        })
        .collect();
    html! { div id="van-ban" { (card_with("Văn bản cần đọc", html! { a href="/van-ban" { "Tất cả văn bản" } }, task_list(&rows))) } }
}

fn escalated(page: &MyWorkPage, today: Date) -> Markup {
    let rows: Vec<TaskRow> = page
        .escalated
        .iter()
        .map(|task| TaskRow {
            ask: "Chỉ đạo, đôn đốc".to_owned(),
            meta: html! {
                @let owner = page.people.name(task.owner);
                @if owner.is_empty() { "Chưa giao ai thực hiện" } @else { (owner) " thực hiện" }
                (plan_mark(page.plan_names.name(task.plan)))
                (marks_of(task))
            },
            due: due_of(task, today),
            status: status(state_of(task)),
            action: prompt::button(task.id, &task.title, &page.key, "/"),
            ..TaskRow::new(format!("/nhiem-vu/{}", task.id), &task.path, &task.title)
        })
        .collect();
    let title = format!("Quá hạn trên {TO_AUTHORITY_DAYS} ngày, thuộc thẩm quyền của tôi");
    html! { div id="qua-han-lau" { (card(&title, html! { (task_list(&rows)) p.meta { (rule_in_words()) } })) } }
}

fn plans(page: &MyWorkPage) -> Markup {
    let rows: Vec<TaskRow> = page
        .plans
        .iter()
        .map(|plan| {
            let draft = plan.state == PlanState::Nhap.code();
            let href = if draft { format!("/ke-hoach/{}", plan.id) } else { format!("/ke-hoach/{}/sau-ro", plan.id) };
            let ask = if draft { "Hoàn thiện bản nháp" } else { "Bổ sung điểm chưa rõ" };
            TaskRow {
                ask: ask.to_owned(),
                meta: html! {
                    (grouped(plan.unclear)) " trong " (grouped(plan.tasks)) " nhiệm vụ còn thiếu người thực hiện, sản phẩm, người duyệt hoặc thời hạn"
                },
                ..TaskRow::new(href, plan.number.as_deref().unwrap_or(""), &plan.title)
            }
        })
        .collect();
    html! { div id="ke-hoach" { (card("Kế hoạch cần làm rõ", task_list(&rows))) } }
}
