//! A paper as it was read: what was found in it, what it would change, and the form that takes it in.

mod catalogue;
mod descriptions;
mod frame;

use jiff::civil::Date;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{
    Button, Column, FieldError, Form, NoticeKind, SummaryRow, Table, TableRow, Tone, actions, button, card,
    error_summary, form, hidden, link_button, notice_with, post_button, section, summary_list, table,
};
use ui::layout::page_head_with;
use web::{FieldErrors, FormData};

use super::read::Reading;
use super::{ADDRESS, Waiting, href};
use crate::papers::Finding;
use crate::positions::ADDRESS as POSITIONS;
use crate::quotas::decision_fields;
use crate::store::paper::{PaperKind, PaperRow};

/// Findings that are told.
const TOLD: usize = 200;

/// What the page shows.
#[derive(Debug)]
pub enum PaperPage {
    Waiting(Box<Shown>),
    Ended(Box<PaperRow>),
}

/// A paper that waits, with what was typed beside it.
#[derive(Debug)]
pub struct Shown {
    pub waiting: Waiting,
    pub data: FormData,
    pub errors: FieldErrors,
    /// Positions were changed by somebody else while this was looked at.
    pub overtaken: bool,
    pub today: Date,
    pub key: String,
}

impl Shown {
    /// What stands in a field: what was typed, else what the paper or the register says.
    fn value(&self, name: &str, stored: &str) -> String {
        if self.data.has(name) { self.data.raw(name).to_owned() } else { stored.to_owned() }
    }

    /// Whether the form was sent before: an empty box was then left empty.
    fn was_sent(&self) -> bool {
        self.data.has("_xem")
    }
}

/// The page's content.
pub fn view(page: &PaperPage) -> Markup {
    match page {
        PaperPage::Waiting(shown) => waiting(shown),
        PaperPage::Ended(row) => ended(row),
    }
}

fn waiting(page: &Shown) -> Markup {
    let (row, paper) = (&page.waiting.row, &page.waiting.paper);
    let list: Vec<FieldError> = page.errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let version = row.version.to_string();
    let action = format!("{}/ghi", href(row.id));
    html! {
        (page_head_with("Xem tệp đã đọc", html! { (row.kind().label()) ", tệp " (row.file_name) ". Chưa có gì được nhập." }, html! {}))
        (error_summary(&list))
        @if page.overtaken {
            (notice_with(NoticeKind::Warning, html! { p { "Trong lúc anh/chị xem, người khác đã sửa danh mục vị trí. Dưới đây là so sánh với danh mục hiện nay; hãy xem lại rồi bấm nhập lần nữa." } }))
        }
        (findings(paper.findings()))
        (leftovers(page))
        (form(&Form { action: &action, key: &page.key, draft: &format!("nhap-vi-tri-{}", row.id), ..Form::default() }, html! {
            (hidden("_version", &version))
            (hidden("_xem", &page.waiting.ground.mark()))
            @match &paper.reading {
                Reading::Positions(list) => (catalogue::view(page, list)),
                Reading::Descriptions(all) => (descriptions::view(page, all)),
                Reading::Frame(frame) => (frame::view(page, frame)),
            }
            (card("Quyết định và ngày áp dụng", decision(page)))
            (actions(html! { (button("Nhập vào hệ thống", Tone::Primary)) }))
        }))
        (post_button(&format!("{}/bo", href(row.id)), &page.key, &Button { label: "Bỏ tệp này", tone: Tone::Quiet, ..Button::default() }, &[("_version", &version)]))
    }
}

fn decision(page: &Shown) -> Markup {
    let short = |day: Option<Date>| day.map(dates::short).unwrap_or_default();
    match &page.waiting.paper.reading {
        Reading::Positions(list) => {
            let mark = &list.document;
            let day = short(mark.date);
            decision_fields(&page.data, &page.errors, [mark.number.as_deref().unwrap_or_default(), &day, &day], true)
        }
        _ => decision_fields(&page.data, &page.errors, ["", "", ""], false),
    }
}

fn findings(all: &[Finding]) -> Markup {
    let row = |finding: &Finding| {
        TableRow::new(vec![html! { (finding.at.to_string()) }, html! { (finding.why) }, html! { (finding.suggestion) }])
    };
    section(
        &format!("Chỗ cần xem lại: {}", all.len()),
        html! {
            @if all.is_empty() { p.none { "Không thấy chỗ nào mâu thuẫn hoặc không đọc được." } } @else {
                @if all.len() > TOLD { p.meta { "Bảng hiện " (TOLD) " chỗ đầu." } }
                (table(&Table {
                    caption: "Chỗ không khớp hoặc không đọc được".to_owned(),
                    caption_hidden: true,
                    columns: vec![Column::tight("Chỗ"), Column::text("Điều gì"), Column::text("Nên làm gì")],
                    rows: all.iter().take(TOLD).map(row).collect(),
                    ..Table::default()
                }))
            }
        },
    )
}

fn leftovers(page: &Shown) -> Markup {
    let all = &page.waiting.paper.leftovers;
    if all.is_empty() {
        return html! {};
    }
    section(
        &format!("Có thể chép từ nơi khác: {}", all.len()),
        table(&Table {
            caption: "Tên nơi khác, đơn vị hành chính cũ, mã của nơi khác".to_owned(),
            columns: vec![
                Column::tight("Chỗ đầu tiên"),
                Column::numeric("Số lần"),
                Column::text("Điều gì"),
                Column::text("Nên làm gì"),
            ],
            rows: all
                .iter()
                .take(TOLD)
                .map(|leftover| {
                    TableRow::new(vec![
                        html! { (leftover.finding.at.to_string()) },
                        html! { (leftover.count) },
                        html! { (leftover.finding.why) },
                        html! { (leftover.finding.suggestion) },
                    ])
                })
                .collect(),
            ..Table::default()
        }),
    )
}

fn ended(row: &PaperRow) -> Markup {
    let moment = row.done_at.map(dates::moment).unwrap_or_default();
    let by = row.done_by_name.as_deref().unwrap_or_default();
    let day = |day: Option<Date>| day.map_or_else(|| "không ghi".to_owned(), dates::short);
    let (new, changed) = match row.kind() {
        PaperKind::Positions => ("Vị trí thêm mới", "Vị trí được sửa"),
        PaperKind::Descriptions => ("Bản mô tả đã gắn", "Vị trí được sửa"),
        PaperKind::Frame => ("Khung đã nhập", "Vị trí được sửa"),
    };
    html! {
        (page_head_with("Tệp đã tải lên", html! { (row.kind().label()) ", tệp " (row.file_name) }, html! {}))
        (summary_list(&[
            SummaryRow::text("Tình trạng", row.state().label()),
            SummaryRow::text("Tải lên", &format!("{}, {}", row.uploaded_by_name, dates::moment(row.uploaded_at))),
            SummaryRow::text("Kết thúc", &format!("{by}, {moment}")),
            SummaryRow::text("Quyết định", row.decision_number.as_deref().unwrap_or("không ghi")),
            SummaryRow::text("Ngày quyết định", &day(row.decision_on)),
            SummaryRow::text("Áp dụng từ ngày", &day(row.valid_from)),
            SummaryRow::text(new, &row.new_count.to_string()),
            SummaryRow::text(changed, &row.changed_count.to_string()),
        ]))
        (actions(html! {
            (link_button(POSITIONS, "Xem danh mục vị trí việc làm", Tone::Primary, None))
            (link_button(ADDRESS, "Nhập tệp khác", Tone::Secondary, None))
        }))
    }
}
