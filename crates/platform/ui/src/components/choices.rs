//! Fields where one chooses instead of typing.

use super::field::Field;
use maud::{Markup, html};

/// One thing to choose. In `select_field` and `radio_field` the one whose `value` equals the field's is chosen.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// One line under the label (not in a select); empty for none.
    pub hint: String,
    /// Ticked, in `checkbox_field` only.
    pub checked: bool,
}

impl Choice {
    /// A choice without hint, not ticked.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }
}

/// A list that opens. `empty` is the first, empty entry ("Chọn đơn vị"); an empty text leaves it out.
pub fn select_field(field: &Field<'_>, empty: &str, choices: &[Choice]) -> Markup {
    html! {
        div class=(field.class()) {
            label.vh[field.label_hidden] for=(field.id()) { (field.label_text()) }
            (field.hint_and_error())
            select id=(field.id()) name=(field.name) aria-required=[field.required.then_some("true")]
                aria-describedby=[field.described_by()] aria-invalid=[field.error.map(|_| "true")] {
                @if !empty.is_empty() { option value="" { (empty) } }
                @for choice in choices {
                    option value=(choice.value) selected[choice.value == field.value] { (choice.label) }
                }
            }
            @if let Some(source) = &field.source { (source) }
        }
    }
}

/// One of a few, all visible.
pub fn radio_field(field: &Field<'_>, choices: &[Choice]) -> Markup {
    group(field, choices, "radio", |choice| choice.value == field.value)
}

/// Any number of a few, all visible; each ticked one sends `name=value`.
pub fn checkbox_field(field: &Field<'_>, choices: &[Choice]) -> Markup {
    group(field, choices, "checkbox", |choice| choice.checked)
}

/// One statement to tick; sends `name=1`. Ticked when the field's value is "1".
pub fn check_field(field: &Field<'_>) -> Markup {
    html! {
        div class=(field.class()) {
            @if field.error.is_some() { (field.hint_and_error()) }
            div.choice {
                input id=(field.id()) type="checkbox" name=(field.name) value="1" checked[field.value == "1"]
                    aria-describedby=[field.described_by()] aria-invalid=[field.error.map(|_| "true")];
                label for=(field.id()) { (field.label_text()) }
            }
            @if field.error.is_none() { (field.hint_and_error()) }
        }
    }
}

fn group(field: &Field<'_>, choices: &[Choice], kind: &str, chosen: impl Fn(&Choice) -> bool) -> Markup {
    let id = field.id();
    html! {
        fieldset class=(field.class()) aria-describedby=[field.described_by()] {
            legend.vh[field.label_hidden] { (field.label_text()) }
            (field.hint_and_error())
            div.choices {
                @for (at, choice) in choices.iter().enumerate() {
                    // The first control carries the field's id: that is where an error summary leads.
                    @let own = if at == 0 { id.clone() } else { format!("{id}-{}", at + 1) };
                    @let hint = (!choice.hint.is_empty()).then(|| format!("{own}-them"));
                    div.choice {
                        input id=(own) type=(kind) name=(field.name) value=(choice.value) checked[chosen(choice)]
                            aria-describedby=[hint.as_deref()];
                        label for=(own) { (choice.label) }
                        @if let Some(hint) = &hint { p.hint id=(hint) { (choice.hint) } }
                    }
                }
            }
            @if let Some(source) = &field.source { (source) }
        }
    }
}

/// Select, radio group, tick list and one statement.
pub fn example() -> Markup {
    let units = [
        Choice::new("vhxh", "Phòng Văn hóa - Xã hội"),
        Choice::new("kt", "Phòng Kinh tế"),
        Choice { checked: true, ..Choice::new("vp", "Văn phòng HĐND và UBND") },
    ];
    let levels = [
        Choice {
            hint: "Không ai chờ; làm theo thứ tự hạn.".into(), ..Choice::new("thuong", "Bình thường")
        },
        Choice {
            hint: "Hiện đầu danh sách của người thực hiện.".into(), ..Choice::new("khan", "Khẩn")
        },
    ];
    let base = Field::default();
    html! {
        (select_field(&Field { name: "chu-tri", label: "Đơn vị chủ trì", value: "vhxh", required: true, ..base.clone() }, "Chọn đơn vị", &units))
        (radio_field(&Field { name: "muc", label: "Mức ưu tiên", value: "khan", ..base.clone() }, &levels))
        (checkbox_field(&Field { name: "phoi-hop", label: "Đơn vị phối hợp", error: Some("Hãy chọn ít nhất một đơn vị."), ..base.clone() }, &units))
        (check_field(&Field { name: "cong-khai", label: "Công khai nhiệm vụ này trên trang của xã", value: "1", ..base }))
    }
}
