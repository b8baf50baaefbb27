//! Cells that are empty and must not be.

use super::finding::{CONVERTED, Finding, Kind, LISTED, SPLIT};
use super::{Field, ProductRow};

pub(super) fn check(row: &ProductRow, found: &mut Vec<Finding>) {
    let mut wanted = |field: &Option<Field>, kind: Kind, what: &str, citation, suggestion: &str| {
        if let Some(field) = field
            && field.is_empty()
        {
            let why = format!("Sản phẩm “{}” chưa có {what}.", row.called());
            let finding = Finding::at(row, field, kind, (why, suggestion), citation);
            // No article asks for codes; they are what products are told apart by.
            found.push(if kind == Kind::MissingCode { finding.into_advice() } else { finding });
        }
    };
    wanted(&row.code, Kind::MissingCode, "mã", LISTED, "Ghi một mã riêng, chưa dùng cho sản phẩm nào khác.");
    wanted(&row.name, Kind::MissingName, "tên nhiệm vụ", LISTED, "Ghi nhiệm vụ mà sản phẩm này thuộc về.");
    wanted(&row.detail, Kind::MissingDetail, "công việc chi tiết", SPLIT, "Ghi rõ làm những gì để có sản phẩm.");
    let output = "Ghi sản phẩm đầu ra cụ thể; công việc không rõ kết quả đầu ra thì bỏ khỏi danh mục.";
    wanted(&row.output, Kind::MissingOutput, "sản phẩm đầu ra", LISTED, output);
    wanted(&row.group, Kind::MissingGroup, "nhóm", LISTED, "Ghi nhóm theo mức phức tạp: N1, N2, N3, N4 hoặc N5.");
    wanted(&row.score, Kind::MissingScore, "điểm chấm", CONVERTED, "Chấm điểm sản phẩm trong khung điểm của nhóm.");
    let coefficient = "Lấy điểm chấm chia cho điểm của sản phẩm chuẩn.";
    wanted(&row.coefficient, Kind::MissingCoefficient, "hệ số quy đổi", CONVERTED, coefficient);
}
