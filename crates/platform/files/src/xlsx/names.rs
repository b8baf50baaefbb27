//! Names of sheets as Excel allows them: at most 31 signs, some signs forbidden, no two alike.

/// Longest name, in characters of UTF-16.
const MAX_NAME: usize = 31;

/// A name for each title, in order.
pub(super) fn sheet_names<'t>(titles: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for title in titles {
        let base = clean(title);
        let mut name = cut(&base, MAX_NAME);
        let mut number = 2;
        while names.iter().any(|n| n.to_lowercase() == name.to_lowercase()) {
            let ending = format!(" ({number})");
            name = format!("{}{ending}", cut(&base, MAX_NAME - ending.len()));
            number += 1;
        }
        names.push(name);
    }
    names
}

fn clean(title: &str) -> String {
    let allowed = title.chars().filter(|c| !c.is_control());
    let allowed: String = allowed.map(|c| if "[]:*?/\\".contains(c) { '-' } else { c }).collect();
    // Excel refuses an apostrophe at either end, and keeps "History" for itself.
    let name = allowed.trim().trim_matches('\'').trim();
    if name.is_empty() || name.eq_ignore_ascii_case("history") { "Bảng".to_owned() } else { name.to_owned() }
}

fn cut(name: &str, limit: usize) -> String {
    let mut room = limit;
    let fits = |c: &char| {
        let size = c.len_utf16();
        let fits = size <= room;
        room = room.saturating_sub(size);
        fits
    };
    name.chars().take_while(fits).collect::<String>().trim_end().trim_end_matches('\'').to_owned()
}
