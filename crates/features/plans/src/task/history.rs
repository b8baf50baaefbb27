//! The end of the task's page: progress, comments and moves as one diary, or the journal of what was changed.

use kernel::dates;
use kernel::permission::Action;
use maud::{Markup, html};
use ui::components::{HistoryItem, Tab, empty_with, history, pager, tabs};
use ui::icons::Icon;

use super::comment::comment_form;
use super::view::{Diary, TaskPage};
use super::words;
use crate::model::{EntryKind, PlanState};
use crate::permissions::Discuss;
use crate::store::entry::EntryRow;
use db::journal::JournalRow;

/// The section.
pub fn section(of: &TaskPage) -> Markup {
    let here = words::href(of.task.id);
    let is_journal = matches!(of.diary, Diary::Journal(_));
    html! {
        section.part id="trao-doi" {
            h2 { "Diễn biến" }
            (tabs("Cách xem diễn biến", &[
                Tab::new(format!("{here}#trao-doi"), "Tiến độ và trao đổi", !is_journal),
                Tab::new(format!("{here}?xem=lich-su#trao-doi"), "Lịch sử thay đổi", is_journal),
            ]))
            @match &of.diary {
                Diary::Entries(entries) => (diary(of, entries)),
                Diary::Journal(lines) => (line_list(lines)),
            }
        }
    }
}

fn diary(of: &TaskPage, entries: &[EntryRow]) -> Markup {
    let speaks = of.plan.plan_state() == PlanState::DangThucHien && Discuss.check(&of.actor).is_ok();
    let items: Vec<HistoryItem> = entries.iter().map(entry).collect();
    let total = entries.first().map_or(0, |e| e.total);
    let at = of.paging.pager(total, "mục");
    html! {
        div.pieces {
            @if speaks { (comment_form(&of.task, &of.key(), "", None, false)) }
            @if items.is_empty() {
                (empty_with("Chưa có diễn biến nào.", html! { p { "Tiến độ, trao đổi và quyết định về nhiệm vụ sẽ hiện ở đây, mới nhất trước." } }))
            } @else {
                div {
                    (history(&items))
                    (pager(&at, |page| format!("{}?trang={page}#trao-doi", words::href(of.task.id))))
                }
            }
        }
    }
}

fn entry(of: &EntryRow) -> HistoryItem {
    let written = dates::moment(of.written_at);
    let at = match dates::civil_date(of.written_at) == of.on_date {
        true => written,
        false => format!("{written}, tính đến {}", dates::short(of.on_date)),
    };
    let text = |body: &str| html! { @if !body.is_empty() { p.typed { (body) } } };
    let (icon, what, detail) = match of.kind() {
        EntryKind::TienDo => {
            let share = html! { "Tiến độ" @if let Some(percent) = of.percent { " " strong { (percent) " %" } } };
            (Icon::Chart, share, text(&of.body))
        }
        EntryKind::TraoDoi => (Icon::Comment, html! { "Trao đổi" }, text(&of.body)),
        EntryKind::TrangThai => {
            let (first, rest) = of.body.split_once('\n').unwrap_or((&of.body, ""));
            (Icon::Right, html! { (first) }, text(rest))
        }
    };
    HistoryItem { detail, ..HistoryItem::new(at, of.author_name.clone(), icon, what) }
}

fn line_list(lines: &[JournalRow]) -> Markup {
    let items: Vec<HistoryItem> = lines
        .iter()
        .map(|line| HistoryItem {
            detail: html! {
                @if !line.detail.is_empty() { p.typed { (line.detail) } }
                @if let Some(reason) = &line.reason { p.typed { "Lý do: " (reason) } }
            },
            ..HistoryItem::new(dates::moment(line.at), line.actor_name.clone(), Icon::History, html! { (line.summary) })
        })
        .collect();
    html! {
        p.meta { "Mọi thay đổi của nhiệm vụ từ khi ban hành: ai, lúc nào, từ gì thành gì. 50 lần gần nhất." }
        @if items.is_empty() { (empty_with("Chưa có thay đổi nào kể từ khi ban hành.", html! {})) }
        @else { (history(&items)) }
    }
}
