//! "Ban hành": the last look at a draft, and the step that makes it run. What is not clear is said; issuing it all the
//! same takes a written reason, which stays on the board.

use axum::extract::Path;
use db::{DbError, Leaf, WriteTx};
use jiff::civil::Date;
use kernel::dates;
use kernel::permission::Allowed;
use maud::{Markup, html};
use ui::components::{
    AnswerSection, Button, Field, FieldError, Form, NoticeKind, Refusal, RefusalReason, SummaryRow, Tone, actions,
    check_answers, clears_compact, clears_legend, error_summary, form, hidden, link_button, notice_with, refusal,
    section, steps, textarea_field,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageBuilder, PageError, PageResult};

use super::clears::{self, Judgement, Names, judge};
use super::knots::knot_of_plan;
use super::overview::edit_address;
use crate::permissions::StartPlan;
use crate::plan_page::{self, Number};
use crate::store;
use crate::store::draft_task::{DraftTask, draft_tasks};
use crate::store::plan::PlanRow;

const TITLE: &str = "Ban hành kế hoạch";

/// Everything on the page.
#[derive(Debug, Clone)]
pub struct IssuePage {
    pub plan: PlanRow,
    pub tasks: Vec<(DraftTask, Judgement)>,
    pub names: Names,
    /// As typed.
    pub reason: String,
    pub errors: FieldErrors,
}

impl IssuePage {
    /// What keeps the plan from being issued without a reason.
    pub fn open_points(&self) -> Vec<String> {
        let head = [
            (self.plan.number.is_none(), "Văn bản chưa có số, ký hiệu."),
            (self.plan.issued_on.is_none(), "Văn bản chưa có ngày ban hành."),
        ];
        let head = head.into_iter().filter(|(open, _)| *open).map(|(_, text)| text.to_owned());
        let unclear = self.tasks.iter().map(|(_, judged)| 6 - judged.clear_points()).sum::<usize>();
        let tasks = (unclear > 0).then(|| format!("Còn {unclear} điểm chưa rõ trong {} điểm.", self.tasks.len() * 6));
        head.chain(tasks).collect()
    }
}

async fn load(ctx: &Ctx, plan: PlanRow) -> Result<IssuePage, PageError> {
    let mut conn = ctx.read().await?;
    let tasks = draft_tasks(&mut conn, ctx.commune(), plan.id).await?;
    let names = Names::load(&mut conn, ctx.commune(), tasks.iter().flat_map(DraftTask::named)).await?;
    let judged = tasks
        .into_iter()
        .map(|task| {
            let judgement = judge(&task, &names);
            (task, judgement)
        })
        .collect();
    Ok(IssuePage { plan, tasks: judged, names, reason: String::new(), errors: FieldErrors::default() })
}

fn frame(ctx: &Ctx, plan: i64) -> PageBuilder {
    ctx.page(TITLE).crumbs(&[("/ke-hoach", "Kế hoạch"), (&format!("/ke-hoach/{plan}"), "Bản nháp")])
}

/// The page.
pub async fn get(ctx: Ctx, Path(Number(id)): Path<Number>) -> PageResult {
    let plan = plan_page::load(&ctx, id).await?;
    ctx.may(StartPlan { state: plan.state() })?;
    let page = load(&ctx, plan).await?;
    Ok(frame(&ctx, id).show(view(&ctx.key(), &page)))
}

/// Issues the plan.
pub async fn post(ctx: Ctx, Path(Number(id)): Path<Number>, data: FormData) -> PageResult {
    let plan = plan_page::load(&ctx, id).await?;
    let allowed = ctx.may(StartPlan { state: plan.state() })?;
    let mut page = load(&ctx, plan).await?;
    page.reason = data.lines("ly_do");
    let reason = page.errors.optional_lines(&data, "ly_do", "lý do", 1000);
    if page.tasks.is_empty() {
        page.errors.add("", "Kế hoạch chưa có nhiệm vụ nào nên chưa ban hành được. Hãy thêm nhiệm vụ vào bản nháp.");
    }
    if reason.is_none() && !page.open_points().is_empty() {
        page.errors.add("ly_do", "Còn điểm chưa rõ. Hãy bổ sung, hoặc ghi lý do ban hành khi còn điểm chưa rõ.");
    }
    if !page.errors.is_empty() {
        return Ok(frame(&ctx, id).refused().show(view(&ctx.key(), &page)));
    }
    let kept = reason.filter(|_| !page.open_points().is_empty());
    let mut tx = ctx.write(&allowed, &data).await?;
    if let Some(knot) = knot_of_plan(&mut tx, ctx.commune(), id).await? {
        drop(tx);
        page.errors.add("", knot);
        return Ok(frame(&ctx, id).refused().show(view(&ctx.key(), &page)));
    }
    let seen: Vec<(i64, i64)> = page.tasks.iter().map(|(t, _)| (t.id, t.version)).collect();
    match start_plan(&mut tx, &allowed, id, data.version(), &seen, ctx.today(), kept.as_deref()).await {
        Err(DbError::Conflict) => {
            drop(tx);
            page.errors.add("", "Người khác vừa sửa bản nháp này. Hãy xem lại rồi ban hành.");
            let again = load(&ctx, plan_page::load(&ctx, id).await?).await?;
            let again = IssuePage { reason: page.reason, errors: page.errors, ..again };
            return Ok(frame(&ctx, id).conflict().show(view(&ctx.key(), &again)));
        }
        other => other?,
    }
    let mut leaf = Leaf::about("plans_plan", id, format!("Ban hành kế hoạch, {} nhiệm vụ bắt đầu chạy", seen.len()));
    if let Some(reason) = kept {
        leaf = leaf.reason(reason);
    }
    let written = tx.commit(leaf, format!("/ke-hoach/{id}")).await?;
    Ok(ctx.done(&written, &format!("Đã ban hành kế hoạch. {} nhiệm vụ bắt đầu thực hiện từ hôm nay.", seen.len())))
}

/// Sets a plan running from the day `on`: baselines are kept, the clocks of continuous tasks begin. `seen` are the
/// tasks with the versions on which the decision rests.
///
/// # Errors
/// [`DbError::Conflict`] when the plan or one of its tasks changed since, or the plan runs already.
pub async fn start_plan(
    tx: &mut WriteTx,
    allowed: &Allowed<StartPlan>,
    plan: i64,
    version: i64,
    seen: &[(i64, i64)],
    on: Date,
    reason: Option<&str>,
) -> Result<(), DbError> {
    let commune = tx.commune();
    let tasks = draft_tasks(tx, commune, plan).await?;
    let now: Vec<(i64, i64)> = tasks.iter().map(|t| (t.id, t.version)).collect();
    if now != seen {
        return Err(DbError::Conflict);
    }
    clears::keep(tx, allowed, &tasks).await?;
    store::draft::mark_started(tx, allowed, plan, version, on, reason).await
}

/// The page's content.
pub fn view(key: &str, page: &IssuePage) -> Markup {
    let plan = &page.plan;
    let errors: Vec<FieldError> = page.errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let back = format!("/ke-hoach/{}", plan.id);
    let open = page.open_points();
    html! {
        (page_head_with(TITLE, html! { (plan.title) }, html! {}))
        (steps(&[("Tải văn bản", None), ("Bổ sung sáu rõ", Some(&back)), ("Ban hành", None)], 3))
        (error_summary(&errors))
        @if open.is_empty() && !page.tasks.is_empty() {
            (notice_with(NoticeKind::Success, html! { p { "Cả " (page.tasks.len()) " nhiệm vụ đã đủ sáu rõ; văn bản đã có số và ngày." } }))
        } @else {
            (refusal(&Refusal {
                what: "Kế hoạch còn điểm chưa rõ".to_owned(),
                reasons: open.iter().map(RefusalReason::new).collect(),
                next: html! { p { "Hãy bổ sung từng điểm dưới đây. Nếu phải ban hành ngay, ghi rõ lý do ở cuối trang; lý do được lưu và hiện trên bảng kế hoạch." } },
            }))
        }
        (check_answers(&[document_section(plan, &back)]))
        (section("Nhiệm vụ", html! { (clears_legend()) @for (task, judged) in &page.tasks { (task_answers(page, task, judged)) } }))
        (form(&Form { action: &format!("{back}/ban-hanh"), key, draft: &format!("ke-hoach-{}-ban-hanh", plan.id), ..Form::default() }, html! {
            (hidden("_version", &plan.version.to_string()))
            @if !open.is_empty() {
                (textarea_field(&Field { name: "ly_do", label: "Lý do ban hành khi còn điểm chưa rõ", hint: "Lý do này hiện trên bảng kế hoạch trong suốt thời gian thực hiện.", value: &page.reason, required: true, rows: 3, error: page.errors.get("ly_do"), ..Field::default() }))
            }
            p { "Từ khi ban hành, người thực hiện, thời hạn và sản phẩm chỉ đổi được bằng đề nghị thay đổi có người duyệt." }
            (actions(html! {
                (Button { label: "Ban hành", tone: Tone::Primary, icon: Some(Icon::Check), ..Button::default() }.render())
                (link_button(&back, "Quay lại bản nháp", Tone::Quiet, None))
            }))
        }))
    }
}

fn document_section(plan: &PlanRow, change: &str) -> AnswerSection {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let signer = [&plan.signer_capacity, &plan.signer_title, &plan.signer_name];
    let signer: Vec<String> = signer.into_iter().flatten().cloned().collect();
    AnswerSection {
        title: "Văn bản".to_owned(),
        change_href: format!("{change}#f-so"),
        rows: vec![
            SummaryRow::text("Số, ký hiệu", &text(&plan.number)),
            SummaryRow::text("Ngày ban hành", &plan.issued_on.map(dates::short).unwrap_or_default()),
            SummaryRow::text("Trích yếu", &plan.title),
            SummaryRow::text("Kế hoạch cấp trên", &text(&plan.higher_plan)),
            SummaryRow::text("Người ký", &signer.join(", ")),
        ],
    }
}

fn task_answers(page: &IssuePage, task: &DraftTask, judged: &Judgement) -> Markup {
    let address = edit_address(page.plan.id, task.id);
    let people = &page.names.people;
    let person = |id| {
        let (name, title) = (people.name(id), people.title(id));
        if title.is_empty() { name.to_owned() } else { format!("{name}, {title}") }
    };
    let unit = task.lead_unit.map(|u| page.names.unit_text(&u.0.to_string())).unwrap_or_default();
    let open = html! {
        @if !judged.is_clear() {
            ul { @for finding in judged.findings() { li { a href=(address) { (finding.clear.label()) } ": " (finding.why) } } }
        }
    };
    let mut answers = [AnswerSection {
        title: format!("{}. {}", task.path, task.title),
        change_href: address.clone(),
        rows: vec![
            SummaryRow::new("Sáu rõ", html! { (clears_compact(&judged.states())) " " (judged.clear_points()) "/6" }),
            SummaryRow::text("Đơn vị chủ trì", if unit.is_empty() { &task.lead_text } else { &unit }),
            SummaryRow::text("Người thực hiện", &person(task.owner)),
            SummaryRow::text("Người chịu trách nhiệm", &person(task.accountable)),
            SummaryRow::text("Người có thẩm quyền duyệt", &person(task.authority)),
            SummaryRow::text("Sản phẩm", task.product.as_deref().unwrap_or_default()),
            SummaryRow::text("Thời hạn", &super::task_view::due_words(task)),
        ],
    }];
    if !judged.is_clear() {
        answers[0].rows.insert(1, SummaryRow::new("Còn chưa rõ", open));
    }
    check_answers(&answers)
}
