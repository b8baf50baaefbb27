//! Which addresses the tests of a slice ask for, and how. Addresses are written in many ways: whole, through a helper of
//! the tests (`scene.at("/huy")`, `address(&task)`), below a variable (`{page}/tep`), or taken from a redirect.

use std::collections::{BTreeMap, BTreeSet};

use super::source::Source;

/// An address as a test asks for it: a path whose places to be filled stand in braces; [`ANY`] for a beginning that
/// only a redirect knows.
type Shape = String;

/// A thing's own address that a redirect gave: `/van-ban/12`.
const ANY: &str = "?";

/// What one file asks for.
pub struct Asked {
    shapes: BTreeSet<(Shape, &'static str)>,
    /// First parts of the addresses that the file writes out.
    firsts: BTreeSet<String>,
}

/// The helpers of a slice's tests that make addresses: their name, what they begin with, whether their argument follows.
#[derive(Default)]
pub struct Helpers(BTreeMap<String, (Shape, bool)>);

impl Helpers {
    /// Adds those of one file: functions with an address and a `String` as answer.
    pub fn add(&mut self, source: &Source) {
        for (at, _) in source.code.match_indices("fn ") {
            let name = name_at(&source.code, at + 3);
            let Some(open) = source.code[at..].find('{').map(|open| at + open) else { continue };
            let end = source.code[open..].find("\n    }").or_else(|| source.code[open..].find("\n}"));
            let body = (open, end.map_or(source.code.len(), |end| open + end));
            let written = source.literals_in(body).find(|literal| literal.text.starts_with('/'));
            let Some(written) = written.filter(|_| source.code[at..open].ends_with("-> String ")) else { continue };
            let follows = written.text.rsplit_once('{').filter(|(_, last)| {
                let parameter = last.trim_end_matches('}');
                last.ends_with('}') && source.code[at..open].contains(&format!("{parameter}: &str"))
            });
            let shape = follows.map_or(written.text.as_str(), |(before, _)| before);
            self.0.insert(name.to_owned(), (shape.to_owned(), follows.is_some()));
        }
    }
}

impl Asked {
    /// Reads one file.
    pub fn of(source: &Source, helpers: &Helpers) -> Asked {
        let mut asked = Asked { shapes: BTreeSet::new(), firsts: BTreeSet::new() };
        for literal in &source.literals {
            let before = source.code[..literal.at].trim_end();
            if literal.text.starts_with('/') {
                asked.firsts.insert(first(&literal.text).to_owned());
                asked.add(source, literal.at, &literal.text);
            } else if literal.text.starts_with('{') && before.ends_with("format!(") {
                let (name, rest) = literal.text[1..].split_once('}').unwrap_or((&literal.text, ""));
                for beginning in beginnings(source, literal.at, name, helpers) {
                    asked.add(source, literal.at, &format!("{beginning}{rest}"));
                }
            }
        }
        for (name, (shape, follows)) in &helpers.0 {
            asked.helped(source, name, shape, *follows);
        }
        for name in redirected(source) {
            for at in source.places(name).filter(|at| source.code[..*at].ends_with('&')) {
                asked.add(source, at, ANY);
            }
        }
        asked
    }

    /// Calls of a helper, alone or with what follows as its argument.
    fn helped(&mut self, source: &Source, name: &str, shape: &str, follows: bool) {
        for at in source.places(name).filter(|at| source.code[at + name.len()..].starts_with('(')) {
            let argument = source.literals.iter().find(|literal| literal.at == at + name.len() + 1);
            let part_of_another = source.code[..at].trim_end().ends_with(',')
                && source.code[..at].trim_end().trim_end_matches(',').ends_with('"')
                && source.statement(at).0 < source.code[..at].rfind("format!(").unwrap_or(0);
            match argument {
                Some(argument) if follows => {
                    self.add(source, at, &format!("{shape}{}", argument.text));
                }
                None if !follows && !part_of_another => self.add(source, at, shape),
                _ => {}
            }
        }
    }

    fn add(&mut self, source: &Source, at: usize, shape: &str) {
        let path = shape.split_once(['?', '#']).filter(|(path, _)| !path.is_empty()).map_or(shape, |(path, _)| path);
        for method in methods(source, at, 0) {
            self.shapes.insert((path.to_owned(), method));
        }
    }

    /// Whether the file asks for this route. `all` are the addresses of the slice: `/van-ban/moi` is none of
    /// `/van-ban/{id}`.
    pub fn has(&self, method: &str, route: &str, all: &[&str]) -> bool {
        self.shapes.iter().filter(|(_, how)| *how == method).any(|(shape, _)| match shape.strip_prefix(ANY) {
            Some(rest) => route.strip_suffix(rest).is_some_and(|own| {
                own.matches('/').count() == 2 && own.ends_with('}') && self.firsts.contains(first(own))
            }),
            None => {
                let best = all.iter().filter_map(|pattern| Some((same(pattern, shape)?, *pattern))).max();
                best.is_some_and(|(_, pattern)| pattern == route)
            }
        })
    }
}

/// How many parts of an address are those of the pattern letter by letter; `None` when it does not fit.
fn same(pattern: &str, shape: &str) -> Option<usize> {
    let (wanted, given): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), shape.split('/').collect());
    let fits = |(w, g): (&&str, &&str)| w == g || (w.starts_with('{') && !g.is_empty());
    let alike = wanted.iter().zip(&given).filter(|(w, g)| w == g).count();
    (wanted.len() == given.len() && wanted.iter().zip(&given).all(fits)).then_some(alike)
}

/// `/van-ban/moi?x` → `van-ban`.
fn first(path: &str) -> &str {
    path.trim_start_matches('/').split(['/', '?', '#']).next().unwrap_or_default()
}

fn name_at(code: &str, at: usize) -> &str {
    let rest = &code[at..];
    &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())]
}

/// What stands for `{name}` (or for the first argument, when it has no name) before the rest of an address.
fn beginnings(source: &Source, at: usize, name: &str, helpers: &Helpers) -> Vec<Shape> {
    let argument = source.code[at + 1..].split_once("\",").map_or("", |(_, rest)| rest.trim_start());
    let name = if name.is_empty() { name_at(argument, 0) } else { name };
    if let Some((shape, _)) = helpers.0.get(name) {
        return vec![shape.clone()];
    }
    let bound = source.places(name).filter(|place| *place < at).filter(|place| {
        let (start, _) = source.statement(*place);
        source.code[start..*place].trim_start().starts_with("let ")
    });
    let Some((start, end)) = bound.last().map(|place| source.statement(place)) else { return vec![ANY.to_owned()] };
    let written: Vec<Shape> =
        source.literals_in((start, end)).map(|l| l.text.clone()).filter(|text| text.starts_with('/')).collect();
    let is_address = source.code[start..end].contains("= format!(") || source.code[start..end].contains("= \"");
    if is_address && !written.is_empty() { written } else { vec![ANY.to_owned()] }
}

/// Variables that hold where an answer led.
fn redirected(source: &Source) -> BTreeSet<&str> {
    let bindings = source.code.match_indices("let ").filter(|(at, _)| {
        let (_, end) = source.statement(*at);
        let said = &source.code[*at..end];
        said.contains(".location") || said.contains("= report(")
    });
    bindings.map(|(at, _)| name_at(&source.code, at + 4)).filter(|name| !name.is_empty()).collect()
}

/// How the address at this place is asked for: by the call around it, or by those of the variable that it is kept in.
fn methods(source: &Source, at: usize, depth: usize) -> BTreeSet<&'static str> {
    let (start, end) = source.statement(at);
    let said = &source.code[start..end];
    let mut found = BTreeSet::new();
    for (call, methods) in
        [(".get(", &["GET"][..]), (".post(", &["POST"]), (".post_multipart(", &["POST"]), (".send(", &["GET", "POST"])]
    {
        if said.contains(call) {
            found.extend(methods);
        }
    }
    if said.contains(".by_token(") {
        found.insert(if said.contains("None") { "GET" } else { "POST" });
    }
    if !found.is_empty() || depth > 2 {
        return found;
    }
    let said = said.trim_start();
    let Some(kept) = said.strip_prefix("let ").or_else(|| said.strip_prefix("const ")) else {
        return sent_by(source, name_at(said, 0));
    };
    let names = kept.split('=').next().unwrap_or_default().split(['(', ')', ',', ' ', ':']);
    // A variable lives to the end of its function, a constant to that of the file.
    let life = if said.starts_with("let ") { source.code[end..].find("\n}") } else { None };
    let life = life.map_or(source.code.len(), |length| end + length);
    for name in names.filter(|name| name.len() > 1 && *name != "mut") {
        for use_at in source.places(name).filter(|use_at| (end..life).contains(use_at)) {
            found.extend(used(source, use_at, depth));
        }
    }
    found
}

/// What a closure or a function of the test sends: `twice(path, fields)`.
fn sent_by(source: &Source, name: &str) -> BTreeSet<&'static str> {
    let defined = source.places(name).find(|at| {
        let after = source.code[at + name.len()..].trim_start();
        source.code[..*at].ends_with("fn ") || after.starts_with("= async |") || after.starts_with("= async move |")
    });
    let body = defined.map_or("", |at| &source.code[at..]);
    let body = &body[..body.find("};").or_else(|| body.find("\n}")).unwrap_or(body.len())];
    let sends = [("GET", ".get("), ("POST", ".post(")];
    sends.into_iter().filter(|(_, call)| body.contains(call)).map(|(method, _)| method).collect()
}

/// The calls of the statement in which a variable is used; for `for page in pages`, those of `page`.
fn used(source: &Source, at: usize, depth: usize) -> BTreeSet<&'static str> {
    let (start, _) = source.statement(at);
    let before = source.code[start..at].trim_start();
    let Some(each) = before.strip_prefix("for ").and_then(|rest| rest.split(" in ").next()) else {
        return methods(source, at, depth + 1);
    };
    let inside = source.places(each.trim()).filter(|place| *place > at).take(4);
    inside.flat_map(|place| methods(source, place, depth + 1)).collect()
}
