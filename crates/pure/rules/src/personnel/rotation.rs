//! Periodic change of post (Law 36/2018 Articles 24 to 26, Decree 59/2019 Articles 36 to 39): by field, with exemptions.

use kernel::dates::{Date, add_months, short};

use super::answer::{Checked, Verdict, in_force};
use super::retirement::months;
use crate::law::{InForce, Law, NoRuleInForce};

const FIELDS: &str = "nhan_su/chuyen_doi_vi_tri";

/// Why a person is not moved yet (Decree 59/2019, Article 38).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Postponed {
    /// Under disciplinary review.
    Discipline,
    /// Inspected, verified, investigated or prosecuted.
    Inspection,
    /// Treating a serious illness that a doctor confirmed.
    Illness,
    /// Studying full time for a year or more.
    Study,
    /// On secondment.
    Secondment,
    /// Pregnant, or with a child under 36 months.
    SmallChild,
}

impl Postponed {
    /// Every ground.
    pub const ALL: [Postponed; 6] = [
        Postponed::Discipline,
        Postponed::Inspection,
        Postponed::Illness,
        Postponed::Study,
        Postponed::Secondment,
        Postponed::SmallChild,
    ];

    /// As it travels.
    pub fn code(self) -> &'static str {
        match self {
            Postponed::Discipline => "xem_xet_ky_luat",
            Postponed::Inspection => "thanh_tra_dieu_tra",
            Postponed::Illness => "benh_hiem_ngheo",
            Postponed::Study => "hoc_tap_trung",
            Postponed::Secondment => "biet_phai",
            Postponed::SmallChild => "mang_thai_con_nho",
        }
    }

    /// The ground of a code.
    pub fn from_code(code: &str) -> Option<Postponed> {
        Postponed::ALL.into_iter().find(|ground| ground.code() == code)
    }

    fn label(self) -> &'static str {
        match self {
            Postponed::Discipline => "đang bị xem xét, xử lý kỷ luật",
            Postponed::Inspection => "đang bị thanh tra, kiểm tra, xác minh, điều tra, truy tố, xét xử",
            Postponed::Illness => "đang điều trị bệnh hiểm nghèo",
            Postponed::Study => "đang học tập trung từ 12 tháng trở lên",
            Postponed::Secondment => "đang biệt phái",
            Postponed::SmallChild => "đang mang thai hoặc nuôi con dưới 36 tháng",
        }
    }
}

/// What is known of a person in a post that is changed periodically.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The field, by its name in `law/params/nhan_su/chuyen_doi_vi_tri.toml`.
    pub field: Option<String>,
    /// Date of the paper that put him there; probation is not counted.
    pub assigned_on: Option<Date>,
    /// Whether he leads: leaders rotate by other rules.
    pub leader: Option<bool>,
    /// Why he is not moved yet.
    pub postponed: Vec<Postponed>,
    /// Whether the post is the only one of its profession in the body.
    pub single_post: Option<bool>,
    /// When he retires.
    pub retires_on: Option<Date>,
}

/// The fields of which the interval is known (Law 36/2018 Article 25.2).
pub fn fields(law: &Law) -> Vec<String> {
    let series = law.series().filter(|series| series.id == FIELDS);
    let mut fields: Vec<String> =
        series.flat_map(|series| &series.periods).flat_map(|period| period.values.keys().cloned()).collect();
    fields.sort();
    fields.dedup();
    fields
}

/// The clock of periodic change.
pub fn check(facts: &Facts, as_of: Date, law: &Law) -> Checked {
    let mut checked = Checked::new();
    let today = law.at(as_of, "");
    let rule = in_force!(checked, today, FIELDS);
    if facts.leader == Some(true) {
        let text = "Người giữ chức vụ lãnh đạo, quản lý thực hiện luân chuyển, không thuộc diện định kỳ chuyển đổi.";
        checked.say(&rule, Verdict::Pass, text);
        return checked;
    }
    if facts.leader.is_none() {
        checked.lacks(&rule, "leader", "Cần biết có giữ chức vụ lãnh đạo, quản lý không.");
    }
    let (Some(field), Some(assigned)) = (&facts.field, facts.assigned_on) else {
        if facts.field.is_none() {
            checked.lacks(&rule, "field", "Cần lĩnh vực của vị trí công tác.");
        }
        if facts.assigned_on.is_none() {
            checked.lacks(&rule, "assigned_on", "Cần ngày của văn bản bố trí vào vị trí.");
        }
        return checked;
    };
    let (least, most) = match interval(&rule, field) {
        Ok(found) => found,
        Err(none) => return checked.no_rule(&none, rule.citation()),
    };
    let (due, last) = (add_months(assigned, months(least * 12)), add_months(assigned, months(most * 12)));
    checked.date("due_from", due);
    checked.date("overdue_after", last);
    if exempt(&mut checked, facts, as_of, law) {
        return checked;
    }
    let (verdict, text) = match as_of {
        day if day > last => {
            (Verdict::Overdue, format!("Ở vị trí từ {}, quá {most} năm sau ngày {}.", short(assigned), short(last)))
        }
        day if day >= due => (
            Verdict::Due,
            format!("Ở vị trí từ {}, đã đủ {least} năm; chuyển đổi chậm nhất ngày {}.", short(assigned), short(last)),
        ),
        _ => (Verdict::Pass, format!("Ở vị trí từ {}, đủ {least} năm vào ngày {}.", short(assigned), short(due))),
    };
    checked.say(&rule, verdict, text);
    if facts.single_post == Some(true) && verdict > Verdict::Pass {
        let text = "Vị trí chuyên môn duy nhất: cấp trên quản lý trực tiếp lập kế hoạch chuyển đổi.";
        checked.say(&rule, Verdict::Pass, text);
    }
    checked
}

fn interval(rule: &InForce<'_>, field: &str) -> Result<(i64, i64), NoRuleInForce> {
    let text = rule.text(field)?;
    let numbers = text.split_once('-').and_then(|(least, most)| Some((least.parse().ok()?, most.parse().ok()?)));
    numbers.map_or_else(|| rule.whole(field).map(|years| (years, years)), Ok)
}

fn exempt(checked: &mut Checked, facts: &Facts, as_of: Date, law: &Law) -> bool {
    let today = law.at(as_of, "");
    if let Ok(rule) = today.get("nhan_su/mien_chuyen_doi") {
        let least = rule.whole("").map_or(0, months);
        match facts.retires_on {
            Some(day) if add_months(as_of, least) > day => {
                let text = format!("Còn dưới {least} tháng đến ngày nghỉ hưu {}: không chuyển đổi.", short(day));
                checked.say(&rule, Verdict::Pass, text);
                return true;
            }
            Some(_) => {}
            None => checked.note_missing(&rule, "retires_on", format!("Nếu còn dưới {least} tháng đến khi nghỉ hưu thì không chuyển đổi; chưa có dữ kiện này nên tính là không.")),
        }
    }
    let Ok(rule) = today.get("nhan_su/chua_chuyen_doi") else { return false };
    for ground in &facts.postponed {
        checked.say(&rule, Verdict::Pass, format!("Chưa chuyển đổi vì {}.", ground.label()));
    }
    !facts.postponed.is_empty()
}
