//! The fields of the form, each with what is wrong with it.

use kernel::exact::Exact;
use maud::{Markup, html};
use rules::evaluation::common;
use rules::evaluation::period::Share;
use ui::components::{
    Choice, Field, Width, check_field, field_row, file_field, hidden, number_field, radio_field, select_field,
    text_field,
};
use web::FieldErrors;

use super::PeriodPage;
use super::form::{FAULTS, FaultForm, LineForm, common_field, fault_field, items, line_field};
use super::lines::columns_in_words;
use super::read::origins;
use super::view::FILE;
use crate::choices::CHOICES;
use crate::upload::ACCEPT;

/// What was typed, and what is wrong with it.
pub(super) struct Fields<'a> {
    pub page: &'a PeriodPage,
    pub errors: &'a FieldErrors,
}

impl<'a> Fields<'a> {
    fn field<'f>(&'f self, name: &'f str, label: &'f str, value: &'f str) -> Field<'f> {
        Field { name, label, value, error: self.errors.get(name), max_length: Some(200), ..Field::default() }
    }

    pub fn period(&self) -> Markup {
        let form = &self.page.form;
        let kinds = [Choice::new("thang", "Tháng"), Choice::new("quy", "Quý")];
        html! {
            (field_row(html! {
                (radio_field(&self.field("loai-ky", "Cơ quan theo dõi theo", &form.kind), &kinds))
                (number_field(&self.field("ky", "Tháng hoặc quý thứ", &form.number)))
                (number_field(&self.field("nam", "Năm", &form.year)))
            }))
            (check_field(&self.field("lanh-dao", "Giữ chức vụ lãnh đạo, quản lý", if form.leader { "1" } else { "" })))
        }
    }

    pub fn common(&self) -> Markup {
        let items = items(self.page.form.day(), self.page.today);
        html! {
            p.hint { "Khoản 2 Điều 12 và Mẫu số 01; nội dung để trống là chưa chấm." }
            @for group in items.chunk_by(|a, b| a.code.split('.').next() == b.code.split('.').next()) {
                @for pair in group.chunks(2) {
                    (field_row(html! { @for item in pair { (self.common_item(&item.code, &item.most)) } }))
                }
            }
        }
    }

    fn common_item(&self, code: &str, most: &Exact) -> Markup {
        let name = common_field(code);
        let label = format!("{code}. {}", common::name(code).unwrap_or("Nội dung theo quy định riêng"));
        let hint = format!("Từ 0 đến {} điểm", most.written_vi());
        let value = self.page.form.common.get(code).map_or("", String::as_str);
        number_field(&Field { hint: &hint, ..self.field(&name, &label, value) })
    }

    pub fn leader(&self) -> Markup {
        let form = &self.page.form;
        let shares = [Share::Full, Share::Half].map(|share| {
            let label = match share {
                Share::Full => "Trường hợp được 100%",
                Share::Half => "Trường hợp được 50%",
            };
            Choice::new(share.code(), label)
        });
        html! {
            p.hint { "Khoản 3, 4 Điều 15. Để trống nếu không giữ chức vụ." }
            (text_field(&Field {
                hint: "Các điểm cách nhau bằng dấu chấm phẩy, ví dụ 80; 75,5; 49",
                max_length: Some(2000),
                ..self.field("diem-cap-duoi", "d: điểm kỳ của công chức thuộc quyền quản lý", &form.subordinates)
            }))
            (field_row(html! {
                (select_field(&self.field("to-chuc", "đ: khả năng tổ chức triển khai", &form.organising), "Chưa kết luận", &shares))
                (select_field(&self.field("doan-ket", "e: năng lực tập hợp, đoàn kết", &form.unity), "Chưa kết luận", &shares))
            }))
        }
    }

    pub fn lines(&self) -> Markup {
        let lines = &self.page.form.lines;
        let hint = format!("Tệp thay các dòng việc ở dưới. Các cột: {}.", columns_in_words());
        html! {
            section.part {
                h2 { "Công việc trong kỳ" }
                p.hint {
                    "Mỗi sản phẩm, công việc một dòng, hệ số theo Danh mục quy đổi (Điều 13). Dòng để trống thì bỏ qua. "
                    "Việc làm thêm ghi dòng riêng. "
                    a href={ (CHOICES) "#late-count" } { "Thế nào là một lần chậm" }
                }
                (file_field(&Field { hint: &hint, ..self.field(FILE, "Hoặc lấy các dòng việc từ tệp Excel", "") }, ACCEPT))
                (hidden("so-dong", &lines.len().to_string()))
                @for (index, line) in lines.iter().enumerate() { (self.line(index, line)) }
            }
        }
    }

    fn line(&self, index: usize, line: &LineForm) -> Markup {
        let names = ["san-pham", "he-so", "giao", "hoan-thanh", "nguon"].map(|part| line_field(index, part));
        let [product, coefficient, assigned, completed, origin] = &names;
        let origins: Vec<Choice> = origins().map(|(code, label)| Choice::new(code, label)).collect();
        html! {
            section.card id=(format!("viec-{}", index + 1)) {
                h3 { "Dòng việc " (index + 1) }
                (text_field(&self.field(product, "Sản phẩm, công việc", &line.product)))
                (field_row(html! {
                    (number_field(&self.field(coefficient, "Hệ số quy đổi", &line.coefficient)))
                    (number_field(&self.field(assigned, "Số được giao", &line.assigned)))
                    (number_field(&self.field(completed, "Số hoàn thành", &line.completed)))
                }))
                (select_field(&Field { width: Width::Medium, ..self.field(origin, "Nguồn", &line.origin) }, "", &origins))
                (self.faults(index, "loi", "Chưa đạt chất lượng", &line.quality))
                (self.faults(index, "cham", "Chậm tiến độ", &line.delays))
            }
        }
    }

    /// The first group of a kind, and the further ones folded until one is used.
    fn faults(&self, line: usize, kind: &str, title: &str, faults: &[FaultForm; FAULTS]) -> Markup {
        let used = faults.iter().skip(1).any(|fault| !fault.is_blank());
        html! {
            h4 { (title) }
            @for (at, fault) in faults.iter().enumerate() {
                @if at == 0 { (self.fault(line, kind, at, fault)) }
                @else {
                    details.twin open[used] {
                        summary { "Sản phẩm khác của dòng này, số lần khác" }
                        div.disclosed { (self.fault(line, kind, at, fault)) }
                    }
                }
            }
        }
    }

    fn fault(&self, line: usize, kind: &str, at: usize, fault: &FaultForm) -> Markup {
        let name = |part: &str| fault_field(line, kind, at, part);
        let (units, times, excused) = (name("so"), name("lan"), name("khach-quan"));
        let ticked = if fault.excused { "1" } else { "" };
        field_row(html! {
            (number_field(&self.field(&units, "Số sản phẩm", &fault.units)))
            (number_field(&self.field(&times, "Số lần mỗi sản phẩm", &fault.times)))
            (check_field(&self.field(&excused, "Nguyên nhân khách quan, đã được xác nhận", ticked)))
        })
    }
}
