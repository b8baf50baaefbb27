//! Just enough of HTML to look at the pages that maud writes.

use crate::answer::PageForm;

/// An opening tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// The visible text until the element closes (empty for void elements).
    pub text: String,
    /// Names of the elements around it, outermost first.
    pub inside: Vec<String>,
}

impl Tag {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

const VOID: [&str; 12] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// Every opening tag, in the order of the page.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut found: Vec<Tag> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        for at in &open {
            found[*at].text.push_str(&unescape(&rest[..start]));
        }
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!") {
            rest = comment.find('>').map_or("", |end| &comment[end + 1..]);
            continue;
        }
        let end = tag_end(rest);
        let inner = &rest[1..end.min(rest.len())];
        rest = rest.get(end + 1..).unwrap_or("");
        if let Some(name) = inner.strip_prefix('/') {
            if let Some(at) = open.iter().rposition(|i| found[*i].name == name.trim()) {
                open.truncate(at);
            }
            continue;
        }
        let mut tag = parse(inner);
        tag.inside = open.iter().map(|i| found[*i].name.clone()).collect();
        let is_void = VOID.contains(&tag.name.as_str()) || inner.ends_with('/');
        found.push(tag);
        if !is_void {
            open.push(found.len() - 1);
        }
    }
    found
}

/// Where the tag that begins the text ends; a `>` inside quotes does not count.
fn tag_end(text: &str) -> usize {
    let mut quoted = false;
    for (at, sign) in text.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    text.len()
}

fn parse(inner: &str) -> Tag {
    let inner = inner.trim_end_matches('/');
    let (name, mut rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let mut tag = Tag { name: name.to_lowercase(), ..Tag::default() };
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return tag;
        }
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').unwrap_or(quoted.len());
            value = unescape(&quoted[..end]);
            rest = quoted.get(end + 1..).unwrap_or("");
        }
        tag.attributes.push((name, value));
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The forms of a page with the fields that stand between one `<form>` and the next.
pub(crate) fn forms(html: &str) -> Vec<PageForm> {
    let mut found: Vec<PageForm> = Vec::new();
    for tag in tags(html) {
        let value = |name: &str| tag.attribute(name).unwrap_or_default().to_owned();
        if tag.name == "form" {
            let method = if value("method").eq_ignore_ascii_case("post") { "post" } else { "get" };
            found.push(PageForm { action: value("action"), method: method.to_owned(), fields: Vec::new() });
        }
        let is_field = ["input", "select", "textarea"].contains(&tag.name.as_str()) && !value("name").is_empty();
        let Some(form) = found.last_mut().filter(|_| is_field && tag.inside.iter().any(|outer| outer == "form")) else {
            continue;
        };
        let typed = tag.name == "textarea"
            || (tag.name == "input" && ["", "text", "search", "password"].contains(&value("type").as_str()));
        form.fields.push((value("name"), value("value"), typed));
    }
    found
}

/// The text between the tags, each run of white space one space.
pub(crate) fn visible_text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&unescape(&rest[..start]));
        text.push(' ');
        let hidden = ["script", "style", "title"].into_iter().find(|n| rest[start + 1..].starts_with(n));
        rest = match hidden.and_then(|n| rest[start..].find(&format!("</{n}>"))) {
            Some(end) => &rest[start + end..],
            None => &rest[start..],
        };
        rest = rest.get(tag_end(rest) + 1..).unwrap_or("");
    }
    text.push_str(&unescape(rest));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_know_their_attributes_text_and_place() {
        let html = r#"<!DOCTYPE html><main id="m"><p class="a b" hidden>Một <b>hai</b> &lt;3</p><input name="x" value="a>b"></main>"#;
        let found = tags(html);
        let names: Vec<&str> = found.iter().map(|t| t.name.as_str()).collect();
        assert_eq!(names, ["main", "p", "b", "input"]);
        assert_eq!(found[1].text, "Một hai <3");
        assert_eq!(found[1].attribute("hidden"), Some(""));
        assert_eq!(found[3].attribute("value"), Some("a>b"));
        assert_eq!(found[2].inside, ["main", "p"]);
        assert_eq!(visible_text(html), "Một hai <3");
    }
}
