//! The lists that come with the program.

use std::collections::BTreeSet;

use codelists::Status;
use codelists::lists::{CodeList, Reading};
use kernel::dates::{Date, date};
use kernel::text::nfc;

const TODAY: Date = date(2026, 11, 28);

fn codes(list: CodeList) -> Vec<&'static str> {
    list.items().iter().map(|item| item.code.as_str()).collect()
}

#[test]
fn every_list_has_its_source_and_single_codes() {
    for list in CodeList::ALL {
        let held = list.list();
        assert!(!held.name.is_empty() && !held.source.is_empty(), "{list:?}");
        let unique: BTreeSet<&str> = codes(list).into_iter().collect();
        assert_eq!(unique.len(), held.items().len(), "{list:?}");
        assert_eq!(CodeList::from_id(list.id()), Some(list));
        for (position, item) in held.items().iter().enumerate() {
            assert_eq!(item.position, position);
            let texts = [&item.code, &item.label].into_iter().chain(&item.synonyms);
            texts.for_each(|text| assert!(nfc(text) == *text && text.trim() == text && !text.is_empty(), "{text:?}"));
        }
    }
    assert_eq!(CodeList::from_id("khong_co"), None);
}

#[test]
fn every_label_and_synonym_reads_back_to_its_entry() {
    for list in CodeList::ALL {
        for item in list.items() {
            for text in [&item.code, &item.label].into_iter().chain(&item.synonyms) {
                for typed in [text.clone(), text.to_uppercase(), kernel::text::search_key(text)] {
                    assert_eq!(list.read(&typed, TODAY), Reading::One(item), "{list:?}: {typed}");
                }
            }
        }
    }
}

#[test]
fn the_levels_stand_from_the_lowest() {
    let level = ["so_cap", "trung_cap", "cao_dang", "dai_hoc", "thac_si", "tien_si"];
    assert_eq!(codes(CodeList::ProfessionalLevel), level);
    assert_eq!(codes(CodeList::PoliticalTheory), ["chua_qua", "so_cap", "trung_cap", "cao_cap", "cu_nhan"]);
    let management = ["chua_qua", "can_su", "chuyen_vien", "chuyen_vien_chinh", "chuyen_vien_cao_cap"];
    assert_eq!(codes(CodeList::StateManagement), management);
}

#[test]
fn the_ethnic_groups_are_fifty_four_and_foreigners() {
    let expected: Vec<String> = (1..=55).map(|code| format!("{code:02}")).collect();
    assert_eq!(codes(CodeList::Ethnicity), expected);
    let label = |code| CodeList::Ethnicity.item(code).unwrap().label.as_str();
    assert_eq!([label("01"), label("08"), label("24"), label("54")], ["Kinh", "Mông", "Bru - Vân Kiều", "Ơ Đu"]);
    assert_eq!(CodeList::Ethnicity.item("55").unwrap().status, Status::Memory);
    assert_eq!(CodeList::Ethnicity.item("54").unwrap().status, Status::Confirmed);
}

#[test]
fn an_entry_counts_in_its_time_only_and_is_known_for_ever() {
    let (before, after) = (date(2021, 7, 31), date(2021, 8, 1));
    let held = |on| CodeList::Rank.items_on(on).any(|item| item.code == "02.007");
    assert_eq!((held(before), held(after)), (false, true));
    assert_eq!(CodeList::Rank.read("Văn thư viên", before), Reading::None);
    assert!(matches!(CodeList::Rank.read("Văn thư viên", after), Reading::One(item) if item.code == "02.007"));
    assert!(CodeList::Rank.item("02.007").is_some());
}
