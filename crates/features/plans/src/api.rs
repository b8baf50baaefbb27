//! The only door for other slices.

pub use crate::draft::clears::{Judgement, Names, judge};
pub use crate::draft::create::{Registers, create_draft};
pub use crate::draft::head::HeadCommand;
pub use crate::draft::issue::start_plan;
pub use crate::draft::new_plan::Source;
pub use crate::draft::source::{StoredLine, lines_of};
pub use crate::draft::task_command::TaskCommand;
pub use crate::draft::task_edit::{Unfit, complete_task};
pub use crate::draft::task_merge::merge_task;
pub use crate::draft::task_split::{Part, split_task};
pub use crate::draft::upload::{read_bytes, units_of};
pub use crate::store::draft::update_head;
pub use crate::store::draft_task::{DraftTask, blocking_tasks, coordination_of, draft_task, draft_tasks};
pub use crate::store::plan::{PlanRow, plan};

pub use crate::permissions::{AnswerDifficulty, ConfirmReading, ManageDirectives, ReportDifficulty, SubmitDifficulty};
pub use crate::store::difficulty::{
    DifficultyRow, NewDifficulty, answer_difficulty, difficulty, insert_difficulty, submit_difficulty,
};
pub use crate::store::directive::{NewDirective, confirm_reading, insert_directive, readers, remind_readers};

pub use crate::permissions::{MakeReport, PromptTask, ViewCity, ViewDifficulty, ViewOverview, ViewPlan};
pub use crate::reminders::digest::Mail;
pub use crate::reminders::prompt::press;
pub use crate::reminders::send::{MailRoundError, Round, send_due_mail};
pub use crate::store::public::{
    PublicEvidenceRow, PublicPlanRow, PublicTaskRow, public_evidence, public_file, public_plans, public_tasks,
};

pub use crate::model::transitions::{TaskEvent, Why, next};
pub use crate::model::{TaskState, Timeliness};
pub use crate::permissions::{
    DecideChange, DecideEvidence, Discuss, HaltTask, ManageBlockers, Publish, RequestChange, WorkOnTask,
};
pub use crate::store::blocker::{Awaited, BlockerRow, blocker, blockers_of_task};
pub use crate::store::change::{ChangeRow, NewValue, change};
pub use crate::store::evidence::{EvidenceRow, evidence};
pub use crate::store::task::{TaskRow, task, tasks_of_plan};
pub use crate::task::Problem;
pub use crate::task::blockers::{Noted, note_blocker};
pub use crate::task::change_form::ChangeCommand;
pub use crate::task::clear_blocker::clear_blocker;
pub use crate::task::comment::comment;
pub use crate::task::decide_change::{ChangeDecision, decide_change};
pub use crate::task::decide_evidence::{EvidenceDecision, decide_evidence};
pub use crate::task::halt::{Halt, halt};
pub use crate::task::hand_in::{CheckedFile, HandInCommand, HandedIn, hand_in};
pub use crate::task::progress::{ProgressCommand, report_progress};
pub use crate::task::publish::{publish_evidence, publish_task};
pub use crate::task::request_change::{Requested, request_change};
pub use crate::task::start::start;
