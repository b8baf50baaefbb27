//! The lock of a session at which nobody did anything for a while: its owner's password, or his passkey, opens it.

use axum::extract::Query;
use axum::response::Response;
use db::Leaf;
use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderValue, StatusCode};
use kernel::actor::Actor;
use maud::html;
use ui::components::{Field, FieldError, Form, Tone, button, form, password_field, secret_error_summary};
use ui::layout::{BareFrame, bare_page};
use web::{FormData, PageError, PageResult, Peer, Visitor, see_other, set_cookie, show};

use crate::entry::{self, Onward, safe_target};
use crate::guard::{self, Try, Verdict};
use crate::permissions::{OwnAccount, idle_limit};
use crate::sign_in::{self, Back, SignInForm};
use crate::store::{self, sessions};
use crate::{api, passkey, password};

/// The page.
pub async fn get(visitor: Visitor, headers: HeaderMap, Query(back): Query<Back>) -> PageResult {
    let Some(actor) = &visitor.locked else { return Ok(see_other(safe_target(&back.toi))) };
    Ok(page(&visitor, &headers, actor, &Onward { back: back.toi, resume: None }, None))
}

/// The password.
pub async fn post(visitor: Visitor, Peer(address): Peer, headers: HeaderMap, data: FormData) -> PageResult {
    let onward = Onward::of(&data);
    let Some(actor) = &visitor.locked else {
        if let Some(actor) = &visitor.actor {
            return Ok(onward.answer(&visitor, Some(actor)).await);
        }
        let text = "Phiên làm việc đã hết trong lúc khóa. Hãy đăng nhập lại.";
        let form = SignInForm::before(onward);
        return Ok(show(StatusCode::UNPROCESSABLE_ENTITY, sign_in::page(&visitor.app, &headers, &form, Some(text))));
    };
    let now = visitor.app.clock.now();
    let account = store::account(&mut visitor.read().await?, actor.commune, actor.account).await?;
    let device = entry::known_device(&visitor, &headers, Some(&account)).await?;
    let tried = Try::new(actor.commune.0, &account.username, address, device);
    if let Verdict::Wait(wait) = guard::attempt(&tried, now) {
        let text = format!("Sai nhiều lần. Hãy đợi {} giây rồi thử lại.", wait.as_secs() + 1);
        return Ok(page(&visitor, &headers, actor, &onward, Some((StatusCode::TOO_MANY_REQUESTS, &text))));
    }
    if !password::verify(data.raw("mat_khau").to_owned(), Some(account.password_hash)).await {
        let text = "Mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt.";
        return Ok(page(&visitor, &headers, actor, &onward, Some((StatusCode::UNPROCESSABLE_ENTITY, text))));
    }
    guard::succeeded(&tried);
    reopened(&visitor, &headers, actor, &onward).await
}

/// The session goes on under a fresh token.
async fn reopened(
    visitor: &Visitor,
    headers: &HeaderMap,
    actor: &Actor,
    onward: &Onward,
) -> Result<Response, PageError> {
    let allowed = actor.may(OwnAccount { account: actor.account })?;
    let (old, new) = (web::cookie(headers, web::COOKIE).unwrap_or_default(), entry::fresh_token());
    let mut tx = visitor.app.db.write(&allowed, None, visitor.app.clock.now()).await?;
    if !sessions::reopen(&mut tx, &allowed, &api::digest(old), &api::digest(&new)).await? {
        return Ok(see_other("/dang-nhap"));
    }
    tx.commit(Leaf::about("accounts_account", actor.account.0, "Mở khóa phiên"), "/").await?;
    let mut response = onward.answer(visitor, Some(actor)).await;
    if let Ok(value) = HeaderValue::from_str(&set_cookie(&new)) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    Ok(response)
}

fn page(
    visitor: &Visitor,
    headers: &HeaderMap,
    actor: &Actor,
    onward: &Onward,
    problem: Option<(StatusCode, &str)>,
) -> Response {
    let frame = BareFrame {
        title: "Phiên tạm khóa".to_owned(),
        demo_banner: visitor.app.demo_banner.clone(),
        has_errors: problem.is_some(),
        ..BareFrame::default()
    };
    let content = html! {
        h1 { "Phiên tạm khóa" }
        @if let Some((_, text)) = problem { (secret_error_summary(&[FieldError::new("mat_khau", text)])) }
        p { "Phiên của " strong { (actor.name) } " tạm khóa vì " (idle_limit(actor).as_mins()) " phút không thao tác. Những gì đang nhập dở vẫn còn." }
        (passkey::door(&visitor.app, headers, onward))
        div.part { (form(&Form { action: "/mo-khoa", ..Form::default() }, html! {
            (onward.carried())
            (password_field(&Field { name: "mat_khau", label: "Mật khẩu", required: true, autocomplete: "current-password", error: problem.map(|(_, text)| text), ..Field::default() }))
            (button("Mở khóa", Tone::Primary))
        }))
        (onward.shown())
        p { a href="/dang-nhap" { "Đăng nhập bằng tài khoản khác" } } }
    };
    show(problem.map_or(StatusCode::OK, |(status, _)| status), bare_page(&frame, content))
}
