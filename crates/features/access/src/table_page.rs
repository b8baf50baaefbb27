//! "Bảng quyền": the roles, what each is for, and who may do what, as the program itself decides.

use kernel::actor::Role;
use kernel::permission::{Grant, Policy};
use maud::{Markup, html};
use ui::components::{Column, Table, TableRow, card, table};
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use crate::permissions::ViewTable;

/// The page.
pub async fn get(ctx: Ctx) -> PageResult {
    ctx.may(ViewTable)?;
    Ok(ctx.page("Bảng quyền").show(view(&ctx.app.policies)))
}

/// The page's content.
pub fn view(policies: &[&'static Policy]) -> Markup {
    html! {
        (page_head_with("Bảng quyền", html! {
            "Bảng này do chính chương trình lập ra: chương trình quyết định theo đúng những dòng dưới đây. Chỉ tài khoản đang dùng mới làm được; không ai thấy dữ liệu của xã khác."
        }, html! {}))
        (card("Các vai trò", table(&Table {
            caption: "Vai trò và việc của vai trò".to_owned(),
            caption_hidden: true,
            columns: vec![Column::text("Vai trò"), Column::text("Để làm gì"), Column::text("Ủy quyền")],
            rows: Role::ALL.into_iter().map(role).collect(),
            ..Table::default()
        })))
        (card("Ai được làm gì", table(&Table {
            caption: "Mỗi việc, ai được làm, với cái gì, khi nào".to_owned(),
            caption_hidden: true,
            columns: vec![Column::text("Việc"), Column::text("Ai, trong phạm vi nào"), Column::text("Không được khi")],
            rows: policies.iter().map(|policy| line(policy)).collect(),
            ..Table::default()
        })))
    }
}

fn role(role: Role) -> TableRow {
    TableRow::new(vec![
        html! { (role.label()) },
        html! { (role.duty()) },
        html! { @if role.can_be_delegated() { "Được ủy quyền" } @else { "Không ủy quyền" } },
    ])
}

fn line(policy: &Policy) -> TableRow {
    TableRow::new(vec![
        html! { (policy.label) },
        html! {
            @if policy.grants.is_empty() { "Chỉ chương trình" }
            @else { ul { @for grant in policy.grants { li { (who(grant)) } } } }
        },
        html! {
            @if !policy.not_own.is_empty() { p { (policy.not_own) } }
            @for (_, why) in policy.states.iter().filter(|(_, why)| !why.is_empty()) { p { (why) } }
        },
    ])
}

fn who(grant: &Grant) -> String {
    let roles: Vec<&str> = grant.roles.iter().map(|role| role.label()).collect();
    let roles = match grant.roles.len() {
        0 => "Mọi người đã đăng nhập".to_owned(),
        _ if grant.roles == Role::MEMBERS => "Mọi người trong xã".to_owned(),
        _ if grant.roles == Role::WORKERS => "Mọi người làm việc trong xã".to_owned(),
        _ => roles.join(", "),
    };
    let states = if grant.states.is_empty() { String::new() } else { " (tùy trạng thái)".to_owned() };
    format!("{roles}: {}{states}", grant.scope.label().to_lowercase())
}
