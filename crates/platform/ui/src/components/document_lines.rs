//! A document line by line, each line numbered and linkable, so that a field can point at where it was read.

use maud::{Markup, html};

/// One line of the document.
#[derive(Debug, Clone, Default)]
pub struct DocLine {
    /// Number of the line, from 1; the line's id is `dong-<number>`.
    pub number: u32,
    pub text: String,
    /// A heading of the document.
    pub heading: bool,
    /// Something was read from this line.
    pub used: bool,
    /// What was read from it: "II.2", "Hạn"; empty for none.
    pub mark: String,
    /// Where the mark leads: the field or task; empty for nowhere.
    pub mark_href: String,
}

/// The document. A line that the address points at (`#dong-61`) lights up, without script.
pub fn document_lines(title: &str, lines: &[DocLine]) -> Markup {
    html! {
        section.doc aria-label=(title) tabindex="0" {
            ol.doc-lines {
                @for line in lines {
                    li id={ "dong-" (line.number) } value=(line.number) class=[class(line)] {
                        span.doc-text { (line.text) }
                        @if !line.mark.is_empty() {
                            @if line.mark_href.is_empty() { span.doc-mark { (line.mark) } }
                            @else { a.doc-mark href=(line.mark_href) { (line.mark) } }
                        }
                    }
                }
            }
        }
    }
}

fn class(line: &DocLine) -> Option<&'static str> {
    match (line.heading, line.used) {
        (true, true) => Some("doc-heading doc-used"),
        (true, false) => Some("doc-heading"),
        (false, true) => Some("doc-used"),
        (false, false) => None,
    }
}

/// The second task of the plan.
pub fn example() -> Markup {
    let line = |number, text: &str, used, mark: &str| DocLine {
        number,
        text: text.into(),
        used,
        mark: mark.into(),
        ..DocLine::default()
    };
    document_lines(
        "Văn bản đã nhập",
        &[
            DocLine { number: 58, text: "II. NHIỆM VỤ, GIẢI PHÁP".into(), heading: true, ..DocLine::default() },
            DocLine {
                mark_href: "#f-han".into(),
                ..line(
                    61,
                    "2. Tổ chức rà soát, đánh giá tổng thể chất lượng, trình độ, năng lực của đội ngũ cán bộ, công chức chính quyền địa phương xã Hà Bắc; hoàn thiện tiêu chuẩn, tiêu chí theo yêu cầu vị trí việc làm.",
                    true,
                    "II.2",
                )
            },
            line(63, "Cơ quan chủ trì: Phòng Văn hóa - Xã hội;", true, "Chủ trì"),
            line(64, "Cơ quan phối hợp: Các phòng ban chuyên môn, đơn vị liên quan;", true, "Phối hợp"),
            line(65, "Thời gian thực hiện: Hoàn thành trong tháng 6/2026.", true, "Hạn"),
            line(66, "Trên cơ sở kết quả rà soát, xây dựng cơ sở dữ liệu.", false, ""),
        ],
    )
}
