//! Files handed in as evidence: only kinds that offices use, and only when the content is what the name says.

use kernel::text;
use web::Upload;

/// A file that passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedFile {
    /// A plain name without folders.
    pub name: String,
    pub mime: &'static str,
    pub bytes: Vec<u8>,
}

/// What the file chooser offers.
pub const ACCEPT: &str = ".pdf,.docx,.xlsx,.pptx,.doc,.xls,.jpg,.jpeg,.png,.txt";

const LONGEST_NAME: usize = 150;
const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Extension, type, and the bytes that such a file begins with (none: text).
const KINDS: [(&str, &str, &[u8]); 10] = [
    ("pdf", "application/pdf", b"%PDF-"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ZIP),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ZIP),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ZIP),
    ("doc", "application/msword", OLE),
    ("xls", "application/vnd.ms-excel", OLE),
    ("jpg", "image/jpeg", b"\xFF\xD8\xFF"),
    ("jpeg", "image/jpeg", b"\xFF\xD8\xFF"),
    ("png", "image/png", b"\x89PNG\r\n\x1A\n"),
    ("txt", "text/plain; charset=utf-8", b""),
];

/// Checks a file.
///
/// # Errors
/// What is wrong and what to do, for the person who sent it.
pub fn check(upload: &Upload) -> Result<CheckedFile, String> {
    let name = plain_name(&upload.file_name);
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_lowercase()).unwrap_or_default();
    let Some((_, mime, begins)) = KINDS.into_iter().find(|(known, ..)| *known == extension) else {
        return Err(format!(
            "Không nhận loại tệp “{name}”. Hãy nộp tệp PDF, Word, Excel, PowerPoint, ảnh JPG hoặc PNG, hoặc văn bản .txt."
        ));
    };
    if upload.bytes.is_empty() {
        return Err(format!("Tệp “{name}” rỗng (0 byte). Hãy mở lại tệp để kiểm tra rồi chọn lại."));
    }
    let as_named = match begins.is_empty() {
        true => is_text(&upload.bytes),
        false => upload.bytes.starts_with(begins),
    };
    if !as_named {
        return Err(format!(
            "Nội dung của tệp “{name}” không đúng loại .{extension}. Có thể tệp hỏng hoặc bị đổi đuôi; hãy lưu lại đúng loại rồi chọn lại."
        ));
    }
    Ok(CheckedFile { name, mime, bytes: upload.bytes.clone() })
}

fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|t| !t.contains('\0'))
}

/// The name without folders and control characters, at most 150 characters, its extension kept.
fn plain_name(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or(sent);
    let shown: String = last.chars().filter(|c| !c.is_control() && !"\"<>|:*?".contains(*c)).collect();
    let clean = text::one_line(&shown);
    let surplus = clean.chars().count().saturating_sub(LONGEST_NAME);
    match clean.rsplit_once('.') {
        Some((stem, extension)) if surplus > 0 => {
            let kept = stem.chars().count().saturating_sub(surplus);
            format!("{}.{extension}", stem.chars().take(kept).collect::<String>())
        }
        _ => clean,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(name: &str, bytes: &[u8]) -> Upload {
        Upload { field: "tep".to_owned(), file_name: name.to_owned(), bytes: bytes.to_vec() }
    }

    #[test]
    fn a_file_is_what_its_name_says() {
        let good = check(&upload("Báo cáo rà soát.PDF", b"%PDF-1.7 ...")).unwrap();
        assert_eq!((good.name.as_str(), good.mime), ("Báo cáo rà soát.PDF", "application/pdf"));
        assert!(check(&upload("bao-cao.pdf", b"<html><script>")).unwrap_err().contains("không đúng loại .pdf"));
        assert!(check(&upload("bao-cao.pdf", b"")).unwrap_err().contains("rỗng"));
        assert!(check(&upload("may.exe", b"MZ")).unwrap_err().contains("Không nhận loại tệp"));
        assert!(check(&upload("khong-duoi", b"abc")).unwrap_err().contains("Không nhận loại tệp"));
        assert!(check(&upload("ghi-chu.txt", b"a\0b")).is_err());
        assert!(check(&upload("ghi-chú.txt", "đã rà soát".as_bytes())).is_ok());
    }

    #[test]
    fn names_lose_folders_and_stay_short() {
        assert_eq!(plain_name("C:\\Users\\ha\\Báo cáo.docx"), "Báo cáo.docx");
        assert_eq!(plain_name("../../etc/Báo\r\n cáo\".docx"), "Báo cáo.docx");
        let long = plain_name(&format!("{}.docx", "ờ".repeat(400)));
        assert_eq!(long.chars().count(), LONGEST_NAME);
        assert!(long.ends_with(".docx"));
    }
}
