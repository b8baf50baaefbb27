//! Assignments, helpers and times that stand in sentences rather than behind labels.

use plans::reader::PlanReading;
use plans::reader::clears::Clarity;
use serde_json::{Value, json};

use super::{paths, task, with_body};

fn due(reading: &PlanReading, path: &str) -> Value {
    serde_json::to_value(&task(reading, path).due).expect("json")
}

#[test]
fn who_does_a_sub_item_is_named_behind_the_work() {
    let reading = with_body(
        "I. NỘI DUNG CÔNG VIỆC\n\n1. Truyền thông, quảng bá\n\na) Viết tin bài: Đồng chí Ngô Mai phụ trách, hoàn thành trước 10/10/2026.\n\n\
         b) Treo băng rôn tại các tuyến đường: Trung tâm Văn hóa thực hiện, xong trước 12/10/2026.\n\n\
         2. Nâng cấp phần mềm: bảo đảm tốc độ thực hiện thủ tục.",
    );
    assert_eq!(paths(&reading), ["I.1.a", "I.1.b", "I.2"]);
    assert_eq!(task(&reading, "I.1.a").lead, ["Đồng chí Ngô Mai"]);
    assert_eq!(task(&reading, "I.1.b").lead, ["Trung tâm Văn hóa"]);
    assert_eq!(task(&reading, "I.1.b").title, "Treo băng rôn tại các tuyến đường");
    assert_eq!(due(&reading, "I.1.b"), json!({"kind": "by", "until": "2026-10-12"}));
    assert!(task(&reading, "I.2").lead.is_empty(), "{:?}", task(&reading, "I.2").lead);
}

#[test]
fn helpers_in_a_clause_of_their_own_and_a_conference_that_is_no_helper() {
    let reading = with_body(
        "I. NHIỆM VỤ\n\n1. Tổ chức huấn luyện: Ban Chỉ huy Quân sự xã chủ trì; Công an xã, Đoàn Thanh niên phối hợp; \
         thời gian từ ngày 01/4/2026 đến ngày 15/4/2026.\n\n\
         2. Công an xã chủ trì, phối hợp với Văn phòng Đảng ủy tổ chức hội nghị.\n\n\
         3. Kiểm tra tại chi bộ: từ ngày 15/4 đến ngày 30/4/2026.",
    );
    assert_eq!(task(&reading, "I.1").coordinating, ["Công an xã", "Đoàn Thanh niên"]);
    assert_eq!(due(&reading, "I.1"), json!({"kind": "within", "from": "2026-04-01", "until": "2026-04-15"}));
    assert_eq!(task(&reading, "I.2").coordinating, ["Văn phòng Đảng ủy"]);
    assert_eq!(due(&reading, "I.3"), json!({"kind": "within", "from": "2026-04-15", "until": "2026-04-30"}));
}

#[test]
fn a_verb_inside_a_noun_ends_no_name() {
    let reading = with_body(
        "I. NHIỆM VỤ\n\n1. Rà soát hồ sơ\n\nII. TỔ CHỨC THỰC HIỆN\n\n\
         1. Đảng ủy UBND xã cụ thể hóa thành chương trình công tác.\n\n2. Bộ phận tổng hợp theo dõi, báo cáo.\n\n\
         3. Tổ kiểm tra liên ngành lập biên bản vi phạm.\n\n4. Giao đồng chí Phó Trưởng ban trực tiếp chỉ đạo.\n\n\
         5. Thành viên Ban Kinh tế - Xã hội tham gia đầy đủ.\n\n6. Các đơn vị tham gia lập danh sách.",
    );
    let duties: Vec<(&str, &str)> = reading.duties.iter().map(|d| (d.unit.as_str(), d.items[0].as_str())).collect();
    let expected = [
        ("Đảng ủy UBND xã", "Cụ thể hóa thành chương trình công tác"),
        ("Bộ phận tổng hợp", "Theo dõi, báo cáo"),
        ("Tổ kiểm tra liên ngành", "Lập biên bản vi phạm"),
        ("Đồng chí Phó Trưởng ban", "Trực tiếp chỉ đạo"),
        ("Thành viên Ban Kinh tế - Xã hội", "Tham gia đầy đủ"),
        ("Các đơn vị tham gia", "Lập danh sách"),
    ];
    assert_eq!(duties, expected);
}

#[test]
fn a_time_without_a_colon_behind_the_names_and_helpers_without_a_lead() {
    let reading = with_body(
        "I. NHIỆM VỤ\n\n1. Xây dựng đề cương\n\nChủ trì: Đồng chí Phó Trưởng Ban. Hoàn thành trước ngày 20/4/2026.\n\n\
         2. Biên soạn tài liệu: phối hợp với Trường Chính trị biên soạn, trình Giám đốc Sở phê duyệt.\n\n\
         3. Khảo sát nhu cầu; Phòng Công chức, viên chức chủ trì; xong trong tháng 7/2026.",
    );
    assert_eq!(task(&reading, "I.1").lead, ["Đồng chí Phó Trưởng Ban"]);
    assert_eq!(due(&reading, "I.1"), json!({"kind": "by", "until": "2026-04-20"}));
    assert_eq!(task(&reading, "I.2").coordinating, ["Trường Chính trị"]);
    assert_eq!(task(&reading, "I.2").clears.tham_quyen, Clarity::Ro);
    assert_eq!(task(&reading, "I.3").title, "Khảo sát nhu cầu");
    assert_eq!(task(&reading, "I.3").lead, ["Phòng Công chức, viên chức"]);
}
