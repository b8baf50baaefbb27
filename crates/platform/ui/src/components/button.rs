//! Buttons, and links that look like them.

use crate::icons::{Icon, icon};
use maud::{Markup, html};

/// How much a button asks to be pressed. One `Primary` per form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    Primary,
    #[default]
    Secondary,
    /// Can't be undone, or takes something from somebody.
    Danger,
    /// Beside other things: cancel, show more.
    Quiet,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Tone::Primary => "btn btn-primary",
            Tone::Secondary => "btn",
            Tone::Danger => "btn btn-danger",
            Tone::Quiet => "btn btn-quiet",
        }
    }
}

/// A submit button with everything it may carry.
#[derive(Debug, Clone, Default)]
pub struct Button<'a> {
    pub label: &'a str,
    pub tone: Tone,
    pub icon: Option<Icon>,
    /// With `value`: what the form sends when this button is the one pressed. Empty sends nothing.
    pub name: &'a str,
    pub value: &'a str,
    /// Another address than the form's; empty keeps the form's.
    pub form_action: &'a str,
    /// Said after the label to those who don't see what the button stands beside, such as the task's title.
    pub about: &'a str,
}

impl Button<'_> {
    /// The button as HTML.
    pub fn render(&self) -> Markup {
        let named = !self.name.is_empty();
        html! {
            button class=(self.tone.class()) type="submit" name=[named.then_some(self.name)]
                value=[named.then_some(self.value)]
                formaction=[(!self.form_action.is_empty()).then_some(self.form_action)] {
                (inner(self.label, self.icon, self.about))
            }
        }
    }
}

/// A plain submit button.
pub fn button(label: &str, tone: Tone) -> Markup {
    Button { label, tone, ..Button::default() }.render()
}

/// A link in the shape of a button, for going somewhere (never for changing something).
pub fn link_button(href: &str, label: &str, tone: Tone, sign: Option<Icon>) -> Markup {
    html! { a class=(tone.class()) href=(href) { (inner(label, sign, "")) } }
}

/// Buttons in a row, the main one first; they wrap on phones.
pub fn actions(buttons: Markup) -> Markup {
    html! { div.actions { (buttons) } }
}

fn inner(label: &str, sign: Option<Icon>, about: &str) -> Markup {
    html! {
        @if let Some(sign) = sign { (icon(sign)) }
        span { (label) @if !about.is_empty() { span.vh { ": " (about) } } }
    }
}

/// Every tone, with and without a sign.
pub fn example() -> Markup {
    actions(html! {
        (Button { label: "Ban hành kế hoạch", tone: Tone::Primary, icon: Some(Icon::Check), ..Button::default() }.render())
        (button("Lưu nháp", Tone::Secondary))
        (link_button("/ke-hoach/1/tep.xlsx", "Tải danh sách (.xlsx)", Tone::Secondary, Some(Icon::Download)))
        (button("Hủy nhiệm vụ", Tone::Danger))
        (link_button("/ke-hoach/1", "Quay lại", Tone::Quiet, Some(Icon::Left)))
    })
}
