//! By when the decree wants things done, and the year from four quarters.

use kernel::dates::{Date, date};
use kernel::decision::Decision;
use rules::evaluation::deadlines::{Handed, Ranked, catalogue, hand_over, period_step, petition, ranking};
use rules::evaluation::level::Level::{self, HoanThanh, HoanThanhTot, HoanThanhXuatSac, KhongHoanThanh};
use rules::evaluation::year::from_quarters;
use rules::law::Law;
use rules::personnel::WorkingDays;

const CALENDAR: &str = "name = \"Ngày của kỳ\"\nunit = \"ngày\"\n[[period]]\nvalid_from = 2025-07-01\n\
     none = \"chưa quy định\"\nlaw = { document = \"1/NQ\" }\ntrust = \"text\"\n[[period]]\nvalid_from = 2026-01-01\n\
     province = \"33\"\nvalues = { tu_cham = \"20\", nop = \"31\" }\nlaw = { document = \"1/NQ\" }\ntrust = \"news\"\n";
const PAPER: &str = "number = \"1/NQ\"\nkind = \"Nghị quyết\"\ntitle = \"Thử\"\nissuer = \"HĐND\"\nissued_on = 2025-07-01\n\
     valid_from = 2025-07-01\ntrust = \"text\"\n";

#[test]
fn a_year_is_ranked_before_the_fifteenth() {
    let law = Law::shipped();
    let last = |who, special| ranking(law, 2026, "", (who, special)).unwrap();
    assert_eq!(last(Ranked::Staff, false).last_day, date(2026, 12, 14));
    assert_eq!(last(Ranked::Staff, true).last_day, date(2027, 1, 14));
    assert_eq!(last(Ranked::Staff, false).reason.citation.to_string(), "khoản 2 Điều 19 335/2025/NĐ-CP");
    let bodies = last(Ranked::Bodies, false);
    assert_eq!(
        (bodies.last_day, bodies.reason.citation.to_string()),
        (date(2026, 12, 14), "khoản 1 Điều 9 335/2025/NĐ-CP".to_owned())
    );
    assert!(bodies.reason.text.contains("cấp dưới xếp trước"), "{}", bodies.reason.text);
    assert!(!last(Ranked::Staff, false).reason.text.contains("cấp dưới"));
    assert!(ranking(law, 2025, "", (Ranked::Staff, false)).is_err());
}

#[test]
fn a_petition_is_answered_in_seven_working_days() {
    let law = Law::shipped();
    let answer = petition(law, date(2026, 12, 18), &WorkingDays::of(law)).unwrap();
    assert_eq!(answer.last_day, date(2026, 12, 29));
    assert_eq!(answer.reason.citation.to_string(), "Điều 22 335/2025/NĐ-CP");
    // The New Year is no working day.
    let over_new_year = petition(law, date(2026, 12, 28), &WorkingDays::of(law)).unwrap().last_day;
    assert!(over_new_year > petition(law, date(2026, 12, 28), &WorkingDays::weekends_only()).unwrap().last_day);
    assert!(petition(law, date(2025, 12, 28), &WorkingDays::of(law)).is_err());
}

#[test]
fn a_result_goes_to_the_national_database_in_five_days() {
    let handed = hand_over(Law::shipped(), date(2026, 12, 29)).unwrap();
    assert_eq!(handed.last_day, date(2027, 1, 3));
    assert_eq!(handed.reason.citation.to_string(), "điểm d khoản 1 Điều 26 335/2025/NĐ-CP");
    let issued = |on| catalogue(Law::shipped(), on).map(|one| (one.last_day, one.reason.citation.to_string()));
    let article = "điểm a khoản 1 Điều 26 335/2025/NĐ-CP".to_owned();
    assert_eq!(issued(date(2026, 3, 1)), Ok((date(2026, 6, 30), article)));
    assert!(issued(date(2025, 12, 31)).is_err());
}

#[test]
fn a_provinces_calendar_is_its_own_and_nobody_elses() {
    let law = Law::read(&[("documents/a.toml", PAPER), ("params/danh_gia/lich_ky.toml", CALENDAR)]).unwrap();
    let last = |month: Date, province: &str, step| period_step(&law, month, province, step).map(|one| one.last_day);
    assert_eq!(last(date(2026, 6, 1), "33", Handed::SelfScore), Ok(date(2026, 6, 20)));
    assert_eq!(last(date(2026, 7, 15), "33", Handed::File), Ok(date(2026, 7, 31)));
    assert!(last(date(2026, 6, 1), "33", Handed::File).is_err(), "June has no 31st");
    assert!(last(date(2026, 6, 1), "31", Handed::SelfScore).is_err());
    let none = period_step(Law::shipped(), date(2026, 6, 1), "", Handed::SelfScore).unwrap_err();
    assert!(none.to_string().contains("không ấn định"), "{none}");
}

#[test]
fn four_quarters_make_a_year_as_one_sector_reads_it() {
    let cases: [([Level; 4], Option<Level>); 9] = [
        ([HoanThanhXuatSac, HoanThanhXuatSac, HoanThanh, HoanThanh], Some(HoanThanhXuatSac)),
        ([HoanThanhXuatSac, HoanThanhXuatSac, HoanThanhTot, KhongHoanThanh], Some(HoanThanhTot)),
        ([HoanThanhXuatSac, HoanThanhTot, HoanThanhTot, HoanThanhTot], Some(HoanThanhTot)),
        ([HoanThanhTot, HoanThanhTot, HoanThanh, HoanThanh], Some(HoanThanhTot)),
        ([HoanThanhTot, HoanThanhTot, HoanThanhTot, KhongHoanThanh], Some(HoanThanhTot)),
        ([HoanThanhXuatSac, HoanThanhXuatSac, KhongHoanThanh, KhongHoanThanh], Some(KhongHoanThanh)),
        ([HoanThanh, HoanThanh, HoanThanh, HoanThanhTot], None),
        ([HoanThanh, HoanThanh, HoanThanh, KhongHoanThanh], None),
        ([HoanThanh, HoanThanh, HoanThanh, HoanThanh], None),
    ];
    for (quarters, year) in cases {
        match (from_quarters(quarters), year) {
            (Decision::Decided { value, reasons }, Some(level)) => {
                assert_eq!(value, level, "{quarters:?}");
                assert_eq!(reasons[0].citation.document, "21169/CHQ-TCCB");
            }
            (Decision::NeedsJudgement { questions, .. }, None) => assert_eq!(questions[0].options.len(), 2),
            other => panic!("{quarters:?}: {other:?}"),
        }
    }
}
