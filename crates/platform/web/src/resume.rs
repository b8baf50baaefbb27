//! Nothing typed is lost: a form that arrived after the session had ended, or that met a fault, is given back.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use maud::{Markup, html};
use ui::components::{Field, Form, Tone, button, form, hidden, password_field, text_field};
use ui::layout::{BareFrame, bare_page};

use crate::body::{self, FORM_LIMIT};
use crate::error::FaultMark;
use crate::pages::show;
use crate::{App, AppRef, PageError};

/// A form on its way: where it was going and what it held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resume {
    /// The address it was sent to (path and query).
    pub action: String,
    /// Its fields.
    pub fields: Vec<(String, String)>,
}

impl Resume {
    /// The form as one hidden field can carry it.
    pub fn packed(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish()
    }

    /// Back from [`Resume::packed`]; `None` when the address does not lie here.
    pub fn unpack(action: &str, packed: &str) -> Option<Resume> {
        let here = action.starts_with('/') && !action.starts_with("//") && !action.starts_with("/\\");
        here.then(|| Resume { action: action.to_owned(), fields: body::parse_urlencoded(packed.as_bytes()) })
    }

    fn typed(&self) -> impl Iterator<Item = &(String, String)> {
        self.fields.iter().filter(|(name, value)| !name.starts_with('_') && !value.trim().is_empty())
    }
}

/// Keeps an ordinary form's bytes beside the request, and gives them back when the answer is a fault.
pub(crate) async fn keep_typed(State(_): State<AppRef>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || body::is_multipart(&request) {
        return next.run(request).await;
    }
    let (mut parts, stream) = request.into_parts();
    let Ok(bytes) = axum::body::to_bytes(stream, FORM_LIMIT).await else {
        return body::larger_than_allowed().into_response();
    };
    let action = parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
    let resume = Resume { action, fields: body::parse_urlencoded(&bytes) };
    let carries_secret = resume.fields.iter().any(|(name, _)| name.contains("mat_khau"));
    parts.extensions.insert(resume.clone());
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    match response.extensions().get::<FaultMark>() {
        Some(mark) if !carries_secret => {
            let lead = html! {
                p { "Chưa có gì được lưu, nhưng nội dung anh/chị vừa nhập còn nguyên bên dưới. Hãy đợi một lát rồi gửi lại; nếu vẫn gặp, báo cho người quản trị số sự cố " strong { (mark.incident) } "." }
            };
            show(StatusCode::INTERNAL_SERVER_ERROR, page_of("Hệ thống gặp sự cố", lead, &resume))
        }
        _ => response,
    }
}

/// The sign-in form that carries the interrupted form with it.
pub(crate) fn sign_in_first(app: &App, resume: &Resume) -> Response {
    let frame = BareFrame {
        title: "Phiên làm việc đã hết".to_owned(),
        demo_banner: app.demo_banner.clone(),
        ..BareFrame::default()
    };
    let content = html! {
        h1 { "Phiên làm việc đã hết" }
        p { "Nội dung anh/chị vừa gửi chưa được lưu nhưng vẫn còn giữ ở trang này. Đăng nhập lại để gửi tiếp." }
        (form(&Form { action: "/dang-nhap", ..Form::default() }, html! {
            (hidden("_resume_action", &resume.action))
            (hidden("_resume_fields", &resume.packed()))
            (text_field(&Field { name: "tai_khoan", label: "Tài khoản", required: true, autocomplete: "username", ..Field::default() }))
            (password_field(&Field { name: "mat_khau", label: "Mật khẩu", required: true, autocomplete: "current-password", ..Field::default() }))
            (button("Đăng nhập và gửi tiếp", Tone::Primary))
        }))
        @for (_, value) in resume.typed() { p.typed { (value) } }
    };
    show(StatusCode::UNAUTHORIZED, bare_page(&frame, content))
}

/// The page that offers to send the kept form again.
pub fn resume_page(title: &str, lead: Markup, resume: &Resume) -> Response {
    show(StatusCode::OK, page_of(title, lead, resume))
}

fn page_of(title: &str, lead: Markup, resume: &Resume) -> Markup {
    let frame = BareFrame { title: title.to_owned(), ..BareFrame::default() };
    let content = html! {
        h1 { (title) }
        (lead)
        form method="post" action=(resume.action) {
            @for (name, value) in &resume.fields { input type="hidden" name=(name) value=(value); }
            @for (_, value) in resume.typed() { p.typed { (value) } }
            p { (button("Gửi nội dung đã nhập", Tone::Primary)) }
        }
        p { a href="/" { "Bỏ nội dung này và về trang đầu" } }
    };
    bare_page(&frame, content)
}

impl PageError {
    /// A form with a file cannot be kept; this says so.
    pub(crate) fn files_not_kept() -> PageError {
        PageError::BadRequest(
            StatusCode::UNAUTHORIZED,
            "Phiên làm việc đã hết nên tệp chưa được gửi. Hãy đăng nhập lại ở một thẻ khác, rồi quay lại trang trước và gửi lại.".to_owned(),
        )
    }
}
