//! What passes for a Vietnamese syllable.

use kernel::text::is_syllable;
use unicode_normalization::UnicodeNormalization;

#[test]
fn syllables_of_every_shape_are_well_formed() {
    let words = "a An ơi ý Yên yêu ăn Nguyễn nghiêng khuỷu khuya quýt quốc quý quét gì gìn già giết giêng giữa \
                 hoà hòa thuỷ thủy khoẻ khỏe hoàn toán toàn xoong loắt huơ thuở tuần khuây ngoằn tuyết uống \
                 ngoéo người hươu Đắk đoàn ĐƯỜNG UỶ ỦY BAN thể Mạch ếch rượu bướu suối thuê thuế Ðào";
    for word in words.split_whitespace() {
        assert!(is_syllable(word), "{word}");
        assert!(is_syllable(&word.nfd().collect::<String>()), "{word} decomposed");
    }
}

#[test]
fn other_words_are_not() {
    let words = "Nguyeãn Vaên caù aù NguyÔn V¨n Dupont Street ñ Niño b ng aa ia\u{301} nát\u{301} hòan hoàì toan\u{301} \
                 tàc bàt căc că iên\u{301}g auy ươ tiê fan wan café œuvre på Müller a1 b-c ươm\u{302} qu";
    for word in words.split_whitespace() {
        assert!(!is_syllable(word), "{word}");
    }
    assert!(!is_syllable("") && !is_syllable(" ") && !is_syllable("\u{301}a"));
}
