//! What a description lacks.

use super::Description;
use crate::papers::competence::CompetenceGroup;
use crate::papers::finding::Finding;
use crate::papers::words::named;

/// Names every part of the form that the paper does not have.
pub(super) fn all(description: &Description, findings: &mut Vec<Finding>) {
    let d = description;
    let inside = &d.inside;
    let no_inside = inside.managed_by.is_empty() && inside.cooperates.is_empty() && inside.main_units.is_empty();
    let missing = [
        (d.name.is_empty(), "tên vị trí việc làm"),
        (d.code.is_empty(), "mã vị trí việc làm"),
        (d.place.is_empty(), "địa điểm làm việc"),
        (d.objective.is_empty(), "mục tiêu vị trí việc làm"),
        (d.tasks.is_empty(), "công việc nào"),
        (no_inside, "mối quan hệ bên trong"),
        (d.outside.is_empty(), "mối quan hệ bên ngoài"),
        (d.powers.is_empty(), "phạm vi quyền hạn"),
        (d.requirements.training.is_empty(), "yêu cầu về trình độ đào tạo"),
        (d.requirements.qualities.is_empty(), "phẩm chất cá nhân"),
    ];
    let groups = CompetenceGroup::ALL.map(|group| (d.competences.iter().all(|c| c.group != group), group.label()));
    for (_, what) in missing.into_iter().chain(groups).filter(|(lacks, _)| *lacks) {
        findings.push(Finding::new(
            d.line.clone(),
            format!("Bản mô tả {} không có {what}.", named(&d.name)),
            "Bổ sung theo mẫu, hoặc kiểm tra phần này trong bản gốc.",
        ));
    }
    for task in d.tasks.iter().filter(|task| task.task.is_empty()) {
        findings.push(Finding::new(
            d.line.clone(),
            format!("Nhiệm vụ {} của {} không có nội dung.", task.number, named(&d.name)),
            "Điền tên nhiệm vụ.",
        ));
    }
}
