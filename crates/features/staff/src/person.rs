//! A person's page: title, unit, the posts held, and the way to his tasks.

use axum::extract::Path;
use codelists::lists::CodeList;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{Column, SummaryRow, Table, TableRow, Tone, card, link_button, summary_list, table};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, PageError, PageResult};

use crate::permissions::{ReadPrivate, ViewProfile};
use crate::private;
use crate::store::{self, PostRow, StaffRow};

/// The page.
pub async fn get(ctx: Ctx, Path(code): Path<String>) -> PageResult {
    let mut conn = ctx.read().await?;
    let person = store::person_by_code(&mut conn, ctx.commune(), &code).await?.ok_or(PageError::NotFound)?;
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let posts = store::posts_of(&mut conn, ctx.commune(), person.id).await?;
    let positions = org::api::positions(&mut conn, ctx.commune()).await?;
    let unit = units.iter().find(|u| u.id == person.unit).map_or("", |u| u.name.as_str());
    let named: Vec<(String, PostRow)> = posts
        .into_iter()
        .map(|post| {
            let name = positions.iter().find(|p| p.id == post.position).map(|p| format!("{} – {}", p.code, p.name));
            (name.unwrap_or_default(), post)
        })
        .collect();
    let of = Colleague {
        sees_file: ctx.actor.could(&ViewProfile { staff: person.id, unit: person.unit }),
        sees_private: ctx.actor.could(&ReadPrivate { staff: person.id, name: String::new() }),
        journal: journal::api::link(&ctx.actor, "staff_member", person.id.into()),
    };
    let page = ctx.page(&person.full_name).crumbs(&[("/can-bo", "Cán bộ, công chức")]);
    Ok(page.show(view(&person, unit, &named, &of)))
}

/// What the one who looks may see besides.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// Whether he may see the person's file and career.
    pub sees_file: bool,
    /// Whether he may ask for the person's sensitive data.
    pub sees_private: bool,
    /// The way to the journal, for those who read it.
    pub journal: Markup,
}

/// The page's content.
pub fn view(person: &StaffRow, unit: &str, posts: &[(String, PostRow)], of: &Colleague) -> Markup {
    html! {
        (page_head_with(&person.full_name, html! { (person.title) }, html! {
            (link_button(&format!("/nhiem-vu?nguoi={}", person.code), "Nhiệm vụ đang giữ", Tone::Secondary, None))
            (of.journal)
        }))
        @if of.sees_file { (crate::file::pages(&person.code, "")) }
        (summary_list(&[
            SummaryRow::text("Đơn vị", unit),
            SummaryRow::text("Loại", &CodeList::StaffKind.item(&person.kind).map_or_else(String::new, |item| item.label.clone())),
            SummaryRow::text("Mã", &person.code),
            SummaryRow::text("Thư công vụ", person.email.as_deref().unwrap_or("Chưa có")),
        ]))
        (card("Vị trí việc làm", html! {
            @if posts.is_empty() { p { "Chưa được xếp vào vị trí việc làm nào." } }
            @else {
                (table(&Table {
                    caption: "Các vị trí đang giữ".to_owned(),
                    columns: vec![Column::text("Vị trí"), Column::text("Hình thức"), Column::tight("Từ ngày")],
                    rows: posts.iter().map(|(name, post)| TableRow::new(vec![
                        html! { (name) },
                        html! { @if post.concurrent { "Kiêm nhiệm" } @else { "Chính" } },
                        html! { (dates::short(post.from_on)) },
                    ])).collect(),
                    ..Table::default()
                }))
            }
        }))
        @if of.sees_private {
            (card("Dữ liệu nhạy cảm", html! {
                (summary_list(&private::masked()))
                (link_button(&format!("/can-bo/{}/du-lieu-nhay-cam", person.code), "Xem", Tone::Secondary, Some(Icon::Lock)))
            }))
        }
    }
}
