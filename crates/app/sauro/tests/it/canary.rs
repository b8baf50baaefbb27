//! Words typed into every field of the sample commune, and put wherever a request has room for words: none is in the log.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use testkit::folder;

use crate::program::{Server, sauro, word};
use crate::routes::filled;

/// Begins every word that must not come out again.
const CANARY: &str = "chimhoangyen";
/// Wants to begin a line of its own, to colour it, and to end the JSON around it.
const INJECTION: &str = "\r\n{\"level\":\"ERROR\"}\u{1b}[31m\"}";

struct Form {
    action: String,
    /// Name, and the value where the form brings one that has to stay.
    fields: Vec<(String, Option<String>)>,
}

/// Counts the words that were sent.
#[derive(Default)]
struct Birds(usize);

impl Birds {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("{CANARY}{}", self.0)
    }

    /// A request of which each part that a person or a program may choose is a canary.
    fn head(&mut self, method: &str, path: &str, cookie: &str) -> String {
        let (query, agent, from, extra, forwarded) = (self.next(), self.next(), self.next(), self.next(), self.next());
        let joint = if path.contains('?') { '&' } else { '?' };
        format!(
            "{method} {path}{joint}q={query}%0d%0a&{query}={query} HTTP/1.1\r\nCookie: {cookie}; a={extra}\r\n\
             User-Agent: {agent} \t{agent}\r\nReferer: http://xa.test/{from}\r\nX-Forwarded-For: {forwarded}\r\n\
             Accept-Language: {extra}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        )
    }

    /// All fields filled: with words, or as the form wants them.
    fn filled(&mut self, fields: &[(String, Option<String>)]) -> String {
        let mut text = form_urlencoded::Serializer::new(String::new());
        for (name, value) in fields {
            match value {
                Some(value) => text.append_pair(name, value),
                None => text.append_pair(name, &format!("{}{INJECTION}", self.next())),
            };
        }
        text.append_pair("_key", &web::fresh_key());
        text.finish()
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
    Some(value.replace("&amp;", "&"))
}

/// The forms of a page that are sent by POST.
fn forms(page: &str) -> Vec<Form> {
    let mut found = Vec::new();
    for part in page.split("<form").skip(1) {
        let inside = part.split("</form>").next().unwrap_or_default();
        let tag = inside.split('>').next().unwrap_or_default();
        let Some(action) = attribute(tag, "action").filter(|_| tag.contains("method=\"post\"")) else { continue };
        let mut fields = Vec::new();
        for field in inside.split('<').skip(1) {
            let Some(name) = attribute(field, "name").filter(|n| n != "_key") else { continue };
            let stays =
                field.contains("type=\"hidden\"") || field.contains("type=\"radio\"") || field.contains("checkbox");
            fields.push((name, attribute(field, "value").filter(|_| stays)));
        }
        found.push(Form { action, fields });
    }
    found
}

/// Every form that these pages lead to, one for each kind of address and its fields.
fn found(server: &Server, cookie: &str, birds: &mut Birds) -> Vec<Form> {
    let begin = sauro::features().into_iter().flat_map(|f| f.routes).filter(|r| r.method == "GET");
    let mut open: VecDeque<String> = begin.map(|r| filled(r.path)).collect();
    let (mut seen, mut kinds, mut all) = (BTreeSet::new(), BTreeMap::<String, usize>::new(), Vec::new());
    let mut known = BTreeSet::new();
    while let Some(path) = open.pop_front() {
        let kind: String = path.chars().take_while(|c| *c != '?').filter(|c| !c.is_ascii_digit()).collect();
        let times = kinds.entry(kind).or_default();
        if *times >= 2 || !seen.insert(path.clone()) {
            continue;
        }
        *times += 1;
        let page = server.ask(&birds.head("GET", &path, cookie), "");
        for form in forms(&page) {
            let names: Vec<_> = form.fields.iter().map(|(name, _)| name.clone()).collect();
            let address: String = form.action.chars().filter(|c| !c.is_ascii_digit()).collect();
            if known.insert((address, names)) {
                all.push(form);
            }
        }
        let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        open.extend(
            links.filter(|l| l.starts_with('/') && !l.starts_with("/assets/")).map(|l| l.replace("&amp;", "&")),
        );
    }
    all
}

#[test]
fn nothing_that_anybody_types_is_in_the_log() {
    let guard = folder();
    let data = guard.folder().expect("a folder").join("mau");
    let server =
        Server::spawn(sauro(&["demo", "--listen", "127.0.0.1:0", "--data", word(&data)]).env("SAURO_LOG", "debug"));
    let accounts = std::fs::read_to_string(data.join("demo-accounts.json")).expect("the accounts");
    let accounts: serde_json::Value = serde_json::from_str(&accounts).expect("JSON");
    let mut birds = Birds::default();
    let mut names = BTreeSet::new();
    for account in accounts.as_array().expect("a list").iter().take(4) {
        let text = |name: &str| account[name].as_str().expect("text").to_owned();
        let cookie = server.sign_in(&text("username"), &text("password"));
        let forms = found(&server, &cookie, &mut birds);
        assert!(forms.len() >= 5, "{} forms", forms.len());
        for form in forms.iter().filter(|f| !f.action.starts_with("/dang-xuat") && !f.action.contains("moi-noi")) {
            names.extend(form.fields.iter().map(|(name, _)| name.clone()));
            let head = birds.head("POST", &form.action, &cookie);
            server.ask(&head, &birds.filled(&form.fields));
        }
        // every route with every name of a field, whether it has a form here or not
        let all: Vec<_> = names.iter().map(|name| (name.clone(), None)).collect();
        for route in sauro::features().iter().flat_map(|f| &f.routes).filter(|r| r.method == "POST") {
            let address = filled(route.path).replace("/1", &format!("/{}", birds.next()));
            for path in [filled(route.path), address] {
                let head = birds.head("POST", &path, "a=b");
                server.ask(&head, &birds.filled(&all));
            }
        }
    }
    for path in ["/khong-co", "/%0d%0a", "//", "/nhiem-vu/%1b[31m"] {
        let path = format!("{path}{}", birds.next());
        server.ask(&birds.head("GET", &path, "a=b"), "");
        server.ask(&birds.head("CHIM", &path, "a=b"), "");
        // what is no request at all
        server.ask(&birds.head("GET", &format!("{path}\u{1b}[31m"), "a=\u{1b}[31m"), "");
    }
    let (status, log) = server.stop_with_log();
    assert_eq!(status, 0);
    assert!(birds.0 >= 1_000, "{} canaries", birds.0);
    assert!(log.lines().count() > 500, "the log says something: {}", log.lines().count());
    for line in log.lines() {
        let event: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        assert!(event["timestamp"].is_string() && event["level"].is_string(), "{line}");
    }
    let told: Vec<_> = log.lines().filter(|line| line.contains(CANARY) || line.contains("CHIM")).collect();
    assert!(told.is_empty(), "{told:?}");
}
