//! The plan's text as it was read: the document line by line, its bases, the duties of each unit, the recipients.

use axum::extract::Path;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{
    Column, DocLine, SummaryRow, Table, TableRow, Tone, actions, card, document_lines, link_button, section,
    summary_list, table,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use super::source::{StoredLine, stored_lines, stored_texts};
use super::task_view::capital;
use crate::model::PlanState;
use crate::plan_page::{self, Number};
use crate::store::plan::{self, BasisRow, DutyRow, PlanRow, kind_label};
use crate::views::plan_head::{PlanHead, PlanTab, plan_head};

/// Everything on the page.
#[derive(Debug, Clone)]
pub struct TextPage {
    pub plan: PlanRow,
    pub lines: Vec<StoredLine>,
    pub bases: Vec<BasisRow>,
    pub duties: Vec<DutyRow>,
    /// The head that all views of a running plan share; none for a draft.
    pub running: Option<PlanHead>,
}

/// The page.
pub async fn get(ctx: Ctx, Path(Number(id)): Path<Number>) -> PageResult {
    let plan = plan_page::load(&ctx, id).await?;
    page(&ctx, &plan).await
}

/// The page of a plan already loaded.
///
/// # Errors
/// The engine's.
pub async fn page(ctx: &Ctx, plan: &PlanRow) -> PageResult {
    let mut conn = ctx.read().await?;
    let lines = stored_lines(&plan::source_lines(&mut conn, ctx.commune(), plan.id).await?);
    let bases = plan::bases(&mut conn, ctx.commune(), plan.id).await?;
    let duties = plan::duties(&mut conn, ctx.commune(), plan.id).await?;
    let running = match plan.state() {
        PlanState::Nhap => None,
        PlanState::DangThucHien | PlanState::KetThuc => Some(PlanHead::load(ctx, &mut conn, plan.id).await?),
    };
    let shown = TextPage { plan: plan.clone(), lines, bases, duties, running };
    let address = format!("/ke-hoach/{}", plan.id);
    let crumbs = [("/ke-hoach", "Kế hoạch"), (address.as_str(), plan.state().label())];
    Ok(ctx.page("Văn bản kế hoạch").crumbs(&crumbs).show(view(&shown)))
}

/// The page's content.
pub fn view(page: &TextPage) -> Markup {
    let plan = &page.plan;
    let id = plan.id;
    let recipients = stored_texts(&plan.recipients);
    html! {
        @match &page.running {
            Some(head) => { (plan_head(head, PlanTab::VanBan)) @if plan.source_file.is_some() { (actions(original(id))) } }
            None => (page_head_with("Văn bản kế hoạch", html! { (plan.name()) ": " (plan.title) }, html! { @if plan.source_file.is_some() { (original(id)) } })),
        }
        (card("Phần đầu văn bản", head(plan)))
        (card("Căn cứ", html! {
            @if page.bases.is_empty() { p { "Văn bản không nêu căn cứ nào." } } @else { (bases(&page.bases)) }
        }))
        (card("Trách nhiệm của từng đơn vị", html! {
            @if page.duties.is_empty() { p { "Văn bản không có phần tổ chức thực hiện theo đơn vị." } }
            div.part { @for duty in &page.duties { (duty_part(duty)) } }
        }))
        (card("Nơi nhận", html! {
            @if recipients.is_empty() { p { "Văn bản không ghi nơi nhận." } }
            @else { ul { @for one in &recipients { li { "- " (one) } } } }
        }))
        (section("Toàn văn", html! {
            @if page.lines.is_empty() { p { "Kế hoạch này không có văn bản gốc." } }
            @else { (document_lines("Toàn văn kế hoạch", &lines(&page.lines))) }
        }))
    }
}

fn original(plan: i64) -> Markup {
    link_button(&format!("/ke-hoach/{plan}/tep-goc"), "Tải tệp gốc", Tone::Secondary, Some(Icon::Download))
}

fn head(plan: &PlanRow) -> Markup {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let signer: Vec<&str> = [&plan.signer_capacity, &plan.signer_title, &plan.signer_name]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    summary_list(&[
        SummaryRow::text("Số, ký hiệu", &text(&plan.number)),
        SummaryRow::text("Ngày ban hành", &plan.issued_on.map(dates::short).unwrap_or_default()),
        SummaryRow::text("Cơ quan ban hành", &text(&plan.issuer)),
        SummaryRow::text("Nơi ban hành", &text(&plan.place)),
        SummaryRow::text("Trích yếu", &plan.title),
        SummaryRow::text("Kế hoạch cấp trên", &text(&plan.higher_plan)),
        SummaryRow::text("Người ký", &signer.join(", ")),
    ])
}

fn bases(rows: &[BasisRow]) -> Markup {
    let row = |b: &BasisRow| {
        TableRow::new(vec![
            html! { (kind_label(&b.kind)) @if let Some(number) = &b.number { " số " (number) } },
            html! { @if let Some(day) = b.issued_on { (dates::short(day)) } },
            html! { @if let Some(issuer) = &b.issuer { (issuer) } },
            html! { (capital(&b.title)) },
        ])
    };
    table(&Table {
        caption: "Văn bản làm căn cứ".to_owned(),
        caption_hidden: true,
        columns: vec![
            Column::text("Văn bản"),
            Column::tight("Ngày"),
            Column::text("Cơ quan ban hành"),
            Column::text("Trích yếu"),
        ],
        rows: rows.iter().map(row).collect(),
        ..Table::default()
    })
}

fn duty_part(duty: &DutyRow) -> Markup {
    html! {
        h3 { (duty.path) ". " (duty.unit_text) }
        ul { @for item in stored_texts(&duty.items) { li { "- " (item) } } }
    }
}

fn lines(stored: &[StoredLine]) -> Vec<DocLine> {
    let one = |line: &StoredLine| DocLine {
        number: line.number,
        text: line.text.clone(),
        heading: line.heading,
        ..DocLine::default()
    };
    stored.iter().map(one).collect()
}
