//! Certificates: state management and political theory by their levels, others as text.

use super::{lower, sentences};

/// The training in state management wanted, by the rank it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StateManagement {
    /// Cán sự.
    Staff,
    /// Chuyên viên.
    Specialist,
    /// Chuyên viên chính.
    PrincipalSpecialist,
    /// Chuyên viên cao cấp.
    SeniorSpecialist,
}

impl StateManagement {
    /// `can_su`, `chuyen_vien`, `chuyen_vien_chinh`, `chuyen_vien_cao_cap`.
    pub fn code(self) -> &'static str {
        match self {
            StateManagement::Staff => "can_su",
            StateManagement::Specialist => "chuyen_vien",
            StateManagement::PrincipalSpecialist => "chuyen_vien_chinh",
            StateManagement::SeniorSpecialist => "chuyen_vien_cao_cap",
        }
    }
}

/// A level of political theory (lý luận chính trị).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PoliticalTheory {
    /// Sơ cấp.
    Elementary,
    /// Trung cấp.
    Intermediate,
    /// Cao cấp.
    Advanced,
    /// Cử nhân.
    Bachelor,
}

impl PoliticalTheory {
    /// `so_cap`, `trung_cap`, `cao_cap`, `cu_nhan`.
    pub fn code(self) -> &'static str {
        match self {
            PoliticalTheory::Elementary => "so_cap",
            PoliticalTheory::Intermediate => "trung_cap",
            PoliticalTheory::Advanced => "cao_cap",
            PoliticalTheory::Bachelor => "cu_nhan",
        }
    }
}

/// The certificates that a description asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Certificates {
    /// None where no rank is named with it, or several are.
    pub state_management: Option<StateManagement>,
    /// None where no level is named with it, or several are.
    pub political_theory: Option<PoliticalTheory>,
    /// What else is asked for, and what was not wholly understood, as written.
    pub other: Vec<String>,
}

/// Reads the certificates that a text asks for. "Không yêu cầu" asks for none.
pub fn certificates(text: &str) -> Certificates {
    let mut out = Certificates::default();
    let mut ranks = Vec::new();
    let mut levels = Vec::new();
    let sentences = sentences(text);
    let pieces = sentences.iter().flat_map(|sentence| sentence.split(';')).map(str::trim);
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let low = lower(piece);
        if low.starts_with("không yêu cầu") {
            continue;
        }
        let rank = low.contains("quản lý nhà nước").then(|| rank(&low)).flatten();
        let level = low.contains("lý luận chính trị").then(|| theory(&low)).flatten();
        ranks.extend(rank);
        levels.extend(level);
        if rank.is_none() && level.is_none() || says_more(&low, rank.is_some(), level.is_some()) {
            out.other.push(piece.to_owned());
        }
    }
    out.state_management = only(&ranks);
    out.political_theory = only(&levels);
    if ranks.len() > 1 && out.state_management.is_none() || levels.len() > 1 && out.political_theory.is_none() {
        out.other.push(text.trim().to_owned());
    }
    out
}

fn only<T: Copy + PartialEq>(found: &[T]) -> Option<T> {
    let first = found.first()?;
    found.iter().all(|other| other == first).then_some(*first)
}

/// The rank that a text on state management names; none where it names several.
fn rank(low: &str) -> Option<StateManagement> {
    const RANKS: [(&str, StateManagement); 4] = [
        ("chuyên viên cao cấp", StateManagement::SeniorSpecialist),
        ("chuyên viên chính", StateManagement::PrincipalSpecialist),
        ("chuyên viên", StateManagement::Specialist),
        ("cán sự", StateManagement::Staff),
    ];
    let behind = low.split_once("quản lý nhà nước")?.1;
    let mut rest = behind.to_owned();
    let mut found = Vec::new();
    for (words, rank) in RANKS {
        if rest.contains(words) {
            found.push(rank);
            rest = rest.replace(words, "");
        }
    }
    (found.len() == 1).then(|| found[0])
}

/// The level that a text on political theory names just before or behind it; none where it names several.
fn theory(low: &str) -> Option<PoliticalTheory> {
    const LEVELS: [(&str, PoliticalTheory); 4] = [
        ("sơ cấp", PoliticalTheory::Elementary),
        ("trung cấp", PoliticalTheory::Intermediate),
        ("cao cấp", PoliticalTheory::Advanced),
        ("cử nhân", PoliticalTheory::Bachelor),
    ];
    // "chuyên viên cao cấp" is a rank.
    let text = low.replace("chuyên viên cao cấp", "");
    let found: Vec<PoliticalTheory> =
        LEVELS.iter().filter(|(words, _)| text.contains(words)).map(|(_, level)| *level).collect();
    only(&found)
}

/// Whether a piece asks for something besides what was read from it.
fn says_more(low: &str, state: bool, theory: bool) -> bool {
    let certificates = low.matches("chứng chỉ").count() + low.matches("bằng ").count();
    let others = ["tin học", "ngoại ngữ", "tiếng ", "nghiệp vụ", "quốc phòng"];
    let unread = low.contains("quản lý nhà nước") && !state || low.contains("lý luận chính trị") && !theory;
    certificates > usize::from(state) + usize::from(theory) || others.iter().any(|word| low.contains(word)) || unread
}
