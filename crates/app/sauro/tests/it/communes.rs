//! Two communes in one database: nobody of the one learns a byte of the other, whatever he asks for.

pub(crate) mod stage;
mod strange;
mod young;

use std::collections::{BTreeMap, BTreeSet};

use kernel::actor::Actor;
use testkit::{Site, token_of};

use stage::{CANARY, SHIFT, Stage, digest, steady, steady_text};

/// The addresses of routes, with numbers of the own commune in the places, found by following links from the menu.
async fn addresses(site: &Site, actor: &Actor) -> BTreeSet<String> {
    addresses_of(site, &token_of(actor)).await
}

/// As [`addresses`], for whoever holds this token; an empty one is nobody's.
pub(crate) async fn addresses_of(site: &Site, token: &str) -> BTreeSet<String> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut patterns: BTreeMap<String, usize> = BTreeMap::new();
    let plain = sauro::features().into_iter().flat_map(|f| f.routes).filter(|r| r.method == "GET");
    let mut open: Vec<String> = plain.map(|r| r.path.to_owned()).filter(|path| !path.contains('{')).collect();
    while let Some(path) = open.pop() {
        // A few of each kind are enough: the pages of two tasks are drawn by the same code.
        let bare = path.split(['?', '#']).next().unwrap_or_default();
        let mut kind: String = bare.chars().filter(|c| !c.is_ascii_digit()).collect();
        for of_law in ["/quy-dinh/van-ban/", "/quy-dinh/tham-so/"] {
            kind = if kind.starts_with(of_law) { of_law.to_owned() } else { kind };
        }
        let count = patterns.entry(kind).or_default();
        if *count >= 4 || path.starts_with("/assets") || !seen.insert(path.clone()) {
            continue;
        }
        *count += 1;
        open.extend(site.by_token(token, &path, None).await.links());
    }
    seen
}

/// Pages with a secret or a question that is drawn anew each time.
const ASKED_ANEW: [&str; 2] = ["/tai-khoan/ma-xac-thuc", "/tai-khoan/khoa"];

#[tokio::test]
async fn nothing_changes_for_a_commune_when_another_joins() {
    let stage = Stage::load().await;
    let site = stage.site().await;
    let mut before: Vec<(Actor, String, Vec<u64>)> = Vec::new();
    for actor in &stage.people {
        for path in addresses(&site, actor).await {
            let answer = site.by_token(&token_of(actor), &path, None).await;
            assert!(answer.status < 500, "{path}: {}", answer.visible());
            before.push((actor.clone(), path, steady(&answer)));
        }
    }
    site.app.db.close().await;
    drop(site);
    assert!(before.len() > 500, "{} pages", before.len());
    println!("{} pages", before.len());
    stage.mirror().await;
    let site = stage.site().await;
    for (actor, path, before) in before {
        let answer = site.by_token(&token_of(&actor), &path, None).await;
        let now = steady_text(&answer);
        let by = &actor.capacities[0].role;
        // The list of communes, and what the other one publishes, are for everybody.
        let by_chance = ASKED_ANEW.contains(&path.as_str());
        let is_open = path == "/cong-khai" || path.starts_with(&format!("/cong-khai/{}", stage::ELSEWHERE.0));
        assert!(!now.contains(CANARY) || is_open, "{path} by {by:?} shows the other commune");
        let lines: Vec<u64> = now.lines().map(digest).collect();
        let differs = now.lines().zip(&before).find(|(line, old)| digest(line) != **old).map(|(line, _)| line);
        assert!(before == lines || is_open || by_chance, "{path} by {by:?} changed: {differs:?}");
    }
}
