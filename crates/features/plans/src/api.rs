//! The only door for other slices.

pub use crate::draft::clears::{Judgement, Names, judge};
pub use crate::draft::create::{Registers, create_draft};
pub use crate::draft::issue::start_plan;
pub use crate::draft::new_plan::Source;
pub use crate::draft::source::{StoredLine, lines_of};
pub use crate::draft::task_command::TaskCommand;
pub use crate::draft::task_edit::complete_task;
pub use crate::draft::task_merge::merge_task;
pub use crate::draft::task_split::{Part, split_task};
pub use crate::draft::upload::{read_bytes, units_of};
pub use crate::store::draft_task::{DraftTask, draft_task, draft_tasks};
pub use crate::store::plan::{PlanRow, plan};

pub use crate::permissions::PromptTask;
pub use crate::reminders::digest::Mail;
pub use crate::reminders::prompt::press;
pub use crate::reminders::send::{MailRoundError, Round, send_due_mail};
pub use crate::store::public::{
    PublicEvidenceRow, PublicPlanRow, PublicTaskRow, public_evidence, public_file, public_plans, public_tasks,
};
