//! The report as an official paper (kind Báo cáo, Decree 30/2020/NĐ-CP). Number and day are left for the clerk.

use files::docx::{
    Align, Annex, CodePart, Column, Orientation, Paper, PaperDate, Part, Row, Signer, Size, Spacing, TablePart,
};
use journal::api::PrintedHead;
use kernel::dates;
use org::api::UnitRow;
use staff::api::People;
use web::CommuneInfo;

use super::groups::GROUPS;
use super::model::{Outcome, PeriodReport, TaskResult, difficulty_state};
use crate::store::report::PlanChoiceRow;

/// The names that stand behind the ids of a report.
#[derive(Debug, Clone, Copy)]
pub struct Registers<'r> {
    pub people: &'r People,
    pub units: &'r [UnitRow],
    /// The name of the chairman of the committee; empty where the register does not tell.
    pub chairman: &'r str,
    /// The head of the journal that the paper carries with it; none before the first one was signed.
    pub head: Option<&'r PrintedHead>,
}

/// The paper.
pub fn paper(report: &PeriodReport, plan: &PlanChoiceRow, commune: &CommuneInfo, known: Registers<'_>) -> Paper {
    let mut paper = without_annex(report, plan, commune, known);
    paper.annexes.push(Annex {
        label: "Phụ lục".to_owned(),
        title: "Kết quả thực hiện từng nhiệm vụ".to_owned(),
        goes_with: paper.goes_with("Báo cáo", &commune.committee_name),
        body: annex(report, known),
        orientation: Orientation::Landscape,
    });
    paper
}

/// The table of results, and below it the head of the journal: the paper itself is laid out as the decree says.
fn annex(report: &PeriodReport, known: Registers<'_>) -> Vec<Part> {
    let code = known.head.map(|head| {
        Part::Code(CodePart { content: head.address.clone(), label: head.label.clone(), beside: head.lines.clone() })
    });
    std::iter::once(Part::Table(results_table(report, known))).chain(code).collect()
}

fn without_annex(report: &PeriodReport, plan: &PlanChoiceRow, commune: &CommuneInfo, known: Registers<'_>) -> Paper {
    let period = format!("từ ngày {} đến ngày {}", dates::short(report.from), dates::short(report.until));
    Paper {
        superior: None,
        issuer: format!("ỦY BAN NHÂN DÂN\n{}", commune.name.to_uppercase()),
        number: None,
        symbol: "BC-UBND".to_owned(),
        place: commune.place.clone(),
        date: PaperDate::Blank { year: report.until.year() },
        kind: Some("BÁO CÁO".to_owned()),
        subject: format!("Kết quả thực hiện {} ({period})", named(plan)),
        to: vec![format!("Sở Nội vụ {}", commune.province_name)],
        bases: Vec::new(),
        body: body(report, plan, commune),
        signer: signer(plan, known.chairman),
        recipients: RECIPIENTS.map(String::from).to_vec(),
        annexes: Vec::new(),
        size: Size::Larger,
        spacing: Spacing::Airy,
        orientation: Orientation::Portrait,
    }
}

/// "Kế hoạch số 12/KH-UBND ngày 05/6/2026 về …".
fn named(plan: &PlanChoiceRow) -> String {
    let number = plan.number.as_deref().map(|n| format!(" số {n}")).unwrap_or_default();
    let day = plan.issued_on.map(|d| format!(" ngày {}", dates::short(d))).unwrap_or_default();
    format!("Kế hoạch{number}{day} về {}", lower_first(&plan.title))
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// Where it goes besides those of "Kính gửi", who are "Như trên".
const RECIPIENTS: [&str; 5] =
    ["Như trên", "TT Đảng ủy; HĐND", "Chủ tịch, các PCT UBND", "Các cơ quan, đơn vị thuộc xã", "Lưu: VT, VHXH"];

const CHAIRMAN: &str = "CHỦ TỊCH";

/// Signed in the office that signed the plan: by the chairman of the register, who holds it now, or by the deputy whom
/// the plan names.
fn signer(plan: &PlanChoiceRow, chairman: &str) -> Signer {
    let title = plan.signer_title.clone().filter(|t| !t.is_empty()).unwrap_or_else(|| CHAIRMAN.to_owned());
    let in_office = Some(chairman).filter(|name| !name.is_empty() && title.to_uppercase() == CHAIRMAN);
    Signer {
        capacity: plan.signer_capacity.clone().or_else(|| Some("TM. ỦY BAN NHÂN DÂN".to_owned())),
        name: in_office.map(str::to_owned).or_else(|| plan.signer_name.clone().filter(|name| !name.is_empty())),
        title,
    }
}

fn body(report: &PeriodReport, plan: &PlanChoiceRow, commune: &CommuneInfo) -> Vec<Part> {
    let mut parts = vec![para(format!(
        "Thực hiện {}, {} báo cáo kết quả thực hiện từ ngày {} đến ngày {} như sau:",
        named(plan),
        commune.committee_name,
        dates::short(report.from),
        dates::short(report.until)
    ))];
    parts.extend(overview(report));
    parts.extend(results(report));
    parts.extend(late(report));
    parts.extend(difficulties(report));
    parts.extend(next(report));
    parts
}

fn overview(report: &PeriodReport) -> Vec<Part> {
    let total = report.results.len();
    let counted: Vec<String> = GROUPS
        .into_iter()
        .map(|group| format!("{} {}", report.of_group(group.code).count(), group.label.to_lowercase().replace(',', "")))
        .collect();
    vec![
        heading("I. Tình hình chung"),
        para(format!(
            "Tính đến hết ngày {}, kế hoạch có {total} nhiệm vụ: {}. Chi tiết từng nhiệm vụ tại Phụ lục.",
            dates::short(report.until),
            counted.join(", ")
        )),
        para(format!(
            "Các đơn vị báo cáo {} khó khăn, vướng mắc; đã trả lời {}.",
            report.difficulties.len(),
            report.answered()
        )),
    ]
}

fn results(report: &PeriodReport) -> Vec<Part> {
    let mut parts = vec![heading("II. Kết quả thực hiện các nhiệm vụ")];
    let mut number = 0;
    for result in report.results.iter().filter(|r| !r.accepted.is_empty() || !r.progress.is_empty()) {
        number += 1;
        parts.push(Part::Heading { level: 2, text: format!("{number}. {} ({})", result.task.title, result.task.path) });
        parts.push(para(format!("Kết quả: {}.", result.group().label)));
        let accepted = result.accepted.iter().map(|title| format!("Minh chứng: {title}"));
        parts.extend(items(accepted.chain(result.progress.iter().cloned())));
    }
    if number == 0 {
        parts.push(para("Trong kỳ chưa có nhiệm vụ nào báo cáo tiến độ hoặc có sản phẩm được chấp nhận.".to_owned()));
    }
    parts
}

fn late(report: &PeriodReport) -> Vec<Part> {
    let mut parts = vec![heading("III. Nhiệm vụ chậm trong kỳ và nguyên nhân")];
    parts.extend(items(report.late().map(|result| {
        let task = &result.task;
        format!("{} – {}: {}; {}", task.path, task.title, late_words(result), reasons_of(result))
    })));
    if parts.len() == 1 {
        parts.push(para("Trong kỳ không có nhiệm vụ chậm.".to_owned()));
    }
    parts
}

/// The reason given, else what the last report of the period said, else that nobody said anything.
fn reasons_of(result: &TaskResult) -> String {
    match (result.reasons.is_empty(), result.progress.last()) {
        (false, _) => format!("nguyên nhân: {}", result.reasons.join("; ")),
        (true, Some(last)) => format!("báo cáo tiến độ gần nhất, {}", last.trim_end_matches('.')),
        (true, None) => "đơn vị chưa báo cáo nguyên nhân".to_owned(),
    }
}

fn late_words(result: &TaskResult) -> String {
    match result.outcome {
        Outcome::DoneLate => format!("hoàn thành chậm {} ngày", result.days_late),
        _ => format!("chậm {} ngày (hạn: {})", result.days_late, result.due),
    }
}

fn difficulties(report: &PeriodReport) -> Vec<Part> {
    let mut parts = vec![heading("IV. Khó khăn, vướng mắc và kết quả giải quyết")];
    parts.extend(items(report.difficulties.iter().map(|row| {
        let state = difficulty_state(row, report.until);
        let answer = row.answer.as_deref().filter(|_| row.answered_on.is_some_and(|on| on <= report.until));
        let tail = answer.map_or_else(|| state.label().to_owned(), |a| format!("đã trả lời: {a}"));
        format!("{} (báo cáo ngày {}): {tail}", row.title, dates::short(row.reported_on))
    })));
    if report.difficulties.is_empty() {
        parts.push(para("Trong kỳ không có khó khăn, vướng mắc được báo cáo.".to_owned()));
    }
    parts
}

fn next(report: &PeriodReport) -> Vec<Part> {
    let mut parts = vec![heading("V. Nhiệm vụ kỳ tới")];
    parts.extend(items(report.coming().map(|r| format!("{} – {}, hạn {}", r.task.path, r.task.title, r.due))));
    parts.push(para(
        "Tiếp tục thực hiện các nhiệm vụ thường xuyên và các nhiệm vụ chưa hoàn thành nêu tại Phụ lục.".to_owned(),
    ));
    parts
}

fn results_table(report: &PeriodReport, known: Registers<'_>) -> TablePart {
    let column = |header: &str, width, align| Column { header: header.to_owned(), width, align };
    let rows = report
        .results
        .iter()
        .map(|r| {
            Row::Cells(vec![
                r.task.path.clone(),
                r.task.title.clone(),
                lead(r, known.units),
                known.people.name(r.task.owner).to_owned(),
                r.task.product.clone().unwrap_or_default(),
                r.due.clone(),
                r.group().label.to_owned(),
                r.accepted.join("\n"),
            ])
        })
        .collect();
    TablePart {
        columns: vec![
            column("TT", 6, Align::Centre),
            column("Nhiệm vụ", 24, Align::Left),
            column("Chủ trì", 14, Align::Left),
            column("Người thực hiện", 12, Align::Left),
            column("Sản phẩm", 14, Align::Left),
            column("Thời hạn", 11, Align::Centre),
            column("Kết quả", 11, Align::Left),
            column("Minh chứng trong kỳ", 18, Align::Left),
        ],
        rows,
    }
}

/// The unit that leads: the one assigned, else what the plan says.
fn lead(result: &TaskResult, units: &[UnitRow]) -> String {
    let assigned = units.iter().find(|u| Some(u.id) == result.task.lead_unit);
    assigned.map_or_else(|| result.task.lead_text.lines().collect::<Vec<_>>().join("; "), |u| u.name.clone())
}

fn heading(text: &str) -> Part {
    Part::Heading { level: 1, text: text.to_owned() }
}

fn para(text: String) -> Part {
    Part::Para(text.as_str().into())
}

/// A list of items: each ends with ";", the last with ".".
fn items(texts: impl Iterator<Item = String>) -> Vec<Part> {
    let mut texts = texts.peekable();
    let mut parts = Vec::new();
    while let Some(text) = texts.next() {
        let end = if texts.peek().is_some() { ";" } else { "." };
        let text = format!("{}{end}", text.trim_end().trim_end_matches(['.', ';', ',']));
        parts.push(Part::Item(text.as_str().into()));
    }
    parts
}
