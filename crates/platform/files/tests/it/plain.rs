//! Plain text files.

use files::source::{Block, SourceFormat};

fn read(bytes: &[u8]) -> files::source::SourceDocument {
    files::read::read(bytes, "ke-hoach.txt").unwrap_or_else(|e| panic!("{e:?}"))
}

#[test]
fn each_line_is_a_paragraph_with_its_number() {
    let made = read("\u{feff}KẾ HOẠCH\r\n\r\n1.  Rà soát\r\n- Sở Nội vụ;\r\n".as_bytes());
    assert_eq!(made.format, SourceFormat::Text);
    let got: Vec<_> = made.paragraphs().map(|p| (p.line, p.text.as_str(), p.marker.as_deref())).collect();
    assert_eq!(got, [(1, "KẾ HOẠCH", None), (3, "1. Rà soát", None), (4, "Sở Nội vụ;", Some("-"))]);
}

#[test]
fn utf16_is_read_and_old_codes_are_refused_with_the_line() {
    let mut wide = vec![0xff, 0xfe];
    wide.extend("Kế hoạch".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read(&wide).paragraphs().next().unwrap().text, "Kế hoạch");
    let mut big = vec![0xfe, 0xff];
    big.extend("Kế hoạch".encode_utf16().flat_map(u16::to_be_bytes));
    assert_eq!(read(&big).paragraphs().next().unwrap().text, "Kế hoạch");
    let refused = files::read::read(b"dong mot\nK\xd5 ho\xb9ch", "a.txt").unwrap_err();
    assert_eq!((refused.code, refused.at.as_deref()), ("unsupported", Some("dòng 2")));
}

#[test]
fn bars_in_rows_are_a_table() {
    let made = read("TT | Nhiệm vụ | Chủ trì\n1 | Rà soát | Phòng A\n2 | Báo cáo |\nHết | rồi\n".as_bytes());
    let Block::Table(table) = &made.blocks[0] else { panic!("{made:?}") };
    assert_eq!(table.rows.len(), 3);
    assert_eq!((table.rows[1].line, table.rows[1].cells[2].text()), (2, "Phòng A".to_owned()));
    assert_eq!(table.rows[2].cells[2].text(), "");
    assert!(matches!(&made.blocks[1], Block::Paragraph(p) if p.text == "Hết | rồi"));
}

#[test]
fn a_bar_at_the_edge_of_rows_that_have_no_frame_opens_a_blank_cell() {
    let made = read("TT | Nhiệm vụ | Chủ trì\n | đội ngũ | Phòng A\n2 | Báo cáo | \n".as_bytes());
    let Block::Table(table) = &made.blocks[0] else { panic!("{made:?}") };
    let cells = |row: usize| table.rows[row].cells.iter().map(|cell| cell.text()).collect::<Vec<_>>();
    assert_eq!(
        (cells(1), cells(2)),
        (vec!["".into(), "đội ngũ".into(), "Phòng A".into()], vec!["2".into(), "Báo cáo".into(), "".into()])
    );
}

#[test]
fn ruled_grids_are_tables_and_their_wrapped_lines_join() {
    let text = "+----+----------+\n| TT | Việc     |\n+====+==========+\n| 1  | Rà soát  |\n|    | đội ngũ  |\n+----+----------+\n";
    let made = read(text.as_bytes());
    let Block::Table(table) = &made.blocks[0] else { panic!("{made:?}") };
    assert_eq!(table.rows.iter().map(|r| r.repeats_as_header).collect::<Vec<_>>(), [true, false]);
    assert_eq!(table.rows[1].cells[1].text(), "Rà soát đội ngũ");
    assert_eq!(table.rows[1].line, 4);
}

#[test]
fn columns_set_with_blanks_are_kept_apart() {
    let text = "\
  ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
     XÃ HÀ BẮC                 Độc lập - Tự do - Hạnh phúc
  Số: 05/KH-UBND              Hà Bắc, ngày 05 tháng 6 năm 2026

                    KẾ HOẠCH
1.    Rà soát đội ngũ
Nơi nhận:\t\t\tTM. ỦY BAN NHÂN DÂN
- Sở Nội vụ;\t\t\t      CHỦ TỊCH
- Lưu: VT.


                              Đặng Văn Hòa
";
    let made = read(text.as_bytes());
    let cells: Vec<Vec<String>> = made
        .blocks
        .iter()
        .filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None })
        .map(|t| t.rows[0].cells.iter().map(|c| c.text()).collect())
        .collect();
    assert_eq!(cells[0][0], "ỦY BAN NHÂN DÂN\nXÃ HÀ BẮC\nSố: 05/KH-UBND");
    assert!(cells[0][1].ends_with("Hạnh phúc\nHà Bắc, ngày 05 tháng 6 năm 2026"));
    assert_eq!(cells[1][0], "Nơi nhận:\nSở Nội vụ;\nLưu: VT.");
    assert_eq!(cells[1][1], "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nĐặng Văn Hòa");
    let lines: Vec<u32> =
        made.blocks.iter().filter_map(|b| if let Block::Paragraph(p) = b { Some(p.line) } else { None }).collect();
    assert_eq!(lines, [5, 6]);
}
