//! A commune's public front page: its plans and how far they are.

use axum::extract::Path;
use kernel::dates;
use maud::{Markup, html};
use plans::api::PublicPlanRow;
use ui::components::{Progress, card, progress};
use ui::layout::page_head_with;
use web::{PageResult, Visitor};

use crate::frame;

/// The page.
pub async fn get(visitor: Visitor, Path(code): Path<i64>) -> PageResult {
    let commune = frame::commune_of(&visitor, code)?;
    let plans = plans::api::public_plans(&mut visitor.read().await?, commune.commune).await?;
    let content = view(&commune.committee_name, commune.commune.0, &plans);
    Ok(frame::public(&visitor.app, &commune, "Kế hoạch của xã", &[], content))
}

/// The page's content.
pub fn view(committee: &str, code: i64, plans: &[PublicPlanRow]) -> Markup {
    let small = |n: i64| u32::try_from(n).unwrap_or(0);
    html! {
        (page_head_with("Kế hoạch và tiến độ", html! { (committee) " công khai để người dân theo dõi." }, html! {}))
        @if plans.is_empty() {
            p { "Hiện chưa có kế hoạch nào được công khai." }
        }
        @for plan in plans {
            (card(&plan.title, html! {
                p.meta {
                    @match &plan.number { Some(number) => { "Số " (number) }, None => "Chưa có số" }
                    @if let Some(on) = plan.issued_on { ", ngày " (dates::short(on)) }
                    @if let Some(on) = plan.started_on { ", thực hiện từ " (dates::short(on)) }
                }
                (progress(&Progress { value: small(plan.done), max: small(plan.tasks), label: "nhiệm vụ đã hoàn thành", href: &done_list(code, plan), ..Progress::default() }))
                p { a href={ "/cong-khai/" (code) "/ke-hoach/" (plan.id) } { "Xem tiến độ từng nhiệm vụ" } }
            }))
        }
    }
}

/// The plan's page with the tasks that are done; nothing while none is.
fn done_list(code: i64, plan: &PublicPlanRow) -> String {
    if plan.done == 0 {
        return String::new();
    }
    format!("/cong-khai/{code}/ke-hoach/{}?tinh_trang=xong#nhiem-vu", plan.id)
}
