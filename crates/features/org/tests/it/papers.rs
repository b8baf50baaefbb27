//! Papers built for the tests of their readers: plain text, Word tables, workbooks.

use std::io::{Cursor, Write};

use files::source::SourceDocument;
use org::papers::{Finding, Own};
use zip::write::SimpleFileOptions;

/// Whose papers they are.
pub fn own() -> Own {
    Own { name: "xã Bình Minh".to_owned(), province: "tỉnh Sơn Hải".to_owned() }
}

/// A document of plain text.
pub fn text(content: &str) -> SourceDocument {
    files::read::read(content.as_bytes(), "giay-to.txt").expect("a text")
}

/// A Word document of these blocks.
pub fn word(blocks: &[String]) -> SourceDocument {
    files::read::read(&word_bytes(blocks), "giay-to.docx").expect("a document")
}

/// The file of a Word document of these blocks.
pub fn word_bytes(blocks: &[String]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{}<w:sectPr/></w:body></w:document>",
        blocks.concat()
    );
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)] {
        writer.start_file(name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(bytes.as_bytes()).expect("its bytes");
    }
    writer.finish().expect("a zip").into_inner()
}

/// A paragraph of Word.
pub fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A table of Word. A line break parts paragraphs; "^" goes on with the cell above; ">3:" covers three columns; "v:"
/// begins a cell that the "^" below it belong to.
pub fn table(rows: &[&[&str]]) -> String {
    let rows: Vec<String> = rows
        .iter()
        .map(|cells| format!("<w:tr>{}</w:tr>", cells.iter().map(|c| cell(c)).collect::<String>()))
        .collect();
    format!("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/></w:tblPr>{}</w:tbl>", rows.concat())
}

fn cell(text: &str) -> String {
    let (props, text) = match (text, text.strip_prefix('>')) {
        ("^", _) => ("<w:vMerge/>".to_owned(), ""),
        (_, Some(spanned)) => {
            let (span, text) = spanned.split_once(':').expect("a span");
            (format!("<w:gridSpan w:val=\"{span}\"/>"), text)
        }
        (text, None) => match text.strip_prefix("v:") {
            Some(text) => ("<w:vMerge w:val=\"restart\"/>".to_owned(), text),
            None => (String::new(), text),
        },
    };
    let paragraphs: String = text.split('\n').map(paragraph).collect();
    format!("<w:tc><w:tcPr>{props}</w:tcPr>{paragraphs}</w:tc>")
}

/// Each finding as "place: why".
pub fn said(findings: &[Finding]) -> Vec<String> {
    assert!(findings.iter().all(|finding| !finding.suggestion.is_empty()), "{findings:?}");
    findings.iter().map(|finding| format!("{}: {}", finding.at, finding.why)).collect()
}
