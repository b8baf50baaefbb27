//! What a cell says, as the profile keeps it.

use codelists::lists::{CodeList, Reading};
use files::xlsx_in::Value;
use jiff::civil::Date;
use kernel::citizen_id::CitizenId;
use kernel::dates::loose::{self, Loose};
use kernel::text::legacy::{self, Encoding, Letters};
use kernel::text::{is_syllable, mark_key, one_line, proper_case, search_key, upper_vi};

use crate::profile::{Field, Kind};

/// Why a cell cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    pub why: String,
    pub suggestion: String,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Said {
    /// The value; empty where the cell says nothing.
    pub value: String,
    /// What to look at.
    pub doubts: Vec<(String, String)>,
}

impl Said {
    fn of(value: impl Into<String>) -> Said {
        Said { value: value.into(), doubts: Vec::new() }
    }

    fn doubt(mut self, why: impl Into<String>, suggestion: impl Into<String>) -> Said {
        self.doubts.push((why.into(), suggestion.into()));
        self
    }
}

fn problem(why: impl Into<String>, suggestion: impl Into<String>) -> Problem {
    Problem { why: why.into(), suggestion: suggestion.into() }
}

/// Longest text of a field, in characters.
const LONGEST: usize = 500;

/// Reads a cell as a field that does not need the register (units and positions do). `today` bounds days.
pub(super) fn read(field: &Field, value: &Value, today: Date, from_1904: bool) -> Result<Said, Problem> {
    if let Value::Error(error) = value {
        return Err(problem(
            format!("{}: công thức của ô bị lỗi {error}.", field.label),
            "Ghi giá trị thay cho công thức.",
        ));
    }
    let text = one_line(&value.text());
    if text.is_empty() || is_nothing(&text) {
        return Ok(Said::default());
    }
    if text.chars().count() > LONGEST {
        return Err(problem(
            format!("{}: dài quá {LONGEST} ký tự.", field.label),
            "Rút gọn nội dung ô, hoặc kiểm tra ô có bị dán nhầm không.",
        ));
    }
    if matches!(field.key, "phone" | "old_paper_number" | "insurance_number") && matches!(value, Value::Number(_)) {
        return Err(problem(
            format!("{}: ô là số nên Excel có thể đã bỏ số 0 ở đầu.", field.label),
            format!("Đối chiếu rồi ghi lại đủ số, để ô ở dạng văn bản; ô đang có {text}."),
        ));
    }
    match field.kind {
        Kind::Name => name(&text),
        Kind::Day => day(field, value, today, from_1904),
        Kind::List(CodeList::Rank) => listed(field, CodeList::Rank, &rank_code(&text), today),
        Kind::List(list) => listed(field, list, &text, today),
        Kind::CitizenId => citizen_id(&text),
        Kind::Decimal => decimal(field, &text),
        Kind::Whole if matches!(value, Value::Date(_)) => Err(problem(
            format!("{}: Excel đã đổi ô này thành ngày.", field.label),
            "Ghi số bậc, ví dụ 3; để ô ở dạng văn bản.",
        )),
        Kind::Whole => whole(field, &text),
        Kind::Email => email(&text),
        Kind::YesNo => yes_or_no(field, &text),
        Kind::Text | Kind::Unit | Kind::Positions => Ok(Said::of(text)),
    }
}

/// Reads what was typed into a form for a field, as its cell of a list would be read.
///
/// # Errors
/// Why it cannot be taken in, and what to do.
pub(crate) fn read_value(field: &Field, value: &Value, today: Date) -> Result<String, (String, String)> {
    let read = read(field, value, today, false);
    read.map(|said| said.value).map_err(|problem| (problem.why, problem.suggestion))
}

/// "-", "…", "0", "không có": a cell that was filled in to say that there is nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    let dashes = text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '…' | '_' | '/' | ' '));
    dashes || matches!(search_key(text).as_str(), "khong co" | "chua co" | "chua ro" | "khong ro")
}

fn name(text: &str) -> Result<Said, Problem> {
    let words = text.split(' ').count();
    let fits = |c: char| c.is_alphabetic() && !is_of_an_old_font(c) || matches!(c, ' ' | '\'' | '’' | '-');
    if let Some(odd) = text.chars().find(|c| !fits(*c)) {
        return Err(problem(
            format!("Họ và tên “{text}” có ký tự “{odd}”."),
            "Ghi đúng họ và tên khai sinh, không kèm chức danh, số hay ghi chú.",
        ));
    }
    let key = search_key(text);
    let address = ["dong chi ", "d c ", "ths ", "ts ", "cn "].iter().find(|words| key.starts_with(*words));
    let mister = words >= 4 && (key.starts_with("ong ") || key.starts_with("ba "));
    if address.is_some() || mister {
        return Err(problem(
            format!("“{text}” có lời xưng hô hoặc học vị trước họ tên."),
            "Chỉ ghi họ và tên khai sinh.",
        ));
    }
    if let Some(meant) = typed_in_an_old_font(text) {
        return Err(problem(
            format!("Họ tên “{text}” có vẻ gõ bằng phông chữ cũ."),
            format!("Nếu đúng là “{meant}” thì ghi lại như vậy, hoặc chuyển phông của tệp sang Unicode."),
        ));
    }
    // Capitals throughout, or small letters where old fonts had no capital.
    let begins_low = text.split(' ').any(|word| word.chars().next().is_some_and(char::is_lowercase));
    let proper = if begins_low || text == upper_vi(text) { proper_case(text) } else { text.to_owned() };
    if words < 2 {
        return Err(problem(format!("“{text}” chỉ có một tiếng, chưa đủ họ và tên."), "Ghi đủ họ, tên đệm và tên."));
    }
    Ok(Said::of(proper))
}

/// Letters that Vietnamese does not have and that old fonts (TCVN3, VNI) leave behind: "TrÇn ThÞ".
fn is_of_an_old_font(c: char) -> bool {
    matches!(c, '\u{aa}' | '\u{b5}' | '\u{ba}' | 'Ä'..='Ç' | 'Ë' | 'Î'..='Ï' | 'Ñ' | 'Ö' | 'Ø' | 'Û'..='Ü' | 'Þ'..='ß' | 'ä'..='ç' | 'ë' | 'î'..='ï' | 'ñ' | 'ö' | 'ø' | 'û'..='ü' | 'þ'..='ÿ')
}

/// What a name means in an old encoding, when it says nothing as it stands: "Nguyeãn Vaên An".
fn typed_in_an_old_font(text: &str) -> Option<String> {
    let are_words = |text: &str| text.split(' ').all(is_syllable);
    if are_words(text) {
        return None;
    }
    let decoded = Encoding::ALL.into_iter().map(|encoding| legacy::decode(text, encoding, Letters::AsTyped));
    decoded.filter(|decoded| decoded != text).find(|decoded| are_words(decoded))
}

/// The stored form of a day: 1985-06-05, 1985-06, 1985.
pub(super) fn stored(day: Loose) -> String {
    match day {
        Loose::Day(date) => date.to_string(),
        Loose::Month { year, month } => format!("{year:04}-{month:02}"),
        Loose::Year(year) => format!("{year:04}"),
    }
}

/// The day of a stored form.
pub(super) fn loose_of(stored: &str) -> Option<Loose> {
    if let Ok(date) = stored.parse::<Date>() {
        return Some(Loose::Day(date));
    }
    match stored.split_once('-') {
        Some((year, month)) => Some(Loose::Month { year: year.parse().ok()?, month: month.parse().ok()? }),
        None => Some(Loose::Year(stored.parse().ok()?)),
    }
}

fn day(field: &Field, value: &Value, today: Date, from_1904: bool) -> Result<Said, Problem> {
    let text = one_line(&value.text());
    let read = match value {
        Value::Date(date) => Ok(Loose::Day(*date)),
        Value::Number(number) => loose::of_number(number, from_1904)
            .filter(|read| matches!(read, Loose::Year(_)) || read.earliest().year() >= EARLIEST)
            .ok_or_else(|| {
                problem(
                    format!("{}: số {number} không phải ngày.", field.label),
                    "Ghi ngày/tháng/năm, ví dụ 05/06/1985.",
                )
            }),
        _ => loose::read(&text)
            .map_err(|error| problem(format!("{}: {error}", field.label), "Sửa ô theo mẫu ngày/tháng/năm.")),
    };
    let read = read?;
    if field.key == "birth_date" {
        return born(read, today);
    }
    let may_come = matches!(field.key, "term_until" | "rotation_from");
    if read.earliest() > today && !may_come {
        return Err(problem(
            format!("{} {} ở sau ngày hôm nay.", field.label, read.shown()),
            "Kiểm tra lại ngày, tháng, năm.",
        ));
    }
    Ok(Said::of(stored(read)))
}

/// A count of days before this year was no date: 5.2009 is a month.
const EARLIEST: i16 = 1940;

/// Whoever works here is at least 18 and not yet 75.
fn born(read: Loose, today: Date) -> Result<Said, Problem> {
    let age =
        |date: Date| today.year() - date.year() - i16::from((today.month(), today.day()) < (date.month(), date.day()));
    let (youngest, oldest) = (age(read.latest()), age(read.earliest()));
    if oldest < 18 || youngest >= 75 {
        return Err(problem(
            format!("Ngày sinh {} không hợp lý: người này {oldest} tuổi.", read.shown()),
            "Kiểm tra năm sinh; cán bộ, công chức đang làm việc từ 18 đến dưới 75 tuổi.",
        ));
    }
    let said = Said::of(stored(read));
    Ok(match read {
        Loose::Day(_) => said,
        _ => said
            .doubt(format!("Ngày sinh chỉ có {}.", read.shown()), "Bổ sung đủ ngày, tháng, năm để tính tuổi nghỉ hưu."),
    })
}

fn listed(field: &Field, list: CodeList, text: &str, today: Date) -> Result<Said, Problem> {
    match list.read(text, today) {
        Reading::One(item) => Ok(Said::of(item.code.clone())),
        Reading::Several(items) => {
            let labels: Vec<String> = items.iter().map(|item| format!("“{}”", item.label)).collect();
            Err(problem(
                format!("{}: “{text}” hiểu được nhiều cách.", field.label),
                format!("Ghi rõ {}.", labels.join(" hoặc ")),
            ))
        }
        Reading::None if marks(text) => Ok(Said::default()
            .doubt(format!("{}: ô chỉ đánh dấu, không nói mức nào.", field.label), "Ghi rõ mức, bậc hoặc để trống.")),
        Reading::None if says_none(field, text) => Ok(Said::default()),
        Reading::None => {
            let nearest =
                list.nearest(text, today).map(|item| format!("Có phải “{}”? ", item.label)).unwrap_or_default();
            let some: Vec<&str> = list.items_on(today).take(8).map(|item| item.label.as_str()).collect();
            let all = format!("Ghi một trong các giá trị của danh mục, ví dụ: {}.", some.join(", "));
            Err(problem(format!("{}: danh mục không có “{text}”.", field.label), format!("{nearest}{all}")))
        }
    }
}

/// "01.003" that Excel took for the number 1.003.
fn rank_code(text: &str) -> String {
    let plain = text.replace(',', ".");
    let is_number = |part: &str, long: usize| part.len() == long && part.bytes().all(|byte| byte.is_ascii_digit());
    match plain.split_once('.') {
        Some((group, number)) if is_number(group, 1) && is_number(number, 3) => format!("0{plain}"),
        _ if is_number(&plain, 4) => format!("0{plain}"),
        _ => text.to_owned(),
    }
}

fn citizen_id(text: &str) -> Result<Said, Problem> {
    match CitizenId::read(&text.replace(['-', '–'], "")) {
        Ok(id) => Ok(Said::of(id.digits())),
        Err(error) => {
            Err(problem(error.to_string(), "Đối chiếu với thẻ căn cước rồi ghi đủ 12 chữ số, để ô ở dạng văn bản."))
        }
    }
}

fn decimal(field: &Field, text: &str) -> Result<Said, Problem> {
    let plain = text.replace(',', ".").replace('%', "");
    let plain = plain.trim();
    let wrong = || problem(format!("{}: “{text}” không phải số.", field.label), "Ghi số thập phân, ví dụ 2,34.");
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 4 || !digits(whole) || !digits(part) {
        return Err(wrong());
    }
    let whole = whole.trim_start_matches('0');
    let part = part.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let most = match field.key {
        "coefficient" => 15,
        "position_allowance" => 5,
        _ => 100,
    };
    if whole.parse::<u32>().is_ok_and(|whole| whole > most) {
        return Err(problem(
            format!("{}: {text} lớn quá mức có thể ({most}).", field.label),
            "Kiểm tra dấu phẩy thập phân, hoặc cột có đúng là cột này không.",
        ));
    }
    Ok(Said::of(if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }))
}

/// "Không" in a list of levels: nothing is known, nothing is denied.
fn says_none(field: &Field, text: &str) -> bool {
    matches!(search_key(text).as_str(), "khong" | "0") && field.key != "religion"
}

fn whole(field: &Field, text: &str) -> Result<Said, Problem> {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let plain = text.trim_start_matches("Bậc").trim_start_matches("bậc").trim();
    let first = plain.split('/').next().unwrap_or_default().trim();
    let first = first.strip_suffix(",0").or_else(|| first.strip_suffix(".0")).unwrap_or(first);
    let roman = ROMAN.iter().position(|roman| *roman == first).map(|place| (place + 1).to_string());
    match roman.as_deref().unwrap_or(first).parse::<u8>() {
        Ok(number) if (1..=12).contains(&number) => Ok(Said::of(number.to_string())),
        _ => Err(problem(format!("{}: “{text}” không phải bậc.", field.label), "Ghi số bậc, ví dụ 3 hoặc 3/9.")),
    }
}

fn email(text: &str) -> Result<Said, Problem> {
    let fits =
        text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !text.contains(' '));
    if fits {
        return Ok(Said::of(text.to_lowercase()));
    }
    Err(problem(format!("Thư công vụ “{text}” không phải địa chỉ thư."), "Ghi địa chỉ dạng ten@coquan.gov.vn."))
}

fn yes_or_no(field: &Field, text: &str) -> Result<Said, Problem> {
    if marks(text) {
        return Ok(Said::of("co"));
    }
    match search_key(text).as_str() {
        "khong" | "0" | "chua" => Ok(Said::of("khong")),
        "co" | "dang vien" => Ok(Said::of("co")),
        _ => Err(problem(format!("{}: không hiểu “{text}”.", field.label), "Đánh dấu x, hoặc ghi Có hay Không.")),
    }
}

/// "Đại học Luật", "Cử nhân - Kế toán": a level and, behind it, the major; none where the text is a level alone or begins with
/// none.
pub(super) fn level_and_major(text: &str, today: Date) -> Option<(&'static str, String)> {
    let text = one_line(text);
    let read = |typed: &str| match CodeList::ProfessionalLevel.read(typed, today) {
        Reading::One(item) => Some(item.code.as_str()),
        Reading::Several(_) | Reading::None => None,
    };
    if read(&text).is_some() {
        return None;
    }
    let words: Vec<&str> = text.split(' ').collect();
    (1..words.len()).rev().find_map(|count| {
        let (head, rest) = words.split_at(count);
        let rest = rest.join(" ");
        let major = rest.trim_start_matches(['-', '–', ':', '(', ',', ' ']).trim_end_matches([')', ' ']);
        let major = major.strip_prefix("ngành ").or_else(|| major.strip_prefix("chuyên ngành ")).unwrap_or(major);
        let level = read(head.join(" ").trim_end_matches([',', '-', '–', ':', ' ']))?;
        let changes = ["trở", "hoặc", "và", "chính", "tại", "từ"];
        let first = major.split(' ').next().unwrap_or_default().to_lowercase();
        (is_a_major(major) && !changes.contains(&first.as_str())).then(|| (level, major.to_owned()))
    })
}

/// Whether a text can be a major: not "đang học", "2015", nor a second level.
pub(super) fn is_a_major(text: &str) -> bool {
    let key = format!(" {} ", search_key(text));
    let other = [
        " dang ",
        " chua ",
        " khong ",
        " thac si ",
        " tien si ",
        " dai hoc ",
        " cu nhan ",
        " cao dang ",
        " trung cap ",
    ];
    text.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !text.chars().any(|c| c.is_ascii_digit() || matches!(c, ';' | '/'))
        && !other.iter().any(|words| key.contains(words))
}

/// Whether a cell is marked: "x", "X", "1", "v", "✓".
pub(super) fn marks(text: &str) -> bool {
    matches!(text.trim(), "✓" | "✔" | "√" | "☑" | "☒" | "+" | "•" | "*" | "ü" | "х" | "Х")
        || matches!(mark_key(text).as_str(), "x" | "xx" | "1" | "v" | "có")
}
