//! Signing in ("Đăng nhập"): anybody; a right password begins a session of twelve hours.

use axum::extract::Query;
use db::Leaf;
use http::header::SET_COOKIE;
use http::{HeaderValue, StatusCode};
use kernel::actor::Actor;
use maud::{Markup, html};
use ui::components::{
    Choice, Field, FieldError, Form, Tone, button, error_summary, form, hidden, password_field, select_field,
    text_field,
};
use ui::layout::{BareFrame, bare_page};
use web::{App, FormData, PageError, PageResult, Peer, Resume, Visitor, resumed, see_other, set_cookie, show};

use crate::permissions::OwnAccount;
use crate::store::{self, AccountRow};
use crate::{api, guard, password};

/// Where to go after signing in.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Back {
    #[serde(default)]
    toi: String,
}

struct SignInForm {
    username: String,
    password: String,
    commune: i64,
    back: String,
    resume: Option<Resume>,
}

/// The form.
pub async fn get(visitor: Visitor, Query(back): Query<Back>) -> PageResult {
    if visitor.actor.is_some() {
        return Ok(see_other(safe_target(&back.toi)));
    }
    let empty =
        SignInForm { username: String::new(), password: String::new(), commune: 0, back: back.toi, resume: None };
    Ok(show(StatusCode::OK, page(&visitor.app, &empty, None)))
}

/// The attempt.
pub async fn post(visitor: Visitor, Peer(address): Peer, data: FormData) -> PageResult {
    let form = parse(&data);
    let address = address.to_string();
    if let Err(wait) = guard::attempt(&form.username, &address) {
        let text = format!("Sai mật khẩu nhiều lần. Hãy đợi {} giây rồi thử lại.", wait.as_secs() + 1);
        return Ok(show(StatusCode::TOO_MANY_REQUESTS, page(&visitor.app, &form, Some(&text))));
    }
    let Some(account) = right_account(&visitor, &form).await? else {
        let text = "Tài khoản hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt.";
        return Ok(show(StatusCode::UNPROCESSABLE_ENTITY, page(&visitor.app, &form, Some(text))));
    };
    guard::succeeded(&form.username, &address);
    let actor = account.into_actor();
    let token = begin_session(&visitor, &actor).await?;
    let mut response = match &form.resume {
        Some(resume) => resumed(&visitor.app, &actor, resume).await,
        None => see_other(safe_target(&form.back)),
    };
    if let Ok(value) = HeaderValue::from_str(&set_cookie(&token)) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    Ok(response)
}

fn parse(data: &FormData) -> SignInForm {
    SignInForm {
        username: data.line("tai_khoan").to_lowercase(),
        password: data.raw("mat_khau").to_owned(),
        commune: data.number("xa").unwrap_or(0),
        back: data.raw("toi").to_owned(),
        resume: Resume::unpack(data.raw("_resume_action"), data.raw("_resume_fields")),
    }
}

async fn right_account(visitor: &Visitor, form: &SignInForm) -> Result<Option<AccountRow>, PageError> {
    let mut found = store::accounts_named(&mut visitor.read().await?, &form.username, form.commune).await?;
    let one = if found.len() == 1 { found.pop() } else { None };
    let stored = one.as_ref().map(|a| a.password_hash.clone());
    Ok(if password::verify(form.password.clone(), stored).await { one } else { None })
}

async fn begin_session(visitor: &Visitor, actor: &Actor) -> Result<String, PageError> {
    let token = format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>());
    let id = actor.account;
    let allowed = actor.may(OwnAccount { account: id })?;
    let mut tx = visitor.app.db.write(&allowed, None, visitor.app.clock.now()).await?;
    store::insert_session(&mut tx, &allowed, &api::digest(&token)).await?;
    tx.commit(Leaf::about("accounts_account", id.0, "Đăng nhập"), "/").await?;
    Ok(token)
}

/// Only addresses of this site are followed.
fn safe_target(back: &str) -> &str {
    if web::lies_here(back) && !back.starts_with("/dang-nhap") { back } else { "/" }
}

fn page(app: &App, values: &SignInForm, problem: Option<&str>) -> Markup {
    let one = if app.communes.len() == 1 { app.communes.first() } else { None };
    let frame = BareFrame {
        title: "Đăng nhập".to_owned(),
        commune_name: one.map(|c| c.name.clone()).unwrap_or_default(),
        demo_banner: app.demo_banner.clone(),
        has_errors: problem.is_some(),
        footer_links: vec![("/cong-khai".to_owned(), "Trang công khai cho người dân".to_owned())],
        ..BareFrame::default()
    };
    bare_page(
        &frame,
        html! {
            h1 { "Đăng nhập" }
            @if let Some(text) = problem { (error_summary(&[FieldError::new("tai_khoan", text)])) }
            (form(&Form { action: "/dang-nhap", ..Form::default() }, fields(app, values)))
            @if let Some(resume) = &values.resume {
                p { "Nội dung anh/chị vừa gửi vẫn còn giữ ở trang này:" }
                (resume.shown())
            }
            p.meta { "Quên mật khẩu: liên hệ người quản trị tài khoản của xã." }
        },
    )
}

fn fields(app: &App, values: &SignInForm) -> Markup {
    let commune = values.commune.to_string();
    html! {
        (hidden("toi", &values.back))
        @if let Some(resume) = &values.resume {
            (hidden("_resume_action", &resume.action))
            (hidden("_resume_fields", &resume.packed()))
        }
        @if app.communes.len() > 1 {
            @let choices: Vec<Choice> = app.communes.iter().map(|c| Choice::new(c.commune.0.to_string(), &c.name)).collect();
            (select_field(&Field { name: "xa", label: "Xã, phường, đặc khu", value: &commune, required: true, ..Field::default() }, "Chọn đơn vị", &choices))
        }
        (text_field(&Field { name: "tai_khoan", label: "Tài khoản", value: &values.username, required: true, autocomplete: "username", ..Field::default() }))
        (password_field(&Field { name: "mat_khau", label: "Mật khẩu", required: true, autocomplete: "current-password", ..Field::default() }))
        (button("Đăng nhập", Tone::Primary))
    }
}

#[cfg(test)]
mod tests {
    use super::safe_target;

    #[test]
    fn other_sites_are_never_followed() {
        for (given, target) in [
            ("/ke-hoach/1?x=y", "/ke-hoach/1?x=y"),
            ("//ac.vn", "/"),
            ("/\\ac.vn", "/"),
            ("/\t/ac.vn", "/"),
            ("/ke-hoach\r\nX: y", "/"),
            ("https://ac.vn", "/"),
            ("", "/"),
            ("/dang-nhap", "/"),
        ] {
            assert_eq!(safe_target(given), target);
        }
    }
}
