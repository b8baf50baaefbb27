//! Plans of many tasks in every state, made by counting and stored through the use cases of the slice.

use db::{Db, Leaf, WriteTx};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use kernel::actor::{Actor, Role};
use kernel::clock::Clock as _;
use kernel::dates;
use org::api::UnitRow;
use plans::api::{self, EvidenceDecision, HandInCommand, ProgressCommand, Registers, Source, TaskCommand, TaskRow};
use plans::model::{DueKind, PlanState};
use plans::permissions::{DecideEvidence, EditDraft, ImportPlan, StartPlan, WorkOnTask};
use staff::api::StaffRow;

use crate::clock::SystemClock;
use crate::demo::COMMUNE;
use crate::failure::Failure;

/// Tasks of one plan.
const PER_PLAN: usize = 250;
/// Tasks of one group of a plan.
const PER_GROUP: usize = 50;

/// The registers, and the account under which everything is done.
pub(super) struct Ground {
    units: Vec<UnitRow>,
    people: Vec<StaffRow>,
    today: Date,
}

impl Ground {
    /// The registers as they stand.
    pub async fn read(db: &Db) -> Result<Ground, Failure> {
        let mut conn = db.read().await?;
        let units: Vec<UnitRow> =
            org::api::units(&mut conn, COMMUNE).await?.into_iter().filter(|u| u.code != "LD").collect();
        let people = staff::api::everybody(&mut conn, COMMUNE).await?;
        Ok(Ground { units, people, today: SystemClock.today() })
    }

    /// Somebody who may do what the steward may.
    pub fn steward(&self) -> Actor {
        self.actor(&self.people[0], Role::DauMoi)
    }

    /// The person of this number among those of a unit.
    fn of_unit(&self, unit: &UnitRow, number: usize) -> &StaffRow {
        let there: Vec<&StaffRow> = self.people.iter().filter(|p| p.unit == unit.id).collect();
        there[number % there.len()]
    }

    /// The person as an actor with one role.
    fn actor(&self, person: &StaffRow, role: Role) -> Actor {
        Actor {
            account: kernel::ids::AccountId(1),
            staff: Some(person.id),
            unit: Some(person.unit),
            name: person.full_name.clone(),
            title: person.title.clone(),
            ..Actor::program(COMMUNE, "")
        }
        .with_roles(&[role])
    }
}

/// Adds plans until they have this many tasks together.
///
/// # Errors
/// The database's.
pub async fn add_tasks(db: &Db, count: usize) -> Result<(), Failure> {
    let ground = Ground::read(db).await?;
    let mut left = count;
    let mut number = 0;
    while left > 0 {
        number += 1;
        let added = add_plan(db, &ground, number, left.min(PER_PLAN)).await?;
        left = left.saturating_sub(added);
    }
    Ok(())
}

/// The text of a plan, as the reader would meet it.
fn document(ground: &Ground, number: usize, size: usize) -> String {
    let mut text = format!(
        "ỦY BAN NHÂN DÂN\nXÃ HÀ BẮC\n\nSố: {number}01/KH-UBND\nHà Bắc, ngày 02 tháng 01 năm 2026\n\nKẾ HOẠCH\nTriển khai nhiệm vụ \
         trọng tâm số {number}\n\nII. NHIỆM VỤ, GIẢI PHÁP\n\n"
    );
    for task in 0..size {
        let unit = &ground.units[task % ground.units.len()];
        if task % PER_GROUP == 0 {
            text.push_str(&format!("{}. Nhóm nhiệm vụ thứ {}\n\n", task / PER_GROUP + 1, task / PER_GROUP + 1));
        }
        text.push_str(&format!(
            "{}.{}. Rà soát, cập nhật hồ sơ và báo cáo kết quả lĩnh vực số {}\n\nThực hiện đúng trình tự, kịp thời.\n\n\
             Cơ quan chủ trì: {}\n\nThời gian thực hiện: Thường xuyên.\n\n",
            task / PER_GROUP + 1,
            task % PER_GROUP + 1,
            task + 1,
            unit.name
        ));
    }
    text
}

/// Adds a plan; how many tasks it has.
async fn add_plan(db: &Db, ground: &Ground, number: usize, size: usize) -> Result<usize, Failure> {
    let text = document(ground, number, size);
    let name = format!("ke-hoach-{number}.md");
    let read = files::read::read(text.as_bytes(), &name).map_err(|e| Failure::Fault(e.message))?;
    let reading = plans::reader::read(&read, &api::units_of(&ground.units)).map_err(|e| Failure::Fault(e.message))?;
    let steward = ground.steward();
    let denied = |d: kernel::permission::Denied| Failure::Fault(d.to_string());
    let import = steward.may(ImportPlan).map_err(denied)?;
    let edit = steward.may(EditDraft { state: PlanState::Nhap }).map_err(denied)?;
    let start = steward.may(StartPlan { state: PlanState::Nhap }).map_err(denied)?;
    let began = ground.today.saturating_sub(150.days());
    let mut tx = db.write(&import, None, Timestamp::now()).await?;
    let source = Source { name, file: None, sha256: String::new(), lines: api::lines_of(&read) };
    let registers = Registers { units: &ground.units, people: &ground.people };
    let plan = api::create_draft(&mut tx, &import, &reading, &source, registers, began).await?;
    for (at, task) in api::draft_tasks(&mut tx, COMMUNE, plan).await?.iter().enumerate() {
        let command = completed(ground, TaskCommand::of(task, Vec::new(), Vec::new()), at);
        api::complete_task(&mut tx, &edit, task, task.version, &command, began)
            .await
            .map_err(|unfit| Failure::Fault(unfit.to_string()))?;
    }
    let seen: Vec<(i64, i64)> =
        api::draft_tasks(&mut tx, COMMUNE, plan).await?.iter().map(|t| (t.id, t.version)).collect();
    let row = api::plan(&mut tx, COMMUNE, plan).await?.ok_or_else(|| Failure::Fault("no plan".to_owned()))?;
    api::start_plan(&mut tx, &start, plan, row.version, &seen, began, Some("Dữ liệu để đo tốc độ")).await?;
    for (at, task) in api::tasks_of_plan(&mut tx, COMMUNE, plan).await?.iter().enumerate() {
        work_on(&mut tx, ground, task, at).await?;
    }
    tx.commit(Leaf::about("plans_plan", plan, "Dữ liệu để đo tốc độ"), "/ke-hoach").await?;
    Ok(seen.len())
}

/// People and time by counting: a third continuous, the others due from two months ago to four months ahead.
fn completed(ground: &Ground, mut command: TaskCommand, at: usize) -> TaskCommand {
    let unit = &ground.units[at % ground.units.len()];
    command.lead_unit = Some(unit.id);
    command.owner = Some(ground.of_unit(unit, at * 7 + 3).id);
    command.accountable = Some(ground.of_unit(unit, 0).id);
    command.authority = Some(ground.of_unit(unit, 1).id);
    command.product = Some("Báo cáo kết quả có số liệu kèm theo".to_owned());
    if !at.is_multiple_of(3) {
        let ahead = i64::try_from(at * 11 % 180).unwrap_or(0) - 60;
        let until = ground.today.saturating_add(ahead.days());
        (command.due_kind, command.due_until) = (DueKind::By, Some(until));
        command.due_text = format!("Chậm nhất ngày {}", dates::short(until));
    }
    command
}

/// A fifth has not begun; the others report, many hand in, some are accepted.
async fn work_on(tx: &mut WriteTx, ground: &Ground, task: &TaskRow, at: usize) -> Result<(), Failure> {
    if at % 5 == 4 {
        return Ok(());
    }
    let find = |id| ground.people.iter().find(|p| Some(p.id) == id).ok_or_else(|| Failure::Fault("nobody".to_owned()));
    let owner = ground.actor(find(task.owner)?, Role::CongChuc);
    let may_work = |t: &TaskRow| owner.may(WorkOnTask { people: t.people(), state: t.state() });
    let fault = |e: String| Failure::Fault(e);
    let ago = i32::try_from(at % 100).unwrap_or(0);
    let on = ground.today.saturating_sub(ago.days());
    let percent = i64::try_from(at * 13 % 90).unwrap_or(0) + 5;
    let command = ProgressCommand { percent, text: "Đang xử lý hồ sơ của tháng.".to_owned(), on };
    let allowed = may_work(task).map_err(|d| fault(d.to_string()))?;
    api::report_progress(tx, &allowed, task, &command).await.map_err(|e| fault(e.to_string()))?;
    if !at.is_multiple_of(4) || task.owner == task.authority {
        return Ok(());
    }
    let task = api::task(tx, COMMUNE, task.id).await?.ok_or_else(|| fault("no task".to_owned()))?;
    let product = HandInCommand {
        title: "Báo cáo kết quả".to_owned(),
        note: String::new(),
        period_on: on,
        file: None,
        link: Some("https://xa.example/bao-cao".to_owned()),
    };
    let allowed = may_work(&task).map_err(|d| fault(d.to_string()))?;
    let handed_in = api::hand_in(tx, &allowed, &task, product, on).await.map_err(|e| fault(e.to_string()))?;
    if !at.is_multiple_of(8) {
        return Ok(());
    }
    let task = api::task(tx, COMMUNE, task.id).await?.ok_or_else(|| fault("no task".to_owned()))?;
    let row = api::evidence(tx, COMMUNE, handed_in.evidence).await?.ok_or_else(|| fault("nothing".to_owned()))?;
    let head = ground.actor(find(task.authority)?, Role::TruongDonVi);
    let decide = DecideEvidence { people: task.people(), submitted_by: row.submitted_by };
    let allowed = head.may(decide).map_err(|d| fault(d.to_string()))?;
    let accepted = EvidenceDecision::Accept(None);
    api::decide_evidence(tx, &allowed, &task, &row, &accepted, on).await.map_err(|e| fault(e.to_string()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use kernel::ids::UnitId;

    #[test]
    fn the_document_reads_as_many_tasks_as_were_asked_for() {
        let unit = UnitRow {
            id: UnitId(1),
            code: "KT".to_owned(),
            name: "Phòng Kinh tế".to_owned(),
            aliases: String::new(),
            search_key: String::new(),
        };
        let ground = Ground { units: vec![unit], people: Vec::new(), today: date(2026, 11, 20) };
        let text = document(&ground, 1, 250);
        let read = files::read::read(text.as_bytes(), "a.md").expect("a document");
        let plan = plans::reader::read(&read, &plans::reader::Units::usual()).expect("a plan");
        assert!((250..=255).contains(&plan.tasks.len()), "{}", plan.tasks.len());
        assert_eq!(plan.tasks[1].lead, ["Phòng Kinh tế"]);
    }
}
