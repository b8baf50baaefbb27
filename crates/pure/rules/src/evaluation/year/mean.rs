//! The score of a quarter, of half a year and of a year from the scores of its periods (Articles 17.3, 11.2, 19.1).

use kernel::decision::{Citation, Reason};
use kernel::exact::Exact;

use super::Absence;
use crate::evaluation::DECREE;
use crate::evaluation::period::PeriodOf;
use crate::evaluation::policy::{Divisor, Rounding, SplitYear};
use crate::law::{LawAt, NoRuleInForce};

/// A period's score, and whether it was given at the body that ranks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodScore {
    /// The month or quarter.
    pub period: PeriodOf,
    /// Its score.
    pub score: Exact,
    /// Whether the body where the person now is gave it; false: the body that he came from sent it.
    pub here: bool,
}

/// A mean, how many periods it is of, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearScore {
    /// The mean.
    pub score: Exact,
    /// The number that the sum was divided by.
    pub divisor: i64,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// The time over which the scores of periods are brought together (Article 17.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// A quarter.
    Quarter,
    /// Half a year.
    HalfYear,
    /// A year.
    Year,
}

impl Span {
    /// Every span, the shortest first.
    pub const ALL: [Span; 3] = [Span::Quarter, Span::HalfYear, Span::Year];

    /// As it stands in `law/`.
    pub fn code(self) -> &'static str {
        match self {
            Span::Quarter => "quy",
            Span::HalfYear => "sau_thang",
            Span::Year => "nam",
        }
    }

    /// How many months its mean is of.
    ///
    /// # Errors
    /// The decree is not in force on the date.
    pub fn months(self, law: LawAt<'_>) -> Result<i64, NoRuleInForce> {
        law.get("danh_gia/trung_binh")?.whole(self.code())
    }

    /// How many quarters its mean is of, where the body evaluates by quarter.
    ///
    /// # Errors
    /// The decree is not in force on the date.
    pub fn quarters(self, law: LawAt<'_>) -> Result<i64, NoRuleInForce> {
        Ok(self.months(law)? / Span::Quarter.months(law)?.max(1))
    }
}

/// The score of a span: a year, half of it, a quarter of months (Articles 17.3, 11.2, 19.1). None without any score that
/// counts.
///
/// `periods` is the divisor that the law names: [`Span::months`], or [`Span::quarters`] where the body evaluates by quarter.
pub fn year_score(
    scores: &[PeriodScore],
    periods: i64,
    absence: Absence,
    (divisor, split, rounding): (Divisor, SplitYear, Rounding),
) -> Option<YearScore> {
    let mut reasons = Vec::new();
    let sent = scores.iter().filter(|score| !score.here).count();
    if sent > 0 {
        let text = match split {
            SplitYear::WeightByPeriod => format!("Tính cả {sent} kỳ do nơi công tác cũ gửi kết quả."),
            SplitYear::ReceivingOnly => format!("Không tính {sent} kỳ ở nơi công tác cũ."),
        };
        reasons.push(Reason::new(text, Citation::article(DECREE, 19).clause(1)));
    }
    let counted: Vec<&Exact> = scores
        .iter()
        .filter(|score| score.here || split == SplitYear::WeightByPeriod)
        .map(|score| &score.score)
        .collect();
    let count = i64::try_from(counted.len()).ok().filter(|count| *count > 0)?;
    let by = match divisor {
        Divisor::Twelve if absence == Absence::None => periods.max(count),
        _ => count,
    };
    let mean = counted.into_iter().sum::<Exact>().divided_by(&Exact::whole(by))?;
    let score = match rounding {
        Rounding::Exact => mean,
        Rounding::TwoDecimals => Exact::parse(&mean.shown()).unwrap_or(mean),
    };
    let text = match by == count {
        true => format!("Trung bình cộng của {count} kỳ đã đánh giá."),
        false => format!("Tổng của {count} kỳ đã đánh giá chia cho {by}."),
    };
    let citation = match absence {
        Absence::None => Citation::article(DECREE, 17).clause(3),
        Absence::Sick | Absence::Maternity | Absence::Unpaid => Citation::article(DECREE, 11).clause(2),
    };
    reasons.push(Reason::new(text, citation));
    Some(YearScore { score, divisor: by, reasons })
}
