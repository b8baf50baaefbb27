//! A second opinion on permissions: `docs/permissions.md` turned into policies of Cedar, an engine that shares no code
//! with the house. The test asks both a million random questions.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use kernel::permission::{Action as _, Policy, Scope};
use testkit::{Printed, PrintedAction};

/// Every policy of the program.
pub fn policies() -> Vec<&'static Policy> {
    let slices = sauro::features();
    let own: [&Policy; 1] = [&db::tree::SignHead::POLICY];
    slices.iter().flat_map(|feature| feature.policies.iter().copied()).chain(own).collect()
}

/// The paper of this tree.
///
/// # Panics
/// When it is not there.
pub fn paper() -> Printed {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/permissions.md");
    Printed::read(&std::fs::read_to_string(file).expect("docs/permissions.md"))
}

/// The action's part of the paper in Cedar's language, for one capacity at a time. What the context holds: `role`,
/// `membership`, `state`, `takes_part`, `program`; the sets `me`, `lender`, `field` (the unit of the capacity), `units`
/// (mine), `things` (the units of the thing), `own`, `relatives`, `entrusted`, `accountable`, each empty for none; the
/// account and commune of both sides.
pub fn cedar(printed: &Printed, action: &PrintedAction) -> String {
    let mut text = String::new();
    // Roles with the same cell share a policy: a fourth of the work.
    let mut cells: BTreeMap<(Scope, &[String]), Vec<String>> = BTreeMap::new();
    for grant in &action.grants {
        cells.entry((grant.scope, &grant.states)).or_default().push(grant.role.clone().unwrap_or_default());
    }
    for ((scope, states), roles) in cells {
        let in_state = match states.is_empty() {
            true => "true".to_owned(),
            false => format!("{}.contains(context.state)", list(states.iter())),
        };
        let (roles, lies) = (list(roles.iter()), lies(scope));
        let _ = writeln!(
            text,
            "permit (principal, action, resource) when {{ {roles}.contains(context.role) && {in_state} && {lies} }};"
        );
    }
    let mut forbid = |when: &str| {
        let _ = writeln!(
            text,
            "forbid (principal, action, resource) when {{ {when} }} unless {{ context.program && {} }};",
            action.program
        );
    };
    forbid(&format!("!{}.contains(context.membership)", list(printed.active.iter())));
    if !action.closed.is_empty() {
        forbid(&format!("{}.contains(context.state)", list(action.closed.keys())));
    }
    if action.not_lent {
        forbid("!context.lender.isEmpty()");
    }
    if action.not_own.is_some() {
        forbid(
            "context.account == context.thing_account || context.own.containsAny(context.me) \
             || context.own.containsAny(context.lender) || context.relatives.containsAny(context.me) \
             || context.relatives.containsAny(context.lender)",
        );
    }
    if action.program {
        text.push_str("permit (principal, action, resource) when { context.program };\n");
    }
    text
}

const HEADS: &str =
    "([\"truong_don_vi\", \"pho_truong_don_vi\"].contains(context.role) && context.things.containsAny(context.field))";
/// Whether the person whose power is used is named in this set.
fn named(set: &str) -> String {
    format!(
        "(if context.lender.isEmpty() then context.{set}.containsAny(context.me) else context.{set}.containsAny(context.lender))"
    )
}

/// Part 3 of the paper.
fn lies(scope: Scope) -> String {
    let here = "context.commune == context.thing_commune";
    match scope {
        Scope::City => "true".to_owned(),
        Scope::OtherCommune => format!("!({here})"),
        Scope::OwnCommune => here.to_owned(),
        Scope::Own => {
            format!("{here} && (context.account == context.thing_account || context.own.containsAny(context.me))")
        }
        Scope::Entrusted => format!("{here} && {}", named("entrusted")),
        Scope::Subordinate => format!("{here} && ({HEADS} || {})", named("accountable")),
        Scope::OwnUnit => {
            format!("{here} && (context.takes_part || {HEADS} || context.units.containsAny(context.things))")
        }
        Scope::Field => format!(
            "{here} && (context.field.isEmpty() || context.things.isEmpty() || context.things.containsAny(context.field))"
        ),
    }
}

fn list<'t>(words: impl Iterator<Item = &'t String>) -> String {
    format!("[{}]", words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", "))
}
