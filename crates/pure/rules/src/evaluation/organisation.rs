//! Rank of a body (Articles 5 to 9): 30 points of common criteria and 70 of results, the conditions of each level, and the
//! share of the excellent among the bodies that one authority ranks.
//!
//! How the points are split over the criteria is the ministry's or the province's to say (Article 7.2), so it is passed in.

mod among;
mod conditions;

use kernel::dates::date;
use kernel::exact::Exact;

use super::level::{Level, Thresholds};
use super::step::Wrong;
use crate::law::{Law, NoRuleInForce};

pub use among::{BodyRank, BodyRanking, RankedBody, rank_bodies};
pub use conditions::{Conditions, decide};

/// Which of the two parts a criterion belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Common criteria (Article 6).
    Common,
    /// Results (Article 7).
    Results,
}

/// A criterion with its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its name: "6.1", "7.a".
    pub code: String,
    /// The part.
    pub part: Part,
    /// The most it may score.
    pub most: Exact,
    /// What it scored.
    pub score: Exact,
}

/// The parameters, read once for a year.
#[derive(Debug, Clone)]
pub struct OrganisationLaw {
    /// Where the levels begin.
    pub thresholds: Thresholds,
    /// Points of the common criteria, and of the results.
    pub most: (Exact, Exact),
    /// The least share of tasks over-fulfilled for "xuất sắc", in percent.
    pub over_fulfilled: Exact,
    /// The most share of late tasks for "hoàn thành", in percent.
    pub late: Exact,
    /// Below this share of tasks done it is "không hoàn thành", in percent.
    pub done: Exact,
    /// The usual and the highest share of the excellent, in percent.
    pub share: (i64, i64),
}

impl OrganisationLaw {
    /// The parameters of a year (Articles 6, 7.1, 8).
    ///
    /// # Errors
    /// The decree is not in force in that year.
    pub fn of(law: &Law, year: i16, province: &str) -> Result<OrganisationLaw, NoRuleInForce> {
        let law = law.at(date(year.clamp(1, 9998), 12, 31), province);
        let points = law.get("danh_gia/to_chuc_diem_toi_da")?;
        let share = law.get("danh_gia/to_chuc_ty_le_xuat_sac")?;
        Ok(OrganisationLaw {
            thresholds: Thresholds::of_bodies(law)?,
            most: (points.number("chung")?, points.number("ket_qua")?),
            over_fulfilled: law.get("danh_gia/to_chuc_vuot_muc")?.number("")?,
            late: law.get("danh_gia/to_chuc_cham")?.number("")?,
            done: law.get("danh_gia/to_chuc_hoan_thanh")?.number("")?,
            share: (share.whole("thuong")?, share.whole("cao_nhat")?),
        })
    }
}

/// The score of a body, 0 to 100 (Articles 6, 7).
///
/// # Errors
/// Points that cannot be: a part that does not add up to what the decree gives it, a score outside its criterion.
pub fn score(criteria: &[Criterion], law: &OrganisationLaw) -> Result<Exact, Vec<Wrong>> {
    let mut wrongs = Vec::new();
    for (part, most, name) in
        [(Part::Common, &law.most.0, "Tiêu chí chung"), (Part::Results, &law.most.1, "Tiêu chí kết quả")]
    {
        let sum: Exact = criteria.iter().filter(|one| one.part == part).map(|one| &one.most).sum();
        if sum != *most {
            let message = format!("{name} cộng lại là {} điểm, phải là {}.", sum.readable_vi(), most.readable_vi());
            wrongs.push(Wrong::new("/criteria", message, "Chia lại điểm tối đa của các tiêu chí."));
        }
    }
    for (index, one) in criteria.iter().enumerate() {
        if one.score.is_negative() || one.score > one.most {
            let message = format!("Tiêu chí {} chỉ được từ 0 đến {} điểm.", one.code, one.most.readable_vi());
            wrongs.push(Wrong::new(format!("/criteria/{index}/score"), message, "Chấm lại điểm của tiêu chí này."));
        }
        if criteria.iter().take(index).any(|other| other.code == one.code) {
            let message = format!("Tiêu chí {} ghi hai lần.", one.code);
            wrongs.push(Wrong::new(format!("/criteria/{index}/code"), message, "Bỏ một dòng."));
        }
    }
    if wrongs.is_empty() { Ok(criteria.iter().map(|one| &one.score).sum()) } else { Err(wrongs) }
}

/// The article on the levels of bodies.
const ARTICLE: u16 = 8;

fn clause(level: Level) -> kernel::decision::Citation {
    kernel::decision::Citation::article(super::DECREE, ARTICLE).clause(level.clause())
}
