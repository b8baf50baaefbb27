//! Which cell of a level each piece of text was, where a converter wrote the cells one below the other.
//!
//! Pieces keep their order. A piece without a dash is a cell of its own; pieces with dashes may share one. A cell may
//! be blank, best where blank lines stand. What is left open by that is settled by the words of the competences' names;
//! where two ways are equally good, none is taken.

use kernel::text::mark_key;

/// A paragraph of a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Without its dash.
    pub text: String,
    /// It had a dash.
    pub bullet: bool,
    /// Blank lines before it.
    pub gap: usize,
}

/// Words that one piece alone shares with a name count so much; each further piece with them halves it, and so on.
const SHARED: i64 = 60;
/// A blank cell that no blank line stands for.
const UNSEEN_BLANK: i64 = 45;
/// More pieces or names than any frame has are not tried.
const MOST: usize = 60;

/// The best way so far to have the pieces up to one in the columns up to one, and how many ways are as good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Way {
    score: i64,
    count: u64,
}

/// The column of each piece; none where it cannot be told.
pub(super) fn divide(names: &[&str], pieces: &[Piece]) -> Option<Vec<usize>> {
    if names.is_empty() || pieces.is_empty() || names.len() > MOST || pieces.len() > MOST {
        return None;
    }
    let affinity = affinity(names, pieces);
    let blank = |columns: usize, gap: usize| -> i64 {
        i64::try_from(columns.saturating_sub(gap)).map_or(0, |unseen| -unseen * UNSEEN_BLANK)
    };
    // ways[p][c]: pieces 0..=p, the last of them in column c.
    let mut ways: Vec<Vec<Option<Way>>> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let row = (0..names.len()).map(|column| {
            let own = affinity[at][column];
            if at == 0 {
                return Some(Way { score: own + blank(column, 0), count: 1 });
            }
            let from = (0..=column).filter_map(|before| {
                let way = ways[at - 1][before]?;
                let step = step(piece, &pieces[at - 1], before, column)?;
                Some(Way { score: way.score + own + step.map_or(0, |skipped| blank(skipped, piece.gap)), ..way })
            });
            best(from)
        });
        let row = row.collect();
        ways.push(row);
    }
    let end = ways.last()?.iter().enumerate().filter_map(|(column, way)| {
        let way = (*way)?;
        Some(Way { score: way.score + blank(names.len() - 1 - column, 0), ..way })
    });
    let whole = best(end)?;
    (whole.count == 1).then(|| traced(&ways, &affinity, pieces, names.len(), &blank))?
}

/// Whether a piece may stand in a column when the one before stands in another: none where it may not; the blank
/// columns between them, or nothing to count where it shares the column.
fn step(piece: &Piece, above: &Piece, before: usize, column: usize) -> Option<Option<usize>> {
    if before == column {
        return (piece.bullet && above.bullet && piece.gap == 0).then_some(None);
    }
    Some(Some(column - before - 1))
}

fn best(ways: impl Iterator<Item = Way>) -> Option<Way> {
    ways.reduce(|a, b| match a.score.cmp(&b.score) {
        std::cmp::Ordering::Less => b,
        std::cmp::Ordering::Greater => a,
        std::cmp::Ordering::Equal => Way { score: a.score, count: a.count.saturating_add(b.count) },
    })
}

/// Goes back along the one best way.
fn traced(
    ways: &[Vec<Option<Way>>],
    affinity: &[Vec<i64>],
    pieces: &[Piece],
    names: usize,
    blank: &dyn Fn(usize, usize) -> i64,
) -> Option<Vec<usize>> {
    let score = |at: usize, column: usize| ways[at][column].map(|way| way.score);
    let last = pieces.len() - 1;
    let ends = (0..names).filter_map(|column| Some((score(last, column)? + blank(names - 1 - column, 0), column)));
    let (_, mut column) = ends.max()?;
    let mut out = vec![column];
    for at in (1..pieces.len()).rev() {
        let wanted = score(at, column)? - affinity[at][column];
        column = (0..=column).find(|before| {
            let step = step(&pieces[at], &pieces[at - 1], *before, column);
            let reached = step.and_then(|step| {
                Some(score(at - 1, *before)? + step.map_or(0, |skipped| blank(skipped, pieces[at].gap)))
            });
            reached == Some(wanted)
        })?;
        out.push(column);
    }
    out.reverse();
    Some(out)
}

/// How much each piece has of each name: pairs of words that only this name has, the rarer among the pieces the more.
fn affinity(names: &[&str], pieces: &[Piece]) -> Vec<Vec<i64>> {
    let pairs: Vec<Vec<String>> = names.iter().map(|name| word_pairs(name)).collect();
    let texts: Vec<Vec<String>> = pieces.iter().map(|piece| word_pairs(&piece.text)).collect();
    let own = |column: usize, pair: &String| {
        pairs.iter().enumerate().all(|(other, pairs)| other == column || !pairs.contains(pair))
    };
    let weight = |pair: &String| {
        let count = texts.iter().filter(|text| text.contains(pair)).count();
        i64::try_from(count).map_or(0, |count| SHARED / count.max(1))
    };
    let of = |text: &Vec<String>, column: usize| -> i64 {
        pairs[column].iter().filter(|pair| own(column, pair) && text.contains(pair)).map(weight).sum()
    };
    texts.iter().map(|text| (0..names.len()).map(|column| of(text, column)).collect()).collect()
}

/// Neighbouring words, as one: most Vietnamese words are of two syllables.
fn word_pairs(text: &str) -> Vec<String> {
    let key = mark_key(text);
    let words: Vec<&str> = key.split(' ').collect();
    words.windows(2).map(|pair| pair.join(" ")).collect()
}
