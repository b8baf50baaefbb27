//! A year's rank from the levels of four quarters, as one sector reads it (policy `year_from`).

use kernel::decision::{Citation, Decision, Question, Reason};

use crate::evaluation::level::Level;

/// The paper of the sector; nobody else is bound by it, and it was told second-hand.
const SECTOR: Citation = Citation::of("21169/CHQ-TCCB");

/// Two quarters or more "xuất sắc" and none failed: "xuất sắc"; two or more failed: failed; at most two "hoàn thành" and at
/// most one failed: "tốt". The paper says no more, so what remains is a question, and nothing is missing only with all four.
pub fn from_quarters(levels: [Level; 4]) -> Decision<Level> {
    let count = |wanted: Level| levels.iter().filter(|level| **level == wanted).count();
    let (excellent, completed, failed) =
        (count(Level::HoanThanhXuatSac), count(Level::HoanThanh), count(Level::KhongHoanThanh));
    let text = format!(
        "Trong bốn quý có {excellent} quý xuất sắc, {completed} quý hoàn thành, {failed} quý không hoàn thành."
    );
    let reasons = vec![Reason::new(text, SECTOR)];
    let value = match (excellent, completed, failed) {
        (_, _, 2..) => Level::KhongHoanThanh,
        (2.., _, 0) => Level::HoanThanhXuatSac,
        (_, ..=2, _) => Level::HoanThanhTot,
        _ => {
            let text = "Ba quý trở lên chỉ hoàn thành nhiệm vụ: quy định của ngành có thể hiểu hai cách. Người có thẩm quyền quyết định.";
            let options = [Level::HoanThanhTot, Level::HoanThanh].map(|level| level.code().to_owned());
            let question = Question { text: text.to_owned(), options: options.to_vec(), citation: SECTOR };
            return Decision::NeedsJudgement { questions: vec![question], value: Level::HoanThanh, reasons };
        }
    };
    Decision::Decided { value, reasons }
}
