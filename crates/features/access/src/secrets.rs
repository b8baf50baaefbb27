//! The two secrets of an invitation, each shown once to its own holder: the link to the proposer, the code to the decider.

use axum::extract::Path;
use axum::response::Response;
use db::Leaf;
use kernel::ids::Commune;
use maud::{Markup, html};
use sha2::{Digest as _, Sha256};
use ui::components::{Tone, link_button};
use ui::layout::page_head;
use web::{Ctx, FormData, PageError, PageResult, SiteAddress};

use crate::permissions::GiveLink;
use crate::store::invitation::{self, InvitationRow};
use crate::store::request::{self, RequestRow};
use crate::words::HOME;

/// What is kept of a secret.
pub(crate) fn digest(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// What is kept of a code: bound to its invitation, so that equal codes look different.
pub(crate) fn code_digest(commune: Commune, invitation: i64, code: &str) -> Vec<u8> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    digest(&format!("{commune}/{invitation}/{digits}"))
}

/// A link's secret: 256 random bits.
pub(crate) fn fresh_token() -> String {
    format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>())
}

/// Eight random digits in two groups.
pub(crate) fn fresh_code() -> String {
    let number = rand::random_range(0..100_000_000_u32);
    format!("{:04}-{:04}", number / 10_000, number % 10_000)
}

/// Makes the link.
pub async fn link(ctx: Ctx, SiteAddress(site): SiteAddress, Path(id): Path<i64>, data: FormData) -> PageResult {
    let (row, invitation) = load(&ctx, id).await?;
    let allowed = ctx.may(GiveLink { holder: row.proposed_by })?;
    let token = fresh_token();
    let mut tx = ctx.write(&allowed, &data).await?;
    invitation::set_link(&mut tx, &allowed, invitation.id, &digest(&token)).await?;
    tx.commit(Leaf::about("access_request", id, "Tạo đường dẫn mời"), format!("/quan-tri/de-nghi/{id}")).await?;
    Ok(shown(&ctx, &row, "Đường dẫn mời", link_view(&row, &site, &token)))
}

/// Makes the code.
pub async fn code(ctx: Ctx, Path(id): Path<i64>, data: FormData) -> PageResult {
    let (row, invitation) = load(&ctx, id).await?;
    let holder = row.decided_by.ok_or(PageError::NotFound)?;
    let allowed = ctx.may(GiveLink { holder })?;
    let code = fresh_code();
    let mut tx = ctx.write(&allowed, &data).await?;
    invitation::set_code(&mut tx, &allowed, invitation.id, &code_digest(ctx.commune(), invitation.id, &code)).await?;
    tx.commit(Leaf::about("access_request", id, "Tạo mã xác nhận"), format!("/quan-tri/de-nghi/{id}")).await?;
    Ok(shown(&ctx, &row, "Mã xác nhận", code_view(&row, &code)))
}

async fn load(ctx: &Ctx, id: i64) -> Result<(RequestRow, InvitationRow), PageError> {
    let mut conn = ctx.read().await?;
    let row = request::request(&mut conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    let invitation = invitation::of_request(&mut conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    match invitation.used_at {
        None => Ok((row, invitation)),
        Some(_) => {
            Err(PageError::Refused("Lời mời này đã dùng hoặc đã đóng. Hãy đề nghị đặt lại mật khẩu.".to_owned()))
        }
    }
}

fn shown(ctx: &Ctx, row: &RequestRow, title: &str, content: Markup) -> Response {
    let back = format!("/quan-tri/de-nghi/{}", row.id);
    ctx.page(title).crumbs(&[HOME, (&back, &format!("Đề nghị số {}", row.id))]).show(content)
}

/// The page that shows a link.
pub fn link_view(row: &RequestRow, site: &str, token: &str) -> Markup {
    html! {
        (page_head("Đường dẫn mời"))
        p { "Hãy gửi cho " strong { (row.person_name) } " địa chỉ sau. Địa chỉ chỉ hiện một lần và dùng được trong " (invitation::VALID_HOURS) " giờ." }
        p { a href={ "/loi-moi/" (token) } { (site) "/loi-moi/" (token) } }
        (way_back(row))
    }
}

/// The page that shows a code.
pub fn code_view(row: &RequestRow, code: &str) -> Markup {
    html! {
        (page_head("Mã xác nhận"))
        p { "Hãy trao tận tay hoặc đọc cho " strong { (row.person_name) } " mã sau. Mã chỉ hiện một lần; không gửi cho người quản trị truy cập." }
        p.secret { (code) }
        (way_back(row))
    }
}

fn way_back(row: &RequestRow) -> Markup {
    html! { p { (link_button(&format!("/quan-tri/de-nghi/{}", row.id), "Về đề nghị", Tone::Secondary, None)) } }
}
