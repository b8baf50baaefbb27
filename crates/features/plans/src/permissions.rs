//! Who may do what with plans and tasks: one policy for each action, with the facts that decide. A store function that
//! writes asks for the `Allowed<…>` of its action.

mod changes;
mod difficulties;
mod overseeing;
mod planning;
mod tasks;

use kernel::actor::{Actor, Role};
use kernel::ids::{StaffId, UnitId};
use kernel::permission::{Action as _, Grant, Object, Policy, Scope};

pub use changes::{DecideChange, RequestChange, WithdrawChange};
pub use difficulties::{AnswerDifficulty, ReportDifficulty, SubmitDifficulty, ViewDifficulty};
pub use overseeing::{GoHome, PromptTask, ViewCity, ViewOverview};
pub use planning::{
    ConfirmReading, EditDraft, ImportPlan, MakeReport, ManageDirectives, Publish, RunJobs, StartPlan, ViewPlan,
};
pub use tasks::{DecideEvidence, Discuss, HaltTask, ManageBlockers, OpenFile, WorkOnTask};

/// Every policy of the slice, in the order of the printed table.
pub const POLICIES: &[&Policy] = &[
    &GoHome::POLICY,
    &ViewPlan::POLICY,
    &ImportPlan::POLICY,
    &EditDraft::POLICY,
    &StartPlan::POLICY,
    &WorkOnTask::POLICY,
    &Discuss::POLICY,
    &ManageBlockers::POLICY,
    &OpenFile::POLICY,
    &DecideEvidence::POLICY,
    &HaltTask::POLICY,
    &RequestChange::POLICY,
    &WithdrawChange::POLICY,
    &DecideChange::POLICY,
    &PromptTask::POLICY,
    &ReportDifficulty::POLICY,
    &ViewDifficulty::POLICY,
    &AnswerDifficulty::POLICY,
    &SubmitDifficulty::POLICY,
    &ManageDirectives::POLICY,
    &ConfirmReading::POLICY,
    &ViewOverview::POLICY,
    &MakeReport::POLICY,
    &Publish::POLICY,
    &ViewCity::POLICY,
    &RunJobs::POLICY,
];

/// The chairman, and a deputy in his field.
const CHAIRMAN: Grant = Grant::to(&[Role::ChuTich], Scope::OwnCommune);
const DEPUTY: Grant = Grant::to(&[Role::PhoChuTich], Scope::Field);
/// Leaders and the steward, for what concerns the commune as a whole.
const MAKERS: Grant = Grant::to(&[Role::ChuTich, Role::PhoChuTich, Role::DauMoi], Scope::OwnCommune);
/// Those who only watch.
const WATCHERS: Grant = Grant::to(&[Role::CapUy, Role::ThanhTra], Scope::OwnCommune);
/// Whom the thing names as the one who decides.
const ENTRUSTED: Grant = Grant::to(&Role::WORKERS, Scope::Entrusted);
const OWNER: Grant = Grant::to(&Role::WORKERS, Scope::Own);
/// The head who answers for it, and the heads of its unit.
const HEADS: Grant = Grant::to(&Role::WORKERS, Scope::Subordinate);

/// The states of a task, for an action that wants an open one.
const TASK_OPEN: &[(&str, &str)] = &[
    ("chua_bat_dau", ""),
    ("dang_lam", ""),
    ("cho_duyet", ""),
    ("hoan_thanh", CLOSED),
    ("tra_lai", ""),
    ("tam_dung", ""),
    ("huy", CLOSED),
];
const CLOSED: &str = "Nhiệm vụ đã khép lại.";

/// The people and units that a task names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskPeople {
    pub lead_unit: Option<UnitId>,
    pub owner: Option<StaffId>,
    pub accountable: Option<StaffId>,
    pub authority: Option<StaffId>,
}

impl TaskPeople {
    /// The task as its policies see it; `by` is who handed in or asked for what is decided on.
    fn object(&self, by: Option<StaffId>, state: &'static str) -> Object<'static> {
        Object {
            own: [self.owner, by, None],
            entrusted: self.authority,
            accountable: self.accountable,
            units: [self.lead_unit, None],
            state,
            ..Object::default()
        }
    }

    /// Does the work or answers for it: the owner, the accountable head, the head of the leading unit.
    pub fn works(&self, actor: &Actor) -> bool {
        let is = |person: Option<StaffId>| person.is_some_and(|p| actor.is_staff(p));
        is(self.owner) || is(self.accountable) || self.lead_unit.is_some_and(|unit| actor.heads(unit))
    }

    /// Who decides on what `by` handed in or asked for: the authority, unless it would be on himself. None: the
    /// commune's leaders, each but on himself. The statements of the home pages follow the same rule.
    pub fn decider(&self, by: Option<StaffId>) -> Option<StaffId> {
        self.authority.filter(|a| Some(*a) != self.owner && Some(*a) != by)
    }
}
