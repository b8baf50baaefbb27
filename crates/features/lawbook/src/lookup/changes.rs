//! What changed when: the days on which documents or parameters begin or end.

use kernel::dates::Date;
use rules::law::{Document, Series};

use crate::words::{self, document_href, document_name, series_href};

/// One thing that changed on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub on: Date,
    pub what: String,
    /// The page that says more.
    pub href: String,
}

/// The changes of these documents and series, the latest first.
pub fn changes(documents: &[&Document], series: &[&Series]) -> Vec<Change> {
    let mut found: Vec<Change> = documents.iter().flat_map(|document| of_document(document)).collect();
    found.extend(series.iter().flat_map(|series| of_series(series)));
    found.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.what.cmp(&b.what)));
    found
}

fn of_document(document: &Document) -> Vec<Change> {
    let (name, href) = (document_name(document), document_href(&document.number));
    let change = |on: Date, what: String| Change { on, what, href: href.clone() };
    let begins = document.valid_from.map(|on| change(on, format!("{name} có hiệu lực")));
    let ends = document.valid_until.map(|on| match &document.replaced_by {
        Some(number) => change(on, format!("{name} được thay thế bởi {}", words::name_of_number(number))),
        None => change(on, format!("{name} hết hiệu lực")),
    });
    begins.into_iter().chain(ends).collect()
}

/// A period that follows another; the first day of all is no change.
fn of_series(series: &Series) -> Vec<Change> {
    let mut found = Vec::new();
    for pair in series.periods.windows(2) {
        let [before, after] = pair else { continue };
        if before.province != after.province {
            continue;
        }
        let what = match (before.none.is_some(), after.none.is_some()) {
            (true, false) => "bắt đầu áp dụng",
            (false, true) => "thôi áp dụng",
            _ => "thay đổi",
        };
        found.push(Change {
            on: after.valid_from,
            what: format!("{}: {what}", series.name),
            href: series_href(series),
        });
    }
    found
}
