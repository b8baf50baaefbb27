//! Catalogues of positions from text and Word, and everything in them that does not agree.

use jiff::civil::date;
use org::papers::At;
use org::papers::positions::{DocumentMark, Group, PositionList, ReadPosition, read};

use crate::papers::{own, paragraph, said, table, text, word};

/// Three posts on six positions; the cells go on over several lines.
pub const PAPER: &str = "\
|ỦY BAN NHÂN DÂN      |CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM      |
|XÃ BÌNH MINH         |Độc lập - Tự do - Hạnh phúc             |
|Số: 15/QĐ-UBND       |Bình Minh, ngày 5 tháng 8 năm 2026      |

DANH MỤC VỊ TRÍ VIỆC LÀM
|TT  |                       |Ngạch công chức      |Mã vị trí |Phân bổ   |Tỷ lệ bố trí theo |
|    |                       |                     |việc làm  |biên chế  |từng vị trí (%)   |
|    |                       |                     |          |          |                  |
|Tổng số                     |                     |6 vị trí  |3         |100,00    |
|I   |Vị trí lãnh đạo, quản  |                     |02 vị trí |1         |33,33             |
|    |lý                     |                     |          |          |                  |
|1   |Chánh Văn phòng        |Chuyên viên chính    |SH-BM-I.01|1         |33,33             |
|2   |Phó Trưởng phòng kiêm  |Chuyên viên chính 50%|SH-BM-I.02|          |0,00              |
|    |nhiệm phụ trách hậu    |                     |          |          |                  |
|    |cần                    |Chuyên viên 50%      |          |          |                  |
|II  |Vị trí chuyên môn      |                     |03 vị trí |2         |66,67             |
|1   |Chuyên viên về đê điều |Chuyên viên          |SH-BM-II.1|2         |66,67             |
|2   |Chuyên viên về bến bãi |Chuyên viên          |SH-BM-II.2|          |0,00              |
|3   |Chuyên viên về chợ     |Chuyên viên          |SH-BM-II.3|          |0,00              |
|III |Vị trí hỗ trợ, phục vụ |                     |01 vị trí |          |                  |
|1   |Nhân viên trông xe     |                     |SH-BM-IIIa.1|        |                  |
";

/// What is read from a text.
pub fn of(paper: &str) -> PositionList {
    read(&text(paper), &own())
}

/// All that positions say but for their places and the form of their shares.
pub fn rows(list: &PositionList) -> Vec<ReadPosition> {
    list.positions.iter().map(|p| ReadPosition { at: At::Paper, share: None, ..p.clone() }).collect()
}

#[test]
fn a_text_with_cells_over_several_lines() {
    let list = of(PAPER);
    let names: Vec<&str> = list.positions.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Chánh Văn phòng",
            "Phó Trưởng phòng kiêm nhiệm phụ trách hậu cần",
            "Chuyên viên về đê điều",
            "Chuyên viên về bến bãi",
            "Chuyên viên về chợ",
            "Nhân viên trông xe"
        ]
    );
    assert_eq!(list.positions[1].rank, "Chuyên viên chính 50%; Chuyên viên 50%");
    assert_eq!(list.positions[1].at.to_string(), "dòng 13");
    let groups: Vec<&str> = list.positions.iter().filter_map(|p| p.group).map(Group::code).collect();
    assert_eq!(groups, ["lanh_dao", "lanh_dao", "chuyen_mon", "chuyen_mon", "chuyen_mon", "ho_tro"]);
    assert_eq!(list.groups[0].name, "Vị trí lãnh đạo, quản lý");
    let stated = list.stated.as_ref().expect("totals");
    assert_eq!((stated.positions, stated.approved, stated.share.as_deref()), (Some(6), Some(3), Some("100,00")));
    let approved: Vec<Option<i64>> = list.positions.iter().map(|p| p.approved).collect();
    assert_eq!(approved, [Some(1), Some(0), Some(2), Some(0), Some(0), Some(0)]);
    assert_eq!(list.blanks_read_as_zero(), 4);
    assert_eq!(
        said(&list.findings),
        ["dòng 13: 4 vị trí để trống ô biên chế; được đọc là 0 vì tổng số của văn bản khớp."]
    );
    assert_eq!(
        list.document,
        DocumentMark {
            number: Some("15/QĐ-UBND".to_owned()),
            date: Some(date(2026, 8, 5)),
            issuer: Some("ỦY BAN NHÂN DÂN XÃ BÌNH MINH".to_owned()),
        }
    );
}

#[test]
fn what_does_not_agree_is_named_at_its_line() {
    let cases = [
        ("|6 vị trí  |3 ", "|7 vị trí  |3 ", "dòng 9: Tổng số ghi 7 vị trí, nhưng cộng từng dòng được 6."),
        (
            "|03 vị trí |2         |",
            "|03 vị trí |4         |",
            "dòng 16: Nhóm “Vị trí chuyên môn” ghi 4 biên chế, nhưng cộng từng dòng được 2.",
        ),
        ("SH-BM-II.3", "SH-BM-II.2", "dòng 19: Mã của “Chuyên viên về chợ” (SH-BM-II.2) đã có ở dòng 18."),
        ("về chợ ", "về bến bãi", "dòng 19: Tên vị trí của “Chuyên viên về bến bãi” (SH-BM-II.3) đã có ở dòng 18."),
        (
            "|2         |66,67             |\n|2   |",
            "|2         |66,66             |\n|2   |",
            "dòng 17: Tỷ lệ 66,66 của “Chuyên viên về đê điều” không đúng với biên chế trên tổng số 3.",
        ),
        ("SH-BM-I.01|1 ", "SH-BM-I.01|một ", "dòng 12: Không đọc được biên chế “một” của “Chánh Văn phòng”."),
        (
            "SH-BM-II.1|2         |66,67 ",
            "SH-BM-II.1|2         |hai phần ba ",
            "dòng 17: Không đọc được tỷ lệ “hai phần ba” của “Chuyên viên về đê điều”.",
        ),
        ("SH-BM-II.1", "VT-XB-II.1", "dòng 17: 1 mã bắt đầu bằng “VT-XB-”, không phải viết tắt của xã Bình Minh."),
        ("SH-BM-II.1", "SH-BN-II.1", "dòng 17: 1 mã bắt đầu bằng “SH-BN-”, không phải viết tắt của xã Bình Minh."),
        (
            "|III |Vị trí hỗ trợ, phục vụ",
            "|III |Vị trí khác           ",
            "dòng 20: Không rõ “Vị trí khác” là nhóm vị trí nào.",
        ),
        ("|SH-BM-II.3", "|          ", "dòng 19: Vị trí này không có mã."),
        (
            "|3   |Chuyên viên về chợ     |Chuyên viên          |SH-BM-II.3",
            "|*   |Chuyên viên về chợ     |                     |",
            "dòng 19: Không hiểu dòng “* | Chuyên viên về chợ | 0,00” của bảng.",
        ),
        ("|III |Vị trí", "trang 2\n|    |đông  | | | | |\n|III |Vị trí", "dòng 21: Không hiểu dòng “đông” của bảng."),
    ];
    for (from, to, wanted) in cases {
        assert!(PAPER.contains(from), "{from}");
        let findings = said(&of(&PAPER.replacen(from, to, 1)).findings);
        assert!(findings.iter().any(|finding| finding == wanted), "{from} → {to}: {findings:#?}");
    }
}

#[test]
fn a_blank_is_nought_only_where_a_total_agrees() {
    let wrong = PAPER.replacen("|6 vị trí  |3         |", "|6 vị trí  |9         |", 1);
    let list = of(&wrong);
    // The groups' own totals still settle theirs; the support group states none.
    assert_eq!(list.positions[3].approved, Some(0));
    assert_eq!(list.positions[5].approved, None);
    assert!(list.positions[5].approved_is_blank);
    let mut none = PAPER.lines().filter(|line| !line.starts_with("|Tổng số")).collect::<Vec<_>>().join("\n");
    for (from, to) in [("|02 vị trí |1 ", "|02 vị trí |  "), ("|03 vị trí |2 ", "|03 vị trí |  ")] {
        assert!(none.contains(from));
        none = none.replace(from, to);
    }
    let list = of(&none);
    assert_eq!(list.blanks_read_as_zero(), 0);
    let findings = said(&list.findings);
    assert!(findings.iter().any(|f| f.contains("4 vị trí để trống ô biên chế mà tổng số không khớp")), "{findings:?}");
    assert!(findings.iter().any(|f| f.starts_with("cả văn bản: Danh mục không có dòng tổng số")), "{findings:?}");
}

#[test]
fn an_unreadable_number_leaves_the_blanks_open() {
    let list = of(&PAPER.replacen("SH-BM-II.1|2 ", "SH-BM-II.1|2?", 1));
    assert_eq!((list.positions[2].approved, list.positions[2].approved_is_blank), (None, false));
    assert_eq!(list.positions[3].approved, None);
}

#[test]
fn the_same_table_in_word() {
    let head = table(&[&[
        "ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH\nSố: /QĐ-UBND",
        "CỘNG HÒA XÃ HỘI\nBình Minh, ngày  tháng 8 năm 2026",
    ]]);
    let blocks = [
        head,
        paragraph("(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 05/8/2026 của UBND xã Bình Minh)"),
        table(&[
            &["TT", "Vị trí việc làm", "Ngạch công chức", "Mã vị trí việc làm", "Biên chế", "Tỷ lệ (%)"],
            &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            &[">2:Tổng số", "", "6 vị trí", "3", "100,00"],
            &["I", "Vị trí lãnh đạo, quản lý", "", "02 vị trí", "1", "33,33"],
            &["1", "Chánh Văn phòng", "Chuyên viên chính", "SH-BM-I.01", "1", "33,33"],
            &[
                "2",
                "Phó Trưởng phòng kiêm\nnhiệm phụ trách hậu cần",
                "Chuyên viên chính 50%\nChuyên viên 50%",
                "SH-BM-I.02",
                "",
                "0,00",
            ],
            &["II", "Vị trí chuyên môn", "", "03 vị trí", "2", "66,67"],
            &["1", "Chuyên viên về đê điều", "Chuyên viên", "SH-BM-II.1", "2", "66,67"],
            &["2", "Chuyên viên về bến bãi", "Chuyên viên", "SH-BM-II.2", "", "0,00"],
            &["TT", "Vị trí việc làm", "Ngạch công chức", "Mã vị trí việc làm", "Biên chế", "Tỷ lệ (%)"],
            &["3", "Chuyên viên về chợ", "Chuyên viên", "SH-BM-II.3", "", "0,00"],
            &["III", "Vị trí hỗ trợ, phục vụ", "", "01 vị trí", "", ""],
            &["1", "Nhân viên trông xe", "", "SH-BM-IIIa.1", "", ""],
        ]),
    ];
    let list = read(&word(&blocks), &own());
    assert_eq!(rows(&list), rows(&of(PAPER)));
    assert_eq!(list.findings.len(), 1, "{:?}", list.findings);
    assert_eq!(list.document.number.as_deref(), Some("15/QĐ-UBND"));
    assert_eq!(list.document.date, Some(date(2026, 8, 5)));
}

#[test]
fn another_paper_gives_no_positions_and_says_so() {
    for paper in ["Kế hoạch năm 2026", "|TT|Nhiệm vụ|Chủ trì|\n|1|Rà soát|Phòng Kinh tế|\n"] {
        let list = of(paper);
        assert!(list.positions.is_empty());
        assert!(said(&list.findings)[0].starts_with("cả văn bản: Không thấy bảng danh mục"), "{paper}");
    }
}
