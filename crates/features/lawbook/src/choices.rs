//! "Chỗ để ngỏ": what Decree 335/2025/NĐ-CP leaves open (Articles 8 to 26), the positions, and which one applies here.

mod in_force;

use axum::extract::Query;
use kernel::dates;
use maud::{Markup, html};
use ui::components::{notice, tag};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use crate::choice;
use crate::document::{Asked, policy_anchor, unread_date};
use crate::lookup::{HOME, parts};
use crate::on_date::OnDate;
use crate::period::{self, PERIOD};
use crate::permissions::ViewLaw;
use crate::store;
use crate::words::{cite, without_codes};
use crate::year::{self, YEAR};

pub use in_force::{Choices, Taken, choices_in_force};

/// Its address.
pub const CHOICES: &str = "/quy-dinh/lua-chon";

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ViewLaw)?;
    let on = OnDate::read(&asked.ngay, ctx.today());
    let mut conn = ctx.read().await?;
    let choices = choices_in_force(&mut conn, ctx.commune(), on.day).await?;
    let waiting: Vec<String> =
        store::waiting(&mut conn, ctx.commune()).await?.into_iter().map(|row| row.policy).collect();
    Ok(ctx.page("Chỗ quy định để ngỏ").crumbs(&[HOME]).show(view(&on, &choices, &waiting)))
}

/// The page's content; `waiting` are the questions about which a proposal waits for the second person.
pub fn view(on: &OnDate, choices: &Choices, waiting: &[String]) -> Markup {
    html! {
        (page_head_with("Chỗ quy định để ngỏ", html! {
            "Những chỗ văn bản không nói rõ hoặc hiểu được nhiều cách, và cách đang áp dụng ngày "
            strong { (dates::short(on.day)) } "."
        }, html! {}))
        (parts(CHOICES))
        @if on.problem.is_some() { (notice(&unread_date())) }
        @for taken in choices.all() { (open(taken, waiting.contains(&taken.policy.id))) }
    }
}

fn open(taken: &Taken, waits: bool) -> Markup {
    let policy = taken.policy;
    html! {
        section.card id=(policy_anchor(&policy.id)) {
            div.section-head { h2 { a href=(choice::href(&policy.id)) { (policy.name) } } }
            @if waits { p { (tag(Icon::Clock, "có đề nghị đang chờ duyệt")) } }
            p { (without_codes(&policy.why_open)) " " span.meta { "(" (cite(&policy.citation)) ")" } }
            ul.list {
                @for position in &policy.positions {
                    li {
                        @if position.id == taken.position.id {
                            strong { (position.text) } " "
                            span.cluster { (tag(Icon::Check, "đang áp dụng")) span.meta { "(" (taken.by) ")" } }
                        } @else { (position.text) }
                    }
                }
            }
            @if let Some(calculator) = calculator(&policy.id) {
                p { a href=(calculator) { "Chạy thử cách hiểu khác" } }
            }
        }
    }
}

/// Where another reading of the question is tried; none where no calculation asks it.
fn calculator(policy: &str) -> Option<&'static str> {
    if period::POLICIES.contains(&policy) {
        return Some(PERIOD.0);
    }
    year::POLICIES.contains(&policy).then_some(YEAR.0)
}
