//! The plan's document read, made clear and issued, as the steward does it on the screen.

use db::{Leaf, blob};
use kernel::actor::Actor;
use kernel::dates;
use plans::api::{self, DraftTask, HeadCommand, Part, Registers, Source, TaskCommand};
use plans::model::{DueKind, PlanState, Priority};
use plans::permissions::{EditDraft, ImportPlan, StartPlan};

use super::deeds::{Complete, Import, Issue, Split, day};
use super::{Teller, commit, may};
use crate::demo::COMMUNE;
use crate::failure::Failure;

const DOCUMENT: &[u8] = include_bytes!("../../../../../../fixtures/xa-ha-bac/ke-hoach.docx");
const NAME: &str = "ke-hoach.docx";
const MIME: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const DRAFT: EditDraft = EditDraft { state: PlanState::Nhap };

impl Teller<'_> {
    pub(super) async fn import(&mut self, who: &Actor, head: &Import) -> Result<(), Failure> {
        let allowed = may(who, ImportPlan)?;
        let (units, people) = {
            let mut conn = self.db.read().await?;
            (org::api::units(&mut conn, COMMUNE).await?, staff::api::everybody(&mut conn, COMMUNE).await?)
        };
        let document = files::read::read(DOCUMENT, NAME).map_err(|e| Failure::Fault(e.message))?;
        let reading = plans::reader::read(&document, &api::units_of(&units)).map_err(|e| Failure::Fault(e.message))?;
        let mut tx = self.begin(&allowed).await?;
        let file = blob::store_file(&mut tx, NAME, MIME, DOCUMENT.to_vec()).await?;
        let source = Source {
            name: NAME.to_owned(),
            file: Some(file),
            sha256: blob::digest(DOCUMENT),
            lines: api::lines_of(&document),
        };
        let registers = Registers { units: &units, people: &people };
        self.plan = api::create_draft(&mut tx, &allowed, &reading, &source, registers, self.on).await?;
        commit(tx, Leaf::about("plans_plan", self.plan, format!("Nhập kế hoạch từ {NAME}")), "/ke-hoach").await?;

        let plan = self.plan_row().await?;
        let allowed = may(who, DRAFT)?;
        let mut tx = self.begin(&allowed).await?;
        let command = HeadCommand {
            number: Some(head.number.clone()),
            issued_on: Some(day(&head.issued_on)?),
            title: plan.title,
            higher_plan: Some(head.higher_plan.clone()),
            signer_capacity: plan.signer_capacity,
            signer_title: plan.signer_title,
            signer_name: plan.signer_name,
        };
        api::update_head(&mut tx, &allowed, plan.id, plan.version, &command).await?;
        let leaf = Leaf::about("plans_plan", plan.id, "Sửa phần đầu văn bản của bản nháp")
            .change("Số, ký hiệu", "", &head.number)
            .change("Ngày ban hành", "", &dates::short(day(&head.issued_on)?));
        commit(tx, leaf, "/ke-hoach").await
    }

    async fn plan_row(&self) -> Result<api::PlanRow, Failure> {
        let plan = api::plan(&mut self.db.read().await?, COMMUNE, self.plan).await?;
        plan.ok_or_else(|| Failure::Fault("the plan is gone".to_owned()))
    }

    /// A draft task and the command that would write it again.
    async fn draft(&self, path: &str) -> Result<(DraftTask, TaskCommand), Failure> {
        let mut conn = self.db.read().await?;
        let tasks = api::draft_tasks(&mut conn, COMMUNE, self.plan).await?;
        let task = tasks.into_iter().find(|t| t.path == path);
        let task = task.ok_or_else(|| Failure::Fault(format!("the draft has no task {path}")))?;
        let coordinating = api::coordination_of(&mut conn, COMMUNE, task.id).await?;
        let blocked_by = api::blocking_tasks(&mut conn, COMMUNE, task.id).await?;
        let command = TaskCommand::of(&task, coordinating, blocked_by);
        Ok((task, command))
    }

    pub(super) async fn split(&mut self, who: &Actor, split: &Split) -> Result<(), Failure> {
        let (task, whole) = self.draft(&split.task).await?;
        let allowed = may(who, DRAFT)?;
        let mut tx = self.begin(&allowed).await?;
        let parts: Vec<Part> = split.parts.iter().map(Part::named).collect();
        api::split_task(&mut tx, &allowed, &task, &whole, &parts, self.on).await?;
        let leaf = Leaf::about("plans_task", task.id, format!("Tách {} thành {} nhiệm vụ con", task.path, parts.len()));
        commit(tx, leaf, "/ke-hoach").await
    }

    pub(super) async fn complete(&mut self, who: &Actor, said: &Complete) -> Result<(), Failure> {
        let (task, mut command) = self.draft(&said.task).await?;
        let units = org::api::units(&mut self.db.read().await?, COMMUNE).await?;
        let lead = units.iter().find(|u| u.code == said.lead).map(|u| u.id);
        if let Some(title) = &said.title {
            command.title.clone_from(title);
        }
        command.lead_unit = Some(lead.ok_or_else(|| Failure::Fault(format!("no unit {}", said.lead)))?);
        command.owner = Some(self.staff(&said.owner)?);
        command.accountable = Some(self.staff(&said.accountable)?);
        command.authority = Some(self.staff(&said.authority)?);
        command.product = Some(said.product.clone());
        command.field = Some(said.field.clone());
        command.higher_item.clone_from(&said.higher_item);
        if let Some(due) = &said.due {
            (command.due_kind, command.due_from, command.due_until) = (DueKind::By, None, Some(day(due)?));
            command.due_text = format!("Chậm nhất ngày {}", dates::short(day(due)?));
        }
        if let Some(months) = said.cadence_months {
            command.cadence_months = months;
        }
        if let Some(priority) = said.priority.as_deref().and_then(Priority::from_code) {
            command.priority = priority;
        }
        let allowed = may(who, DRAFT)?;
        let mut tx = self.begin(&allowed).await?;
        api::complete_task(&mut tx, &allowed, &task, task.version, &command, self.on)
            .await
            .map_err(|unfit| Failure::Fault(unfit.to_string()))?;
        let leaf = Leaf::about("plans_task", task.id, format!("Bổ sung nhiệm vụ {}", task.path));
        commit(tx, leaf, "/ke-hoach").await
    }

    pub(super) async fn issue(&mut self, who: &Actor, issue: &Issue) -> Result<(), Failure> {
        let plan = self.plan_row().await?;
        let allowed = may(who, StartPlan { state: plan.state() })?;
        let mut tx = self.begin(&allowed).await?;
        let tasks = api::draft_tasks(&mut tx, COMMUNE, plan.id).await?;
        let seen: Vec<(i64, i64)> = tasks.iter().map(|t| (t.id, t.version)).collect();
        let reason = issue.reason.as_deref();
        api::start_plan(&mut tx, &allowed, plan.id, plan.version, &seen, self.on, reason).await?;
        let text = format!("Ban hành kế hoạch, {} nhiệm vụ bắt đầu chạy", seen.len());
        commit(tx, Leaf::about("plans_plan", plan.id, text), "/ke-hoach").await
    }
}
