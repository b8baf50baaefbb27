//! A canary in every column about a person: no page and no file shows it to a role that no rule lets read it.

mod rules;

use std::collections::{BTreeMap, BTreeSet};

use kernel::actor::Actor;
use testkit::{HA_BAC, Raw, token_of};

use crate::communes::addresses_of;
use crate::communes::stage::{Stage, keeps_its_form};
use rules::{RULES, Reader};

/// How every canary begins; the number of its column and of its row follow, which survive in a file name too.
const CANARY: &str = "chimcot";
/// Dates that nobody else has.
const BORN: &str = "1931-07-17";
const JOINED: &str = "1951-08-19";
const CLASSES: &str = include_str!("../../../../../migrations/columns.toml");

/// Every column that is about a person or secret.
fn classed() -> BTreeSet<String> {
    let mut table = "";
    let mut found = BTreeSet::new();
    for line in CLASSES.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            table = name;
        } else if let Some((column, class)) = line.split_once(" = ")
            && ["\"personal\"", "\"sensitive\"", "\"secret\""].contains(&class)
        {
            found.insert(format!("{table}.{column}"));
        }
    }
    found
}

/// Puts the canaries; which columns have one now.
async fn plant(raw: &mut Raw) -> BTreeSet<String> {
    let dates = format!("birth_date = '{BORN}', party_since = '{JOINED}'");
    raw.run(format!("update staff_private set {dates} where commune = {}", HA_BAC.0)).await;
    let mut planted = BTreeSet::new();
    for (number, name) in classed().into_iter().enumerate() {
        let (table, column) = name.split_once('.').expect("a table and a column");
        let kind = raw.columns(table).await.into_iter().find(|c| c.name == column).expect("a column").kind;
        let canary = format!("'{CANARY}{number}x' || rowid || 'x '");
        let value = match kind.as_str() {
            "text" if !keeps_its_form(raw, table, column).await => format!("{canary} || coalesce(\"{column}\", '')"),
            "bytea" => format!("cast({canary} || \"{column}\" as blob)"),
            _ => continue,
        };
        if raw.run(format!("update {table} set \"{column}\" = {value} where commune = {}", HA_BAC.0)).await > 0 {
            planted.insert(name);
        }
    }
    planted
}

/// The columns whose canaries stand in a text, with their rows.
fn shown(text: &str, columns: &[String]) -> BTreeSet<(String, i64)> {
    let read = |rest: &str| {
        let mut parts = rest.split('x');
        let column = columns.get(parts.next()?.parse::<usize>().ok()?)?.clone();
        Some((column, parts.next()?.parse().ok()?))
    };
    let mut found: BTreeSet<(String, i64)> = text.split(CANARY).skip(1).filter_map(read).collect();
    for (day, column) in [(BORN, "birth_date"), (JOINED, "party_since")] {
        let parts: Vec<&str> = day.split('-').collect();
        let written = format!("{}/{}/{}", parts[2], parts[1], parts[0]);
        if text.contains(day) || text.contains(&written) {
            found.insert((format!("staff_private.{column}"), 0));
        }
    }
    found
}

/// The rows that are somebody's own: his account, the lines of what he did and of what was done with his file.
async fn own_rows(raw: &mut Raw, actor: &Actor) -> BTreeSet<(String, i64)> {
    let (account, staff) = (actor.account.0, actor.staff.map_or(-1, i64::from));
    let mut own = BTreeSet::new();
    for (table, whose) in [
        ("accounts_account", format!("id = {account}")),
        ("db_journal", format!("account = {account} or (entity like 'staff%' and entity_id = {staff})")),
        ("staff_profile", format!("id = {staff}")),
        ("staff_change", format!("staff = {staff}")),
        ("staff_event", format!("staff = {staff}")),
        ("access_delegation", format!("from_account = {account} or to_account = {account}")),
        ("db_draft", format!("account = {account}")),
        ("accounts_session", format!("account = {account}")),
        ("accounts_passkey", format!("account = {account}")),
        ("accounts_recovery", format!("account = {account}")),
    ] {
        let sql = format!("select cast(rowid as text) from {table} where commune = {} and ({whose})", HA_BAC.0);
        own.extend(raw.texts(sql).await.into_iter().map(|row| (table.to_owned(), row.parse().expect("a number"))));
    }
    own
}

#[tokio::test]
async fn a_column_is_shown_only_to_whom_a_rule_lets_read_it() {
    let stage = Stage::load().await;
    let mut raw = stage.raw().await;
    let planted = plant(&mut raw).await;
    // Nobody first: a citizen without an account.
    let mut askers = vec![(None, String::new(), BTreeSet::new())];
    for actor in &stage.people {
        askers.push((Some(actor.capacities[0].role), token_of(actor), own_rows(&mut raw, actor).await));
    }
    drop(raw);
    let site = stage.site().await;
    let columns: Vec<String> = classed().into_iter().collect();
    let (mut seen, mut wrong, mut pages) = (BTreeSet::new(), BTreeMap::new(), 0);
    for (role, token, own) in askers {
        let mut paths = addresses_of(&site, &token).await;
        paths.extend([format!("/tim?q={CANARY}"), "/nhiem-vu.xlsx".to_owned(), "/khong-co".to_owned()]);
        for path in paths {
            let answer = site.by_token(&token, &path, None).await;
            assert!(answer.status < 500, "{path} by {role:?}: {}", answer.visible());
            for (column, row) in shown(&answer.everything(), &columns) {
                let table = column.split('.').next().unwrap_or_default();
                if !rules::may_see(&column, role, &path, own.contains(&(table.to_owned(), row))) {
                    wrong.entry((column.clone(), role)).or_insert(format!("row {row} at {path}"));
                }
                seen.insert(column);
            }
            pages += 1;
        }
    }
    println!("{pages} pages, {} columns planted, {} seen", planted.len(), seen.len());
    assert!(wrong.is_empty(), "shown against the rules: {wrong:#?}");
    assert!(pages > 1000 && planted.len() > 40 && seen.len() > 25, "{pages} {planted:?} {seen:?}");
}

#[test]
fn every_column_about_a_person_has_a_rule() {
    let ruled: BTreeSet<String> = RULES.iter().map(|(column, _)| (*column).to_owned()).collect();
    let all = classed();
    assert_eq!(ruled.len(), RULES.len(), "a column has two rules");
    let without: Vec<_> = all.difference(&ruled).collect();
    assert!(without.is_empty(), "say in tests/it/columns/rules.rs who may read {without:?}");
    let gone: Vec<_> = ruled.difference(&all).collect();
    assert!(gone.is_empty(), "no such columns any more: {gone:?}");
    let secret = |name: &str| ["_hash", "_digest", "_secret", "salt"].iter().any(|end| name.ends_with(end));
    let open = RULES.iter().find(|(name, reader)| secret(name) && *reader != Reader::Nobody);
    assert_eq!(open, None, "nobody reads a secret");
}
