//! Small text tools shared by the reader: a comparable form that keeps byte offsets, and questions about a line.

/// Lower case, old-style tone placement ("hoá" → "hóa", "Uỷ" → "ủy"), marks kept. The result has the same byte length
/// as `text`, so that a place found in it is the same place in the original.
pub(super) fn canon(text: &str) -> String {
    let chars: Vec<char> = text.chars().map(lower_same_width).collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let open = !chars.get(at + 2).is_some_and(|c| c.is_alphabetic());
        let after_q = at > 0 && chars[at - 1] == 'q';
        match chars.get(at + 1).filter(|_| open && !after_q).and_then(|&second| moved_tone(chars[at], second)) {
            Some((first, second)) => {
                out.push(first);
                out.push(second);
                at += 2;
            }
            None => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    if out.len() == text.len() { out } else { text.to_owned() }
}

fn lower_same_width(c: char) -> char {
    if c == '\u{a0}' {
        return c;
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
        _ => c,
    }
}

/// Moves the tone of an open "oa", "oe", "uy" from the second letter to the first.
fn moved_tone(first: char, second: char) -> Option<(char, char)> {
    const TONES: [(char, &str, &str); 3] = [('o', "àáảãạ", "òóỏõọ"), ('o', "èéẻẽẹ", "òóỏõọ"), ('u', "ỳýỷỹỵ", "ùúủũụ")];
    const PLAIN: [char; 3] = ['a', 'e', 'y'];
    TONES.iter().zip(PLAIN).find_map(|((vowel, from, to), plain)| {
        let place = from.chars().position(|c| c == second).filter(|_| *vowel == first)?;
        Some((to.chars().nth(place)?, plain))
    })
}

/// Trims blanks and the given marks from both ends.
pub(super) fn trim_marks<'a>(text: &'a str, marks: &[char]) -> &'a str {
    text.trim_matches(|c: char| c.is_whitespace() || marks.contains(&c))
}

/// The text without closing punctuation (`;`, `.`, `,`, `:`) and blanks.
pub(super) fn without_end_marks(text: &str) -> &str {
    text.trim().trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '.' | ',' | ':' | '/')).trim_start()
}

/// Runs of blanks become one space.
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// True when the text has letters and all of them are capitals.
pub(super) fn is_upper(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

/// True when the first letter is a small one.
pub(super) fn starts_lower(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric() || *c == '(').is_some_and(char::is_lowercase)
}

/// True when the first letter is a capital.
pub(super) fn starts_upper(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

/// True when the text closes a sentence or a list item.
pub(super) fn ends_sentence(text: &str) -> bool {
    let last = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '”' | '"' | '’' | ')' | '*' | '_'));
    last.chars().next_back().is_some_and(|c| matches!(c, '.' | ';' | ':' | '!' | '?' | '…' | '/'))
        || text.trim_end().ends_with(')') && text.contains('(') && text.trim_end().len() > 1
}

/// A sentence does not end with these.
pub(super) fn hangs(text: &str) -> bool {
    const LINKS: [&str; 14] =
        ["của", "và", "các", "cho", "với", "tại", "theo", "về", "để", "là", "trong", "do", "từ", "những"];
    let last = text.trim_end();
    last.ends_with(',') || last.rsplit(' ').next().is_some_and(|word| LINKS.contains(&word))
}

pub(super) fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

/// The byte place of `phrase` as whole words in `canon` at or after `from`.
pub(super) fn find_words(canon: &str, phrase: &str, from: usize) -> Option<usize> {
    let mut start = from;
    while let Some(found) = canon.get(start..)?.find(phrase) {
        let at = start + found;
        if is_boundary(canon, at) && is_boundary(canon, at + phrase.len()) {
            return Some(at);
        }
        start = at + phrase.len();
    }
    None
}

pub(super) fn has_words(canon: &str, phrase: &str) -> bool {
    find_words(canon, phrase, 0).is_some()
}

/// True when `canon` begins with `phrase` as whole words.
pub(super) fn starts_words(canon: &str, phrase: &str) -> bool {
    canon.starts_with(phrase) && is_boundary(canon, phrase.len())
}

/// The first of `phrases` with which `canon` begins.
pub(super) fn first_start<'a>(canon: &str, phrases: &[&'a str]) -> Option<&'a str> {
    phrases.iter().copied().find(|phrase| starts_words(canon, phrase))
}

/// True unless the place is inside a word.
fn is_boundary(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let after = text[at..].chars().next().is_some_and(char::is_alphanumeric);
    !(before && after)
}

/// Ends of the sentences of a text: byte places just after ". ", "! ", "? " where a capital follows, and the end.
/// Abbreviations of one letter or of capitals ("TM.", "GS.") do not end one.
pub(super) fn first_sentence(text: &str) -> &str {
    let bytes: Vec<(usize, char)> = text.char_indices().collect();
    for (i, &(at, c)) in bytes.iter().enumerate() {
        let next = bytes.get(i + 1).map(|b| b.1);
        if c == '\n' {
            return &text[..at];
        }
        if !matches!(c, '.' | '!' | '?') || next != Some(' ') {
            continue;
        }
        let word_before = text[..at].rsplit(' ').next().unwrap_or_default();
        let abbreviation = word_before.chars().count() < 3 && is_upper(word_before);
        let capital_follows = bytes.get(i + 2).is_some_and(|b| b.1.is_uppercase() || b.1.is_ascii_digit());
        if capital_follows && !abbreviation {
            return &text[..=at];
        }
    }
    text
}

/// Each word with a capital first letter and small others: "HÀ BẮC" → "Hà Bắc".
pub(super) fn title_case(text: &str) -> String {
    text.split_whitespace().map(capitalised).collect::<Vec<_>>().join(" ")
}

/// First letter as a capital, the rest small.
pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars.flat_map(char::to_lowercase)).collect())
}

/// The first letter as a capital, the rest as it is.
pub(super) fn first_capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// The words of a list written "một | hai | ba": long lists stay readable that way.
pub(super) fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split('|').map(str::trim)
}

/// The first of the listed words with which `canon` begins.
pub(super) fn first_listed(canon: &str, words: &'static str) -> Option<&'static str> {
    listed(words).find(|phrase| starts_words(canon, phrase))
}
