//! The story of the sample: eight months of the plan, told through the same use cases that people's clicks call.

mod deeds;
mod directives;
mod drafting;
mod evidence;
mod paper;
mod work;

use std::collections::HashMap;

use db::{Db, Leaf, WriteTx};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::actor::Actor;
use kernel::dates;
use kernel::ids::StaffId;
use kernel::permission::{Action, Allowed};
use plans::api::{Problem, TaskRow};

use super::load::Known;
use crate::commune::parse;
use crate::failure::Failure;
use deeds::{Deed, Step, Story};

const STORY: &str = include_str!("../../../../../fixtures/xa-ha-bac/story.toml");
/// Deeds of one day begin at eight and follow each other at this distance.
const BETWEEN: SignedDuration = SignedDuration::from_mins(9);

/// Tells the story: what it knows of what has happened so far.
pub(super) struct Teller<'s> {
    db: &'s Db,
    people: &'s [Known],
    plan: i64,
    directives: HashMap<String, i64>,
    difficulties: HashMap<String, i64>,
    /// The last piece of evidence, change request of each task, by its path.
    evidence: HashMap<String, i64>,
    changes: HashMap<String, i64>,
    now: Timestamp,
    on: Date,
}

/// Tells the whole story.
///
/// # Errors
/// When a deed is not possible: found by a test, never by a user.
pub async fn tell(db: &Db, people: &[Known]) -> Result<(), Failure> {
    let story: Story = parse("story.toml", STORY)?;
    let mut teller = Teller {
        db,
        people,
        plan: 0,
        directives: HashMap::new(),
        difficulties: HashMap::new(),
        evidence: HashMap::new(),
        changes: HashMap::new(),
        now: Timestamp::UNIX_EPOCH,
        on: Date::ZERO,
    };
    for step in &story.step {
        teller.go_to(step.day()?);
        teller.carry_out(step).await.map_err(|why| {
            let why = match why {
                Failure::Input(text) | Failure::Fault(text) => text,
            };
            Failure::Fault(format!("story.toml, {} {}: {:?}: {why}", step.on, step.by, step.deed))
        })?;
    }
    Ok(())
}

impl Teller<'_> {
    fn go_to(&mut self, day: Date) {
        let eight = dates::start_of_day(day) + SignedDuration::from_hours(8);
        self.now = if self.on == day { self.now + BETWEEN } else { eight };
        self.on = day;
    }

    async fn carry_out(&mut self, step: &Step) -> Result<(), Failure> {
        let who = self.actor(&step.by)?;
        match &step.deed {
            Deed::Directive(new) => self.directive(&who, new).await,
            Deed::Confirm(reading) => self.confirm(reading).await,
            Deed::Remind(about) => self.remind(&who, about).await,
            Deed::Import(head) => self.import(&who, head).await,
            Deed::Split(split) => self.split(&who, split).await,
            Deed::Complete(task) => self.complete(&who, task).await,
            Deed::Issue(issue) => self.issue(&who, issue).await,
            Deed::Start(on) => self.start(&who, &on.task).await,
            Deed::Progress(progress) => self.progress(&who, progress).await,
            Deed::Comment(said) => self.comment(&who, said).await,
            Deed::Wait(wait) => self.wait(&who, wait).await,
            Deed::Clear(said) => self.clear(&who, said).await,
            Deed::Pause(said) => self.pause(&who, said, plans::api::Halt::Pause).await,
            Deed::Cancel(said) => self.pause(&who, said, plans::api::Halt::Cancel).await,
            Deed::Press(said) => self.press(&who, said).await,
            Deed::HandIn(product) => self.hand_in(&who, product).await,
            Deed::Accept(said) => self.accept(&who, said).await,
            Deed::Return(said) => self.send_back(&who, said).await,
            Deed::Publish(on) => self.publish(&who, &on.task).await,
            Deed::AskDue(asked) => self.ask_due(&who, asked).await,
            Deed::AskOwner(asked) => self.ask_owner(&who, asked).await,
            Deed::Approve(on) => self.approve(&who, &on.task).await,
            Deed::Difficulty(new) => self.difficulty(&who, new).await,
            Deed::Submit(about) => self.submit(&who, about).await,
            Deed::Answer(said) => self.answer(&who, said).await,
        }
    }

    fn person(&self, code: &str) -> Result<&Known, Failure> {
        self.people.iter().find(|p| p.code == code).ok_or_else(|| Failure::Fault(format!("nobody has the code {code}")))
    }

    fn staff(&self, code: &str) -> Result<StaffId, Failure> {
        Ok(self.person(code)?.id)
    }

    fn actor(&self, code: &str) -> Result<Actor, Failure> {
        Ok(self.person(code)?.actor.clone())
    }

    /// The task of this path, as it stands now.
    async fn task(&self, path: &str) -> Result<TaskRow, Failure> {
        let commune = super::COMMUNE;
        let tasks = plans::api::tasks_of_plan(&mut self.db.read().await?, commune, self.plan).await?;
        tasks.into_iter().find(|t| t.path == path).ok_or_else(|| Failure::Fault(format!("the plan has no task {path}")))
    }

    async fn begin<A: Action>(&self, allowed: &Allowed<A>) -> Result<WriteTx, Failure> {
        Ok(self.db.write(allowed, None, self.now).await?)
    }
}

/// Whether the person may; the story does nothing that people could not do.
fn may<A: Action>(who: &Actor, action: A) -> Result<Allowed<A>, Failure> {
    who.may(action).map_err(|denied| Failure::Fault(denied.to_string()))
}

/// A use case that did nothing is a mistake of the story.
fn done<T>(result: Result<T, Problem>) -> Result<T, Failure> {
    result.map_err(|problem| Failure::Fault(problem.to_string()))
}

async fn commit(tx: WriteTx, leaf: Leaf, location: impl Into<String>) -> Result<(), Failure> {
    tx.commit(leaf, location).await?;
    Ok(())
}
