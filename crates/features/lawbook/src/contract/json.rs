//! JSON read strictly: every key is asked for, none stands twice, and what is wrong is said with its place.

use std::fmt;

use kernel::dates::Date;
use kernel::exact::Exact;
use rules::evaluation::Wrong;
use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// What is wrong with the facts, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputError {
    /// What is wrong and why, in Vietnamese.
    pub message: String,
    /// A JSON pointer, or a line.
    pub at: String,
    /// What to do.
    pub suggestion: String,
}

impl From<Wrong> for InputError {
    fn from(wrong: Wrong) -> Self {
        InputError { message: wrong.message, at: wrong.at, suggestion: wrong.suggestion }
    }
}

/// A JSON value in which no key stands twice.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Null,
    Boolean(bool),
    Whole(i64),
    /// A number that is no whole one, as it was written.
    Fraction(String),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Reads a text.
    pub(super) fn parse(text: &str) -> Result<Node, InputError> {
        serde_json::from_str(text).map_err(|error| {
            let said = error.to_string();
            let doubled = said.split_once(DOUBLED).and_then(|(_, rest)| rest.split_once('”'));
            let message = match doubled {
                Some((key, _)) => format!("Khóa “{key}” ghi hai lần."),
                None => "Nội dung không phải JSON.".to_owned(),
            };
            InputError {
                message,
                at: format!("dòng {}, cột {}", error.line(), error.column()),
                suggestion: "Kiểm tra dấu ngoặc, dấu phẩy, dấu nháy ở chỗ này; mỗi khóa chỉ ghi một lần.".to_owned(),
            }
        })
    }

    pub(super) fn at<'n, 'p>(&'n self, path: Path<'p>) -> Field<'n, 'p> {
        Field { node: self, path }
    }

    fn kind(&self) -> &'static str {
        match self {
            Node::Null => "trống (null)",
            Node::Boolean(_) => "true/false",
            Node::Whole(_) | Node::Fraction(_) => "số",
            Node::Text(_) => "chữ",
            Node::List(_) => "danh sách",
            Node::Object(_) => "nhóm khóa",
        }
    }
}

const DOUBLED: &str = "stands twice: “";

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Node, D::Error> {
        from.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Boolean(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(i64::try_from(value).map_or_else(|_| Node::Fraction(value.to_string()), Node::Whole))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Fraction(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries: Vec<(String, Node)> = Vec::new();
        while let Some((key, node)) = map.next_entry::<String, Node>()? {
            if entries.iter().any(|(known, _)| *known == key) {
                return Err(A::Error::custom(format!("{DOUBLED}{key}”")));
            }
            entries.push((key, node));
        }
        Ok(Node::Object(entries))
    }
}

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Path<'p> {
    Root,
    Key(&'p Path<'p>, &'p str),
    Index(&'p Path<'p>, usize),
}

impl Path<'_> {
    /// As a JSON pointer.
    fn pointer(&self) -> String {
        match self {
            Path::Root => String::new(),
            Path::Key(parent, key) => format!("{}/{}", parent.pointer(), key.replace('~', "~0").replace('/', "~1")),
            Path::Index(parent, index) => format!("{}/{index}", parent.pointer()),
        }
    }

    pub(super) fn wrong(&self, message: impl Into<String>, suggestion: impl Into<String>) -> InputError {
        InputError { message: message.into(), at: self.pointer(), suggestion: suggestion.into() }
    }
}

/// A value and its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'n, 'p> {
    pub node: &'n Node,
    pub path: Path<'p>,
}

impl<'n> Field<'n, '_> {
    fn wrong_kind(&self, wanted: &str, suggestion: &str) -> InputError {
        self.path.wrong(format!("Chỗ này phải là {wanted}, đang là {}.", self.node.kind()), suggestion)
    }

    pub(super) fn is_absent(&self) -> bool {
        matches!(self.node, Node::Null)
    }

    pub(super) fn text(&self) -> Result<&'n str, InputError> {
        match self.node {
            Node::Text(text) => Ok(text),
            _ => Err(self.wrong_kind("chữ", "Ghi trong dấu nháy kép.")),
        }
    }

    pub(super) fn boolean(&self) -> Result<bool, InputError> {
        match self.node {
            Node::Boolean(value) => Ok(*value),
            _ => Err(self.wrong_kind("true hoặc false", "Ghi true hoặc false, không có dấu nháy.")),
        }
    }

    /// An exact number: a text, or a whole number.
    pub(super) fn exact(&self) -> Result<Exact, InputError> {
        let example = "Ghi số trong dấu nháy kép, ví dụ \"2.5\" hoặc \"37/42\".";
        match self.node {
            Node::Text(text) => Exact::parse(text).map_err(|problem| self.path.wrong(problem.to_string(), example)),
            Node::Whole(number) if *number > i64::MIN => Ok(Exact::whole(*number)),
            Node::Fraction(number) => {
                let why = format!("Số {number} không có dấu nháy có thể đã bị làm tròn trên đường truyền.");
                Err(self.path.wrong(why, example))
            }
            _ => Err(self.wrong_kind("số", example)),
        }
    }

    /// A whole number between two, both allowed.
    pub(super) fn whole(&self, from: i64, to: i64) -> Result<i64, InputError> {
        match self.node {
            Node::Whole(number) if (from..=to).contains(number) => Ok(*number),
            Node::Whole(number) => Err(self.path.wrong(
                format!("Số {number} nằm ngoài khoảng cho phép."),
                format!("Ghi số nguyên từ {from} đến {to}."),
            )),
            _ => Err(self.wrong_kind("số nguyên", "Ghi số nguyên, không có dấu nháy.")),
        }
    }

    /// A date, "2026-09-01".
    pub(super) fn date(&self) -> Result<Date, InputError> {
        let example = "Ghi ngày theo mẫu \"2026-09-01\", từ năm 1900 đến năm 2100.";
        let day = self.text()?.parse::<Date>().ok().filter(|day| (1900..=2100).contains(&day.year()));
        day.filter(|_| self.text().is_ok_and(|text| text.len() == 10))
            .ok_or_else(|| self.path.wrong("Chỗ này không phải một ngày có thật.", example))
    }

    pub(super) fn list(&self) -> Result<&'n [Node], InputError> {
        match self.node {
            Node::List(nodes) => Ok(nodes),
            _ => Err(self.wrong_kind("danh sách", "Ghi trong dấu ngoặc vuông.")),
        }
    }

    pub(super) fn entries(&self) -> Result<&'n [(String, Node)], InputError> {
        match self.node {
            Node::Object(entries) => Ok(entries),
            _ => Err(self.wrong_kind("nhóm khóa", "Ghi trong dấu ngoặc nhọn.")),
        }
    }

    /// One of some codes.
    pub(super) fn code<T>(&self, read: fn(&str) -> Option<T>, codes: &[&str]) -> Result<T, InputError> {
        let text = self.text()?;
        read(text).ok_or_else(|| {
            self.path
                .wrong(format!("Không có giá trị “{text}” ở chỗ này."), format!("Ghi một trong: {}.", codes.join(", ")))
        })
    }
}

/// The keys of an object; a key that is not known is refused before anything else, for it may be one misspelt.
pub(super) struct Keys<'n, 'p> {
    entries: &'n [(String, Node)],
    path: &'p Path<'p>,
}

impl<'n, 'p> Keys<'n, 'p> {
    pub(super) fn of(field: &'p Field<'n, 'p>, known: &[&str]) -> Result<Keys<'n, 'p>, InputError> {
        let entries = field.entries()?;
        match entries.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            None => Ok(Keys { entries, path: &field.path }),
            Some((name, _)) => {
                let message = format!("Không có khóa “{name}” ở chỗ này.");
                let what = format!("Kiểm tra chính tả; các khóa dùng được: {}.", known.join(", "));
                Err(Path::Key(&field.path, name).wrong(message, what))
            }
        }
    }

    /// A key that may be absent; null is absent.
    pub(super) fn optional(&self, key: &'static str) -> Option<Field<'n, 'p>> {
        let (_, node) = self.entries.iter().find(|(name, node)| name == key && !matches!(node, Node::Null))?;
        Some(Field { node, path: Path::Key(self.path, key) })
    }

    pub(super) fn required(&self, key: &'static str) -> Result<Field<'n, 'p>, InputError> {
        let missing = Path::Key(self.path, key);
        self.optional(key)
            .ok_or_else(|| missing.wrong(format!("Thiếu khóa “{key}”."), format!("Ghi thêm khóa “{key}”.")))
    }
}
