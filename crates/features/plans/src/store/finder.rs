//! What the finder reads besides people and units: directives and difficulties by their headings.

use db::{Conn, DbError, args, record};
use jiff::civil::Date;
use kernel::ids::Commune;

use super::Units;

record! {
    /// A directive as the finder shows it.
    pub struct FoundDirective {
        pub id: i64,
        pub number: String,
        pub issued_on: Option<Date>,
        pub issuer: String,
        pub title: String,
    }
}

record! {
    /// A difficulty as the finder shows it.
    pub struct FoundDifficulty {
        pub id: i64,
        pub title: String,
        pub state: String,
        pub reported_on: Date,
    }
}

/// The headings of the directives, the latest first, at most 500.
pub async fn directive_headings(conn: &mut Conn, commune: Commune) -> Result<Vec<FoundDirective>, DbError> {
    conn.all(
        "select id, number, issued_on, issuer, title from plans_directive
         where commune = $1 order by received_on desc, id desc limit 500",
        args![commune],
    )
    .await
}

/// The headings of the difficulties of these units, the latest first, at most 500.
pub async fn difficulty_headings(
    conn: &mut Conn,
    commune: Commune,
    units: Units,
) -> Result<Vec<FoundDifficulty>, DbError> {
    let [first, second, third, fourth] = units.ids();
    conn.all(
        "select id, title, state, reported_on from plans_difficulty
         where commune = $1 and ($2 = 0 or unit in ($2, $3, $4, $5)) order by reported_on desc, id desc limit 500",
        args![commune, first, second, third, fourth],
    )
    .await
}
