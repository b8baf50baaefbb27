//! The articles for which the program needs no rule, each with its reason (`law/not_rules.toml`).

use std::sync::LazyLock;

use kernel::decision::Citation;

const FILE: &str = include_str!("../../../../law/not_rules.toml");

/// Why an article needs no rule.
#[derive(Debug, Clone)]
pub(crate) struct NotNeeded {
    pub citation: Citation,
    pub why: String,
}

static ALL: LazyLock<Vec<NotNeeded>> = LazyLock::new(|| {
    let table: toml::Table = FILE.parse().unwrap_or_default();
    let articles = table.get("article").and_then(toml::Value::as_array);
    articles.into_iter().flatten().filter_map(one).collect()
});

/// All of them.
pub(crate) fn all() -> &'static [NotNeeded] {
    &ALL
}

fn one(article: &toml::Value) -> Option<NotNeeded> {
    let law = article.get("law")?;
    let number = law.get("article")?.as_integer().and_then(|number| u16::try_from(number).ok())?;
    let document = law.get("document")?.as_str()?.to_owned();
    let citation = Citation { article: Some(number), ..Citation::of("") };
    let why = article.get("why")?.as_str()?.to_owned();
    Some(NotNeeded { citation: Citation { document: document.into(), ..citation }, why })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_is_read() {
        assert_eq!(all().len(), FILE.matches("[[article]]").count());
        assert!(all().iter().any(|one| one.citation.article == Some(24) && one.why.contains("lưu giữ")));
    }
}
