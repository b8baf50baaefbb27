//! The page "Biên chế" drawn.

use kernel::dates;
use maud::{Markup, html};
use org::api::position_href;
use ui::components::{
    Column, Field, FieldError, FilterBar, NoticeKind, Stat, Table, TableRow, Width, date_field, empty, error_summary,
    filter_bar, notice_with, section, stats_small, table,
};
use ui::layout::page_head_with;

use super::compute::{Balance, Deputies, OfPosition, OfUnit};
use super::{ADDRESS, BalancePage};

/// The page's content.
pub fn view(page: &BalancePage) -> Markup {
    let wrong: Vec<FieldError> = page.problem.iter().map(|text| FieldError::new("ngay", text)).collect();
    let balance = &page.balance;
    html! {
        (page_head_with("Biên chế", html! {
            "Biên chế được giao và người đang giữ vị trí việc làm, tính theo ngày " strong { (dates::short(page.on)) } "."
        }, html! {}))
        (error_summary(&wrong))
        (filter_bar(&FilterBar {
            action: ADDRESS,
            main: date_field(&Field { name: "ngay", label: "Tính theo ngày", value: &page.typed, error: page.problem.as_deref(), width: Width::Short, ..Field::default() }),
            ..FilterBar::default()
        }))
        @if balance.positions.is_empty() {
            (empty("Chưa có danh mục vị trí việc làm.", "/vi-tri-viec-lam", "Xem vị trí việc làm"))
        } @else {
            (totals(balance))
            @if balance.unplaced > 0 && page.on == page.today {
                (notice_with(NoticeKind::Info, html! { p { (balance.unplaced) " người trong danh sách cán bộ, công chức chưa được xếp vào vị trí việc làm nào nên chưa tính ở đây." } }))
            }
            (section("Theo vị trí việc làm", positions(balance)))
            (section("Theo đơn vị", units(balance)))
            (section("Cấp phó", deputies(&balance.deputies)))
        }
    }
}

fn totals(balance: &Balance) -> Markup {
    let approved: i64 = balance.positions.iter().filter_map(|p| p.approved).sum();
    let unknown = balance.positions.iter().filter(|p| p.approved.is_none()).count();
    let held: i64 = balance.positions.iter().map(|p| p.held).sum();
    let vacant: i64 = balance.positions.iter().filter_map(OfPosition::vacant).filter(|vacant| *vacant > 0).sum();
    let over: i64 = balance.positions.iter().filter_map(OfPosition::vacant).filter(|vacant| *vacant < 0).sum();
    html! {
        (stats_small(&[
            Stat::new(approved, "biên chế được giao", "#vi-tri"),
            Stat::new(held, "người giữ vị trí chính", "#vi-tri"),
            Stat::new(vacant, "biên chế chưa có người", "#vi-tri"),
            Stat::new(-over, "người vượt biên chế của vị trí", "#vi-tri"),
        ]))
        @if unknown > 0 { p { (unknown) " vị trí chưa rõ biên chế, không tính trong số được giao và số chưa có người." } }
    }
}

/// A number, or that it is not known.
fn number(known: Option<i64>) -> Markup {
    html! { @match known { Some(number) => { (number) } None => { "chưa rõ" } } }
}

fn vacant(known: Option<i64>) -> Markup {
    html! {
        @match known {
            None => { "chưa rõ" }
            Some(number) if number < 0 => { "vượt " (-number) }
            Some(number) => { (number) }
        }
    }
}

fn positions(balance: &Balance) -> Markup {
    let mut columns = vec![Column::text("Vị trí việc làm")];
    columns.extend(["Biên chế", "Có mặt", "Chưa có người", "Kiêm nhiệm", "Biệt phái"].map(Column::numeric));
    columns.push(Column::text("Có mặt ở đơn vị"));
    let row = |one: &OfPosition| {
        let there = balance.units.iter().zip(&one.by_unit).filter(|(_, held)| **held > 0);
        let there: Vec<String> = there.map(|(unit, held)| format!("{}: {held}", unit.name)).collect();
        TableRow::new(vec![
            html! { a href=(position_href(&one.position.code)) { (one.position.code) " – " (one.position.name) } },
            number(one.approved),
            html! { (one.held) },
            vacant(one.vacant()),
            html! { (one.concurrent) },
            html! { (one.seconded) },
            html! { (there.join("; ")) },
        ])
    };
    html! {
        div id="vi-tri" {
            (table(&Table {
                caption: "Người giữ từng vị trí, theo đơn vị, so với biên chế".to_owned(),
                caption_hidden: true,
                columns,
                rows: balance.positions.iter().map(row).collect(),
                grid: true,
                ..Table::default()
            }))
        }
        p.meta { "Có mặt là số người giữ vị trí này làm vị trí chính; người kiêm nhiệm đếm riêng. Người đang biệt phái vẫn đếm ở vị trí đang giữ." }
    }
}

fn units(balance: &Balance) -> Markup {
    let row = |unit: &OfUnit| {
        TableRow::new(vec![
            html! { (unit.name) },
            number(unit.approved),
            html! { (unit.held) },
            vacant(unit.approved.map(|approved| approved - unit.held)),
            html! { (unit.concurrent) },
            html! { (unit.seconded) },
            html! { (unit.deputies) },
            number(unit.deputies_approved),
        ])
    };
    table(&Table {
        caption: "Biên chế theo đơn vị".to_owned(),
        caption_hidden: true,
        columns: vec![
            Column::text("Đơn vị"),
            Column::numeric("Biên chế"),
            Column::numeric("Có mặt"),
            Column::numeric("Chưa có người"),
            Column::numeric("Kiêm nhiệm"),
            Column::numeric("Trong đó biệt phái"),
            Column::numeric("Cấp phó có mặt"),
            Column::numeric("Cấp phó được giao"),
        ],
        rows: balance.units.iter().map(row).collect(),
        ..Table::default()
    })
}

fn deputies(deputies: &Deputies) -> Markup {
    html! {
        p { "Cấp phó của các đơn vị: " (deputies.held) " người có mặt, được giao " (number(deputies.approved)) "." }
        p {
            (deputies.principal) " trên " (deputies.held) " cấp phó có ngạch chuyên viên chính hoặc tương đương"
            @if deputies.rank_unknown > 0 { ", " (deputies.rank_unknown) " người chưa rõ ngạch" }
            ". "
            @match deputies.over_half() {
                _ if deputies.held == 0 => {}
                Some(true) => { strong { "Nhiều hơn một nửa tổng số cấp phó." } }
                Some(false) => { "Không quá một nửa tổng số cấp phó." }
                None => { "Chưa kết luận được vì chưa rõ ngạch của một số người." }
            }
        }
        p.meta { "Mức không quá 50% tổng số cấp phó của các cơ quan chuyên môn của xã (Nghị định 361/2025/NĐ-CP) ghi theo thông tin báo chí, chưa đọc điều luật; chỉ để lưu ý. Ngạch lấy theo hồ sơ hiện nay." }
    }
}
