//! When a discipline counts for a year's rank, and for which body (Article 11.3).

use kernel::dates::Date;
use kernel::decision::{Citation, Reason};

use super::Trigger;
use crate::evaluation::DECREE;

/// What the discipline was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// Degradation of political thought, ethics or way of life.
    SuyThoai,
    /// A violation in public duty.
    CongVu,
    /// Anything else: it does not make the rank.
    Khac,
}

/// One act, with the decisions on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisciplineRecord {
    /// What it was for.
    pub ground: Ground,
    /// The body where the act happened.
    pub act_body: String,
    /// First day in force of the Party's decision.
    pub party_on: Option<Date>,
    /// First day in force of the administrative decision.
    pub administrative_on: Option<Date>,
    /// The year whose rank already rests on this act, decision or none (Article 11.3.a second paragraph, 11.3.b).
    pub used_in: Option<i16>,
}

/// The triggers of a year at a body, with the reason for each record that does or does not count (Article 11.3).
pub fn discipline_triggers(records: &[DisciplineRecord], year: i16, body: &str) -> (Vec<Trigger>, Vec<Reason>) {
    let (mut triggers, mut reasons) = (Vec::new(), Vec::new());
    for record in records {
        let (counts, reason) = one(record, year, body);
        let trigger = match record.ground {
            Ground::SuyThoai => Trigger::KyLuatSuyThoai,
            _ => Trigger::KyLuatCongVu,
        };
        if counts && !triggers.contains(&trigger) {
            triggers.push(trigger);
        }
        reasons.push(reason);
    }
    (triggers, reasons)
}

fn one(record: &DisciplineRecord, year: i16, body: &str) -> (bool, Reason) {
    let article = |point: char| Citation::article(DECREE, 11).clause(3).point(point);
    let in_year = [record.party_on, record.administrative_on].into_iter().flatten().any(|day| day.year() == year);
    if !in_year {
        return (
            false,
            Reason::new(format!("Không có quyết định kỷ luật có hiệu lực trong năm {year}."), article('a')),
        );
    }
    if record.ground == Ground::Khac {
        let text = "Kỷ luật không do suy thoái, không liên quan đến hoạt động công vụ nên không tự làm thành mức không \
                    hoàn thành.";
        return (false, Reason::new(text, article('a')));
    }
    if let Some(used) = record.used_in.filter(|used| *used != year) {
        let text = format!("Hành vi này đã là căn cứ xếp loại năm {used}; chỉ tính ở một năm.");
        let has_both = record.party_on.is_some() && record.administrative_on.is_some();
        return (false, Reason::new(text, article(if has_both { 'a' } else { 'b' })));
    }
    if record.act_body != body {
        let text = format!("Vi phạm xảy ra ở {}; tính vào kết quả của nơi ấy.", record.act_body);
        return (false, Reason::new(text, article('c')));
    }
    (true, Reason::new(format!("Bị kỷ luật, quyết định có hiệu lực trong năm {year}."), article('a')))
}
