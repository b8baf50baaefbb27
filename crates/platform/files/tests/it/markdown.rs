//! Markdown files.

use files::source::{Block, Extent, Paragraph, SourceDocument};

fn read(text: &str) -> SourceDocument {
    files::read::read(text.as_bytes(), "ke-hoach.md").unwrap_or_else(|e| panic!("{e:?}"))
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    read(text).paragraphs().cloned().collect()
}

#[test]
fn headings_paragraphs_and_their_lines() {
    let made = paragraphs("## **2. Yêu cầu**\n\nMột dòng\ndòng nữa\n\nTM. ỦY BAN  \nCHỦ TỊCH\n\nTựa\n===\n");
    let got: Vec<_> = made.iter().map(|p| (p.line, p.text.as_str(), p.heading, p.bold)).collect();
    assert_eq!(
        got,
        [
            (1, "2. Yêu cầu", Some(2), Extent::Whole),
            (3, "Một dòng dòng nữa", None, Extent::None),
            (6, "TM. ỦY BAN\nCHỦ TỊCH", None, Extent::None),
            (9, "Tựa", Some(1), Extent::None),
        ]
    );
}

#[test]
fn emphasis() {
    let one = |text: &str| paragraphs(text).remove(0);
    let lead = one("**3.** Tham mưu cấp ủy");
    assert_eq!(
        (lead.text.as_str(), lead.bold, lead.bold_lead.as_deref()),
        ("3. Tham mưu cấp ủy", Extent::Part, Some("3."))
    );
    let label = one("*Cơ quan chủ trì:* Phòng Văn hoá - Xã hội;");
    assert_eq!((label.text.as_str(), label.italic), ("Cơ quan chủ trì: Phòng Văn hoá - Xã hội;", Extent::Part));
    let both = one("***Nơi nhận:***");
    assert_eq!((both.text.as_str(), both.bold, both.italic), ("Nơi nhận:", Extent::Whole, Extent::Whole));
    assert_eq!(one("**Chủ trì:**Phòng A").text, "Chủ trì:Phòng A");
    assert_eq!(one("__đậm__ và _nghiêng_ và tên_tệp_dài").text, "đậm và nghiêng và tên_tệp_dài");
    assert_eq!(one(r"2 \* 3 \*\*không\*\* 5 * 6").text, "2 * 3 **không** 5 * 6");
    assert_eq!(one("**TM. ỦY BAN NHÂN DÂN  \nCHỦ TỊCH**").bold, Extent::Whole);
    assert_eq!(one("**đậm *cả nghiêng* hết**").bold, Extent::Whole);
}

#[test]
fn a_bold_title_cut_by_a_page_loses_its_signs() {
    let made = paragraphs("**2. Hoàn thiện tiêu\n\nchuẩn, tiêu chí**\n");
    assert_eq!((made[0].text.as_str(), made[0].bold), ("2. Hoàn thiện tiêu", Extent::Whole));
    assert_eq!((made[1].text.as_str(), made[1].bold), ("chuẩn, tiêu chí", Extent::Whole));
}

#[test]
fn short_lines_before_a_capital_are_paragraphs_and_a_margin_is_not() {
    let texts = |text: &str| paragraphs(text).into_iter().map(|p| p.text).collect::<Vec<_>>();
    assert_eq!(texts("2. Phòng Kinh tế\nBố trí kinh phí.\n"), ["2. Phòng Kinh tế", "Bố trí kinh phí."]);
    assert_eq!(texts("- Lưu: VT.\n**CHỦ TỊCH**\n**Lê Văn A**\n"), ["Lưu: VT.", "CHỦ TỊCH", "Lê Văn A"]);
    assert_eq!(texts("**Phòng chống\nThiên tai**\n"), ["Phòng chống Thiên tai"]);
    let margin = "Rà soát, đánh giá tổng thể chất lượng đội ngũ cán bộ của xã\nHà Bắc trong năm.\n";
    assert_eq!(texts(margin), [margin.trim().replace('\n', " ")]);
}

#[test]
fn lists_and_labels_begin_their_own_paragraphs() {
    let made = paragraphs(
        "- Sở Nội vụ;\n- Lưu: VT.\n  * con\n1. Việc một\ntiếp theo\n2. Việc hai\nCơ quan chủ trì: A\nThời gian: B\na) ý\nII. PHẦN\n",
    );
    let got: Vec<_> = made.iter().map(|p| (p.line, p.text.as_str(), p.marker.as_deref(), p.list_level)).collect();
    assert_eq!(
        got[..3],
        [(1, "Sở Nội vụ;", Some("-"), Some(0)), (2, "Lưu: VT.", Some("-"), Some(0)), (3, "con", Some("-"), Some(1))]
    );
    let rest: Vec<_> = got[3..].iter().map(|g| g.1).collect();
    assert_eq!(
        rest,
        ["1. Việc một tiếp theo", "2. Việc hai", "Cơ quan chủ trì: A", "Thời gian: B", "a) ý", "II. PHẦN"]
    );
}

#[test]
fn pipe_tables() {
    let text = "| TT | Nhiệm vụ |\n|:--|:-:|\n| 1 | **Rà soát**<br>đội \\| ngũ |\n| 2 |\n\nSau bảng\n";
    let made = read(text);
    let Block::Table(table) = &made.blocks[0] else { panic!("{made:?}") };
    assert_eq!(
        table.rows.iter().map(|r| (r.line, r.repeats_as_header)).collect::<Vec<_>>(),
        [(1, true), (3, false), (4, false)]
    );
    let cell = &table.rows[1].cells[1];
    assert_eq!(cell.text(), "Rà soát\nđội | ngũ");
    assert_eq!((cell.paragraphs[0].bold, cell.paragraphs[0].line), (Extent::Whole, 3));
    assert_eq!(table.rows[2].cells.len(), 2);
    assert!(matches!(&made.blocks[1], Block::Paragraph(p) if p.line == 6));
}

#[test]
fn what_is_not_text_is_left_out() {
    let made = paragraphs(
        "---\ntitle: x\n---\n<!-- trang 2 -->\n\n> Trích **dẫn** [liên kết](http://x) &amp; <u>gạch</u>\n\n***\n\n![ảnh](a.png)\n",
    );
    let got: Vec<_> = made.iter().map(|p| (p.line, p.text.as_str())).collect();
    assert_eq!(got, [(6, "Trích dẫn liên kết & gạch")]);
}

#[test]
fn tables_in_html_keep_their_merged_cells() {
    let text = "\
<table>
<thead><tr><th>TT</th><th colspan=\"2\">Nhiệm vụ</th></tr></thead>
<tbody>
<tr><td rowspan='2'>1</td><td>**a**<br/>b</td><td>c</td></tr>
<tr><td>d</td>
<td><p>e</p><p>g</p></td></tr>
<tr><td colspan=3>Hết</td></tr>
</tbody></table>

Sau";
    let made = read(text);
    let Block::Table(table) = &made.blocks[0] else { panic!("{made:?}") };
    let grid: Vec<Vec<(usize, usize, bool, String)>> = table
        .rows
        .iter()
        .map(|r| r.cells.iter().map(|c| (c.column, c.span, c.continues_above, c.text())).collect())
        .collect();
    let s = |t: &str| t.to_owned();
    assert_eq!(grid[0], [(0, 1, false, s("TT")), (1, 2, false, s("Nhiệm vụ"))]);
    assert_eq!(grid[1], [(0, 1, false, s("1")), (1, 1, false, s("a\nb")), (2, 1, false, s("c"))]);
    assert_eq!(grid[2], [(0, 1, true, s("")), (1, 1, false, s("d")), (2, 1, false, s("e\ng"))]);
    assert_eq!(grid[3], [(0, 3, false, s("Hết"))]);
    assert_eq!(
        table.rows.iter().map(|r| (r.line, r.repeats_as_header)).collect::<Vec<_>>(),
        [(2, true), (4, false), (5, false), (7, false)]
    );
    assert!(matches!(&made.blocks[1], Block::Paragraph(p) if p.line == 10));
    assert_eq!(paragraphs("<table>không đóng\n\nchữ").last().unwrap().text, "chữ");
}
