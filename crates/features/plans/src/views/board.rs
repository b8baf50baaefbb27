//! The plan as a board: a column for each state, the nearest ends first.

use kernel::dates::Date;
use maud::{Markup, html};
use org::api::UnitRow;
use staff::api::People;
use ui::components::{BoardCard, BoardColumn, board, empty};
use web::{Ctx, PageResult};

use super::parts::{due_of, marks_of, shortened};
use super::plan_head::{PlanHead, PlanTab, plan_head};
use crate::model::TaskState;
use crate::store::views::{self as store, TaskLine};

/// Columns in the order of the work; the last two are shown only when something stands in them.
const COLUMNS: [TaskState; 7] = [
    TaskState::ChuaBatDau,
    TaskState::DangLam,
    TaskState::ChoDuyet,
    TaskState::TraLai,
    TaskState::HoanThanh,
    TaskState::TamDung,
    TaskState::Huy,
];

/// The longest title on a card; the whole one is on the task's page.
const TITLE: usize = 110;

/// What the board shows.
#[derive(Debug, Clone)]
pub struct BoardPage {
    pub head: PlanHead,
    pub cards: Vec<TaskLine>,
    pub people: People,
    pub units: Vec<UnitRow>,
}

/// The page of a running plan, which `/ke-hoach/{id}` shows.
///
/// # Errors
/// Not found for a plan that is not there or not to be seen; the database's.
pub async fn page(ctx: &Ctx, plan: i64) -> PageResult {
    let mut conn = ctx.read().await?;
    let head = PlanHead::load(ctx, &mut conn, plan).await?;
    let cards = store::board_cards(&mut conn, ctx.commune(), plan).await?;
    let people = staff::api::people(&mut conn, ctx.commune(), cards.iter().filter_map(|c| c.owner)).await?;
    let units = org::api::units(&mut conn, ctx.commune()).await?;
    let title = head.window_title(PlanTab::Bang);
    let content = view(&BoardPage { head, cards, people, units }, ctx.today());
    Ok(ctx.page(title).crumbs(&[("/ke-hoach", "Kế hoạch")]).show(content))
}

/// The page's content.
pub fn view(page: &BoardPage, today: Date) -> Markup {
    let list = format!("/ke-hoach/{}/danh-sach", page.head.facts.id);
    let columns: Vec<BoardColumn> = COLUMNS.into_iter().filter_map(|state| column(page, state, &list, today)).collect();
    html! {
        (plan_head(&page.head, PlanTab::Bang))
        @if page.head.counts.total == 0 {
            (empty("Kế hoạch này chưa có nhiệm vụ nào.", "/ke-hoach", "Về danh sách kế hoạch"))
        } @else {
            (board(&columns))
        }
    }
}

fn column(page: &BoardPage, state: TaskState, list: &str, today: Date) -> Option<BoardColumn> {
    let total = u64::try_from(page.head.counts.in_state(state)).unwrap_or(0);
    let optional = matches!(state, TaskState::TamDung | TaskState::Huy | TaskState::TraLai);
    if optional && total == 0 {
        return None;
    }
    let cards = page.cards.iter().filter(|line| line.state() == state).map(|line| card(page, line, today)).collect();
    let href = format!("{list}?trang_thai={}&sap_xep=han", state.code());
    Some(BoardColumn { title: state.label().to_owned(), total, href, cards })
}

fn card(page: &BoardPage, line: &TaskLine, today: Date) -> BoardCard {
    let unit = line.lead_unit.and_then(|id| page.units.iter().find(|u| u.id == id)).map(|u| u.name.as_str());
    let owner = page.people.name(line.owner);
    let who = [owner, unit.unwrap_or(&line.lead_text)].into_iter().filter(|part| !part.is_empty());
    BoardCard {
        href: format!("/nhiem-vu/{}", line.id),
        code: line.path.clone(),
        title: shortened(&line.title, TITLE),
        who: who.collect::<Vec<_>>().join(" · "),
        foot: html! { (due_of(line, today)) " " (marks_of(line)) },
    }
}
