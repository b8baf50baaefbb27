//! The way back, from tables written down on their own.

/// Small Vietnamese letters with marks.
pub const LOWER: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

/// [`LOWER`] in TCVN3.
const TCVN3: [u8; 67] = [
    0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xa8, 0xbb, 0xbc, 0xbd, 0xbe, 0xc6, 0xa9, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xae, 0xcc,
    0xce, 0xcf, 0xd0, 0xd1, 0xaa, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xdc, 0xdd, 0xde, 0xdf, 0xe1, 0xe2, 0xe3,
    0xe4, 0xab, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xac, 0xea, 0xeb, 0xec, 0xed, 0xee, 0xef, 0xf1, 0xf2, 0xf3, 0xf4, 0xad,
    0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe,
];

/// [`LOWER`] in VNI.
const VNI: &str = "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò \
                   oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î";

/// The text in TCVN3. Capitals with tones have no place there and stay.
pub fn to_tcvn3(text: &str) -> String {
    let encoded = |c: char| match "ĂÂÊÔƠƯĐ".chars().position(|capital| capital == c) {
        Some(at) => ['¡', '¢', '£', '¤', '¥', '¦', '§'][at],
        None => place(c).map_or(c, |at| char::from(TCVN3[at])),
    };
    text.chars().map(encoded).collect()
}

/// The text in VNI, marks in the case of their letter.
pub fn to_vni(text: &str) -> String {
    let codes: Vec<&str> = VNI.split_whitespace().collect();
    let mut out = String::new();
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        match place(small) {
            Some(at) if small == c => out.push_str(codes[at]),
            Some(at) => out.push_str(&codes[at].to_uppercase()),
            None => out.push(c),
        }
    }
    out
}

fn place(letter: char) -> Option<usize> {
    LOWER.chars().position(|known| known == letter)
}
