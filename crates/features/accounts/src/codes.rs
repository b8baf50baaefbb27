//! Codes of an app ("Mã xác thực"): switching them on with a QR code, off with a code, and fresh recovery codes.

use axum::response::Response;
use db::Leaf;
use kernel::ids::{AccountId, Commune};
use maud::{Markup, html};
use ui::charts::qr;
use ui::components::{
    Field, FieldError, Form, Notice, NoticeKind, Tone, Width, button, card, form, hidden, link_button, notice,
    password_field, secret_error_summary, text_field,
};
use ui::layout::page_head;
use web::{App, Ctx, FieldErrors, FormData, PageError, PageResult, see_other};

use crate::own::{Own, fresh_recovery};
use crate::passkey::ceremony::Base64;
use crate::permissions::OwnAccount;
use crate::store::factors;
use crate::{profile, recovery, totp};

const HERE: &str = "/tai-khoan/ma-xac-thuc";
const TITLE: &str = "Mã xác thực";

/// Where the secret of an account stands, for the vault.
fn place(commune: Commune, account: AccountId) -> String {
    format!("accounts_totp.totp_secret/{commune}/{account}")
}

/// The secret in a row; `None` when the key of this installation is not the one that sealed it.
pub fn opened(app: &App, commune: Commune, account: AccountId, totp_secret: &str) -> Option<Vec<u8>> {
    app.vault.open(&place(commune, account), &Base64::bytes(totp_secret)?)
}

/// The page: how to switch on, or how to switch off.
pub async fn get(ctx: Ctx) -> PageResult {
    let own = Own::of(&ctx).await?;
    let secret: [u8; totp::SECRET_BYTES] = rand::random();
    Ok(shown(&ctx, &own, &secret, &FieldErrors::default()))
}

/// Switches on, once the app shows the right code; the recovery codes are shown this once.
pub async fn switch_on(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let own = Own::of(&ctx).await?;
    let (commune, account) = (ctx.commune(), ctx.actor.account);
    if own.totp.is_some() {
        return Ok(see_other(HERE));
    }
    // The secret travelled with the page, sealed for this account.
    let Some(secret) = opened(&ctx.app, commune, account, data.raw("_bi_mat")) else { return Ok(see_other(HERE)) };
    let mut errors = FieldErrors::default();
    own.check_password(&ctx, data.raw("mat_khau_bat"), "mat_khau_bat", &mut errors).await;
    let step = totp::step_of(&secret, data.raw("ma_bat"), ctx.app.clock.wall(), 0);
    if step.is_none() {
        errors.add("ma_bat", "Mã chưa đúng. Hãy nhập mã đang hiện trong ứng dụng, và kiểm tra giờ của điện thoại.");
    }
    let (Some(step), true) = (step, errors.is_empty()) else { return Ok(shown(&ctx, &own, &secret, &errors)) };
    let sealed = Base64::letters(&ctx.app.vault.seal(&place(commune, account), &secret));
    let (codes, hashes) = fresh_recovery(commune, account);
    let mut tx = ctx.write(&allowed, &data).await?;
    factors::add_totp(&mut tx, &allowed, &sealed, step).await?;
    factors::replace_recovery(&mut tx, &allowed, &hashes).await?;
    tx.commit(Leaf::about("accounts_account", account.0, "Bật mã xác thực"), profile::HERE).await?;
    Ok(recovery_page(&ctx, "Đã bật mã xác thực", &codes))
}

/// Switches off; the password and a code are asked for.
pub async fn switch_off(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let own = Own::of(&ctx).await?;
    let (commune, account) = (ctx.commune(), ctx.actor.account);
    let Some(totp) = &own.totp else { return Ok(see_other(profile::HERE)) };
    let mut errors = FieldErrors::default();
    let typed = data.raw("mat_khau_tat");
    own.check_password(&ctx, typed, "mat_khau_tat", &mut errors).await;
    if own.passkeys.is_empty() {
        own.check_stands_alone(typed, "mat_khau_tat", &mut errors);
    }
    let secret = opened(&ctx.app, commune, account, &totp.totp_secret).unwrap_or_default();
    let step = totp::step_of(&secret, data.raw("ma_tat"), ctx.app.clock.wall(), totp.last_step);
    let hash = recovery::digest(commune, account, data.raw("ma_tat"));
    if step.is_none() && hash.is_none() {
        errors.add("ma_tat", WRONG_CODE);
    }
    if !errors.is_empty() {
        return Ok(shown(&ctx, &own, &[], &errors));
    }
    let mut tx = ctx.write(&allowed, &data).await?;
    if let (None, Some(hash)) = (step, hash)
        && !factors::spend_recovery(&mut tx, &allowed, &hash).await?
    {
        errors.add("ma_tat", WRONG_CODE);
        return Ok(shown(&ctx, &own, &[], &errors));
    }
    factors::delete_totp(&mut tx, &allowed).await?;
    if own.passkeys.is_empty() {
        factors::replace_recovery(&mut tx, &allowed, &[]).await?;
    }
    let written = tx.commit(Leaf::about("accounts_account", account.0, "Tắt mã xác thực"), profile::HERE).await?;
    Ok(ctx.done(&written, "Đã tắt mã xác thực."))
}

const WRONG_CODE: &str = "Mã chưa đúng hoặc đã dùng.";

/// Fresh recovery codes in place of the old ones.
pub async fn fresh_codes(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(OwnAccount { account: ctx.actor.account })?;
    let own = Own::of(&ctx).await?;
    let mut errors = FieldErrors::default();
    own.check_password(&ctx, data.raw("mat_khau_ma"), "mat_khau_ma", &mut errors).await;
    if !own.has_second_factor() {
        return Err(PageError::NotFound);
    }
    if !errors.is_empty() {
        let secret: [u8; totp::SECRET_BYTES] = rand::random();
        return Ok(shown(&ctx, &own, &secret, &errors));
    }
    let (codes, hashes) = fresh_recovery(ctx.commune(), ctx.actor.account);
    let mut tx = ctx.write(&allowed, &data).await?;
    factors::replace_recovery(&mut tx, &allowed, &hashes).await?;
    tx.commit(Leaf::about("accounts_account", ctx.actor.account.0, "Tạo mã dự phòng mới"), profile::HERE).await?;
    Ok(recovery_page(&ctx, "Đã tạo mã dự phòng mới", &codes))
}

/// The recovery codes, shown once.
pub fn recovery_page(ctx: &Ctx, done: &str, codes: &[String]) -> Response {
    ctx.page("Mã dự phòng").crumbs(&[(profile::HERE, profile::TITLE)]).show(recovery_view(done, codes))
}

/// What it shows.
pub fn recovery_view(done: &str, codes: &[String]) -> Markup {
    html! {
        (page_head("Mã dự phòng"))
        (notice(&Notice::new(NoticeKind::Success, format!("{done}. Trang này chỉ hiện một lần."))))
        p { "Mỗi mã thay cho điện thoại hoặc khóa đăng nhập đúng một lần. Hãy in hoặc chép ra giấy, cất nơi khóa được; không chụp ảnh, không lưu trong máy tính này." }
        ol { @for code in codes { li { code translate="no" { (code) } } } }
        p { (link_button(profile::HERE, "Tôi đã cất các mã này", Tone::Primary, None)) }
    }
}

fn shown(ctx: &Ctx, own: &Own, secret: &[u8], errors: &FieldErrors) -> Response {
    let page = ctx.page(TITLE).crumbs(&[(profile::HERE, profile::TITLE)]);
    let page = if errors.is_empty() { page } else { page.refused() };
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    page.show(html! {
        (page_head(TITLE))
        (secret_error_summary(&list))
        @if own.totp.is_some() { (off_form(ctx, errors)) } @else { (on_form(ctx, own, secret, errors)) }
        @if own.has_second_factor() { (fresh_form(ctx, own, errors)) }
    })
}

fn on_form(ctx: &Ctx, own: &Own, secret: &[u8], errors: &FieldErrors) -> Markup {
    let (commune, account) = (own.account.commune, own.account.id);
    let sealed = Base64::letters(&ctx.app.vault.seal(&place(commune, account), secret));
    let issuer = format!("Sáu Rõ – {}", ctx.commune_info().name);
    let address = totp::address(secret, &own.account.username, &issuer);
    html! {
        p { "Khi bật, mỗi lần đăng nhập bằng mật khẩu cần thêm một mã 6 chữ số trong điện thoại. Ai biết mật khẩu mà không cầm điện thoại thì không vào được." }
        (card("Bật mã xác thực", html! {
            ol {
                li { "1. Cài một ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, Aegis…)." }
                li { "2. Trong ứng dụng, quét mã này:" p { (qr(&address, "Mã QR để ứng dụng xác thực đọc")) } }
                li { "3. Nếu không quét được, nhập tay khóa này, loại “theo thời gian”: " p { code translate="no" { (totp::spelled(secret)) } } }
                li { "4. Nhập mã 6 chữ số mà ứng dụng hiện ra." }
            }
            (form(&Form { action: HERE, key: &ctx.key(), ..Form::default() }, html! {
                (hidden("_bi_mat", &sealed))
                (text_field(&Field { name: "ma_bat", label: "Mã trong ứng dụng", required: true, autocomplete: "one-time-code", width: Width::Short, error: errors.get("ma_bat"), ..Field::default() }))
                (password_field(&Field { name: "mat_khau_bat", label: "Mật khẩu hiện tại", required: true, autocomplete: "current-password", error: errors.get("mat_khau_bat"), ..Field::default() }))
                (button("Bật mã xác thực", Tone::Primary))
            }))
        }))
    }
}

fn off_form(ctx: &Ctx, errors: &FieldErrors) -> Markup {
    card(
        "Tắt mã xác thực",
        html! {
            p { "Mã xác thực đang bật. Tắt rồi thì ai biết mật khẩu là đăng nhập được." }
            (form(&Form { action: "/tai-khoan/ma-xac-thuc/tat", key: &ctx.key(), ..Form::default() }, html! {
                (text_field(&Field { name: "ma_tat", label: "Mã trong ứng dụng, hoặc một mã dự phòng", required: true, autocomplete: "one-time-code", width: Width::Medium, error: errors.get("ma_tat"), ..Field::default() }))
                (password_field(&Field { name: "mat_khau_tat", label: "Mật khẩu hiện tại", required: true, autocomplete: "current-password", error: errors.get("mat_khau_tat"), ..Field::default() }))
                (button("Tắt mã xác thực", Tone::Danger))
            }))
        },
    )
}

fn fresh_form(ctx: &Ctx, own: &Own, errors: &FieldErrors) -> Markup {
    card(
        "Mã dự phòng",
        html! {
            p { "Còn " (own.recovery_left) " mã chưa dùng. Tạo mã mới thì các mã cũ hết hiệu lực." }
            (form(&Form { action: "/tai-khoan/ma-du-phong", key: &ctx.key(), ..Form::default() }, html! {
                (password_field(&Field { name: "mat_khau_ma", label: "Mật khẩu hiện tại", required: true, autocomplete: "current-password", error: errors.get("mat_khau_ma"), ..Field::default() }))
                (button("Tạo mã dự phòng mới", Tone::Secondary))
            }))
        },
    )
}
