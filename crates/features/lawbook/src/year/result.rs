//! What came of the table: questions for whoever decides, the limits with their other readings, everybody's rank with its
//! reasons and articles, and before and after of a trial (Articles 11, 17, 19 and 20).

use kernel::exact::Exact;
use maud::{Markup, html};
use rules::evaluation::level::Level;
use rules::evaluation::policy::ExcellentBase;
use rules::evaluation::year::{AgencyRanking, Limit, PersonRank, Rank};
use rules::law::Law;
use ui::components::{Column, Notice, NoticeKind, RowTone, Table, TableRow, card, notice, notice_with, table};

use super::compute::{POLICIES, Ranked};
use crate::calculator::readings;
use crate::choices::Choices;
use crate::contract::{WITHOUT_SCORES, open_question};
use crate::words::cite;

/// The whole of it.
pub(super) fn ranked(done: &Ranked, choices: &Choices) -> Markup {
    html! {
        @if !done.notes.is_empty() { (notice(&Notice::new(NoticeKind::Info, done.notes.join(" ")))) }
        (questions(&done.now, "Người có thẩm quyền cần quyết định"))
        @if let Some(trial) = done.trial.as_ref().filter(|trial| asks_else(&done.now, trial)) {
            (questions(trial, "Cần quyết định nếu đổi như đang thử"))
        }
        section.part id="ket-qua" {
            h2 { "Xếp loại năm " (done.agency.year) }
            (counts(done))
            (people(done))
        }
        (card("Số người được hoàn thành xuất sắc", html! {
            (limits(done))
            div.part { (readings(choices, &POLICIES)) }
        }))
    }
}

/// Whether the trial asks something else.
fn asks_else(now: &AgencyRanking, trial: &AgencyRanking) -> bool {
    (&now.open_places, &now.without_scores) != (&trial.open_places, &trial.without_scores)
}

fn questions(ranking: &AgencyRanking, title: &str) -> Markup {
    if ranking.open_places.is_empty() && ranking.without_scores.is_empty() {
        return html! {};
    }
    notice_with(
        NoticeKind::Warning,
        html! {
            p { strong { (title) ":" } }
            ul {
                @for open in &ranking.open_places { li { (open_question(open)) " " (open.ids.join(", ")) } }
                @if !ranking.without_scores.is_empty() {
                    li { (WITHOUT_SCORES) " " (ranking.without_scores.join(", ")) }
                }
            }
        },
    )
}

/// A rank in words.
fn rank_words(rank: Rank) -> &'static str {
    match rank {
        Rank::Ranked(level) => level.label(),
        Rank::NotRanked => "Không xếp loại",
        Rank::Open => "Chưa quyết định được",
    }
}

/// How many have each rank, and how many change by the trial.
fn counts(done: &Ranked) -> Markup {
    let ranks = Level::ALL.into_iter().rev().map(Rank::Ranked).chain([Rank::NotRanked, Rank::Open]);
    let count = |of: &AgencyRanking, rank: Rank| of.people.iter().filter(|person| person.rank == rank).count();
    let said = |rank: Rank| {
        let (now, then) = (count(&done.now, rank), done.trial.as_ref().map(|trial| count(trial, rank)));
        let name = rank_words(rank).to_lowercase();
        match then {
            Some(then) if then != now => Some(format!("{now} {name} (sau khi thử: {then})")),
            _ if now > 0 => Some(format!("{now} {name}")),
            _ => None,
        }
    };
    let changed = done
        .trial
        .as_ref()
        .map(|trial| done.now.people.iter().zip(&trial.people).filter(|(now, then)| now.rank != then.rank).count());
    html! {
        p { (done.now.people.len()) " người: " (ranks.filter_map(said).collect::<Vec<_>>().join("; ")) "." }
        @match changed {
            Some(0) => p { strong { "Cách hiểu đang thử không làm thay đổi xếp loại của ai." } },
            Some(changed) => p { strong { "Cách hiểu đang thử làm thay đổi xếp loại của " (changed) " người, đánh dấu trong bảng." } },
            None => {}
        }
    }
}

fn people(done: &Ranked) -> Markup {
    let groups = done.agency.people.iter().map(|person| person.group.as_str());
    let rows = done.now.people.iter().zip(groups).enumerate().map(|(at, (person, group))| {
        let then = done.trial.as_ref().and_then(|trial| trial.people.get(at));
        one(person, group, then, done.trial.is_some())
    });
    let mut columns = vec![Column::tight("Mã, nhóm"), Column::text("Xếp loại")];
    columns.extend(done.trial.is_some().then(|| Column::text("Sau khi thử")));
    columns.push(Column::text("Bình quân, mức theo điểm"));
    columns.push(Column::text("Lý do và căn cứ"));
    table(&Table {
        caption: "Xếp loại của từng người".to_owned(),
        caption_hidden: true,
        columns,
        rows: rows.collect(),
        ..Table::default()
    })
}

fn one(person: &PersonRank, group: &str, then: Option<&PersonRank>, with_trial: bool) -> TableRow {
    let changed = then.is_some_and(|then| then.rank != person.rank);
    let mean = |person: &PersonRank| person.mean.as_ref().map_or("–".to_owned(), Exact::shown_vi);
    let mut cells =
        vec![html! { div { (person.id) div.meta { (group) } } }, html! { strong { (rank_words(person.rank)) } }];
    if with_trial {
        cells.push(html! {
            @if let Some(then) = then {
                div {
                    (rank_words(then.rank))
                    @if then.mean != person.mean { div.meta { "Bình quân " (mean(then)) } }
                    @if changed { div { strong { "Thay đổi" } } }
                }
            }
        });
    }
    cells.push(html! {
        div { (mean(person)) @if let Some(level) = person.by_score { div.meta { (level.label()) } } }
    });
    cells.push(html! {
        div {
            (reasons(person))
            @if let Some(then) = then.filter(|_| changed) { div.meta { "Sau khi thử:" } (reasons(then)) }
        }
    });
    let tone = match (person.rank, changed) {
        (Rank::Open, _) => RowTone::Late,
        (_, true) => RowTone::Soon,
        _ => RowTone::Plain,
    };
    TableRow::new(cells).toned(tone)
}

fn reasons(person: &PersonRank) -> Markup {
    html! {
        ul {
            @for reason in &person.reasons { li { (reason.text) " " span.meta { "(" (cite(&reason.citation)) ")" } } }
        }
    }
}

/// What a reading of the base is called.
fn base_words(base: ExcellentBase) -> String {
    let policy = Law::shipped().policy(ExcellentBase::POLICY);
    policy.and_then(|policy| policy.position(base.code())).map(|position| position.text.clone()).unwrap_or_default()
}

fn limits(done: &Ranked) -> Markup {
    let then = |at: usize| done.trial.as_ref().and_then(|trial| trial.limits.get(at));
    let row = |(at, limit): (usize, &Limit)| {
        let scope = limit.group.as_ref().map_or("Cả cơ quan".to_owned(), |group| format!("Nhóm “{group}”"));
        let mut cells = vec![
            html! { (scope) },
            html! { (limit.candidates) },
            html! { (limit.base) },
            html! { strong { (limit.limit) } },
        ];
        if done.trial.is_some() {
            cells.push(html! { @if let Some(then) = then(at) { (then.limit) } });
        }
        cells.push(html! {
            ul { @for (base, limit) in &limit.other_readings { li { (base_words(*base)) ": " strong { (limit) } } } }
        });
        TableRow::new(cells)
    };
    let mut columns: Vec<Column> = vec![Column::text("Phạm vi")];
    columns.extend(["Đủ điểm", "Số để tính", "Nhiều nhất"].map(Column::numeric));
    if done.trial.is_some() {
        columns.push(Column::numeric("Sau khi thử"));
    }
    columns.push(Column::text("Theo cách hiểu khác"));
    table(&Table {
        caption: "Số người được hoàn thành xuất sắc, cả cơ quan và từng nhóm".to_owned(),
        caption_hidden: true,
        columns,
        rows: done.now.limits.iter().enumerate().map(row).collect(),
        ..Table::default()
    })
}
