//! What stands twice: a code, or one product under two codes (Article 13.1.a: repetitions are left out).

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use kernel::text::mark_key;

use super::finding::{Finding, Kind, LISTED};
use super::{Field, ProductRow, codes};

/// Each with the place of its row. The first of them is taken for the right one.
pub(super) fn check(rows: &[ProductRow]) -> Vec<(usize, Finding)> {
    let (mut codes, mut items) = (BTreeMap::new(), BTreeMap::new());
    let mut found = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if let Some((key, field)) = code(row)
            && let Some(first) = earlier(&mut codes, key, row)
        {
            found.push((index, same_code(row, field, first)));
        }
        if let Some((key, field)) = item(row)
            && let Some(first) = earlier(&mut items, key, row)
        {
            found.push((index, same_item(row, field, first)));
        }
    }
    found
}

/// The row that had the key first, if this one is not the first.
fn earlier<'a, K: Ord>(seen: &mut BTreeMap<K, &'a ProductRow>, key: K, row: &'a ProductRow) -> Option<&'a ProductRow> {
    match seen.entry(key) {
        Entry::Occupied(first) => Some(first.get()),
        Entry::Vacant(place) => {
            place.insert(row);
            None
        }
    }
}

fn code(row: &ProductRow) -> Option<(String, &Field)> {
    let field = row.code.as_ref()?;
    Some((codes::key(field), field)).filter(|(key, _)| !key.is_empty())
}

/// Task, work and output as words: case, marks' places, blanks and punctuation do not matter.
fn item(row: &ProductRow) -> Option<([String; 3], &Field)> {
    let key = [&row.name, &row.detail, &row.output].map(|field| mark_key(&ProductRow::text(field)));
    let [_, detail, output] = &key;
    let nothing = detail.is_empty() && output.is_empty();
    let field = [&row.detail, &row.output, &row.name].into_iter().flatten().find(|field| !field.is_empty())?;
    (!nothing).then_some((key, field))
}

fn same_code(row: &ProductRow, field: &Field, first: &ProductRow) -> Finding {
    let why = format!("Mã “{}” đã dùng ở {}.", field.text.trim(), place(first, first.code.as_ref()));
    let suggestion = "Đặt mã khác cho một trong hai sản phẩm; nếu là một sản phẩm ghi hai lần thì bỏ một dòng.";
    Finding::at(row, field, Kind::DuplicateCode, (why, suggestion), LISTED)
}

fn same_item(row: &ProductRow, field: &Field, first: &ProductRow) -> Finding {
    let at = place(first, first.detail.as_ref().or(first.name.as_ref()));
    let why = format!(
        "Sản phẩm “{}” trùng cả nhiệm vụ, công việc chi tiết và sản phẩm đầu ra với “{}” ở {at}.",
        row.called(),
        first.called()
    );
    let suggestion = "Giữ một dòng, bỏ dòng kia; việc nhiều phòng cùng làm thì để ở phần dùng chung.";
    Finding::at(row, field, Kind::DuplicateItem, (why, suggestion), LISTED)
}

fn place(row: &ProductRow, field: Option<&Field>) -> String {
    let cell = field.map_or_else(|| row.first_cell(), |field| &field.cell);
    format!("ô {cell}, trang tính “{}”", row.sheet)
}
