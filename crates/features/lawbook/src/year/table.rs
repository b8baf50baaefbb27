//! The table as it was pasted or typed: rows of people, and for each wrong row where, why and what to do.
//!
//! Columns are parted by tabs, as a spreadsheet copies them, or by "|" as one types them. A row of headings says which
//! column is which; without one they stand in their own order.

use std::collections::BTreeSet;

use kernel::exact::Exact;
use kernel::text::one_line;
use rules::evaluation::year::PersonYear;

use super::columns::{Column, absence_of, absence_words, trigger_of, trigger_words, yes_or_no};
use crate::calculator::scores;

/// More people than any body has.
const MOST_ROWS: usize = 3000;
/// Headings stand among so many first rows.
const MOST_TITLES: usize = 20;

/// One person, and the line of the table that tells him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    pub person: PersonYear,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// Counted from 1, as the text stands in the field.
    pub line: usize,
    /// The column, or what the row is wrong as a whole.
    pub column: String,
    pub why: String,
    pub fix: String,
}

/// A table that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadTable {
    /// Everybody; what could not be read of a row is left out of it, and is told in the problems.
    pub rows: Vec<Row>,
    pub problems: Vec<RowProblem>,
    /// Columns that were not used.
    pub notes: Vec<String>,
}

/// Reads the table.
pub fn read_table(text: &str) -> ReadTable {
    let mut read = ReadTable::default();
    let lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| line.chars().any(|sign| !sign.is_whitespace() && sign != '|'));
    let lines: Vec<(usize, &str)> = lines.collect();
    let mut layout: Vec<Option<Column>> = Column::ALL.map(Some).into();
    // Titles may stand above the headings.
    let headed = lines.iter().take(MOST_TITLES).position(|(_, line)| headings(line).is_some());
    if let Some((line, headings)) = headed.and_then(|at| Some((lines[at].0, headings(lines[at].1)?))) {
        layout = read.headed(line, &headings);
    }
    for (count, (line, text)) in lines.into_iter().skip(headed.map_or(0, |at| at + 1)).enumerate() {
        if count == MOST_ROWS {
            let why = format!("Bảng dài hơn {MOST_ROWS} dòng.");
            read.problem(line, "cả bảng", why, "Tính từng phần, mỗi cơ quan một bảng.");
            break;
        }
        read.row(line, &cells(text), &layout);
    }
    read
}

fn cells(line: &str) -> Vec<String> {
    let sign = if line.contains('\t') { '\t' } else { '|' };
    line.split(sign).map(one_line).collect()
}

/// The cells of a first row that names columns: at least two, one of them the code.
fn headings(line: &str) -> Option<Vec<String>> {
    let cells = cells(line);
    let named: Vec<Column> = cells.iter().filter_map(|cell| Column::named(cell)).collect();
    (named.len() > 1 && named.contains(&Column::Code)).then_some(cells)
}

impl ReadTable {
    fn problem(&mut self, line: usize, column: &str, why: impl Into<String>, fix: impl Into<String>) {
        self.problems.push(RowProblem { line, column: column.to_owned(), why: why.into(), fix: fix.into() });
    }

    /// The layout that a row of headings gives.
    fn headed(&mut self, line: usize, headings: &[String]) -> Vec<Option<Column>> {
        let layout: Vec<Option<Column>> = headings.iter().map(|heading| Column::named(heading)).collect();
        let unused: Vec<&str> = headings
            .iter()
            .zip(&layout)
            .filter(|(heading, column)| column.is_none() && !heading.is_empty())
            .map(|(heading, _)| heading.as_str())
            .collect();
        if !unused.is_empty() {
            self.notes.push(format!("Không dùng cột: {}.", unused.join(", ")));
        }
        for column in Column::ALL {
            let times = layout.iter().flatten().filter(|other| **other == column).count();
            let label = column.label();
            if times == 0 {
                self.problem(
                    line,
                    label,
                    "Dòng tiêu đề không có cột này; không hiểu là không ai có.",
                    format!("Thêm một cột có tiêu đề “{label}”; ai không có thì để trống ô."),
                );
            } else if times > 1 && column != Column::Scores {
                self.problem(line, label, "Dòng tiêu đề có hai cột này.", "Giữ một cột, đổi tên hoặc bỏ cột kia.");
            }
        }
        layout
    }

    fn row(&mut self, line: usize, cells: &[String], layout: &[Option<Column>]) {
        if cells.iter().skip(layout.len()).any(|cell| !cell.is_empty()) {
            let why = format!("Dòng có {} cột, nhiều hơn {} cột của bảng.", cells.len(), layout.len());
            self.problem(line, "cả dòng", why, "Bỏ cột thừa; các điểm trong một ô cách nhau bằng dấu chấm phẩy.");
        }
        let all = |column: Column| {
            let of = move |(_, at): &(&String, &Option<Column>)| **at == Some(column);
            cells.iter().zip(layout).filter(of).map(|(cell, _)| cell.as_str())
        };
        let one = |column: Column| all(column).next().unwrap_or_default();
        let person = PersonYear {
            id: self.text(line, Column::Code, one(Column::Code), "Ghi mã để phân biệt với người khác, ví dụ HB-007."),
            group: self.text(
                line,
                Column::Group,
                one(Column::Group),
                "Ghi nhóm nhiệm vụ tương đồng (điểm a khoản 5 Điều 20); chỉ có một nhóm thì mọi dòng ghi “Chung”.",
            ),
            head: self.head(line, one(Column::Head)),
            scores: self.scores(line, all(Column::Scores)),
            months_worked: self.months(line, one(Column::Months)),
            absence: self.absence(line, one(Column::Absence)),
            triggers: self.triggers(line, one(Column::Triggers)),
        };
        self.rows.push(Row { line, person });
    }

    fn text(&mut self, line: usize, column: Column, cell: &str, fix: &str) -> String {
        if cell.is_empty() {
            self.problem(line, column.label(), "Ô để trống.", fix);
        }
        cell.to_owned()
    }

    fn head(&mut self, line: usize, cell: &str) -> bool {
        yes_or_no(cell).unwrap_or_else(|| {
            let why = format!("Không hiểu “{cell}”.");
            self.problem(line, Column::Head.label(), why, "Ghi “x” nếu là người đứng đầu, để trống nếu không.");
            false
        })
    }

    fn scores<'c>(&mut self, line: usize, cells: impl Iterator<Item = &'c str>) -> Vec<Exact> {
        let mut all = Vec::new();
        for cell in cells {
            match scores(cell) {
                Ok(read) => all.extend(read),
                Err(why) => self.problem(line, Column::Scores.label(), why, "Ghi lại các điểm đã xác nhận."),
            }
        }
        all
    }

    fn months(&mut self, line: usize, cell: &str) -> u8 {
        cell.parse().unwrap_or_else(|_| {
            let why =
                if cell.is_empty() { "Ô để trống.".to_owned() } else { format!("Không hiểu “{cell}”.") };
            self.problem(line, Column::Months.label(), why, "Ghi số tháng thực tế làm việc trong năm, từ 0 đến 12.");
            0
        })
    }

    fn absence(&mut self, line: usize, cell: &str) -> rules::evaluation::year::Absence {
        use rules::evaluation::year::Absence;
        absence_of(cell).unwrap_or_else(|| {
            let known: Vec<&str> =
                Absence::ALL.into_iter().map(absence_words).filter(|word| !word.is_empty()).collect();
            let fix = format!("Để trống, hoặc ghi một trong: {}.", known.join(", "));
            self.problem(line, Column::Absence.label(), format!("Không hiểu “{cell}”."), fix);
            Absence::None
        })
    }

    fn triggers(&mut self, line: usize, cell: &str) -> Vec<rules::evaluation::year::Trigger> {
        use rules::evaluation::year::Trigger;
        let mut found = BTreeSet::new();
        for words in cell.split(';').map(str::trim).filter(|words| !words.is_empty()) {
            match trigger_of(words) {
                Some(trigger) => drop(found.insert(trigger)),
                None => {
                    let known = Trigger::ALL.map(trigger_words).join(", ");
                    let fix = format!("Để trống, hoặc ghi: {known}; nhiều căn cứ cách nhau bằng dấu chấm phẩy.");
                    self.problem(line, Column::Triggers.label(), format!("Không hiểu “{words}”."), fix);
                }
            }
        }
        found.into_iter().collect()
    }
}
