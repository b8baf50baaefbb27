//! Builds small Word files by hand, so that each test shows the XML it is about.

use files::source::{Block, Paragraph, SourceDocument, Table};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const NS: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml""#;

/// A zip of these entries.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word file with this body and, where given, styles and numbering (their inner XML).
pub fn docx_with(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {NS}><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let styles = format!("<w:styles {NS}>{styles}</w:styles>");
    let numbering = format!("<w:numbering {NS}>{numbering}</w:numbering>");
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
    ])
}

pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, "", "")
}

pub fn read(bytes: &[u8]) -> SourceDocument {
    files::read::read(bytes, "ke-hoach.docx").unwrap_or_else(|e| panic!("{e:?}"))
}

/// The paragraphs outside tables.
pub fn paragraphs(body: &str) -> Vec<Paragraph> {
    of(&read(&docx(body)))
}

pub fn of(document: &SourceDocument) -> Vec<Paragraph> {
    document.blocks.iter().filter_map(|b| if let Block::Paragraph(p) = b { Some(p.clone()) } else { None }).collect()
}

pub fn texts(body: &str) -> Vec<String> {
    paragraphs(body).into_iter().map(|p| p.text).collect()
}

pub fn tables(document: &SourceDocument) -> Vec<Table> {
    document.blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t.clone()) } else { None }).collect()
}

/// A run of plain text.
pub fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A run with these properties.
pub fn rp(props: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{props}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

pub fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// A paragraph with these properties.
pub fn pp(props: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{props}</w:pPr>{runs}</w:p>")
}
