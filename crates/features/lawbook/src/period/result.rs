//! What came of the form: the figures, what is missing, each step with its article, and before and after of a trial.

use kernel::decision::Decision;
use kernel::exact::Exact;
use maud::{Markup, html};
use rules::evaluation::Step;
use rules::evaluation::period::PeriodResult;
use ui::components::{
    Column, NoticeKind, RowTone, Stat, Table, TableRow, card, disclosure, notice_with, stats, stats_small, table,
};

use super::compute::{Computed, POLICIES};
use crate::calculator::readings;
use crate::choices::Choices;
use crate::words::cite;

/// What the law needs and was not told; never taken as 0 or as enough.
pub(super) fn missing(done: &Computed) -> Markup {
    let Decision::Missing { facts, .. } = &done.now else { return html! {} };
    notice_with(
        NoticeKind::Warning,
        html! {
            p { strong { "Chưa đủ dữ kiện để tính." } }
            ul {
                @for fact in facts {
                    li { a href={ "#f-" (done.places.field(&fact.at)) } { (fact.reason.text) } " " span.meta { "(" (cite(&fact.reason.citation)) ")" } }
                }
            }
        },
    )
}

/// The figures and their derivation; nothing where something is missing.
pub(super) fn computed(done: &Computed, choices: &Choices) -> Markup {
    let Some(result) = done.now.decided() else { return html! {} };
    let tried = done.trial.as_ref().and_then(Decision::decided);
    html! {
        section.part id="ket-qua" {
            h2 { "Kết quả " (done.period.label()) }
            (stats(&[Stat {
                delta: format!("ở mức {}", result.level.label().to_lowercase()),
                ..Stat::new(result.total.shown_vi(), "điểm kỳ", "#buoc-total")
            }]))
            (stats_small(&shares(result)))
            @if let Some(tried) = tried { (before_and_after(result, tried)) }
        }
        (card("Từng bước và điều khoản", html! {
            (steps(&result.steps, "buoc"))
            div.part { (readings(choices, &POLICIES)) }
        }))
        @if let Some(tried) = tried {
            (disclosure("Từng bước sau khi thử", steps(&tried.steps, "thu")))
        }
    }
}

/// The ratios, each leading to its step.
fn shares(result: &PeriodResult) -> Vec<Stat> {
    let all = [
        ("a: số lượng", "a", Some(&result.a)),
        ("b: chất lượng", "b", Some(&result.b)),
        ("c: tiến độ", "c", Some(&result.c)),
        ("d: kết quả của đơn vị", "d", result.d.as_ref()),
        ("đ: tổ chức triển khai", "dd", result.dd.as_ref()),
        ("e: tập hợp, đoàn kết", "e", result.e.as_ref()),
    ];
    let stat = |(label, step, share): (&str, &str, Option<&Exact>)| {
        Some(Stat::new(share?.shown_vi(), label, format!("#buoc-{step}")))
    };
    all.into_iter().filter_map(stat).collect()
}

fn steps(steps: &[Step], anchor: &str) -> Markup {
    let row = |step: &Step| {
        let cells =
            vec![html! { (step.text) }, html! { strong { (step.value.shown_vi()) } }, html! { (cite(&step.citation)) }];
        TableRow { id: format!("{anchor}-{}", step.id.replace('.', "-")), ..TableRow::new(cells) }
    };
    table(&Table {
        caption: "Từng bước tính và điều khoản".to_owned(),
        caption_hidden: true,
        columns: vec![Column::text("Cách tính"), Column::numeric("Kết quả"), Column::text("Căn cứ")],
        rows: steps.iter().map(row).collect(),
        ..Table::default()
    })
}

/// A figure of the result: what it is called, what it is, how it is shown.
type Figure = (&'static str, String, String);

fn figures(result: &PeriodResult) -> Vec<Figure> {
    let always = [
        ("a: số lượng", Some(&result.a)),
        ("b: chất lượng", Some(&result.b)),
        ("c: tiến độ", Some(&result.c)),
        ("d: kết quả của đơn vị", result.d.as_ref()),
        ("đ: tổ chức triển khai", result.dd.as_ref()),
        ("e: tập hợp, đoàn kết", result.e.as_ref()),
        ("Kết quả thực hiện nhiệm vụ", Some(&result.ratio)),
        ("Điểm kết quả", Some(&result.result_points)),
        ("Điểm tiêu chí chung", Some(&result.common_points)),
        ("Điểm kỳ", Some(&result.total)),
    ];
    let number = |(name, number): (&'static str, Option<&Exact>)| {
        let number = number?;
        Some((name, number.to_string(), number.shown_vi()))
    };
    let level = ("Mức điểm tương ứng", result.level.code().to_owned(), result.level.label().to_owned());
    always.into_iter().filter_map(number).chain([level]).collect()
}

/// Both results figure by figure; they are compared as they are, not as they are shown.
fn before_and_after(now: &PeriodResult, tried: &PeriodResult) -> Markup {
    let pairs: Vec<(Figure, Figure)> = figures(now).into_iter().zip(figures(tried)).collect();
    let changed = pairs.iter().filter(|(before, after)| before.1 != after.1).count();
    let rows = pairs.iter().map(|((name, exact, before), (_, exact_after, after))| {
        let differs = exact != exact_after;
        let cells = vec![
            html! { (name) },
            html! { (before) },
            html! { @if differs { strong { (after) } } @else { (after) } },
            html! { @if differs { "Thay đổi" } },
        ];
        TableRow::new(cells).toned(if differs { RowTone::Soon } else { RowTone::Plain })
    });
    html! {
        h3 { "Chạy thử: trước và sau" }
        p { @if changed == 0 { "Cách hiểu đang thử không làm thay đổi kết quả này." } @else { "Có " (changed) " con số thay đổi." } }
        @if changed > 0 { (table(&Table {
            caption: "Kết quả trước và sau khi thử".to_owned(),
            caption_hidden: true,
            columns: vec![Column::text("Nội dung"), Column::numeric("Đang áp dụng"), Column::numeric("Sau khi thử"), Column::text("So sánh")],
            rows: rows.collect(),
            ..Table::default()
        })) }
    }
}
