//! Parts of a plan: their titles, and what under them is a task.

use plans::reader::PlanReading;
use plans::reader::clears::Clarity;
use serde_json::{Value, json};

use super::{paths, task, with_body};

fn due(reading: &PlanReading, path: &str) -> Value {
    serde_json::to_value(&task(reading, path).due).expect("json")
}

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

#[test]
fn tasks_listed_by_the_unit_that_does_them() {
    let reading = with_body(
        "**II. CÁC NHIỆM VỤ CHỦ YẾU**\n\n**1. Phòng Kinh tế**\n\na) Xây dựng kế hoạch sản xuất, hoàn thành trước ngày 31/01/2026.\n\n\
         b) Theo dõi tiến độ giải ngân, báo cáo hằng tháng.\n\n**2. Công an xã**\n\nMở đợt cao điểm trấn áp tội phạm trong quý I/2026.",
    );
    assert_eq!(paths(&reading), ["II.1.a", "II.1.b", "II.2"]);
    assert_eq!(task(&reading, "II.1.b").lead, ["Phòng Kinh tế"]);
    assert_eq!(due(&reading, "II.1.a"), json!({"kind": "by", "until": "2026-01-31"}));
    let raid = task(&reading, "II.2");
    assert_eq!(raid.title, "Mở đợt cao điểm trấn áp tội phạm trong quý I/2026");
    assert_eq!(raid.lead, ["Công an xã"]);
}

#[test]
fn a_task_named_after_a_body_among_others_is_no_unit() {
    let reading = with_body(
        "**II. NHIỆM VỤ**\n\n1. Hội chợ nông sản\n\na) Thuê gian hàng.\n\n2. Trung tâm dữ liệu\n\na) Mua máy chủ.\n\n3. Kiểm tra mạng\n\na) Đo kiểm.",
    );
    assert_eq!(paths(&reading), ["II.1", "II.2", "II.3"]);
    assert!(task(&reading, "II.2").lead.is_empty());
}

#[test]
fn items_about_the_whole_are_no_tasks_and_steps_of_a_schedule_are() {
    let reading = with_body(
        "**II. NỘI DUNG, ĐỐI TƯỢNG, THỜI GIAN**\n\n1. Nội dung: Việc thực hiện quy chế dân chủ.\n\n2. Đối tượng: Chi bộ Trạm Y tế.\n\n\
         3. Mốc thời gian kiểm tra: từ 01/01/2025 đến 31/12/2025.\n\n4. Việc chấp hành giờ giấc.\n\n**III. TIẾN ĐỘ THỰC HIỆN**\n\n\
         1. Xây dựng đề cương báo cáo: trước ngày 15/3/2026 (đồng chí Phạm Thanh Tùng).\n\n2. Báo cáo kết quả: trước ngày 20/5/2026.",
    );
    assert_eq!(paths(&reading), ["III.1", "III.2"]);
    assert_eq!(task(&reading, "III.1").clears.nguoi, Clarity::Ro);
    assert_eq!(due(&reading, "III.2"), json!({"kind": "by", "until": "2026-05-20"}));
}

#[test]
fn duties_behind_a_preamble_and_of_teachers() {
    let reading = with_body(
        "I. NHIỆM VỤ\n\n1. Rà soát hồ sơ\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Trên cơ sở Kế hoạch này, các đơn vị xây dựng kế hoạch cụ thể, gửi \
         Văn phòng HĐND và UBND trước ngày 30/01/2026.\n\n2. Giáo viên, nhân viên: Thực hiện nghiêm túc.\n\n3. Sở Nội vụ có trách nhiệm:\n\na) Hướng dẫn, kiểm tra.",
    );
    let units: Vec<&str> = reading.duties.iter().map(|d| d.unit.as_str()).collect();
    assert_eq!(units, ["Các đơn vị", "Giáo viên, nhân viên", "Sở Nội vụ"]);
    assert_eq!(reading.duties[2].items, ["Hướng dẫn, kiểm tra."]);
}
