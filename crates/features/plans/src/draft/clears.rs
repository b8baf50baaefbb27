//! The six clears of a stored task, judged by the same pure function that judged the document.

use db::{Conn, DbError, WriteTx};
use kernel::dates::Cadence;
use kernel::ids::{Commune, StaffId};
use kernel::permission::{Action, Allowed};
use org::api::UnitRow;
use staff::api::{People, StaffRow};
use ui::components::Clear as Mark;

use super::source::TaskSource;
use crate::model::DueKind;
use crate::reader::FieldLines;
use crate::reader::clears::{Clarity, Clear, ClearFacts, Clears, Finding, Lines, assess};
use crate::reader::due::{self, Due, Every};
use crate::store::draft_task::{DraftTask, draft_task};
use crate::store::views::keep_clears;

/// Names of the people and units that tasks point at.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub people: People,
    /// The people in the order of their names, for choosing from; empty when only some were asked for.
    pub list: Vec<StaffRow>,
    pub units: Vec<UnitRow>,
}

impl Names {
    /// All units, and the people of these ids.
    ///
    /// # Errors
    /// The engine's.
    pub async fn load(
        conn: &mut Conn,
        commune: Commune,
        ids: impl IntoIterator<Item = StaffId>,
    ) -> Result<Names, DbError> {
        let units = org::api::units(conn, commune).await?;
        let people = staff::api::people(conn, commune, ids).await?;
        Ok(Names { people, list: Vec::new(), units })
    }

    /// All units and everybody.
    ///
    /// # Errors
    /// The engine's.
    pub async fn everybody(conn: &mut Conn, commune: Commune) -> Result<Names, DbError> {
        let units = org::api::units(conn, commune).await?;
        let list = staff::api::everybody(conn, commune).await?;
        Ok(Names { people: People::of(list.clone()), list, units })
    }

    /// "Tên – chức danh, đơn vị".
    pub fn label(&self, person: &StaffRow) -> String {
        let unit = self.units.iter().find(|u| u.id == person.unit).map_or("", |u| u.name.as_str());
        match (person.title.is_empty(), unit.is_empty() || said_already(&person.title, unit)) {
            (true, _) => format!("{}, {unit}", person.full_name),
            (false, true) => format!("{} – {}", person.full_name, person.title),
            (false, false) => format!("{} – {}, {unit}", person.full_name, person.title),
        }
    }

    /// The name of the person whose id a form sent; empty for nobody.
    pub fn person_text(&self, id: &str) -> String {
        let id = id.parse().ok().map(StaffId);
        self.people.name(id).to_owned()
    }

    /// The name of the unit whose id a form sent; empty for none.
    pub fn unit_text(&self, id: &str) -> String {
        let id: Option<i64> = id.parse().ok();
        self.units.iter().find(|u| Some(u.id.0) == id).map(|u| u.name.clone()).unwrap_or_default()
    }
}

/// What was judged of one task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    clears: Clears,
    findings: Vec<Finding>,
}

impl Judgement {
    /// The six for the screen, in the plan's order.
    pub fn states(&self) -> [Mark; 6] {
        Clear::ALL.map(|clear| mark(self.clears.of(clear)))
    }

    /// How many of the six are clear.
    pub fn clear_points(&self) -> usize {
        Clear::ALL.iter().filter(|clear| self.clears.of(**clear) == Clarity::Ro).count()
    }

    /// All six are clear.
    pub fn is_clear(&self) -> bool {
        self.clears.all_clear()
    }

    /// What is not clear, with why and what to do.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What is not clear about one of the six.
    pub fn finding(&self, clear: Clear) -> Option<&Finding> {
        self.findings.iter().find(|f| f.clear == clear)
    }
}

/// "Trưởng phòng Kinh tế" names "Phòng Kinh tế" already.
fn said_already(title: &str, unit: &str) -> bool {
    title.to_lowercase().ends_with(&unit.to_lowercase())
}

/// The six as they are stored: one letter each, in the plan's order.
fn code_of(states: [Mark; 6]) -> String {
    let letter = |state: Mark| match state {
        Mark::Ro => 'r',
        Mark::MotPhan => 'm',
        Mark::ChuaRo => 'c',
    };
    states.map(letter).iter().collect()
}

/// The six of a stored judgement; `None` for anything else.
pub fn states_of(code: &str) -> Option<[Mark; 6]> {
    let letter = |letter: char| match letter {
        'r' => Some(Mark::Ro),
        'm' => Some(Mark::MotPhan),
        'c' => Some(Mark::ChuaRo),
        _ => None,
    };
    let states: Option<Vec<Mark>> = code.chars().map(letter).collect();
    states?.try_into().ok()
}

/// Judges these tasks and keeps the answers with them, for the matrix of a running plan.
///
/// # Errors
/// The engine's.
pub async fn keep<A: Action>(tx: &mut WriteTx, allowed: &Allowed<A>, tasks: &[DraftTask]) -> Result<(), DbError> {
    let commune = tx.commune();
    let named: Vec<StaffId> = tasks.iter().flat_map(DraftTask::named).collect();
    let names = Names::load(tx, commune, named).await?;
    for task in tasks {
        keep_clears(tx, allowed, task.id, &code_of(judge(task, &names).states())).await?;
    }
    Ok(())
}

/// The same for one task of a plan, after what is judged has changed.
///
/// # Errors
/// The engine's.
pub async fn keep_one<A: Action>(tx: &mut WriteTx, allowed: &Allowed<A>, plan: i64, task: i64) -> Result<(), DbError> {
    let commune = tx.commune();
    match draft_task(tx, commune, plan, task).await? {
        Some(task) => keep(tx, allowed, &[task]).await,
        None => Ok(()),
    }
}

fn mark(clarity: Clarity) -> Mark {
    match clarity {
        Clarity::Ro => Mark::Ro,
        Clarity::MotPhan => Mark::MotPhan,
        Clarity::ChuaRo => Mark::ChuaRo,
    }
}

/// Judges a stored task. People chosen from the register come before what the document says of them.
pub fn judge(task: &DraftTask, names: &Names) -> Judgement {
    let source = TaskSource::of(&task.source);
    let chosen = |id: Option<StaffId>, said: &Option<String>| {
        id.and_then(|id| names.people.get(id)).map(|p| format!("đồng chí {}", p.full_name)).or_else(|| said.clone())
    };
    let person = chosen(task.owner, &source.said_person);
    let accountable = chosen(task.accountable, &source.said_accountable);
    let authority = chosen(task.authority, &source.said_authority);
    let unit = task.lead_unit.and_then(|id| names.units.iter().find(|u| u.id == id)).map(|u| u.name.clone());
    let lead = match unit {
        Some(unit) => vec![unit],
        None => task.lead_text.lines().map(str::to_owned).collect(),
    };
    let (clears, findings) = assess(&ClearFacts {
        title: &task.title,
        text: &task.body,
        person: person.as_deref(),
        accountable: accountable.as_deref(),
        lead: &lead,
        due: &due_of(task),
        // Whoever saves the form has seen the date and stands by it.
        year_assumed: source.year_assumed && task.version == 1,
        product: task.product.as_deref(),
        authority: authority.as_deref(),
        lines: Lines::of(&field_lines(source.clone())),
    });
    Judgement { clears, findings }
}

/// The time of a task as the reader would have it. Continuous work with a chosen cadence is periodic.
fn due_of(task: &DraftTask) -> Due {
    match (task.due_kind(), task.due_from, task.due_until) {
        (DueKind::By, _, Some(until)) => Due::By { until },
        (DueKind::Within, Some(from), Some(until)) => Due::Within { from, until },
        (DueKind::Within, None, Some(until)) => Due::By { until },
        (DueKind::Continuous, _, until) => match every(task.cadence_months) {
            Some(every) => Due::Every { every, until },
            None => Due::Continuous,
        },
        (DueKind::Every, _, until) => {
            let kept = task.due_every.as_deref().and_then(Cadence::from_key).map(|c| i64::from(c.months()));
            every(kept.unwrap_or(task.cadence_months)).map_or(Due::Continuous, |every| Due::Every { every, until })
        }
        _ => unclear(&task.due_text),
    }
}

fn every(months: i64) -> Option<Every> {
    match months {
        1 => Some(Every::Month),
        3 => Some(Every::Quarter),
        6 => Some(Every::HalfYear),
        12 => Some(Every::Year),
        _ => None,
    }
}

fn unclear(text: &str) -> Due {
    match due::parse(text, None) {
        unclear @ Due::Unclear { .. } => unclear,
        _ => Due::Unclear {
            why: "chưa chọn thời hạn".to_owned(),
            suggestion: "Chọn cách tính thời hạn và nhập ngày cuối cùng, hoặc nhịp nộp minh chứng.".to_owned(),
        },
    }
}

fn field_lines(source: TaskSource) -> FieldLines {
    FieldLines {
        title: source.title,
        text: source.text,
        lead: source.lead,
        coordinating: source.coordinating,
        due: source.due,
        product: source.product,
        after: source.after,
        person: source.person,
        accountable: source.accountable,
        authority: source.authority,
    }
}
