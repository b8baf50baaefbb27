//! One task of a draft beside its document: the form, and saving it.

use axum::extract::Path;
use db::{DbError, Leaf, WriteTx};
use jiff::civil::Date;
use kernel::ids::UnitId;
use kernel::permission::Allowed;
use web::{Ctx, FieldErrors, FormData, PageBuilder, PageError, PageResult};

use super::clears::{Names, judge};
use super::knots::{Knot, knot};
use super::overview::edit_address;
use super::source::{StoredLine, TaskSource, stored_lines};
use super::task_command::{Known, TaskCommand, TaskForm};
use super::task_tools::Tools;
use super::task_view::{self, TaskPage};
use crate::permissions::EditDraft;
use crate::plan_page::{self, Number};
use crate::store::draft_task::{self, DraftTask};
use crate::store::plan::{PlanRow, source_lines};

/// What the page and its form need, read once.
pub(super) struct Loaded {
    pub plan: PlanRow,
    pub task: DraftTask,
    pub command: TaskCommand,
    pub siblings: Vec<DraftTask>,
    pub lines: Vec<StoredLine>,
    pub names: Names,
}

pub(super) async fn load(ctx: &Ctx, plan: i64, id: i64) -> Result<Loaded, PageError> {
    let plan = plan_page::load(ctx, plan).await?;
    let commune = ctx.commune();
    let mut conn = ctx.read().await?;
    let siblings = draft_task::draft_tasks(&mut conn, commune, plan.id).await?;
    let task = siblings.iter().find(|t| t.id == id).cloned().ok_or(PageError::NotFound)?;
    let coordinating = draft_task::coordination_of(&mut conn, commune, id).await?;
    let blocked_by = draft_task::blocking_tasks(&mut conn, commune, id).await?;
    let lines = stored_lines(&source_lines(&mut conn, commune, plan.id).await?);
    let names = Names::everybody(&mut conn, commune).await?;
    let command = TaskCommand::of(&task, coordinating, blocked_by);
    Ok(Loaded { plan, task, command, siblings, lines, names })
}

impl Loaded {
    /// What the form may name.
    fn known(&self) -> Known {
        let below = below(self.task.id, &self.siblings);
        let others: Vec<i64> = self.siblings.iter().map(|t| t.id).filter(|id| *id != self.task.id).collect();
        Known {
            units: self.names.units.iter().map(|u| u.id).collect(),
            people: self.names.list.iter().map(|p| p.id).collect(),
            parents: others.iter().copied().filter(|id| !below.contains(id)).collect(),
            others,
        }
    }

    /// The next task that is not clear, after this one and then from the beginning; else the next one.
    fn next(&self) -> Option<i64> {
        let at = self.siblings.iter().position(|t| t.id == self.task.id)?;
        let round = self.siblings[at + 1..].iter().chain(&self.siblings[..at]);
        let mut round = round.peekable();
        let following = self.siblings.get(at + 1).map(|t| t.id);
        round.find(|t| !judge(t, &self.names).is_clear()).map(|t| t.id).or(following)
    }

    fn page(&self, form: TaskForm, version: i64, errors: FieldErrors, theirs: Option<TaskForm>) -> TaskPage<'_> {
        TaskPage {
            plan: &self.plan,
            task: &self.task,
            siblings: &self.siblings,
            lines: &self.lines,
            names: &self.names,
            source: TaskSource::of(&self.task.source),
            judged: judge(&self.task, &self.names),
            parents: self.known().parents,
            form,
            version,
            errors,
            theirs,
            tools: Tools::default(),
        }
    }

    fn title(&self) -> String {
        format!("Nhiệm vụ {}", self.task.path)
    }

    pub(super) fn crumbs(&self, builder: PageBuilder) -> PageBuilder {
        builder.crumbs(&[("/ke-hoach", "Kế hoạch"), (&format!("/ke-hoach/{}", self.plan.id), "Bản nháp")])
    }
}

/// A task and everything that hangs below it.
pub(super) fn below(task: i64, all: &[DraftTask]) -> Vec<i64> {
    let mut found = vec![task];
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        found.extend(all.iter().filter(|t| t.parent == Some(parent)).map(|t| t.id).filter(|id| *id != task));
        found.dedup();
        at += 1;
        if at > all.len() {
            break;
        }
    }
    found
}

/// The form.
pub async fn get(ctx: Ctx, Path((Number(plan), Number(id))): Path<(Number, Number)>) -> PageResult {
    let loaded = load(&ctx, plan, id).await?;
    ctx.may(EditDraft { state: loaded.plan.state() })?;
    let form = TaskForm::of(&loaded.command);
    let page = loaded.page(form, loaded.task.version, FieldErrors::default(), None);
    let keys = [ctx.key(), ctx.key(), ctx.key(), ctx.key()];
    Ok(loaded.crumbs(ctx.page(loaded.title())).show(task_view::view(&keys, &page)))
}

/// Saves the form.
pub async fn post(ctx: Ctx, Path((Number(plan), Number(id))): Path<(Number, Number)>, data: FormData) -> PageResult {
    let loaded = load(&ctx, plan, id).await?;
    let allowed = ctx.may(EditDraft { state: loaded.plan.state() })?;
    let typed = TaskForm::typed(&data);
    let keys = [ctx.key(), ctx.key(), ctx.key(), ctx.key()];
    let command = match typed.parse(&data, &loaded.known()) {
        Ok(command) => command,
        Err(errors) => {
            let page = loaded.page(typed, data.version(), errors, None);
            return Ok(loaded.crumbs(ctx.page(loaded.title()).refused()).show(task_view::view(&keys, &page)));
        }
    };
    let mut tx = ctx.write(&allowed, &data).await?;
    match complete_task(&mut tx, &allowed, &loaded.task, data.version(), &command, ctx.today()).await {
        Err(Unfit::Db(DbError::Conflict)) => {
            drop(tx);
            return conflict(&ctx, plan, id, typed).await;
        }
        Err(Unfit::Knot(knot)) => {
            drop(tx);
            let mut errors = FieldErrors::default();
            errors.add(knot.field, knot.says);
            let page = loaded.page(typed, data.version(), errors, None);
            return Ok(loaded.crumbs(ctx.page(loaded.title()).refused()).show(task_view::view(&keys, &page)));
        }
        Err(Unfit::Db(other)) => return Err(other.into()),
        Ok(()) => {}
    }
    let onward = if data.line("sau_do") == "ke_tiep" { loaded.next() } else { Some(id) };
    let location = onward.map_or_else(|| format!("/ke-hoach/{plan}"), |next| edit_address(plan, next));
    let leaf = leaf_of(&loaded, &typed);
    let written = tx.commit(leaf, location).await?;
    Ok(ctx.done(&written, &format!("Đã lưu nhiệm vụ {}.", loaded.task.path)))
}

/// The page again, with what one of its small forms got wrong.
pub(super) fn tools_refused(ctx: &Ctx, loaded: &Loaded, errors: FieldErrors, tools: Tools) -> PageResult {
    let form = TaskForm::of(&loaded.command);
    let page = TaskPage { tools, ..loaded.page(form, loaded.task.version, errors, None) };
    let keys = [ctx.key(), ctx.key(), ctx.key(), ctx.key()];
    Ok(loaded.crumbs(ctx.page(loaded.title()).refused()).show(task_view::view(&keys, &page)))
}

/// The page again, after somebody else changed the task under one of its small forms.
pub(super) async fn tools_conflict(ctx: &Ctx, plan: i64, id: i64, tools: Tools) -> PageResult {
    let loaded = load(ctx, plan, id).await?;
    let mut errors = FieldErrors::default();
    errors.add("", "Người khác vừa sửa nhiệm vụ này. Hãy xem lại nội dung hiện có rồi làm lại nếu vẫn cần.");
    let form = TaskForm::of(&loaded.command);
    let page = TaskPage { tools, ..loaded.page(form, loaded.task.version, errors, None) };
    let keys = [ctx.key(), ctx.key(), ctx.key(), ctx.key()];
    Ok(loaded.crumbs(ctx.page(loaded.title()).conflict()).show(task_view::view(&keys, &page)))
}

/// What was typed beside what somebody else saved; saving once more then wins.
async fn conflict(ctx: &Ctx, plan: i64, id: i64, typed: TaskForm) -> PageResult {
    let loaded = load(ctx, plan, id).await?;
    let theirs = TaskForm::of(&loaded.command);
    let page = loaded.page(typed, loaded.task.version, FieldErrors::default(), Some(theirs));
    let keys = [ctx.key(), ctx.key(), ctx.key(), ctx.key()];
    Ok(loaded.crumbs(ctx.page(loaded.title()).conflict()).show(task_view::view(&keys, &page)))
}

/// Why a draft task was not set.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// It would wait for itself, or stand below itself.
    #[error("{}", .0.says)]
    Knot(Knot),
    /// The database's; [`DbError::Conflict`] when the task has another version.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Sets a draft task in full. `on` is the day from which awaited documents and tasks are noted.
///
/// # Errors
/// [`Unfit`]: the task has another version than `version`, or would wait for itself.
pub async fn complete_task(
    tx: &mut WriteTx,
    allowed: &Allowed<EditDraft>,
    task: &DraftTask,
    version: i64,
    command: &TaskCommand,
    on: Date,
) -> Result<(), Unfit> {
    let commune = tx.commune();
    if let Some(knot) = knot(tx, commune, task, command).await? {
        return Err(Unfit::Knot(knot));
    }
    draft_task::update_task(tx, allowed, task.id, &task.path, version, command).await?;
    let units: Vec<UnitId> = command.coordinating.iter().copied().filter(|u| Some(*u) != command.lead_unit).collect();
    draft_task::replace_coordination(tx, allowed, task.id, &units).await?;
    let after = command.after_text.as_deref();
    draft_task::replace_blockers(tx, allowed, task.id, after, &command.blocked_by, on).await?;
    Ok(())
}

fn leaf_of(loaded: &Loaded, typed: &TaskForm) -> Leaf {
    let before = TaskForm::of(&loaded.command);
    let person = |id: &str| loaded.names.person_text(id);
    let unit = |id: &str| loaded.names.unit_text(id);
    Leaf::about("plans_task", loaded.task.id, format!("Bổ sung nhiệm vụ {} của bản nháp", loaded.task.path))
        .change("Tên", &before.title, &typed.title)
        .change("Nội dung", &before.body, &typed.body)
        .change("Đơn vị chủ trì", &unit(&before.lead_unit), &unit(&typed.lead_unit))
        .change("Người thực hiện", &person(&before.owner), &person(&typed.owner))
        .change("Người chịu trách nhiệm", &person(&before.accountable), &person(&typed.accountable))
        .change("Người duyệt", &person(&before.authority), &person(&typed.authority))
        .change("Sản phẩm", &before.product, &typed.product)
        .change("Hạn", &before.due_until, &typed.due_until)
        .change("Điều kiện", &before.after, &typed.after)
}
