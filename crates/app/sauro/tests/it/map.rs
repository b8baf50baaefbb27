//! `docs/MAP.md`: from an address to the file that answers it and the tests that prove it. Made from the route tables,
//! so it cannot lie; `cargo xtask map` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use web::{Gate, Route};

const HEAD: &str = "# Map\n\nFrom an address to the code that answers it. Made from the route tables by `cargo xtask map`; \
a test fails when it is stale.\n`cargo xtask where /nhiem-vu/12` finds the line of an address.\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").canonicalize().expect("the workspace")
}

/// `plans::task::page::get` → the file of `plans::task::page`, from the root.
fn source(handler: &str) -> Option<String> {
    let mut parts: Vec<&str> = handler.split("::").collect();
    parts.pop();
    let name = parts.remove(0);
    let module = parts.join("/");
    let file = if module.is_empty() { "lib.rs".to_owned() } else { format!("{module}.rs") };
    let path = format!("crates/features/{name}/src/{file}");
    root().join(&path).is_file().then_some(path)
}

/// Test files, from the slice's folder, that ask for this address, or name the module.
fn tests(slice: &str, route: &Route) -> Vec<String> {
    let crate_folder = root().join(format!("crates/features/{slice}"));
    let mut found = Vec::new();
    let mut open = vec![crate_folder.join("tests/it")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if std::fs::read_to_string(&path).is_ok_and(|text| asks_for(&text, route.path)) {
                found.push(path.strip_prefix(&crate_folder).unwrap_or(&path).display().to_string());
            }
        }
    }
    found.sort();
    found
}

/// Whether a string of the test reads like the address: `{id}` may be a number, a word or a place to be filled.
fn asks_for(text: &str, pattern: &str) -> bool {
    let wanted: Vec<&str> = pattern.split('/').collect();
    let strings = text.split('"').skip(1).step_by(2);
    strings.filter(|s| s.starts_with('/')).any(|string| {
        let path = string.split(['?', '#']).next().unwrap_or_default();
        let given: Vec<&str> = path.split('/').collect();
        let fits = |(w, g): (&&str, &&str)| w == g || (w.starts_with('{') && !g.is_empty());
        given.len() == wanted.len() && wanted.iter().zip(&given).all(fits)
    })
}

fn gate(gate: Gate) -> String {
    match gate {
        Gate::Public => "anybody".to_owned(),
        Gate::SignedIn => "signed in".to_owned(),
        Gate::Roles(roles) => roles.iter().map(|r| r.code()).collect::<Vec<_>>().join(", "),
    }
}

fn map() -> String {
    let mut text = HEAD.to_owned();
    for feature in sauro::features() {
        let _ = write!(
            text,
            "\n## {}\n\n| Address | Method | Who | Handler | Source | Tests |\n|---|---|---|---|---|---|\n",
            feature.name
        );
        let mut lines: BTreeMap<(String, &str), String> = BTreeMap::new();
        for route in &feature.routes {
            let source = source(route.handler).unwrap_or_else(|| panic!("no file for {}", route.handler));
            let tests: Vec<String> = tests(feature.name, route).iter().map(|t| format!("`{t}`")).collect();
            let line = format!(
                "| `{}` | {} | {} | `{}` | `{source}` | {} |\n",
                route.path,
                route.method,
                gate(route.gate),
                route.handler,
                tests.join("<br>")
            );
            lines.insert((route.path.to_owned(), route.method), line);
        }
        lines.values().for_each(|line| text.push_str(line));
    }
    text
}

#[test]
fn map_is_up_to_date() {
    let file = root().join("docs/MAP.md");
    let map = map();
    if std::env::var_os("UPDATE_MAP").is_some() {
        std::fs::write(&file, &map).expect("docs/MAP.md");
        return;
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let stale = map.lines().zip(kept.lines().chain(std::iter::repeat(""))).find(|(new, old)| new != old);
    assert!(map == kept, "docs/MAP.md is stale at {stale:?}; write it with: cargo xtask map");
}

#[test]
fn an_address_is_recognised_in_a_test() {
    assert!(asks_for(r#"site.get("dau_moi", "/nhiem-vu/12?x=1")"#, "/nhiem-vu/{id}"));
    assert!(asks_for(r#"format!("/nhiem-vu/{task}/nop-san-pham")"#, "/nhiem-vu/{id}/nop-san-pham"));
    assert!(!asks_for(r#""/nhiem-vu/""#, "/nhiem-vu/{id}"));
    assert!(!asks_for(r#""/nhiem-vu/1/xem""#, "/nhiem-vu/{id}"));
}
