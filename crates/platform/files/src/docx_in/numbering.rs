//! `numbering.xml` and its counters: the numbers and bullets that Word draws before paragraphs.

use super::properties;
use crate::xml::{self, Step, Xml};
use std::collections::{HashMap, HashSet};

const LEVELS: usize = 9;

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// Restart after a paragraph of a level above this (1-based); 0 never restarts. `None`: after any level above.
    restart: Option<usize>,
    /// Legal numbering: numbers of higher levels are written in arabic digits.
    legal: bool,
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        let format = "decimal".to_owned();
        Self { start: 1, format, text: String::new(), restart: None, legal: false, style: None }
    }
}

#[derive(Debug, Default)]
struct Abstract {
    levels: [Option<Level>; LEVELS],
    style_link: Option<String>,
    num_style_link: Option<String>,
}

#[derive(Debug, Default)]
struct Num {
    abstract_id: i64,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// The list definitions of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<i64, Abstract>,
    nums: HashMap<i64, Num>,
}

/// The state of all lists while the document is read from top to bottom.
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// By abstract list: lists that share a definition count on together.
    at: HashMap<i64, [Option<u32>; LEVELS]>,
    /// (list, level) whose overridden start was used up.
    started: HashSet<(i64, usize)>,
}

impl Numbering {
    pub(super) fn parse(text: &str) -> Step<Self> {
        let mut out = Self::default();
        let mut xml = Xml::new(text);
        xml.root()?;
        xml.children(&mut |xml, start| match xml::name(start) {
            "abstractNum" => {
                let id = id_of(start, "abstractNumId");
                out.abstracts.insert(id, read_abstract(xml)?);
                Ok(())
            }
            "num" => {
                let id = id_of(start, "numId");
                out.nums.insert(id, read_num(xml)?);
                Ok(())
            }
            _ => xml.skip(start),
        })?;
        Ok(out)
    }

    /// The definition behind a list, through a list style if it names one.
    fn abstract_of(&self, num: &Num) -> Option<(i64, &Abstract)> {
        let found = self.abstracts.get(&num.abstract_id)?;
        let Some(link) = &found.num_style_link else { return Some((num.abstract_id, found)) };
        let linked = self.abstracts.iter().find(|(_, a)| a.style_link.as_ref() == Some(link));
        Some(linked.map_or((num.abstract_id, found), |(id, a)| (*id, a)))
    }

    /// The list level bound to one of these paragraph styles.
    pub(super) fn level_of_style(&self, num_id: i64, styles: &[String]) -> Option<u8> {
        let (_, found) = self.abstract_of(self.nums.get(&num_id)?)?;
        let bound = |level: &Option<Level>| {
            level.as_ref().and_then(|l| l.style.as_ref()).is_some_and(|style| styles.contains(style))
        };
        found.levels.iter().position(bound).map(|at| at as u8)
    }

    /// Counts one paragraph of a list and gives what is drawn before it; `None` where nothing is drawn.
    pub(super) fn advance(&self, counters: &mut Counters, num_id: i64, level: u8) -> Option<String> {
        let num = self.nums.get(&num_id)?;
        let (abstract_id, found) = self.abstract_of(num)?;
        let at = usize::from(level).min(LEVELS - 1);
        let level = |i: usize| num.levels[i].as_ref().or(found.levels[i].as_ref());
        let own = level(at)?;
        let values = counters.at.entry(abstract_id).or_default();
        let start_of = |i: usize| num.starts[i].or(level(i).map(|l| l.start)).unwrap_or(1);
        values[at] = Some(match (num.starts[at], values[at]) {
            (Some(start), _) if counters.started.insert((num_id, at)) => start,
            (_, Some(value)) => value.saturating_add(1),
            (_, None) => start_of(at),
        });
        for (i, value) in values.iter_mut().enumerate().skip(at + 1) {
            let keeps = level(i).and_then(|l| l.restart).is_some_and(|after| at + 1 > after);
            if !keeps {
                *value = None;
            }
        }
        let shown: Vec<(u32, &str)> = (0..=at)
            .map(|i| {
                let value = *values[i].get_or_insert_with(|| start_of(i));
                let format = level(i).map_or("decimal", |l| l.format.as_str());
                (value, if own.legal && format != "bullet" { "decimal" } else { format })
            })
            .collect();
        let text = if own.format == "bullet" { bullet(&own.text) } else { fill(&own.text, &shown) };
        (!text.is_empty()).then_some(text)
    }
}

fn id_of(start: &quick_xml::events::BytesStart<'_>, name: &str) -> i64 {
    xml::attr(start, name).and_then(|v| v.parse().ok()).unwrap_or(-1)
}

fn level_index(start: &quick_xml::events::BytesStart<'_>) -> usize {
    xml::attr(start, "ilvl").and_then(|v| v.parse().ok()).unwrap_or(0usize).min(LEVELS - 1)
}

fn read_abstract(xml: &mut Xml<'_>) -> Step<Abstract> {
    let mut out = Abstract::default();
    xml.children(&mut |xml, start| {
        match xml::name(start) {
            "lvl" => {
                let at = level_index(start);
                out.levels[at] = Some(read_level(xml)?);
                return Ok(());
            }
            "styleLink" => out.style_link = xml::val(start),
            "numStyleLink" => out.num_style_link = xml::val(start),
            _ => {}
        }
        xml.skip(start)
    })?;
    Ok(out)
}

fn read_num(xml: &mut Xml<'_>) -> Step<Num> {
    let mut out = Num::default();
    xml.children(&mut |xml, start| {
        match xml::name(start) {
            "abstractNumId" => out.abstract_id = xml::number(start).unwrap_or(-1),
            "lvlOverride" => {
                let at = level_index(start);
                return xml.children(&mut |xml, start| {
                    match xml::name(start) {
                        "startOverride" => out.starts[at] = xml::number(start),
                        "lvl" => {
                            out.levels[at] = Some(read_level(xml)?);
                            return Ok(());
                        }
                        _ => {}
                    }
                    xml.skip(start)
                });
            }
            _ => {}
        }
        xml.skip(start)
    })?;
    Ok(out)
}

fn read_level(xml: &mut Xml<'_>) -> Step<Level> {
    let mut level = Level::default();
    let mut hidden = false;
    xml.children(&mut |xml, start| {
        match xml::name(start) {
            "start" => level.start = xml::number(start).unwrap_or(1),
            "numFmt" => level.format = xml::val(start).unwrap_or_default(),
            "lvlText" => level.text = xml::val(start).unwrap_or_default(),
            "lvlRestart" => level.restart = xml::number(start),
            "isLgl" => level.legal = xml::on(start),
            "pStyle" => level.style = xml::val(start),
            "rPr" => {
                hidden = properties::run(xml)?.hidden == Some(true);
                return Ok(());
            }
            _ => {}
        }
        xml.skip(start)
    })?;
    if hidden {
        level.text.clear();
    }
    Ok(level)
}

/// Puts the numbers of the levels into a text such as `%1.%2.`.
fn fill(pattern: &str, shown: &[(u32, &str)]) -> String {
    let mut out = String::new();
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        let slot = chars.peek().and_then(|d| d.to_digit(10)).filter(|d| c == '%' && *d > 0);
        let Some(slot) = slot else {
            out.push(c);
            continue;
        };
        chars.next();
        if let Some((value, format)) = shown.get(slot as usize - 1) {
            out.push_str(&numeral(*value, format));
        }
    }
    out.trim().to_owned()
}

/// Bullets of symbol fonts live in the private area of Unicode and mean nothing outside their font.
fn bullet(text: &str) -> String {
    let plain: String = text.chars().map(|c| if ('\u{e000}'..='\u{f8ff}').contains(&c) { '•' } else { c }).collect();
    plain.trim().to_owned()
}

fn numeral(value: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{value:02}"),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        "upperLetter" => letter(value, b'A'),
        "lowerLetter" => letter(value, b'a'),
        _ => value.to_string(),
    }
}

fn roman(value: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if value == 0 || value > 3999 {
        return value.to_string();
    }
    let mut rest = value;
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth {
            out.push_str(sign);
            rest -= worth;
        }
    }
    out
}

/// Word's letters: a … z, then aa, bb … (at most a few dozen are ever meant).
fn letter(value: u32, first: u8) -> String {
    if value == 0 || value > 26 * 30 {
        return value.to_string();
    }
    let index = value - 1;
    char::from(first + (index % 26) as u8).to_string().repeat((index / 26 + 1) as usize)
}
