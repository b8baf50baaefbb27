//! What the check of a catalogue answers with: JSON by its contract, or words.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kernel::exact::Exact;
use rules::evaluation::catalogue::{Finding, Review};
use serde::Serialize;

use super::table::{Lacking, Tables};

/// The answer, keys in the order of the contract.
#[derive(Debug, Serialize)]
pub(super) struct Said {
    products: usize,
    /// A decimal where it ends, else the fraction; null where the rows agree on none.
    standard_score: Option<String>,
    groups: BTreeMap<String, usize>,
    findings: Vec<FindingJson>,
}

#[derive(Debug, Serialize)]
struct FindingJson {
    sheet: String,
    cell: String,
    kind: &'static str,
    why: String,
    suggestion: String,
    #[serde(skip)]
    is_advice: bool,
}

impl From<&Finding> for FindingJson {
    fn from(finding: &Finding) -> Self {
        let law = if finding.is_advice { "Tham khảo" } else { "Căn cứ" };
        FindingJson {
            sheet: finding.sheet.clone(),
            cell: finding.cell.clone(),
            kind: finding.kind.code(),
            why: format!("{} ({law}: {}.)", finding.why, finding.citation),
            suggestion: finding.suggestion.clone(),
            is_advice: finding.is_advice,
        }
    }
}

impl From<&Lacking> for FindingJson {
    fn from(lacking: &Lacking) -> Self {
        FindingJson {
            sheet: lacking.sheet.clone(),
            cell: lacking.cell.clone(),
            kind: "missing_column",
            why: format!("Bảng không có cột “{}”, nên chưa kiểm tra được nội dung này.", lacking.column),
            suggestion: format!("Thêm cột “{}”, hoặc sửa lại tên cột ở dòng tiêu đề.", lacking.column),
            is_advice: false,
        }
    }
}

impl Said {
    pub(super) fn of(tables: &Tables, review: &Review) -> Said {
        let mut findings: Vec<FindingJson> = tables.lacking.iter().map(Into::into).collect();
        findings.extend(review.findings.iter().map(Into::into));
        Said {
            products: review.products,
            standard_score: review.standard_score.as_ref().map(decimal),
            groups: review.groups.iter().map(|(group, count)| (format!("N{group}"), *count)).collect(),
            findings,
        }
    }
}

/// "2.5"; the fraction where no decimal ends.
fn decimal(number: &Exact) -> String {
    number.written_vi().replace(',', ".")
}

/// The answer for a person: the counts, then each finding with its place.
pub(super) fn in_words(said: &Said, review: &Review) -> String {
    let mut words = String::new();
    let groups: Vec<String> = said.groups.iter().map(|(group, count)| format!("{group}: {count}")).collect();
    let _ = writeln!(words, "{} sản phẩm/công việc. {}.", said.products, groups.join(", "));
    let _ = match &review.standard_score {
        Some(score) => writeln!(words, "Sản phẩm chuẩn: {} điểm = hệ số 1.", score.written_vi()),
        None => writeln!(words, "Chưa xác định được điểm của sản phẩm chuẩn."),
    };
    for finding in &said.findings {
        let how = if finding.is_advice { "Nên xem lại" } else { "Phải sửa" };
        let _ = writeln!(words, "{how}: {}!{}: {}", finding.sheet, finding.cell, finding.why);
        let _ = writeln!(words, "    Cách xử lý: {}", finding.suggestion);
    }
    let _ = match said.findings.len() {
        0 => writeln!(words, "Không thấy chỗ nào cần sửa."),
        count => writeln!(words, "{count} chỗ cần xem."),
    };
    words
}
