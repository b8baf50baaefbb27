//! Facts that cannot be, found before anything is computed.

use std::collections::BTreeMap;

use kernel::exact::Exact;

use super::{Axis, CadreFacts, CadreLaw, CadrePeriod, CadreTasks};
use crate::evaluation::Wrong;
use crate::evaluation::period::PersonKind;

const HUNDRED: Exact = Exact::whole(100);

/// Everything that is wrong, in the order of the form.
pub(super) fn wrongs(facts: &CadreFacts, axes: &[Axis], law: &CadreLaw) -> Vec<Wrong> {
    let mut wrongs = Vec::new();
    person(facts, &mut wrongs);
    period(facts, law, &mut wrongs);
    sums("/common", "Các nhóm tiêu chí chung", &law.common, &law.common_most, &mut wrongs);
    points("/common", "nhóm tiêu chí chung", &facts.common, &law.common, &mut wrongs);
    configuration(axes, &mut wrongs);
    sums("/axes", "Các trục kết quả", axes, &law.results_most, &mut wrongs);
    points("/results", "trục kết quả", &facts.results, axes, &mut wrongs);
    tasks(&facts.tasks, &mut wrongs);
    wrongs
}

fn person(facts: &CadreFacts, wrongs: &mut Vec<Wrong>) {
    if facts.kind != PersonKind::CanBo {
        let why = format!("Quy định này đánh giá cán bộ; người này là {}.", facts.kind.label());
        wrongs.push(Wrong::new("/person/kind", why, "Dùng quy định của nhóm người này, hoặc sửa lại nếu ghi nhầm."));
    }
    for (index, ground) in facts.grounds.iter().flatten().enumerate() {
        if ground.is_of_leaders() && !facts.leader {
            let why = format!("Chỉ người giữ chức vụ lãnh đạo, quản lý mới có trường hợp “{}”.", ground.label());
            wrongs.push(Wrong::new(format!("/grounds/{index}"), why, "Bỏ dòng này, hoặc sửa chức vụ."));
        }
    }
}

fn period(facts: &CadreFacts, law: &CadreLaw, wrongs: &mut Vec<Wrong>) {
    let alone = law.quarters.number.floor().unwrap_or_default();
    let before = match facts.period {
        CadrePeriod::Quarter(_, quarter) => Some(i64::from(quarter) - 1).filter(|before| (0..alone).contains(before)),
        CadrePeriod::Year(_) => Some(alone),
    };
    let label = facts.period.label();
    match before.filter(|_| facts.period.last_day().is_some()) {
        None => {
            let why = format!("Không đánh giá riêng {label}: quý cuối năm gộp vào đánh giá năm.");
            wrongs.push(Wrong::new("/period", why, format!("Ghi quý từ 1 đến {alone}, hoặc cả năm.")));
        }
        Some(before) if i64::try_from(facts.earlier.len()) != Ok(before) => {
            let why = format!("Trước đánh giá {label} có {before} quý, đã ghi {}.", facts.earlier.len());
            let what = "Ghi đủ các quý trước theo thứ tự; quý nào chưa biết thì ghi là chưa biết.";
            wrongs.push(Wrong::new("/earlier", why, what));
        }
        Some(_) => {}
    }
}

fn configuration(axes: &[Axis], wrongs: &mut Vec<Wrong>) {
    for (index, axis) in axes.iter().enumerate() {
        let mut wrong = |field: &str, why: String, what: &str| {
            wrongs.push(Wrong::new(format!("/axes/{index}/{field}"), why, what));
        };
        if axis.code.trim().is_empty() {
            wrong("code", format!("Trục thứ {} chưa có mã.", index + 1), "Ghi mã của trục.");
        }
        if axes.iter().take(index).any(|other| other.code == axis.code) {
            wrong("code", format!("Trục “{}” ghi hai lần.", axis.code), "Bỏ một dòng.");
        }
        if axis.name.trim().is_empty() {
            wrong("name", format!("Trục thứ {} chưa có tên.", index + 1), "Ghi tên của trục.");
        }
        if axis.most.is_negative() {
            wrong("most", format!("Điểm tối đa của trục “{}” là số âm.", axis.name), "Ghi số từ 0 trở lên.");
        }
    }
}

fn sums(at: &str, name: &str, parts: &[Axis], most: &Exact, wrongs: &mut Vec<Wrong>) {
    let sum: Exact = parts.iter().map(|part| &part.most).sum();
    if sum != *most {
        let why = format!("{name} cộng lại là {} điểm, phải là {}.", sum.readable_vi(), most.readable_vi());
        wrongs.push(Wrong::new(at, why, "Chia lại điểm tối đa."));
    }
}

fn points(at: &str, name: &str, scores: &BTreeMap<String, Exact>, parts: &[Axis], wrongs: &mut Vec<Wrong>) {
    for (code, score) in scores {
        let at = format!("{at}/{code}");
        match parts.iter().find(|part| part.code == *code) {
            None => {
                let known: Vec<&str> = parts.iter().map(|part| part.code.as_str()).collect();
                let why = format!("Không có {name} “{code}”.");
                wrongs.push(Wrong::new(at, why, format!("Chỉ có {}.", known.join(", "))));
            }
            Some(part) if score.is_negative() || *score > part.most => {
                let (score, most) = (score.written_vi(), part.most.written_vi());
                let why = format!("“{}” ghi {score} điểm; chỉ chấm từ 0 đến {most} điểm.", part.name);
                wrongs.push(Wrong::new(at, why, format!("Ghi lại số điểm, cao nhất {most}.")));
            }
            Some(_) => {}
        }
    }
}

fn tasks(tasks: &CadreTasks, wrongs: &mut Vec<Wrong>) {
    let shares = [
        ("done", &tasks.done),
        ("in_time", &tasks.in_time),
        ("over_fulfilled", &tasks.over_fulfilled),
        ("late", &tasks.late),
    ];
    for (field, share) in shares {
        if share.as_ref().is_some_and(|share| share.is_negative() || *share > HUNDRED) {
            let why = "Tỷ lệ nhiệm vụ phải từ 0 đến 100%.";
            wrongs.push(Wrong::new(format!("/tasks/{field}"), why, "Ghi lại tỷ lệ."));
        }
    }
    let above =
        |one: &Option<Exact>, other: &Option<Exact>| one.as_ref().zip(other.as_ref()).is_some_and(|(a, b)| a > b);
    if above(&tasks.in_time, &tasks.done) {
        let why = "Tỷ lệ nhiệm vụ đúng hạn lớn hơn tỷ lệ nhiệm vụ hoàn thành.";
        wrongs.push(Wrong::new("/tasks/in_time", why, "Nhiệm vụ đúng hạn là một phần của nhiệm vụ hoàn thành."));
    }
    if above(&tasks.over_fulfilled, &tasks.done) {
        let why = "Tỷ lệ nhiệm vụ vượt mức lớn hơn tỷ lệ nhiệm vụ hoàn thành.";
        wrongs.push(Wrong::new("/tasks/over_fulfilled", why, "Nhiệm vụ vượt mức là một phần của nhiệm vụ hoàn thành."));
    }
    let both = tasks.in_time.as_ref().zip(tasks.late.as_ref());
    if both.is_some_and(|(in_time, late)| in_time + late > HUNDRED) {
        let why = "Nhiệm vụ đúng hạn và nhiệm vụ chậm cộng lại quá 100%.";
        wrongs.push(Wrong::new("/tasks/late", why, "Một nhiệm vụ hoặc đúng hạn, hoặc chậm."));
    }
}
