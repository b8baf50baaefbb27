//! Writes one paper of each shape, to be looked at: `cargo run -p files --example paper_samples -- FOLDER`.

use files::docx::{
    Align, Annex, CodePart, Column, Orientation, Paper, PaperDate, Part, Row, Signer, Size, Spacing, TablePart, Text,
};

fn main() -> std::io::Result<()> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    std::fs::write(folder.join("bao-cao.docx"), report().to_docx())?;
    std::fs::write(folder.join("cong-van.docx"), letter().to_docx())?;
    std::fs::write(folder.join("bang-ngang.docx"), landscape().to_docx())
}

fn report() -> Paper {
    Paper {
        superior: None,
        issuer: "ỦY BAN NHÂN DÂN\nXÃ HÀ BẮC".into(),
        number: Some(5),
        symbol: "BC-UBND".into(),
        place: "Hà Bắc".into(),
        date: PaperDate::Ready("ngày 20 tháng 11 năm 2026".into()),
        kind: Some("Báo cáo".into()),
        subject: "Kết quả thực hiện Kế hoạch nâng cao chất lượng đội ngũ cán bộ, công chức quý III năm 2026".into(),
        to: vec!["Ủy ban nhân dân thành phố Hải Phòng".into(), "Sở Nội vụ thành phố Hải Phòng".into()],
        bases: vec![
            "Căn cứ Chỉ thị số 18/CT-TTg ngày 08/5/2026 của Thủ tướng Chính phủ".into(),
            "Thực hiện Kế hoạch số 197/KH-UBND ngày 01/6/2026 của Ủy ban nhân dân thành phố".into(),
        ],
        body: vec![
            heading(1, "I. Kết quả thực hiện"),
            heading(2, "1. Kết quả chung"),
            Part::Para(
                "Đến ngày 20/11/2026, xã đã hoàn thành 4/7 nhiệm vụ; 01 nhiệm vụ quá hạn và có nguyên nhân.".into(),
            ),
            Part::Item(Text::bold("Nhiệm vụ II.2: ").then("hoàn thành rà soát, đánh giá 45 người, chậm 12 ngày;")),
            heading(3, "a) Chi tiết từng nhiệm vụ"),
            Part::Table(table(26)),
            heading(1, "II. Kiến nghị"),
            Part::Para("Đề nghị thành phố sớm giao biên chế chính thức.".into()),
        ],
        signer: Signer {
            capacity: Some("KT. CHỦ TỊCH".into()),
            title: "Phó Chủ tịch".into(),
            name: Some("Đặng Thị Hòa".into()),
        },
        recipients: vec!["Như trên".into(), "Đảng ủy, HĐND xã".into(), "Lưu: VT, VHXH".into()],
        annexes: vec![Annex {
            label: "Phụ lục".into(),
            title: "Tiến độ từng nhiệm vụ".into(),
            goes_with: "(Kèm theo Báo cáo số 05/BC-UBND ngày 20 tháng 11 năm 2026 của Ủy ban nhân dân xã Hà Bắc)"
                .into(),
            body: vec![Part::Table(table(6)), Part::Code(code())],
            orientation: Orientation::Landscape,
        }],
        size: Size::Larger,
        spacing: Spacing::Airy,
        orientation: Orientation::Portrait,
    }
}

fn letter() -> Paper {
    Paper {
        superior: Some("UBND XÃ HÀ BẮC".into()),
        issuer: "PHÒNG VĂN HÓA - XÃ HỘI".into(),
        number: None,
        symbol: "VHXH-NV".into(),
        date: PaperDate::Blank { year: 2026 },
        kind: None,
        subject: "đôn đốc rà soát, đánh giá chất lượng đội ngũ cán bộ, công chức".into(),
        to: vec!["Phòng Kinh tế".into()],
        bases: Vec::new(),
        body: vec![Part::Para("Đề nghị Phòng Kinh tế gửi kết quả trước ngày 30/6/2026.".into())],
        signer: Signer { capacity: None, title: "Trưởng phòng".into(), name: None },
        annexes: Vec::new(),
        size: Size::Smaller,
        ..report()
    }
}

fn landscape() -> Paper {
    Paper {
        orientation: Orientation::Landscape,
        body: vec![Part::Table(table(30))],
        to: Vec::new(),
        annexes: Vec::new(),
        ..report()
    }
}

fn code() -> CodePart {
    let root = "5dc9".repeat(16);
    CodePart {
        content: format!("https://sauro.xahabac.example/kiem-chung?xa=10816&co=312&goc={root}"),
        label: "Mã QR dẫn đến trang kiểm chứng mốc nhật ký".into(),
        beside: vec![
            "Mốc nhật ký của hệ thống, ký lúc 10:00 ngày 20/11/2026.".into(),
            "Mã xã: 10816. Số dòng: 312.".into(),
            format!("Mã gốc: {root}."),
        ],
    }
}

fn heading(level: u8, text: &str) -> Part {
    Part::Heading { level, text: text.into() }
}

fn table(rows: usize) -> TablePart {
    let column = |header: &str, width, align| Column { header: header.into(), width, align };
    let mut out = vec![Row::Group("I. Nhiệm vụ thường xuyên".into())];
    out.extend((1..=rows).map(|n| {
        let result = format!("Đạt {n}/{rows}\nMinh chứng: Báo cáo số {n:02}/BC-VHXH");
        Row::Cells(vec![
            n.to_string(),
            "Rà soát, đánh giá tổng thể chất lượng đội ngũ".into(),
            "Phòng Văn hóa - Xã hội".into(),
            "30/06/2026".into(),
            result,
        ])
    }));
    TablePart {
        columns: vec![
            column("TT", 6, Align::Centre),
            column("Nhiệm vụ", 34, Align::Left),
            column("Chủ trì", 20, Align::Left),
            column("Hạn", 14, Align::Centre),
            column("Kết quả", 26, Align::Left),
        ],
        rows: out,
    }
}
