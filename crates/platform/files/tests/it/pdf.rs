//! PDF files with and without text, and the child that reads them.

use crate::pdf_file::{Page, pdf};
use files::read::Reader;
use files::source::{Block, Extent, SourceDocument, SourceFormat, Table};
use std::path::PathBuf;

fn read(pages: &[Page]) -> SourceDocument {
    files::read::read(&pdf(pages), "ke-hoach.pdf").unwrap_or_else(|e| panic!("{e:?}"))
}

fn tables(document: &SourceDocument) -> Vec<&Table> {
    document.blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None }).collect()
}

const FULL: &str = "Ủy ban nhân dân xã ban hành Kế hoạch nâng cao chất lượng đội ngũ cán bộ";

#[test]
fn lines_come_in_reading_order_with_page_and_look() {
    let one = Page::default()
        .text("F1", 12, 85.0, 680.0, "công chức chính quyền địa phương, cụ thể như sau:")
        .text("F1", 12, 85.0, 700.0, FULL)
        .text("F2", 12, 120.0, 660.0, "1. Tổ chức ")
        .text("F1", 12, 186.0, 660.0, "quán triệt")
        .text("F3", 12, 120.0, 640.0, "Cơ quan chủ trì:");
    let two = Page::default().text("F1", 12, 290.0, 810.0, "2").text("F1", 12, 85.0, 780.0, FULL);
    let made = read(&[one, two]);
    assert_eq!(made.format, SourceFormat::Pdf);
    let got: Vec<_> = made.paragraphs().map(|p| (p.line, p.page, p.text.as_str())).collect();
    assert_eq!(
        got,
        [
            (1, Some(1), FULL),
            (2, Some(1), "công chức chính quyền địa phương, cụ thể như sau:"),
            (3, Some(1), "1. Tổ chức quán triệt"),
            (4, Some(1), "Cơ quan chủ trì:"),
            (5, Some(2), FULL),
        ]
    );
    let looks: Vec<_> = made.paragraphs().map(|p| (p.bold, p.italic)).collect();
    assert_eq!(looks[2], (Extent::Part, Extent::None));
    assert_eq!(looks[3], (Extent::None, Extent::Whole));
    assert_eq!(made.paragraphs().nth(2).unwrap().bold_lead.as_deref(), Some("1. Tổ chức"));
}

#[test]
fn the_columns_of_letterhead_and_signature_are_kept_apart() {
    let page = Page::default()
        .text("F2", 12, 90.0, 780.0, "ỦY BAN NHÂN DÂN")
        .text("F2", 12, 280.0, 780.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        .text("F2", 12, 105.0, 765.0, "XÃ HÀ BẮC")
        .text("F2", 12, 310.0, 765.0, "Độc lập - Tự do - Hạnh phúc")
        .text("F1", 12, 85.0, 700.0, FULL)
        .text("F2", 12, 85.0, 600.0, "Nơi nhận:")
        .text("F2", 12, 350.0, 600.0, "CHỦ TỊCH")
        .text("F1", 12, 85.0, 585.0, "- Lưu: VT.")
        .text("F2", 12, 335.0, 520.0, "Đặng Văn Hòa");
    let made = read(&[page]);
    let found = tables(&made);
    assert_eq!(found.len(), 2, "{made:#?}");
    let cell = |t: usize, c: usize| found[t].rows[0].cells[c].text();
    assert_eq!(
        (cell(0, 0).as_str(), cell(0, 1).as_str()),
        ("ỦY BAN NHÂN DÂN\nXÃ HÀ BẮC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    );
    assert_eq!((cell(1, 0).as_str(), cell(1, 1).as_str()), ("Nơi nhận:\n- Lưu: VT.", "CHỦ TỊCH\nĐặng Văn Hòa"));
    assert!(found.iter().all(|t| !t.bordered));
}

fn grid(mut page: Page, xs: &[f64], ys: &[f64]) -> Page {
    for x in xs {
        page = page.rule((*x, ys[0]), (*x, ys[ys.len() - 1]));
    }
    for y in ys {
        page = page.rule((xs[0], *y), (xs[xs.len() - 1], *y));
    }
    page
}

#[test]
fn ruled_tables_go_on_over_pages_with_their_wrapped_cells_joined() {
    let header = |page: Page| {
        page.text("F2", 12, 90.0, 770.0, "TT").text("F2", 12, 140.0, 770.0, "Nhiệm vụ").text(
            "F2",
            12,
            310.0,
            770.0,
            "Chủ trì",
        )
    };
    let xs = [85.0, 120.0, 300.0, 500.0];
    let one = grid(header(Page::default()), &xs, &[785.0, 760.0, 720.0])
        .text("F1", 12, 90.0, 745.0, "1")
        .text("F1", 12, 125.0, 745.0, "Rà soát, đánh giá đội ngũ")
        .text("F1", 12, 125.0, 730.0, "cán bộ, công chức")
        .text("F1", 12, 305.0, 745.0, "Phòng A;")
        .text("F1", 12, 305.0, 730.0, "Phòng B");
    let two = grid(header(Page::default().text("F1", 12, 290.0, 810.0, "2")), &xs, &[785.0, 760.0, 740.0])
        .text("F1", 12, 90.0, 745.0, "2")
        .text("F1", 12, 125.0, 745.0, "Báo cáo")
        .text("F1", 12, 85.0, 700.0, FULL);
    let made = read(&[one, two]);
    let found = tables(&made);
    assert_eq!(found.len(), 1, "{made:#?}");
    assert!(found[0].bordered && found[0].rows[0].repeats_as_header);
    let rows: Vec<Vec<String>> = found[0].rows.iter().map(|r| r.cells.iter().map(|c| c.text()).collect()).collect();
    assert_eq!(rows[0], ["TT", "Nhiệm vụ", "Chủ trì"]);
    assert_eq!(rows[1], ["1", "Rà soát, đánh giá đội ngũ cán bộ, công chức", "Phòng A;\nPhòng B"]);
    assert_eq!(rows[2], ["2", "Báo cáo", ""]);
}

#[test]
fn a_date_broken_inside_its_year_by_a_narrow_column_is_whole_again() {
    let page = grid(Page::default(), &[85.0, 120.0, 170.0, 230.0], &[785.0, 740.0])
        .text("F1", 12, 90.0, 770.0, "1")
        .text("F1", 12, 123.0, 770.0, "31/12/20")
        .text("F1", 12, 123.0, 755.0, "26")
        .text("F1", 12, 173.0, 770.0, "lớp 7/12")
        .text("F1", 12, 173.0, 755.0, "15 người");
    let made = read(&[page.text("F1", 12, 85.0, 700.0, FULL)]);
    let cells = &tables(&made)[0].rows[0].cells;
    assert_eq!((cells[1].text().as_str(), cells[2].text().as_str()), ("31/12/2026", "lớp 7/12 15 người"));
}

#[test]
fn a_row_cut_by_the_page_is_put_together() {
    let xs = [85.0, 120.0, 300.0, 500.0];
    let one = grid(Page::default(), &xs, &[785.0, 760.0, 740.0])
        .text("F2", 12, 90.0, 770.0, "TT")
        .text("F2", 12, 140.0, 770.0, "Nhiệm vụ")
        .text("F2", 12, 310.0, 770.0, "Chủ trì")
        .text("F1", 12, 90.0, 745.0, "1")
        .text("F1", 12, 125.0, 745.0, "Rà soát, đánh giá đội ngũ")
        .text("F1", 12, 305.0, 745.0, "Phòng A;");
    let two = grid(Page::default(), &xs, &[785.0, 760.0, 740.0])
        .text("F1", 12, 125.0, 770.0, "cán bộ, công chức")
        .text("F1", 12, 305.0, 770.0, "Phòng B")
        .text("F1", 12, 90.0, 745.0, "2")
        .text("F1", 12, 125.0, 745.0, "Báo cáo");
    let made = read(&[one, two]);
    let rows: Vec<Vec<String>> =
        tables(&made)[0].rows.iter().map(|r| r.cells.iter().map(|c| c.text()).collect()).collect();
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert_eq!(rows[1], ["1", "Rà soát, đánh giá đội ngũ cán bộ, công chức", "Phòng A;\nPhòng B"]);
    assert_eq!(rows[2], ["2", "Báo cáo", ""]);
}

#[test]
fn merged_cells_are_seen_by_the_missing_rules() {
    let page = Page::default()
        .rule((85.0, 700.0), (500.0, 700.0))
        .rule((85.0, 670.0), (500.0, 670.0))
        .rule((200.0, 640.0), (500.0, 640.0))
        .rule((85.0, 610.0), (500.0, 610.0))
        .rule((85.0, 610.0), (85.0, 700.0))
        .rule((200.0, 610.0), (200.0, 670.0))
        .rule((500.0, 610.0), (500.0, 700.0))
        .text("F1", 12, 90.0, 680.0, "I. Nhóm nhiệm vụ")
        .text("F1", 12, 90.0, 640.0, "Phòng A")
        .text("F1", 12, 205.0, 650.0, "việc một")
        .text("F1", 12, 205.0, 620.0, "việc hai");
    let made = read(&[page]);
    let rows = &tables(&made)[0].rows;
    assert_eq!((rows[0].cells.len(), rows[0].cells[0].span), (1, 2));
    assert!(rows[2].cells[0].continues_above && !rows[1].cells[0].continues_above);
    assert_eq!((rows[1].cells[0].text().as_str(), rows[2].cells[1].text().as_str()), ("Phòng A", "việc hai"));
}

#[test]
fn scans_and_wrecks_are_refused() {
    let code = |bytes: &[u8]| files::read::read(bytes, "a.pdf").unwrap_err().code;
    assert_eq!(code(&pdf(&[Page::default()])), "no_text_layer");
    assert_eq!(code(&pdf(&[Page::default().text("F1", 9, 50.0, 50.0, "Ký số")])), "no_text_layer");
    assert_eq!(code(b"%PDF-1.7\nhong"), "damaged");
    let whole = pdf(&[Page::default().text("F1", 12, 85.0, 700.0, FULL)]);
    assert!(files::read::read(&whole[..200], "a.pdf").is_err());
    for at in (0..whole.len()).step_by(151) {
        let mut hurt = whole.clone();
        hurt[at] ^= 0x5a;
        // Whatever comes out, nothing may crash or hang.
        let _ = files::read::read(&hurt, "a.pdf");
    }
}

#[test]
fn circles_end() {
    let own = pdf(&[Page(String::from("/X Do ").repeat(50))]);
    let text = String::from_utf8(own).unwrap();
    let circle = text
        .replace("/Font << /F1 4 0 R", "/XObject << /X 11 0 R >> /Font << /F1 4 0 R")
        .replace("<< /Length 300 >>", "<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Length 300 >>");
    assert_ne!(circle, text);
    let started = std::time::Instant::now();
    assert_eq!(files::read::read(circle.as_bytes(), "a.pdf").unwrap_err().code, "unpacks_too_large");
    assert!(started.elapsed() < std::time::Duration::from_secs(9), "ended by itself, not by the clock");
}

fn child() -> Reader {
    let here = std::env::current_exe().unwrap();
    let program = here.parent().unwrap().parent().unwrap().join("examples/pdf_child");
    assert!(program.exists(), "build the examples first: cargo test does, `--test it` alone does not");
    Reader { pdf_child: Some(program) }
}

#[test]
fn the_child_reads_the_same_and_refuses_the_same() {
    let bytes = pdf(&[Page::default().text("F2", 12, 85.0, 700.0, FULL)]);
    assert_eq!(child().read(&bytes, "a.pdf"), files::read::read(&bytes, "a.pdf"));
    let empty = pdf(&[Page::default()]);
    assert_eq!(child().read(&empty, "a.pdf").unwrap_err().code, "no_text_layer");
}

#[cfg(unix)]
#[test]
fn a_child_that_dies_hangs_or_floods_costs_only_itself() {
    use std::os::unix::fs::PermissionsExt;
    let folder = std::env::temp_dir().join(format!("sauro-child-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let program = |name: &str, script: &str| -> PathBuf {
        let path = folder.join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    };
    let bytes = pdf(&[Page::default().text("F1", 12, 85.0, 700.0, FULL)]);
    let code = |program: PathBuf| Reader { pdf_child: Some(program) }.read(&bytes, "a.pdf").unwrap_err().code;
    let started = std::time::Instant::now();
    assert_eq!(code(program("dies", "exit 1")), "unpacks_too_large");
    assert_eq!(code(program("lies", "cat >/dev/null; echo rubbish")), "unpacks_too_large");
    assert_eq!(code(program("floods", "exec cat /dev/zero")), "unpacks_too_large");
    assert_eq!(code(program("hangs", "exec sleep 60")), "unpacks_too_large");
    assert_eq!(code(folder.join("missing")), "unpacks_too_large");
    assert!(started.elapsed() < std::time::Duration::from_secs(30));
    std::fs::remove_dir_all(&folder).unwrap();
}
