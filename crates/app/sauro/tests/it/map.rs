//! `docs/MAP.md`: from an address to the file that answers it and the tests that prove it. Made from the route tables,
//! so it cannot lie; `cargo xtask map` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use web::Gate;

mod asked;
mod source;

use asked::{Asked, Helpers};
use source::Source;

const HEAD: &str = "# Map\n\nFrom an address to the code that answers it. Made from the route tables by `cargo xtask map`; \
a test fails when it is stale.\n`cargo xtask where /nhiem-vu/12` finds the line of an address.\n";

pub(crate) fn root() -> PathBuf {
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

/// The test files of a slice by their path from its folder, with what each asks for.
fn tests(slice: &str) -> BTreeMap<String, Asked> {
    let crate_folder = root().join(format!("crates/features/{slice}"));
    let mut sources = BTreeMap::new();
    let mut open = vec![crate_folder.join("tests/it")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let inside = path.strip_prefix(&crate_folder).unwrap_or(&path).display().to_string();
                sources.insert(inside, Source::of(&text));
            }
        }
    }
    let mut helpers = Helpers::default();
    sources.values().for_each(|source| helpers.add(source));
    sources.into_iter().map(|(path, source)| (path, Asked::of(&source, &helpers))).collect()
}

fn gate(gate: Gate) -> String {
    match gate {
        Gate::Public => "anybody".to_owned(),
        Gate::May(policy) => policy.name.to_owned(),
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
        let asked = tests(feature.name);
        let all: Vec<&str> = feature.routes.iter().map(|route| route.path).collect();
        let mut lines: BTreeMap<(String, &str), String> = BTreeMap::new();
        for route in &feature.routes {
            let source = source(route.handler).unwrap_or_else(|| panic!("no file for {}", route.handler));
            let asking = asked.iter().filter(|(_, asked)| asked.has(route.method, route.path, &all));
            let tests: Vec<String> = asking.map(|(file, _)| format!("`{file}`")).collect();
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
    let all =
        ["/nhiem-vu/{id}", "/nhiem-vu/{id}/huy", "/nhiem-vu/moi", "/van-ban/{id}", "/van-ban/{id}/tep", "/van-ban/moi"];
    let asks = |text: &str, method: &str, route: &str| {
        let source = Source::of(text);
        let mut helpers = Helpers::default();
        helpers.add(&source);
        Asked::of(&source, &helpers).has(method, route, &all)
    };
    let whole = r#"let x = '"'; site.get("dau_moi", "/nhiem-vu/12?x=1").await;"#;
    assert!(asks(whole, "GET", "/nhiem-vu/{id}") && !asks(whole, "POST", "/nhiem-vu/{id}"));
    let fixed = r#"site.post("dau_moi", "/nhiem-vu/moi", &[]).await;"#;
    assert!(asks(fixed, "POST", "/nhiem-vu/moi") && !asks(fixed, "POST", "/nhiem-vu/{id}"));
    let kept = r#"let path = format!("/nhiem-vu/{task}"); site.post("a", &format!("{path}/huy"), &[]).await;"#;
    assert!(asks(kept, "POST", "/nhiem-vu/{id}/huy") && !asks(kept, "GET", "/nhiem-vu/{id}/huy"));
    let helper = "fn at(&self, rest: &str) -> String {\n    format!(\"/nhiem-vu/{}{rest}\", 1)\n}\n";
    let helped = format!("{helper}fn t() {{ scene.send(HEAD, &scene.at(\"/huy\")); }}");
    assert!(asks(&helped, "GET", "/nhiem-vu/{id}/huy") && asks(&helped, "POST", "/nhiem-vu/{id}/huy"));
    let led = "let page = site.post(\"a\", \"/van-ban/moi\").location; site.get(\"a\", &format!(\"{page}/tep\")); site.get(\"a\", &page);";
    assert!(
        asks(led, "GET", "/van-ban/{id}/tep")
            && asks(led, "GET", "/van-ban/{id}")
            && !asks(led, "POST", "/van-ban/{id}")
    );
    assert!(!asks(led, "GET", "/nhiem-vu/{id}"));
    assert!(!asks(r#"let said = "/nhiem-vu/1/huy"; assert!(page.contains(said));"#, "GET", "/nhiem-vu/{id}/huy"));
    assert!(!asks("// site.get(\"a\", \"/nhiem-vu/1\");", "GET", "/nhiem-vu/{id}"));
}
