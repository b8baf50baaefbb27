//! Pages of a list: which rows to ask the store for, and what the pager shows.

use ui::components::Pager;

/// Where in a list a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// 1-based.
    pub page: i64,
    /// Rows on a page.
    pub size: i64,
}

impl Paging {
    /// The page asked for; a wrong or missing number is the first.
    pub fn of(asked: i64, size: i64) -> Paging {
        Paging { page: asked.clamp(1, 1_000_000), size: size.max(1) }
    }

    /// Rows before this page.
    pub fn offset(self) -> i64 {
        (self.page - 1) * self.size
    }

    /// The pager of a list of `total` rows; `what` is counted ("nhiệm vụ").
    pub fn pager(self, total: i64, what: &str) -> Pager {
        let pages = ((total + self.size - 1) / self.size).max(1);
        let page = self.page.min(pages);
        let first = if total == 0 { 0 } else { (page - 1) * self.size + 1 };
        let positive = |n: i64| u64::try_from(n).unwrap_or(0);
        let small = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        Pager {
            page: small(page),
            pages: small(pages),
            total: positive(total),
            first: positive(first),
            last: positive((page * self.size).min(total)),
            what: what.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_page_may_be_short() {
        let at = Paging::of(3, 20).pager(41, "người");
        assert_eq!((at.pages, at.first, at.last), (3, 41, 41));
        assert_eq!((Paging::of(-4, 20).offset(), Paging::of(1, 20).pager(0, "").first), (0, 0));
    }
}
