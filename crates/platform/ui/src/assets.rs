//! The files that pages need: one style sheet, one script, the mark; and a script for pages that ask for a passkey. Named by content, compressed at build time.

/// One file to serve as it is.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Where pages look for it, such as `/assets/app.3fa9c1d2e0.css`.
    pub path: &'static str,
    /// The `Content-Type`.
    pub mime: &'static str,
    /// True when the path changes with the content, so that it may be cached for ever.
    pub immutable: bool,
    /// The plain bytes.
    pub bytes: &'static [u8],
    /// The same bytes, brotli.
    pub br: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Every file to serve.
pub fn all() -> &'static [Asset] {
    &ALL
}

/// The file at `path`, if there is one.
pub fn find(path: &str) -> Option<&'static Asset> {
    ALL.iter().find(|asset| asset.path == path)
}

/// Address of the style sheet.
pub fn css_path() -> &'static str {
    ALL[0].path
}

/// Address of the script.
pub fn js_path() -> &'static str {
    ALL[1].path
}

/// Address of the mark, also the icon of browser tabs.
pub fn icon_path() -> &'static str {
    ALL[2].path
}

/// Address of the script that a page with `data-passkey` names beside it.
pub fn passkeys_path() -> &'static str {
    ALL[3].path
}
