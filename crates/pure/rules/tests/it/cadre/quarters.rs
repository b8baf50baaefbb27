//! Cadres: what the year's quarters do, by hearsay and by a rule that is enforced.

use kernel::decision::Decision;
use kernel::exact::Exact;
use rules::evaluation::cadre::{CadreFacts, CadreLaw, CadrePeriod, CadreRule, evaluate};
use rules::evaluation::level::Level;
use rules::evaluation::year::Rank;
use rules::law::Trust;

use super::{FAILED, GOOD, ON, QUARTER, YEAR, ask, came_to, facts, law, six, tasks};

/// 02-HD/BTCTW: one quarter that failed bars "xuất sắc"; hearsay, so the lower level stands and a person is asked.
#[test]
fn a_failed_quarter_bars_the_highest_level_of_the_year() {
    let year = |short, earlier: [Rank; 3]| ask(&CadreFacts { earlier: earlier.to_vec(), ..facts(YEAR, short) }, ON);
    for (earlier, came) in [
        ([GOOD, GOOD, GOOD], (Level::HoanThanhXuatSac, false)),
        ([Rank::NotRanked, Rank::NotRanked, GOOD], (Level::HoanThanhXuatSac, false)),
        ([FAILED, GOOD, GOOD], (Level::HoanThanhTot, true)),
        ([GOOD, GOOD, FAILED], (Level::HoanThanhTot, true)),
    ] {
        assert_eq!(came_to(&year("0", earlier)), came, "{earlier:?}");
    }
    let barred = year("0", [GOOD, FAILED, GOOD]);
    let Decision::NeedsJudgement { questions, .. } = &barred else { panic!("{barred:?}") };
    assert_eq!(questions[0].options, ["hoan_thanh_tot", "hoan_thanh_xuat_sac"]);
    assert_eq!(questions[0].citation.to_string(), "02-HD/BTCTW");
    assert!(questions[0].text.contains("chưa xác minh"), "{}", questions[0].text);
    assert_eq!(came_to(&year("20", [FAILED, GOOD, GOOD])), (Level::HoanThanhTot, false));
    assert_eq!(came_to(&ask(&CadreFacts { earlier: vec![FAILED; 2], ..facts(QUARTER, "0") }, ON)).0, Level::ALL[3]);
    let before = facts(CadrePeriod::Year(2025), "0");
    let before = ask(&CadreFacts { earlier: vec![FAILED, GOOD, GOOD], ..before }, ON);
    assert_eq!(came_to(&before), (Level::HoanThanhXuatSac, false));
    assert!(before.reasons().iter().any(|reason| reason.text.contains("02-HD/BTCTW chưa ban hành")));
}

/// 02-HD/BTCTW: two in a row, and replacement is considered; advice, whatever the level.
#[test]
fn two_failed_quarters_in_a_row_are_advice() {
    let advice = |period, short, earlier: &[Rank]| -> Option<String> {
        let decision = ask(&CadreFacts { earlier: earlier.to_vec(), ..facts(period, short) }, ON);
        let (Decision::Decided { value, .. } | Decision::NeedsJudgement { value, .. }) = decision else { panic!() };
        assert!(value.advice.iter().all(|one| !one.trust.is_enforced()));
        assert!(value.advice.iter().all(|one| one.reason.citation.to_string() == "02-HD/BTCTW"));
        value.advice.into_iter().next().map(|one| one.reason.text)
    };
    let starts = |text: Option<String>, how: &str| text.is_some_and(|text| text.starts_with(how));
    assert!(starts(advice(YEAR, "0", &[FAILED, FAILED, GOOD]), "2 quý liên tiếp"));
    assert!(starts(advice(YEAR, "0", &[FAILED, FAILED, FAILED]), "3 quý liên tiếp"));
    assert!(starts(advice(QUARTER, "60", &[GOOD, FAILED]), "2 quý liên tiếp"));
    assert!(starts(advice(QUARTER, "60", &[GOOD, Rank::Open]), "Chưa biết đủ"));
    assert_eq!(advice(YEAR, "0", &[FAILED, GOOD, FAILED]), None);
    assert_eq!(advice(YEAR, "0", &[FAILED, Rank::NotRanked, FAILED]), None);
    assert_eq!(advice(QUARTER, "0", &[GOOD, FAILED]), None);
    assert_eq!(advice(QUARTER, "0", &[Rank::Open, Rank::Open]), None);
    assert_eq!(advice(QUARTER, "60", &[FAILED, GOOD]), None);
}

/// The same guidance, once somebody has read it, decides.
#[test]
fn what_was_read_decides() {
    let read = |rule: &CadreRule| CadreRule { trust: Trust::Text, ..rule.clone() };
    let mut year = law(YEAR);
    let mut rules = year.failed_quarters.clone().unwrap();
    rules.not_excellent = read(&rules.not_excellent);
    year.failed_quarters = Ok(rules.clone());
    let barred = CadreFacts { earlier: vec![GOOD, GOOD, FAILED], ..facts(YEAR, "0") };
    let decided = |law: &CadreLaw| came_to(&evaluate(&barred, &six(), ON, law).unwrap());
    assert_eq!(decided(&year), (Level::HoanThanhTot, false));
    rules.not_excellent.number = Exact::whole(2);
    year.failed_quarters = Ok(rules);
    assert_eq!(decided(&year), (Level::HoanThanhXuatSac, false));
    let mut quarter = law(QUARTER);
    quarter.done = Ok(read(quarter.done.as_ref().unwrap()));
    let little = CadreFacts { tasks: tasks(["69", "60", "0", "10"]), ..facts(QUARTER, "0") };
    let decision = evaluate(&little, &six(), ON, &quarter).unwrap();
    assert_eq!(came_to(&decision), (Level::KhongHoanThanh, false));
}
