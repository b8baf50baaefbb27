//! A draft at a glance: what the document says of itself, how much is clear, every task with its six clears.

use kernel::dates;
use maud::{Markup, html};
use org::api::UnitRow;
use ui::components::{
    Column, Field, Form, NoticeKind, Pager, Progress, Table, TableRow, Tone, actions, button, card, card_with,
    clears_compact, clears_legend, empty_with, error_summary, field_row, form, hidden, link_button, notice_with, pager,
    progress, steps, table, text_field,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, PageBuilder, PageError, PageResult, Paging};

use super::clears::{Judgement, Names, judge};
use super::head::{self, HeadForm};
use super::number_used;
use super::source::{PlanFinding, present_findings};
use crate::permissions::EditDraft;
use crate::store::draft_task::{DraftTask, draft_tasks};
use crate::store::plan::{PlanRow, plan_of_same_document, plans_of_same_number};

/// Title of the page.
pub const TITLE: &str = "Bản nháp kế hoạch";
const PAGE_SIZE: i64 = 50;

/// The head's form as it is shown: stored or typed, with its mistakes, with what somebody else saved.
#[derive(Debug, Clone, Default)]
pub struct HeadShown {
    pub form: HeadForm,
    pub errors: FieldErrors,
    pub theirs: Option<HeadForm>,
}

/// What was typed into the form that adds a task, when it is shown again.
#[derive(Debug, Clone, Default)]
pub struct Added {
    pub path: String,
    pub title: String,
}

/// Everything on the page.
#[derive(Debug, Clone)]
pub struct Overview {
    pub plan: PlanRow,
    /// Another plan that was read from the same document.
    pub same: Option<PlanRow>,
    /// Another plan that bears the same number.
    pub number_used: Option<PlanRow>,
    pub findings: Vec<PlanFinding>,
    /// All units, for their names.
    pub units: Vec<UnitRow>,
    /// The tasks of this page with what is clear of each.
    pub tasks: Vec<(DraftTask, Judgement)>,
    /// Clear points and all points of the whole plan.
    pub clear: u32,
    pub points: u32,
    /// The first task that is not clear.
    pub next: Option<(i64, String)>,
    pub pager: Pager,
    pub head: HeadShown,
    pub may_edit: bool,
    /// The form that adds a task: a proposed number, or what was typed.
    pub added: Added,
}

/// The overview of a draft.
///
/// # Errors
/// The engine's.
pub async fn page(ctx: &Ctx, plan: &PlanRow, asked: i64) -> PageResult {
    let shown = HeadShown { form: HeadForm::of(plan), ..HeadShown::default() };
    page_with(ctx, plan, asked, shown, ctx.page(TITLE)).await
}

/// The same with a form that was refused or met a conflict.
///
/// # Errors
/// The engine's.
pub async fn page_with(ctx: &Ctx, plan: &PlanRow, asked: i64, head: HeadShown, builder: PageBuilder) -> PageResult {
    let overview = load(ctx, plan, asked, head).await?;
    Ok(builder.crumbs(&[("/ke-hoach", "Kế hoạch")]).show(view(&[ctx.key(), ctx.key()], &overview)))
}

/// The same with the form that adds a task refused.
///
/// # Errors
/// The engine's.
pub async fn page_adding(ctx: &Ctx, plan: &PlanRow, head: HeadShown, added: Added) -> PageResult {
    let overview = Overview { added, ..load(ctx, plan, 1, head).await? };
    let builder = ctx.page(TITLE).refused().crumbs(&[("/ke-hoach", "Kế hoạch")]);
    Ok(builder.show(view(&[ctx.key(), ctx.key()], &overview)))
}

async fn load(ctx: &Ctx, plan: &PlanRow, asked: i64, head: HeadShown) -> Result<Overview, PageError> {
    let mut conn = ctx.read().await?;
    let tasks = draft_tasks(&mut conn, ctx.commune(), plan.id).await?;
    let names = Names::load(&mut conn, ctx.commune(), tasks.iter().flat_map(DraftTask::named)).await?;
    let same = plan_of_same_document(&mut conn, ctx.commune(), plan.id).await?;
    let number_used = number_used::holder(plan, plans_of_same_number(&mut conn, ctx.commune(), plan.id).await?);
    drop(conn);
    let judged: Vec<Judgement> = tasks.iter().map(|task| judge(task, &names)).collect();
    let clear: usize = judged.iter().map(Judgement::clear_points).sum();
    let open = tasks.iter().zip(&judged).find(|(_, j)| !j.is_clear()).map(|(t, _)| (t.id, t.path.clone()));
    let paging = Paging::of(asked, PAGE_SIZE);
    let total = i64::try_from(tasks.len()).unwrap_or(0);
    let next_path = next_path(tasks.iter().map(|t| t.path.as_str()));
    let skipped = usize::try_from(paging.offset()).unwrap_or(0);
    let size = usize::try_from(PAGE_SIZE).unwrap_or(50);
    Ok(Overview {
        plan: plan.clone(),
        same,
        number_used,
        findings: present_findings(plan),
        units: names.units,
        clear: u32::try_from(clear).unwrap_or(u32::MAX),
        points: u32::try_from(tasks.len() * 6).unwrap_or(u32::MAX),
        next: open,
        pager: paging.pager(total, "nhiệm vụ"),
        tasks: tasks.into_iter().zip(judged).skip(skipped).take(size).collect(),
        head,
        may_edit: ctx.actor.could(&EditDraft { state: plan.state() }),
        added: Added { path: next_path, title: String::new() },
    })
}

/// The number after the last one of the first level: "II.8" after "II.7"; "1" for a plan without tasks.
fn next_path<'p>(paths: impl Iterator<Item = &'p str> + Clone) -> String {
    let depth = |path: &str| path.split('.').count();
    let shallow = paths.clone().map(depth).min().unwrap_or(1);
    let last = paths.filter(|p| depth(p) == shallow).last().unwrap_or("0");
    let (front, number) = last.rsplit_once('.').map_or(("", last), |(front, number)| (front, number));
    match (front.is_empty(), number.parse::<u32>()) {
        (true, Ok(number)) => (number + 1).to_string(),
        (false, Ok(number)) => format!("{front}.{}", number + 1),
        (_, Err(_)) => format!("{last}.1"),
    }
}

/// The page's content.
pub fn view(keys: &[String; 2], page: &Overview) -> Markup {
    let plan = &page.plan;
    let errors: Vec<_> =
        page.head.errors.list().into_iter().map(|(f, t)| ui::components::FieldError::new(f, t)).collect();
    html! {
        (page_head_with(&plan.title, lead(page), head_actions(page)))
        (steps(&[("Tải văn bản", None), ("Bổ sung sáu rõ", None), ("Ban hành", Some(&format!("/ke-hoach/{}/ban-hanh", plan.id)))], 2))
        (error_summary(&errors))
        @if let Some(other) = &page.same { (read_before(page, other)) }
        @if let Some(other) = &page.number_used { (number_used::notice(other)) }
        (findings(page))
        (card_with("Nhiệm vụ", next_step(page), html! {
            @if page.tasks.is_empty() {
                (empty_with("Chưa có nhiệm vụ nào trong bản nháp. Hãy thêm nhiệm vụ đầu tiên ở dưới.", html! {}))
            } @else { div.part {
                (progress(&Progress { value: page.clear, max: page.points, label: "điểm đã rõ", ..Progress::default() }))
                (clears_legend())
                (task_table(page))
                (pager(&page.pager, |at| format!("/ke-hoach/{}?trang={at}", plan.id)))
            } }
        }))
        @if page.may_edit {
            (card("Thêm nhiệm vụ", add_form(&keys[0], page)))
            (card("Phần đầu văn bản", head::view(&keys[1], plan, &page.head.form, &page.head.errors, page.head.theirs.as_ref())))
        }
    }
}

fn lead(page: &Overview) -> Markup {
    let plan = &page.plan;
    html! {
        p.cluster {
            (ui::components::status(ui::components::StatusKind::Draft)) " "
            (plan.name())
            @if let Some(day) = plan.issued_on { " ngày " (dates::short(day)) }
        }
        p { (page.clear) " trong " (page.points) " điểm đã rõ. Đọc từ tệp " (plan.source_name) "." }
    }
}

fn head_actions(page: &Overview) -> Markup {
    let id = page.plan.id;
    html! {
        @if page.may_edit {
            (link_button(&format!("/ke-hoach/{id}/ban-hanh"), "Kiểm tra và ban hành", Tone::Primary, Some(Icon::Check)))
        }
        (link_button(&format!("/ke-hoach/{id}/van-ban"), "Xem văn bản", Tone::Secondary, Some(Icon::Document)))
        @if page.may_edit { (link_button(&format!("/ke-hoach/{id}/xoa"), "Xóa bản nháp", Tone::Quiet, None)) }
    }
}

fn next_step(page: &Overview) -> Markup {
    html! {
        @if let Some((id, path)) = page.next.as_ref().filter(|_| page.may_edit) {
            (link_button(&edit_address(page.plan.id, *id), &format!("Bổ sung nhiệm vụ {path}"), Tone::Primary, Some(Icon::Edit)))
        }
    }
}

/// Address of the form of one task.
pub fn edit_address(plan: i64, task: i64) -> String {
    format!("/ke-hoach/{plan}/nhap-lieu/{task}")
}

fn read_before(page: &Overview, other: &PlanRow) -> Markup {
    notice_with(
        NoticeKind::Warning,
        html! {
            p {
                "Văn bản này trùng hoàn toàn với " a href={ "/ke-hoach/" (other.id) } { (other.name()) ": " (other.title) }
                " (" (other.state().label().to_lowercase()) "). Ban hành cả hai thì mỗi nhiệm vụ có hai lần."
            }
            @if page.may_edit {
                p { "Nếu nhập nhầm, hãy " a href={ "/ke-hoach/" (page.plan.id) "/xoa" } { "xóa bản nháp này" } "." }
            }
        },
    )
}

fn findings(page: &Overview) -> Markup {
    let blank = |finding: &PlanFinding| (finding.why.clone(), finding.line);
    let all: Vec<(String, Option<u32>)> = page.findings.iter().map(blank).collect();
    html! {
        @if !all.is_empty() {
            (notice_with(NoticeKind::Warning, html! {
                p { "Khi đọc văn bản, hệ thống thấy:" }
                ul {
                    @for (why, line) in &all {
                        li {
                            (why)
                            @if let Some(line) = line {
                                " " a href={ "/ke-hoach/" (page.plan.id) "/van-ban#dong-" (line) } { "Dòng " (line) }
                            }
                        }
                    }
                }
            }))
        }
    }
}

fn task_table(page: &Overview) -> Markup {
    let row = |(task, judged): &(DraftTask, Judgement)| {
        TableRow::new(vec![
            html! {
                @if page.may_edit { a href=(edit_address(page.plan.id, task.id)) { (task.path) ". " (task.title) } }
                @else { (task.path) ". " (task.title) }
            },
            lead_of(page, task),
            html! { (super::task_view::due_words(task)) },
            html! { span { (clears_compact(&judged.states())) " " (judged.clear_points()) "/6" } },
        ])
    };
    table(&Table {
        caption: "Nhiệm vụ của bản nháp".to_owned(),
        caption_hidden: true,
        columns: vec![
            Column::text("Nhiệm vụ"),
            Column::text("Chủ trì"),
            Column::text("Thời hạn"),
            Column::tight("Sáu rõ"),
        ],
        rows: page.tasks.iter().map(row).collect(),
        ..Table::default()
    })
}

/// The unit that was assigned; until there is one, the document's words.
fn lead_of(page: &Overview, task: &DraftTask) -> Markup {
    let unit = page.units.iter().find(|u| Some(u.id) == task.lead_unit);
    html! {
        @match unit {
            Some(unit) => (unit.name),
            None if task.lead_text.is_empty() => span.none { "Chưa có" },
            None => { (task.lead_text.replace('\n', "; ")) " " span.meta { "(theo văn bản, chưa gắn đơn vị)" } }
        }
    }
}

fn add_form(key: &str, page: &Overview) -> Markup {
    let plan = page.plan.id;
    let errors = &page.head.errors;
    form(
        &Form {
            action: &format!("/ke-hoach/{plan}/nhap-lieu"),
            key,
            draft: &format!("ke-hoach-{plan}-them"),
            ..Form::default()
        },
        html! {
            (hidden("_version", &page.plan.version.to_string()))
            (field_row(html! {
                (text_field(&Field { name: "ma", label: "Số thứ tự", value: &page.added.path, width: ui::components::Width::Short, error: errors.get("ma"), ..Field::default() }))
                (text_field(&Field { name: "ten_moi", label: "Tên nhiệm vụ", value: &page.added.title, required: true, error: errors.get("ten_moi"), ..Field::default() }))
            }))
            (actions(button("Thêm nhiệm vụ", Tone::Secondary)))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::next_path;

    #[test]
    fn an_added_task_takes_the_next_number_of_the_first_level() {
        let next = |paths: &[&str]| next_path(paths.iter().copied());
        assert_eq!(next(&["II.1", "II.2", "II.2.a", "II.7"]), "II.8");
        assert_eq!(next(&[]), "1");
        assert_eq!(next(&["PL1.3"]), "PL1.4");
        assert_eq!(next(&["II.a"]), "II.a.1");
    }
}
