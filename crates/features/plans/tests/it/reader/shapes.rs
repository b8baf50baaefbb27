//! Invented plans in other shapes, each with exact expectations.

use plans::reader::clears::Clarity;
use plans::reader::{PlanReading, Units};

use super::{document, paths, plan, task, with_body};

/// path | lead | coordinating | due, one task a line
fn short(reading: &PlanReading) -> Vec<String> {
    let due = |t: &plans::reader::Task| {
        let value = serde_json::to_value(&t.due).expect("json");
        let parts = ["kind", "every", "from", "until"].iter().filter_map(|k| value[k].as_str().map(str::to_owned));
        parts.collect::<Vec<_>>().join(" ")
    };
    let line = |t: &plans::reader::Task| {
        format!("{} | {} | {} | {}", t.path, t.lead.join("; "), t.coordinating.join("; "), due(t))
    };
    reading.tasks.iter().map(line).collect()
}

fn duties(reading: &PlanReading) -> Vec<(&str, &str, usize)> {
    reading.duties.iter().map(|d| (d.path.as_str(), d.unit.as_str(), d.items.len())).collect()
}

#[test]
fn a_ward_with_tasks_numbered_1_1() {
    let reading = plan(include_str!("plans/phuong-so.md"));
    let expected = [
        "II.1.1 | Trung tâm Phục vụ hành chính công | Văn phòng HĐND và UBND; Phòng Văn hóa - Xã hội; các đơn vị có liên quan | by 2026-04-30",
        "II.1.2 | Văn phòng HĐND và UBND |  | every quarter",
        "II.2.1 | Văn phòng HĐND và UBND |  | within 2026-04-01 2026-09-30",
        "II.2.2 | Phòng Kinh tế, Hạ tầng và Đô thị |  | within 2026-04-01 2026-09-30",
    ];
    assert_eq!(short(&reading), expected);
    let document = &reading.document;
    assert_eq!(document.number.as_deref(), Some("47/KH-UBND"));
    assert_eq!(document.date.map(|d| d.to_string()).as_deref(), Some("2026-03-12"));
    assert_eq!(document.issuer.as_deref(), Some("Ủy ban nhân dân phường Đông Hải"));
    assert_eq!(document.title.as_deref(), Some("Cải cách hành chính và chuyển đổi số phường Đông Hải năm 2026"));
    let signer = document.signer.as_ref().expect("a signer");
    assert_eq!(signer.capacity.as_deref(), Some("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH"));
    assert_eq!((signer.title.as_deref(), signer.name.as_deref()), (Some("PHÓ CHỦ TỊCH"), Some("Đỗ Quang Minh")));
    assert_eq!(document.bases.len(), 4);
    let expected = [
        ("III.1", "Văn phòng HĐND và UBND", 1),
        ("III.2", "Ủy ban Mặt trận Tổ quốc Việt Nam phường và các tổ chức chính trị - xã hội", 1),
    ];
    assert_eq!(duties(&reading), expected);
    assert!(reading.findings.is_empty(), "{:?}", reading.findings);
    let digitised = task(&reading, "II.2.1");
    assert_eq!(digitised.clears.nguoi, Clarity::Ro);
    assert!(digitised.text.ends_with("a) Hồ sơ hộ tịch;\nb) Hồ sơ đất đai."), "{}", digitised.text);
    assert_eq!(task(&reading, "II.1.2").clears.tham_quyen, Clarity::Ro);
}

#[test]
fn tasks_lettered_a_and_labels_in_brackets_or_in_one_line() {
    let reading = plan(include_str!("plans/chu-cai.md"));
    let expected = [
        "B.I.1.a | Phòng Văn hóa - Xã hội |  | by 2026-02-28",
        "B.I.1.b | Văn phòng HĐND và UBND | Phòng Văn hóa - Xã hội; Phòng Kinh tế | within 2026-04-01 2026-06-30",
        "B.I.2 | Phòng Văn hóa - Xã hội | Văn phòng HĐND và UBND | every year",
        "B.II.1 | Trung tâm Phục vụ hành chính công |  | every month 2026-12-31",
    ];
    assert_eq!(short(&reading), expected);
    assert_eq!(reading.document.kind.as_deref(), Some("chuong_trinh"));
    assert!(reading.document.title.as_deref().is_some_and(|t| t.starts_with("Thực hiện Nghị quyết số 05-NQ/ĐU")));
    assert_eq!(reading.document.bases.len(), 1);
    assert_eq!(task(&reading, "B.I.1.a").product.as_deref(), Some("bộ bản mô tả vị trí việc làm"));
    assert_eq!(duties(&reading), [("C.1", "Văn phòng HĐND và UBND", 2), ("C.2", "Các thôn", 1)]);
    assert_eq!(reading.document.signer.as_ref().and_then(|s| s.name.as_deref()), Some("Trịnh Văn Lộc"));
}

#[test]
fn two_annexes_with_tables() {
    let reading = plan(include_str!("plans/phu-luc.md"));
    let expected = [
        "PL1.1 | Công an xã | Văn phòng HĐND và UBND | by 2026-07-10",
        "PL1.2 | Công an xã | Các thôn | by 2026-07-15",
        "PL1.3 | Công an xã; Phòng Kinh tế | Các thôn; Điện lực khu vực | within 2026-07-15 2026-08-30",
        "PL1.4 | Công an xã | Phòng Kinh tế | unclear",
        "PL2.1 | Công an xã | các thôn | by 2026-07-31",
        "PL2.2 | Công an xã |  | unclear",
    ];
    assert_eq!(short(&reading), expected);
    assert_eq!(task(&reading, "PL1.4").after, ["có kết quả rà soát"]);
    let wrong_day = task(&reading, "PL2.2").findings.iter().find(|f| f.why.contains("31/9/2026"));
    assert!(wrong_day.is_some_and(|f| f.why.contains("không có trong lịch")));
    assert_eq!(task(&reading, "PL1.3").clears.trach_nhiem, Clarity::MotPhan, "two leads");
    assert_eq!(duties(&reading).len(), 2);
    assert_eq!(reading.document.recipients, ["Công an thành phố", "Lưu: VT, CAX"]);
}

#[test]
fn plain_text_with_lines_cut_at_the_margin() {
    let text = include_str!("plans/van-ban-tho.txt");
    let reading = plans::reader::read(&document(text, "ke-hoach.txt"), &Units::default()).expect("a plan");
    let expected = [
        "II.1 | Trung tâm Phục vụ hành chính công | Phòng Kinh tế; Phòng Văn hóa - Xã hội | within 2026-04-01 2026-06-30",
        "II.2 | Phòng Văn hóa - Xã hội |  | by 2026-06-30",
    ];
    assert_eq!(short(&reading), expected);
    assert!(task(&reading, "II.1").text.contains("thuộc thẩm quyền của xã, cắt giảm"));
    assert!(task(&reading, "II.2").text.contains("Phòng Văn hóa - Xã hội chuẩn bị tài liệu"));
    let document = &reading.document;
    assert_eq!(
        document.title.as_deref(),
        Some("Nâng cao chất lượng giải quyết thủ tục hành chính tại xã Minh Tân năm 2026")
    );
    assert_eq!(document.issuer.as_deref(), Some("Ủy ban nhân dân xã Minh Tân"));
    assert_eq!((document.number.as_deref(), document.place.as_deref()), (Some("33/KH-UBND"), Some("Minh Tân")));
    assert_eq!(document.bases[0].issuer.as_deref(), Some("Ủy ban nhân dân tỉnh Hưng Yên"));
    assert_eq!(document.recipients, ["UBND tỉnh", "Các đơn vị thuộc xã", "Lưu: VT"]);
    assert_eq!(document.signer.as_ref().and_then(|s| s.name.as_deref()), Some("Hoàng Đức Thịnh"));
    let expected = [("III.1", "Trung tâm Phục vụ hành chính công", 1), ("III.2", "Phòng Kinh tế", 1)];
    assert_eq!(duties(&reading), expected);
    assert!(reading.duties[0].items[0].ends_with("báo cáo Ủy ban nhân dân xã trước ngày 15 hằng tháng."));
}

#[test]
fn assignments_in_sentences() {
    let reading = plan(include_str!("plans/cau-giao-viec.md"));
    let expected = [
        "II.1 | Văn phòng HĐND và UBND | Ban Chỉ huy Quân sự xã; Công an xã | by 2026-05-20",
        "II.2 | Phòng Kinh tế | các thôn | by 2026-05-31",
        "II.3 | Trạm Y tế xã |  | by 2026-06-30",
        "II.4 | đồng chí Lê Văn Thắng - Phó Chủ tịch UBND xã |  | within 2026-07-01 2026-09-30",
    ];
    assert_eq!(short(&reading), expected);
    assert_eq!(task(&reading, "II.3").clears.thoi_gian, Clarity::MotPhan, "the year is not written");
    assert_eq!(task(&reading, "II.4").clears.nguoi, Clarity::Ro);
    assert_eq!(task(&reading, "II.1").clears.tham_quyen, Clarity::Ro, "the chairman issues it");
}

#[test]
fn missing_parts_are_reported_not_filled_in() {
    let reading = plan(include_str!("plans/thieu-phan.md"));
    let expected = [
        "I.2 | Phòng Văn hóa - Xã hội; Văn phòng HĐND và UBND |  | by 2026-04-10",
        "I.2(2) | Đoàn Thanh niên xã; Hội Liên hiệp Phụ nữ xã |  | unclear",
        "I.3 |  |  | unclear",
        "I.4 | Phòng Văn hóa - Xã hội |  | unclear",
    ];
    assert_eq!(short(&reading), expected);
    let said: String = reading.findings.iter().map(|f| f.why.as_str()).collect::<Vec<_>>().join("\n");
    for words in
        ["Số văn bản", "Ngày ban hành", "cơ quan ban hành", "căn cứ", "I.2 được đánh hai lần", "nơi nhận", "người ký"]
    {
        assert!(said.contains(words), "{words} is not reported in\n{said}");
    }
    assert_eq!(task(&reading, "I.4").clears.san_pham, Clarity::MotPhan);
}

#[test]
fn a_plan_attached_to_the_decision_that_issues_it() {
    let reading = plan(include_str!("plans/quyet-dinh-kem.md"));
    let expected = [
        "II.1 | Phòng Văn hóa - Xã hội | Trường Chính trị thành phố | within 2027-03-01 2027-04-30",
        "II.2 | Phòng Văn hóa - Xã hội | Phòng Kinh tế | within 2027-05-01 2027-05-15",
    ];
    assert_eq!(short(&reading), expected);
    assert_eq!(reading.document.title.as_deref(), Some("Đào tạo, bồi dưỡng cán bộ, công chức năm 2027"));
    assert_eq!(reading.document.issuer.as_deref(), Some("Ủy ban nhân dân xã Đồng Tiến"));
    assert_eq!(reading.document.signer.as_ref().and_then(|s| s.name.as_deref()), Some("Bùi Thị Lan"));
}

#[test]
fn a_scheme_in_parts() {
    let reading = plan(include_str!("plans/phuong-an.md"));
    let expected =
        ["II.I.1 | Văn phòng HĐND và UBND |  | within 2026-09-15 2026-09-30", "II.I.2 | Phòng Kinh tế |  | continuous"];
    assert_eq!(short(&reading), expected);
    assert_eq!(reading.document.kind.as_deref(), Some("phuong_an"));
    assert_eq!(reading.document.issuer.as_deref(), Some("Ủy ban nhân dân đặc khu Cát Hải"));
    assert_eq!(task(&reading, "II.I.2").clears.tham_quyen, Clarity::MotPhan);
    let expected =
        [("III.1", "Văn phòng HĐND và UBND", 2), ("III.2", "Thủ trưởng các cơ quan, đơn vị thuộc đặc khu", 1)];
    assert_eq!(duties(&reading), expected);
}

#[test]
fn labels_behind_the_last_sub_item_mean_the_whole() {
    let reading = with_body(
        "**I. NHIỆM VỤ**\n\n1. Tổ chức hội nghị\n\na) Chuẩn bị tài liệu;\n\nb) Mời đại biểu.\n\nCơ quan chủ trì: Phòng Kinh tế\n\n\
         Thời gian: 5/2026\n\n2. Sơ kết\n\n- Viết báo cáo;\n\n- Gửi báo cáo.\n\n- Chủ trì: Công an xã\n\n- Thời gian: 6/2026",
    );
    assert_eq!(short(&reading), ["I.1 | Phòng Kinh tế |  | by 2026-05-31", "I.2 | Công an xã |  | by 2026-06-30"]);
    assert_eq!(task(&reading, "I.1").text, "Tổ chức hội nghị\na) Chuẩn bị tài liệu;\nb) Mời đại biểu.");
}

#[test]
fn labels_of_a_group_hold_for_its_tasks() {
    let reading = with_body(
        "**I. NHIỆM VỤ**\n\n1. Đào tạo\n\nCơ quan chủ trì: Phòng Văn hoá - Xã hội\n\na) Mở lớp\n\nThời gian hoàn thành: 8/2026\n\n\
         b) Cử đi học\n\nThời gian hoàn thành: 9/2026\n\n2. Cấp máy (Phòng Kinh tế chủ trì)\n\na) Mua. Thời gian: 10/2026.\n\nb) Lắp. Thời gian: 11/2026.",
    );
    let expected = [
        "I.1.a | Phòng Văn hóa - Xã hội |  | by 2026-08-31",
        "I.1.b | Phòng Văn hóa - Xã hội |  | by 2026-09-30",
        "I.2.a | Phòng Kinh tế |  | by 2026-10-31",
        "I.2.b | Phòng Kinh tế |  | by 2026-11-30",
    ];
    assert_eq!(short(&reading), expected);
}

#[test]
fn bulleted_tasks_and_a_list_under_an_empty_label() {
    let reading = with_body(
        "**II. NỘI DUNG**\n\n- Rà soát đất công; chủ trì: Phòng Kinh tế; thời gian: 30/6/2026;\n\n- Kiểm tra xây dựng; chủ trì: Công an xã; \
         thời gian: 30/7/2026.\n\n**III. NHIỆM VỤ KHÁC**\n\n1. Vận động\n\nĐơn vị phối hợp:\n\n- Hội Nông dân;\n\n- Các thôn.\n\nĐơn vị chủ trì: Phòng Kinh tế",
    );
    let expected = [
        "II.1 | Phòng Kinh tế |  | by 2026-06-30",
        "II.2 | Công an xã |  | by 2026-07-30",
        "III.1 | Phòng Kinh tế | Hội Nông dân; Các thôn | unclear",
    ];
    assert_eq!(short(&reading), expected);
    assert_eq!(task(&reading, "II.1").title, "Rà soát đất công");
}

#[test]
fn purposes_inside_the_tasks_part_are_no_tasks() {
    let reading = with_body(
        "**II. MỤC TIÊU, NHIỆM VỤ VÀ GIẢI PHÁP**\n\n1. Mục tiêu\n\na) Đạt 90% hài lòng.\n\n2. Nhiệm vụ cụ thể\n\na) Lắp máy khảo sát tại trụ sở\n\n\
         b) Công khai kết quả hằng tháng\n\n3. Kinh phí thực hiện",
    );
    assert_eq!(paths(&reading), ["II.2.a", "II.2.b"]);
}

#[test]
fn a_deadline_in_the_prose_that_passes_the_label_is_a_contradiction() {
    let body = |prose: &str| {
        format!(
            "**I. NHIỆM VỤ**\n\n1. Rà soát hồ sơ, hoàn thành trước ngày {prose}.\n\nChủ trì: Phòng Kinh tế\n\nThời gian: trước 30/9/2026"
        )
    };
    let reading = with_body(&body("31/12/2026"));
    assert_eq!(short(&reading), ["I.1 | Phòng Kinh tế |  | unclear"]);
    assert!(reading.tasks[0].findings.iter().any(|f| f.why.contains("hai hạn khác nhau")));
    let reading = with_body(&body("31/8/2026"));
    assert_eq!(short(&reading), ["I.1 | Phòng Kinh tế |  | by 2026-09-30"], "an earlier step is no contradiction");
}

#[test]
fn a_long_plan_reads_in_linear_time() {
    let item = "Rà soát, đánh giá: nội dung; thời gian (chủ trì) - phối hợp: ".repeat(40);
    let body = |count: usize| {
        let tasks: String = (1..=count).map(|n| format!("{n}. {item}\n\nCơ quan chủ trì: Phòng Kinh tế\n\n")).collect();
        format!("**I. NHIỆM VỤ**\n\n{tasks}")
    };
    assert_eq!(with_body(&body(99)).tasks.len(), 99);
}

#[test]
fn units_named_before_a_colon_or_after_the_work() {
    let reading = with_body(
        "**II. NHIỆM VỤ VÀ PHÂN CÔNG THỰC HIỆN**\n\n1. Phòng, chống dịch bệnh\n\n- Phòng Kinh tế: rà soát vật tư.\n\n- Trạm Y tế xã: tiêm phòng.\n\n\
         2. Trạm Y tế xã: tiêm phòng cho trẻ em trong tháng 7/2026.\n\n3. Triển khai phần mềm: Văn phòng HĐND và UBND chủ trì, Phòng Kinh tế phối hợp.\n\n\
         4. Ban hành văn bản chỉ đạo (Văn phòng HĐND và UBND chủ trì; hoàn thành trước ngày 30/8/2026).",
    );
    let expected = [
        "II.1 | Phòng Kinh tế; Trạm Y tế xã |  | unclear",
        "II.2 | Trạm Y tế xã |  | by 2026-07-31",
        "II.3 | Văn phòng HĐND và UBND | Phòng Kinh tế | unclear",
        "II.4 | Văn phòng HĐND và UBND |  | by 2026-08-30",
    ];
    assert_eq!(short(&reading), expected);
    assert_eq!(task(&reading, "II.3").title, "Triển khai phần mềm");
    assert_eq!(task(&reading, "II.4").title, "Ban hành văn bản chỉ đạo");
}

#[test]
fn parts_named_after_their_field_hold_tasks_where_no_part_calls_itself_so() {
    let reading = with_body(
        "**I. MỤC TIÊU**\n\n1. Chung\n\n**II. CẢI CÁCH THỂ CHẾ**\n\n1. Rà soát văn bản quy phạm\n\n**III. CẢI CÁCH THỦ TỤC**\n\n1. Công khai thủ tục\n\n\
         **IV. TỔ CHỨC THỰC HIỆN**\n\n1. Phòng Kinh tế: rà soát.\n\n2. Ban hành văn bản hướng dẫn.",
    );
    assert_eq!(paths(&reading), ["II.1", "III.1"]);
    assert_eq!(duties(&reading), [("IV.1", "Phòng Kinh tế", 1)]);
    assert!(reading.findings.iter().any(|f| f.why.contains("Ban hành văn bản hướng dẫn")));
}

#[test]
fn several_deadlines_in_the_prose_are_not_one() {
    let reading = with_body(
        "**I. NHIỆM VỤ**\n\n1. Báo cáo kết quả\n\n- Sơ kết: trước ngày 15/6/2026;\n\n- Tổng kết: trước ngày 15/12/2026.",
    );
    assert_eq!(short(&reading), ["I.1 |  |  | unclear"]);
    assert!(reading.tasks[0].findings.iter().any(|f| f.why.contains("nhiều mốc thời gian")));
}

#[test]
fn persons_and_powers_from_labels() {
    let reading = with_body(
        "**I. NHIỆM VỤ**\n\n1. Lập hồ sơ đề nghị\n\n- Người thực hiện: Nguyễn Văn An\n\n- Lãnh đạo phụ trách: đồng chí Phó Chủ tịch UBND xã\n\n\
         - Cơ quan chủ trì: Phòng Kinh tế\n\n- Cấp phê duyệt: Chủ tịch UBND xã\n\n- Thời hạn: 30/6/2026\n\n- Sản phẩm: Hồ sơ trình\n\n\
         2. Mua máy tính\n\n- Người thực hiện: Phòng Kinh tế",
    );
    let first = task(&reading, "I.1");
    assert!(first.clears.all_clear(), "{:?}", first.findings);
    assert_eq!(first.said.person.as_deref(), Some("Nguyễn Văn An"));
    assert_eq!(first.said.accountable.as_deref(), Some("đồng chí Phó Chủ tịch UBND xã"));
    assert_eq!(first.said.authority.as_deref(), Some("Chủ tịch UBND xã"));
    let second = task(&reading, "I.2");
    assert_eq!(
        (second.lead.as_slice(), second.clears.nguoi),
        (["Phòng Kinh tế".to_owned()].as_slice(), Clarity::ChuaRo)
    );
}

#[test]
fn a_party_committee_numbers_with_dashes() {
    let reading = plan(
        "**ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG**\n\n**ĐẢNG ỦY XÃ TÂN AN**\n\nSố 12-KH/ĐU\n\n*Tân An, ngày 01 tháng 7 năm 2026*\n\n**KẾ HOẠCH**\n\n\
         **thực hiện Nghị quyết số 57-NQ/TW**\n\n**I- MỤC ĐÍCH**\n\n**II- NHIỆM VỤ**\n\n**1- Lãnh đạo**\n\n**1.1-** Ban hành chương trình.\n\n\
         *- Cơ quan tham mưu:* Văn phòng Đảng ủy.\n\n*- Thời gian:* Quý III/2026.\n\n**T/M BAN THƯỜNG VỤ**\n\n**BÍ THƯ**\n\n**Phạm Văn Hùng**",
    );
    assert_eq!(short(&reading), ["II.1.1 | Văn phòng Đảng ủy |  | within 2026-07-01 2026-09-30"]);
    assert_eq!(reading.document.issuer.as_deref(), Some("Đảng ủy xã Tân An"));
    assert_eq!(reading.document.number.as_deref(), Some("12-KH/ĐU"));
    assert_eq!(reading.document.signer.as_ref().and_then(|s| s.capacity.as_deref()), Some("T/M BAN THƯỜNG VỤ"));
}

#[test]
fn labels_that_are_numbered_like_sub_items() {
    let reading = plan(include_str!("plans/nhan-danh-so.md"));
    let expected = [
        "II.1 | Phòng Văn hóa - Xã hội | Trung tâm Phục vụ hành chính công | unclear",
        "II.2 | Văn phòng HĐND và UBND |  | unclear",
    ];
    assert_eq!(short(&reading), expected);
    let first = task(&reading, "II.1");
    assert!(first.text.contains("1.1. Nội dung: Tuyên truyền, phổ biến Chỉ thị"), "{}", first.text);
    assert_eq!(first.due_text.as_deref(), Some("Tháng 7/2026 và thường xuyên."));
    assert_eq!(task(&reading, "II.2").product.as_deref(), Some("Phiếu đánh giá"));
    assert!(
        reading.document.title.as_deref().is_some_and(|t| t.starts_with("Triển khai thực hiện Chỉ thị số 18/CT-TTg"))
    );
    let expected =
        [("III.1", "Phòng Văn hóa - Xã hội", 1), ("III.2", "Phòng Kinh tế", 1), ("III.3", "Các cơ quan, đơn vị", 1)];
    assert_eq!(duties(&reading), expected);
    assert_eq!(reading.document.signer.as_ref().and_then(|s| s.name.as_deref()), Some("Trần Hữu Phước"));
}

#[test]
fn time_and_place_of_a_meeting_are_no_tasks() {
    let reading = with_body(
        "**I. NỘI DUNG**\n\n1. Thời gian: 8h00 ngày 15/7/2026\n\n2. Địa điểm: Hội trường\n\n**II. PHÂN CÔNG NHIỆM VỤ**\n\n1. Văn phòng HĐND và UBND\n\n\
         - Chuẩn bị giấy mời trước ngày 05/7/2026.\n\n- Chuẩn bị hội trường.",
    );
    assert!(reading.tasks.is_empty(), "{:?}", paths(&reading));
    assert_eq!(duties(&reading), [("II.1", "Văn phòng HĐND và UBND", 2)]);
    assert!(reading.findings.iter().any(|f| f.why.contains("Không tìm thấy nhiệm vụ")));
}

#[test]
fn lists_inside_lists() {
    let reading = with_body(
        "## II. NHIỆM VỤ\n\n- **Rà soát hồ sơ**\n  - Chủ trì: Phòng Kinh tế\n  - Thời gian: 6/2026\n- **Lập danh sách**\n  - Chủ trì: Công an xã\n\n\
         ## III. NHIỆM VỤ KHÁC\n\n1. Việc lớn cần làm\n   - Ý một\n     - Ý con\n   - Chủ trì: Công an xã\n2. Việc khác cần làm\n",
    );
    let expected = [
        "II.1 | Phòng Kinh tế |  | by 2026-06-30",
        "II.2 | Công an xã |  | unclear",
        "III.1 | Công an xã |  | unclear",
        "III.2 |  |  | unclear",
    ];
    assert_eq!(short(&reading), expected);
    assert_eq!(task(&reading, "III.1").text, "Việc lớn cần làm\n- Ý một\n- Ý con");
}
