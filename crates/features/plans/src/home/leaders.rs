//! The leaders' page ("Điều hành"): what is late, who holds what and since when. Every figure opens its list.

mod view;

use axum::extract::Query;
use kernel::ids::StaffId;
use org::api::UnitRow;
use serde::Deserialize;
use staff::api::People;
use web::{Ctx, PageError, PageResult};

use crate::model::TaskState;
use crate::permissions::{PromptTask, ViewOverview};
use crate::store::home::{self as store, BlockedRow, HolderRow, HomeTask, Matter};
use crate::store::views::{self, Counts, PlanFacts};

pub use view::view;

/// Overdue tasks on the page; the rest is in the list.
const LATE_ROWS: i64 = 20;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    ke_hoach: String,
}

/// What the page shows.
#[derive(Debug)]
pub struct LeadersPage {
    /// The plans to choose from.
    pub plans: Vec<PlanFacts>,
    /// The chosen one; 0 for all.
    pub plan: i64,
    pub counts: Counts,
    pub late: Vec<HomeTask>,
    pub holders: Vec<HolderRow>,
    pub matters: Vec<Matter>,
    pub blocked: Vec<BlockedRow>,
    pub units: Vec<UnitRow>,
    pub people: People,
    /// Tasks that the viewer may press for.
    pub may_prompt: Vec<i64>,
    /// What the viewer may do next.
    pub imports_plans: bool,
    pub makes_reports: bool,
    /// The random key of this page's buttons.
    pub key: String,
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ViewOverview)?;
    let page = load(&ctx, &asked).await?;
    Ok(ctx.page("Điều hành").show(view(&page, ctx.today())))
}

async fn load(ctx: &Ctx, asked: &Asked) -> Result<LeadersPage, PageError> {
    let (commune, today) = (ctx.commune(), ctx.today());
    let mut conn = ctx.read().await?;
    let plans = views::issued_plans(&mut conn, commune).await?;
    let plan = match asked.ke_hoach.trim() {
        "" => 0,
        typed => plans.iter().find(|p| p.id.to_string() == typed).map(|p| p.id).ok_or(PageError::NotFound)?,
    };
    let counts = views::counts(&mut conn, commune, plan, today).await?;
    let late = store::overdue_tasks(&mut conn, commune, plan, today, LATE_ROWS).await?;
    let holders = store::holders(&mut conn, commune, plan, 0, today).await?;
    let matters = store::matters(&mut conn, commune, today).await?;
    let blocked = store::blocked_tasks(&mut conn, commune, plan).await?;
    let units = org::api::units(&mut conn, commune).await?;
    let deciders = holders.iter().filter(|h| h.kind == "nguoi").filter_map(|h| h.holder.map(StaffId));
    let named: Vec<StaffId> = late.iter().filter_map(HomeTask::holder).chain(deciders).collect();
    let people = staff::api::people(&mut conn, commune, named).await?;
    let may_prompt = late.iter().filter(|t| may_prompt(ctx, t)).map(|t| t.id).collect();
    Ok(LeadersPage {
        plans,
        plan,
        counts,
        late,
        holders,
        matters,
        blocked,
        units,
        people,
        may_prompt,
        imports_plans: ctx.actor.could(&crate::permissions::ImportPlan),
        makes_reports: ctx.actor.could(&crate::permissions::MakeReport),
        key: ctx.key(),
    })
}

/// Whether the viewer may press for a task; not while its product waits for the authority.
pub(super) fn may_prompt(ctx: &Ctx, task: &HomeTask) -> bool {
    task.state() != TaskState::ChoDuyet && ctx.actor.could(&PromptTask { people: task.people(), state: task.state() })
}
