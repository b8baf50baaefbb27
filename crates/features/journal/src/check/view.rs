//! The page: the answer, then the two ways to ask.

use kernel::dates;
use maud::{Markup, html};
use ui::components::{
    Choice, Column, Field, Form, NoticeKind, Refusal, Table, TableRow, Tone, Width, button, card, form, get_form,
    hidden, notice_with, refusal, select_field, table, text_field, textarea_field,
};
use ui::layout::page_head_with;
use web::{CommuneInfo, fresh_key};

use super::answer::{Answer, Verdict};
use super::question::{Asked, Question};

/// The page's content. `why`: what was wrong with what was typed.
pub fn view(
    communes: &[CommuneInfo],
    asked: &Asked,
    answered: Option<&(CommuneInfo, Question, Answer)>,
    why: Option<&str>,
) -> Markup {
    html! {
        (page_head_with("Kiểm chứng nhật ký", html! {
            "Xem một dòng nhật ký đã in, hoặc một mốc đã ký, có đúng là của xã và còn nguyên đến hôm nay hay không."
        }, html! {}))
        @if let Some(why) = why { (refusal(&Refusal { what: why.to_owned(), reasons: Vec::new(), next: html! {} })) }
        @if let Some((commune, question, answer)) = answered { (result(commune, question, answer)) }
        (card("Nhập các số trên giấy", numbers(communes, asked)))
        (card("Dán tệp chứng nhận hoặc mốc nhật ký", form(&Form { action: "/kiem-chung", key: &fresh_key(), ..Form::default() }, html! {
            (textarea_field(&Field { name: "chung_nhan", label: "Nội dung tệp chứng nhận, hoặc bảy dòng của mốc", hint: "Mở tệp bằng trình soạn thảo văn bản, chép toàn bộ rồi dán vào đây. Nội dung chỉ dùng để đối chiếu, không lưu lại.", rows: 6, value: &asked.chung_nhan, error: why.filter(|_| !asked.chung_nhan.is_empty()), ..Field::default() }))
            (button("Kiểm chứng", Tone::Primary))
        })))
    }
}

fn numbers(communes: &[CommuneInfo], asked: &Asked) -> Markup {
    let codes: Vec<String> = communes.iter().map(|commune| commune.commune.0.to_string()).collect();
    let choices: Vec<Choice> =
        codes.iter().zip(communes).map(|(code, commune)| Choice::new(code, &commune.name)).collect();
    let base = Field::default();
    get_form(
        "/kiem-chung",
        html! {
            @match codes.as_slice() {
                [only] => (hidden("xa", only)),
                _ => (select_field(&Field { name: "xa", label: "Xã", value: &asked.xa, ..base.clone() }, "Chọn xã", &choices)),
            }
            (text_field(&Field { name: "so", label: "Dòng số", value: &asked.so, width: Width::Short, max_length: Some(20), hint: "Để trống cả dòng số và mã của dòng nếu chỉ kiểm chứng một mốc.", ..base.clone() }))
            (text_field(&Field { name: "ma", label: "Mã của dòng", value: &asked.ma, max_length: Some(100), hint: "64 ký tự; viết hoa hay có dấu cách cũng được.", ..base.clone() }))
            (text_field(&Field { name: "co", label: "Số dòng của cây", value: &asked.co, width: Width::Short, max_length: Some(20), ..base.clone() }))
            (text_field(&Field { name: "goc", label: "Mã gốc", value: &asked.goc, max_length: Some(100), ..base }))
            (button("Kiểm chứng", Tone::Primary))
        },
    )
}

fn result(commune: &CommuneInfo, question: &Question, answer: &Answer) -> Markup {
    let what = match question.leaf {
        Some((seq, _)) => format!("Dòng nhật ký số {seq} của {}", commune.name),
        None => format!("Mốc {} dòng của nhật ký {}", question.size, commune.name),
    };
    let wrong: Vec<&str> =
        answer.parts.iter().filter(|part| part.verdict == Verdict::Differs).map(|part| part.what).collect();
    html! {
        @if answer.fits() {
            (notice_with(NoticeKind::Success, html! {
                p { strong { "Khớp. " } (what) " đúng như đã in"
                    @if let Some(at) = answer.written { ", ghi lúc " (dates::moment(at)) }
                    ", và nhật ký từ đó đến nay còn nguyên." }
            }))
        } @else if answer.differs() {
            (refusal(&Refusal {
                what: format!("Không khớp: {}.", wrong.join(", ").to_lowercase()),
                reasons: Vec::new(),
                next: html! { p { "Trước hết hãy xem lại các số đã nhập, nhất là từng ký tự của mã. Nếu đã đúng như trên giấy, hãy giữ tờ giấy và báo cho Thanh tra hoặc Sở Nội vụ." } },
            }))
        } @else {
            (notice_with(NoticeKind::Warning, html! { p { strong { "Chưa rõ. " } "Có phần chưa đối chiếu được; xem bảng dưới." } }))
        }
        (table(&Table {
            caption: "Từng phần đã đối chiếu".to_owned(),
            columns: vec![Column::text("Phần"), Column::tight("Kết quả"), Column::text("Giải thích")],
            rows: answer.parts.iter().map(|part| TableRow::new(vec![
                html! { (part.what) },
                html! { strong { (match part.verdict { Verdict::Fits => "Khớp", Verdict::Differs => "Không khớp", Verdict::Unclear => "Chưa rõ" }) } },
                html! { (part.said) },
            ])).collect(),
            ..Table::default()
        }))
        p.meta { "Số dòng của cây " (question.size) ", mã gốc " code { (question.root) }
            @if let Some((_, hash)) = question.leaf { ", mã của dòng " code { (hash) } } }
    }
}
