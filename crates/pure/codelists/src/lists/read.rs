//! From the text of a file to a list.

use std::collections::BTreeMap;

use kernel::text::search_key;
use toml::Table;

use super::{Item, List, ScaleSpan};
use crate::key::joined_key;
use crate::table::{Read, parsed};
use crate::{BrokenList, Status};

impl List {
    /// Reads a list from the text of its file.
    ///
    /// # Errors
    /// The text is no TOML, has a name that is not known, lacks one that is needed; a code stands twice; what is told
    /// to be ambiguous names a code that is not there.
    pub fn read(file: &str, text: &str) -> Result<List, BrokenList> {
        let table = parsed(file, text)?;
        let mut read = Read::new(file, &table);
        let status = read.status()?;
        let mut items: Vec<Item> = Vec::new();
        for (position, table) in read.tables("item")?.into_iter().enumerate() {
            let item = item(file, table, status, position)?;
            if items.iter().any(|other| other.code == item.code) {
                return Err(read.broken(format!("the code `{}` stands twice", item.code)));
            }
            items.push(item);
        }
        if items.is_empty() {
            return Err(read.broken("the list is empty"));
        }
        let words = |text: String| search_key(&text).split_whitespace().map(str::to_owned).collect::<Vec<String>>();
        let leading = read.texts("leading")?.into_iter().map(words).collect();
        let mut keys = keys(&items);
        for table in read.tables("ambiguous")? {
            let (key, places) = ambiguous(file, table, &items)?;
            if keys.insert(key, places).is_some() {
                return Err(read.broken("what is ambiguous is also an entry's own"));
            }
        }
        let (name, source, note) = (read.text("name")?, read.text("source")?, read.text_or("note")?);
        read.end()?;
        Ok(List { name, source, status, note, items, keys, leading })
    }
}

fn item(file: &str, table: &Table, status: Status, position: usize) -> Result<Item, BrokenList> {
    let mut read = Read::new(file, table);
    let span = read.span()?;
    let status = read.status_or(status)?;
    let scales =
        read.tables("scales")?.into_iter().map(|table| scale(file, table, status)).collect::<Result<_, _>>()?;
    let item = Item {
        code: read.text("code")?,
        label: read.text("label")?,
        synonyms: read.texts("synonyms")?,
        valid_from: span.from,
        valid_until: span.until,
        status,
        note: read.text_or("note")?,
        position,
        scales,
    };
    read.end()?;
    if item.scales.windows(2).any(|pair| matches!(pair, [one, two] if one.span.meets(two.span))) {
        return Err(BrokenList::new(file, format!("`{}` has two scales on a day", item.code)));
    }
    Ok(item)
}

fn scale(file: &str, table: &Table, status: Status) -> Result<ScaleSpan, BrokenList> {
    let mut read = Read::new(file, table);
    let scale = ScaleSpan { scale: read.text("scale")?, span: read.span()?, status: read.status_or(status)? };
    read.end()?;
    Ok(scale)
}

fn ambiguous(file: &str, table: &Table, items: &[Item]) -> Result<(String, Vec<usize>), BrokenList> {
    let mut read = Read::new(file, table);
    let key = joined_key(&read.text("typed")?);
    let codes = read.texts("codes")?;
    let places = codes.iter().map(|code| items.iter().position(|item| item.code == *code)).collect::<Option<Vec<_>>>();
    let places = places.filter(|places| places.len() > 1);
    let places = places.ok_or_else(|| read.broken(format!("`{key}` does not name two codes of the list")))?;
    read.end()?;
    Ok((key, places))
}

fn keys(items: &[Item]) -> BTreeMap<String, Vec<usize>> {
    let mut keys: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for item in items {
        for text in [&item.code, &item.label].into_iter().chain(&item.synonyms) {
            let places = keys.entry(joined_key(text)).or_default();
            if !places.contains(&item.position) {
                places.push(item.position);
            }
        }
    }
    keys
}
