//! The rank of each person, and of all of them under the share of the excellent.

use std::collections::BTreeMap;

use kernel::decision::{Citation, Reason};
use kernel::exact::Exact;

use super::{AgencyYear, PersonYear, RankPolicy, Trigger, YearLaw, check};
use crate::evaluation::cap::{Candidate, Counted, Limit, OpenPlaces, Place, choose};
use crate::evaluation::level::{self, Level};
use crate::evaluation::policy::ExcellentBase;
use crate::evaluation::{DECREE, Wrong};

/// What a person's year came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// One of the four levels.
    Ranked(Level),
    /// Not ranked this year (Article 11.1).
    NotRanked,
    /// Open: a person has to decide, or a fact is missing.
    Open,
}

impl Rank {
    /// As it travels; none while it is open.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Rank::Ranked(level) => Some(level.code()),
            Rank::NotRanked => Some("khong_xep_loai"),
            Rank::Open => None,
        }
    }
}

/// One person's rank, with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRank {
    /// Who.
    pub id: String,
    /// The mean of his scores; none without scores.
    pub mean: Option<Exact>,
    /// The level whose range holds the mean.
    pub by_score: Option<Level>,
    /// His rank.
    pub rank: Rank,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// Everybody's rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyRanking {
    /// In the order of the facts.
    pub people: Vec<PersonRank>,
    /// Of the whole body, then of each group by name.
    pub limits: Vec<Limit>,
    /// Ties at the edge, the highest score first.
    pub open_places: Vec<OpenPlaces>,
    /// Who should be ranked and has no score.
    pub without_scores: Vec<String>,
}

/// The year's ranks of a body (Articles 11, 17.3, 20).
///
/// # Errors
/// Facts that cannot be, all of them.
pub fn rank(agency: &AgencyYear, policy: &RankPolicy, law: &YearLaw) -> Result<AgencyRanking, Vec<Wrong>> {
    let wrongs = check::wrongs(agency, policy, law);
    if !wrongs.is_empty() {
        return Err(wrongs);
    }
    let mut people: Vec<PersonRank> = agency.people.iter().map(|person| alone(person, agency, law)).collect();
    let (limits, group_left) = limits(agency, &people, policy);
    let body_left = limits.first().map_or(0, |limit| limit.limit);
    let (places, open_places) = choose(candidates(agency, &people), body_left, group_left);
    for (index, place) in places {
        placed(&mut people[index], place, policy);
    }
    let lacks = |(person, ranked): &(&PersonYear, &PersonRank)| ranked.rank == Rank::Open && person.scores.is_empty();
    let without_scores = agency.people.iter().zip(&people).filter(lacks).map(|(person, _)| person.id.clone()).collect();
    Ok(AgencyRanking { people, limits, open_places, without_scores })
}

/// The rank by what is known of the person and of the body's own rank.
fn alone(person: &PersonYear, agency: &AgencyYear, law: &YearLaw) -> PersonRank {
    let mean = Exact::mean(&person.scores);
    let by_score = mean.as_ref().map(|mean| law.thresholds.level(mean));
    let mut reasons = Vec::with_capacity(3);
    let rank = match not_ranked(person, law) {
        Some(reason) => {
            reasons.push(reason);
            Rank::NotRanked
        }
        None => ranked(person, agency, mean.as_ref().zip(by_score), &mut reasons),
    };
    PersonRank { id: person.id.clone(), mean, by_score, rank, reasons }
}

fn not_ranked(person: &PersonYear, law: &YearLaw) -> Option<Reason> {
    let months = i64::from(person.months_worked);
    let (least, absence) = (law.months_to_rank, person.absence);
    if absence.is_insured() {
        let text = format!("Cả năm {}, không có thời gian làm việc thực tế để xếp loại.", absence.label());
        return (months == 0).then(|| Reason::new(text, Citation::article(DECREE, 11).clause(2)));
    }
    let text = format!("Thời gian công tác trong năm là {months} tháng, chưa đủ {least} tháng nên không xếp loại.");
    (months < least).then(|| Reason::new(text, Citation::article(DECREE, 11).clause(1)))
}

fn ranked(
    person: &PersonYear,
    agency: &AgencyYear,
    scored: Option<(&Exact, Level)>,
    reasons: &mut Vec<Reason>,
) -> Rank {
    if let Some((mean, level)) = scored {
        reasons.push(by_mean(person, mean, level));
    }
    if !person.triggers.is_empty() {
        reasons.extend(person.triggers.iter().map(|trigger| triggered(*trigger)));
        return Rank::Ranked(Level::KhongHoanThanh);
    }
    let Some((_, level)) = scored else {
        let text = "Chưa có điểm kỳ nào nên chưa xếp loại được.";
        reasons.push(Reason::new(text, Citation::article(DECREE, 17).clause(3)));
        return Rank::Open;
    };
    if person.head && level > agency.rank {
        let text = format!(
            "Là người đứng đầu nên không cao hơn mức của {}: {}.",
            agency.name,
            agency.rank.label().to_lowercase()
        );
        reasons.push(Reason::new(text, Citation::article(DECREE, 20).clause(6)));
        return Rank::Ranked(agency.rank);
    }
    Rank::Ranked(level)
}

fn by_mean(person: &PersonYear, mean: &Exact, level: Level) -> Reason {
    // A single score is a mean that was computed before.
    let of = match person.scores.len() {
        1 => String::new(),
        count => format!(" của {count} kỳ đã đánh giá"),
    };
    let text = format!("Điểm trung bình {}{of}, ở mức {}.", mean.shown_vi(), level.label().to_lowercase());
    Reason::new(text, level::of_staff(level))
}

fn triggered(trigger: Trigger) -> Reason {
    let citation = match trigger {
        Trigger::KyLuatSuyThoai => Citation::article(DECREE, 11).clause(3).point('a'),
        Trigger::KyLuatCongVu => Citation::article(DECREE, 20).clause(4).point('c'),
        Trigger::KetLuanSuyThoai => Citation::article(DECREE, 20).clause(4).point('b'),
        Trigger::DonViThamNhung => Citation::article(DECREE, 20).clause(4).point('d'),
    };
    Reason::new(format!("Xếp không hoàn thành nhiệm vụ vì {}.", trigger.label()), citation)
}

fn limits<'a>(
    agency: &'a AgencyYear,
    people: &[PersonRank],
    policy: &RankPolicy,
) -> (Vec<Limit>, BTreeMap<&'a str, i64>) {
    let mut body = Counted::default();
    let mut groups: BTreeMap<&str, Counted> = BTreeMap::new();
    for (person, ranked) in agency.people.iter().zip(people) {
        let group = groups.entry(&person.group).or_default();
        let Rank::Ranked(level) = ranked.rank else { continue };
        for counted in [&mut body, group] {
            counted.ranked += 1;
            counted.good_or_better += i64::from(level >= Level::HoanThanhTot);
            counted.candidates += i64::from(level == Level::HoanThanhXuatSac);
        }
    }
    let mut limits = vec![body.limits(None, policy.base, policy.percent)];
    let mut left = BTreeMap::new();
    for (group, counted) in groups {
        let limit = counted.limits(Some(group.to_owned()), policy.base, policy.percent);
        left.insert(group, limit.limit);
        limits.push(limit);
    }
    (limits, left)
}

fn candidates<'a>(agency: &'a AgencyYear, people: &'a [PersonRank]) -> Vec<Candidate<'a>> {
    let all = agency.people.iter().zip(people).enumerate();
    all.filter(|(_, (_, ranked))| ranked.rank == Rank::Ranked(Level::HoanThanhXuatSac))
        .filter_map(|(index, (person, ranked))| {
            let mean = ranked.mean.as_ref()?;
            Some(Candidate { index, id: &person.id, group: &person.group, mean })
        })
        .collect()
}

fn placed(person: &mut PersonRank, place: Place, policy: &RankPolicy) {
    let base = match policy.base {
        ExcellentBase::RankedGood => "số được xếp loại hoàn thành tốt",
        ExcellentBase::GoodOrBetter => "số được xếp loại hoàn thành tốt trở lên",
        ExcellentBase::AllRanked => "tổng số được xếp loại",
    };
    let share = format!("tỷ lệ {}% {base}, trong cơ quan và trong nhóm nhiệm vụ tương đồng", policy.percent);
    let (rank, text) = match place {
        Place::Excellent => (Rank::Ranked(Level::HoanThanhXuatSac), format!("Trong {share}.")),
        Place::Full => (Rank::Ranked(Level::HoanThanhTot), format!("Đủ điểm xuất sắc nhưng đã hết chỗ theo {share}.")),
        Place::Open => (
            Rank::Open,
            format!("Cùng điểm với người khác ở chỗ cuối theo {share}; người có thẩm quyền chọn, ghi lý do."),
        ),
    };
    let point = if policy.decision.is_some() { 'b' } else { 'a' };
    person.rank = rank;
    person.reasons.push(Reason::new(text, Citation::article(DECREE, 20).clause(5).point(point)));
}
