//! `sauro law check`: one personnel rule on a date.

mod asked;
mod said;
mod specs;

use std::fmt::Write as _;

use kernel::dates::Date;
use rules::law::Law;
use rules::personnel::{Checked, WorkingDays};

use super::answer::{Answer, Layout, Status};
use super::json::{Field, InputError, Keys, Node, Path};
use specs::{CHECKS, Spec};

/// What every check is asked with.
pub(super) struct Context {
    as_of: Date,
    days: WorkingDays,
}

/// Answers a record of facts.
pub fn check(text: &str, layout: Layout) -> Answer {
    match decide(text) {
        Err(error) => Answer::wrong(&error, layout),
        Ok(checked) => Answer::of(said::status(&checked), &said::Said::of(&checked), layout),
    }
}

/// The answer in words, for a person at the command line.
///
/// # Errors
/// The facts are wrong.
pub fn check_in_words(text: &str) -> Result<(Status, String), InputError> {
    let checked = decide(text)?;
    Ok((said::status(&checked), said::in_words(&checked)))
}

/// The names of the checks.
pub fn checks() -> Vec<&'static str> {
    CHECKS.iter().map(|spec| spec.name).collect()
}

/// The facts and the answer of a check, in words. None: there is no such check.
pub fn describe(name: &str) -> Option<String> {
    let spec = CHECKS.iter().find(|spec| spec.name == name)?;
    let mut text = format!("{}: {}\n\nDữ kiện (facts):\n", spec.name, spec.about);
    for fact in spec.facts {
        let _ = writeln!(text, "  {:<22} {:<10} {}", fact.key, fact.kind, fact.what);
    }
    if spec.name == "eligibility" {
        text.push_str("\nKhóa của answers (true hoặc false; thiếu là chưa biết):\n");
        for (id, what) in rules::personnel::eligibility::questions() {
            let _ = writeln!(text, "  {id:<38} {what}");
        }
    }
    let _ = writeln!(text, "\nKết quả riêng: {}", spec.gives);
    text.push_str(COMMON);
    Some(text)
}

const COMMON: &str = "\
Chung: {\"check\", \"as_of\": \"2026-09-01\", \"facts\": {…}}; có thể thêm \"calendar\": \"public_holidays\" (mặc định) hoặc \
\"weekends\" (không trừ ngày lễ), \"saturday_duty\": true (làm việc thứ Bảy).
Trả lời: outcome (decided | missing | needs_judgement), verdict (pass | fail | unknown | due | overdue), binding (false: có \
căn cứ chưa được xác minh, chỉ để tham khảo), dates, numbers, words, criteria, reasons, missing, questions, rule_version.
";

fn decide(text: &str) -> Result<Checked, InputError> {
    let root = Node::parse(text)?;
    let root = root.at(Path::Root);
    let keys = Keys::of(&root, &["check", "as_of", "calendar", "saturday_duty", "facts"])?;
    let field = keys.required("check")?;
    let spec = field.code(|name| CHECKS.iter().find(|spec| spec.name == name), &checks())?;
    let as_of = keys.required("as_of")?.date()?;
    let days = working_days(&keys)?;
    ask(spec, keys.required("facts")?, &Context { as_of, days })
}

fn working_days(keys: &Keys<'_, '_>) -> Result<WorkingDays, InputError> {
    let codes = ["public_holidays", "weekends"];
    let known = |text: &str| (text == "public_holidays").then_some(true).or((text == "weekends").then_some(false));
    let holidays = keys.optional("calendar").map_or(Ok(true), |field| field.code(known, &codes))?;
    let days = if holidays { WorkingDays::of(Law::shipped()) } else { WorkingDays::weekends_only() };
    match keys.optional("saturday_duty").map_or(Ok(false), |field| field.boolean())? {
        true => Ok(days.with_saturdays()),
        false => Ok(days),
    }
}

fn ask(spec: &Spec, facts: Field<'_, '_>, context: &Context) -> Result<Checked, InputError> {
    let known: Vec<&str> = spec.facts.iter().map(|fact| fact.key).collect();
    let keys = Keys::of(&facts, &known)?;
    (spec.ask)(&asked::Asked { keys }, context)
}
