//! A catalogue beside the positions that there are.

use maud::{Markup, html};
use ui::components::{
    Column, Field, NoticeKind, Stat, Table, TableRow, check_field, notice_with, section, select_field, stats_small,
    table, text_field,
};

use super::Shown;
use crate::edit::{changes, group_choices};
use crate::heavy;
use crate::intake::plan::{Plan, PlanRow};
use crate::papers::positions::PositionList;
use crate::positions::group_name;
use crate::quota::approved_on;
use crate::store::position::PositionRow;

pub(super) fn view(page: &Shown, list: &PositionList) -> Markup {
    let plan = Plan::new(list, &page.waiting.ground.positions);
    let new = plan.rows.iter().filter(|row| row.known.is_none()).count();
    let changed = plan.rows.iter().filter(|row| row.known.as_ref().is_some_and(|p| p.facts() != row.facts)).count();
    let sum: i64 = plan.rows.iter().filter_map(|row| row.read.approved).sum();
    let blanks = list.blanks_read_as_zero();
    html! {
        (stats_small(&[
            Stat::new(plan.rows.len(), "vị trí trong tệp", "#vi-tri"),
            Stat::new(sum, "biên chế trong tệp", "#vi-tri"),
            Stat::new(new, "vị trí mới", "#vi-tri"),
            Stat::new(changed, "vị trí có thay đổi", "#vi-tri"),
        ]))
        @if blanks > 0 { p { (blanks) " ô biên chế để trống được đọc là 0, vì tổng số của danh mục khớp khi tính như vậy." } }
        @if plan.nameless > 0 {
            (notice_with(NoticeKind::Warning, html! { p { (plan.nameless) " dòng không có tên vị trí nên không nhập được. Nếu cần, bỏ tệp này, sửa tệp rồi tải lên lại." } }))
        }
        section.section #vi-tri {
            h2 { "Từng vị trí" }
            p { "Lĩnh vực phức tạp, chuyên sâu do hệ thống đề xuất theo tên vị trí; hãy đổi ở chỗ chưa đúng." }
            (table(&Table {
                caption: "Từng vị trí trong tệp, so với danh mục hiện nay".to_owned(),
                caption_hidden: true,
                columns: vec![
                    Column::text("Vị trí việc làm"), Column::tight("Chỗ"), Column::text("Mã"), Column::text("Nhóm"),
                    Column::text("Ngạch"), Column::numeric("Biên chế"), Column::text("Lĩnh vực phức tạp, chuyên sâu"), Column::text("So với hiện nay"),
                ],
                rows: plan.rows.iter().enumerate().map(|(at, row)| one(page, at, row)).collect(),
                ..Table::default()
            }))
        }
        (absent(page, &plan.absent))
    }
}

fn one(page: &Shown, at: usize, row: &PlanRow) -> TableRow {
    let [code, group, heavy] = ["ma", "nhom", "nang"].map(|name| format!("{name}-{at}"));
    let of = |what: &str| format!("{what} của {}", row.facts.name);
    let stored = row.facts.heavy_field.clone().unwrap_or_default();
    let heavy_field = select_field(
        &Field {
            name: &heavy,
            label: &of("Lĩnh vực phức tạp, chuyên sâu"),
            label_hidden: true,
            value: &page.value(&heavy, &stored),
            error: page.errors.get(&heavy),
            ..Field::default()
        },
        "Không thuộc",
        &heavy::choices(),
    );
    TableRow::new(vec![
        html! { (row.facts.name) },
        html! { (row.read.at.to_string()) },
        html! {
            @if row.asks_code {
                (text_field(&Field { name: &code, label: &of("Mã"), label_hidden: true, value: &page.value(&code, &row.read.code), error: page.errors.get(&code), required: true, ..Field::default() }))
            } @else {
                (row.facts.code)
                @if let Some(error) = page.errors.get(&code) { p.error id={ "f-" (code) } { (error) } }
            }
        },
        html! {
            @if row.asks_group {
                (select_field(&Field { name: &group, label: &of("Nhóm"), label_hidden: true, value: &page.value(&group, ""), error: page.errors.get(&group), required: true, ..Field::default() }, "Chọn nhóm", &group_choices()))
            } @else { (group_name(&row.facts.group)) }
        },
        html! { (row.facts.rank) },
        html! { @match row.read.approved { Some(number) => { (number) } None => { "không đọc được" } } },
        html! {
            (heavy_field)
            @if row.suggested().is_some() { p.meta { "Đề xuất theo tên" } }
        },
        compared(page, row),
    ])
}

fn compared(page: &Shown, row: &PlanRow) -> Markup {
    let Some(known) = &row.known else { return html! { strong { "Vị trí mới" } } };
    let before = approved_on(known, &page.waiting.ground.quotas, page.today);
    let all = changes(&known.facts(), &row.facts);
    let shown = |text: &str| if text.is_empty() { "chưa có".to_owned() } else { text.to_owned() };
    let same = row.read.approved.is_none() || before == row.read.approved;
    html! {
        @if all.is_empty() && same { "Không đổi" }
        @for (label, was, is) in &all { p { (label) ": " (shown(was)) " → " (shown(is)) } }
        @if let (false, Some(now)) = (same, row.read.approved) {
            p { "Biên chế: " @match before { Some(number) => { (number) } None => { "chưa rõ" } } " → " (now) }
        }
    }
}

fn absent(page: &Shown, absent: &[PositionRow]) -> Markup {
    if absent.is_empty() {
        return html! {};
    }
    section(
        "Vị trí đang dùng mà tệp không nhắc đến",
        html! {
            p { "Vị trí không đánh dấu được giữ nguyên. Đánh dấu vị trí không còn dùng từ ngày áp dụng." }
            @for known in absent {
                @let name = format!("thoi-{}", known.id);
                (check_field(&Field { name: &name, label: &format!("Thôi dùng {} {}", known.code, known.name), value: page.data.raw(&name), ..Field::default() }))
            }
        },
    )
}
