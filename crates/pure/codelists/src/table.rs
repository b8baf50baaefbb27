//! Reading TOML tables strictly: a name that is not known is an error, so that a misspelt one changes nothing unseen.

use kernel::dates::Date;
use toml::{Table, Value};

use crate::dated::Span;
use crate::{BrokenList, Status};

/// A table of a file, and the names that were asked for.
pub(crate) struct Read<'a> {
    file: &'a str,
    table: &'a Table,
    known: Vec<&'static str>,
}

impl<'a> Read<'a> {
    pub(crate) fn new(file: &'a str, table: &'a Table) -> Read<'a> {
        Read { file, table, known: Vec::new() }
    }

    pub(crate) fn broken(&self, why: impl Into<String>) -> BrokenList {
        BrokenList::new(self.file, why)
    }

    fn value(&mut self, name: &'static str) -> Option<&'a Value> {
        self.known.push(name);
        self.table.get(name)
    }

    pub(crate) fn text_or(&mut self, name: &'static str) -> Result<Option<String>, BrokenList> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text.clone())),
            Some(_) => Err(self.broken(format!("`{name}` is no text"))),
        }
    }

    pub(crate) fn text(&mut self, name: &'static str) -> Result<String, BrokenList> {
        self.text_or(name)?.ok_or_else(|| self.broken(format!("`{name}` is missing")))
    }

    pub(crate) fn texts(&mut self, name: &'static str) -> Result<Vec<String>, BrokenList> {
        let Some(value) = self.value(name) else { return Ok(Vec::new()) };
        let texts = value.as_array().and_then(|list| list.iter().map(|v| v.as_str().map(str::to_owned)).collect());
        texts.ok_or_else(|| self.broken(format!("`{name}` is no list of texts")))
    }

    pub(crate) fn tables(&mut self, name: &'static str) -> Result<Vec<&'a Table>, BrokenList> {
        let Some(value) = self.value(name) else { return Ok(Vec::new()) };
        let tables = value.as_array().and_then(|list| list.iter().map(Value::as_table).collect());
        tables.ok_or_else(|| self.broken(format!("`{name}` is no list of tables")))
    }

    /// A whole number that is not negative.
    pub(crate) fn number(&mut self, name: &'static str) -> Result<i64, BrokenList> {
        let number = self.value(name).and_then(Value::as_integer).filter(|number| *number >= 0);
        number.ok_or_else(|| self.broken(format!("`{name}` is no whole number")))
    }

    pub(crate) fn status_or(&mut self, otherwise: Status) -> Result<Status, BrokenList> {
        match self.text_or("status")? {
            None => Ok(otherwise),
            Some(code) => Status::from_code(&code).ok_or_else(|| self.broken(format!("`{code}` is no status"))),
        }
    }

    pub(crate) fn status(&mut self) -> Result<Status, BrokenList> {
        let code = self.text("status")?;
        Status::from_code(&code).ok_or_else(|| self.broken(format!("`{code}` is no status")))
    }

    /// `valid_from` and `valid_until`, the day on which it holds no more.
    pub(crate) fn span(&mut self) -> Result<Span, BrokenList> {
        let span = Span { from: self.date_or("valid_from")?, until: self.date_or("valid_until")? };
        if span.has_days() { Ok(span) } else { Err(self.broken("an entry ends before it begins")) }
    }

    fn date_or(&mut self, name: &'static str) -> Result<Option<Date>, BrokenList> {
        let text = match self.value(name) {
            None => return Ok(None),
            Some(Value::Datetime(date)) => date.to_string(),
            Some(_) => return Err(self.broken(format!("`{name}` is no date"))),
        };
        text.parse().map(Some).map_err(|_| self.broken(format!("`{name}` is no date")))
    }

    /// Refuses what was not asked for.
    pub(crate) fn end(self) -> Result<(), BrokenList> {
        match self.table.keys().find(|name| !self.known.contains(&name.as_str())) {
            Some(name) => Err(self.broken(format!("nothing is known of `{name}`"))),
            None => Ok(()),
        }
    }
}

/// A file as a table.
pub(crate) fn parsed(file: &str, text: &str) -> Result<Table, BrokenList> {
    text.parse().map_err(|error: toml::de::Error| BrokenList::new(file, error.to_string()))
}
