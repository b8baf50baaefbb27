//! The certificate of one line, to be printed, and as a file: whoever holds it can show later what the journal said.

use audit::certificate::Certificate;
use audit::commit::Salt;
use audit::head::SignedHead;
use axum::extract::Path;
use db::history::{self, LineRow};
use db::{Conn, DbError, proof, tree};
use kernel::ids::Commune;
use maud::{Markup, html};
use ui::charts::qr;
use ui::components::{NoticeKind, SummaryRow, Tone, card, disclosure, link_button, notice_with, summary_list};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::{CommuneInfo, Ctx, PageError, PageResult, SiteAddress, download};

use crate::api;
use crate::permissions::ViewLine;
use crate::words::{Line, Names};

/// The page.
pub async fn get(ctx: Ctx, SiteAddress(site): SiteAddress, Path(number): Path<i64>) -> PageResult {
    let mut conn = ctx.read().await?;
    let row = history::line(&mut conn, ctx.commune(), number).await?.ok_or(PageError::NotFound)?;
    ctx.may(ViewLine::of(&ctx.actor, &row))?;
    let certificate = of(&mut conn, ctx.commune(), &row).await?;
    let names = Names::load(&mut conn, ctx.commune()).await?;
    let line = Line(row);
    let about = names.row(&line.0.entity, line.0.entity_id);
    let back = format!("/nhat-ky/{number}");
    let crumb = format!("Dòng nhật ký số {number}");
    let page = ctx.page(format!("Chứng nhận dòng nhật ký số {number}")).crumbs(&[(&back, &crumb)]);
    Ok(page.show(view(&ctx.commune_info(), &line, &about, certificate.as_ref(), &site)))
}

/// The file, for `tools/verify_audit.py --proof` and the public page.
pub async fn file(ctx: Ctx, Path(number): Path<i64>) -> PageResult {
    let mut conn = ctx.read().await?;
    let row = history::line(&mut conn, ctx.commune(), number).await?.ok_or(PageError::NotFound)?;
    ctx.may(ViewLine::of(&ctx.actor, &row))?;
    let certificate = of(&mut conn, ctx.commune(), &row).await?.ok_or(PageError::NotFound)?;
    let name = format!("chung-nhan-nhat-ky-{number}.jsonl");
    Ok(download(&name, "text/plain; charset=utf-8", certificate.to_text().into_bytes()))
}

/// The certificate of a line under the newest signed head; `None` while no head covers it.
async fn of(conn: &mut Conn, commune: Commune, row: &LineRow) -> Result<Option<Certificate>, DbError> {
    let Some(newest) = tree::heads(conn, commune, 1).await?.into_iter().next() else { return Ok(None) };
    let head = SignedHead::from_letter(&newest.note).map_err(|error| DbError::Seal(error.to_string()))?;
    let seq = u64::try_from(row.id).unwrap_or(0);
    let Some(proof) = proof::inclusion(conn, commune, seq, head.head.size).await? else { return Ok(None) };
    let keys = tree::keys(conn, commune).await?;
    let key = keys.into_iter().find(|key| head.verify(key).is_ok());
    let key = key.ok_or_else(|| DbError::Seal("the newest head is signed by none of the keys".to_owned()))?;
    let salt: Option<Salt> = row.salt.as_deref().and_then(|salt| salt.try_into().ok());
    let parts = [Some(&row.actor_name), Some(&row.summary), Some(&row.detail), row.reason.as_ref()];
    let text = salt.map(|salt| (parts.into_iter().map(|part| part.cloned()).collect(), salt));
    Ok(Some(Certificate { body: row.body.clone(), text, proof, head, key }))
}

/// Where a printed certificate is checked.
fn checking_address(site: &str, line: &Line, certificate: &Certificate) -> String {
    let head = api::checking_address(site, &certificate.head.head);
    format!("{head}&so={}&ma={}", line.0.id, certificate.leaf_hash())
}

/// The page's content.
pub fn view(commune: &CommuneInfo, line: &Line, about: &str, certificate: Option<&Certificate>, site: &str) -> Markup {
    let title = format!("Chứng nhận dòng nhật ký số {}", line.0.id);
    html! {
        @match certificate {
            None => {
                (page_head_with(&title, html! {}, html! {}))
                (notice_with(NoticeKind::Info, html! {
                    p { "Chưa có mốc đã ký nào bao gồm dòng này. Máy chủ ký mốc mới trong vòng một giờ; hãy mở lại trang khi ấy." }
                }))
            },
            Some(certificate) => {
                (page_head_with(&title, html! { (commune.committee_name) }, html! {
                    (link_button(&format!("/nhat-ky/{}/tep-chung-nhan", line.0.id), "Tải tệp chứng nhận", Tone::Secondary, Some(Icon::Download)))
                }))
                (certified(line, about, certificate, site))
            },
        }
    }
}

fn certified(line: &Line, about: &str, certificate: &Certificate, site: &str) -> Markup {
    let head = &certificate.head.head;
    let address = checking_address(site, line, certificate);
    let detail = line.detail();
    html! {
        (summary_list(&[
            SummaryRow::text("Việc", line.what()),
            SummaryRow::text("Về", about),
            SummaryRow::text("Người thực hiện", &line.who()),
            SummaryRow::text("Lúc", &line.when()),
            SummaryRow::new("Chi tiết", if detail.0.is_empty() { html! { "Không ghi thêm" } } else { detail }),
        ]))
        (card("Kiểm chứng", html! {
            p { "Quét mã bằng điện thoại, hoặc mở " strong { (site) "/kiem-chung" } " rồi nhập các số dưới đây. Ai cũng kiểm chứng được, không cần đăng nhập." }
            p { (qr(&address, "Mã QR dẫn đến trang kiểm chứng dòng nhật ký này")) }
            (summary_list(&[
                SummaryRow::text("Mã xã", &head.commune.to_string()),
                SummaryRow::text("Dòng số", &line.0.id.to_string()),
                SummaryRow::new("Mã của dòng", html! { code { (certificate.leaf_hash()) } }),
                SummaryRow::text("Số dòng của cây", &head.size.to_string()),
                SummaryRow::new("Mã gốc", html! { code { (head.root) } }),
            ]))
        }))
        (card("Mốc đã ký", html! {
            p.typed { code { (certificate.head.to_string().trim_end()) } }
            p { "Khóa công khai: " code { (certificate.key) } }
        }))
        (card("Nội dung đúng như trong cây", html! {
            p { code translate="no" { (certificate.body) } }
            @if let Some((_, salt)) = &certificate.text {
                p { "Mã mở niêm phong lời ghi: " code { (audit::Hash(*salt)) } }
            }
        }))
        @if certificate.proof.is_empty() {
            p { "Cây chỉ có một dòng nên mã của dòng là mã gốc." }
        } @else {
            (card("Đường từ dòng này lên mã gốc", html! {
                ol { @for hash in &certificate.proof { li { code { (hash) } } } }
            }))
        }
        (disclosure("Kiểm chứng không cần đến hệ thống này", html! {
            p { "Tải tệp chứng nhận rồi chạy chương trình độc lập: " code { "python3 verify_audit.py --proof " (format!("chung-nhan-nhat-ky-{}.jsonl", line.0.id)) } }
        }))
    }
}
