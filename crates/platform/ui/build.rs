//! Bundles the style sheet and the script, names each file by its content and compresses it once, so that the
//! server sends ready bytes and a browser may keep them for ever.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let assets = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("assets");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    for folder in ["", "css", "js"] {
        println!("cargo:rerun-if-changed={}", assets.join(folder).display());
    }

    let css = squeeze_css(&joined(&assets.join("css"), "css")?);
    let js = squeeze_js(&joined(&assets.join("js"), "js")?);
    let passkeys = squeeze_js(&fs::read_to_string(assets.join("passkeys.js"))?);
    let icon = fs::read_to_string(assets.join("icon.svg"))?;
    let favicon = fs::read(assets.join("favicon.ico"))?;

    let mut table = String::from("static ALL: [Asset; 5] = [\n");
    add(&mut table, &out, Named::hashed("app", "css"), "text/css; charset=utf-8", css.as_bytes())?;
    add(&mut table, &out, Named::hashed("app", "js"), "text/javascript; charset=utf-8", js.as_bytes())?;
    add(&mut table, &out, Named::hashed("icon", "svg"), "image/svg+xml", icon.trim().as_bytes())?;
    add(&mut table, &out, Named::hashed("passkeys", "js"), "text/javascript; charset=utf-8", passkeys.as_bytes())?;
    add(&mut table, &out, Named::fixed("favicon", "ico"), "image/x-icon", &favicon)?;
    table.push_str("];\n");
    fs::write(out.join("assets.rs"), table)
}

struct Named {
    stem: &'static str,
    ext: &'static str,
    by_content: bool,
}

impl Named {
    fn hashed(stem: &'static str, ext: &'static str) -> Self {
        Self { stem, ext, by_content: true }
    }

    /// Browsers ask for `/favicon.ico` by that name, so it can't carry a hash.
    fn fixed(stem: &'static str, ext: &'static str) -> Self {
        Self { stem, ext, by_content: false }
    }
}

fn add(table: &mut String, out: &Path, name: Named, mime: &str, bytes: &[u8]) -> io::Result<()> {
    let Named { stem, ext, by_content } = name;
    let path = match by_content {
        true => format!("/assets/{stem}.{:010x}.{ext}", fnv1a(bytes) & 0xff_ffff_ffff),
        false => format!("/{stem}.{ext}"),
    };
    let (raw, br) = (out.join(format!("{stem}.{ext}")), out.join(format!("{stem}.{ext}.br")));
    fs::write(&raw, bytes)?;
    fs::write(&br, squeezed(bytes)?)?;
    let (raw, br) = (raw.display().to_string(), br.display().to_string());
    writeln!(
        table,
        "    Asset {{ path: {path:?}, mime: {mime:?}, immutable: {by_content}, bytes: include_bytes!({raw:?}), br: include_bytes!({br:?}) }},"
    )
    .map_err(io::Error::other)
}

/// 64-bit FNV-1a: a name that changes when the content changes; nothing here relies on it being hard to forge.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn squeezed(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 11, 18);
    writer.write_all(bytes)?;
    writer.flush()?;
    Ok(writer.into_inner())
}

/// The files of a folder in the order of their names, one after the other.
fn joined(folder: &Path, ext: &str) -> io::Result<String> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|e| e == ext));
    paths.sort();
    paths.iter().map(fs::read_to_string).collect()
}

/// Drops comments and needless blanks; nothing cleverer, so that what is sent reads like what was written.
fn squeeze_css(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, tail)| tail);
    }
    bare.push_str(rest);
    let mut css = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    for (from, to) in [
        (" {", "{"),
        ("{ ", "{"),
        (" }", "}"),
        ("} ", "}"),
        ("; ", ";"),
        (": ", ":"),
        (", ", ","),
        (" > ", ">"),
        (" + ", "+"),
        ("@media (", "@media("),
        (";}", "}"),
    ] {
        css = css.replace(from, to);
    }
    css
}

/// Drops indentation, blank lines and whole-line comments.
fn squeeze_js(text: &str) -> String {
    let kept = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    kept.fold(String::new(), |js, line| js + line + "\n")
}
