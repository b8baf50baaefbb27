//! The journal of the commune ("Nhật ký"): newest first, by who acted, by kind of thing, by day; a page by its key.

use accounts::api::HolderRow;
use axum::extract::Query;
use db::history::{self, LineRow, Wanted};
use db::{Conn, DbError};
use kernel::dates::{self, Date};
use kernel::ids::Commune;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{
    ActiveFilter, Choice, Field, FilterBar, Tone, date_field, empty, filter_bar, hidden, history as history_list,
    link_button, select_field,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use crate::permissions::ViewJournal;
use crate::words::{self, KINDS, Line, Names};

/// Lines on a page.
pub const PAGE: usize = 50;

/// What is asked for, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    loai: String,
    so: String,
    nguoi: String,
    tu: String,
    den: String,
    truoc: String,
}

/// A page of the journal.
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub lines: Vec<Line>,
    /// Below this number the next page begins.
    pub older: Option<i64>,
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ViewJournal)?;
    let mut conn = ctx.read().await?;
    let names = Names::load(&mut conn, ctx.commune()).await?;
    let page = match asked.wanted(&mut conn, ctx.commune()).await? {
        Some(wanted) => page_of(history::lines(&mut conn, ctx.commune(), &wanted, PAGE as i64 + 1).await?),
        None => Page::default(),
    };
    Ok(ctx.page("Nhật ký").show(view(&asked, &page, &names)))
}

/// The lines that were read, one more than a page has.
pub(crate) fn page_of(mut rows: Vec<LineRow>) -> Page {
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Page { older: rows.last().filter(|_| more).map(|last| last.id), lines: rows.into_iter().map(Line).collect() }
}

impl Asked {
    fn day(text: &str) -> Option<Date> {
        dates::parse_vi(text.trim()).ok()
    }

    /// The lines to ask for; `None` when no line can be of these days.
    async fn wanted(&self, conn: &mut Conn, commune: Commune) -> Result<Option<Wanted<'_>>, DbError> {
        let mut wanted = Wanted {
            account: self.nguoi.parse().ok(),
            entity: words::kind_named(&self.loai).map_or("", |kind| kind.table),
            entity_id: self.so.parse().unwrap_or(0),
            below: self.truoc.parse().unwrap_or(i64::MAX),
            ..Wanted::default()
        };
        if let Some(from) = Asked::day(&self.tu) {
            match history::first_since(conn, commune, dates::start_of_day(from)).await? {
                Some(first) => wanted.from = first,
                None => return Ok(None),
            }
        }
        if let Some(until) = Asked::day(&self.den)
            && let Ok(after) = until.tomorrow()
            && let Some(first) = history::first_since(conn, commune, dates::start_of_day(after)).await?
        {
            wanted.below = wanted.below.min(first);
        }
        Ok(Some(wanted))
    }

    /// The address with one answer changed, from the newest page.
    fn with(&self, name: &str, value: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let all =
            [("loai", &self.loai), ("so", &self.so), ("nguoi", &self.nguoi), ("tu", &self.tu), ("den", &self.den)];
        for (own, kept) in all {
            let said = if own == name { value } else { kept };
            if !said.is_empty() {
                query.append_pair(own, said);
            }
        }
        if name == "truoc" {
            query.append_pair("truoc", value);
        }
        format!("/nhat-ky?{}", query.finish())
    }

    fn active(&self, holders: &[HolderRow]) -> Vec<ActiveFilter> {
        let mut active = Vec::new();
        let mut on = |label: String, name: &str| active.push(ActiveFilter { label, remove_href: self.with(name, "") });
        let kind = words::kind_named(&self.loai);
        if let Some(kind) = kind {
            on(kind.label.to_owned(), "loai");
        }
        if self.so.parse::<i64>().is_ok() {
            on(format!("Số {}", self.so), "so");
        }
        if let Ok(account) = self.nguoi.parse::<i64>() {
            let name = holders.iter().find(|holder| holder.id.0 == account).map(|holder| holder.name.clone());
            on(name.unwrap_or_else(|| PROGRAM.to_owned()), "nguoi");
        }
        if let Some(day) = Asked::day(&self.tu) {
            on(format!("Từ {}", dates::short(day)), "tu");
        }
        if let Some(day) = Asked::day(&self.den) {
            on(format!("Đến {}", dates::short(day)), "den");
        }
        active
    }
}

/// Who stands behind account 0.
const PROGRAM: &str = "Phần mềm, dòng lệnh trên máy chủ";

/// The page's content.
pub fn view(asked: &Asked, page: &Page, names: &Names) -> Markup {
    let active = asked.active(&names.0);
    let narrowed = !active.is_empty();
    html! {
        (page_head_with("Nhật ký", html! {
            "Mỗi thay đổi là một dòng được niêm phong, không sửa, không xóa được. "
            a href="/kiem-chung" { "Kiểm chứng một dòng đã in" }
        }, html! {
            (link_button("/nhat-ky/ve-toi", "Nhật ký về tôi", Tone::Secondary, Some(Icon::Person)))
        }))
        (filters(asked, active, &names.0))
        @if page.lines.is_empty() && narrowed {
            (empty("Không có dòng nhật ký nào như vậy.", "/nhat-ky", "Xem toàn bộ nhật ký"))
        } @else if page.lines.is_empty() {
            (empty("Chưa có dòng nhật ký nào.", "/", "Về trang đầu"))
        } @else {
            (lines(page, names, &|older| asked.with("truoc", &older.to_string()), !asked.truoc.is_empty(), &asked.with("", "")))
        }
    }
}

/// The lines and the way to older ones.
pub(crate) fn lines(
    page: &Page,
    names: &Names,
    older: &dyn Fn(i64) -> String,
    is_later_page: bool,
    newest: &str,
) -> Markup {
    let items: Vec<_> = page.lines.iter().map(|line| line.item(names)).collect();
    html! {
        (history_list(&items))
        nav.pager aria-label="Trang của nhật ký" {
            @match (page.lines.first(), page.lines.last()) {
                (Some(first), Some(last)) => p { "Dòng số " (last.0.id) "–" (first.0.id) },
                _ => {}
            }
            @if is_later_page || page.older.is_some() {
                ul {
                    @if is_later_page { li { a href=(newest) { span { "Mới nhất" } } } }
                    @if let Some(below) = page.older { li { a rel="next" href=(older(below)) { span { "Cũ hơn" } } } }
                }
            }
        }
    }
}

fn filters(asked: &Asked, active: Vec<ActiveFilter>, holders: &[HolderRow]) -> Markup {
    let kinds: Vec<Choice> = KINDS.iter().map(|kind| Choice::new(kind.slug, kind.label)).collect();
    let numbers: Vec<String> = holders.iter().map(|holder| holder.id.0.to_string()).collect();
    let names: Vec<String> = holders.iter().map(|holder| format!("{}, {}", holder.name, holder.title)).collect();
    let mut people: Vec<Choice> =
        numbers.iter().zip(&names).map(|(number, name)| Choice::new(number, name.trim_end_matches(", "))).collect();
    people.push(Choice::new("0", PROGRAM));
    let base = Field::default();
    filter_bar(&FilterBar {
        action: "/nhat-ky",
        main: html! {
            (select_field(&Field { name: "loai", label: "Loại việc", value: &asked.loai, ..base.clone() }, "Mọi loại", &kinds))
            (select_field(&Field { name: "nguoi", label: "Người thực hiện", value: &asked.nguoi, ..base.clone() }, "Mọi người", &people))
            @if asked.so.parse::<i64>().is_ok() { (hidden("so", &asked.so)) }
        },
        more: html! {
            (date_field(&Field { name: "tu", label: "Từ ngày", value: &asked.tu, ..base.clone() }))
            (date_field(&Field { name: "den", label: "Đến hết ngày", value: &asked.den, ..base }))
        },
        active,
        clear_href: "/nhat-ky",
    })
}
