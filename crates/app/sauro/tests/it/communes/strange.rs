//! Every identifier of a request replaced by one of the other commune.

use std::collections::BTreeSet;

use kernel::actor::Actor;
use testkit::{Answer, Raw, Site, token_of};
use web::Gate;

use super::stage::{ELSEWHERE, Stage};
use super::{CANARY, SHIFT, addresses};

/// Numbers and codes of the other commune: a few of every table.
struct Strange {
    numbers: Vec<String>,
    words: Vec<String>,
}

impl Strange {
    async fn of(raw: &mut Raw) -> Strange {
        let (mut numbers, mut words) = (BTreeSet::new(), BTreeSet::new());
        for table in raw.tables().await {
            let names: Vec<String> = raw.columns(&table).await.into_iter().map(|column| column.name).collect();
            if !names.contains(&"id".to_owned()) {
                continue;
            }
            for order in ["asc", "desc"] {
                let one = format!("from {table} where commune = {} order by id {order} limit 1", ELSEWHERE.0);
                numbers.extend(raw.texts(format!("select cast(id as text) {one}")).await);
                if names.contains(&"code".to_owned()) {
                    words.extend(raw.texts(format!("select code {one}")).await);
                }
            }
        }
        Strange { numbers: numbers.into_iter().collect(), words: words.into_iter().collect() }
    }
}

/// Nothing of the other commune stands in the answer; what was asked for may be said back.
#[track_caller]
fn clean(answer: &Answer, asked: &[&str], name: &str) {
    assert!(answer.status < 500, "{name}: {} {}", answer.status, answer.visible());
    let mut text = answer.everything();
    for word in asked {
        let encoded: String = encoded(word);
        text = text.replace(word, "").replace(&encoded, "").replace(&encoded.replace('+', "%20"), "");
    }
    let at = text.find(CANARY).map(|at| text[at..].chars().take(80).collect::<String>());
    assert_eq!(at, None, "{name} shows the other commune");
}

fn encoded(word: &str) -> String {
    form_urlencoded::byte_serialize(word.as_bytes()).collect()
}

/// The addresses of a pattern in which at least one place holds something strange; the others hold the own.
fn filled(pattern: &str, strange: &Strange, own: &str) -> Vec<(String, Vec<String>)> {
    let mut made: Vec<(String, Vec<String>)> = vec![(String::new(), Vec::new())];
    for part in pattern.split('/').skip(1) {
        let values: Vec<String> = match part {
            "{code}" | "{ma}" => strange.words.clone(),
            _ if part.starts_with('{') && made[0].1.is_empty() => strange.numbers.clone(),
            _ if part.starts_with('{') => strange.numbers.iter().cloned().chain([own.to_owned()]).collect(),
            _ => {
                made.iter_mut().for_each(|(path, _)| path.push_str(&format!("/{part}")));
                continue;
            }
        };
        made = made
            .iter()
            .flat_map(|(path, used)| {
                values.iter().map(move |value| {
                    let written = encoded(value).replace('+', "%20");
                    (format!("{path}/{written}"), [&used[..], std::slice::from_ref(value)].concat())
                })
            })
            .collect();
    }
    made
}

#[tokio::test]
async fn addresses_of_another_commune_lead_nowhere() {
    let stage = Stage::load().await;
    stage.mirror().await;
    let mut raw = stage.raw().await;
    let strange = Strange::of(&mut raw).await;
    assert!(strange.numbers.len() > 10 && strange.words.len() > 3, "{} {:?}", strange.numbers.len(), strange.words);
    let before = raw.everything_of(ELSEWHERE.0).await;
    drop(raw);
    let site = stage.site().await;
    let mut asked = 0;
    for route in sauro::features().iter().flat_map(|f| &f.routes) {
        if !matches!(route.gate, Gate::May(_)) || !route.path.contains('{') {
            continue;
        }
        // With two places: the own plan with a strange task, and the other way round.
        let mut paths = filled(route.path, &strange, "1");
        if route.path.matches('{').count() == 2 {
            let first = "/{id}/";
            paths = paths.into_iter().step_by(7).collect();
            paths.extend(filled(&route.path.replacen(first, "/1/", 1), &strange, "1"));
        }
        for (path, used) in &paths {
            for actor in &stage.people {
                let token = token_of(actor);
                let fields = (route.method == "POST").then_some(&[("_version", "1"), ("ly_do", "Thử")][..]);
                let answer = site.by_token(&token, path, fields).await;
                let name = format!("{} {path} by {:?}", route.method, actor.capacities[0].role);
                assert!(matches!(answer.status, 403 | 404), "{name}: {} {:?}", answer.status, answer.location);
                clean(&answer, &used.iter().map(String::as_str).collect::<Vec<_>>(), &name);
                asked += 1;
            }
        }
    }
    println!("{asked} requests");
    site.app.db.close().await;
    assert!(before == stage.raw().await.everything_of(ELSEWHERE.0).await, "rows of the other commune changed");
}

/// Sends a form of the own commune once for each of its hidden fields and choices, with something strange in its place.
async fn send_strange(site: &Site, actor: &Actor, path: &str, strange: &Strange) -> usize {
    let token = token_of(actor);
    let page = site.by_token(&token, path, None).await;
    let mut sent = 0;
    for form in page.forms() {
        let action = if form.action.is_empty() { path.to_owned() } else { form.action.clone() };
        if action == "/dang-xuat" || action.starts_with("http") {
            continue;
        }
        let chosen = form.fields.iter().filter(|(name, _, typed)| !typed && name != "_key");
        for (name, ..) in chosen.chain([&("id".to_owned(), String::new(), false)]) {
            let words = [strange.numbers.first(), strange.numbers.last(), strange.words.first(), strange.words.last()];
            for word in words.into_iter().flatten() {
                let value = |field: &str, old: &str| if field == name { word.clone() } else { old.to_owned() };
                let mut fields: Vec<(String, String)> =
                    form.fields.iter().filter(|f| f.0 != "_key").map(|f| (f.0.clone(), value(&f.0, &f.1))).collect();
                if !form.fields.iter().any(|f| f.0 == *name) {
                    fields.push((name.clone(), word.clone()));
                }
                let given: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                let answer = if form.method == "post" {
                    site.by_token(&token, &action, Some(&given)).await
                } else {
                    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&given).finish();
                    let bare = action.split('?').next().unwrap_or_default();
                    site.by_token(&token, &format!("{bare}?{query}"), None).await
                };
                clean(&answer, &[word], &format!("{} {action} with {name}={word}", form.method));
                sent += 1;
            }
        }
    }
    sent
}

#[tokio::test]
async fn fields_of_another_commune_do_nothing() {
    let stage = Stage::load().await;
    stage.mirror().await;
    let mut raw = stage.raw().await;
    let strange = Strange::of(&mut raw).await;
    let before = raw.everything_of(ELSEWHERE.0).await;
    drop(raw);
    let site = stage.site().await;
    let mut sent = 0;
    for actor in &stage.people {
        for path in addresses(&site, actor).await {
            sent += send_strange(&site, actor, &path, &strange).await;
        }
        // The finder and the lists, asked for what only the other commune has.
        for word in [CANARY, &strange.numbers[0]] {
            for path in ["/tim", "/nhiem-vu", "/nhiem-vu.xlsx", "/can-bo", "/van-ban", "/kho-khan", "/dieu-hanh"] {
                let answer = site.by_token(&token_of(actor), &format!("{path}?q={word}&tim={word}"), None).await;
                let shown = answer.everything().replace(&format!("\"{word}\""), "");
                let leaked = shown.find(&format!("{CANARY}-"));
                assert_eq!(leaked, None, "{path} finds the other commune");
            }
        }
    }
    println!("{sent} forms");
    assert!(sent > 1000, "{sent}");
    site.app.db.close().await;
    let mut raw = stage.raw().await;
    assert!(before == raw.everything_of(ELSEWHERE.0).await, "rows of the other commune changed");
    let first = format!("= {} and", testkit::HA_BAC.0);
    // A draft keeps what was typed as it was typed.
    for table in raw.tables().await.into_iter().filter(|table| table != "db_draft") {
        for column in raw.columns(&table).await.into_iter().filter(|c| c.kind == "bigint" && c.name != "commune") {
            let (name, end) = (&column.name, SHIFT + 100_000);
            let sql = format!(
                "select cast(\"{name}\" as text) from {table} where commune {first} \"{name}\" between {SHIFT} and {end}"
            );
            assert_eq!(raw.texts(sql).await, Vec::<String>::new(), "{table}.{name} of the own commune names the other");
        }
    }
}
