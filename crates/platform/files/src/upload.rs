//! Checking a file that somebody uploads: known kind by content and by name, bounded size, a safe name, no secrets.

use kernel::text;

/// Largest file taken.
pub const LARGEST: usize = 20 * 1024 * 1024;
const LONGEST_NAME: usize = 120;
/// Stamps of state secrets (Luật Bảo vệ bí mật nhà nước): such papers must not be kept in this system.
const SECRET_STAMPS: [&str; 3] = ["TUYỆT MẬT", "TỐI MẬT", "MẬT"];

/// What an accepted upload is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Name to show and to offer for download: NFC, no path, no control characters.
    pub name: String,
    /// Media type by content, never what the browser claims.
    pub mime: &'static str,
}

/// Why an upload was not taken, for the person who sent it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct UploadProblem(pub String);

/// Extension, media type, and how the content must begin (empty: it must be text).
const KINDS: [(&str, &str, &[u8]); 8] = [
    ("pdf", "application/pdf", b"%PDF-"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", b"PK\x03\x04"),
    ("png", "image/png", b"\x89PNG\r\n\x1a\n"),
    ("jpg", "image/jpeg", b"\xff\xd8\xff"),
    ("txt", "text/plain; charset=utf-8", b""),
    ("csv", "text/csv; charset=utf-8", b""),
];

/// Checks an upload.
///
/// # Errors
/// What is wrong and what to do, in Vietnamese.
pub fn check(file_name: &str, bytes: &[u8]) -> Result<Checked, UploadProblem> {
    let name = safe_name(file_name);
    let refuse = |why: String| Err(UploadProblem(format!("Tệp «{name}» {why}")));
    if bytes.is_empty() {
        return refuse("không có nội dung (0 byte). Hãy kiểm tra và chọn lại tệp.".to_owned());
    }
    if bytes.len() > LARGEST {
        return refuse("lớn hơn 20 MB. Hãy nén ảnh trong tệp hoặc tách thành nhiều tệp.".to_owned());
    }
    if let Some(stamp) = secret_stamp(&name) {
        return refuse(format!("mang dấu «{stamp}». Văn bản thuộc bí mật nhà nước không được đưa lên hệ thống này."));
    }
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_lowercase()).unwrap_or_default();
    let extension = if extension == "jpeg" { "jpg".to_owned() } else { extension };
    let Some((_, mime, magic)) = KINDS.iter().find(|(e, _, _)| *e == extension) else {
        return refuse("thuộc loại không nhận. Hãy dùng pdf, docx, xlsx, pptx, png, jpg, txt hoặc csv.".to_owned());
    };
    let fits =
        if magic.is_empty() { is_text(bytes) } else { bytes.starts_with(magic) && is_office_part(&extension, bytes) };
    match fits {
        true => Ok(Checked { name, mime }),
        false => refuse(format!(
            "có đuôi .{extension} nhưng nội dung không phải loại đó. Hãy mở tệp, lưu lại đúng loại rồi gửi."
        )),
    }
}

/// An Office file names its own kind of part in the zip directory.
fn is_office_part(extension: &str, bytes: &[u8]) -> bool {
    let part: &[u8] = match extension {
        "docx" => b"word/",
        "xlsx" => b"xl/",
        "pptx" => b"ppt/",
        _ => return true,
    };
    bytes.windows(part.len()).any(|w| w == part)
}

fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|t| !t.contains('\0'))
}

fn secret_stamp(name: &str) -> Option<&'static str> {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let joined = format!(" {} ", words.join(" "));
    SECRET_STAMPS.into_iter().find(|stamp| joined.contains(&format!(" {stamp} ")))
}

/// The last part of a path, on one line, not too long; its extension stays.
fn safe_name(file_name: &str) -> String {
    let last = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = text::one_line(last).chars().filter(|c| !c.is_control() && !"<>:\"|?*".contains(*c)).collect();
    let clean = clean.trim_matches(['.', ' ']).to_owned();
    let length = clean.chars().count();
    if length == 0 {
        return "tep-khong-ten".to_owned();
    }
    if length <= LONGEST_NAME {
        return clean;
    }
    let (stem, extension) = clean.rsplit_once('.').unwrap_or((clean.as_str(), ""));
    let room = LONGEST_NAME.saturating_sub(extension.chars().count() + 1);
    let stem: String = stem.chars().take(room).collect();
    if extension.is_empty() { stem } else { format!("{stem}.{extension}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_not_the_name() {
        assert_eq!(check("Báo cáo.pdf", b"%PDF-1.7 ...").map(|c| c.mime), Ok("application/pdf"));
        assert!(check("Báo cáo.pdf", b"PK\x03\x04word/").is_err());
        assert!(check("bang.xlsx", b"PK\x03\x04word/document.xml").is_err());
        assert!(check("bang.xlsx", b"PK\x03\x04xl/workbook.xml").is_ok());
        assert!(check("virus.exe", b"MZ").is_err());
        assert!(check("trong.pdf", b"").is_err());
        assert!(check("ghi chú.txt", b"\xff\xfe\x00\x01").is_err());
    }

    #[test]
    fn names_are_made_safe() {
        assert_eq!(safe_name("C:\\Users\\x\\Ba\u{0301}o cáo\u{0}.pdf"), "Báo cáo.pdf");
        assert_eq!(safe_name("../../etc/passwd"), "passwd");
        let long = format!("{}.docx", "à".repeat(300));
        assert!(safe_name(&long).chars().count() == 120 && safe_name(&long).ends_with(".docx"));
    }

    #[test]
    fn secrets_are_refused() {
        assert!(check("Danh sách quy hoạch - MẬT.pdf", b"%PDF-1.4").is_err());
        assert!(check("Kế hoạch TUYỆT MẬT_2026.pdf", b"%PDF-1.4").is_err());
        assert!(check("Quy trình bảo mật.pdf", b"%PDF-1.4").is_ok());
    }
}
