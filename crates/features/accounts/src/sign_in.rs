//! Signing in ("Đăng nhập"): anybody; a right password, or a passkey, begins a session of twelve hours.
//!
//! For an account that there is not, one that is suspended and a wrong password, the same is asked of the database, one hash is
//! computed and the same is said.

use axum::extract::Query;
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use jiff::SignedDuration;
use maud::{Markup, html};
use ui::components::{
    Choice, Field, FieldError, Form, Notice, NoticeKind, Tone, button, form, notice, password_field,
    secret_error_summary, select_field, text_field,
};
use ui::layout::{BareFrame, bare_page};
use web::{App, FormData, PageError, PageResult, Peer, Visitor, see_other, show};

use crate::entry::{self, Onward, Proof, safe_target};
use crate::guard::{self, Try, Verdict};
use crate::store::{self, AccountRow};
use crate::{passkey, password, second_step};

/// Where to go after signing in.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Back {
    #[serde(default)]
    pub toi: String,
    /// What was done just before: a password set.
    #[serde(default)]
    vua: String,
}

/// Where one goes after setting a password.
pub const AFTER_PASSWORD: &str = "/dang-nhap?vua=dat-mat-khau";

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct SignInForm {
    pub username: String,
    password: String,
    commune: i64,
    has_set_password: bool,
    pub onward: Onward,
}

impl SignInForm {
    /// Nothing typed yet.
    pub fn before(onward: Onward) -> SignInForm {
        SignInForm { onward, ..SignInForm::default() }
    }
}

/// The form.
pub async fn get(visitor: Visitor, headers: HeaderMap, Query(back): Query<Back>) -> PageResult {
    if visitor.actor.is_some() {
        return Ok(see_other(safe_target(&back.toi)));
    }
    let has_set_password = back.vua == "dat-mat-khau";
    let onward = Onward { back: back.toi, resume: None };
    let form = SignInForm { has_set_password, ..SignInForm::before(onward) };
    Ok(show(StatusCode::OK, page(&visitor.app, &headers, &form, None)))
}

/// The attempt.
pub async fn post(visitor: Visitor, Peer(address): Peer, headers: HeaderMap, data: FormData) -> PageResult {
    let form = parse(&data);
    let now = visitor.app.clock.now();
    let found = named(&visitor, &form).await?;
    let device = entry::known_device(&visitor, &headers, found.as_ref()).await?;
    let commune = found.as_ref().map_or(form.commune, |account| account.commune.0);
    let tried = Try::new(commune, &form.username, address, device);
    let slowed = match guard::attempt(&tried, now) {
        Verdict::Wait(wait) => return Ok(slow(&visitor.app, &headers, &form, wait, false)),
        Verdict::OnlyWithSecondFactor(wait) => Some(wait),
        Verdict::Go => None,
    };
    let right = password::verify(form.password.clone(), found.as_ref().map(|a| a.password_hash.clone())).await;
    let account = found.filter(|_| right);
    if let Some(account) = &account
        && let Some(factors) = second_step::asked_of(&visitor, account).await?
    {
        return Ok(second_step::page(&visitor, &headers, account, &factors, &form.onward, None));
    }
    match (account, slowed) {
        (_, Some(wait)) => Ok(slow(&visitor.app, &headers, &form, wait, true)),
        (None, None) => {
            let text = "Tài khoản hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt.";
            Ok(show(StatusCode::UNPROCESSABLE_ENTITY, page(&visitor.app, &headers, &form, Some(text))))
        }
        (Some(account), None) => {
            guard::succeeded(&tried);
            let entered = entry::let_in(&visitor, &headers, account, Proof::Password, &form.onward).await?;
            Ok(entered.unwrap_or_else(|| see_other("/dang-nhap")))
        }
    }
}

fn parse(data: &FormData) -> SignInForm {
    SignInForm {
        username: data.line("tai_khoan").to_lowercase(),
        password: data.raw("mat_khau").to_owned(),
        commune: data.number("xa").unwrap_or(0),
        has_set_password: false,
        onward: Onward::of(data),
    }
}

/// The one active account of this name.
async fn named(visitor: &Visitor, form: &SignInForm) -> Result<Option<AccountRow>, PageError> {
    let mut found = store::accounts_named(&mut visitor.read().await?, &form.username, form.commune).await?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// `strangers`: it is others who tried, from elsewhere.
fn slow(app: &App, headers: &HeaderMap, form: &SignInForm, wait: SignedDuration, strangers: bool) -> Response {
    let mut text = format!("Sai nhiều lần. Hãy đợi {} giây rồi thử lại.", wait.as_secs() + 1);
    if strangers {
        text.push_str(" Dùng khóa đăng nhập, hoặc trên máy anh/chị từng đăng nhập, thì không phải đợi.");
    }
    show(StatusCode::TOO_MANY_REQUESTS, page(app, headers, form, Some(&text)))
}

/// The page with what was typed, the password aside.
pub fn page(app: &App, headers: &HeaderMap, values: &SignInForm, problem: Option<&str>) -> Markup {
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
            @if let Some(text) = problem { (secret_error_summary(&[FieldError::new("tai_khoan", text)])) }
            @if values.has_set_password { (notice(&Notice::new(NoticeKind::Success, "Đã đặt mật khẩu. Hãy đăng nhập bằng mật khẩu mới."))) }
            (passkey::door(app, headers, &values.onward))
            div.part {
                (form(&Form { action: "/dang-nhap", ..Form::default() }, fields(app, values)))
                (values.onward.shown())
                p.meta { "Quên mật khẩu: nhờ người quản trị truy cập của xã đề nghị đặt lại." }
            }
        },
    )
}

fn fields(app: &App, values: &SignInForm) -> Markup {
    let commune = values.commune.to_string();
    html! {
        (values.onward.carried())
        @if app.communes.len() > 1 {
            @let choices: Vec<Choice> = app.communes.iter().map(|c| Choice::new(c.commune.0.to_string(), &c.name)).collect();
            (select_field(&Field { name: "xa", label: "Xã, phường, đặc khu", value: &commune, required: true, ..Field::default() }, "Chọn đơn vị", &choices))
        }
        (text_field(&Field { name: "tai_khoan", label: "Tài khoản", value: &values.username, required: true, autocomplete: "username", ..Field::default() }))
        (password_field(&Field { name: "mat_khau", label: "Mật khẩu", required: true, autocomplete: "current-password", ..Field::default() }))
        (button("Đăng nhập", Tone::Primary))
    }
}
