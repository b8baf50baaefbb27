//! One's own delegations: given, and received.

use jiff::civil::Date;
use kernel::actor::{Capacity, Role};
use kernel::ids::AccountId;
use maud::{Markup, html};
use org::api::UnitRow;
use ui::components::{Button, Column, Table, TableRow, Tone, card, empty_with, link_button, post_button, table};
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use crate::model::DelegationState;
use crate::permissions::Delegate;
use crate::store::delegation::{self as store, DelegationRow};
use crate::words;

/// What the page shows.
#[derive(Debug)]
pub struct DelegationsPage {
    pub me: AccountId,
    pub rows: Vec<DelegationRow>,
    pub units: Vec<UnitRow>,
    pub today: Date,
    pub may_delegate: bool,
    pub key: String,
}

/// The page.
// everybody: shows the delegations of the one who asks and no others
pub async fn get(ctx: Ctx) -> PageResult {
    let mut conn = ctx.read().await?;
    let page = DelegationsPage {
        me: ctx.actor.account,
        rows: store::delegations_of(&mut conn, ctx.commune(), ctx.actor.account).await?,
        units: org::api::units(&mut conn, ctx.commune()).await?,
        today: ctx.today(),
        may_delegate: ctx.actor.could(&Delegate { from: ctx.actor.account }),
        key: ctx.key(),
    };
    Ok(ctx.page("Ủy quyền").crumbs(&[("/tai-khoan", "Tài khoản của tôi")]).show(view(&page)))
}

/// The page's content.
pub fn view(page: &DelegationsPage) -> Markup {
    let (given, received): (Vec<&DelegationRow>, Vec<&DelegationRow>) =
        page.rows.iter().partition(|row| row.from_account == page.me);
    html! {
        (page_head_with("Ủy quyền", html! {
            "Người ủy quyền vẫn chịu trách nhiệm. Người được ủy quyền không ủy quyền lại, và không quyết định việc của chính mình hay của người ủy quyền."
        }, html! {
            @if page.may_delegate { (link_button("/uy-quyen/moi", "Ủy quyền cho người khác", Tone::Primary, None)) }
        }))
        (card("Tôi được ủy quyền", part(page, &received, "Chưa có ai ủy quyền cho anh/chị.")))
        (card("Tôi ủy quyền", part(page, &given, "Anh/chị chưa ủy quyền cho ai.")))
    }
}

fn part(page: &DelegationsPage, rows: &[&DelegationRow], none: &str) -> Markup {
    table(&Table {
        caption: "Các ủy quyền, mới nhất trước".to_owned(),
        caption_hidden: true,
        columns: vec![Column::text("Ai, việc gì"), Column::text("Thời gian, văn bản"), Column::text("Trạng thái")],
        rows: rows.iter().map(|row| line(page, row)).collect(),
        empty: empty_with(none, html! {}),
        ..Table::default()
    })
}

fn line(page: &DelegationsPage, row: &DelegationRow) -> TableRow {
    let at = |verb: &str| format!("/uy-quyen/{}/{verb}", row.id);
    let version = row.version.to_string();
    let press = |verb: &str, label: &str, tone: Tone| {
        post_button(
            &at(verb),
            &page.key,
            &Button { label, tone, about: &row.from_name, ..Button::default() },
            &[("_version", &version)],
        )
    };
    let is_mine = row.from_account == page.me;
    let over = row.valid_until <= page.today;
    TableRow::new(vec![
        html! { (row.from_name) " → " (row.to_name) br; (held(row, &page.units)) @if !row.note.is_empty() { br; span.meta { (row.note) } } },
        html! { (words::time(row.valid_from, Some(row.valid_until))) br; span.meta { (row.document) } },
        html! {
            p { (said(row, page.today)) }
            @if !is_mine && row.state() == DelegationState::Offered && !over {
                (press("nhan", "Nhận", Tone::Primary)) (press("khong-nhan", "Không nhận", Tone::Quiet))
            }
            @if is_mine && matches!(row.state(), DelegationState::Offered | DelegationState::Accepted) && !over {
                (press("thu-hoi", "Thu hồi", Tone::Secondary))
            }
        },
    ])
}

fn held(row: &DelegationRow, units: &[UnitRow]) -> String {
    match Role::from_code(&row.role) {
        Some(role) => words::capacity(&Capacity { role, unit: row.unit, acting: false, behalf: None }, units),
        None => words::UNKNOWN_ROLE.to_owned(),
    }
}

fn said(row: &DelegationRow, today: Date) -> &'static str {
    match row.state() {
        DelegationState::Accepted if row.valid_until <= today => "Đã hết hạn",
        DelegationState::Accepted if row.valid_from > today => "Đã nhận, chưa đến ngày",
        DelegationState::Offered if row.valid_until <= today => "Hết hạn khi chưa được nhận",
        state => state.label(),
    }
}

/// The delegations of an account, for those who administer.
pub(crate) fn overview(rows: &[DelegationRow], units: &[UnitRow], today: Date) -> Markup {
    table(&Table {
        caption: "Các ủy quyền đã giao và đã nhận".to_owned(),
        caption_hidden: true,
        columns: vec![
            Column::text("Từ ai cho ai"),
            Column::text("Vai trò"),
            Column::text("Thời gian, văn bản"),
            Column::text("Trạng thái"),
        ],
        rows: rows
            .iter()
            .map(|row| {
                TableRow::new(vec![
                    html! { (row.from_name) " → " (row.to_name) },
                    html! { (held(row, units)) },
                    html! { (words::time(row.valid_from, Some(row.valid_until))) br; span.meta { (row.document) } },
                    html! { (said(row, today)) },
                ])
            })
            .collect(),
        ..Table::default()
    })
}
