//! A person against the standard of his position, one criterion after another: reached, not reached, or not known.
//!
//! The standard is dated data of the commune (Decree 361/2025: description and competence frame of each position); the
//! comparison knows no threshold of its own.

use std::collections::BTreeMap;

use kernel::dates::{Date, short};
use kernel::decision::{Citation, Reason};

/// Levels of schooling, the lowest first.
pub const EDUCATION: [&str; 5] = ["trung_hoc", "trung_cap", "cao_dang", "dai_hoc", "sau_dai_hoc"];
/// Levels of political theory, the lowest first.
pub const POLITICS: [&str; 5] = ["chua", "so_cap", "trung_cap", "cao_cap", "cu_nhan"];
/// Levels of state management, the lowest first.
pub const STATE_MANAGEMENT: [&str; 5] = ["chua", "can_su", "chuyen_vien", "chuyen_vien_chinh", "chuyen_vien_cao_cap"];

/// What a position asks for; what it does not ask for is none or empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standard {
    /// The paper that set it.
    pub document: String,
    /// First day.
    pub valid_from: Option<Date>,
    /// First day no more.
    pub valid_until: Option<Date>,
    /// The least schooling, one of [`EDUCATION`].
    pub education: Option<String>,
    /// The majors of which one is needed; compared as they are written.
    pub majors: Vec<String>,
    /// The least political theory, one of [`POLITICS`].
    pub politics: Option<String>,
    /// The least state management, one of [`STATE_MANAGEMENT`].
    pub state_management: Option<String>,
    /// The least level of each competence, 1 to 5.
    pub competences: BTreeMap<String, i64>,
}

/// What is known of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Schooling.
    pub education: Option<String>,
    /// Majors; none: unknown.
    pub majors: Option<Vec<String>>,
    /// Political theory.
    pub politics: Option<String>,
    /// State management.
    pub state_management: Option<String>,
    /// Assessed levels.
    pub competences: BTreeMap<String, i64>,
}

/// What one criterion came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reached {
    /// Đạt.
    Yes,
    /// Chưa đạt.
    No,
    /// Thiếu dữ liệu.
    Unknown,
}

impl Reached {
    /// As it travels.
    pub fn code(self) -> &'static str {
        match self {
            Reached::Yes => "dat",
            Reached::No => "chua_dat",
            Reached::Unknown => "thieu_du_lieu",
        }
    }

    fn of(reached: Option<bool>) -> Reached {
        reached.map_or(Reached::Unknown, |yes| if yes { Reached::Yes } else { Reached::No })
    }
}

/// One criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Its name: "education", "competence:soan_thao".
    pub id: String,
    /// What it came to.
    pub reached: Reached,
    /// Why: what is asked for, and what there is.
    pub reason: Reason,
}

/// Compares a person with a standard that is in force on a date. None where the standard is not in force.
pub fn compare(standard: &Standard, profile: &Profile, on: Date) -> Option<Vec<Compared>> {
    let holds =
        standard.valid_from.is_some_and(|from| from <= on) && standard.valid_until.is_none_or(|until| on < until);
    if !holds {
        return None;
    }
    let mut compared = Vec::new();
    let mut push = |id: String, reached: Reached, asked: &str, there: Option<String>| {
        let there = there.unwrap_or_else(|| "chưa có dữ liệu".to_owned());
        let text =
            format!("Yêu cầu {asked}; hiện có: {there}. Theo {} áp dụng tại ngày {}.", standard.document, short(on));
        compared.push(Compared { id, reached, reason: Reason::new(text, Citation::of("361/2025/NĐ-CP")) });
    };
    for (id, scale, asked, there) in [
        ("education", EDUCATION, &standard.education, &profile.education),
        ("politics", POLITICS, &standard.politics, &profile.politics),
        ("state_management", STATE_MANAGEMENT, &standard.state_management, &profile.state_management),
    ] {
        let Some(asked) = asked else { continue };
        let rank = |code: &String| scale.iter().position(|level| *level == code.as_str());
        let reached = rank(asked).zip(there.as_ref().and_then(rank)).map(|(asked, there)| there >= asked);
        push(id.to_owned(), Reached::of(reached), asked, there.clone());
    }
    if !standard.majors.is_empty() {
        let key = |text: &String| kernel::text::search_key(text);
        let wanted: Vec<String> = standard.majors.iter().map(key).collect();
        let reached = profile.majors.as_ref().map(|have| have.iter().any(|major| wanted.contains(&key(major))));
        let there = profile.majors.as_ref().map(|have| have.join(", "));
        push("majors".to_owned(), Reached::of(reached), &standard.majors.join(" hoặc "), there);
    }
    for (name, least) in &standard.competences {
        let level = profile.competences.get(name);
        let there = level.map(|level| format!("bậc {level}"));
        push(
            format!("competence:{name}"),
            Reached::of(level.map(|level| level >= least)),
            &format!("bậc {least}"),
            there,
        );
    }
    Some(compared)
}
