//! Schemes over many people: who moves to a higher position, in descending order of results (Decree 170/2025 Article
//! 23.5 as amended), and how many may hold a rank (Decree 361/2025).

use kernel::dates::Date;
use kernel::exact::Exact;

use super::answer::{Checked, Verdict, in_force, known};
use crate::law::Law;

/// A person who fulfils the conditions, with his result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entrant {
    /// Who.
    pub id: String,
    /// His yearly score; none: unknown.
    pub score: Option<Exact>,
}

/// A scheme for changing to a higher position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// How many positions are free within the approved share.
    pub places: Option<i64>,
    /// Who fulfils the conditions.
    pub entrants: Vec<Entrant>,
}

/// Sorts by results, highest first; a tie at the edge is a question (Decree 170/2025 Article 23.5).
pub fn check(facts: &Facts, as_of: Date, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let rule = in_force!(checked, law.at(as_of, ""), "nhan_su/thay_doi_vi_tri");
    let Some(places) = facts.places else {
        checked.lacks(&rule, "places", "Cần số vị trí còn trong tỷ lệ được phê duyệt.");
        return checked;
    };
    let mut sorted: Vec<(&str, &Exact)> = Vec::new();
    for (index, entrant) in facts.entrants.iter().enumerate() {
        match &entrant.score {
            Some(score) => sorted.push((&entrant.id, score)),
            None => checked.lacks(
                &rule,
                &format!("people/{index}/score"),
                format!("Cần kết quả xếp loại của {}.", entrant.id),
            ),
        }
    }
    if !checked.missing.is_empty() {
        return checked;
    }
    sorted.sort_by(|one, other| other.1.cmp(one.1).then_with(|| one.0.cmp(other.0)));
    let edge = usize::try_from(places).unwrap_or(0);
    let last = edge.checked_sub(1).and_then(|last| sorted.get(last)).map(|(_, score)| *score);
    let tied: Vec<&str> = match (last, sorted.get(edge)) {
        (Some(last), Some((_, next))) if last == *next => {
            sorted.iter().filter(|(_, score)| *score == last).map(|(id, _)| *id).collect()
        }
        _ => Vec::new(),
    };
    let chosen: Vec<&str> = sorted.iter().take(edge).map(|(id, _)| *id).filter(|id| !tied.contains(id)).collect();
    let order: Vec<String> = sorted.iter().map(|(id, score)| format!("{id} ({})", score.readable_vi())).collect();
    checked.words.push(("order", sorted.iter().map(|(id, _)| *id).collect::<Vec<_>>().join(", ")));
    checked.words.push(("selected", chosen.join(", ")));
    checked.say(
        &rule,
        Verdict::Pass,
        format!("Xếp từ kết quả cao xuống thấp: {}. Có {places} vị trí.", order.join(", ")),
    );
    if !tied.is_empty() {
        let left = edge - chosen.len();
        checked.asks(
            &rule,
            format!("Cùng kết quả ở chỗ cuối, còn {left} vị trí; người có thẩm quyền chọn và ghi lý do."),
            &tied,
        );
    }
    checked
}

/// How many may hold the rank of chuyên viên chính in a commune.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RankFacts {
    /// Heads of the specialised bodies.
    pub heads: Option<i64>,
    /// Their deputies, of all bodies together.
    pub deputies: Option<i64>,
    /// How many deputies hold the rank now.
    pub deputies_ranked: Option<i64>,
}

/// The share of a rank, rounded down (Decree 361/2025).
pub fn rank_share(facts: RankFacts, as_of: Date, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let rule = in_force!(checked, law.at(as_of, ""), "nhan_su/ty_le_chuyen_vien_chinh");
    let Some(deputies) = facts.deputies else {
        checked.lacks(&rule, "deputies", "Cần tổng số cấp phó của các cơ quan chuyên môn.");
        return checked;
    };
    let share = known!(checked, rule, rule.whole("cap_pho"));
    let most = deputies * share / 100;
    checked.numbers.push(("deputies_limit", Exact::whole(most)));
    if let Some(heads) = facts.heads {
        let share = known!(checked, rule, rule.whole("cap_truong"));
        checked.numbers.push(("heads_limit", Exact::whole(heads * share / 100)));
    }
    let text = format!("Không quá {share}% tổng số {deputies} cấp phó: {most} người.");
    match facts.deputies_ranked {
        None => {
            checked.say(&rule, Verdict::Pass, text);
            checked.lacks(&rule, "deputies_ranked", "Cần số cấp phó đang ở ngạch chuyên viên chính để so sánh.");
        }
        Some(now) => checked.say(&rule, if now > most { Verdict::Fail } else { Verdict::Pass }, text),
    }
    checked
}
