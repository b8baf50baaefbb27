//! Inside a Markdown paragraph: emphasis, line breaks, escapes, links; tags are dropped.

use crate::styled::{Look, Styled};

/// Joins the source lines of a paragraph: a line ending in two blanks, a backslash or `<br>` breaks, any other wraps.
pub(super) fn breaks(text: &str) -> String {
    let mut text = text.to_owned();
    for tag in ["<br/>", "<br />", "<BR>", "<BR/>"] {
        text = text.replace(tag, "<br>");
    }
    let mut out = String::new();
    for line in text.split('\n') {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push(' ');
        }
        let hard = line.ends_with("  ") || (line.ends_with('\\') && !line.ends_with("\\\\"));
        out.push_str(line.trim_end_matches('\\').trim());
        if hard {
            out.push('\n');
        }
    }
    out.replace("<br>", "\n").trim_end_matches('\n').to_owned()
}

/// A stretch of plain text, or a run of `*` or `_`.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    /// A run of signs; its `text` are those signs.
    is_run: bool,
    /// Signs not yet used up, if this is a run of signs.
    signs: usize,
    opens: bool,
    closes: bool,
    look: Look,
}

/// Parses the emphasis of a whole paragraph.
pub(super) fn styled(text: &str) -> Styled {
    let mut pieces = split(text);
    pair(&mut pieces);
    dangling(&mut pieces);
    let mut out = Styled::default();
    for piece in &pieces {
        // Signs are single bytes: what pairing left over is shown as typed.
        let shown = if piece.is_run { &piece.text[..piece.signs] } else { piece.text.as_str() };
        if !shown.is_empty() {
            out.push(shown, piece.look);
        }
    }
    out
}

fn split(text: &str) -> Vec<Piece> {
    let chars: Vec<char> = text.chars().collect();
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut at = 0;
    while at < chars.len() {
        let (taken, shown) = special(&chars, at);
        if let Some(shown) = shown {
            plain.push_str(&shown);
            at += taken;
            continue;
        }
        let sign = chars[at];
        let run = chars[at..].iter().take_while(|c| **c == sign).count();
        let before = at.checked_sub(1).map(|i| chars[i]);
        let after = chars.get(at + run).copied();
        let (opens, closes) = sides(sign, before, after);
        if opens || closes {
            pieces.push(plain_piece(std::mem::take(&mut plain)));
            let text = sign.to_string().repeat(run);
            pieces.push(Piece { text, is_run: true, signs: run, opens, closes, look: Look::default() });
        } else {
            plain.extend(std::iter::repeat_n(sign, run));
        }
        at += run;
    }
    pieces.push(plain_piece(plain));
    pieces.retain(|p| !p.text.is_empty());
    pieces
}

fn plain_piece(text: String) -> Piece {
    Piece { text, is_run: false, signs: 0, opens: false, closes: false, look: Look::default() }
}

/// Characters taken at this point and what they show; `None` for a run of emphasis signs.
fn special(chars: &[char], at: usize) -> (usize, Option<String>) {
    let c = chars[at];
    match c {
        '\\' if chars.get(at + 1).is_some_and(char::is_ascii_punctuation) => (2, Some(chars[at + 1].to_string())),
        '*' | '_' => (0, None),
        '`' => (1, Some(String::new())),
        '<' => tag(chars, at).map_or((1, Some("<".to_owned())), |length| (length, Some(String::new()))),
        '&' => entity(chars, at).unwrap_or((1, Some("&".to_owned()))),
        '!' if chars.get(at + 1) == Some(&'[') => match link(chars, at + 1) {
            Some((length, _)) => (length + 1, Some(String::new())),
            None => (1, Some("!".to_owned())),
        },
        '[' => link(chars, at).map_or((1, Some("[".to_owned())), |(length, text)| (length, Some(text))),
        _ => (1, Some(c.to_string())),
    }
}

/// Length of a tag or comment that begins here.
fn tag(chars: &[char], at: usize) -> Option<usize> {
    let next = chars.get(at + 1)?;
    if !(next.is_ascii_alphabetic() || matches!(next, '/' | '!')) {
        return None;
    }
    chars[at..].iter().take(400).position(|c| *c == '>').map(|end| end + 1)
}

fn entity(chars: &[char], at: usize) -> Option<(usize, Option<String>)> {
    let end = chars[at..].iter().take(8).position(|c| *c == ';')?;
    let name: String = chars[at + 1..at + end].iter().collect();
    let shown = match name.as_str() {
        "nbsp" => " ",
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        _ => return None,
    };
    Some((end + 1, Some(shown.to_owned())))
}

/// `[text](address)`: its length and text. The text's own emphasis signs are dropped.
fn link(chars: &[char], at: usize) -> Option<(usize, String)> {
    let close = chars[at..].iter().take(400).position(|c| *c == ']')?;
    if chars.get(at + close + 1) != Some(&'(') {
        return None;
    }
    let end = chars[at + close..].iter().take(2000).position(|c| *c == ')')?;
    let text = chars[at + 1..at + close].iter().filter(|c| !matches!(c, '*' | '`')).collect();
    Some((close + end + 1, text))
}

/// Whether a run of signs may open or close emphasis. Laxer than the standard for `*`, since "**Tên:**Phòng" is
/// meant as bold; `_` inside a word is just a sign.
fn sides(sign: char, before: Option<char>, after: Option<char>) -> (bool, bool) {
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (opens, closes) = (!blank(after), !blank(before));
    if sign == '_' { (opens && !word(before), closes && !word(after)) } else { (opens, closes) }
}

fn pair(pieces: &mut [Piece]) {
    for closer in 0..pieces.len() {
        while pieces[closer].signs > 0 && pieces[closer].closes {
            let same =
                |p: &Piece| p.signs > 0 && p.opens && p.text.chars().next() == pieces[closer].text.chars().next();
            let Some(opener) = pieces[..closer].iter().rposition(same) else { break };
            let strong = pieces[opener].signs >= 2 && pieces[closer].signs >= 2;
            let used = if strong { 2 } else { 1 };
            pieces[opener].signs -= used;
            pieces[closer].signs -= used;
            for piece in &mut pieces[opener + 1..closer] {
                paint(&mut piece.look, strong);
                piece.opens = piece.opens && piece.signs == 0;
                piece.closes = piece.closes && piece.signs == 0;
            }
        }
    }
}

fn paint(look: &mut Look, strong: bool) {
    if strong {
        look.bold = true;
    } else {
        look.italic = true;
    }
}

/// A bold title cut in two by a page leaves `**` open at its end and closed at the beginning of the rest.
fn dangling(pieces: &mut [Piece]) {
    let last = pieces.len().saturating_sub(1);
    for at in 0..pieces.len() {
        if pieces[at].signs != 2 {
            continue;
        }
        let rest = if at == 0 {
            1..pieces.len()
        } else if at == last {
            0..last
        } else {
            continue;
        };
        pieces[at].signs = 0;
        pieces[at].opens = true;
        pieces[rest].iter_mut().for_each(|p| p.look.bold = true);
    }
}
