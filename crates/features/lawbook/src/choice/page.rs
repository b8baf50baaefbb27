//! One open question: how it is read here and by whom that was decided, every proposal, and the second person's step.

use axum::extract::Path;
use kernel::dates;
use kernel::two_person::{Hands, ProposalState, Step};
use maud::{Markup, html};
use rules::law::{Law, Policy};
use ui::components::{
    Button, Choice, Field, FieldError, Form, HistoryItem, NoticeKind, SummaryRow, Tone, Width, button, card,
    date_field, error_summary, form, hidden, history, notice_with, post_button, radio_field, section, summary_list,
    text_field, textarea_field,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use super::decide::words;
use crate::choices::{CHOICES, Taken, choices_in_force};
use crate::lookup::HOME;
use crate::permissions::{DecideChoice, ProposeChoice, ViewLaw};
use crate::store::{self, ChoiceRow};
use crate::words::{cite, without_codes};

/// What this person may do here.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    pub proposes: bool,
    pub decides: bool,
    /// Why it is not his to decide, where it looks as if it were.
    pub bar: Option<String>,
    pub withdraws: bool,
}

/// What the page shows.
#[derive(Debug)]
pub struct ChoicePage {
    pub policy: &'static Policy,
    pub taken: Option<Taken>,
    /// The newest first.
    pub rows: Vec<ChoiceRow>,
    pub offers: Offers,
    pub key: String,
}

/// The page.
pub async fn get(ctx: Ctx, Path(policy): Path<String>) -> PageResult {
    ctx.may(ViewLaw)?;
    let policy = Law::shipped().policy(&policy).ok_or(PageError::NotFound)?;
    let page = load(&ctx, policy).await?;
    Ok(frame(&ctx, policy).show(view(&page, &FormData::default(), &FieldErrors::default())))
}

/// The page with what was wrong in one of its forms.
pub(super) async fn refused(ctx: &Ctx, policy: &'static Policy, data: &FormData, errors: &FieldErrors) -> PageResult {
    let page = load(ctx, policy).await?;
    Ok(frame(ctx, policy).refused().show(view(&page, data, errors)))
}

fn frame(ctx: &Ctx, policy: &Policy) -> web::PageBuilder {
    ctx.page(policy.name.clone()).crumbs(&[HOME, (CHOICES, "Chỗ để ngỏ")])
}

async fn load(ctx: &Ctx, policy: &'static Policy) -> Result<ChoicePage, PageError> {
    let mut conn = ctx.read().await?;
    let rows = store::of_policy(&mut conn, ctx.commune(), &policy.id).await?;
    let choices = choices_in_force(&mut conn, ctx.commune(), ctx.today()).await?;
    drop(conn);
    let offers = offers(ctx, waiting(&rows));
    let taken = choices.of(&policy.id).cloned();
    Ok(ChoicePage { policy, taken, rows, offers, key: ctx.key() })
}

/// The proposal that waits for the second person; there is at most one.
pub(super) fn waiting(rows: &[ChoiceRow]) -> Option<&ChoiceRow> {
    rows.iter().find(|row| row.state() == ProposalState::Waiting)
}

fn offers(ctx: &Ctx, waiting: Option<&ChoiceRow>) -> Offers {
    let Some(row) = waiting else {
        return Offers { proposes: ctx.may(ProposeChoice).is_ok(), ..Offers::default() };
    };
    let may = ctx.may(DecideChoice).ok().map(|allowed| {
        let hands = Hands::of(allowed.actor(), allowed.behalf());
        hands.and_then(|hands| row.proposal().step(Step::Approve, hands, &[]))
    });
    Offers {
        proposes: false,
        decides: may.as_ref().is_some_and(Result::is_ok),
        bar: may.and_then(Result::err).map(words),
        withdraws: row.proposed_by == ctx.actor.account,
    }
}

/// The page's content.
pub fn view(page: &ChoicePage, data: &FormData, errors: &FieldErrors) -> Markup {
    let policy = page.policy;
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        (page_head_with(&policy.name, html! { (without_codes(&policy.why_open)) " (" (cite(&policy.citation)) ")" }, html! {}))
        (error_summary(&list))
        (card("Đang áp dụng", current(page)))
        @if let Some(row) = waiting(&page.rows) { (proposal(page, row, data, errors)) }
        @if page.offers.proposes { (card("Đề nghị cách hiểu", new_proposal(page, data, errors))) }
        (section("Các đề nghị", html! {
            @if page.rows.is_empty() { p.none { "Chưa ai đề nghị gì; xã đang dùng cách hiểu mặc định." } }
            (history(&page.rows.iter().map(|row| told(policy, row)).collect::<Vec<_>>()))
        }))
    }
}

fn current(page: &ChoicePage) -> Markup {
    html! {
        @if let Some(taken) = &page.taken {
            p { strong { (taken.position.text) } }
            p.meta { "Ai chọn: " (taken.by) "." }
        }
        p { "Các cách hiểu:" }
        ul.list { @for position in &page.policy.positions { li { (position.text) } } }
    }
}

fn position(policy: &Policy, row: &ChoiceRow) -> String {
    policy.position(&row.position).map_or_else(|| "Cách hiểu của phiên bản khác".to_owned(), |one| one.text.clone())
}

fn proposal(page: &ChoicePage, row: &ChoiceRow, data: &FormData, errors: &FieldErrors) -> Markup {
    let at = |verb: &str| format!("{CHOICES}/de-nghi/{}/{verb}", row.id);
    let version = row.version.to_string();
    let mut facts = vec![
        SummaryRow::text("Cách hiểu", &position(page.policy, row)),
        SummaryRow::text("Áp dụng từ ngày", &dates::short(row.valid_from)),
    ];
    if let Some(document) = &row.document {
        facts.push(SummaryRow::text("Văn bản", document));
    }
    facts.push(SummaryRow::text("Lý do", &row.reason));
    facts
        .push(SummaryRow::text("Người đề nghị", &format!("{}, {}", row.proposer_name, dates::moment(row.proposed_at))));
    card(
        &format!("Đề nghị số {} đang chờ người thứ hai", row.id),
        html! {
            @if row.is_backdated() {
                (notice_with(NoticeKind::Warning, html! { p { "Đề nghị này áp dụng lùi ngày: điểm, xếp loại đã tính từ ngày đó có thể thay đổi." } }))
            }
            @if let Some(why) = &page.offers.bar { (notice_with(NoticeKind::Info, html! { p { (why) } })) }
            (summary_list(&facts))
            @if page.offers.decides {
                (post_button(&at("duyet"), &page.key, &Button { label: "Duyệt", tone: Tone::Primary, ..Button::default() }, &[("_version", &version)]))
                (form(&Form { action: &at("tu-choi"), key: &page.key, draft: &format!("cach-hieu-{}-tu-choi", row.id), ..Form::default() }, html! {
                    (hidden("_version", &version))
                    (textarea_field(&Field { name: "ly_do_khong_duyet", label: "Lý do không duyệt", value: data.raw("ly_do_khong_duyet"), error: errors.get("ly_do_khong_duyet"), required: true, rows: 3, ..Field::default() }))
                    (button("Không duyệt", Tone::Secondary))
                }))
            }
            @if page.offers.withdraws {
                (post_button(&at("rut"), &page.key, &Button { label: "Rút lại đề nghị", tone: Tone::Quiet, ..Button::default() }, &[("_version", &version)]))
            }
        },
    )
}

fn new_proposal(page: &ChoicePage, data: &FormData, errors: &FieldErrors) -> Markup {
    let policy = page.policy;
    let field = |name: &'static str, label: &'static str| Field {
        name,
        label,
        value: data.raw(name),
        error: errors.get(name),
        ..Field::default()
    };
    let choices: Vec<Choice> = policy.positions.iter().map(|one| Choice::new(&one.id, &one.text)).collect();
    let (action, draft) = (super::href(&policy.id), format!("cach-hieu-{}", policy.id));
    form(
        &Form { action: &action, key: &page.key, draft: &draft, ..Form::default() },
        html! {
            (radio_field(&Field { required: true, ..field("cach_hieu", "Cách hiểu") }, &choices))
            (date_field(&Field { required: true, width: Width::Short, hint: "Ngày đã qua được ghi rõ là áp dụng lùi ngày.", ..field("tu_ngay", "Áp dụng từ ngày") }))
            (text_field(&Field { hint: "Số và ngày của văn bản thống nhất cách hiểu, nếu có.", ..field("van_ban", "Văn bản") }))
            (textarea_field(&Field { required: true, rows: 3, hint: "Mọi người trong xã và nhật ký đều thấy lý do này.", ..field("ly_do", "Lý do") }))
            (button("Gửi đề nghị", Tone::Primary))
        },
    )
}

fn told(policy: &Policy, row: &ChoiceRow) -> HistoryItem {
    let state = row.state();
    let icon = match state {
        ProposalState::Waiting => Icon::Clock,
        ProposalState::Approved => Icon::Check,
        ProposalState::Refused | ProposalState::Withdrawn => Icon::Return,
    };
    HistoryItem {
        detail: html! {
            p { "Áp dụng từ ngày " (dates::short(row.valid_from)) @if row.is_backdated() { " (lùi ngày)" } ". " @if let Some(document) = &row.document { (document) ". " } "Lý do: " (row.reason) }
            @if let (Some(name), Some(at)) = (&row.decider_name, row.decided_at) {
                p { (state.label()) ": " (name) ", " (dates::moment(at)) "." @if let Some(reason) = &row.decision_reason { " Lý do: " (reason) } }
            }
        },
        ..HistoryItem::new(
            dates::moment(row.proposed_at),
            &row.proposer_name,
            icon,
            html! { "Đề nghị số " (row.id) ": " (position(policy, row)) ". " strong { (state.label()) } },
        )
    }
}
