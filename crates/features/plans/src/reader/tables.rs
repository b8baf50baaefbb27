//! Tasks in tables: merged cells inherit, group rows give context, repeated headers are passed over.

mod row;

use std::collections::BTreeMap;

use files::source::Table;

use super::fields::RawTask;
use super::header::{self, Column, Header};
use super::labels::{Label, Role};
use super::marker::roman_value;
use super::text::{canon, ends_sentence, first_sentence, starts_lower};
use super::titles::shortened;
use row::{Cells, Value};

/// Reads the task tables of a document in order; remembers the last header for tables that go on without one.
#[derive(Debug, Default)]
pub(super) struct Tables {
    last: Option<(Header, usize)>,
}

/// A task of the table with its number as printed.
#[derive(Debug)]
struct Listed {
    number: Option<String>,
    group: Option<Group>,
    task: RawTask,
}

#[derive(Debug, Clone)]
struct Group {
    label: Option<String>,
    title: String,
}

impl Tables {
    /// The tasks of a table, their paths beginning with `prefix`; none if it is another kind of table.
    /// `before` is the task read last: the first row may be the rest of it, cut off by the page.
    pub(super) fn tasks(&mut self, table: &Table, prefix: &str, before: Option<&mut RawTask>) -> Vec<RawTask> {
        let width = header::width(table);
        let (header, skip) = match (header::find(table), &self.last) {
            (Some(header), _) => (header.clone(), header.rows),
            (None, Some((header, last_width))) if *last_width == width => (header.clone(), 0),
            _ => return Vec::new(),
        };
        // The table goes on: without a header, or with the one that every page repeats.
        let goes_on = skip == 0 || self.last.as_ref().is_some_and(|(last, _)| last.texts == header.texts);
        let before = before.filter(|_| goes_on);
        let mut reading =
            Reading { header: &header, before, listed: Vec::new(), group: None, carried: BTreeMap::new() };
        for (index, row) in table.rows.iter().enumerate().skip(skip) {
            let text = header::row_text(row);
            if row.repeats_as_header
                || header.texts.contains(&text)
                || header::says_columns(row)
                || index < skip + 2 && is_numbering(&text)
                || text.trim_matches(['|', ' ']).is_empty()
            {
                continue;
            }
            reading.row(&Cells::of(row, &header));
        }
        let listed = reading.listed;
        self.last = Some((header, width));
        named(listed, prefix)
    }
}

/// A row "(1) | (2) | (3)" or "A | B | 1 | 2" under the header.
fn is_numbering(text: &str) -> bool {
    let cells: Vec<&str> = text.split('|').map(|c| c.trim_matches(|c: char| matches!(c, '(' | ')' | ' '))).collect();
    cells.len() > 1
        && cells.iter().all(|c| c.chars().count() <= 2 && c.chars().all(char::is_alphanumeric))
        && cells.windows(2).all(|w| w[0] != w[1])
}

struct Reading<'h> {
    header: &'h Header,
    before: Option<&'h mut RawTask>,
    listed: Vec<Listed>,
    group: Option<Group>,
    /// Value of each merged column, to be inherited by the rows it covers.
    carried: BTreeMap<usize, Vec<Label>>,
}

impl Reading<'_> {
    fn row(&mut self, cells: &Cells) {
        if cells.only_text.is_some() || cells.is_bare_group() {
            return self.lone_text(cells);
        }
        let labels = self.labels(cells);
        let goes_on = self.open().is_some()
            && (cells.task_continues
                || cells.task.is_empty()
                || cells.number.is_none() && !cells.number_missing_column && self.is_rest(cells, &labels));
        if goes_on {
            let cut_by_page = !cells.task_continues;
            if let Some(open) = self.open() {
                extend(open, &cells.task, cells.line);
                let labels =
                    labels.into_iter().filter(|label| !(cut_by_page && row::rejoined(&mut open.labels, label)));
                let labels: Vec<Label> = labels.collect();
                let new: Vec<Label> = labels
                    .into_iter()
                    .filter(|l| !open.labels.iter().any(|o| o.role == l.role && o.value == l.value))
                    .collect();
                open.labels.extend(new);
            }
            return;
        }
        if cells.task.is_empty() {
            return;
        }
        let text = cells.task.join("\n");
        self.listed.push(Listed {
            number: cells.number.clone(),
            group: self.group.clone(),
            task: RawTask {
                title: shortened(first_sentence(&text)),
                line: cells.line,
                text,
                text_lines: vec![cells.line],
                labels,
                group: self.group.as_ref().map(|g| g.title.clone()),
                ..RawTask::default()
            },
        });
    }

    /// The task read last, in this table or before it.
    fn open(&mut self) -> Option<&mut RawTask> {
        self.listed.last_mut().map(|l| &mut l.task).or(self.before.as_deref_mut())
    }

    /// A row without a number whose text goes on with the row above (a row cut by the page).
    fn is_rest(&self, cells: &Cells, labels: &[Label]) -> bool {
        let Some(open) = self.listed.last().map(|l| &l.task).or(self.before.as_deref()) else { return false };
        let first = cells.task.first().map(String::as_str).unwrap_or_default();
        let says_nothing_else = labels.is_empty();
        let goes_on = starts_lower(first) && !ends_sentence(&open.text);
        says_nothing_else || goes_on || first.starts_with(['-', '+'])
    }

    /// A row with a single text: the heading of a group, or the rest of the task above.
    fn lone_text(&mut self, cells: &Cells) {
        let text = cells.only_text.clone().unwrap_or_else(|| cells.task.join(" "));
        let rest_of_above = cells.only_text.is_some()
            && starts_lower(&text)
            && self.listed.last().is_some_and(|l| !ends_sentence(&l.task.text));
        if rest_of_above {
            if let Some(open) = self.open() {
                open.text.push(' ');
                open.text.push_str(&text);
            }
            return;
        }
        let marked = super::marker::split(&text).filter(|(m, _)| !m.is_bullet());
        let (label, title) = match (&cells.number, marked) {
            (Some(number), _) => (Some(number.clone()), text),
            (None, Some((marker, rest))) => (Some(marker.label), rest.to_owned()),
            (None, None) => (None, text),
        };
        self.carried.clear();
        self.group = Some(Group { label, title });
    }

    /// The labels of a row; merged cells lend theirs.
    fn labels(&mut self, cells: &Cells) -> Vec<Label> {
        let mut out = Vec::new();
        let start = self.header.columns.iter().position(|c| *c == Column::Start);
        let started = start.and_then(|at| cells.value(at));
        for (at, column) in self.header.columns.iter().enumerate() {
            let Column::Is(role) = column else { continue };
            let own = match cells.values.get(&at) {
                Some(Value::Inherited) => self.carried.get(&at).cloned().unwrap_or_default(),
                Some(Value::Said(text)) => row::labels(text, *role, cells.line, started.filter(|_| *role == Role::Due)),
                None => Vec::new(),
            };
            // A cell merged over several columns says its text once.
            let repeated =
                cells.covers_previous(at) && out.iter().any(|l: &Label| own.iter().any(|o| o.value == l.value));
            self.carried.insert(at, own.clone());
            if !repeated {
                out.extend(own);
            }
        }
        out
    }
}

fn extend(task: &mut RawTask, more: &[String], line: u32) {
    for text in more {
        // The page may cut a sentence before a number too ("lĩnh vực số" / "30 trên địa bàn").
        let bare_number = text.starts_with(|c: char| c.is_ascii_digit()) && super::marker::split(text).is_none();
        let goes_on = starts_lower(text) || bare_number;
        task.text.push(if goes_on && !ends_sentence(&task.text) { ' ' } else { '\n' });
        task.text.push_str(text);
    }
    if !more.is_empty() && !task.text_lines.contains(&line) {
        task.text_lines.push(line);
        task.title = shortened(first_sentence(&task.text));
    }
}

/// Gives each task its path: the printed number, else its place; the group's number in front where numbers start anew.
fn named(mut listed: Vec<Listed>, prefix: &str) -> Vec<RawTask> {
    // "1 | Hỗ trợ hợp tác xã | | |" over rows 1.1, 1.2 names a group.
    let printed: Vec<String> = listed.iter().filter_map(|l| l.number.clone()).collect();
    listed.retain(|l| {
        let inside = l.number.as_ref().map(|number| format!("{number}."));
        !l.task.labels.is_empty() || inside.is_none_or(|inside| !printed.iter().any(|other| other.starts_with(&inside)))
    });
    let mut numbers: Vec<&str> = listed.iter().filter_map(|l| l.number.as_deref()).collect();
    let all = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    let start_anew = numbers.len() < all;
    let parts = listed.into_iter().zip(1usize..).map(|(listed, ordinal)| {
        let number = listed.number.clone().unwrap_or_else(|| ordinal.to_string());
        let group = listed.group.as_ref().and_then(|g| g.label.clone()).filter(|_| start_anew);
        let path = group.map_or_else(|| format!("{prefix}{number}"), |group| format!("{prefix}{group}.{number}"));
        RawTask { path, ..listed.task }
    });
    parts.collect()
}

/// "1", "I", "1.1", "a" out of a cell that numbers a row.
pub(super) fn row_label(text: &str) -> Option<String> {
    let label = text.trim().trim_matches(|c: char| matches!(c, '.' | ')' | '(' | ' ' | ':' | '-'));
    let fits = label.chars().count() <= 6 && label.chars().all(|c| c.is_alphanumeric() || c == '.');
    let known = roman_value(label).is_some()
        || label.chars().next().is_some_and(|c| c.is_ascii_digit())
        || canon(label).chars().count() == 1;
    let digits = label.split('.').map(|part| part.parse::<u32>().map_or_else(|_| part.to_owned(), |n| n.to_string()));
    (fits && known).then(|| digits.collect::<Vec<_>>().join("."))
}
