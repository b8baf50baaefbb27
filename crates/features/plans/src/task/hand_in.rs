//! "Nộp sản phẩm": a file, a link or both, which then wait for the authority.

use axum::extract::Path;
use db::{Leaf, WriteTx, blob};
use jiff::civil::Date;
use kernel::dates;
use kernel::permission::Allowed;
use maud::{Markup, html};
use ui::components::{Field, Form, Tone, button, date_field, file_field, form as form_of, text_field, textarea_field};
use web::{Ctx, FieldErrors, FormData, PageError, PageResult, Parsed};

use super::sheet::{Sheet, Shown, finish, past_day};
use super::{Problem, scope, words};
use crate::model::EntryKind;
use crate::model::transitions::{TaskEvent, next};
use crate::permissions::WorkOnTask;
use crate::store::entry::{NewEntry, insert_entry};
use crate::store::evidence::{NewEvidence, StoredFile, insert_evidence};
use crate::store::task::TaskRow;
use crate::store::task_write::{TaskLife, update_life};

const TITLE: &str = "Nộp sản phẩm";
const LONGEST_TITLE: usize = 300;
const LONGEST_NOTE: usize = 2000;
const LONGEST_LINK: usize = 1000;

/// What the file chooser offers; what counts is the content.
const ACCEPT: &str = ".pdf,.docx,.xlsx,.pptx,.jpg,.jpeg,.png,.txt,.csv";

/// A file whose content was found to be what its name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedFile {
    pub name: String,
    pub mime: &'static str,
    pub bytes: Vec<u8>,
}

/// What is handed in. At least one of file and link is there.
#[derive(Debug, Clone)]
pub struct HandInCommand {
    pub title: String,
    pub note: String,
    /// The day whose work it proves; for a continuous task the end of the period.
    pub period_on: Date,
    pub file: Option<CheckedFile>,
    /// An address that begins with https://.
    pub link: Option<String>,
}

/// The stored evidence, and the leaf that closes the write.
#[derive(Debug)]
pub struct HandedIn {
    pub evidence: i64,
    pub leaf: Leaf,
}

/// The form.
pub async fn get(ctx: Ctx, Path(id): Path<i64>) -> PageResult {
    let task = scope::running(&ctx, &mut ctx.read().await?, id).await?.task;
    ctx.may(WorkOnTask { people: task.people(), state: task.state() })?;
    Ok(show(&ctx, &task, &FormData::default(), &FieldErrors::default(), Shown::First))
}

/// The product. A second product beside a waiting one is no conflict: both wait.
pub async fn post(ctx: Ctx, Path(id): Path<i64>, form: FormData) -> PageResult {
    let task = scope::running(&ctx, &mut ctx.read().await?, id).await?.task;
    let allowed = ctx.may(WorkOnTask { people: task.people(), state: task.state() })?;
    let command = match parse(&form, ctx.today()) {
        Ok(command) => command,
        Err(errors) => return Ok(show(&ctx, &task, &form, &errors, Shown::Refused)),
    };
    let mut tx = ctx.write(&allowed, &form).await?;
    match hand_in(&mut tx, &allowed, &task, command, ctx.today()).await {
        Ok(done) => {
            let written = tx.commit(done.leaf, words::href(id)).await?;
            Ok(ctx.done(&written, "Đã nộp sản phẩm. Người có thẩm quyền sẽ xem và chấp nhận hoặc trả lại."))
        }
        Err(problem) => match problem.into_page(&ctx, &task) {
            PageError::Conflict => Ok(show(&ctx, &task, &form, &FieldErrors::default(), Shown::Conflict)),
            other => Err(other),
        },
    }
}

fn parse(form: &FormData, today: Date) -> Parsed<HandInCommand> {
    let mut errors = FieldErrors::default();
    let title = errors.required_line(form, "ten", "tên sản phẩm", LONGEST_TITLE);
    let note = errors.optional_lines(form, "ghi_chu", "ghi chú", LONGEST_NOTE).unwrap_or_default();
    let period_on = past_day(&mut errors, form, "ky", today);
    let link = parse_link(&mut errors, form);
    let file = form.file("tep").and_then(|sent| match files::upload::check(&sent.file_name, &sent.bytes) {
        Ok(checked) => Some(CheckedFile { name: checked.name, mime: checked.mime, bytes: sent.bytes.clone() }),
        Err(problem) => {
            errors.add("tep", problem.to_string());
            None
        }
    });
    if file.is_none() && link.is_none() && errors.get("tep").is_none() && errors.get("lien_ket").is_none() {
        errors.add("tep", "Hãy chọn một tệp hoặc ghi một liên kết để người duyệt xem được sản phẩm.");
    }
    if !errors.is_empty() && form.file("tep").is_some() {
        errors.add("tep", "Trình duyệt không giữ lại tệp khi biểu mẫu có chỗ cần sửa. Hãy chọn lại tệp.");
    }
    errors.finish(HandInCommand { title, note, period_on, file, link })
}

fn parse_link(errors: &mut FieldErrors, form: &FormData) -> Option<String> {
    let typed = form.line("lien_ket");
    if typed.is_empty() {
        return None;
    }
    let host = typed.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let sound =
        host.is_some_and(|h| h.contains('.') && !h.contains(['@', ' '])) && !typed.contains(char::is_whitespace);
    if !sound {
        errors.add("lien_ket", "Liên kết phải bắt đầu bằng https:// và là một địa chỉ đầy đủ, ví dụ https://habac.haiphong.gov.vn/van-ban/12.");
    } else if typed.chars().count() > LONGEST_LINK {
        errors.add("lien_ket", format!("Liên kết dài quá {LONGEST_LINK} ký tự. Hãy dùng liên kết ngắn hơn."));
    }
    Some(typed)
}

/// Stores a product; the task waits for its authority.
///
/// # Errors
/// [`Problem::Why`] when the task is closed or paused.
pub async fn hand_in(
    tx: &mut WriteTx,
    allowed: &Allowed<WorkOnTask>,
    task: &TaskRow,
    command: HandInCommand,
    on: Date,
) -> Result<HandedIn, Problem> {
    let state = next(task.state(), TaskEvent::HandIn, task.is_continuous())?;
    let HandInCommand { title, note, period_on, file, link } = command;
    let file = match file {
        Some(CheckedFile { name, mime, bytes }) => {
            let size_bytes = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
            let id = blob::store_file(tx, &name, mime, bytes).await?;
            Some(StoredFile { id, name, size_bytes })
        }
        None => None,
    };
    let new = NewEvidence {
        task: task.id,
        title: &title,
        note: &note,
        file: file.as_ref(),
        link: link.as_deref(),
        period_on,
        submitted_on: on,
    };
    let evidence = insert_evidence(tx, allowed, &new).await?;
    update_life(tx, allowed, task, &TaskLife::of(task).moved(state, on, None)).await?;
    let body = format!("Nộp sản phẩm «{title}», chờ duyệt.");
    insert_entry(tx, allowed, &NewEntry { task: task.id, kind: EntryKind::TrangThai, on, body: &body, percent: None })
        .await?;
    let leaf =
        Leaf::about("plans_task", task.id, format!("Nộp sản phẩm «{title}» cho nhiệm vụ {}", words::short_name(task)))
            .change("Trạng thái", task.state().label(), state.label());
    Ok(HandedIn { evidence, leaf })
}

fn show(ctx: &Ctx, task: &TaskRow, typed: &FormData, errors: &FieldErrors, shown: Shown) -> axum::response::Response {
    let is_conflict = shown == Shown::Conflict;
    let sheet = Sheet { task, today: ctx.today(), key: &ctx.key(), typed, errors, is_conflict };
    shown.page(ctx, TITLE, task).show(view(&sheet))
}

/// The page's content.
pub fn view(sheet: &Sheet<'_>) -> Markup {
    let task = sheet.task;
    let first = task.product.as_deref().unwrap_or_default();
    let title = sheet.value("ten", words::shortened(first, LONGEST_TITLE - 1));
    let (note, link) = (sheet.value("ghi_chu", ""), sheet.value("lien_ket", ""));
    let period = sheet.value("ky", dates::short(sheet.today));
    let draft = format!("nhiem-vu-{}-san-pham", task.id);
    let action = format!("{}/nop-san-pham", words::href(task.id));
    let period_hint = match task.is_continuous() {
        true => format!(
            "Ngày cuối của kỳ mà sản phẩm này chứng minh, ví dụ 31/10/2026 cho tháng 10. {}",
            words::ending(task).unwrap_or_default()
        ),
        false => "Ngày hoàn thành sản phẩm.".to_owned(),
    };
    let error = |field: &str| sheet.errors.get(field);
    let lead = match &task.product {
        Some(product) => format!("Kế hoạch yêu cầu: {product}"),
        None => "Kế hoạch chưa ghi rõ sản phẩm; hãy nộp thứ chứng minh kết quả cụ thể nhất.".to_owned(),
    };
    sheet.page(TITLE, &lead, &title, form_of(&Form { action: &action, key: sheet.key, draft: &draft, files: true, ..Form::default() }, html! {
        (text_field(&Field { name: "ten", label: "Tên sản phẩm", value: &title, required: true, error: error("ten"), ..Field::default() }))
        (file_field(&Field { name: "tep", label: "Tệp", hint: "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), ảnh, .txt hoặc .csv, không quá 20 MB. Cần tệp hoặc liên kết.", error: error("tep"), ..Field::default() }, ACCEPT))
        (text_field(&Field { name: "lien_ket", label: "Liên kết", hint: "Nơi xem được sản phẩm, bắt đầu bằng https://", value: &link, error: error("lien_ket"), ..Field::default() }))
        (date_field(&Field { name: "ky", label: if task.is_continuous() { "Kỳ minh chứng" } else { "Ngày của sản phẩm" }, hint: period_hint.trim_end(), value: &period, error: error("ky"), ..Field::default() }))
        (textarea_field(&Field { name: "ghi_chu", label: "Ghi chú cho người duyệt", value: &note, rows: 3, error: error("ghi_chu"), ..Field::default() }))
        (finish(task, button("Nộp sản phẩm", Tone::Primary)))
    }))
}
