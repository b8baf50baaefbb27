//! Writes one Excel table, to be looked at: `cargo run -p files --example table_sample -- FOLDER`.

use files::xlsx::{Cell, Column, Kind, Sheet, workbook};
use jiff::civil::date;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    let column = |header: &str, width, kind| Column { header: header.into(), width, kind };
    let row = |n: i64| -> Vec<Cell> {
        vec![
            n.into(),
            "Rà soát, đánh giá tổng thể chất lượng, trình độ, năng lực của đội ngũ cán bộ, công chức".into(),
            "Phòng Văn hóa - Xã hội".into(),
            date(2026, 6, 30).into(),
            (1200 * n).into(),
            Cell::Number(n as f64 / 3.0),
        ]
    };
    let sheet = Sheet {
        title: "Tiến độ thực hiện Kế hoạch".into(),
        columns: vec![
            column("TT", 6, Kind::Code),
            column("Nhiệm vụ", 50, Kind::Text),
            column("Chủ trì", 24, Kind::Text),
            column("Hạn", 13, Kind::Date),
            column("Số việc", 11, Kind::Int),
            column("Tỷ lệ", 10, Kind::Decimal(2)),
        ],
        rows: (1..40).map(row).collect(),
    };
    std::fs::write(folder.join("bang.xlsx"), workbook(&[sheet], "Ủy ban nhân dân xã Hà Bắc")?)?;
    Ok(())
}
