//! Ranks, scales and money.

use codelists::Status;
use codelists::lists::CodeList;
use codelists::pay::{
    Coefficient, PayProblem, base_salary, base_salary_on, leadership_allowance, rank_on, salary, scale_on, scales, step,
};
use kernel::dates::{Date, date};

const TODAY: Date = date(2026, 11, 28);

#[test]
fn the_scales_are_those_of_the_decree() {
    let told: Vec<String> = scales()
        .iter()
        .map(|scale| {
            let (first, last) = (scale.steps.first().unwrap(), scale.steps.last().unwrap());
            format!("{} {}: {first}–{last}, {}", scale.code, scale.steps.len(), scale.months)
        })
        .collect();
    let expected = [
        "A3.1 6: 6,20–8,00, 36",
        "A3.2 6: 5,75–7,55, 36",
        "A2.1 8: 4,40–6,78, 36",
        "A2.2 8: 4,00–6,38, 36",
        "A1 9: 2,34–4,98, 36",
        "A0 10: 2,10–4,89, 36",
        "B 12: 1,86–4,06, 24",
        "C1 12: 1,65–3,63, 24",
        "C2 12: 1,50–3,48, 24",
        "C3 12: 1,35–3,33, 24",
    ];
    assert_eq!(told, expected);
    // Within a scale every step adds the same.
    for scale in scales() {
        let rises: Vec<i64> = scale.steps.windows(2).map(|two| two[1].hundredths() - two[0].hundredths()).collect();
        assert!(rises.iter().all(|rise| *rise == rises[0]), "{}", scale.code);
    }
    assert_eq!(scale_on("C3", TODAY).unwrap().status, Status::Memory);
}

#[test]
fn a_salary_is_exact() {
    let first = salary("01.003", 1, TODAY).unwrap();
    assert_eq!((first.dong, first.base, first.coefficient.to_string().as_str()), (5_920_200, 2_530_000, "2,34"));
    assert_eq!(first.status, Status::Confirmed);
    assert_eq!(salary("01.003", 1, date(2026, 6, 30)).unwrap().dong, 5_475_600);
    assert_eq!(salary("01.002", 8, TODAY).unwrap().dong, 17_153_400);
    for scale in scales() {
        for coefficient in &scale.steps {
            assert!(coefficient.of(2_530_000).is_some(), "{} {coefficient}", scale.code);
        }
    }
    assert_eq!(Coefficient::of_hundredths(234).of(1), None, "2,34 đồng are no whole đồng");
}

#[test]
fn a_rank_is_paid_by_the_scale_of_its_time() {
    let scale = |code, on| rank_on(code, on).map(|rank| rank.scale.code.as_str());
    assert_eq!(scale("01.004", date(2021, 7, 31)), Ok("B"));
    assert_eq!(scale("01.004", date(2021, 8, 1)), Ok("A0"));
    assert_eq!(scale("01.005", date(2021, 7, 31)), Ok("C1"));
    assert_eq!(scale("01.005", date(2021, 8, 1)), Ok("B"));
    assert_eq!(scale("02.008", TODAY), Ok("B"));
    assert_eq!(rank_on("06.030", TODAY).unwrap().status, Status::Uncertain);
    for item in CodeList::Rank.items() {
        assert!(rank_on(&item.code, TODAY).is_ok(), "{}", item.code);
    }
}

#[test]
fn what_is_not_in_force_is_an_error() {
    let before = date(2021, 7, 31);
    assert_eq!(rank_on("02.007", before), Err(PayProblem::NoRank { code: "02.007".into(), on: before }));
    assert!(matches!(rank_on("99.999", TODAY), Err(PayProblem::NoRank { .. })));
    assert!(matches!(rank_on("01.003", date(2004, 9, 30)), Err(PayProblem::NoScale { .. })));
    assert!(matches!(scale_on("A9", TODAY), Err(PayProblem::NoScale { .. })));
    let scale = scale_on("A1", TODAY).unwrap();
    assert_eq!(step(scale, 10), Err(PayProblem::NoStep { scale: "A1".into(), step: 10, steps: 9 }));
    assert!(step(scale, 0).is_err());
    assert_eq!(salary("01.003", 1, date(2023, 6, 30)), Err(PayProblem::NoBaseSalary { on: date(2023, 6, 30) }));
    let told = salary("01.003", 12, TODAY).unwrap_err().to_string();
    assert_eq!(told, "Bảng lương A1 có 9 bậc, không có bậc 12.");
}

#[test]
fn every_day_since_july_2023_has_one_base_salary() {
    let mut day = date(2023, 7, 1);
    let mut seen = Vec::new();
    while day < date(2028, 1, 1) {
        let amount = base_salary_on(day).unwrap_or_else(|| panic!("none on {day}"));
        if seen.last().is_none_or(|(_, last)| *last != amount) {
            seen.push((day, amount));
        }
        day = day.tomorrow().unwrap();
    }
    let expected = [(date(2023, 7, 1), 1_800_000), (date(2024, 7, 1), 2_340_000), (date(2026, 7, 1), 2_530_000)];
    assert_eq!(seen, expected);
    assert_eq!(base_salary_on(date(2023, 6, 30)), None);
    assert!(base_salary(TODAY).unwrap().source.contains("161/2026/NĐ-CP"));
}

#[test]
fn a_leadership_allowance_is_that_of_the_place_and_the_date() {
    let dong = |position, province, on| leadership_allowance(position, province, on).map(|amount| amount.dong);
    assert_eq!(dong("chu_tich", 31, TODAY), Ok(1_518_000));
    assert_eq!(dong("pho_chu_tich", 31, TODAY), Ok(1_265_000));
    assert_eq!(dong("truong_phong", 31, TODAY), Ok(632_500));
    assert_eq!(dong("pho_truong_phong", 31, TODAY), Ok(379_500));
    assert_eq!(dong("chu_tich", 31, date(2026, 1, 1)), Ok(1_404_000));
    for (position, province, on) in
        [("chu_tich", 1, TODAY), ("chu_tich", 79, TODAY), ("chu_tich", 31, date(2025, 12, 31)), ("thu_ky", 31, TODAY)]
    {
        assert_eq!(dong(position, province, on), Err(PayProblem::NoAllowance { on }), "{position} {province} {on}");
    }
}

#[test]
fn a_coefficient_is_read_only_as_the_decree_writes_it() {
    assert_eq!(Coefficient::parse("2,34"), Some(Coefficient::of_hundredths(234)));
    for text in ["2.34", "2,3", "2,345", "-2,34", "", ",34", "2,", "2,+3", "234"] {
        assert_eq!(Coefficient::parse(text), None, "{text}");
    }
}
