//! A unit's page: its people, its tasks (late ones first), its difficulties, its duties from the plan.

mod duties;
mod view;

use axum::extract::Path;
use org::api::UnitRow;
use staff::api::{People, StaffRow};
use web::{Ctx, PageError, PageResult};

use super::leaders::may_prompt;
use crate::permissions::{ReportDifficulty, ViewDifficulty};
use crate::store::Units;
use crate::store::difficulty::{DifficultyFilter, DifficultyRow, count_difficulties, difficulties};
use crate::store::home::{self as store, HolderRow, HomeTask, UnitTask};

pub use duties::{UnitDuty, duties_of};
pub use view::view;

/// Tasks of each kind on the page; the rest is in the list.
const ROWS: i64 = 20;

/// What the page shows.
#[derive(Debug)]
pub struct UnitPage {
    pub unit: UnitRow,
    pub people: Vec<StaffRow>,
    /// Everybody, for names.
    pub everybody: People,
    /// The counters of the tasks that it leads.
    pub held: Option<HolderRow>,
    pub leads: Vec<UnitTask>,
    pub takes_part: Vec<UnitTask>,
    /// None for those who may not see this unit's difficulties.
    pub difficulties: Option<(Vec<DifficultyRow>, i64)>,
    pub duties: Vec<UnitDuty>,
    /// Tasks that the viewer may press for.
    pub may_prompt: Vec<i64>,
    pub may_report: bool,
    /// The random key of this page's buttons.
    pub key: String,
}

/// The page.
pub async fn get(ctx: Ctx, Path(code): Path<String>) -> PageResult {
    let page = load(&ctx, &code).await?;
    let content = view(&page, ctx.today());
    Ok(ctx.page(page.unit.name.clone()).crumbs(&[("/don-vi", "Đơn vị")]).show(content))
}

async fn load(ctx: &Ctx, code: &str) -> Result<UnitPage, PageError> {
    let (commune, today) = (ctx.commune(), ctx.today());
    let mut conn = ctx.read().await?;
    let unit = org::api::unit_by_code(&mut conn, commune, code).await?.ok_or(PageError::NotFound)?;
    let everybody = staff::api::everybody(&mut conn, commune).await?;
    let held = store::holders(&mut conn, commune, 0, unit.id.0, today).await?;
    let leads = store::tasks_of_unit(&mut conn, commune, unit.id, false, today, ROWS).await?;
    let takes_part = store::tasks_of_unit(&mut conn, commune, unit.id, true, today, ROWS).await?;
    let difficulties = match ctx.actor.could(&ViewDifficulty { unit: unit.id, people: None }) {
        true => {
            let filter = DifficultyFilter { units: Units::only([unit.id]), task: 0, state: "cho" };
            let rows = difficulties(&mut conn, commune, &filter, today, 0, 5).await?;
            Some((rows, count_difficulties(&mut conn, commune, &filter, today).await?))
        }
        false => None,
    };
    let duties = duties_of(&unit, store::duties_of_units(&mut conn, commune).await?);
    let prompts = |t: &&HomeTask| t.timeliness(today).is_late() && may_prompt(ctx, t);
    let may_prompt = leads.iter().map(|t| &t.task).filter(prompts).map(|t| t.id).collect();
    Ok(UnitPage {
        people: everybody.iter().filter(|p| p.unit == unit.id).cloned().collect(),
        everybody: People::of(everybody),
        held: held.into_iter().find(|h| h.kind == "don_vi"),
        leads,
        takes_part,
        difficulties,
        duties,
        may_prompt,
        may_report: ctx.actor.could(&ReportDifficulty { unit: Some(unit.id) }),
        key: ctx.key(),
        unit,
    })
}
