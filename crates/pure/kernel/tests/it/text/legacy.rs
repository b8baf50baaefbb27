//! Texts of the old fonts.

mod encoder;
mod guess;
mod samples;

use kernel::text::legacy::{Encoding, Letters, decode, of_font};
use kernel::text::upper_vi;
use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::strategies::any_text;
use encoder::{LOWER, to_tcvn3, to_vni};
use samples::{golden_names, unicode_texts};

#[test]
fn a_font_tells_its_encoding() {
    let capitals =
        [".VnTimeH", ".vntimeh", ".VnArial NarrowH", ".VNARIALH", " .VnTimeH Bold ", ".VnAvantH Bold Italic"];
    for font in capitals {
        assert_eq!(of_font(font), Some((Encoding::Tcvn3, Letters::Capitals)), "{font}");
    }
    for font in [".VnTime", ".VnArial", ".VnArial Narrow", ".vntime", ".VNTIME", " .VnCentury Schoolbook Italic"] {
        assert_eq!(of_font(font), Some((Encoding::Tcvn3, Letters::AsTyped)), "{font}");
    }
    for font in ["VNI-Times", "VNI-Helve", "VNI-Helve-Condense", "vni-times", "VNI 27 Bendigo", " VNI-Aptima "] {
        assert_eq!(of_font(font), Some((Encoding::Vni, Letters::AsTyped)), "{font}");
    }
    for font in ["", "Times New Roman", "Arial", "Calibri", "Vni", "Verdana", "Be Vietnam Pro", "Tinos", "MVNI-Times"] {
        assert_eq!(of_font(font), None, "{font}");
    }
}

#[test]
fn known_texts_are_read() {
    let tcvn3 = [
        ("NguyÔn V¨n An", "Nguyễn Văn An"),
        ("X¸c suÊt lçi", "Xác suất lỗi"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("Tr\u{ad}êng", "Trường"),
    ];
    for (old, text) in tcvn3 {
        assert_eq!(decode(old, Encoding::Tcvn3, Letters::AsTyped), text);
    }
    let vni = [
        ("Nguyeãn Vaên An", "Nguyễn Văn An"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        ("UÛY BAN NHAÂN DAÂN THAØNH PHOÁ HOÀ CHÍ MINH", "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH"),
        ("Aùnh, Xin chaøo caùc baïn", "Ánh, Xin chào các bạn"),
        ("Söûa", "Sửa"),
        ("Lyù, kyõ thuaät, tæ leä, Hoaø Bình, Myø, mî", "Lý, kỹ thuật, tỉ lệ, Hoà Bình, Mỳ, mỵ"),
    ];
    for (old, text) in vni {
        assert_eq!(decode(old, Encoding::Vni, Letters::AsTyped), text);
    }
}

#[test]
fn a_font_of_capitals_gives_capitals() {
    let old = "céng hoµ x· héi chñ nghÜa ViÖt Nam";
    assert_eq!(decode(old, Encoding::Tcvn3, Letters::Capitals), "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    assert_eq!(decode("Vieät", Encoding::Vni, Letters::Capitals), "VIỆT");
}

/// What `iconv -f TCVN5712-1` of glibc makes of the bytes A1 to FE, with a dot for its combining marks and for the
/// capitals with tones, which no font has at these places.
const GLIBC: &str = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ";

#[test]
fn every_character_of_tcvn3_is_the_standards() {
    assert_eq!(GLIBC.chars().count(), 0xfe - 0xa1 + 1);
    for (c, letter) in ('\u{a1}'..='\u{fe}').zip(GLIBC.chars()) {
        let expected = if letter == '.' { c } else { letter };
        assert_eq!(
            decode(&c.to_string(), Encoding::Tcvn3, Letters::AsTyped),
            expected.to_string(),
            "{:x}",
            u32::from(c)
        );
    }
    for outside in ["\u{a0}", "ÿ", "abc XYZ 019", "€“”–", "中"] {
        assert_eq!(decode(outside, Encoding::Tcvn3, Letters::AsTyped), outside);
    }
}

#[test]
fn all_letters_come_back() {
    assert_eq!(LOWER.chars().count(), 67, "67 small letters with marks, 134 with their capitals");
    for letter in LOWER.chars() {
        let (small, capital) = (letter.to_string(), upper_vi(&letter.to_string()));
        assert_eq!(decode(&to_tcvn3(&small), Encoding::Tcvn3, Letters::AsTyped), small);
        assert_eq!(decode(&to_tcvn3(&small), Encoding::Tcvn3, Letters::Capitals), capital);
        for text in [small, capital] {
            assert_eq!(decode(&to_vni(&text), Encoding::Vni, Letters::AsTyped), text);
        }
    }
    for capital in ["Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ"] {
        assert_eq!(decode(&to_tcvn3(capital), Encoding::Tcvn3, Letters::AsTyped), capital);
    }
}

#[test]
fn names_and_units_come_back() {
    let texts: Vec<&str> = unicode_texts().chain(golden_names()).collect();
    for text in texts {
        let small: String = text.to_lowercase().nfc().collect();
        assert_eq!(decode(&to_tcvn3(&small), Encoding::Tcvn3, Letters::AsTyped), small);
        assert_eq!(decode(&to_tcvn3(&small), Encoding::Tcvn3, Letters::Capitals), upper_vi(text));
        for text in [text.to_owned(), upper_vi(text), small] {
            assert_eq!(decode(&to_vni(&text), Encoding::Vni, Letters::AsTyped), text);
        }
    }
}

#[test]
fn a_capital_before_a_small_mark_and_the_reverse_are_read() {
    assert_eq!(decode("Aù aÙ EÂ Eâ ÖÙ Öù YÕ Yõ", Encoding::Vni, Letters::AsTyped), "Á á Ê Ê Ứ Ứ Ỹ Ỹ");
}

#[test]
fn text_in_unicode_stays_whatever_the_font_says() {
    for text in ["Nguyễn Thị Hoàng", "Đào", "Tổ dân phố số 3 – Hà Bắc", "Lê Hoa\u{300}"] {
        let nfc: String = text.nfc().collect();
        for encoding in Encoding::ALL {
            for letters in [Letters::AsTyped, Letters::Capitals] {
                assert_eq!(decode(text, encoding, letters), nfc);
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_decodes_to_nfc(text in any_text(), latin in "[a-zA-Z¡-þ ]{0,20}") {
        for encoding in Encoding::ALL {
            for letters in [Letters::AsTyped, Letters::Capitals] {
                prop_assert!(is_nfc(&decode(&text, encoding, letters)));
                prop_assert!(is_nfc(&decode(&latin, encoding, letters)));
            }
        }
    }

    #[test]
    fn plain_ascii_stays(text in "[ -~\n]{0,40}") {
        for encoding in Encoding::ALL {
            prop_assert_eq!(decode(&text, encoding, Letters::AsTyped), text.clone());
        }
    }

    #[test]
    fn any_vietnamese_letters_come_back(letters in proptest::collection::vec(proptest::sample::select(
        LOWER.chars().chain("abcdeghiklmnopqrstuvxy ,.09-".chars()).collect::<Vec<_>>()), 0..30)) {
        let text: String = letters.into_iter().collect();
        prop_assert_eq!(decode(&to_tcvn3(&text), Encoding::Tcvn3, Letters::AsTyped), text.clone());
        prop_assert_eq!(decode(&to_vni(&text), Encoding::Vni, Letters::AsTyped), text.clone());
        let capitals = upper_vi(&text);
        prop_assert_eq!(decode(&to_vni(&capitals), Encoding::Vni, Letters::AsTyped), capitals);
    }
}
