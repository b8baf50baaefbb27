//! Directives ("Văn bản chỉ đạo") and their dissemination: who must read, who confirmed, who has not (quán triệt).

pub mod list;
pub mod new;
pub mod page;
pub mod read;

/// Kinds of directives: stored code and name.
pub(crate) const KINDS: [(&str, &str); 9] = [
    ("chi_thi", "Chỉ thị"),
    ("nghi_quyet", "Nghị quyết"),
    ("quyet_dinh", "Quyết định"),
    ("quy_dinh", "Quy định"),
    ("ket_luan", "Kết luận"),
    ("ke_hoach", "Kế hoạch"),
    ("thong_bao", "Thông báo"),
    ("huong_dan", "Hướng dẫn"),
    ("cong_van", "Công văn"),
];

/// The name of a kind's code.
pub(crate) fn kind_name(code: &str) -> &str {
    KINDS.iter().find(|(c, _)| *c == code).map_or(code, |(_, name)| name)
}
