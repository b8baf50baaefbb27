//! Writing what was confirmed, in the transaction of the confirmation.

use db::{DbError, WriteTx};
use kernel::permission::Allowed;

use super::Waiting;
use super::fields::{Accepted, Attached, Taken, What};
use super::read::Reading;
use crate::papers::requirement::{Training, training};
use crate::permissions::ManagePositions;
use crate::store::paper::{self, Ending, PaperState};
use crate::store::position::{self, PositionFacts, PositionRow};
use crate::store::quota::{self, Decision, Of};
use crate::store::{description, frame};

/// How many were added and changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub new: i64,
    pub changed: i64,
}

/// Writes it; `version` is the paper's that was looked at.
pub(super) async fn carry(
    tx: &mut WriteTx,
    allowed: &Allowed<ManagePositions>,
    waiting: &Waiting,
    version: i64,
    accepted: &Accepted,
) -> Result<Counts, DbError> {
    let row = &waiting.row;
    let counts = match &accepted.what {
        What::Positions { rows, retired } => catalogue(tx, allowed, row.id, accepted, (rows, retired)).await?,
        What::Descriptions { attached, with_training } => {
            descriptions(tx, allowed, waiting, accepted, (attached, *with_training)).await?
        }
        What::Frame { kind } => {
            if let Reading::Frame(read) = &waiting.paper.reading {
                let source = match &accepted.number {
                    Some(number) => format!("tệp {}, theo {number}", row.file_name),
                    None => format!("tệp {}", row.file_name),
                };
                let when = (*kind, accepted.valid_from);
                frame::insert(tx, allowed, when, &read.competences, (row.id, &source)).await?;
            }
            Counts { new: 1, changed: 0 }
        }
    };
    let how = Ending {
        decision_number: accepted.number.clone(),
        decision_on: accepted.decided_on,
        signer: accepted.signer.clone(),
        valid_from: Some(accepted.valid_from),
        new_count: counts.new,
        changed_count: counts.changed,
    };
    paper::finish(tx, allowed, (row.id, version), PaperState::Done, &how).await?;
    Ok(counts)
}

async fn catalogue(
    tx: &mut WriteTx,
    allowed: &Allowed<ManagePositions>,
    paper: i64,
    accepted: &Accepted,
    (rows, retired): (&[Taken], &[PositionRow]),
) -> Result<Counts, DbError> {
    let mut counts = Counts::default();
    let there = position::positions(tx, allowed.actor().commune).await?;
    let mut sort = there.iter().map(|p| p.sort).max().unwrap_or(0);
    let by = accepted.number.as_ref().zip(accepted.decided_on).map(|(number, on)| Decision {
        number: number.clone(),
        on,
        signer: accepted.signer.clone(),
        valid_from: accepted.valid_from,
    });
    for taken in rows {
        let id = match &taken.known {
            None => {
                (counts.new, sort) = (counts.new + 1, sort + 1);
                position::insert_from_paper(tx, allowed, (paper, sort), &taken.facts).await?
            }
            Some(known) => {
                if known.facts() != taken.facts {
                    counts.changed += 1;
                    position::update(tx, allowed, (known.id, known.version()), &taken.facts).await?;
                }
                known.id
            }
        };
        if let (Some(approved), Some(by)) = (taken.approved, &by) {
            quota::insert(tx, allowed, (Of::Position(id), approved), by, Some(paper)).await?;
        }
    }
    for known in retired {
        counts.changed += 1;
        let facts = PositionFacts { retired_on: Some(accepted.valid_from), ..known.facts() };
        position::update(tx, allowed, (known.id, known.version()), &facts).await?;
    }
    Ok(counts)
}

async fn descriptions(
    tx: &mut WriteTx,
    allowed: &Allowed<ManagePositions>,
    waiting: &Waiting,
    accepted: &Accepted,
    (attached, with_training): (&[Attached], bool),
) -> Result<Counts, DbError> {
    let (row, mut counts) = (&waiting.row, Counts::default());
    for one in attached {
        let (position, commune) = (&one.position, allowed.actor().commune);
        let of_day = description::of_position(tx, commune, position.id).await?;
        for old in of_day.iter().filter(|old| old.holds() && old.valid_from == accepted.valid_from) {
            description::replace(tx, allowed, (old.id, old.version)).await?;
        }
        let from = (row.id, row.file_name.as_str(), row.sha256.as_str());
        description::insert(tx, allowed, (position.id, accepted.valid_from), &one.said, from).await?;
        counts.new += 1;
        let facts = with(position.facts(), &training(&one.said.requirements.training));
        if with_training && facts != position.facts() {
            counts.changed += 1;
            position::update(tx, allowed, (position.id, position.version()), &facts).await?;
        }
    }
    Ok(counts)
}

/// The position with the training that its description asks; what is not read there stays.
fn with(facts: PositionFacts, asked: &Training) -> PositionFacts {
    let level = asked.level.map(|level| level.code().to_owned());
    let mut majors = asked.majors.clone();
    if asked.open_majors && !majors.is_empty() {
        majors.push("ngành khác phù hợp".to_owned());
    }
    PositionFacts {
        education_level: level.or(facts.education_level),
        majors: if majors.is_empty() { facts.majors } else { Some(majors.join("\n")) },
        ..facts
    }
}
