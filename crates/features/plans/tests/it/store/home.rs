//! What the home pages read: each number is the length of the list that it opens, on random tasks and on both engines.

use db::args;
use kernel::actor::{Behalf, Capacity, Role};
use kernel::dates::{Date, date, days_between};
use kernel::ids::{AccountId, StaffId, UnitId};
use plans::model::{TaskState, Timeliness};
use plans::permissions::RunJobs;
use plans::store::difficulty::{DifficultyFilter, count_difficulties};
use plans::store::home::{self, Me};
use plans::store::views::{self, TaskFilter};
use plans::store::{directive, reminder};
use testkit::{SettableClock, Site, open_both};

use crate::seed::{self, TODAY};

fn me(staff: i64, role: Role) -> Me {
    Me::of(Some(StaffId(staff)), &[Capacity::own(role, None)])
}

fn behalf(staff: i64) -> Behalf {
    Behalf { staff: StaffId(staff), account: AccountId(staff), name: "Phạm Quang Huy".to_owned() }
}

async fn sites(tasks: usize) -> Vec<(&'static str, Site, i64, testkit::Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        let site = Site::with_mirror(db, vec![plans::feature()], SettableClock::on(TODAY)).await;
        let plan = seed::crowded_plan(&site, "dau_moi", tasks).await;
        let mut tx = seed::begin(&site, "dau_moi").await;
        for (id, task) in (1_i64..).zip((1..=tasks as i64).step_by(3)) {
            seed::insert(
                &mut tx,
                "insert into plans_evidence (commune, id, task, title, note, period_on, submitted_by, submitter_name,
                    submitted_on, state, is_public, version)
                 values ($1, $2, $3, 'Báo cáo', '', $4, $5, 'Nguyễn Thị Hòa', $4, 'cho_duyet', $6, 1)",
                args![site.commune(), 10_000 + id, task, date(2026, 11, 1), 8_i64, false],
            )
            .await;
            seed::insert(
                &mut tx,
                "update plans_task set accountable = $3, lead_unit = case when id % 2 = 0 then null else lead_unit end
                 where commune = $1 and id = $2",
                args![site.commune(), task, task % 9 + 1],
            )
            .await;
        }
        seed::end(tx).await;
        sites.push((engine, site, plan, guard));
    }
    sites
}

#[tokio::test]
async fn every_number_of_a_unit_or_a_person_is_the_length_of_its_list() {
    for (engine, site, plan, _guard) in sites(500).await {
        let (mut conn, commune) = (site.app.db.read().await.expect("a reader"), site.commune());
        let rows = home::holders(&mut conn, commune, plan, 0, TODAY).await.expect("rows");
        assert!(rows.iter().any(|r| r.holder.is_none()), "{engine}: the seed has tasks of no single unit");
        for row in &rows {
            let holder = row.holder.unwrap_or(views::UNNAMED);
            let base = match row.kind.as_str() {
                "don_vi" => TaskFilter { plan, unit: holder, unit_part: "chu_tri".to_owned(), ..TaskFilter::default() },
                _ => TaskFilter { plan, decider: holder, ..TaskFilter::default() },
            };
            let state = |code: &str| TaskFilter { state: code.to_owned(), ..base.clone() };
            let due = |code: &str| TaskFilter { due: code.to_owned(), ..base.clone() };
            let mut pairs = vec![(row.total, base.clone())];
            if row.kind == "don_vi" {
                pairs.push((row.doing, state("dang_lam")));
                pairs.push((row.waiting, state("cho_duyet")));
                pairs.push((row.done, state("hoan_thanh")));
                pairs.push((row.overdue, due("qua_han")));
                pairs.push((row.evidence_late, due("thieu_minh_chung")));
            } else {
                assert_eq!((row.waiting, row.doing), (row.total, 0), "{engine}");
                assert!(row.since.is_none_or(|on| on <= TODAY), "{engine}");
            }
            for (number, filter) in pairs {
                let wanted = views::count_tasks(&mut conn, commune, &filter, TODAY).await.expect("a number");
                assert_eq!(number, wanted, "{engine}: {filter:?}");
            }
        }
        let all: i64 = rows.iter().filter(|r| r.kind == "don_vi").map(|r| r.total).sum();
        assert_eq!(all, 500, "{engine}: every task stands in one row");
        let one = home::holders(&mut conn, commune, plan, 3, TODAY).await.expect("rows");
        assert!(one.len() == 1 && one[0].holder == Some(3), "{engine}");
        assert!(home::holders(&mut conn, testkit::THANH_HA, 0, 0, TODAY).await.expect("rows").is_empty(), "{engine}");
    }
}

#[tokio::test]
async fn overdue_and_blocked_tasks_are_those_that_are_counted() {
    for (engine, site, plan, _guard) in sites(300).await {
        let (mut conn, commune) = (site.app.db.read().await.expect("a reader"), site.commune());
        let counts = views::counts(&mut conn, commune, plan, TODAY).await.expect("counters");
        let late = home::overdue_tasks(&mut conn, commune, plan, TODAY, 5000).await.expect("rows");
        assert_eq!(late.len() as i64, counts.overdue, "{engine}");
        assert!(late.iter().all(|t| matches!(t.timeliness(TODAY), Timeliness::Overdue(_))), "{engine}");
        assert!(late.is_sorted_by_key(|t| t.due_until), "{engine}: the latest first");
        let slipped = late.iter().find(|t| t.slip() > 0).expect("one that has slipped");
        assert_eq!(slipped.slip() % 18, 0, "{engine}");
        let blocked = home::blocked_tasks(&mut conn, commune, plan).await.expect("rows");
        assert_eq!(blocked.len() as i64, counts.blocked.min(10), "{engine}");
        assert_eq!(blocked[0].document.as_deref(), Some("Quyết định giao biên chế"), "{engine}");
        assert!(home::overdue_tasks(&mut conn, commune, plan + 1, TODAY, 9).await.expect("rows").is_empty());
    }
}

#[tokio::test]
async fn my_tasks_come_the_most_urgent_first_and_none_is_missing() {
    for (engine, site, _, _guard) in sites(400).await {
        let (mut conn, commune) = (site.app.db.read().await.expect("a reader"), site.commune());
        let posts = [3, 4].map(|unit| Capacity::own(Role::TruongDonVi, Some(UnitId(unit))));
        let lent = Capacity { behalf: Some(behalf(8)), ..Capacity::own(Role::TruongDonVi, Some(UnitId(1))) };
        let me = Me::of(Some(StaffId(5)), &[posts.to_vec(), vec![lent]].concat());
        let heads = [1, 3, 4].map(|unit| Some(UnitId(unit)));
        let mut mine = Vec::new();
        for page in 0..20 {
            mine.extend(home::my_tasks(&mut conn, commune, &me, TODAY, false, (page * 40, 40)).await.expect("rows"));
        }
        let totals = mine[0].totals.clone();
        assert_eq!(mine.len() as i64, totals.total, "{engine}");
        assert!(mine.is_sorted_by_key(|t| t.urgency), "{engine}");
        let of = |urgency| mine.iter().filter(|t| t.urgency == urgency).count() as i64;
        assert_eq!((of(0), of(1)), (totals.returned, totals.overdue_in_hand), "{engine}");
        let is_late = |t: &&home::MyTask| matches!(t.task.timeliness(TODAY), Timeliness::Overdue(_));
        let late: Vec<i64> = mine.iter().filter(is_late).map(|t| t.task.id).collect();
        assert!(late.len() as i64 > of(1), "{engine}: some are returned or wait for a decision");
        let only = home::my_tasks(&mut conn, commune, &me, TODAY, true, (0, 400)).await.expect("rows");
        assert_eq!(only.iter().map(|t| t.task.id).collect::<Vec<_>>(), late, "{engine}");
        assert_eq!(only[0].totals, totals, "{engine}: the totals are of all");
        assert_eq!(totals.overdue, late.len() as i64, "{engine}");
        assert_eq!((of(2), of(3)), (totals.evidence_late, totals.due_soon), "{engine}");
        assert!([0, 1, 2, 3, 4, 5, 6].iter().all(|u| of(*u) > 0) && of(9) == 0, "{engine}: the seed tries every group");
        for row in &mine {
            let said = row.task.timeliness(TODAY);
            match row.urgency {
                1 => assert!(matches!(said, Timeliness::Overdue(_)), "{engine}"),
                2 => assert!(matches!(said, Timeliness::EvidenceLate(_)), "{engine}"),
                3 => assert!(matches!(said, Timeliness::DueSoon(_)), "{engine}"),
                4 => assert!(matches!(said, Timeliness::InTime | Timeliness::Unclear), "{engine}"),
                _ => {}
            }
            let named = row.task.owner == me.staff || [me.staff, Some(StaffId(8))].contains(&row.task.accountable);
            assert!(named || (row.task.accountable.is_none() && heads.contains(&row.task.lead_unit)), "{engine}");
        }
        for unit in heads {
            assert!(
                mine.iter().any(|t| t.task.accountable.is_none() && t.task.lead_unit == unit),
                "{engine}: {unit:?}"
            );
        }
        assert!(mine.iter().any(|t| t.task.accountable == Some(StaffId(8))), "{engine}: for whom he acts");
        let nobody = Me::default();
        assert!(
            home::my_tasks(&mut conn, commune, &nobody, TODAY, false, (0, 40)).await.expect("rows").is_empty(),
            "{engine}"
        );
    }
}

#[tokio::test]
async fn decisions_wait_for_whoever_may_take_them() {
    for (engine, site, _, _guard) in sites(60).await {
        let mut tx = seed::begin(&site, "dau_moi").await;
        for (id, state, by) in [(1_i64, "moi", 9_i64), (2, "trinh_chu_tich", 9), (3, "moi", 7), (4, "da_tra_loi", 9)] {
            seed::insert(
                &mut tx,
                "insert into plans_difficulty (commune, id, unit, title, body, state, reported_by, reporter_name,
                    reported_on, due_on, version) values ($1, $2, 3, 'Thiếu máy tính', '', $3, $4, 'Đặng Văn Ỷ', $5, $6, 1)",
                args![site.commune(), id, state, by, date(2026, 11, 2), date(2026, 11, 9)],
            )
            .await;
        }
        seed::end(tx).await;
        let (mut conn, commune) = (site.app.db.read().await.expect("a reader"), site.commune());
        let head = me(5, Role::TruongDonVi);
        let steward = me(7, Role::DauMoi);
        let leader = me(1, Role::ChuTich);
        let of_head = home::decisions(&mut conn, commune, &head).await.expect("rows");
        assert!(of_head.iter().any(|d| d.kind == "minh_chung") && of_head.iter().all(|d| d.kind != "kho_khan"));
        assert_eq!(of_head[0].total, of_head.len() as i64, "{engine}");
        assert!(of_head.is_sorted_by_key(|d| d.since), "{engine}: the longest waiting first");
        let difficulties = |rows: Vec<home::DecisionRow>| -> Vec<i64> {
            rows.into_iter().filter(|d| d.kind == "kho_khan").map(|d| d.id).collect()
        };
        let steward = difficulties(home::decisions(&mut conn, commune, &steward).await.expect("rows"));
        assert_eq!(steward, [1], "{engine}: not what he reported himself, not what was submitted");
        let leader = difficulties(home::decisions(&mut conn, commune, &leader).await.expect("rows"));
        assert_eq!(leader, [2], "{engine}");
        let submitter = me(8, Role::CongChuc);
        let own = home::decisions(&mut conn, commune, &submitter).await.expect("rows");
        assert!(own.iter().all(|d| d.kind == "thay_doi"), "{engine}: nobody decides on what he handed in");
    }
}

#[tokio::test]
async fn whoever_holds_a_decision_may_take_it() {
    for (engine, site, plan, _guard) in sites(120).await {
        let mut tx = seed::begin(&site, "dau_moi").await;
        let commune = site.commune();
        for sql in [
            "update plans_evidence set submitted_by = (select t.authority from plans_task t
               where t.commune = $1 and t.id = plans_evidence.task) where commune = $1 and id % 3 = 0",
            "update plans_change set requested_by = (select t.authority from plans_task t
               where t.commune = $1 and t.id = plans_change.task) where commune = $1 and id % 2 = 0",
            "update plans_task set authority = owner where commune = $1 and id % 7 = 0",
            "update plans_task set authority = null where commune = $1 and id % 11 = 0",
        ] {
            seed::insert(&mut tx, sql, args![commune]).await;
        }
        seed::end(tx).await;
        let mut conn = site.app.db.read().await.expect("a reader");
        let held = home::holders(&mut conn, commune, plan, 0, TODAY).await.expect("rows");
        let waiting = |id: Option<i64>| {
            held.iter()
                .find(|h| h.kind == "nguoi" && h.holder == id)
                .map_or(0, |h| usize::try_from(h.waiting).expect("small"))
        };
        assert!(waiting(None) > 5, "{engine}: the leaders decide where the authority would decide on himself");
        // Staff 0 is nobody's sender: what he sees as a leader is what the leaders hold.
        for (me, holder) in
            (1_i64..=10).map(|id| (me(id, Role::CongChuc), Some(id))).chain([(me(0, Role::ChuTich), None)])
        {
            let rows = home::decisions(&mut conn, commune, &me).await.expect("rows");
            assert!(rows.len() < 50, "{engine}: all of them are shown");
            let tasks: std::collections::BTreeSet<i64> = rows.iter().filter_map(|d| d.task).collect();
            let filter = TaskFilter { plan, decider: holder.unwrap_or(views::UNNAMED), ..TaskFilter::default() };
            let listed = views::all_tasks(&mut conn, commune, &filter, views::Sort::Path, TODAY).await.expect("rows");
            // Random tasks wait without a product; nothing can be decided on those.
            let bare: Vec<_> = listed.iter().filter(|t| !tasks.contains(&t.id)).collect();
            assert!(bare.iter().all(|t| t.state() == TaskState::ChoDuyet), "{engine}: {holder:?}");
            assert_eq!(waiting(holder), tasks.len() + bare.len(), "{engine}: {holder:?}");
        }
        let late = home::overdue_tasks(&mut conn, commune, plan, TODAY, 5000).await.expect("rows");
        let waits: Vec<_> = late.iter().filter(|t| t.state() == TaskState::ChoDuyet).collect();
        assert!(waits.iter().any(|t| t.authority.is_some() && t.holder().is_none()), "{engine}");
        assert!(waits.iter().any(|t| t.authority.is_some() && t.holder() == t.authority), "{engine}");
    }
}

#[tokio::test]
async fn matters_are_counted_as_their_lists_count_them() {
    for (engine, site, _, _guard) in sites(1).await {
        let mut tx = seed::begin(&site, "dau_moi").await;
        for id in 1_i64..=8 {
            let due = date(2026, 11, 16).saturating_add(jiff::Span::new().days(id));
            let state = if id == 8 { "da_tra_loi" } else { "moi" };
            seed::insert(
                &mut tx,
                "insert into plans_difficulty (commune, id, unit, title, body, state, reporter_name, reported_on, due_on, version)
                 values ($1, $2, 3, 'Thiếu máy tính', '', $3, 'Đặng Văn Ỷ', $4, $5, 1)",
                args![site.commune(), id, state, date(2026, 11, 2), due],
            )
            .await;
        }
        seed::insert(
            &mut tx,
            "insert into plans_directive (commune, id, kind, number, issuer, title, summary, received_on, confirm_by, version)
             values ($1, 1, 'chi_thi', '18/CT-TTg', 'Thủ tướng Chính phủ', 'Nâng cao chất lượng', '', $2, $2, 1)",
            args![site.commune(), date(2026, 11, 10)],
        )
        .await;
        for staff in 1_i64..=3 {
            seed::insert(
                &mut tx,
                "insert into plans_reader (commune, id, directive, staff, confirmed_on, reminders) values ($1, $2, 1, $2, $3, 0)",
                args![site.commune(), staff, (staff == 1).then_some(TODAY)],
            )
            .await;
        }
        seed::end(tx).await;
        let (mut conn, commune) = (site.app.db.read().await.expect("a reader"), site.commune());
        let rows = home::matters(&mut conn, commune, TODAY).await.expect("rows");
        let (difficulties, directives): (Vec<_>, Vec<_>) = rows.iter().partition(|m| m.kind == "kho_khan");
        let of = |state| DifficultyFilter { state, ..DifficultyFilter::default() };
        let waiting = count_difficulties(&mut conn, commune, &of("cho"), TODAY).await.expect("a number");
        let late = count_difficulties(&mut conn, commune, &of("tre"), TODAY).await.expect("a number");
        assert_eq!((difficulties[0].total, difficulties[0].late, difficulties.len()), (waiting, late, 5), "{engine}");
        assert_eq!((waiting, late), (7, 3), "{engine}");
        let late_readings = directive::count_late_readings(&mut conn, commune, TODAY).await.expect("a number");
        assert_eq!((directives[0].missing, directives[0].late, late_readings), (2, 1, 2), "{engine}");
    }
}

#[tokio::test]
async fn a_units_tasks_duties_and_a_plans_gaps() {
    for (engine, site, plan, _guard) in sites(200).await {
        let mut tx = seed::begin(&site, "dau_moi").await;
        seed::insert(
            &mut tx,
            "insert into plans_duty (commune, id, plan, sort, path, unit_text, items)
             values ($1, 1, $2, 1, 'III.1', 'Phòng Văn hóa - Xã hội', '[\"Theo dõi, đôn đốc\"]')",
            args![site.commune(), plan],
        )
        .await;
        let draft = seed::plan(&mut tx, "nhap", "Bản nháp").await;
        seed::task(&mut tx, draft, &seed::SeedTask::default()).await;
        seed::end(tx).await;
        let (mut conn, commune) = (site.app.db.read().await.expect("a reader"), site.commune());
        for (coordinating, part) in [(false, "chu_tri"), (true, "phoi_hop")] {
            let rows =
                home::tasks_of_unit(&mut conn, commune, UnitId(3), coordinating, TODAY, 500).await.expect("rows");
            let filter = TaskFilter { unit: 3, unit_part: part.to_owned(), ..TaskFilter::default() };
            let wanted = views::count_tasks(&mut conn, commune, &filter, TODAY).await.expect("a number");
            assert_eq!((rows.len() as i64, rows[0].total), (wanted, wanted), "{engine}: {part}");
            let closed = |t: &home::UnitTask| t.task.state().is_closed();
            assert!(rows.is_sorted_by_key(closed), "{engine}: closed ones last");
        }
        let duties = home::duties_of_units(&mut conn, commune).await.expect("rows");
        assert_eq!((duties.len(), duties[0].path.as_str()), (1, "III.1"), "{engine}");
        let gaps = home::plan_gaps(&mut conn, commune).await.expect("rows");
        assert_eq!((gaps[0].id, gaps[0].unclear, gaps[0].tasks), (draft, 1, 1), "{engine}: drafts first");
        assert!(gaps[1].id == plan && gaps[1].unclear > 0 && gaps[1].unclear < gaps[1].tasks, "{engine}");
    }
}

#[tokio::test]
async fn late_tasks_come_before_their_authority() {
    for (engine, site, _, _guard) in sites(400).await {
        let (mut conn, commune) = (site.app.db.read().await.expect("a reader"), site.commune());
        let me = me(4, Role::CongChuc);
        let before: Date = date(2026, 11, 10);
        let rows = home::overdue_of_authority(&mut conn, commune, &me, TODAY, before).await.expect("rows");
        assert!(!rows.is_empty(), "{engine}");
        for task in &rows {
            assert!(task.authority == me.staff && task.owner != me.staff && task.accountable != me.staff, "{engine}");
            assert!(task.due_until.is_some_and(|d| days_between(d, TODAY) > 10), "{engine}");
        }
    }
}

#[tokio::test]
async fn reminders_read_every_task_that_wants_somebody() {
    for (engine, site, plan, _guard) in sites(300).await {
        let (mut conn, commune) = (site.app.db.read().await.expect("a reader"), site.commune());
        let found = reminder::tasks_to_remind(&mut conn, commune, TODAY).await.expect("rows");
        let filter = TaskFilter { plan, ..TaskFilter::default() };
        let all = views::all_tasks(&mut conn, commune, &filter, views::Sort::Path, TODAY).await.expect("rows");
        let wants = |t: &&views::TaskLine| {
            let timely = t.timeliness(TODAY);
            !t.state().is_closed() && (timely.is_late() || matches!(timely, Timeliness::DueSoon(_)))
        };
        let wanted: Vec<i64> = all.iter().filter(wants).map(|t| t.id).collect();
        assert!(!wanted.is_empty() && wanted.iter().all(|id| found.iter().any(|t| t.id == *id)), "{engine}");
        assert!(found.iter().all(|t| !t.state().is_closed()), "{engine}");
    }
}

#[tokio::test]
async fn prompts_and_mails_are_noted_once() {
    for (engine, site, _, _guard) in sites(3).await {
        let commune = site.commune();
        let mut program = site.actor("dau_moi");
        program.account = kernel::ids::AccountId(0);
        let allowed = program.may(RunJobs).expect("the program");
        let mut tx = seed::begin(&site, "dau_moi").await;
        let staff = StaffId(2);
        assert!(reminder::insert_mail(&mut tx, &allowed, staff, TODAY, "Sáu Rõ").await.expect("a row"), "{engine}");
        assert!(!reminder::insert_mail(&mut tx, &allowed, staff, TODAY, "Sáu Rõ").await.expect("no row"), "{engine}");
        assert_eq!(reminder::mailed_on(&mut tx, commune, TODAY).await.expect("ids"), [staff], "{engine}");
        reminder::delete_mail(&mut tx, &allowed, staff, TODAY).await.expect("deleted");
        assert!(reminder::mailed_on(&mut tx, commune, TODAY).await.expect("ids").is_empty(), "{engine}");
        let now = tx.now();
        seed::insert(
            &mut tx,
            "insert into plans_entry (commune, id, task, kind, on_date, written_at, author, author_name, body)
             values ($1, 1, 1, 'trao_doi', $2, $3, 7, 'Ngô Thị Thu Hà', 'Đôn đốc: đề nghị báo cáo')",
            args![commune, TODAY, now],
        )
        .await;
        seed::insert(
            &mut tx,
            "update plans_task set owner = 9, state = 'dang_lam' where commune = $1 and id = 1",
            args![commune],
        )
        .await;
        let (steward, other) = (Some(StaffId(7)), Some(StaffId(5)));
        assert_eq!(reminder::prompts_on(&mut tx, commune, 1, steward, TODAY).await.expect("a number"), 1, "{engine}");
        assert_eq!(reminder::prompts_on(&mut tx, commune, 1, other, TODAY).await.expect("a number"), 0, "{engine}");
        let me = me(9, Role::CongChuc);
        let told = home::prompts(&mut tx, commune, &me, date(2026, 11, 1)).await.expect("rows");
        assert_eq!((told.len(), told[0].author_name.as_str()), (1, "Ngô Thị Thu Hà"), "{engine}");
        assert!(home::prompts(&mut tx, commune, &me, date(2026, 11, 21)).await.expect("rows").is_empty(), "{engine}");
    }
}
