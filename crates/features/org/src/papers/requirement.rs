//! What a description asks of training and certificates, read out of its sentences.
//!
//! What is unreadable is none, or stays text; nothing is taken for granted.

mod certificates;
mod majors;

pub use certificates::{Certificates, PoliticalTheory, StateManagement, certificates};

/// A level of training.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrainingLevel {
    /// Trung học cơ sở.
    LowerSecondary,
    /// Trung học phổ thông.
    UpperSecondary,
    /// Trung cấp.
    Intermediate,
    /// Cao đẳng.
    College,
    /// Đại học.
    University,
    /// Sau đại học, without saying which.
    Postgraduate,
    /// Thạc sĩ.
    Master,
    /// Tiến sĩ.
    Doctor,
}

impl TrainingLevel {
    /// Every level, the lowest first.
    pub const ALL: [TrainingLevel; 8] = [
        TrainingLevel::LowerSecondary,
        TrainingLevel::UpperSecondary,
        TrainingLevel::Intermediate,
        TrainingLevel::College,
        TrainingLevel::University,
        TrainingLevel::Postgraduate,
        TrainingLevel::Master,
        TrainingLevel::Doctor,
    ];

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            TrainingLevel::LowerSecondary => "Trung học cơ sở",
            TrainingLevel::UpperSecondary => "Trung học phổ thông",
            TrainingLevel::Intermediate => "Trung cấp",
            TrainingLevel::College => "Cao đẳng",
            TrainingLevel::University => "Đại học",
            TrainingLevel::Postgraduate => "Sau đại học",
            TrainingLevel::Master => "Thạc sĩ",
            TrainingLevel::Doctor => "Tiến sĩ",
        }
    }

    /// The level of a stored code.
    pub fn from_code(code: &str) -> Option<TrainingLevel> {
        TrainingLevel::ALL.into_iter().find(|level| level.code() == code)
    }

    /// As `rules::personnel::standard::EDUCATION` spells it, where that knows the level: `trung_hoc`, `trung_cap`,
    /// `cao_dang`, `dai_hoc`, `sau_dai_hoc`; `trung_hoc_co_so`, `thac_si`, `tien_si` are finer.
    pub fn code(self) -> &'static str {
        match self {
            TrainingLevel::LowerSecondary => "trung_hoc_co_so",
            TrainingLevel::UpperSecondary => "trung_hoc",
            TrainingLevel::Intermediate => "trung_cap",
            TrainingLevel::College => "cao_dang",
            TrainingLevel::University => "dai_hoc",
            TrainingLevel::Postgraduate => "sau_dai_hoc",
            TrainingLevel::Master => "thac_si",
            TrainingLevel::Doctor => "tien_si",
        }
    }
}

/// The training that a description asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Training {
    /// None where the first sentence names no level, or several.
    pub level: Option<TrainingLevel>,
    /// "trở lên".
    pub or_higher: bool,
    /// As written: "Hành chính", "nhóm ngành văn hóa".
    pub majors: Vec<String>,
    /// Other majors may fit: the text says so ("các chuyên ngành khác phù hợp"), or the list ends in dots.
    pub open_majors: bool,
    /// What was not read, for a person: the sentences behind the first, which may bend it ("Trường hợp có bằng …"), and
    /// what the first one asks besides ("và qua lớp bồi dưỡng …").
    pub conditions: Vec<String>,
}

const LEVELS: [(&str, TrainingLevel); 9] = [
    ("đại học", TrainingLevel::University),
    ("cao đẳng", TrainingLevel::College),
    ("trung cấp", TrainingLevel::Intermediate),
    ("thạc sĩ", TrainingLevel::Master),
    ("thạc sỹ", TrainingLevel::Master),
    ("tiến sĩ", TrainingLevel::Doctor),
    ("tiến sỹ", TrainingLevel::Doctor),
    ("trung học phổ thông", TrainingLevel::UpperSecondary),
    ("trung học cơ sở", TrainingLevel::LowerSecondary),
];

/// Reads the training that a text asks for; a text that says nothing of it gives no level and no majors.
pub fn training(text: &str) -> Training {
    let mut sentences = sentences(text).into_iter();
    let Some(first) = sentences.next() else { return Training::default() };
    let low = lower(&first);
    let mut named: Vec<(usize, usize, TrainingLevel)> = LEVELS
        .iter()
        .flat_map(|(words, level)| low.match_indices(words).map(|(at, found)| (at, at + found.len(), *level)))
        .collect();
    named.sort_unstable_by_key(|(at, ..)| *at);
    let one = named.first().filter(|(_, _, level)| named.iter().all(|(_, _, other)| other == level));
    let level = one.map(|(at, _, level)| match low[..*at].trim_end().ends_with("sau") {
        true => TrainingLevel::Postgraduate,
        false => *level,
    });
    let behind = named.first().map_or("", |(_, end, _)| &first[*end..]);
    let (majors, open_majors, demands) = majors::read(behind);
    let behind_it = behind.trim().strip_prefix("trở lên").unwrap_or(behind).trim_matches([' ', '.', ',', ';']);
    let unread = match level {
        None => Some(first.clone()),
        Some(_) if majors.is_empty() && !open_majors => Some(behind_it.to_owned()).filter(|text| !text.is_empty()),
        Some(_) => None,
    };
    let conditions = unread.into_iter().chain(demands).chain(sentences).collect();
    Training { level, or_higher: low.contains("trở lên"), majors, open_majors, conditions }
}

/// The text in small letters, every letter at the byte where it was.
fn lower(text: &str) -> String {
    let small = |c: char| {
        let mut lower = c.to_lowercase();
        lower.next().filter(|one| one.len_utf8() == c.len_utf8() && lower.next().is_none()).unwrap_or(c)
    };
    text.chars().map(small).collect()
}

/// The sentences of a text, each line for itself; a full stop ends one where a capital follows.
fn sentences(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for line in text.lines() {
        let mut rest = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '+')).trim_end();
        while let Some(end) = sentence_end(rest) {
            out.push(rest[..end].trim().to_owned());
            rest = rest[end..].trim_start();
        }
        if !rest.is_empty() {
            out.push(rest.to_owned());
        }
    }
    out
}

fn sentence_end(text: &str) -> Option<usize> {
    let stops = text.match_indices('.').map(|(at, _)| at + 1);
    stops.into_iter().find(|end| text[*end..].trim_start().chars().next().is_some_and(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_before_a_capital_only() {
        assert_eq!(
            sentences("Luật…. và ngành khác. Trường hợp khác.Hết"),
            ["Luật…. và ngành khác.", "Trường hợp khác.", "Hết"]
        );
    }
}
