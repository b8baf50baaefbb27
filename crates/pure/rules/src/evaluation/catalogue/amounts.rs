//! Scores and coefficients: numbers above 0, in their band, and one following from the other.

use kernel::exact::{Exact, ExactProblem};
use kernel::text::one_line;

use super::finding::{CONVERTED, Finding, Kind, SCORED};
use super::groups::{self, Groups};
use super::standard::{self, Standard};
use super::{CatalogueLaw, Field, ProductRow};

pub(super) fn check(
    row: &ProductRow,
    groups: &Groups,
    standard: &Standard,
    law: &CatalogueLaw,
    found: &mut Vec<Finding>,
) {
    let score = (Kind::ScoreNotNumber, Kind::ScoreNotPositive, "Điểm chấm");
    number(row, row.score.as_ref(), score, found);
    let coefficient = (Kind::CoefficientNotNumber, Kind::CoefficientNotPositive, "Hệ số quy đổi");
    number(row, row.coefficient.as_ref(), coefficient, found);
    if let (Some(field), Some(score)) = (&row.score, row.score()) {
        found.extend(in_band(row, field, &score, groups));
        found.extend(below_ceiling(row, field, &score, law));
    }
    found.extend(converted(row, standard));
}

fn number(row: &ProductRow, field: Option<&Field>, kinds: (Kind, Kind, &str), found: &mut Vec<Finding>) {
    let Some(field) = field.filter(|field| !field.is_empty()) else { return };
    let (not_number, not_positive, what) = kinds;
    let written = one_line(&field.text);
    let (kind, why, suggestion) = match field.number() {
        Ok(number) if number > Exact::ZERO => return,
        Ok(_) => (not_positive, format!("{what} là {written}; phải lớn hơn 0."), "Ghi lại số lớn hơn 0."),
        Err(ExactProblem::Ambiguous(_)) => (
            not_number,
            format!("{what} “{written}” đọc được hai cách."),
            "Ghi phần lẻ sau dấu phẩy, ví dụ 1,234; hàng nghìn viết liền.",
        ),
        Err(_) => (
            not_number,
            format!("{what} “{written}” không phải là số."),
            "Ghi một số, không kèm chữ; nếu ô có công thức thì sửa công thức.",
        ),
    };
    found.push(Finding::at(row, field, kind, (why, suggestion), CONVERTED));
}

fn in_band(row: &ProductRow, field: &Field, score: &Exact, groups: &Groups) -> Option<Finding> {
    let (least, most) = groups.band_of(row)?;
    if least <= *score && *score <= most {
        return None;
    }
    let (least, most) = (least.written_vi(), most.written_vi());
    let group = ProductRow::text(&row.group);
    let why = format!("Điểm chấm {} nằm ngoài khung {least}-{most} của nhóm {group}.", score.written_vi());
    let said = (why, "Chấm lại điểm trong khung của nhóm, hoặc xếp sản phẩm vào nhóm khác.");
    Some(Finding::at(row, field, Kind::ScoreOutsideBand, said, SCORED))
}

fn below_ceiling(row: &ProductRow, field: &Field, score: &Exact, law: &CatalogueLaw) -> Option<Finding> {
    let group = row.group.as_ref().and_then(groups::number)?;
    let most = law.ceilings.get(&group).filter(|most| score > most)?;
    let (score, most) = (score.written_vi(), most.written_vi());
    let why = format!("Điểm chấm {score} cao hơn mức tối đa {most} điểm của nhóm N{group}.");
    let said = (why, "Chấm lại điểm; có thể mô tả lại các nhóm nhưng không đổi mức tối đa của từng nhóm.");
    let mut finding = Finding::at(row, field, Kind::ScoreAboveCeiling, said, law.ceilings_citation.clone());
    finding.is_advice = !law.ceilings_enforced;
    Some(finding)
}

fn converted(row: &ProductRow, standard: &Standard) -> Option<Finding> {
    let (field, standard) = (row.coefficient.as_ref()?, standard.score.as_ref()?);
    let (score, coefficient) = (row.score()?, row.coefficient()?);
    if standard::converts(&score, &coefficient, field, standard) {
        return None;
    }
    let right = score.divided_by(standard)?;
    let shown = standard::rounded(&right, 1).unwrap_or(right).written_vi();
    let why = format!(
        "Hệ số {} khác điểm chấm chia cho điểm của sản phẩm chuẩn: {} ÷ {} = {shown}.",
        coefficient.written_vi(),
        score.written_vi(),
        standard.written_vi()
    );
    let said = (why, "Sửa hệ số, hoặc sửa điểm chấm nếu hệ số mới là số đúng.");
    Some(Finding::at(row, field, Kind::CoefficientMismatch, said, SCORED))
}
