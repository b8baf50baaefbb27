//! All that is wrong with a form, at its top, each line leading to its field.

use maud::{Markup, html};

/// One thing that is wrong.
#[derive(Debug, Clone, Default)]
pub struct FieldError {
    /// Name of the field; the line leads to `#f-<name>`. A value beginning with `#` is taken as it is; empty leads nowhere.
    pub field: String,
    pub text: String,
}

impl FieldError {
    /// `text` is wrong with the field `name`.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { field: name.into(), text: text.into() }
    }
}

/// The summary; nothing when nothing is wrong. Set `PageFrame::has_errors` with it.
pub fn error_summary(errors: &[FieldError]) -> Markup {
    summary(errors, "Nội dung đã nhập vẫn còn nguyên. Chưa có gì thay đổi.")
}

/// The summary of a form of secrets, which never come back with the page.
pub fn secret_error_summary(errors: &[FieldError]) -> Markup {
    summary(errors, "Chưa có gì thay đổi. Vì an toàn, mật khẩu và mã bí mật không hiện lại; hãy nhập lại.")
}

fn summary(errors: &[FieldError], kept: &str) -> Markup {
    html! {
        @if !errors.is_empty() {
            div #tom-tat-loi .error-summary role="alert" tabindex="-1" data-focus {
                h2 { "Có " (errors.len()) " chỗ cần sửa" }
                ul {
                    @for error in errors {
                        li {
                            @if error.field.is_empty() { (error.text) }
                            @else { a href=(target(&error.field)) { (error.text) } }
                        }
                    }
                }
                p { (kept) }
            }
        }
    }
}

fn target(field: &str) -> String {
    if field.starts_with('#') { field.to_owned() } else { format!("#f-{field}") }
}

/// Two fields wrong.
pub fn example() -> Markup {
    error_summary(&[
        FieldError::new("san-pham", "Chưa ghi sản phẩm. Hãy ghi tên văn bản hoặc tệp sẽ nộp."),
        FieldError::new("han", "Tháng 2 năm 2026 không có ngày 31. Hãy nhập ngày từ 01 đến 28."),
    ])
}
