//! The contracts: strict input, exact output, in the order of the contract.

use lawbook::contract::{self, Answer, Layout, Status};
use serde_json::{Value, json};

fn facts() -> Value {
    json!({
        "period": {"kind": "month", "year": 2026, "month": 6},
        "policy": {"surplus": "cap_criterion", "deduction": "per_unit"},
        "person": {"kind": "cong_chuc", "leader": true},
        "common": {"I.1": "5", "I.2": "5", "II.1": "2.5", "II.2": "2.5", "II.3": "2.5", "II.4": "2.5",
                   "III.1": "2.5", "III.2": "2.5", "III.3": "2.5", "III.4": "2.5"},
        "work": [{"product": "DC.01", "coefficient": "1", "assigned": "10", "completed": "10", "origin": "planned",
                  "quality_failures": [{"units": "1", "times": 1, "excused": false}],
                  "delays": [{"units": "1", "times": 2, "excused": true}]}],
        "leader": {"subordinate_scores": ["83.2", "49.99"], "organising": "full", "unity": "half"}
    })
}

fn ask(facts: &Value) -> (Answer, Value) {
    let answer = contract::evaluate(&facts.to_string(), Layout::Line);
    let said = serde_json::from_str(&answer.json).unwrap();
    (answer, said)
}

fn with(at: &str, value: Value) -> Value {
    let mut facts = facts();
    let (parent, key) = at.rsplit_once('/').unwrap();
    match facts.pointer_mut(parent).unwrap() {
        Value::Object(map) => drop(map.insert(key.to_owned(), value)),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        _ => panic!("{at}"),
    }
    facts
}

#[test]
fn the_answer_has_the_contract_s_keys_in_its_order() {
    let (answer, said) = ask(&facts());
    assert_eq!(answer.status, Status::Decided);
    let keys = [
        "outcome",
        "a",
        "b",
        "c",
        "d",
        "dd",
        "e",
        "result_ratio",
        "result_points",
        "common_points",
        "total",
        "level",
        "steps",
        "policies",
        "questions",
    ];
    let places: Vec<_> = keys.iter().map(|key| answer.json.find(&format!("\"{key}\":")).expect(key)).collect();
    assert!(places.is_sorted(), "{}", answer.json);
    assert_eq!(said["b"], json!({"exact": "39/40", "shown": "0.98"}));
    assert_eq!(said["d"]["exact"], "1/2");
    assert_eq!(said["e"]["exact"], "1/2");
    assert_eq!(said["result_ratio"]["exact"], "199/240");
    assert_eq!(said["policies"][0]["id"], "surplus");
    assert_eq!(said["policies"][1]["chosen"], "per_unit");
    let step = said["steps"].as_array().unwrap().iter().find(|step| step["id"] == "a").unwrap();
    assert_eq!(step["citation"], json!({"document": "335/2025/NĐ-CP", "article": 14, "clause": 2, "point": "a"}));
    assert_eq!(step["value"], "1");
}

#[test]
fn wrong_facts_are_refused_with_their_place() {
    for (at, value) in [
        ("/asigned", json!("1")),
        ("/period/kind", json!("week")),
        ("/period/month", json!(13)),
        ("/period/month", json!("6")),
        ("/period/day", json!(1)),
        ("/policy/surplus", json!("cap")),
        ("/policy/rounding", json!("exact")),
        ("/person/kind", json!("can_bo")),
        ("/person/kind", json!("chuyen_gia")),
        ("/person/leader", json!("true")),
        ("/common/I.1", json!("5.01")),
        ("/common/I.1", json!("-1")),
        ("/common/I.1", json!(4.5)),
        ("/common/I.1", json!("năm")),
        ("/common/I.3", json!("1")),
        ("/work", json!({})),
        ("/work/0", json!("DC.01")),
        ("/work/0/coefficient", json!("0")),
        ("/work/0/coefficient", json!("-1")),
        ("/work/0/assigned", json!("-1")),
        ("/work/0/assigned", json!("1/0")),
        ("/work/0/completed", json!("10.1")),
        ("/work/0/origin", json!("extra")),
        ("/work/0/product", json!(" ")),
        ("/work/0/asigned", json!("1")),
        ("/work/0/quality_failures/0/units", json!("10.5")),
        ("/work/0/quality_failures/0/times", json!(-1)),
        ("/work/0/quality_failures/0/times", json!("1")),
        ("/work/0/delays/0/excused", json!(null)),
        ("/leader/organising", json!("0.8")),
        ("/leader/unity", json!(1)),
        ("/leader/subordinate_scores/1", json!("100.5")),
    ] {
        let (answer, said) = ask(&with(at, value.clone()));
        assert_eq!(answer.status, Status::Wrong, "{at} {value}: {}", answer.json);
        assert_eq!(said["error"]["at"], at, "{value}");
        for text in ["message", "suggestion"] {
            assert!(!said["error"][text].as_str().unwrap().is_empty(), "{at}");
        }
    }
}

#[test]
fn contradictions_are_refused() {
    let mut passed_on = with("/work/0/origin", json!("passed_on"));
    assert_eq!(ask(&passed_on).1["error"]["at"], "/work/0/completed");
    passed_on["work"][0]["completed"] = json!("0");
    assert_eq!(ask(&passed_on).1["error"]["at"], "/work/0/quality_failures/0/units");
    assert_eq!(ask(&with("/person/leader", json!(false))).1["error"]["at"], "/leader");
    assert_eq!(ask(&with("/period/quarter", json!(2))).1["error"]["at"], "/period");
    for key in ["period", "person", "common", "work"] {
        let mut facts = facts();
        facts.as_object_mut().unwrap().remove(key);
        assert_eq!(ask(&facts).1["error"]["at"], format!("/{key}"));
    }
}

#[test]
fn missing_facts_are_asked_for_and_never_guessed() {
    let missing = |facts: &Value| {
        let (answer, said) = ask(facts);
        assert_eq!(answer.status, Status::Open, "{}", answer.json);
        assert_eq!((&said["outcome"], &said["total"], &said["level"]), (&json!("missing"), &Value::Null, &Value::Null));
        said["missing"]
            .as_array()
            .unwrap()
            .iter()
            .map(|fact| fact["at"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(missing(&with("/work", json!([]))), ["/work"]);
    assert_eq!(missing(&with("/leader/unity", Value::Null)), ["/leader/unity"]);
    assert_eq!(missing(&with("/leader/subordinate_scores", json!([]))), ["/leader/subordinate_scores"]);
    let all = ["/leader/subordinate_scores", "/leader/organising", "/leader/unity"];
    assert_eq!(missing(&with("/leader", Value::Null)), all);
    let mut facts = facts();
    facts["common"].as_object_mut().unwrap().remove("III.4");
    assert_eq!(missing(&facts), ["/common/III.4"]);
}

#[test]
fn what_is_no_json_or_says_a_key_twice_is_refused() {
    for (text, said) in [
        ("", "không phải JSON"),
        ("{", "không phải JSON"),
        ("[]", "nhóm khóa"),
        ("{\"period\": {\"kind\": \"month\", \"kind\": \"quarter\"}}", "Khóa “kind” ghi hai lần"),
        (&"[".repeat(100_000), "không phải JSON"),
    ] {
        let answer = contract::evaluate(text, Layout::Line);
        assert!(answer.status == Status::Wrong && answer.json.contains(said), "{text:.40} {}", answer.json);
    }
}

#[test]
fn numbers_are_exact_however_long() {
    let mut facts = with("/work/0/coefficient", json!("123456789012345678901/999999999999999999999"));
    facts["work"][0]["assigned"] = json!("9999999999999999.999999999999999999");
    let (_, said) = ask(&facts);
    assert_eq!(said["outcome"], "decided");
    assert!(said["a"]["exact"].as_str().unwrap().len() > 30, "{said}");
    assert_eq!(ask(&with("/work/0/assigned", json!("10,0"))).1["a"]["exact"], "1");
}

#[test]
fn a_year_s_facts_are_read_as_strictly() {
    let person = json!({"id": "p1", "group": "chuyen_vien", "head": false, "scores": ["92", "91.5"], "months_worked": 12, "absence": "none", "triggers": []});
    let facts = json!({"year": 2026, "policy": {"htxs_base": "ranked_htt", "htxs_percent": 20},
        "agency": {"name": "UBND xã Hà Bắc", "rank": "hoan_thanh_tot"}, "people": [person]});
    let said = |facts: &Value| -> Value {
        serde_json::from_str(&contract::rank(&facts.to_string(), Layout::Line).json).unwrap()
    };
    assert_eq!(said(&facts)["people"][0]["mean"], json!({"exact": "367/4", "shown": "91.75"}));
    for (at, value) in [
        ("/year", json!(2025)),
        ("/year", json!("2026")),
        ("/policy/htxs_percent", json!(26)),
        ("/policy/htxs_percent", json!(-1)),
        ("/policy/htxs_base", json!("all")),
        ("/policy/surplus", json!("cap_ratio")),
        ("/agency/rank", json!("khong_xep_loai")),
        ("/agency/rank", Value::Null),
        ("/people/0/scores/0", json!("100.1")),
        ("/people/0/scores/0", json!("-1")),
        ("/people/0/months_worked", json!(13)),
        ("/people/0/absence", json!("holiday")),
        ("/people/0/triggers/0", json!("ky_luat")),
        ("/people/0/head", json!(0)),
        ("/people/0/id", json!("")),
        ("/people/0/name", json!("Nguyễn Văn A")),
    ] {
        let mut wrong = facts.clone();
        if at == "/people/0/triggers/0" {
            wrong["people"][0]["triggers"] = json!([value]);
        } else {
            let (parent, key) = at.rsplit_once('/').unwrap();
            match wrong.pointer_mut(parent).unwrap() {
                Value::Object(map) => drop(map.insert(key.to_owned(), value.clone())),
                Value::Array(list) => list[0] = value.clone(),
                _ => panic!("{at}"),
            }
        }
        assert_eq!(said(&wrong)["error"]["at"], at, "{value}");
    }
    let twice = json!({"year": 2026, "agency": facts["agency"], "people": [facts["people"][0], facts["people"][0]]});
    assert_eq!(said(&twice)["error"]["at"], "/people/1/id");
    let mut unscored = facts.clone();
    unscored["people"][0]["scores"] = json!([]);
    let open = said(&unscored);
    assert_eq!((&open["people"][0]["rank"], &open["questions"][0]["ids"]), (&Value::Null, &json!(["p1"])));
}
