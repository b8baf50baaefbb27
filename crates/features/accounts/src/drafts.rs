//! What I have typed and not sent ("Nội dung chưa gửi"): kept while I type, listed, dropped.

use axum::response::IntoResponse as _;
use db::draft::{self, DraftHead, OwnDrafts};
use http::StatusCode;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{Button, Tone, card, empty, link_button, post_button};
use ui::layout::page_head_with;
use web::{Ctx, DRAFTS, FormData, PageError, PageResult, take_address};

/// Most letters of a value that are shown in the list.
const SHOWN: usize = 4_000;

/// A draft with what it holds.
pub struct Kept {
    pub head: DraftHead,
    pub fields: Vec<(String, String)>,
}

/// The list.
pub async fn get(ctx: Ctx) -> PageResult {
    let mut conn = ctx.read().await?;
    let mut kept = Vec::new();
    for head in draft::drafts_of(&mut conn, &ctx.actor, ctx.now()).await? {
        let fields = draft::fields_of(&mut conn, &ctx.actor, &head.key).await?;
        kept.push(Kept { head, fields });
    }
    let page = ctx.page("Nội dung chưa gửi").crumbs(&[("/tai-khoan", "Tài khoản của tôi")]);
    Ok(page.show(view(&kept)))
}

/// Keeps a form as it stands; the script sends it every few seconds. It needs no key of its own: kept twice is kept once.
pub async fn keep(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(OwnDrafts { account: ctx.actor.account })?;
    let draft = data.draft().ok_or(PageError::NotFound)?;
    if data.has("_bo") {
        draft::discard(&ctx.app.db, &allowed, &draft.key, ctx.now()).await?;
    } else if !draft::keep(&ctx.app.db, &allowed, &draft, ctx.now()).await? {
        let text = "Nội dung dài quá nên máy chủ không giữ bản nháp; bản trong trình duyệt vẫn còn.";
        return Err(PageError::BadRequest(StatusCode::PAYLOAD_TOO_LARGE, text.to_owned()));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Drops a draft; dropped twice is dropped once.
pub async fn discard(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(OwnDrafts { account: ctx.actor.account })?;
    let draft = data.draft().ok_or(PageError::NotFound)?;
    draft::discard(&ctx.app.db, &allowed, &draft.key, ctx.now()).await?;
    Ok(ctx.dropped(&draft, "Đã bỏ nội dung chưa gửi."))
}

/// The drafts, the newest first.
pub fn view(kept: &[Kept]) -> Markup {
    let lead = html! {
        "Hệ thống giữ những gì anh/chị đang nhập dở trong 14 ngày; chỉ anh/chị xem được. "
        "Nếu biểu mẫu không còn (việc đã đóng, kế hoạch đã xóa), hãy chép nội dung ở đây."
    };
    html! {
        (page_head_with("Nội dung chưa gửi", lead, html! {}))
        @if kept.is_empty() {
            (empty("Không có nội dung nào đang nhập dở.", "/", "Về trang đầu"))
        }
        @for one in kept { (card(&format!("Giữ lúc {}", dates::moment(one.head.saved_at)), body(one))) }
    }
}

fn body(kept: &Kept) -> Markup {
    let Kept { head, fields } = kept;
    let off = Button { label: "Bỏ nội dung đó", tone: Tone::Quiet, about: &head.name, ..Button::default() };
    html! {
        @for (_, value) in fields.iter().filter(|(_, value)| !value.trim().is_empty()) {
            @let shown: String = value.chars().take(SHOWN).collect();
            p.typed { (shown) @if shown.len() < value.len() { " …" } }
        }
        div.actions {
            (link_button(&take_address(&head.page, &head.key), "Mở lại biểu mẫu", Tone::Secondary, None))
            (post_button(&format!("{DRAFTS}/bo"), &head.key, &off, &[("_draft", &head.name), ("_page", DRAFTS)]))
        }
    }
}
