//! Codes of products: their form. Whether one stands twice is seen among all rows.

use super::finding::{Finding, Kind, LISTED};
use super::{Field, ProductRow};

pub(super) fn check(row: &ProductRow, found: &mut Vec<Finding>) {
    let Some(field) = row.code.as_ref().filter(|field| !field.is_empty()) else { return };
    let Some((kind, what, suggestion)) = fault(&field.text) else { return };
    let why = format!("Mã “{}” {what}, nên máy tìm và đối chiếu sẽ không thấy sản phẩm này.", field.text.trim());
    // No article asks for codes of a form; they are what products are told apart by.
    found.push(Finding::at(row, field, kind, (why, suggestion), LISTED).into_advice());
}

fn fault(code: &str) -> Option<(Kind, &'static str, &'static str)> {
    if code.chars().any(|c| !is_code_sign(c) && (c.is_whitespace() || !is_visible(c))) {
        let what = "có dấu cách hoặc ký tự không nhìn thấy";
        return Some((Kind::CodeLookalikeSpace, what, "Gõ lại mã, không có dấu cách nào, như DC.01."));
    }
    if code.contains("..") {
        return Some((Kind::CodeDoubledDot, "có hai dấu chấm liền nhau", "Bỏ bớt một dấu chấm, như DC.01."));
    }
    let malformed = !code.chars().all(is_code_sign)
        || code.starts_with(is_separator)
        || code.ends_with(is_separator)
        || !code.chars().any(|c| c.is_ascii_digit())
        || code.split(is_separator).any(str::is_empty)
        || letter_for_digit(code);
    malformed.then_some((
        Kind::CodeMalformed,
        "không đúng dạng mã",
        "Ghi mã gồm chữ in không dấu, dấu chấm và số thứ tự, như DC.01.",
    ))
}

/// The letter O or l in a number: "DC.O1", "DC.1l".
fn letter_for_digit(code: &str) -> bool {
    let last = code.rsplit(is_separator).next().unwrap_or_default();
    let digits = last.chars().any(|c| c.is_ascii_digit());
    let letters: Vec<char> = last.chars().filter(|c| !c.is_ascii_digit()).collect();
    digits && !letters.is_empty() && letters.iter().all(|c| matches!(c, 'O' | 'o' | 'l' | 'I'))
}

fn is_code_sign(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, 'Đ' | 'đ') || is_separator(c)
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | '-' | '_' | '/')
}

fn is_visible(c: char) -> bool {
    kernel::text::one_line(&c.to_string()).contains(c)
}

/// What two spellings of one code have in common.
pub(super) fn key(field: &Field) -> String {
    let mut key = String::new();
    for c in field.text.chars().filter(|c| is_code_sign(*c)).flat_map(char::to_uppercase) {
        if !(c == '.' && key.ends_with('.')) {
            key.push(c);
        }
    }
    key
}

/// The letters before the first separator: "DC" of "DC.HN.01".
pub(super) fn prefix(code: &str) -> &str {
    code.split(is_separator).next().unwrap_or_default()
}
