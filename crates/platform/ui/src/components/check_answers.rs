//! The last look before something is sent for good.

use super::summary::{SummaryRow, summary_list};
use maud::{Markup, html};

/// A part of the answers, with where to change it.
#[derive(Debug, Clone)]
pub struct AnswerSection {
    pub title: String,
    /// Address of the form; empty when it can't be changed any more.
    pub change_href: String,
    pub rows: Vec<SummaryRow>,
}

/// The answers by part; put the form with the final button after it. Headings are `h2`.
pub fn check_answers(sections: &[AnswerSection]) -> Markup {
    html! {
        @for part in sections {
            section.answers {
                div.section-head {
                    h2 { (part.title) }
                    @if !part.change_href.is_empty() {
                        a href=(part.change_href) { "Sửa" span.vh { " phần " (part.title) } }
                    }
                }
                (summary_list(&part.rows))
            }
        }
    }
}

/// Before a plan is issued.
pub fn example() -> Markup {
    check_answers(&[
        AnswerSection {
            title: "Văn bản".into(),
            change_href: "/nhap-ke-hoach/1/dau-van-ban".into(),
            rows: vec![
                SummaryRow::text("Số, ký hiệu", "52/KH-UBND"),
                SummaryRow::text("Ngày ban hành", "05/06/2026"),
                SummaryRow::text(
                    "Trích yếu",
                    "Nâng cao chất lượng đội ngũ cán bộ, công chức chính quyền địa phương xã Hà Bắc đáp ứng yêu cầu của tình hình mới",
                ),
            ],
        },
        AnswerSection {
            title: "Nhiệm vụ".into(),
            change_href: "/nhap-ke-hoach/1/nhiem-vu".into(),
            rows: vec![SummaryRow::text("Số nhiệm vụ", "7"), SummaryRow::text("Đủ sáu rõ", "7/7")],
        },
    ])
}
