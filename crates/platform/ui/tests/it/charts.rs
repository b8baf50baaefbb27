//! Charts: small, named, with their figures beside them, whole at their edges.

use crate::html::check_piece;
use ui::charts::*;
use ui::{Clear, StatusKind};

fn long(at: usize) -> String {
    format!("Nhiệm vụ số {at}: tổ chức rà soát, đánh giá tổng thể chất lượng, trình độ, năng lực của đội ngũ")
}

fn months() -> Vec<(String, i64)> {
    (1..=12).map(|month| (format!("T{month}"), 30)).collect()
}

fn rows(count: usize) -> Vec<TimelineRow> {
    let row = |at: usize| TimelineRow {
        code: format!("II.{at}"),
        label: long(at),
        href: format!("/nhiem-vu/{at}"),
        from: 10 * at as i64,
        until: 10 * at as i64 + 90,
        baseline: Some(10 * at as i64 + 60),
        status: StatusKind::Overdue,
        said: "Từ 01/01/2026 đến 31/03/2026".into(),
        ..TimelineRow::default()
    };
    (1..=count).map(row).collect()
}

/// Bytes inside the drawings alone, without the labels and the table.
fn drawing_bytes(html: &str) -> usize {
    html.split("<svg").skip(1).map(|part| part.find("</svg>").map_or(0, |end| end + 10)).sum()
}

#[test]
fn twelve_rows_stay_under_eight_kilobytes() {
    let chart = Timeline { id: "a".into(), title: "T".into(), months: months(), today: Some(200), rows: rows(12) };
    let bytes = drawing_bytes(&timeline(&chart).into_string());
    assert!(bytes <= 8 * 1024, "timeline: {bytes}");
    let points = (1..=12).map(|at| BurnUpPoint {
        label: format!("T{at}"),
        scope: 40,
        done: Some(at),
        expected: at * 3,
        ..Default::default()
    });
    let chart = BurnUp { id: "b".into(), title: "B".into(), points: points.collect(), ..BurnUp::default() };
    let bytes = drawing_bytes(&burn_up(&chart).into_string());
    assert!(bytes <= 8 * 1024, "burn-up: {bytes}");
}

#[test]
fn a_timeline_cuts_off_what_lies_outside() {
    let row = TimelineRow { from: -50, until: 900, evidence: vec![-9, 10, 999], continuous: true, ..rows(1).remove(0) };
    let html = timeline(&Timeline {
        id: "a".into(),
        months: months(),
        today: Some(5),
        rows: vec![row],
        ..Timeline::default()
    });
    let html = html.into_string();
    check_piece("timeline", &html);
    assert!(html.contains("x=\"0.0%\" width=\"100.0%\""), "{html}");
}

#[test]
fn a_late_task_shows_how_late_until_today_only() {
    let late = |today| {
        let mut row = rows(1).remove(0);
        row.baseline = None;
        timeline(&Timeline { id: "a".into(), months: months(), today, rows: vec![row], ..Timeline::default() })
            .into_string()
    };
    // The legend has one sample of its own.
    assert_eq!(late(Some(200)).matches("g-late").count(), 2);
    assert_eq!(late(Some(50)).matches("g-late").count(), 1);
    assert_eq!(late(None).matches("g-late").count(), 1);
}

#[test]
fn charts_without_figures_still_stand() {
    check_piece("burn-up", &burn_up(&BurnUp { id: "b".into(), ..BurnUp::default() }).into_string());
    check_piece("timeline", &timeline(&Timeline { id: "t".into(), ..Timeline::default() }).into_string());
    check_piece("heat", &heat_map(&HeatMap::default()).into_string());
    check_piece("matrix", &matrix(&Matrix::default()).into_string());
    check_piece("bars", &bar_list("Trống", &[]).into_string());
    check_piece("spark", &sparkline("Quá hạn", &[]).into_string());
    check_piece("spark", &sparkline("Quá hạn", &[("T1", 3)]).into_string());
}

#[test]
fn every_figure_of_a_burn_up_stands_in_its_table() {
    let points = vec![
        BurnUpPoint {
            label: "T6".into(),
            scope: 731,
            done: Some(417),
            expected: 529,
            hrefs: ["/t", "/k", "/x"].map(String::from),
        },
        BurnUpPoint { label: "T7".into(), scope: 737, done: None, expected: 601, ..Default::default() },
    ];
    let html = burn_up(&BurnUp { id: "b".into(), title: "B".into(), points, ..BurnUp::default() }).into_string();
    let table = &html[html.find("<table").unwrap()..];
    for figure in ["731", "417", "529", "737", "601", "chưa đến"] {
        assert!(table.contains(figure), "{figure}");
    }
    for link in ["<a href=\"/t\">731</a>", "<a href=\"/k\">529</a>", "<a href=\"/x\">417</a>"] {
        assert!(table.contains(link), "a figure opens its list: {link}");
    }
}

#[test]
fn the_matrix_counts_what_is_clear() {
    let row = |states| MatrixRow { label: "A".into(), href: "/".into(), states, ..MatrixRow::default() };
    let mut half = [Clear::Ro; 6];
    half[0] = Clear::MotPhan;
    let html = Matrix { caption: "M".into(), rows: vec![row([Clear::Ro; 6]), row(half)], totals: None };
    let drawn = matrix(&html).into_string();
    assert_eq!(drawn.matches("2/2").count(), 5);
    assert_eq!(drawn.matches("1/2").count(), 1);
    let totals = std::array::from_fn(|_| MatrixTotal { clear: 18, all: 19, href: "/d".into() });
    let all = matrix(&Matrix { totals: Some(totals), ..html }).into_string();
    assert_eq!(all.matches("<a href=\"/d\">18/19</a>").count(), 6, "of a part of the rows the whole is counted");
}

#[test]
fn nothing_is_not_zero_on_a_heat_map() {
    let cells = vec![
        HeatCell::default(),
        HeatCell { value: Some(0), ..HeatCell::default() },
        HeatCell { value: Some(9), href: "/x".into() },
    ];
    let map = HeatMap {
        columns: vec!["T1".into(), "T2".into(), "T3".into()],
        rows: vec![HeatRow { cells, ..HeatRow::default() }],
        ..HeatMap::default()
    };
    let html = heat_map(&map).into_string();
    assert!(html.contains("không có") && html.contains("<td class=\"h-0\">0</td>") && html.contains("h-5"), "{html}");
}

#[test]
fn a_qr_code_has_its_three_eyes_and_a_quiet_edge() {
    let html = qr("https://xa.example/cong-khai", "Mã QR của trang công khai").into_string();
    check_piece("qr", &html);
    // Version 3 at level M: 29 squares and four blank ones on each side; an eye is seven squares wide.
    assert!(html.contains("viewBox=\"0 0 37 37\""), "{html}");
    for eye in ["M4 4h7v1h-7z", "M26 4h7v1h-7z", "M4 26h7v1h-7z"] {
        assert!(html.contains(eye), "{eye}");
    }
    assert!(qr(&"a".repeat(2331), "Dài").into_string().contains("<svg"));
    assert!(qr(&"a".repeat(2332), "Quá dài").into_string().is_empty());
}
