//! "Biên chế": the posts approved on a day beside those who hold them, by position and by unit.

mod compute;
mod view;

use axum::extract::Query;
use kernel::dates::{self, Date};
use serde::Deserialize;
use web::{Ctx, PageResult};

use crate::store;

pub use compute::{Balance, Deputies, Ground, OfPosition, OfUnit, balance};
pub use view::view;

/// Its address.
pub const ADDRESS: &str = "/bien-che";

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    ngay: String,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct BalancePage {
    pub on: Date,
    pub today: Date,
    /// As it stands in the field.
    pub typed: String,
    /// What is wrong with what was asked; today is shown then.
    pub problem: Option<String>,
    pub balance: Balance,
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let today = ctx.today();
    let typed = asked.ngay.trim();
    let (on, problem) = match typed.is_empty() {
        true => (today, None),
        false => match dates::parse_vi(typed) {
            Ok(day) => (day, None),
            Err(problem) => (today, Some(problem.to_string())),
        },
    };
    let typed = if typed.is_empty() { dates::short(today) } else { typed.to_owned() };
    let mut conn = ctx.read().await?;
    let commune = ctx.commune();
    let ground = Ground {
        positions: org::api::positions(&mut conn, commune).await?,
        quotas: org::api::quotas(&mut conn, commune).await?,
        units: org::api::units(&mut conn, commune).await?,
        holders: store::balance::holders(&mut conn, commune, on).await?,
        seconded: store::balance::seconded(&mut conn, commune, on).await?.into_iter().map(|row| row.staff).collect(),
        ranks: store::balance::ranks(&mut conn, commune).await?.into_iter().map(|row| (row.id, row.rank)).collect(),
        present: store::present_everybody(&mut conn, commune)
            .await?
            .into_iter()
            .map(|row| (row.id, row.unit))
            .collect(),
    };
    let page = BalancePage { on, today, typed, problem, balance: balance(&ground, on) };
    Ok(ctx.page("Biên chế").show(view(&page)))
}
