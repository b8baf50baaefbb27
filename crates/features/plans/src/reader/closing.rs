//! The end of the document: recipients and signature.

use super::annex;
use super::lines::{Line, Piece};
use super::model::Signer;
use super::text::{canon, first_listed, is_upper, listed, squeeze, starts_lower, starts_words, word_count};

/// What the end says, and which pieces it takes.
#[derive(Debug, Clone, Default)]
pub(super) struct Closing {
    pub recipients: Vec<String>,
    pub recipients_line: Option<u32>,
    pub signer: Option<Signer>,
    /// Pieces from here …
    pub from: usize,
    /// … to here (exclusive) belong to it; annexes follow.
    pub until: usize,
}

const CAPACITIES: &[&str] = &["tm.", "kt.", "tl.", "tuq.", "q.", "t/m", "k/t", "tm ", "kt ", "tl "];
const TITLES: &str = "chủ tịch | phó chủ tịch | trưởng phòng | phó trưởng phòng | chánh văn phòng | phó chánh văn phòng | \
    giám đốc | phó giám đốc | bí thư | phó bí thư | trưởng ban | phó trưởng ban | trưởng công an | \
    quyền chủ tịch | hiệu trưởng | chỉ huy trưởng | bộ trưởng | thứ trưởng";

/// Reads the end of the document, looking from `body_at` on.
pub(super) fn read(pieces: &[Piece<'_>], body_at: usize) -> Closing {
    let opens = |piece: &Piece<'_>| matches!(piece, Piece::Line(l) if opens_recipients(l) || is_capacity(capitals_before_name(&l.text)) && l.marker.is_none());
    let from = pieces.iter().enumerate().skip(body_at).find(|(_, p)| opens(p)).map(|(i, _)| i);
    let Some(from) = from.or_else(|| bare_signature(pieces, body_at)) else {
        return Closing { from: pieces.len(), until: pieces.len(), ..Closing::default() };
    };
    let annex_at = pieces[from..]
        .iter()
        .position(|p| matches!(p, Piece::Table(_)) || matches!(p, Piece::Line(l) if annex::begins(l)));
    let until = annex_at.map_or(pieces.len(), |at| from + at);
    let lines: Vec<Line> = pieces[from..until]
        .iter()
        .filter_map(|p| if let Piece::Line(l) = p { Some(l) } else { None })
        .flat_map(side_by_side)
        .collect();
    let (recipients, recipients_line) = recipients(&lines);
    Closing { recipients, recipients_line, signer: signer(&lines), from, until }
}

/// A title with a name under it and nothing before: "CHỦ TỊCH / Trịnh Văn Lộc".
fn bare_signature(pieces: &[Piece<'_>], body_at: usize) -> Option<usize> {
    let at = |index: usize| if let Some(Piece::Line(line)) = pieces.get(index) { Some(line) } else { None };
    (body_at..pieces.len()).rev().find(|index| {
        at(*index).is_some_and(|l| l.marker.is_none() && is_title(&l.text))
            && at(index + 1).is_some_and(|l| looks_like_name(without_rank(&l.text)))
    })
}

fn opens_recipients(line: &Line) -> bool {
    starts_words(&canon(&line.text), "nơi nhận")
}

fn is_capacity(text: &str) -> bool {
    let low = canon(text);
    CAPACITIES.iter().any(|c| low.starts_with(c)) && is_upper(text)
}

/// "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Bùi Tuấn Mạnh": the words in capitals before the name.
fn capitals_before_name(text: &str) -> &str {
    let end = text.split(' ').take_while(|word| !word.contains(char::is_lowercase)).map(|word| word.len() + 1).sum();
    text.get(..end).map_or(text, str::trim_end)
}

fn is_title(text: &str) -> bool {
    is_upper(text) && first_listed(&canon(text), TITLES).is_some()
}

/// A PDF puts recipients and signature on one line; takes them apart.
fn side_by_side(line: &Line) -> Vec<Line> {
    let low = canon(&line.text);
    if is_capacity(&line.text) {
        return capacity_and_title(line);
    }
    let above = capitals_before_name(&line.text);
    if is_capacity(above) && looks_like_name(line.text[above.len()..].trim()) {
        let name = Line { text: line.text[above.len()..].trim().to_owned(), no: line.no, ..Line::default() };
        let above = Line { text: above.to_owned(), ..line.clone() };
        return capacity_and_title(&above).into_iter().chain([name]).collect();
    }
    if is_title(&line.text) {
        return vec![line.clone()];
    }
    // "Lưu: VT, KT. Phan Văn Đức": the last recipient, and beside it the name under the signature.
    let beside = line.text.rfind(". ").map(|at| line.text.split_at(at + 1)).filter(|_| low.starts_with("lưu"));
    if let Some((left, name)) = beside.filter(|(_, name)| looks_like_name(name.trim())) {
        let name = Line { text: name.trim().to_owned(), no: line.no, ..Line::default() };
        return vec![Line { text: left.to_owned(), ..line.clone() }, name];
    }
    let inside = |words: &str| low.find(words).filter(|at| *at > 0 && is_upper(&line.text[*at..]));
    let cut = CAPACITIES[..5].iter().filter_map(|w| inside(&format!(" {w} "))).min();
    let cut = cut.or_else(|| listed(TITLES).filter_map(|w| inside(&format!(" {w}"))).min());
    match cut {
        Some(at) => {
            let right = Line { text: line.text[at..].trim().to_owned(), no: line.no, ..Line::default() };
            vec![Line { text: line.text[..at].trim().to_owned(), ..line.clone() }, right]
        }
        None => vec![line.clone()],
    }
}

/// "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH": two lines that a converter joined.
fn capacity_and_title(line: &Line) -> Vec<Line> {
    let low = canon(&line.text);
    let body_ends = low.find(' ').map_or(0, |prefix| prefix + 1);
    let cut = ["phó ", "kt. ", "chủ tịch", "trưởng ", "giám đốc"]
        .iter()
        .filter_map(|word| low[body_ends..].find(&format!(" {word}")).map(|at| body_ends + at))
        .min();
    match cut {
        Some(at) => {
            let right = Line { text: line.text[at..].trim().to_owned(), no: line.no, ..Line::default() };
            let left = Line { text: line.text[..at].trim().to_owned(), ..line.clone() };
            std::iter::once(left).chain(side_by_side(&right)).collect()
        }
        None => vec![line.clone()],
    }
}

/// "Nơi nhận: Sở Nội vụ; Đảng ủy xã; Lưu: VT; VP.": what follows "Lưu" stays with it.
fn on_one_line(first: &str) -> impl Iterator<Item = String> {
    let mut filed = false;
    let pieces = first.split_inclusive(';').fold(Vec::<String>::new(), |mut pieces, piece| {
        match pieces.last_mut().filter(|_| filed) {
            Some(last) => last.push_str(piece),
            None => pieces.push(piece.trim().to_owned()),
        }
        filed = filed || canon(piece).trim_start().starts_with("lưu");
        pieces
    });
    pieces.into_iter()
}

fn recipients(lines: &[Line]) -> (Vec<String>, Option<u32>) {
    let Some(start) = lines.iter().position(opens_recipients) else { return (Vec::new(), None) };
    let mut out: Vec<String> = Vec::new();
    let first = lines[start].text.split_once(':').map_or("", |(_, rest)| rest).trim().to_owned();
    let rest = lines[start + 1..].iter().filter(|l| !(is_capacity(&l.text) || is_title(&l.text) && l.marker.is_none()));
    let mut finished = false;
    let texts = on_one_line(&first).map(|text| (text, true)).chain(rest.map(|l| (l.text.clone(), l.marker.is_some())));
    for (text, bulleted) in texts {
        if finished || !text.chars().any(char::is_alphanumeric) {
            continue;
        }
        // A name under the signature is no recipient.
        if !bulleted && looks_like_name(&text) && !out.is_empty() {
            continue;
        }
        match out.last_mut() {
            Some(open) if !bulleted && starts_lower(&text) => {
                open.push(' ');
                open.push_str(&text);
            }
            _ => out.push(text.clone()),
        }
        finished = canon(&text).starts_with("lưu") && text.trim_end().ends_with('.');
    }
    let split = out
        .iter()
        .flat_map(|t| t.split("; - "))
        .map(|t| squeeze(t.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | ';' | '.' | '–' | ','))));
    (split.filter(|t| !t.is_empty()).collect(), Some(lines[start].no))
}

fn signer(lines: &[Line]) -> Option<Signer> {
    let plain = |t: &str| squeeze(t.trim_matches(['*', '_', ' ']));
    let mut capacity: Vec<String> = Vec::new();
    let mut title = None;
    let mut name = None;
    let mut line_no = 0;
    for line in lines {
        let text = plain(&line.text);
        if is_capacity(&text) {
            capacity.push(text);
            line_no = if line_no == 0 { line.no } else { line_no };
        } else if is_title(&text) && line.marker.is_none() && title.is_none() {
            title = Some(text);
            line_no = if line_no == 0 { line.no } else { line_no };
        } else if (title.is_some() || !capacity.is_empty())
            && name.is_none()
            && line.marker.is_none()
            && looks_like_name(without_rank(&text))
        {
            name = Some(without_rank(&text).to_owned());
        }
    }
    let capacity = (!capacity.is_empty()).then(|| capacity.join(" / "));
    (capacity.is_some() || title.is_some()).then_some(Signer { capacity, title, name, line: line_no })
}

/// "Trung tá Phạm Văn Long": officers of the police and the army sign with their rank.
fn without_rank(text: &str) -> &str {
    const RANKS: &str = "đại tá | thượng tá | trung tá | thiếu tá | đại úy | thượng úy | trung úy | thiếu úy";
    first_listed(&canon(text), RANKS).map_or(text, |rank| text[rank.len()..].trim_start())
}

/// Two to six words, each beginning with a capital; no body, no note in brackets.
fn looks_like_name(text: &str) -> bool {
    let words = word_count(text);
    let capitals =
        text.split_whitespace().all(|w| w.starts_with(char::is_uppercase) && w.chars().all(char::is_alphabetic));
    let low = canon(text);
    let other =
        ["đã ký", "ủy ban", "lưu", "nơi nhận", "tm", "hđnd", "ubnd", "sở", "xã"].iter().any(|w| starts_words(&low, w));
    (2..=6).contains(&words) && capitals && !other && !(is_upper(text) && is_title(text))
}
