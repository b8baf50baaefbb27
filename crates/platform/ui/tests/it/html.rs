//! A small strict reader of HTML: enough to prove that what is drawn is well-formed and tied together.

use std::collections::{HashMap, HashSet};

const VOID: [&str; 6] = ["input", "meta", "link", "br", "hr", "img"];

/// One opening tag.
#[derive(Debug, Clone)]
pub struct Tag {
    pub name: String,
    pub attributes: HashMap<String, String>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// What was read: tags in order, and the text a person sees.
#[derive(Debug, Default)]
pub struct Read {
    pub tags: Vec<Tag>,
    pub text: String,
}

/// Reads, and panics with the place of the first thing that is not well-formed.
pub fn read(html: &str) -> Read {
    let mut found = Read::default();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        found.text.push_str(&rest[..at]);
        found.text.push(' ');
        rest = &rest[at + 1..];
        let end = tag_end(rest).unwrap_or_else(|| panic!("tag without end: {:.60}", rest));
        let (inside, tail) = (&rest[..end], &rest[end + 1..]);
        rest = tail;
        if inside.starts_with('!') {
            continue;
        }
        if let Some(name) = inside.strip_prefix('/') {
            let expected = open.pop();
            assert_eq!(expected.as_deref(), Some(name), "closes what is not open, before: {:.80}", rest);
            continue;
        }
        let tag = parse(inside);
        if !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        found.tags.push(tag);
    }
    found.text.push_str(rest);
    assert!(open.is_empty(), "never closed: {open:?}");
    found
}

fn tag_end(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == '>' && !quoted).then_some(at)
    })
}

fn parse(inside: &str) -> Tag {
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut attributes = HashMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let key = rest[..end].to_owned();
        let value = match rest[end..].strip_prefix("=\"") {
            Some(after) => {
                let close = after.find('"').expect("value without closing quote");
                rest = &after[close + 1..];
                after[..close].to_owned()
            }
            None => {
                rest = &rest[end..];
                String::new()
            }
        };
        assert!(attributes.insert(key.clone(), value).is_none(), "{key} twice in <{inside}>");
    }
    Tag { name: name.to_owned(), attributes }
}

/// What holds for any piece of markup.
pub fn check_piece(name: &str, html: &str) -> Read {
    let read = read(html);
    let mut ids = HashSet::new();
    for tag in &read.tags {
        if let Some(id) = tag.get("id") {
            assert!(ids.insert(id.to_owned()), "{name}: id {id} twice");
            assert!(!id.is_empty() && !id.contains(' '), "{name}: id {id:?}");
        }
        for key in tag.attributes.keys() {
            assert!(key != "style" && !key.starts_with("on"), "{name}: attribute {key} on <{}>", tag.name);
        }
        assert!(tag.name != "style", "{name}: a style element");
    }
    for tag in &read.tags {
        for key in ["for", "aria-describedby", "aria-labelledby"] {
            for id in tag.get(key).unwrap_or_default().split_whitespace() {
                assert!(ids.contains(id), "{name}: {key} points at #{id}, which is not there");
            }
        }
        check_control(name, tag, &read);
        check_drawing(name, tag);
    }
    check_forms(name, &read);
    check_words(name, &read);
    read
}

fn check_control(name: &str, tag: &Tag, read: &Read) {
    let typed = matches!(tag.name.as_str(), "input" | "select" | "textarea") && tag.get("type") != Some("hidden");
    if typed {
        let id = tag.get("id").unwrap_or_else(|| panic!("{name}: control without id: {tag:?}"));
        let labels = read.tags.iter().filter(|other| other.name == "label" && other.get("for") == Some(id)).count();
        assert_eq!(labels, 1, "{name}: control {id} has {labels} labels");
    }
}

fn check_drawing(name: &str, tag: &Tag) {
    let outer = tag.name == "svg" && (tag.get("viewBox").is_some() || tag.get("height").is_some());
    if outer && tag.get("role") != Some("img") && tag.get("overflow").is_none() {
        assert_eq!(tag.get("aria-hidden"), Some("true"), "{name}: a drawing neither named nor hidden: {tag:?}");
    }
    if tag.name == "svg" && tag.get("role") == Some("img") {
        assert!(tag.get("aria-label").or(tag.get("aria-labelledby")).is_some(), "{name}: unnamed drawing");
    }
}

fn check_forms(name: &str, read: &Read) {
    let posts = read.tags.iter().filter(|tag| tag.name == "form" && tag.get("method") == Some("post")).count();
    let keys: Vec<_> = read.tags.iter().filter(|tag| tag.get("name") == Some("_key")).collect();
    assert_eq!(posts, keys.len(), "{name}: every POST form carries one key");
    assert!(keys.iter().all(|key| key.get("value").is_some_and(|value| !value.is_empty())), "{name}: empty key");
}

/// NFC, old-style tone marks, no English.
fn check_words(name: &str, read: &Read) {
    let spoken =
        read.tags.iter().flat_map(|tag| ["aria-label", "placeholder"].map(|key| tag.get(key).unwrap_or_default()));
    let text = format!("{} {}", read.text, spoken.collect::<Vec<_>>().join(" "));
    assert!(unicode_normalization::is_nfc(&text), "{name}: not NFC");
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let lower = word.to_lowercase();
        let new_style = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];
        let wrong = new_style.iter().any(|end| lower.ends_with(end)) && !lower.starts_with("qu");
        assert!(!wrong, "{name}: {word} in new-style tone marks");
        let english = [
            "the", "search", "submit", "cancel", "error", "save", "delete", "home", "page", "next", "previous", "task",
            "status", "of",
        ];
        assert!(!english.contains(&lower.as_str()), "{name}: English word {word}");
    }
}
