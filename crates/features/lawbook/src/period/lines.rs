//! Lines of work from a table that was uploaded.
//!
//! A first row of headings says which column is which; without one they stand in their own order.

use kernel::text::{one_line, search_key};
use rules::evaluation::period::Origin;

use super::form::{FaultForm, LineForm, MOST_LINES};

/// A column, in the order in which they stand where there is no heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Product,
    Coefficient,
    Assigned,
    Completed,
    Origin,
    FaultyUnits,
    FaultyTimes,
    LateUnits,
    LateTimes,
}

const ALL: [Column; 9] = [
    Column::Product,
    Column::Coefficient,
    Column::Assigned,
    Column::Completed,
    Column::Origin,
    Column::FaultyUnits,
    Column::FaultyTimes,
    Column::LateUnits,
    Column::LateTimes,
];

impl Column {
    fn label(self) -> &'static str {
        match self {
            Column::Product => "Sản phẩm, công việc",
            Column::Coefficient => "Hệ số quy đổi",
            Column::Assigned => "Số được giao",
            Column::Completed => "Số hoàn thành",
            Column::Origin => "Nguồn",
            Column::FaultyUnits => "Chưa đạt chất lượng: số sản phẩm",
            Column::FaultyTimes => "Chưa đạt chất lượng: số lần",
            Column::LateUnits => "Chậm tiến độ: số sản phẩm",
            Column::LateTimes => "Chậm tiến độ: số lần",
        }
    }

    fn named(heading: &str) -> Option<Column> {
        let key = search_key(heading);
        let has = |words: &str| key.contains(words);
        let times = has("so lan") || has("lan ");
        match () {
            () if has("cham") || has("tien do") => Some(if times { Column::LateTimes } else { Column::LateUnits }),
            () if has("chat luong") || has("loi") => {
                Some(if times { Column::FaultyTimes } else { Column::FaultyUnits })
            }
            () if has("he so") => Some(Column::Coefficient),
            () if has("giao") => Some(Column::Assigned),
            () if has("hoan thanh") => Some(Column::Completed),
            () if has("nguon") => Some(Column::Origin),
            () if has("san pham") || has("cong viec") || has("nhiem vu") => Some(Column::Product),
            () => None,
        }
    }
}

/// How the columns stand, in words: for the hint of the field.
pub(super) fn columns_in_words() -> String {
    ALL.map(Column::label).join("; ")
}

/// The lines of a table; what cannot be understood is left as it was written, so that the form says what is wrong with it.
///
/// # Errors
/// It holds no line, or too many.
pub(super) fn lines(table: &str) -> Result<Vec<LineForm>, String> {
    let mut rows: Vec<Vec<String>> = table.lines().map(|line| line.split('\t').map(one_line).collect()).collect();
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let headings = |row: &Vec<String>| row.iter().map(|cell| Column::named(cell)).collect::<Vec<_>>();
    let header = rows.iter().position(|row| headings(row).iter().flatten().count() >= 4);
    let layout = match header {
        Some(at) => {
            let layout = headings(&rows[at]);
            rows.drain(..=at);
            layout
        }
        None => ALL.map(Some).into(),
    };
    let lines: Vec<LineForm> = rows.iter().map(|row| line(row, &layout)).filter(|line| !line.is_blank()).collect();
    match lines.len() {
        0 => Err(format!("Tệp không có dòng việc nào. Các cột theo thứ tự: {}.", columns_in_words())),
        count if count > MOST_LINES => {
            Err(format!("Tệp có {count} dòng việc, nhiều hơn {MOST_LINES}. Gộp các dòng cùng sản phẩm."))
        }
        _ => Ok(lines),
    }
}

fn line(row: &[String], layout: &[Option<Column>]) -> LineForm {
    let cell = |column: Column| {
        let found = row.iter().zip(layout).find(|(_, at)| **at == Some(column));
        found.map(|(cell, _)| cell.clone()).unwrap_or_default()
    };
    let fault = |units: Column, times: Column| FaultForm { units: cell(units), times: cell(times), excused: false };
    LineForm {
        product: cell(Column::Product),
        coefficient: cell(Column::Coefficient),
        assigned: cell(Column::Assigned),
        completed: cell(Column::Completed),
        origin: origin(&cell(Column::Origin)),
        quality: [fault(Column::FaultyUnits, Column::FaultyTimes), FaultForm::default()],
        delays: [fault(Column::LateUnits, Column::LateTimes), FaultForm::default()],
    }
}

/// The code of an origin in words.
fn origin(words: &str) -> String {
    let key = search_key(words);
    let known = Origin::ALL.into_iter().find(|origin| !key.is_empty() && search_key(origin.label()).starts_with(&key));
    known.map_or_else(|| words.to_owned(), |origin| origin.code().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_by_their_headings_or_in_order() {
        let headed = "Bảng việc tháng 6\nHệ số\tSản phẩm\tĐược giao\tHoàn thành\tGhi chú\tChậm: số sản phẩm\tChậm: số lần\n\
                      2,5\tTờ trình\t4\t3\tx\t1\t2\n\t\t\t\t\t\t";
        let read = lines(headed).expect("a table");
        assert_eq!(read.len(), 1);
        assert_eq!((read[0].product.as_str(), read[0].coefficient.as_str()), ("Tờ trình", "2,5"));
        assert_eq!((read[0].delays[0].units.as_str(), read[0].delays[0].times.as_str()), ("1", "2"));
        assert!(read[0].quality[0].is_blank());
        let plain = lines("Báo cáo\t1\t2\t2\tđột xuất\t1\t1").expect("a table");
        assert_eq!((plain[0].origin.as_str(), plain[0].quality[0].times.as_str()), ("unplanned", "1"));
        for column in ALL {
            assert_eq!(Column::named(column.label()), Some(column));
        }
    }

    #[test]
    fn nothing_and_too_much_are_said() {
        assert!(lines("").is_err_and(|why| why.contains("Các cột theo thứ tự")));
        assert!(lines(&"a\t1\t1\t1\n".repeat(MOST_LINES + 1)).is_err_and(|why| why.contains("Gộp")));
        assert_eq!(lines("a\t1\t1\t1\tkhông rõ").expect("a line")[0].origin, "không rõ");
    }
}
