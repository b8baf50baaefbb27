//! Task tables as word processors make them: merged cells, headers of two rows, group rows, tables cut by pages.

use files::source::{Block, Extent, Paragraph, SourceDocument, SourceFormat, Table, TableCell, TableRow};
use plans::reader::{PlanReading, Units};

use super::{paths, task};

/// A row from cell texts: "^" continues the cell above, "<" belongs to the cell on its left.
fn row(line: u32, texts: &[&str]) -> TableRow {
    let mut cells: Vec<TableCell> = Vec::new();
    for (column, text) in texts.iter().enumerate() {
        if *text == "<" {
            cells.last_mut().expect("a cell on the left").span += 1;
            continue;
        }
        let plain = |t: &str| Paragraph { line, text: t.to_owned(), ..Paragraph::default() };
        let paragraphs = if matches!(*text, "" | "^") { Vec::new() } else { text.split('\n').map(plain).collect() };
        cells.push(TableCell { column, span: 1, continues_above: *text == "^", paragraphs });
    }
    TableRow { line, repeats_as_header: false, cells }
}

fn table(rows: &[&[&str]]) -> Block {
    let rows = rows.iter().zip(10..).map(|(texts, line)| row(line, texts)).collect();
    Block::Table(Table { rows, bordered: true })
}

fn line(line: u32, text: &str, bold: Extent) -> Block {
    Block::Paragraph(Paragraph { line, text: text.to_owned(), bold, ..Paragraph::default() })
}

fn read(blocks: Vec<Block>) -> PlanReading {
    let mut all = vec![line(1, "KẾ HOẠCH", Extent::Whole), line(2, "Kiểm tra công vụ năm 2026", Extent::Whole)];
    all.extend(blocks);
    let doc = SourceDocument { format: SourceFormat::Docx, blocks: all };
    plans::reader::read(&doc, &Units::default()).expect("a plan")
}

const HEADER: &[&str] = &["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"];

/// path | title | lead | coordinating | due text | product, one task a line
fn short(reading: &PlanReading) -> Vec<String> {
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    let tasks = reading.tasks.iter();
    tasks
        .map(|t| {
            let (lead, with) = (t.lead.join("; "), t.coordinating.join("; "));
            format!("{} | {} | {lead} | {with} | {} | {}", t.path, t.title, said(&t.due_text), said(&t.product))
        })
        .collect()
}

#[test]
fn merged_cells_lend_their_value_to_every_row_they_cover() {
    let reading = read(vec![
        line(3, "II. NHIỆM VỤ", Extent::Whole),
        table(&[
            HEADER,
            &["1", "Rà soát hồ sơ", "Phòng Kinh tế", "Công an xã", "Tháng 6/2026", "Báo cáo"],
            &["2", "Lập danh sách", "^", "^", "Tháng 7/2026", "Danh sách"],
            &["3", "Kiểm tra thực tế", "Công an xã", "", "^", ""],
        ]),
    ]);
    let expected = [
        "II.1 | Rà soát hồ sơ | Phòng Kinh tế | Công an xã | Tháng 6/2026 | Báo cáo",
        "II.2 | Lập danh sách | Phòng Kinh tế | Công an xã | Tháng 7/2026 | Danh sách",
        "II.3 | Kiểm tra thực tế | Công an xã |  | Tháng 7/2026 | ",
    ];
    assert_eq!(short(&reading), expected);
    assert_eq!(task(&reading, "II.2").sources.title, [12]);
}

#[test]
fn a_header_of_two_rows_with_wide_cells() {
    let reading = read(vec![
        line(3, "PHỤ LỤC", Extent::Whole),
        table(&[
            &["STT", "Nội dung công việc", "Phân công thực hiện", "<", "Thời gian", "<", "Ghi chú"],
            &["^", "^", "Cơ quan chủ trì", "Cơ quan phối hợp", "Bắt đầu", "Kết thúc", "^"],
            &["01", "Mở lớp tập huấn", "Phòng Văn hóa - Xã hội", "Các thôn", "01/6/2026", "15/6/2026", ""],
        ]),
    ]);
    let expected = ["PL1.1 | Mở lớp tập huấn | Phòng Văn hóa - Xã hội | Các thôn | từ 01/6/2026 đến 15/6/2026 | "];
    assert_eq!(short(&reading), expected);
    let due = serde_json::to_value(&reading.tasks[0].due).expect("json");
    assert_eq!(due, serde_json::json!({"kind": "within", "from": "2026-06-01", "until": "2026-06-15"}));
}

#[test]
fn repeated_headers_column_numbers_and_empty_rows_are_no_tasks() {
    let reading = read(vec![
        line(3, "PHỤ LỤC II", Extent::Whole),
        table(&[
            HEADER,
            &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            &["1", "Rà soát", "Phòng Kinh tế", "", "Quý III/2026", ""],
            HEADER,
            &["", "", "", "", "", ""],
            &["2", "Đánh giá", "Phòng Kinh tế", "", "Quý IV/2026", ""],
        ]),
    ]);
    assert_eq!(paths(&reading), ["PL2.1", "PL2.2"]);
}

#[test]
fn a_header_of_two_rows_repeated_in_one_is_no_task() {
    let wide = ["TT", "Nội dung nhiệm vụ", "Phân công", "<", "Thời gian", "Sản phẩm dự kiến"];
    let narrow = ["^", "^", "Chủ trì", "Phối hợp", "^", "^"];
    let again = ["TT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm dự kiến"];
    let reading = read(vec![
        line(3, "PHỤ LỤC", Extent::Whole),
        table(&[
            &wide,
            &narrow,
            &["1", "Phủ sóng 5G", "Phòng Kinh tế", "", "30/6/2026", "Báo cáo"],
            &again,
            &["2", "Nội dung số hóa hồ sơ", "Phòng Kinh tế", "", "30/7/2026", "Danh mục"],
        ]),
    ]);
    assert_eq!(paths(&reading), ["PL1.1", "PL1.2"]);
}

#[test]
fn group_rows_give_context_and_keep_paths_apart() {
    let reading = read(vec![
        line(3, "PHỤ LỤC 1", Extent::Whole),
        table(&[
            HEADER,
            &["I", "CÔNG TÁC CÁN BỘ", "<", "<", "<", "<"],
            &["1", "Rà soát hồ sơ", "Phòng Kinh tế", "", "6/2026", ""],
            &["II. Công tác khác", "<", "<", "<", "<", "<"],
            &["1", "Mua máy tính", "Phòng Kinh tế", "", "7/2026", ""],
            &["2", "Lắp đặt máy tính", "Phòng Kinh tế", "", "8/2026", ""],
        ]),
    ]);
    assert_eq!(paths(&reading), ["PL1.I.1", "PL1.II.1", "PL1.II.2"]);
    assert_eq!(reading.tasks[1].said.group.as_deref(), Some("Công tác khác"));
}

#[test]
fn numbers_of_the_group_rows_stay_out_of_the_path_where_rows_are_numbered_through() {
    let reading = read(vec![
        line(3, "PHỤ LỤC I", Extent::Whole),
        table(&[
            HEADER,
            &["I", "Công tác cán bộ", "", "", "", ""],
            &["1", "Rà soát hồ sơ", "Phòng Kinh tế", "", "6/2026", ""],
            &["II", "Công tác khác", "", "", "", ""],
            &["2", "Mua máy tính", "Phòng Kinh tế", "", "7/2026", ""],
        ]),
    ]);
    assert_eq!(paths(&reading), ["PL1.1", "PL1.2"]);
}

#[test]
fn a_row_cut_by_the_page_and_a_table_that_goes_on_without_header() {
    let reading = read(vec![
        line(3, "II. NHIỆM VỤ CỤ THỂ", Extent::Whole),
        table(&[
            HEADER,
            &["1", "Rà soát trình độ của cán bộ, công chức và", "Phòng Kinh tế", "Công an xã", "Tháng 6/2026", ""],
            &["", "lập danh sách cử đi đào tạo", "", "", "", "Danh sách"],
        ]),
        table(&[
            &["", "theo từng vị trí việc làm", "", "", "", ""],
            &["2", "Đánh giá kết quả", "Công an xã", "", "Tháng 7/2026", "Báo cáo"],
        ]),
    ]);
    assert_eq!(paths(&reading), ["II.1", "II.2"]);
    let first = task(&reading, "II.1");
    assert_eq!(first.product.as_deref(), Some("Danh sách"));
    assert!(
        first.text.starts_with("Rà soát trình độ của cán bộ, công chức và lập danh sách cử đi đào tạo"),
        "{}",
        first.text
    );
}

#[test]
fn a_page_cuts_a_task_before_a_number_and_a_product_behind_its_link() {
    let reading = read(vec![
        line(3, "PHỤ LỤC", Extent::Whole),
        table(&[
            HEADER,
            &["1", "Rà soát lĩnh vực số", "Phòng Kinh tế", "", "30/6/2026", "Báo cáo của\nUBND xã\nDanh sách"],
            &["", "30 trên địa bàn xã", "", "", "", ""],
        ]),
    ]);
    assert_eq!(task(&reading, "PL1.1").title, "Rà soát lĩnh vực số 30 trên địa bàn xã");
    assert_eq!(task(&reading, "PL1.1").product.as_deref(), Some("Báo cáo của UBND xã; Danh sách"));
}

#[test]
fn a_merged_task_with_several_leads_is_one_task() {
    let reading = read(vec![
        line(3, "II. NHIỆM VỤ", Extent::Whole),
        table(&[
            HEADER,
            &["1", "Kiểm tra công vụ", "Phòng Kinh tế", "", "Quý III/2026", ""],
            &["^", "^", "Công an xã", "", "^", ""],
            &["2", "Báo cáo kết quả", "Phòng Kinh tế", "", "Quý IV/2026", ""],
        ]),
    ]);
    let expected = [
        "II.1 | Kiểm tra công vụ | Phòng Kinh tế; Công an xã |  | Quý III/2026 | ",
        "II.2 | Báo cáo kết quả | Phòng Kinh tế |  | Quý IV/2026 | ",
    ];
    assert_eq!(short(&reading), expected);
}

#[test]
fn sub_items_in_a_cell_and_labels_in_one_column() {
    let reading = read(vec![
        line(3, "III. PHÂN CÔNG NHIỆM VỤ", Extent::Whole),
        table(&[
            &["Số TT", "Nhiệm vụ, giải pháp", "Phân công", "Thời hạn hoàn thành"],
            &[
                "1",
                "Chuẩn bị hội nghị\n- Giấy mời\n- Tài liệu",
                "Chủ trì: Văn phòng HĐND và UBND\nPhối hợp: Phòng Kinh tế",
                "trước 10/6/2026",
            ],
            &["2", "Tổ chức hội nghị", "Văn phòng HĐND và UBND (chủ trì), Công an xã (phối hợp)", "nt"],
        ]),
    ]);
    let expected = [
        "III.1 | Chuẩn bị hội nghị | Văn phòng HĐND và UBND | Phòng Kinh tế | trước 10/6/2026 | ",
        "III.2 | Tổ chức hội nghị | Văn phòng HĐND và UBND | Công an xã | trước 10/6/2026 | ",
    ];
    assert_eq!(short(&reading), expected);
    assert_eq!(task(&reading, "III.1").text, "Chuẩn bị hội nghị\n- Giấy mời\n- Tài liệu");
}

#[test]
fn numbers_drawn_by_the_program_and_tables_without_a_number_column() {
    let mut numbered = row(12, &["", "Rà soát hồ sơ", "Phòng Kinh tế", "", "6/2026", ""]);
    numbered.cells[0].paragraphs = vec![Paragraph { line: 12, marker: Some("7.".into()), ..Paragraph::default() }];
    let with_numbers = Table { rows: vec![row(11, HEADER), numbered], bordered: true };
    let reading = read(vec![line(3, "PHỤ LỤC I", Extent::Whole), Block::Table(with_numbers)]);
    assert_eq!(paths(&reading), ["PL1.7"]);

    let reading = read(vec![
        line(3, "II. NỘI DUNG", Extent::Whole),
        table(&[
            &["Nội dung", "Đơn vị thực hiện", "Thời gian"],
            &["Rà soát hồ sơ", "Phòng Kinh tế", "6/2026"],
            &["2. Lập danh sách", "Phòng Kinh tế", "7/2026"],
        ]),
    ]);
    assert_eq!(paths(&reading), ["II.1", "II.2"]);
    assert_eq!(reading.tasks[1].title, "Lập danh sách");
}

#[test]
fn prose_and_annex_both_count_and_other_tables_do_not() {
    let reading = read(vec![
        line(3, "II. NHIỆM VỤ", Extent::Whole),
        line(4, "1. Rà soát chung", Extent::Whole),
        line(5, "Cơ quan chủ trì: Phòng Kinh tế", Extent::None),
        table(&[&["TT", "Hạng mục", "Số lượng", "Đơn giá"], &["1", "Máy tính", "5", "10.000.000"]]),
        line(6, "PHỤ LỤC", Extent::Whole),
        table(&[HEADER, &["1", "Lập danh sách", "Công an xã", "", "7/2026", ""]]),
    ]);
    assert_eq!(paths(&reading), ["II.1", "PL1.1"]);
}

#[test]
fn letterhead_and_signature_tables_are_not_task_tables() {
    let letterhead = |bordered| {
        Block::Table(Table {
            rows: vec![
                row(
                    1,
                    &[
                        "UBND XÃ TÂN PHONG\nPHÒNG KINH TẾ",
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
                    ],
                ),
                row(2, &["Số: 5/KH-PKT", "Tân Phong, ngày 03 tháng 4 năm 2026"]),
            ],
            bordered,
        })
    };
    for bordered in [true, false] {
        let doc = SourceDocument {
            format: SourceFormat::Docx,
            blocks: vec![
                letterhead(bordered),
                line(3, "KẾ HOẠCH", Extent::Whole),
                line(4, "Kiểm tra chợ", Extent::Whole),
                line(5, "I. NHIỆM VỤ", Extent::Whole),
                line(6, "1. Kiểm tra chợ. Chủ trì: Phòng Kinh tế; thời gian: tháng 5/2026.", Extent::None),
                table(&[&["Nơi nhận:\n- UBND xã;\n- Lưu: VT.", "TRƯỞNG PHÒNG\n\nĐào Văn Khánh"]]),
            ],
        };
        let reading = plans::reader::read(&doc, &Units::default()).expect("a plan");
        let document = &reading.document;
        assert_eq!(document.issuer.as_deref(), Some("Phòng Kinh tế xã Tân Phong"), "bordered: {bordered}");
        assert_eq!(document.number.as_deref(), Some("5/KH-PKT"));
        assert_eq!(document.date.map(|d| d.to_string()).as_deref(), Some("2026-04-03"));
        assert_eq!(document.recipients, ["UBND xã", "Lưu: VT"]);
        let signer = document.signer.as_ref().expect("a signer");
        assert_eq!((signer.title.as_deref(), signer.name.as_deref()), (Some("TRƯỞNG PHÒNG"), Some("Đào Văn Khánh")));
        assert_eq!(paths(&reading), ["I.1"]);
    }
}
