//! Narrowing a list: the common questions in view, the others folded, what is on can be taken off singly.

use super::button::{Tone, button};
use crate::icons::{Icon, icon};
use maud::{Markup, html};

/// One filter that is on.
#[derive(Debug, Clone, Default)]
pub struct ActiveFilter {
    pub label: String,
    /// Address of the list without this filter.
    pub remove_href: String,
}

/// A filter form.
#[derive(Debug, Clone, Default)]
pub struct FilterBar<'a> {
    pub action: &'a str,
    /// One to three fields always in view.
    pub main: Markup,
    /// Further fields, folded; empty for none. They stay folded when one of them is on: `active` says so.
    pub more: Markup,
    pub active: Vec<ActiveFilter>,
    /// Address without any filter; shown when one is on.
    pub clear_href: &'a str,
}

/// The form; works by plain GET.
pub fn filter_bar(bar: &FilterBar<'_>) -> Markup {
    html! {
        form.filters action=(bar.action) method="get" role="search" aria-label="Lọc danh sách" {
            div.filters-main { (bar.main) div.filters-go { (button("Lọc", Tone::Secondary)) } }
            @if !bar.more.0.is_empty() {
                details.filters-more {
                    summary { (icon(Icon::Filter)) span { "Thêm điều kiện lọc" } }
                    div.filters-fields { (bar.more) }
                }
            }
            @if !bar.active.is_empty() {
                ul.filters-on {
                    @for on in &bar.active {
                        li { a href=(on.remove_href) { (on.label) (icon(Icon::Cross)) span.vh { " (bỏ điều kiện này)" } } }
                    }
                    @if !bar.clear_href.is_empty() { li { a.plain href=(bar.clear_href) { "Bỏ tất cả" } } }
                }
            }
        }
    }
}

/// Two fields in view, two folded, one filter on.
pub fn example() -> Markup {
    use super::choices::{Choice, select_field};
    use super::field::{Field, text_field};
    let units = [Choice::new("vhxh", "Phòng Văn hóa - Xã hội"), Choice::new("kt", "Phòng Kinh tế")];
    let base = Field::default();
    filter_bar(&FilterBar {
        action: "/ke-hoach/1/danh-sach",
        main: html! {
            (text_field(&Field { name: "tu-khoa", label: "Tên nhiệm vụ hoặc người", value: "rà soát", ..base.clone() }))
            (select_field(&Field { name: "don-vi", label: "Đơn vị", value: "vhxh", ..base.clone() }, "Mọi đơn vị", &units))
        },
        more: html! {
            (select_field(&Field { name: "trang-thai", label: "Trạng thái", ..base.clone() }, "Mọi trạng thái", &[Choice::new("qua-han", "Quá hạn")]))
            (select_field(&Field { name: "chua-ro", label: "Chưa rõ", ..base }, "Không xét", &[Choice::new("nguoi", "Người")]))
        },
        active: vec![ActiveFilter {
            label: "Phòng Văn hóa - Xã hội".into(), remove_href: "?tu-khoa=ra-soat".into()
        }],
        clear_href: "/ke-hoach/1/danh-sach",
    })
}
