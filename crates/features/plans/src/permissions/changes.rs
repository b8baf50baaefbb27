//! Permissions on change requests: asking, taking back, deciding.

use kernel::ids::StaffId;
use kernel::permission::{Action, Object, Policy};

use super::{CHAIRMAN, DEPUTY, ENTRUSTED, HEADS, MAKERS, OWNER, TASK_OPEN, TaskPeople};
use crate::model::TaskState;

/// Asking for another due date, owner or product after the plan was issued.
#[derive(Debug, Clone, Copy)]
pub struct RequestChange {
    pub people: TaskPeople,
    pub state: TaskState,
}

impl Action for RequestChange {
    const POLICY: Policy = Policy {
        name: "plans.request_change",
        label: "Đề nghị thay đổi nhiệm vụ",
        grants: &[OWNER, HEADS, MAKERS],
        refusal: "Đề nghị thay đổi do người thực hiện, đơn vị chủ trì hoặc đầu mối kế hoạch gửi.",
        states: TASK_OPEN,
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        self.people.object(None, self.state.code())
    }
}

/// Taking back one's own request.
#[derive(Debug, Clone, Copy)]
pub struct WithdrawChange {
    pub requested_by: Option<StaffId>,
}

impl Action for WithdrawChange {
    const POLICY: Policy = Policy {
        name: "plans.withdraw_change",
        label: "Rút lại đề nghị thay đổi",
        grants: &[OWNER],
        refusal: "Chỉ người gửi đề nghị rút lại được đề nghị của mình.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { own: [self.requested_by, None, None], ..Object::default() }
    }
}

/// Deciding on a change request. Nobody decides on his own, nor on a change of his own work.
#[derive(Debug, Clone, Copy)]
pub struct DecideChange {
    pub people: TaskPeople,
    pub requested_by: Option<StaffId>,
}

impl Action for DecideChange {
    const POLICY: Policy = Policy {
        name: "plans.decide_change",
        label: "Quyết định đề nghị thay đổi",
        grants: &[ENTRUSTED, CHAIRMAN, DEPUTY],
        refusal: "Đề nghị thay đổi do người có thẩm quyền duyệt nhiệm vụ hoặc lãnh đạo UBND quyết định.",
        not_own: "Không ai tự duyệt đề nghị của chính mình hoặc về việc của chính mình. Việc này cần một người có thẩm quyền khác.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        self.people.object(self.requested_by, "")
    }
}
