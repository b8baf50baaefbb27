//! Everybody's rank by the readings in force, and by those that are tried (Articles 11, 17, 19 and 20).

use kernel::exact::Exact;
use rules::evaluation::Wrong;
use rules::evaluation::level::Level;
use rules::evaluation::period::PeriodOf;
use rules::evaluation::policy::{Divisor, ExcellentBase, Rounding, SplitYear};
use rules::evaluation::year::{
    AgencyRanking, AgencyYear, PeriodScore, PersonYear, Rank, RankPolicy, Span, YearLaw, YearScore, rank, year_score,
};
use rules::law::Law;
use web::FieldErrors;

use super::Wrongs;
use super::columns::Column;
use super::form::YearForm;
use super::table::{ReadTable, Row, RowProblem, read_table};
use crate::calculator::in_words;
use crate::choices::Choices;
use crate::words::without_codes;

/// What came out.
#[derive(Debug)]
pub struct Ranked {
    pub agency: AgencyYear,
    /// By the readings in force.
    pub now: AgencyRanking,
    /// By the readings that are tried; none where they are those in force.
    pub trial: Option<AgencyRanking>,
    /// What was not used of the table, or was not there.
    pub notes: Vec<String>,
}

/// The open questions that bear on a year's ranks.
pub(crate) const POLICIES: [&str; 3] = [ExcellentBase::POLICY, Divisor::POLICY, Rounding::POLICY];

/// How the open questions are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Readings {
    base: ExcellentBase,
    divisor: Divisor,
    rounding: Rounding,
}

/// Everybody's rank.
///
/// # Errors
/// Everything that is wrong, by field and by row.
pub fn compute(form: &YearForm, choices: &Choices) -> Result<Ranked, Wrongs> {
    let ReadTable { rows, problems, notes } = read_table(&form.table);
    let mut wrongs = Wrongs { rows: problems, ..Wrongs::default() };
    if rows.is_empty() && wrongs.rows.is_empty() {
        wrongs.fields.add("bang", "Hãy dán hoặc ghi ít nhất một người.");
    }
    let law = law(form, &mut wrongs.fields);
    let has_head = rows.iter().any(|row| row.person.head);
    let own_rank = own_rank(form, has_head, &mut wrongs.fields);
    let periods = periods(form, &mut wrongs.fields);
    let Some(law) = law else { return Err(wrongs) };
    let (percent, decision) = share(form, &law, &mut wrongs.fields);
    let policy = |readings: Readings| RankPolicy { base: readings.base, percent, decision: decision.clone() };
    let (now, tried) = readings(form, choices);
    too_many(&rows, periods, &mut wrongs.rows);
    let people = rows.iter().map(|row| row.person.clone()).collect();
    let (year, name) = (form.year().unwrap_or_default(), form.name.clone());
    let agency = AgencyYear { year, name, rank: own_rank, people };
    if let Err(found) = rank(&agency, &policy(now), &law) {
        note(&found, &rows, &mut wrongs);
    }
    if !(wrongs.fields.is_empty() && wrongs.rows.is_empty()) {
        return Err(wrongs);
    }
    let by = |readings: Readings| ranked(&agency, readings, periods, &policy(readings), &law);
    let trial = if tried == now { None } else { Some(by(tried)?) };
    Ok(Ranked { now: by(now)?, trial, notes, agency })
}

fn law(form: &YearForm, errors: &mut FieldErrors) -> Option<YearLaw> {
    let Some(year) = form.year() else {
        errors.add("nam", "Hãy ghi năm bằng bốn chữ số, ví dụ 2026.");
        return None;
    };
    YearLaw::of(Law::shipped(), year, "").map_err(|none| errors.add("nam", none.to_string())).ok()
}

/// The body's own rank bears on its head alone.
fn own_rank(form: &YearForm, has_head: bool, errors: &mut FieldErrors) -> Level {
    Level::from_code(&form.rank).unwrap_or_else(|| {
        if has_head {
            errors
                .add("muc", "Hãy chọn mức xếp loại của cơ quan: người đứng đầu không được cao hơn (khoản 6 Điều 20).");
        }
        Level::HoanThanhXuatSac
    })
}

/// How many periods a year has (Article 17.3); none before the decree.
fn periods(form: &YearForm, errors: &mut FieldErrors) -> i64 {
    let on = form.last_day().map(|day| Law::shipped().at(day, ""));
    let found = match form.by.as_str() {
        "thang" => on.map(|law| Span::Year.months(law)),
        "quy" => on.map(|law| Span::Year.quarters(law)),
        _ => {
            errors.add("theo", "Hãy chọn điểm từng kỳ là của tháng hay của quý.");
            None
        }
    };
    found.and_then(Result::ok).unwrap_or(i64::MAX)
}

/// The share of the excellent, and the decision that it needs where it is above the usual one (Article 20.5).
fn share(form: &YearForm, law: &YearLaw, errors: &mut FieldErrors) -> (i64, Option<String>) {
    let typed = form.percent.trim_end_matches('%').trim();
    let percent = if typed.is_empty() { Some(law.usual_percent) } else { typed.parse().ok() };
    let decision = Some(form.decision.clone()).filter(|text| !text.is_empty());
    let Some(percent) = percent else {
        errors.add("ty-le", format!("Hãy ghi một số nguyên, ví dụ {}.", law.usual_percent));
        return (law.usual_percent, decision);
    };
    if percent > law.usual_percent && percent <= law.highest_percent && decision.is_none() {
        let usual = law.usual_percent;
        errors.add(
            "quyet-dinh",
            format!("Tỷ lệ trên {usual}% phải có quyết định của cấp có thẩm quyền (điểm b khoản 5 Điều 20). Hãy ghi số, ngày quyết định."),
        );
    }
    (percent, decision)
}

/// The positions in force, and those that are tried; what was not chosen stays as it is.
fn readings(form: &YearForm, choices: &Choices) -> (Readings, Readings) {
    let now = Readings {
        base: choices.position(ExcellentBase::POLICY, ExcellentBase::from_code),
        divisor: choices.position(Divisor::POLICY, Divisor::from_code),
        rounding: choices.position(Rounding::POLICY, Rounding::from_code),
    };
    let tried = Readings {
        base: ExcellentBase::from_code(&form.base).unwrap_or(now.base),
        divisor: Divisor::from_code(&form.divisor).unwrap_or(now.divisor),
        rounding: Rounding::from_code(&form.rounding).unwrap_or(now.rounding),
    };
    (now, tried)
}

/// Who has more scores than the year has periods.
fn too_many(rows: &[Row], periods: i64, problems: &mut Vec<RowProblem>) {
    for row in rows.iter().filter(|row| i64::try_from(row.person.scores.len()).is_ok_and(|count| count > periods)) {
        problems.push(RowProblem {
            line: row.line,
            column: Column::Scores.label().to_owned(),
            why: format!("Có {} điểm; một năm có {periods} kỳ.", row.person.scores.len()),
            fix: "Giữ mỗi kỳ một điểm, hoặc chọn lại theo tháng hay theo quý.".to_owned(),
        });
    }
}

/// What the rules find wrong, at its field or row.
fn note(found: &[Wrong], rows: &[Row], wrongs: &mut Wrongs) {
    for wrong in found {
        let parts: Vec<&str> = wrong.at.trim_start_matches('/').split('/').collect();
        let row = |index: &str| index.parse::<usize>().ok().and_then(|index| rows.get(index));
        let place = match parts.as_slice() {
            ["people", index, what, ..] => row(index).map(|row| (row.line, column(what))),
            _ => None,
        };
        let Some((line, column)) = place else {
            wrongs.fields.add("ty-le", in_words(wrong));
            continue;
        };
        let (why, fix) = (without_codes(&wrong.message), without_codes(&wrong.suggestion));
        let problem = RowProblem { line, column: column.label().to_owned(), why, fix };
        // One row may say the same of the same cell only once.
        if !wrongs.rows.iter().any(|known| (known.line, &known.column) == (line, &problem.column)) {
            wrongs.rows.push(problem);
        }
    }
    wrongs.rows.sort_by_key(|problem| problem.line);
}

fn column(what: &str) -> Column {
    match what {
        "scores" => Column::Scores,
        "months_worked" => Column::Months,
        _ => Column::Code,
    }
}

/// The ranks by these readings: each person's mean first, then all of them under the share of the excellent.
fn ranked(
    agency: &AgencyYear,
    readings: Readings,
    periods: i64,
    policy: &RankPolicy,
    law: &YearLaw,
) -> Result<AgencyRanking, Wrongs> {
    let means: Vec<Option<YearScore>> = agency.people.iter().map(|person| mean(person, readings, periods)).collect();
    let people = agency.people.iter().zip(&means).map(|(person, mean)| PersonYear {
        scores: mean.iter().map(|mean| mean.score.clone()).collect(),
        ..person.clone()
    });
    let averaged = AgencyYear { people: people.collect(), ..agency.clone() };
    let mut ranking = rank(&averaged, policy, law).map_err(|found| {
        let mut wrongs = Wrongs::default();
        note(&found, &[], &mut wrongs);
        wrongs
    })?;
    for ((person, mean), of) in ranking.people.iter_mut().zip(means).zip(&agency.people) {
        // How the mean came about is told where it was computed here and decides.
        if let Some(mean) = mean.filter(|_| of.scores.len() > 1 && person.rank != Rank::NotRanked) {
            person.reasons.splice(0..0, mean.reasons);
        }
    }
    Ok(ranking)
}

/// The yearly score. A single score is a mean that was computed before: it is divided by nothing.
fn mean(person: &PersonYear, readings: Readings, periods: i64) -> Option<YearScore> {
    let divisor = if person.scores.len() > 1 { readings.divisor } else { Divisor::MonthsEvaluated };
    let score = |(index, score): (usize, &Exact)| {
        let number = i8::try_from(index + 1).unwrap_or(i8::MAX);
        // Which one it was does not bear on the mean.
        PeriodScore { period: PeriodOf::Month(0, number), score: score.clone(), here: true }
    };
    let scores: Vec<PeriodScore> = person.scores.iter().enumerate().map(score).collect();
    year_score(&scores, periods, person.absence, (divisor, SplitYear::default(), readings.rounding))
}
