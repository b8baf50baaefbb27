//! The part "Tổ chức thực hiện": what each unit has to do.

use super::model::Duty;
use super::outline::{Node, Outline};
use super::sections::{self, Class};
use super::text::{canon, first_start, squeeze, trim_marks, without_end_marks, word_count};
use super::units::{Units, begins_with_body};

/// The duties, and the items of that part in which no unit could be told (their line and words).
pub(super) fn read(
    tree: &Outline<'_>,
    units: &Units,
    taken: &dyn Fn(&str, u32) -> bool,
) -> (Vec<Duty>, Vec<(String, u32)>) {
    let mut duties: Vec<Duty> = Vec::new();
    let mut unread = Vec::new();
    for id in parts(tree, 0, None) {
        for child in &tree.node(id).children {
            let node = tree.node(*child);
            if taken(&node.path, node.line) || node.annex.is_some() {
                continue;
            }
            match unit_and_rest(node, units) {
                Some((unit, rest)) => {
                    let mut duty = Duty {
                        path: node.path.clone(),
                        unit,
                        items: Vec::new(),
                        line: node.line,
                        item_lines: Vec::new(),
                    };
                    if let Some(rest) = rest {
                        duty.push(&rest, node.line);
                    }
                    items(tree, *child, &mut duty);
                    duties.push(duty);
                }
                // Money, reporting and the closing words are nobody's duty.
                None if sections::class_of(node.title()) == Some(Class::Aside) || is_closing(node.title(), true) => {}
                None => unread.push((squeeze(without_end_marks(node.title())), node.line)),
            }
        }
    }
    (duties, unread)
}

/// Items whose heading says that they assign duties, outermost ones only.
fn parts(tree: &Outline<'_>, id: usize, around: Option<Class>) -> Vec<usize> {
    let mut out = Vec::new();
    for child in &tree.node(id).children {
        let class = tree.class(*child, around);
        let below = tree.node(*child).children.len();
        let heading = class == Some(Class::Duties)
            && (tree.node(*child).is_section()
                || sections::class_of_heading(tree.node(*child).title()) == Some(Class::Duties));
        if heading && below > 0 {
            // "III. TỔ CHỨC THỰC HIỆN, 1. Phân công trách nhiệm": the units stand in the inner part.
            let inner = parts(tree, *child, None);
            out.extend(if inner.is_empty() { vec![*child] } else { inner });
        } else if !heading {
            out.extend(parts(tree, *child, class));
        }
    }
    out
}

impl Duty {
    fn push(&mut self, text: &str, line: u32) {
        let text = squeeze(text.trim());
        let text = text.strip_suffix("/.").unwrap_or(&text).to_owned();
        if text.chars().any(char::is_alphanumeric) {
            self.items.push(text);
            self.item_lines.push(line);
        }
    }
}

/// The unit an item speaks of and what follows it on the same line.
fn unit_and_rest(node: &Node<'_>, units: &Units) -> Option<(String, Option<String>)> {
    let whole = node.title();
    let (head, rest) = match whole.split_once(':') {
        Some((head, rest)) if word_count(head) <= 30 => (head, Some(rest.trim().to_owned()).filter(|r| !r.is_empty())),
        _ => (whole, None),
    };
    let name = strip_openers(head);
    let low = canon(name);
    let is_body = begins_with_body(&low) || units.known(name).is_some();
    if !is_body {
        return None;
    }
    let (names, said) = names_and_sentence(name);
    let unit = squeeze(without_end_marks(names));
    let unit = match units.list(&unit).as_slice() {
        [one] => one.clone(),
        _ => unit,
    };
    let rest = match (said, rest) {
        (Some(said), Some(rest)) => Some(format!("{said}: {rest}")),
        (said, rest) => said.or(rest),
    };
    let unit = super::text::first_capital(&unit);
    (!unit.is_empty()).then_some((unit, rest))
}

fn strip_openers(head: &str) -> &str {
    const OPENERS: &[&str] = &[
        "giao nhiệm vụ cho",
        "giao cho",
        "giao",
        "phân công",
        "đề nghị",
        "yêu cầu",
        "trách nhiệm của",
        "nhiệm vụ của",
        "đối với",
        "trách nhiệm",
    ];
    let mut name = trim_marks(head, &['*', '-', '–', '+', '.']);
    while let Some(opener) = first_start(&canon(name), OPENERS) {
        name = name[opener.len()..].trim_start();
    }
    // "Trên cơ sở Kế hoạch này, các đơn vị xây dựng …": who is meant stands behind the comma.
    let preamble = first_start(&canon(name), &["trên cơ sở", "căn cứ", "theo"]).is_some();
    name.split_once(", ")
        .map(|(_, rest)| rest)
        .filter(|rest| preamble && begins_with_body(&canon(rest)))
        .unwrap_or(name)
}

/// "Phòng Kinh tế chủ trì, phối hợp …": the name, and the sentence from its verb on.
fn names_and_sentence(text: &str) -> (&str, Option<String>) {
    let names = super::sentence::before_verb(text);
    let said = text[names.len()..].trim();
    // "Sở Nội vụ có trách nhiệm:" over a list: the list says it.
    let empty = ["có trách nhiệm", "chịu trách nhiệm", "thực hiện các nhiệm vụ sau"]
        .contains(&canon(without_end_marks(said)).as_str());
    if empty {
        (names.trim_end_matches([' ', ',']), None)
    } else if word_count(said) >= 2 {
        (names.trim_end_matches([' ', ',']), Some(super::text::first_capital(said)))
    } else {
        (text, None)
    }
}

/// Words with which a paper closes after its last list.
const CLOSERS: &[&str] = &[
    "trên đây là",
    "ủy ban nhân dân",
    "ubnd",
    "trong quá trình",
    "yêu cầu các",
    "yêu cầu thủ trưởng",
    "đề nghị các",
    "kế hoạch này",
    "căn cứ nội dung",
    "nhận được",
];

fn is_closing(text: &str, something_before: bool) -> bool {
    something_before && text.trim_end().ends_with("./.") || first_start(&canon(text), CLOSERS).is_some()
}

fn items(tree: &Outline<'_>, id: usize, duty: &mut Duty) {
    let node = tree.node(id);
    for (_, para) in node.paras.iter().enumerate().skip(1).filter(|(i, p)| !is_closing(&p.text, *i > 1)) {
        duty.push(&para.text, para.line);
    }
    for label in &node.labels {
        duty.push(&format!("{}: {}", label.said, label.value), label.line);
    }
    for child in &node.children {
        let mut text = String::new();
        whole_text(tree, *child, &mut text, true);
        let line = tree.node(*child).line;
        duty.push(text.lines().next().unwrap_or_default(), line);
        if let (Some(item), Some((_, more))) = (duty.items.last_mut(), text.split_once('\n')) {
            item.push('\n');
            item.push_str(more);
        }
    }
}

/// An item with what stands below it, without the paragraph that closes the paper.
fn whole_text(tree: &Outline<'_>, id: usize, out: &mut String, top: bool) {
    let node = tree.node(id);
    for (index, para) in node.paras.iter().enumerate().filter(|(i, p)| *i == 0 || !is_closing(&p.text, true)) {
        if !out.is_empty() {
            out.push('\n');
        }
        if index == 0 && !top {
            out.push_str("- ");
        }
        out.push_str(&para.text);
    }
    for label in &node.labels {
        out.push_str(if out.is_empty() { "" } else { " " });
        out.push_str(&format!("{}: {}", label.said, label.value));
    }
    for child in &node.children {
        whole_text(tree, *child, out, false);
    }
}
