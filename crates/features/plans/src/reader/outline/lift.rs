//! After the tree is built: labels that stand behind the last sub-item but mean the whole item move up; paths.

use std::collections::BTreeMap;

use super::super::labels::Role;
use super::super::marker::Marker;
use super::{Node, Outline, Rank};

/// Moves labels up where only the last of several sub-items has them.
pub(super) fn labels_of_the_whole(tree: &mut Outline<'_>) {
    // Deepest first, so that labels can climb more than one step.
    for id in (1..tree.nodes.len()).rev() {
        let Some((&last, others)) = tree.nodes[id].children.split_last() else { continue };
        let only_last =
            own_lines(&tree.nodes[last]) && !others.iter().any(|c| tree.has_labels(*c) || tree.has_labels_below(*c));
        let bullet = tree.nodes[last].is_bullet();
        let whole = bullet || !others.is_empty() && !items_are_labelled_elsewhere(tree, id, last);
        // A section is no task: what stands behind its last item is that item's.
        if !only_last || !whole || tree.nodes[id].is_section() || tree.has_labels(id) {
            continue;
        }
        let (moved, kept) = std::mem::take(&mut tree.nodes[last].labels).into_iter().partition(|l| !l.inline);
        tree.nodes[last].labels = kept;
        tree.nodes[id].labels.extend::<Vec<_>>(moved);
    }
}

/// True when the item has labels on lines of their own.
fn own_lines(node: &Node<'_>) -> bool {
    node.labels.iter().any(|l| !l.inline && l.role != Role::Other)
}

/// In another item beside this one, sub-items of the same look carry labels each: here too, then.
fn items_are_labelled_elsewhere(tree: &Outline<'_>, id: usize, child: usize) -> bool {
    let rank = tree.nodes[child].rank;
    let siblings = &tree.nodes[tree.nodes[id].parent].children;
    siblings.iter().filter(|s| **s != id).any(|s| {
        let labelled =
            tree.nodes[*s].children.iter().filter(|c| tree.nodes[**c].rank == rank && own_lines(&tree.nodes[**c]));
        labelled.count() > 1
    })
}

/// Gives every item its path in the document's own numbering and notes numbers used twice in one list.
pub(super) fn name_paths(tree: &mut Outline<'_>) {
    let mut used: BTreeMap<(usize, String), u32> = BTreeMap::new();
    for id in 1..tree.nodes.len() {
        let printed = printed_path(tree, id);
        let node = &tree.nodes[id];
        let numbered = node.marker.as_ref().is_some_and(|m| !m.is_bullet());
        let count = used.entry((node.parent, printed.clone())).or_default();
        *count += u32::from(numbered);
        let path = if numbered && *count > 1 { format!("{printed}({count})") } else { printed.clone() };
        if path != printed {
            let line = node.line;
            tree.misnumbered.push((printed, line));
        }
        tree.nodes[id].path = path;
    }
}

fn printed_path(tree: &Outline<'_>, id: usize) -> String {
    let node = &tree.nodes[id];
    if node.rank == Some(Rank::Annex) {
        return format!("PL{}", node.annex.unwrap_or(1));
    }
    let parent = &tree.nodes[node.parent];
    let label = match &node.marker {
        Some(m) if !m.is_bullet() => m.label.clone(),
        _ => ordinal(tree, id).to_string(),
    };
    // "1.1" repeats the number of the item around it.
    let base = match &parent.marker {
        Some(around) if label.strip_prefix(around.label.as_str()).is_some_and(|rest| rest.starts_with('.')) => {
            &tree.nodes[parent.parent].path
        }
        _ => &parent.path,
    };
    let unnamed_part = node.marker.is_none() && node.is_section();
    match (base.is_empty(), unnamed_part) {
        (_, true) => base.clone(),
        (true, false) => label,
        (false, false) => format!("{base}.{label}"),
    }
}

/// Place among the siblings of the same look.
fn ordinal(tree: &Outline<'_>, id: usize) -> usize {
    let node = &tree.nodes[id];
    let same = |m: &Option<Marker>| m.as_ref().map(|m| m.family) == node.marker.as_ref().map(|m| m.family);
    let siblings = &tree.nodes[node.parent].children;
    siblings.iter().take_while(|s| **s != id).filter(|s| same(&tree.nodes[**s].marker)).count() + 1
}
