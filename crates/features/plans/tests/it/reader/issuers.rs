//! Plans of other issuers (a Party committee, a special zone, a city's department) and sentences that assign work.

use plans::reader::clears::Clarity;
use plans::reader::{PlanReading, Units};
use serde_json::{Value, json};

use super::{document, paths, plan, task, with_body};

fn due(reading: &PlanReading, path: &str) -> Value {
    serde_json::to_value(&task(reading, path).due).expect("json")
}

fn signature(reading: &PlanReading) -> [&str; 3] {
    let signer = reading.document.signer.as_ref().expect("a signer");
    [&signer.capacity, &signer.title, &signer.name].map(|part| part.as_deref().unwrap_or_default())
}

fn duties(reading: &PlanReading) -> Vec<(&str, &str)> {
    reading.duties.iter().map(|d| (d.path.as_str(), d.unit.as_str())).collect()
}

#[test]
fn a_party_committee() {
    let reading = plan(include_str!("plans/dang-uy.md"));
    let document = &reading.document;
    assert_eq!(document.issuer.as_deref(), Some("Đảng ủy xã Kiến Thụy"));
    assert_eq!((document.number.as_deref(), document.place.as_deref()), (Some("18-KH/ĐU"), Some("Kiến Thụy")));
    assert_eq!(document.date.map(|d| d.to_string()).as_deref(), Some("2026-03-20"));
    assert_eq!(signature(&reading), ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Phạm Quốc Khánh"]);
    let plan_above = &document.bases[1];
    assert_eq!(plan_above.issuer.as_deref(), Some("Ban Thường vụ Thành ủy"));
    assert_eq!(plan_above.title, None, "who issues this plan is not the title of the one above");
    assert_eq!(paths(&reading), ["II.1", "II.2", "II.3"]);
    assert_eq!(task(&reading, "II.1").coordinating, ["Văn phòng Đảng ủy"]);
    assert_eq!(due(&reading, "II.2"), json!({"kind": "continuous"}));
    assert_eq!(due(&reading, "II.3"), json!({"kind": "every", "every": "year"}));
    assert_eq!(reading.duties.len(), 3);
}

#[test]
fn a_special_zone_in_parts_with_the_signature_on_one_line() {
    let reading = plan(include_str!("plans/dac-khu.md"));
    assert_eq!(reading.document.issuer.as_deref(), Some("Ủy ban nhân dân đặc khu Cát Hải"));
    assert_eq!(signature(&reading), ["TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH", "Bùi Tuấn Mạnh"]);
    assert_eq!(paths(&reading), ["II.1", "II.2"]);
    assert_eq!(due(&reading, "II.1"), json!({"kind": "unclear"}), "weekly is no cadence of the contract");
    assert_eq!(task(&reading, "II.2").lead, ["Phòng Kinh tế"]);
    assert_eq!(duties(&reading)[0], ("III.1", "Ban Quản lý vịnh"));
}

#[test]
fn a_department_of_the_city() {
    let text = include_str!("plans/so-noi-vu.txt");
    let reading = plans::reader::read(&document(text, "ke-hoach.txt"), &Units::default()).expect("a plan");
    assert_eq!(reading.document.issuer.as_deref(), Some("Sở Nội vụ thành phố Hải Phòng"));
    assert_eq!(signature(&reading), ["", "GIÁM ĐỐC", "Trần Thị Minh Nguyệt"]);
    assert_eq!(paths(&reading), ["II.1", "II.2"]);
    assert_eq!(due(&reading, "II.1"), json!({"kind": "within", "from": "2026-07-01", "until": "2026-10-31"}));
    let expected =
        [("III.1", "Thanh tra Sở"), ("III.2", "Văn phòng Sở"), ("III.3", "UBND các xã, phường được kiểm tra")];
    assert_eq!(duties(&reading), expected);
}

#[test]
fn the_name_of_the_state_wrapped_in_its_column_is_not_part_of_the_issuer() {
    let head =
        "UBND XÃ AN DƯƠNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nPHÒNG VĂN HÓA - XÃ HỘI NAM\nĐộc lập - Tự do - Hạnh phúc";
    let text = format!("{head}\n\nKẾ HOẠCH\nKiểm tra\n\nI. NHIỆM VỤ\n\n1. Rà soát hồ sơ\nChủ trì: Phòng Kinh tế");
    let reading = plans::reader::read(&document(&text, "ke-hoach.txt"), &Units::default()).expect("a plan");
    assert_eq!(reading.document.issuer.as_deref(), Some("Phòng Văn hóa - Xã hội xã An Dương"));
}

#[test]
fn the_subject_of_a_sentence_leads() {
    let reading = with_body(
        "I. NHIỆM VỤ\n\n1. Sở Tài chính chủ trì, phối hợp với Liên minh Hợp tác xã thành phố, UBND các xã rà soát chính sách.\n\n\
         2. Phòng Kinh tế tham mưu UBND xã cân đối ngân sách, hoàn thành trước 31/12/2026.\n\n\
         3. Phát động phong trào, đồng chí Vũ Đức Long, Phó Chủ tịch UBND xã trực tiếp chỉ đạo.\n\n\
         4. Phòng, chống thiên tai trước mùa mưa.",
    );
    assert_eq!(task(&reading, "I.1").coordinating, ["Liên minh Hợp tác xã thành phố", "UBND các xã"]);
    assert_eq!(task(&reading, "I.2").lead, ["Phòng Kinh tế"]);
    assert_eq!(task(&reading, "I.3").clears.nguoi, Clarity::Ro);
    assert!(task(&reading, "I.4").lead.is_empty());
}

#[test]
fn duties_in_a_part_without_a_number() {
    let reading = with_body(
        "**NHIỆM VỤ**\n\n1. Rà soát hồ sơ\n\nChủ trì: Phòng Kinh tế\n\n2. Niêm yết công khai thủ tục\n\nChủ trì: Công an xã\n\n\
         **TỔ CHỨC THỰC HIỆN**\n\n1. Phòng Kinh tế bố trí kinh phí.\n\n2. Công an xã kiểm tra.",
    );
    assert_eq!(paths(&reading), ["1", "2"]);
    assert_eq!(duties(&reading), [("1", "Phòng Kinh tế"), ("2", "Công an xã")]);
}

#[test]
fn a_numbered_row_over_its_own_rows_is_a_group() {
    let reading = with_body(
        "**PHỤ LỤC 1**\n\n| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Hỗ trợ hợp tác xã | | |\n\
         | 1.1 | Tư vấn thành lập | Phòng Kinh tế | Quý II/2026 |\n| 2 | Chuyển đổi số | Công an xã | 15/11/2026 |",
    );
    assert_eq!(paths(&reading), ["PL1.1.1", "PL1.2"]);
}

#[test]
fn a_person_in_brackets_after_the_unit_and_recipients_on_one_line() {
    let reading = with_body(
        "I. NHIỆM VỤ\n\n1. Rà soát hồ sơ cán bộ\n\n- Chủ trì: Phòng Kinh tế (đồng chí Nguyễn Thị Hoà, Trưởng phòng)\n\n\
         - Thời gian: 01/11 - 31/12/2026\n\n**Nơi nhận:** Chi cục Dân số; Đảng ủy, HĐND xã; Lưu: VT; VP.",
    );
    assert_eq!(task(&reading, "I.1").lead, ["Phòng Kinh tế"]);
    assert_eq!(task(&reading, "I.1").clears.nguoi, Clarity::Ro);
    assert_eq!(due(&reading, "I.1"), json!({"kind": "within", "from": "2026-11-01", "until": "2026-12-31"}));
    assert_eq!(reading.document.recipients, ["Chi cục Dân số", "Đảng ủy, HĐND xã", "Lưu: VT; VP"]);
}

#[test]
fn halves_of_a_year_days_before_a_named_month_and_who_signs_the_product() {
    let reading = with_body(
        "I. NHIỆM VỤ\n\n1. Khảo sát ý kiến người dân\n\n- Thời gian: Nửa cuối năm 2026\n\n\
         - Sản phẩm: Kết luận do Giám đốc Sở ký ban hành\n\n\
         2. Rà soát văn bản do HĐND, UBND xã ban hành\n\n- Thời gian: Từ 01 đến 10 tháng 11 năm 2026",
    );
    assert_eq!(due(&reading, "I.1"), json!({"kind": "within", "from": "2026-07-01", "until": "2026-12-31"}));
    assert_eq!(due(&reading, "I.2"), json!({"kind": "within", "from": "2026-11-01", "until": "2026-11-10"}));
    assert_eq!(task(&reading, "I.1").clears.tham_quyen, Clarity::Ro);
    assert_eq!(task(&reading, "I.2").clears.tham_quyen, Clarity::ChuaRo, "who issued the old papers decides nothing");
}

#[test]
fn a_span_of_time_in_prose() {
    let reading = with_body(
        "I. NHIỆM VỤ\n\n1. Đào tạo lại công chức: Phòng Kinh tế chủ trì thực hiện từ tháng 7 đến tháng 12 năm 2026.\n\n\
         2. Rà soát chế độ thực hiện từ năm 2020, Phòng Kinh tế chủ trì.",
    );
    assert_eq!(due(&reading, "I.1"), json!({"kind": "within", "from": "2026-07-01", "until": "2026-12-31"}));
    assert_eq!(due(&reading, "I.2"), json!({"kind": "unclear"}));
}

#[test]
fn text_saved_with_one_paragraph_a_line() {
    let body = "Rà soát trình độ của cán bộ, công chức xã theo vị trí việc làm. ".repeat(4);
    let text = format!(
        "UBND XÃ AN HƯNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nKẾ HOẠCH\nKiểm tra công vụ\n\nI. NHIỆM VỤ\n\
         1. Rà soát, đánh giá trình độ của đội ngũ cán bộ, công chức, viên chức trên toàn địa bàn xã An Hưng\n{body}\n\
         Chủ trì: Phòng Kinh tế\n2. Kiểm tra việc chấp hành kỷ luật\n{body}\nChủ trì: Công an xã",
    );
    let reading = plans::reader::read(&document(&text, "ke-hoach.txt"), &Units::default()).expect("a plan");
    assert_eq!(reading.document.issuer.as_deref(), Some("Ủy ban nhân dân xã An Hưng"));
    assert!(task(&reading, "I.1").title.ends_with("địa bàn xã An Hưng"), "{}", task(&reading, "I.1").title);
    assert_eq!(task(&reading, "I.2").title, "Kiểm tra việc chấp hành kỷ luật");
}

#[test]
fn a_row_cut_by_the_page_keeps_its_bodies_whole() {
    let head = "| TT | Nhiệm vụ | Chủ trì | Phối hợp |\n|---|---|---|---|";
    let reading = with_body(&format!(
        "**PHỤ LỤC 1**\n\n{head}\n| 1 | Xây dựng quy trình nội bộ | Trung tâm | Văn phòng |\n\n{head}\n\
         | | giải quyết thủ tục | Phục vụ hành chính công | HĐND và UBND |\n| 2 | Niêm yết | Công an xã | |",
    ));
    let task = task(&reading, "PL1.1");
    assert_eq!(task.lead, ["Trung tâm Phục vụ hành chính công"]);
    assert_eq!(task.coordinating, ["Văn phòng HĐND và UBND"]);
}

#[test]
fn a_cell_whose_lines_are_one_name_or_several() {
    let reading = with_body(
        "**PHỤ LỤC 1**\n\n| TT | Nhiệm vụ | Chủ trì | Phối hợp |\n|---|---|---|---|\n\
         | 1 | Niêm yết thủ tục | Trung tâm<br>Phục vụ hành chính công | Văn phòng<br>HĐND và UBND<br>Công an xã |",
    );
    assert_eq!(task(&reading, "PL1.1").lead, ["Trung tâm Phục vụ hành chính công"]);
    assert_eq!(task(&reading, "PL1.1").coordinating, ["Văn phòng HĐND và UBND", "Công an xã"]);
}
