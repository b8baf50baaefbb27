//! The share of the excellent among the bodies that one authority ranks (Article 8.5).

use std::collections::BTreeMap;

use kernel::decision::{Citation, Reason};
use kernel::exact::Exact;

use super::{ARTICLE, OrganisationLaw};
use crate::evaluation::cap::{Candidate, Counted, Limit, OpenPlaces, Place, choose};
use crate::evaluation::level::Level;
use crate::evaluation::policy::ExcellentBase;
use crate::evaluation::{DECREE, Wrong};

/// A body with its score and the level that its conditions allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankedBody {
    /// Which.
    pub id: String,
    /// Its score.
    pub score: Exact,
    /// Its level before the share.
    pub level: Level,
}

/// What a body came to under the share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRank {
    /// Which.
    pub id: String,
    /// Its rank; none: a tie at the edge that a person decides.
    pub level: Option<Level>,
    /// What the share did to it.
    pub reason: Option<Reason>,
}

/// Every body's rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyRanking {
    /// In the order of the facts.
    pub bodies: Vec<BodyRank>,
    /// The limit, with the other readings.
    pub limit: Limit,
    /// Ties at the edge.
    pub open_places: Vec<OpenPlaces>,
}

/// Ranks bodies under the share; above the usual one only with `decision`.
///
/// # Errors
/// A share that the decree does not allow, or that lacks its decision; a body that stands twice.
pub fn rank_bodies(
    bodies: &[RankedBody],
    (base, percent): (ExcellentBase, i64),
    decision: Option<&str>,
    law: &OrganisationLaw,
) -> Result<BodyRanking, Vec<Wrong>> {
    let wrongs = wrongs(bodies, percent, decision, law);
    if !wrongs.is_empty() {
        return Err(wrongs);
    }
    let mut counted = Counted::default();
    for body in bodies {
        counted.ranked += 1;
        counted.good_or_better += i64::from(body.level >= Level::HoanThanhTot);
        counted.candidates += i64::from(body.level == Level::HoanThanhXuatSac);
    }
    let limit = counted.limits(None, base, percent);
    let excellent = bodies.iter().enumerate().filter(|(_, body)| body.level == Level::HoanThanhXuatSac);
    let candidates = excellent.map(|(index, body)| Candidate { index, id: &body.id, group: "", mean: &body.score });
    let (places, open_places) = choose(candidates.collect(), limit.limit, BTreeMap::from([("", i64::MAX)]));
    let alone = |body: &RankedBody| BodyRank { id: body.id.clone(), level: Some(body.level), reason: None };
    let mut ranked: Vec<BodyRank> = bodies.iter().map(alone).collect();
    for (index, place) in places {
        let (level, text) = match place {
            Place::Excellent => (Some(Level::HoanThanhXuatSac), format!("Trong tỷ lệ {percent}%.")),
            Place::Full => (
                Some(Level::HoanThanhTot),
                format!("Đủ điểm và điều kiện xuất sắc nhưng đã hết chỗ theo tỷ lệ {percent}%."),
            ),
            Place::Open => (
                None,
                format!(
                    "Cùng điểm với tổ chức khác ở chỗ cuối theo tỷ lệ {percent}%; người có thẩm quyền chọn, ghi lý do."
                ),
            ),
        };
        let point = if decision.is_some() { 'b' } else { 'a' };
        if let Some(body) = ranked.get_mut(index) {
            body.level = level;
            body.reason = Some(Reason::new(text, Citation::article(DECREE, ARTICLE).clause(5).point(point)));
        }
    }
    Ok(BodyRanking { bodies: ranked, limit, open_places })
}

fn wrongs(bodies: &[RankedBody], percent: i64, decision: Option<&str>, law: &OrganisationLaw) -> Vec<Wrong> {
    let (usual, highest) = law.share;
    let mut wrongs = Vec::new();
    if !(0..=highest).contains(&percent) {
        let message = format!("Tỷ lệ xuất sắc {percent}% không được phép.");
        wrongs.push(Wrong::new("/percent", message, format!("Ghi từ 0 đến {highest}.")));
    } else if percent > usual && decision.is_none_or(|paper| paper.trim().is_empty()) {
        let message = format!("Tỷ lệ {percent}% cao hơn {usual}% phải có quyết định của cấp có thẩm quyền.");
        wrongs.push(Wrong::new("/decision", message, "Ghi số, ngày của quyết định."));
    }
    for (index, body) in bodies.iter().enumerate() {
        if bodies.iter().take(index).any(|other| other.id == body.id) {
            let message = format!("Tổ chức {} ghi hai lần.", body.id);
            wrongs.push(Wrong::new(format!("/bodies/{index}/id"), message, "Bỏ một dòng."));
        }
    }
    wrongs
}
