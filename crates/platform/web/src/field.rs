//! From the strings of a form to typed values: every mistake is collected, so that all are shown at once.

use std::collections::BTreeMap;

use kernel::dates::{self, Date};

use crate::FormData;

/// A parsed form, or its mistakes.
pub type Parsed<T> = Result<T, FieldErrors>;

/// The mistakes of a form, by field, in the order in which they were found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors {
    order: Vec<String>,
    by_field: BTreeMap<String, String>,
}

impl FieldErrors {
    /// Notes a mistake; the first of a field stays.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        if !self.by_field.contains_key(field) {
            self.order.push(field.to_owned());
            self.by_field.insert(field.to_owned(), message.into());
        }
    }

    /// No mistakes.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The mistake of a field.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.by_field.get(field).map(String::as_str)
    }

    /// (field, message) in order, for the summary at the top of the form.
    pub fn list(&self) -> Vec<(String, String)> {
        self.order.iter().map(|f| (f.clone(), self.by_field[f].clone())).collect()
    }

    /// Ends the collecting.
    ///
    /// # Errors
    /// The mistakes, when there are some.
    pub fn finish<T>(self, value: T) -> Parsed<T> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }

    /// A line that must not be empty nor longer than `longest` characters.
    pub fn required_line(&mut self, form: &FormData, field: &str, what: &str, longest: usize) -> String {
        let value = form.line(field);
        self.check_length(field, what, &value, longest);
        if value.is_empty() {
            self.add(field, format!("Hãy nhập {what}."));
        }
        value
    }

    /// Lines of text that must not be empty nor longer than `longest` characters.
    pub fn required_lines(&mut self, form: &FormData, field: &str, what: &str, longest: usize) -> String {
        let value = form.lines(field);
        self.check_length(field, what, &value, longest);
        if value.is_empty() {
            self.add(field, format!("Hãy nhập {what}."));
        }
        value
    }

    /// Lines of text that may be left empty.
    pub fn optional_lines(&mut self, form: &FormData, field: &str, what: &str, longest: usize) -> Option<String> {
        let value = form.lines(field);
        self.check_length(field, what, &value, longest);
        (!value.is_empty()).then_some(value)
    }

    fn check_length(&mut self, field: &str, what: &str, value: &str, longest: usize) {
        let length = value.chars().count();
        if length > longest {
            let message = format!("Phần {what} dài {length} ký tự; nhiều nhất {longest}. Hãy rút ngắn.");
            self.add(field, capitalised(&message));
        }
    }

    /// A date that may be left empty.
    pub fn optional_date(&mut self, form: &FormData, field: &str) -> Option<Date> {
        let value = form.line(field);
        if value.is_empty() {
            return None;
        }
        match dates::parse_vi(&value) {
            Ok(date) => Some(date),
            Err(problem) => {
                self.add(field, problem.to_string());
                None
            }
        }
    }

    /// A date that must be there.
    pub fn required_date(&mut self, form: &FormData, field: &str, what: &str) -> Option<Date> {
        let date = self.optional_date(form, field);
        if date.is_none() {
            self.add(field, format!("Hãy nhập {what} theo dạng ngày/tháng/năm, ví dụ 15/12/2026."));
        }
        date
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
