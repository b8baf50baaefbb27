//! What people do in the story, as `story.toml` writes it.

use jiff::civil::Date;
use serde::Deserialize;

use crate::failure::Failure;

/// The file.
#[derive(Debug, Deserialize)]
pub struct Story {
    pub step: Vec<Step>,
}

/// One deed: the day, the person's code, what was done.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub on: String,
    pub by: String,
    #[serde(rename = "do")]
    pub deed: Deed,
}

impl Step {
    /// The day.
    pub fn day(&self) -> Result<Date, Failure> {
        day(&self.on)
    }
}

/// A date of the file ("2026-06-05").
pub fn day(text: &str) -> Result<Date, Failure> {
    text.parse().map_err(|_| Failure::Fault(format!("story.toml: {text} is no date")))
}

/// What can be done.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Directive(NewDirective),
    Confirm(Reading),
    Remind(About),
    Import(Import),
    Split(Split),
    Complete(Box<Complete>),
    Issue(Issue),
    Start(OnTask),
    Progress(Progress),
    Comment(Said),
    Wait(Wait),
    Clear(Said),
    Pause(Said),
    Cancel(Said),
    Press(Said),
    HandIn(Product),
    Accept(Said),
    Return(Said),
    Publish(OnTask),
    AskDue(AskDue),
    AskOwner(AskOwner),
    Approve(OnTask),
    Difficulty(NewDifficulty),
    Submit(About),
    Answer(Answered),
}

macro_rules! deeds {
    ($($(#[$meta:meta])* $name:ident { $($field:ident: $ty:ty),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $(#[allow(missing_docs)] pub $field: $ty),* }
    )*};
}

deeds! {
    /// A directive that everybody must read.
    NewDirective { number: String, kind: String, issued_on: String, issuer: String, title: String, summary: String, confirm_by: String }
    /// Who read a directive on this day; with `all_but`, everybody else who had not.
    Reading { number: String, staff: Option<Vec<String>>, all_but: Option<Vec<String>> }
    /// A directive by number, or a difficulty by name.
    About { about: String }
    /// The plan's document as it was entered, and what the head lacks.
    Import { number: String, issued_on: String, higher_plan: String }
    /// A task divided.
    Split { task: String, parts: Vec<String> }
    /// A task of the draft made clear. Codes of units and people; `due` is the last day, where the document leaves it.
    Complete {
        task: String, title: Option<String>, lead: String, owner: String, accountable: String, authority: String,
        product: String, due: Option<String>, cadence_months: Option<i64>, field: String, priority: Option<String>,
        higher_item: Option<String>,
    }
    /// The plan issued.
    Issue { reason: Option<String> }
    /// A task by path.
    OnTask { task: String }
    /// How far it is.
    Progress { task: String, percent: i64, text: String }
    /// Words on a task.
    Said { task: String, text: String }
    /// What a task waits for: a document in words, or another task.
    Wait { task: String, document: Option<String>, other: Option<String> }
    /// A product handed in; a Word file is made of title and note, unless there is a link.
    Product { task: String, title: String, note: String, proves: Option<String>, link: Option<String> }
    /// Another last day asked for.
    AskDue { task: String, due: String, reason: String }
    /// Another person asked for.
    AskOwner { task: String, owner: String, reason: String }
    /// A difficulty reported.
    NewDifficulty { name: String, title: String, text: String, task: Option<String>, due: String }
    /// A difficulty answered.
    Answered { about: String, text: String }
}
