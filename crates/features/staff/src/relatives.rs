//! "Người thân trong cơ quan": spouse, parents, children, brothers and sisters of a person in the register, noted only so
//! that nobody decides on them.

use axum::extract::Path;
use db::Leaf;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{
    Choice, Column, Field, FieldError, Form, Table, TableRow, Tone, button, card, empty_with, error_summary, form,
    select_field, table,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use crate::permissions::{NoteRelative, ViewRelatives};
use crate::store::relative::{self as ties, RelativeRow};
use crate::store::{self, StaffRow};

/// What two people are to each other; said so that it is true of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    Spouses,
    ParentAndChild,
    Siblings,
}

impl Relation {
    /// Every tie.
    pub const ALL: [Relation; 3] = [Relation::Spouses, Relation::ParentAndChild, Relation::Siblings];

    /// The stored code.
    pub fn code(self) -> &'static str {
        match self {
            Relation::Spouses => "vo_chong",
            Relation::ParentAndChild => "cha_me_con",
            Relation::Siblings => "anh_chi_em",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Relation::Spouses => "Vợ chồng",
            Relation::ParentAndChild => "Cha mẹ và con",
            Relation::Siblings => "Anh, chị, em ruột",
        }
    }

    /// The tie of a stored code.
    pub fn from_code(code: &str) -> Option<Relation> {
        Relation::ALL.into_iter().find(|relation| relation.code() == code)
    }
}

/// What the page shows.
#[derive(Debug)]
pub struct RelativesPage {
    pub person: StaffRow,
    pub rows: Vec<RelativeRow>,
    /// The others, where the one who looks may note a tie.
    pub others: Option<Vec<StaffRow>>,
    pub key: String,
}

/// The page.
pub async fn get(ctx: Ctx, Path(code): Path<String>) -> PageResult {
    let page = load(&ctx, &code).await?;
    show(&ctx, &page, &FormData::default(), &FieldErrors::default())
}

/// Notes a tie.
pub async fn post(ctx: Ctx, Path(code): Path<String>, data: FormData) -> PageResult {
    let page = load(&ctx, &code).await?;
    let allowed = ctx.may(NoteRelative { staff: page.person.id })?;
    let mut errors = FieldErrors::default();
    let other = page.others.iter().flatten().find(|other| other.code == data.raw("nguoi"));
    match other {
        None => errors.add("nguoi", "Hãy chọn người thân trong danh sách."),
        Some(other) if page.rows.iter().any(|row| row.id == other.id) => {
            errors.add("nguoi", "Quan hệ với người này đã được ghi.");
        }
        Some(_) => {}
    }
    let relation = Relation::from_code(data.raw("quan_he"));
    if relation.is_none() {
        errors.add("quan_he", "Hãy chọn quan hệ.");
    }
    let (Some(other), Some(relation), true) = (other, relation, errors.is_empty()) else {
        return show(&ctx, &page, &data, &errors);
    };
    let mut tx = ctx.write(&allowed, &data).await?;
    ties::insert_relative(&mut tx, &allowed, other.id, relation.code()).await?;
    let leaf = Leaf::about("staff_member", page.person.id.0, "Ghi người thân trong cơ quan");
    let written = tx.commit(leaf, address(&page.person)).await?;
    Ok(ctx.done(&written, "Đã ghi. Từ nay hai người không quyết định việc về nhau."))
}

async fn load(ctx: &Ctx, code: &str) -> Result<RelativesPage, PageError> {
    let mut conn = ctx.read().await?;
    let person = store::person_by_code(&mut conn, ctx.commune(), code).await?.ok_or(PageError::NotFound)?;
    ctx.may(ViewRelatives { staff: person.id })?;
    let rows = ties::relatives(&mut conn, ctx.commune(), person.id).await?;
    let mut others = None;
    if ctx.actor.could(&NoteRelative { staff: person.id }) {
        let mut people = store::present(&mut conn, ctx.commune()).await?;
        people.retain(|other| other.id != person.id);
        others = Some(people);
    }
    Ok(RelativesPage { person, rows, others, key: ctx.key() })
}

fn address(person: &StaffRow) -> String {
    format!("/can-bo/{}/nguoi-than", person.code)
}

fn show(ctx: &Ctx, page: &RelativesPage, data: &FormData, errors: &FieldErrors) -> PageResult {
    let person = &page.person;
    let crumbs = [("/can-bo", "Cán bộ, công chức"), (&*format!("/can-bo/{}", person.code), &*person.full_name)];
    let mut frame = ctx.page(format!("Người thân trong cơ quan của {}", person.full_name)).crumbs(&crumbs);
    if !errors.is_empty() {
        frame = frame.refused();
    }
    Ok(frame.show(view(page, data, errors)))
}

/// The page's content.
pub fn view(page: &RelativesPage, data: &FormData, errors: &FieldErrors) -> Markup {
    let list: Vec<FieldError> = errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        (page_head_with("Người thân trong cơ quan", html! {
            (page.person.full_name) ". Chỉ dùng để không ai quyết định việc về vợ, chồng, cha, mẹ, con, anh, chị, em của mình."
        }, html! {}))
        (error_summary(&list))
        (table(&Table {
            caption: "Người thân đang làm việc ở đây".to_owned(),
            columns: vec![Column::text("Họ và tên"), Column::text("Quan hệ"), Column::tight("Ghi ngày")],
            rows: page.rows.iter().map(row).collect(),
            empty: empty_with("Chưa ghi người thân nào.", html! {}),
            ..Table::default()
        }))
        @if let Some(others) = &page.others { (note(page, others, data, errors)) }
    }
}

fn row(row: &RelativeRow) -> TableRow {
    TableRow::new(vec![
        html! { a href={ "/can-bo/" (row.code) } { (row.full_name) } },
        html! { (Relation::from_code(&row.relation).map_or("Người thân", Relation::label)) },
        html! { (dates::short(row.noted_on)) },
    ])
}

fn note(page: &RelativesPage, others: &[StaffRow], data: &FormData, errors: &FieldErrors) -> Markup {
    let people: Vec<Choice> =
        others.iter().map(|p| Choice::new(p.code.clone(), format!("{} – {}", p.full_name, p.title))).collect();
    let ties: Vec<Choice> = Relation::ALL.into_iter().map(|tie| Choice::new(tie.code(), tie.label())).collect();
    card(
        "Ghi thêm",
        form(
            &Form { action: &address(&page.person), key: &page.key, ..Form::default() },
            html! {
                (select_field(&Field { name: "nguoi", label: "Người thân", value: data.raw("nguoi"), error: errors.get("nguoi"), required: true, ..Field::default() }, "Chọn người", &people))
                (select_field(&Field { name: "quan_he", label: "Quan hệ", value: data.raw("quan_he"), error: errors.get("quan_he"), required: true, ..Field::default() }, "Chọn quan hệ", &ties))
                (button("Ghi", Tone::Primary))
            },
        ),
    )
}
