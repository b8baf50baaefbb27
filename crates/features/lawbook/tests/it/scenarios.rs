//! `law/scenarios/`: facts and what the law makes of them, each by its article.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use lawbook::contract::{self, Layout};
use rules::law::Law;
use serde_json::Value;

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../law/scenarios")
}

fn scenarios() -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for topic in std::fs::read_dir(folder()).unwrap().flatten() {
        for file in std::fs::read_dir(topic.path()).unwrap().flatten() {
            let name = file.path().display().to_string();
            let table: toml::Table = std::fs::read_to_string(file.path()).unwrap().parse().expect(&name);
            let read = serde_json::to_value(table).unwrap();
            found.extend(read["scenario"].as_array().expect(&name).iter().map(|one| (name.clone(), one.clone())));
        }
    }
    found
}

#[test]
fn each_comes_out_as_the_law_says() {
    let (mut ids, mut wrong) = (BTreeSet::new(), Vec::new());
    for (file, scenario) in scenarios() {
        let id = scenario["id"].as_str().unwrap().to_owned();
        assert!(ids.insert(id.clone()), "{id} stands twice");
        let document = scenario["law"]["document"].as_str().unwrap();
        assert!(Law::shipped().document(document).is_some(), "{file}: {id} cites {document}");
        let facts = scenario["facts"].to_string();
        let answer = match scenario["ask"].as_str().unwrap() {
            "evaluate" => contract::evaluate(&facts, Layout::Line),
            "rank" => contract::rank(&facts, Layout::Line),
            "check" => contract::check(&facts, Layout::Line),
            other => panic!("{id} asks {other}"),
        };
        let mut said: Value = serde_json::from_str(&answer.json).unwrap();
        said["status"] = answer.status.exit_code().into();
        for (at, expected) in scenario["expect"].as_object().unwrap() {
            let found = said.pointer(&format!("/{at}")).unwrap_or(&Value::Null);
            if found != expected {
                wrong.push(format!("{id}: {at} is {found}, not {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(ids.len() > 140, "{}", ids.len());
}
