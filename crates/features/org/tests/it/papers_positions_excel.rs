//! Catalogues of positions in workbooks.

use files::xlsx::{Cell, Column, Kind, Sheet, workbook};
use files::xlsx_in::Workbook;
use org::papers::positions::read_workbook;

use crate::papers::{own, said};
use crate::papers_positions::{PAPER, of, rows};

/// The same list as the text; the posts of its first position as given, shares in percent or as parts of one.
fn excel(first: &str, share_of_one: bool) -> Workbook {
    files::xlsx_in::read(&excel_bytes(first, share_of_one)).expect("its cells")
}

/// The file of [`excel`].
pub fn excel_bytes(first: &str, share_of_one: bool) -> Vec<u8> {
    let column = |header: &str| Column { header: header.into(), width: 20, kind: Kind::Text };
    let row = |tt: &str, name: &str, rank: &str, code: &str, approved: Cell, percent: Option<f64>| {
        let share =
            percent.map_or(Cell::Empty, |percent| Cell::Number(if share_of_one { percent / 100.0 } else { percent }));
        vec![tt.into(), name.into(), rank.into(), code.into(), approved, share]
    };
    let blank = Cell::Empty;
    let sheet = Sheet {
        title: "Danh mục".into(),
        columns: ["STT", "Tên vị trí việc làm", "Ngạch", "Mã VTVL", "Biên chế được giao", "Tỷ lệ"].map(column).to_vec(),
        rows: vec![
            row("Tổng số", "", "", "6 vị trí", 3.into(), Some(100.0)),
            row("I", "Vị trí lãnh đạo, quản lý", "", "02 vị trí", 1.into(), Some(100.0 / 3.0)),
            row("1", "Chánh Văn phòng", "Chuyên viên chính", "SH-BM-I.01", first.into(), Some(100.0 / 3.0)),
            row(
                "2",
                "Phó Trưởng phòng kiêm\nnhiệm phụ trách hậu cần",
                "Chuyên viên chính 50%\nChuyên viên 50%",
                "SH-BM-I.02",
                blank.clone(),
                Some(0.0),
            ),
            row("II", "Vị trí chuyên môn", "", "03 vị trí", 2.into(), Some(200.0 / 3.0)),
            row("1", "Chuyên viên về đê điều", "Chuyên viên", "SH-BM-II.1", 2.into(), Some(200.0 / 3.0)),
            row("2", "Chuyên viên về bến bãi", "Chuyên viên", "SH-BM-II.2", blank.clone(), Some(0.0)),
            row("3", "Chuyên viên về chợ", "Chuyên viên", "SH-BM-II.3", blank.clone(), Some(0.0)),
            row("III", "Vị trí hỗ trợ, phục vụ", "", "01 vị trí", blank.clone(), None),
            row("1", "Nhân viên trông xe", "", "SH-BM-IIIa.1", blank, None),
        ],
    };
    workbook(&[sheet], "UBND xã Bình Minh").expect("a workbook")
}

#[test]
fn the_same_table_in_a_workbook() {
    for share_of_one in [false, true] {
        let list = read_workbook(&excel("1", share_of_one), &own());
        assert_eq!(rows(&list), rows(&of(PAPER)));
        assert_eq!(
            said(&list.findings),
            ["ô Danh mục!A5: 4 vị trí để trống ô biên chế; được đọc là 0 vì tổng số của văn bản khớp."]
        );
    }
    let findings = said(&read_workbook(&excel("x", false), &own()).findings);
    assert!(
        findings.contains(&"ô Danh mục!E4: Không đọc được biên chế “x” của “Chánh Văn phòng”.".to_owned()),
        "{findings:?}"
    );
}
