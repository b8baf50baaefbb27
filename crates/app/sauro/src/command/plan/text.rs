//! A plan's reading for people at a terminal.

use std::fmt::Write as _;

use kernel::dates;
use plans::reader::clears::{Clarity, Clear};
use plans::reader::{Document, PlanReading, Task};

/// The whole reading.
pub fn of(plan: &PlanReading) -> String {
    let mut out = String::new();
    head(&mut out, &plan.document);
    let _ = writeln!(out, "\nNHIỆM VỤ ({})", plan.tasks.len());
    for task in &plan.tasks {
        one(&mut out, task);
    }
    if !plan.duties.is_empty() {
        let _ = writeln!(out, "\nTRÁCH NHIỆM CỦA ĐƠN VỊ ({})", plan.duties.len());
        for duty in &plan.duties {
            let _ = writeln!(out, "{}  {}: {} nội dung", duty.path, duty.unit, duty.items.len());
        }
    }
    if !plan.findings.is_empty() {
        let _ = writeln!(out, "\nCẦN XEM LẠI Ở VĂN BẢN");
        for finding in &plan.findings {
            let line = finding.line.map(|line| format!(" (dòng {line})")).unwrap_or_default();
            let _ = writeln!(out, "- {}{line}", finding.why);
        }
    }
    out
}

fn head(out: &mut String, document: &Document) {
    let or_blank = |text: &Option<String>| text.clone().unwrap_or_else(|| "(để trống)".to_owned());
    let date = document.date.map(dates::short).unwrap_or_else(|| "(để trống)".to_owned());
    let _ = writeln!(out, "{}", or_blank(&document.title));
    let _ = writeln!(
        out,
        "Số: {}   Ngày: {date}   Cơ quan ban hành: {}",
        or_blank(&document.number),
        or_blank(&document.issuer)
    );
    for basis in &document.bases {
        let number = basis.number.clone().unwrap_or_else(|| "(không số)".to_owned());
        let date = basis.date.map(|d| format!(", {}", dates::short(d))).unwrap_or_default();
        let _ = writeln!(out, "Căn cứ: {number}{date}, {}", or_blank(&basis.issuer));
    }
    if !document.recipients.is_empty() {
        let _ = writeln!(out, "Nơi nhận: {}", document.recipients.join("; "));
    }
}

fn one(out: &mut String, task: &Task) {
    let _ = writeln!(out, "\n{}  {}", task.path, task.title);
    let listed = |names: &[String]| if names.is_empty() { "(chưa nêu)".to_owned() } else { names.join("; ") };
    let _ = writeln!(out, "    Chủ trì: {}", listed(&task.lead));
    if !task.coordinating.is_empty() {
        let _ = writeln!(out, "    Phối hợp: {}", listed(&task.coordinating));
    }
    let _ = writeln!(out, "    Thời gian: {}", task.due_text.as_deref().unwrap_or("(chưa nêu)"));
    let _ = writeln!(out, "    Sản phẩm: {}", task.product.as_deref().unwrap_or("(chưa nêu)"));
    for after in &task.after {
        let _ = writeln!(out, "    Sau khi: {after}");
    }
    let signs: Vec<String> = Clear::ALL.iter().map(|c| format!("{} {}", sign(task.clears.of(*c)), c.label())).collect();
    let _ = writeln!(out, "    {}", signs.join("   "));
    for finding in &task.findings {
        let _ = writeln!(
            out,
            "    - {} (dòng {}). {}",
            finding.why.trim_end_matches('.'),
            finding.line,
            finding.suggestion
        );
    }
}

fn sign(clarity: Clarity) -> &'static str {
    match clarity {
        Clarity::Ro => "●",
        Clarity::MotPhan => "◐",
        Clarity::ChuaRo => "○",
    }
}
