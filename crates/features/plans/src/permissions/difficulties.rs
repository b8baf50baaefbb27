//! Permissions of difficulties: reporting, seeing, answering, submitting to the leaders.

use kernel::actor::{Actor, Role};
use kernel::ids::{StaffId, UnitId};
use kernel::permission::{Action, Denied};

use super::{Discuss, TaskPeople, leads_or_stewards, only};

/// Reporting a difficulty of one's own unit.
#[derive(Debug, Clone, Copy)]
pub struct ReportDifficulty;

impl Action for ReportDifficulty {
    const NAME: &'static str = "plans.report_difficulty";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        Discuss.check(actor)?;
        only(
            actor.unit.is_some(),
            "Khó khăn, vướng mắc được báo cáo từ một đơn vị; tài khoản này chưa thuộc đơn vị nào.",
        )
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
    const NAME: &'static str = "plans.answer_difficulty";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        let own = TaskPeople::is(self.reported_by, actor);
        only(!own, "Không ai tự trả lời khó khăn do chính mình báo cáo.")?;
        match self.submitted_to_chairman {
            true => only(actor.leads_commune(), "Nội dung đã trình Chủ tịch nên do lãnh đạo UBND kết luận."),
            false => only(
                leads_or_stewards(actor),
                "Khó khăn, vướng mắc do Phòng Văn hóa - Xã hội (đầu mối kế hoạch) tổng hợp và trả lời.",
            ),
        }
    }
}

/// Submitting a difficulty to the chairman. It decides nothing, so that one's own may be submitted, too.
#[derive(Debug, Clone, Copy)]
pub struct SubmitDifficulty {
    pub submitted_to_chairman: bool,
}

impl Action for SubmitDifficulty {
    const NAME: &'static str = "plans.submit_difficulty";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        only(
            leads_or_stewards(actor),
            "Việc trình Chủ tịch do Phòng Văn hóa - Xã hội (đầu mối kế hoạch) hoặc lãnh đạo UBND thực hiện.",
        )?;
        only(!self.submitted_to_chairman, "Nội dung này đã trình Chủ tịch.")
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
    const NAME: &'static str = "plans.view_difficulty";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        let sees_all = leads_or_stewards(actor) || actor.is(Role::TheoDoi);
        let carries = |people: TaskPeople| {
            let in_unit = people.lead_unit.is_some() && people.lead_unit == actor.unit;
            in_unit || people.works(actor) || people.decides(actor)
        };
        let may = sees_all || actor.unit == Some(self.unit) || self.people.is_some_and(carries);
        if may { Ok(()) } else { Err(Denied::OutOfScope) }
    }
}
