//! The journal as it is read: lines by who acted, by what they are about, by when; always newest first, a page by its key.

use jiff::Timestamp;
use kernel::ids::Commune;

use crate::{Conn, DbError, args, record};

record! {
    /// A whole line of the journal. Without a salt its texts are erased.
    pub struct LineRow {
        pub id: i64,
        pub at: Timestamp,
        pub account: i64,
        pub actor_name: String,
        pub action: String,
        pub entity: String,
        pub entity_id: i64,
        pub summary: String,
        pub detail: String,
        pub reason: Option<String>,
        pub salt: Option<Vec<u8>>,
        pub body: String,
    }
}

/// Which lines are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// Lines from this number on.
    pub from: i64,
    /// Lines below this number: where the page before ended.
    pub below: i64,
    /// The account that acted; 0 is the program itself.
    pub account: Option<i64>,
    /// The table of the things; empty for all.
    pub entity: &'a str,
    /// The number of the thing; 0 for all of its table.
    pub entity_id: i64,
}

impl Default for Wanted<'_> {
    /// Every line.
    fn default() -> Self {
        Wanted { from: 1, below: i64::MAX, account: None, entity: "", entity_id: 0 }
    }
}

/// The newest lines that fit, at most `limit`. Each of the four statements has its index.
///
/// # Errors
/// The engine's.
pub async fn lines(
    conn: &mut Conn,
    commune: Commune,
    wanted: &Wanted<'_>,
    limit: i64,
) -> Result<Vec<LineRow>, DbError> {
    let Wanted { from, below, account, entity, entity_id } = *wanted;
    match (account, entity.is_empty(), entity_id) {
        (Some(account), _, _) => {
            conn.all(
                "select id, at, account, actor_name, action, entity, entity_id, summary, detail, reason, salt, body
                 from db_journal
                 where commune = $1 and account = $2 and id >= $3 and id < $4
                   and ($5 = '' or entity = $5) and ($6 = 0 or entity_id = $6)
                 order by id desc limit $7",
                args![commune, account, from, below, entity, entity_id, limit],
            )
            .await
        }
        (None, true, _) => {
            conn.all(
                "select id, at, account, actor_name, action, entity, entity_id, summary, detail, reason, salt, body
                 from db_journal where commune = $1 and id >= $2 and id < $3 order by id desc limit $4",
                args![commune, from, below, limit],
            )
            .await
        }
        (None, false, 0) => {
            conn.all(
                "select id, at, account, actor_name, action, entity, entity_id, summary, detail, reason, salt, body
                 from db_journal where commune = $1 and entity = $2 and id >= $3 and id < $4 order by id desc limit $5",
                args![commune, entity, from, below, limit],
            )
            .await
        }
        (None, false, _) => {
            conn.all(
                "select id, at, account, actor_name, action, entity, entity_id, summary, detail, reason, salt, body
                 from db_journal where commune = $1 and entity = $2 and entity_id = $3 and id >= $4 and id < $5
                 order by id desc limit $6",
                args![commune, entity, entity_id, from, below, limit],
            )
            .await
        }
    }
}

/// One line.
///
/// # Errors
/// The engine's.
pub async fn line(conn: &mut Conn, commune: Commune, id: i64) -> Result<Option<LineRow>, DbError> {
    conn.optional(
        "select id, at, account, actor_name, action, entity, entity_id, summary, detail, reason, salt, body
         from db_journal where commune = $1 and id = $2",
        args![commune, id],
    )
    .await
}

/// The number of the first line written at this instant or after it; `None` when there is none.
///
/// # Errors
/// The engine's.
pub async fn first_since(conn: &mut Conn, commune: Commune, at: Timestamp) -> Result<Option<i64>, DbError> {
    conn.optional(
        "select id as n from db_journal where commune = $1 and at >= $2 order by at, id limit 1",
        args![commune, at],
    )
    .await
}

/// The rows that stand for one person.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// Table and number of his account.
    pub account: (&'a str, i64),
    /// Table and number of his place in the register; a number below 0 for somebody who has none.
    pub register: (&'a str, i64),
    /// The table of what is kept of him under the same number and is sensitive.
    pub sensitive: &'a str,
}

/// What others did to a person's rows or read of them, newest first, below a number.
///
/// # Errors
/// The engine's.
pub async fn lines_about(
    conn: &mut Conn,
    commune: Commune,
    person: &Person<'_>,
    below: i64,
    limit: i64,
) -> Result<Vec<LineRow>, DbError> {
    conn.all(
        "select id, at, account, actor_name, action, entity, entity_id, summary, detail, reason, salt, body
         from db_journal
         where commune = $1 and id < $2 and account <> $4
           and ((entity = $3 and entity_id = $4) or (entity = $5 and entity_id = $7) or (entity = $6 and entity_id = $7))
         order by id desc limit $8",
        args![
            commune,
            below,
            person.account.0,
            person.account.1,
            person.register.0,
            person.sensitive,
            person.register.1,
            limit
        ],
    )
    .await
}
