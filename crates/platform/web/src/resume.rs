//! Nothing typed is lost: a form that arrived after the session had ended, or that met a fault, is given back.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode};
use kernel::actor::Actor;
use maud::{Markup, html};
use ui::components::{Field, Form, Tone, button, form, hidden, password_field, text_field};
use ui::layout::{BareFrame, bare_page};

use crate::body::{self, FILE_LIMIT, Sent};
use crate::error::{TOO_LARGE, Unsaved};
use crate::pages::show;
use crate::session::{Identity, Locked};
use crate::{App, AppRef, drafts, take_address};

/// Stands among the fields of a form whose file could not be kept.
const FILE_GONE: &str = "_tep_da_mat";

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

    /// The hidden fields that carry it through another form.
    pub fn carried(&self) -> Markup {
        html! {
            (hidden("_resume_action", &self.action))
            (hidden("_resume_fields", &self.packed()))
        }
    }

    /// Back from [`Resume::packed`]; `None` when the address does not lie here.
    pub fn unpack(action: &str, packed: &str) -> Option<Resume> {
        crate::lies_here(action)
            .then(|| Resume { action: action.to_owned(), fields: body::parse_urlencoded(packed.as_bytes()) })
    }

    fn of(action: String, sent: &Sent) -> Resume {
        let mut fields = sent.texts.clone();
        if sent.chose_file {
            fields.push((FILE_GONE.to_owned(), "1".to_owned()));
        }
        Resume { action, fields }
    }

    /// Something was typed, and no password among it.
    fn worth_giving_back(&self) -> bool {
        self.typed().next().is_some() && !self.fields.iter().any(|(name, _)| name.contains("mat_khau"))
    }

    /// A browser cannot be given its file back: this says so.
    fn file_note(&self) -> Markup {
        html! {
            @if self.fields.iter().any(|(name, _)| name == FILE_GONE) {
                p { "Tệp đã chọn không giữ lại được. Ở bước sau, hãy chọn lại tệp trước khi gửi." }
            }
        }
    }

    /// What was typed, to be read once more. Codes of choices (a number, "thuong") say nothing to a reader: they travel
    /// with the form unseen.
    pub fn shown(&self) -> Markup {
        let is_words = |value: &str| value.contains(|c: char| c.is_whitespace() || c == '/' || !c.is_ascii());
        html! {
            @for (_, value) in self.typed().filter(|(_, value)| is_words(value)) { p.typed { (value) } }
        }
    }

    fn typed(&self) -> impl Iterator<Item = &(String, String)> {
        self.fields.iter().filter(|(name, value)| !name.starts_with('_') && !value.trim().is_empty())
    }
}

/// Reads the form once, for the handler and for the case that it has to be given back.
pub(crate) async fn receive(State(_): State<AppRef>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let signed_in = request.extensions().get::<Identity>().is_some_and(|identity| identity.0.is_some());
    let (mut parts, stream) = request.into_parts();
    let reading = Request::from_parts(parts.clone(), stream);
    let sent = match body::read(reading, if signed_in { FILE_LIMIT } else { 0 }).await {
        Ok(sent) => Arc::new(sent),
        Err(problem) => return problem.into_response(),
    };
    let action = parts.uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
    let resume = Resume::of(action, &sent);
    parts.extensions.insert(resume.clone());
    parts.extensions.insert(sent);
    let response = next.run(Request::from_parts(parts, Body::empty())).await;
    match response.extensions().get::<Unsaved>() {
        Some(unsaved) if resume.worth_giving_back() => given_back(unsaved, &resume),
        _ => response,
    }
}

fn given_back(unsaved: &Unsaved, resume: &Resume) -> Response {
    match unsaved {
        Unsaved::Fault { incident } => {
            let lead = html! {
                p { "Chưa có gì được lưu, nhưng nội dung anh/chị vừa nhập còn nguyên bên dưới. Hãy đợi một lát rồi gửi lại; nếu vẫn gặp, báo cho người quản trị số sự cố " strong { (incident) } "." }
            };
            show(StatusCode::INTERNAL_SERVER_ERROR, page_of("Hệ thống gặp sự cố", lead, resume))
        }
        Unsaved::TooLarge => {
            let lead = html! { p { (TOO_LARGE) " Nội dung anh/chị đã nhập còn nguyên bên dưới." } };
            show(StatusCode::PAYLOAD_TOO_LARGE, page_of("Tệp quá lớn", lead, resume))
        }
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
        p { "Nội dung anh/chị vừa gửi chưa được lưu nhưng vẫn còn giữ ở trang này. Đăng nhập lại, xem lại nội dung rồi gửi." }
        (resume.file_note())
        (form(&Form { action: "/dang-nhap", ..Form::default() }, html! {
            (resume.carried())
            (text_field(&Field { name: "tai_khoan", label: "Tài khoản", required: true, autocomplete: "username", ..Field::default() }))
            (password_field(&Field { name: "mat_khau", label: "Mật khẩu", required: true, autocomplete: "current-password", ..Field::default() }))
            (button("Đăng nhập và xem lại", Tone::Primary))
        }))
        (resume.shown())
    };
    show(StatusCode::UNAUTHORIZED, bare_page(&frame, content))
}

/// The same for a session that is locked: the person's password opens it.
pub(crate) fn unlock_first(app: &App, Locked(actor, limit): &Locked, resume: &Resume) -> Response {
    let frame =
        BareFrame {
            title: "Phiên tạm khóa".to_owned(), demo_banner: app.demo_banner.clone(), ..BareFrame::default()
        };
    let content = html! {
        h1 { "Phiên tạm khóa" }
        p { "Phiên của " strong { (actor.name) } " tạm khóa vì " (limit.as_mins()) " phút không thao tác. Nội dung vừa gửi chưa được lưu nhưng vẫn còn giữ ở trang này. Nhập mật khẩu để xem lại rồi gửi." }
        (resume.file_note())
        (form(&Form { action: "/mo-khoa", ..Form::default() }, html! {
            (resume.carried())
            (password_field(&Field { name: "mat_khau", label: "Mật khẩu", required: true, autocomplete: "current-password", ..Field::default() }))
            (button("Mở khóa và xem lại", Tone::Primary))
        }))
        (resume.shown())
    };
    show(StatusCode::UNAUTHORIZED, bare_page(&frame, content))
}

/// The page after signing in again: it offers to send the interrupted form, or to open it as it was, which works also
/// from another machine. A form too large for a draft, or without a name for one, can only be sent.
pub async fn resumed(app: &App, actor: &Actor, resume: &Resume) -> Response {
    let draft = drafts::draft_of(&resume.fields);
    let kept = match &draft {
        Some(draft) => drafts::keep(app, actor, draft).await.unwrap_or(false),
        None => false,
    };
    let lead = html! {
        p { "Anh/chị đã đăng nhập lại. Nội dung nhập trước đó còn nguyên bên dưới và chưa được gửi." }
        @if let Some(draft) = draft.filter(|_| kept) {
            p { a href=(take_address(&draft.page, draft.key.as_str())) { "Mở lại biểu mẫu với nội dung này để sửa tiếp" } }
        }
    };
    show(StatusCode::OK, page_of("Gửi tiếp nội dung đã nhập", lead, resume))
}

fn page_of(title: &str, lead: Markup, resume: &Resume) -> Markup {
    let frame = BareFrame { title: title.to_owned(), ..BareFrame::default() };
    let content = html! {
        h1 { (title) }
        (lead)
        (resume.file_note())
        form method="post" action=(resume.action) {
            @for (name, value) in &resume.fields { input type="hidden" name=(name) value=(value); }
            (resume.shown())
            p { (button("Gửi nội dung đã nhập", Tone::Primary)) }
        }
        p { a href="/" { "Bỏ nội dung này và về trang đầu" } }
    };
    bare_page(&frame, content)
}
