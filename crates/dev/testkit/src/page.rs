//! What every page must keep to, found by reading its HTML.

use std::collections::BTreeSet;

use maud::Markup;
use unicode_normalization::is_nfc;

use crate::html::{Tag, tags, visible_text};

/// English words that betray a forgotten text. None is a Vietnamese syllable.
const ENGLISH: [&str; 44] = [
    "the",
    "and",
    "of",
    "for",
    "with",
    "not",
    "error",
    "errors",
    "save",
    "saved",
    "submit",
    "delete",
    "edit",
    "update",
    "search",
    "loading",
    "unknown",
    "none",
    "null",
    "true",
    "false",
    "undefined",
    "task",
    "tasks",
    "unit",
    "units",
    "file",
    "files",
    "page",
    "next",
    "previous",
    "status",
    "name",
    "title",
    "date",
    "due",
    "owner",
    "some",
    "default",
    "home",
    "sign",
    "draft",
    "view",
    "details",
];

/// Checks a page, or the content of one.
///
/// # Panics
/// With everything that is wrong.
#[track_caller]
pub fn check_page(page: &Markup) {
    check_html(&page.0);
}

/// As [`check_page`], for text.
///
/// # Panics
/// With everything that is wrong.
#[track_caller]
pub fn check_html(html: &str) {
    let found = problems(html);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What is wrong with a page, in words.
pub fn problems(html: &str) -> Vec<String> {
    let tags = tags(html);
    let mut found = Vec::new();
    headings(&tags, &mut found);
    ids(&tags, &mut found);
    labels(&tags, &mut found);
    names(&tags, &mut found);
    for tag in &tags {
        for (name, _) in tag.attributes.iter().filter(|(n, _)| n == "style" || n.starts_with("on")) {
            found.push(format!("<{}> has the attribute {name}", tag.name));
        }
    }
    if let Some(bad) = html.split_whitespace().find(|word| !is_nfc(word)) {
        found.push(format!("not NFC: {bad}"));
    }
    words(html, &mut found);
    found
}

fn headings(tags: &[Tag], found: &mut Vec<String>) {
    let count = tags.iter().filter(|t| t.name == "h1").count();
    if count != 1 {
        found.push(format!("{count} headings of the first level instead of one"));
    }
}

fn ids(tags: &[Tag], found: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for id in tags.iter().filter_map(|t| t.attribute("id")) {
        if !seen.insert(id) {
            found.push(format!("the id {id:?} stands twice"));
        }
    }
    for tag in tags {
        for reference in ["for", "aria-labelledby", "aria-describedby", "aria-controls", "list"] {
            for id in tag.attribute(reference).unwrap_or_default().split_whitespace().filter(|id| !seen.contains(id)) {
                found.push(format!("{reference}={id:?} of <{}> leads nowhere", tag.name));
            }
        }
    }
}

/// Every field has a label that a screen reader says.
fn labels(tags: &[Tag], found: &mut Vec<String>) {
    let labelled: BTreeSet<&str> =
        tags.iter().filter(|t| t.name == "label").filter_map(|t| t.attribute("for")).collect();
    for field in tags.iter().filter(|t| ["input", "select", "textarea"].contains(&t.name.as_str())) {
        let kind = field.attribute("type").unwrap_or("text");
        let spoken = field.attribute("aria-label").or(field.attribute("aria-labelledby")).is_some();
        let tied = field.attribute("id").is_some_and(|id| labelled.contains(id));
        let inside = field.inside.iter().any(|name| name == "label");
        let needs_none = ["hidden", "submit", "button"].contains(&kind);
        if !(needs_none || spoken || tied || inside) {
            found.push(format!("the field {:?} has no label", field.attribute("name").unwrap_or("?")));
        }
    }
}

/// Links, buttons and pictures say what they are.
fn names(tags: &[Tag], found: &mut Vec<String>) {
    for tag in tags {
        let spoken = tag.attribute("aria-label").or(tag.attribute("aria-labelledby")).is_some();
        let empty = tag.text.trim().is_empty() && !spoken;
        if empty && (tag.name == "button" || (tag.name == "a" && tag.attribute("href").is_some())) {
            found.push(format!("<{}> {:?} has no words", tag.name, tag.attribute("href").unwrap_or_default()));
        }
        if tag.name == "img" && tag.attribute("alt").is_none() {
            found.push("<img> without alt".to_owned());
        }
        if tag.name == "form" && tag.attribute("action").is_none() {
            found.push("<form> without action".to_owned());
        }
    }
}

/// The page without the text of elements marked `translate="no"`: what machines read, such as a leaf of the journal.
fn language(html: &str) -> String {
    let mut pieces = html.split(" translate=\"no\">");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |page, piece| page + ">" + piece.find('<').map_or("", |end| &piece[end..]))
}

/// English words and stored codes that were shown as they are.
fn words(html: &str, found: &mut Vec<String>) {
    let text = visible_text(&language(html));
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.' && c != '@' && c != '/') {
        let plain = word.trim_matches('.');
        if ENGLISH.contains(&plain.to_lowercase().as_str()) {
            found.push(format!("the English word {plain:?}"));
        }
        let mut parts = plain.split('_');
        let is_code = plain.contains('_') && parts.all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase()));
        if is_code {
            found.push(format!("the code {plain:?} instead of words"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_good_page_passes() {
        check_html(
            r#"<main><h1>Kế hoạch</h1><label for="f-a">Tên</label><input id="f-a" name="a"><a href="/x">Xem ke_hoach.docx</a></main>"#,
        );
        check_html(r#"<h1>Dòng</h1><p><code translate="no">{"about":null}</code> số 1</p>"#);
    }

    #[test]
    fn each_fault_is_found() {
        for (html, said) in [
            ("<p>a</p>", "0 headings"),
            ("<h1>a</h1><h1>b</h1>", "2 headings"),
            (r#"<h1 id="a">a</h1><p id="a">b</p>"#, "stands twice"),
            (r#"<h1>a</h1><label for="b">b</label>"#, "leads nowhere"),
            (r#"<h1>a</h1><input name="q">"#, "no label"),
            (r#"<h1 style="x">a</h1>"#, "attribute style"),
            (r#"<h1 onclick="x">a</h1>"#, "attribute onclick"),
            (r#"<h1>a</h1><a href="/x"> </a>"#, "no words"),
            ("<h1>Ke\u{302}</h1>", "not NFC"),
            ("<h1>Save tệp</h1>", "English word \"Save\""),
            ("<h1>dang_lam</h1>", "code \"dang_lam\""),
            (r#"<h1><code translate="no">dang_lam</code> null</h1>"#, "English word \"null\""),
        ] {
            let found = problems(html);
            assert!(found.iter().any(|p| p.contains(said)), "{html}: {found:?}");
        }
    }
}
