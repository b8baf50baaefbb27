//! The plan of xã Hà Bắc, exactly.

use plans::reader::{PlanReading, Units, clears::Clarity};
use serde_json::{Value, json};

use super::{document, paths, plan, task};

const SEED: &str = include_str!("../../../../../../fixtures/xa-ha-bac/ke-hoach.md");
const EVERYBODY: &str = "Các cơ quan, đơn vị trên địa bàn xã";
const CULTURE: &str = "Phòng Văn hóa - Xã hội";

fn reading() -> PlanReading {
    plan(SEED)
}

#[test]
fn seven_tasks_with_their_leads() {
    let reading = reading();
    assert_eq!(paths(&reading), ["II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "II.7"]);
    let leads: Vec<&str> = reading.tasks.iter().map(|t| t.lead[0].as_str()).collect();
    assert_eq!(leads, [EVERYBODY, CULTURE, CULTURE, CULTURE, EVERYBODY, EVERYBODY, "Phòng Kinh tế"]);
    assert!(reading.tasks.iter().all(|t| t.lead.len() == 1));
}

#[test]
fn coordinating_bodies_are_kept_as_written() {
    let reading = reading();
    let coordinating: Vec<&[String]> = reading.tasks.iter().map(|t| t.coordinating.as_slice()).collect();
    let related = ["Các cơ quan, đơn vị có liên quan".to_owned()];
    let expected: [&[String]; 7] =
        [&[], &["Các phòng ban chuyên môn, đơn vị liên quan".to_owned()], &related, &related, &[], &[], &related];
    assert_eq!(coordinating, expected);
}

#[test]
fn times() {
    let reading = reading();
    let due = |path: &str| serde_json::to_value(&task(&reading, path).due).expect("json");
    assert_eq!(due("II.2"), json!({"kind": "by", "until": "2026-06-30"}));
    assert_eq!(due("II.3"), json!({"kind": "within", "from": "2026-07-01", "until": "2026-09-30"}));
    for path in ["II.1", "II.4", "II.5", "II.6", "II.7"] {
        assert_eq!(due(path), json!({"kind": "continuous"}), "{path}");
        assert_eq!(task(&reading, path).due_text.as_deref(), Some("Thực hiện thường xuyên."));
    }
    assert_eq!(task(&reading, "II.2").due_text.as_deref(), Some("Hoàn thành trong tháng 6/2026."));
    let awaited = "có quyết định giao biên chế chính thức của cấp có thẩm quyền";
    assert_eq!(task(&reading, "II.3").after, [awaited]);
    assert!(reading.tasks.iter().filter(|t| t.path != "II.3").all(|t| t.after.is_empty()));
}

#[test]
fn a_sentence_cut_by_the_page_is_whole_again() {
    let reading = reading();
    let second = task(&reading, "II.2");
    assert!(second.text.contains("hoàn thiện tiêu chuẩn, tiêu chí theo yêu cầu vị trí việc làm"), "{}", second.text);
    assert!(second.text.ends_with("bồi dưỡng và quản lý cán bộ."));
    assert!(second.title.starts_with("Tổ chức rà soát, đánh giá tổng thể chất lượng"));
    assert!(second.title.ends_with("xã Hà Bắc"), "{}", second.title);
    assert_eq!(second.sources.text, [55, 57]);
}

#[test]
fn documents_named_in_tasks() {
    let reading = reading();
    assert_eq!(
        task(&reading, "II.1").cites,
        [
            "Thông báo số 21-TB/VPTW ngày 07/3/2026 của Văn phòng Trung ương Đảng",
            "Chỉ thị số 18/CT-TTg ngày 08/5/2026 của Thủ tướng Chính phủ"
        ]
    );
    assert_eq!(
        task(&reading, "II.3").cites,
        [
            "Quy định 71-QĐ/TU ngày 17/11/2025",
            "Quy định số 396-QĐ/TU ngày 15/5/2026 của Thành ủy Hải Phòng",
            "Quyết định 1637/QĐ-UBND ngày 24/4/2026 của Ủy ban nhân dân thành phố Hải Phòng"
        ]
    );
}

#[test]
fn the_head_as_the_contract_has_it() {
    let document = serde_json::to_value(reading().document).expect("json");
    let expected = json!({
        "kind": "ke_hoach",
        "number": null,
        "number_text": "Số: /KH-UBND",
        "issuer": "Ủy ban nhân dân xã Hà Bắc",
        "place": "Hà Bắc",
        "date": null,
        "date_text": "ngày tháng năm 2026",
        "title": "Nâng cao chất lượng đội ngũ cán bộ, công chức chính quyền địa phương xã Hà Bắc đáp ứng yêu cầu của tình hình mới",
        "signer": {"capacity": "TM. ỦY BAN NHÂN DÂN", "title": "CHỦ TỊCH", "name": "Nguyễn Anh Tuấn"},
        "recipients": [
            "Sở Nội vụ thành phố", "TT Đảng ủy; HĐND xã", "Chủ tịch, các PCT UBND xã", "Các cơ quan, đơn vị thuộc xã",
            "Công thông tin điện tử xã", "Lưu: VT, VHXX"
        ],
        "bases": [
            {"kind": "chi_thi", "number": "18/CT-TTg", "date": "2026-05-08", "issuer": "Thủ tướng Chính phủ",
             "title": "nâng cao chất lượng cán bộ, công chức chính quyền địa phương cấp xã, đáp ứng yêu cầu của tình hình mới"},
            {"kind": "ke_hoach", "number": "197/KH-UBND", "date": "2026-06-01",
             "issuer": "Ủy ban nhân dân thành phố Hải Phòng",
             "title": "nâng cao chất lượng đội ngũ cán bộ, công chức chính quyền địa phương cấp xã đáp ứng yêu cầu của tình hình mới"}
        ]
    });
    assert_eq!(document, expected);
}

#[test]
fn three_unit_duties_without_the_closing_words() {
    let reading = reading();
    let duties: Vec<(&str, &str, usize)> =
        reading.duties.iter().map(|d| (d.path.as_str(), d.unit.as_str(), d.items.len())).collect();
    let expected = [
        ("III.1", CULTURE, 3),
        ("III.2", "Phòng Kinh tế", 1),
        ("III.3", "Các cơ quan chuyên môn, đơn vị liên quan", 4),
    ];
    assert_eq!(duties, expected);
    let said: String = reading.duties.iter().flat_map(|d| d.items.clone()).collect();
    assert!(!said.contains("yêu cầu Thủ trưởng"), "the closing paragraph is nobody's duty");
}

#[test]
fn blank_number_and_date_are_reported_on_their_lines() {
    let findings = reading().findings;
    let lines: Vec<Option<u32>> = findings.iter().map(|f| f.line).collect();
    assert_eq!(lines, [Some(3), Some(5)], "{findings:?}");
    assert!(findings[0].why.contains("Số văn bản") && findings[1].why.contains("Ngày ban hành"));
}

#[test]
fn the_six_clears_of_the_second_task() {
    let reading = reading();
    let clears = serde_json::to_value(task(&reading, "II.2").clears).expect("json");
    let expected = json!({"nguoi": "chua_ro", "viec": "ro", "thoi_gian": "ro", "trach_nhiem": "ro",
        "san_pham": "mot_phan", "tham_quyen": "chua_ro"});
    assert_eq!(clears, expected);
    // A unit is not a person, in any task.
    assert!(reading.tasks.iter().all(|t| t.clears.nguoi == Clarity::ChuaRo));
}

#[test]
fn everything_short_of_clear_has_one_finding_with_line_and_advice() {
    for task in reading().tasks {
        let short = plans::reader::clears::Clear::ALL.into_iter().filter(|c| task.clears.of(*c) != Clarity::Ro);
        let found: Vec<_> = task.findings.iter().map(|f| f.clear).collect();
        assert_eq!(found, short.collect::<Vec<_>>(), "{}", task.path);
        assert!(task.findings.iter().all(|f| f.line > 0 && !f.why.is_empty() && !f.suggestion.is_empty()));
    }
}

#[test]
fn each_field_knows_its_line() {
    let reading = reading();
    let second = task(&reading, "II.2");
    let lines = (&second.sources.lead, &second.sources.coordinating, &second.sources.due);
    assert_eq!(lines, (&vec![59], &vec![61], &vec![63]));
    assert_eq!(reading.document.sources.recipients, [127]);
}

#[test]
fn keys_stand_in_the_order_of_the_contract() {
    let text = serde_json::to_string(&reading()).expect("json");
    let order = [
        "\"document\":",
        "\"kind\":",
        "\"number\":",
        "\"number_text\":",
        "\"issuer\":",
        "\"place\":",
        "\"date\":",
        "\"date_text\":",
        "\"title\":",
        "\"signer\":",
        "\"recipients\":",
        "\"bases\":",
        "\"tasks\":",
        "\"path\":",
        "\"text\":",
        "\"lead\":",
        "\"coordinating\":",
        "\"due\":",
        "\"due_text\":",
        "\"product\":",
        "\"after\":",
        "\"cites\":",
        "\"clears\":",
        "\"findings\":",
        "\"duties\":",
        "\"unit\":",
        "\"items\":",
    ];
    let mut from = 0;
    for key in order {
        from += text[from..].find(key).unwrap_or_else(|| panic!("{key} is missing or out of order"));
    }
    let value: Value = serde_json::from_str(&text).expect("json");
    let keys: Vec<&String> = value["tasks"][0].as_object().expect("a task").keys().collect();
    assert_eq!(keys.len(), 12, "no key beyond the contract: {keys:?}");
}

#[test]
fn the_register_gives_the_spelling() {
    let units = Units::new([("Phòng Văn hoá – Xã hội xã Hà Bắc", ["Phòng Văn hóa - Xã hội"].as_slice())]);
    let reading = plans::reader::read(&document(SEED, "ke-hoach.md"), &units).expect("a plan");
    assert_eq!(task(&reading, "II.2").lead, ["Phòng Văn hoá – Xã hội xã Hà Bắc"]);
    assert_eq!(reading.duties[0].unit, "Phòng Văn hoá – Xã hội xã Hà Bắc");
}

/// The plan as plain text, its lines cut at the margin, with or without the blank lines between paragraphs.
fn typed(width: usize, blank_lines: bool) -> String {
    let mut out = String::new();
    for line in SEED.replace(['*', '#'], "").lines().map(str::trim) {
        if line.is_empty() && !blank_lines {
            continue;
        }
        let mut used = 0;
        for word in line.split(' ') {
            let length = word.chars().count();
            if used > 0 && used + 1 + length > width {
                out.push('\n');
                used = 0;
            }
            out.push_str(if used > 0 { " " } else { "" });
            out.push_str(word);
            used += length + usize::from(used > 0);
        }
        out.push('\n');
    }
    out
}

#[test]
fn plain_text_cut_at_any_margin_reads_the_same() {
    let expected = reading();
    for (width, blank_lines) in
        [(10_000, true), (120, false), (90, true), (78, true), (78, false), (66, true), (60, false)]
    {
        let text = typed(width, blank_lines);
        let found = plans::reader::read(&document(&text, "ke-hoach.txt"), &Units::default()).expect("a plan");
        for (a, b) in expected.tasks.iter().zip(&found.tasks) {
            assert_eq!((&a.path, &a.title, &a.text), (&b.path, &b.title, &b.text), "width {width}");
            assert_eq!((&a.lead, &a.coordinating, &a.due, &a.after), (&b.lead, &b.coordinating, &b.due, &b.after));
        }
        assert_eq!(found.tasks.len(), 7, "width {width}");
        let said = |r: &PlanReading| r.duties.iter().map(|d| (d.unit.clone(), d.items.clone())).collect::<Vec<_>>();
        assert_eq!(said(&found), said(&expected));
        assert_eq!(serde_json::to_value(&found.document).ok(), serde_json::to_value(&expected.document).ok());
    }
}

#[test]
fn decomposed_letters_and_other_dashes_read_the_same() {
    let other = SEED.replace("Phòng Văn hoá - Xã hội", "PHÒNG VĂN HÓA – XÃ HỘI").replace("Ủy", "Uỷ");
    let reading = plan(&other);
    assert_eq!(task(&reading, "II.2").lead, [CULTURE]);
    assert_eq!(reading.duties.len(), 3);
    assert_eq!(reading.document.issuer.as_deref(), Some("Ủy ban nhân dân xã Hà Bắc"));
}
