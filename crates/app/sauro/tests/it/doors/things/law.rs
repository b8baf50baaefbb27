//! Pages of the law, which is no row of a table: one of each kind, the same for everybody.

use super::{Found, Ways};
use crate::permissions::actions::Facts;

/// The page behind the beginning of an address; none where it is not the law's.
pub(super) fn page_at(base: &str) -> Option<Found> {
    let place = match base {
        "/quy-dinh/van-ban/" => "335-2025-nd-cp",
        "/quy-dinh/tham-so/" => "danh_gia/tieu_chi_chung",
        "/quy-dinh/lua-chon/" => "htxs_base",
        _ => return None,
    };
    Some(vec![(place.to_owned(), String::new(), Ways::As(Facts::default()))])
}
