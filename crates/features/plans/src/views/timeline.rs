//! The plan over the months: when each task was planned, when it was done, how its end has moved.

use axum::extract::{Path, Query};
use kernel::dates::{self, Date, days_between};
use maud::{Markup, html};
use ui::charts;
use ui::components::{Pager, StatusKind, empty, pager};
use web::{Ctx, PageError, PageResult, Paging};

use super::filters::Asked;
use super::parts::{due_note, shortened, slip_note, state_kind};
use super::plan_head::{PlanHead, PlanTab, plan_head};
use crate::model::{TaskState, Timeliness};
use crate::store::views::{self as store, EvidenceDay, Span, TaskLine};

const PAGE_SIZE: i64 = 40;
/// Months drawn at most; what lies further is cut off at the edge.
const MONTHS: usize = 24;
/// The longest title beside a bar.
const TITLE: usize = 90;

/// What the timeline shows.
#[derive(Debug, Clone)]
pub struct TimelinePage {
    pub head: PlanHead,
    pub span: Span,
    pub lines: Vec<TaskLine>,
    pub evidence: Vec<EvidenceDay>,
    pub at: Pager,
}

/// The page.
pub async fn get(ctx: Ctx, Path(plan): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    let plan: i64 = plan.parse().map_err(|_| PageError::NotFound)?;
    let head = PlanHead::load(&ctx, &mut conn, plan).await?;
    let span = store::plan_span(&mut conn, ctx.commune(), plan).await?;
    let at = Paging::of(asked.page(), PAGE_SIZE).pager(span.tasks, "nhiệm vụ");
    let offset = (i64::from(at.page) - 1) * PAGE_SIZE;
    let lines = store::timeline_lines(&mut conn, ctx.commune(), plan, offset, PAGE_SIZE).await?;
    let evidence = store::evidence_days(&mut conn, ctx.commune(), plan, offset, PAGE_SIZE).await?;
    let title = head.window_title(PlanTab::TienTrinh);
    let content = view(&TimelinePage { head, span, lines, evidence, at }, ctx.today());
    Ok(ctx.page(title).crumbs(&[("/ke-hoach", "Kế hoạch")]).show(content))
}

/// The page's content.
pub fn view(page: &TimelinePage, today: Date) -> Markup {
    let plan = page.head.facts.id;
    html! {
        (plan_head(&page.head, PlanTab::TienTrinh))
        @if page.lines.is_empty() {
            (empty("Kế hoạch này chưa có nhiệm vụ nào.", "/ke-hoach", "Về danh sách kế hoạch"))
        } @else {
            (charts::timeline(&chart(page, today)))
            (pager(&page.at, |n| format!("/ke-hoach/{plan}/tien-trinh?trang={n}")))
        }
    }
}

/// The months that the chart covers: from the first day that matters to the last one.
struct Range {
    first: Date,
    last: Date,
    months: Vec<(String, i64)>,
}

impl Range {
    fn of(page: &TimelinePage, today: Date) -> Range {
        let facts = &page.head.facts;
        let begins = [facts.started_on, facts.issued_on, page.span.first].into_iter().flatten().min().unwrap_or(today);
        let ends = [page.span.last, page.span.last_baseline, Some(today)].into_iter().flatten().max().unwrap_or(today);
        let first = begins.min(today).first_of_month();
        let mut month = first;
        let mut months = Vec::new();
        let mut last = first.last_of_month();
        while month <= ends && months.len() < MONTHS {
            let year = format!("T{}/{}", month.month(), month.year());
            let label = if months.is_empty() || month.month() == 1 { year } else { format!("T{}", month.month()) };
            months.push((label, i64::from(month.days_in_month())));
            last = month.last_of_month();
            month = dates::add_months(month, 1);
        }
        Range { first, last, months }
    }

    fn day(&self, date: Date) -> i64 {
        i64::from(days_between(self.first, date))
    }
}

fn chart(page: &TimelinePage, today: Date) -> charts::Timeline {
    let range = Range::of(page, today);
    charts::Timeline {
        id: "tien-trinh".to_owned(),
        title: "Nhiệm vụ theo thời gian".to_owned(),
        today: (today <= range.last).then(|| range.day(today)),
        rows: page.lines.iter().map(|line| row(page, line, &range, today)).collect(),
        months: range.months.clone(),
    }
}

fn row(page: &TimelinePage, line: &TaskLine, range: &Range, today: Date) -> charts::TimelineRow {
    let from = line.due_from.or(line.started_on).or(page.head.facts.started_on).unwrap_or(range.first);
    let until = line.due_until.unwrap_or(range.last);
    let moved = line.baseline_due_until.filter(|then| Some(*then) != line.due_until);
    let evidence = page.evidence.iter().filter(|e| e.task == line.id).map(|e| range.day(e.on_date));
    charts::TimelineRow {
        code: line.path.clone(),
        label: shortened(&line.title, TITLE),
        href: format!("/nhiem-vu/{}", line.id),
        from: range.day(from.min(until)),
        until: range.day(until),
        baseline: moved.map(|day| range.day(day)),
        done: line.completed_on.filter(|_| line.state() == TaskState::HoanThanh).map(|day| range.day(day)),
        continuous: line.is_continuous(),
        evidence: evidence.collect(),
        status: status_of(line, today),
        said: said(page, line, from, today),
    }
}

/// The state, unless the calendar says something more urgent.
fn status_of(line: &TaskLine, today: Date) -> StatusKind {
    match line.timeliness(today) {
        Timeliness::Overdue(_) => StatusKind::Overdue,
        Timeliness::DueSoon(_) => StatusKind::DueSoon,
        Timeliness::InTime if line.is_continuous() && line.state() == TaskState::DangLam => StatusKind::Continuous,
        _ => state_kind(line.state()),
    }
}

/// The row in words, for the table and for those who hear it.
fn said(page: &TimelinePage, line: &TaskLine, from: Date, today: Date) -> String {
    let time = match line.due_until {
        Some(until) => format!("Từ {} đến {}", dates::short(from), dates::short(until)),
        None if line.is_continuous() => format!("Thường xuyên từ {}", dates::short(from)),
        None => "Chưa rõ hạn".to_owned(),
    };
    let count = page.evidence.iter().filter(|e| e.task == line.id).count();
    let handed_in = if line.is_continuous() {
        format!("{count} lần nộp minh chứng được chấp nhận")
    } else {
        String::new()
    };
    let parts = [time, handed_in, due_note(line, today), slip_note(line)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
