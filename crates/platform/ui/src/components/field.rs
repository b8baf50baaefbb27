//! Fields of forms: label, hint, error and control, tied together for every reader.

use maud::{Markup, html};

/// How wide the control is; the width tells what is expected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Width {
    #[default]
    Full,
    /// About 30 characters.
    Medium,
    /// About 12 characters: numbers, dates.
    Short,
}

/// What every kind of field takes. Leave out with `..Field::default()`.
#[derive(Debug, Clone, Default)]
pub struct Field<'a> {
    pub name: &'a str,
    pub label: &'a str,
    /// Help under the label; empty for none.
    pub hint: &'a str,
    pub value: &'a str,
    /// What is wrong and what to do.
    pub error: Option<&'a str>,
    pub required: bool,
    /// Shown but not to be changed.
    pub readonly: bool,
    /// `f-<name>` when empty; give one when several forms of a page have the same field.
    pub id: &'a str,
    pub width: Width,
    /// Height of a text area; 0 is 4.
    pub rows: u8,
    pub max_length: Option<u32>,
    /// HTML `autocomplete`, such as "username"; empty is "off".
    pub autocomplete: &'a str,
    /// The label is spoken but not shown (inside tables and filters that say it already).
    pub label_hidden: bool,
    /// Shown at the right under the control: the source line the value was read from.
    pub source: Option<Markup>,
}

impl Field<'_> {
    /// The id of the control, where error summaries point.
    pub fn id(&self) -> String {
        if self.id.is_empty() { format!("f-{}", self.name) } else { self.id.to_owned() }
    }

    pub(super) fn described_by(&self) -> Option<String> {
        let id = self.id();
        let hint = (!self.hint.is_empty()).then(|| format!("{id}-goi-y"));
        let error = self.error.map(|_| format!("{id}-loi"));
        let both: Vec<String> = hint.into_iter().chain(error).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }

    pub(super) fn class(&self) -> &'static str {
        match (self.width, self.error.is_some()) {
            (Width::Full, false) => "field",
            (Width::Medium, false) => "field field-medium",
            (Width::Short, false) => "field field-short",
            (Width::Full, true) => "field field-wrong",
            (Width::Medium, true) => "field field-medium field-wrong",
            (Width::Short, true) => "field field-short field-wrong",
        }
    }

    pub(super) fn label_text(&self) -> Markup {
        html! {
            (self.label)
            @if self.required { span.req aria-hidden="true" { " *" } span.vh { " (bắt buộc)" } }
        }
    }

    pub(super) fn hint_and_error(&self) -> Markup {
        let id = self.id();
        html! {
            @if !self.hint.is_empty() { p.hint id=(format!("{id}-goi-y")) { (self.hint) } }
            @if let Some(error) = self.error {
                p.error id=(format!("{id}-loi")) { span.vh { "Lỗi: " } (error) }
            }
        }
    }

    fn around(&self, control: Markup) -> Markup {
        html! {
            div class=(self.class()) {
                label.vh[self.label_hidden] for=(self.id()) { (self.label_text()) }
                (self.hint_and_error())
                (control)
                @if let Some(source) = &self.source { (source) }
            }
        }
    }

    fn input(&self, kind: &str, input_mode: Option<&str>, value: Option<&str>) -> Markup {
        self.around(html! {
            input id=(self.id()) type=(kind) name=(self.name) value=[value] inputmode=[input_mode]
                maxlength=[self.max_length] autocomplete=(auto(self.autocomplete)) readonly[self.readonly]
                aria-required=[self.required.then_some("true")] aria-describedby=[self.described_by()]
                aria-invalid=[self.error.map(|_| "true")];
        })
    }
}

fn auto(given: &str) -> &str {
    if given.is_empty() { "off" } else { given }
}

/// One line of text.
pub fn text_field(field: &Field<'_>) -> Markup {
    field.input("text", None, Some(field.value))
}

/// A password; never sent back to the page.
pub fn password_field(field: &Field<'_>) -> Markup {
    field.input("password", None, None)
}

/// A whole or decimal number, written the Vietnamese way; checked on the server.
pub fn number_field(field: &Field<'_>) -> Markup {
    Field { width: Width::Short, ..field.clone() }.input("text", Some("decimal"), Some(field.value))
}

/// A date as dd/mm/yyyy; an empty hint becomes an example.
pub fn date_field(field: &Field<'_>) -> Markup {
    let hint = if field.hint.is_empty() { "Ngày/tháng/năm, ví dụ 05/12/2026" } else { field.hint };
    Field { width: Width::Short, hint, max_length: Some(10), ..field.clone() }.input(
        "text",
        Some("numeric"),
        Some(field.value),
    )
}

/// A file to send. `accept` as in HTML: ".docx,.pdf".
pub fn file_field(field: &Field<'_>, accept: &str) -> Markup {
    field.around(html! {
        input id=(field.id()) type="file" name=(field.name) accept=[(!accept.is_empty()).then_some(accept)]
            aria-required=[field.required.then_some("true")] aria-describedby=[field.described_by()]
            aria-invalid=[field.error.map(|_| "true")];
    })
}

/// Several lines of text.
pub fn textarea_field(field: &Field<'_>) -> Markup {
    let rows = if field.rows == 0 { 4 } else { field.rows };
    field.around(html! {
        textarea id=(field.id()) name=(field.name) rows=(rows) maxlength=[field.max_length]
            readonly[field.readonly] aria-required=[field.required.then_some("true")]
            aria-describedby=[field.described_by()] aria-invalid=[field.error.map(|_| "true")] { "\n" (field.value) }
    })
}

/// A value that is sent but not shown.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// Short fields side by side on wide screens, one under the other on phones.
pub fn field_row(fields: Markup) -> Markup {
    html! { div.field-row { (fields) } }
}

/// Every kind of typed field, right and wrong.
pub fn example() -> Markup {
    let base = Field::default();
    html! {
        (text_field(&Field { name: "ten-viec", label: "Tên nhiệm vụ", value: "Rà soát, đánh giá tổng thể chất lượng đội ngũ", required: true, ..base.clone() }))
        (textarea_field(&Field { name: "san-pham", label: "Sản phẩm", hint: "Thứ nộp được: báo cáo, quyết định, danh sách, cơ sở dữ liệu.", error: Some("Chưa ghi sản phẩm. Hãy ghi tên văn bản hoặc tệp sẽ nộp."), required: true, ..base.clone() }))
        (field_row(html! {
            (date_field(&Field { name: "han", label: "Hạn hoàn thành", value: "31/02/2026", error: Some("Tháng 2 năm 2026 không có ngày 31. Hãy nhập ngày từ 01 đến 28."), ..base.clone() }))
            (number_field(&Field { name: "so-luong", label: "Số lượng", hint: "Chỉ ghi số, ví dụ 12 hoặc 2,5", value: "45", ..base.clone() }))
        }))
        (file_field(&Field { name: "tep", label: "Tệp minh chứng", hint: "Tệp .docx, .pdf, .xlsx hoặc ảnh, không quá 20 MB.", ..base.clone() }, ".docx,.pdf,.xlsx,.jpg,.png"))
        (password_field(&Field { name: "mat-khau", label: "Mật khẩu", autocomplete: "current-password", width: Width::Medium, ..base }))
    }
}
