//! The tags of a page that this program made itself: every attribute in double quotes, every text escaped.

/// A tag of a page, with its attributes as they stand there.
#[derive(Debug)]
pub(super) struct Tag<'p> {
    /// Where it begins, and where what is behind it begins.
    pub at: usize,
    pub end: usize,
    /// "input", "/select".
    pub name: &'p str,
    attributes: Vec<(&'p str, Option<&'p str>)>,
}

impl<'p> Tag<'p> {
    /// The first tag at or behind a place.
    pub fn next(page: &'p str, from: usize) -> Option<Tag<'p>> {
        let starts = |c: char| c.is_ascii_alphabetic() || c == '/';
        let mut at = from;
        loop {
            at += page.get(at..)?.find('<')?;
            match page.get(at + 1..)?.starts_with(starts) {
                true => return Tag::at(page, at),
                false => at += 1,
            }
        }
    }

    fn at(page: &'p str, at: usize) -> Option<Tag<'p>> {
        let mut rest = page.get(at + 1..)?;
        let (name, behind) = rest.split_at(rest.find(|c: char| c.is_ascii_whitespace() || c == '>')?);
        rest = behind;
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if let Some(behind) = rest.strip_prefix('>') {
                return Some(Tag { at, end: page.len() - behind.len(), name, attributes });
            }
            let (attribute, behind) = rest.split_at(rest.find(|c: char| c.is_ascii_whitespace() || "=>".contains(c))?);
            rest = behind;
            let mut value = None;
            if let Some(quoted) = rest.strip_prefix("=\"") {
                let (inside, behind) = quoted.split_once('"')?;
                (value, rest) = (Some(inside), behind);
            } else if let Some(bare) = rest.strip_prefix('=') {
                rest = bare;
            }
            attributes.push((attribute, value));
        }
    }

    /// The attribute's text; `None` when there is none of this name.
    pub fn value(&self, name: &str) -> Option<String> {
        self.attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| plain(value.unwrap_or_default()))
    }

    /// Whether it has an attribute of this name.
    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(n, _)| *n == name)
    }

    /// The tag with one attribute set to a text, or (`None`) without it.
    pub fn with(&self, name: &str, text: Option<&str>) -> String {
        let mut tag = format!("<{}", self.name);
        let mut add = |name: &str, value: Option<&str>| {
            tag.push(' ');
            tag.push_str(name);
            if let Some(value) = value {
                tag.push_str("=\"");
                tag.push_str(value);
                tag.push('"');
            }
        };
        self.attributes.iter().filter(|(n, _)| *n != name).for_each(|(n, value)| add(n, *value));
        match text {
            Some("") if name != "value" => add(name, None),
            Some(text) => add(name, Some(&escaped(text))),
            None => {}
        }
        tag.push('>');
        tag
    }
}

/// A text as it may stand in a page, also in an attribute.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Back from [`escaped`].
pub(super) fn plain(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
}
