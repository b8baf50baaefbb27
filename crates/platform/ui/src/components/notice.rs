//! A word from the system at the top of a page or a part of it.

use crate::icons::{Icon, icon};
use maud::{Markup, html};

/// What kind of word it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NoticeKind {
    #[default]
    Info,
    /// Done as asked.
    Success,
    /// Works, but look at it.
    Warning,
    /// Did not work.
    Error,
}

/// A kind and a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    pub kind: NoticeKind,
    pub text: String,
}

impl Notice {
    /// A notice of `kind`.
    pub fn new(kind: NoticeKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into() }
    }
}

/// The notice with a plain text.
pub fn notice(said: &Notice) -> Markup {
    notice_with(said.kind, html! { p { (said.text) } })
}

/// The notice with paragraphs, lists or links in it.
pub fn notice_with(kind: NoticeKind, body: Markup) -> Markup {
    let (class, sign, word) = match kind {
        NoticeKind::Info => ("notice notice-info", Icon::Info, "Thông tin"),
        NoticeKind::Success => ("notice notice-success", Icon::Check, "Đã xong"),
        NoticeKind::Warning => ("notice notice-warning", Icon::Warning, "Lưu ý"),
        NoticeKind::Error => ("notice notice-error", Icon::Stop, "Không thực hiện được"),
    };
    let role = if kind == NoticeKind::Error { "alert" } else { "status" };
    html! {
        div class=(class) role=(role) {
            (icon(sign))
            div.notice-body { strong.notice-word { (word) } (body) }
        }
    }
}

/// One of each kind.
pub fn example() -> Markup {
    html! {
        (notice(&Notice::new(NoticeKind::Success, "Đã ghi nhận tiến độ của nhiệm vụ II.2.")))
        (notice(&Notice::new(NoticeKind::Info, "Kế hoạch đang là bản nháp. Chỉ người soạn nhìn thấy cho đến khi ban hành.")))
        (notice(&Notice::new(NoticeKind::Warning, "Văn bản chưa có số và ngày. Bản nháp vẫn lưu được; khi ban hành cần ghi đủ.")))
        (notice(&Notice::new(NoticeKind::Error, "Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi tải lên lại.")))
    }
}
