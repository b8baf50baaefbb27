//! The list of tasks, of one plan or of all: filters, order, fifty at a time, the same rows as a sheet.

use axum::extract::{Path, Query};
use db::Conn;
use kernel::dates::Date;
use maud::{Markup, html};
use staff::api::People;
use ui::components::{Column, Pager, Sorted, Table, TableRow, Tone, actions, empty, link_button, pager, status, table};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, PageError, PageResult, Paging};

use super::filters::{Asked, Known, bar};
use super::parts::{due_of, marks_of, state_of, tone_of};
use super::plan_head::{PlanHead, PlanTab, plan_head};
use super::plan_names::PlanNames;
use crate::store::views::{self as store, Sort, TaskFilter, TaskLine};

const PAGE_SIZE: i64 = 50;

/// What the list shows.
#[derive(Debug, Clone, Default)]
pub struct ListPage {
    /// The plan whose list it is; none for all tasks.
    pub head: Option<PlanHead>,
    pub asked: Asked,
    pub known: Known,
    pub rows: Vec<TaskLine>,
    pub people: People,
    pub at: Pager,
}

impl ListPage {
    fn base(&self) -> String {
        self.head.as_ref().map_or_else(|| "/nhiem-vu".to_owned(), |h| format!("/ke-hoach/{}/danh-sach", h.facts.id))
    }
}

/// The list of a plan.
pub async fn of_plan(ctx: Ctx, Path(plan): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    let plan = plan.parse().map_err(|_| PageError::NotFound)?;
    let head = PlanHead::load(&ctx, &mut conn, plan).await?;
    let title = head.window_title(PlanTab::DanhSach);
    let page = load(&ctx, &mut conn, Some(head), asked).await?;
    let crumbs = [("/ke-hoach", "Kế hoạch")];
    Ok(ctx.page(title).crumbs(&crumbs).search(&page.asked.q).show(view(&page, ctx.today())))
}

/// The list of all tasks.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    let page = load(&ctx, &mut conn, None, asked).await?;
    Ok(ctx.page("Nhiệm vụ").show(view(&page, ctx.today())))
}

/// Units and people for the fields, and the plans where the list is not of one plan. Two or three statements.
///
/// # Errors
/// The engine's.
pub(super) async fn known(ctx: &Ctx, conn: &mut Conn, with_plans: bool) -> Result<Known, PageError> {
    let units = org::api::units(conn, ctx.commune()).await?;
    let people = staff::api::everybody(conn, ctx.commune()).await?;
    let plans = if with_plans { store::issued_plans(conn, ctx.commune()).await? } else { Vec::new() };
    Ok(Known { units, people, plans })
}

async fn load(ctx: &Ctx, conn: &mut Conn, head: Option<PlanHead>, asked: Asked) -> Result<ListPage, PageError> {
    let (commune, today) = (ctx.commune(), ctx.today());
    let known = known(ctx, conn, head.is_none()).await?;
    let filter: TaskFilter = asked.filter(&known, head.as_ref().map_or(0, |h| h.facts.id));
    let total = store::count_tasks(conn, commune, &filter, today).await?;
    let at = Paging::of(asked.page(), PAGE_SIZE).pager(total, "nhiệm vụ");
    let offset = (i64::from(at.page) - 1) * PAGE_SIZE;
    let rows = store::page_of_tasks(conn, commune, &filter, asked.sort(), today, offset, PAGE_SIZE).await?;
    let people = staff::api::people(conn, commune, rows.iter().filter_map(|line| line.owner)).await?;
    Ok(ListPage { head, asked, known, rows, people, at })
}

/// The page's content.
pub fn view(page: &ListPage, today: Date) -> Markup {
    let base = page.base();
    let sheet = page.asked.href(&format!("{base}.xlsx"), "", "");
    let export = html! {
        @if page.at.total > 0 { (link_button(&sheet, "Tải bảng tính (.xlsx)", Tone::Secondary, Some(Icon::Download))) }
    };
    html! {
        @match &page.head {
            Some(head) => (plan_head(head, PlanTab::DanhSach)),
            None => (page_head_with("Nhiệm vụ", html! { "Nhiệm vụ của mọi kế hoạch đã ban hành." }, html! {})),
        }
        (bar(&page.asked, &page.known, &base))
        @if page.rows.is_empty() { (nothing(page, &base)) } @else {
            (table(&lines(page, &base, today)))
            (pager(&page.at, |n| page.asked.href(&base, "trang", &n.to_string())))
            (actions(export))
        }
    }
}

fn nothing(page: &ListPage, base: &str) -> Markup {
    if !page.asked.is_plain() {
        return empty("Không có nhiệm vụ nào khớp các điều kiện đang lọc.", base, "Bỏ các điều kiện lọc");
    }
    empty("Chưa có nhiệm vụ nào: chưa kế hoạch nào được ban hành.", "/ke-hoach", "Xem các kế hoạch")
}

fn lines(page: &ListPage, base: &str, today: Date) -> Table {
    let sort = page.asked.sort();
    let sorted = |by: Sort, up: Sorted| if sort == by { up } else { Sorted::No };
    let names = PlanNames::of(&page.known.plans);
    let link = |by: Sort| page.asked.href(base, "sap_xep", by.code());
    Table {
        caption: "Nhiệm vụ".to_owned(),
        caption_hidden: true,
        columns: vec![
            Column::text("Nhiệm vụ").sortable(link(Sort::Path), sorted(Sort::Path, Sorted::Up)),
            Column::text("Người thực hiện"),
            Column::text("Đơn vị chủ trì").sortable(link(Sort::Unit), sorted(Sort::Unit, Sorted::Up)),
            Column::text("Hạn").sortable(link(Sort::Due), sorted(Sort::Due, Sorted::Up)),
            Column::tight("Trạng thái"),
            Column::text("Lưu ý").sortable(link(Sort::Priority), sorted(Sort::Priority, Sorted::Down)),
            Column::numeric("Tiến độ"),
        ],
        rows: page.rows.iter().map(|line| row(page, line, names.name(line.plan), today)).collect(),
        ..Table::default()
    }
}

fn row(page: &ListPage, line: &TaskLine, plan: &str, today: Date) -> TableRow {
    let unit = line.lead_unit.and_then(|id| page.known.units.iter().find(|u| u.id == id));
    TableRow::new(vec![
        html! {
            a href={ "/nhiem-vu/" (line.id) } { @if !line.path.is_empty() { span.code { (line.path) } " " } (line.title) }
            @if !plan.is_empty() { div.meta { "Kế hoạch " (plan) } }
        },
        html! { @if line.owner.is_some() { (page.people.name(line.owner)) } @else { span.none { "Chưa giao" } } },
        html! { (unit.map_or(line.lead_text.as_str(), |u| u.name.as_str())) },
        due_of(line, today),
        status(state_of(line)),
        marks_of(line),
        html! { @if !line.is_continuous() { (line.percent) "%" } },
    ])
    .toned(tone_of(line, today))
}
