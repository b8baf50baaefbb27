//! `cargo xtask map` and `cargo xtask where`: from a screen to its files.

use std::path::Path;
use std::process::{Command, ExitCode};

/// Writes `docs/MAP.md` and `docs/permissions.md` anew: the tests that compare them write them when asked to.
///
/// # Errors
/// Cargo could not be started.
pub fn write(root: &Path) -> Result<ExitCode, String> {
    let status = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
        .args(["test", "--package", "sauro", "--test", "it", "up_to_date", "--", "--quiet"])
        .env("UPDATE_MAP", "1")
        .current_dir(root)
        .status()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the line of the map that a URL belongs to.
///
/// # Errors
/// There is no map, or no line fits.
pub fn find(root: &Path, url: &str) -> Result<ExitCode, String> {
    let file = root.join("docs/MAP.md");
    let map = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let lines = look_up(&map, url).ok_or_else(|| format!("no screen of docs/MAP.md has the URL {url}"))?;
    lines.iter().for_each(|line| println!("{line}"));
    Ok(ExitCode::SUCCESS)
}

/// The cells of the best line, each with the name of its column. A written segment is better than `{anything}`.
fn look_up(map: &str, url: &str) -> Option<Vec<String>> {
    let mut header: Vec<&str> = Vec::new();
    let mut best: Option<(usize, Vec<String>)> = None;
    let mut before: Vec<&str> = Vec::new();
    for line in map.lines() {
        let Some(row) = line.trim().strip_prefix('|') else { continue };
        let cells: Vec<&str> = row.trim_end_matches('|').split('|').map(str::trim).collect();
        if cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| "-: ".contains(c))) {
            header = std::mem::take(&mut before);
            continue;
        }
        let score = cells.iter().flat_map(|cell| cell.split('`')).filter_map(|text| fit(text, url)).max();
        if score.is_some_and(|score| best.as_ref().is_none_or(|(old, _)| score > *old)) {
            let named = cells.iter().enumerate().map(|(i, cell)| format!("{}: {cell}", header.get(i).unwrap_or(&"")));
            best = Some((score?, named.collect()));
        }
        before = cells;
    }
    best.map(|(_, lines)| lines)
}

/// How many segments a pattern such as `/viec/{id}` shares with the URL letter by letter; `None` when it does not fit.
fn fit(text: &str, url: &str) -> Option<usize> {
    let pattern = text.split_whitespace().find(|word| word.starts_with('/'))?;
    let path = url.split(['?', '#']).next()?;
    let path = path.split_once("://").map_or(path, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    let (mut wanted, mut given) = (pattern.trim_matches('/').split('/'), path.trim_matches('/').split('/'));
    let mut same = 1;
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(same),
            (Some(rest), Some(_)) if rest.starts_with("{*") => return Some(same),
            (Some(any), Some(_)) if any.starts_with('{') => {}
            (Some(a), Some(b)) if a == b => same += 2,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &str = "# Map\n\n| Screen | URL | Files |\n|---|---|---|\n| Việc | `GET /viec/{id}` | show.rs |\n\
                       | Mới | `/viec/moi` | new.rs |\n| Nhà | `/` | home.rs |\n";

    #[test]
    fn a_written_segment_is_better_than_any() {
        assert_eq!(look_up(MAP, "/viec/7?x=1").unwrap(), ["Screen: Việc", "URL: `GET /viec/{id}`", "Files: show.rs"]);
        assert_eq!(look_up(MAP, "http://127.0.0.1:8080/viec/moi").unwrap()[2], "Files: new.rs");
        assert_eq!(look_up(MAP, "/").unwrap()[0], "Screen: Nhà");
        assert_eq!(look_up(MAP, "http://127.0.0.1:8080").unwrap()[0], "Screen: Nhà");
    }

    #[test]
    fn an_unknown_url_finds_nothing() {
        assert_eq!(look_up(MAP, "/viec/7/sua"), None);
    }
}
