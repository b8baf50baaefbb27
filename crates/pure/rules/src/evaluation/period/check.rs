//! Facts that cannot be, found before anything is computed.

use kernel::exact::Exact;

use super::{Fault, Origin, PeriodFacts, PeriodLaw, PersonKind, WorkLine};
use crate::evaluation::{Wrong, common};

/// The most that any score of a period can be.
const HUNDRED: Exact = Exact::whole(100);

/// Everything that is wrong, in the order of the form.
pub(super) fn wrongs(facts: &PeriodFacts, law: &PeriodLaw) -> Vec<Wrong> {
    let mut wrongs = Vec::new();
    person(facts, &mut wrongs);
    common::wrongs(&facts.common, &law.items, &mut wrongs);
    for (index, line) in facts.work.iter().enumerate() {
        work(index, line, &mut wrongs);
    }
    subordinates(facts, &mut wrongs);
    wrongs
}

fn person(facts: &PeriodFacts, wrongs: &mut Vec<Wrong>) {
    if facts.kind != PersonKind::CongChuc {
        let why = format!("Nghị định 335/2025/NĐ-CP chấm điểm công chức; người này là {}.", facts.kind.label());
        wrongs.push(Wrong::new("/person/kind", why, "Dùng quy định của nhóm người này, hoặc sửa lại nếu ghi nhầm."));
    }
    if !facts.leader && facts.leadership.is_some() {
        let why = "Chỉ người giữ chức vụ lãnh đạo, quản lý mới có các tiêu chí d, đ, e (khoản 3, 4 Điều 15).";
        wrongs.push(Wrong::new("/leader", why, "Bỏ phần này, hoặc ghi “leader” của người này là true."));
    }
}

fn work(index: usize, line: &WorkLine, wrongs: &mut Vec<Wrong>) {
    let at = |name: &str| format!("/work/{index}/{name}");
    let product = &line.product;
    let mut wrong = |name: &str, why: String, what: &str| wrongs.push(Wrong::new(at(name), why, what));
    if product.trim().is_empty() {
        wrong("product", format!("Dòng việc thứ {} chưa ghi sản phẩm.", index + 1), "Ghi mã hoặc tên sản phẩm.");
    }
    if line.coefficient.is_negative() || line.coefficient.is_zero() {
        let why = format!("Hệ số quy đổi của “{product}” là {}; hệ số phải lớn hơn 0.", line.coefficient.written_vi());
        wrong("coefficient", why, "Lấy hệ số trong Danh mục sản phẩm/công việc quy đổi.");
    }
    for (name, label, number) in [("assigned", "giao", &line.assigned), ("completed", "hoàn thành", &line.completed)]
    {
        if number.is_negative() {
            wrong(name, format!("Số lượng {label} của “{product}” là số âm."), "Ghi số từ 0 trở lên.");
        }
    }
    if line.origin == Origin::Planned && line.completed > line.assigned {
        let (completed, assigned) = (line.completed.written_vi(), line.assigned.written_vi());
        let why = format!("“{product}” hoàn thành {completed} nhưng chỉ được giao {assigned}.");
        wrong(
            "completed",
            why,
            "Phần làm thêm ghi thành một dòng riêng, nguồn “unplanned” (đột xuất, ngoài kế hoạch).",
        );
    }
    if line.origin == Origin::PassedOn && !line.completed.is_zero() {
        let why = format!("“{product}” đã chuyển người khác làm nên không tính vào kết quả hoàn thành của người này.");
        wrong("completed", why, "Ghi hoàn thành 0; người nhận ghi một dòng “taken_over” (nhận thêm).");
    }
    faults(line, "quality_failures", &line.quality_failures, &mut wrong);
    faults(line, "delays", &line.delays, &mut wrong);
}

fn faults(line: &WorkLine, name: &str, faults: &[Fault], wrong: &mut dyn FnMut(&str, String, &str)) {
    for (index, fault) in faults.iter().enumerate() {
        let at = format!("{name}/{index}/units");
        let (units, product) = (fault.units.written_vi(), &line.product);
        if fault.units.is_negative() {
            wrong(&at, format!("Số sản phẩm có lỗi của “{product}” là số âm."), "Ghi số từ 0 trở lên.");
        } else if fault.units > line.completed {
            let completed = line.completed.written_vi();
            let why = format!("“{product}” ghi {units} sản phẩm có lỗi nhưng chỉ hoàn thành {completed}.");
            wrong(&at, why, "Số sản phẩm có lỗi không quá số hoàn thành.");
        }
    }
}

fn subordinates(facts: &PeriodFacts, wrongs: &mut Vec<Wrong>) {
    let scores = facts.leadership.iter().flat_map(|leadership| leadership.subordinate_scores.iter().flatten());
    for (index, score) in scores.enumerate() {
        if score.is_negative() || *score > HUNDRED {
            let why = format!("Điểm kỳ của công chức cấp dưới là {}; điểm kỳ từ 0 đến 100.", score.written_vi());
            wrongs.push(Wrong::new(format!("/leader/subordinate_scores/{index}"), why, "Ghi lại điểm đã xác nhận."));
        }
    }
}
