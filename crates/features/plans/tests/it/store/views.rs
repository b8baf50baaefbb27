//! What the views read: each number is the length of its list, each filter the model's own answer, on both engines.

use kernel::dates::days_between;
use kernel::ids::UnitId;
use plans::model::{DueKind, TaskState, Timeliness};
use plans::store::views::{Sort, TaskFilter, TaskLine};
use plans::store::{Units, finder, views};
use plans::views::filters::{Asked, Known};
use plans::views::plan_head::Counter;
use testkit::{SettableClock, Site, open_both};

use crate::seed::{self, TODAY};

const ALL: i64 = 5_000;

async fn sites() -> Vec<(&'static str, Site, testkit::Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        let site = Site::with_mirror(db, vec![plans::feature()], SettableClock::on(TODAY)).await;
        sites.push((engine, site, guard));
    }
    sites
}

fn ids(lines: &[TaskLine]) -> Vec<i64> {
    let mut ids: Vec<i64> = lines.iter().map(|line| line.id).collect();
    ids.sort_unstable();
    ids
}

fn late(line: &TaskLine) -> Timeliness {
    line.timeliness(TODAY)
}

#[tokio::test]
async fn every_filter_holds_what_the_model_says() {
    type Holds = fn(&TaskLine) -> bool;
    let due = |code: &str| TaskFilter { due: code.to_owned(), ..TaskFilter::default() };
    let state = |code: &str| TaskFilter { state: code.to_owned(), ..TaskFilter::default() };
    let cases: [(TaskFilter, Holds); 9] = [
        (due("qua_han"), |l| matches!(late(l), Timeliness::Overdue(_))),
        (due("sap_han"), |l| matches!(late(l), Timeliness::DueSoon(_))),
        (due("thieu_minh_chung"), |l| matches!(late(l), Timeliness::EvidenceLate(_))),
        (due("tre"), |l| late(l).is_late()),
        (due("thang_nay"), |l| {
            l.state() != TaskState::Huy && l.due_until.is_some_and(|d| d.first_of_month() == TODAY.first_of_month())
        }),
        (state("dang_mo"), |l| !l.state().is_closed()),
        (state("tra_lai"), |l| l.state() == TaskState::TraLai),
        (TaskFilter { slipped: true, ..TaskFilter::default() }, |l| l.slip() > 0),
        (TaskFilter { blocked: true, ..TaskFilter::default() }, |l| l.blocked == 1),
    ];
    for (engine, site, _guard) in sites().await {
        let plan = seed::crowded_plan(&site, "dau_moi", 600).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let none = TaskFilter { plan, ..TaskFilter::default() };
        let all = views::all_tasks(&mut conn, site.commune(), &none, Sort::Path, TODAY).await.expect("rows");
        assert_eq!(all.len(), 600, "{engine}");
        for (filter, holds) in &cases {
            let found = views::page_of_tasks(&mut conn, site.commune(), filter, Sort::Due, TODAY, 0, ALL).await;
            let wanted: Vec<TaskLine> = all.iter().filter(|l| holds(l)).cloned().collect();
            assert!(!wanted.is_empty(), "{engine}: the seed tries {filter:?}");
            assert_eq!(ids(&found.expect("rows")), ids(&wanted), "{engine}: {filter:?}");
            let number = views::count_tasks(&mut conn, site.commune(), filter, TODAY).await.expect("a number");
            assert_eq!(number as usize, wanted.len(), "{engine}: {filter:?}");
        }
    }
}

#[tokio::test]
async fn every_counter_is_the_length_of_its_list() {
    for (engine, site, _guard) in sites().await {
        let plan = seed::crowded_plan(&site, "dau_moi", 400).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let counts = views::counts(&mut conn, site.commune(), plan, TODAY).await.expect("counters");
        for counter in Counter::ALL {
            let mut asked = Asked::default();
            match counter.query().split_once('=') {
                Some(("trang_thai", value)) => asked.trang_thai = value.to_owned(),
                Some(("han", value)) => asked.han = value.to_owned(),
                Some(("lui", value)) => asked.lui = value.to_owned(),
                Some(("vuong", value)) => asked.vuong = value.to_owned(),
                other => assert_eq!(other, None, "a filter that this test does not know"),
            }
            let filter = asked.filter(&Known::default(), plan);
            let rows = views::all_tasks(&mut conn, site.commune(), &filter, Sort::Path, TODAY).await.expect("rows");
            assert!(!rows.is_empty(), "{engine}: the seed tries {counter:?}");
            assert_eq!(rows.len() as i64, counter.of(&counts), "{engine}: {counter:?}");
        }
        let by_state: i64 = TaskState::ALL.iter().map(|s| counts.in_state(*s)).sum();
        assert_eq!((by_state, counts.total), (400, 400), "{engine}");
        let none = TaskFilter { plan, ..TaskFilter::default() };
        let all = views::all_tasks(&mut conn, site.commune(), &none, Sort::Path, TODAY).await.expect("rows");
        let soon = all.iter().filter(|l| matches!(late(l), Timeliness::DueSoon(_))).count();
        let running = |l: &&TaskLine| !l.state().is_closed() && l.state() != TaskState::TamDung;
        let by_evidence = all.iter().filter(running).filter(|l| {
            matches!(l.due_kind(), DueKind::Continuous | DueKind::Every)
                && l.due_until.is_none_or(|d| days_between(TODAY, d) > 7)
        });
        assert_eq!((counts.due_soon, counts.by_evidence), (soon as i64, by_evidence.count() as i64), "{engine}");
    }
}

#[tokio::test]
async fn people_units_and_waiting_decisions_restrict_a_list() {
    for (engine, site, _guard) in sites().await {
        let mut tx = seed::begin(&site, "dau_moi").await;
        let plan = seed::plan(&mut tx, "dang_thuc_hien", "Kế hoạch").await;
        let task = |unit, owner, authority, state| seed::SeedTask {
            unit: Some(unit),
            owner: Some(owner),
            authority: Some(authority),
            state,
            ..seed::SeedTask::default()
        };
        let a = seed::task(&mut tx, plan, &task(3, 9, 4, "dang_lam")).await;
        let b = seed::task(&mut tx, plan, &task(4, 8, 5, "cho_duyet")).await;
        let c = seed::task(&mut tx, plan, &task(4, 9, 5, "dang_lam")).await;
        seed::coordination(&mut tx, b, 3).await;
        seed::change(&mut tx, c).await;
        seed::end(tx).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let base = TaskFilter::default();
        let unit = |part: &str| TaskFilter { unit: 3, unit_part: part.to_owned(), ..base.clone() };
        let cases = [
            (unit(""), vec![a, b]),
            (unit("chu_tri"), vec![a]),
            (unit("phoi_hop"), vec![b]),
            (TaskFilter { person: 9, ..base.clone() }, vec![a, c]),
            (TaskFilter { person: 5, ..base.clone() }, vec![b, c]),
            (TaskFilter { decider: 5, ..base.clone() }, vec![b, c]),
            (TaskFilter { decider: 4, ..base.clone() }, vec![]),
            (TaskFilter { unit: -1, ..base.clone() }, vec![]),
            (TaskFilter { plan: plan + 9, ..base.clone() }, vec![]),
        ];
        for (filter, wanted) in cases {
            let found = views::all_tasks(&mut conn, site.commune(), &filter, Sort::Unit, TODAY).await.expect("rows");
            assert_eq!(ids(&found), wanted, "{engine}: {filter:?}");
        }
    }
}

#[tokio::test]
async fn words_are_found_without_marks_in_any_order() {
    for (engine, site, _guard) in sites().await {
        let mut tx = seed::begin(&site, "dau_moi").await;
        let plan = seed::plan(&mut tx, "dang_thuc_hien", "Kế hoạch").await;
        let titled = |path: &str, title: &str| seed::SeedTask {
            path: path.to_owned(),
            title: title.to_owned(),
            ..seed::SeedTask::default()
        };
        let land = seed::task(&mut tx, plan, &titled("II.3", "Quản lý đất đai, xây dựng")).await;
        let peace = seed::task(&mut tx, plan, &titled("II.4", "Hoà giải ở cơ sở")).await;
        seed::end(tx).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let cases = [
            ("dat dai", vec![land]),
            ("đai  đất", vec![land]),
            ("đa\u{302}\u{301}t", vec![land]),
            ("hòa", vec![peace]),
            ("HOÀ GIẢI", vec![peace]),
            ("ii.3", vec![land]),
            ("II.4", vec![peace]),
            ("ai", vec![]),
            ("%", vec![]),
            ("đất hòa", vec![]),
            ("", vec![land, peace]),
        ];
        for (query, wanted) in cases {
            let filter = TaskFilter { query: query.to_owned(), ..TaskFilter::default() };
            let found = views::all_tasks(&mut conn, site.commune(), &filter, Sort::Path, TODAY).await.expect("rows");
            assert_eq!(ids(&found), wanted, "{engine}: {query:?}");
        }
    }
}

#[tokio::test]
async fn orders_put_the_nearest_and_the_most_urgent_first() {
    for (engine, site, _guard) in sites().await {
        let plan = seed::crowded_plan(&site, "dau_moi", 200).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let filter = TaskFilter { plan, ..TaskFilter::default() };
        let mut sorted = Vec::new();
        for sort in Sort::ALL {
            sorted.push(views::page_of_tasks(&mut conn, site.commune(), &filter, sort, TODAY, 10, 100).await.unwrap());
        }
        let far = kernel::dates::date(9999, 1, 1);
        assert!(sorted[0].is_sorted_by_key(|l| l.id), "{engine}");
        assert!(sorted[1].is_sorted_by_key(|l| l.due_until.unwrap_or(far)), "{engine}");
        assert!(sorted[2].is_sorted_by_key(|l| -l.priority), "{engine}");
        assert!(sorted[3].is_sorted_by_key(|l| l.lead_unit), "{engine}");
        assert!(sorted.iter().all(|lines| lines.len() == 100), "{engine}");
    }
}

#[tokio::test]
async fn a_plans_own_views() {
    for (engine, site, _guard) in sites().await {
        let plan = seed::crowded_plan(&site, "dau_moi", 400).await;
        let mut tx = seed::begin(&site, "dau_moi").await;
        let draft = seed::plan(&mut tx, "nhap", "Bản nháp").await;
        seed::task(&mut tx, draft, &seed::SeedTask::default()).await;
        seed::end(tx).await;
        let (mut conn, commune) = (site.app.db.read().await.expect("a reader"), site.commune());

        let cards = views::board_cards(&mut conn, commune, plan).await.expect("cards");
        let counts = views::counts(&mut conn, commune, plan, TODAY).await.expect("counters");
        for state in TaskState::ALL {
            let shown = cards.iter().filter(|c| c.state() == *state).count() as i64;
            assert_eq!(shown, counts.in_state(*state).min(views::BOARD_CARDS), "{engine}: {state:?}");
        }
        let open: Vec<_> =
            cards.iter().filter(|c| c.state() == TaskState::DangLam && c.completed_on.is_none()).collect();
        assert!(open.is_sorted_by_key(|c| c.due_until.unwrap_or(kernel::dates::date(9999, 1, 1))), "{engine}");

        let span = views::plan_span(&mut conn, commune, plan).await.expect("a span");
        assert!(span.tasks == 400 && span.first < span.last && span.last_baseline <= span.last, "{engine}: {span:?}");
        let lines = views::timeline_lines(&mut conn, commune, plan, 40, 40).await.expect("rows");
        assert_eq!((lines.len(), lines[0].path.as_str()), (40, "II.41"), "{engine}");
        let days = views::evidence_days(&mut conn, commune, plan, 40, 40).await.expect("days");
        assert!(!days.is_empty() && days.iter().all(|d| lines.iter().any(|l| l.id == d.task)), "{engine}");

        let groups = views::burn_facts(&mut conn, commune, plan).await.expect("groups");
        let all = TaskFilter { plan, ..TaskFilter::default() };
        let all = views::all_tasks(&mut conn, commune, &all, Sort::Path, TODAY).await.expect("rows");
        let ending = all.iter().filter(|l| !l.is_continuous()).count() as i64;
        assert_eq!(groups.iter().map(|g| g.n).sum::<i64>(), ending, "{engine}");

        let coordination = views::coordination_lines(&mut conn, commune, plan).await.expect("rows");
        let everywhere = views::coordination_lines(&mut conn, commune, 0).await.expect("rows");
        assert_eq!((coordination.len(), coordination.is_empty()), (everywhere.len(), false), "{engine}");

        assert!(views::higher_lines(&mut conn, commune, plan).await.expect("rows").is_empty(), "{engine}");
        let plans = views::issued_plans(&mut conn, commune).await.expect("plans");
        assert_eq!(plans.iter().map(|p| p.id).collect::<Vec<_>>(), [plan], "{engine}: a draft is not listed");
        let everything = views::counts(&mut conn, commune, 0, TODAY).await.expect("counters");
        assert_eq!(everything.total, 400, "{engine}: nor are its tasks");
        assert!(views::plan_facts(&mut conn, commune, draft).await.expect("a plan").is_some(), "{engine}");
    }
}

#[tokio::test]
async fn communes_do_not_see_each_other() {
    for (engine, site, _guard) in sites().await {
        let plan = seed::crowded_plan(&site, "dau_moi", 60).await;
        let other = testkit::THANH_HA;
        let mut conn = site.app.db.read().await.expect("a reader");
        let none = TaskFilter::default();
        assert_eq!(views::count_tasks(&mut conn, other, &none, TODAY).await.unwrap(), 0, "{engine}");
        assert!(views::plan_facts(&mut conn, other, plan).await.unwrap().is_none(), "{engine}");
        assert!(views::board_cards(&mut conn, other, plan).await.unwrap().is_empty(), "{engine}");
        assert!(views::evidence_days(&mut conn, other, plan, 0, 99).await.unwrap().is_empty(), "{engine}");
        assert!(views::burn_facts(&mut conn, other, plan).await.unwrap().is_empty(), "{engine}");
        assert_eq!(views::counts(&mut conn, other, plan, TODAY).await.unwrap().blocked, 0, "{engine}");
    }
}

#[tokio::test]
async fn headings_for_the_finder() {
    for (engine, site, _guard) in sites().await {
        let mut tx = seed::begin(&site, "dau_moi").await;
        seed::insert(
            &mut tx,
            "insert into plans_directive (commune, id, kind, number, issuer, title, summary, received_on, confirm_by, version)
             values ($1, 1, 'chi_thi', '18/CT-TTg', 'Thủ tướng Chính phủ', 'Nâng cao chất lượng cán bộ', '', $2, $2, 1)",
            db::args![site.commune(), TODAY],
        )
        .await;
        for unit in [3_i64, 4] {
            seed::insert(
                &mut tx,
                "insert into plans_difficulty (commune, id, unit, title, body, state, reporter_name, reported_on, due_on, version)
                 values ($1, $2, $2, 'Thiếu máy tính', '', 'moi', 'Đặng Văn Ỷ', $3, $3, 1)",
                db::args![site.commune(), unit, TODAY],
            )
            .await;
        }
        seed::end(tx).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let directives = finder::directive_headings(&mut conn, site.commune()).await.expect("headings");
        assert_eq!(directives[0].number, "18/CT-TTg", "{engine}");
        for (units, wanted) in [(vec![3, 4], 2), (vec![3, 5], 1), (vec![5], 0), (vec![], 0)] {
            let only = Units::only(units.iter().copied().map(UnitId));
            let found = finder::difficulty_headings(&mut conn, site.commune(), only).await.expect("headings");
            assert_eq!(found.len(), wanted, "{engine}: units {units:?}");
        }
        let all = finder::difficulty_headings(&mut conn, site.commune(), Units::ALL).await.expect("headings");
        assert_eq!(all.len(), 2, "{engine}");
        assert!(finder::directive_headings(&mut conn, testkit::THANH_HA).await.unwrap().is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn judgements_of_clears_are_kept_with_their_tasks() {
    for (engine, site, _guard) in sites().await {
        let mut tx = seed::begin(&site, "dau_moi").await;
        let plan = seed::plan(&mut tx, "dang_thuc_hien", "Kế hoạch").await;
        let task = seed::task(&mut tx, plan, &seed::SeedTask::default()).await;
        let other = seed::task(&mut tx, plan, &seed::SeedTask::default()).await;
        let program = seed::program(&site, "dau_moi");
        views::keep_clears(&mut tx, &program, task, "rrmrrc").await.expect("kept");
        seed::end(tx).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let lines = views::clear_lines(&mut conn, site.commune(), plan).await.expect("rows");
        let kept: Vec<_> = lines.iter().map(|l| (l.id, l.clears.as_deref())).collect();
        assert_eq!(kept, [(task, Some("rrmrrc")), (other, None)], "{engine}");
        assert!(views::clear_lines(&mut conn, testkit::THANH_HA, plan).await.unwrap().is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn the_items_of_higher_plans_are_read_with_their_tasks() {
    for (engine, site, _guard) in sites().await {
        let commune = site.commune();
        let mut tx = seed::begin(&site, "dau_moi").await;
        let plan = seed::plan(&mut tx, "dang_thuc_hien", "Kế hoạch").await;
        let id = seed::task(&mut tx, plan, &seed::SeedTask::default()).await;
        seed::task(&mut tx, plan, &seed::SeedTask::default()).await;
        let sql = "update plans_task set higher_item = 'mục II.3' where commune = $1 and id = $2";
        seed::insert(&mut tx, sql, db::args![commune, id]).await;
        let sql = "update plans_plan set higher_plan = 'Kế hoạch số 197' where commune = $1 and id = $2";
        seed::insert(&mut tx, sql, db::args![commune, plan]).await;
        seed::end(tx).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        for of in [plan, 0] {
            let lines = views::higher_lines(&mut conn, commune, of).await.expect("rows");
            let [line] = &lines[..] else { panic!("{engine}: {lines:?}") };
            assert_eq!(
                (line.task, line.higher_item.as_deref(), line.higher_plan.as_deref()),
                (id, Some("mục II.3"), Some("Kế hoạch số 197"))
            );
        }
        assert!(views::higher_lines(&mut conn, commune, plan + 1).await.expect("rows").is_empty(), "{engine}");
        assert!(views::higher_lines(&mut conn, testkit::THANH_HA, 0).await.expect("rows").is_empty(), "{engine}");
    }
}
