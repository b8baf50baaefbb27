//! The contract of personnel checks: strict input, and an answer that always has the same keys.

use lawbook::contract::{self, Answer, Layout, Status};
use serde_json::{Value, json};

fn ask(facts: &Value) -> (Answer, Value) {
    let answer = contract::check(&facts.to_string(), Layout::Line);
    let said = serde_json::from_str(&answer.json).unwrap();
    (answer, said)
}

#[test]
fn every_check_is_described_and_answers_what_it_describes() {
    for name in contract::checks() {
        let text = contract::describe(name).expect(name);
        assert!(text.contains("facts") && text.contains("verdict"), "{name}");
        let (answer, said) = ask(&json!({"check": name, "as_of": "2026-09-01", "facts": {"khong_co": 1}}));
        assert_eq!((answer.status, said["error"]["at"].as_str()), (Status::Wrong, Some("/facts/khong_co")), "{name}");
        if name == "working_days" {
            continue;
        }
        let (answer, said) = ask(&json!({"check": name, "as_of": "2026-09-01", "facts": {}}));
        assert_eq!(answer.status, Status::Open, "{name}: {said}");
        assert_eq!((said["outcome"].as_str(), said["verdict"].as_str()), (Some("missing"), Some("unknown")), "{name}");
        for key in ["dates", "numbers", "words", "criteria", "reasons", "questions", "rule_version", "binding"] {
            assert!(said.get(key).is_some(), "{name}: {key}");
        }
        for fact in said["missing"].as_array().unwrap() {
            assert!(fact["at"].as_str().unwrap().starts_with("/facts/"), "{name}");
            assert!(fact["citation"]["document"].is_string(), "{name}");
        }
        let words = contract::check_in_words(&json!({"check": name, "as_of": "2026-09-01", "facts": {}}).to_string());
        assert!(words.unwrap().1.contains("Thiếu dữ kiện"), "{name}");
    }
    assert!(contract::describe("khong_co").is_none());
}

#[test]
fn wrong_facts_are_refused_with_their_place() {
    let good =
        json!({"check": "retirement", "as_of": "2026-09-01", "facts": {"birth_date": "1970-01-15", "sex": "nam"}});
    assert_eq!(ask(&good).0.status, Status::Decided);
    for (at, value) in [
        ("/check", json!("tuoi")),
        ("/as_of", json!("01/09/2026")),
        ("/as_of", json!("2026-02-30")),
        ("/as_of", json!("2026-09-01T00:00")),
        ("/calendar", json!("lunar")),
        ("/saturday_duty", json!("yes")),
        ("/facts", json!([])),
        ("/facts/sex", json!("x")),
        ("/facts/birth_date", json!("1970-1-5")),
        ("/facts/birth_date", json!(1970)),
    ] {
        let mut facts = good.clone();
        match at.rsplit_once('/').unwrap() {
            ("", key) => facts[key] = value.clone(),
            (_, key) => facts["facts"][key] = value.clone(),
        }
        let (answer, said) = ask(&facts);
        assert_eq!((answer.status, said["error"]["at"].as_str()), (Status::Wrong, Some(at)), "{value}");
        assert!(!said["error"]["suggestion"].as_str().unwrap().is_empty());
    }
    for key in ["check", "as_of", "facts"] {
        let mut facts = good.clone();
        facts.as_object_mut().unwrap().remove(key);
        assert_eq!(ask(&facts).1["error"]["at"], format!("/{key}"));
    }
}

#[test]
fn what_is_told_second_hand_is_marked_as_advice() {
    let facts =
        json!({"check": "retirement", "as_of": "2026-09-01", "facts": {"birth_date": "1965-06-15", "sex": "nam"}});
    let said = ask(&facts).1;
    assert_eq!((said["verdict"].as_str(), said["binding"].as_bool()), (Some("due"), Some(false)));
    let advice = said["reasons"].as_array().unwrap().iter().find(|reason| reason["enforced"] == json!(false)).unwrap();
    assert_eq!(advice["trust"], "uncertain");
    assert!(said["rule_version"].as_str().unwrap().contains("nhan_su/tuoi_nghi_huu@2026-01-01"));
    let words = contract::check_in_words(&facts.to_string()).unwrap().1;
    assert!(words.contains("tham khảo, chưa xác minh"), "{words}");
}
