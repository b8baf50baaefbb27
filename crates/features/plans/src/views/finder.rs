//! The finder over people, units, tasks, plans, directives and difficulties. It finds without marks and in any order
//! of words; what is written just as typed comes first.

use axum::extract::Query;
use kernel::dates;
use kernel::text::{Closeness, Query as Wanted, matches_all_words};
use maud::{Markup, html};
use org::api::UnitRow;
use serde::Deserialize;
use staff::api::StaffRow;
use ui::components::{TaskRow, section, status, task_list};
use ui::layout::page_head;
use web::{Ctx, PageError, PageResult};

use super::parts::{due_of, state_of};
use crate::difficulty::list::seen_by;
use crate::model::DifficultyState;
use crate::store::finder::{self as headings, FoundDifficulty, FoundDirective};
use crate::store::views::{self as store, PlanFacts, Sort, TaskFilter, TaskLine};

/// Entries of one group.
const SHOWN: usize = 20;
/// Tasks compared letter by letter when marks were typed, to put exact hits first.
const COMPARED: i64 = 500;

/// What is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
}

/// One kind of things found.
#[derive(Debug, Clone)]
pub struct Group {
    pub title: &'static str,
    /// All that were found, also those not shown.
    pub total: usize,
    /// The list with all of them; empty for none.
    pub href: String,
    pub rows: Vec<TaskRow>,
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    let typed: String = kernel::text::one_line(&asked.q).chars().take(200).collect();
    let wanted = Wanted::new(&typed);
    let groups = if wanted.is_empty() { Vec::new() } else { find(&ctx, &wanted, &typed).await? };
    Ok(ctx.page("Tìm kiếm").search(&typed).show(view(&typed, &groups)))
}

async fn find(ctx: &Ctx, wanted: &Wanted, typed: &str) -> Result<Vec<Group>, PageError> {
    let mut conn = ctx.read().await?;
    let commune = ctx.commune();
    let units = org::api::units(&mut conn, commune).await?;
    let people = staff::api::everybody(&mut conn, commune).await?;
    let seen = seen_by(&ctx.actor, &units);
    let tasks = tasks(ctx, &mut conn, wanted, typed).await?;
    let plans = store::issued_plans(&mut conn, commune).await?;
    let directives = headings::directive_headings(&mut conn, commune).await?;
    let difficulties = headings::difficulty_headings(&mut conn, commune, seen).await?;
    let groups = [
        found_people(wanted, people, &units),
        found_units(wanted, units),
        tasks,
        found_plans(wanted, plans),
        found_directives(wanted, directives),
        found_difficulties(wanted, difficulties),
    ];
    Ok(groups.into_iter().filter(|g| g.total > 0).collect())
}

fn found_people(wanted: &Wanted, people: Vec<StaffRow>, units: &[UnitRow]) -> Group {
    let text_of = |p: &StaffRow| (p.full_name.clone(), format!("{} {}", p.title, p.code));
    group("Người", "/can-bo", wanted, people, text_of, |p| {
        let unit = units.iter().find(|u| u.id == p.unit);
        let meta = html! { (p.title) @if let Some(unit) = unit { " · " (unit.name) } };
        TaskRow { meta, ..TaskRow::new(format!("/can-bo/{}", p.code), "", &p.full_name) }
    })
}

fn found_plans(wanted: &Wanted, plans: Vec<PlanFacts>) -> Group {
    let text_of = |p: &PlanFacts| (p.title.clone(), p.number.clone().unwrap_or_default());
    group("Kế hoạch", "/ke-hoach", wanted, plans, text_of, |p| {
        let meta = html! { @if let Some(n) = &p.number { "Số " (n) " · " } (p.state().label()) };
        TaskRow { meta, ..TaskRow::new(format!("/ke-hoach/{}", p.id), "", &p.title) }
    })
}

fn found_directives(wanted: &Wanted, directives: Vec<FoundDirective>) -> Group {
    let text_of = |d: &FoundDirective| (format!("{} {}", d.title, d.number), d.issuer.clone());
    group("Văn bản chỉ đạo", "/van-ban", wanted, directives, text_of, |d| {
        let day = d.issued_on.map(|on| format!(" ngày {}", dates::short(on))).unwrap_or_default();
        let meta = html! { (d.number) (day) " · " (d.issuer) };
        TaskRow { meta, ..TaskRow::new(format!("/van-ban/{}", d.id), "", &d.title) }
    })
}

fn found_difficulties(wanted: &Wanted, difficulties: Vec<FoundDifficulty>) -> Group {
    let text_of = |d: &FoundDifficulty| (d.title.clone(), String::new());
    group("Khó khăn, vướng mắc", "/kho-khan", wanted, difficulties, text_of, |d| {
        let state = DifficultyState::from_code(&d.state).unwrap_or(DifficultyState::Moi);
        let meta = html! { (state.label()) " · báo cáo ngày " (dates::short(d.reported_on)) };
        TaskRow { meta, ..TaskRow::new(format!("/kho-khan/{}", d.id), "", &d.title) }
    })
}

/// The hits among rows that are all at hand, the closest first.
fn group<T>(
    title: &'static str,
    list: &str,
    wanted: &Wanted,
    rows: Vec<T>,
    text_of: impl Fn(&T) -> (String, String),
    shown: impl Fn(&T) -> TaskRow,
) -> Group {
    let mut hits: Vec<((Closeness, bool), T)> = rows
        .into_iter()
        .filter_map(|row| {
            let (name, rest) = text_of(&row);
            let how = wanted.closeness(&format!("{name} {rest}"))?;
            // What bears the words in its name stands before what only mentions them.
            Some(((how, wanted.closeness(&name).is_none()), row))
        })
        .collect();
    hits.sort_by_key(|(how, _)| *how);
    let total = hits.len();
    let rows = hits.iter().take(SHOWN).map(|(_, row)| shown(row)).collect();
    Group { title, total, href: list.to_owned(), rows }
}

/// Units are also found by the other ways to write their names, which stand in their search key.
fn found_units(wanted: &Wanted, units: Vec<UnitRow>) -> Group {
    let mut hits: Vec<(Closeness, UnitRow)> = units
        .into_iter()
        .filter_map(|unit| {
            let named = wanted.closeness(&format!("{} {}", unit.name, unit.code));
            let alias = matches_all_words(&unit.search_key, wanted.key()).then_some(Closeness::SameLetters);
            named.or(alias).map(|how| (how, unit))
        })
        .collect();
    hits.sort_by_key(|(how, _)| *how);
    let rows = hits.iter().take(SHOWN).map(|(_, unit)| TaskRow::new(format!("/don-vi/{}", unit.code), "", &unit.name));
    Group { title: "Đơn vị", total: hits.len(), href: "/don-vi".to_owned(), rows: rows.collect() }
}

/// Tasks are found by the very filter of the list of all tasks, so that "see all" shows as many.
async fn tasks(ctx: &Ctx, conn: &mut db::Conn, wanted: &Wanted, typed: &str) -> Result<Group, PageError> {
    let (commune, today) = (ctx.commune(), ctx.today());
    let mut filter = TaskFilter { query: typed.to_owned(), ..TaskFilter::default() };
    let mut total = store::count_tasks(conn, commune, &filter, today).await?;
    if total == 0 {
        // Typed with the Vietnamese keyboard off, perhaps.
        if let Some(read) = wanted.keys().nth(1) {
            filter.query = read.to_owned();
            total = store::count_tasks(conn, commune, &filter, today).await?;
        }
    }
    let marked = kernel::text::mark_key(typed) != wanted.key();
    let few = i64::try_from(SHOWN).unwrap_or(COMPARED);
    let limit = if marked { COMPARED } else { few };
    let mut lines = match total {
        0 => Vec::new(),
        _ => store::page_of_tasks(conn, commune, &filter, Sort::Path, today, 0, limit).await?,
    };
    if marked {
        exact_first(&mut lines, wanted);
    }
    let rows = lines.iter().take(SHOWN).map(|line| TaskRow {
        due: due_of(line, today),
        status: status(state_of(line)),
        ..TaskRow::new(format!("/nhiem-vu/{}", line.id), &line.path, &line.title)
    });
    let packed: String = form_urlencoded::byte_serialize(filter.query.as_bytes()).collect();
    let total = usize::try_from(total).unwrap_or(0);
    Ok(Group { title: "Nhiệm vụ", total, href: format!("/nhiem-vu?q={packed}"), rows: rows.collect() })
}

/// Puts the lines whose title holds the words with their marks first, as many as are shown; compares no more than that
/// needs.
fn exact_first(lines: &mut Vec<TaskLine>, wanted: &Wanted) {
    let mut first = Vec::new();
    let mut at = 0;
    while at < lines.len() && first.len() < SHOWN {
        match wanted.closeness(&lines[at].title) {
            Some(Closeness::SameMarks) => first.push(lines.remove(at)),
            _ => at += 1,
        }
    }
    lines.splice(0..0, first);
}

/// The page's content.
pub fn view(typed: &str, groups: &[Group]) -> Markup {
    html! {
        (page_head("Tìm kiếm"))
        @if typed.is_empty() {
            (help())
        } @else if groups.is_empty() {
            div.empty {
                p { "Không tìm thấy gì cho “" (typed) "”." }
                p { "Hãy thử ít chữ hơn, hoặc gõ không dấu: “dat dai” tìm được “đất đai”." }
            }
        } @else {
            @for group in groups {
                (section(&format!("{} ({})", group.title, group.total), html! {
                    (task_list(&group.rows))
                    @if group.total > group.rows.len() { (more(group)) }
                }))
            }
        }
    }
}

fn more(group: &Group) -> Markup {
    let all_there = group.title == "Nhiệm vụ";
    html! {
        p {
            @if all_there { a href=(group.href) { "Xem cả " (group.total) " nhiệm vụ" } }
            @else { "Đang hiện " (group.rows.len()) " trong " (group.total) ". Gõ thêm chữ để thu hẹp." }
        }
    }
}

fn help() -> Markup {
    html! {
        p { "Gõ vào ô tìm kiếm ở đầu trang tên người, đơn vị, nhiệm vụ, kế hoạch, số văn bản hoặc khó khăn, vướng mắc." }
        ul {
            li { "Có dấu hay không dấu đều được: “nguyen” tìm được “Nguyễn”." }
            li { "Các chữ theo thứ tự nào cũng được: “dai dat” tìm được “đất đai”." }
            li { "Gõ số của nhiệm vụ, ví dụ “II.3”, để mở đúng nhiệm vụ đó." }
            li { "Gõ chữ cái đầu của tên người, ví dụ “nva” cho “Nguyễn Văn An”." }
        }
    }
}
