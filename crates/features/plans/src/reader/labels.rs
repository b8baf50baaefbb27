//! Labels of a task: "Cơ quan chủ trì: …", "Thời gian hoàn thành: …", alone on a line or several in one.

use super::text::{canon, has_words, listed, starts_words, trim_marks};

/// What a label says about its task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Lead,
    /// "Cơ quan thực hiện": carries the task out, none of them named as leading.
    Doer,
    Coordinating,
    Due,
    Product,
    Person,
    Accountable,
    Authority,
    /// Known, but of no use here (money, place); ends the value before it.
    Other,
}

/// One label with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    pub role: Role,
    pub value: String,
    /// The label's own words.
    pub said: String,
    pub line: u32,
    /// Stood inside a paragraph of prose, not at the beginning of a line.
    pub inline: bool,
}

/// Words that may accompany any label without changing it.
const FILL: &str = "các | cơ | quan | đơn | vị | bộ | phận | phòng | ban | ngành | và | hoặc | là | cá | nhân | tổ | chức | \
    chính | dự | kiến | của | nhiệm | vụ | công | việc | chủ | yếu | cụ | thể | cần | đạt | được | phải | \
    tham | mưu | đầu";

struct Grammar {
    role: Role,
    /// One of these must be there, as whole words.
    keys: &'static [&'static str],
    /// Further words allowed beside `FILL` and the key's own.
    also: &'static [&'static str],
}

/// In order: the first that fits wins.
const GRAMMAR: [Grammar; 9] = [
    Grammar {
        role: Role::Lead,
        keys: &["chủ trì", "đầu mối"],
        also: &["thực", "hiện", "trách", "phối", "hợp", "giao", "phân", "triển", "khai", "trì", "mối"],
    },
    Grammar {
        role: Role::Coordinating,
        keys: &["phối hợp", "cùng thực hiện"],
        also: &["thực", "hiện", "tham", "gia", "với", "liên"],
    },
    Grammar {
        role: Role::Person,
        keys: &[
            "người thực hiện",
            "người phụ trách",
            "cán bộ phụ trách",
            "công chức phụ trách",
            "người chịu trách nhiệm thực hiện",
            "cán bộ thực hiện",
            "công chức thực hiện",
            "cá nhân thực hiện",
            "người được giao",
            "công chức tham mưu",
            "người chủ trì",
            "cá nhân phụ trách",
            "người theo dõi",
        ],
        also: &["trực", "tiếp", "cán", "công"],
    },
    Grammar {
        role: Role::Accountable,
        keys: &[
            "lãnh đạo phụ trách",
            "lãnh đạo chỉ đạo",
            "lãnh đạo ubnd",
            "người chỉ đạo",
            "chỉ đạo thực hiện",
            "người chịu trách nhiệm",
            "lãnh đạo theo dõi",
            "người đứng đầu",
            "chịu trách nhiệm",
            "phụ trách chỉ đạo",
            "chỉ đạo",
            "phụ trách",
            "lãnh đạo",
        ],
        also: &["xã", "phường", "ubnd", "thực", "hiện", "chung", "trực", "tiếp", "trách"],
    },
    Grammar {
        role: Role::Authority,
        keys: &[
            "cấp phê duyệt",
            "thẩm quyền",
            "người phê duyệt",
            "cấp quyết định",
            "cấp ban hành",
            "cấp trình",
            "cơ quan phê duyệt",
            "người ký",
            "cơ quan ban hành",
            "phê duyệt",
            "người quyết định",
            "cơ quan quyết định",
            "trình ký",
        ],
        also: &["cấp", "có", "quyết", "định", "duyệt", "ban", "hành", "ký", "trình", "xem", "xét"],
    },
    Grammar {
        role: Role::Due,
        keys: &[
            "thời gian",
            "thời hạn",
            "tiến độ",
            "thời điểm",
            "hạn hoàn thành",
            "hoàn thành",
            "hạn chót",
            "hạn",
            "mốc thời gian",
            "lộ trình",
        ],
        also: &[
            "thực", "hiện", "hoàn", "thành", "triển", "khai", "kết", "thúc", "bắt", "trình", "ban", "hành", "báo",
            "cáo", "xong", "trước",
        ],
    },
    Grammar {
        role: Role::Product,
        keys: &["sản phẩm", "kết quả", "đầu ra"],
        also: &[
            "thực", "hiện", "hoàn", "thành", "kết", "quả", "sản", "phẩm", "ra", "mong", "đợi", "phải", "bàn", "giao",
            "yêu", "cầu", "tiêu",
        ],
    },
    Grammar {
        role: Role::Doer,
        keys: &["thực hiện", "phân công", "trách nhiệm", "tham mưu"],
        also: &["trách", "phân", "giao", "triển", "khai"],
    },
    Grammar {
        role: Role::Other,
        keys: &[
            "kinh phí",
            "địa điểm",
            "ghi chú",
            "thành phần",
            "đối tượng",
            "số lượng",
            "dự toán",
            "địa bàn",
            "quy mô",
        ],
        also: &["thực", "hiện", "nguồn", "tham", "dự", "kinh"],
    },
];

/// Bare words that are labels only in this exact form, because they begin sentences too.
const NEVER: &[&str] = &[
    "tổ chức thực hiện",
    "nhiệm vụ",
    "thực hiện",
    "tổ chức",
    "triển khai thực hiện",
    "kết quả đạt được",
    "nhiệm vụ chủ yếu",
    "trách nhiệm",
];

/// The role of a text that is a label and nothing else ("Cơ quan, đơn vị chủ trì").
pub(crate) fn role_of(label: &str) -> Option<Role> {
    let low = canon(label);
    let low: String = low.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = low.split_whitespace().collect();
    if words.is_empty() || words.len() > 10 {
        return None;
    }
    let bare = words.join(" ");
    if NEVER.contains(&bare.as_str()) {
        return None;
    }
    GRAMMAR.iter().find(|g| fits(g, &bare, &words)).map(|g| g.role)
}

fn fits(grammar: &Grammar, bare: &str, words: &[&str]) -> bool {
    let of_a_key = |word: &&str| grammar.keys.iter().any(|key| key.split(' ').any(|k| k == *word));
    grammar.keys.iter().any(|key| has_words(bare, key))
        && words.iter().all(|w| of_a_key(w) || listed(FILL).any(|f| f == *w) || grammar.also.contains(w))
}

/// The role of a column of a table, where shorter words are enough than in prose.
pub(crate) fn column_role(header: &str) -> Option<Role> {
    let low = canon(header);
    let bare = low.split(['(', ':']).next().unwrap_or_default().trim();
    match bare {
        "thực hiện" | "đơn vị" | "cơ quan" | "cơ quan, đơn vị" | "bộ phận" | "phòng ban" | "trách nhiệm" => {
            Some(Role::Doer)
        }
        _ => role_of(bare),
    }
}

/// True when the line begins with a label.
pub(crate) fn begins_with_label(text: &str) -> bool {
    let (before, labels) = split(text, 0);
    before.is_empty() && !labels.is_empty()
}

/// Parts a line into the prose before its labels and the labels. A line without labels comes back whole.
pub(crate) fn split(text: &str, line: u32) -> (String, Vec<Label>) {
    let marks = label_places(text);
    let Some(first) = marks.first() else {
        return match without_colon(text) {
            Some(label) => (String::new(), vec![Label { line, ..label }]),
            None => (text.to_owned(), Vec::new()),
        };
    };
    let before = trim_marks(&text[..first.start], &['(', '-', '–', '+', '*', '•', '[']).to_owned();
    let mut labels = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        let end = marks.get(index + 1).map_or(text.len(), |next| next.start);
        let value = clean_value(&text[mark.value..end], index + 1 < marks.len());
        let said = text[mark.start..mark.colon].to_owned();
        let inline = !before.is_empty();
        let (value, time) = time_behind(mark.role, &value);
        let time = time.map(|value| Label { role: Role::Due, value, said: String::new(), line, inline });
        labels.push(Label { role: mark.role, value, said, line, inline });
        labels.extend(time);
    }
    (before, labels)
}

/// "Chủ trì: Phòng Kinh tế. Hoàn thành trước ngày 20/4/2026": a time without a colon ends the names before it.
fn time_behind(role: Role, value: &str) -> (String, Option<String>) {
    const TIMES: &[&str] = &["hoàn thành", "xong", "chậm nhất", "thời gian", "thời hạn", "trước ngày"];
    let names = matches!(role, Role::Lead | Role::Doer | Role::Coordinating | Role::Person);
    let parted = [". ", "; ", ", "].iter().flat_map(|sign| value.match_indices(sign));
    let begins = parted.map(|(at, sign)| (at, at + sign.len())).filter(|(_, from)| {
        let rest = canon(&value[*from..]);
        TIMES.iter().any(|time| starts_words(&rest, time)) && rest.contains(|c: char| c.is_ascii_digit())
    });
    match begins.min().filter(|_| names) {
        Some((at, from)) => (value[..at].to_owned(), Some(value[from..].to_owned())),
        None => (value.to_owned(), None),
    }
}

/// Bytes looked back from a colon for the label before it.
const LONGEST_LABEL: usize = 130;

struct Place {
    start: usize,
    colon: usize,
    value: usize,
    role: Role,
}

/// Every place in the text where a label stands: after the beginning or a separator, before a colon.
fn label_places(text: &str) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut floor = 0;
    for (colon, _) in text.match_indices([':', '：']) {
        // A label is short: looking back further would make a long line of colons costly.
        let near =
            (floor..=colon).rev().take(LONGEST_LABEL).filter(|at| text.is_char_boundary(*at)).last().unwrap_or(colon);
        let window = &text[near..colon];
        // A label does not reach over a full stop, a semicolon or a bracket; a comma or dash may part its own words.
        let strong = window
            .rfind([';', '.', '(', '[', '•', '\u{201d}'])
            .map(|at| at + window[at..].chars().next().map_or(1, char::len_utf8));
        let weak = window.match_indices([',', '-', '–', '+', '*']).map(|(at, sign)| at + sign.len());
        let starts = strong
            .or_else(|| (near == 0).then_some(0))
            .into_iter()
            .chain(weak.filter(|at| strong.is_none_or(|s| *at > s)));
        let found = starts.into_iter().find_map(|at| {
            let skip = window[at..].len() - window[at..].trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            let start = near + at + skip;
            let role = role_of(&text[start..colon])?;
            // In the middle of a line a label is a new sentence or follows a separator; a comma is too weak for
            // the words that sentences use as well.
            let weak =
                text[..start].trim_end().ends_with(',') && matches!(role, Role::Other | Role::Doer | Role::Product);
            (!weak).then_some((start, role))
        });
        if let Some((start, role)) = found {
            let value = colon + text[colon..].chars().next().map_or(1, char::len_utf8);
            places.push(Place { start, colon, value, role });
            floor = value;
        }
    }
    places
}

fn clean_value(raw: &str, another_follows: bool) -> String {
    let mut value =
        raw.trim().trim_end_matches(|c: char| matches!(c, '(' | '-' | '–' | '+' | '*' | '[') || c.is_whitespace());
    let open = value.matches('(').count();
    if value.matches(')').count() > open {
        value = value.trim_end_matches(['.', ';', ' ']).trim_end_matches(')');
    }
    let value = value.trim_end_matches(|c: char| matches!(c, ';' | ',') || c.is_whitespace());
    // The full stop that parts two labels in one line is not part of the value.
    let value = if another_follows { value.trim_end_matches('.') } else { value };
    value.trim().to_owned()
}

/// "Thời gian thực hiện - Quý III/2026", "Cơ quan chủ trì Phòng Kinh tế": the colon forgotten.
fn without_colon(text: &str) -> Option<Label> {
    const SURE: &[&str] = &[
        "cơ quan chủ trì",
        "đơn vị chủ trì",
        "cơ quan phối hợp",
        "đơn vị phối hợp",
        "thời gian thực hiện",
        "thời gian hoàn thành",
        "cơ quan thực hiện",
        "đơn vị thực hiện",
        "thời hạn hoàn thành",
        "thời hạn thực hiện",
        "bộ phận chủ trì",
        "bộ phận phối hợp",
    ];
    let low = canon(text);
    let label = SURE.iter().find(|label| starts_words(&low, label))?;
    let rest = text[label.len()..].trim_start();
    let dashed = rest.strip_prefix(['-', '–', '=']).map(str::trim_start);
    let value = dashed.or_else(|| rest.starts_with(char::is_uppercase).then_some(rest))?;
    (value.split_whitespace().count() <= 40).then_some(())?;
    let said = text[..label.len()].to_owned();
    Some(Label { role: role_of(label)?, value: clean_value(value, false), said, line: 0, inline: false })
}
