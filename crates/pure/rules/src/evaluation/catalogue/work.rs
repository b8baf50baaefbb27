//! What a row's words say: a specialist's work in the leaders' part, several products as one. Words may be meant
//! otherwise, so all of this is advice.

use std::collections::{BTreeMap, BTreeSet};

use kernel::text::{mark_key, one_line};

use super::finding::{Finding, Kind, PARTED, SPLIT};
use super::words::{CHECKING, EVENTS, LEADING, LED, PRODUCTS, SPECIALIST, WHOLE};
use super::{Part, ProductRow, codes};

/// What is seen of all rows before one is judged.
#[derive(Debug)]
pub(super) struct Work {
    /// How many rows each task has, by its words.
    steps: BTreeMap<String, usize>,
    /// The series of codes that the parts of specialists use.
    series: BTreeSet<String>,
}

impl Work {
    pub(super) fn of(rows: &[ProductRow]) -> Work {
        let (mut steps, mut series) = (BTreeMap::new(), BTreeSet::new());
        for row in rows {
            if let Some(name) = &row.name {
                *steps.entry(mark_key(&name.text)).or_default() += 1;
            }
            if row.part.is_some_and(|part| part != Part::Leading) {
                series.extend(own_series(row));
            }
        }
        Work { steps, series }
    }

    pub(super) fn check(&self, row: &ProductRow, found: &mut Vec<Finding>) {
        if row.part == Some(Part::Leading) {
            found.extend(self.specialist(row));
        }
        found.extend(self.event(row).or_else(|| joined(row)));
    }

    fn specialist(&self, row: &ProductRow) -> Option<Finding> {
        let field = row.name.as_ref().or(row.detail.as_ref()).filter(|field| !field.is_empty())?;
        let is_coded_elsewhere = own_series(row).is_some_and(|series| self.series.contains(&series));
        if leads(&mark_key(&field.text)) && !is_coded_elsewhere {
            return None;
        }
        let why = format!(
            "“{}” là việc chuyên môn; phần lãnh đạo, quản lý chỉ ghi việc chỉ đạo, phân công, kiểm tra, tháo gỡ.",
            one_line(&field.text)
        );
        let suggestion = "Chuyển sang phần dùng chung hoặc phần riêng của phòng; nếu là việc lãnh đạo thì ghi rõ hơn.";
        let finding = Finding::at(row, field, Kind::ProfessionalInLeading, (why, suggestion), PARTED);
        Some(finding)
    }

    /// A conference or an inspection that is one row, or a row that says it is all of it.
    fn event(&self, row: &ProductRow) -> Option<Finding> {
        let field = row.name.as_ref().filter(|field| !field.is_empty())?;
        let task = mark_key(&field.text);
        let what = EVENTS.iter().find(|event| organises(&task, event))?;
        let parts = [&row.detail, &row.output].map(|field| mark_key(&ProductRow::text(field)));
        let is_whole = parts.iter().any(|part| holds_any(part, WHOLE));
        if self.steps.get(&task).is_some_and(|steps| *steps > 1) && !is_whole {
            return None;
        }
        let at = if is_whole { row.detail.as_ref().unwrap_or(field) } else { field };
        let why = format!("“{}” ghi cả {what} thành một sản phẩm.", one_line(&field.text));
        let suggestion = "Tách thành từng sản phẩm, mỗi sản phẩm một dòng, một điểm: kế hoạch, công văn, giấy mời, \
                          kịch bản, tài liệu, báo cáo, hồ sơ thanh toán.";
        Some(Finding::at(row, at, Kind::BundledItem, (why, suggestion), SPLIT))
    }
}

/// The series of a row's code, "DC" of "DC.01", where it has letters.
fn own_series(row: &ProductRow) -> Option<String> {
    let key = codes::key(row.code.as_ref()?);
    Some(codes::prefix(&key).to_owned()).filter(|series| series.chars().any(char::is_alphabetic))
}

/// Whether a task is the work of those who lead: by its words.
fn leads(task: &str) -> bool {
    let is_specialist = SPECIALIST.iter().any(|word| begins(task, word));
    !is_specialist && (holds_any(task, LEADING) || (holds_any(task, CHECKING) && holds_any(task, LED)))
}

fn organises(task: &str, event: &str) -> bool {
    let verbs = ["tổ chức", "tổ chức các", "tổ chức cuộc", "tổ chức lớp"];
    let is_named = event != "kiểm tra" && begins(task, event);
    is_named || verbs.iter().any(|verb| holds(task, &format!("{verb} {event}")))
}

/// Several products in one cell. A slash parts names of one product, or a choice.
fn joined(row: &ProductRow) -> Option<Finding> {
    let field = row.output.as_ref().filter(|field| !field.is_empty())?;
    let products = products(&field.text);
    if products.len() < 2 {
        return None;
    }
    let why = format!("Một dòng ghi {} sản phẩm: {}.", products.len(), products.join("; "));
    let suggestion = "Ghi mỗi sản phẩm một dòng, một mã, một điểm; nếu chỉ là tên khác của một sản phẩm thì ngăn bằng \
                      dấu “/”.";
    Some(Finding::at(row, field, Kind::BundledItem, (why, suggestion), SPLIT))
}

/// The products that a text names one after another: each begins with the name of a kind of product.
fn products(text: &str) -> Vec<String> {
    let is_product = |part: &String| {
        let key = mark_key(part);
        PRODUCTS.iter().any(|product| begins(&key, product))
    };
    let mut parted: Vec<String> = Vec::new();
    for part in text.replace(" và ", "\n").replace("/\n", "/").split(['\n', ';', '+', ',']) {
        let part = one_line(part.trim_start_matches(|c: char| !c.is_alphabetic()));
        match parted.last_mut() {
            Some(last) if !is_product(&part) => last.push_str(&format!(", {part}")),
            _ => parted.push(part),
        }
    }
    if parted.first().is_some_and(is_product) { parted } else { Vec::new() }
}

fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn holds(text: &str, words: &str) -> bool {
    format!(" {text} ").contains(&format!(" {words} "))
}

fn holds_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|words| holds(text, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_as_keys() {
        for word in [SPECIALIST, LEADING, CHECKING, LED, EVENTS, WHOLE, PRODUCTS].concat() {
            assert_eq!(mark_key(word), word);
        }
    }

    #[test]
    fn products_of_one_cell() {
        assert_eq!(products("Báo cáo tiếp thu, giải trình"), ["Báo cáo tiếp thu, giải trình"]);
        assert_eq!(products("Kế hoạch/giấy mời/\ndự toán").len(), 1);
        assert_eq!(products("Kế hoạch, giấy mời và báo cáo"), ["Kế hoạch", "giấy mời", "báo cáo"]);
        assert_eq!(products("1. Kế hoạch\n2. Biên bản"), ["Kế hoạch", "Biên bản"]);
        assert_eq!(products("Tin, bài đăng tải").len(), 0);
    }
}
