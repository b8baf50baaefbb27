//! The functions of a crate: what each is called, where it stands, what it calls. Enough to follow a handler to the
//! page that it draws and to the permission that it asks.

use crate::rust_code::{RustCode, closing, is_word, line_at, word_positions};
use crate::rust_paths::{Import, imports, named, undone};
use crate::rust_sql::Source;
use std::collections::{BTreeMap, BTreeSet};

/// One function of a crate.
#[derive(Debug)]
pub struct Function {
    /// Its path in the crate: `task::halt::get`, `views::plan_head::PlanHead::load`.
    pub path: String,
    pub file: String,
    pub line: usize,
    /// From its visibility to its body.
    pub head: String,
    pub body: String,
    /// The place of its body in the code of its file.
    pub from: usize,
    /// Where it stands in a block of `impl` or `trait`.
    pub is_method: bool,
    /// Paths that its body calls; those of the crate from the crate's root.
    pub calls: BTreeSet<String>,
}

/// The functions of one crate by their paths.
#[derive(Default)]
pub struct Functions {
    by_path: BTreeMap<String, Function>,
    /// `pub use` and other imports: the name in its module to what it stands for.
    imported: BTreeMap<String, String>,
}

impl Functions {
    /// Reads the sources of one crate; inline tests are left out.
    pub fn of<'s, 't: 's>(sources: impl Iterator<Item = &'s Source<'t>>) -> Functions {
        let mut all = Functions::default();
        let sources: Vec<&Source<'t>> = sources.collect();
        let modules: BTreeSet<String> = sources.iter().map(|source| module_of(source.inside)).collect();
        for source in sources {
            let module = module_of(source.inside);
            let mut imports = imports(&source.seen.code);
            for import in &mut imports {
                let first = import.path.split("::").next().unwrap_or_default();
                let below = join(&module, first);
                // `use parts::row;` beside `mod parts;`
                if modules.contains(&below) {
                    import.path = format!("crate::{below}{}", &import.path[first.len()..]);
                }
                all.imported.insert(join(&module, &import.name), in_crate(&import.path, &module));
            }
            let place = Place { module: &module, imports: &imports, modules: &modules };
            for function in functions(source, &place) {
                all.by_path.insert(function.path.clone(), function);
            }
        }
        all
    }

    /// Every function.
    pub fn all(&self) -> impl Iterator<Item = &Function> {
        self.by_path.values()
    }

    /// The function that a path means, through what its modules import from others.
    pub fn find(&self, path: &str) -> Option<&Function> {
        let mut path = path.to_string();
        for _ in 0..6 {
            if let Some(function) = self.by_path.get(&path) {
                return Some(function);
            }
            path = self.step(&path)?;
        }
        None
    }

    /// The path with its longest imported beginning replaced by what that stands for.
    fn step(&self, path: &str) -> Option<String> {
        let ends = path.match_indices("::").map(|(at, _)| at).chain([path.len()]);
        let beginnings: Vec<usize> = ends.collect();
        let found = beginnings.iter().rev().find_map(|end| Some((end, self.imported.get(&path[..*end])?)))?;
        let next = format!("{}{}", found.1, &path[*found.0..]);
        (next != path).then_some(next)
    }

    /// The function and every function of the crate that it calls, directly or through others, as far as `follow` goes.
    pub fn reached_by<'f>(&'f self, from: &'f Function, follow: impl Fn(&Function) -> bool) -> Vec<&'f Function> {
        let called = |function: &'f Function| function.calls.iter().filter_map(|call| self.find(call)).collect();
        closure(from, |function| {
            let mut called: Vec<&Function> = called(function);
            called.retain(|called| follow(called));
            called
        })
    }

    /// The same with the methods that it calls on a value, `sum.add(…)`: those of its own file, and from elsewhere in the
    /// crate the only one of that name.
    pub fn rests_on<'f>(&'f self, from: &'f Function) -> Vec<&'f Function> {
        closure(from, |function| {
            let methods =
                methods_called(&function.body).into_iter().flat_map(|name| self.methods(name, &function.file));
            function.calls.iter().filter_map(|call| self.find(call)).chain(methods).collect()
        })
    }

    fn methods(&self, name: &str, file: &str) -> Vec<&Function> {
        let named = |other: &&Function| other.is_method && other.path.rsplit("::").next() == Some(name);
        let all: Vec<&Function> = self.all().filter(named).collect();
        if all.len() == 1 { all } else { all.into_iter().filter(|other| other.file == file).collect() }
    }
}

/// The function and all that `next` gives of it, of those, and so on.
fn closure<'f>(from: &'f Function, next: impl Fn(&'f Function) -> Vec<&'f Function>) -> Vec<&'f Function> {
    let mut found: Vec<&Function> = vec![from];
    let mut seen = BTreeSet::from([from.path.as_str()]);
    let mut at = 0;
    while let Some(function) = found.get(at).copied() {
        at += 1;
        found.extend(next(function).into_iter().filter(|called| seen.insert(&called.path)));
    }
    found
}

/// The names that stand between a dot and a bracket.
fn methods_called(body: &str) -> BTreeSet<&str> {
    let name = |piece: &'_ str| piece.find(|c| !is_word(c)).filter(|end| piece[*end..].starts_with('('));
    body.split('.').skip(1).filter_map(|piece| name(piece).map(|end| &piece[..end])).collect()
}

/// `src/tasks/show.rs` → `tasks::show`; empty for the crate's root.
pub fn module_of(inside: &str) -> String {
    let module = inside.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    if matches!(module, "lib" | "main") { String::new() } else { module.replace('/', "::") }
}

fn join(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_string() } else { format!("{module}::{name}") }
}

/// A path as seen from a module (`super::list::rows`), from the crate's root.
pub fn in_crate(path: &str, module: &str) -> String {
    let mut base: Vec<&str> = if module.is_empty() { Vec::new() } else { module.split("::").collect() };
    let mut words = path.split("::").peekable();
    let mut relative = false;
    while let Some(word) = words.peek() {
        match *word {
            "crate" => base.clear(),
            "self" => {}
            "super" => drop(base.pop()),
            _ => break,
        }
        relative = true;
        words.next();
    }
    let rest: Vec<&str> = words.collect();
    if relative { base.into_iter().chain(rest).collect::<Vec<_>>().join("::") } else { rest.join("::") }
}

/// Where a function stands: what its words mean there.
#[derive(Clone, Copy)]
struct Place<'p> {
    module: &'p str,
    imports: &'p [Import],
    /// Every module of the crate.
    modules: &'p BTreeSet<String>,
}

fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

fn functions(source: &Source<'_>, place: &Place<'_>) -> Vec<Function> {
    let module = place.module;
    let code = &source.seen.code;
    let tests = source.seen.test_blocks();
    let blocks = impl_blocks(&source.seen);
    let mut found = Vec::new();
    for at in word_positions(code, "fn") {
        let line = line_at(code, at);
        let after = code[at + 2..].trim_start();
        let name: String = after.chars().take_while(|c| is_word(*c)).collect();
        if name.is_empty() || tests.iter().any(|(from, to)| (*from..=*to).contains(&line)) {
            continue;
        }
        let Some(open) = body_of(code, at) else { continue };
        let end = closing(code, open);
        let owner = blocks.iter().rev().find(|(_, from, to)| (*from..*to).contains(&at)).map(|(name, ..)| name);
        let inside = owner.map_or_else(|| module.to_string(), |owner| join(module, owner));
        let body = code[open..end].to_string();
        let start = code[..at].rfind(['\n', ';', '}', '{']).map_or(0, |before| before + 1);
        found.push(Function {
            path: join(&inside, &name),
            file: source.path.to_string(),
            line,
            head: code[start..open].to_string(),
            calls: calls(&body, place, owner.map(String::as_str)),
            body,
            from: open,
            is_method: owner.is_some(),
        });
    }
    found
}

/// The place of the `{` of a function's body; none for a declaration without one.
fn body_of(code: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += code[at..].find(['{', ';', '('])?;
        match code.as_bytes()[at] {
            b'{' => return Some(at),
            b';' => return None,
            _ => at = closing(code, at) + 1,
        }
    }
}

/// Type, begin and end of every `impl` and `trait`.
fn impl_blocks(seen: &RustCode) -> Vec<(String, usize, usize)> {
    let code = &seen.code;
    let starts = ["impl", "trait"].iter().flat_map(|word| word_positions(code, word));
    let mut blocks: Vec<(String, usize, usize)> = starts
        .filter(|at| code[..*at].rsplit('\n').next().is_some_and(|line| line.trim().is_empty() || line.trim() == "pub"))
        .filter_map(|at| {
            let open = at + code[at..].find('{')?;
            let head = &code[at..open];
            let of = head.rsplit(" for ").next().unwrap_or(head);
            let of = of.trim_start_matches("impl").trim_start_matches("trait").trim_start();
            let of =
                if of.starts_with('<') { of.split_once('>').map_or(of, |(_, rest)| rest.trim_start()) } else { of };
            let path: String = of.chars().take_while(|c| is_word(*c) || *c == ':').collect();
            let name = path.rsplit("::").next().unwrap_or_default().to_string();
            Some((name, open, closing(code, open)))
        })
        .collect();
    blocks.sort_by_key(|(_, from, _)| *from);
    blocks
}

/// What a body calls. A bare name is a function of the same module unless it was imported.
fn calls(body: &str, place: &Place<'_>, owner: Option<&str>) -> BTreeSet<String> {
    let Place { module, imports, modules } = *place;
    let mut found = BTreeSet::new();
    for call in named(body, &[]) {
        let first = call.path.split("::").next().unwrap_or_default();
        let path = match (first, owner) {
            ("Self", Some(owner)) => join(module, &call.path.replacen("Self", owner, 1)),
            ("crate" | "self" | "super", _) => in_crate(&call.path, module),
            _ if imports.iter().any(|import| import.name == first) => in_crate(&undone(&call.path, imports), module),
            // A crate's name; a type of this module begins with a capital.
            _ if call.path.contains("::") && is_small(first) && !modules.contains(&join(module, first)) => call.path,
            _ => join(module, &call.path),
        };
        found.insert(path);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rust_sql::sources;
    use crate::tree::Tree;

    #[test]
    fn calls_are_followed_through_modules_and_imports() {
        let tree = Tree::of(&[
            (
                "crates/features/a/src/list.rs",
                "use super::parts::{self, Head};\nuse crate::store as s;\npub async fn get(x: [u8; 2]) -> R {\n  let h = Head::load(x); s::rows(); parts::bar(); own()\n}\nfn own() { crate::parts::deep::er() }\n#[cfg(test)]\nmod tests { fn t() {} }\n",
            ),
            (
                "crates/features/a/src/parts.rs",
                "pub use deep::bar;\nimpl<T> Head<T> {\n    pub async fn load() { Self::more() }\n    fn more() {}\n}\n",
            ),
            ("crates/features/a/src/parts/deep.rs", "pub fn bar() {}\npub fn er() {}\n"),
            ("crates/features/a/src/store.rs", "pub async fn rows() {}\n"),
        ]);
        let sources = sources(&tree, &["features"]);
        let all = Functions::of(sources.iter());
        let get = all.find("list::get").unwrap();
        let mut reached: Vec<&str> = all.reached_by(get, |_| true).iter().map(|f| f.path.as_str()).collect();
        reached.sort_unstable();
        assert_eq!(
            reached,
            [
                "list::get",
                "list::own",
                "parts::Head::load",
                "parts::Head::more",
                "parts::deep::bar",
                "parts::deep::er",
                "store::rows"
            ]
        );
        assert!(get.head.contains("pub async fn get") && !get.is_method);
    }
}
