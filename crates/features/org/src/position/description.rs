//! A job description, section by section, as the annexes of a position scheme order them.

use kernel::dates;
use maud::{Markup, html};
use ui::components::{Column, NoticeKind, SummaryRow, Table, TableRow, notice_with, section, summary_list, table};

use crate::papers::CompetenceGroup;
use crate::papers::description::{Description, RequiredLevel};
use crate::store::description::DescriptionRow;

/// The description in force.
pub(super) fn view(row: &DescriptionRow) -> Markup {
    let source = format!("Áp dụng từ ngày {}, đọc từ tệp {}.", dates::short(row.valid_from), row.file_name);
    let Some(said) = row.said() else {
        return section(
            "Bản mô tả công việc",
            notice_with(
                NoticeKind::Warning,
                html! { p { "Bản mô tả đã lưu không đọc lại được. Hãy nhập lại tệp " (row.file_name) "." } },
            ),
        );
    };
    html! {
        (section("Bản mô tả công việc", html! { p.meta { (source) } }))
        (body(&said))
    }
}

/// What it says.
pub(crate) fn body(said: &Description) -> Markup {
    html! {
        (head(said))
        (section("Nhiệm vụ", tasks(said)))
        (section("Quyền hạn", lines(&said.powers)))
        (section("Quan hệ công việc", relations(said)))
        (section("Yêu cầu đối với người giữ vị trí", requirements(said)))
        (section("Cấp độ năng lực yêu cầu", levels(&said.competences)))
    }
}

fn text(value: &str) -> Markup {
    html! { @if value.is_empty() { span.none { "Văn bản không ghi" } } @else { span.typed { (value) } } }
}

fn lines(items: &[String]) -> Markup {
    html! {
        @if items.is_empty() { p.none { "Văn bản không ghi" } }
        @else { ul.list { @for item in items { li { (item) } } } }
    }
}

fn head(said: &Description) -> Markup {
    summary_list(&[
        SummaryRow::new("Mục tiêu vị trí", text(&said.objective)),
        SummaryRow::new("Tên trong bản mô tả", text(&said.name)),
        SummaryRow::new("Mã trong bản mô tả", text(&said.code)),
        SummaryRow::new("Ngày bắt đầu thực hiện", text(&said.starts)),
        SummaryRow::new("Nơi làm việc", text(&said.place)),
        SummaryRow::new("Quy trình công việc liên quan", text(&said.related)),
    ])
}

fn tasks(said: &Description) -> Markup {
    if said.tasks.is_empty() {
        return lines(&[]);
    }
    table(&Table {
        caption: "Nhiệm vụ và tiêu chí đánh giá hoàn thành".to_owned(),
        caption_hidden: true,
        columns: vec![Column::text("Nhiệm vụ"), Column::text("Công việc cụ thể"), Column::text("Tiêu chí hoàn thành")],
        rows: said
            .tasks
            .iter()
            .map(|task| {
                TableRow::new(vec![
                    html! { (task.number) " " (task.task) },
                    lines(&task.concrete),
                    lines(&task.criteria),
                ])
            })
            .collect(),
        ..Table::default()
    })
}

fn relations(said: &Description) -> Markup {
    let inside = [
        ("Người trực tiếp phân công, kiểm tra", &said.inside.managed_by),
        ("Phối hợp hoặc trực tiếp chỉ đạo", &said.inside.cooperates),
        ("Đơn vị phối hợp chính", &said.inside.main_units),
    ];
    html! {
        @for (label, items) in inside { h3 { (label) } (lines(items)) }
        h3 { "Bên ngoài" }
        @if said.outside.is_empty() { (lines(&[])) }
        @for relation in &said.outside {
            p { strong { (relation.bodies.join("; ")) } ": " (relation.nature.join("; ")) }
        }
    }
}

fn requirements(said: &Description) -> Markup {
    let asked = &said.requirements;
    summary_list(&[
        SummaryRow::new("Trình độ đào tạo", text(&asked.training)),
        SummaryRow::new("Bồi dưỡng, chứng chỉ", text(&asked.certificates)),
        SummaryRow::new("Kinh nghiệm", text(&asked.experience)),
        SummaryRow::new("Phẩm chất cá nhân", lines(&asked.qualities)),
        SummaryRow::new("Yêu cầu khác", lines(&asked.other)),
    ])
}

fn levels(competences: &[RequiredLevel]) -> Markup {
    if competences.is_empty() {
        return lines(&[]);
    }
    let group = |level: &RequiredLevel| match level.group {
        CompetenceGroup::Common => "Năng lực chung",
        CompetenceGroup::Professional => "Năng lực chuyên môn",
        CompetenceGroup::Managing => "Năng lực quản lý",
    };
    table(&Table {
        caption: "Cấp độ năng lực yêu cầu, từ 1 đến 5".to_owned(),
        caption_hidden: true,
        columns: vec![Column::text("Năng lực"), Column::text("Nhóm"), Column::tight("Cấp độ")],
        rows: competences
            .iter()
            .map(|level| {
                TableRow::new(vec![
                    html! { (level.name) },
                    html! { (group(level)) },
                    html! { (level.from) @if level.to != level.from { " đến " (level.to) } },
                ])
            })
            .collect(),
        ..Table::default()
    })
}
