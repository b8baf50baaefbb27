//! The six clears of every task of a running plan, judged by the same function that judged the document.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use db::Conn;
use kernel::ids::StaffId;
use kernel::numbers::grouped;
use maud::{Markup, html};
use serde::Deserialize;
use ui::charts::{Matrix, MatrixRow, MatrixTotal, matrix};
use ui::components::{CLEAR_NAMES, Clear as Mark, Pager, Stat, StatTone, Tone, empty, link_button, pager, stats_small};
use web::{Ctx, PageError, PageResult, Paging};

use super::parts::shortened;
use super::plan_head::{PlanHead, PlanTab, plan_head};
use crate::draft::clears::{Names, judge, states_of};
use crate::store::draft_task::{self, DraftTask};
use crate::store::views::{ClearLine, clear_lines};

const PAGE_SIZE: i64 = 50;
/// The longest title of a row.
const TITLE: usize = 120;
/// The six in addresses, in the plan's order.
const CODES: [&str; 6] = ["nguoi", "viec", "thoi_gian", "trach_nhiem", "san_pham", "tham_quyen"];

/// Before one of the codes: the tasks where it is clear.
const CLEAR: &str = "ro_";

/// Which of the six a code means.
fn place(code: Option<&str>) -> Option<usize> {
    CODES.iter().position(|known| Some(*known) == code)
}

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// One of the six, one of the six after `ro_` for the tasks where it is clear, `con` for any that is not clear,
    /// `du` for tasks with all six, or empty.
    pub chua_ro: String,
    pub trang: String,
}

/// One task with its six.
#[derive(Debug, Clone)]
pub struct Judged {
    pub id: i64,
    pub path: String,
    pub title: String,
    pub states: [Mark; 6],
}

impl Judged {
    /// Whether the task is among those asked for.
    fn is_asked(&self, asked: &str) -> bool {
        let open = |state: &Mark| *state != Mark::Ro;
        if let Some(at) = place(asked.strip_prefix(CLEAR)) {
            return !open(&self.states[at]);
        }
        match (asked, place(Some(asked))) {
            (_, Some(at)) => open(&self.states[at]),
            ("con", _) => self.states.iter().any(open),
            ("du", _) => !self.states.iter().any(open),
            _ => true,
        }
    }
}

/// What the matrix shows.
#[derive(Debug, Clone)]
pub struct MatrixPage {
    pub head: PlanHead,
    /// Every task of the plan.
    pub tasks: Vec<Judged>,
    pub asked: Asked,
}

/// The page.
pub async fn get(ctx: Ctx, Path(plan): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    let mut conn = ctx.read().await?;
    let plan: i64 = plan.parse().map_err(|_| PageError::NotFound)?;
    let head = PlanHead::load(&ctx, &mut conn, plan).await?;
    let lines = clear_lines(&mut conn, ctx.commune(), plan).await?;
    let tasks = judged(&ctx, &mut conn, plan, lines).await?;
    let title = head.window_title(PlanTab::SauRo);
    let content = view(&MatrixPage { head, tasks, asked });
    Ok(ctx.page(title).crumbs(&[("/ke-hoach", "Kế hoạch")]).show(content))
}

/// The tasks with their six: as kept, and judged now where nothing is kept (a task that came by another way than the
/// issue of its plan).
async fn judged(ctx: &Ctx, conn: &mut Conn, plan: i64, lines: Vec<ClearLine>) -> Result<Vec<Judged>, PageError> {
    let kept = |line: &ClearLine| line.clears.as_deref().and_then(states_of);
    let mut now: HashMap<i64, [Mark; 6]> = HashMap::new();
    if lines.iter().any(|line| kept(line).is_none()) {
        let tasks = draft_task::draft_tasks(conn, ctx.commune(), plan).await?;
        let named: Vec<StaffId> = tasks.iter().flat_map(DraftTask::named).collect();
        let names = Names::load(conn, ctx.commune(), named).await?;
        now = tasks.iter().map(|task| (task.id, judge(task, &names).states())).collect();
    }
    let tasks = lines.into_iter().map(|line| {
        let states = kept(&line).or_else(|| now.get(&line.id).copied()).unwrap_or_default();
        Judged { id: line.id, path: line.path, title: line.title, states }
    });
    Ok(tasks.collect())
}

/// The page's content.
pub fn view(page: &MatrixPage) -> Markup {
    let here = format!("/ke-hoach/{}/sau-ro", page.head.facts.id);
    let found: Vec<&Judged> = page.tasks.iter().filter(|task| task.is_asked(&page.asked.chua_ro)).collect();
    let total = i64::try_from(found.len()).unwrap_or(0);
    let at = Paging::of(page.asked.trang.trim().parse().unwrap_or(1), PAGE_SIZE).pager(total, "nhiệm vụ");
    let skipped = usize::try_from(at.first.saturating_sub(1)).unwrap_or(0);
    let shown = found.into_iter().skip(skipped).take(PAGE_SIZE as usize);
    let filter = &page.asked.chua_ro;
    html! {
        (plan_head(&page.head, PlanTab::SauRo))
        (stats_small(&totals(page, &here)))
        p { (choose(filter, &here)) }
        @if total == 0 { (nothing(page, &here)) } @else {
            (matrix(&Matrix {
                caption: caption(filter, &at),
                rows: shown.map(row).collect(),
                totals: Some(clear(page, &here)),
            }))
            (pager(&at, |n| format!("{here}?chua_ro={filter}&trang={n}")))
        }
    }
}

/// The numbers: tasks with all six, and for each of the six the tasks where it is not (fully) clear.
fn totals(page: &MatrixPage, here: &str) -> Vec<Stat> {
    let count = |asked: &str| page.tasks.iter().filter(|task| task.is_asked(asked)).count();
    let stat = |code: &str, label: String, tone: StatTone| {
        let number = count(code);
        let tone = if number == 0 { StatTone::Plain } else { tone };
        let text = grouped(i64::try_from(number).unwrap_or(0));
        Stat { tone, ..Stat::new(text, label, format!("{here}?chua_ro={code}")) }
    };
    let each = CODES.iter().zip(CLEAR_NAMES);
    std::iter::once(stat("du", "đủ sáu rõ".to_owned(), StatTone::Good))
        .chain(each.map(|(code, name)| stat(code, format!("chưa rõ hẳn {}", name.to_lowercase()), StatTone::Attention)))
        .collect()
}

/// How many tasks of the plan are clear in each of the six; the number opens their list.
fn clear(page: &MatrixPage, here: &str) -> [MatrixTotal; 6] {
    CODES.map(|code| {
        let asked = format!("{CLEAR}{code}");
        MatrixTotal {
            clear: page.tasks.iter().filter(|task| task.is_asked(&asked)).count(),
            all: page.tasks.len(),
            href: format!("{here}?chua_ro={asked}"),
        }
    })
}

fn choose(filter: &str, here: &str) -> Markup {
    match filter {
        "" => link_button(&format!("{here}?chua_ro=con"), "Chỉ nhiệm vụ còn điểm chưa rõ", Tone::Secondary, None),
        _ => link_button(here, "Xem mọi nhiệm vụ", Tone::Secondary, None),
    }
}

/// What the rows have in common.
fn caption(filter: &str, at: &Pager) -> String {
    let clear = place(filter.strip_prefix(CLEAR)).map(|which| CLEAR_NAMES[which].to_lowercase());
    let what = match (filter, place(Some(filter))) {
        _ if clear.is_some() => format!("Nhiệm vụ đã rõ {}", clear.unwrap_or_default()),
        (_, Some(which)) => format!("Nhiệm vụ chưa rõ hẳn {}", CLEAR_NAMES[which].to_lowercase()),
        ("con", _) => "Nhiệm vụ còn điểm chưa rõ".to_owned(),
        ("du", _) => "Nhiệm vụ đủ sáu rõ".to_owned(),
        _ => "Sáu rõ của các nhiệm vụ".to_owned(),
    };
    if at.pages > 1 { format!("{what}, trang {} trong {}", at.page, at.pages) } else { what }
}

fn nothing(page: &MatrixPage, here: &str) -> Markup {
    match (page.tasks.is_empty(), page.asked.chua_ro.as_str()) {
        (true, _) => empty("Kế hoạch này chưa có nhiệm vụ nào.", "/ke-hoach", "Về danh sách kế hoạch"),
        (_, "du") => empty("Chưa có nhiệm vụ nào đủ sáu rõ.", here, "Xem mọi nhiệm vụ"),
        (_, asked) if asked.starts_with(CLEAR) => empty("Chưa có nhiệm vụ nào rõ điểm này.", here, "Xem mọi nhiệm vụ"),
        _ => empty("Không còn nhiệm vụ nào chưa rõ.", here, "Xem mọi nhiệm vụ"),
    }
}

fn row(task: &Judged) -> MatrixRow {
    MatrixRow {
        code: task.path.clone(),
        label: shortened(&task.title, TITLE),
        href: format!("/nhiem-vu/{}", task.id),
        states: task.states,
    }
}
