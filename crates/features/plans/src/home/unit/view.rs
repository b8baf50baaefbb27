//! A unit's page as HTML.

use kernel::dates::{self, Date};
use kernel::numbers::grouped;
use maud::{Markup, html};
use staff::api::StaffRow;
use ui::components::{
    Due, DueTone, Stat, StatTone, TaskRow, Tone, card, card_with, due, link_button, stats, status, task_list,
};
use ui::icons::Icon;
use ui::layout::page_head_with;

use super::UnitPage;
use crate::home::parts::{due_of, marks_of, state_of};
use crate::reminders::prompt;
use crate::store::difficulty::DifficultyRow;
use crate::store::home::{HolderRow, UnitTask};

/// The page's content.
pub fn view(page: &UnitPage, today: Date) -> Markup {
    let lead = html! { (grouped(page.people.len() as i64)) " người" };
    html! {
        (page_head_with(&page.unit.name, lead, html! {
            @if page.may_report { (link_button(&format!("/kho-khan/moi?don_vi={}", page.unit.code), "Báo cáo khó khăn", Tone::Secondary, Some(Icon::Difficulty))) }
        }))
        (figures(page))
        (leads(page, today))
        div.split {
            div {
                @if !page.takes_part.is_empty() { (takes_part(page, today)) }
                (duties(page))
            }
            div {
                @if let Some((rows, total)) = &page.difficulties { (difficulties(page, rows, *total, today)) }
                (people(page))
            }
        }
    }
}

fn list(page: &UnitPage, part: &str, filter: &str) -> String {
    format!("/nhiem-vu?don_vi={}&vai_tro={part}{filter}", page.unit.code)
}

fn figures(page: &UnitPage) -> Markup {
    let of = |count: fn(&HolderRow) -> i64, label: &str, filter: &str, tone: StatTone| {
        let n = page.held.as_ref().map_or(0, count);
        let tone = if n > 0 { tone } else { StatTone::Plain };
        Stat { tone, ..Stat::new(grouped(n), label, list(page, "chu_tri", filter)) }
    };
    stats(&[
        of(|h| h.total, "nhiệm vụ chủ trì", "", StatTone::Plain),
        of(|h| h.doing, "đang làm", "&trang_thai=dang_lam", StatTone::Plain),
        of(|h| h.overdue, "quá hạn", "&han=qua_han", StatTone::Bad),
        of(|h| h.evidence_late, "thiếu minh chứng", "&han=thieu_minh_chung", StatTone::Attention),
        of(|h| h.waiting, "chờ duyệt", "&trang_thai=cho_duyet", StatTone::Attention),
        of(|h| h.done, "hoàn thành", "&trang_thai=hoan_thanh", StatTone::Good),
    ])
}

fn leads(page: &UnitPage, today: Date) -> Markup {
    let total = page.leads.first().map_or(0, |t| t.total);
    let all = html! { @if total > 0 { a href=(list(page, "chu_tri", "")) { "Tất cả " (grouped(total)) } } };
    card_with(
        "Nhiệm vụ chủ trì",
        all,
        html! {
            @if page.leads.is_empty() { p { "Đơn vị chưa chủ trì nhiệm vụ nào của các kế hoạch đã ban hành." } }
            @else { (task_list(&rows(page, &page.leads, today))) }
        },
    )
}

fn takes_part(page: &UnitPage, today: Date) -> Markup {
    let total = page.takes_part.first().map_or(0, |t| t.total);
    let all = html! { a href=(list(page, "phoi_hop", "")) { "Tất cả " (grouped(total)) } };
    card_with("Nhiệm vụ phối hợp", all, task_list(&rows(page, &page.takes_part, today)))
}

fn rows(page: &UnitPage, tasks: &[UnitTask], today: Date) -> Vec<TaskRow> {
    let row = |row: &UnitTask| {
        let task = &row.task;
        let owner = page.everybody.name(task.owner);
        TaskRow {
            meta: html! {
                @if owner.is_empty() { "Chưa giao người thực hiện" } @else { (owner) }
                (marks_of(task))
            },
            due: due_of(task, today),
            status: status(state_of(task)),
            action: html! {
                @if page.may_prompt.contains(&task.id) {
                    (prompt::button(task.id, &task.title, &page.key, &format!("/don-vi/{}", page.unit.code)))
                }
            },
            ..TaskRow::new(format!("/nhiem-vu/{}", task.id), &task.path, &task.title)
        }
    };
    tasks.iter().map(row).collect()
}

/// A card for each: the unit's own first, then what is asked of every unit.
fn duties(page: &UnitPage) -> Markup {
    html! {
        @for duty in &page.duties {
            (card(if duty.own { "Trách nhiệm theo kế hoạch" } else { "Trách nhiệm chung theo kế hoạch" }, html! {
                p { strong { (duty.unit_text) } }
                @for item in &duty.items { p { "– " (item) } }
                p.meta { "Mục " (duty.path) ", " a href={ "/ke-hoach/" (duty.plan) "/van-ban" } { (duty.plan_title) } }
            }))
        }
    }
}

fn difficulties(page: &UnitPage, rows: &[DifficultyRow], total: i64, today: Date) -> Markup {
    let href = format!("/kho-khan?don_vi={}&trang_thai=cho", page.unit.code);
    let all = html! { @if total > 0 { a href=(href) { "Tất cả " (grouped(total)) } } };
    let rows: Vec<TaskRow> = rows
        .iter()
        .map(|row| {
            let tone = if row.is_late(today) { DueTone::Late } else { DueTone::Plain };
            TaskRow {
                due: due(&Due { date: &dates::short(row.due_on), note: &dates::until_due(row.due_on, today), tone }),
                ..TaskRow::new(format!("/kho-khan/{}", row.id), "", &row.title)
            }
        })
        .collect();
    card_with(
        "Khó khăn chờ trả lời",
        all,
        html! {
            @if rows.is_empty() { p { "Đơn vị không có khó khăn, vướng mắc nào chờ trả lời." } } @else { (task_list(&rows)) }
        },
    )
}

/// People on the page; the others are on the list of people.
const PEOPLE: usize = 30;

fn people(page: &UnitPage) -> Markup {
    let all = html! { a href={ "/can-bo?don_vi=" (page.unit.code) } { "Tất cả " (grouped(page.people.len() as i64)) } };
    let row = |one: &StaffRow| TaskRow {
        meta: html! { (one.title) },
        due: html! { a href={ "/nhiem-vu?nguoi=" (one.code) } { "Nhiệm vụ" span.vh { " của " (one.full_name) } } },
        ..TaskRow::new(format!("/can-bo/{}", one.code), "", &one.full_name)
    };
    let rows: Vec<TaskRow> = page.people.iter().take(PEOPLE).map(row).collect();
    card_with(
        "Cán bộ, công chức",
        all,
        html! {
            @if rows.is_empty() { p { "Chưa có ai trong đơn vị này. Người vận hành thêm người bằng lệnh “sauro account add”." } } @else { (task_list(&rows)) }
        },
    )
}
