//! "Việc của tôi": what I must decide or do, the most urgent first.

mod view;

use axum::extract::Query;
use axum::response::{IntoResponse as _, Redirect};
use jiff::ToSpan as _;
use kernel::actor::{Actor, Role};
use kernel::dates::Date;
use kernel::ids::StaffId;
use serde::Deserialize;
use staff::api::People;
use ui::components::Pager;
use web::{Ctx, PageError, PageResult, Paging};

use crate::model::{PROMPT_DAYS, TO_AUTHORITY_DAYS};
use crate::permissions::ViewOverview;
use crate::store::directive::{ToReadRow, to_read};
use crate::store::home::{self as store, DecisionRow, HomeTask, Me, MyTask, MyTotals, PlanGaps, PromptRow};

use crate::store::views::issued_plans;
use crate::views::plan_names::PlanNames;

pub use view::view;

/// Tasks of one page.
pub(crate) const PAGE_SIZE: i64 = 40;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    trang: String,
    /// `qua_han` shows only the tasks whose end has passed.
    #[serde(default)]
    loc: String,
}

/// What the page shows.
#[derive(Debug, Default)]
pub struct MyWorkPage {
    pub me: Me,
    pub name: String,
    pub decisions: Vec<DecisionRow>,
    pub tasks: Vec<MyTask>,
    pub totals: MyTotals,
    /// Only the tasks whose end has passed are shown.
    pub only_overdue: bool,
    pub at: Pager,
    pub to_read: Vec<ToReadRow>,
    pub plans: Vec<PlanGaps>,
    pub prompts: Vec<PromptRow>,
    /// Long overdue tasks of others that he decides on.
    pub escalated: Vec<HomeTask>,
    pub people: People,
    /// Names of the plans, where there are several.
    pub plan_names: PlanNames,
    pub sees_overview: bool,
    pub makes_plans: bool,
    /// The random key of this page's buttons.
    pub key: String,
}

impl MyWorkPage {
    /// All that waits for the person.
    pub fn waits(&self) -> i64 {
        let decisions = self.decisions.first().map_or(0, |d| d.total);
        decisions + self.totals.pressing() + self.to_read.len() as i64
    }
}

/// The page. Whoever only watches has no work here and is led to the page that is most his own.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    if only_watches(&ctx.actor) {
        return Ok(Redirect::to(ctx.first_page()).into_response());
    }
    let page = load(&ctx, &asked).await?;
    let content = view(&page, ctx.today());
    let mut builder = ctx.page("Việc của tôi");
    let waits = u32::try_from(page.waits()).ok().filter(|n| *n > 0);
    if let Some(item) = builder.frame().nav.iter_mut().find(|item| item.href == "/") {
        item.badge = waits;
    }
    Ok(builder.show(content))
}

fn only_watches(actor: &Actor) -> bool {
    !actor.is_any(&Role::WORKERS)
}

async fn load(ctx: &Ctx, asked: &Asked) -> Result<MyWorkPage, PageError> {
    let (commune, today) = (ctx.commune(), ctx.today());
    let me = Me::of(ctx.actor.staff, &ctx.actor.capacities);
    let mut conn = ctx.read().await?;
    let paging = Paging::of(asked.trang.trim().parse().unwrap_or(1), PAGE_SIZE);
    let mut only_overdue = asked.loc == "qua_han";
    let rows = (paging.offset(), PAGE_SIZE);
    let mut tasks = store::my_tasks(&mut conn, commune, &me, today, only_overdue, rows).await?;
    if only_overdue && tasks.is_empty() {
        only_overdue = false;
        tasks = store::my_tasks(&mut conn, commune, &me, today, only_overdue, rows).await?;
    }
    let totals = tasks.first().map(|t| t.totals.clone()).unwrap_or_default();
    let decisions = store::decisions(&mut conn, commune, &me).await?;
    let to_read = match me.staff {
        Some(staff) => to_read(&mut conn, commune, staff).await?,
        None => Vec::new(),
    };
    let makes_plans = me.makes_plans();
    let plans = if makes_plans { store::plan_gaps(&mut conn, commune).await? } else { Vec::new() };
    let prompts = store::prompts(&mut conn, commune, &me, back(today, PROMPT_DAYS)).await?;
    let before = back(today, TO_AUTHORITY_DAYS.into());
    let escalated = store::overdue_of_authority(&mut conn, commune, &me, today, before).await?;
    let shown = tasks.iter().map(|t| &t.task).chain(&escalated);
    let named: Vec<StaffId> = shown.flat_map(|t| [t.owner, t.holder()]).flatten().collect();
    let people = staff::api::people(&mut conn, commune, named).await?;
    let plan_names = PlanNames::of(&issued_plans(&mut conn, commune).await?);
    Ok(MyWorkPage {
        me,
        name: ctx.actor.name.clone(),
        at: paging.pager(if only_overdue { totals.overdue } else { totals.total }, "nhiệm vụ"),
        only_overdue,
        decisions,
        tasks,
        totals,
        to_read,
        plans,
        prompts,
        escalated,
        people,
        plan_names,
        sees_overview: ctx.actor.could(&ViewOverview),
        makes_plans,
        key: ctx.key(),
    })
}

fn back(today: Date, days: i64) -> Date {
    today.saturating_sub(days.days())
}
