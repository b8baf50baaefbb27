//! The way in: one commune is shown at once, several are listed.

use maud::{Markup, html};
use ui::layout::page_head;
use web::{CommuneInfo, PageError, PageResult, Visitor, see_other};

use crate::frame;

/// The page.
pub async fn get(visitor: Visitor) -> PageResult {
    let communes = &visitor.app.communes;
    let first = communes.first().ok_or(PageError::NotFound)?;
    if communes.len() == 1 {
        return Ok(see_other(&format!("/cong-khai/{}", first.commune.0)));
    }
    let content = view(communes);
    Ok(frame::public(&visitor.app, first, "Các xã, phường, đặc khu", &[], content))
}

/// The page's content.
pub fn view(communes: &[CommuneInfo]) -> Markup {
    html! {
        (page_head("Các xã, phường, đặc khu"))
        ul { @for c in communes { li { a href={ "/cong-khai/" (c.commune.0) } { (c.name) } } } }
    }
}
