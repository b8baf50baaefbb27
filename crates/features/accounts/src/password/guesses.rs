//! How many tries a guesser needs who builds passwords from pieces: words, names, years, keyboard walks.
//!
//! The cheapest way to part a password into pieces is found; its cost is the product of the pieces' costs, times the ways
//! to arrange them. The idea is that of zxcvbn (Wheeler, USENIX Security 2016), with Vietnamese words and ways of typing.

use std::collections::{HashMap, HashSet};

use super::words::{COMMON, LONGEST_WORD};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Known,
    Common,
    Repeat,
    Sequence,
    Walk,
    Year,
    Other,
}

/// The cheapest way to a password.
#[derive(Debug)]
pub(super) struct Cheapest {
    pub guesses: u64,
    /// The kinds of its pieces, from left to right.
    pub kinds: Vec<Kind>,
}

/// Only so much is looked at: what is longer is longer to guess.
const LOOKED_AT: usize = 64;
/// Pieces beyond which a parting is not cheap.
const MOST_PIECES: usize = 8;
const ROWS: [&str; 4] = ["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"];

#[derive(Clone, Copy)]
struct Step {
    cost: u64,
    from: usize,
    kind: Kind,
}

/// Parts the password in the cheapest way, both as it stands and as it reads without marks.
pub(super) fn cheapest(password: &str, known: &[String]) -> Cheapest {
    let known: HashSet<&str> = known.iter().map(String::as_str).collect();
    let plain: Vec<char> = plain(password).chars().take(LOOKED_AT).collect();
    let mut ways: Vec<Vec<Option<Step>>> = vec![vec![None; plain.len() + 1]; MOST_PIECES + 1];
    ways[0][0] = Some(Step { cost: 1, from: 0, kind: Kind::Other });
    for end in 1..=plain.len() {
        for start in 0..end {
            let (cost, kind) = piece(&plain[start..end], &known);
            for pieces in 1..=MOST_PIECES {
                // Two stretches of any characters side by side are one.
                let Some(before) = ways[pieces - 1][start] else { continue };
                if kind == Kind::Other && before.kind == Kind::Other && pieces > 1 {
                    continue;
                }
                let whole = before.cost.saturating_mul(cost);
                if ways[pieces][end].is_none_or(|step| whole < step.cost) {
                    ways[pieces][end] = Some(Step { cost: whole, from: start, kind });
                }
            }
        }
    }
    let arranged = |pieces: usize| (1..=pieces as u64).product::<u64>();
    let best = (1..=MOST_PIECES)
        .filter_map(|pieces| Some((ways[pieces][plain.len()]?.cost.saturating_mul(arranged(pieces)), pieces)))
        .min();
    let Some((guesses, pieces)) = best else { return Cheapest { guesses: 1, kinds: Vec::new() } };
    Cheapest { guesses, kinds: kinds_of(&ways, pieces, plain.len()) }
}

fn kinds_of(ways: &[Vec<Option<Step>>], pieces: usize, length: usize) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let mut end = length;
    for pieces in (1..=pieces).rev() {
        let Some(step) = ways[pieces][end] else { break };
        kinds.push(step.kind);
        end = step.from;
    }
    kinds.reverse();
    kinds
}

/// Lower case, without marks, without what parts words: a guesser tries "Hà Nội", "hanoi" and "Ha-Noi" together.
fn plain(password: &str) -> String {
    let folded = password
        .chars()
        .map(|c| if c.is_alphanumeric() { kernel::text::search_key(&c.to_string()) } else { c.to_string() });
    let folded: String = folded.collect();
    folded.chars().filter(|c| !c.is_whitespace() && !"._-/".contains(*c)).collect()
}

/// What it costs to guess this piece, and what it is.
fn piece(text: &[char], known: &HashSet<&str>) -> (u64, Kind) {
    let mut best = (10u64.saturating_pow(text.len().try_into().unwrap_or(u32::MAX)).max(12), Kind::Other);
    let mut offer = |cost: Option<u64>, kind| {
        if let Some(cost) = cost.filter(|cost| *cost < best.0) {
            best = (cost, kind);
        }
    };
    let length = text.len() as u64;
    if text.len() <= LONGEST_WORD {
        let word: String = text.iter().collect();
        let letters: String = text.iter().map(|c| unleet(*c)).collect();
        for (word, times) in [(word, 1), (letters, 2)] {
            offer(known.contains(word.as_str()).then_some(4 * times), Kind::Known);
            offer(COMMON.get(word.as_str()).map(|rank| (u64::from(*rank) + 10) * times), Kind::Common);
        }
    }
    if text.len() >= 3 {
        offer(steps_by_one(text).then_some(20 * length), Kind::Sequence);
        offer(walks(text).then_some(40 * length), Kind::Walk);
        offer(repeats(text).map(|of| 10u64.saturating_pow(of.min(18)).saturating_mul(length)), Kind::Repeat);
    }
    offer(date(text), Kind::Year);
    best
}

fn unleet(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// abcdef, 987654.
fn steps_by_one(text: &[char]) -> bool {
    let step = |pair: &[char]| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0]));
    let round = |pair: &[char]| matches!((pair[0], pair[1]), ('9', '0') | ('0', '9'));
    let up = text.windows(2).all(|pair| step(pair) == 1 || (pair[0] == '9' && round(pair)));
    let down = text.windows(2).all(|pair| step(pair) == -1 || (pair[0] == '0' && round(pair)));
    up || down
}

/// Each key beside or under the one before: qwerty, 1qaz2wsx.
fn walks(text: &[char]) -> bool {
    static PLACES: std::sync::LazyLock<HashMap<char, (i64, i64)>> = std::sync::LazyLock::new(|| {
        let row = |(y, keys): (usize, &&'static str)| {
            keys.chars().enumerate().map(move |(x, key)| (key, (x as i64, y as i64))).collect::<Vec<_>>()
        };
        ROWS.iter().enumerate().flat_map(row).collect()
    });
    let mut jumps = 0;
    for pair in text.windows(2) {
        let (Some(a), Some(b)) = (PLACES.get(&pair[0]), PLACES.get(&pair[1])) else { return false };
        if pair[0] == pair[1] || (a.0 - b.0).abs() > 1 || (a.1 - b.1).abs() > 1 {
            // From the foot of one column to the head of the next, or back to where the walk began.
            if (a.0 - b.0).abs() > 1 && pair[1] != text[0] {
                return false;
            }
            jumps += 1;
        }
    }
    // Three letters lie side by side in many words, and so do words of one hand; a walk is longer.
    text.len() >= 4 && jumps * 4 <= text.len()
}

/// The length of the shortest piece that the text repeats whole.
fn repeats(text: &[char]) -> Option<u32> {
    (1..=text.len() / 2)
        .find(|of| text.len().is_multiple_of(*of) && text.chunks(*of).all(|part| part == &text[..*of]))
        .and_then(|of| u32::try_from(of).ok())
}

/// A year (1940–2039), or a day written with its digits alone.
fn date(text: &[char]) -> Option<u64> {
    if !text.iter().all(char::is_ascii_digit) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| text[range].iter().collect::<String>().parse::<u32>().unwrap_or(0);
    let year = |at: usize| (1940..2040).contains(&number(at..at + 4));
    let day = |at: usize| (1..=31).contains(&number(at..at + 2)) && (1..=12).contains(&number(at + 2..at + 4));
    match text.len() {
        4 if year(0) => Some(100),
        6 if day(0) => Some(36_500),
        8 if day(0) && year(4) => Some(36_500),
        _ => None,
    }
}
