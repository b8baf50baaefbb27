//! Facts that cannot be, found before anything is computed.

use kernel::exact::Exact;

use super::{SupportFacts, SupportLaw};
use crate::evaluation::period::PersonKind;
use crate::evaluation::{Wrong, common};

/// Everything that is wrong, in the order of the form.
pub(super) fn wrongs(facts: &SupportFacts, law: &SupportLaw) -> Vec<Wrong> {
    let mut wrongs = Vec::new();
    person(facts, &mut wrongs);
    items(facts, law, &mut wrongs);
    for (criterion, percent) in &facts.results {
        if percent.is_negative() || *percent > law.criterion_most {
            let (percent, most) = (percent.written_vi(), law.criterion_most.written_vi());
            let why = format!("{} ghi {percent}%; tiêu chí này chấm từ 0 đến {most}%.", criterion.label());
            let at = format!("/results/{}", criterion.code());
            wrongs.push(Wrong::new(at, why, format!("Ghi lại tỷ lệ, cao nhất {most}.")));
        }
    }
    wrongs
}

fn person(facts: &SupportFacts, wrongs: &mut Vec<Wrong>) {
    if facts.period.last_day().is_none() {
        let why = format!("Không có {}.", facts.period.label());
        wrongs.push(Wrong::new("/period", why, "Ghi tháng từ 1 đến 12, hoặc quý từ 1 đến 4."));
    }
    if facts.kind != PersonKind::HopDong {
        let why = format!(
            "Ba tiêu chí này chấm người lao động theo hợp đồng làm công tác hỗ trợ, phục vụ; người này là {}.",
            facts.kind.label()
        );
        wrongs.push(Wrong::new("/person/kind", why, "Dùng quy định của nhóm người này, hoặc sửa lại nếu ghi nhầm."));
    }
    if facts.post.trim().is_empty() {
        wrongs.push(Wrong::new("/post", "Chưa ghi vị trí việc làm.", "Ghi vị trí, ví dụ nhân viên bảo vệ."));
    }
}

fn items(facts: &SupportFacts, law: &SupportLaw, wrongs: &mut Vec<Wrong>) {
    let sum: Exact = law.items.iter().map(|item| &item.most).sum();
    if sum != law.common_most {
        let (sum, most) = (sum.readable_vi(), law.common_most.readable_vi());
        let why = format!("Các nội dung của tiêu chí chung cộng lại là {sum} điểm, phải là {most}.");
        wrongs.push(Wrong::new("/common", why, "Chia lại điểm tối đa của các nội dung."));
    }
    common::wrongs(&facts.common, &law.items, wrongs);
}
