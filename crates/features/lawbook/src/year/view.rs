//! The page "Xếp loại một năm" drawn: what came out first, then the form.

use maud::{Markup, html};
use rules::evaluation::level::Level;
use rules::evaluation::policy::{Divisor, ExcellentBase, Rounding};
use rules::evaluation::year::YearLaw;
use rules::law::Law;
use ui::components::{
    Choice, Column as Col, Field, Form, Table, TableRow, Tone, Width, actions, button, card, error_summary, field_row,
    file_field, form, link_button, number_field, radio_field, select_field, table, text_field, textarea_field,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::FieldErrors;

use super::columns::Column;
use super::result::ranked;
use super::table::RowProblem;
use super::{Outcome, YEAR, YearPage};
use crate::calculator::{filled_in, summary, trial_fields};
use crate::lookup::parts;
use crate::upload::ACCEPT;

/// The field of a workbook with the table.
pub(super) const FILE: &str = "tep";

/// The example that shows a newcomer how it works.
const EXAMPLE: &str = "/quy-dinh/xep-loai?vi-du=VD-XA";

/// The page's content; `key` is the form's own.
pub fn view(page: &YearPage, key: &str) -> Markup {
    let none = FieldErrors::default();
    let (errors, rows) = match &page.outcome {
        Outcome::Wrong(wrongs) => (&wrongs.fields, wrongs.rows.as_slice()),
        Outcome::Asked | Outcome::Computed(_) => (&none, [].as_slice()),
    };
    let mut all = errors.clone();
    let wrong_rows = format!("Bảng có {} chỗ cần sửa, ghi từng dòng ở phần “Chỗ cần sửa trong bảng”.", rows.len());
    if !rows.is_empty() {
        all.add("bang", wrong_rows.as_str());
    }
    html! {
        (page_head_with(YEAR.1, html! {
            "Xếp loại năm của mọi người trong một cơ quan theo Nghị định 335/2025/NĐ-CP, kèm lý do và điều khoản. Chỉ tính thử: không lưu lại gì."
        }, link_button(EXAMPLE, "Điền ví dụ", Tone::Secondary, Some(Icon::Edit))))
        (parts(YEAR.0))
        @if let Some(example) = page.example { (filled_in(example)) }
        (error_summary(&summary(&all)))
        @if !rows.is_empty() { (problems(rows)) }
        @if let Outcome::Computed(done) = &page.outcome { (ranked(done, &page.choices)) }
        (form(&Form { action: YEAR.0, key, files: true, ..Form::default() }, whole_form(page, &all)))
    }
}

/// Where each wrong row is, why, and what to do.
fn problems(rows: &[RowProblem]) -> Markup {
    let row = |problem: &RowProblem| {
        TableRow::new(vec![
            html! { "Dòng " (problem.line) },
            html! { (problem.column) },
            html! { (problem.why) },
            html! { (problem.fix) },
        ])
    };
    card(
        "Chỗ cần sửa trong bảng",
        table(&Table {
            caption: "Chỗ cần sửa trong bảng, từng dòng".to_owned(),
            caption_hidden: true,
            columns: ["Dòng", "Cột", "Vì sao", "Cách sửa"].map(Col::text).into(),
            rows: rows.iter().map(row).collect(),
            ..Table::default()
        }),
    )
}

fn whole_form(page: &YearPage, errors: &FieldErrors) -> Markup {
    let form = &page.form;
    let field = |name: &'static str, label: &'static str, value| Field {
        name,
        label,
        value,
        error: errors.get(name),
        ..Field::default()
    };
    let tried = [
        (ExcellentBase::POLICY, form.base.as_str()),
        (Divisor::POLICY, form.divisor.as_str()),
        (Rounding::POLICY, form.rounding.as_str()),
    ];
    let kinds = [Choice::new("thang", "Tháng"), Choice::new("quy", "Quý")];
    let levels = Level::ALL.map(|level| Choice::new(level.code(), level.label()));
    html! {
        (card("Cơ quan và năm", html! {
            (field_row(html! {
                (text_field(&Field { max_length: Some(200), ..field("ten", "Tên cơ quan", &form.name) }))
                (number_field(&field("nam", "Năm", &form.year)))
            }))
            (select_field(&Field { width: Width::Medium, hint: "Cần khi bảng có người đứng đầu (khoản 6 Điều 20).", ..field("muc", "Mức xếp loại của cơ quan", &form.rank) }, "Chưa chọn", &levels))
            (radio_field(&field("theo", "Điểm từng kỳ là của", &form.by), &kinds))
            (share(page, &field))
        }))
        (card("Mọi người trong cơ quan", people(&field("bang", "Bảng", &form.table), &field(FILE, "Hoặc chọn tệp Excel", ""))))
        (card("Chạy thử thay đổi quy tắc", html! {
            p.hint { "Chọn cách hiểu khác ở chỗ văn bản để ngỏ; kết quả trước và sau của từng người hiện cạnh nhau. Không thay đổi gì trong hệ thống." }
            (trial_fields(&page.choices, &tried))
        }))
        (actions(button("Xếp loại", Tone::Primary)))
    }
}

/// The share of the excellent; what is usual and what is highest is the law's to say.
fn share<'f>(page: &'f YearPage, field: &impl Fn(&'static str, &'static str, &'f str) -> Field<'f>) -> Markup {
    let form = &page.form;
    let law = form.year().and_then(|year| YearLaw::of(Law::shipped(), year, "").ok());
    let hint = law.map_or_else(String::new, |law| {
        format!(
            "Thông thường {}%, cao nhất {}% khi có quyết định; để trống là {}%.",
            law.usual_percent, law.highest_percent, law.usual_percent
        )
    });
    html! {
        (field_row(html! {
            (number_field(&Field { hint: &hint, ..field("ty-le", "Tỷ lệ hoàn thành xuất sắc (%)", &form.percent) }))
            (text_field(&Field { max_length: Some(300), hint: "Chỉ cần khi cao hơn mức thông thường (điểm b khoản 5 Điều 20).", ..field("quyet-dinh", "Quyết định cho tỷ lệ cao hơn", &form.decision) }))
        }))
    }
}

fn people(field: &Field<'_>, file: &Field<'_>) -> Markup {
    html! {
        p.hint { "Chép bảng từ Excel rồi dán vào đây, mỗi người một dòng. Gõ tay thì ngăn các cột bằng dấu |. Có thể có dòng tiêu đề; không có thì các cột theo thứ tự:" }
        ol.list {
            @for column in Column::ALL { li { strong { (column.label()) } ": " (meaning(column)) } }
        }
        (textarea_field(&Field { rows: 12, ..field.clone() }))
        (file_field(&Field { hint: "Tệp .xlsx, trang tính đầu tiên có nội dung; tệp thay bảng ở trên.", ..file.clone() }, ACCEPT))
    }
}

fn meaning(column: Column) -> &'static str {
    match column {
        Column::Code => "mã riêng của từng người, không cần tên.",
        Column::Group => "nhóm nhiệm vụ tương đồng (điểm a khoản 5 Điều 20).",
        Column::Scores => {
            "một số là điểm bình quân năm; nhiều số là điểm từng kỳ, cách nhau bằng dấu chấm phẩy. Bảng có tiêu đề thì mỗi tháng, mỗi quý một cột cũng được (T1, T2, …)."
        }
        Column::Head => "ghi x nếu là người đứng đầu cơ quan.",
        Column::Months => "số tháng thực tế làm việc trong năm (Điều 11).",
        Column::Absence => "nghỉ ốm, nghỉ thai sản hoặc nghỉ không lương; không nghỉ thì để trống.",
        Column::Triggers => {
            "kỷ luật suy thoái, kỷ luật công vụ, kết luận suy thoái hoặc đơn vị tham nhũng (khoản 3 Điều 11, khoản 4 Điều 20); không có thì để trống."
        }
    }
}
