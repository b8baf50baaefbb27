//! An approved request comes into force. The baseline stays.

use db::{DbError, WriteTx};
use kernel::permission::Allowed;

use super::Problem;
use super::change_form::decides_on_himself;
use crate::model::ChangeField;
use crate::permissions::DecideChange;
use crate::store::change::{ChangeRow, NewValue};
use crate::store::task::TaskRow;
use crate::store::task_write::{
    update_accountable, update_authority, update_due, update_lead_unit, update_owner, update_product,
};

/// Writes the new value into the task.
///
/// # Errors
/// [`Problem::Says`] when the same person would then do the work and decide on it, or when somebody other than a leader
/// would decide who decides.
pub(super) async fn apply(
    tx: &mut WriteTx,
    allowed: &Allowed<DecideChange>,
    task: &TaskRow,
    change: &ChangeRow,
) -> Result<(), Problem> {
    let value = change.value().ok_or_else(|| DbError::EmptyColumn("plans_change.new_…".to_owned()))?;
    if change.field() == ChangeField::NguoiDuyet && !allowed.actor().leads_commune() {
        return Err(Problem::Says("Việc đổi người duyệt do lãnh đạo UBND quyết định.".to_owned()));
    }
    if let Some(why) = decides_on_himself(task, &value) {
        return Err(Problem::Says(why));
    }
    let done = match &value {
        NewValue::Due(due) => update_due(tx, allowed, task, *due).await,
        NewValue::Owner(person, _) => update_owner(tx, allowed, task, *person).await,
        NewValue::Product(product) => update_product(tx, allowed, task, product).await,
        NewValue::LeadUnit(unit, _) => update_lead_unit(tx, allowed, task, *unit).await,
        NewValue::Accountable(person, _) => update_accountable(tx, allowed, task, *person).await,
        NewValue::Authority(person, _) => update_authority(tx, allowed, task, *person).await,
    };
    Ok(done?)
}
