//! VNI for Windows: a base letter, then one character for all its marks.

/// The text with combining marks in the place of VNI's characters.
pub(super) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut carrier: Option<char> = None;
    for c in text.chars() {
        if let Some(marks) = carrier.take().and_then(|base| marks(base, c)) {
            out.push_str(marks);
            continue;
        }
        let letter = whole_letter(c).unwrap_or(c);
        out.push(letter);
        carrier = Some(letter);
    }
    out
}

/// Letters with a character of their own. "í" and "ì" are themselves.
fn whole_letter(c: char) -> Option<char> {
    Some(match c {
        'ñ' => 'đ',
        'Ñ' => 'Đ',
        'ô' => 'ơ',
        'Ô' => 'Ơ',
        'ö' => 'ư',
        'Ö' => 'Ư',
        'æ' => 'ỉ',
        'Æ' => 'Ỉ',
        'ó' => 'ĩ',
        'Ó' => 'Ĩ',
        'ò' => 'ị',
        'Ò' => 'Ị',
        'î' => 'ỵ',
        'Î' => 'Ỵ',
        _ => return None,
    })
}

/// The marks a character adds to the letter before it: tones to every vowel but i, the circumflex (alone or with a
/// tone) to a, e and o, the breve to a. "ê" is a mark after a and a mere letter after all others.
fn marks(base: char, c: char) -> Option<&'static str> {
    let base = lower(base);
    let tone = matches!(base, 'a' | 'e' | 'o' | 'ơ' | 'u' | 'ư' | 'y');
    let circumflex = matches!(base, 'a' | 'e' | 'o');
    let breve = base == 'a';
    match lower(c) {
        'ù' if tone => Some("\u{301}"),
        'ø' if tone => Some("\u{300}"),
        'û' if tone => Some("\u{309}"),
        'õ' if tone => Some("\u{303}"),
        'ï' if tone => Some("\u{323}"),
        'â' if circumflex => Some("\u{302}"),
        'á' if circumflex => Some("\u{302}\u{301}"),
        'à' if circumflex => Some("\u{302}\u{300}"),
        'å' if circumflex => Some("\u{302}\u{309}"),
        'ã' if circumflex => Some("\u{302}\u{303}"),
        'ä' if circumflex => Some("\u{302}\u{323}"),
        'ê' if breve => Some("\u{306}"),
        'é' if breve => Some("\u{306}\u{301}"),
        'è' if breve => Some("\u{306}\u{300}"),
        'ú' if breve => Some("\u{306}\u{309}"),
        'ü' if breve => Some("\u{306}\u{303}"),
        'ë' if breve => Some("\u{306}\u{323}"),
        _ => None,
    }
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}
