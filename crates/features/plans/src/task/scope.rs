//! Loading the task of a request, within what the person may see.

use db::Conn;
use web::{Ctx, PageError};

use crate::model::PlanState;
use crate::permissions::ViewPlan;
use crate::store::Units;
use crate::store::evidence::{self, EvidenceRow};
use crate::store::task_page::{self, FullTask};

/// The task, when the person may see its plan.
pub async fn visible(ctx: &Ctx, conn: &mut Conn, id: i64) -> Result<FullTask, PageError> {
    let full = task_page::full_task(conn, ctx.commune(), id, Units::only(ctx.actor.units())).await?;
    let full = full.ok_or(PageError::NotFound)?;
    ctx.may(ViewPlan { state: full.plan.plan_state() })?;
    Ok(full)
}

/// The task, when its plan is running: only then do people work on it here.
pub async fn running(ctx: &Ctx, conn: &mut Conn, id: i64) -> Result<FullTask, PageError> {
    let full = visible(ctx, conn, id).await?;
    match full.plan.plan_state() {
        PlanState::DangThucHien => Ok(full),
        PlanState::Nhap => Err(PageError::Refused(
            "Kế hoạch còn là bản nháp nên nhiệm vụ chưa chạy. Hãy ban hành kế hoạch trước.".to_owned(),
        )),
        PlanState::KetThuc => {
            Err(PageError::Refused("Kế hoạch đã kết thúc nên nhiệm vụ chỉ còn để xem lại.".to_owned()))
        }
    }
}

/// The evidence with its task, when the plan is running.
pub async fn evidence_running(ctx: &Ctx, conn: &mut Conn, id: i64) -> Result<(EvidenceRow, FullTask), PageError> {
    let row = evidence::evidence(conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    let full = running(ctx, conn, row.task).await?;
    Ok((row, full))
}
