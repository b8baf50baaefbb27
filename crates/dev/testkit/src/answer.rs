//! What the site answered.

use http::HeaderMap;

/// A form as a browser would send it.
#[derive(Debug, Clone, Default)]
pub struct PageForm {
    pub action: String,
    /// `get` or `post`.
    pub method: String,
    /// Name, value, and whether a person types it (what he does not type is an identifier or a choice).
    pub fields: Vec<(String, String, bool)>,
}

/// A response, read whole. Redirects are not followed.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    /// The body as text (with replacement signs where it is not).
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
    pub location: Option<String>,
    pub headers: HeaderMap,
}

impl Answer {
    /// The answer itself, when it has this status.
    #[track_caller]
    pub fn expect(self, status: u16) -> Answer {
        let said: String = self.visible().chars().take(600).collect();
        assert_eq!(self.status, status, "location {:?}: {said}", self.location);
        self
    }

    /// The answer itself, when its text shows these words.
    #[track_caller]
    pub fn shows(self, words: &str) -> Answer {
        let text = self.visible();
        assert!(text.contains(words), "{words:?} is not in: {text}");
        self
    }

    /// The answer itself, when its text does not show these words.
    #[track_caller]
    pub fn hides(self, words: &str) -> Answer {
        let text = self.visible();
        assert!(!text.contains(words), "{words:?} is in: {text}");
        self
    }

    /// The text that a person sees, each run of white space one space.
    pub fn visible(&self) -> String {
        crate::html::visible_text(&self.body)
    }

    /// Everything that came, as text to search in: headers as they are and decoded, the body, and the parts of a Word or
    /// Excel file unpacked.
    pub fn everything(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.headers {
            let value = String::from_utf8_lossy(value.as_bytes());
            let decoded: String = form_urlencoded::parse(value.replace(['&', '='], " ").as_bytes())
                .flat_map(|(name, _)| [name.into_owned(), " ".to_owned()])
                .collect();
            text.push_str(&format!("{name}: {value}\n{decoded}\n"));
        }
        text.push_str(&self.body);
        if self.bytes.starts_with(b"PK") {
            let mut packed = zip::ZipArchive::new(std::io::Cursor::new(&self.bytes)).expect("a container");
            for at in 0..packed.len() {
                let mut part = packed.by_index(at).expect("a part");
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut part, &mut bytes).expect("a whole part");
                text.push_str(&format!("\n{:?}\n{}", part.name(), String::from_utf8_lossy(&bytes)));
            }
        }
        text
    }

    fn is_page(&self) -> bool {
        self.headers.get(http::header::CONTENT_TYPE).is_some_and(|kind| kind == "text/html; charset=utf-8")
    }

    /// The forms of the page.
    pub fn forms(&self) -> Vec<PageForm> {
        if self.is_page() { crate::html::forms(&self.body) } else { Vec::new() }
    }

    /// Where the page's links lead, on this site.
    pub fn links(&self) -> Vec<String> {
        let tags = if self.is_page() { crate::html::tags(&self.body) } else { Vec::new() };
        let own = tags.iter().filter(|t| t.name == "a").filter_map(|t| t.attribute("href"));
        own.filter(|href| href.starts_with('/')).map(str::to_owned).collect()
    }

    /// The value of the first field of this name (such as `_version`).
    #[track_caller]
    pub fn field(&self, name: &str) -> String {
        let tags = crate::html::tags(&self.body);
        let field = tags.iter().find(|t| t.name == "input" && t.attribute("name") == Some(name));
        let field = field.unwrap_or_else(|| panic!("no field {name:?} in the page"));
        field.attribute("value").unwrap_or_default().to_owned()
    }

    /// The sentence that the next page will show ("Đã lưu …").
    pub fn notice(&self) -> String {
        let cookies = self.headers.get_all(http::header::SET_COOKIE);
        let packed = cookies
            .iter()
            .filter_map(|c| c.to_str().ok())
            .find_map(|c| c.strip_prefix("__Host-thong-bao=")?.split(';').next());
        let packed = packed.unwrap_or_default();
        form_urlencoded::parse(packed.as_bytes())
            .filter(|(name, _)| name == "loi")
            .map(|(_, text)| text.into_owned())
            .collect()
    }

    /// The value of a cookie that the answer sets.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.headers.get_all(http::header::SET_COOKIE);
        cookies.iter().filter_map(|c| c.to_str().ok()).find_map(|c| {
            let value = c.strip_prefix(name)?.strip_prefix('=')?;
            Some(value.split(';').next().unwrap_or_default().to_owned())
        })
    }
}
