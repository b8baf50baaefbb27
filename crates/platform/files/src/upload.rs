//! Evidence files that people hand in: kind told by content, size, a safe name, no state secrets.

mod sniff;

use unicode_normalization::UnicodeNormalization;

/// Largest evidence file, in bytes.
pub const LARGEST: usize = 20 * 1024 * 1024;
/// Longest name shown, in characters.
const MAX_NAME: usize = 120;

/// A kind of file that may be handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    Pdf,
    Docx,
    Xlsx,
    Pptx,
    Png,
    Jpeg,
    Text,
    Csv,
}

impl FileKind {
    /// Media type to serve the file with.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Text => "text/plain; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
        }
    }

    fn from_extension(extension: &str) -> Option<Self> {
        Some(match extension {
            "pdf" => Self::Pdf,
            "docx" => Self::Docx,
            "xlsx" => Self::Xlsx,
            "pptx" => Self::Pptx,
            "png" => Self::Png,
            "jpg" | "jpeg" => Self::Jpeg,
            "txt" => Self::Text,
            "csv" => Self::Csv,
            _ => return None,
        })
    }
}

/// A file that may be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    pub kind: FileKind,
    /// Name to show and to offer when it is fetched: NFC, no path, no control characters, at most 120 characters.
    pub name: String,
    /// Media type by content, never what the browser claims.
    pub mime: &'static str,
}

/// Why a file was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("không có nội dung (0 byte). Hãy mở thử tệp trên máy rồi chọn lại.")]
    Empty,
    #[error("lớn hơn 20 MB. Hãy giảm kích thước ảnh trong tệp hoặc tách thành nhiều tệp rồi nộp lại.")]
    TooLarge,
    #[error("thuộc loại không nhận. Hãy nộp tệp pdf, docx, xlsx, pptx, png, jpg, txt hoặc csv.")]
    NotAllowed,
    #[error("có nội dung không đúng với đuôi tên. Hãy mở tệp bằng phần mềm tạo ra nó, lưu lại đúng loại rồi nộp.")]
    Mismatch,
    #[error(
        "mang dấu chỉ độ mật. Luật Bảo vệ bí mật nhà nước không cho đưa bí mật nhà nước lên hệ thống này; hãy xử lý \
         tài liệu theo chế độ mật. Nếu tài liệu không mật, hãy đổi tên tệp rồi nộp lại."
    )]
    StateSecret,
}

/// A refusal with the file it is about; shown as a Vietnamese sentence for the person who sent it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Tệp «{name}» {why}")]
pub struct UploadProblem {
    pub name: String,
    pub why: Refusal,
}

/// Checks a file before anything of it is stored.
///
/// # Errors
/// The first [`Refusal`] that applies. State secrets come first: such a file must not even be looked into.
pub fn check(file_name: &str, bytes: &[u8]) -> Result<Checked, UploadProblem> {
    let name = display_name(file_name);
    match judge(&name, bytes) {
        Ok(kind) => Ok(Checked { kind, name, mime: kind.mime() }),
        Err(why) => Err(UploadProblem { name, why }),
    }
}

fn judge(name: &str, bytes: &[u8]) -> Result<FileKind, Refusal> {
    if names_a_secret(name) {
        return Err(Refusal::StateSecret);
    }
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_lowercase()).unwrap_or_default();
    let kind = FileKind::from_extension(&extension).ok_or(Refusal::NotAllowed)?;
    if sniff::is(kind, bytes) { Ok(kind) } else { Err(Refusal::Mismatch) }
}

/// The last part of a path, cleaned and shortened; its extension is kept. Never empty.
pub fn display_name(file_name: &str) -> String {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept = last.nfc().filter(|c| !(c.is_control() || crate::styled::is_invisible(*c) || "<>:\"|?*".contains(*c)));
    let name: String = kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() {
        return "tep-khong-ten".to_owned();
    }
    if name.chars().count() <= MAX_NAME {
        return name.to_owned();
    }
    let (stem, extension) = name.rsplit_once('.').filter(|(_, e)| e.chars().count() <= 8).unwrap_or((name, ""));
    let dot = if extension.is_empty() { "" } else { "." };
    let room = MAX_NAME - 1 - dot.len() - extension.chars().count();
    let stem: String = stem.chars().take(room).collect();
    format!("{}…{dot}{extension}", stem.trim_end())
}

/// Whether the name bears a stamp of secrecy: MẬT, TỐI MẬT, TUYỆT MẬT as words in capitals, with or without marks.
/// "mật khẩu" and "bảo mật" in small letters are ordinary words.
fn names_a_secret(name: &str) -> bool {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let secret = |at: usize| match words[at] {
        "TỐIMẬT" | "TUYỆTMẬT" | "TOIMAT" | "TUYETMAT" => true,
        // "BẢO MẬT" (security) in a heading is no stamp.
        "MẬT" => at == 0 || words[at - 1] != "BẢO",
        "MAT" => at > 0 && matches!(words[at - 1], "TOI" | "TUYET"),
        _ => false,
    };
    (0..words.len()).any(secret)
}
