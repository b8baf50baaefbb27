//! Which column holds what, by the words of its header.

use std::collections::BTreeMap;

use files::xlsx_in::{Sheet, Value};
use kernel::text::search_key;

/// What a column of a catalogue holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Number,
    Code,
    Unit,
    Name,
    Detail,
    Output,
    Group,
    Band,
    Score,
    Coefficient,
    Note,
}

/// The columns of a table, each with its place from 0.
pub(super) type Columns = BTreeMap<Column, u32>;

/// No header is longer, in characters.
const LONGEST: usize = 60;

/// The columns of a row of headers; none where the row is none: it names the work and its worth, and holds no number.
pub(super) fn headers(sheet: &Sheet, row: u32) -> Option<Columns> {
    let (columns, _) = recognised(sheet, row)?;
    let has = |wanted: &[Column]| wanted.iter().any(|column| columns.contains_key(column));
    let is_header = columns.len() >= 3
        && has(&[Column::Name, Column::Detail, Column::Output])
        && has(&[Column::Group, Column::Score, Column::Coefficient]);
    is_header.then_some(columns)
}

/// Takes a second row of headers below the first into account: what it says of a column is nearer.
pub(super) fn refined(columns: &mut Columns, sheet: &Sheet, row: u32) -> bool {
    let Some((below, all)) = recognised(sheet, row) else { return false };
    if below.is_empty() || !all {
        return false;
    }
    for (column, place) in below {
        columns.retain(|_, known| *known != place);
        columns.insert(column, place);
    }
    true
}

/// The columns that a row names, and whether each of its cells names one; none where a cell holds no text.
fn recognised(sheet: &Sheet, row: u32) -> Option<(Columns, bool)> {
    let (mut columns, mut all) = (Columns::new(), true);
    for (place, value) in sheet.row(row) {
        let Value::Text(text) = value else { return None };
        match column(text) {
            Some(column) => {
                columns.entry(column).or_insert(place.column);
            }
            None => all = false,
        }
    }
    Some((columns, all))
}

/// What a header means.
fn column(header: &str) -> Option<Column> {
    if header.chars().count() > LONGEST {
        return None;
    }
    let key = search_key(header);
    let begins = |words: &[&str]| words.iter().any(|word| begins(&key, word));
    Some(match key.as_str() {
        "stt" | "tt" | "so tt" | "so thu tu" => Column::Number,
        _ if begins(&["ghi chu"]) => Column::Note,
        _ if begins(&["san pham chuan", "don vi tinh", "don vi san pham"]) => return None,
        _ if begins(&["ma", "ma so"]) => Column::Code,
        _ if begins(&["he so"]) => Column::Coefficient,
        _ if begins(&["khung diem", "khung", "diem toi da"]) => Column::Band,
        _ if begins(&["diem", "so diem"]) => Column::Score,
        _ if begins(&["nhom", "phan nhom", "phan loai nhom"]) => Column::Group,
        _ if begins(&["san pham", "ten san pham", "dau ra", "ket qua dau ra"]) => Column::Output,
        _ if begins(&["nhiem vu", "ten nhiem vu", "danh muc nhiem vu", "ten cong viec"]) => Column::Name,
        _ if begins(&["cong viec", "chi tiet", "noi dung", "mo ta"]) => Column::Detail,
        _ if begins(&["phong", "don vi", "co quan", "bo phan", "trung tam"]) => Column::Unit,
        _ => return None,
    })
}

fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::{Column, column};

    #[test]
    fn headers_as_people_write_them() {
        for (header, expected) in [
            ("STT", Some(Column::Number)),
            ("MÃ CV", Some(Column::Code)),
            ("Phòng, ban\nchuyên môn", Some(Column::Unit)),
            ("NHIỆM VỤ", Some(Column::Name)),
            ("Nhiệm vụ/công việc", Some(Column::Name)),
            ("Công việc chi tiết", Some(Column::Detail)),
            ("Sản phẩm\n đầu ra", Some(Column::Output)),
            ("Phân nhóm", Some(Column::Group)),
            ("Khung điểm", Some(Column::Band)),
            ("Điểm chấm", Some(Column::Score)),
            ("Hệ số quy đổi (K)", Some(Column::Coefficient)),
            ("Sản phẩm chuẩn = 5 điểm = hệ số 1,00", None),
            ("Mảng việc", None),
            ("Tiêu chí chấm điểm", None),
        ] {
            assert_eq!(column(header), expected, "{header}");
        }
    }
}
