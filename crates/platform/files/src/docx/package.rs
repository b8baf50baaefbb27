//! The parts of the Word file around its body, and the zip that holds them, free of clocks.

use super::wml::clean;
use super::{Orientation, Size};
use quick_xml::escape::escape;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Margins in twentieths of a point: 20 mm above and below, 30 mm left, 15 mm right.
const TOP: u32 = 1134;
pub(super) const LEFT: u32 = 1701;
pub(super) const RIGHT: u32 = 850;
/// From the sheet's edge to the page number, which then stands in the middle of the top margin.
const HEADER: u32 = 420;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The properties of the last section.
pub(super) fn section(orientation: Orientation) -> String {
    let (width, height) = orientation.sheet();
    let turned = if orientation == Orientation::Landscape { " w:orient=\"landscape\"" } else { "" };
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:headerReference w:type=\"first\" r:id=\"rId4\"/><w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/><w:pgMar w:top=\"{TOP}\" w:right=\"{RIGHT}\" w:bottom=\"{TOP}\" w:left=\"{LEFT}\" w:header=\"{HEADER}\" w:footer=\"{HEADER}\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>"
    )
}

/// A paragraph that ends a section.
pub(super) fn section_end(orientation: Orientation) -> String {
    format!(
        "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>{}</w:pPr></w:p>",
        section(orientation)
    )
}

/// The whole file.
pub(super) fn pack(body: &str, title: &str, creator: &str, size: Size, pictures: &[Vec<u8>]) -> Vec<u8> {
    let document = format!(
        "{DECLARATION}<w:document xmlns:w=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><w:body>{body}</w:body></w:document>"
    );
    let core = format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>",
        escape(clean(title).replace('\n', " ")),
        escape(clean(creator))
    );
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", core),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", document_relations(pictures.len())),
        ("word/styles.xml", styles(size)),
        ("word/settings.xml", settings()),
        ("word/header1.xml", header(&page_number(size))),
        ("word/header2.xml", header("<w:p/>")),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, options).expect("a new entry of a zip in memory");
        zip.write_all(text.as_bytes()).expect("memory takes every byte");
    }
    for (number, picture) in (1..).zip(pictures) {
        let name = format!("word/{}", picture_target(number));
        zip.start_file(name, options).expect("a new entry of a zip in memory");
        zip.write_all(picture).expect("memory takes every byte");
    }
    zip.finish().expect("a zip in memory can be closed").into_inner()
}

/// The relation of the picture with this number, counted from 1.
pub(super) fn picture_id(number: usize) -> String {
    format!("rId{}", OWN_RELATIONS + number)
}

fn picture_target(number: usize) -> String {
    format!("media/image{number}.png")
}

fn content_types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let part =
        |name: &str, kind: &str| format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{word}.{kind}+xml\"/>");
    format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>{}{}{}{}{}<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>",
        part("document", "document.main"),
        part("styles", "styles"),
        part("settings", "settings"),
        part("header1", "header"),
        part("header2", "header"),
    )
}

fn relations(of: &[(&str, String)]) -> String {
    let mut out =
        format!("{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (index, (kind, target)) in of.iter().enumerate() {
        out.push_str(&format!("<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{target}\"/>", index + 1));
    }
    out + "</Relationships>"
}

fn package_relations() -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relations(&[
        (&format!("{OFFICE}/officeDocument"), "word/document.xml".to_owned()),
        (core, "docProps/core.xml".to_owned()),
    ])
}

/// How many relations come before those of pictures.
const OWN_RELATIONS: usize = 4;

fn document_relations(pictures: usize) -> String {
    let kind = |name: &str| format!("{OFFICE}/{name}");
    let (styles, settings, header, image) = (kind("styles"), kind("settings"), kind("header"), kind("image"));
    let own: [(&str, String); OWN_RELATIONS] = [
        (&styles, "styles.xml".to_owned()),
        (&settings, "settings.xml".to_owned()),
        (&header, "header1.xml".to_owned()),
        (&header, "header2.xml".to_owned()),
    ];
    let shown = (1..=pictures).map(|number| (image.as_str(), picture_target(number)));
    relations(&own.into_iter().chain(shown).collect::<Vec<_>>())
}

fn styles(size: Size) -> String {
    let size = size.body();
    let heading = |level: u8| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority w:val=\"9\"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val=\"{}\"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>",
            level - 1
        )
    };
    format!(
        "{DECLARATION}<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:color w:val=\"000000\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/></w:style>{}{}{}</w:styles>",
        heading(1),
        heading(2),
        heading(3)
    )
}

fn settings() -> String {
    format!(
        "{DECLARATION}<w:settings xmlns:w=\"{MAIN}\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

fn header(content: &str) -> String {
    format!("{DECLARATION}<w:hdr xmlns:w=\"{MAIN}\" xmlns:r=\"{OFFICE}\">{content}</w:hdr>")
}

fn page_number(size: Size) -> String {
    let look = format!("<w:rPr><w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/></w:rPr>", size.body());
    let field = |kind: &str| format!("<w:r>{look}<w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}<w:r>{look}<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>{}<w:r>{look}<w:t>2</w:t></w:r>{}</w:p>",
        field("begin"),
        field("separate"),
        field("end")
    )
}
