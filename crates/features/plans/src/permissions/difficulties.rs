//! Permissions of difficulties: reporting, seeing, answering, submitting to the leaders.

use kernel::actor::{Actor, Role};
use kernel::ids::{StaffId, UnitId};
use kernel::permission::{Action, Grant, Object, Policy, Scope};

use super::{ENTRUSTED, HEADS, MAKERS, OWNER, TaskPeople, WATCHERS};
use crate::model::DifficultyState;

const NEW: &str = "moi";
const SUBMITTED: &str = "trinh_chu_tich";
const ANSWERED: &str = "da_tra_loi";

fn state(submitted_to_chairman: bool) -> &'static str {
    if submitted_to_chairman { SUBMITTED } else { NEW }
}

/// Reporting a difficulty of one's own unit.
#[derive(Debug, Clone, Copy)]
pub struct ReportDifficulty {
    pub unit: Option<UnitId>,
}

impl ReportDifficulty {
    /// Of the unit that this person belongs to.
    pub fn by(actor: &Actor) -> ReportDifficulty {
        ReportDifficulty { unit: actor.unit }
    }
}

impl Action for ReportDifficulty {
    const POLICY: Policy = Policy {
        name: "plans.report_difficulty",
        label: "Báo cáo khó khăn, vướng mắc",
        grants: &[Grant::to(&Role::WORKERS, Scope::OwnUnit)],
        refusal: "Khó khăn, vướng mắc do người đang làm việc ở một đơn vị báo cáo; tài khoản này chưa thuộc đơn vị nào, hoặc chỉ xem.",
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { units: [self.unit, None], ..Object::default() }
    }
}

/// Answering a difficulty. The steward answers what is new; what was submitted is the leaders' to answer; nobody
/// answers his own.
#[derive(Debug, Clone, Copy)]
pub struct AnswerDifficulty {
    pub submitted_to_chairman: bool,
    pub reported_by: Option<StaffId>,
}

impl Action for AnswerDifficulty {
    const POLICY: Policy = Policy {
        name: "plans.answer_difficulty",
        label: "Trả lời, kết luận khó khăn",
        grants: &[
            MAKERS.when(&[NEW]),
            Grant::to(&[Role::ChuTich, Role::PhoChuTich], Scope::OwnCommune).when(&[SUBMITTED]),
        ],
        refusal: "Khó khăn, vướng mắc do Phòng Văn hóa - Xã hội (đầu mối kế hoạch) tổng hợp và trả lời; nội dung đã trình Chủ tịch do lãnh đạo UBND kết luận.",
        not_own: "Không ai tự trả lời khó khăn do chính mình báo cáo.",
        states: &[(NEW, ""), (SUBMITTED, "")],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { own: [self.reported_by, None, None], state: state(self.submitted_to_chairman), ..Object::default() }
    }
}

/// Submitting a difficulty to the chairman. It decides nothing, so that one's own may be submitted, too.
#[derive(Debug, Clone, Copy)]
pub struct SubmitDifficulty {
    pub state: DifficultyState,
}

impl Action for SubmitDifficulty {
    const POLICY: Policy = Policy {
        name: "plans.submit_difficulty",
        label: "Trình khó khăn lên Chủ tịch",
        grants: &[MAKERS],
        refusal: "Việc trình Chủ tịch do Phòng Văn hóa - Xã hội (đầu mối kế hoạch) hoặc lãnh đạo UBND thực hiện.",
        states: &[
            (NEW, ""),
            (SUBMITTED, "Nội dung này đã trình Chủ tịch."),
            (ANSWERED, "Nội dung này đã có trả lời nên không trình nữa."),
        ],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        Object { state: self.state.code(), ..Object::default() }
    }
}

/// Seeing a difficulty: the unit that reported it, the steward, the leaders, observers; and those who carry the task
/// that it is about, for it is theirs to know what their work is said to be stuck on.
#[derive(Debug, Clone, Copy)]
pub struct ViewDifficulty {
    pub unit: UnitId,
    /// The people and the unit of the task that it is about.
    pub people: Option<TaskPeople>,
}

impl Action for ViewDifficulty {
    const POLICY: Policy = Policy {
        name: "plans.view_difficulty",
        label: "Xem khó khăn, vướng mắc",
        grants: &[Grant::to(&Role::WORKERS, Scope::OwnUnit), OWNER, HEADS, ENTRUSTED, MAKERS, WATCHERS],
        ..Policy::NOBODY
    };

    fn object(&self) -> Object<'_> {
        let task = self.people.map(|people| people.object(None, "")).unwrap_or_default();
        Object { units: [Some(self.unit), task.units[0]], ..task }
    }
}
