//! The page "Tra cứu quy định" drawn.

use kernel::dates;
use maud::{Markup, html};
use rules::law::{Document, Law, Series};
use ui::components::{
    ActiveFilter, Choice, Column, Field, FieldError, FilterBar, RowTone, Tab, Table, TableRow, card, date_field,
    disclosure, empty, error_summary, filter_bar, section, select_field, table, tabs, text_field,
};
use ui::layout::page_head_with;

use super::{HOME, Lookup};
use crate::choices::CHOICES;
use crate::period::PERIOD;
use crate::words::{self, cite, document_href, document_name, series_href};
use crate::year::YEAR;

/// The page's content.
pub fn view(page: &Lookup) -> Markup {
    let wrong: Vec<FieldError> = page.on.problem.iter().map(|text| FieldError::new("ngay", text)).collect();
    let finds_nothing = page.documents.is_empty() && page.series.is_empty();
    html! {
        (page_head_with(HOME.1, html! {
            "Quy định áp dụng ngày " strong { (dates::short(page.on.day)) } ", mỗi con số kèm điều khoản và mức tin cậy."
        }, html! {}))
        (parts(HOME.0))
        (error_summary(&wrong))
        (filters(page))
        @if finds_nothing {
            (empty("Không có văn bản, con số nào như vậy.", HOME.0, "Xem tất cả"))
        } @else {
            @let topics = words::topics(page.series.iter().copied());
            (contents(page, &topics))
            @if page.is_narrowed() {
                @for topic in topics {
                    @let of_topic: Vec<&Series> = page.series.iter().copied().filter(|s| s.topic() == topic).collect();
                    div id=(anchor(topic)) { (card(words::topic_or_other(topic), parameters(page, topic, &of_topic))) }
                }
            }
            div id="van-ban" { (documents(page)) }
            div id="thay-doi" { (changed(page)) }
        }
    }
}

/// The pages of the slice, as tabs; `current` is the address of one.
pub(crate) fn parts(current: &str) -> Markup {
    let tab = |href: &str, label: &str| Tab::new(href, label, href == current);
    tabs(
        "Phần của quy định",
        &[
            tab(HOME.0, "Tra cứu"),
            tab(PERIOD.0, "Tính điểm kỳ"),
            tab(YEAR.0, "Xếp loại năm"),
            tab(CHOICES, "Chỗ để ngỏ"),
        ],
    )
}

fn filters(page: &Lookup) -> Markup {
    let base = Field::default();
    let topics: Vec<Choice> =
        words::topics(Law::shipped().series()).into_iter().map(|t| Choice::new(t, words::topic_or_other(t))).collect();
    let without = |rest: &str| format!("{}?{}{rest}", HOME.0, page.on.query());
    let mut active = Vec::new();
    if !page.query.is_empty() {
        let rest = if page.topic.is_empty() { String::new() } else { format!("&chu-de={}", page.topic) };
        active.push(ActiveFilter { label: format!("“{}”", page.query), remove_href: without(&rest) });
    }
    if !page.topic.is_empty() {
        // The words are taken off with the topic: no address is put together from what was typed.
        active.push(ActiveFilter { label: words::topic_or_other(&page.topic).to_owned(), remove_href: without("") });
    }
    filter_bar(&FilterBar {
        action: HOME.0,
        main: html! {
            (text_field(&Field { name: "tu", label: "Từ cần tìm", value: &page.query, max_length: Some(100), ..base.clone() }))
            (select_field(&Field { name: "chu-de", label: "Chủ đề", value: &page.topic, ..base.clone() }, "Mọi chủ đề", &topics))
            (date_field(&Field { name: "ngay", label: "Áp dụng ngày", value: &page.on.typed, error: page.on.problem.as_deref(), ..base }))
        },
        more: html! {},
        active,
        clear_href: HOME.0,
    })
}

fn anchor(topic: &str) -> String {
    format!("chu-de-{}", topic.replace('_', "-"))
}

/// The topics, each leading to its numbers: on this page where something was looked for, else by itself, for all of them
/// together are long.
fn contents(page: &Lookup, topics: &[&str]) -> Markup {
    html! {
        nav aria-label="Chủ đề" {
            ul.list {
                li { a href="#van-ban" { "Văn bản" } span.count { (page.documents.len()) } }
                @for topic in topics {
                    @let href = if page.is_narrowed() { format!("#{}", anchor(topic)) } else { format!("{}?{}&chu-de={topic}", HOME.0, page.on.query()) };
                    li {
                        a href=(href) { "Con số: " (words::topic_or_other(topic)) }
                        span.count { (page.series.iter().filter(|series| series.topic() == *topic).count()) }
                    }
                }
                li { a href="#thay-doi" { "Thay đổi qua các mốc thời gian" } }
            }
        }
    }
}

fn documents(page: &Lookup) -> Markup {
    let row = |document: &&Document| {
        let in_force = document.in_force(page.on.day);
        let tone = if in_force == Some(false) { RowTone::Muted } else { RowTone::Plain };
        TableRow::new(vec![
            html! { a href={ (document_href(&document.number)) "?" (page.on.query()) } { (document_name(document)) } },
            html! { div { (document.title) div.meta { (document.issuer) } } },
            html! { (words::standing(document, page.on.day)) },
            html! { (words::trust(document.trust)) },
        ])
        .toned(tone)
    };
    card(
        "Văn bản",
        table(&Table {
            caption: format!("Văn bản, tình trạng ngày {}", dates::short(page.on.day)),
            caption_hidden: true,
            columns: ["Văn bản", "Về việc", "Hiệu lực", "Mức tin cậy"].map(Column::text).into(),
            rows: page.documents.iter().map(row).collect(),
            empty: html! { p.none { "Không có văn bản nào như vậy." } },
            ..Table::default()
        }),
    )
}

fn parameters(page: &Lookup, topic: &str, of_topic: &[&Series]) -> Markup {
    let row = |series: &&Series| {
        let link = html! { a href={ (series_href(series)) "?" (page.on.query()) } { (series.name) } };
        let Some(found) = series.on(page.on.day, "") else {
            let none = html! { span.none { "Hệ thống chưa có quy định cho ngày này." } };
            return TableRow::new(vec![link, none, html! {}, html! {}]).toned(RowTone::Muted);
        };
        let tone = if found.period.none.is_some() { RowTone::Muted } else { RowTone::Plain };
        let (values, citation) = (words::values(series, found.period), cite(&found.period.citation));
        TableRow::new(vec![link, values, citation, html! { (words::trust(found.period.trust)) }]).toned(tone)
    };
    table(&Table {
        caption: format!("{}, áp dụng ngày {}", words::topic_or_other(topic), dates::short(page.on.day)),
        caption_hidden: true,
        columns: ["Nội dung", "Quy định", "Căn cứ", "Mức tin cậy"].map(Column::text).into(),
        rows: of_topic.iter().map(row).collect(),
        ..Table::default()
    })
}

fn changed(page: &Lookup) -> Markup {
    let list = html! {
        @if page.changes.is_empty() { p.none { "Chưa có thay đổi nào." } }
        @for of_day in page.changes.chunk_by(|a, b| a.on == b.on) {
            @if let Some(first) = of_day.first() {
                h3 {
                    a href={ (HOME.0) "?ngay=" (first.on) } { "Ngày " (dates::short(first.on)) }
                    @if first.on > page.on.day { span.meta { " (sau ngày đang xem)" } }
                }
                ul.list { @for change in of_day { li { a href={ (change.href) "?ngay=" (change.on) } { (change.what) } } } }
            }
        }
    };
    let list =
        if page.is_narrowed() { list } else { disclosure(&format!("Xem {} thay đổi", page.changes.len()), list) };
    section("Thay đổi qua các mốc thời gian", list)
}
