//! What a handler may answer instead of its page: a refusal, "not found", a conflict, or a fault with its number.

use axum::response::{IntoResponse, Response};
use db::DbError;
use http::StatusCode;
use kernel::permission::Denied;
use maud::html;

use crate::pages::{message_page, see_other};

/// The answer of every handler.
pub type PageResult = Result<Response, PageError>;

/// Why a handler has no page of its own to show.
#[derive(Debug)]
pub enum PageError {
    /// There is no such thing, or it lies outside the person's scope.
    NotFound,
    /// He may not, with the reason.
    Refused(String),
    /// Another person changed the same thing first.
    Conflict,
    /// This form was carried out before; go where it led.
    Elsewhere(String),
    /// The request itself is wrong (not a form); the text says what to do.
    BadRequest(StatusCode, String),
    /// More came than is taken.
    TooLarge,
    /// A page already made (a form with its errors).
    Page(Box<Response>),
    /// Unexpected. Logged with its number; the person sees only the number.
    Fault(Box<dyn std::error::Error + Send + Sync>),
}

/// Marks an answer after which the person would have to type again, so that the outer layer gives back what was typed.
#[derive(Debug, Clone)]
pub(crate) enum Unsaved {
    /// A fault, with its number.
    Fault { incident: String },
    /// A file, or the text, was too large.
    TooLarge,
}

/// Marks the answer to a form that had been carried out before.
#[derive(Debug, Clone)]
pub(crate) struct CarriedOut;

/// What is said of a form that was too large.
pub(crate) const TOO_LARGE: &str = "Tệp lớn hơn 20 MB nên không nhận được, chưa có gì được lưu. Hãy nén ảnh trong tệp \
     hoặc tách thành nhiều tệp nhỏ hơn.";

impl From<DbError> for PageError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::AlreadyDone(location) => PageError::Elsewhere(location),
            DbError::Conflict => PageError::Conflict,
            other => PageError::Fault(Box::new(other)),
        }
    }
}

impl From<Denied> for PageError {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::OutOfScope => PageError::NotFound,
            Denied::Because(reason) => PageError::Refused(reason),
        }
    }
}

impl From<Response> for PageError {
    fn from(response: Response) -> Self {
        PageError::Page(Box::new(response))
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        match self {
            PageError::NotFound => message_page(
                StatusCode::NOT_FOUND,
                "Không tìm thấy trang",
                html! { p { "Địa chỉ này không có, hoặc nằm ngoài phạm vi anh/chị được xem." } },
            ),
            PageError::Refused(reason) => {
                message_page(StatusCode::FORBIDDEN, "Không thực hiện được", html! { p { (reason) } })
            }
            PageError::Conflict => message_page(
                StatusCode::CONFLICT,
                "Người khác vừa sửa nội dung này",
                html! { p { "Nội dung đã thay đổi từ lúc anh/chị mở trang. Hãy quay lại, tải lại trang rồi làm lại; phần đã nhập vẫn còn trong biểu mẫu." } },
            ),
            PageError::Elsewhere(location) => {
                let mut response = see_other(&location);
                response.extensions_mut().insert(CarriedOut);
                response
            }
            PageError::TooLarge => {
                let text = html! { p { (TOO_LARGE) } };
                let mut response = message_page(StatusCode::PAYLOAD_TOO_LARGE, "Tệp quá lớn", text);
                response.extensions_mut().insert(Unsaved::TooLarge);
                response
            }
            PageError::BadRequest(status, text) => message_page(status, "Yêu cầu không hợp lệ", html! { p { (text) } }),
            PageError::Page(response) => *response,
            PageError::Fault(error) => fault(&*error),
        }
    }
}

fn fault(error: &(dyn std::error::Error + Send + Sync)) -> Response {
    let mut chain = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        chain.push_str(": ");
        chain.push_str(&cause.to_string());
        source = cause.source();
    }
    incident_page(&chain)
}

/// A handler that panicked. What it said may quote what was typed, so nobody hears it; the log has the place in the code.
pub(crate) fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    incident_page("panic")
}

/// The fault in the log, and its number for the person.
fn incident_page(chain: &str) -> Response {
    let incident = format!("{:08x}", rand::random::<u32>());
    tracing::error!(incident, chain, "fault");
    let mut response = message_page(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Hệ thống gặp sự cố",
        html! {
            p { "Chưa có gì được lưu. Hãy thử lại sau ít phút; nếu vẫn gặp, báo cho người quản trị số sự cố " strong { (incident) } "." }
        },
    );
    response.extensions_mut().insert(Unsaved::Fault { incident });
    response
}
