//! `/ke-hoach/{id}`: one address for a plan's whole life. A draft opens its overview, a running plan its board.

use axum::extract::{Path, Query};
use serde::Deserialize;
use web::{Ctx, PageError, PageResult};

use crate::draft;
use crate::model::PlanState;
use crate::permissions::ViewPlan;
use crate::store::plan::{self, PlanRow};
use crate::views;

/// What the address may carry.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    /// Page of the task list.
    #[serde(default)]
    pub trang: Number,
}

/// A number in an address. What is no number is 0, which no row has: then nothing is found.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(from = "String")]
pub struct Number(pub i64);

impl From<String> for Number {
    fn from(text: String) -> Number {
        Number(text.parse().unwrap_or(0))
    }
}

/// The plan, or "not found" when there is none that this person may see.
///
/// # Errors
/// Not found; the engine's.
pub async fn load(ctx: &Ctx, id: i64) -> Result<PlanRow, PageError> {
    let found = plan::plan(&mut ctx.read().await?, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    ctx.may(ViewPlan { state: found.state() })?;
    Ok(found)
}

/// The page that fits the plan's state.
pub async fn get(ctx: Ctx, Path(Number(id)): Path<Number>, Query(asked): Query<Asked>) -> PageResult {
    let plan = load(&ctx, id).await?;
    match plan.state() {
        PlanState::Nhap => draft::overview::page(&ctx, &plan, asked.trang.0).await,
        PlanState::DangThucHien | PlanState::KetThuc => views::board::page(&ctx, plan.id).await,
    }
}
