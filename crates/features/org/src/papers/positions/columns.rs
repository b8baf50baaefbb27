//! Which column of the table says what, by the words of its header.

use std::collections::BTreeMap;

use kernel::text::mark_key;

/// The columns of a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Columns {
    pub number: usize,
    pub name: Option<usize>,
    pub rank: Option<usize>,
    pub code: Option<usize>,
    pub approved: Option<usize>,
    pub share: Option<usize>,
}

impl Columns {
    /// The columns of a header. Each text is a column's, over all rows of the header; the name's column is known by
    /// "vị trí việc làm", or by standing without a header just after the number.
    pub(super) fn of(header: &BTreeMap<usize, String>) -> Columns {
        let mut columns = Columns::default();
        for (at, text) in header {
            let key = mark_key(text);
            let is = |words: &[&str]| words.iter().any(|word| key.contains(word));
            let place = match () {
                () if is_number_header(&key) => {
                    columns.number = *at;
                    continue;
                }
                () if is(&["tỷ lệ", "tỉ lệ"]) => &mut columns.share,
                () if is(&["mã vị trí", "mã vtvl", "mã số"]) || key == "mã" => &mut columns.code,
                () if is(&["biên chế", "số lượng", "số người"]) => &mut columns.approved,
                () if is(&["ngạch"]) => &mut columns.rank,
                () if is(&["vị trí việc làm", "tên vị trí", "vtvl"]) => &mut columns.name,
                () => continue,
            };
            // The first column of a kind is the one; "biên chế hiện có" may follow "biên chế được giao".
            place.get_or_insert(*at);
        }
        let after_number = columns.number + 1;
        let unnamed = header.get(&after_number).is_none_or(|text| text.trim().is_empty());
        if unnamed {
            columns.name.get_or_insert(after_number);
        }
        columns
    }

    /// The Vietnamese names of the columns that the header lacks and no catalogue can be read without.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let wanted = [(self.name, "tên vị trí"), (self.code, "mã vị trí việc làm"), (self.approved, "biên chế")];
        wanted.into_iter().filter(|(column, _)| column.is_none()).map(|(_, name)| name).collect()
    }
}

/// "TT", "STT": the header of the column of numbers, with which a header begins.
pub(super) fn is_number_header(key: &str) -> bool {
    matches!(key, "tt" | "stt" | "số tt" | "số thứ tự")
}
