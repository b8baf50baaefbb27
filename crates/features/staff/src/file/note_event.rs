//! A new event of a career, and what follows from it: where he is, as what, on which positions.

use axum::extract::Path;
use db::Leaf;
use kernel::dates;
use web::{Ctx, FieldErrors, FormData, PageResult, Parsed};

use super::career::{CareerPage, load, view};
use super::{frame, keep_records};
use crate::api::NewStaff;
use crate::career::{Career, EventKind};
use crate::store;
use crate::store::career::{self as events, EventRow, NewEvent};

/// Longest text of a field, in characters.
const LONGEST: usize = 500;

/// Notes it.
pub async fn post(ctx: Ctx, Path(code): Path<String>, data: FormData) -> PageResult {
    let page = load(&ctx, &code, ctx.today()).await?;
    let person = page.person.clone();
    let allowed = ctx.may(keep_records(&ctx, person.id).await?)?;
    let new = match parse(&page, &data) {
        Ok(new) => new,
        Err(errors) => {
            let content = view(&page, &data, &errors, &ctx.key());
            return Ok(frame(&ctx, &person, "Quá trình công tác").refused().show(content));
        }
    };
    let mut tx = ctx.write(&allowed, &data).await?;
    let id = tx.next_id("staff_event").await?;
    events::insert_event(&mut tx, &allowed, (id, person.id), &new).await?;
    let rows = events::events_of(&mut tx, ctx.commune(), person.id).await?;
    let career = Career::of(&rows.iter().filter_map(EventRow::event).collect::<Vec<_>>());
    events::forget_drawn(&mut tx, &allowed, person.id).await?;
    events::insert_drawn(&mut tx, &allowed, person.id, &career).await?;
    if let Some(stint) = career.on(ctx.today()) {
        let now = NewStaff {
            code: person.code.clone(),
            full_name: person.full_name.clone(),
            unit: stint.unit,
            title: stint.title.clone(),
            kind: person.kind.clone(),
            email: person.email.clone(),
        };
        store::update_member(&mut tx, &allowed, person.id, &now).await?;
    }
    store::set_left(&mut tx, &allowed, person.id, career.left_on.filter(|day| *day <= ctx.today())).await?;
    let summary = format!("Ghi quá trình công tác: {}, từ ngày {}", new.kind.label(), dates::short(new.happened_on));
    let leaf = Leaf::about("staff_member", person.id.0, summary);
    let leaf = match &new.reason {
        Some(reason) => leaf.reason(reason.clone()),
        None => leaf,
    };
    let written = tx.commit(leaf, format!("/can-bo/{code}/qua-trinh")).await?;
    Ok(ctx.done(&written, "Đã ghi sự kiện."))
}

fn parse(page: &CareerPage, data: &FormData) -> Parsed<NewEvent> {
    let mut errors = FieldErrors::default();
    let kind = EventKind::noted().find(|kind| kind.code() == data.raw("loai"));
    if kind.is_none() {
        errors.add("loai", "Hãy chọn loại sự kiện.");
    }
    let from = errors.required_date(data, "tu_ngay", "ngày sự kiện có hiệu lực");
    let until = errors.optional_date(data, "den_ngay");
    let decided = errors.optional_date(data, "ngay_quyet_dinh");
    if until.zip(from).is_some_and(|(until, from)| until < from) {
        errors.add("den_ngay", "Ngày kết thúc ở trước ngày bắt đầu.");
    }
    let unit = page.units.iter().find(|unit| unit.code == data.raw("don_vi")).map(|unit| unit.id);
    let position = page.positions.iter().find(|one| one.code == data.raw("vi_tri")).map(|one| one.id);
    let text = |name: &str| Some(data.line(name)).filter(|text| !text.is_empty());
    let share = data.number("ty_le");
    if !data.line("ty_le").is_empty() && !share.is_some_and(|share| (1..=100).contains(&share)) {
        errors.add("ty_le", "Ghi số nguyên từ 1 đến 100.");
    }
    let corrects = data.number("sua_cho");
    let reason = text("ly_do");
    if corrects.is_some() && reason.is_none() {
        errors.add("ly_do", "Hãy ghi lý do sửa sự kiện cũ.");
    }
    if corrects.is_some_and(|id| !page.events.iter().any(|event| event.id == id)) {
        errors.add("sua_cho", "Không có sự kiện này. Hãy chọn lại.");
    }
    let known = kind.unwrap_or(EventKind::TiepNhan);
    needs(
        &mut errors,
        known,
        [unit.is_some(), text("chuc_danh").is_some(), position.is_some(), text("so_quyet_dinh").is_some()],
    );
    for name in ["chuc_danh", "so_quyet_dinh", "nguoi_ky"] {
        if data.line(name).chars().count() > LONGEST {
            errors.add(name, format!("Dài nhất {LONGEST} ký tự."));
        }
    }
    let mut new = NewEvent::new(known, from.unwrap_or_default());
    new.until_on = until;
    (new.unit, new.title, new.position) = (unit, text("chuc_danh"), position);
    (new.concurrent, new.share_percent) = (!data.line("kiem_nhiem").is_empty(), share);
    (new.decision_number, new.decision_on, new.signer) = (text("so_quyet_dinh"), decided, text("nguoi_ky"));
    new.note = Some(data.lines("ghi_chu")).filter(|note| !note.is_empty());
    (new.corrects, new.reason) = (corrects, reason);
    errors.finish(new)
}

/// What an event of this kind cannot do without.
fn needs(errors: &mut FieldErrors, kind: EventKind, [unit, title, position, decision]: [bool; 4]) {
    if kind.needs_unit() && !unit {
        errors.add("don_vi", "Hãy chọn đơn vị.");
    }
    if kind.needs_title() && !title {
        errors.add("chuc_danh", "Hãy ghi chức vụ, chức danh.");
    }
    if kind.needs_position() && !position {
        errors.add("vi_tri", "Hãy chọn vị trí việc làm.");
    }
    if kind.needs_decision() && !decision {
        errors.add("so_quyet_dinh", "Sự kiện này cần số quyết định.");
    }
}
