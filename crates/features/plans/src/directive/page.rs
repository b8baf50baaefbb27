//! One directive: what it says, whether I confirmed reading it, and who has not yet.

use axum::extract::Path;
use kernel::dates::{self, Date};
use kernel::ids::StaffId;
use kernel::numbers;
use maud::{Markup, html};
use org::api::UnitRow;
use staff::api::People;
use ui::components::{
    Button, Column, NoticeKind, Progress, SummaryRow, Table, TableRow, Tone, card, card_with, link_button, notice_with,
    post_button, progress, summary_list, table,
};
use ui::layout::page_head_with;
use web::{Ctx, PageError, PageResult, download};

use super::kind_name;
use crate::permissions::ManageDirectives;
use crate::store::directive::{self as store, DirectiveRow, ReaderRow};

/// What the page shows.
#[derive(Debug)]
pub struct DirectivePage {
    pub row: DirectiveRow,
    pub readers: Vec<ReaderRow>,
    pub people: People,
    pub units: Vec<UnitRow>,
    pub me: Option<StaffId>,
    pub may_remind: bool,
    pub key: String,
    /// The way to the journal, for those who read it.
    pub journal: Markup,
}

/// The page.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let mut conn = ctx.read().await?;
    let row = store::directive(&mut conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    let readers = store::readers(&mut conn, ctx.commune(), id).await?;
    let people = staff::api::people(&mut conn, ctx.commune(), readers.iter().map(|r| r.staff)).await?;
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let title = format!("{} {}", kind_name(&row.kind), row.number);
    let page = DirectivePage {
        row,
        readers,
        people,
        units,
        me: ctx.actor.staff,
        may_remind: ctx.actor.could(&ManageDirectives),
        key: ctx.key(),
        journal: journal::api::link(&ctx.actor, "plans_directive", id),
    };
    Ok(ctx.page(title).crumbs(&[("/van-ban", "Văn bản chỉ đạo")]).show(view(&page, ctx.today())))
}

/// The directive's file.
pub async fn file(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let mut conn = ctx.read().await?;
    let row = store::directive(&mut conn, ctx.commune(), id).await?.ok_or(PageError::NotFound)?;
    let file = row.file.ok_or(PageError::NotFound)?;
    let facts = db::blob::file_facts(&mut conn, ctx.commune(), file).await?.ok_or(PageError::NotFound)?;
    let bytes = db::blob::file_bytes(&mut conn, ctx.commune(), file).await?;
    Ok(download(&facts.name, &facts.mime, bytes))
}

/// The page's content.
pub fn view(page: &DirectivePage, today: Date) -> Markup {
    let row = &page.row;
    let issued = row.issued_on.map_or_else(|| "Chưa ghi".to_owned(), dates::short);
    let mine = page.readers.iter().find(|r| Some(r.staff) == page.me);
    let count = |n: i64| u32::try_from(n).unwrap_or(0);
    html! {
        (page_head_with(&format!("{} {}", kind_name(&row.kind), row.number), html! { (row.title) }, html! {
            @if row.file.is_some() { (link_button(&format!("/van-ban/{}/tep", row.id), "Tải văn bản", Tone::Secondary, None)) }
            (page.journal)
        }))
        @match mine {
            Some(reader) if reader.confirmed_on.is_none() => (notice_with(NoticeKind::Warning, html! {
                p { "Anh/chị cần đọc và xác nhận trước ngày " (dates::short(row.confirm_by)) " (" (dates::until_due(row.confirm_by, today)) ")." }
                (post_button(&format!("/van-ban/{}/da-doc", row.id), &page.key, &Button { label: "Tôi đã đọc và nắm nội dung", tone: Tone::Primary, ..Button::default() }, &[]))
            })),
            Some(reader) => (notice_with(NoticeKind::Success, html! {
                p { "Anh/chị đã xác nhận ngày " (reader.confirmed_on.map(dates::short).unwrap_or_default()) "." }
            })),
            None => {}
        }
        (summary_list(&[
            SummaryRow::text("Cơ quan ban hành", &row.issuer),
            SummaryRow::text("Ngày ban hành", &issued),
            SummaryRow::text("Ngày nhận", &dates::short(row.received_on)),
            SummaryRow::text("Xác nhận đã đọc trước", &dates::short(row.confirm_by)),
        ]))
        @if !row.summary.is_empty() { (card("Nội dung cần nắm", html! { p.typed { (row.summary) } })) }
        (card_with("Quán triệt", remind(page, today), html! {
            (progress(&Progress { value: count(row.confirmed), max: count(row.readers), label: "đã xác nhận", ..Progress::default() }))
            (readers_table(page))
        }))
    }
}

/// The button, for those who were not reminded today.
fn remind(page: &DirectivePage, today: Date) -> Markup {
    let missing = || page.readers.iter().filter(|r| r.confirmed_on.is_none());
    let told = missing().filter(|r| r.reminded_on == Some(today)).count();
    let left = missing().count() - told;
    html! {
        @if page.may_remind && left > 0 {
            (post_button(&format!("/van-ban/{}/nhac", page.row.id), &page.key, &Button { label: &format!("Nhắc {left} người chưa đọc"), ..Button::default() }, &[]))
        } @else if page.may_remind && told > 0 { span.meta { "Hôm nay đã nhắc " (told) " người chưa đọc" } }
    }
}

fn readers_table(page: &DirectivePage) -> Markup {
    let unit = |id: StaffId| {
        let unit = page.people.get(id).map(|p| p.unit);
        page.units.iter().find(|u| Some(u.id) == unit).map_or("", |u| u.name.as_str()).to_owned()
    };
    table(&Table {
        caption: "Người phải đọc; ai chưa xác nhận xếp trước".to_owned(),
        columns: vec![Column::text("Họ và tên"), Column::text("Đơn vị"), Column::tight("Xác nhận"), Column::tight("Đã nhắc")],
        rows: page
            .readers
            .iter()
            .map(|r| {
                TableRow::new(vec![
                    html! { (page.people.name(Some(r.staff))) },
                    html! { (unit(r.staff)) },
                    html! { @match r.confirmed_on { Some(on) => (dates::short(on)), None => "Chưa xác nhận" } },
                    html! { @match r.reminded_on { Some(on) => { (numbers::grouped(r.reminders)) " lần, gần nhất " (dates::short(on)) }, None => "–" } },
                ])
            })
            .collect(),
        ..Table::default()
    })
}
