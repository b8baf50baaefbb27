//! "Nhập kế hoạch": a file or pasted text is read and becomes a draft; what can't be read is said on the same page.

use db::{Leaf, blob};
use files::read::Reader;
use files::source::SourceFormat;
use maud::{Markup, html};
use org::api::UnitRow;
use ui::components::{
    Field, FieldError, Form, Tone, actions, button, check_field, error_summary, file_field, form, link_button, section,
    steps, textarea_field,
};
use ui::layout::page_head_with;
use web::{Ctx, FieldErrors, FormData, PageError, PageResult};

use super::create::{Registers, create_draft};
use super::new_plan::Source;
use super::source::lines_of;
use crate::permissions::ImportPlan;
use crate::reader::PlanReading;
use crate::reader::units::Units;

/// Address of the form.
pub const ADDRESS: &str = "/ke-hoach/nhap";
const ACCEPTED: &str = ".docx,.md,.txt,.pdf";
const LONGEST_PASTE: usize = 300_000;

/// The empty form.
pub async fn get(ctx: Ctx) -> PageResult {
    ctx.may(ImportPlan)?;
    let key = ctx.key();
    Ok(frame(&ctx).show(view(&key, &Shown::default())))
}

/// Reads what was sent and stores it as a draft.
pub async fn post(ctx: Ctx, data: FormData) -> PageResult {
    let allowed = ctx.may(ImportPlan)?;
    let mut shown = Shown { pasted: data.lines("van_ban"), not_secret: data.line("khong_mat"), ..Shown::default() };
    let Some(sent) = parse(&data, &mut shown.errors) else {
        if data.file("tep").is_some() {
            shown.errors.add("tep", "Trình duyệt không giữ lại tệp khi biểu mẫu có chỗ cần sửa. Hãy chọn lại tệp.");
        }
        return Ok(refused(&ctx, &shown));
    };
    let (units, people) = {
        let mut conn = ctx.read().await?;
        let units = org::api::units(&mut conn, ctx.commune()).await?;
        let people = staff::api::everybody(&mut conn, ctx.commune()).await?;
        (units, people)
    };
    let (reading, lines) = match read(&ctx, &sent, &units).await {
        Ok(read) => read,
        Err(problem) => {
            shown.errors.add(sent.field, problem.text());
            return Ok(refused(&ctx, &shown));
        }
    };
    let mut tx = ctx.write(&allowed, &data).await?;
    let sha256 = blob::digest(&sent.bytes);
    let file = blob::store_file(&mut tx, &sent.name, mime_of(&sent.name), sent.bytes).await?;
    let source = Source { name: sent.name, file: Some(file), sha256, lines };
    let registers = Registers { units: &units, people: &people };
    let plan = create_draft(&mut tx, &allowed, &reading, &source, registers, ctx.today()).await?;
    let leaf = Leaf::about("plans_plan", plan, format!("Nhập kế hoạch từ {}", source.name));
    let written = tx.commit(leaf, format!("/ke-hoach/{plan}")).await?;
    Ok(ctx.done(&written, &format!("Đã đọc văn bản thành bản nháp gồm {} nhiệm vụ.", reading.tasks.len())))
}

/// What came with the form.
struct Sent {
    field: &'static str,
    name: String,
    bytes: Vec<u8>,
}

fn parse(data: &FormData, errors: &mut FieldErrors) -> Option<Sent> {
    if data.line("khong_mat") != "1" {
        errors.add(
            "khong_mat",
            "Hãy xác nhận văn bản không chứa bí mật nhà nước. Văn bản mật không được đưa vào hệ thống này.",
        );
    }
    let pasted = data.lines("van_ban");
    let sent = match (data.file("tep"), pasted.is_empty()) {
        (Some(_), false) => {
            errors.add("tep", "Chỉ chọn tệp hoặc dán văn bản, không cả hai, để biết đọc bản nào.");
            None
        }
        (Some(file), true) => Some(Sent { field: "tep", name: plain_name(&file.file_name), bytes: file.bytes.clone() }),
        (None, false) if pasted.chars().count() > LONGEST_PASTE => {
            errors.add("van_ban", "Văn bản dán vào dài quá 300.000 ký tự. Hãy lưu thành tệp rồi chọn tệp.");
            None
        }
        (None, false) => {
            Some(Sent { field: "van_ban", name: pasted_name(&pasted).to_owned(), bytes: pasted.into_bytes() })
        }
        (None, true) => {
            errors.add("tep", "Hãy chọn tệp kế hoạch, hoặc dán nội dung văn bản vào ô bên dưới.");
            None
        }
    };
    sent.filter(|_| errors.is_empty())
}

/// Pasted text is plain, unless it brings the heading marks of Markdown along.
fn pasted_name(text: &str) -> &'static str {
    let marked = text.lines().any(|line| line.starts_with('#') && line.trim_start_matches('#').starts_with(' '));
    if marked { "van-ban-dan-vao.md" } else { "van-ban-dan-vao.txt" }
}

/// The file's own name, without folders that some browsers send along.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean = kernel::text::one_line(last);
    if clean.is_empty() { "ke-hoach".to_owned() } else { clean.chars().take(200).collect() }
}

fn mime_of(name: &str) -> &'static str {
    let low = name.to_lowercase();
    match low.rsplit('.').next().unwrap_or_default() {
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pdf" => "application/pdf",
        "md" => "text/markdown; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    }
}

/// Why a document could not become a draft.
#[derive(Debug, Clone)]
pub struct Problem {
    pub message: String,
    pub at: Option<String>,
    pub suggestion: String,
}

impl Problem {
    /// What is wrong, where, what to do.
    fn text(&self) -> String {
        let at = self.at.as_ref().map(|at| format!(" ({at})")).unwrap_or_default();
        format!("{}{at}. {}", self.message.trim_end_matches('.'), self.suggestion)
    }
}

type Read = (PlanReading, Vec<super::source::StoredLine>);

/// Reads off the thread that answers others: a long document takes its time.
async fn read(ctx: &Ctx, sent: &Sent, units: &[UnitRow]) -> Result<Read, Problem> {
    let (bytes, name) = (sent.bytes.clone(), sent.name.clone());
    let known = units_of(units);
    let pdf_reader = ctx.app.pdf_reader.clone();
    let work = move || {
        let document = files_read(&bytes, &name, pdf_reader.as_deref())?;
        if let Some(problem) = other_kind(document.format, &bytes, &name) {
            return Err(problem);
        }
        let reading = crate::reader::read(&document, &known).map_err(|e| Problem {
            message: e.message,
            at: e.at,
            suggestion: e.suggestion,
        })?;
        Ok((reading, lines_of(&document)))
    };
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| {
        Err(Problem {
            message: "Chưa đọc được tệp này vì bộ đọc gặp lỗi. Chưa có gì được lưu.".to_owned(),
            at: None,
            suggestion: "Hãy mở tệp bằng Word, lưu lại thành .docx mới rồi chọn lại, hoặc dán nội dung văn bản."
                .to_owned(),
        })
    })
}

/// What came through as text only because no other format fits it: a file of another kind, or one that is not text.
fn other_kind(format: SourceFormat, bytes: &[u8], name: &str) -> Option<Problem> {
    if !matches!(format, SourceFormat::Text | SourceFormat::Markdown) {
        return None;
    }
    let kind = name.rsplit_once('.').map(|(_, kind)| kind.to_lowercase()).unwrap_or_default();
    let is_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    let is_binary = !is_wide && bytes.iter().any(|b| *b < 0x20 && !b"\t\n\r\x0c".contains(b));
    let is_text = matches!(kind.as_str(), "md" | "markdown" | "txt");
    (is_binary || !is_text).then(|| Problem {
        message: format!("Tệp «{name}» thuộc loại không nhận"),
        at: None,
        suggestion:
            "Hãy chọn tệp .docx, .md, .txt hoặc .pdf có lớp chữ, hoặc dán nội dung văn bản. Chưa có gì thay đổi."
                .to_owned(),
    })
}

fn files_read(
    bytes: &[u8],
    name: &str,
    pdf_reader: Option<&std::path::Path>,
) -> Result<files::source::SourceDocument, Problem> {
    let reader = Reader { pdf_child: pdf_reader.map(std::path::Path::to_path_buf) };
    reader.read(bytes, name).map_err(|e| Problem { message: e.message, at: e.at, suggestion: e.suggestion })
}

/// The register's units as the reader wants them, before the usual bodies of a commune.
pub fn units_of(units: &[UnitRow]) -> Units {
    let aliases: Vec<Vec<&str>> =
        units.iter().map(|u| u.aliases.lines().map(str::trim).filter(|a| !a.is_empty()).collect()).collect();
    let named = units.iter().zip(&aliases).map(|(u, a)| (u.name.as_str(), a.as_slice()));
    Units::new(named).or(&Units::usual())
}

/// What the form shows beside its labels.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    pub pasted: String,
    /// "1" where this person has just declared that the document holds no state secret.
    pub not_secret: String,
    pub errors: FieldErrors,
}

fn frame(ctx: &Ctx) -> web::PageBuilder {
    ctx.page("Nhập kế hoạch").crumbs(&[("/ke-hoach", "Kế hoạch")])
}

fn refused(ctx: &Ctx, shown: &Shown) -> axum::response::Response {
    frame(ctx).refused().show(view(&ctx.key(), shown))
}

/// The page's content.
pub fn view(key: &str, shown: &Shown) -> Markup {
    let errors: Vec<FieldError> = shown.errors.list().into_iter().map(|(f, t)| FieldError::new(f, t)).collect();
    html! {
        (page_head_with("Nhập kế hoạch", html! { "Hệ thống đọc văn bản thành danh sách nhiệm vụ và chỉ ra điểm nào chưa rõ. Anh/chị xem lại từng nhiệm vụ trước khi ban hành." }, html! {}))
        (steps(&[("Tải văn bản", None), ("Bổ sung sáu rõ", None), ("Ban hành", None)], 1))
        (error_summary(&errors))
        (form(&Form { action: ADDRESS, key, draft: "nhap-ke-hoach", files: true, ..Form::default() }, html! {
            (section("Văn bản kế hoạch", html! {
                (file_field(&Field { name: "tep", label: "Tệp kế hoạch", hint: "Tệp .docx, .md, .txt hoặc .pdf có lớp chữ, không quá 20 MB.", error: shown.errors.get("tep"), ..Field::default() }, ACCEPTED))
                (textarea_field(&Field { name: "van_ban", label: "Hoặc dán nội dung văn bản", hint: "Dán toàn bộ văn bản, từ số hiệu đến nơi nhận.", value: &shown.pasted, rows: 8, error: shown.errors.get("van_ban"), ..Field::default() }))
            }))
            (check_field(&Field { name: "khong_mat", label: "Tôi xác nhận văn bản này không chứa bí mật nhà nước", value: &shown.not_secret, hint: "Văn bản thuộc danh mục bí mật nhà nước không được đưa vào hệ thống này.", required: true, error: shown.errors.get("khong_mat"), ..Field::default() }))
            (actions(html! {
                (button("Đọc văn bản", Tone::Primary))
                (link_button("/ke-hoach", "Quay lại", Tone::Quiet, None))
            }))
        }))
    }
}

/// For the caller who reads a file of his own (the demonstration): read, or the reason why not.
///
/// # Errors
/// A fault that carries the reader's message.
pub fn read_bytes(bytes: &[u8], name: &str, units: &[UnitRow]) -> Result<Read, PageError> {
    let fault = |problem: Problem| PageError::Fault(problem.text().into());
    let document = files_read(bytes, name, None).map_err(fault)?;
    let reading = crate::reader::read(&document, &units_of(units))
        .map_err(|e| fault(Problem { message: e.message, at: e.at, suggestion: e.suggestion }))?;
    Ok((reading, lines_of(&document)))
}
