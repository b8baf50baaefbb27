//! Tables of Word files.

use crate::word::{docx, docx_with, p, r, read, tables};

fn tc(props: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{props}</w:tcPr>{}</w:tc>", p(&r(text)))
}

fn tr(props: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr>{props}</w:trPr>{cells}</w:tr>")
}

#[test]
fn merged_cells_keep_their_grid_places() {
    let body = format!(
        "<w:tbl><w:tblPr/>{}{}{}{}</w:tbl>",
        tr("<w:tblHeader/>", &(tc("", "TT") + &tc("<w:gridSpan w:val=\"2\"/>", "Nhiệm vụ") + &tc("", "Chủ trì"))),
        tr("", &(tc("<w:vMerge w:val=\"restart\"/>", "1") + &tc("", "a") + &tc("", "b") + &tc("", "c"))),
        tr("<w:gridAfter w:val=\"1\"/>", &(tc("<w:vMerge/>", "không hiện") + &tc("", "d") + &tc("", "e"))),
        tr("<w:gridBefore w:val=\"3\"/>", &tc("", "f")),
    );
    let table = &tables(&read(&docx(&body)))[0];
    assert_eq!(table.rows.iter().map(|r| r.repeats_as_header).collect::<Vec<_>>(), [true, false, false, false]);
    let grid: Vec<Vec<(usize, usize, String)>> =
        table.rows.iter().map(|r| r.cells.iter().map(|c| (c.column, c.span, c.text())).collect()).collect();
    let s = |t: &str| t.to_owned();
    assert_eq!(grid[0], [(0, 1, s("TT")), (1, 2, s("Nhiệm vụ")), (3, 1, s("Chủ trì"))]);
    assert_eq!(grid[2], [(0, 1, s("")), (1, 1, s("d")), (2, 1, s("e")), (3, 1, s(""))]);
    assert_eq!(grid[3], [(0, 3, s("")), (3, 1, s("f"))]);
    assert!(table.rows[2].cells[0].continues_above && !table.rows[1].cells[0].continues_above);
}

#[test]
fn deleted_rows_are_gone_and_nested_tables_give_their_text() {
    let inner = format!("<w:tbl>{}</w:tbl>", tr("", &(tc("", "trong 1") + &tc("", "trong 2"))));
    let cell = format!("<w:tc>{}{inner}<w:p/></w:tc>", p(&r("ngoài")));
    let body = format!("<w:tbl>{}{}</w:tbl>", tr("<w:del w:id=\"1\"/>", &tc("", "xóa")), tr("", &cell));
    let table = &tables(&read(&docx(&body)))[0];
    assert_eq!(table.rows.len(), 1);
    assert_eq!(table.rows[0].cells[0].text(), "ngoài\ntrong 1\ntrong 2");
}

#[test]
fn borders_are_told_from_the_table_its_style_or_its_cells() {
    let table =
        |props: &str, cell: &str| format!("<w:tbl><w:tblPr>{props}</w:tblPr>{}</w:tbl>", tr("", &tc(cell, "x")));
    let sides = |kind: &str, value: &str| {
        format!(
            "<w:{kind}><w:top w:val=\"{value}\"/><w:left w:val=\"{value}\"/><w:bottom w:val=\"{value}\"/></w:{kind}>"
        )
    };
    let styles = format!(
        "<w:style w:type=\"table\" w:styleId=\"Luoi\"><w:name w:val=\"x\"/><w:tblPr>{}</w:tblPr></w:style><w:style w:type=\"table\" w:styleId=\"Con\"><w:basedOn w:val=\"Luoi\"/></w:style>",
        sides("tblBorders", "single")
    );
    let cases = [
        (table(&sides("tblBorders", "single"), ""), true),
        (table(&sides("tblBorders", "none"), ""), false),
        (table("<w:tblStyle w:val=\"Con\"/>", ""), true),
        (table("<w:tblStyle w:val=\"TableGrid\"/>", ""), true),
        (table(&(String::from("<w:tblStyle w:val=\"Con\"/>") + &sides("tblBorders", "nil")), ""), false),
        (table("", ""), false),
        (table("", &sides("tcBorders", "single")), true),
        (table(&sides("tblBorders", "single"), &sides("tcBorders", "nil")), false),
        (table("", "<w:tcBorders><w:bottom w:val=\"single\"/></w:tcBorders>"), false),
    ];
    for (index, (body, bordered)) in cases.iter().enumerate() {
        assert_eq!(tables(&read(&docx_with(body, &styles, "")))[0].bordered, *bordered, "case {index}");
    }
}
