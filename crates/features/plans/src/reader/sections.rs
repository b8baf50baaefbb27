//! What a section is about, told from the meaning of its title.

use super::text::{canon, find_words, has_words, word_count};

/// The parts of a plan that matter to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Purpose, requirements, targets: nothing to do in them.
    Purpose,
    Tasks,
    /// "Tổ chức thực hiện": who answers for what.
    Duties,
    /// Money, time and place of the whole.
    Aside,
}

const DUTIES: &[&str] = &[
    "tổ chức thực hiện",
    "phân công",
    "trách nhiệm thực hiện",
    "trách nhiệm của",
    "tổ chức triển khai",
    "trách nhiệm tổ chức",
    "triển khai thực hiện",
    "trách nhiệm các",
    "nhiệm vụ của các",
];
const TASKS: &[&str] = &[
    "nhiệm vụ",
    "giải pháp",
    "nội dung",
    "biện pháp",
    "công việc",
    "hoạt động",
    "đầu việc",
    "phần việc",
    "công tác trọng tâm",
    "tiến độ thực hiện",
    "tiến độ triển khai",
    "các bước",
];
const PURPOSE: &[&str] = &[
    "mục đích",
    "yêu cầu",
    "mục tiêu",
    "quan điểm",
    "chỉ tiêu",
    "phạm vi",
    "đối tượng",
    "sự cần thiết",
    "căn cứ",
    "thực trạng",
    "tình hình",
    "đánh giá chung",
    "nguyên tắc",
];
const ASIDE: &[&str] =
    &["kinh phí", "thời gian", "địa điểm", "nguồn lực", "chế độ báo cáo", "chế độ thông tin", "hiệu lực"];

/// The class that a section title names, if any.
pub(super) fn class_of(title: &str) -> Option<Class> {
    let low = canon(title);
    let any = |words: &[&str]| words.iter().any(|w| has_words(&low, w));
    // A heading may name several things: what stands first counts ("NHIỆM VỤ VÀ PHÂN CÔNG" lists tasks), and what has
    // to be done wins over what it is for ("MỤC TIÊU, NHIỆM VỤ").
    let first = |words: &[&str]| words.iter().filter_map(|w| find_words(&low, w, 0)).min();
    let (tasks, duties) = (first(TASKS), first(DUTIES));
    if duties.is_some_and(|at| tasks.is_none_or(|task_at| at <= task_at)) {
        Some(Class::Duties)
    } else if tasks.is_some() && !starts_with_purpose_only(&low) {
        Some(Class::Tasks)
    } else if any(PURPOSE) {
        Some(Class::Purpose)
    } else if any(ASIDE) {
        Some(Class::Aside)
    } else {
        None
    }
}

/// "Yêu cầu nhiệm vụ", "Mục đích, yêu cầu, nội dung đánh giá": purpose by its head noun, tasks only by the way.
fn starts_with_purpose_only(low: &str) -> bool {
    let head = PURPOSE.iter().find(|w| low.starts_with(**w));
    head.is_some_and(|head| !low[head.len()..].contains([',', ';', '-', '–']) && !low.contains(" và "))
}

/// The class of a title inside a section; only bare headings count, since a task may begin with the same words.
pub(super) fn class_of_heading(title: &str) -> Option<Class> {
    let bare = title.trim().trim_end_matches([':', '.', ';']);
    let low = canon(bare);
    if word_count(bare) > 6 || low.contains(':') {
        return None;
    }
    let class = class_of(bare)?;
    let heads: &[&str] = match class {
        Class::Tasks => {
            &["nhiệm vụ", "giải pháp", "nội dung", "các nhiệm vụ", "các giải pháp", "một số nhiệm vụ", "biện pháp"]
        }
        Class::Duties => &["tổ chức thực hiện", "phân công", "trách nhiệm"],
        Class::Purpose => {
            &["mục đích", "mục tiêu", "yêu cầu", "quan điểm", "chỉ tiêu", "phạm vi", "đối tượng", "nguyên tắc"]
        }
        Class::Aside => &["kinh phí", "thời gian", "địa điểm", "chế độ báo cáo", "nguồn lực"],
    };
    heads.iter().any(|head| low.starts_with(head)).then_some(class)
}
