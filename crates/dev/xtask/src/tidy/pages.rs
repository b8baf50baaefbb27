//! Every page has samples: each screen is drawn empty, ordinary, crowded and with errors before a user sees it so.
//!
//! The convention that this check reads: a screen is a GET line of a slice's `routes.rs` that draws a page (a download
//! is none), or a module with an `async fn get`. The crate's `tests/it/pages.rs` (or a file below `tests/it/pages/`)
//! draws its samples: it calls every `view` that the handler draws, or asks for the address, or names the handler
//! (`tasks::show::get`). Besides, it names the module of every `get` by its path in the crate, in code or as a string.

use super::Finding;
use crate::route_table::{Entry, entries, fits};
use crate::rust_code::{has_word, line_at, scan};
use crate::rust_items::{Function, Functions};
use crate::rust_paths::{imports, named};
use crate::rust_sql::{Source, sources};
use crate::tree::{Tree, crate_of};
use std::collections::{BTreeMap, BTreeSet};

/// What the page tests of one crate say.
#[derive(Default)]
struct Samples {
    /// Code and literals.
    text: String,
    /// Addresses that they ask for.
    asked: Vec<String>,
    /// Paths that they call, from the crate's root.
    called: BTreeSet<String>,
}

/// Pairs screens with their samples in the page tests.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let samples = samples(tree);
    let none = Samples::default();
    let all = sources(tree, &["features"]);
    let mut findings = Vec::new();
    for source in &all {
        let Some(module) = module_path(source.inside) else { continue };
        let Some(at) = source.seen.code.find("async fn get(") else { continue };
        if !samples.get(source.name).is_some_and(|samples| has_word(&samples.text, &module)) {
            let why = format!("the screen `{}::{module}` has no page samples", source.name);
            let advice = "Draw its samples in the crate's tests/it/pages.rs, naming the module.";
            findings.push(Finding::line(source.path, line_at(&source.seen.code, at), why, advice));
        }
    }
    for table in all.iter().filter(|source| source.inside == "src/routes.rs") {
        let own: Vec<&Source<'_>> = all.iter().filter(|source| source.name == table.name).collect();
        let functions = Functions::of(own.iter().copied());
        let samples = samples.get(table.name).unwrap_or(&none);
        for entry in entries(table).iter().filter(|entry| entry.method == "get") {
            findings.extend(unsampled(entry, &functions, samples));
        }
    }
    findings
}

fn samples(tree: &Tree) -> BTreeMap<&str, Samples> {
    let mut samples: BTreeMap<&str, Samples> = BTreeMap::new();
    for (path, source) in tree.rust() {
        let Some(("features", name, inside)) = crate_of(path) else { continue };
        if inside == "tests/it/pages.rs" || inside.starts_with("tests/it/pages/") {
            let seen = scan(source);
            let own = samples.entry(name).or_default();
            own.text.push_str(&seen.code);
            seen.literals.iter().for_each(|literal| own.text.extend([" ", &literal.text, " "]));
            let asks = |at: usize| {
                let statement = seen.code[..at].rsplit([';', '{', '}']).next().unwrap_or_default();
                [".get(", ".post(", ".by_token("].iter().any(|call| statement.contains(call))
            };
            own.asked.extend(seen.literals.iter().filter(|l| asks(l.at)).map(|l| l.text.clone()));
            let calls = named(&seen.code, &imports(&seen.code));
            let inside = calls.iter().filter_map(|call| call.path.strip_prefix(name)?.strip_prefix("::"));
            own.called.extend(inside.map(str::to_string));
        }
    }
    samples
}

/// What is missing for the page of a GET route.
fn unsampled(entry: &Entry, functions: &Functions, samples: &Samples) -> Option<Finding> {
    let handler = functions.find(entry.handler.as_deref()?)?;
    let reached = functions.reached_by(handler, |function| !draws(function));
    let views: BTreeSet<&str> = reached
        .iter()
        .flat_map(|f| &f.calls)
        .filter_map(|call| functions.find(call))
        .filter(|f| is_view(f, handler))
        .map(|f| f.path.as_str())
        .collect();
    // Drawn where it is shown, so that no sample can draw it alone.
    let inline = reached.iter().any(|f| has_word(&f.body, "html!") && has_word(&f.body, "show"));
    if views.is_empty() && !inline && reached.iter().any(|function| sends_file(function)) {
        return None;
    }
    let called: BTreeSet<&str> =
        samples.called.iter().filter_map(|path| functions.find(path)).map(|f| f.path.as_str()).collect();
    let drawn = !views.is_empty() && !inline && views.iter().all(|view| called.contains(view));
    let asked = samples.asked.iter().any(|literal| fits(&entry.url, literal));
    if drawn || asked || has_word(&samples.text, &handler.path) {
        return None;
    }
    let why = format!("the page of `{}` (get {}) has no samples", handler.path, entry.url);
    let advice = "Draw its view in the crate's tests/it/pages.rs, or name the handler where it is drawn.";
    Some(Finding::line(&handler.file, handler.line, why, advice))
}

fn draws(function: &Function) -> bool {
    has_word(&function.head, "Markup")
}

/// A page's content: what is called `view`, and what the handler's own file draws.
fn is_view(function: &Function, handler: &Function) -> bool {
    draws(function) && (function.file == handler.file || function.path.ends_with("::view"))
}

/// Whether the function answers with a file.
fn sends_file(function: &Function) -> bool {
    function.calls.contains("web::download") || has_word(&function.body, "CONTENT_DISPOSITION")
}

/// `src/tasks/show.rs` → `tasks::show`; `None` outside `src` and for the crate's root.
fn module_path(inside: &str) -> Option<String> {
    let module = inside.strip_prefix("src/")?.strip_suffix(".rs")?;
    (module != "lib").then(|| module.replace('/', "::"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(test: &str) -> Tree {
        Tree::of(&[
            ("crates/features/plans/src/tasks/show.rs", "//! x\npub async fn get() {}\n"),
            ("crates/features/plans/src/tasks/parts.rs", "//! x\npub fn row() {}\n"),
            ("crates/features/plans/tests/it/pages.rs", test),
        ])
    }

    /// A table with one GET route to `list::show_all` of this source, and these page tests.
    fn routed(list: &str, test: &str) -> usize {
        let table = "use web::{Gate, get};\nfn f() {\n  get(\"/viec/{id}\", list::show_all, Gate::SignedIn),\n}";
        let tree = Tree::of(&[
            ("crates/features/plans/src/routes.rs", table),
            ("crates/features/plans/src/list.rs", list),
            ("crates/features/plans/src/parts.rs", "pub fn view() -> Markup { html! {} }"),
            ("crates/features/plans/tests/it/pages/list.rs", test),
        ]);
        check(&tree).len()
    }

    #[test]
    fn a_page_is_known_by_its_route_whatever_the_handler_is_called() {
        let own =
            "pub async fn show_all() { load() }\nfn load() { show(view()) }\npub fn view() -> Markup { html! {} }";
        assert_eq!(routed(own, ""), 1);
        assert_eq!(routed(own, "use plans::list;\nfn t() { list::other(); viewed() }"), 1);
        assert_eq!(routed(own, "use plans::list::view as v;\nfn t() { check_page(&v()) }"), 0);
        assert_eq!(routed(own, "fn t() { site.get(\"/viec/7?x=1\") }"), 0);
        assert_eq!(routed(own, "fn t() { draw(\"list::show_all\") }"), 0);
        let of_another = "pub async fn show_all() { crate::parts::view() }";
        assert_eq!(routed(of_another, ""), 1);
        assert_eq!(routed(of_another, "fn t() { plans::parts::view() }"), 0);
        let inline =
            "pub async fn show_all() { ctx.page(t).show(html! { p { } }) }\npub fn view() -> Markup { html! {} }";
        assert_eq!(routed(inline, "fn t() { plans::list::view() }"), 1);
    }

    #[test]
    fn a_download_is_no_page() {
        assert_eq!(routed("use web::download;\npub async fn show_all() { download(name, mime, bytes) }", ""), 0);
        assert_eq!(
            routed("pub async fn show_all() { sheet() }\nfn sheet() { web::download(name, mime, bytes) }", ""),
            0
        );
        let both = "pub async fn show_all() { if a { view() } else { web::download(b) } }\nfn view() -> Markup {}";
        assert_eq!(routed(both, ""), 1);
    }

    #[test]
    fn a_sampled_screen_passes() {
        assert_eq!(check(&tree("check(plans::tasks::show::samples());")), []);
        assert_eq!(check(&tree("check(\"tasks::show\");")), []);
    }

    #[test]
    fn a_screen_without_samples_is_found() {
        let found = check(&tree("// tasks::show later\ncheck(tasks::shown::samples());"));
        assert_eq!(found[0].place, "crates/features/plans/src/tasks/show.rs:2");
    }
}
