//! Names of places in a line: a kind of place, then words with capitals.

use kernel::text::mark_key;

use super::Kind;
use crate::papers::place::{KINDS, Own};
use crate::papers::words::is_upper;

/// Words that end a name where everything is in capitals.
const NOT_NAMES: &str = " năm và về của theo giai nhiệm ngày số tháng giữ thực đến trực thuộc là cấp các có hội viên cho tại \
    trong ban ủy đảng khóa kỳ quý ";

/// What a line says of other places.
pub(super) fn in_line(line: &str, own: &Own, two_levels: bool) -> Vec<(Kind, String)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut out: Vec<(Kind, String)> = dated_from(line, own).into_iter().map(|name| (Kind::OtherPlace, name)).collect();
    let mut at = 0;
    while at < words.len() {
        let Some((kind, length)) = kind_at(&words, at) else {
            at += 1;
            continue;
        };
        let begin = at;
        at += length;
        // "TP." is short for it, no end.
        let short = mark_key(words[begin]) == "tp";
        let ended = ends_phrase(words[at - 1]) && !short;
        let name = if ended { &[][..] } else { name_at(&words[at..], is_upper(words[begin]) && !short) };
        at += name.len();
        let old = matches!(kind, "huyện" | "quận" | "thị trấn" | "thị xã");
        let bare_name = bare(&name.join(" "));
        let written = bare(&words[begin..begin + length].join(" "));
        let least = if matches!(kind, "tỉnh" | "thành phố") { 1 } else { 2 };
        let own_name = mark_key(&own.name);
        let cut_off = at == words.len() && own_name.starts_with(&format!("{kind} {} ", mark_key(&bare_name)));
        if name.len() < least {
            if old && two_levels {
                out.push((Kind::OldKind, written.to_lowercase()));
            }
        } else if old && kind != "thị trấn" && !two_levels || own.is(kind, &bare_name) || cut_off && !old {
            // A district of its time; the commune itself; its name, cut at the end of the line.
        } else {
            out.push((Kind::OtherPlace, format!("{written} {bare_name}")));
        }
    }
    out
}

/// The kind of place named at a word, and of how many words it is.
fn kind_at(words: &[&str], at: usize) -> Option<(&'static str, usize)> {
    let key = |length: usize| words.get(at..at + length).map(|words| mark_key(&words.join(" ")));
    let one = key(1)?;
    let two = key(2);
    let found = KINDS.iter().find_map(|kind| match kind.contains(' ') {
        true => (two.as_deref() == Some(*kind)).then_some((*kind, 2)),
        false => (one == *kind).then_some((*kind, 1)),
    });
    let found = found.or((one == "tp").then_some(("thành phố", 1)))?;
    // "hợp tác xã", "thị xã" after a break.
    let before = at.checked_sub(1).and_then(|before| words.get(before)).map(|word| mark_key(word));
    (!(found.0 == "xã" && before.is_some_and(|word| word.ends_with("tác") || word == "thị"))).then_some(found)
}

/// The words of the name at the beginning of the words.
fn name_at<'w, 't>(words: &'w [&'t str], capitals: bool) -> &'w [&'t str] {
    let mut length = 0;
    for (index, word) in words.iter().enumerate() {
        let letters = bare(word);
        let named = if capitals { is_upper(&letters) && is_word(&letters) } else { is_title(&letters) };
        let stops = NOT_NAMES.contains(&format!(" {} ", mark_key(&letters)));
        if !named || stops || kind_at(words, index).is_some() {
            break;
        }
        length = index + 1;
        if ends_phrase(word) {
            break;
        }
    }
    &words[..length]
}

/// A capital, then small letters.
fn is_title(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next().is_some_and(char::is_uppercase);
    first && is_word(word) && chars.next().is_some_and(|c| !c.is_uppercase()) && chars.all(|c| !c.is_uppercase())
}

/// Letters, and what stands inside names of the highlands.
fn is_word(word: &str) -> bool {
    word.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
}

fn ends_phrase(word: &str) -> bool {
    word.ends_with([',', ';', '.', ':', ')', '/', '”', '"'])
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// "Tân Thành, ngày 5 tháng 7 năm 2026": the place a paper is dated from, where it is another one.
fn dated_from(line: &str, own: &Own) -> Option<String> {
    let (place, _) = line.split_once(", ngày")?;
    let words: Vec<&str> = place.split_whitespace().collect();
    let named = (1..=5).contains(&words.len()) && words.iter().all(|word| is_title(word));
    (named && !own.is_named(place)).then(|| place.to_owned())
}
