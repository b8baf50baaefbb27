//! What is known of a cadre's quarter or year.

use std::collections::BTreeMap;

use kernel::dates::{Date, date, last_day_of_month};
use kernel::exact::Exact;

use crate::evaluation::period::PersonKind;
use crate::evaluation::policy::{CadreGap, CadreRules};
use crate::evaluation::year::Rank;

/// The time that is evaluated: a quarter of its own, or the year with its last quarter in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CadrePeriod {
    /// A quarter of a year, 1 to 3.
    Quarter(i16, i8),
    /// A calendar year.
    Year(i16),
}

impl CadrePeriod {
    /// The last day, whose rules apply; none where there is no such quarter or year.
    pub fn last_day(self) -> Option<Date> {
        let (year, month) = match self {
            CadrePeriod::Quarter(year, quarter) if (1..=4).contains(&quarter) => (year, quarter * 3),
            CadrePeriod::Quarter(..) => return None,
            CadrePeriod::Year(year) => (year, 12),
        };
        (1900..=9998).contains(&year).then(|| last_day_of_month(date(year, month, 1)))
    }

    /// "quý 2 năm 2026", "năm 2026".
    pub fn label(self) -> String {
        match self {
            CadrePeriod::Quarter(year, quarter) => format!("quý {quarter} năm {year}"),
            CadrePeriod::Year(year) => format!("năm {year}"),
        }
    }

    /// Whether it is a year.
    pub fn is_year(self) -> bool {
        matches!(self, CadrePeriod::Year(_))
    }
}

/// One axis of the results, as the place that evaluates has set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// Its name in stored data: "kinh_te_xa_hoi".
    pub code: String,
    /// In words.
    pub name: String,
    /// The most points that it may score.
    pub most: Exact,
}

/// The tasks of the period, in percent of those given: of the field or unit that a leader leads, else his own. None is
/// unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CadreTasks {
    /// Done.
    pub done: Option<Exact>,
    /// Done in time and with quality.
    pub in_time: Option<Exact>,
    /// Over-fulfilled.
    pub over_fulfilled: Option<Exact>,
    /// Late.
    pub late: Option<Exact>,
    /// Whether all faults that were shown earlier are mended; true also where none was shown.
    pub faults_mended: Option<bool>,
}

/// What makes "không hoàn thành nhiệm vụ" whatever the score (366-QĐ/TW, Article 11.4, as the press tells it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CadreGround {
    /// A leader whose unit missed the basic social and economic targets given to it.
    KhongDatMucTieu,
    /// A leader of whose units more than half were "không hoàn thành".
    DonViKhongHoanThanh,
    /// A leader with more than half of the votes "tín nhiệm thấp" in the year.
    TinNhiemThap,
    /// Disciplined for something linked to his duty.
    KyLuat,
    /// Concluded to have degraded.
    KetLuanSuyThoai,
}

impl CadreGround {
    /// Every ground.
    pub const ALL: [CadreGround; 5] = [
        CadreGround::KhongDatMucTieu,
        CadreGround::DonViKhongHoanThanh,
        CadreGround::TinNhiemThap,
        CadreGround::KyLuat,
        CadreGround::KetLuanSuyThoai,
    ];

    /// As it is stored and travels.
    pub fn code(self) -> &'static str {
        match self {
            CadreGround::KhongDatMucTieu => "khong_dat_muc_tieu",
            CadreGround::DonViKhongHoanThanh => "don_vi_khong_hoan_thanh",
            CadreGround::TinNhiemThap => "tin_nhiem_thap",
            CadreGround::KyLuat => "ky_luat",
            CadreGround::KetLuanSuyThoai => "ket_luan_suy_thoai",
        }
    }

    /// The ground of a code.
    pub fn from_code(code: &str) -> Option<CadreGround> {
        CadreGround::ALL.into_iter().find(|ground| ground.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            CadreGround::KhongDatMucTieu => "không đạt các chỉ tiêu kinh tế - xã hội cơ bản được giao",
            CadreGround::DonViKhongHoanThanh => "trên 50% đơn vị phụ trách bị xếp loại không hoàn thành nhiệm vụ",
            CadreGround::TinNhiemThap => "có trên 50% số phiếu tín nhiệm thấp trong năm",
            CadreGround::KyLuat => "bị kỷ luật từ khiển trách trở lên liên quan đến nhiệm vụ được giao",
            CadreGround::KetLuanSuyThoai => "bị cấp có thẩm quyền kết luận có biểu hiện suy thoái",
        }
    }

    /// Whether it is a ground for leaders only.
    pub fn is_of_leaders(self) -> bool {
        !matches!(self, CadreGround::KyLuat | CadreGround::KetLuanSuyThoai)
    }
}

/// A cadre's quarter or year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CadreFacts {
    /// The time.
    pub period: CadrePeriod,
    /// Under which law the person works; only cadres are evaluated so.
    pub kind: PersonKind,
    /// Whether he leads or manages.
    pub leader: bool,
    /// Points of the common criteria by group; a group that was not scored is not there.
    pub common: BTreeMap<String, Exact>,
    /// Points of the results by axis; an axis that was not scored is not there.
    pub results: BTreeMap<String, Exact>,
    /// The tasks.
    pub tasks: CadreTasks,
    /// What makes "không hoàn thành nhiệm vụ", empty where it was found that nothing does; none: not looked at.
    pub grounds: Option<Vec<CadreGround>>,
    /// The ranks of the year's earlier quarters in their order, `Open` where one is not known: all three for a year.
    pub earlier: Vec<Rank>,
}

/// The positions taken where the rules are open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CadrePolicy {
    /// Whether the rules are used at all.
    pub rules: CadreRules,
    /// Where one goes who has a level's score but not its conditions.
    pub gap: CadreGap,
}
