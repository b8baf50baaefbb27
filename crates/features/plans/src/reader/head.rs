//! The head of the document: what kind of paper it is, its title, its bases, and where its body begins.

use super::annex;
use super::bases::{self, Basis};
use super::letterhead::{self, Letterhead};
use super::lines::{Line, Piece};
use super::marker::Family;
use super::names;
use super::sections;
use super::text::{
    canon, ends_sentence, first_capital, first_listed, first_start, has_words, is_upper, listed, squeeze, starts_lower,
    starts_words, word_count,
};

/// Kinds of paper that are plans, with their words.
const PLANS: &[(&str, &str)] = &[
    ("kế hoạch", "ke_hoach"),
    ("chương trình", "chuong_trinh"),
    ("phương án", "phuong_an"),
    ("đề án", "de_an"),
    ("dự án", "du_an"),
];

/// Other papers that are met, so that a refusal can say what it is.
const OTHERS: &str = "quyết định | báo cáo | tờ trình | thông báo | công văn | nghị quyết | chỉ thị | biên bản | giấy mời | \
    hợp đồng | hóa đơn | danh sách | công điện | quy chế | đơn xin | đơn đề nghị | thư mời | lịch công tác | lịch trực | \
    giấy giới thiệu | giấy ủy quyền | bài phát biểu | nghị định | thông tư | bảng kê | giấy đề nghị | bản cam kết | \
    bản kiểm điểm | phiếu giao | phiếu chi | phiếu thu";

/// Papers told only by a line that says nothing else, since other lines begin with the same words ("ĐƠN VỊ …").
const OTHERS_ALONE: &str = "đơn | thư | lịch | luật | phiếu | truyện | hướng dẫn | quy định | công bố";

/// What the head says.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    pub kind: Option<&'static str>,
    pub kind_line: u32,
    pub letterhead: Letterhead,
    pub title: Option<String>,
    pub title_lines: Vec<u32>,
    pub bases: Vec<Basis>,
    /// Index of the piece with the title.
    pub title_at: usize,
    /// Index of the first piece of the body.
    pub body_at: usize,
    /// The paper calls itself something else, and no plan is attached to it.
    pub other_kind: Option<(&'static str, u32)>,
}

/// Reads the head.
pub(super) fn read(pieces: &[Piece<'_>]) -> Head {
    let mut other: Option<(&'static str, u32)> = None;
    let mut opening = true;
    for (index, piece) in pieces.iter().enumerate() {
        let Piece::Line(line) = piece else { continue };
        // A plan may be attached to the decision that issues it; then its title stands alone on its line.
        if let Some((words, kind)) = plan_kind(line).filter(|_| opening || is_bare_kind(line)) {
            return from_title(pieces, index, (words, kind), other.map(|(_, line)| line));
        }
        if opening && other.is_none() {
            other = other_kind(line).map(|kind| (kind, line.no));
        }
        opening = opening && !begins_body(line);
    }
    let body_at =
        pieces.iter().position(|p| matches!(p, Piece::Table(_)) || matches!(p, Piece::Line(l) if begins_body(l)));
    let letterhead = letterhead::read(&lines_before(pieces, body_at.unwrap_or(0)));
    Head { letterhead, other_kind: other, body_at: body_at.unwrap_or(0), ..Head::default() }
}

/// The plan kind that a line names as a title.
fn plan_kind(line: &Line) -> Option<(&'static str, &'static str)> {
    let low = canon(&line.text);
    let found = PLANS.iter().find(|(words, _)| starts_words(&low, words))?;
    let as_title = is_upper(&line.text[..found.0.len()])
        || line.heading.is_some()
        || (line.strong || line.centred) && !ends_sentence(&line.text);
    (line.marker.is_none() && as_title).then_some(*found)
}

fn is_bare_kind(line: &Line) -> bool {
    let low = canon(&line.text);
    PLANS.iter().any(|(words, _)| low.trim_end_matches([':', '.']) == *words) && is_upper(&line.text)
}

fn other_kind(line: &Line) -> Option<&'static str> {
    let low = canon(&line.text);
    if starts_words(&low, "kính gửi") {
        return Some("công văn hoặc thư");
    }
    let bare = low.trim_end_matches([':', '.', ' ']);
    let kind = listed(OTHERS_ALONE).find(|kind| *kind == bare).or_else(|| first_listed(&low, OTHERS))?;
    let title = is_upper(&line.text[..kind.len()]) || line.heading.is_some();
    (line.marker.is_none() && title).then_some(kind)
}

fn begins_body(line: &Line) -> bool {
    if annex::begins(line) {
        return true;
    }
    let numbered = line
        .marker
        .as_ref()
        .is_some_and(|m| matches!(m.family, Family::Part | Family::Capital | Family::Roman | Family::Number(_)));
    numbered || line.marker.is_none() && line.looks_like_title() && sections::class_of_heading(&line.text).is_some()
}

fn lines_before<'p>(pieces: &'p [Piece<'_>], end: usize) -> Vec<&'p Line> {
    pieces[..end].iter().filter_map(|p| if let Piece::Line(l) = p { Some(l) } else { None }).collect()
}

/// Reads on from the title. `issued_by` is the title line of the decision to which the plan is attached.
fn from_title(pieces: &[Piece<'_>], at: usize, (words, kind): (&str, &'static str), issued_by: Option<u32>) -> Head {
    let Piece::Line(first) = &pieces[at] else { return Head::default() };
    let before = lines_before(pieces, at);
    let above = issued_by.map_or(before.len(), |line| before.iter().take_while(|l| l.no < line).count());
    let (above, cover) = before.split_at(above);
    let mut head = Head {
        kind: Some(kind),
        kind_line: first.no,
        title_at: at,
        letterhead: letterhead::read(above),
        ..Head::default()
    };
    let mut title = Title::default();
    title.add(&first_capital(beside_kind(&first.text[words.len()..])), first);
    let mut paragraphs: Vec<(String, u32)> = Vec::new();
    let mut index = at + 1;
    while let Some(Piece::Line(line)) = pieces.get(index) {
        if begins_body(line) && !(title.text.is_empty() && line.marker.is_none()) {
            break;
        }
        if paragraphs.is_empty() && title.takes(line) {
            title.add(&line.text, line);
        } else if let Some((open, _)) =
            paragraphs.last_mut().filter(|(open, _)| starts_lower(&line.text) && !ends_sentence(open))
        {
            open.push(' ');
            open.push_str(&line.text);
        } else {
            paragraphs.push((line.text.clone(), line.no));
        }
        index += 1;
    }
    head.body_at = index;
    let cover = cover.iter().filter(|l| l.marker.is_none()).map(|l| (l.text.clone(), l.no));
    let paragraphs: Vec<(String, u32)> = cover.chain(paragraphs).collect();
    head.bases =
        paragraphs.iter().filter(|(text, _)| is_basis(text)).flat_map(|(text, no)| bases::parse(text, *no)).collect();
    head.title = Some(title.in_one_case()).filter(|t| !t.is_empty());
    head.title_lines = title.lines;
    head
}

/// What stands beside the kind on its line, without words that only narrow the kind down ("CHƯƠNG TRÌNH HÀNH ĐỘNG").
fn beside_kind(rest: &str) -> &str {
    let rest = rest.trim_start_matches([':', ' ']);
    first_start(&canon(rest), &["hành động", "liên tịch", "phối hợp liên ngành"])
        .map_or(rest, |narrower| rest[narrower.len()..].trim_start_matches([':', ' ']))
}

const BASIS_OPENERS: &[&str] = &[
    "căn cứ",
    "thực hiện",
    "triển khai",
    "theo",
    "trên cơ sở",
    "xét",
    "tiếp tục thực hiện",
    "triển khai thực hiện",
    "để",
    "nhằm",
];

fn is_basis(text: &str) -> bool {
    first_start(&canon(text), BASIS_OPENERS).is_some()
}

/// A title being put together from its lines.
#[derive(Debug, Default)]
struct Title {
    text: String,
    lines: Vec<u32>,
    /// Bytes that its first line gave.
    first_len: usize,
    /// The lines so far stand out (bold, heading, capitals).
    stands_out: bool,
}

impl Title {
    fn add(&mut self, text: &str, line: &Line) {
        let text = text.trim_matches(['*', '_', ' ']);
        if text.is_empty() || text.starts_with('(') && text.ends_with(')') {
            return;
        }
        self.stands_out = if self.text.is_empty() { line.looks_like_title() } else { self.stands_out };
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(text);
        if self.lines.is_empty() {
            self.first_len = squeeze(text).len();
        }
        self.lines.push(line.no);
    }

    /// "KẾ HOẠCH CÔNG TÁC" over "Quý III năm 2026": the words in capitals beside the kind go on as a sentence.
    fn in_one_case(&self) -> String {
        let whole = squeeze(&self.text);
        let capitals: usize = whole
            .split_inclusive(' ')
            .take_while(|w| !w.contains(char::is_lowercase) && w.contains(char::is_alphabetic))
            .map(str::len)
            .sum();
        let (loud, rest) = whole.split_at(capitals);
        let mixed =
            self.first_len == loud.trim_end().len() && rest.contains(char::is_lowercase) && word_count(loud) > 1;
        if mixed { format!("{} {rest}", names::proper(loud.trim_end())) } else { whole }
    }

    /// True when the line still belongs to the title.
    fn takes(&self, line: &Line) -> bool {
        let low = canon(&line.text);
        let bracketed = line.text.starts_with('(') && line.text.ends_with(')');
        let issues =
            has_words(&low, "ban hành kế hoạch") || has_words(&low, "xây dựng kế hoạch") || low.ends_with("như sau:");
        let cut_off = self.text.is_empty() || starts_lower(&line.text) || line.centred;
        let sentence = line.text.ends_with(['.', ';', ':', ',']);
        if bracketed {
            return true;
        }
        if issues || line.marker.is_some() {
            return false;
        }
        if self.stands_out && !line.looks_like_title() {
            return false;
        }
        // "Thực hiện Chỉ thị số 18/CT-TTg" may be the title itself; a basis is a sentence.
        if first_start(&low, BASIS_OPENERS).is_some()
            || starts_words(&low, "ủy ban nhân dân")
            || starts_words(&low, "ubnd")
        {
            return !sentence && (self.text.is_empty() || line.looks_like_title());
        }
        !sentence && (cut_off || line.looks_like_title() || self.text.chars().count() < 200)
    }
}
