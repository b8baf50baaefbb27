//! One task of a draft on the screen: the document on one side, the form on the other.

use kernel::dates::{self, Cadence};
use maud::{Markup, html};
use ui::components::{
    Button, Choice, DocLine, Field, FieldError, Form, NoticeKind, SourceLine, Tone, actions, check_field,
    checkbox_field, clears_compact, clears_legend, date_field, document_lines, error_summary, field_row, form, hidden,
    link_button, notice_with, section, select_field, source_line, text_field, textarea_field, two_pane,
};
use ui::icons::Icon;
use ui::layout::page_head_with;
use web::FieldErrors;

use super::both_texts::both_texts;
use super::clears::{Judgement, Names};
use super::overview::edit_address;
use super::source::{StoredLine, TaskSource};
use super::task_command::TaskForm;
use super::task_fields::Words;
use super::task_tools::{self, Tools};
use crate::model::{DueKind, Priority};
use crate::reader::clears::Clear;
use crate::store::draft_task::DraftTask;
use crate::store::plan::PlanRow;

/// Lines of the document shown before the task's first and after its last one: few, so that the task stands at the
/// top and, on a phone, the form is near. The rest is one link away.
const BEFORE: usize = 3;
const AFTER: usize = 12;
/// Most lines shown.
const WINDOW: usize = 240;

/// Everything on the page.
#[derive(Debug, Clone)]
pub struct TaskPage<'p> {
    pub plan: &'p PlanRow,
    pub task: &'p DraftTask,
    /// All tasks of the plan, this one too.
    pub siblings: &'p [DraftTask],
    pub lines: &'p [StoredLine],
    pub names: &'p Names,
    pub source: TaskSource,
    /// As stored.
    pub judged: Judgement,
    /// Tasks that may stand above this one.
    pub parents: Vec<i64>,
    /// As stored or as typed.
    pub form: TaskForm,
    pub version: i64,
    pub errors: FieldErrors,
    /// What somebody else saved meanwhile.
    pub theirs: Option<TaskForm>,
    pub tools: Tools,
}

impl TaskPage<'_> {
    fn words(&self) -> Words<'_> {
        Words { names: self.names, tasks: self.siblings }
    }
}

/// How the time of a task is set, in words.
pub fn due_words(task: &DraftTask) -> String {
    let until = task.due_until.map(dates::short);
    let end = || until.as_ref().map(|day| format!(", đến {day}")).unwrap_or_default();
    match task.due_kind() {
        DueKind::By => format!("Đến {}", until.unwrap_or_default()),
        DueKind::Within => {
            format!("Từ {} đến {}", task.due_from.map(dates::short).unwrap_or_default(), until.unwrap_or_default())
        }
        DueKind::Continuous => format!("Thường xuyên{}", end()),
        DueKind::Every => {
            let every = task.due_every.as_deref().and_then(Cadence::from_key).map_or("định kỳ", Cadence::vi);
            format!("{}{}", capital(every), end())
        }
        DueKind::Unclear if task.due_text.is_empty() => "Chưa có".to_owned(),
        DueKind::Unclear => format!("Chưa rõ: {}", task.due_text),
    }
}

/// With a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The page's content. Keys: the form, splitting, merging, removing.
pub fn view(keys: &[String; 4], page: &TaskPage<'_>) -> Markup {
    let errors: Vec<FieldError> = page.errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        (page_head_with(&format!("{}. {}", page.task.path, page.task.title), lead(page), moves(page)))
        (error_summary(&errors))
        @if let Some(theirs) = &page.theirs {
            (both_texts("nhiệm vụ này", &page.form.said(&page.words()), &theirs.said(&page.words())))
        }
        (two_pane("Văn bản", document(page), "Nhiệm vụ", task_form(&keys[0], page)))
        (task_tools::split_card(&keys[1], page))
        (task_tools::merge_card(&keys[2], page))
        (task_tools::remove_card(&keys[3], page))
    }
}

fn lead(page: &TaskPage<'_>) -> Markup {
    let clear = page.judged.clear_points();
    html! {
        p.cluster { (clears_compact(&page.judged.states())) " " strong { (clear) "/6 điểm đã rõ" } }
        @if clear == 6 { p { "Nhiệm vụ này đã đủ sáu rõ." } }
        @else { (clears_legend()) }
    }
}

fn moves(page: &TaskPage<'_>) -> Markup {
    let at = page.siblings.iter().position(|t| t.id == page.task.id).unwrap_or(0);
    let before = at.checked_sub(1).and_then(|i| page.siblings.get(i));
    let plan = page.plan.id;
    html! {
        @if let Some(task) = before {
            (link_button(&edit_address(plan, task.id), &format!("Nhiệm vụ {}", task.path), Tone::Quiet, Some(Icon::Left)))
        }
        @if let Some(task) = page.siblings.get(at + 1) {
            (link_button(&edit_address(plan, task.id), &format!("Nhiệm vụ {}", task.path), Tone::Quiet, Some(Icon::Right)))
        }
    }
}

/// The lines around the task: its own lit and named, those of other tasks with a way to them.
fn document(page: &TaskPage<'_>) -> Markup {
    let own = page.source.lines();
    let first = own.first().and_then(|no| page.lines.iter().position(|l| l.number >= *no)).unwrap_or(0);
    let start = first.saturating_sub(BEFORE);
    let last = own.last().map_or(first, |no| page.lines.partition_point(|l| l.number <= *no));
    let end = (last + AFTER).min(start + WINDOW).min(page.lines.len());
    let shown: Vec<DocLine> = page.lines[start..end].iter().map(|line| doc_line(page, line, &own)).collect();
    let whole = format!("/ke-hoach/{}/van-ban", page.plan.id);
    html! {
        @if start > 0 || end < page.lines.len() { p.cluster { a href=(whole) { "Xem toàn bộ văn bản" } " " a href="#f-ten" { "Đến biểu mẫu" } } }
        @if page.lines.is_empty() { p { "Nhiệm vụ này được thêm tay; bản nháp không có văn bản gốc." } }
        @else { (document_lines("Văn bản đã nhập", &shown)) }
    }
}

fn doc_line(page: &TaskPage<'_>, line: &StoredLine, own: &[u32]) -> DocLine {
    let mut shown =
        DocLine { number: line.number, text: line.text.clone(), heading: line.heading, ..DocLine::default() };
    if own.binary_search(&line.number).is_ok() {
        shown.used = true;
        let field = page.source.marked().iter().find(|(_, lines)| lines.contains(&line.number)).map(|(name, _)| *name);
        let titled = page.source.title.contains(&line.number);
        shown.mark = if titled { page.task.path.clone() } else { field.unwrap_or_default().to_owned() };
    } else if let Some(other) = page.siblings.iter().find(|t| starts_at(t, line.number)) {
        shown.mark = other.path.clone();
        shown.mark_href = edit_address(page.plan.id, other.id);
    }
    shown
}

fn starts_at(task: &DraftTask, line: u32) -> bool {
    task.source.contains(&line.to_string()) && TaskSource::of(&task.source).title.first() == Some(&line)
}

/// The field's line in the document, and the way there.
fn quoted(page: &TaskPage<'_>, lines: &[u32]) -> Option<Markup> {
    let number = *lines.first()?;
    let line = page.lines.iter().find(|l| l.number == number)?;
    let text: String = line.text.chars().take(160).collect();
    Some(source_line(&SourceLine { line: number, text: &text, href: "" }))
}

/// What to say under a label: why it is not clear, or the usual hint.
fn advice(page: &TaskPage<'_>, clear: Clear, usual: &str) -> String {
    page.judged
        .finding(clear)
        .map_or_else(|| usual.to_owned(), |f| format!("Chưa rõ: {}. {}", f.why.trim_end_matches('.'), f.suggestion))
}

fn task_form(key: &str, page: &TaskPage<'_>) -> Markup {
    let action = edit_address(page.plan.id, page.task.id);
    let draft = format!("ke-hoach-{}-nhiem-vu-{}", page.plan.id, page.task.id);
    form(
        &Form { action: &action, key, draft: &draft, ..Form::default() },
        html! {
            (hidden("_version", &page.version.to_string()))
            (section("Việc", work_fields(page)))
            (section("Người và trách nhiệm", people_fields(page)))
            (section("Sản phẩm và thời gian", time_fields(page)))
            (section("Xếp loại và liên kết", link_fields(page)))
            (actions(html! {
                (Button { label: "Lưu", tone: Tone::Primary, icon: Some(Icon::Check), ..Button::default() }.render())
                (Button { label: "Lưu và sang nhiệm vụ kế tiếp", name: "sau_do", value: "ke_tiep", ..Button::default() }.render())
                (link_button(&format!("/ke-hoach/{}", page.plan.id), "Về bản nháp", Tone::Quiet, None))
            }))
        },
    )
}

fn field<'f>(page: &'f TaskPage<'_>, name: &'f str, label: &'f str, value: &'f str) -> Field<'f> {
    Field { name, label, value, error: page.errors.get(name), ..Field::default() }
}

fn work_fields(page: &TaskPage<'_>) -> Markup {
    let hint = advice(page, Clear::Viec, "");
    html! {
        (textarea_field(&Field { required: true, rows: 3, hint: &hint, source: quoted(page, &page.source.title), ..field(page, "ten", "Tên nhiệm vụ", &page.form.title) }))
        (textarea_field(&Field { rows: 7, source: quoted(page, &page.source.text), ..field(page, "noi_dung", "Nội dung", &page.form.body) }))
    }
}

fn people_fields(page: &TaskPage<'_>) -> Markup {
    let units: Vec<Choice> = page.names.units.iter().map(|u| Choice::new(u.id.0.to_string(), &u.name)).collect();
    let ticked: Vec<Choice> =
        units.iter().map(|c| Choice { checked: page.form.coordinating.contains(&c.value), ..c.clone() }).collect();
    let everybody: Vec<Choice> =
        page.names.list.iter().map(|p| Choice::new(p.id.0.to_string(), page.names.label(p))).collect();
    let owner = advice(page, Clear::Nguoi, "");
    let duty = advice(page, Clear::TrachNhiem, "");
    let power = advice(page, Clear::ThamQuyen, "Người chấp nhận hoặc trả lại sản phẩm.");
    let form = &page.form;
    let source = &page.source;
    html! {
        @if everybody.is_empty() { (notice_with(NoticeKind::Warning, html! { p { (staff::api::HOW_PEOPLE_COME) } })) }
        (select_field(&Field { source: quoted(page, &source.lead), ..field(page, "chu_tri", "Đơn vị chủ trì", &form.lead_unit) }, "Chọn đơn vị", &units))
        (checkbox_field(&Field { source: quoted(page, &source.coordinating), ..field(page, "phoi_hop", "Đơn vị phối hợp", "") }, &ticked))
        (select_field(&Field { hint: &owner, source: quoted(page, &source.person), ..field(page, "nguoi", "Người thực hiện", &form.owner) }, "Chọn người", &everybody))
        (select_field(&Field { hint: &duty, source: quoted(page, &source.accountable), ..field(page, "trach_nhiem", "Người chịu trách nhiệm", &form.accountable) }, "Chọn người", &everybody))
        (select_field(&Field { hint: &power, source: quoted(page, &source.authority), ..field(page, "tham_quyen", "Người có thẩm quyền duyệt", &form.authority) }, "Chọn người", &everybody))
    }
}

fn time_fields(page: &TaskPage<'_>) -> Markup {
    let form = &page.form;
    let kinds: Vec<Choice> = DueKind::ALL.iter().map(|kind| Choice::new(kind.code(), kind.choice())).collect();
    let every: Vec<Choice> = Cadence::ALL.iter().map(|c| Choice::new(c.key(), capital(c.vi()))).collect();
    let cadence: Vec<Choice> =
        Cadence::ALL.iter().map(|c| Choice::new(c.months().to_string(), capital(c.vi()))).collect();
    let product = advice(page, Clear::SanPham, "Thứ nộp được: báo cáo, quyết định, danh sách, cơ sở dữ liệu.");
    let time = advice(page, Clear::ThoiGian, "");
    let source = &page.source;
    html! {
        (textarea_field(&Field { rows: 2, hint: &product, source: quoted(page, &source.product), ..field(page, "san_pham", "Sản phẩm", &form.product) }))
        (select_field(&Field { hint: &time, source: quoted(page, &source.due), ..field(page, "loai_han", "Cách tính thời hạn", &form.due_kind) }, "", &kinds))
        (field_row(html! {
            (date_field(&Field { hint: "Chỉ khi có khoảng thời gian.", ..field(page, "tu_ngay", "Từ ngày", &form.due_from) }))
            (date_field(&field(page, "den_ngay", "Ngày cuối cùng", &form.due_until)))
        }))
        (field_row(html! {
            (select_field(&field(page, "dinh_ky", "Bao lâu một lần", &form.due_every), "Không định kỳ", &every))
            (select_field(&Field { hint: "Cho việc thường xuyên.", ..field(page, "nhip", "Nhịp nộp minh chứng", &form.cadence) }, "Chưa chọn", &cadence))
        }))
        (text_field(&field(page, "loi_van_han", "Thời hạn theo lời văn bản", &form.due_text)))
        (textarea_field(&Field { rows: 2, hint: "Văn bản phải có trước thì mới làm được; mỗi dòng một văn bản.", source: quoted(page, &source.after), ..field(page, "sau_khi", "Phải có trước", &form.after) }))
    }
}

fn link_fields(page: &TaskPage<'_>) -> Markup {
    let form = &page.form;
    let named = |t: &&DraftTask| Choice::new(t.id.to_string(), format!("{}. {}", t.path, short(&t.title)));
    let parents: Vec<Choice> =
        page.siblings.iter().filter(|t| page.parents.contains(&t.id)).map(|t| named(&t)).collect();
    let others: Vec<Choice> = page.siblings.iter().filter(|t| t.id != page.task.id).map(|t| named(&t)).collect();
    let waits = form.blocked_by.first().map(String::as_str).unwrap_or_default();
    let higher = match &page.plan.higher_plan {
        Some(plan) => format!("Mục trong {plan}, ví dụ: mục II.3."),
        None => "Phần đầu văn bản chưa ghi kế hoạch cấp trên nào; hãy ghi cả mục và số kế hoạch, ví dụ: mục II.3 Kế hoạch số 197/KH-UBND.".to_owned(),
    };
    let priorities: Vec<Choice> = Priority::ALL.iter().map(|p| Choice::new(p.code(), p.label())).collect();
    html! {
        (field_row(html! {
            (text_field(&field(page, "linh_vuc", "Lĩnh vực", &form.field)))
            (select_field(&field(page, "uu_tien", "Mức ưu tiên", &form.priority), "", &priorities))
        }))
        (select_field(&field(page, "thuoc", "Thuộc nhiệm vụ", &form.parent), "Không thuộc nhiệm vụ nào", &parents))
        (select_field(&field(page, "cho_nhiem_vu", "Chờ nhiệm vụ khác xong", waits), "Không chờ", &others))
        @for other in form.blocked_by.iter().skip(1) { (hidden("cho_nhiem_vu", other)) }
        (text_field(&Field { hint: &higher, ..field(page, "muc_cap_tren", "Mục của kế hoạch cấp trên", &form.higher_item) }))
        (check_field(&field(page, "cong_khai", "Công khai tiến độ nhiệm vụ này trên trang của xã", &form.public)))
    }
}

/// A title that fits a list to choose from.
pub(super) fn short(title: &str) -> String {
    let mut chars = title.chars();
    let start: String = chars.by_ref().take(80).collect();
    if chars.next().is_some() { format!("{start}…") } else { start }
}
