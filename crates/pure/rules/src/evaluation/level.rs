//! The four levels of completion (Article 20 for civil servants, Article 8 for bodies).

use kernel::decision::Citation;
use kernel::exact::Exact;

use super::DECREE;

use crate::law::{LawAt, NoRuleInForce};

/// How far the task was completed, the lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Không hoàn thành nhiệm vụ.
    KhongHoanThanh,
    /// Hoàn thành nhiệm vụ.
    HoanThanh,
    /// Hoàn thành tốt nhiệm vụ.
    HoanThanhTot,
    /// Hoàn thành xuất sắc nhiệm vụ.
    HoanThanhXuatSac,
}

impl Level {
    /// Every level, the lowest first.
    pub const ALL: [Level; 4] = [Level::KhongHoanThanh, Level::HoanThanh, Level::HoanThanhTot, Level::HoanThanhXuatSac];

    /// As it is stored and travels.
    pub fn code(self) -> &'static str {
        match self {
            Level::KhongHoanThanh => "khong_hoan_thanh",
            Level::HoanThanh => "hoan_thanh",
            Level::HoanThanhTot => "hoan_thanh_tot",
            Level::HoanThanhXuatSac => "hoan_thanh_xuat_sac",
        }
    }

    /// The level of a code.
    pub fn from_code(code: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|level| level.code() == code)
    }

    /// In the law's words.
    pub fn label(self) -> &'static str {
        match self {
            Level::KhongHoanThanh => "Không hoàn thành nhiệm vụ",
            Level::HoanThanh => "Hoàn thành nhiệm vụ",
            Level::HoanThanhTot => "Hoàn thành tốt nhiệm vụ",
            Level::HoanThanhXuatSac => "Hoàn thành xuất sắc nhiệm vụ",
        }
    }

    /// The khoản of the article on levels that speaks of this one.
    pub fn clause(self) -> u16 {
        match self {
            Level::HoanThanhXuatSac => 1,
            Level::HoanThanhTot => 2,
            Level::HoanThanh => 3,
            Level::KhongHoanThanh => 4,
        }
    }
}

/// Where Article 20 speaks of a civil servant's level by his score.
pub(super) fn of_staff(level: Level) -> Citation {
    let article = Citation::article(DECREE, 20).clause(level.clause());
    if level == Level::KhongHoanThanh { article.point('a') } else { article }
}

/// The scores at which the levels begin, in points of 100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thresholds {
    excellent: Exact,
    good: Exact,
    completed: Exact,
}

impl Thresholds {
    /// Of civil servants (Article 20).
    ///
    /// # Errors
    /// Nothing is in force on the date.
    pub fn of_staff(law: LawAt<'_>) -> Result<Thresholds, NoRuleInForce> {
        Thresholds::of(law, "danh_gia/nguong_xep_loai")
    }

    /// Of bodies (Article 8).
    ///
    /// # Errors
    /// Nothing is in force on the date.
    pub fn of_bodies(law: LawAt<'_>) -> Result<Thresholds, NoRuleInForce> {
        Thresholds::of(law, "danh_gia/to_chuc_nguong")
    }

    pub(super) fn of(law: LawAt<'_>, series: &str) -> Result<Thresholds, NoRuleInForce> {
        let found = law.get(series)?;
        Ok(Thresholds {
            excellent: found.number(Level::HoanThanhXuatSac.code())?,
            good: found.number(Level::HoanThanhTot.code())?,
            completed: found.number(Level::HoanThanh.code())?,
        })
    }

    /// The score at which a level begins.
    pub fn begin(&self, level: Level) -> &Exact {
        match level {
            Level::HoanThanhXuatSac => &self.excellent,
            Level::HoanThanhTot => &self.good,
            Level::HoanThanh => &self.completed,
            Level::KhongHoanThanh => &Exact::ZERO,
        }
    }

    /// The level whose range holds the score, compared unrounded.
    pub fn level(&self, score: &Exact) -> Level {
        match score {
            score if score >= &self.excellent => Level::HoanThanhXuatSac,
            score if score >= &self.good => Level::HoanThanhTot,
            score if score >= &self.completed => Level::HoanThanh,
            _ => Level::KhongHoanThanh,
        }
    }
}
