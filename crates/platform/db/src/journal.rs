//! The journal: one line for each write, which is a leaf of the commune's audit tree.

use audit::commit::{Salt, commit_text};
use audit::leaf::{About, LeafBody, RowChange, leaf_hash};
use audit::tree::Frontier;
use jiff::Timestamp;
use kernel::ids::Commune;

use crate::value::to_the_millisecond;
use crate::{Conn, DbError, args, record};

/// What a write did, for the journal: the thing, and what changed in plain words.
#[derive(Debug, Clone)]
pub struct Leaf {
    entity: &'static str,
    entity_id: i64,
    summary: String,
    changes: Vec<String>,
    reason: Option<String>,
}

impl Leaf {
    /// A leaf about a row (`entity` is its table).
    pub fn about(entity: &'static str, entity_id: i64, summary: impl Into<String>) -> Leaf {
        Leaf { entity, entity_id, summary: summary.into(), changes: Vec::new(), reason: None }
    }

    /// One field that changed.
    #[must_use]
    pub fn change(mut self, field: &str, before: &str, after: &str) -> Leaf {
        if before != after {
            let said = |text: &str, none: &str| if text.is_empty() { none.to_owned() } else { format!("«{text}»") };
            self.changes.push(format!("{field}: {} → {}", said(before, "chưa có"), said(after, "để trống")));
        }
        self
    }

    /// Why.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Leaf {
        self.reason = Some(reason.into());
        self
    }
}

/// Who acts, with what permission, when.
#[derive(Debug, Clone)]
pub(crate) struct Act {
    pub commune: Commune,
    pub account: i64,
    /// The account whose delegated power was needed.
    pub on_behalf_of: Option<i64>,
    /// His name, and by whose delegation.
    pub actor_name: String,
    pub action: &'static str,
    pub at: Timestamp,
}

/// The tree as it stands, taken by this write: another one waits here until this one has ended.
pub(crate) async fn taken(conn: &mut Conn, commune: Commune) -> Result<Frontier, DbError> {
    let stored: Vec<u8> = conn
        .one::<Stored>(
            "insert into db_tree (commune, frontier) values ($1, $2)
             on conflict (commune) do update set frontier = db_tree.frontier returning frontier",
            args![commune, Frontier::new().to_bytes()],
        )
        .await?
        .frontier;
    Frontier::from_bytes(&stored).map_err(|error| DbError::Seal(error.to_string()))
}

/// The number of the line that is the next leaf of this tree.
pub(crate) fn line_after(tree: &Frontier) -> Result<i64, DbError> {
    i64::try_from(tree.size() + 1).map_err(|_| DbError::Seal("the journal is full".to_owned()))
}

/// Appends the next line, as the next leaf of this tree.
pub(crate) async fn append(
    conn: &mut Conn,
    act: &Act,
    mut tree: Frontier,
    leaf: Leaf,
    rows: Vec<RowChange>,
) -> Result<(), DbError> {
    let (seq, id) = (tree.size() + 1, line_after(&tree)?);
    let salt: Salt = rand::random();
    let detail = leaf.changes.join("\n");
    let texts =
        [Some(act.actor_name.as_str()), Some(leaf.summary.as_str()), Some(detail.as_str()), leaf.reason.as_deref()];
    let body = LeafBody {
        commune: act.commune.0,
        seq,
        at: to_the_millisecond(act.at),
        account: act.account,
        on_behalf_of: act.on_behalf_of,
        action: act.action.to_owned(),
        about: About { table: leaf.entity.to_owned(), row: leaf.entity_id },
        text: commit_text(&salt, &texts),
        rows,
    }
    .to_text();
    let nodes: Vec<u8> = tree.append(leaf_hash(&body)).iter().flat_map(|node| node.0).collect();
    conn.run("update db_tree set frontier = $2 where commune = $1", args![act.commune, tree.to_bytes()]).await?;
    conn.run(
        "insert into db_journal (commune, id, at, account, actor_name, action, entity, entity_id, summary, detail, reason,
                                 salt, body, nodes)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        args![
            act.commune,
            id,
            act.at,
            act.account,
            &act.actor_name,
            act.action,
            leaf.entity,
            leaf.entity_id,
            leaf.summary,
            detail,
            leaf.reason,
            salt.to_vec(),
            body,
            nodes
        ],
    )
    .await?;
    Ok(())
}

record! { pub struct Stored { pub frontier: Vec<u8> } }

/// The tree as it stands.
///
/// # Errors
/// The engine's, or a stored frontier that is none.
pub async fn frontier(conn: &mut Conn, commune: Commune) -> Result<Frontier, DbError> {
    let stored: Option<Stored> =
        conn.optional("select frontier from db_tree where commune = $1", args![commune]).await?;
    match stored {
        None => Ok(Frontier::new()),
        Some(stored) => Frontier::from_bytes(&stored.frontier).map_err(|error| DbError::Seal(error.to_string())),
    }
}

record! {
    /// A line of the journal, as the history on a page shows it.
    pub struct JournalRow {
        pub id: i64,
        pub at: Timestamp,
        pub actor_name: String,
        pub action: String,
        pub summary: String,
        pub detail: String,
        pub reason: Option<String>,
    }
}

/// What happened to a thing, newest first, at most `limit` lines.
///
/// # Errors
/// The engine's.
pub async fn journal_of(
    conn: &mut Conn,
    commune: Commune,
    entity: &str,
    entity_id: i64,
    limit: i64,
) -> Result<Vec<JournalRow>, DbError> {
    conn.all(
        "select id, at, actor_name, action, summary, detail, reason from db_journal
         where commune = $1 and entity = $2 and entity_id = $3 order by id desc limit $4",
        args![commune, entity, entity_id, limit],
    )
    .await
}
