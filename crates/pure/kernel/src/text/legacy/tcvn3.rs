//! TCVN3: one character for every letter.

/// The letters of the standard by the place of the first of each run. The gaps are the standard's combining marks
/// and capitals with tones, which the fonts do not have: their capitals stand in fonts of their own.
const RUNS: [(u32, &str); 8] = [
    (0xa1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xb5, "àảãáạ"),
    (0xbb, "ằẳẵắ"),
    (0xc6, "ặầẩẫấậè"),
    (0xce, "ẻẽéẹềểễếệìỉ"),
    (0xdc, "ĩíịò"),
    (0xe1, "ỏõóọồổỗốộờởỡớợù"),
    (0xf1, "ủũúụừửữứựỳỷỹýỵ"),
];

/// The letter at the place of this character, if there is one.
pub(super) fn letter(c: char) -> Option<char> {
    let place = u32::from(c);
    let (first, run) = RUNS.iter().rev().find(|(first, _)| *first <= place)?;
    run.chars().nth(usize::try_from(place - first).ok()?)
}
