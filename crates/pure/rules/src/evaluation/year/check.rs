//! Facts of a year that cannot be.

use std::collections::BTreeSet;

use kernel::exact::Exact;

use super::{AgencyYear, PersonYear, RankPolicy, YearLaw};
use crate::evaluation::Wrong;

const HUNDRED: Exact = Exact::whole(100);
const MONTHS: usize = 12;

/// Everything that is wrong, in the order of the form.
pub(super) fn wrongs(agency: &AgencyYear, policy: &RankPolicy, law: &YearLaw) -> Vec<Wrong> {
    let mut wrongs = Vec::new();
    if !(0..=law.highest_percent).contains(&policy.percent) {
        let why = format!(
            "Tỷ lệ hoàn thành xuất sắc ghi {}%; khoản 5 Điều 20 cho cao nhất {}%.",
            policy.percent, law.highest_percent
        );
        let what = format!(
            "Ghi từ 0 đến {}; trên {} phải có quyết định của cấp có thẩm quyền.",
            law.highest_percent, law.usual_percent
        );
        wrongs.push(Wrong::new("/policy/htxs_percent", why, what));
    }
    let mut seen = BTreeSet::new();
    for (index, person) in agency.people.iter().enumerate() {
        if !seen.insert(person.id.as_str()) {
            let why = format!("Có hai người cùng mã “{}”.", person.id);
            wrongs.push(Wrong::new(format!("/people/{index}/id"), why, "Mỗi người một mã riêng, mỗi người một dòng."));
        }
        of_person(index, person, &mut wrongs);
    }
    wrongs
}

fn of_person(index: usize, person: &PersonYear, wrongs: &mut Vec<Wrong>) {
    let at = |name: &str| format!("/people/{index}/{name}");
    let id = &person.id;
    if id.trim().is_empty() {
        wrongs.push(Wrong::new(at("id"), format!("Người thứ {} chưa có mã.", index + 1), "Ghi mã của người này."));
    }
    if usize::from(person.months_worked) > MONTHS {
        let why = format!("Người “{id}” ghi {} tháng làm việc; một năm có 12 tháng.", person.months_worked);
        wrongs.push(Wrong::new(at("months_worked"), why, "Ghi từ 0 đến 12."));
    }
    if person.scores.len() > MONTHS {
        let why = format!("Người “{id}” có {} điểm kỳ; một năm có nhiều nhất 12 kỳ.", person.scores.len());
        wrongs.push(Wrong::new(at("scores"), why, "Mỗi tháng đã đánh giá một điểm."));
    }
    for (place, score) in person.scores.iter().enumerate() {
        if score.is_negative() || *score > HUNDRED {
            let why = format!("Người “{id}” có điểm kỳ {}; điểm kỳ từ 0 đến 100.", score.written_vi());
            wrongs.push(Wrong::new(at(&format!("scores/{place}")), why, "Ghi lại điểm đã xác nhận của kỳ."));
        }
    }
}
