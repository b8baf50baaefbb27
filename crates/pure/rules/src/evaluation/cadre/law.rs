//! What the evaluation of cadres takes from the rules of a date.

use kernel::dates::date;
use kernel::decision::{Citation, Reason};
use kernel::exact::Exact;

use super::{Axis, CadrePeriod};
use crate::evaluation::level::Thresholds;
use crate::law::{InForce, Law, LawAt, NoRuleInForce, Trust};

/// The groups of the common criteria, in the order of the form.
const GROUPS: [(&str, &str); 3] = [
    ("pham_chat", "Phẩm chất chính trị, đạo đức, lối sống, tác phong"),
    ("doi_moi", "Đổi mới, sáng tạo, dám nghĩ, dám làm"),
    ("tu_phe_binh", "Tự phê bình, phê bình và sửa chữa khuyết điểm"),
];

/// The six axes of the results, in the order of the guidance.
pub(super) const AXES: [(&str, &str); 6] = [
    ("kinh_te_xa_hoi", "Mục tiêu kinh tế - xã hội và nhiệm vụ chính trị"),
    ("the_che", "Thể chế, phân cấp, phân quyền gắn với kiểm soát"),
    ("khoa_hoc_cong_nghe", "Khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số"),
    ("xay_dung_dang", "Xây dựng Đảng, đoàn kết, phòng, chống tham nhũng"),
    ("van_hoa_an_sinh", "Văn hóa, con người, an sinh xã hội"),
    ("quoc_phong_an_ninh", "Quốc phòng, an ninh, đối ngoại"),
];

/// A number of a rule, where it stands and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CadreRule {
    /// The number.
    pub number: Exact,
    /// Where it stands.
    pub citation: Citation,
    /// How sure it is; what is not enforced reminds and asks, it does not decide.
    pub trust: Trust,
}

impl CadreRule {
    fn of(found: InForce<'_>, name: &str) -> Result<CadreRule, NoRuleInForce> {
        Ok(CadreRule { number: found.number(name)?, citation: found.citation(), trust: found.period.trust })
    }

    pub(super) fn reason(&self, text: impl Into<String>) -> Reason {
        Reason::new(text, self.citation.clone())
    }
}

/// What follows from quarters that were "không hoàn thành".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarterRules {
    /// So many such quarters bar "xuất sắc" for the year.
    pub not_excellent: CadreRule,
    /// So many in a row: replacement is considered.
    pub replacement: CadreRule,
}

/// The parameters, read once for a period.
#[derive(Debug, Clone)]
pub struct CadreLaw {
    /// The groups of the common criteria with their most points.
    pub common: Vec<Axis>,
    /// Where the points of the groups stand.
    pub common_citation: Citation,
    /// Where the axes of the results are told of.
    pub axes_citation: Citation,
    /// The most points of the common criteria.
    pub common_most: Exact,
    /// The most points of the results.
    pub results_most: Exact,
    /// Where the levels begin.
    pub thresholds: Thresholds,
    /// The least share of tasks over-fulfilled for "xuất sắc", in percent.
    pub over_fulfilled: Exact,
    /// The most share of late tasks for "hoàn thành", in percent.
    pub late: Exact,
    /// Below this share of tasks done a leader is "không hoàn thành", in percent.
    pub done: Result<CadreRule, NoRuleInForce>,
    /// How many quarters are evaluated by themselves.
    pub quarters: CadreRule,
    /// What follows from quarters that were "không hoàn thành".
    pub failed_quarters: Result<QuarterRules, NoRuleInForce>,
    /// How sure the least sure of the numbers behind a score is.
    pub trust: Trust,
}

impl CadreLaw {
    /// The parameters of a period: those of its last day.
    ///
    /// # Errors
    /// The rules on cadres are not in force in that period.
    pub fn of(law: &Law, period: CadrePeriod, province: &str) -> Result<CadreLaw, NoRuleInForce> {
        let law = law.at(period.last_day().unwrap_or_else(|| year_end(period)), province);
        let (points, shares) = (law.get("can_bo/diem_toi_da")?, law.get("can_bo/ty_le")?);
        let (groups, thresholds) = (law.get("can_bo/tieu_chi_chung")?, law.get("can_bo/nguong")?);
        let used = [points, shares, groups, thresholds];
        let done = match period {
            CadrePeriod::Year(_) => CadreRule::of(shares, "hoan_thanh_toi_thieu"),
            CadrePeriod::Quarter(..) => {
                law.get("can_bo/quy_hoan_thanh_toi_thieu").and_then(|found| CadreRule::of(found, ""))
            }
        };
        Ok(CadreLaw {
            common: named(groups, &GROUPS)?,
            common_citation: groups.citation(),
            axes_citation: law.get("can_bo/truc_ket_qua").map_or(points.citation(), |found| found.citation()),
            common_most: points.number("chung")?,
            results_most: points.number("ket_qua")?,
            thresholds: Thresholds::of(law, "can_bo/nguong")?,
            over_fulfilled: shares.number("vuot_muc")?,
            late: shares.number("cham_toi_da")?,
            done,
            quarters: CadreRule::of(law.get("can_bo/so_quy")?, "")?,
            failed_quarters: failed_quarters(law),
            trust: used.iter().map(|found| found.period.trust).max().unwrap_or(Trust::Uncertain),
        })
    }
}

/// The six axes with the points of one place, to fill a form with: each place sets its own.
///
/// # Errors
/// The guidance on the axes is not in force on the date.
pub fn axes(law: LawAt<'_>) -> Result<Vec<Axis>, NoRuleInForce> {
    named(law.get("can_bo/truc_ket_qua")?, &AXES)
}

fn named(found: InForce<'_>, names: &[(&str, &str)]) -> Result<Vec<Axis>, NoRuleInForce> {
    let axis = |(code, name): &(&str, &str)| {
        Ok(Axis { code: (*code).to_owned(), name: (*name).to_owned(), most: found.number(code)? })
    };
    names.iter().map(axis).collect()
}

fn failed_quarters(law: LawAt<'_>) -> Result<QuarterRules, NoRuleInForce> {
    let found = law.get("can_bo/quy_khong_hoan_thanh")?;
    Ok(QuarterRules {
        not_excellent: CadreRule::of(found, "khong_xuat_sac")?,
        replacement: CadreRule::of(found, "xem_xet_thay_the")?,
    })
}

/// The end of its year, for a period that does not exist and is refused afterwards.
fn year_end(period: CadrePeriod) -> kernel::dates::Date {
    let (CadrePeriod::Quarter(year, _) | CadrePeriod::Year(year)) = period;
    date(year.clamp(1900, 9998), 12, 31)
}
