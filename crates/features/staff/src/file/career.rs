//! A career: dated events with their decisions, where somebody was on any day, and a new event for the clerk of records.

use axum::extract::{Path, Query};
use kernel::dates::{self, Date};
use maud::{Markup, html};
use org::api::{PositionRow, UnitRow};
use serde::Deserialize;
use ui::components::{
    Choice, Field, FieldError, FilterBar, Form, HistoryItem, SummaryRow, Tone, actions, button, card, check_field,
    date_field, error_summary, field_row, filter_bar, form, history, number_field, section, select_field, summary_list,
    text_field, textarea_field,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use super::{frame, keep_records, pages, person_of};
use crate::career::{Career, EventKind, Post, Stint};
use crate::store::StaffRow;
use crate::store::career::{self as events, EventRow};

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    ngay: String,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct CareerPage {
    pub person: StaffRow,
    pub units: Vec<UnitRow>,
    pub positions: Vec<PositionRow>,
    pub events: Vec<EventRow>,
    pub day: Date,
    pub keeps: bool,
}

/// The page.
pub async fn get(ctx: Ctx, Path(code): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    let day = dates::parse_vi(&asked.ngay).unwrap_or_else(|_| ctx.today());
    let page = load(&ctx, &code, day).await?;
    Ok(frame(&ctx, &page.person, "Quá trình công tác").show(view(
        &page,
        &FormData::default(),
        &FieldErrors::default(),
        &ctx.key(),
    )))
}

pub(super) async fn load(ctx: &Ctx, code: &str, day: Date) -> Result<CareerPage, PageError> {
    let person = person_of(ctx, code).await?;
    let mut conn = ctx.read().await?;
    let rows = events::events_of(&mut conn, ctx.commune(), person.id).await?;
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let positions = org::api::positions(&mut conn, ctx.commune()).await?;
    let keeps = ctx.actor.could(&keep_records(ctx, person.id).await?);
    Ok(CareerPage { person, units, positions, events: rows, day, keeps })
}

impl CareerPage {
    fn career(&self) -> Career {
        Career::of(&self.events.iter().filter_map(EventRow::event).collect::<Vec<_>>())
    }

    fn unit(&self, stint: &Stint) -> &str {
        self.units.iter().find(|unit| unit.id == stint.unit).map_or("", |unit| unit.name.as_str())
    }

    fn position(&self, id: i64) -> String {
        let found = self.positions.iter().find(|position| position.id == id);
        found.map_or_else(String::new, |position| format!("{} – {}", position.code, position.name))
    }
}

/// The page's content.
pub fn view(page: &CareerPage, data: &FormData, errors: &FieldErrors, key: &str) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    let day = dates::short(page.day);
    let action = format!("/can-bo/{}/qua-trinh", page.person.code);
    html! {
        (page_head_with("Quá trình công tác", html! { (page.person.full_name) ", " (page.person.title) }, html! {}))
        (pages(&page.person.code, "/qua-trinh"))
        (error_summary(&list))
        (filter_bar(&FilterBar {
            action: &action,
            main: date_field(&Field { name: "ngay", label: "Xem theo ngày", value: &day, ..Field::default() }),
            ..FilterBar::default()
        }))
        (section(&format!("Ngày {day}"), on_the_day(page)))
        (section("Các sự kiện", html! {
            @if page.events.is_empty() { p.none { "Chưa ghi sự kiện nào." } }
            (history(&page.events.iter().rev().map(|event| told(page, event)).collect::<Vec<_>>()))
        }))
        @if page.keeps { (card("Ghi sự kiện", new_event(page, data, errors, &action, key))) }
    }
}

fn on_the_day(page: &CareerPage) -> Markup {
    let career = page.career();
    let held = |post: &&Post| post.from_on <= page.day && post.until_on.is_none_or(|until| until >= page.day);
    let posts: Vec<&Post> = career.posts.iter().filter(held).collect();
    let Some(stint) = career.on(page.day) else {
        return html! { p.none { "Không có sự kiện nào cho biết người này làm việc ở đây ngày ấy." } };
    };
    let said = |post: &&Post| {
        let share = post.share_percent.map(|share| format!(", {share} % thời gian")).unwrap_or_default();
        let kind = if post.concurrent { "kiêm nhiệm" } else { "chính" };
        format!("{} ({kind}{share})", page.position(post.position))
    };
    let held: Vec<String> = posts.iter().map(said).collect();
    summary_list(&[
        SummaryRow::text("Đơn vị", page.unit(stint)),
        SummaryRow::text("Chức danh", if stint.title.is_empty() { "Chưa có" } else { &stint.title }),
        SummaryRow::text("Từ ngày", &dates::short(stint.from_on)),
        SummaryRow::text("Vị trí việc làm", &if held.is_empty() { "Chưa xếp".to_owned() } else { held.join("; ") }),
    ])
}

fn told(page: &CareerPage, event: &EventRow) -> HistoryItem {
    let corrected = page.events.iter().any(|other| other.corrects == Some(event.id));
    let kind = EventKind::from_code(&event.kind).map_or("Sự kiện", EventKind::label);
    let unit = event.unit.and_then(|id| page.units.iter().find(|unit| unit.id == id)).map(|unit| unit.name.clone());
    let position = event.position.map(|id| page.position(id));
    let facts: Vec<String> =
        [event.title.clone(), unit, position].into_iter().flatten().filter(|text| !text.is_empty()).collect();
    let decision = event.decision_number.as_ref().map(|number| {
        let day = event.decision_on.map(|day| format!(" ngày {}", dates::short(day))).unwrap_or_default();
        let signer = event.signer.as_ref().map(|signer| format!(", {signer} ký")).unwrap_or_default();
        format!("Quyết định {number}{day}{signer}.")
    });
    HistoryItem {
        detail: html! {
            @if let Some(decision) = decision { p { (decision) } }
            @if let Some(until) = event.until_on { p { "Đến ngày " (dates::short(until)) "." } }
            @if let Some(note) = &event.note { p { (note) "." } }
            @if let Some(reason) = &event.reason { p { "Lý do sửa: " (reason) } }
            @if corrected { p { strong { "Đã được sửa bằng sự kiện khác, không còn tính." } } }
            p.meta { "Ghi ngày " (dates::short(dates::civil_date(event.noted_at))) @if event.import.is_some() { ", theo danh sách nhập từ Excel" } "." }
        },
        ..HistoryItem::new(
            dates::short(event.happened_on),
            &event.noted_by_name,
            Icon::Clock,
            html! { strong { (kind) } @if !facts.is_empty() { ": " (facts.join("; ")) } },
        )
    }
}

fn new_event(page: &CareerPage, data: &FormData, errors: &FieldErrors, action: &str, key: &str) -> Markup {
    let input = |name: &'static str, label: &'static str| Field {
        name,
        label,
        value: data.raw(name),
        error: errors.get(name),
        ..Field::default()
    };
    let kinds: Vec<Choice> = EventKind::noted().map(|kind| Choice::new(kind.code(), kind.label())).collect();
    let units: Vec<Choice> = page.units.iter().map(|unit| Choice::new(&unit.code, &unit.name)).collect();
    let positions: Vec<Choice> =
        page.positions.iter().map(|one| Choice::new(&one.code, format!("{} – {}", one.code, one.name))).collect();
    let others: Vec<Choice> = page
        .events
        .iter()
        .map(|event| {
            let kind = EventKind::from_code(&event.kind).map_or("Sự kiện", EventKind::label);
            Choice::new(event.id.to_string(), format!("{kind}, {}", dates::short(event.happened_on)))
        })
        .collect();
    form(
        &Form { action, key, draft: &format!("qua-trinh-{}", page.person.id), ..Form::default() },
        html! {
            (select_field(&Field { required: true, ..input("loai", "Sự kiện") }, "Chọn", &kinds))
            (field_row(html! {
                (date_field(&Field { required: true, ..input("tu_ngay", "Từ ngày") }))
                (date_field(&Field { hint: "Biệt phái, phụ trách, kiêm nhiệm, hiệu lực kỷ luật.", ..input("den_ngay", "Đến hết ngày") }))
            }))
            (select_field(&input("don_vi", "Đơn vị"), "Không đổi", &units))
            (text_field(&input("chuc_danh", "Chức vụ, chức danh")))
            (select_field(&input("vi_tri", "Vị trí việc làm"), "Không có", &positions))
            (check_field(&input("kiem_nhiem", "Vị trí kiêm nhiệm")))
            (number_field(&Field { hint: "Phần trăm thời gian dành cho vị trí này, nếu đã phân công.", ..input("ty_le", "Tỷ lệ thời gian (%)") }))
            (field_row(html! {
                (text_field(&Field { hint: "Bắt buộc với sự kiện theo quyết định.", ..input("so_quyet_dinh", "Số quyết định") }))
                (date_field(&input("ngay_quyet_dinh", "Ngày quyết định")))
            }))
            (text_field(&Field { hint: "Chức vụ, họ tên.", ..input("nguoi_ky", "Người ký") }))
            (textarea_field(&Field { rows: 2, ..input("ghi_chu", "Nội dung, ghi chú") }))
            @if !others.is_empty() {
                (select_field(&Field { hint: "Sự kiện cũ vẫn còn, nhưng không tính nữa.", ..input("sua_cho", "Sửa cho sự kiện") }, "Không, đây là sự kiện mới", &others))
                (textarea_field(&Field { rows: 2, ..input("ly_do", "Lý do sửa") }))
            }
            (actions(html! { (button("Ghi sự kiện", Tone::Primary)) }))
        },
    )
}
