//! Every route has a permission: routes exist only in the tables that `web` types, each entry names its gate, and each
//! handler asks a permission.
//!
//! The type of a route asks for a `Gate`; this check sees to what a type cannot: that nothing mounts a route beside the
//! tables, that the gate stands in the entry itself, that a route that changes something is not open to all without a
//! word why (`// public: <why>` above it), and that a handler, or what it calls, asks `may` (to show: `may` or
//! `could`) – and asks the action that the gate names, so that the two cannot drift apart. What may show the same to everybody says so: `// everybody: <why>` above the entry or the handler.

use super::Finding;
use crate::route_table::{Entry, entries};
use crate::rust_code::{Text, has_word, line_at, word_positions};
use crate::rust_items::{Function, Functions};
use crate::rust_sql::{Source, sources};
use crate::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

/// Ways round the table.
const BESIDE: &[&str] =
    &["axum::routing", "Router", "MethodRouter", "nest_service", "route_service", "fallback_service"];
/// The files that make the tables into a router.
const MAKERS: &[&str] = &["crates/platform/web/src/router.rs", "crates/platform/web/src/route.rs"];
/// What stands apart from the tables by design: the file, the word, and how often it may stand there. The figures have one
/// address on a port of this machine alone; the lines to the browsers carry the finished router and mount nothing.
const APART: &[(&str, &str, usize)] = &[
    ("crates/app/sauro/src/metrics.rs", "axum::routing", 1),
    ("crates/app/sauro/src/metrics.rs", "Router", 3),
    ("crates/app/sauro/src/metrics.rs", ".route(", 1),
    ("crates/app/sauro/src/wire.rs", "Router", 3),
];

/// Looks at everything that ships.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let all = sources(tree, &["pure", "platform", "features", "app"]);
    let mut findings = Vec::new();
    for source in &all {
        findings.extend(if MAKERS.contains(&source.path) { unexplained(source) } else { beside(source) });
    }
    let slices: BTreeSet<&str> = all.iter().filter(|s| s.group == "features").map(|s| s.name).collect();
    for slice in slices {
        let own: Vec<&Source<'_>> = all.iter().filter(|s| s.group == "features" && s.name == slice).collect();
        let functions = Functions::of(own.iter().copied());
        let comments: BTreeMap<&str, &[Text]> = own.iter().map(|s| (s.path, &s.seen.comments[..])).collect();
        let mut routed: BTreeSet<&str> = BTreeSet::new();
        for table in own.iter().filter(|source| source.inside == "src/routes.rs") {
            let entries = entries(table);
            let posts =
                entries.iter().filter(|e| e.method == "post").filter_map(|e| functions.find(e.handler.as_deref()?));
            let forms: BTreeSet<&str> = posts.map(|handler| handler.file.as_str()).collect();
            routed.extend(entries.iter().filter_map(|e| Some(functions.find(e.handler.as_deref()?)?.path.as_str())));
            for entry in &entries {
                findings.extend(gate(table, entry));
                findings.extend(permission(table, entry, &functions, &forms, &comments));
            }
        }
        findings.extend(functions.all().filter(|f| is_handler(f) && !routed.contains(f.path.as_str())).map(|f| {
            let why = format!("the handler `{}` has no route", f.path);
            Finding::line(&f.file, f.line, why, "Give it a line in src/routes.rs, or take it away.")
        }));
    }
    findings
}

/// Whether only a route could call the function: public, it takes the whole context and answers with a page.
fn is_handler(function: &Function) -> bool {
    let head = &function.head;
    let takes = [": Ctx", ": Visitor"].iter().any(|taken| has_word(head, taken));
    head.trim_start().starts_with("pub") && takes && has_word(head, "PageResult")
}

/// Routes outside `src/routes.rs`.
fn beside(source: &Source<'_>) -> Vec<Finding> {
    let code = &source.seen.code;
    let mut findings = Vec::new();
    for word in BESIDE.iter().chain([".route("].iter()) {
        let apart =
            APART.iter().find(|(file, of, _)| *file == source.path && of == word).map_or(0, |(.., times)| *times);
        for at in word_positions(code, word).skip(apart) {
            let why = format!("`{word}` mounts a route beside the table");
            findings.push(Finding::line(source.path, line_at(code, at), why, "Add the route to src/routes.rs."));
        }
    }
    if source.inside != "src/routes.rs" && !(source.group == "platform" && source.name == "web") {
        for entry in entries(source) {
            let why = format!("a route ({}) outside the table", entry.url);
            findings.push(Finding::line(source.path, entry.line, why, "Add the route to src/routes.rs."));
        }
    }
    findings
}

/// Addresses that the router itself answers, without a word why.
fn unexplained(source: &Source<'_>) -> Vec<Finding> {
    let seen = &source.seen;
    let mut findings = Vec::new();
    for (at, found) in seen.code.match_indices(".route(") {
        let open = at + found.len();
        let line = line_at(&seen.code, at);
        let of_a_table = seen.code[open..].trim_start().starts_with("route.path,");
        if !of_a_table && !says(&seen.comments, line, "public:") {
            let why = "the router answers an address of its own";
            let advice = "Add it to a slice's table, or say why above it: `// public: <why>`.";
            findings.push(Finding::line(source.path, line, why, advice));
        }
    }
    findings
}

/// Entries that name no gate, or that let anybody change something.
fn gate(table: &Source<'_>, entry: &Entry) -> Option<Finding> {
    let url = &entry.url;
    if !has_word(&entry.code, "Gate") {
        let why = format!("the route {url} names no gate");
        return Some(Finding::line(table.path, entry.line, why, "Say in the entry who may come: `Gate::…`."));
    }
    if entry.method == "post"
        && entry.code.contains("Gate::Public")
        && !says(&table.seen.comments, entry.from, "public:")
    {
        let why = format!("anybody may post to {url}");
        return Some(Finding::line(table.path, entry.line, why, "Close it, or say why above it: `// public: <why>`."));
    }
    None
}

/// Handlers that ask nothing and do not say why.
fn permission(
    table: &Source<'_>,
    entry: &Entry,
    functions: &Functions,
    forms: &BTreeSet<&str>,
    comments: &BTreeMap<&str, &[Text]>,
) -> Option<Finding> {
    let Some(handler) = entry.handler.as_deref().and_then(|path| functions.find(path)) else {
        let why = format!("the handler of {} is no function of the slice", entry.url);
        return Some(Finding::line(table.path, entry.line, why, "Name a function of the slice."));
    };
    let in_file = comments.get(handler.file.as_str()).copied().unwrap_or_default();
    let said = |marker| says(&table.seen.comments, entry.from, marker) || says(in_file, handler.line, marker);
    if said("everybody:") || said("public:") {
        return None;
    }
    if asks(handler, functions, entry, forms.contains(handler.file.as_str())) {
        return drifted(handler, functions, entry);
    }
    let why = format!("`{}` ({} {}) asks no permission", handler.path, entry.method, entry.url);
    let advice = "Ask `ctx.may(…)`, or say above it why all may: `// everybody: <why>`.";
    Some(Finding::line(&handler.file, handler.line, why, advice))
}

/// Whether the handler, or a function that it calls, asks a permission. What a drawing function asks decides what is
/// shown on the page, not whether. What changes something must ask `may` in its own file, and so must the form before
/// it: the loading of a thing only asks who may see it.
fn asks(handler: &Function, functions: &Functions, entry: &Entry, has_form: bool) -> bool {
    let reached = functions.reached_by(handler, |function| !has_word(&function.head, "Markup"));
    let at_home = entry.method == "post" || has_form;
    let counted = reached.iter().filter(|f| !at_home || f.file == handler.file);
    let words: &[&str] = if at_home { &[".may("] } else { &[".may(", ".could("] };
    counted.into_iter().any(|f| words.iter().any(|word| f.body.contains(word)))
}

/// A gate whose policy the handler does not ask: then one of the two was changed without the other. The handler, or a
/// function that it calls, names the action of the gate.
fn drifted(handler: &Function, functions: &Functions, entry: &Entry) -> Option<Finding> {
    let policy = entry.code.split("::POLICY").next().filter(|before| before.len() < entry.code.len())?;
    let action: String = policy.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let action: String = action.chars().rev().collect();
    let reached = functions.reached_by(handler, |function| !has_word(&function.head, "Markup"));
    if reached.iter().any(|f| has_word(&f.body, &action)) {
        return None;
    }
    let why =
        format!("`{}` ({} {}) never asks `{action}`, which its gate names", handler.path, entry.method, entry.url);
    let advice = "Let gate and handler ask the same action, or say why all may: `// everybody: <why>`.";
    Some(Finding::line(&handler.file, handler.line, why, advice))
}

/// Whether a comment with this marker and a reason stands in the comments just above the line.
fn says(comments: &[Text], line: usize, marker: &str) -> bool {
    let on = |line: usize| comments.iter().find(|comment| comment.line == line);
    let reasoned = |comment: &Text| comment.text.strip_prefix(marker).is_some_and(|why| why.trim().len() >= 10);
    (1..line).rev().map_while(on).any(reasoned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "crates/features/plans/src/routes.rs";

    const HANDLERS: &str = "pub async fn get(ctx: Ctx) { ctx.may(A) }\npub async fn post(ctx: Ctx) { decide(ctx) }\nfn decide(ctx: Ctx) { ctx.may(A) }\n";

    /// What is wrong with a table whose handlers all ask.
    fn found(table: &str) -> Vec<Finding> {
        let mut tree = Tree::of(&[(FILE, &format!("use web::{{Gate, get, post}};\nuse crate::*;\n{table}"))]);
        for module in ["list", "show", "sign_in", "a", "b"] {
            tree = tree.with(&format!("crates/features/plans/src/{module}.rs"), HANDLERS);
        }
        check(&tree)
    }

    /// What is wrong with one handler.
    fn asked(method: &str, handler: &str) -> usize {
        let table =
            format!("use web::{{Gate, {method}}};\nfn f() {{\n  {method}(\"/viec\", list::show, Gate::SignedIn),\n}}");
        check(&Tree::of(&[(FILE, &table), ("crates/features/plans/src/list.rs", handler)])).len()
    }

    #[test]
    fn entries_with_a_gate_pass() {
        let text = "fn f() {\n  get(\"/viec\", list::get, Gate::SignedIn),\n  post(\n    \"/viec\",\n    list::post,\n    Gate::SignedIn,\n  ),\n}";
        assert_eq!(found(text), []);
    }

    #[test]
    fn an_entry_without_gate_is_found() {
        let text = "fn f() {\n  get(\"/viec\", list::get),\n  get(\"/viec/{id}\", show::get, Gate::SignedIn),\n}";
        let found = found(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, format!("{FILE}:4"));
    }

    #[test]
    fn a_route_beside_the_table_is_found() {
        let text = "//! x\nuse axum::routing::get;\n";
        assert_eq!(check(&Tree::of(&[("crates/features/plans/src/board.rs", text)])).len(), 1);
    }

    #[test]
    fn what_stands_apart_mounts_nothing_more() {
        let site =
            "use axum::Router;\nuse axum::routing::get;\nfn f() -> Router { Router::new().route(\"/metrics\", g) }\n";
        let at = |file: &str, text: &str| check(&Tree::of(&[(file, text)])).len();
        let metrics = "crates/app/sauro/src/metrics.rs";
        assert_eq!(at(metrics, site), 0);
        assert_eq!(at(metrics, &site.replace(", g)", ", g).route(\"/x\", g)")), 1, "a second address");
        assert_eq!(at("crates/app/sauro/src/wire.rs", site), 2, "the lines carry a router and mount nothing");
        assert_ne!(at("crates/app/sauro/src/serve.rs", site), 0);
    }

    #[test]
    fn an_open_post_says_why() {
        let text = "fn f() {\n  post(\"/dang-nhap\", sign_in::post, Gate::Public),\n}\n";
        assert_eq!(found(text).len(), 1);
        let after = "fn f() {\n  post(\"/a\", a::post, Gate::SignedIn),\n  get(\"/b\", b::get, Gate::Public),\n}\n";
        assert_eq!(found(after), []);
        let said = text.replace("  post", "  // public: nobody is signed in yet\n  post");
        assert_eq!(found(&said), []);
        let of_another = said.replace("  post", "  get(\"/a\", a::get, Gate::SignedIn),\n  post");
        assert_eq!(found(&of_another).len(), 1, "a comment speaks for the entry below it alone");
    }

    #[test]
    fn a_route_beside_the_table_is_found_everywhere() {
        for (file, text) in [
            ("crates/features/plans/src/board.rs", "fn f() { web::get(\"/x\", list::get, Gate::SignedIn) }"),
            (
                "crates/app/sauro/src/main.rs",
                "use web::{Gate, get as g};\nfn f() { g(\"/x\", list::get, Gate::SignedIn) }",
            ),
            ("crates/app/sauro/src/main.rs", "fn f() { site.route(\"/x\", y) }"),
            ("crates/platform/web/src/pages.rs", "use axum::Router;"),
            ("crates/platform/web/src/router.rs", "fn f() { site.route(\"/x\", y) }"),
        ] {
            assert_eq!(check(&Tree::of(&[(file, text)])).len(), 1, "{file} {text}");
        }
        let explained = "fn f() {\n  site\n    // public: a probe of the machine\n    .route(\"/x\", y)\n    .route(route.path, z) }";
        assert_eq!(check(&Tree::of(&[("crates/platform/web/src/router.rs", explained)])), []);
    }

    #[test]
    fn to_see_a_thing_is_not_to_change_it() {
        let scope = "pub async fn visible(ctx: Ctx) { ctx.may(View) }";
        let table = "use web::{Gate, get, post};\nfn f() {\n  get(\"/viec\", list::get, Gate::SignedIn),\n  post(\"/viec\", list::post, Gate::SignedIn),\n}";
        let wrong = |handlers: &str| {
            let files = [(FILE, table), ("crates/features/plans/src/list.rs", handlers)];
            check(&Tree::of(&files).with("crates/features/plans/src/scope.rs", scope)).len()
        };
        let post = "pub async fn post(ctx: Ctx) { crate::scope::visible(ctx); ctx.may(Change) }\n";
        let get = "pub async fn get(ctx: Ctx) { crate::scope::visible(ctx); ctx.may(Change) }\n";
        let careless = "crate::scope::visible(ctx) }";
        assert_eq!(wrong(&format!("{post}{get}")), 0);
        assert_eq!(wrong(&format!("{post}pub async fn get(ctx: Ctx) {{ {careless}")), 1);
        assert_eq!(wrong(&format!("{get}pub async fn post(ctx: Ctx) {{ {careless}")), 1);
    }

    #[test]
    fn gate_and_handler_ask_the_same() {
        let wrong = |gate: &str, handler: &str| {
            let table = format!("use web::{{Gate, post}};\nfn f() {{\n  post(\"/viec\", list::show, {gate}),\n}}");
            check(&Tree::of(&[(FILE, &table), ("crates/features/plans/src/list.rs", handler)])).len()
        };
        let asks = "pub async fn show(ctx: Ctx) { ctx.may(Change { x: 1 })?; }";
        assert_eq!(wrong("Gate::May(&Change::POLICY)", asks), 0);
        assert_eq!(wrong("Gate::May(&permissions::Change::POLICY)", asks), 0);
        assert_eq!(wrong("Gate::May(&View::POLICY)", asks), 1, "the gate was changed");
        let by_another =
            "pub async fn show(ctx: Ctx) { ctx.may(change(1))?; }\nfn change(x: i64) -> Change { Change { x } }";
        assert_eq!(wrong("Gate::May(&Change::POLICY)", by_another), 0);
        assert_eq!(wrong("Gate::May(&Change::POLICY)", &by_another.replace("Change {", "Chang {")), 1);
        let explained = format!("// everybody: decided by the row that is found\n{asks}");
        assert_eq!(wrong("Gate::May(&View::POLICY)", &explained), 0);
    }

    #[test]
    fn a_handler_without_a_route_is_found() {
        let asks = "pub async fn show(ctx: Ctx) -> PageResult { ctx.may(A) }\n";
        assert_eq!(asked("get", asks), 0);
        assert_eq!(asked("get", &format!("{asks}pub async fn show_all(ctx: Ctx) -> PageResult {{ ctx.may(A) }}")), 1);
        assert_eq!(asked("get", &format!("{asks}pub async fn part(ctx: &Ctx) -> PageResult {{ ctx.may(A) }}")), 0);
    }

    #[test]
    fn a_handler_asks_or_says_why_not() {
        assert_eq!(asked("get", "pub async fn show(ctx: Ctx) { ctx.may(A)?; }"), 0);
        assert_eq!(asked("get", "pub async fn show(ctx: Ctx) { of(ctx) }\nfn of(ctx: Ctx) { ctx.could(&A) }"), 0);
        assert_eq!(asked("get", "// everybody: the register of the house is open to all\npub async fn show() {}"), 0);
        assert_eq!(asked("get", "// everybody:\npub async fn show() {}"), 1);
        assert_eq!(asked("get", "pub async fn show() { view() }\nfn view() -> Markup { a.could(&A) }"), 1);
        assert_eq!(
            asked("post", "pub async fn show(ctx: Ctx) { ctx.could(&A) }"),
            1,
            "what changes something asks `may`"
        );
        assert_eq!(asked("get", "pub async fn other(ctx: Ctx) { ctx.may(A) }"), 1, "the handler is not there");
    }
}
