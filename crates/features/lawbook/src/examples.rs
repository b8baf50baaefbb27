//! The worked examples that come with the program (`law/scenarios`): facts, and what the law makes of them.

use std::sync::LazyLock;

use kernel::decision::Citation;
use rules::evaluation::level::Level;
use serde_json::Value;

use crate::period::PERIOD;
use crate::year::YEAR;

const FILES: [&str; 3] = [
    include_str!("../../../../law/scenarios/danh_gia/ky.toml"),
    include_str!("../../../../law/scenarios/danh_gia/nam.toml"),
    include_str!("../../../../law/scenarios/nhan_su/ngay.toml"),
];

/// What an example asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// The score of one person's period.
    Period,
    /// The ranks of one body's year.
    Year,
    /// A check that has no calculator on the screen.
    Check,
}

/// One example.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its number, in addresses.
    pub id: String,
    pub title: String,
    /// Where its facts come from.
    pub source: String,
    pub citation: Citation,
    pub asks: Asks,
    /// The facts, as the contracts read them.
    pub facts: String,
    /// What comes out, in words; empty where that is more than a line.
    pub outcome: String,
}

static ALL: LazyLock<Vec<Example>> = LazyLock::new(|| FILES.into_iter().flat_map(read).collect());

/// Every example, in the order of the files.
pub fn all() -> &'static [Example] {
    &ALL
}

/// The example of a number.
pub fn example(id: &str) -> Option<&'static Example> {
    ALL.iter().find(|example| example.id == id)
}

impl Example {
    /// Where a calculator opens with its facts; `None` where there is no calculator for it.
    pub fn href(&self) -> Option<String> {
        let calculator = match self.asks {
            Asks::Period => PERIOD.0,
            Asks::Year => YEAR.0,
            Asks::Check => return None,
        };
        Some(format!("{calculator}?vi-du={}", self.id))
    }
}

/// The examples of a file; one that cannot be read is left out, and a test sees that none is.
fn read(text: &str) -> Vec<Example> {
    let table: toml::Table = text.parse().unwrap_or_default();
    let scenarios = table.get("scenario").and_then(toml::Value::as_array);
    scenarios.into_iter().flatten().filter_map(one).collect()
}

fn one(scenario: &toml::Value) -> Option<Example> {
    let read = serde_json::to_value(scenario).ok()?;
    let text = |name: &str| read.get(name)?.as_str().map(str::to_owned);
    let asks = match read.get("ask")?.as_str()? {
        "evaluate" => Asks::Period,
        "rank" => Asks::Year,
        _ => Asks::Check,
    };
    Some(Example {
        id: text("id")?,
        title: text("title")?,
        source: text("source").unwrap_or_default(),
        citation: citation(read.get("law")?)?,
        asks,
        facts: read.get("facts")?.to_string(),
        outcome: read.get("expect").map(outcome).unwrap_or_default(),
    })
}

fn citation(law: &Value) -> Option<Citation> {
    let text = |name: &str| law.get(name)?.as_str().map(str::to_owned);
    let number = |name: &str| law.get(name)?.as_u64().and_then(|number| u16::try_from(number).ok());
    let letter = |name: &str| law.get(name)?.as_str()?.chars().next();
    Some(Citation {
        document: text("document")?.into(),
        article: number("article"),
        article_letter: letter("letter"),
        clause: number("clause"),
        point: letter("point"),
        annex: text("annex").map(Into::into),
        part: text("part").map(Into::into),
    })
}

fn outcome(expect: &Value) -> String {
    let text = |name: &str| expect.get(name).and_then(Value::as_str);
    let total = text("total/shown").map(|total| format!("{} điểm", total.replace('.', ",")));
    let level = text("level").and_then(Level::from_code).map(|level| level.label().to_lowercase());
    let missing = (text("outcome") == Some("missing")).then(|| "chưa đủ dữ kiện".to_owned());
    [total, level, missing].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scenario_is_an_example() {
        let written: usize = FILES.iter().map(|text| text.matches("[[scenario]]").count()).sum();
        assert_eq!(all().len(), written);
        let numbers: std::collections::BTreeSet<&str> = all().iter().map(|example| example.id.as_str()).collect();
        assert_eq!(numbers.len(), written, "a number stands twice");
        assert!(example("T1").is_some_and(|first| first.outcome == "100,00 điểm, hoàn thành xuất sắc nhiệm vụ"));
        assert!(example("khong-co").is_none());
    }
}
