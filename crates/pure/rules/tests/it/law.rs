//! The texts of `law/`: complete, without gap or overlap, strict.
#![expect(clippy::disallowed_methods, reason = "the test compares the list with the folder")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kernel::dates::{Date, date};
use rules::law::Law;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../law")
}

#[test]
fn every_text_comes_with_the_program() {
    let list = std::fs::read_to_string(root().join("../crates/pure/rules/src/law/files.rs")).unwrap();
    for folder in ["documents", "params", "policies"] {
        let mut open = vec![root().join(folder)];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let inside = path.strip_prefix(root()).unwrap().display().to_string();
                    assert!(list.contains(&format!("\"{inside}\"")), "{inside} is not in law/files.rs");
                }
            }
        }
    }
    assert!(Law::shipped().series().count() > 20);
}

/// Every topic, every day of the years that the house serves: one answer, or a word why there is none.
#[test]
fn each_day_has_exactly_one_regime() {
    let (first, last) = (date(2025, 7, 1), date(2030, 12, 31));
    for series in Law::shipped().series() {
        let mut day = first;
        while day <= last {
            let holds = |from: Date, until: Option<Date>| from <= day && until.is_none_or(|until| day < until);
            let found: Vec<_> = series
                .periods
                .iter()
                .filter(|period| period.province.is_empty() && holds(period.valid_from, period.valid_until))
                .collect();
            assert_eq!(found.len(), 1, "{} on {day}", series.id);
            assert_eq!(found[0].none.is_some(), found[0].values.is_empty(), "{} on {day}", series.id);
            let asked = Law::shipped().at(day, "").get(&series.id);
            assert_eq!(asked.is_err(), found[0].none.is_some(), "{} on {day}", series.id);
            day = day.tomorrow().unwrap();
        }
    }
}

#[test]
fn nothing_in_force_is_said_and_never_guessed() {
    let law = Law::shipped();
    let none = law.at(date(2025, 12, 31), "").get("danh_gia/nguong_xep_loai").unwrap_err();
    assert!(none.to_string().contains("Nghị định 90/2020/NĐ-CP"), "{none}");
    assert!(law.at(date(2026, 1, 1), "").get("danh_gia/nguong_xep_loai").is_ok());
    assert!(law.at(date(2025, 6, 30), "").get("danh_gia/nguong_xep_loai").is_err());
    assert!(law.at(date(2026, 1, 1), "").get("danh_gia/khong_co").is_err());
}

#[test]
fn every_document_of_a_period_is_known_and_dated() {
    let law = Law::shipped();
    for series in law.series() {
        for period in series.periods.iter().filter(|period| period.none.is_none()) {
            let document = law.document(&period.citation.document).expect("checked when it was read");
            if let (Some(from), true) = (document.valid_from, document.amends.is_empty()) {
                assert!(from <= period.valid_from, "{}: {} begins later", series.id, document.number);
            }
        }
    }
    let used: BTreeSet<&str> = law.documents().filter_map(|document| document.replaced_by.as_deref()).collect();
    assert!(used.iter().all(|number| law.document(number).is_some()));
}

const HEAD: &str = "name = \"Thử\"\nunit = \"điểm\"\n";
const LAW: &str = "law = { document = \"1/2026\" }\ntrust = \"text\"\n";

fn read(body: &str) -> Result<Law, String> {
    let document =
        "number = \"1/2026\"\nkind = \"Nghị định\"\ntitle = \"Thử\"\nissuer = \"Chính phủ\"\ntrust = \"text\"\n";
    Law::read(&[("documents/a.toml", document), ("params/thu/so.toml", &format!("{HEAD}{body}"))])
        .map_err(|broken| broken.to_string())
}

#[test]
fn a_broken_text_is_refused() {
    let period = |more: &str| format!("[[period]]\n{more}{LAW}");
    let good = period("valid_from = 2026-01-01\nvalue = \"1\"\n");
    assert!(read(&good).is_ok());
    for (body, why) in [
        (String::new(), "no period"),
        (good.replace("value =", "valeu ="), "values"),
        (good.replace("trust = \"text\"", "trust = \"text\"\nclause = 3"), "nothing is known of `clause`"),
        (good.replace("\"text\"", "\"sure\""), "no degree of trust"),
        (good.replace("1/2026", "2/2026"), "law/documents does not have"),
        (good.replace("value = \"1\"", "value = 1"), "is no text"),
        (good.replace("2026-01-01", "\"2026-01-01\""), "is no date"),
        (period("valid_from = 2026-01-01\nvalue = \"1\"\nnone = \"gì\"\n"), "says by `none`"),
        (format!("{good}{}", period("valid_from = 2027-01-01\nvalue = \"2\"\n")), "does not follow"),
        (
            format!(
                "{}{}",
                period("valid_from = 2026-01-01\nvalid_until = 2026-12-31\nvalue = \"1\"\n"),
                period("valid_from = 2027-01-01\nvalue = \"2\"\n")
            ),
            "does not follow",
        ),
        (period("valid_from = 2026-01-01\nvalid_until = 2026-01-01\nvalue = \"1\"\n"), "ends before it begins"),
    ] {
        let said = read(&body).unwrap_err();
        assert!(said.contains(why), "{body}\n{said}");
    }
}

#[test]
fn a_province_may_differ_in_its_time() {
    let law = read(
        "[[period]]\nvalid_from = 2026-01-01\nvalue = \"1\"\nlaw = { document = \"1/2026\", article = 2, point = \"đ\" }\n\
         trust = \"text\"\n[[period]]\nvalid_from = 2026-03-01\nvalid_until = 2026-05-01\nprovince = \"40\"\nvalue = \"2\"\n\
         law = { document = \"1/2026\" }\ntrust = \"news\"\n",
    )
    .unwrap();
    let value = |on: Date, province: &str| law.at(on, province).get("thu/so").unwrap().whole("").unwrap();
    assert_eq!(value(date(2026, 2, 28), "40"), 1);
    assert_eq!(value(date(2026, 3, 1), "40"), 2);
    assert_eq!(value(date(2026, 3, 1), "31"), 1);
    assert_eq!(value(date(2026, 5, 1), "40"), 1);
    let cited = law.at(date(2026, 2, 1), "").get("thu/so").unwrap().citation().to_string();
    assert_eq!(cited, "điểm đ Điều 2 1/2026");
}

#[test]
fn a_document_is_in_force_from_its_first_day_to_before_its_last() {
    let law = Law::shipped();
    let decree = law.document("335/2025/NĐ-CP").unwrap();
    let on = |day: Date| decree.in_force(day);
    assert_eq!([date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2)].map(on), [Some(false), Some(true), Some(true)]);
    let old = law.documents().find(|document| document.valid_until.is_some() && document.valid_from.is_some()).unwrap();
    let ends = old.valid_until.unwrap();
    assert_eq!((old.in_force(ends.yesterday().unwrap()), old.in_force(ends)), (Some(true), Some(false)));
    let undated = law.documents().find(|document| document.valid_from.is_none()).unwrap();
    assert_eq!(undated.in_force(date(2026, 6, 1)), None);
    assert_eq!(law.at(date(2026, 6, 1), "").on(), date(2026, 6, 1));
}

#[test]
fn open_questions_have_positions_by_name_and_a_default() {
    let law = Law::shipped();
    assert!(law.policies().count() >= 17);
    for policy in law.policies() {
        let first = policy.positions.first().unwrap();
        assert_eq!(policy.default_position(), Some(first));
        for position in &policy.positions {
            assert_eq!(policy.position(&position.id), Some(position));
        }
        assert_eq!(policy.position("khong_co"), None);
    }
}

/// The items of Mẫu số 01 and the four levels in the decree's words.
#[test]
fn forms_are_worded_as_the_decree_words_them() {
    use rules::evaluation::{Level, common};
    for (code, begins) in [
        ("I.1", "Phẩm chất chính trị"),
        ("I.2", "Ý thức kỷ luật"),
        ("II.1", "Năng lực chuyên môn"),
        ("II.2", "Khả năng đáp ứng"),
        ("II.3", "Tinh thần trách nhiệm"),
        ("II.4", "Thái độ phục vụ"),
        ("III.1", "Có sản phẩm"),
        ("III.2", "Sẵn sàng nhận"),
        ("III.3", "Chịu trách nhiệm"),
        ("III.4", "Chủ động quyết định"),
    ] {
        assert!(common::name(code).is_some_and(|name| name.starts_with(begins)), "{code}");
    }
    assert_eq!(common::name("IV.1"), None);
    assert_eq!(
        Level::ALL.map(Level::label),
        ["Không hoàn thành nhiệm vụ", "Hoàn thành nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ",]
    );
    assert_eq!(Level::ALL.map(Level::clause), [4, 3, 2, 1]);
    for level in Level::ALL {
        assert_eq!(Level::from_code(level.code()), Some(level));
    }
}

#[test]
fn a_provinces_times_may_leave_days_out_but_not_overlap() {
    let everywhere =
        "[[period]]\nvalid_from = 2026-01-01\nvalue = \"1\"\nlaw = { document = \"1/2026\" }\ntrust = \"text\"\n";
    let own = |from: &str, until: &str| {
        format!(
            "[[period]]\nvalid_from = {from}\nvalid_until = {until}\nprovince = \"40\"\nvalue = \"2\"\n\
             law = {{ document = \"1/2026\" }}\ntrust = \"text\"\n"
        )
    };
    let both = |second: &str| format!("{everywhere}{}{}", own("2026-02-01", "2026-03-01"), own(second, "2026-06-01"));
    assert!(read(&both("2026-03-01")).is_ok(), "one after the other");
    assert!(read(&both("2026-04-01")).is_ok(), "with days between them");
    assert!(read(&both("2026-02-28")).is_err(), "a day twice");
}

#[test]
fn articles_are_called_as_the_decree_calls_them() {
    let decree = Law::shipped().document("335/2025/NĐ-CP").unwrap();
    assert_eq!(decree.article(1), Some("Phạm vi điều chỉnh"));
    assert_eq!(decree.article(29), Some("Trách nhiệm thi hành"));
    assert_eq!((decree.article(0), decree.article(30)), (None, None));
}
