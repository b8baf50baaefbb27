//! One line of the journal: everything in words, and its place in the tree.

use audit::leaf::{LeafBody, leaf_hash};
use axum::extract::Path;
use db::history::{self, LineRow};
use db::tree;
use kernel::actor::Actor;
use maud::{Markup, html};
use ui::components::{
    Column, NoticeKind, SummaryRow, Table, TableRow, Tone, card, disclosure, link_button, notice_with, summary_list,
    table,
};
use ui::layout::page_head_with;
use web::{Ctx, PageError, PageResult};

use crate::mine;
use crate::permissions::{ViewJournal, ViewLine};
use crate::words::{self, Line, Names};

/// A line, and what the tree says of it.
#[derive(Debug, Clone)]
pub struct LinePage {
    pub line: Line,
    /// The number of lines now.
    pub size: u64,
    /// The number of lines that the newest signed head covers; 0 before the first.
    pub covered: u64,
    pub names: Names,
}

impl LinePage {
    fn is_covered(&self) -> bool {
        u64::try_from(self.line.0.id).is_ok_and(|seq| seq <= self.covered)
    }
}

/// The page.
pub async fn get(ctx: Ctx, Path(number): Path<i64>) -> PageResult {
    let mut conn = ctx.read().await?;
    let row = history::line(&mut conn, ctx.commune(), number).await?.ok_or(PageError::NotFound)?;
    ctx.may(ViewLine::of(&ctx.actor, &row))?;
    let line = Line(row);
    let size = db::journal::frontier(&mut conn, ctx.commune()).await?.size();
    let newest = tree::heads(&mut conn, ctx.commune(), 1).await?;
    let covered = newest.first().map_or(0, |head| u64::try_from(head.size).unwrap_or(0));
    let names = Names::load(&mut conn, ctx.commune()).await?;
    let page = ctx.page(format!("Dòng nhật ký số {number}"));
    let page = match ctx.actor.could(&ViewJournal) {
        true => page.crumbs(&[("/nhat-ky", "Nhật ký")]),
        false => page.crumbs(&[("/nhat-ky/ve-toi", "Nhật ký về tôi")]),
    };
    Ok(page.show(view(&LinePage { line, size, covered, names })))
}

impl ViewLine {
    /// The line as it lies to this person.
    pub(crate) fn of(actor: &Actor, row: &LineRow) -> ViewLine {
        let own = mine::rows_of(actor);
        let about = (row.entity.as_str(), row.entity_id);
        let is_his = row.account == actor.account.0 || about == own.account;
        let of_him = about == own.register || about == (own.sensitive, own.register.1);
        ViewLine { account: is_his.then_some(actor.account), staff: actor.staff.filter(|_| of_him) }
    }
}

/// The page's content.
pub fn view(page: &LinePage) -> Markup {
    let line = &page.line;
    let here = format!("/nhat-ky/{}", line.0.id);
    let kind = words::kind_of(&line.0.entity).filter(|kind| !kind.page.is_empty());
    let name = page.names.row(&line.0.entity, line.0.entity_id);
    html! {
        (page_head_with(&format!("Dòng nhật ký số {}", line.0.id), html! { (line.what()) }, html! {
            @if page.is_covered() { (link_button(&format!("{here}/chung-nhan"), "Xem chứng nhận", Tone::Primary, None)) }
        }))
        (summary_list(&[
            SummaryRow::text("Lúc", &line.when()),
            SummaryRow::text("Người thực hiện", &line.who()),
            SummaryRow::new("Về", html! {
                @match kind { Some(kind) => a href={ (kind.page) (line.0.entity_id) } { (name) }, None => (name) }
            }),
            SummaryRow::new("Trước → sau", html! { @if !line.0.detail.is_empty() { p.typed { (line.0.detail) } } @else { "Không ghi riêng từng ô" } }),
            SummaryRow::new("Lý do", html! { @match line.0.reason.as_deref() { Some(reason) => p.typed { (reason) }, None => "Không ghi" } }),
        ]))
        @if line.is_erased() {
            (notice_with(NoticeKind::Info, html! {
                p { "Lời ghi của dòng này đã xóa theo yêu cầu của người có dữ liệu. Dòng vẫn đứng trong cây; một dòng sau đó ghi ai quyết định và vì sao." }
            }))
        }
        (card("Vị trí trong cây kiểm chứng", place(page)))
    }
}

fn place(page: &LinePage) -> Markup {
    let row = &page.line.0;
    let body = LeafBody::parse(&row.body).ok();
    html! {
        (summary_list(&[
            SummaryRow::new("Dòng", html! { (row.id) " trong " (page.size) " dòng hiện có" }),
            SummaryRow::new("Mốc đã ký", html! {
                @if page.is_covered() { "Mốc mới nhất ký đến dòng " (page.covered) ", có dòng này" }
                @else { "Chưa có mốc bao gồm dòng này. Máy chủ ký mốc mới trong vòng một giờ; từ lúc ấy có chứng nhận để in." }
            }),
            SummaryRow::new("Mã của dòng", html! { code { (leaf_hash(&row.body)) } }),
        ]))
        @if let Some(body) = body.filter(|body| !body.rows.is_empty()) {
            (disclosure(&format!("Dữ liệu được niêm phong trong dòng này: {} bản ghi", body.rows.len()), table(&Table {
                caption: "Các bản ghi mà lần ghi này thay đổi".to_owned(),
                caption_hidden: true,
                columns: vec![Column::text("Bản ghi"), Column::tight("Thay đổi"), Column::text("Mã niêm phong sau")],
                rows: body.rows.iter().map(|change| TableRow::new(vec![
                    html! { (page.names.row(&change.table, change.row)) },
                    html! { (words::change(change)) },
                    html! { @match change.after { Some(seal) => code { (seal) }, None => "Không còn" } },
                ])).collect(),
                ..Table::default()
            })))
        }
        (disclosure("Nội dung đúng như trong cây", html! { p { code translate="no" { (row.body) } } }))
    }
}
