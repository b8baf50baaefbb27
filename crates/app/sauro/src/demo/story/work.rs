//! Work on running tasks: starting, progress, waiting, halting, changes.

use db::Leaf;
use kernel::actor::Actor;
use plans::api::{
    self, Awaited, ChangeCommand, ChangeDecision, DecideChange, Discuss, Halt, HaltTask, ManageBlockers, NewValue,
    ProgressCommand, PromptTask, RequestChange, TaskRow, WorkOnTask,
};

use super::deeds::{AskDue, AskOwner, Progress, Said, Wait, day};
use super::{Teller, commit, done, may};
use crate::demo::COMMUNE;
use crate::failure::Failure;

fn address(task: &TaskRow) -> String {
    format!("/nhiem-vu/{}", task.id)
}

impl Teller<'_> {
    pub(super) async fn start(&mut self, who: &Actor, path: &str) -> Result<(), Failure> {
        let task = self.task(path).await?;
        let allowed = may(who, WorkOnTask { people: task.people(), state: task.state() })?;
        let mut tx = self.begin(&allowed).await?;
        let leaf = done(api::start(&mut tx, &allowed, &task, self.on).await)?;
        commit(tx, leaf, address(&task)).await
    }

    pub(super) async fn progress(&mut self, who: &Actor, said: &Progress) -> Result<(), Failure> {
        let task = self.task(&said.task).await?;
        let allowed = may(who, WorkOnTask { people: task.people(), state: task.state() })?;
        let mut tx = self.begin(&allowed).await?;
        let command = ProgressCommand { percent: said.percent, text: said.text.clone(), on: self.on };
        let leaf = done(api::report_progress(&mut tx, &allowed, &task, &command).await)?;
        commit(tx, leaf, address(&task)).await
    }

    pub(super) async fn comment(&mut self, who: &Actor, said: &Said) -> Result<(), Failure> {
        let task = self.task(&said.task).await?;
        let allowed = may(who, Discuss)?;
        let mut tx = self.begin(&allowed).await?;
        let leaf = done(api::comment(&mut tx, &allowed, &task, &said.text, self.on).await)?;
        commit(tx, leaf, address(&task)).await
    }

    pub(super) async fn wait(&mut self, who: &Actor, wait: &Wait) -> Result<(), Failure> {
        let task = self.task(&wait.task).await?;
        let allowed = may(who, ManageBlockers { people: task.people() })?;
        let (awaited, name) = match (&wait.document, &wait.other) {
            (Some(document), _) => (Awaited::Document(document.clone()), document.clone()),
            (None, Some(path)) => {
                let other = self.task(path).await?;
                (Awaited::Task(other.id), format!("{} {}", other.path, other.title))
            }
            (None, None) => return Err(Failure::Fault("waits for nothing".to_owned())),
        };
        let mut tx = self.begin(&allowed).await?;
        let noted = done(api::note_blocker(&mut tx, &allowed, &task, &awaited, &name, self.on).await)?;
        commit(tx, noted.leaf, address(&task)).await
    }

    /// The oldest thing that the task still waits for has come.
    pub(super) async fn clear(&mut self, who: &Actor, said: &Said) -> Result<(), Failure> {
        let task = self.task(&said.task).await?;
        let rows = api::blockers_of_task(&mut self.db.read().await?, COMMUNE, task.id).await?;
        let open = rows.iter().rfind(|row| row.cleared_on.is_none());
        let row = open.ok_or_else(|| Failure::Fault("the task waits for nothing".to_owned()))?;
        let allowed = may(who, ManageBlockers { people: task.people() })?;
        let mut tx = self.begin(&allowed).await?;
        let leaf = done(api::clear_blocker(&mut tx, &allowed, &task, row, &said.text, self.on).await)?;
        commit(tx, leaf, address(&task)).await
    }

    pub(super) async fn pause(&mut self, who: &Actor, said: &Said, halting: Halt) -> Result<(), Failure> {
        let task = self.task(&said.task).await?;
        let allowed = may(who, HaltTask { people: task.people(), state: task.state() })?;
        let mut tx = self.begin(&allowed).await?;
        let leaf = done(api::halt(&mut tx, &allowed, &task, halting, &said.text, self.on).await)?;
        commit(tx, leaf, address(&task)).await
    }

    pub(super) async fn press(&mut self, who: &Actor, said: &Said) -> Result<(), Failure> {
        let task = self.task(&said.task).await?;
        let allowed = may(who, PromptTask { people: task.people(), state: task.state() })?;
        let mut tx = self.begin(&allowed).await?;
        api::press(&mut tx, &allowed, task.id, &said.text, self.on).await?;
        commit(tx, Leaf::about("plans_task", task.id, "Đôn đốc").reason(&said.text), address(&task)).await
    }

    pub(super) async fn ask_due(&mut self, who: &Actor, asked: &AskDue) -> Result<(), Failure> {
        let task = self.task(&asked.task).await?;
        let old = task.due_until.map(kernel::dates::short).unwrap_or_default();
        self.ask(who, &task, NewValue::Due(day(&asked.due)?), old, &asked.reason).await
    }

    pub(super) async fn ask_owner(&mut self, who: &Actor, asked: &AskOwner) -> Result<(), Failure> {
        let task = self.task(&asked.task).await?;
        let old = self.people.iter().find(|p| Some(p.id) == task.owner).map(|p| p.name.clone()).unwrap_or_default();
        let new = self.person(&asked.owner)?;
        let value = NewValue::Owner(new.id, new.name.clone());
        self.ask(who, &task, value, old, &asked.reason).await
    }

    async fn ask(
        &mut self,
        who: &Actor,
        task: &TaskRow,
        value: NewValue,
        old_text: String,
        reason: &str,
    ) -> Result<(), Failure> {
        let allowed = may(who, RequestChange { people: task.people(), state: task.state() })?;
        let command = ChangeCommand { value, reason: reason.to_owned(), old_text };
        let mut tx = self.begin(&allowed).await?;
        let requested = done(api::request_change(&mut tx, &allowed, task, &command, self.on).await)?;
        self.changes.insert(task.path.clone(), requested.change);
        commit(tx, requested.leaf, address(task)).await
    }

    pub(super) async fn approve(&mut self, who: &Actor, path: &str) -> Result<(), Failure> {
        let task = self.task(path).await?;
        let id = self.changes.get(path).copied().unwrap_or(0);
        let row = api::change(&mut self.db.read().await?, COMMUNE, id).await?;
        let row = row.ok_or_else(|| Failure::Fault(format!("no request for {path}")))?;
        let allowed = may(who, DecideChange { people: task.people(), requested_by: row.requested_by })?;
        let mut tx = self.begin(&allowed).await?;
        let decision = ChangeDecision::Approve;
        let leaf = done(api::decide_change(&mut tx, &allowed, &task, &row, &decision, self.on).await)?;
        commit(tx, leaf, address(&task)).await
    }
}
