//! What can be done to a draft's task besides filling it in: split, merge, remove. The forms; each has its use case.

use maud::{Markup, html};
use ui::components::{
    Button, Choice, Field, Form, Tone, actions, card, checkbox_field, form, hidden, select_field, text_field,
    textarea_field,
};
use ui::icons::Icon;
use web::FormData;

use super::overview::edit_address;
use super::task_split::sentences;
use super::task_view::{TaskPage, short};

/// What was typed into the small forms, when one of them is shown again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tools {
    pub titles: String,
    pub ticked: Vec<String>,
    pub into: String,
    pub reason: String,
}

impl Tools {
    /// As sent.
    pub fn typed(data: &FormData) -> Tools {
        Tools {
            titles: data.lines("ten_con"),
            ticked: data.all("doan").map(str::to_owned).collect(),
            into: data.line("gop_vao"),
            reason: data.line("ly_do"),
        }
    }
}

fn open<'f>(action: &'f str, key: &'f str, draft: &'f str) -> Form<'f> {
    Form { action, key, draft, ..Form::default() }
}

/// Splitting into parts that are handed out one by one.
pub(super) fn split_card(key: &str, page: &TaskPage<'_>) -> Markup {
    let action = format!("{}/tach", edit_address(page.plan.id, page.task.id));
    let draft = format!("ke-hoach-{}-tach-{}", page.plan.id, page.task.id);
    let sentences = sentences(&page.task.body);
    let choices: Vec<Choice> = sentences.iter().enumerate().map(|(at, text)| tickable(page, at, text)).collect();
    card(
        "Tách nhiệm vụ",
        html! {
            p.meta { "Mỗi đoạn được đánh dấu và mỗi dòng ghi dưới đây thành một nhiệm vụ con, giữ nguyên đơn vị, người và thời hạn." }
            (form(&open(&action, key, &draft), html! {
                (hidden("_version", &page.task.version.to_string()))
                @if choices.len() > 1 {
                    (checkbox_field(&Field { name: "doan", label: "Đoạn của nội dung", ..Field::default() }, &choices))
                }
                (textarea_field(&Field { name: "ten_con", label: "Tên các nhiệm vụ con", hint: "Mỗi dòng một nhiệm vụ.", rows: 3, value: &page.tools.titles, error: page.errors.get("ten_con"), ..Field::default() }))
                (actions(html! { (Button { label: "Tách nhiệm vụ", icon: Some(Icon::Split), ..Button::default() }.render()) }))
            }))
        },
    )
}

fn tickable(page: &TaskPage<'_>, at: usize, text: &str) -> Choice {
    let value = at.to_string();
    Choice { checked: page.tools.ticked.contains(&value), ..Choice::new(value, short(text)) }
}

/// Merging into another task.
pub(super) fn merge_card(key: &str, page: &TaskPage<'_>) -> Markup {
    let action = format!("{}/gop", edit_address(page.plan.id, page.task.id));
    let others = page.siblings.iter().filter(|t| t.id != page.task.id);
    let choices: Vec<Choice> =
        others.map(|t| Choice::new(t.id.to_string(), format!("{}. {}", t.path, short(&t.title)))).collect();
    if choices.is_empty() {
        return html! {};
    }
    card(
        "Gộp nhiệm vụ",
        html! {
            p.meta { "Nội dung và dòng nguồn nối vào nhiệm vụ được chọn; người và thời hạn của nhiệm vụ được chọn giữ nguyên. Nhiệm vụ này không còn đứng riêng." }
            (form(&open(&action, key, ""), html! {
                (hidden("_version", &page.task.version.to_string()))
                (select_field(&Field { name: "gop_vao", label: "Gộp vào nhiệm vụ", value: &page.tools.into, error: page.errors.get("gop_vao"), ..Field::default() }, "Chọn nhiệm vụ", &choices))
                (actions(html! { (Button { label: "Gộp nhiệm vụ", icon: Some(Icon::Merge), ..Button::default() }.render()) }))
            }))
        },
    )
}

/// Removing what is no task.
pub(super) fn remove_card(key: &str, page: &TaskPage<'_>) -> Markup {
    let action = format!("{}/xoa", edit_address(page.plan.id, page.task.id));
    let draft = format!("ke-hoach-{}-xoa-{}", page.plan.id, page.task.id);
    card(
        "Xóa nhiệm vụ",
        html! {
            (form(&open(&action, key, &draft), html! {
                (hidden("_version", &page.task.version.to_string()))
                (text_field(&Field { name: "ly_do", label: "Lý do xóa", hint: "Ví dụ: đây là phần mở đầu, không phải nhiệm vụ.", required: true, value: &page.tools.reason, error: page.errors.get("ly_do"), ..Field::default() }))
                (actions(html! { (Button { label: "Xóa nhiệm vụ", tone: Tone::Danger, ..Button::default() }.render()) }))
            }))
        },
    )
}
