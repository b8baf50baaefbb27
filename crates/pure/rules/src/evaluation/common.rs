//! The common criteria (Article 12.2, annex I): what each item of Mẫu số 01 is called, and what it may score.

use std::collections::BTreeMap;

use kernel::exact::Exact;

use super::step::Wrong;
use crate::law::{LawAt, NoRuleInForce};

/// One item: its code in Mẫu số 01, and its most points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// "II.3".
    pub code: String,
    /// The most that it may score.
    pub most: Exact,
}

/// The items that hold on a date, in the order of the form: by their code, group before group.
///
/// # Errors
/// Nothing is in force on the date.
pub fn items(law: LawAt<'_>) -> Result<Vec<Item>, NoRuleInForce> {
    let found = law.get("danh_gia/tieu_chi_chung")?;
    // "I.2" before "II.1" before "III.1": by the length of the group first, then by the text.
    let mut codes: Vec<&String> = found.period.values.keys().collect();
    codes.sort_by_key(|code| (code.find('.').unwrap_or(code.len()), code.as_str()));
    codes.into_iter().map(|code| Ok(Item { code: code.clone(), most: found.number(code)? })).collect()
}

/// What an item of the decree's form is about; a province's own items carry their own names.
pub fn name(code: &str) -> Option<&'static str> {
    Some(match code {
        "I.1" => "Phẩm chất chính trị, phẩm chất đạo đức, văn hóa thực thi công vụ",
        "I.2" => "Ý thức kỷ luật, kỷ cương trong thực thi công vụ",
        "II.1" => "Năng lực chuyên môn, nghiệp vụ theo yêu cầu của vị trí việc làm",
        "II.2" => "Khả năng đáp ứng yêu cầu thực thi nhiệm vụ được giao thường xuyên, đột xuất",
        "II.3" => "Tinh thần trách nhiệm trong thực thi công vụ",
        "II.4" => "Thái độ phục vụ Nhân dân, doanh nghiệp và khả năng phối hợp với đồng nghiệp",
        "III.1" => "Có sản phẩm, giải pháp đột phá, sáng tạo",
        "III.2" => "Sẵn sàng nhận nhiệm vụ chính trị đặc biệt, đột xuất, phức tạp, khó khăn",
        "III.3" => "Chịu trách nhiệm trước kết quả; chủ động nhận sai sót và khắc phục",
        "III.4" => "Chủ động quyết định trong thẩm quyền, không né tránh; tiên phong nhiệm vụ mới",
        _ => return None,
    })
}

/// Points that cannot be: of an item that there is not, below 0, above the most.
pub(super) fn wrongs(points: &BTreeMap<String, Exact>, items: &[Item], wrongs: &mut Vec<Wrong>) {
    for (code, points) in points {
        let at = format!("/common/{code}");
        match items.iter().find(|item| item.code == *code) {
            None => {
                let known: Vec<&str> = items.iter().map(|item| item.code.as_str()).collect();
                let why = format!("Tiêu chí chung không có nội dung “{code}”.");
                wrongs.push(Wrong::new(at, why, format!("Các nội dung là {}.", known.join(", "))));
            }
            Some(item) if points > &item.most || points.is_negative() => {
                let (points, most) = (points.written_vi(), item.most.written_vi());
                let why = format!("Nội dung {code} ghi {points} điểm; nội dung này chấm từ 0 đến {most} điểm.");
                wrongs.push(Wrong::new(at, why, format!("Ghi lại số điểm, cao nhất {most}.")));
            }
            Some(_) => {}
        }
    }
}
