//! Keeping a workbook on its way into the register. The same workbook is on its way once, or in the register once.

use db::{Db, DbError, Leaf, WriteTx};
use jiff::Timestamp;
use kernel::permission::Allowed;

use super::answers::Answers;
use super::carry::TURN;
use crate::permissions::ImportStaff;
use crate::store::import::{self as lists, ImportRow, ImportState};

/// Where a workbook that came stands.
#[derive(Debug, Clone)]
pub enum Kept {
    /// It was not here before; the number and version of its list.
    New(i64, i64),
    /// It is here already.
    Known(Box<ImportRow>),
}

impl Kept {
    /// The number and version of the list, where it can be taken in.
    pub fn on_its_way(&self) -> Option<(i64, i64)> {
        match self {
            Kept::New(id, version) => Some((*id, *version)),
            Kept::Known(row) if row.state() == ImportState::Waiting => Some((row.id, row.version)),
            Kept::Known(_) => None,
        }
    }
}

/// Keeps a workbook, in a transaction of its own.
///
/// # Errors
/// The engine's.
pub async fn keep(
    db: &Db,
    allowed: &Allowed<ImportStaff>,
    (name, bytes): (&str, Vec<u8>),
    answers: &Answers,
    now: Timestamp,
) -> Result<Kept, DbError> {
    let tx = db.write(allowed, None, now).await?;
    match keep_in(tx, allowed, (name, bytes), answers).await? {
        (Kept::New(id, version), tx) => {
            tx.commit(leaf(id, name), "/can-bo/nhap").await?;
            Ok(Kept::New(id, version))
        }
        (known, _) => Ok(known),
    }
}

/// The journal's line of a workbook that came.
pub(crate) fn leaf(id: i64, name: &str) -> Leaf {
    Leaf::about("staff_import", id, format!("Tải lên tệp danh sách “{name}” để kiểm tra"))
}

/// Keeps a workbook in a write that somebody else ends; of two equal ones at once the second finds the first.
pub(crate) async fn keep_in(
    mut tx: WriteTx,
    allowed: &Allowed<ImportStaff>,
    (name, bytes): (&str, Vec<u8>),
    answers: &Answers,
) -> Result<(Kept, WriteTx), DbError> {
    tx.take_turn(TURN).await?;
    let digest = db::blob::digest(&bytes);
    let commune = allowed.actor().commune;
    if let Some(known) = lists::of_workbook(&mut tx, commune, &digest).await? {
        return Ok((Kept::Known(Box::new(known)), tx));
    }
    let id = lists::insert(&mut tx, allowed, (name, &digest), bytes, &answers.stored()).await?;
    Ok((Kept::New(id, 1), tx))
}
