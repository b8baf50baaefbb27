//! Choosing plan and period, seeing what the report will say, downloading it as Word.

use axum::extract::Query;
use axum::response::Response;
use kernel::dates::{self, Date};
use kernel::text;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{
    Choice, Column, Field, FieldError, SummaryRow, Table, TableRow, Tone, Width, button, card, date_field, empty,
    error_summary, field_row, get_form, link_button, select_field, summary_list, table,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult, SiteAddress, download};

use super::groups::GROUPS;
use super::load::load;
use super::model::{PeriodReport, difficulty_state};
use super::paper::{Registers, paper};
use crate::model::DifficultyState;
use crate::permissions::MakeReport;
use crate::store::report::{self as store, PlanChoiceRow};

/// What is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    pub ke_hoach: i64,
    #[serde(default)]
    pub tu: String,
    #[serde(default)]
    pub den: String,
    /// The group of results to show; all when it is empty.
    #[serde(default)]
    pub ket_qua: String,
    /// `da_tra_loi` shows only the difficulties that were answered.
    #[serde(default)]
    pub kho_khan: String,
}

impl Asked {
    /// The page of the same plan and period with one of its lists restricted.
    fn narrowed(&self, list: &str) -> String {
        format!("/bao-cao?ke_hoach={}&tu={}&den={}{list}", self.ke_hoach, self.tu, self.den)
    }
}

/// A chosen plan and period.
struct Chosen<'p> {
    plan: &'p PlanChoiceRow,
    from: Date,
    until: Date,
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(MakeReport)?;
    let mut conn = ctx.read().await?;
    let plans = store::reportable_plans(&mut conn, ctx.commune()).await?;
    let asked = with_defaults(asked, &plans, ctx.today());
    let mut errors = FieldErrors::default();
    let report = match choose(&asked, &plans, &mut errors) {
        Some(c) => Some(load(&mut conn, ctx.commune(), c.plan.id, c.from, c.until).await?),
        None => None,
    };
    let page = ctx.page("Báo cáo tổng hợp");
    let page = if errors.is_empty() { page } else { page.refused() };
    Ok(page.show(view(&asked, &plans, report.as_ref(), &errors)))
}

/// The Word file.
pub async fn docx(ctx: Ctx, SiteAddress(site): SiteAddress, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(MakeReport)?;
    let mut conn = ctx.read().await?;
    let plans = store::reportable_plans(&mut conn, ctx.commune()).await?;
    let mut errors = FieldErrors::default();
    let Some(c) = choose(&asked, &plans, &mut errors) else { return refused(&ctx, &asked, &plans, &errors) };
    let report = load(&mut conn, ctx.commune(), c.plan.id, c.from, c.until).await?;
    let owners = report.results.iter().filter_map(|r| r.task.owner);
    let people = staff::api::people(&mut conn, ctx.commune(), owners).await?;
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let everybody = staff::api::everybody(&mut conn, ctx.commune()).await?;
    let chairman = everybody.iter().find(|one| is_chairman(&one.title)).map_or("", |one| one.full_name.as_str());
    let head = journal::api::printed_head(&mut conn, ctx.commune(), &site).await?;
    let known = Registers { people: &people, units: &units, chairman, head: head.as_ref() };
    let bytes = paper(&report, c.plan, &ctx.commune_info(), known).to_docx();
    let name = format!("bao-cao-{}-{}.docx", c.from, c.until);
    Ok(download(&name, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes))
}

/// "Chủ tịch UBND xã", "Chủ tịch Ủy ban nhân dân": not a deputy, nor the chairman of the council.
fn is_chairman(title: &str) -> bool {
    let said = text::search_key(title);
    ["chu tich ubnd", "chu tich uy ban nhan dan"].iter().any(|office| said.starts_with(office))
}

fn refused(ctx: &Ctx, asked: &Asked, plans: &[PlanChoiceRow], errors: &FieldErrors) -> Result<Response, PageError> {
    Ok(ctx.page("Báo cáo tổng hợp").refused().show(view(asked, plans, None, errors)))
}

/// The newest plan and the present quarter, where nothing was asked for.
fn with_defaults(mut asked: Asked, plans: &[PlanChoiceRow], today: Date) -> Asked {
    if asked.ke_hoach == 0 {
        asked.ke_hoach = plans.first().map_or(0, |p| p.id);
    }
    if asked.tu.is_empty() {
        asked.tu = dates::short(dates::Quarter::of(today).first_day());
    }
    if asked.den.is_empty() {
        asked.den = dates::short(today);
    }
    asked
}

fn choose<'p>(asked: &Asked, plans: &'p [PlanChoiceRow], errors: &mut FieldErrors) -> Option<Chosen<'p>> {
    let data = FormData::of(&[("tu", &asked.tu), ("den", &asked.den)]);
    let plan = plans.iter().find(|p| p.id == asked.ke_hoach);
    if plan.is_none() && !plans.is_empty() {
        errors.add("ke_hoach", "Hãy chọn kế hoạch cần báo cáo.");
    }
    let from = errors.required_date(&data, "tu", "ngày đầu kỳ");
    let until = errors.required_date(&data, "den", "ngày cuối kỳ");
    let (from, until) = (from?, until?);
    if until < from {
        errors.add("den", "Ngày cuối kỳ không thể trước ngày đầu kỳ.");
        return None;
    }
    Some(Chosen { plan: plan?, from, until })
}

/// The page's content.
pub fn view(asked: &Asked, plans: &[PlanChoiceRow], report: Option<&PeriodReport>, errors: &FieldErrors) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        (page_head_with("Báo cáo tổng hợp", html! { "Gửi UBND xã và Sở Nội vụ theo thể thức Nghị định 30/2020/NĐ-CP; số và ngày để trống cho văn thư." }, html! {}))
        (error_summary(&list))
        @if plans.is_empty() {
            (empty("Chưa có kế hoạch nào đang thực hiện để báo cáo.", "/ke-hoach", "Xem các kế hoạch"))
        } @else {
            (chooser(asked, plans, errors))
            @if let Some(report) = report { (preview(asked, report)) }
        }
    }
}

fn chooser(asked: &Asked, plans: &[PlanChoiceRow], errors: &FieldErrors) -> Markup {
    let plan = asked.ke_hoach.to_string();
    let choices: Vec<Choice> = plans.iter().map(|p| Choice::new(p.id.to_string(), plan_label(p))).collect();
    get_form(
        "/bao-cao",
        html! {
            (select_field(&Field { name: "ke_hoach", label: "Kế hoạch", value: &plan, error: errors.get("ke_hoach"), ..Field::default() }, "", &choices))
            (field_row(html! {
                (date_field(&Field { name: "tu", label: "Từ ngày", value: &asked.tu, error: errors.get("tu"), width: Width::Short, ..Field::default() }))
                (date_field(&Field { name: "den", label: "Đến ngày", value: &asked.den, error: errors.get("den"), width: Width::Short, ..Field::default() }))
            }))
            (button("Xem trước", Tone::Secondary))
        },
    )
}

fn plan_label(plan: &PlanChoiceRow) -> String {
    match &plan.number {
        Some(number) => format!("{number} – {}", plan.title),
        None => plan.title.clone(),
    }
}

fn preview(asked: &Asked, report: &PeriodReport) -> Markup {
    let href = format!("/bao-cao.docx?ke_hoach={}&tu={}&den={}", asked.ke_hoach, asked.tu, asked.den);
    let counts: Vec<SummaryRow> = GROUPS
        .into_iter()
        .map(|group| {
            let href = asked.narrowed(&format!("&ket_qua={}#ket-qua", group.code));
            SummaryRow::new(group.label, number(report.of_group(group.code).count(), &href))
        })
        .collect();
    html! {
        p { (link_button(&href, "Tải báo cáo (.docx)", Tone::Primary, Some(ui::icons::Icon::Download))) }
        (card("Tình hình chung", summary_list(&counts)))
        div id="ket-qua" { (card("Kết quả từng nhiệm vụ", results(asked, report))) }
        div id="kho-khan" { (card("Khó khăn, vướng mắc", difficulties(asked, report))) }
    }
}

/// A number that opens its list.
fn number(n: usize, href: &str) -> Markup {
    html! { @if n == 0 { (n) } @else { a href=(href) { (n) } } }
}

/// The difficulties that the report counts.
fn difficulties(asked: &Asked, report: &PeriodReport) -> Markup {
    let only = asked.kho_khan == DifficultyState::DaTraLoi.code();
    let shown = report.difficulties.iter().map(|row| (row, difficulty_state(row, report.until)));
    let rows: Vec<TableRow> = shown
        .filter(|(_, state)| !only || *state == DifficultyState::DaTraLoi)
        .map(|(row, state)| {
            TableRow::new(vec![
                html! { a href={ "/kho-khan/" (row.id) } { (row.title) } },
                html! { (dates::short(row.reported_on)) },
                html! { (state.label()) },
            ])
        })
        .collect();
    html! {
        p {
            (number(report.difficulties.len(), &asked.narrowed("#kho-khan"))) " nội dung trong kỳ, "
            (number(report.answered(), &asked.narrowed("&kho_khan=da_tra_loi#kho-khan"))) " đã trả lời."
        }
        @if !rows.is_empty() {
            (table(&Table {
                caption: if only { "Khó khăn, vướng mắc đã trả lời" } else { "Khó khăn, vướng mắc của kỳ" }.to_owned(),
                columns: vec![Column::text("Nội dung"), Column::tight("Báo cáo ngày"), Column::tight("Đến cuối kỳ")],
                rows,
                ..Table::default()
            }))
        }
    }
}

fn results(asked: &Asked, report: &PeriodReport) -> Markup {
    let group = GROUPS.into_iter().find(|group| group.code == asked.ket_qua);
    let of_all = group.is_none();
    let list = table(&Table {
        caption: group.map_or("Kết quả từng nhiệm vụ đến cuối kỳ", |group| group.label).to_owned(),
        caption_hidden: of_all,
        columns: vec![Column::tight("TT"), Column::text("Nhiệm vụ"), Column::tight("Thời hạn"), Column::text("Kết quả"), Column::text("Minh chứng trong kỳ")],
        rows: report
            .of_group(&asked.ket_qua)
            .map(|r| {
                TableRow::new(vec![
                    html! { (r.task.path) },
                    html! { a href={ "/nhiem-vu/" (r.task.id) } { (r.task.title) } },
                    html! { (r.due) },
                    html! { (r.group().label) @if r.days_late > 0 { ", " (r.days_late) " ngày" } @if !r.reasons.is_empty() { div.meta { (r.reasons.join("; ")) } } },
                    html! { @if r.accepted.is_empty() { "–" } @else { ul { @for title in &r.accepted { li { (title) } } } } },
                ])
            })
            .collect(),
        empty: html! { p { "Không có nhiệm vụ nào." } },
        ..Table::default()
    });
    html! {
        @if !of_all { p { a href=(asked.narrowed("#ket-qua")) { "Xem mọi nhiệm vụ" } } }
        (list)
    }
}
