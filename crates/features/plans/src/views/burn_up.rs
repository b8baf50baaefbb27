//! Burn-up: how much there is to do, how much should be done by now, how much is done. Work that never ends is counted
//! apart, by whether its evidence came in time.

use axum::extract::{Path, Query};
use kernel::dates::{self, Date};
use kernel::numbers::grouped;
use maud::{Markup, html};
use serde::Deserialize;
use ui::charts::{self, BurnUpPoint};
use ui::components::{Progress, Tab, card, empty, progress, tabs};
use web::{Ctx, PageError, PageResult};

use super::plan_head::{PlanHead, PlanTab, plan_head};
use crate::model::TaskState;
use crate::store::views::{self as store, BurnGroup};

/// Points drawn at most.
const POINTS: usize = 60;

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `tuan` for weeks; months for anything else.
    pub ky: String,
}

/// The steps of the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Week,
    Month,
}

impl Step {
    /// The last day of the step that holds this day.
    fn end(self, day: Date) -> Date {
        match self {
            Step::Month => day.last_of_month(),
            Step::Week => {
                let left = 7 - i32::from(day.weekday().to_monday_one_offset());
                day.saturating_add(jiff::Span::new().days(left))
            }
        }
    }

    fn label(self, end: Date) -> String {
        match self {
            Step::Month => format!("T{}/{}", end.month(), end.year() % 100),
            Step::Week => format!("{:02}/{:02}", end.day(), end.month()),
        }
    }
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct BurnPage {
    pub head: PlanHead,
    pub step: Step,
    pub groups: Vec<BurnGroup>,
}

/// The page.
pub async fn get(ctx: Ctx, Path(plan): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    let plan: i64 = plan.parse().map_err(|_| PageError::NotFound)?;
    let head = PlanHead::load(&ctx, &mut conn, plan).await?;
    let groups = store::burn_facts(&mut conn, ctx.commune(), plan).await?;
    let step = if asked.ky == "tuan" { Step::Week } else { Step::Month };
    let title = head.window_title(PlanTab::BieuDo);
    let content = view(&BurnPage { head, step, groups }, ctx.today());
    Ok(ctx.page(title).crumbs(&[("/ke-hoach", "Kế hoạch")]).show(content))
}

/// The page's content.
pub fn view(page: &BurnPage, today: Date) -> Markup {
    let here = format!("/ke-hoach/{}/bieu-do", page.head.facts.id);
    let steps = [
        Tab::new(here.clone(), "Theo tháng", page.step == Step::Month),
        Tab::new(format!("{here}?ky=tuan"), "Theo tuần", page.step == Step::Week),
    ];
    html! {
        (plan_head(&page.head, PlanTab::BieuDo))
        @if page.groups.is_empty() {
            (empty("Kế hoạch này không có nhiệm vụ nào có kết thúc, nên không có đường hoàn thành để vẽ.", &format!("/ke-hoach/{}/danh-sach", page.head.facts.id), "Xem danh sách nhiệm vụ"))
        } @else {
            (tabs("Bước thời gian của biểu đồ", &steps))
            (charts::burn_up(&chart(page, today)))
        }
        (continuous(page))
    }
}

/// Work that never ends: its share with evidence in time.
fn continuous(page: &BurnPage) -> Markup {
    let counts = &page.head.counts;
    if counts.by_evidence == 0 {
        return html! {};
    }
    let small = |n: i64| u32::try_from(n).unwrap_or(0);
    let in_time = format!("/ke-hoach/{}/danh-sach?han=du_minh_chung", page.head.facts.id);
    let missing = format!("/ke-hoach/{}/danh-sach?han=thieu_minh_chung", page.head.facts.id);
    card(
        "Nhiệm vụ thường xuyên, định kỳ",
        html! {
            (progress(&Progress {
                value: small(counts.by_evidence - counts.evidence_late),
                max: small(counts.by_evidence),
                label: "nhiệm vụ có minh chứng đúng kỳ",
                href: &in_time,
                ..Progress::default()
            }))
            @if counts.evidence_late > 0 { p { a href=(missing) { (counts.evidence_late) " nhiệm vụ thiếu minh chứng" } } }
        },
    )
}

fn chart(page: &BurnPage, today: Date) -> charts::BurnUp {
    let points = points(page, today);
    charts::BurnUp {
        id: "hoan-thanh".to_owned(),
        title: match page.step {
            Step::Month => "Nhiệm vụ hoàn thành theo tháng",
            Step::Week => "Nhiệm vụ hoàn thành theo tuần (ngày cuối tuần)",
        }
        .to_owned(),
        description: description(&page.groups, today),
        said: Some(said(page, today)),
        unit: "nhiệm vụ".to_owned(),
        points,
    }
}

/// The steps from the plan's start to its last end (or today, if later).
fn points(page: &BurnPage, today: Date) -> Vec<BurnUpPoint> {
    let facts = &page.head.facts;
    let earliest = page.groups.iter().filter_map(|g| g.completed_on).min();
    let first = [facts.started_on, facts.issued_on, earliest].into_iter().flatten().min().unwrap_or(today);
    let last = page.groups.iter().filter_map(|g| g.baseline_due_until).max().unwrap_or(today).max(today);
    let mut end = page.step.end(first);
    let mut points = Vec::new();
    loop {
        let begun = points.is_empty() || end <= today || page.step.end(today) == end;
        let until = end.min(today);
        points.push(BurnUpPoint {
            label: page.step.label(end),
            scope: scope(&page.groups, end),
            done: begun.then(|| done(&page.groups, until)),
            expected: expected(&page.groups, end),
            hrefs: [("tong", end), ("ke_hoach", end), ("xong", until)].map(|(line, day)| list(facts.id, line, day)),
        });
        if end >= last || points.len() >= POINTS {
            return points;
        }
        end = page.step.end(end.tomorrow().unwrap_or(end));
    }
}

fn sum(groups: &[BurnGroup], holds: impl Fn(&BurnGroup) -> bool) -> u32 {
    u32::try_from(groups.iter().filter(|g| holds(g)).map(|g| g.n).sum::<i64>()).unwrap_or(0)
}

/// Not cancelled by this day.
fn counts_on(group: &BurnGroup, day: Date) -> bool {
    group.state != TaskState::Huy.code() || group.state_on.is_some_and(|on| on > day)
}

fn scope(groups: &[BurnGroup], day: Date) -> u32 {
    sum(groups, |g| counts_on(g, day))
}

fn expected(groups: &[BurnGroup], day: Date) -> u32 {
    sum(groups, |g| counts_on(g, day) && g.baseline_due_until.is_some_and(|until| until <= day))
}

fn is_done(group: &BurnGroup, day: Date) -> bool {
    group.state == TaskState::HoanThanh.code() && group.completed_on.is_some_and(|on| on <= day)
}

fn done(groups: &[BurnGroup], day: Date) -> u32 {
    sum(groups, |g| is_done(g, day))
}

/// Wanted before this day and not done: an end that falls on it is not late yet.
fn behind(groups: &[BurnGroup], day: Date) -> u32 {
    sum(groups, |g| counts_on(g, day) && g.baseline_due_until.is_some_and(|until| until < day) && !is_done(g, day))
}

/// Done although the plan wants them later.
fn before(groups: &[BurnGroup], day: Date) -> u32 {
    sum(groups, |g| is_done(g, day) && g.baseline_due_until.is_some_and(|until| until > day))
}

/// The list of a line of the chart on a day.
fn list(plan: i64, line: &str, day: Date) -> String {
    format!("/ke-hoach/{plan}/danh-sach?duong={line}-{day}")
}

/// What the chart shows today, in one sentence, as its parts: words, and numbers with the line that makes them.
fn parts(groups: &[BurnGroup], today: Date) -> Vec<(String, Option<&'static str>)> {
    let figure = |n: u32| grouped(n.into());
    let (late, early) = (behind(groups, today), before(groups, today));
    let mut parts = vec![
        (format!("Đến ngày {} đã hoàn thành ", dates::short(today)), None),
        (figure(done(groups, today)), Some("xong")),
        (" trên ".to_owned(), None),
        (figure(scope(groups, today)), Some("tong")),
        (" nhiệm vụ có kết thúc, ".to_owned(), None),
    ];
    let compared = [("chậm ", late, "cham"), ("sớm hơn ", early, "som")].into_iter().filter(|(_, n, _)| *n > 0);
    for (at, (word, number, line)) in compared.enumerate() {
        parts.push((format!("{}{word}", if at == 0 { "" } else { ", " }), None));
        parts.push((format!("{} nhiệm vụ", figure(number)), Some(line)));
    }
    let end =
        if late == 0 && early == 0 { "đúng theo hạn khi ban hành." } else { " so với hạn khi ban hành." };
    parts.push((end.to_owned(), None));
    parts
}

fn description(groups: &[BurnGroup], today: Date) -> String {
    parts(groups, today).into_iter().map(|(words, _)| words).collect()
}

/// The same sentence with its numbers as links.
fn said(page: &BurnPage, today: Date) -> Markup {
    html! {
        @for (words, line) in parts(&page.groups, today) {
            @match line.filter(|_| words != "0") {
                Some(line) => a href=(list(page.head.facts.id, line, today)) { (words) },
                None => (words),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::dates::date;

    fn group(state: &str, due: Option<Date>, done: Option<Date>, n: i64) -> BurnGroup {
        BurnGroup { state: state.to_owned(), baseline_due_until: due, completed_on: done, state_on: None, n }
    }

    #[test]
    fn weeks_end_on_sunday_and_months_on_their_last_day() {
        assert_eq!(Step::Week.end(date(2026, 11, 20)), date(2026, 11, 22));
        assert_eq!(Step::Week.end(date(2026, 11, 22)), date(2026, 11, 22));
        assert_eq!(Step::Month.end(date(2026, 2, 3)), date(2026, 2, 28));
    }

    #[test]
    fn the_three_lines_follow_their_dates() {
        let groups = [
            group("hoan_thanh", Some(date(2026, 6, 30)), Some(date(2026, 7, 18)), 2),
            group("dang_lam", Some(date(2026, 9, 30)), None, 1),
            BurnGroup { state_on: Some(date(2026, 8, 5)), ..group("huy", Some(date(2026, 6, 30)), None, 1) },
        ];
        let on = |day| (scope(&groups, day), expected(&groups, day), done(&groups, day));
        assert_eq!(on(date(2026, 6, 30)), (4, 3, 0));
        assert_eq!(on(date(2026, 7, 31)), (4, 3, 2));
        assert_eq!(on(date(2026, 8, 31)), (3, 2, 2));
        assert_eq!(on(date(2026, 9, 30)), (3, 3, 2));
        let text = description(&groups, date(2026, 11, 20));
        assert_eq!(
            text,
            "Đến ngày 20/11/2026 đã hoàn thành 2 trên 3 nhiệm vụ có kết thúc, chậm 1 nhiệm vụ so với hạn khi ban hành."
        );
    }
}
