//! The documentation that stands in Rust source: of a module (`//!`) and of an item (`///`), each as one line of text.

/// The `//!` lines at the head of a file.
pub fn of_module(source: &str) -> String {
    let lines = source.lines().skip_while(|line| !line.starts_with("//!"));
    joined(lines.map_while(|line| line.strip_prefix("//!")))
}

/// The `///` lines above an item on this line (from 1); attributes may stand between.
pub fn of_item(source: &str, line: usize) -> String {
    let lines: Vec<&str> = source.lines().take(line.saturating_sub(1)).map(str::trim).collect();
    let above = lines.iter().rev().skip_while(|line| line.starts_with("#[") || line.ends_with(")]"));
    let mut found: Vec<&str> = above.map_while(|line| line.strip_prefix("///")).collect();
    found.reverse();
    joined(found.into_iter())
}

/// The first sentence of a documentation, without the articles that it names in brackets.
pub fn first_sentence(docs: &str) -> String {
    let sentence = docs.find(". ").map_or(docs, |end| &docs[..end]).trim_end_matches('.');
    let articles = sentence.match_indices(" (").find_map(|(from, _)| {
        let end = from + sentence[from..].find(')')?;
        sentence[from..end].contains("Article").then_some((from, end))
    });
    match articles {
        Some((from, end)) => format!("{}{}", &sentence[..from], &sentence[end + 1..]),
        None => sentence.to_string(),
    }
}

fn joined<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    lines.map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "//! A module\n//! of two lines.\n\nuse x;\n\n/// What it is. More.\n///\n/// # Errors\n/// None.\n\
                          #[must_use]\npub fn f() {}\n// no documentation\nfn g() {}\n";

    #[test]
    fn documentation_is_read() {
        assert_eq!(of_module(SOURCE), "A module of two lines.");
        assert_eq!(of_item(SOURCE, 11), "What it is. More. # Errors None.");
        assert_eq!(of_item(SOURCE, 13), "");
        assert_eq!(first_sentence(&of_item(SOURCE, 11)), "What it is");
        assert_eq!(
            first_sentence("The score (a number) of a body (Decree 1/2025 Article 6): so."),
            "The score (a number) of a body: so"
        );
        assert_eq!(first_sentence("Bodies (Articles 6, 7). More."), "Bodies");
        assert_eq!(of_module("use x;\n"), "");
    }
}
