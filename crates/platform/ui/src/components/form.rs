//! Forms. Every form that changes something goes through here, so that none forgets its idempotency key.

use super::button::{Button, Tone};
use crate::components::field::{Field, hidden, text_field};
use maud::{Markup, html};

/// A form that changes something.
#[derive(Debug, Clone, Default)]
pub struct Form<'a> {
    pub action: &'a str,
    /// Idempotency key, new for every page shown; sent as `_key`.
    pub key: &'a str,
    /// Name under which the browser keeps what was typed, such as "nhiem-vu-12-tien-do"; empty keeps nothing.
    pub draft: &'a str,
    /// The form sends files.
    pub files: bool,
    /// Extra class; empty for none.
    pub class: &'a str,
}

/// A POST form with its key and, if asked, its local draft, whose name is sent along as `_draft`.
pub fn form(form: &Form<'_>, body: Markup) -> Markup {
    let class = if form.class.is_empty() { "form".to_owned() } else { format!("form {}", form.class) };
    html! {
        form class=(class) action=(form.action) method="post" novalidate
            enctype=[form.files.then_some("multipart/form-data")]
            data-draft=[(!form.draft.is_empty()).then_some(form.draft)] {
            (hidden("_key", form.key))
            @if !form.draft.is_empty() { (hidden("_draft", form.draft)) }
            (body)
        }
    }
}

/// A form that only asks: filters, choices of period. Sends nothing that changes anything.
pub fn get_form(action: &str, body: Markup) -> Markup {
    html! { form.form.form-get action=(action) method="get" { (body) } }
}

/// One button that posts: confirm reading, start a task. `fields` are (name, value) pairs sent along.
pub fn post_button(action: &str, key: &str, button: &Button<'_>, fields: &[(&str, &str)]) -> Markup {
    html! {
        form.form-one action=(action) method="post" {
            (hidden("_key", key))
            @for (name, value) in fields { (hidden(name, value)) }
            (button.render())
        }
    }
}

/// A form kept as a draft, and a form of one button.
pub fn example() -> Markup {
    let title = Field { name: "ten-mau", label: "Tên sản phẩm", required: true, ..Field::default() };
    html! {
        (form(
            &Form { action: "/mau", key: "k-1", draft: "mau-san-pham", ..Form::default() },
            html! {
                (text_field(&title))
                div.actions { (Button { label: "Lưu", tone: Tone::Primary, ..Button::default() }.render()) }
            },
        ))
        (post_button("/mau/da-doc", "k-2", &Button { label: "Tôi đã đọc và nắm nội dung", ..Button::default() }, &[("van-ban", "7")]))
    }
}
