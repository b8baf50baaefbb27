//! A plan in public: progress by unit and by task, documents marked public. No personal data beyond the names and
//! titles of those who answer for a task.

use std::collections::{BTreeMap, HashMap};

use axum::extract::{Path, Query};
use kernel::dates::{self, Date};
use maud::{Markup, html};
use org::api::UnitRow;
use plans::api::{PublicEvidenceRow, PublicPlanRow, PublicTaskRow, TaskState, Timeliness};
use staff::api::People;
use ui::components::{Column, Status, StatusKind, Table, TableRow, card, status, table};
use ui::layout::page_head_with;
use web::{PageError, PageResult, Visitor};

use crate::frame;
use crate::narrowed::{self, Narrowed};

/// What the page shows.
#[derive(Debug)]
pub struct PublicPlan {
    pub commune: i64,
    pub plan: PublicPlanRow,
    pub tasks: Vec<PublicTaskRow>,
    pub evidence: Vec<PublicEvidenceRow>,
    /// The office holders among those who answer for a task.
    pub people: People,
    pub units: Vec<UnitRow>,
    pub today: Date,
    /// Which of the tasks are listed.
    pub narrowed: Narrowed,
}

impl PublicPlan {
    fn here(&self) -> String {
        format!("/cong-khai/{}/ke-hoach/{}", self.commune, self.plan.id)
    }

    /// The unit that leads a task: as the register names it, else as the plan words it.
    fn lead<'p>(&'p self, task: &'p PublicTaskRow) -> &'p str {
        let known = self.units.iter().find(|u| Some(u.id) == task.lead_unit);
        known.map_or(task.lead_text.as_str(), |u| u.name.as_str())
    }
}

/// The page.
pub async fn get(
    visitor: Visitor,
    Path((code, id)): Path<(i64, i64)>,
    Query(asked): Query<HashMap<String, String>>,
) -> PageResult {
    let commune = frame::commune_of(&visitor, code)?;
    let mut conn = visitor.read().await?;
    let plans = plans::api::public_plans(&mut conn, commune.commune).await?;
    let plan = plans.into_iter().find(|p| p.id == id).ok_or(PageError::NotFound)?;
    let tasks = plans::api::public_tasks(&mut conn, commune.commune, id).await?;
    let evidence = plans::api::public_evidence(&mut conn, commune.commune, id).await?;
    // Citizens read the names of office holders only; for a task of anybody else its unit answers.
    let holders = staff::api::office_holders(&mut conn, commune.commune, visitor.app.clock.today()).await?;
    let heads = tasks.iter().filter_map(|t| t.accountable).filter(|head| holders.contains(head));
    let people = staff::api::people(&mut conn, commune.commune, heads).await?;
    let units = org::api::units(&mut conn, commune.commune).await?;
    let title = plan.title.clone();
    let today = visitor.app.clock.today();
    let narrowed = Narrowed::of(&asked);
    let page = PublicPlan { commune: code, plan, tasks, evidence, people, units, today, narrowed };
    let crumbs = [(format!("/cong-khai/{code}"), "Kế hoạch và tiến độ".to_owned())];
    Ok(frame::public(&visitor.app, &commune, &title, &crumbs, view(&page)))
}

/// The page's content.
pub fn view(page: &PublicPlan) -> Markup {
    let plan = &page.plan;
    html! {
        (page_head_with(&plan.title, html! {
            @if let Some(number) = &plan.number { "Số " (number) " " }
            @if let Some(on) = plan.issued_on { "ngày " (dates::short(on)) }
        }, html! {}))
        (card("Theo đơn vị chủ trì", html! {
            (by_unit(page))
            @if page.tasks.iter().any(|t| t.state() == TaskState::Huy) {
                p.meta { "Nhiệm vụ đã hủy vẫn hiện ở danh sách bên dưới nhưng không tính vào các con số." }
            }
        }))
        div id="nhiem-vu" { (card("Theo nhiệm vụ", by_task(page))) }
        (card("Tài liệu công khai", documents(page)))
    }
}

fn by_unit(page: &PublicPlan) -> Markup {
    let mut units: BTreeMap<&str, (u32, u32, u32)> = BTreeMap::new();
    for task in page.tasks.iter().filter(|t| t.state() != TaskState::Huy) {
        let counts = units.entry(page.lead(task)).or_default();
        counts.0 += 1;
        counts.1 += u32::from(task.state() == TaskState::HoanThanh);
        counts.2 += u32::from(task.timeliness(page.today).is_late());
    }
    let here = page.here();
    table(&Table {
        caption: "Tiến độ theo đơn vị chủ trì".to_owned(),
        caption_hidden: true,
        columns: vec![
            Column::text("Đơn vị"),
            Column::numeric("Nhiệm vụ"),
            Column::numeric("Hoàn thành"),
            Column::numeric("Đang chậm"),
        ],
        rows: units
            .into_iter()
            .map(|(unit, (all, done, late))| {
                let open = |n, standing| narrowed::number(n, &here, unit, standing);
                TableRow::new(vec![html! { (unit) }, open(all, "con"), open(done, "xong"), open(late, "cham")])
            })
            .collect(),
        empty: html! { p { "Chưa có nhiệm vụ nào được công khai." } },
        ..Table::default()
    })
}

fn by_task(page: &PublicPlan) -> Markup {
    let listed = |task: &&PublicTaskRow| page.narrowed.holds(task, page.lead(task), page.today);
    let tasks: Vec<&PublicTaskRow> = page.tasks.iter().filter(listed).collect();
    let list = table(&Table {
        caption: "Tiến độ từng nhiệm vụ".to_owned(),
        caption_hidden: true,
        columns: vec![
            Column::tight("TT"),
            Column::text("Nhiệm vụ"),
            Column::text("Chủ trì"),
            Column::text("Chịu trách nhiệm"),
            Column::tight("Thời hạn"),
            Column::tight("Tiến độ"),
        ],
        rows: tasks.iter().map(|task| row(page, task)).collect(),
        empty: html! { p { @if page.tasks.is_empty() { "Chưa có nhiệm vụ nào được công khai." } @else { "Không có nhiệm vụ nào." } } },
        ..Table::default()
    });
    let lead = tasks.first().map_or("đơn vị này", |task| page.lead(task));
    html! { (page.narrowed.said(lead, &page.here())) (list) }
}

fn row(page: &PublicPlan, task: &PublicTaskRow) -> TableRow {
    let head = page.people.name(task.accountable);
    TableRow::new(vec![
        html! { (task.path) },
        html! { (task.title) @if let Some(product) = &task.product { div.meta { "Sản phẩm: " (product) } } },
        html! { (page.lead(task)) },
        html! { @if head.is_empty() { (page.lead(task)) } @else { (head) div.meta { (page.people.title(task.accountable)) } } },
        html! { @match task.due_until { Some(until) => (dates::short(until)), None if task.due_text.is_empty() => "Thường xuyên", None => (task.due_text) } },
        html! {
            (status(mark(task, page.today)))
            @if let Some(on) = task.last_evidence_on.filter(|_| task.goes_on()) { div.meta { "Minh chứng gần nhất: " (dates::ago(on, page.today)) } }
        },
    ])
}

fn mark(task: &PublicTaskRow, today: Date) -> Status {
    let with = |kind: StatusKind, label: String| Status { kind, label };
    match task.timeliness(today) {
        Timeliness::Overdue(days) => with(StatusKind::Overdue, format!("Quá hạn {days} ngày")),
        Timeliness::EvidenceLate(days) => with(StatusKind::Overdue, format!("Chậm minh chứng {days} ngày")),
        Timeliness::DoneLate(days) => with(StatusKind::Done, format!("Hoàn thành chậm {days} ngày")),
        Timeliness::DoneInTime => with(StatusKind::Done, "Hoàn thành đúng hạn".to_owned()),
        Timeliness::Stopped if task.state() == TaskState::Huy => with(StatusKind::Cancelled, "Hủy".to_owned()),
        Timeliness::Stopped => with(StatusKind::Paused, "Tạm dừng".to_owned()),
        _ if task.state() == TaskState::ChuaBatDau => with(StatusKind::NotStarted, "Chưa bắt đầu".to_owned()),
        _ => with(StatusKind::Doing, "Đang thực hiện".to_owned()),
    }
}

fn documents(page: &PublicPlan) -> Markup {
    let path = |id: i64| page.tasks.iter().find(|t| t.id == id).map_or("", |t| t.path.as_str());
    html! {
        @if page.evidence.is_empty() { p { "Chưa có tài liệu nào được công khai." } }
        @else {
            ul {
                @for item in &page.evidence {
                    li {
                        @if item.file.is_some() { a href={ "/cong-khai/" (page.commune) "/tep/" (item.id) } { (item.title) } }
                        @else if let Some(link) = &item.link { a href=(link) rel="noopener noreferrer" { (item.title) } }
                        @else { (item.title) }
                        span.meta { " – nhiệm vụ " (path(item.task)) ", " (dates::short(item.period_on)) }
                    }
                }
            }
        }
    }
}
