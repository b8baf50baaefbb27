//! The clocks of discipline: how long after the act and after its discovery, how long it lasts, what a new violation
//! leads to (Law 80/2025, Decree 172/2025, Resolution 76/2022).

use kernel::dates::{Date, add_months, days_between, short};

use super::answer::{Checked, Verdict, in_force};
use super::retirement::{months, soon};
use crate::law::{InForce, LawAt};

/// The forms of discipline of civil servants, the lightest first (Decree 172/2025).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Khiển trách.
    Reprimand,
    /// Cảnh cáo.
    Warning,
    /// Cách chức: leaders only.
    Removal,
    /// Buộc thôi việc.
    Dismissal,
}

impl Form {
    /// Every form, the lightest first.
    pub const ALL: [Form; 4] = [Form::Reprimand, Form::Warning, Form::Removal, Form::Dismissal];

    /// As it travels.
    pub fn code(self) -> &'static str {
        match self {
            Form::Reprimand => "khien_trach",
            Form::Warning => "canh_cao",
            Form::Removal => "cach_chuc",
            Form::Dismissal => "buoc_thoi_viec",
        }
    }

    /// The form of a code.
    pub fn from_code(code: &str) -> Option<Form> {
        Form::ALL.into_iter().find(|form| form.code() == code)
    }

    /// In the law's words.
    pub fn label(self) -> &'static str {
        match self {
            Form::Reprimand => "khiển trách",
            Form::Warning => "cảnh cáo",
            Form::Removal => "cách chức",
            Form::Dismissal => "buộc thôi việc",
        }
    }

    /// The next heavier one that the person can be given.
    fn heavier(self, leader: bool) -> Form {
        match self {
            Form::Reprimand => Form::Warning,
            Form::Warning if leader => Form::Removal,
            Form::Warning | Form::Removal | Form::Dismissal => Form::Dismissal,
        }
    }
}

/// Days that are not counted: illness, pregnancy, criminal proceedings, litigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paused {
    /// First day.
    pub from: Date,
    /// Last day; none: it goes on.
    pub until: Option<Date>,
}

/// What is known of a violation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// When it happened or ended.
    pub violated_on: Option<Date>,
    /// When it was discovered.
    pub discovered_on: Option<Date>,
    /// Whether it is complex and the time was lengthened.
    pub complex: Option<bool>,
    /// The form that it calls for.
    pub form: Option<Form>,
    /// Whether there is no limitation: expulsion from the Party, internal political security, national interest, a false
    /// diploma.
    pub no_limitation: bool,
    /// Days that are not counted.
    pub paused: Vec<Paused>,
    /// When it was decided.
    pub decided_on: Option<Date>,
    /// When the decision took effect.
    pub effective_on: Option<Date>,
    /// Whether the person leads.
    pub leader: Option<bool>,
    /// The form that he is serving already.
    pub serving: Option<Form>,
}

/// The clocks of a violation.
pub fn check(facts: &Facts, as_of: Date, law: &crate::law::Law) -> Checked {
    let mut checked = Checked::new();
    let today = law.at(as_of, "");
    let statute = in_force!(checked, today, "nhan_su/thoi_hieu_ky_luat");
    let handling = in_force!(checked, today, "nhan_su/thoi_han_ky_luat");
    if let Err(none) = limitation(&mut checked, facts, as_of, &statute)
        .and_then(|()| clock(&mut checked, facts, as_of, (&handling, today)))
    {
        return checked.no_rule(&none, statute.citation());
    }
    if !facts.paused.is_empty()
        && let Ok(rule) = today.get("nhan_su/tru_thoi_gian_ky_luat")
    {
        let text = "Đã trừ thời gian không tính vào thời hiệu, thời hạn theo dữ kiện nhập.";
        checked.say(&rule, Verdict::Pass, text);
    }
    let after = lasting(&mut checked, facts, today);
    if let Err(none) = after {
        return checked.no_rule(&none, statute.citation());
    }
    escalation(&mut checked, facts, today);
    checked
}

type Told = Result<(), crate::law::NoRuleInForce>;

/// Whether the act is too long ago.
fn limitation(checked: &mut Checked, facts: &Facts, as_of: Date, rule: &InForce<'_>) -> Told {
    if facts.no_limitation {
        checked.say(rule, Verdict::Pass, "Hành vi không áp dụng thời hiệu.");
        return Ok(());
    }
    let (Some(violated), Some(form)) = (facts.violated_on, facts.form) else {
        if facts.violated_on.is_none() {
            checked.lacks(rule, "violated_on", "Cần ngày có hành vi vi phạm để tính thời hiệu.");
        }
        if facts.form.is_none() {
            checked.lacks(rule, "form", "Cần hình thức kỷ luật dự kiến để tính thời hiệu.");
        }
        return Ok(());
    };
    let years = rule.whole(if form == Form::Reprimand { form.code() } else { "khac" })?;
    let until = later(add_months(violated, months(years * 12)), violated, &facts.paused, as_of);
    checked.date("limitation_until", until);
    let at = facts.decided_on.unwrap_or(as_of);
    let (verdict, how) = if at > until { (Verdict::Fail, "đã hết") } else { (Verdict::Pass, "còn") };
    checked.say(rule, verdict, format!("Thời hiệu {years} năm đến ngày {}: {how} thời hiệu.", short(until)));
    Ok(())
}

/// Whether it was handled in time after it was discovered.
fn clock(checked: &mut Checked, facts: &Facts, as_of: Date, (rule, today): (&InForce<'_>, LawAt<'_>)) -> Told {
    let Some(discovered) = facts.discovered_on else {
        checked.lacks(rule, "discovered_on", "Cần ngày phát hiện hành vi vi phạm để tính thời hạn xử lý.");
        return Ok(());
    };
    let days = rule.whole(if facts.complex == Some(true) { "phuc_tap" } else { "thuong" })?;
    let by = later(plus_days(discovered, days), discovered, &facts.paused, as_of);
    checked.date("handle_by", by);
    if facts.complex.is_none() {
        let text = format!("Vụ việc phức tạp được kéo dài; chưa có dữ kiện này nên tính thời hạn {days} ngày.");
        checked.note_missing(rule, "complex", text);
    }
    let (verdict, how) = match facts.decided_on {
        Some(day) if day <= by => (Verdict::Pass, format!("đã quyết định ngày {}", short(day))),
        Some(day) => (Verdict::Overdue, format!("quyết định ngày {}, quá hạn", short(day))),
        None if as_of > by => (Verdict::Overdue, "đã quá hạn".to_owned()),
        None if soon(today, as_of, by) => (Verdict::Due, "sắp hết hạn".to_owned()),
        None => (Verdict::Pass, "chưa đến hạn".to_owned()),
    };
    checked.say(rule, verdict, format!("Thời hạn xử lý {days} ngày, đến ngày {}: {how}.", short(by)));
    Ok(())
}

/// How long a decision lasts, and what it bars meanwhile.
fn lasting(checked: &mut Checked, facts: &Facts, today: LawAt<'_>) -> Told {
    let Some(effective) = facts.effective_on else { return Ok(()) };
    let rule = today.get("nhan_su/hieu_luc_ky_luat")?;
    let until = add_months(effective, months(rule.whole("")?));
    checked.date("effect_until", until);
    checked.say(&rule, Verdict::Pass, format!("Quyết định có hiệu lực đến ngày {}, tự chấm dứt.", short(until)));
    let Some(form) = facts.form.filter(|form| *form != Form::Dismissal) else { return Ok(()) };
    let rule = today.get("nhan_su/cam_sau_ky_luat")?;
    let barred = add_months(effective, months(rule.whole(form.code())?));
    checked.date("barred_until", barred);
    let text = format!("Chưa quy hoạch, đào tạo, bổ nhiệm chức vụ cao hơn đến ngày {}.", short(barred));
    checked.say(&rule, Verdict::Pass, text);
    Ok(())
}

/// What a new violation leads to while a discipline is being served (Decree 172/2025, Article 2).
fn escalation(checked: &mut Checked, facts: &Facts, today: LawAt<'_>) {
    let (Some(serving), Some(new)) = (facts.serving, facts.form) else { return };
    let Ok(rule) = today.get("nhan_su/tang_nang_ky_luat") else { return };
    let Some(leader) = facts.leader else {
        checked.lacks(
            &rule,
            "leader",
            "Cần biết có giữ chức vụ lãnh đạo, quản lý không để chọn hình thức nặng hơn một bậc.",
        );
        return;
    };
    let base = serving.max(new);
    let form = base.heavier(leader);
    checked.words.push(("form", form.code().to_owned()));
    let which = if new > serving { "hình thức của hành vi mới" } else { "hình thức đang thi hành" };
    checked.say(
        &rule,
        Verdict::Pass,
        format!("Vi phạm mới khi đang thi hành kỷ luật: nặng hơn một bậc so với {which}, là {}.", form.label()),
    );
}

/// A last day, moved by the days after `from` that do not count.
fn later(last: Date, from: Date, paused: &[Paused], as_of: Date) -> Date {
    let mut spans: Vec<(Date, Date)> =
        paused.iter().map(|span| (span.from.max(from), span.until.unwrap_or(as_of))).collect();
    spans.sort_unstable();
    let (mut last, mut counted) = (last, from);
    for (begin, end) in spans {
        let begin = begin.max(counted);
        if begin > last || end < begin {
            continue;
        }
        last = plus_days(last, i64::from(days_between(begin, end)) + 1);
        counted = end.tomorrow().unwrap_or(end);
    }
    last
}

fn plus_days(day: Date, count: i64) -> Date {
    day.saturating_add(jiff::Span::new().days(count.clamp(0, 3_000_000)))
}
