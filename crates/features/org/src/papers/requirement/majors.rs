//! The list of majors behind a level of training.

use super::lower;

/// With these a clause begins that opens the list, where it says that other majors fit.
const OPENERS: [&str; 9] =
    ["các ", "tốt nghiệp", "ngành", "chuyên ngành", "liên quan", "những ", "đại học", "có liên quan", "tương đương"];
const FITTING: [&str; 4] = ["khác", "phù hợp", "liên quan", "tương đương"];

/// With these something begins that is no major.
const DEMANDS: [&str; 6] = ["có ", "và có ", "biết ", "qua ", "đã ", "kinh nghiệm"];

/// The majors that the text behind the level names, whether others may fit, and what it asks besides.
pub(super) fn read(behind: &str) -> (Vec<String>, bool, Vec<String>) {
    let Some(list) = list(behind) else { return (Vec::new(), fits(&lower(behind)), Vec::new()) };
    let low = lower(list);
    let open = clause(&low);
    let named = open.map_or(list, |at| &list[..at]);
    let dots = named.contains('…') || named.contains("...");
    let (majors, mut besides) = split(named);
    let rest = open.map_or("", |at| &list[at..]);
    let demand = |part: &&str| DEMANDS.iter().any(|start| lower(part).starts_with(start));
    besides
        .extend(rest.split([',', ';']).map(|part| part.trim().trim_end_matches('.')).filter(demand).map(str::to_owned));
    (majors, open.is_some() || dots, besides)
}

/// The text in which the majors stand: behind "ngành", or right behind the level where a capital follows.
fn list(behind: &str) -> Option<&str> {
    let low = lower(behind);
    match low.find("ngành") {
        // "… phù hợp với ngành, lĩnh vực công tác" names none.
        Some(at) if fits(&low[..at]) => None,
        Some(at) => {
            let mut at = at + "ngành".len();
            let rests = ["hoặc chuyên ngành", "đào tạo", "như", "là", "sau", "về", ":", "thuộc"];
            while let Some(rest) = rests.iter().find(|rest| low[at..].trim_start().starts_with(**rest)) {
                at += low[at..].len() - low[at..].trim_start().len() + rest.len();
            }
            let list = behind[at..].trim_start();
            (!fits(&lower(list.split([',', ';', ' ']).take(2).collect::<Vec<_>>().join(" ").as_str()))).then_some(list)
        }
        None => {
            let direct = behind.trim_start().strip_prefix("trở lên").unwrap_or(behind).trim_start();
            direct.starts_with(char::is_uppercase).then_some(direct)
        }
    }
}

/// Where the clause begins that lets other majors in.
fn clause(low: &str) -> Option<usize> {
    let mut places: Vec<(usize, usize)> = [" và ", " hoặc ", ", ", "; "]
        .iter()
        .flat_map(|link| low.match_indices(link))
        .map(|(at, l)| (at, at + l.len()))
        .collect();
    places.sort_unstable();
    let opens = |rest: &str| OPENERS.iter().any(|opener| rest.starts_with(opener)) && fits(first_clause(rest));
    places.into_iter().find(|(_, end)| opens(&low[*end..])).map(|(at, _)| at)
}

/// Up to the next comma, or to the clause that opens the list behind another major.
fn first_clause(low: &str) -> &str {
    let end = [",", ";", " và các "].iter().filter_map(|mark| low.find(mark)).min();
    end.map_or(low, |end| &low[..end])
}

fn fits(low: &str) -> bool {
    FITTING.iter().any(|word| low.contains(word))
}

/// The majors of a list, and what stands in it that is none.
fn split(named: &str) -> (Vec<String>, Vec<String>) {
    let text = named.replace("...", "…").replace(" hoặc ", ",");
    let mut out: Vec<String> = Vec::new();
    let mut besides = Vec::new();
    for part in text.split([',', ';', '…']) {
        let part = part.trim().trim_end_matches(['.', ':']).trim();
        let low = lower(part);
        let bare =
            ["các chuyên ngành ", "chuyên ngành ", "ngành ", "và "].iter().find(|start| low.starts_with(**start));
        let part = bare.map_or(part, |start| &part[start.len()..]).trim();
        match out.last_mut() {
            _ if part.is_empty() || part == "và" => {}
            _ if DEMANDS.iter().any(|start| low.starts_with(start)) => besides.push(part.to_owned()),
            // "nhóm ngành, lĩnh vực về …" is one.
            Some(above) if above == "nhóm ngành" => *above = format!("{above}, {part}"),
            _ => out.push(part.to_owned()),
        }
    }
    (out, besides)
}
