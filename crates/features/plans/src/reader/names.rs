//! Proper case for names of bodies written in capitals (Decree 30/2020, appendix II).

use super::text::{
    canon, capitalised, find_words, first_capital, first_start, is_upper, squeeze, starts_words, title_case,
};
use super::units::Units;

/// Words for levels of administration, longer first.
const LEVELS: &[&str] = &["thành phố", "thị trấn", "đặc khu", "thị xã", "xã", "phường", "tỉnh", "huyện", "quận"];

/// The body that issues, out of the lines of the letterhead: "ỦY BAN NHÂN DÂN", "XÃ HÀ BẮC" → "Ủy ban nhân dân xã Hà Bắc";
/// "UBND XÃ HÀ BẮC", "PHÒNG KINH TẾ" → the unit, and where it belongs.
pub(super) fn issuer(letterhead: &[String], units: &Units) -> Option<String> {
    const UNITS: [&str; 10] = [
        "ủy ban kiểm tra",
        "sở",
        "chi cục",
        "phòng",
        "văn phòng",
        "trung tâm",
        "trạm",
        "trường",
        "công an",
        "hội đồng thi đua",
    ];
    let is_unit = |line: &String| {
        let low = canon(line);
        // The committee and its bureau are the Party body itself; every other "ban" belongs to a body above it.
        let bureau = first_start(&low, &["ban chấp hành", "ban thường vụ"]).is_some() && place_of(line).is_none();
        let board = starts_words(&low, "ban") && !bureau;
        board || first_start(&low, &UNITS).is_some()
    };
    let unit_at = letterhead.iter().skip(1).position(is_unit).map(|at| at + 1);
    if let Some(at) = unit_at {
        let names_its_place = place_of(&letterhead[at..].join(" ")).is_some();
        let above = if names_its_place { &[] } else { &letterhead[..at] };
        let owner = place_of(&above.join(" ")).map(|place| format!(" {place}")).unwrap_or_default();
        let unit = units.spelled(&proper(&letterhead[at..].join(" ")));
        return Some(if canon(&unit).contains(canon(owner.trim()).as_str()) { unit } else { format!("{unit}{owner}") });
    }
    let text = squeeze(&letterhead.join(" "));
    let low = canon(&text);
    if text.is_empty() {
        return None;
    }
    // The body named last is the one that issues; those above it are its superiors.
    let council = ["ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd", "đảng ủy", "ban thường vụ đảng ủy"];
    let last = council.iter().filter_map(|w| low.rfind(w).map(|at| (at, *w))).max();
    match last {
        Some((at, word)) => {
            let body = match word {
                "ubnd" => "Ủy ban nhân dân".to_owned(),
                "hđnd" => "Hội đồng nhân dân".to_owned(),
                other => capitalised(other),
            };
            let place = place_of(&text[at + word.len()..]).or_else(|| place_of(&text[..at]));
            Some(place.map_or(body.clone(), |place| format!("{body} {place}")))
        }
        None => Some(proper(&text)),
    }
}

/// "… XÃ HÀ BẮC" → "xã Hà Bắc": the first level word and the name after it.
pub(super) fn place_of(text: &str) -> Option<String> {
    let low = canon(text);
    let (at, level) = first_level(&low)?;
    let rest = text[at + level.len()..].trim();
    let stop = ["ủy ban", "cộng hòa", "độc lập", "hội đồng", "đảng", " - ", ",", ";", "."];
    let low_rest = canon(rest);
    let end = stop.iter().filter_map(|s| low_rest.find(s)).min().unwrap_or(rest.len());
    let words: Vec<&str> = rest[..end].split_whitespace().take_while(|w| starts_as_name(w)).take(5).collect();
    let name = words.join(" ");
    (!name.is_empty()).then(|| level_and_name(level, &name))
}

/// The first level word; the "xã" of "Văn hóa - Xã hội" (society) is none.
fn first_level(low: &str) -> Option<(usize, &'static str)> {
    let society = |at: usize| {
        starts_words(&low[at..], "xã hội") && ["-", "–", "và"].iter().any(|sign| low[..at].trim_end().ends_with(sign))
    };
    let places = |level: &'static str| {
        let first = find_words(low, level, 0)?;
        let at = if society(first) { find_words(low, level, first + level.len())? } else { first };
        Some((at, level))
    };
    LEVELS.iter().filter_map(|level| places(level)).min()
}

fn starts_as_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// The common noun is small, except before a number and for Hồ Chí Minh city.
fn level_and_name(level: &str, name: &str) -> String {
    let name = if is_upper(name) { title_case(name) } else { name.to_owned() };
    let capital = name.starts_with(|c: char| c.is_ascii_digit()) || name == "Hồ Chí Minh";
    let level = if capital { first_capital(level) } else { level.to_owned() };
    format!("{level} {name}")
}

/// "Trường Tiểu học Đông Sơn": a school bears a name behind its level.
fn name_of_school(words: &mut [String]) {
    const LEVELS: [&str; 7] =
        ["mầm non", "tiểu học", "trung học cơ sở", "trung học phổ thông", "mẫu giáo", "thcs", "thpt"];
    if words.first().is_none_or(|word| canon(word) != "trường") {
        return;
    }
    let low = canon(&words.join(" "));
    let Some(end) = LEVELS.iter().filter_map(|level| find_words(&low, level, 0).map(|at| at + level.len())).max()
    else {
        return;
    };
    let level_words = low[..end].split(' ').count();
    for (at, word) in words.iter_mut().enumerate() {
        match word.to_lowercase().as_str() {
            "thcs" | "thpt" | "th" => *word = word.to_uppercase(),
            _ if at >= level_words => *word = capitalised(word),
            _ => {}
        }
    }
}

/// A name in capitals as a name in ordinary letters; other text is left alone.
pub(super) fn proper(text: &str) -> String {
    if !is_upper(text) {
        return squeeze(text);
    }
    let low = canon(text);
    let level = first_level(&low);
    let (body, place) = level.map_or((text, None), |(at, _)| (&text[..at], place_of(&text[at..])));
    let mut words: Vec<String> = body.split_whitespace().map(str::to_lowercase).collect();
    // The body's type and the first word of its field begin with capitals: "Phòng Kinh tế", "Sở Nội vụ".
    let heads =
        ["phòng", "sở", "ban", "bộ", "trung tâm", "văn phòng", "trường", "trạm", "hội", "đoàn", "cục", "chi cục"];
    let joined = words.join(" ");
    let head = heads.iter().find(|h| joined.starts_with(&format!("{h} "))).map_or(0, |h| h.split(' ').count());
    for at in [0, head] {
        if let Some(word) = words.get_mut(at) {
            *word = first_capital(word);
        }
    }
    for at in 1..words.len() {
        if words[at - 1] == "-" {
            words[at] = first_capital(&words[at]);
        }
    }
    for at in 0..words.len() {
        // Each field after a comma or "và" is named with a capital ("Sở Nông nghiệp và Môi trường"), as is the Party.
        let new_field = at > 0 && (words[at - 1] == "và" || words[at - 1].ends_with(','));
        if new_field || words[at] == "đảng" {
            words[at] = first_capital(&words[at]);
        }
    }
    name_of_school(&mut words);
    let body = words.join(" ");
    place.map_or(body.clone(), |place| if body.is_empty() { first_capital(&place) } else { format!("{body} {place}") })
}
