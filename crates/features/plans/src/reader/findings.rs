//! What the reader has to say about the document as a whole.

use super::closing::Closing;
use super::head::Head;
use super::model::{Document, DocumentFinding, Task};

/// Gathers the findings in the order of the document.
pub(super) fn of_document(
    document: &Document,
    head: &Head,
    closing: &Closing,
    tasks: &[Task],
    misnumbered: &[(String, u32)],
) -> Vec<DocumentFinding> {
    let mut out = Vec::new();
    let mut add = |why: &str, line: Option<u32>| out.push(DocumentFinding { why: why.to_owned(), line });
    let letterhead = &head.letterhead;
    let title_line = Some(head.kind_line).filter(|line| *line > 0);
    if document.kind.is_none() {
        add(
            "Không thấy tên loại văn bản (KẾ HOẠCH, CHƯƠNG TRÌNH …); các nhiệm vụ được đọc theo bảng hoặc mục có cơ quan chủ trì.",
            None,
        );
    }
    if document.number.is_none() {
        add(
            "Số văn bản còn để trống: điền số khi ban hành.",
            letterhead.number_text.as_ref().map(|n| n.1).or(title_line),
        );
    }
    if document.date.is_none() {
        add(
            "Ngày ban hành còn để trống hoặc chưa đủ ngày, tháng, năm: điền ngày khi ban hành.",
            letterhead.date_text.as_ref().map(|d| d.1).or(title_line),
        );
    }
    if document.issuer.is_none() {
        add("Không đọc được cơ quan ban hành.", title_line);
    }
    if document.title.is_none() {
        add("Không đọc được trích yếu của văn bản.", title_line);
    }
    if document.bases.is_empty() {
        add("Không thấy căn cứ nào (Căn cứ …, Thực hiện …) ghi số văn bản.", title_line);
    }
    for basis in document.bases.iter().filter(|b| b.date.is_none()) {
        let name = basis.number.as_deref().or(basis.title.as_deref()).unwrap_or("văn bản");
        add(&format!("Căn cứ “{name}” không ghi đủ ngày ban hành."), Some(basis.line));
    }
    if tasks.is_empty() {
        add(
            "Không tìm thấy nhiệm vụ nào có thể giao: cần phần “NHIỆM VỤ, GIẢI PHÁP” đánh số, hoặc bảng có cột Nhiệm vụ và Chủ trì.",
            title_line,
        );
    }
    for (path, line) in misnumbered {
        add(&format!("Số mục {path} được đánh hai lần; mục sau được ghi là {path}(2)."), Some(*line));
    }
    of_closing(document, closing, &mut add);
    out
}

/// Recipients and signature.
fn of_closing(document: &Document, closing: &Closing, add: &mut impl FnMut(&str, Option<u32>)) {
    if closing.recipients.is_empty() {
        add("Không thấy nơi nhận.", None);
    }
    match &document.signer {
        None => add("Không thấy người ký.", None),
        Some(signer) if signer.name.is_none() => {
            add("Phần ký chưa có họ tên người ký.", Some(signer.line).filter(|l| *l > 0))
        }
        Some(_) => {}
    }
}
