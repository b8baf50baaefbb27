//! One proposal: what is asked, by whom, why; the second person decides here, and the two secrets of an invitation are
//! made here, each by its own holder.

use axum::extract::Path;
use axum::response::Response;
use kernel::dates;
use kernel::two_person::{Hands, ProposalState, Step};
use maud::{Markup, html};
use org::api::UnitRow;
use ui::components::{
    Button, Field, FieldError, Form, NoticeKind, SummaryRow, Tone, button, card, error_summary, form, hidden,
    notice_with, post_button, summary_list, textarea_field,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use crate::decide::may_decide;
use crate::model::RequestKind;
use crate::permissions::ViewAccounts;
use crate::store::invitation::{self, InvitationRow};
use crate::store::request::{self as store, RequestRow};
use crate::words::{self, HOME};

/// What this person may do here.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    pub decides: bool,
    /// Why it is not his to decide, where it looks as if it were.
    pub bar: Option<String>,
    pub withdraws: bool,
    pub gives_link: bool,
    pub gives_code: bool,
}

/// What the page shows.
#[derive(Debug)]
pub struct RequestPage {
    pub row: RequestRow,
    pub units: Vec<UnitRow>,
    pub invitation: Option<InvitationRow>,
    pub offers: Offers,
    pub key: String,
}

/// The page.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    ctx.may(ViewAccounts)?;
    let row = store::request(&mut ctx.read().await?, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    let page = load(&ctx, row).await?;
    let content = view(&page, &FormData::default(), &FieldErrors::default());
    Ok(frame(&ctx, &page.row).show(content))
}

/// The page with what was wrong in the reason.
pub(crate) async fn refused(
    ctx: &Ctx,
    row: &RequestRow,
    data: &FormData,
    errors: &FieldErrors,
) -> Result<Response, PageError> {
    let page = load(ctx, row.clone()).await?;
    Ok(frame(ctx, row).refused().show(view(&page, data, errors)))
}

fn frame(ctx: &Ctx, row: &RequestRow) -> web::PageBuilder {
    ctx.page(format!("Đề nghị số {}", row.id)).crumbs(&[HOME, ("/quan-tri/de-nghi", "Các đề nghị")])
}

async fn load(ctx: &Ctx, row: RequestRow) -> Result<RequestPage, PageError> {
    let mut conn = ctx.read().await?;
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let invitation = invitation::of_request(&mut conn, ctx.commune(), row.id).await?;
    drop(conn);
    let offers = offers(ctx, &row, invitation.as_ref()).await;
    Ok(RequestPage { row, units, invitation, offers, key: ctx.key() })
}

async fn offers(ctx: &Ctx, row: &RequestRow, invitation: Option<&InvitationRow>) -> Offers {
    let waits = row.state() == ProposalState::Waiting;
    let open = invitation.is_some_and(|i| i.used_at.is_none());
    let me = Some(ctx.actor.account);
    let decision = match may_decide(ctx, row).await {
        Ok(allowed) => Hands::of(allowed.actor(), allowed.behalf())
            .and_then(|hands| row.proposal().step(Step::Approve, hands, &allowed.action().relatives))
            .map_err(|bar| bar.to_string()),
        Err(PageError::Refused(why)) => Err(why),
        Err(_) => Err(String::new()),
    };
    Offers {
        decides: waits && decision.is_ok(),
        bar: decision.err().filter(|why| waits && ctx.actor.leads_commune() && !why.is_empty()),
        withdraws: waits && me == Some(row.proposed_by),
        gives_link: open && me == Some(row.proposed_by),
        gives_code: open && me == row.decided_by,
    }
}

/// "Cấp vai trò Trưởng đơn vị cho Nguyễn Thị Hòa".
pub(crate) fn what(row: &RequestRow) -> String {
    let kind = row.kind().map_or("Đề nghị từ phiên bản khác", RequestKind::label);
    match row.role() {
        Some(role) => format!("{kind}: {} – {}", row.person_name, role.label()),
        None => format!("{kind}: {}", row.person_name),
    }
}

/// The page's content.
pub fn view(page: &RequestPage, data: &FormData, errors: &FieldErrors) -> Markup {
    let row = &page.row;
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        (page_head_with(&what(row), html! { "Đề nghị số " (row.id) ". " (row.state().label()) "." }, html! {}))
        (error_summary(&list))
        @if let Some(why) = &page.offers.bar { (notice_with(NoticeKind::Info, html! { p { (why) } })) }
        (summary_list(&facts(page)))
        @if page.offers.decides { (decision(page, data, errors)) }
        @if page.offers.withdraws {
            (post_button(&format!("/quan-tri/de-nghi/{}/rut", row.id), &page.key, &Button { label: "Rút lại đề nghị", tone: Tone::Quiet, ..Button::default() }, &[("_version", &row.version.to_string())]))
        }
        @if let Some(invitation) = &page.invitation { (secrets(page, invitation)) }
    }
}

fn facts(page: &RequestPage) -> Vec<SummaryRow> {
    let row = &page.row;
    let mut facts = vec![SummaryRow::new(
        "Về",
        html! {
            @if let Some(account) = row.account { a href={ "/quan-tri/tai-khoan/" (account) } { (row.person_name) } } @else { (row.person_name) }
            " – " (row.person_title)
        },
    )];
    if let Some(username) = &row.username {
        facts.push(SummaryRow::text("Tài khoản", username));
    }
    if let Some(role) = row.role() {
        let held = kernel::actor::Capacity { role, unit: row.unit, acting: row.acting, behalf: None };
        facts.push(SummaryRow::text("Vai trò", &words::capacity(&held, &page.units)));
    }
    if let Some(document) = &row.document {
        facts.push(SummaryRow::text("Văn bản", document));
    }
    match (row.valid_from, row.valid_until) {
        (Some(from), until) => facts.push(SummaryRow::text("Thời gian", &words::time(from, until))),
        (None, Some(until)) => {
            let last = until.yesterday().unwrap_or(until);
            facts.push(SummaryRow::text("Đến hết ngày", &dates::short(last)));
        }
        (None, None) => {}
    }
    facts.push(SummaryRow::text("Lý do", &row.reason));
    facts
        .push(SummaryRow::text("Người đề nghị", &format!("{}, {}", row.proposer_name, dates::moment(row.proposed_at))));
    if let (Some(name), Some(at)) = (&row.decider_name, row.decided_at) {
        facts.push(SummaryRow::text("Người quyết định", &format!("{name}, {}", dates::moment(at))));
    }
    if let Some(reason) = &row.decision_reason {
        facts.push(SummaryRow::text("Lý do không duyệt", reason));
    }
    facts
}

fn decision(page: &RequestPage, data: &FormData, errors: &FieldErrors) -> Markup {
    let at = |verb: &str| format!("/quan-tri/de-nghi/{}/{verb}", page.row.id);
    let version = page.row.version.to_string();
    html! {
        (card("Quyết định của người thứ hai", html! {
            (post_button(&at("duyet"), &page.key, &Button { label: "Duyệt", tone: Tone::Primary, ..Button::default() }, &[("_version", &version)]))
            (form(&Form { action: &at("tu-choi"), key: &page.key, draft: &format!("de-nghi-{}-tu-choi", page.row.id), ..Form::default() }, html! {
                (hidden("_version", &version))
                (textarea_field(&Field { name: "ly_do", label: "Lý do không duyệt", value: data.raw("ly_do"), error: errors.get("ly_do"), required: true, rows: 3, ..Field::default() }))
                (button("Không duyệt", Tone::Secondary))
            }))
        }))
    }
}

fn secrets(page: &RequestPage, invitation: &InvitationRow) -> Markup {
    let at = |verb: &str| format!("/quan-tri/de-nghi/{}/{verb}", page.row.id);
    html! {
        (card("Đặt mật khẩu", html! {
            @if let Some(used) = invitation.used_at {
                p { "Lời mời này đã dùng hoặc đã đóng lúc " (dates::moment(used)) "." }
            } @else {
                p { "Người được mời cần hai thứ từ hai người: đường dẫn do người đề nghị trao, mã xác nhận do người duyệt trao tận tay. Không ai giữ cả hai." }
                p.meta {
                    @if invitation.has_link { "Đường dẫn đã tạo, dùng được đến " (dates::moment(invitation.expires_at)) ". " } @else { "Chưa tạo đường dẫn. " }
                    @if invitation.code_digest.is_some() { "Mã xác nhận đã tạo." } @else { "Chưa tạo mã xác nhận." }
                }
                @if page.offers.gives_link {
                    (post_button(&at("duong-dan"), &page.key, &Button { label: if invitation.has_link { "Tạo đường dẫn khác" } else { "Tạo đường dẫn" }, ..Button::default() }, &[]))
                }
                @if page.offers.gives_code {
                    (post_button(&at("ma-xac-nhan"), &page.key, &Button { label: if invitation.code_digest.is_some() { "Tạo mã khác" } else { "Tạo mã xác nhận" }, ..Button::default() }, &[]))
                }
            }
        }))
    }
}
