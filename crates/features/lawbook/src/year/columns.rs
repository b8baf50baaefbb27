//! The columns of the table, how a heading names them, and the words that a cell takes.

use kernel::text::search_key;
use rules::evaluation::year::{Absence, Trigger};

/// A column, in the order in which they stand where there is no heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Code,
    Group,
    Scores,
    Head,
    Months,
    Absence,
    Triggers,
}

impl Column {
    pub const ALL: [Column; 7] =
        [Column::Code, Column::Group, Column::Scores, Column::Head, Column::Months, Column::Absence, Column::Triggers];

    /// As a heading writes it.
    pub fn label(self) -> &'static str {
        match self {
            Column::Code => "Mã",
            Column::Group => "Nhóm",
            Column::Scores => "Điểm",
            Column::Head => "Người đứng đầu",
            Column::Months => "Tháng làm việc",
            Column::Absence => "Vắng",
            Column::Triggers => "Căn cứ không hoàn thành",
        }
    }

    /// The column that a heading names. Each month or quarter may have its own column of scores.
    pub fn named(heading: &str) -> Option<Column> {
        let key = search_key(heading);
        let has = |words: &str| key.contains(words);
        match key.as_str() {
            "ma" => Some(Column::Code),
            key if key.starts_with("ma ") => Some(Column::Code),
            _ if is_period(&key) || has("diem") => Some(Column::Scores),
            _ if has("nhom") => Some(Column::Group),
            _ if has("dung dau") => Some(Column::Head),
            _ if has("thang lam viec") || has("so thang") => Some(Column::Months),
            _ if has("vang") => Some(Column::Absence),
            _ if has("can cu") => Some(Column::Triggers),
            _ => None,
        }
    }
}

/// "t1", "thang 12", "quy 3".
fn is_period(key: &str) -> bool {
    let digits = key.trim_start_matches(|c: char| c.is_ascii_alphabetic()).trim();
    let word = key.trim_end_matches(|c: char| c.is_ascii_digit()).trim();
    ["t", "thang", "q", "quy", "ky"].contains(&word) && digits.parse::<u8>().is_ok()
}

/// Whether a cell says yes; none where it says something else.
pub(super) fn yes_or_no(cell: &str) -> Option<bool> {
    match search_key(cell).as_str() {
        "" | "khong" | "0" => Some(false),
        "x" | "co" | "1" | "dung" => Some(true),
        _ => None,
    }
}

/// The reason of a long absence; none where a cell says something else.
pub(super) fn absence_of(cell: &str) -> Option<Absence> {
    let key = search_key(cell);
    let key = key.strip_prefix("nghi ").unwrap_or(&key);
    let short = |absence: Absence| search_key(absence_words(absence)).trim_start_matches("nghi ").to_owned();
    let long = |absence: Absence| search_key(absence.label()).trim_start_matches("nghi ").to_owned();
    match key {
        "khong" | "0" => Some(Absence::None),
        _ => Absence::ALL.into_iter().find(|known| key == short(*known) || key == long(*known)),
    }
}

/// A reason of absence as it is typed.
pub(super) fn absence_words(absence: Absence) -> &'static str {
    match absence {
        Absence::None => "",
        Absence::Sick => "nghỉ ốm",
        Absence::Maternity => "nghỉ thai sản",
        Absence::Unpaid => "nghỉ không lương",
    }
}

/// The ground of "không hoàn thành nhiệm vụ"; none where a cell says something else.
pub(super) fn trigger_of(words: &str) -> Option<Trigger> {
    let key = search_key(words);
    Trigger::ALL.into_iter().find(|known| key == search_key(trigger_words(*known)) || key == search_key(known.label()))
}

/// A ground as it is typed.
pub(super) fn trigger_words(trigger: Trigger) -> &'static str {
    match trigger {
        Trigger::KyLuatSuyThoai => "kỷ luật suy thoái",
        Trigger::KyLuatCongVu => "kỷ luật công vụ",
        Trigger::KetLuanSuyThoai => "kết luận suy thoái",
        Trigger::DonViThamNhung => "đơn vị tham nhũng",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_as_people_write_them() {
        for (heading, column) in [
            ("Mã công chức", Some(Column::Code)),
            ("NHÓM nhiệm vụ", Some(Column::Group)),
            ("Điểm bình quân", Some(Column::Scores)),
            ("T1", Some(Column::Scores)),
            ("Tháng 12", Some(Column::Scores)),
            ("Quý 3", Some(Column::Scores)),
            ("Số tháng làm việc", Some(Column::Months)),
            ("Người đứng đầu", Some(Column::Head)),
            ("Vắng mặt", Some(Column::Absence)),
            ("Căn cứ", Some(Column::Triggers)),
            ("Họ và tên", None),
            ("Tổ", None),
            ("", None),
        ] {
            assert_eq!(Column::named(heading), column, "{heading}");
        }
        for column in Column::ALL {
            assert_eq!(Column::named(column.label()), Some(column));
        }
    }

    #[test]
    fn every_word_that_is_written_is_read() {
        for absence in Absence::ALL {
            assert_eq!(absence_of(absence_words(absence)), Some(absence));
            assert_eq!(absence_of(absence.label()), Some(absence));
        }
        for trigger in Trigger::ALL {
            assert_eq!(trigger_of(trigger_words(trigger)), Some(trigger));
            assert_eq!(trigger_of(trigger.label()), Some(trigger));
        }
        assert_eq!(absence_of("thai sản"), Some(Absence::Maternity));
        assert_eq!((absence_of("đi chơi"), trigger_of("lười"), yes_or_no("có lẽ")), (None, None, None));
    }
}
