//! Texts of the years before Unicode, as old workbooks still hold them: letters by the place they had in a font.
//!
//! A workbook shows such a text rightly only in the font it was typed in; its characters are those of Latin-1 or
//! Windows-1252. Decode first and clean afterwards: TCVN3 writes ư as U+00AD, which [`one_line`](super::one_line)
//! takes for a soft hyphen and drops.
//!
//! Sources: TCVN 5712:1993 (VN3) for TCVN3; for VNI the table of its maker's fonts, which every converter repeats.

mod guess;
mod tcvn3;
mod vni;

pub use guess::guess;

/// How the letters of an old text are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// TCVN3, also called ABC: one character for every letter; fonts `.VnTime`, `.VnArial` and others.
    Tcvn3,
    /// VNI for Windows: a letter and a second character for its marks; fonts `VNI-Times`, `VNI-Helve` and others.
    Vni,
}

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 2] = [Self::Tcvn3, Self::Vni];

    /// As people call it: "TCVN3 (ABC)", "VNI".
    pub fn label(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
        }
    }
}

/// Which letters the font draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Letters {
    /// Small and capital letters as they were typed.
    AsTyped,
    /// Capitals only, whatever was typed: `.VnTimeH`. TCVN3 has no other way to write "Ễ".
    Capitals,
}

/// The encoding a font's name tells, and whether it draws capitals only. Case does not matter, nor do blanks at the
/// ends and the words Bold and Italic. `None` for every font of Unicode.
///
/// ".VnTime" is TCVN3, ".VnTimeH" and ".VnArial NarrowH" are its capitals, "VNI-Times" is VNI.
pub fn of_font(font: &str) -> Option<(Encoding, Letters)> {
    let lower = font.trim().to_lowercase();
    if lower.starts_with("vni-") || lower.starts_with("vni ") {
        return Some((Encoding::Vni, Letters::AsTyped));
    }
    if !lower.starts_with(".vn") {
        return None;
    }
    let face = lower.trim_end_matches(" italic").trim_end_matches(" bold").trim_end();
    let letters = if face.ends_with('h') { Letters::Capitals } else { Letters::AsTyped };
    Some((Encoding::Tcvn3, letters))
}

/// The text in Unicode (NFC). Characters the encoding gives no meaning stay as they are; with
/// [`Letters::Capitals`] the whole result is in capitals.
///
/// A text that holds a letter only Unicode has (ễ, ơ, a combining mark) was typed in Unicode, whatever its font's
/// name says, and stays as it is. A text of Latin-1 letters alone cannot be told apart: "Hoà" in VNI is "Hồ".
pub fn decode(text: &str, encoding: Encoding, letters: Letters) -> String {
    if text.chars().any(is_unicode_only) {
        return super::nfc(text);
    }
    let decoded = match encoding {
        Encoding::Tcvn3 => text.chars().map(|c| tcvn3::letter(c).unwrap_or(c)).collect(),
        Encoding::Vni => vni::decode(text),
    };
    match letters {
        Letters::AsTyped => super::nfc(&decoded),
        Letters::Capitals => super::upper_vi(&decoded),
    }
}

/// Vietnamese letters and combining marks beyond Latin-1, which no old font has.
fn is_unicode_only(c: char) -> bool {
    let letter = matches!(c, 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư');
    letter || matches!(c, '\u{300}'..='\u{36f}' | '\u{1ea0}'..='\u{1ef9}')
}
