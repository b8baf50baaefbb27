//! A person in one line: name and title, no picture.

use maud::{Markup, html};

/// Name and title; an empty title shows the name alone, an empty name shows "Chưa phân công".
pub fn person(name: &str, title: &str) -> Markup {
    html! {
        span.person {
            @if name.is_empty() { span.none { "Chưa phân công" } }
            @else { span.person-name { (name) } @if !title.is_empty() { " " span.person-title { (title) } } }
        }
    }
}

/// The same, leading to the person's page.
pub fn person_link(href: &str, name: &str, title: &str) -> Markup {
    html! {
        span.person { a.person-name href=(href) { (name) } @if !title.is_empty() { " " span.person-title { (title) } } }
    }
}

/// With a title, as a link, and nobody.
pub fn example() -> Markup {
    html! {
        p { (person("Đặng Thị Thu Hường", "Chuyên viên, Phòng Văn hóa - Xã hội")) }
        p { (person_link("/can-bo/12", "Nguyễn Thị Hòa", "Trưởng phòng Phòng Kinh tế")) }
        p { (person("", "")) }
    }
}
