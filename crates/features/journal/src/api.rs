//! The only door for other slices: the way from a thing's page to its lines in the journal.

use audit::head::{SignedHead, TreeHead};
use db::{Conn, DbError, tree};
use kernel::actor::Actor;
use kernel::dates;
use kernel::ids::Commune;
use maud::{Markup, html};
use ui::components::{Tone, link_button};
use ui::icons::Icon;

pub use crate::permissions::ViewJournal;
use crate::words;

/// The newest signed head, to be printed on a paper that leaves the house: whoever keeps the paper is a witness that the
/// journal up to then was not changed later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedHead {
    /// Where a telephone is led by the code.
    pub address: String,
    /// What the code is, for those who do not see it.
    pub label: String,
    /// The same in words and numbers.
    pub lines: Vec<String>,
}

/// The head as it is printed by a site of this address; `None` before the first head.
///
/// # Errors
/// The database's, or a stored head that is none.
pub async fn printed_head(conn: &mut Conn, commune: Commune, site: &str) -> Result<Option<PrintedHead>, DbError> {
    let Some(newest) = tree::heads(conn, commune, 1).await?.into_iter().next() else { return Ok(None) };
    let signed = SignedHead::from_letter(&newest.note).map_err(|error| DbError::Seal(error.to_string()))?;
    let head = signed.head;
    Ok(Some(PrintedHead {
        address: checking_address(site, &head),
        label: "Mã QR dẫn đến trang kiểm chứng mốc nhật ký".to_owned(),
        lines: vec![
            format!("Mốc nhật ký của hệ thống, ký lúc {}.", dates::moment(head.at)),
            format!("Mã xã: {}. Số dòng: {}.", head.commune, head.size),
            format!("Mã gốc: {}.", head.root),
            format!(
                "Quét mã bằng điện thoại, hoặc mở {site}/kiem-chung rồi nhập các số trên: nếu khớp thì nhật ký đến mốc này không bị sửa, xóa sau khi in. Ai cũng kiểm chứng được, không cần đăng nhập."
            ),
        ],
    }))
}

/// Where a printed head is checked.
pub(crate) fn checking_address(site: &str, head: &TreeHead) -> String {
    format!("{site}/kiem-chung?xa={}&co={}&goc={}", head.commune, head.size, head.root)
}

/// The link "Nhật ký" of a thing's page, for those who may read the journal; nothing for the others.
pub fn link(actor: &Actor, table: &str, id: i64) -> Markup {
    let kind = words::kind_of(table).filter(|_| actor.could(&ViewJournal));
    html! {
        @if let Some(kind) = kind {
            (link_button(&format!("/nhat-ky?loai={}&so={id}", kind.slug), "Nhật ký", Tone::Secondary, Some(Icon::History)))
        }
    }
}
