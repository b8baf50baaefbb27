//! Which items of the outline are tasks, and what belongs to each.

use std::collections::BTreeMap;

use super::clears;
use super::fields::RawTask;
use super::labels::{Label, Role};
use super::outline::{Node, Outline};
use super::sections::Class;
use super::sentence;
use super::tables::Tables;
use super::text::{canon, first_listed, first_sentence, starts_words, without_end_marks, word_count};
use super::titles::{shortened, title};
use super::units::{Units, begins_with_body};

/// All tasks in reading order.
pub(super) fn collect(tree: &Outline<'_>, units: &Units) -> Vec<RawTask> {
    let mut walk = Walk {
        tree,
        says: says_who(tree, units),
        units,
        out: Vec::new(),
        tables: Tables::default(),
        listed_by_unit: BTreeMap::new(),
    };
    walk.tables_of(0);
    for child in &tree.node(0).children {
        walk.part(*child, None, &[]);
    }
    if walk.out.is_empty() {
        // No part calls itself tasks: then the parts without another meaning hold them ("II. CẢI CÁCH THỂ CHẾ").
        for child in tree.node(0).children.iter().filter(|c| tree.class(**c, None).is_none()) {
            walk.part(*child, Some(Class::Tasks), &[]);
        }
    }
    unique_paths(walk.out)
}

/// For each item whether it says who or when, and whether one below it does. Children come after their parents.
fn says_who(tree: &Outline<'_>, units: &Units) -> Vec<(bool, bool)> {
    let itself = |id: usize| {
        let node = tree.node(id);
        tree.has_labels(id) || !node.is_bullet() && sentence::assignment(&own_text(node), units).is_some()
    };
    let mut says: Vec<(bool, bool)> = (0..tree.nodes.len()).map(|id| (itself(id), false)).collect();
    for id in (1..tree.nodes.len()).rev() {
        let (own, below) = says[id];
        says[tree.node(id).parent].1 |= own || below;
    }
    says
}

struct Walk<'t, 'd> {
    tree: &'t Outline<'d>,
    /// For each item: it says who or when itself; one below it does.
    says: Vec<(bool, bool)>,
    units: &'t Units,
    out: Vec<RawTask>,
    tables: Tables,
    /// For each item asked about: most of those below it are named after a unit.
    listed_by_unit: BTreeMap<usize, bool>,
}

impl Walk<'_, '_> {
    fn tables_of(&mut self, id: usize) {
        let node = self.tree.node(id);
        let path = if node.path.is_empty() { String::new() } else { format!("{}.", node.path) };
        for table in &node.tables {
            let found = self.tables.tasks(table, &path, self.out.last_mut());
            self.out.extend(found);
        }
    }

    /// True when the item itself says who or when.
    fn says_who(&self, id: usize) -> bool {
        self.says[id].0
    }

    fn below_says_who(&self, id: usize) -> bool {
        self.says[id].1
    }

    /// True when an item in this part has a label that names who leads or does.
    fn has_leads(&self, id: usize) -> bool {
        let named = |l: &Label| matches!(l.role, Role::Lead | Role::Doer | Role::Person);
        self.tree.node(id).labels.iter().any(named) || self.tree.node(id).children.iter().any(|c| self.has_leads(*c))
    }

    /// A part of the plan ("II. NHIỆM VỤ, GIẢI PHÁP").
    fn part(&mut self, id: usize, around: Option<Class>, inherited: &[Label]) {
        let class = self.tree.class(id, around);
        let node = self.tree.node(id);
        self.tables_of(id);
        let only_labelled = match class {
            Some(Class::Tasks) => false,
            _ if self.has_leads(id) => true,
            None if node.parent == 0 => true,
            _ => {
                // Nothing to do here, but a table below may still list tasks.
                node.children.iter().for_each(|c| self.tables_below(*c));
                return;
            }
        };
        if node.children.is_empty() {
            return self.part_without_items(id, class, inherited);
        }
        let inherited = merged(&node.labels, inherited);
        // Bullets beside numbered tasks explain; they are no tasks themselves.
        let numbered = |id: &usize| !self.tree.node(*id).is_bullet() && !self.tree.node(*id).is_section();
        let tasks_are_numbered = node.children.iter().any(|c| numbered(c) && self.says_who(*c));
        let explains = |id: usize| self.tree.node(id).is_bullet() && !self.says_who(id) && !self.below_says_who(id);
        let children: Vec<usize> =
            node.children.iter().copied().filter(|c| !(tasks_are_numbered && explains(*c))).collect();
        for child in children {
            if self.tree.node(child).is_section() {
                self.part(child, class, &inherited);
            } else {
                self.item(child, class, &inherited, only_labelled);
            }
        }
    }

    fn tables_below(&mut self, id: usize) {
        self.tables_of(id);
        for child in self.tree.node(id).children.clone() {
            self.tables_below(child);
        }
    }

    /// A part that is a task itself, or lists its tasks as plain paragraphs.
    fn part_without_items(&mut self, id: usize, class: Option<Class>, inherited: &[Label]) {
        let node = self.tree.node(id);
        let inner = self.tree.node(node.parent).is_section() && node.parent != 0;
        // "I. NỘI DUNG" with time and place of the whole is no task itself.
        let bare_heading = super::sections::class_of_heading(node.title()).is_some();
        if self.tree.has_labels(id) && !bare_heading
            || inner && class == Some(Class::Tasks) && node.tables.is_empty() && node.marker.is_some()
        {
            let task = self.task(id, inherited);
            return self.out.push(task);
        }
        if class != Some(Class::Tasks) || !node.tables.is_empty() {
            return;
        }
        let names_work = |text: &str| clears::begins_with_a_verb(text) && !canon(text).contains("phụ lục");
        let body = node.paras.iter().skip(1).filter(|p| !p.text.trim_end().ends_with(':') && names_work(&p.text));
        for (para, ordinal) in body.zip(1..) {
            let title = shortened(first_sentence(&para.text));
            let path = if node.path.is_empty() { ordinal.to_string() } else { format!("{}.{ordinal}", node.path) };
            self.out.push(RawTask {
                path,
                title,
                line: para.line,
                text: para.text.clone(),
                text_lines: vec![para.line],
                labels: inherited.to_vec(),
                group: None,
            });
        }
    }

    /// A numbered item or bullet of a part: a task, a group of tasks, or neither.
    fn item(&mut self, id: usize, around: Option<Class>, inherited: &[Label], only_labelled: bool) {
        let node = self.tree.node(id);
        let class = self.tree.class(id, around);
        let said = self.says_who(id);
        let below = self.below_says_who(id);
        let nothing_but_labels = node.paras.is_empty() && node.children.is_empty();
        if nothing_but_labels || !said && !below && tells_of_the_whole(node) {
            // "1. Thời gian: 8h00 ngày 15/7/2026" tells of the whole, it is no task.
            return self.tables_of(id);
        }
        if self.is_headed_by_unit(id) {
            return self.work_of_a_unit(id, class, inherited, only_labelled);
        }
        if matches!(class, Some(Class::Purpose | Class::Aside | Class::Duties))
            && class != around
            && !self.has_leads(id)
        {
            return self.tables_below(id);
        }
        let heading_only = class != around && class == Some(Class::Tasks) || self.is_bare_tasks_heading(id);
        if below && (!said || self.split_by_children(id)) || heading_only && !node.children.is_empty() && !said {
            self.tables_of(id);
            let mut inherited = merged(&node.labels, inherited);
            inherited.extend(self.lead_in_words(node, &inherited));
            let kinds: Vec<_> =
                node.children.iter().filter(|c| self.says_who(**c)).map(|c| self.tree.node(*c).rank).collect();
            for child in node.children.clone() {
                let like_the_labelled = kinds.is_empty() || kinds.contains(&self.tree.node(child).rank);
                if like_the_labelled || self.below_says_who(child) {
                    self.item(child, class, &inherited, only_labelled);
                }
            }
        } else {
            if said || !only_labelled && node.tables.is_empty() {
                let task = self.task(id, inherited);
                self.out.push(task);
            }
            self.tables_below(id);
        }
    }

    /// "1. Phòng Kinh tế" over "a) Xây dựng kế hoạch …": the plan lists its tasks by the unit that has to do them. The
    /// items beside it must be of this kind too, since a task may be named after a body.
    fn is_headed_by_unit(&mut self, id: usize) -> bool {
        let parent = self.tree.node(id).parent;
        let tree = self.tree;
        let by_unit = *self.listed_by_unit.entry(parent).or_insert_with(|| {
            let beside = tree.node(parent).children.iter().map(|c| tree.node(*c)).filter(|n| !n.is_bullet());
            beside.clone().filter(|n| names_a_unit(n)).count() * 2 > beside.count()
        });
        by_unit && names_a_unit(self.tree.node(id)) && !self.has_leads(id)
    }

    /// The tasks of a unit: the items below its name, else the paragraph there.
    fn work_of_a_unit(&mut self, id: usize, class: Option<Class>, inherited: &[Label], only_labelled: bool) {
        let node = self.tree.node(id);
        let value = without_end_marks(node.title()).to_owned();
        let unit = Label { role: Role::Lead, value, said: String::new(), line: node.line, inline: true };
        let inherited = merged(&[unit], inherited);
        self.tables_of(id);
        for child in node.children.clone() {
            self.item(child, class, &inherited, only_labelled);
        }
        if let Some(work) = node.paras.get(1).filter(|_| node.children.is_empty()) {
            let title = shortened(first_sentence(&work.text));
            let task = RawTask { title, line: work.line, ..self.task(id, &inherited) };
            self.out.push(task);
        }
    }

    /// "1. Nhóm nhiệm vụ về thể chế (Phòng Kinh tế chủ trì)": the lead of the items below.
    fn lead_in_words(&self, node: &Node<'_>, labels: &[Label]) -> Option<Label> {
        let led = labels.iter().any(|l| matches!(l.role, Role::Lead | Role::Doer));
        let found = sentence::assignment(&own_text(node), self.units).filter(|_| !led)?;
        let said = String::new();
        Some(Label { role: Role::Lead, value: found.lead.join("; "), said, line: node.line, inline: true })
    }

    /// "1. Nhiệm vụ cụ thể": a heading over the tasks, no task.
    fn is_bare_tasks_heading(&self, id: usize) -> bool {
        super::sections::class_of_heading(self.tree.node(id).title()) == Some(Class::Tasks)
    }

    /// Items below have responsible bodies or lines of labels of their own, so each of them is a task.
    fn split_by_children(&self, id: usize) -> bool {
        let children = &self.tree.node(id).children;
        let numbered = children.iter().filter(|c| !self.tree.node(**c).is_bullet() && self.tree.has_labels(**c));
        numbered.count() > 1
            || children.iter().any(|c| {
                let named = |l: &Label| matches!(l.role, Role::Lead | Role::Doer) || !l.inline;
                let labels = &self.tree.node(*c).labels;
                labels.iter().any(|l| named(l) && l.role != Role::Other) || self.split_by_children(*c)
            })
    }

    fn task(&self, id: usize, inherited: &[Label]) -> RawTask {
        let node = self.tree.node(id);
        let mut text = String::new();
        let mut text_lines = Vec::new();
        let mut labels = node.labels.clone();
        flatten(self.tree, id, &mut text, &mut text_lines, &mut labels, true);
        RawTask {
            path: node.path.clone(),
            title: title(node),
            line: node.line,
            text,
            text_lines,
            labels: merged(&labels, inherited),
            group: None,
        }
    }
}

/// The item is the name of a body and nothing more, with its work below.
fn names_a_unit(node: &Node<'_>) -> bool {
    let name = without_end_marks(node.title());
    let says_nothing_else = word_count(name) <= 14 && sentence::before_verb(name).len() == name.len();
    let has_work = !node.children.is_empty() || node.paras.len() > 1;
    has_work && node.labels.is_empty() && says_nothing_else && begins_with_body(&canon(name))
}

/// "2. Đối tượng: Chi bộ Trạm Y tế": for whom, where or when the whole is, not something to do.
fn tells_of_the_whole(node: &Node<'_>) -> bool {
    const OF: &str = "đối tượng | thời gian | địa điểm | thành phần | phạm vi | hình thức | số lượng | nội dung | \
        phương pháp | mốc thời gian | thời điểm | niên độ";
    // "1. Việc chấp hành giờ giấc" under "Nội dung kiểm tra": what is looked at, not what is done.
    let subject = node.title().strip_prefix("Việc ");
    if subject.is_some_and(|rest| clears::begins_with_a_verb(rest) || starts_words(&canon(rest), "chấp hành")) {
        return true;
    }
    let head = node.title().split_once(':').map(|(head, _)| canon(head));
    head.is_some_and(|head| word_count(&head) <= 5 && first_listed(&head, OF).is_some())
}

/// An item's labels, and those from around it for the roles it does not have.
fn merged(own: &[Label], inherited: &[Label]) -> Vec<Label> {
    let missing = inherited.iter().filter(|l| !own.iter().any(|o| o.role == l.role));
    own.iter().chain(missing).cloned().collect()
}

fn own_text(node: &Node<'_>) -> String {
    node.paras.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The whole text of an item, sub-items on lines of their own with their markers; labels of sub-items come along.
fn flatten(tree: &Outline<'_>, id: usize, text: &mut String, lines: &mut Vec<u32>, labels: &mut Vec<Label>, top: bool) {
    let node = tree.node(id);
    for (index, para) in node.paras.iter().enumerate() {
        if !text.is_empty() {
            text.push('\n');
        }
        if index == 0 && !top {
            text.push_str(&marker_text(node));
        }
        text.push_str(&para.text);
        lines.extend(
            std::iter::once(para.line)
                .chain(para.joined.iter().copied())
                .filter(|l| !lines.contains(l))
                .collect::<Vec<_>>(),
        );
    }
    for child in &node.children {
        let new: Vec<Label> =
            tree.node(*child).labels.iter().filter(|l| !labels.iter().any(|o| o.role == l.role)).cloned().collect();
        labels.extend(new);
        flatten(tree, *child, text, lines, labels, false);
    }
}

fn marker_text(node: &Node<'_>) -> String {
    use super::marker::Family;
    match &node.marker {
        Some(m) if m.family == Family::Dash => "- ".into(),
        Some(m) if m.family == Family::Plus => "+ ".into(),
        Some(m) if m.is_bullet() => "• ".into(),
        Some(m) if m.family == Family::Letter => format!("{}) ", m.label),
        Some(m) if m.family == Family::Paren => format!("({}) ", m.label),
        Some(m) => format!("{}. ", m.label),
        None => String::new(),
    }
}

/// A path used by two tasks gets its turn in brackets.
fn unique_paths(mut tasks: Vec<RawTask>) -> Vec<RawTask> {
    let mut used = BTreeMap::new();
    for task in &mut tasks {
        let count = used.entry(task.path.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            task.path = format!("{}({count})", task.path);
        }
    }
    tasks
}
