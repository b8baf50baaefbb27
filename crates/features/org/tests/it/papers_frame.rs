//! Frames of competences, as tables and with every cell on a line of its own.

use org::papers::CompetenceGroup;
use org::papers::frame::{Frame, read};

use crate::papers::{paragraph, said, table, text, word};

/// Two competences with plain cells, three with lists and blank ones.
pub const PAPER: &str = "\
Phụ lục 2B
I. NHÓM NĂNG LỰC CHUNG
Cấp độ
                         Nhóm năng lực chung

Gan  dạ
Bền bỉ
5
Dẫn đầu         trong bão và
giữ đội hình.
Không bỏ việc dở.
4
Đi trong đêm.
Làm đến cùng.
3
Đi khi có người.
Làm hết ca.
2
Đi ban ngày.
Làm nửa ca.
1
Đứng trên bờ.
Làm khi nhắc.
II. NHÓM NĂNG LỰC CHUYÊN MÔN
Cấp độ
Xây kè đá
Hướng dẫn đắp đê
Kiểm tra cống
5
- Chủ trì xây kè lớn.
- Chủ trì xây kè vừa.
- Chủ trì xây kè theo hướng dẫn đắp đê.
- Dạy lớp mới.
Tổ chức kiểm tra cống.
4
Xây kè nhỏ.



Đóng một cánh.
3
- Việc một.
- Việc hai.
- Việc ba.
Việc bốn.
2
Một.
Hai.
Ba.
Bốn.
";

fn levels(frame: &Frame, name: &str) -> Vec<(u8, String)> {
    frame.competences.iter().find(|c| c.name == name).expect(name).levels.clone()
}

fn own(levels: &[(u8, &str)]) -> Vec<(u8, String)> {
    levels.iter().map(|(level, text)| (*level, (*text).to_owned())).collect()
}

#[test]
fn plain_cells_line_by_line() {
    let frame = read(&text(PAPER));
    let names: Vec<(CompetenceGroup, &str)> = frame.competences.iter().map(|c| (c.group, c.name.as_str())).collect();
    assert_eq!(
        names,
        [
            (CompetenceGroup::Common, "Gan dạ"),
            (CompetenceGroup::Common, "Bền bỉ"),
            (CompetenceGroup::Professional, "Xây kè đá"),
            (CompetenceGroup::Professional, "Hướng dẫn đắp đê"),
            (CompetenceGroup::Professional, "Kiểm tra cống"),
        ]
    );
    assert_eq!(
        levels(&frame, "Gan dạ"),
        own(&[
            (1, "Đứng trên bờ."),
            (2, "Đi ban ngày."),
            (3, "Đi khi có người."),
            (4, "Đi trong đêm."),
            (5, "Dẫn đầu trong bão và giữ đội hình."),
        ])
    );
    assert_eq!(frame.competences[1].line.to_string(), "dòng 7");
}

#[test]
fn lists_and_blank_cells_are_told_apart_by_dashes_blank_lines_and_words() {
    let frame = read(&text(PAPER));
    assert_eq!(
        levels(&frame, "Xây kè đá"),
        own(&[(4, "Xây kè nhỏ."), (5, "Chủ trì xây kè lớn.\nChủ trì xây kè vừa.")])
    );
    assert_eq!(levels(&frame, "Hướng dẫn đắp đê"), own(&[(5, "Chủ trì xây kè theo hướng dẫn đắp đê.\nDạy lớp mới.")]));
    assert_eq!(levels(&frame, "Kiểm tra cống"), own(&[(4, "Đóng một cánh."), (5, "Tổ chức kiểm tra cống.")]));
}

#[test]
fn what_cannot_be_told_apart_is_not_read() {
    let findings = said(&read(&text(PAPER)).findings);
    assert_eq!(
        findings,
        [
            "dòng 26: Nhóm năng lực chuyên môn không có cấp độ 1.",
            "dòng 27: Năng lực “Hướng dẫn đắp đê” để trống ở cấp độ 4.",
            "dòng 29: Ranh giới giữa các ô của cấp độ 5 được suy từ gạch đầu dòng, dòng trống và từ ngữ.",
            "dòng 35: Ranh giới giữa các ô của cấp độ 4 được suy từ gạch đầu dòng, dòng trống và từ ngữ.",
            "dòng 41: Không phân được 4 đoạn của cấp độ 3 vào các ô của 3 năng lực.",
            "dòng 46: Không phân được 4 đoạn của cấp độ 2 vào các ô của 3 năng lực.",
        ]
    );
}

#[test]
fn the_same_frame_in_word() {
    let blocks = [
        paragraph("I. NHÓM NĂNG LỰC CHUNG"),
        table(&[
            &["v:Cấp độ", ">2:Nhóm năng lực chung"],
            &["^", "Gan dạ", "Bền bỉ"],
            &["5", "Dẫn đầu trong bão và giữ đội hình.", "Không bỏ việc dở."],
            &["4", "Đi trong đêm.", "v:Làm đến cùng."],
            &["3", "Đi khi có người.", "^"],
            &["2", "Đi ban ngày.", ""],
            &["một", "Đứng trên bờ.", "Làm khi nhắc."],
        ]),
        paragraph("II. NHÓM NĂNG LỰC CHUYÊN MÔN"),
        table(&[
            &["Cấp độ", "Xây kè", "Đắp đê"],
            &["5", "- Việc một.\n- Việc hai.", "Việc ba."],
            &["4", "a", "b"],
            &["3", "a", "b"],
            &["2", "a", "b"],
            &["2", "", "c"],
            &["Cấp độ", "Xây kè", "Đắp đê"],
            &["1", "a", "b"],
        ]),
    ];
    let frame = read(&word(&blocks));
    assert_eq!(levels(&frame, "Gan dạ")[3], (5, "Dẫn đầu trong bão và giữ đội hình.".to_owned()));
    assert_eq!(levels(&frame, "Bền bỉ"), own(&[(3, "Làm đến cùng."), (4, "Làm đến cùng."), (5, "Không bỏ việc dở.")]));
    assert_eq!(levels(&frame, "Xây kè")[4], (5, "Việc một.\nViệc hai.".to_owned()));
    assert_eq!(levels(&frame, "Đắp đê").len(), 5);
    assert_eq!(levels(&frame, "Đắp đê")[1], (2, "b\nc".to_owned()));
    let findings = said(&frame.findings);
    assert_eq!(findings.len(), 3, "{findings:#?}");
    assert!(findings.iter().any(|f| f.contains("Không đọc được cấp độ của dòng này: “một”")), "{findings:#?}");
    assert!(findings.iter().any(|f| f.contains("Nhóm năng lực chung không có cấp độ 1")), "{findings:#?}");
    assert!(findings.iter().any(|f| f.contains("“Bền bỉ” để trống ở cấp độ 2")), "{findings:#?}");
}

#[test]
fn a_table_without_a_group_is_not_taken_for_one() {
    let rows: &[&[&str]] = &[&["Cấp độ", "Xây kè", "Đắp đê"], &["5", "a", "b"]];
    let frame = read(&word(&[table(rows)]));
    assert!(frame.competences.is_empty());
    assert!(said(&frame.findings)[0].contains("cả văn bản: Không thấy khung năng lực"), "{:?}", frame.findings);
    assert!(said(&frame.findings)[1].contains("Không rõ bảng này thuộc nhóm năng lực nào"), "{:?}", frame.findings);
}
