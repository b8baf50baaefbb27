//! Job descriptions, each with the position that it belongs to.

use maud::{Markup, html};
use ui::components::{Choice, Field, SummaryRow, card, check_field, disclosure, select_field, summary_list};

use super::Shown;
use crate::intake::fields::{NONE, fits, nearest};
use crate::papers::description::{Description, Descriptions};
use crate::papers::requirement::{Training, training};
use crate::position::description_body;

pub(super) fn view(page: &Shown, all: &Descriptions) -> Markup {
    let asked = all.descriptions.iter().filter(|said| fits(said, &page.waiting.ground).is_none()).count();
    let ticked = if page.was_sent() { page.data.raw("ghi_nganh") } else { "1" };
    html! {
        section.section {
            h2 { (all.descriptions.len()) " bản mô tả" }
            p {
                "Bản có tên trùng với đúng một vị trí được chọn sẵn vị trí ấy; "
                (asked) " bản cần anh/chị chọn. Bản không gắn với vị trí nào thì không nhập."
            }
            @for (at, said) in all.descriptions.iter().enumerate() { (one(page, at, said)) }
            (check_field(&Field { name: "ghi_nganh", label: "Ghi luôn trình độ và ngành đào tạo đọc được vào vị trí (thay phần đang ghi, có hiệu lực ngay)", value: ticked, ..Field::default() }))
        }
    }
}

fn one(page: &Shown, at: usize, said: &Description) -> Markup {
    let name = format!("vi-tri-{at}");
    let mut choices = vec![Choice::new(NONE, "Không gắn (không nhập bản này)")];
    let near = nearest(said, &page.waiting.ground);
    choices.extend(near.iter().map(|p| Choice::new(p.id.to_string(), format!("{} {}", p.code, p.name))));
    let found = fits(said, &page.waiting.ground).map(|p| p.id.to_string()).unwrap_or_default();
    let title =
        if said.name.is_empty() { format!("Bản {} không ghi tên vị trí", at + 1) } else { said.name.clone() };
    card(
        &title,
        html! {
            (summary_list(&[
                SummaryRow::text("Chỗ trong tệp", &said.line.to_string()),
                SummaryRow::text("Mã trong bản mô tả", &said.code),
                SummaryRow::text("Đọc được", &format!(
                    "{} nhiệm vụ, {} quyền hạn, {} năng lực có cấp độ",
                    said.tasks.len(), said.powers.len(), said.competences.len()
                )),
                SummaryRow::text("Trình độ, ngành đọc được", &trained(&training(&said.requirements.training))),
            ]))
            (disclosure("Xem nội dung đã đọc", description_body(said)))
            (select_field(&Field { name: &name, label: "Vị trí của bản mô tả này", hint: "Vị trí có tên gần nhất đứng đầu danh sách.", value: &page.value(&name, &found), error: page.errors.get(&name), required: true, ..Field::default() }, "Chọn vị trí", &choices))
        },
    )
}

fn trained(asked: &Training) -> String {
    let level = asked.level.map_or("không rõ trình độ", |level| level.label());
    let majors = if asked.majors.is_empty() { "không rõ ngành".to_owned() } else { asked.majors.join("; ") };
    let open = if asked.open_majors { "; có mở cho ngành khác phù hợp" } else { "" };
    format!("{level}; {majors}{open}")
}
