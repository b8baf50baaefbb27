//! What the site answered.

use http::HeaderMap;

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
