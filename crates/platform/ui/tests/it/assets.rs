//! The files to serve: their size, their names, what they may not contain.

use std::collections::HashSet;
use std::io::Read;
use ui::assets;

fn text(path: &str) -> String {
    String::from_utf8(assets::find(path).unwrap().bytes.to_vec()).unwrap()
}

#[test]
fn they_stay_small() {
    let css = assets::find(assets::css_path()).unwrap();
    let js = assets::find(assets::js_path()).unwrap();
    assert!(css.bytes.len() <= 25 * 1024, "style: {} bytes", css.bytes.len());
    assert!(css.br.len() <= 7 * 1024, "style, compressed: {} bytes", css.br.len());
    let passkeys = assets::find(assets::passkeys_path()).unwrap();
    for js in [js, passkeys] {
        assert!(js.bytes.len() <= 8 * 1024, "{}: {} bytes", js.path, js.bytes.len());
    }
}

#[test]
fn compressed_bytes_are_the_same_bytes() {
    for asset in assets::all() {
        let mut plain = Vec::new();
        brotli::Decompressor::new(asset.br, 4096).read_to_end(&mut plain).unwrap();
        assert_eq!(plain, asset.bytes, "{}", asset.path);
    }
}

#[test]
fn names_change_with_the_content() {
    let mut paths = HashSet::new();
    for asset in assets::all() {
        assert!(paths.insert(asset.path));
        let hashed = asset.path.split('.').count() == 3 && asset.path.starts_with("/assets/");
        assert_eq!(hashed, asset.immutable, "{}", asset.path);
    }
    assert!(assets::find("/assets/khong-co.css").is_none());
}

#[test]
fn the_script_writes_no_html_and_asks_no_other_host() {
    let js = text(assets::js_path()) + &text(assets::passkeys_path());
    for banned in
        ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "http", "?.", "??"]
    {
        assert!(!js.contains(banned), "{banned}");
    }
    let asked: Vec<&str> = js.split("fetch(").skip(1).filter_map(|call| call.split(',').next()).collect();
    assert_eq!(asked, ["\"/ban-nhap\""], "only drafts are sent, and only there");
}

#[test]
fn the_style_loads_nothing_and_closes_every_block() {
    let css = text(assets::css_path());
    for banned in ["url(", "@import", "http", "/*", "expression("] {
        assert!(!css.contains(banned), "{banned}");
    }
    assert_eq!(css.matches('{').count(), css.matches('}').count());
    // Squeezing must not join what belongs apart.
    assert!(css.contains("calc(100vh - 4rem)"), "calc keeps its blanks");
}

/// Relative luminance of #rrggbb after WCAG 2.2, in ten-thousandths to stay with integers at the end.
fn luminance(hex: &str) -> f64 {
    let wide: String = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&wide[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn token<'a>(block: &'a str, name: &str) -> &'a str {
    let start = block.find(&format!("--{name}:#")).unwrap_or_else(|| panic!("no token {name}")) + name.len() + 4;
    let rest = &block[start..];
    &rest[..rest.find(|c: char| !c.is_ascii_hexdigit()).unwrap()]
}

#[test]
fn colours_keep_their_contrast_in_light_and_dark() {
    let css = text(assets::css_path());
    let dark_at = css.find("prefers-color-scheme:dark").unwrap();
    for block in [&css[..dark_at], &css[dark_at..]] {
        let grounds = ["bg", "paper", "sunk", "tint"];
        let texts = ["ink", "soft", "link", "red", "green", "amber", "violet"];
        for (text, ground) in texts.iter().flat_map(|text| grounds.iter().map(move |ground| (text, ground))) {
            let figure = contrast(token(block, text), token(block, ground));
            assert!(figure >= 4.5, "{text} on {ground}: {figure:.2}");
        }
        for tone in ["red", "green", "amber", "violet"] {
            let figure = contrast(token(block, tone), token(block, &format!("{tone}-bg")));
            assert!(figure >= 4.5, "{tone} on its ground: {figure:.2}");
            assert!(contrast(token(block, tone), token(block, "paper")) >= 4.5);
        }
        assert!(contrast(token(block, "act-ink"), token(block, "act")) >= 4.5);
        for (edge, ground) in [("edge", "paper"), ("edge", "bg"), ("mid", "paper"), ("focus", "paper"), ("focus", "bg")]
        {
            let figure = contrast(token(block, edge), token(block, ground));
            assert!(figure >= 3.0, "{edge} on {ground}: {figure:.2}");
        }
    }
}
