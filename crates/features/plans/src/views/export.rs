//! The filtered list as a sheet: exactly the rows of the list, real dates, a head that stays in sight.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use db::Conn;
use files::xlsx::{Cell, Column, Kind, Sheet, workbook};
use http::StatusCode;
use kernel::dates::Date;
use kernel::ids::{StaffId, UnitId};
use kernel::numbers::grouped;
use org::api::UnitRow;
use staff::api::People;
use web::{Ctx, PageError, PageResult, download};

use super::filters::Asked;
use super::list::known;
use super::plan_head::PlanHead;
use super::plan_names::short_name;
use crate::store::views::{self as store, CoordinationLine, EXPORT_ROWS, HigherLine, PlanFacts, TaskLine};
use crate::task::words::higher_item;

const MIME: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Header, width in characters, kind.
const COLUMNS: [(&str, u16, Kind); 17] = [
    ("TT", 6, Kind::Int),
    ("Kế hoạch", 20, Kind::Text),
    ("Mã", 9, Kind::Code),
    ("Nhiệm vụ", 60, Kind::Text),
    ("Chủ trì", 26, Kind::Text),
    ("Phối hợp", 30, Kind::Text),
    ("Người thực hiện", 22, Kind::Text),
    ("Chịu trách nhiệm", 22, Kind::Text),
    ("Thẩm quyền", 22, Kind::Text),
    ("Sản phẩm", 34, Kind::Text),
    ("Hạn", 12, Kind::Date),
    ("Hạn khi ban hành", 12, Kind::Date),
    ("Lùi (ngày)", 8, Kind::Int),
    ("Trạng thái", 14, Kind::Code),
    ("Tiến độ %", 8, Kind::Int),
    ("Minh chứng gần nhất", 13, Kind::Date),
    ("Mục của kế hoạch cấp trên", 34, Kind::Text),
];

/// What the sheet is made of.
#[derive(Debug, Clone, Default)]
pub struct SheetRows {
    pub lines: Vec<TaskLine>,
    pub people: People,
    pub units: Vec<UnitRow>,
    pub coordination: Vec<CoordinationLine>,
    pub higher: Vec<HigherLine>,
    /// The plans of the lines.
    pub plans: Vec<PlanFacts>,
}

/// The sheet of a plan's list.
pub async fn of_plan(ctx: Ctx, Path(plan): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    let plan: i64 = plan.parse().map_err(|_| PageError::NotFound)?;
    let head = PlanHead::load(&ctx, &mut conn, plan).await?;
    let title = head.facts.title.clone();
    send(&ctx, &mut conn, Some(head.facts), &title, &asked).await
}

/// The sheet of the list of all tasks.
pub async fn of_all(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    send(&ctx, &mut conn, None, "Nhiệm vụ của các kế hoạch", &asked).await
}

async fn send(ctx: &Ctx, conn: &mut Conn, one: Option<PlanFacts>, title: &str, asked: &Asked) -> PageResult {
    let (commune, today) = (ctx.commune(), ctx.today());
    let known = known(ctx, conn, one.is_none()).await?;
    let plan = one.as_ref().map_or(0, |facts| facts.id);
    let filter = asked.filter(&known, plan);
    let total = store::count_tasks(conn, commune, &filter, today).await?;
    if total > EXPORT_ROWS {
        let (total, most) = (grouped(total), grouped(EXPORT_ROWS));
        let text =
            format!("Danh sách có {total} nhiệm vụ, nhiều hơn {most} dòng của một bảng tính. Hãy lọc bớt rồi tải lại.");
        return Err(PageError::BadRequest(StatusCode::UNPROCESSABLE_ENTITY, text));
    }
    let lines = store::all_tasks(conn, commune, &filter, asked.sort(), today).await?;
    let named: Vec<StaffId> = lines.iter().flat_map(TaskLine::named).collect();
    let people = staff::api::people(conn, commune, named).await?;
    let coordination = store::coordination_lines(conn, commune, plan).await?;
    let higher = store::higher_lines(conn, commune, plan).await?;
    let plans = one.map_or(known.plans, |facts| vec![facts]);
    let rows = SheetRows { lines, people, units: known.units, coordination, higher, plans };
    let bytes = workbook(&[sheet(title, &rows)], &ctx.commune_info().committee_name)
        .map_err(|error| PageError::Fault(Box::new(error)))?;
    Ok(download(&file_name(plan, today), MIME, bytes))
}

fn file_name(plan: i64, today: Date) -> String {
    let of = if plan == 0 { "nhiem-vu".to_owned() } else { format!("ke-hoach-{plan}-nhiem-vu") };
    format!("{of}-{today}.xlsx")
}

/// The sheet.
pub fn sheet(title: &str, rows: &SheetRows) -> Sheet {
    let columns = COLUMNS.map(|(header, width, kind)| Column { header: header.to_owned(), width, kind });
    let mut coordinating: HashMap<i64, Vec<UnitId>> = HashMap::new();
    for line in &rows.coordination {
        coordinating.entry(line.task).or_default().push(line.unit);
    }
    let higher: HashMap<i64, String> = rows
        .higher
        .iter()
        .filter_map(|h| Some((h.task, higher_item(h.higher_item.as_deref()?, h.higher_plan.as_deref()))))
        .collect();
    let cells = rows.lines.iter().zip(1_i64..).map(|(line, number)| {
        let units = coordinating.get(&line.id).map_or(&[][..], Vec::as_slice);
        let mut cells = row(rows, line, units, number);
        cells.push(Cell::from(higher.get(&line.id).cloned()));
        cells
    });
    Sheet { title: title.to_owned(), columns: columns.into(), rows: cells.collect() }
}

fn row(rows: &SheetRows, line: &TaskLine, coordinating: &[UnitId], number: i64) -> Vec<Cell> {
    let unit = |id: UnitId| rows.units.iter().find(|u| u.id == id).map(|u| u.name.clone());
    let said = |text: &str| text.lines().collect::<Vec<_>>().join("; ");
    let with: Vec<String> = coordinating.iter().filter_map(|id| unit(*id)).collect();
    let with = if with.is_empty() { said(&line.coordinating_text) } else { with.join("; ") };
    let person = |id| Cell::from(rows.people.name(id));
    let due = match line.due_until {
        Some(until) => Cell::Date(until),
        None if line.is_continuous() => Cell::from("Thường xuyên"),
        None => Cell::from("Chưa rõ"),
    };
    vec![
        Cell::Int(number),
        Cell::from(rows.plans.iter().find(|p| p.id == line.plan).map(short_name)),
        Cell::from(line.path.as_str()),
        Cell::from(line.title.as_str()),
        Cell::from(line.lead_unit.and_then(unit).unwrap_or_else(|| said(&line.lead_text))),
        Cell::from(with),
        person(line.owner),
        person(line.accountable),
        person(line.authority),
        Cell::from(line.product.clone()),
        due,
        Cell::from(line.baseline_due_until),
        Cell::Int(line.slip().into()),
        Cell::from(line.state().label()),
        Cell::from((!line.is_continuous()).then_some(line.percent)),
        Cell::from(line.last_evidence_on),
    ]
}
