//! Permissions on a task: working on it, deciding on its products, pausing it, talking about it.

use kernel::actor::Role;
use kernel::ids::StaffId;
use kernel::permission::{Action, Grant, Object, Policy, Scope};

use super::{CHAIRMAN, DEPUTY, ENTRUSTED, HEADS, MAKERS, OWNER, TaskPeople};
use crate::model::TaskState;

const CLOSED: &str = "Nhiệm vụ đã khép lại nên không báo cáo thêm được.";

/// Reporting progress, starting work, handing in a product.
#[derive(Debug, Clone, Copy)]
pub struct WorkOnTask {
    pub people: TaskPeople,
    pub state: TaskState,
}

impl Action for WorkOnTask {
    const POLICY: Policy = Policy {
        name: "plans.work_on_task",
        label: "Bắt đầu, báo cáo tiến độ, nộp sản phẩm",
        grants: &[OWNER, HEADS],
        refusal: "Chỉ người thực hiện, người chịu trách nhiệm hoặc trưởng đơn vị chủ trì báo cáo được nhiệm vụ này.",
        states: &[
            ("chua_bat_dau", ""),
            ("dang_lam", ""),
            ("cho_duyet", ""),
            ("hoan_thanh", CLOSED),
            ("tra_lai", ""),
            ("tam_dung", "Nhiệm vụ đang tạm dừng. Hãy đề nghị cấp có thẩm quyền cho tiếp tục trước."),
            ("huy", CLOSED),
        ],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        self.people.object(None, self.state.code())
    }
}

/// Accepting or returning a product. Nobody decides on what he handed in or on his own work.
#[derive(Debug, Clone, Copy)]
pub struct DecideEvidence {
    pub people: TaskPeople,
    pub submitted_by: Option<StaffId>,
}

impl Action for DecideEvidence {
    const POLICY: Policy = Policy {
        name: "plans.decide_evidence",
        label: "Chấp nhận hoặc trả lại sản phẩm",
        grants: &[ENTRUSTED, CHAIRMAN, DEPUTY],
        refusal: "Chỉ người có thẩm quyền duyệt ghi ở nhiệm vụ, hoặc lãnh đạo UBND, chấp nhận được sản phẩm.",
        not_own: "Không ai tự duyệt sản phẩm của chính mình. Việc này cần một người có thẩm quyền khác.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        self.people.object(self.submitted_by, "")
    }
}

/// Pausing, resuming or cancelling a task, always with a reason. Nobody decides so on his own work.
#[derive(Debug, Clone, Copy)]
pub struct HaltTask {
    pub people: TaskPeople,
    pub state: TaskState,
}

impl Action for HaltTask {
    const POLICY: Policy = Policy {
        name: "plans.halt_task",
        label: "Tạm dừng, cho tiếp tục, hủy nhiệm vụ",
        grants: &[ENTRUSTED, CHAIRMAN, DEPUTY],
        refusal: "Việc tạm dừng, cho tiếp tục hoặc hủy nhiệm vụ do người có thẩm quyền duyệt hoặc lãnh đạo UBND quyết định.",
        not_own: "Không ai tự tạm dừng, cho tiếp tục hoặc hủy việc của chính mình. Việc này cần một người có thẩm quyền khác.",
        // A cancelled task is refused by the table of moves, so that the same form sent twice leads back to its task.
        states: &[
            ("chua_bat_dau", ""),
            ("dang_lam", ""),
            ("cho_duyet", ""),
            ("hoan_thanh", "Nhiệm vụ đã hoàn thành."),
            ("tra_lai", ""),
            ("tam_dung", ""),
            ("huy", ""),
        ],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        self.people.object(None, self.state.code())
    }
}

/// Writing a comment: everybody who works here; observers only read.
#[derive(Debug, Clone, Copy)]
pub struct Discuss;

impl Action for Discuss {
    const POLICY: Policy = Policy {
        name: "plans.discuss",
        label: "Trao đổi về nhiệm vụ",
        grants: &[Grant::to(&Role::WORKERS, Scope::OwnCommune)],
        refusal: "Vai trò của anh/chị chỉ xem, không ghi.",
        ..Policy::NOBODY
    };
}

/// Noting or clearing what blocks a task.
#[derive(Debug, Clone, Copy)]
pub struct ManageBlockers {
    pub people: TaskPeople,
}

impl Action for ManageBlockers {
    const POLICY: Policy = Policy {
        name: "plans.manage_blockers",
        label: "Ghi điều nhiệm vụ đang chờ",
        grants: &[OWNER, HEADS, ENTRUSTED, MAKERS],
        refusal: "Chỉ người thực hiện, đơn vị chủ trì, người duyệt hoặc đầu mối kế hoạch ghi được điều nhiệm vụ đang chờ.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        self.people.object(None, "")
    }
}

/// Opening an evidence file: those whom the task names, the units that take part, leaders, the steward, inspectors;
/// everybody of the commune when it is marked public.
#[derive(Debug, Clone, Copy)]
pub struct OpenFile {
    pub people: TaskPeople,
    pub coordinates: bool,
    pub is_public: bool,
}

impl Action for OpenFile {
    const POLICY: Policy = Policy {
        name: "plans.open_file",
        label: "Mở tệp minh chứng",
        grants: &[
            OWNER,
            HEADS,
            ENTRUSTED,
            Grant::to(&Role::WORKERS, Scope::OwnUnit),
            MAKERS,
            Grant::to(&[Role::ThanhTra], Scope::OwnCommune),
            Grant::to(&Role::MEMBERS, Scope::OwnCommune).when(&["cong_khai"]),
        ],
        states: &[("noi_bo", ""), ("cong_khai", "")],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        let state = if self.is_public { "cong_khai" } else { "noi_bo" };
        Object { takes_part: self.coordinates, ..self.people.object(None, state) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permissions::POLICIES;

    #[test]
    fn policies_name_the_states_that_there_are() {
        let known: Vec<&str> = TaskState::ALL.iter().map(|state| state.code()).collect();
        for policy in POLICIES.iter().filter(|p| p.states.iter().any(|(code, _)| *code == "tam_dung")) {
            let named: Vec<&str> = policy.states.iter().map(|(code, _)| *code).collect();
            assert_eq!(named, known, "{}", policy.name);
        }
    }
}
