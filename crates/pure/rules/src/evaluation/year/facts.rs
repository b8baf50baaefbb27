//! What is known of a body's year.

use kernel::exact::Exact;

use crate::evaluation::level::Level;
use crate::evaluation::policy::ExcellentBase;

/// Why somebody was away for a long time (Article 11.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Absence {
    /// He was not.
    None,
    /// Sick leave by the law on social insurance.
    Sick,
    /// Maternity leave by the law on social insurance.
    Maternity,
    /// Private leave without pay.
    Unpaid,
}

impl Absence {
    /// Every reason.
    pub const ALL: [Absence; 4] = [Absence::None, Absence::Sick, Absence::Maternity, Absence::Unpaid];

    /// As it is stored and travels.
    pub fn code(self) -> &'static str {
        match self {
            Absence::None => "none",
            Absence::Sick => "sick",
            Absence::Maternity => "maternity",
            Absence::Unpaid => "unpaid",
        }
    }

    /// The reason of a code.
    pub fn from_code(code: &str) -> Option<Absence> {
        Absence::ALL.into_iter().find(|absence| absence.code() == code)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Absence::None => "không nghỉ dài ngày",
            Absence::Sick => "nghỉ ốm",
            Absence::Maternity => "nghỉ thai sản",
            Absence::Unpaid => "nghỉ việc riêng không hưởng lương",
        }
    }

    /// Whether the time really worked is ranked, however short (Article 11.2).
    pub fn is_insured(self) -> bool {
        matches!(self, Absence::Sick | Absence::Maternity)
    }
}

/// What makes "không hoàn thành nhiệm vụ" whatever the score (Articles 11.3, 20.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trigger {
    /// Disciplined for degradation of political thought, ethics or way of life (Article 11.3.a).
    KyLuatSuyThoai,
    /// Disciplined for a violation in public duty (Articles 11.3.a, 20.4.c).
    KyLuatCongVu,
    /// Concluded to have degraded (Article 20.4.b).
    KetLuanSuyThoai,
    /// A leader whose unit is involved in embezzlement, corruption or waste (Article 20.4.d).
    DonViThamNhung,
}

impl Trigger {
    /// Every trigger.
    pub const ALL: [Trigger; 4] =
        [Trigger::KyLuatSuyThoai, Trigger::KyLuatCongVu, Trigger::KetLuanSuyThoai, Trigger::DonViThamNhung];

    /// As it is stored and travels.
    pub fn code(self) -> &'static str {
        match self {
            Trigger::KyLuatSuyThoai => "ky_luat_suy_thoai",
            Trigger::KyLuatCongVu => "ky_luat_cong_vu",
            Trigger::KetLuanSuyThoai => "ket_luan_suy_thoai",
            Trigger::DonViThamNhung => "don_vi_tham_nhung",
        }
    }

    /// The trigger of a code.
    pub fn from_code(code: &str) -> Option<Trigger> {
        Trigger::ALL.into_iter().find(|trigger| trigger.code() == code)
    }

    /// In the law's words.
    pub fn label(self) -> &'static str {
        match self {
            Trigger::KyLuatSuyThoai => {
                "bị xử lý kỷ luật trong năm do suy thoái về tư tưởng chính trị, đạo đức, lối sống"
            }
            Trigger::KyLuatCongVu => "có hành vi vi phạm liên quan đến hoạt động công vụ bị kỷ luật trong năm",
            Trigger::KetLuanSuyThoai => "bị cấp có thẩm quyền kết luận có biểu hiện suy thoái",
            Trigger::DonViThamNhung => {
                "đơn vị thuộc quyền phụ trách trực tiếp liên quan đến tham ô, tham nhũng, lãng phí và bị xử lý"
            }
        }
    }
}

/// A person's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonYear {
    /// Whatever tells him from the others.
    pub id: String,
    /// Those with similar tasks (Article 20.5.a).
    pub group: String,
    /// Whether he heads the body (Article 20.6).
    pub head: bool,
    /// A score for each period that was evaluated, 0 to 100.
    pub scores: Vec<Exact>,
    /// Months of the year that he really worked.
    pub months_worked: u8,
    /// Why he was away.
    pub absence: Absence,
    /// What makes "không hoàn thành nhiệm vụ".
    pub triggers: Vec<Trigger>,
}

/// The positions taken where the decree is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankPolicy {
    /// What the share is counted from.
    pub base: ExcellentBase,
    /// The share in percent; above the usual one only by a decision (Article 20.5.b).
    pub percent: i64,
    /// The decision by which the share is above the usual one.
    pub decision: Option<String>,
}

/// A body's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyYear {
    /// The calendar year.
    pub year: i16,
    /// Its name.
    pub name: String,
    /// Its own rank, which its head's does not pass.
    pub rank: Level,
    /// Everybody.
    pub people: Vec<PersonYear>,
}
