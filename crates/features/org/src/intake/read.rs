//! A file as one of the papers about positions.

use std::path::{Path, PathBuf};

use files::read::Reader;
use files::upload::{self, FileKind};
use files::xlsx_in;
use web::Ctx;

use crate::papers::description::{self, Descriptions};
use crate::papers::frame::{self, Frame};
use crate::papers::leftovers::{self, Leftover};
use crate::papers::positions::{self, PositionList};
use crate::papers::{Finding, Own};
use crate::store::paper::PaperKind;

/// What a paper says.
#[derive(Debug, Clone)]
pub enum Reading {
    Positions(PositionList),
    Descriptions(Descriptions),
    Frame(Frame),
}

/// A paper with what was found in it.
#[derive(Debug, Clone)]
pub struct ReadPaper {
    pub reading: Reading,
    pub leftovers: Vec<Leftover>,
}

impl ReadPaper {
    /// What a person has to look at.
    pub fn findings(&self) -> &[Finding] {
        match &self.reading {
            Reading::Positions(list) => &list.findings,
            Reading::Descriptions(all) => &all.findings,
            Reading::Frame(frame) => &frame.findings,
        }
    }

    /// Whether there is nothing in it of what it should be.
    pub fn is_empty(&self) -> bool {
        match &self.reading {
            Reading::Positions(list) => list.positions.is_empty(),
            Reading::Descriptions(all) => all.descriptions.is_empty(),
            Reading::Frame(frame) => frame.competences.is_empty(),
        }
    }
}

/// Reads a file as a paper of a kind.
///
/// # Errors
/// Vietnamese: why it cannot be read, and what to do.
pub fn read(
    bytes: &[u8],
    name: &str,
    kind: PaperKind,
    own: &Own,
    pdf_reader: Option<&Path>,
) -> Result<ReadPaper, String> {
    let checked = upload::check(name, bytes).map_err(|problem| problem.to_string())?;
    match checked.kind {
        FileKind::Xlsx if kind == PaperKind::Positions => {
            let workbook = xlsx_in::read(bytes).map_err(|error| format!("{} {}", error.message, error.suggestion))?;
            let list = positions::read_workbook(&workbook, own);
            let leftovers = leftovers::find_in_workbook(&workbook, own, list.document.date);
            Ok(ReadPaper { reading: Reading::Positions(list), leftovers })
        }
        FileKind::Xlsx => Err(format!(
            "{} chỉ đọc được từ tệp .docx, .pdf có lớp chữ hoặc .txt. Hãy chọn tệp khác hoặc chọn lại loại giấy tờ.",
            kind.label()
        )),
        FileKind::Docx | FileKind::Pdf | FileKind::Text => {
            let reader = Reader { pdf_child: pdf_reader.map(Path::to_path_buf) };
            let document = reader.read(bytes, name).map_err(|error| {
                let at = error.at.map(|at| format!(" ({at})")).unwrap_or_default();
                format!("{}{at}. {}", error.message.trim_end_matches('.'), error.suggestion)
            })?;
            let (reading, issued) = match kind {
                PaperKind::Positions => {
                    let list = positions::read(&document, own);
                    let issued = list.document.date;
                    (Reading::Positions(list), issued)
                }
                PaperKind::Descriptions => (Reading::Descriptions(description::read(&document)), None),
                PaperKind::Frame => (Reading::Frame(frame::read(&document)), None),
            };
            Ok(ReadPaper { reading, leftovers: leftovers::find(&document, own, issued) })
        }
        _ => {
            Err("Loại tệp này không đọc được. Hãy chọn tệp .docx, .pdf có lớp chữ, .txt; danh mục thì cả .xlsx."
                .to_owned())
        }
    }
}

/// [`read`], off the thread that answers others.
///
/// # Errors
/// As [`read`].
pub(super) async fn in_the_background(
    ctx: &Ctx,
    bytes: Vec<u8>,
    name: String,
    kind: PaperKind,
) -> Result<ReadPaper, String> {
    let own = super::own(ctx);
    let pdf_reader: Option<PathBuf> = ctx.app.pdf_reader.clone();
    let work = move || read(&bytes, &name, kind, &own, pdf_reader.as_deref());
    let read = tokio::task::spawn_blocking(work).await;
    read.unwrap_or_else(|_| {
        Err("Tệp làm bộ đọc gặp lỗi. Chưa có gì được lưu. Hãy mở tệp bằng Word hoặc Excel, lưu lại rồi tải lên."
            .to_owned())
    })
}
