//! The package of a workbook: what kind of file it is, and where its parts lie.

use super::cells::Cells;
use super::styles::Styles;
use super::{MAX_SHEETS, Sheet, Workbook, errors, shared};
use crate::docx_in::package::{Package, join};
use crate::source::ReadError;
use crate::xml::{self, Step, Xml, name};

const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const USUAL: &str = "xl/workbook.xml";

/// A relation of a part to another one.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// A sheet as the workbook names it.
struct Tab {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// Where the parts of a workbook lie in its package.
pub(crate) struct Layout {
    /// The sheets that are no charts, in the order of their tabs.
    pub(crate) sheets: Vec<Part>,
    /// The part of the texts that cells share.
    shared: Option<String>,
    /// The part of the styles of cells.
    pub(crate) styles: Option<String>,
    from_1904: bool,
}

/// A sheet's name and part.
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) path: String,
    is_hidden: bool,
}

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(compound(bytes));
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(errors::not_a_workbook());
    }
    let mut package = Package::open(bytes).map_err(errors::of_package)?;
    let layout = layout(&mut package)?;
    let shared = optional(&mut package, layout.shared.as_ref(), shared::parse)?;
    let styles = optional(&mut package, layout.styles.as_ref(), Styles::parse)?;
    let mut cells = Cells::new(&shared, &styles, layout.from_1904);
    let mut workbook = Workbook { from_1904: layout.from_1904, ..Workbook::default() };
    for part in layout.sheets {
        let mut sheet = Sheet { name: part.name, is_hidden: part.is_hidden, ..Sheet::default() };
        let text = package.text(&part.path).map_err(errors::of_package)?;
        cells.read(&text, &part.path, &mut sheet)?;
        workbook.sheets.push(sheet);
    }
    Ok(workbook)
}

/// Finds the parts of a workbook by the package's relations; a workbook has one sheet at least.
pub(crate) fn layout(package: &mut Package<'_>) -> Result<Layout, ReadError> {
    let path = workbook_path(package)?;
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let (tabs, from_1904) = parse(package, &path, tabs)?;
    if tabs.len() > MAX_SHEETS {
        return Err(errors::too_many("trang tính", MAX_SHEETS, &path));
    }
    let relations = relations(package, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let of_kind = |kind: &str| {
        let found = relations.iter().find(|relation| relation.kind.ends_with(kind))?;
        Some(found.target.clone())
    };
    let (shared, styles) = (of_kind("/sharedStrings"), of_kind("/styles"));
    let mut sheets = Vec::new();
    for tab in tabs {
        let part = relations.iter().find(|relation| relation.id == tab.relation);
        let Some(part) = part.filter(|part| part.kind.ends_with("/worksheet")) else { continue };
        sheets.push(Part { name: tab.name, path: part.target.clone(), is_hidden: tab.is_hidden });
    }
    if sheets.is_empty() {
        return Err(errors::damaged(Some(&path)));
    }
    Ok(Layout { sheets, shared, styles, from_1904 })
}

/// Excel before 2007, or the envelope of a file with a password; the names of its streams stand in it as UTF-16.
fn compound(bytes: &[u8]) -> ReadError {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        errors::encrypted()
    } else if holds("Workbook") || holds("Book") {
        errors::unsupported("bảng tính Excel đời cũ (.xls)")
    } else {
        errors::not_a_workbook()
    }
}

fn workbook_path(package: &mut Package<'_>) -> Result<String, ReadError> {
    if package.has("_rels/.rels") {
        let root = relations(package, "_rels/.rels", "")?;
        let named = root.into_iter().find(|relation| relation.kind.ends_with("/officeDocument"));
        if let Some(relation) = named.filter(|relation| package.has(&relation.target)) {
            return match relation.target {
                path if path.ends_with(".bin") => Err(errors::unsupported("bảng tính nhị phân (.xlsb)")),
                path if path.starts_with("word/") || path.starts_with("ppt/") => Err(errors::not_a_workbook()),
                path => Ok(path),
            };
        }
    }
    if package.has(USUAL) {
        return Ok(USUAL.to_owned());
    }
    let mime = if package.has("mimetype") { package.text("mimetype").unwrap_or_default() } else { String::new() };
    if mime.contains("opendocument.spreadsheet") {
        return Err(errors::unsupported("bảng tính OpenDocument (.ods)"));
    }
    Err(errors::not_a_workbook())
}

fn parse<T>(package: &mut Package<'_>, path: &str, read: fn(&str) -> Step<T>) -> Result<T, ReadError> {
    let text = package.text(path).map_err(errors::of_package)?;
    read(&text).map_err(|fault| errors::of_part(fault, path))
}

fn optional<T: Default>(
    package: &mut Package<'_>,
    path: Option<&String>,
    read: fn(&str) -> Step<T>,
) -> Result<T, ReadError> {
    match path.filter(|path| package.has(path)) {
        Some(path) => parse(package, path, read),
        None => Ok(T::default()),
    }
}

fn relations(package: &mut Package<'_>, path: &str, folder: &str) -> Result<Vec<Relation>, ReadError> {
    let mut found = parse(package, path.trim_start_matches('/'), related)?;
    for relation in &mut found {
        relation.target = join(folder, &relation.target);
    }
    Ok(found)
}

fn related(text: &str) -> Step<Vec<Relation>> {
    let mut found = Vec::new();
    let mut xml = Xml::new(text);
    xml.root()?;
    xml.children(&mut |xml, start| {
        let attribute = |name: &str| xml::attr(start, name).unwrap_or_default();
        found.push(Relation { id: attribute("Id"), kind: attribute("Type"), target: attribute("Target") });
        xml.skip(start)
    })?;
    Ok(found)
}

/// The tabs, and whether days are counted from 1904.
fn tabs(text: &str) -> Step<(Vec<Tab>, bool)> {
    let (mut tabs, mut from_1904) = (Vec::new(), false);
    let mut xml = Xml::new(text);
    xml.root()?;
    xml.children(&mut |xml, start| match name(start) {
        "workbookPr" => {
            from_1904 = xml::attr(start, "date1904").is_some_and(|value| matches!(value.trim(), "1" | "true"));
            xml.skip(start)
        }
        "sheets" => xml.children(&mut |xml, start| {
            let attribute = |name: &str| xml::attr(start, name).unwrap_or_default();
            let is_hidden = attribute("state").to_ascii_lowercase().contains("hidden");
            tabs.push(Tab { name: shared::clean(&attribute("name")), relation: attribute("id"), is_hidden });
            xml.skip(start)
        }),
        _ => xml.skip(start),
    })?;
    Ok((tabs, from_1904))
}
