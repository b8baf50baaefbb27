//! What events come to on any day.

use jiff::civil::{Date, date};
use kernel::ids::UnitId;
use staff::career::{Career, Event, EventKind};

const JULY: Date = date(2025, 7, 1);

fn event(id: i64, kind: EventKind, on: Date) -> Event {
    Event {
        id,
        kind,
        happened_on: on,
        until_on: None,
        unit: None,
        title: None,
        position: None,
        concurrent: false,
        share_percent: None,
        corrects: None,
    }
}

fn came() -> Event {
    Event { unit: Some(UnitId(1)), title: Some("Chuyên viên".to_owned()), ..event(1, EventKind::TiepNhan, JULY) }
}

fn placed(id: i64, position: i64, on: Date) -> Event {
    Event { position: Some(position), ..event(id, EventKind::XepViTri, on) }
}

#[test]
fn a_day_has_the_unit_and_title_of_the_last_event_before_it() {
    let moved = Event { unit: Some(UnitId(2)), ..event(2, EventKind::DieuDong, date(2026, 3, 1)) };
    let career = Career::of(&[moved, came()]);
    assert!(career.on(date(2025, 6, 30)).is_none(), "not here yet");
    let said = |day| career.on(day).map(|stint| (stint.unit.0, stint.title.clone()));
    assert_eq!(said(JULY), Some((1, "Chuyên viên".to_owned())));
    assert_eq!(said(date(2026, 2, 28)), Some((1, "Chuyên viên".to_owned())));
    assert_eq!(said(date(2026, 3, 1)), Some((2, "Chuyên viên".to_owned())), "the title stays");
}

#[test]
fn a_correction_takes_the_place_of_what_it_corrects() {
    let wrong = Event { title: Some("Trưởng phòng".to_owned()), ..event(2, EventKind::BoNhiem, date(2026, 1, 1)) };
    let right = Event { corrects: Some(2), happened_on: date(2026, 2, 1), id: 3, ..wrong.clone() };
    let career = Career::of(&[came(), wrong, right]);
    assert_eq!(career.on(date(2026, 1, 15)).map(|stint| stint.title.as_str()), Some("Chuyên viên"));
    assert_eq!(career.on(date(2026, 2, 1)).map(|stint| stint.title.as_str()), Some("Trưởng phòng"));
}

#[test]
fn who_leaves_is_no_more_here_and_may_come_back() {
    let left = event(3, EventKind::Nghi, date(2026, 5, 1));
    let career = Career::of(&[came(), placed(2, 7, JULY), left.clone()]);
    assert_eq!(career.left_on, Some(date(2026, 5, 1)));
    assert!(career.on(date(2026, 4, 30)).is_some() && career.on(date(2026, 5, 1)).is_none());
    assert_eq!(career.posts[0].until_on, Some(date(2026, 4, 30)), "the post ends with him");
    let back = Event { id: 4, happened_on: date(2026, 9, 1), ..came() };
    let career = Career::of(&[came(), left, back]);
    assert_eq!(career.left_on, None);
    assert!(career.on(date(2026, 8, 1)).is_none() && career.on(date(2026, 9, 1)).is_some());
}

#[test]
fn concurrent_posts_begin_and_end_by_themselves_with_their_share() {
    let side = Event { concurrent: true, share_percent: Some(30), ..placed(3, 8, date(2026, 1, 1)) };
    let ended = Event { position: Some(8), ..event(4, EventKind::ThoiViTri, date(2026, 6, 1)) };
    let career = Career::of(&[came(), placed(2, 7, JULY), side, ended]);
    let told: Vec<_> = career.posts.iter().map(|p| (p.position, p.concurrent, p.share_percent, p.until_on)).collect();
    assert_eq!(told, [(7, false, None, None), (8, true, Some(30), Some(date(2026, 5, 31)))]);
}

#[test]
fn what_only_happens_moves_nobody() {
    let rewards = event(2, EventKind::KhenThuong, date(2026, 1, 1));
    let seconded = Event { until_on: Some(date(2026, 12, 31)), ..event(3, EventKind::BietPhai, date(2026, 2, 1)) };
    let career = Career::of(&[came(), rewards, seconded]);
    assert_eq!((career.stints.len(), career.posts.len()), (1, 0));
    assert!(EventKind::noted().count() + 1 == EventKind::ALL.len(), "what a list says is not noted by hand");
    for kind in EventKind::ALL {
        assert_eq!(EventKind::from_code(kind.code()), Some(kind));
    }
}
