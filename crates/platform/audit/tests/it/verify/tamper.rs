//! What someone with his hands on the files, the data base, or even the key might do to an export.

use audit::head::SigningKey;

use super::world::{Chance, Name, Row, World, key};

/// The number of kinds below.
pub const KINDS: usize = 19;

/// The kinds from here on leave no contradiction in the file itself: only a witnessed head shows them.
pub const FORGERIES: usize = 15;

/// A forged export, and what was done to the intact one of this world. Kinds from 0 to [`KINDS`].
pub fn tampered(world: &World, intact: &[String], kind: usize, chance: &mut Chance) -> (&'static str, Vec<String>) {
    let what = match kind {
        0..FORGERIES => return in_the_lines(intact.to_vec(), kind, chance),
        15 => "rolled back to an earlier state",
        16 => "rewritten and signed with the stolen key",
        17 => "rewritten and signed with another key",
        _ => "rewritten, and the heads left out",
    };
    let mut forged = world.clone();
    if kind == 15 {
        forged = forged.cut(chance.below(world.deeds.len()));
    } else {
        rewrite(&mut forged, chance);
    }
    if kind == 18 {
        forged.heads.clear();
    }
    let with = if kind == 17 { SigningKey::from_secret(&chance.salt()) } else { key() };
    (what, forged.export(&with))
}

/// Changes the past in one place, consistently from there on.
fn rewrite(world: &mut World, chance: &mut Chance) {
    let at = chance.below(world.deeds.len());
    let rows: Vec<(usize, Name)> =
        world.deeds.iter().enumerate().flat_map(|(at, deed)| deed.rows.keys().map(move |name| (at, *name))).collect();
    let (row_at, name) = chance.pick(&rows);
    match chance.below(6) {
        0 => world.deeds[at].account += 1,
        1 => world.deeds[at].texts[1] = Some("Không có gì".to_owned()),
        2 => world.deeds[at].at += jiff::Span::new().hours(1),
        3 => {
            let row = Row { salt: chance.salt(), title: "Đã sửa".to_owned(), state: -1 };
            world.deeds[row_at].rows.insert(name, Some(row));
        }
        4 => drop(world.deeds[row_at].rows.remove(&name)),
        _ => {
            world.deeds.remove(at);
            let last = world.deeds.len() as u64;
            world.heads.iter_mut().for_each(|size| *size = last.min(*size));
        }
    }
}

fn in_the_lines(mut lines: Vec<String>, kind: usize, chance: &mut Chance) -> (&'static str, Vec<String>) {
    let of = |start: &str, lines: &[String]| -> Vec<usize> {
        (0..lines.len()).filter(|index| lines[*index].starts_with(start)).collect()
    };
    let (leaves, rows) = (of("{\"leaf\"", &lines), of("{\"row\"", &lines));
    let (leaf, row) = (chance.pick(&leaves), chance.pick(&rows));
    let other_leaf = chance.pick(&leaves);
    let other_row = if row == rows[0] { rows[1] } else { rows[0] };
    let what = match kind {
        0 | 1 => {
            lines[leaf] = in_string(&lines[leaf], "\"body\":\"", chance);
            "a character of a leaf's body"
        }
        2 => {
            lines.remove(leaf);
            "a leaf deleted"
        }
        3 => {
            lines.insert(other_leaf, lines[leaf].clone());
            "a leaf inserted"
        }
        4 => {
            lines.swap(leaf, if leaf == leaves[0] { leaves[1] } else { leaves[0] });
            "two leaves exchanged"
        }
        5 => {
            lines.drain(leaf..=leaves[leaves.len() - 1]);
            "the last leaves cut off"
        }
        6 => {
            lines[row] = in_string(&lines[row], chance.pick(&["\"salt\":\"", "\"canonical\":\""]), chance);
            "the content of a row"
        }
        7 => {
            lines.remove(row);
            "a row deleted"
        }
        8 => {
            lines.insert(row, lines[other_row].clone());
            "a row inserted twice"
        }
        9 => {
            let (start, rest) = lines[other_row].split_once("\"id\":").unwrap();
            lines.push(format!("{start}\"id\":{}{rest}", 1 + chance.below(9)));
            "a row inserted"
        }
        10 => {
            lines[leaf] = in_string(&lines[leaf], chance.pick(&["\"salt\":\"", "\"text\":[\""]), chance);
            "a leaf's text"
        }
        11 => {
            // The contents of two rows exchanged, salts included.
            let cut = |line: &str| line.find(",\"salt\"").unwrap();
            let (a, b) = (lines[row].clone(), lines[other_row].clone());
            lines[row] = format!("{}{}", &a[..cut(&a)], &b[cut(&b)..]);
            lines[other_row] = format!("{}{}", &b[..cut(&b)], &a[cut(&a)..]);
            "two rows exchanged"
        }
        12 => {
            let start = if chance.below(2) == 0 { leaf } else { row };
            lines[start] = half_erased(&lines[start], chance);
            "half erased"
        }
        13 => {
            let line = if chance.below(2) == 0 { leaf } else { row };
            lines[line] = erased(&lines[line]);
            "erased, and no leaf tells"
        }
        _ => {
            let line = chance.below(lines.len());
            lines[line] = any_character(&lines[line], chance);
            "any character of the file"
        }
    };
    (what, lines)
}

/// Replaces one character of the JSON string that begins after `start`, so that the JSON stays whole.
fn in_string(line: &str, start: &str, chance: &mut Chance) -> String {
    let from = line.find(start).unwrap() + start.len();
    let mut places = Vec::new();
    let mut letters = line[from..].char_indices();
    while let Some((at, c)) = letters.next() {
        match c {
            '"' => break,
            // An escape is left alone.
            '\\' => drop(letters.next()),
            c => places.push((from + at, c)),
        }
    }
    let (at, old) = chance.pick(&places);
    let new = chance.pick(&['0', '1', '5', 'a', 'f', 'x', 'ệ', ' ', ':', '}']);
    let new = if new == old { '7' } else { new };
    format!("{}{new}{}", &line[..at], &line[at + old.len_utf8()..])
}

/// Replaces, inserts or removes one character, wherever it stands.
fn any_character(line: &str, chance: &mut Chance) -> String {
    let places: Vec<(usize, char)> = line.char_indices().collect();
    let (at, old) = chance.pick(&places);
    let new = char::from(b'!' + chance.below(94) as u8);
    let new = if new == old { '~' } else { new };
    let after = &line[at + old.len_utf8()..];
    match chance.below(3) {
        0 => format!("{}{new}{old}{after}", &line[..at]),
        1 => format!("{}{after}", &line[..at]),
        _ => format!("{}{new}{after}", &line[..at]),
    }
}

/// Takes the salt away, or the content, but not both.
fn half_erased(line: &str, chance: &mut Chance) -> String {
    let mut value: serde_json::Value = serde_json::from_str(line).unwrap();
    let kind = if line.starts_with("{\"leaf\"") { ["text", "salt"] } else { ["canonical", "salt"] };
    let inner = value.as_object_mut().unwrap().values_mut().next().unwrap();
    inner[chance.pick(&kind)] = serde_json::Value::Null;
    value.to_string()
}

/// Takes the salt and the content away, as a lawful erasure of a leaf's texts does.
fn erased(line: &str) -> String {
    let mut value: serde_json::Value = serde_json::from_str(line).unwrap();
    let is_leaf = line.starts_with("{\"leaf\"");
    let inner = value.as_object_mut().unwrap().values_mut().next().unwrap();
    inner["salt"] = serde_json::Value::Null;
    inner[if is_leaf { "text" } else { "canonical" }] = serde_json::Value::Null;
    if !is_leaf {
        inner["erased"] = true.into();
    }
    value.to_string()
}
