//! What concerns oneself ("Nhật ký về tôi"): who did something to one's data or looked at it, and what one did.

use axum::extract::Query;
use db::history::{self, Person, Wanted};
use kernel::actor::Actor;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tab, empty_with, tabs};
use ui::layout::page_head_with;
use web::{Ctx, PageResult};

use crate::list::{self, PAGE, Page};
use crate::words::Names;

const HERE: &str = "/nhat-ky/ve-toi";

/// Which half of the page, and below which number.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    phan: String,
    truoc: String,
}

impl Asked {
    fn own_deeds(&self) -> bool {
        self.phan == "toi-lam"
    }

    fn address(&self) -> String {
        if self.own_deeds() { format!("{HERE}?phan=toi-lam") } else { HERE.to_owned() }
    }
}

/// No number of the register.
const NOBODY: i64 = -1;

/// The rows that stand for a person.
pub(crate) fn rows_of(actor: &Actor) -> Person<'static> {
    Person {
        account: ("accounts_account", actor.account.0),
        register: ("staff_member", actor.staff.map_or(NOBODY, i64::from)),
        sensitive: "staff_private",
    }
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    let (commune, below, limit) = (ctx.commune(), asked.truoc.parse().unwrap_or(i64::MAX), PAGE as i64 + 1);
    let rows = match asked.own_deeds() {
        true => {
            let own = Wanted { account: Some(ctx.actor.account.0), below, ..Wanted::default() };
            history::lines(&mut conn, commune, &own, limit).await?
        }
        false => history::lines_about(&mut conn, commune, &rows_of(&ctx.actor), below, limit).await?,
    };
    let names = Names::load(&mut conn, commune).await?;
    let page = list::page_of(rows);
    Ok(ctx.page("Nhật ký về tôi").show(view(&asked, &page, &names)))
}

/// The page's content.
pub fn view(asked: &Asked, page: &Page, names: &Names) -> Markup {
    let own = asked.own_deeds();
    html! {
        (page_head_with("Nhật ký về tôi", html! {
            "Ai đã xem hoặc sửa dữ liệu của anh/chị, và những gì anh/chị đã làm trong hệ thống."
        }, html! {}))
        (tabs("Phần của nhật ký", &[
            Tab::new(HERE, "Ai đã xem, sửa dữ liệu của tôi", !own),
            Tab::new(format!("{HERE}?phan=toi-lam"), "Việc tôi đã làm", own),
        ]))
        @if page.lines.is_empty() {
            (empty_with(if own { "Anh/chị chưa thay đổi gì trong hệ thống." } else { "Chưa ai xem dữ liệu nhạy cảm hoặc sửa dữ liệu của anh/chị." }, html! {}))
        } @else {
            (list::lines(page, names, &|older| {
                let address = asked.address();
                let sign = if address.contains('?') { '&' } else { '?' };
                format!("{address}{sign}truoc={older}")
            }, !asked.truoc.is_empty(), &asked.address()))
        }
    }
}
