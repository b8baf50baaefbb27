//! Looking changes nothing: the sample commune, walked through by everybody, is afterwards what it was before.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

use db::Db;
use testkit::folder;

use crate::program::{Server, word};
use crate::routes::filled;

/// The most pages that one person opens.
const PAGES: usize = 150;
/// What may change while people look: the server signs a head of the tree each hour.
const BY_ITSELF: [&str; 1] = ["db_tree_head"];

db::record! { pub struct Table { pub name: String } }
db::record! { pub struct Content { pub text: Option<String> } }

/// Every table with all its rows as one text.
async fn contents(folder: &Path) -> BTreeMap<String, String> {
    let db = Db::inspect_folder(folder).await.expect("the database");
    let mut conn = db.read().await.expect("a reader");
    let tables: Vec<Table> = conn
        .all("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' limit 1000", Vec::new())
        .await
        .expect("the tables");
    let mut contents = BTreeMap::new();
    for Table { name } in tables.into_iter().filter(|t| !BY_ITSELF.contains(&t.name.as_str())) {
        let columns = format!(
            "select group_concat('quote(' || name || ')', '||''|''||') as text from pragma_table_info('{name}')"
        );
        let columns: Content = conn.one(columns.leak(), Vec::new()).await.expect("the columns");
        let columns = columns.text.expect("a column");
        let all =
            format!("select group_concat(r, char(10)) as text from (select {columns} as r from \"{name}\" order by 1)");
        let all: Content = conn.one(all.leak(), Vec::new()).await.expect("the rows");
        contents.insert(name, all.text.unwrap_or_default());
    }
    contents
}

/// Opens every page that one finds from these, each pattern of addresses a few times; the patterns with their number of good answers.
fn walk(server: &Server, cookie: &str, begin: &[String]) -> BTreeMap<String, usize> {
    let mut open: VecDeque<String> = begin.iter().cloned().collect();
    let (mut seen, mut asked, mut good) = (BTreeSet::new(), BTreeMap::<String, usize>::new(), BTreeMap::new());
    while let Some(path) = open.pop_front() {
        let pattern: String =
            path.split(['?', '#']).next().unwrap_or_default().chars().filter(|c| !c.is_ascii_digit()).collect();
        let times = asked.entry(pattern.clone()).or_default();
        if *times >= 3 || seen.len() >= PAGES || !seen.insert(path.clone()) {
            continue;
        }
        *times += 1;
        let page = server.get_as(cookie, &path);
        assert!(!page.starts_with("HTTP/1.1 5"), "{path}: {page}");
        if page.starts_with("HTTP/1.1 200") {
            *good.entry(pattern).or_default() += 1;
        }
        let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let inside = links.filter(|link| link.starts_with('/') && !link.starts_with("/assets/"));
        open.extend(inside.map(|link| link.replace("&amp;", "&").split('#').next().unwrap_or_default().to_owned()));
    }
    good
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_that_is_only_opened_changes_anything() {
    let guard = folder();
    let data = guard.folder().expect("a folder").join("mau");
    let server = Server::start(&["demo", "--listen", "127.0.0.1:0", "--data", word(&data)]);
    let accounts = std::fs::read_to_string(data.join("demo-accounts.json")).expect("the accounts");
    let accounts: serde_json::Value = serde_json::from_str(&accounts).expect("JSON");
    let text = |account: &serde_json::Value, name: &str| account[name].as_str().expect("text").to_owned();
    let accounts = accounts.as_array().expect("a list");
    let mut cookies: Vec<String> =
        accounts.iter().map(|a| server.sign_in(&text(a, "username"), &text(a, "password"))).collect();
    cookies.push("a=b".to_owned());
    let before = contents(&data).await;
    assert!(before.values().filter(|rows| !rows.is_empty()).count() > 10, "the sample is loaded");
    let routes = sauro::features().into_iter().flat_map(|f| f.routes).filter(|r| r.method == "GET");
    let begin: Vec<String> = ["/".to_owned()].into_iter().chain(routes.map(|r| filled(r.path))).collect();
    let mut good = 0;
    for cookie in &cookies {
        good += walk(&server, cookie, &begin).len();
    }
    assert!(good > 100, "{good} kinds of pages were seen");
    let after = contents(&data).await;
    let changed: Vec<_> = before.keys().filter(|table| before[*table] != after[*table]).collect();
    assert!(changed.is_empty(), "{changed:?} changed while people only looked");
}
