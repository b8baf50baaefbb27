//! The refusals of the workbook reader: what is wrong, and what to do.

use std::path::Path;

use crate::source::ReadError;
use crate::xml::XmlFault;

const SAVE_AS_XLSX: &str = "Mở tệp bằng Excel hoặc LibreOffice, chọn “Lưu thành” (Save As) kiểu “Excel Workbook (.xlsx)” rồi \
                            nộp lại.";
const SMALLER: &str = "Xóa các dòng, cột trống đã định dạng, bỏ ảnh và các trang tính không cần, lưu lại rồi nộp.";

fn refusal(code: &'static str, message: impl Into<String>, at: Option<&str>, suggestion: &str) -> ReadError {
    ReadError { code, message: message.into(), at: at.map(str::to_owned), suggestion: suggestion.to_owned() }
}

pub(super) fn empty() -> ReadError {
    refusal("empty", "Tệp trống, không có nội dung nào.", None, "Mở thử tệp trên máy rồi chọn lại.")
}

pub(super) fn too_large(size: u64) -> ReadError {
    let (size, most) = (size.div_ceil(1024 * 1024), super::MAX_BYTES / (1024 * 1024));
    refusal("too_large", format!("Tệp nặng {size} MB, vượt giới hạn {most} MB."), None, SMALLER)
}

pub(super) fn not_readable(path: &Path, error: &std::io::Error) -> ReadError {
    let why = match error.kind() {
        std::io::ErrorKind::NotFound => "không có tệp này",
        std::io::ErrorKind::PermissionDenied => "không có quyền đọc",
        _ => "lỗi khi đọc đĩa",
    };
    let message = format!("Không mở được tệp {}: {why}.", path.display());
    refusal("not_a_document", message, None, "Kiểm tra đường dẫn và quyền đọc tệp.")
}

pub(super) fn no_file(path: &Path) -> ReadError {
    let message = format!("Không mở được {}: đây không phải là một tệp.", path.display());
    refusal("not_a_document", message, None, "Kiểm tra đường dẫn.")
}

pub(super) fn not_a_workbook() -> ReadError {
    refusal("not_a_document", "Tệp này không phải bảng tính Excel.", None, "Hãy chọn tệp bảng tính .xlsx.")
}

pub(super) fn unsupported(what: &str) -> ReadError {
    refusal("unsupported", format!("Tệp này là {what}; hệ thống chỉ đọc bảng tính .xlsx."), None, SAVE_AS_XLSX)
}

pub(super) fn encrypted() -> ReadError {
    let hint = "Mở tệp bằng mật khẩu, bỏ mật khẩu bảo vệ, lưu lại rồi nộp.";
    refusal("encrypted", "Bảng tính được đặt mật khẩu nên không đọc được.", None, hint)
}

pub(crate) fn damaged(at: Option<&str>) -> ReadError {
    let hint = "Mở thử bằng Excel; nếu mở được, lưu lại thành .xlsx mới rồi nộp; nếu không, xin lại bản gốc.";
    refusal("damaged", "Bảng tính bị hỏng hoặc tải lên chưa hết nên không đọc được.", at, hint)
}

pub(super) fn unpacks_too_large(at: Option<&str>) -> ReadError {
    let message = "Nội dung nén trong bảng tính phình ra quá lớn, có thể là tệp cố ý gây hại.";
    refusal("unpacks_too_large", message, at, SMALLER)
}

/// More of something than a workbook for people has.
pub(crate) fn too_many(what: &str, most: usize, at: &str) -> ReadError {
    refusal("too_large", format!("Bảng tính có quá {most} {what}."), Some(at), SMALLER)
}

/// What stopped the reading of a part.
pub(crate) fn of_part(fault: XmlFault, path: &str) -> ReadError {
    match fault {
        XmlFault::Broken | XmlFault::OldLetters => damaged(Some(path)),
        XmlFault::TooMuch => unpacks_too_large(Some(path)),
    }
}

/// A place of a note that the workbook does not have.
pub(crate) fn no_place(what: &str, at: &str) -> ReadError {
    let hint = "Kiểm tra xem đây có đúng là tệp đã nộp không rồi làm lại từ đầu.";
    refusal("no_place", format!("Không ghi được ghi chú vào bảng tính: không có {what}."), Some(at), hint)
}

/// The words of a package's refusal, for a workbook.
pub(crate) fn of_package(error: ReadError) -> ReadError {
    match error.code {
        "encrypted" => encrypted(),
        "unpacks_too_large" => unpacks_too_large(error.at.as_deref()),
        _ => damaged(error.at.as_deref()),
    }
}
