//! Putting right what is said of a position: name, group, rank, unit, fields, schooling.

use axum::extract::Path;
use db::{DbError, Leaf};
use maud::{Markup, html};
use ui::components::{
    Choice, Conflict, Field, FieldError, Form, Tone, actions, button, conflict, date_field, error_summary, form,
    hidden, link_button, select_field, text_field, textarea_field,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageBuilder, PageError, PageResult, Parsed};

use crate::papers::requirement::TrainingLevel;
use crate::permissions::ManagePositions;
use crate::positions::{HOME, group_name};
use crate::store::position::{self as positions, PositionFacts, PositionRow};
use crate::store::{self, UnitRow};
use crate::{heavy, position, rotation};

/// Longest name, in characters.
const LONGEST: usize = 500;
/// The groups of positions.
pub(crate) const GROUPS: [&str; 3] = ["lanh_dao", "chuyen_mon", "ho_tro"];

/// Its address.
pub(crate) fn href(code: &str) -> String {
    format!("{}/sua", position::href(code))
}

/// The groups to choose from.
pub(crate) fn group_choices() -> Vec<Choice> {
    GROUPS.iter().map(|code| Choice::new(*code, group_name(code))).collect()
}

/// What the page shows: the position, the units to choose from, what was typed, what is wrong with it.
#[derive(Debug)]
pub struct EditPage {
    pub position: PositionRow,
    pub units: Vec<UnitRow>,
    pub data: FormData,
    pub errors: FieldErrors,
    /// Whether somebody else was faster; the form then has what was typed here.
    pub overtaken: bool,
    pub key: String,
}

async fn load(ctx: &Ctx, code: &str) -> Result<EditPage, PageError> {
    let mut conn = ctx.read().await?;
    let position = positions::by_code(&mut conn, ctx.commune(), code).await?.ok_or(PageError::NotFound)?;
    let units = store::units(&mut conn, ctx.commune()).await?;
    let (data, errors) = (FormData::default(), FieldErrors::default());
    Ok(EditPage { position, units, data, errors, overtaken: false, key: ctx.key() })
}

fn frame(ctx: &Ctx, page: &EditPage) -> PageBuilder {
    let own = position::href(&page.position.code);
    ctx.page("Sửa vị trí việc làm").crumbs(&[HOME, (&own, &page.position.name)])
}

/// The form.
pub async fn get(ctx: Ctx, Path(code): Path<String>) -> PageResult {
    ctx.may(ManagePositions)?;
    let page = load(&ctx, &code).await?;
    Ok(frame(&ctx, &page).show(view(&page)))
}

/// The change.
pub async fn post(ctx: Ctx, Path(code): Path<String>, data: FormData) -> PageResult {
    let allowed = ctx.may(ManagePositions)?;
    let mut page = load(&ctx, &code).await?;
    let now = match parse(&data, &page) {
        Ok(now) => now,
        Err(errors) => {
            (page.data, page.errors) = (data, errors);
            return Ok(frame(&ctx, &page).refused().show(view(&page)));
        }
    };
    let before = page.position.facts();
    let mut tx = ctx.write(&allowed, &data).await?;
    match positions::update(&mut tx, &allowed, (page.position.id, data.version()), &now).await {
        Ok(()) => {}
        Err(DbError::Conflict) => {
            drop(tx);
            page = load(&ctx, &code).await?;
            (page.data, page.overtaken) = (data, true);
            return Ok(frame(&ctx, &page).conflict().show(view(&page)));
        }
        Err(error) => return Err(error.into()),
    }
    let mut leaf = Leaf::about("org_position", page.position.id, format!("Sửa vị trí việc làm {}", now.code));
    for (label, was, is) in changes(&before, &now) {
        leaf = leaf.change(label, &was, &is);
    }
    let written = tx.commit(leaf, position::href(&now.code)).await?;
    Ok(ctx.done(&written, "Đã sửa vị trí việc làm."))
}

/// The changes between two states of a position, in words.
pub(crate) fn changes(before: &PositionFacts, after: &PositionFacts) -> Vec<(&'static str, String, String)> {
    let heavy_of = |code: &Option<String>| {
        code.as_deref().and_then(heavy::Heavy::from_code).map_or(String::new(), |heavy| heavy.label().to_owned())
    };
    let rotation_of = |code: &Option<String>| code.as_deref().and_then(rotation::label).unwrap_or_default().to_owned();
    let education_of = |code: &Option<String>| {
        let level = code.as_deref().and_then(TrainingLevel::from_code);
        level.map_or(String::new(), |level| level.label().to_owned())
    };
    let group_of = |group: &str| if group.is_empty() { String::new() } else { group_name(group).to_owned() };
    let majors_of = |majors: &Option<String>| majors.as_deref().unwrap_or_default().replace('\n', "; ");
    let day_of = |day: Option<jiff::civil::Date>| day.map(kernel::dates::short).unwrap_or_default();
    let both = |of: &dyn Fn(&PositionFacts) -> String| (of(before), of(after));
    let all: [(&'static str, (String, String)); 10] = [
        ("Mã", both(&|p| p.code.clone())),
        ("Tên", both(&|p| p.name.clone())),
        ("Nhóm", both(&|p| group_of(&p.group))),
        ("Ngạch", both(&|p| p.rank.clone())),
        ("Lĩnh vực phức tạp, chuyên sâu", both(&|p| heavy_of(&p.heavy_field))),
        ("Định kỳ chuyển đổi", both(&|p| rotation_of(&p.rotation_field))),
        ("Trình độ tối thiểu", both(&|p| education_of(&p.education_level))),
        ("Ngành đào tạo", both(&|p| majors_of(&p.majors))),
        ("Đơn vị", both(&|p| p.unit_code.clone().unwrap_or_default())),
        ("Không dùng từ", both(&|p| day_of(p.retired_on))),
    ];
    all.into_iter().filter(|(_, (was, is))| was != is).map(|(label, (was, is))| (label, was, is)).collect()
}

fn parse(data: &FormData, page: &EditPage) -> Parsed<PositionFacts> {
    let mut errors = FieldErrors::default();
    let chosen = |errors: &mut FieldErrors, field: &str, known: &dyn Fn(&str) -> bool| {
        let value = data.raw(field).to_owned();
        if !value.is_empty() && !known(&value) {
            errors.add(field, "Không có lựa chọn này. Hãy chọn lại trong danh sách.");
        }
        Some(value).filter(|value| !value.is_empty())
    };
    let name = errors.required_line(data, "ten", "tên vị trí việc làm", LONGEST);
    let group = chosen(&mut errors, "nhom", &|code| GROUPS.contains(&code));
    if group.is_none() {
        errors.add("nhom", "Hãy chọn nhóm vị trí.");
    }
    let rank = data.line("ngach");
    if rank.chars().count() > LONGEST {
        errors.add("ngach", format!("Phần ngạch dài nhất {LONGEST} ký tự. Hãy rút ngắn."));
    }
    let facts = PositionFacts {
        code: page.position.code.clone(),
        name,
        group: group.unwrap_or_default(),
        rank,
        heavy_field: chosen(&mut errors, "nang", &|code| heavy::Heavy::from_code(code).is_some()),
        rotation_field: chosen(&mut errors, "chuyen_doi", &|code| rotation::label(code).is_some()),
        majors: errors.optional_lines(data, "nganh", "ngành đào tạo", 4000),
        education_level: chosen(&mut errors, "trinh_do", &|code| TrainingLevel::from_code(code).is_some()),
        unit_code: chosen(&mut errors, "don_vi", &|code| page.units.iter().any(|unit| unit.code == code)),
        retired_on: errors.optional_date(data, "thoi_tu"),
    };
    errors.finish(facts)
}

/// The page's content.
pub fn view(page: &EditPage) -> Markup {
    let list: Vec<FieldError> = page.errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        (page_head_with("Sửa vị trí việc làm", html! { "Mã " (page.position.code) }, html! {}))
        (error_summary(&list))
        @if page.overtaken { (overtaken(page)) }
        (fields(page))
    }
}

fn overtaken(page: &EditPage) -> Markup {
    let stored = page.position.facts();
    let typed = parse(&page.data, page).unwrap_or_else(|_| stored.clone());
    html! {
        p { "Người khác vừa sửa vị trí này. Biểu mẫu dưới đây giữ những gì anh/chị đã nhập; bấm Lưu lần nữa để thay bằng bản của anh/chị." }
        @for (label, theirs, mine) in changes(&stored, &typed) {
            (conflict(&Conflict { label, mine: &mine, theirs: &theirs, ..Conflict::default() }))
        }
    }
}

fn fields(page: &EditPage) -> Markup {
    let (stored, data) = (page.position.facts(), &page.data);
    let value = |name: &str, stored: &str| if data.has(name) { data.raw(name).to_owned() } else { stored.to_owned() };
    let of = |stored: &Option<String>| stored.clone().unwrap_or_default();
    let field = |name: &'static str, label: &'static str| Field {
        name,
        label,
        error: page.errors.get(name),
        ..Field::default()
    };
    let units: Vec<Choice> = page.units.iter().map(|unit| Choice::new(&unit.code, &unit.name)).collect();
    let levels: Vec<Choice> = TrainingLevel::ALL.iter().map(|level| Choice::new(level.code(), level.label())).collect();
    let retired = stored.retired_on.map(kernel::dates::short).unwrap_or_default();
    let action = href(&page.position.code);
    let draft = format!("vi-tri-{}", page.position.id);
    form(
        &Form { action: &action, key: &page.key, draft: &draft, ..Form::default() },
        html! {
            (hidden("_version", &page.position.version().to_string()))
            (text_field(&Field { value: &value("ten", &stored.name), required: true, ..field("ten", "Tên vị trí việc làm") }))
            (select_field(&Field { value: &value("nhom", &stored.group), required: true, ..field("nhom", "Nhóm") }, "Chọn nhóm", &group_choices()))
            (text_field(&Field { value: &value("ngach", &stored.rank), ..field("ngach", "Ngạch") }))
            (select_field(&Field { value: &value("don_vi", &of(&stored.unit_code)), hint: "Chỉ chọn khi vị trí thuộc riêng một đơn vị.", ..field("don_vi", "Đơn vị") }, "Không riêng đơn vị nào", &units))
            (select_field(&Field { value: &value("nang", &of(&stored.heavy_field)), ..field("nang", "Lĩnh vực phức tạp, chuyên sâu") }, "Không thuộc các lĩnh vực này", &heavy::choices()))
            (select_field(&Field { value: &value("chuyen_doi", &of(&stored.rotation_field)), hint: "Lĩnh vực phải định kỳ chuyển đổi vị trí công tác (Luật Phòng, chống tham nhũng, Điều 25).", ..field("chuyen_doi", "Định kỳ chuyển đổi vị trí công tác") }, "Không thuộc diện", &rotation::choices()))
            (select_field(&Field { value: &value("trinh_do", &of(&stored.education_level)), ..field("trinh_do", "Trình độ tối thiểu") }, "Chưa ghi", &levels))
            (textarea_field(&Field { value: &value("nganh", &of(&stored.majors)), hint: "Mỗi ngành một dòng.", rows: 4, ..field("nganh", "Ngành đào tạo được chấp nhận") }))
            (date_field(&Field { value: &value("thoi_tu", &retired), hint: "Để trống khi vị trí đang dùng. Ví dụ 15/12/2026.", ..field("thoi_tu", "Không còn dùng từ ngày") }))
            (actions(html! {
                (button("Lưu", Tone::Primary))
                (link_button(&position::href(&page.position.code), "Thôi, không sửa", Tone::Quiet, None))
            }))
        },
    )
}
