//! The share of the excellent (Article 20.5, 8.5): the limits of the whole body and of each group of similar tasks hold
//! at once; who comes in does not depend on the order of the list, and a tie at the edge is a question, never a guess.

use std::collections::BTreeMap;

use kernel::exact::Exact;

use crate::evaluation::policy::ExcellentBase;

/// Those who are ranked in the body or a group, after triggers and the head's ceiling.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::evaluation) struct Counted {
    /// "Hoàn thành tốt" or better.
    pub good_or_better: i64,
    /// Everybody ranked.
    pub ranked: i64,
    /// With the score for "hoàn thành xuất sắc".
    pub candidates: i64,
}

/// The limit of the body or a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// The group; none: the whole body.
    pub group: Option<String>,
    /// The number that the share is counted from.
    pub base: i64,
    /// How many may be excellent, rounded down.
    pub limit: i64,
    /// How many have the score.
    pub candidates: i64,
    /// The limits of the other readings.
    pub other_readings: Vec<(ExcellentBase, i64)>,
}

impl Counted {
    /// How many may be excellent by a reading. Of the `n` good or better, `x` excellent: by the decree's words `x` is at
    /// most the share of the `n - x` others.
    fn limit(self, base: ExcellentBase, percent: i64) -> i64 {
        match base {
            ExcellentBase::RankedGood => percent * self.good_or_better / (100 + percent),
            ExcellentBase::GoodOrBetter => percent * self.good_or_better / 100,
            ExcellentBase::AllRanked => percent * self.ranked / 100,
        }
    }

    pub(in crate::evaluation) fn limits(self, group: Option<String>, base: ExcellentBase, percent: i64) -> Limit {
        let others = ExcellentBase::ALL.iter().filter(|other| **other != base);
        Limit {
            group,
            base: if base == ExcellentBase::AllRanked { self.ranked } else { self.good_or_better },
            limit: self.limit(base, percent),
            candidates: self.candidates,
            other_readings: others.map(|other| (*other, self.limit(*other, percent))).collect(),
        }
    }
}

/// Somebody with the score, by his place in the list.
#[derive(Debug, Clone)]
pub(in crate::evaluation) struct Candidate<'a> {
    pub index: usize,
    pub id: &'a str,
    pub group: &'a str,
    pub mean: &'a Exact,
}

/// What became of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::evaluation) enum Place {
    Excellent,
    Full,
    Open,
}

/// Places for fewer than have the same score: a person decides, with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenPlaces {
    /// The group; none: the whole body.
    pub group: Option<String>,
    /// The score that they share.
    pub mean: Exact,
    /// Who shares it, in order of their ids.
    pub ids: Vec<String>,
    /// How many of them may be excellent.
    pub places: i64,
}

/// Fills the places, the highest mean first.
pub(in crate::evaluation) fn choose<'a>(
    mut candidates: Vec<Candidate<'a>>,
    mut body_left: i64,
    mut group_left: BTreeMap<&'a str, i64>,
) -> (Vec<(usize, Place)>, Vec<OpenPlaces>) {
    candidates.sort_by(|a, b| b.mean.cmp(a.mean).then_with(|| a.id.cmp(b.id)));
    let (mut places, mut open) = (Vec::with_capacity(candidates.len()), Vec::new());
    for tied in candidates.chunk_by(|a, b| a.mean == b.mean) {
        let mut by_group: BTreeMap<&str, Vec<&Candidate>> = BTreeMap::new();
        for candidate in tied {
            let left = group_left.get(candidate.group).copied().unwrap_or(0);
            if body_left == 0 || left == 0 {
                places.push((candidate.index, Place::Full));
            } else {
                by_group.entry(candidate.group).or_default().push(candidate);
            }
        }
        let wanted = |group: &str, tied: &[&Candidate], left: &BTreeMap<&str, i64>| -> i64 {
            i64::try_from(tied.len()).unwrap_or(i64::MAX).min(left.get(group).copied().unwrap_or(0))
        };
        let admitted: i64 = by_group.iter().map(|(group, tied)| wanted(group, tied, &group_left)).sum();
        if admitted > body_left {
            let all: Vec<&Candidate> = by_group.into_values().flatten().collect();
            places.extend(all.iter().map(|candidate| (candidate.index, Place::Open)));
            open.push(OpenPlaces::of(None, &all, body_left));
            body_left = 0;
            continue;
        }
        for (group, tied) in by_group {
            let admitted = wanted(group, &tied, &group_left);
            let is_open = i64::try_from(tied.len()).unwrap_or(i64::MAX) > admitted;
            let place = if is_open { Place::Open } else { Place::Excellent };
            places.extend(tied.iter().map(|candidate| (candidate.index, place)));
            if is_open {
                open.push(OpenPlaces::of(Some(group), &tied, admitted));
            }
            body_left -= admitted;
            group_left.entry(group).and_modify(|left| *left -= admitted);
        }
    }
    (places, open)
}

impl OpenPlaces {
    fn of(group: Option<&str>, tied: &[&Candidate<'_>], places: i64) -> OpenPlaces {
        let mut ids: Vec<String> = tied.iter().map(|candidate| candidate.id.to_owned()).collect();
        ids.sort_unstable();
        let mean = tied.first().map(|candidate| candidate.mean.clone()).unwrap_or_default();
        OpenPlaces { group: group.map(str::to_owned), mean, ids, places }
    }
}
