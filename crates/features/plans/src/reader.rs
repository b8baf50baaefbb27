//! The reader of administrative plans: rules, no guessing. A document goes in, its head, tasks, duties and all that is
//! not clear come out, each with the line it was read from.
//!
//! Order of work: [`lines`](lines) flattens the paper, [`head`](head) and [`closing`](closing) take what stands before
//! and after the body, [`outline`](outline) makes a tree of the body, [`tasks`](tasks) and [`duties`](duties) choose
//! items from it, [`fields`](fields) reads each item's words, [`clears`] judges.

mod annex;
pub mod bases;
mod bodies;
pub mod clears;
mod closing;
pub mod due;
mod duties;
mod fields;
mod findings;
mod head;
mod header;
mod labels;
mod letterhead;
mod lines;
mod marker;
mod model;
mod names;
mod outline;
mod refusal;
mod sections;
mod sentence;
mod tables;
mod tasks;
mod text;
mod titles;
pub mod units;
mod wrap;

use files::source::SourceDocument;
use kernel::text::search_key;

pub use model::{
    Document, DocumentFinding, DocumentLines, Duty, FieldLines, NotAPlan, PlanReading, Said, Signer, Task,
};
pub use units::Units;

use closing::Closing;
use fields::Context;
use head::Head;
use lines::Piece;
use outline::Outline;

/// Reads a plan. `units` are the units whose spelling is known; units that the plan itself names under "Tổ chức thực
/// hiện" count as known too.
///
/// # Errors
/// [`NotAPlan`] when the paper is of another kind or has nothing that could be a task.
pub fn read(doc: &SourceDocument, units: &Units) -> Result<PlanReading, NotAPlan> {
    let pieces = lines::pieces(doc);
    let head = head::read(&pieces);
    let mut closing = closing::read(&pieces, head.body_at);
    if closing.signer.is_none() {
        // A plan issued with a decision is signed on the decision, and goes to whom the decision goes.
        let decision = closing::read(&pieces[..head.title_at], 0);
        closing.signer = decision.signer;
        if closing.recipients.is_empty() {
            (closing.recipients, closing.recipients_line) = (decision.recipients, decision.recipients_line);
        }
    }
    let body: Vec<Piece<'_>> =
        pieces[head.body_at..closing.from].iter().chain(&pieces[closing.until..]).cloned().collect();
    let tree = outline::outline(&body);
    let units = units.clone().or(&Units::usual());
    let raw = tasks::collect(&tree, &units);
    let first_line = pieces.iter().find_map(|p| if let Piece::Line(l) = p { Some(l.no) } else { None });
    refusal::check(&head, &raw, tree.node(0).children.len(), first_line)?;
    let lines: Vec<(String, u32)> = raw.iter().map(|t| (t.path.clone(), t.line)).collect();
    // An item that is a task or stands around one; the same number in another part, further down, is not.
    let taken = |path: &str, line: u32| {
        let inside = |task: &str| task.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        lines.iter().any(|(task, at)| *at >= line && inside(task))
    };
    let document = document(&head, &closing, &tree, &units);
    let context = Context { units: &units, year: year(&head) };
    let (duties, unread) = duties::read(&tree, &units, &taken);
    let tasks: Vec<Task> = raw.into_iter().map(|task| fields::task(task, context)).collect();
    let mut findings = findings::of_document(&document, &head, &closing, &tasks, &tree.misnumbered);
    findings.extend(unread.into_iter().filter(|(words, _)| !words.is_empty()).map(|(words, line)| DocumentFinding {
        why: format!(
            "Mục “{words}” trong phần tổ chức thực hiện không nêu đơn vị nào, nên không đọc thành nhiệm vụ của đơn vị."
        ),
        line: Some(line),
    }));
    Ok(PlanReading { document, tasks, duties, findings })
}

/// The year that a phrase without one means, where the document leaves no doubt: its date, else a single year in its title.
fn year(head: &Head) -> Option<i16> {
    head.letterhead.year().or_else(|| {
        let title = head.title.as_deref().unwrap_or_default();
        let mut years =
            title.split(|c: char| !c.is_ascii_digit()).filter(|w| w.len() == 4).filter_map(|w| w.parse::<i16>().ok());
        let first = years.next().filter(|y| (1990..2100).contains(y))?;
        years.all(|y| y == first).then_some(first)
    })
}

fn document(head: &Head, closing: &Closing, tree: &Outline<'_>, units: &Units) -> Document {
    let letterhead = &head.letterhead;
    let bases = if head.bases.is_empty() { bases_in_body(tree) } else { head.bases.clone() };
    let sources = DocumentLines {
        kind: Some(head.kind_line).filter(|l| *l > 0).into_iter().collect(),
        number: letterhead.number_text.iter().map(|n| n.1).collect(),
        date: letterhead.date_text.iter().map(|d| d.1).collect(),
        title: head.title_lines.clone(),
        signer: closing.signer.iter().map(|s| s.line).collect(),
        recipients: closing.recipients_line.into_iter().collect(),
    };
    Document {
        kind: head.kind.map(str::to_owned),
        number: letterhead.number.clone(),
        number_text: letterhead.number_text.as_ref().map(|n| n.0.clone()),
        issuer: issuer(head, closing, units),
        place: letterhead.place.clone(),
        date: letterhead.date,
        date_text: letterhead.date_text.as_ref().map(|d| d.0.clone()),
        title: head.title.clone(),
        signer: closing.signer.clone(),
        recipients: closing.recipients.clone(),
        bases,
        sources,
    }
}

/// From the letterhead; else the body that signs, at the place that title or date line name.
fn issuer(head: &Head, closing: &Closing, units: &Units) -> Option<String> {
    if let Some(issuer) = names::issuer(&head.letterhead.bodies, units) {
        return Some(issuer);
    }
    let capacity = closing.signer.as_ref()?.capacity.as_deref()?.split(" / ").next()?;
    let body = capacity.split_once('.').map_or(capacity, |(_, body)| body).trim();
    let title = head.title.as_deref().unwrap_or_default();
    let place = head.letterhead.place.as_deref();
    let level =
        names::place_of(title).filter(|named| place.is_none_or(|p| search_key(named).ends_with(&search_key(p))));
    names::issuer(&[format!("{body} {}", level?.to_uppercase())], units)
}

/// Bases listed in a part of their own ("I. CĂN CỨ").
fn bases_in_body(tree: &Outline<'_>) -> Vec<bases::Basis> {
    let mut out = Vec::new();
    let parts = tree.node(0).children.iter().filter(|id| search_key(tree.node(**id).title()).starts_with("can cu"));
    for id in parts {
        let below = tree.node(*id).children.iter().flat_map(|c| &tree.node(*c).paras);
        for para in tree.node(*id).paras.iter().skip(1).chain(below) {
            out.extend(bases::parse(&para.text, para.line));
        }
    }
    out
}
