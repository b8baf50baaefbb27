//! The refusals of the readers, in one place so that they speak with one voice.

use crate::source::ReadError;

const SAVE_AS_DOCX: &str =
    "Mở tệp bằng Microsoft Word hoặc LibreOffice, chọn “Lưu thành” (Save As) kiểu “Word Document (.docx)” rồi nộp lại.";
const ACCEPTED: &str = "Hãy chọn tệp văn bản .docx, .md, .txt hoặc .pdf có lớp chữ.";

impl ReadError {
    fn new(code: &'static str, message: impl Into<String>, at: Option<&str>, suggestion: impl Into<String>) -> Self {
        Self { code, message: message.into(), at: at.map(str::to_owned), suggestion: suggestion.into() }
    }

    pub(crate) fn empty() -> Self {
        Self::new(
            "empty",
            "Tệp trống, không có nội dung nào.",
            None,
            "Kiểm tra lại tệp trên máy (mở thử xem có chữ không) rồi chọn lại.",
        )
    }

    pub(crate) fn too_large(size: u64) -> Self {
        let limit = super::MAX_BYTES / (1024 * 1024);
        let message = format!("Tệp nặng {} MB, vượt giới hạn {limit} MB.", size.div_ceil(1024 * 1024));
        Self::new("too_large", message, None, "Bỏ bớt ảnh trong tệp hoặc chỉ giữ phần kế hoạch, lưu lại rồi nộp.")
    }

    pub(crate) fn not_readable(path: &str, why: &str) -> Self {
        let message = format!("Không mở được tệp {path}: {why}.");
        Self::new("not_a_document", message, None, "Kiểm tra đường dẫn và quyền đọc tệp.")
    }

    pub(crate) fn not_a_document(what: &str) -> Self {
        Self::new("not_a_document", format!("Tệp này là {what}, không phải văn bản đọc được."), None, ACCEPTED)
    }

    pub(crate) fn unsupported(what: &str) -> Self {
        Self::new(
            "unsupported",
            format!("Tệp này là {what}; hệ thống chưa đọc được định dạng này."),
            None,
            SAVE_AS_DOCX,
        )
    }

    pub(crate) fn spreadsheet() -> Self {
        let hint = "Kế hoạch phải là văn bản: chép bảng vào một tệp Word (.docx) rồi nộp lại.";
        Self::new("unsupported", "Tệp này là bảng tính Excel, không phải văn bản kế hoạch.", None, hint)
    }

    pub(crate) fn encrypted(what: &str) -> Self {
        let hint = "Mở tệp bằng mật khẩu, bỏ mật khẩu bảo vệ, lưu lại rồi nộp.";
        Self::new("encrypted", format!("{what} được đặt mật khẩu nên không đọc được."), None, hint)
    }

    pub(crate) fn damaged_docx(at: Option<&str>) -> Self {
        let message = "Tệp Word bị hỏng hoặc tải lên chưa hết nên không đọc được.";
        Self::new(
            "damaged",
            message,
            at,
            "Mở thử bằng Word; nếu mở được, lưu lại thành .docx mới rồi nộp; nếu không, xin lại bản gốc.",
        )
    }

    pub(crate) fn damaged_pdf(at: Option<&str>) -> Self {
        let message = "Tệp PDF bị hỏng hoặc tải lên chưa hết nên không đọc được.";
        Self::new(
            "damaged",
            message,
            at,
            "Mở thử bằng trình xem PDF; nếu mở được, in lại ra PDF mới hoặc nộp bản Word (.docx).",
        )
    }

    pub(crate) fn no_text_layer() -> Self {
        let message = "Tệp PDF là bản quét (chỉ có ảnh chụp trang giấy), không có lớp chữ nên không đọc được.";
        Self::new("no_text_layer", message, None, "Nộp bản Word (.docx) của văn bản, hoặc PDF xuất trực tiếp từ Word.")
    }

    pub(crate) fn pdf_too_complex() -> Self {
        let message = "Tệp PDF quá phức tạp nên hệ thống dừng đọc để bảo vệ máy chủ.";
        Self::new(
            "unpacks_too_large",
            message,
            None,
            "Nộp bản Word (.docx) của văn bản, hoặc in lại ra PDF mới rồi nộp.",
        )
    }

    pub(crate) fn no_word_body() -> Self {
        let message = "Tệp .docx thiếu phần nội dung chính (word/document.xml).";
        Self::new("damaged", message, Some("word/document.xml"), "Mở thử bằng Word, lưu lại thành .docx mới rồi nộp.")
    }

    pub(crate) fn unpacks_too_large(at: Option<&str>) -> Self {
        let message = "Nội dung nén trong tệp phình ra quá lớn so với một văn bản, có thể là tệp cố ý gây hại.";
        Self::new(
            "unpacks_too_large",
            message,
            at,
            "Nếu là văn bản thật: bỏ bớt ảnh và phụ lục, lưu lại thành .docx mới rồi nộp.",
        )
    }

    pub(crate) fn old_letters() -> Self {
        let message =
            "Văn bản gõ bằng bảng mã cũ (TCVN3 hoặc VNI, phông .VnTime, VNI-Times) nên đọc sẽ sai dấu tiếng Việt.";
        let hint = "Dùng công cụ của Unikey chuyển văn bản sang Unicode, phông Times New Roman, lưu lại rồi nộp.";
        Self::new("unsupported", message, None, hint)
    }

    pub(crate) fn not_utf8(line: usize) -> Self {
        let at = format!("dòng {line}");
        let hint = "Mở tệp, chọn “Lưu thành” với mã hóa UTF-8 (không dùng TCVN3, VNI) rồi nộp lại.";
        Self::new(
            "unsupported",
            "Tệp chữ không theo mã Unicode (UTF-8) nên đọc sẽ sai dấu tiếng Việt.",
            Some(&at),
            hint,
        )
    }
}
