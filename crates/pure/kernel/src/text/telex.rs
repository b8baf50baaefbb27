//! Queries typed while the Vietnamese keyboard was off: "nguyeenx vawn an" for "nguyễn văn an".

/// The search key that a query typed in raw Telex or VNI stands for, or `None` when no word of it reads as such.
/// `key` is a search key. The plain reading comes first; this one only widens it.
pub(super) fn reading(key: &str) -> Option<String> {
    let words: Vec<String> = key.split(' ').map(word).collect();
    let read = words.join(" ");
    (read != key).then_some(read)
}

/// Drops the keystrokes that would have become marks: doubled letters, w, digits and tone keys after a vowel,
/// the second d or the 9 of đ.
fn word(typed: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(typed.len());
    for c in typed.chars() {
        let after_vowel = out.iter().any(|c| is_vowel(*c));
        let repeats_vowel = matches!(c, 'a' | 'e' | 'o') && out.contains(&c);
        let crosses_d = matches!(c, 'd' | '9') && out.first() == Some(&'d');
        let mark = after_vowel && matches!(c, 's' | 'f' | 'r' | 'x' | 'j' | 'w' | '1'..='9');
        if !(repeats_vowel || crosses_d || mark) {
            out.push(if c == 'w' { 'u' } else { c });
        }
    }
    out.into_iter().collect()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
