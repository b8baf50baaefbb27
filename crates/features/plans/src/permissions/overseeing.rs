//! Permissions of those who see to it that the work of others gets done.

use kernel::actor::{Actor, Role};
use kernel::permission::{Action, Denied};

use super::{TaskPeople, leads_or_stewards, only};
use crate::model::TaskState;

/// Pressing for a task that is late ("đôn đốc"): whoever answers for it or decides on it, the steward, the leaders.
#[derive(Debug, Clone, Copy)]
pub struct PromptTask {
    pub people: TaskPeople,
    pub state: TaskState,
}

impl Action for PromptTask {
    const NAME: &'static str = "plans.prompt_task";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        let answers = TaskPeople::is(self.people.accountable, actor)
            || self.people.lead_unit.is_some_and(|unit| actor.heads(unit));
        only(
            answers || self.people.decides(actor) || leads_or_stewards(actor),
            "Việc đôn đốc do đầu mối kế hoạch, người chịu trách nhiệm, người có thẩm quyền duyệt hoặc lãnh đạo UBND thực hiện.",
        )?;
        only(
            !TaskPeople::is(self.people.owner, actor),
            "Anh/chị là người thực hiện nhiệm vụ này nên không tự đôn đốc mình.",
        )?;
        only(!self.state.is_closed(), "Nhiệm vụ đã khép lại.")
    }
}

/// Seeing how the whole commune stands: the leaders, the steward, observers.
#[derive(Debug, Clone, Copy)]
pub struct ViewOverview;

impl Action for ViewOverview {
    const NAME: &'static str = "plans.view_overview";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        only(
            leads_or_stewards(actor) || actor.is(Role::TheoDoi),
            "Trang điều hành dành cho lãnh đạo UBND, đầu mối kế hoạch và người theo dõi. Việc của anh/chị ở trang “Việc của tôi”; việc của đơn vị ở trang “Đơn vị”.",
        )
    }
}
