//! Erasing what the journal says of a person: the texts of lines and their salts go, the lines stay in the tree, and the leaf of
//! the erasure names each of them. A row's own data is erased by an ordinary statement, whose seal replaces the older one.

use audit::leaf::{LeafBody, RowChange};
use audit::verify::LINES;
use kernel::permission::{Action, Allowed};

use crate::{DbError, WriteTx, args, record};

/// Lines that are read at once.
const PAGE: i64 = 500;

/// An action that erases; its permission alone opens the way to [`WriteTx::erase_lines`].
pub trait Erasure: Action {}

impl WriteTx {
    /// Erases the texts of every line about a thing: the number of lines. The leaf of this write tells of them.
    ///
    /// # Errors
    /// The engine's, or a stored leaf that is none.
    pub async fn erase_lines<A: Erasure>(
        &mut self,
        allowed: &Allowed<A>,
        entity: &str,
        entity_id: i64,
    ) -> Result<usize, DbError> {
        record! { pub struct Line { pub id: i64, pub body: String } }
        let commune = allowed.actor().commune;
        let mut count = 0;
        loop {
            let lines: Vec<Line> = self
                .all(
                    "select id, body from db_journal
                     where commune = $1 and entity = $2 and entity_id = $3 and salt is not null order by id limit $4",
                    args![commune, entity, entity_id, PAGE],
                )
                .await?;
            if lines.is_empty() {
                return Ok(count);
            }
            for line in &lines {
                let body = LeafBody::parse(&line.body).map_err(|error| DbError::Seal(error.to_string()))?;
                self.run(
                    "update db_journal set actor_name = '', summary = '', detail = '', reason = null, salt = null
                     where commune = $1 and id = $2",
                    args![commune, line.id],
                )
                .await?;
                let told = RowChange { table: LINES.to_owned(), row: line.id, before: Some(body.text), after: None };
                self.tell_erased(told);
            }
            count += lines.len();
        }
    }
}
