//! Who may do what with plans and tasks. Each action carries the facts that decide; a store function that writes
//! asks for the `Allowed<…>` of its action.

mod difficulties;
mod overseeing;

use kernel::actor::{Actor, Role};
use kernel::ids::{StaffId, UnitId};
use kernel::permission::{Action, Denied};

use crate::model::{PlanState, TaskState};

pub use difficulties::{AnswerDifficulty, ReportDifficulty, SubmitDifficulty, ViewDifficulty};
pub use overseeing::{PromptTask, ViewOverview};

/// The people and units that a task names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskPeople {
    pub lead_unit: Option<UnitId>,
    pub owner: Option<StaffId>,
    pub accountable: Option<StaffId>,
    pub authority: Option<StaffId>,
}

impl TaskPeople {
    fn is(person: Option<StaffId>, actor: &Actor) -> bool {
        person.is_some_and(|p| actor.is_staff(p))
    }

    /// Does the work or answers for it: the owner, the accountable head, the head of the leading unit.
    pub fn works(&self, actor: &Actor) -> bool {
        Self::is(self.owner, actor)
            || Self::is(self.accountable, actor)
            || self.lead_unit.is_some_and(|unit| actor.heads(unit))
    }

    /// Decides: the authority that the task names, or the commune's leaders.
    pub fn decides(&self, actor: &Actor) -> bool {
        Self::is(self.authority, actor) || actor.leads_commune()
    }

    /// Who decides on what `by` handed in or asked for: the authority, unless it would be on himself. None: the
    /// commune's leaders, each but on himself. The statements of the home pages follow the same rule.
    pub fn decider(&self, by: Option<StaffId>) -> Option<StaffId> {
        self.authority.filter(|a| Some(*a) != self.owner && Some(*a) != by)
    }
}

fn only(holds: bool, reason: &str) -> Result<(), Denied> {
    if holds { Ok(()) } else { Err(Denied::because(reason)) }
}

fn leads_or_stewards(actor: &Actor) -> bool {
    actor.leads_commune() || actor.is(Role::DauMoi)
}

/// Seeing a plan: a draft is for its makers, a running plan for everybody signed in.
#[derive(Debug, Clone, Copy)]
pub struct ViewPlan {
    pub state: PlanState,
}

impl Action for ViewPlan {
    const NAME: &'static str = "plans.view_plan";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        match self.state {
            PlanState::Nhap if !leads_or_stewards(actor) => Err(Denied::OutOfScope),
            _ => Ok(()),
        }
    }
}

/// Importing a plan's document as a draft.
#[derive(Debug, Clone, Copy)]
pub struct ImportPlan;

impl Action for ImportPlan {
    const NAME: &'static str = "plans.import_plan";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        only(
            leads_or_stewards(actor),
            "Việc nhập kế hoạch do đầu mối kế hoạch (Phòng Văn hóa - Xã hội) hoặc lãnh đạo UBND thực hiện.",
        )
    }
}

/// Completing a draft: people, products, authority; splitting and merging; throwing it away.
#[derive(Debug, Clone, Copy)]
pub struct EditDraft {
    pub state: PlanState,
}

impl Action for EditDraft {
    const NAME: &'static str = "plans.edit_draft";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        ViewPlan { state: self.state }.check(actor)?;
        only(leads_or_stewards(actor), "Chỉ đầu mối kế hoạch hoặc lãnh đạo UBND sửa được bản nháp.")?;
        only(
            self.state == PlanState::Nhap,
            "Kế hoạch đã ban hành. Muốn đổi thời hạn, người thực hiện hoặc sản phẩm, hãy gửi đề nghị thay đổi ở từng nhiệm vụ.",
        )
    }
}

/// Issuing a plan: from now on it runs and its baseline stands.
#[derive(Debug, Clone, Copy)]
pub struct StartPlan {
    pub state: PlanState,
}

impl Action for StartPlan {
    const NAME: &'static str = "plans.start_plan";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        EditDraft { state: self.state }.check(actor)
    }
}

/// Reporting progress, starting work, handing in a product.
#[derive(Debug, Clone, Copy)]
pub struct WorkOnTask {
    pub people: TaskPeople,
    pub state: TaskState,
}

impl Action for WorkOnTask {
    const NAME: &'static str = "plans.work_on_task";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        only(
            self.people.works(actor),
            "Chỉ người thực hiện, người chịu trách nhiệm hoặc trưởng đơn vị chủ trì báo cáo được nhiệm vụ này.",
        )?;
        match self.state {
            TaskState::HoanThanh | TaskState::Huy => {
                Err(Denied::because("Nhiệm vụ đã khép lại nên không báo cáo thêm được."))
            }
            TaskState::TamDung => {
                Err(Denied::because("Nhiệm vụ đang tạm dừng. Hãy đề nghị cấp có thẩm quyền cho tiếp tục trước."))
            }
            _ => Ok(()),
        }
    }
}

/// Accepting or returning a product. Nobody decides on what he handed in or on his own work.
#[derive(Debug, Clone, Copy)]
pub struct DecideEvidence {
    pub people: TaskPeople,
    pub submitted_by: Option<StaffId>,
}

impl Action for DecideEvidence {
    const NAME: &'static str = "plans.decide_evidence";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        only(
            self.people.decides(actor),
            "Chỉ người có thẩm quyền duyệt ghi ở nhiệm vụ, hoặc lãnh đạo UBND, chấp nhận được sản phẩm.",
        )?;
        let own = TaskPeople::is(self.submitted_by, actor) || TaskPeople::is(self.people.owner, actor);
        only(!own, "Không ai tự duyệt sản phẩm của chính mình. Việc này cần một người có thẩm quyền khác.")
    }
}

/// Pausing, resuming or cancelling a task, always with a reason. Nobody decides so on his own work.
#[derive(Debug, Clone, Copy)]
pub struct HaltTask {
    pub people: TaskPeople,
    pub state: TaskState,
}

impl Action for HaltTask {
    const NAME: &'static str = "plans.halt_task";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        only(
            self.people.decides(actor),
            "Việc tạm dừng, cho tiếp tục hoặc hủy nhiệm vụ do người có thẩm quyền duyệt hoặc lãnh đạo UBND quyết định.",
        )?;
        only(
            !TaskPeople::is(self.people.owner, actor),
            "Không ai tự tạm dừng, cho tiếp tục hoặc hủy việc của chính mình. Việc này cần một người có thẩm quyền khác.",
        )?;
        // A cancelled task is refused by the table of moves, so that the same form sent twice leads back to its task.
        only(self.state != TaskState::HoanThanh, "Nhiệm vụ đã hoàn thành.")
    }
}

/// Asking for another due date, owner or product after the plan was issued.
#[derive(Debug, Clone, Copy)]
pub struct RequestChange {
    pub people: TaskPeople,
    pub state: TaskState,
}

impl Action for RequestChange {
    const NAME: &'static str = "plans.request_change";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        let asks = self.people.works(actor) || leads_or_stewards(actor);
        only(asks, "Đề nghị thay đổi do người thực hiện, đơn vị chủ trì hoặc đầu mối kế hoạch gửi.")?;
        only(!self.state.is_closed(), "Nhiệm vụ đã khép lại.")
    }
}

/// Taking back one's own request.
#[derive(Debug, Clone, Copy)]
pub struct WithdrawChange {
    pub requested_by: Option<StaffId>,
}

impl Action for WithdrawChange {
    const NAME: &'static str = "plans.withdraw_change";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        match TaskPeople::is(self.requested_by, actor) {
            true => Ok(()),
            false => Err(Denied::because("Chỉ người gửi đề nghị rút lại được đề nghị của mình.")),
        }
    }
}

/// Deciding on a change request. Nobody decides on his own, nor on a change of his own work.
#[derive(Debug, Clone, Copy)]
pub struct DecideChange {
    pub people: TaskPeople,
    pub requested_by: Option<StaffId>,
}

impl Action for DecideChange {
    const NAME: &'static str = "plans.decide_change";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        only(
            self.people.decides(actor),
            "Đề nghị thay đổi do người có thẩm quyền duyệt nhiệm vụ hoặc lãnh đạo UBND quyết định.",
        )?;
        let own = TaskPeople::is(self.requested_by, actor) || TaskPeople::is(self.people.owner, actor);
        only(
            !own,
            "Không ai tự duyệt đề nghị của chính mình hoặc về việc của chính mình. Việc này cần một người có thẩm quyền khác.",
        )
    }
}

/// Writing a comment, noting what a task waits for: everybody but observers.
#[derive(Debug, Clone, Copy)]
pub struct Discuss;

impl Action for Discuss {
    const NAME: &'static str = "plans.discuss";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        let takes_part = actor.roles.iter().any(|r| *r != Role::TheoDoi);
        only(takes_part, "Vai trò người theo dõi chỉ xem, không ghi.")
    }
}

/// Noting or clearing what blocks a task.
#[derive(Debug, Clone, Copy)]
pub struct ManageBlockers {
    pub people: TaskPeople,
}

impl Action for ManageBlockers {
    const NAME: &'static str = "plans.manage_blockers";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        let may = self.people.works(actor) || self.people.decides(actor) || leads_or_stewards(actor);
        only(
            may,
            "Chỉ người thực hiện, đơn vị chủ trì, người duyệt hoặc đầu mối kế hoạch ghi được điều nhiệm vụ đang chờ.",
        )
    }
}

/// Opening an evidence file: those whom the task names, the units that take part, leaders and the steward; everybody
/// when it is marked public.
#[derive(Debug, Clone, Copy)]
pub struct OpenFile {
    pub people: TaskPeople,
    pub coordinates: bool,
    pub is_public: bool,
}

impl Action for OpenFile {
    const NAME: &'static str = "plans.open_file";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        let in_unit = self.people.lead_unit.is_some() && self.people.lead_unit == actor.unit;
        let named = self.people.works(actor) || self.people.decides(actor);
        match self.is_public || self.coordinates || in_unit || named || leads_or_stewards(actor) {
            true => Ok(()),
            false => Err(Denied::OutOfScope),
        }
    }
}

/// Deciding what citizens see.
#[derive(Debug, Clone, Copy)]
pub struct Publish;

impl Action for Publish {
    const NAME: &'static str = "plans.publish";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        only(leads_or_stewards(actor), "Việc công khai do đầu mối kế hoạch hoặc lãnh đạo UBND quyết định.")
    }
}

/// Entering a directive and following its dissemination.
#[derive(Debug, Clone, Copy)]
pub struct ManageDirectives;

impl Action for ManageDirectives {
    const NAME: &'static str = "plans.manage_directives";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        only(leads_or_stewards(actor), "Văn bản chỉ đạo do đầu mối kế hoạch hoặc lãnh đạo UBND đưa vào.")
    }
}

/// Confirming that one has read a directive: each for himself only.
#[derive(Debug, Clone, Copy)]
pub struct ConfirmReading {
    pub reader: StaffId,
}

impl Action for ConfirmReading {
    const NAME: &'static str = "plans.confirm_reading";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        if actor.is_staff(self.reader) { Ok(()) } else { Err(Denied::OutOfScope) }
    }
}

/// Making the consolidated report.
#[derive(Debug, Clone, Copy)]
pub struct MakeReport;

impl Action for MakeReport {
    const NAME: &'static str = "plans.make_report";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        only(leads_or_stewards(actor), "Báo cáo tổng hợp do đầu mối kế hoạch hoặc lãnh đạo UBND lập.")
    }
}

/// Sending reminders and loading the sample: the program itself.
#[derive(Debug, Clone, Copy)]
pub struct RunJobs;

impl Action for RunJobs {
    const NAME: &'static str = "plans.run_jobs";
    fn check(&self, actor: &Actor) -> Result<(), Denied> {
        only(actor.account.0 == 0, "Chỉ chương trình thực hiện.")
    }
}
