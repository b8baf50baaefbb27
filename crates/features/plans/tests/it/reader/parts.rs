//! Parts of a plan: their titles, and what under them is a task.

use super::{paths, task, with_body};

#[test]
fn the_heading_below_the_number_of_a_part_is_its_title() {
    let reading = with_body(
        "## Phần thứ nhất\n\n## MỤC TIÊU\n\n1. Khống chế dịch bệnh\n\n## Phần thứ hai\n\n## NHIỆM VỤ VÀ GIẢI PHÁP\n\n\
         ### I. TIÊM PHÒNG\n\n1. Tiêm vắc xin cho đàn vật nuôi\n\nĐơn vị thực hiện: Phòng Kinh tế\n\n### II. GIÁM SÁT DỊCH BỆNH\n\n\
         - Chợ là nơi nguy cơ cao.\n\n1. Lấy mẫu tại các chợ (Phòng Kinh tế chủ trì; Công an xã phối hợp)\n\n2. Tiêu hủy gia cầm bệnh",
    );
    assert_eq!(paths(&reading), ["II.I.1", "II.II.1", "II.II.2"]);
    assert_eq!(task(&reading, "II.II.1").coordinating, ["Công an xã"]);
}
