//! Permissions of those who see to it that the work of others gets done.

use kernel::actor::Role;
use kernel::permission::{Action, Grant, Object, Policy, Scope};

use super::{ENTRUSTED, HEADS, MAKERS, TASK_OPEN, TaskPeople, WATCHERS};
use crate::model::TaskState;

/// Pressing for a task that is late ("đôn đốc"): whoever answers for it or decides on it, the steward, the leaders.
#[derive(Debug, Clone, Copy)]
pub struct PromptTask {
    pub people: TaskPeople,
    pub state: TaskState,
}

impl Action for PromptTask {
    const POLICY: Policy = Policy {
        name: "plans.prompt_task",
        label: "Đôn đốc nhiệm vụ",
        grants: &[HEADS, ENTRUSTED, MAKERS],
        refusal: "Việc đôn đốc do đầu mối kế hoạch, người chịu trách nhiệm, người có thẩm quyền duyệt hoặc lãnh đạo UBND thực hiện.",
        not_own: "Anh/chị là người thực hiện nhiệm vụ này nên không tự đôn đốc mình.",
        states: TASK_OPEN,
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        self.people.object(None, self.state.code())
    }
}

/// Seeing how the whole commune stands: the leaders, the steward, observers.
#[derive(Debug, Clone, Copy)]
pub struct ViewOverview;

impl Action for ViewOverview {
    const POLICY: Policy = Policy {
        name: "plans.view_overview",
        label: "Xem trang điều hành toàn xã",
        grants: &[MAKERS, WATCHERS],
        refusal: "Trang điều hành dành cho lãnh đạo UBND, đầu mối kế hoạch và người theo dõi. Việc của anh/chị ở trang “Việc của tôi”; việc của đơn vị ở trang “Đơn vị”.",
        ..Policy::NOBODY
    };
}

/// Opening one's own page, from which whoever has no work here is led on.
#[derive(Debug, Clone, Copy)]
pub struct GoHome;

impl Action for GoHome {
    const POLICY: Policy = Policy {
        name: "plans.go_home",
        label: "Mở trang “Việc của tôi”",
        grants: &[Grant::to(&[], Scope::OwnCommune)],
        ..Policy::NOBODY
    };
}

/// Seeing the figures of all communes together: the city's viewers.
#[derive(Debug, Clone, Copy)]
pub struct ViewCity;

impl Action for ViewCity {
    const POLICY: Policy = Policy {
        name: "plans.view_city",
        label: "Xem số liệu tổng hợp của các xã",
        grants: &[Grant::to(&[Role::ThanhPho], Scope::City)],
        refusal: "Số liệu tổng hợp của các xã dành cho người theo dõi cấp thành phố (Sở Nội vụ).",
        ..Policy::NOBODY
    };
}
