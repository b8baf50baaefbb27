//! `docs/permissions.md`: who may do what, as a chairman reads it. Made from the policies, so it cannot lie;
//! `cargo xtask map` writes it anew. The matrix asks the real actions whether they do what is printed.

pub(crate) mod actions;
pub(crate) mod matrix;
mod paper;
mod words;

use crate::map::root;
use kernel::permission::Policy;

/// Every policy of the program: those of the slices, and the platform's own.
pub(crate) fn policies() -> Vec<&'static Policy> {
    use kernel::permission::Action as _;
    let slices = sauro::features();
    let own: [&Policy; 1] = [&db::tree::SignHead::POLICY];
    slices.iter().flat_map(|feature| feature.policies.iter().copied()).chain(own).collect()
}

#[test]
fn the_table_of_permissions_is_up_to_date() {
    let file = root().join("docs/permissions.md");
    let text = paper::paper();
    if std::env::var_os("UPDATE_MAP").is_some() {
        std::fs::write(&file, &text).expect("docs/permissions.md");
        return;
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let stale = text.lines().zip(kept.lines().chain(std::iter::repeat(""))).find(|(new, old)| new != old);
    assert!(text == kept, "docs/permissions.md is stale at {stale:?}; write it with: cargo xtask map");
}

#[test]
fn every_policy_stands_in_its_slice_once() {
    let all = policies();
    let mut names: Vec<&str> = all.iter().map(|policy| policy.name).collect();
    names.sort_unstable();
    let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "named twice: {twice:?}");
    for feature in sauro::features() {
        for route in &feature.routes {
            let web::Gate::May(policy) = route.gate else { continue };
            let listed = all.contains(&policy);
            assert!(listed, "{} {}: {} is in no slice's POLICIES", route.method, route.path, policy.name);
        }
        for policy in feature.policies {
            let owner = policy.name.split('.').next();
            // What the platform asks by itself is listed by the slice that it serves.
            assert!(
                owner == Some(feature.name) || owner == Some("db"),
                "{} is listed by {}",
                policy.name,
                feature.name
            );
        }
    }
    for policy in all {
        let known: Vec<&str> = policy.states.iter().map(|(code, _)| *code).collect();
        let strange = policy.grants.iter().flat_map(|grant| grant.states).find(|state| !known.contains(state));
        assert_eq!(strange, None, "{} grants something in a state that it does not list", policy.name);
    }
}
