//! `/nhiem-vu/{id}`: loading all that one task's page shows, in eight statements.

use axum::extract::{Path, Query};
use db::Conn;
use db::journal::journal_of;
use kernel::ids::StaffId;
use serde::Deserialize;
use web::{Ctx, PageError, PageResult, Paging};

use super::view::{Diary, TaskPage, view};
use super::{scope, words};
use crate::model::PlanState;
use crate::store::task_page::{Beside, FullTask, beside};
use crate::store::{blocker, change, entry, evidence};

/// Entries of the diary on one page.
const PAGE_SIZE: i64 = 20;
/// Lines of the journal shown.
const JOURNAL_LINES: i64 = 50;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// `lich-su` shows the journal instead of the diary.
    #[serde(default)]
    xem: String,
    #[serde(default)]
    trang: i64,
}

/// The page.
pub async fn get(ctx: Ctx, Path(id): Path<i64>, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    let full = scope::visible(&ctx, &mut conn, id).await?;
    let page = load(&ctx, &mut conn, full, &asked).await?;
    let plan_href = format!("/ke-hoach/{}", page.task.plan);
    let plan = words::shortened(&page.plan.plan_title, 60);
    let crumbs = match page.plan.plan_state() {
        PlanState::Nhap => vec![("/ke-hoach", "Kế hoạch"), (plan_href.as_str(), "Bản nháp")],
        _ => vec![("/ke-hoach", "Kế hoạch"), (plan_href.as_str(), plan.as_str())],
    };
    let title = words::shortened(&words::name(&page.task), 80);
    Ok(ctx.page(title).crumbs(&crumbs).show(view(&page)))
}

async fn load(ctx: &Ctx, conn: &mut Conn, full: FullTask, asked: &Asked) -> Result<TaskPage, PageError> {
    let (commune, FullTask { task, plan }) = (ctx.commune(), full);
    let paging = Paging::of(asked.trang, PAGE_SIZE);
    let diary = match asked.xem.as_str() {
        "lich-su" => Diary::Journal(journal_of(conn, commune, "plans_task", task.id, JOURNAL_LINES).await?),
        _ => Diary::Entries(entry::entries_of_task(conn, commune, task.id, paging.offset(), PAGE_SIZE).await?),
    };
    let named: Vec<StaffId> = task.named().collect();
    let people = staff::api::people(conn, commune, named).await?;
    let units = org::api::units(conn, commune).await?;
    let unit_name = units.iter().find(|u| Some(u.id) == task.lead_unit).map(|u| u.name.clone()).unwrap_or_default();
    let Beside { related, difficulties } = beside(conn, commune, task.id, task.parent).await?;
    Ok(TaskPage {
        related,
        evidence: evidence::evidence_of_task(conn, commune, task.id).await?,
        changes: change::changes_of_task(conn, commune, task.id).await?,
        blockers: blocker::blockers_of_task(conn, commune, task.id).await?,
        difficulties,
        task,
        plan,
        unit_name,
        people,
        diary,
        paging,
        actor: ctx.actor.clone(),
        today: ctx.today(),
        fresh_key: web::fresh_key,
    })
}
