//! The list of a public plan's tasks, restricted to those that a figure counts.

use std::collections::HashMap;

use kernel::dates::Date;
use kernel::text;
use maud::{Markup, html};
use plans::api::{PublicTaskRow, TaskState};

/// What a figure counts: its name in addresses and its words.
const STANDINGS: [(&str, &str); 3] =
    [("con", "không tính nhiệm vụ đã hủy"), ("xong", "đã hoàn thành"), ("cham", "đang chậm")];

/// What the address asks for. Unknown words restrict nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// The leading unit, as [`unit_code`] spells it.
    pub unit: String,
    /// One of [`STANDINGS`].
    pub standing: String,
}

impl Narrowed {
    /// What the query of an address says.
    pub fn of(query: &HashMap<String, String>) -> Narrowed {
        let said = |key: &str| query.get(key).map(|value| value.trim().to_owned()).unwrap_or_default();
        Narrowed { unit: said("don_vi"), standing: said("tinh_trang") }
    }

    /// Whether the list shows this task, which that unit leads.
    pub fn holds(&self, task: &PublicTaskRow, lead: &str, today: Date) -> bool {
        (self.unit.is_empty() || self.unit == unit_code(lead)) && stands(task, &self.standing, today)
    }

    /// What the list is restricted to, with the way back to all; nothing when it is whole. `lead` is the unit's name.
    pub fn said(&self, lead: &str, here: &str) -> Markup {
        let standing = STANDINGS.into_iter().find(|(code, _)| *code == self.standing).map(|(_, words)| words);
        let parts: Vec<&str> = [Some(lead).filter(|_| !self.unit.is_empty()), standing].into_iter().flatten().collect();
        html! {
            @if !parts.is_empty() { p { "Chỉ hiện: " (parts.join(", ")) ". " a href={ (here) "#nhiem-vu" } { "Xem mọi nhiệm vụ" } } }
        }
    }
}

/// Whether a figure of this standing counts the task.
pub fn stands(task: &PublicTaskRow, standing: &str, today: Date) -> bool {
    match standing {
        "con" => task.state() != TaskState::Huy,
        "xong" => task.state() == TaskState::HoanThanh,
        "cham" => task.timeliness(today).is_late(),
        _ => true,
    }
}

/// A unit's name in addresses: "phong-kinh-te".
pub fn unit_code(name: &str) -> String {
    text::search_key(name).replace(' ', "-")
}

/// A number of a unit's tasks that opens their list.
pub fn number(n: u32, here: &str, lead: &str, standing: &str) -> Markup {
    html! {
        @if n == 0 { (n) }
        @else { a href={ (here) "?don_vi=" (unit_code(lead)) "&tinh_trang=" (standing) "#nhiem-vu" } { (n) } }
    }
}
