//! The leaders' page as HTML.

use kernel::dates::{self, Date};
use kernel::ids::StaffId;
use kernel::numbers::grouped;
use maud::{Markup, html};
use ui::components::{
    Choice, Column, Due, DueTone, Field, FilterBar, RowTone, Stat, StatTone, Table, TableRow, TaskRow, Tone, card,
    card_with, due, empty, filter_bar, link_button, person, select_field, stats, status, table, task_list,
};
use ui::icons::Icon;
use ui::layout::page_head_with;

use super::LeadersPage;
use crate::home::parts::{due_of, link_of, marks_of, number, plan_mark, state_of, waiting};
use crate::model::{DifficultyState, TO_LEADERS_DAYS, TaskState, Timeliness};
use crate::reminders::{prompt, rule_in_words};
use crate::store::home::{BlockedRow, HolderRow, HomeTask, Matter};
use crate::views::filters::{LEADERS, NO_UNIT};
use crate::views::plan_names::{PlanNames, choice};

/// The page's content.
pub fn view(page: &LeadersPage, today: Date) -> Markup {
    html! {
        (page_head_with("Điều hành", html! { "Việc gì chậm, ai đang giữ, từ bao giờ. Mỗi con số mở ra danh sách của nó." }, html! {
            @if page.makes_reports { (link_button("/bao-cao", "Báo cáo", Tone::Secondary, Some(Icon::Report))) }
        }))
        @if page.plans.is_empty() { (no_plan(page)) } @else {
            @if page.plans.len() > 1 { (chooser(page)) }
            (figures(page))
            (late(page, today))
            div.split {
                div { (deciders(page, today)) (blocked(page, today)) }
                div { (difficulties(page, today)) (directives(page, today)) }
            }
            (units(page))
        }
    }
}

fn no_plan(page: &LeadersPage) -> Markup {
    let what = "Chưa có kế hoạch nào được ban hành trên hệ thống nên chưa có gì để điều hành.";
    if page.imports_plans {
        empty(what, "/ke-hoach/nhap", "Nhập kế hoạch")
    } else {
        empty(what, "/ke-hoach", "Xem các kế hoạch")
    }
}

fn chooser(page: &LeadersPage) -> Markup {
    let choices: Vec<Choice> = page.plans.iter().map(|p| Choice::new(p.id.to_string(), choice(p))).collect();
    let chosen = if page.plan == 0 { String::new() } else { page.plan.to_string() };
    filter_bar(&FilterBar {
        action: "/dieu-hanh",
        main: select_field(
            &Field { name: "ke_hoach", label: "Kế hoạch", value: &chosen, ..Field::default() },
            "Mọi kế hoạch đã ban hành",
            &choices,
        ),
        ..FilterBar::default()
    })
}

/// The list of tasks with this filter, within the chosen plan.
fn list(page: &LeadersPage, filter: &str) -> String {
    match (page.plan, filter) {
        (0, "") => "/nhiem-vu".to_owned(),
        (0, filter) => format!("/nhiem-vu?{filter}"),
        (plan, "") => format!("/nhiem-vu?ke_hoach={plan}"),
        (plan, filter) => format!("/nhiem-vu?{filter}&ke_hoach={plan}"),
    }
}

fn figures(page: &LeadersPage) -> Markup {
    let counts = &page.counts;
    let of = |n: i64, label: &str, filter: &str, tone| Stat {
        tone: if n > 0 { tone } else { StatTone::Plain },
        ..Stat::new(grouped(n), label, list(page, filter))
    };
    let matter = |kind: &str| page.matters.iter().find(|m| m.kind == kind).map_or((0, 0), |m| (m.total, m.late));
    let ((difficulties, late_difficulties), (directives, late_directives)) = (matter("kho_khan"), matter("van_ban"));
    let late_note = |n: i64, what: &str| if n > 0 { format!("{} {what}", grouped(n)) } else { String::new() };
    stats(&[
        of(counts.total, "nhiệm vụ", "", StatTone::Plain),
        of(counts.done, "hoàn thành", "trang_thai=hoan_thanh", StatTone::Good),
        of(counts.overdue, "quá hạn", "han=qua_han", StatTone::Bad),
        of(counts.evidence_late, "thiếu minh chứng", "han=thieu_minh_chung", StatTone::Attention),
        of(counts.due_soon, "sắp đến hạn", "han=sap_han", StatTone::Attention),
        of(counts.waiting, "sản phẩm chờ duyệt", "trang_thai=cho_duyet", StatTone::Attention),
        of(counts.blocked, "đang chờ, vướng", "vuong=1", StatTone::Attention),
        of(counts.slipped, "đã lùi hạn", "lui=1", StatTone::Attention),
        Stat {
            tone: if difficulties > 0 { StatTone::Attention } else { StatTone::Plain },
            delta: late_note(late_difficulties, "quá hạn trả lời"),
            ..Stat::new(grouped(difficulties), "khó khăn chưa trả lời", "/kho-khan?trang_thai=cho")
        },
        Stat {
            tone: if late_directives > 0 { StatTone::Attention } else { StatTone::Plain },
            delta: late_note(late_directives, "quá hạn xác nhận"),
            ..Stat::new(grouped(directives), "văn bản chưa đủ người xác nhận", "/van-ban?loc=thieu")
        },
    ])
}

fn late(page: &LeadersPage, today: Date) -> Markup {
    let long = |task: &&HomeTask| matches!(task.timeliness(today), Timeliness::Overdue(days) if days > TO_LEADERS_DAYS);
    let (worst, other): (Vec<&HomeTask>, Vec<&HomeTask>) = page.late.iter().partition(long);
    let all = html! { a href=(list(page, "han=qua_han&sap_xep=han")) { "Tất cả " (grouped(page.counts.overdue)) " nhiệm vụ quá hạn" } };
    if page.late.is_empty() {
        return card("Việc quá hạn", html! { p { "Không có nhiệm vụ nào quá hạn." } });
    }
    html! {
        @if !worst.is_empty() {
            (card_with(&format!("Quá hạn trên {TO_LEADERS_DAYS} ngày, cần lãnh đạo chỉ đạo"), all.clone(), html! {
                (late_table(page, &worst, "Nhiệm vụ quá hạn lâu", today))
                p.meta { (rule_in_words()) }
            }))
        }
        @if !other.is_empty() {
            (card_with("Việc quá hạn", if worst.is_empty() { all } else { html! {} }, late_table(page, &other, "Nhiệm vụ quá hạn", today)))
        }
    }
}

fn late_table(page: &LeadersPage, rows: &[&HomeTask], caption: &str, today: Date) -> Markup {
    table(&Table {
        caption: caption.to_owned(),
        caption_hidden: true,
        columns: vec![
            Column::text("Nhiệm vụ"),
            Column::text("Ai đang giữ"),
            Column::text("Từ ngày"),
            Column::text("Hạn"),
            Column::tight("Trạng thái"),
            Column::tight("Đôn đốc"),
        ],
        rows: rows.iter().map(|task| late_row(page, task, today)).collect(),
        ..Table::default()
    })
}

fn late_row(page: &LeadersPage, task: &HomeTask, today: Date) -> TableRow {
    let back = if page.plan == 0 { "/dieu-hanh".to_owned() } else { format!("/dieu-hanh?ke_hoach={}", page.plan) };
    let since = task.state_on.or(task.started_on);
    let plan = if page.plan == 0 { PlanNames::of(&page.plans) } else { PlanNames::default() };
    TableRow::new(vec![
        html! { (link_of(task.id, &task.path, &task.title)) (marks_of(task)) (plan_mark(plan.name(task.plan))) },
        html! {
            @if task.holder().is_some() { (person(page.people.name(task.holder()), page.people.title(task.holder()))) }
            @else if task.state() == TaskState::ChoDuyet { "Lãnh đạo UBND" }
            @else { span.none { "Chưa giao ai" } " " span.meta { (task.lead_text) } }
        },
        html! { @if let Some(on) = since { (dates::short(on)) } @else { span.none { "Chưa bắt đầu" } } },
        due_of(task, today),
        status(state_of(task)),
        html! {
            @if page.may_prompt.contains(&task.id) { (prompt::button(task.id, &task.title, &page.key, &back)) }
            @if let Some(on) = task.prompted_on { div.meta { "nhắc gần nhất " (dates::short(on)) } }
        },
    ])
    .toned(RowTone::Late)
}

fn deciders(page: &LeadersPage, today: Date) -> Markup {
    let rows: Vec<TableRow> = page
        .holders
        .iter()
        .filter(|h| h.kind == "nguoi")
        .map(|row| {
            let who = row.holder.map(StaffId);
            let code = who.and_then(|id| page.people.get(id)).map_or(LEADERS, |p| p.code.as_str());
            TableRow::new(vec![
                html! {
                    @if who.is_some() { (person(page.people.name(who), page.people.title(who))) }
                    @else { "Lãnh đạo UBND" " " span.meta { "chưa ghi người duyệt, hoặc người duyệt không được tự quyết việc của mình" } }
                },
                number(row.waiting, &list(page, &format!("cho={code}"))),
                html! { @if let Some(since) = row.since { (waiting(since, today)) } },
            ])
        })
        .collect();
    card(
        "Ai đang giữ quyết định",
        table(&Table {
            caption: "Người có thẩm quyền và số việc chờ quyết định".to_owned(),
            caption_hidden: true,
            columns: vec![Column::text("Người quyết định"), Column::numeric("Đang chờ"), Column::text("Cũ nhất")],
            rows,
            empty: html! { p { "Không có sản phẩm hay đề nghị nào chờ quyết định." } },
            ..Table::default()
        }),
    )
}

fn units(page: &LeadersPage) -> Markup {
    let rows = page.holders.iter().filter(|h| h.kind == "don_vi").map(|row| unit_row(page, row)).collect();
    card_with(
        "Theo đơn vị chủ trì",
        html! { a href="/don-vi" { "Các đơn vị" } },
        table(&Table {
            caption: "Nhiệm vụ theo đơn vị chủ trì".to_owned(),
            caption_hidden: true,
            columns: vec![
                Column::text("Đơn vị"),
                Column::numeric("Nhiệm vụ"),
                Column::numeric("Đang làm"),
                Column::numeric("Quá hạn"),
                Column::numeric("Thiếu minh chứng"),
                Column::numeric("Chờ duyệt"),
                Column::numeric("Hoàn thành"),
            ],
            rows,
            ..Table::default()
        }),
    )
}

fn unit_row(page: &LeadersPage, row: &HolderRow) -> TableRow {
    let unit = row.holder.and_then(|id| page.units.iter().find(|u| u.id.0 == id));
    let code = unit.map_or(NO_UNIT, |u| u.code.as_str());
    let href = |filter: &str| {
        let more = if filter.is_empty() { String::new() } else { format!("&{filter}") };
        list(page, &format!("don_vi={code}&vai_tro=chu_tri{more}"))
    };
    TableRow::new(vec![
        html! { @match unit {
            Some(unit) => { a href={ "/don-vi/" (unit.code) } { (unit.name) } }
            None => { "Nhiều đơn vị cùng thực hiện" }
        } },
        number(row.total, &href("")),
        number(row.doing, &href("trang_thai=dang_lam")),
        number(row.overdue, &href("han=qua_han")),
        number(row.evidence_late, &href("han=thieu_minh_chung")),
        number(row.waiting, &href("trang_thai=cho_duyet")),
        number(row.done, &href("trang_thai=hoan_thanh")),
    ])
    .toned(if row.overdue > 0 { RowTone::Late } else { RowTone::Plain })
}

fn difficulties(page: &LeadersPage, today: Date) -> Markup {
    let rows: Vec<TaskRow> = of_kind(page, "kho_khan")
        .map(|row| TaskRow {
            meta: html! {
                (row.who) ", " (dates::short(row.since))
                @if row.state == DifficultyState::TrinhChuTich.code() { " · đã trình Chủ tịch" }
            },
            due: day_of(row, today),
            ..TaskRow::new(format!("/kho-khan/{}", row.id), "", &row.title)
        })
        .collect();
    card_with(
        "Khó khăn chờ trả lời",
        html! { a href="/kho-khan?trang_thai=cho" { "Tất cả" } },
        html! {
            @if rows.is_empty() { p { "Không có khó khăn, vướng mắc nào chờ trả lời." } } @else { (task_list(&rows)) }
        },
    )
}

fn directives(page: &LeadersPage, today: Date) -> Markup {
    let rows: Vec<TaskRow> = of_kind(page, "van_ban")
        .map(|row| TaskRow {
            meta: html! { "Còn " (grouped(row.missing)) " người chưa xác nhận đã đọc" },
            due: day_of(row, today),
            ..TaskRow::new(format!("/van-ban/{}", row.id), &row.who, &row.title)
        })
        .collect();
    card_with(
        "Văn bản chưa đủ người xác nhận",
        html! { a href="/van-ban?loc=thieu" { "Tất cả" } },
        html! {
            @if rows.is_empty() { p { "Mọi văn bản chỉ đạo đã được xác nhận đủ." } } @else { (task_list(&rows)) }
        },
    )
}

fn of_kind<'p>(page: &'p LeadersPage, kind: &'static str) -> impl Iterator<Item = &'p Matter> {
    page.matters.iter().filter(move |m| m.kind == kind)
}

/// The day for an answer or a confirmation.
fn day_of(row: &Matter, today: Date) -> Markup {
    let tone = if row.due_on < today { DueTone::Late } else { DueTone::Plain };
    due(&Due { date: &dates::short(row.due_on), note: &dates::until_due(row.due_on, today), tone })
}

fn blocked(page: &LeadersPage, today: Date) -> Markup {
    let all = html! { @if page.counts.blocked > 0 { a href=(list(page, "vuong=1")) { "Tất cả " (grouped(page.counts.blocked)) " nhiệm vụ" } } };
    let rows: Vec<TaskRow> = page
        .blocked
        .iter()
        .map(|row| TaskRow {
            meta: waits_for(row),
            due: due(&Due {
                date: &format!("từ {}", dates::short(row.noted_on)),
                note: &dates::ago(row.noted_on, today),
                tone: DueTone::Plain,
            }),
            ..TaskRow::new(format!("/nhiem-vu/{}", row.task), &row.path, &row.title)
        })
        .collect();
    card_with(
        "Nhiệm vụ đang chờ",
        all,
        html! {
            @if rows.is_empty() { p { "Không có nhiệm vụ nào phải chờ nhiệm vụ khác hoặc văn bản." } } @else { (task_list(&rows)) }
        },
    )
}

fn waits_for(row: &BlockedRow) -> Markup {
    html! {
        "Chờ "
        @if let Some(other) = row.other {
            (link_of(other, row.other_path.as_deref().unwrap_or(""), row.other_title.as_deref().unwrap_or("nhiệm vụ khác")))
            @if row.other_state.as_deref() == Some(TaskState::Huy.code()) { " (đã hủy, không còn phải chờ)" }
        } @else { (row.document.as_deref().unwrap_or("văn bản")) }
    }
}
