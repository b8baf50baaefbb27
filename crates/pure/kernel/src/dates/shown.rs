//! Dates in the written forms of offices.

use jiff::civil::Date;

/// dd/MM/yyyy: "05/03/2026".
pub fn short(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// MM/yyyy: "06/2026".
pub fn month(day: Date) -> String {
    format!("{:02}/{:04}", day.month(), day.year())
}

/// The date line of official papers (Decree 30/2020/NĐ-CP, Annex I, part II, item 4): days below 10 and months
/// 1 and 2 carry a leading zero, the other months do not: "ngày 05 tháng 02 năm 2026", "ngày 05 tháng 3 năm 2026".
pub fn official(day: Date) -> String {
    let month = match day.month() {
        month @ (1 | 2) => format!("0{month}"),
        month => month.to_string(),
    };
    format!("ngày {:02} tháng {month} năm {:04}", day.day(), day.year())
}

/// The date line left open, to be filled in by hand when the paper is issued: "ngày      tháng      năm 2026".
pub fn official_blank(year: i16) -> String {
    format!("ngày      tháng      năm {year:04}")
}
