//! Every row checked: what is wrong is put right on the page, the rest is told.

use axum::extract::Path;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{
    Button, Choice, Column, Field, Form, NoticeKind, Stat, SummaryRow, Table, TableRow, Tone, actions, button, card,
    check_field, date_field, disclosure, form, hidden, link_button, notice_with, post_button, section, select_field,
    stats_small, summary_list, table, text_field,
};
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use super::{Found, OnItsWay, href, list, load, sheet_number};
use crate::import::{Finding, Grade, Row, RowState};
use crate::permissions::ImportStaff;
use crate::profile::{self, Place};
use crate::store::import::{ImportRow, ImportState};

/// Rows that are put right on one page.
pub(super) const AT_ONCE: usize = 50;
/// Findings and changes that are told.
const TOLD: usize = 200;

/// What the page shows.
pub enum CheckPage<'a> {
    OnItsWay(&'a OnItsWay),
    Ended(&'a ImportRow),
}

/// The page.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let allowed = ctx.may(ImportStaff)?;
    let list = load(&ctx, &allowed, id).await?;
    let page = match &list {
        Found::OnItsWay(list) => CheckPage::OnItsWay(list),
        Found::Ended(row) => CheckPage::Ended(row),
    };
    Ok(frame(&ctx).show(view(&page, &ctx.key())))
}

pub(super) fn frame(ctx: &Ctx) -> web::PageBuilder {
    ctx.page("Kiểm tra danh sách").crumbs(&[("/can-bo", "Cán bộ, công chức"), (super::ADDRESS, "Nhập danh sách")])
}

/// The page's content.
pub fn view(page: &CheckPage<'_>, key: &str) -> Markup {
    match page {
        CheckPage::OnItsWay(list) => on_its_way(list, key),
        CheckPage::Ended(row) => ended(row, key),
    }
}

fn on_its_way(list: &OnItsWay, key: &str) -> Markup {
    let open = open_rows(list);
    html! {
        (page_head_with("Kiểm tra danh sách", html! { (list.row.file_name) ". Chưa có gì được ghi." }, html! {
            (link_button(&format!("{}/cot", href(list.row.id)), "Xem lại cột", Tone::Secondary, None))
        }))
        (list::way(3, Some(list.row.id)))
        (counts(list))
        (old_fonts(list))
        @if open.is_empty() { (ready(list, key)) } @else { (to_settle(list, &open, key)) }
        (told(list))
        (changes(list))
        (post_button(&format!("{}/bo", href(list.row.id)), key, &Button { label: "Bỏ danh sách này", tone: Tone::Quiet, ..Button::default() }, &[("_version", &list.row.version.to_string())]))
    }
}

/// Rows that cannot be taken in as they are.
pub(super) fn open_rows(list: &OnItsWay) -> Vec<&Row> {
    list.checked.rows.iter().filter(|row| matches!(row.state, RowState::Refused | RowState::Waiting)).collect()
}

fn counts(list: &OnItsWay) -> Markup {
    let stat = |state: RowState, label: &str| Stat::new(list.checked.count(state), label, "#dong");
    stats_small(&[
        stat(RowState::New, "người mới"),
        stat(RowState::Changed, "người có thay đổi"),
        stat(RowState::Same, "không đổi"),
        stat(RowState::Refused, "dòng có lỗi"),
        stat(RowState::Waiting, "dòng chờ trả lời"),
        stat(RowState::Skipped, "dòng bỏ qua"),
    ])
}

fn old_fonts(list: &OnItsWay) -> Markup {
    if list.checked.converted == 0 {
        return html! {};
    }
    notice_with(
        NoticeKind::Info,
        html! {
            p { (list.checked.converted) " ô gõ bằng phông chữ cũ (TCVN3, VNI) đã được đọc thành Unicode. Xem vài ô dưới đây có đúng không; nếu sai, bỏ danh sách này và chuyển phông trong Excel trước." }
            ul.list { @for (cell, before, after) in &list.checked.samples { li { (cell) ": " span translate="no" { (before) } " → " strong { (after) } } } }
        },
    )
}

fn ready(list: &OnItsWay, key: &str) -> Markup {
    let (new, changed) = (list.checked.count(RowState::New), list.checked.count(RowState::Changed));
    let as_of = list.answers.as_of.clone().unwrap_or_else(|| dates::short(list.ground.today));
    let version = list.row.version.to_string();
    card(
        "Ghi vào danh sách",
        form(
            &Form { action: &format!("{}/ghi", href(list.row.id)), key, ..Form::default() },
            html! {
                (hidden("_version", &version))
                p { "Thêm " strong { (new) } " người, cập nhật " strong { (changed) } " người. Ghi một lần tất cả; sau đó vẫn hoàn tác được khi chưa ai sửa." }
                (date_field(&Field { name: "ngay", label: "Danh sách lập theo tình hình ngày", value: &as_of, hint: "Đơn vị, chức danh, vị trí việc làm được ghi có từ ngày này khi tệp không nói ngày khác.", required: true, ..Field::default() }))
                (actions(html! { (button("Ghi vào danh sách", Tone::Primary)) }))
            },
        ),
    )
}

fn to_settle(list: &OnItsWay, open: &[&Row], key: &str) -> Markup {
    let units = unit_choices(list);
    let lacks_unit = open.iter().any(|row| row.values.get("unit").is_none());
    let version = list.row.version.to_string();
    html! {
        section.section #dong {
            h2 { (open.len()) " dòng cần sửa hoặc trả lời" }
            @if open.len() > AT_ONCE { p.meta { "Trang này hiện " (AT_ONCE) " dòng đầu; lưu xong sẽ hiện tiếp." } }
            (link_button(&format!("{}/tep-ghi-loi", href(list.row.id)), "Tải tệp này với một cột ghi lỗi", Tone::Secondary, None))
            (form(&Form { action: &format!("{}/sua", href(list.row.id)), key, draft: &format!("nhap-danh-sach-{}", list.row.id), ..Form::default() }, html! {
                (hidden("_version", &version))
                @if lacks_unit {
                    (select_field(&Field { name: "don_vi", label: "Đơn vị của các dòng không ghi đơn vị", value: list.answers.unit.as_deref().unwrap_or_default(), ..Field::default() }, "Không chọn", &units))
                }
                @for row in open.iter().take(AT_ONCE) { (to_put_right(list, row)) }
                (actions(html! { (button("Lưu và kiểm tra lại", Tone::Primary)) }))
            }))
        }
    }
}

fn to_put_right(list: &OnItsWay, row: &Row) -> Markup {
    let sheet = sheet_number(&list.checked, &row.sheet);
    let skip = format!("bo-{sheet}-{}", row.number);
    let errors: Vec<&Finding> = row.findings.iter().filter(|finding| finding.grade == Grade::Error).collect();
    let asks = row.findings.iter().filter(|finding| finding.grade == Grade::Question).collect::<Vec<_>>();
    let mut cells: Vec<&str> = errors.iter().map(|finding| finding.cell.as_str()).collect();
    cells.dedup();
    card(
        &format!("Dòng {}: {}", row.number, row.name),
        html! {
            @for cell in cells {
                @let own: Vec<&&Finding> = errors.iter().filter(|finding| finding.cell == cell).collect();
                @let why = own.iter().map(|finding| format!("{} {}", finding.why, finding.suggestion)).collect::<Vec<_>>().join(" ");
                @if is_of_row(cell, row) {
                    (text_field(&Field { name: &format!("o-{sheet}-{cell}"), label: &format!("Ô {cell}"), value: &typed(list, row, cell), error: Some(&why), ..Field::default() }))
                } @else {
                    p.error { "Ô " (cell) ": " (why) }
                }
            }
            @if row.values.get("unit").is_none() {
                (select_field(&Field { name: &format!("dv-{sheet}-{}", row.number), label: "Đơn vị của người này", value: "", ..Field::default() }, "Chưa chọn", &unit_choices(list)))
            }
            @for ask in &asks { p { (ask.why) " " (ask.suggestion) } }
            @if !asks.is_empty() { (who(list, row, sheet)) }
            (check_field(&Field { name: &skip, label: "Bỏ dòng này, không nhập", value: "", ..Field::default() }))
        },
    )
}

fn unit_choices(list: &OnItsWay) -> Vec<Choice> {
    list.ground.units.iter().map(|unit| Choice::new(&unit.code, &unit.name)).collect()
}

/// Whether a cell stands in a row; the title above it does not.
fn is_of_row(cell: &str, row: &Row) -> bool {
    cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()) == row.number.to_string()
}

/// What stands in a cell now: what was typed over it, else what the file has.
fn typed(list: &OnItsWay, row: &Row, cell: &str) -> String {
    if let Some(fixed) = list.answers.fixes.get(&format!("{}!{cell}", row.sheet)) {
        return fixed.clone();
    }
    row.typed.get(cell).cloned().unwrap_or_default()
}

fn who(list: &OnItsWay, row: &Row, sheet: usize) -> Markup {
    let known = |code: &String| {
        let one = list.ground.people.iter().find(|known| known.code == *code);
        let name = one.and_then(|known| known.values.get("full_name")).unwrap_or_default();
        let title = one.and_then(|known| known.values.get("title")).unwrap_or_default();
        Choice::new(code, format!("Là {name} ({code}, {title})"))
    };
    let mut all: Vec<Choice> = row.candidates.iter().map(known).collect();
    all.push(Choice::new("moi", "Là người khác, chưa có trong danh sách"));
    let name = format!("ai-{sheet}-{}", row.number);
    select_field(&Field { name: &name, label: "Người ở dòng này", value: "", ..Field::default() }, "Chưa trả lời", &all)
}

fn told(list: &OnItsWay) -> Markup {
    let warnings: Vec<&Finding> = list.checked.findings().filter(|finding| finding.grade == Grade::Warning).collect();
    if warnings.is_empty() {
        return html! {};
    }
    disclosure(
        &format!("{} điều cần lưu ý, vẫn nhập được", warnings.len()),
        html! {
            (table(&Table {
                caption: "Điều cần lưu ý".to_owned(),
                columns: vec![Column::tight("Ô"), Column::text("Điều gì"), Column::text("Nên làm gì")],
                rows: warnings.iter().take(TOLD).map(|finding| TableRow::new(vec![
                    html! { (finding.cell) },
                    html! { (finding.why) },
                    html! { (finding.suggestion) },
                ])).collect(),
                ..Table::default()
            }))
        },
    )
}

/// What becomes of people who are in the register already; sensitive values are not shown.
fn changes(list: &OnItsWay) -> Markup {
    let changed: Vec<&Row> = list.checked.rows.iter().filter(|row| row.state == RowState::Changed).collect();
    if changed.is_empty() {
        return html! {};
    }
    let said = |row: &Row| {
        let one = |change: &crate::import::Change| match change.field.place {
            Place::Private => format!("{} (dữ liệu nhạy cảm)", change.field.label),
            _ => {
                let before = change
                    .before
                    .as_deref()
                    .map_or_else(|| "chưa có".to_owned(), |value| profile::shown(change.field, value));
                format!("{}: {before} → {}", change.field.label, profile::shown(change.field, &change.after))
            }
        };
        row.changes.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    section(
        "Người đã có, sẽ được cập nhật",
        table(&Table {
            caption: "Thay đổi của từng người".to_owned(),
            columns: vec![Column::tight("Dòng"), Column::text("Họ và tên"), Column::text("Thay đổi")],
            rows: changed
                .iter()
                .take(TOLD)
                .map(|row| TableRow::new(vec![html! { (row.number) }, html! { (row.name) }, html! { (said(row)) }]))
                .collect(),
            ..Table::default()
        }),
    )
}

fn ended(row: &ImportRow, key: &str) -> Markup {
    let moment = |at: Option<kernel::dates::Timestamp>| at.map(dates::moment).unwrap_or_default();
    html! {
        (page_head_with("Danh sách đã tải lên", html! { (row.file_name) }, html! {}))
        (list::way(4, None))
        (summary_list(&[
            SummaryRow::text("Tình trạng", row.state().label()),
            SummaryRow::text("Tải lên", &format!("{}, {}", row.uploaded_by_name, dates::moment(row.uploaded_at))),
            SummaryRow::text("Kết thúc", &moment(row.done_at)),
            SummaryRow::text("Số dòng", &row.row_count.to_string()),
            SummaryRow::text("Người mới", &row.new_count.to_string()),
            SummaryRow::text("Người được cập nhật", &row.changed_count.to_string()),
        ]))
        p { "Tệp không còn được giữ; danh sách cán bộ, công chức là bản chính." }
        @if row.state() == ImportState::Done {
            (card("Hoàn tác", html! {
                p { "Người mới bị rút khỏi danh sách, giá trị đã đổi trở về như trước. Không hoàn tác được khi có người đã được sửa sau khi nhập." }
                (post_button(&format!("{}/hoan-tac", href(row.id)), key, &Button { label: "Hoàn tác lần nhập này", tone: Tone::Danger, ..Button::default() }, &[("_version", &row.version.to_string())]))
            }))
        }
        (actions(html! { (link_button("/can-bo", "Xem danh sách cán bộ, công chức", Tone::Primary, None)) }))
    }
}
