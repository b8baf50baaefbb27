//! Finds days, months, quarters, half-years and years in a phrase.

use jiff::civil::Date;

/// What a time expression names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// A day of which only the number is said; month and year come from the next expression.
    DayAlone(u32),
    Day(u32, u32),
    Month(u32),
    Quarter(u32),
    Half(u32),
    Year,
}

/// A time expression in a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub named: Named,
    pub year: Option<i16>,
    /// Byte range in the canonical text.
    pub start: usize,
    pub end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'t> {
    Word(&'t str),
    /// Value and number of digits.
    Number(u32, usize),
    Sign(char),
}

struct Tokens<'t> {
    all: Vec<(Token<'t>, usize, usize)>,
}

impl<'t> Tokens<'t> {
    fn of(text: &'t str) -> Self {
        let mut all = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if c.is_whitespace() {
                continue;
            }
            let same = |x: char| if c.is_ascii_digit() { x.is_ascii_digit() } else { x.is_alphabetic() };
            let mut end = start + c.len_utf8();
            if c.is_alphanumeric() {
                while let Some((at, x)) = chars.next_if(|(_, x)| same(*x)) {
                    end = at + x.len_utf8();
                }
            }
            let piece = &text[start..end];
            let token = match piece.parse() {
                Ok(value) if c.is_ascii_digit() => Token::Number(value, piece.len()),
                _ if c.is_alphabetic() => Token::Word(piece),
                _ => Token::Sign(c),
            };
            all.push((token, start, end));
        }
        Self { all }
    }

    fn get(&self, at: usize) -> Option<Token<'t>> {
        self.all.get(at).map(|t| t.0)
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.get(at) == Some(Token::Word(word))
    }

    fn is_sign(&self, at: usize, signs: &[char]) -> bool {
        matches!(self.get(at), Some(Token::Sign(c)) if signs.contains(&c))
    }

    fn number(&self, at: usize) -> Option<u32> {
        match self.get(at)? {
            Token::Number(value, digits) if digits <= 2 => Some(value),
            _ => None,
        }
    }

    fn four_digits(&self, at: usize) -> Option<i16> {
        match self.get(at)? {
            Token::Number(value, 4) if (1990..2100).contains(&value) => i16::try_from(value).ok(),
            _ => None,
        }
    }

    /// "/2026", "-2026", "năm 2026", ", năm 2026" at this token: the year and how many tokens it takes.
    fn year(&self, at: usize) -> (Option<i16>, usize) {
        for (skip, fits) in [
            (1, self.is_sign(at, &['/', '-', '–', '.'])),
            (1, self.is_word(at, "năm")),
            (2, self.is_sign(at, &[',']) && self.is_word(at + 1, "năm")),
            (2, self.is_word(at, "của") && self.is_word(at + 1, "năm")),
        ] {
            if let Some(year) = self.four_digits(at + skip).filter(|_| fits) {
                return (Some(year), skip + 1);
            }
        }
        (None, 0)
    }
}

/// All time expressions of a text in canonical form (see `text::canon`), in order.
pub(super) fn mentions(canon: &str) -> Vec<Mention> {
    let tokens = Tokens::of(canon);
    let mut out: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < tokens.all.len() {
        let found = same_again(&tokens, at, out.last())
            .or_else(|| day(&tokens, at))
            .or_else(|| half(&tokens, at))
            .or_else(|| month(&tokens, at))
            .or_else(|| quarter(&tokens, at))
            .or_else(|| year(&tokens, at));
        match found {
            Some((named, year, taken)) => {
                let (start, end) = (tokens.all[at].1, tokens.all[at + taken - 1].2);
                out.push(Mention { named, year, start, end });
                at += taken;
            }
            None => at += 1,
        }
    }
    out
}

type Found = Option<(Named, Option<i16>, usize)>;

fn day(tokens: &Tokens<'_>, at: usize) -> Found {
    let skip = usize::from(tokens.is_word(at, "ngày"));
    // "Tuần 2 tháng 7" counts weeks, not days.
    let counted = at > 0 && ["tuần", "đợt", "lần", "kỳ", "quý"].iter().any(|w| tokens.is_word(at - 1, w));
    let day = tokens.number(at + skip).filter(|_| !counted)?;
    let next = at + skip + 1;
    let separators = ['/', '-', '.', '–'];
    if tokens.is_word(next, "tháng") {
        let month = tokens.number(next + 1)?;
        // "6 tháng 2 lần" is no date; the word "ngày" or a year makes it one.
        let (year, taken) = tokens.year(next + 2);
        return (skip == 1 || year.is_some()).then_some((Named::Day(day, month), year, skip + 3 + taken));
    }
    if let Some(month) = tokens.number(next + 1).filter(|_| tokens.is_sign(next, &separators)) {
        let second = tokens.is_sign(next + 2, &separators);
        if let Some(year) = tokens.four_digits(next + 3).filter(|_| second) {
            return Some((Named::Day(day, month), Some(year), skip + 5));
        }
        let slash = tokens.is_sign(next, &['/', '.']);
        let before_day =
            at > 0 && ["trước", "từ", "đến", "nhất", "hạn", "vào"].iter().any(|w| tokens.is_word(at - 1, w));
        let alone = at == 0 && tokens.all.len() == 3;
        // "01/11 - 31/12/2026", "01/11 đến 31/12/2026"
        let joins = tokens.is_sign(next + 2, &['-', '–']) || tokens.is_word(next + 2, "đến");
        let last = next + 3 + usize::from(tokens.is_word(next + 3, "ngày"));
        let begins_range = joins
            && tokens.number(last).is_some()
            && tokens.is_sign(last + 1, &['/'])
            && tokens.number(last + 2).is_some();
        if slash && (skip == 1 || before_day || alone || begins_range) {
            let (year, taken) = if tokens.is_word(next + 2, "năm") { tokens.year(next + 2) } else { (None, 0) };
            return Some((Named::Day(day, month), year, skip + 3 + taken));
        }
    }
    // "ngày 01 đến ngày 15/7/2026", "15-16/7/2026"
    let joined = tokens.is_sign(next, &['-', '–', ',']) || ["đến", "và", "tới"].iter().any(|w| tokens.is_word(next, w));
    let more = next + 1 + usize::from(tokens.is_word(next + 1, "ngày"));
    let whole_date_next =
        tokens.number(more).is_some() && tokens.is_sign(more + 1, &['/', '-']) && tokens.number(more + 2).is_some();
    let month_named_next =
        tokens.number(more).is_some() && tokens.is_word(more + 1, "tháng") && tokens.number(more + 2).is_some();
    let opened = skip == 1 || tokens.is_sign(next, &['-', '–']) || at > 0 && tokens.is_word(at - 1, "từ");
    (joined && (whole_date_next || month_named_next) && opened).then_some((Named::DayAlone(day), None, skip + 1))
}

fn half(tokens: &Tokens<'_>, at: usize) -> Found {
    if tokens.is_word(at, "nửa") && tokens.is_word(at + 2, "năm") {
        let which = 1 + u32::from(tokens.is_word(at + 1, "cuối"));
        let year = tokens.four_digits(at + 3);
        let said = which == 2 || tokens.is_word(at + 1, "đầu");
        return said.then_some((Named::Half(which), year, 3 + usize::from(year.is_some())));
    }
    let six = tokens.number(at) == Some(6) || tokens.is_word(at, "sáu");
    let which = if tokens.is_word(at + 2, "đầu") { 1 } else { 2 };
    let side = which == 1 || tokens.is_word(at + 2, "cuối");
    if !(six && tokens.is_word(at + 1, "tháng") && side && tokens.is_word(at + 3, "năm")) {
        return None;
    }
    let year = tokens.four_digits(at + 4);
    Some((Named::Half(which), year, 4 + usize::from(year.is_some())))
}

fn month(tokens: &Tokens<'_>, at: usize) -> Found {
    if !tokens.is_word(at, "tháng") {
        let month = tokens.number(at)?;
        let year = tokens.four_digits(at + 2).filter(|_| tokens.is_sign(at + 1, &['/']))?;
        return Some((Named::Month(month), Some(year), 3));
    }
    let (month, taken) = match tokens.number(at + 1) {
        Some(month) => (month, 1),
        None => named_month(tokens, at + 1)?,
    };
    let (year, more) = tokens.year(at + 1 + taken);
    Some((Named::Month(month), year, 1 + taken + more))
}

fn named_month(tokens: &Tokens<'_>, at: usize) -> Option<(u32, usize)> {
    if tokens.is_word(at, "mười") {
        let more = if tokens.is_word(at + 1, "một") { 1 } else { 2 * u32::from(tokens.is_word(at + 1, "hai")) };
        return Some((10 + more, 1 + usize::from(more > 0)));
    }
    // "tháng năm" is May only where a year follows: "hằng tháng, năm 2026" must not become one.
    let names = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín"];
    let value = names.iter().zip(1u32..).find_map(|(name, n)| tokens.is_word(at, name).then_some(n))?;
    (value != 5 || tokens.is_word(at + 1, "năm")).then_some((value, 1))
}

fn quarter(tokens: &Tokens<'_>, at: usize) -> Found {
    let Some(Token::Word(word)) = tokens.get(at) else { return None };
    let glued = word.strip_prefix('q').and_then(|w| quarter_word(w).filter(|_| !w.is_empty()));
    let (number, taken) = match glued {
        Some(number) => (number, 1),
        None if matches!(word, "quý" | "quí" | "q") => (quarter_number(tokens, at + 1)?, 2),
        None => return None,
    };
    let (year, more) = tokens.year(at + taken);
    Some((Named::Quarter(number), year, taken + more))
}

fn quarter_number(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    match tokens.get(at)? {
        Token::Number(value, digits) if digits <= 2 => Some(value),
        Token::Word(word) => quarter_word(word),
        _ => None,
    }
}

fn quarter_word(word: &str) -> Option<u32> {
    match word {
        "i" | "một" | "nhất" => Some(1),
        "ii" | "hai" => Some(2),
        "iii" | "ba" => Some(3),
        "iv" | "tư" | "bốn" => Some(4),
        "v" => Some(5),
        "vi" => Some(6),
        _ => None,
    }
}

fn year(tokens: &Tokens<'_>, at: usize) -> Found {
    let skip = usize::from(tokens.is_word(at, "năm"));
    let year = tokens.four_digits(at + skip)?;
    // A number of a document ("12/2026/NĐ-CP") is no year.
    let in_a_number = tokens.is_sign(at + skip + 1, &['/']) || at > 0 && skip == 0 && tokens.is_sign(at - 1, &['/']);
    (!in_a_number).then_some((Named::Year, Some(year), skip + 1))
}

/// "Quý III, IV/2026", "tháng 7, 8/2026": the noun is said once.
fn same_again(tokens: &Tokens<'_>, at: usize, last: Option<&Mention>) -> Found {
    let last = last?;
    let joined = at > 0
        && tokens.all[at - 1].1 >= last.end
        && tokens.all.get(at.checked_sub(2)?).is_some_and(|t| t.2 == last.end)
        && (tokens.is_sign(at - 1, &[',', '-', '–', '+', '&'])
            || ["và", "đến", "tới"].iter().any(|w| tokens.is_word(at - 1, w)));
    let whole_date = tokens.is_sign(at + 1, &['/', '-', '.']) && tokens.number(at + 2).is_some();
    if !joined || whole_date {
        return None;
    }
    let named = match last.named {
        Named::Month(_) => Named::Month(tokens.number(at).filter(|m| (1..=12).contains(m))?),
        Named::Quarter(_) => Named::Quarter(quarter_number(tokens, at).filter(|q| (1..=4).contains(q))?),
        _ => return None,
    };
    let (year, more) = tokens.year(at + 1);
    Some((named, year, 1 + more))
}

/// First and last day of what is named, in this year; why not, in Vietnamese.
pub(super) fn span(named: Named, year: i16) -> Result<(Date, Date), String> {
    let date = |d: u32, m: u32| {
        let (d8, m8) = (i8::try_from(d).unwrap_or(0), i8::try_from(m).unwrap_or(0));
        Date::new(year, m8, d8).map_err(|_| format!("ngày {d}/{m}/{year} không có trong lịch"))
    };
    let months = |from: u32, until: u32, why: String| match (date(1, from), date(1, until)) {
        (Ok(first), Ok(last)) => Ok((first, last.last_of_month())),
        _ => Err(why),
    };
    match named {
        Named::DayAlone(d) => Err(format!("ngày {d} không ghi tháng")),
        Named::Day(d, m) => date(d, m).map(|day| (day, day)),
        Named::Month(m) => months(m, m, format!("tháng {m}/{year} không có trong lịch")),
        Named::Quarter(q) => months(q * 3 - 2, q * 3, format!("quý {q}/{year} không có: một năm chỉ có bốn quý")),
        Named::Half(h) => months(h * 6 - 5, h * 6, format!("không rõ nửa năm {h}/{year}")),
        Named::Year => months(1, 12, format!("không rõ năm {year}")),
    }
}
