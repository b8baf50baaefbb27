//! Reading TOML tables of law strictly: what is not known is an error, so that a misspelt name changes nothing unseen.

use kernel::dates::Date;
use kernel::decision::Citation;
use toml::{Table, Value};

use super::{BrokenLaw, Trust};

/// A table of a file, and the names that were asked for.
pub(super) struct Read<'a> {
    file: &'a str,
    table: &'a Table,
    known: Vec<&'static str>,
}

impl<'a> Read<'a> {
    pub(super) fn new(file: &'a str, table: &'a Table) -> Read<'a> {
        Read { file, table, known: Vec::new() }
    }

    pub(super) fn broken(&self, why: impl Into<String>) -> BrokenLaw {
        BrokenLaw { file: self.file.to_owned(), why: why.into() }
    }

    pub(super) fn value(&mut self, name: &'static str) -> Option<&'a Value> {
        self.known.push(name);
        self.table.get(name)
    }

    pub(super) fn text_or(&mut self, name: &'static str) -> Result<Option<String>, BrokenLaw> {
        match self.value(name) {
            None => Ok(None),
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text.clone())),
            Some(_) => Err(self.broken(format!("`{name}` is no text"))),
        }
    }

    pub(super) fn text(&mut self, name: &'static str) -> Result<String, BrokenLaw> {
        self.text_or(name)?.ok_or_else(|| self.broken(format!("`{name}` is missing")))
    }

    pub(super) fn date_or(&mut self, name: &'static str) -> Result<Option<Date>, BrokenLaw> {
        let text = match self.value(name) {
            None => return Ok(None),
            Some(Value::Datetime(date)) => date.to_string(),
            Some(_) => return Err(self.broken(format!("`{name}` is no date"))),
        };
        text.parse().map(Some).map_err(|_| self.broken(format!("`{name}` is no date")))
    }

    pub(super) fn texts(&mut self, name: &'static str) -> Result<Vec<String>, BrokenLaw> {
        let Some(value) = self.value(name) else { return Ok(Vec::new()) };
        let texts = value.as_array().and_then(|list| list.iter().map(|v| v.as_str().map(str::to_owned)).collect());
        texts.ok_or_else(|| self.broken(format!("`{name}` is no list of texts")))
    }

    pub(super) fn tables(&mut self, name: &'static str) -> Result<Vec<&'a Table>, BrokenLaw> {
        let Some(value) = self.value(name) else { return Ok(Vec::new()) };
        let tables = value.as_array().and_then(|list| list.iter().map(Value::as_table).collect());
        tables.ok_or_else(|| self.broken(format!("`{name}` is no list of tables")))
    }

    pub(super) fn trust(&mut self) -> Result<Trust, BrokenLaw> {
        let code = self.text("trust")?;
        Trust::from_code(&code).ok_or_else(|| self.broken(format!("`{code}` is no degree of trust")))
    }

    pub(super) fn citation(&mut self) -> Result<Citation, BrokenLaw> {
        let Some(Value::Table(table)) = self.value("law") else { return Err(self.broken("`law` is missing")) };
        let mut law = Read::new(self.file, table);
        let citation = Citation {
            document: law.text("document")?.into(),
            article: law.number("article")?,
            article_letter: law.letter("letter")?,
            clause: law.number("clause")?,
            point: law.letter("point")?,
            annex: law.text_or("annex")?.map(Into::into),
            part: law.text_or("part")?.map(Into::into),
        };
        law.end()?;
        Ok(citation)
    }

    fn number(&mut self, name: &'static str) -> Result<Option<u16>, BrokenLaw> {
        match self.value(name) {
            None => Ok(None),
            Some(value) => {
                let number = value.as_integer().and_then(|number| u16::try_from(number).ok());
                number.map(Some).ok_or_else(|| self.broken(format!("`{name}` is no number of an article")))
            }
        }
    }

    fn letter(&mut self, name: &'static str) -> Result<Option<char>, BrokenLaw> {
        let Some(text) = self.text_or(name)? else { return Ok(None) };
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => Ok(Some(letter)),
            _ => Err(self.broken(format!("`{name}` is no single letter"))),
        }
    }

    /// Refuses what was not asked for.
    pub(super) fn end(self) -> Result<(), BrokenLaw> {
        match self.table.keys().find(|name| !self.known.contains(&name.as_str())) {
            Some(name) => Err(self.broken(format!("nothing is known of `{name}`"))),
            None => Ok(()),
        }
    }
}
