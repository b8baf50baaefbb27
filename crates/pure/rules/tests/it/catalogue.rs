//! The catalogue of products: what its rows agree on, and faults found wherever they stand.

use kernel::dates::Date;
use kernel::exact::Exact;
use proptest::prelude::*;
use rules::evaluation::catalogue::{CatalogueLaw, Field, Kind, Part, ProductRow, Review, review};
use rules::law::Law;

fn law() -> CatalogueLaw {
    let on = Date::new(2026, 6, 1).expect("a date");
    CatalogueLaw::at(Law::shipped().at(on, "")).expect("the decree is in force")
}

fn ask(rows: &[ProductRow]) -> Review {
    review(rows, &law())
}

fn field(column: char, row: usize, text: impl ToString) -> Option<Field> {
    Some(Field { cell: format!("{column}{row}"), text: text.to_string(), is_number: false })
}

/// A sound row of its own, whose score is `score`, in a group that has it in its band.
fn row(at: usize, score: i64, standard: i64) -> ProductRow {
    let (group, band) = match score {
        1..=10 => ("N1", "1-10"),
        11..=50 => ("N2", "11-50"),
        51..=100 => ("N3", "51-100"),
        _ => ("N4", "101-200"),
    };
    let coefficient = Exact::fraction(score, standard).expect("a standard above 0").shown();
    ProductRow {
        sheet: "Danh mục".to_owned(),
        part: Some(Part::Shared),
        unit: None,
        code: field('B', at, format!("DC.{at:02}")),
        name: field('C', at, format!("Soạn văn bản loại {at}")),
        detail: field('D', at, "Soạn thảo, trình ký"),
        output: field('E', at, "Văn bản"),
        group: field('F', at, group),
        band: field('G', at, band),
        score: field('H', at, score),
        coefficient: field('I', at, coefficient),
    }
}

fn rows(scores: &[i64], standard: i64) -> Vec<ProductRow> {
    (2..).zip(scores).map(|(at, score)| row(at, *score, standard)).collect()
}

fn found(rows: &[ProductRow]) -> Vec<(String, Kind)> {
    ask(rows).findings.into_iter().map(|finding| (finding.cell, finding.kind)).collect()
}

#[test]
fn the_parameters_come_from_the_law_of_the_date() {
    let law = law();
    assert_eq!(law.most_groups, 5);
    assert_eq!(law.ceilings.get(&5), Some(&Exact::whole(500)));
    assert!(!law.ceilings_enforced, "the handbook advises");
    let before = Date::new(2025, 12, 31).expect("a date");
    assert!(CatalogueLaw::at(Law::shipped().at(before, "")).is_err());
}

#[test]
fn a_ceiling_of_the_handbook_is_advice_a_sixth_group_is_not() {
    let mut above = rows(&[5, 180, 90], 5);
    above[1].group = field('F', 3, "Nhóm 1");
    above[1].band = None;
    above[0].band = None;
    let review = ask(&above);
    let kinds: Vec<_> = review.findings.iter().map(|finding| (finding.kind, finding.is_advice)).collect();
    assert_eq!(kinds, [(Kind::ScoreAboveCeiling, true)]);
    assert_eq!(review.findings[0].citation.to_string(), "Chương II mục III.4.1 Sổ tay BNV 2026");
    let mut many = rows(&[5, 6, 7, 8, 9, 10], 5);
    for (number, row) in (1..).zip(&mut many) {
        row.group = field('F', number, format!("N{number}"));
        row.band = None;
    }
    let review = ask(&many);
    let too_many: Vec<_> = review.findings.iter().filter(|finding| finding.kind == Kind::TooManyGroups).collect();
    assert_eq!(too_many.len(), 1);
    assert!(!too_many[0].is_advice);
    assert_eq!(too_many[0].cell, "F6");
    assert_eq!(too_many[0].citation.to_string(), "điểm a khoản 1 Điều 13 335/2025/NĐ-CP");
}

#[test]
fn only_what_rests_on_the_decree_has_to_be_mended() {
    let mut faulty = rows(&[5, 40, 60, 80, 9, 8], 5);
    faulty[1].code = field('B', 3, "DC..03");
    faulty[2].score = field('H', 4, "abc");
    faulty[3].coefficient = field('I', 5, "17");
    faulty[4].output = field('E', 6, "");
    faulty[5].code = field('B', 7, "DC.02");
    let said: Vec<_> = ask(&faulty).findings.into_iter().map(|finding| (finding.kind, finding.is_advice)).collect();
    let expected = [
        (Kind::CodeDoubledDot, true),
        (Kind::ScoreNotNumber, false),
        (Kind::CoefficientMismatch, true),
        (Kind::MissingOutput, false),
        (Kind::DuplicateCode, false),
    ];
    assert_eq!(said, expected);
}

#[test]
fn groups_and_bands_are_read_as_people_write_them() {
    for group in ["N2", "n2", "Nhóm 2", "NHÓM II", "2", "N 2", "N02", "Nhóm 2 (N2)", "Nhóm 2 (N3)"] {
        let mut rows = rows(&[5, 20], 5);
        rows[1].group = field('F', 3, group);
        let is_read = ask(&rows).groups.contains_key(&2);
        assert_eq!(is_read, group != "Nhóm 2 (N3)", "{group}");
    }
    for (band, is_read) in [
        ("11-50", true),
        ("11 – 50", true),
        ("từ 11 đến 50 điểm", true),
        ("11 đến 50", true),
        ("tối đa 50", true),
        ("11,0-50,0", true),
        ("50-11", false),
        ("11-50-100", false),
        ("11/50", false),
        ("N2", false),
        ("trên 11 dưới 50", false),
    ] {
        let mut rows = rows(&[5, 20], 5);
        rows[1].band = field('G', 3, band);
        let expected = if is_read { vec![] } else { vec![("G3".to_owned(), Kind::BandUnreadable)] };
        assert_eq!(found(&rows), expected, "{band}");
    }
}

#[test]
fn coefficients_may_be_rounded_as_they_are_written() {
    // 10 ÷ 6 = 1,666…
    for (coefficient, is_right) in [
        ("1,7", true),
        ("1.67", true),
        ("1,6667", true),
        ("5/3", true),
        ("1.6666666666666667", true),
        ("1,6", false),
        ("1.66", false),
        ("2", false),
    ] {
        let mut rows = rows(&[6, 12, 18, 10], 6);
        rows[3].coefficient = field('I', 5, coefficient);
        let expected = if is_right { vec![] } else { vec![("I5".to_owned(), Kind::CoefficientMismatch)] };
        assert_eq!(found(&rows), expected, "{coefficient}");
    }
}

#[test]
fn two_standard_products_are_told_apart_by_the_other_rows() {
    let mut rows = rows(&[5, 40, 60, 80], 5);
    rows[1].coefficient = field('I', 3, "1");
    let review = ask(&rows);
    assert_eq!(review.standard_score, Some(Exact::whole(5)));
    assert_eq!(found(&rows), [("I3".to_owned(), Kind::CoefficientMismatch)]);
}

#[test]
fn nothing_is_in_a_catalogue_of_nothing() {
    let review = ask(&[]);
    assert_eq!((review.products, review.standard_score, review.findings.len()), (0, None, 0));
}

fn scores() -> impl Strategy<Value = (i64, Vec<i64>)> {
    // The standard product stands first; the others are tenths of it, so that two decimals hold every coefficient.
    (prop::sample::select(vec![1_i64, 2, 4, 5, 10]), prop::collection::vec(1..=200_i64, 3..30)).prop_map(
        |(standard, mut scores)| {
            scores.insert(0, standard);
            (standard, scores)
        },
    )
}

proptest! {
    #[test]
    fn sound_rows_have_no_finding((standard, scores) in scores()) {
        let rows = rows(&scores, standard);
        let review = ask(&rows);
        prop_assert_eq!(review.findings, vec![]);
        prop_assert_eq!(review.standard_score, Some(Exact::whole(standard)));
        prop_assert_eq!(review.groups.values().sum::<usize>(), rows.len());
    }

    #[test]
    fn a_wrong_coefficient_is_found_where_it_stands((standard, scores) in scores(), at in any::<prop::sample::Index>(), off in 1..9_i64) {
        let mut rows = rows(&scores, standard);
        let at = at.index(scores.len() - 1) + 1;
        let wrong = &Exact::fraction(scores[at], standard).unwrap() + &Exact::whole(off);
        rows[at].coefficient = field('I', at + 2, wrong.shown());
        prop_assert_eq!(found(&rows), vec![(format!("I{}", at + 2), Kind::CoefficientMismatch)]);
    }

    #[test]
    fn the_order_of_rows_changes_neither_standard_nor_groups((standard, scores) in scores(), turn in any::<prop::sample::Index>()) {
        let mut turned = rows(&scores, standard);
        turned.rotate_left(turn.index(scores.len()));
        let (one, other) = (ask(&rows(&scores, standard)), ask(&turned));
        prop_assert_eq!(one.standard_score, other.standard_score);
        prop_assert_eq!(one.groups, other.groups);
    }

    #[test]
    fn whatever_is_written_each_finding_is_at_a_cell_of_the_catalogue(
        texts in prop::collection::vec(("[A-Z.0-9\u{a0} ]{0,6}", "[^\u{0}]{0,12}", "(N?[0-9]{0,5}|nhóm [ivx]{0,4})", "[0-9,./ -]{0,9}", "[0-9a-z,./-]{0,7}"), 0..8)
    ) {
        let mut rows = Vec::new();
        for (at, (code, name, group, band, number)) in (2..).zip(&texts) {
            rows.push(ProductRow {
                part: Some(Part::Leading),
                code: field('B', at, code),
                name: field('C', at, name),
                output: field('E', at, name),
                group: field('F', at, group),
                band: field('G', at, band),
                score: field('H', at, number),
                coefficient: field('I', at, band),
                ..row(at, 5, 5)
            });
        }
        let review = ask(&rows);
        prop_assert_eq!(review.products, rows.len());
        for finding in review.findings {
            let (column, row) = finding.cell.split_at(1);
            prop_assert!("BCDEFGHI".contains(column) && row.parse::<usize>().is_ok_and(|row| row < rows.len() + 2));
            prop_assert!(!finding.why.is_empty() && !finding.suggestion.is_empty());
        }
    }
}

/// What is changed in a row, and what is found then.
type Planted = (&'static str, fn(&mut ProductRow), &'static [(&'static str, Kind)]);

#[test]
fn each_planted_fault_is_found_at_its_cell() {
    fn set(field: &mut Option<Field>, text: &str) {
        field.as_mut().expect("a column").text = text.to_owned();
    }
    let faults: &[Planted] = &[
        ("no code", |row| set(&mut row.code, " "), &[("B3", Kind::MissingCode)]),
        ("no task", |row| set(&mut row.name, ""), &[("C3", Kind::MissingName)]),
        ("no work", |row| set(&mut row.detail, ""), &[("D3", Kind::MissingDetail)]),
        ("no output", |row| set(&mut row.output, ""), &[("E3", Kind::MissingOutput)]),
        ("no group", |row| set(&mut row.group, ""), &[("F3", Kind::MissingGroup)]),
        ("no score", |row| set(&mut row.score, ""), &[("H3", Kind::MissingScore)]),
        ("no coefficient", |row| set(&mut row.coefficient, ""), &[("I3", Kind::MissingCoefficient)]),
        ("two dots", |row| set(&mut row.code, "DC..03"), &[("B3", Kind::CodeDoubledDot)]),
        ("a blank", |row| set(&mut row.code, "DC. 03"), &[("B3", Kind::CodeLookalikeSpace)]),
        ("a hidden sign", |row| set(&mut row.code, "DC.03\u{200b}"), &[("B3", Kind::CodeLookalikeSpace)]),
        ("other letters", |row| set(&mut row.code, "ДС.03"), &[("B3", Kind::CodeMalformed)]),
        ("a letter for a digit", |row| set(&mut row.code, "DC.O3"), &[("B3", Kind::CodeMalformed)]),
        ("no number", |row| set(&mut row.code, "DC"), &[("B3", Kind::CodeMalformed)]),
        ("a separator first", |row| set(&mut row.code, ".DC.03"), &[("B3", Kind::CodeMalformed)]),
        ("a separator last", |row| set(&mut row.code, "DC.03-"), &[("B3", Kind::CodeMalformed)]),
        ("an empty part", |row| set(&mut row.code, "DC/.03"), &[("B3", Kind::CodeMalformed)]),
        ("a code twice", |row| set(&mut row.code, "dc.02"), &[("B3", Kind::DuplicateCode)]),
        ("a group that is none", |row| set(&mut row.group, "N6"), &[("F3", Kind::UnknownGroup)]),
        ("a group 0", |row| set(&mut row.group, "N0"), &[("F3", Kind::UnknownGroup)]),
        ("an unreadable band", |row| set(&mut row.band, "cao"), &[("G3", Kind::BandUnreadable)]),
        ("no number as score", |row| set(&mut row.score, "abc"), &[("H3", Kind::ScoreNotNumber)]),
        ("a score two ways", |row| set(&mut row.score, "7.250"), &[("H3", Kind::ScoreNotNumber)]),
        ("a score of 0", |row| set(&mut row.score, "0"), &[("H3", Kind::ScoreNotPositive)]),
        ("no number as coefficient", |row| set(&mut row.coefficient, "K"), &[("I3", Kind::CoefficientNotNumber)]),
        ("a coefficient below 0", |row| set(&mut row.coefficient, "-1"), &[("I3", Kind::CoefficientNotPositive)]),
        ("a wrong coefficient", |row| set(&mut row.coefficient, "9"), &[("I3", Kind::CoefficientMismatch)]),
        ("several products", |row| set(&mut row.output, "Kế hoạch; báo cáo"), &[("E3", Kind::BundledItem)]),
        ("all of an event", |row| set(&mut row.name, "Tổ chức hội nghị"), &[("C3", Kind::BundledItem)]),
        ("a specialist's work", |row| row.part = Some(Part::Leading), &[("C3", Kind::ProfessionalInLeading)]),
    ];
    for (name, plant, expected) in faults {
        let mut sheet = rows(&[5, 7, 20, 60], 5);
        plant(&mut sheet[1]);
        let expected: Vec<_> = expected.iter().map(|(cell, kind)| ((*cell).to_owned(), *kind)).collect();
        assert_eq!(found(&sheet), expected, "{name}");
    }
    let mut codes: Vec<&str> = faults.iter().flat_map(|(_, _, kinds)| *kinds).map(|(_, kind)| kind.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert!(codes.len() == 20 && codes.contains(&"code_doubled_dot") && codes.contains(&"missing_output"), "{codes:?}");
}

#[test]
fn bands_stand_one_above_the_other_and_scores_within() {
    let mut sheet = rows(&[5, 7, 20, 60], 5);
    sheet[3].band = field('G', 5, "50-100");
    assert_eq!(found(&sheet), [("G5".to_owned(), Kind::BandsOverlap)]);
    let why = &ask(&sheet).findings[0].why;
    assert!(why.contains("50-100"), "{why}");
    sheet[3].band = field('G', 5, "51-100");
    sheet[1].band = field('G', 3, "11-50");
    let kinds: Vec<Kind> = found(&sheet).into_iter().map(|(_, kind)| kind).collect();
    assert!(kinds.contains(&Kind::BandOfOtherGroup), "{kinds:?}");
    let mut sheet = rows(&[5, 7, 8, 20], 5);
    sheet[1].score = field('H', 3, 11);
    sheet[1].coefficient = field('I', 3, "2,2");
    assert_eq!(found(&sheet), [("H3".to_owned(), Kind::ScoreOutsideBand)]);
    let counts = ask(&sheet).groups;
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), [(1, 3), (2, 1)]);
}

#[test]
fn a_product_that_stands_twice_is_found_by_its_words() {
    let mut sheet = rows(&[5, 7, 8], 5);
    for (row, column) in [(0, 'C'), (2, 'C')] {
        sheet[row].name = field(column, row + 2, "Soạn  VĂN BẢN, loại 2");
    }
    assert_eq!(found(&sheet), [("D4".to_owned(), Kind::DuplicateItem)]);
    sheet[2].output = field('E', 4, "Tờ trình");
    assert_eq!(found(&sheet), []);
}

#[test]
fn work_of_leaders_and_events_in_steps_are_sound() {
    let mut sheet = rows(&[5, 7, 8, 9], 5);
    sheet[0].part = Some(Part::Leading);
    sheet[0].name = field('C', 2, "Chỉ đạo, phân công nhiệm vụ của phòng");
    sheet[0].code = field('B', 2, "LD.01");
    sheet[1].name = field('C', 3, "Tổ chức hội nghị tổng kết");
    sheet[2].name = field('C', 4, "Tổ chức hội nghị tổng kết");
    sheet[2].detail = field('D', 4, "Chuẩn bị tài liệu");
    assert_eq!(found(&sheet), []);
    sheet[2].detail = field('D', 4, "Toàn bộ các khâu");
    assert_eq!(found(&sheet), [("D4".to_owned(), Kind::BundledItem)]);
    sheet[0].name = field('C', 2, "Soạn văn bản, phân công nhiệm vụ");
    assert!(found(&sheet).contains(&("C2".to_owned(), Kind::ProfessionalInLeading)));
    // What a finding calls a product: its code, else its work.
    let mut nameless = rows(&[5, 7], 5);
    nameless[1].code = field('B', 3, "");
    let why = &ask(&nameless).findings[0].why;
    assert!(why.contains("Soạn thảo, trình ký"), "{why}");
}
