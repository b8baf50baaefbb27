//! The consolidated report: what it says as of its last day, who may make it, the Word file.

use kernel::dates::date;
use plans::report::{Facts, Outcome, assemble};
use plans::store::report::{decided_changes, evidence_until, moves_until, open_blockers, progress_between};
use plans::store::task::tasks_of_plan;
use testkit::{SettableClock, Site, open_both};

use crate::seed::{self, SeedTask};

/// II.2 was due on 30/06 and accepted on 18/07; II.4 is continuous with evidence of 08/10; II.3 waits.
async fn told(site: &Site) -> i64 {
    let mut tx = seed::begin(site, "dau_moi").await;
    let plan = seed::plan(&mut tx, "dang_thuc_hien", "Nâng cao chất lượng đội ngũ").await;
    let late = SeedTask {
        path: "II.2".to_owned(),
        state: "hoan_thanh",
        due_until: Some(date(2026, 6, 30)),
        completed_on: Some(date(2026, 7, 18)),
        ..SeedTask::default()
    };
    let late = seed::task(&mut tx, plan, &late).await;
    seed::evidence(&mut tx, late, date(2026, 7, 18)).await;
    let waits = SeedTask { path: "II.3".to_owned(), due_until: Some(date(2026, 9, 30)), ..SeedTask::default() };
    let waits = seed::task(&mut tx, plan, &waits).await;
    seed::blocker(&mut tx, waits, false).await;
    let steady = SeedTask {
        path: "II.4".to_owned(),
        title: "Đánh giá chất lượng thực hiện nhiệm vụ".to_owned(),
        due_kind: "continuous",
        due_until: None,
        last_evidence_on: Some(date(2026, 10, 8)),
        ..SeedTask::default()
    };
    let steady = seed::task(&mut tx, plan, &steady).await;
    seed::evidence(&mut tx, steady, date(2026, 10, 8)).await;
    seed::end(tx).await;
    plan
}

async fn report_of(site: &Site, plan: i64, until: kernel::dates::Date) -> plans::report::PeriodReport {
    let from = date(2026, 6, 1);
    let mut conn = site.app.db.read().await.expect("a reader");
    let commune = site.commune();
    let facts = Facts {
        tasks: tasks_of_plan(&mut conn, commune, plan).await.expect("tasks"),
        moves: moves_until(&mut conn, commune, plan, until).await.expect("moves"),
        changes: decided_changes(&mut conn, commune, plan).await.expect("changes"),
        evidence: evidence_until(&mut conn, commune, plan, until).await.expect("evidence"),
        entries: progress_between(&mut conn, commune, plan, from, until).await.expect("entries"),
        blockers: open_blockers(&mut conn, commune, plan, until).await.expect("blockers"),
        difficulties: Vec::new(),
    };
    assemble((from, until), facts)
}

#[tokio::test]
async fn a_task_stands_where_it_stood_on_the_last_day() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(seed::TODAY)).await;
        let plan = told(&site).await;
        let of = |report: &plans::report::PeriodReport, path: &str| {
            let found = report.results.iter().find(|r| r.task.path == path).expect("the task");
            (found.outcome, found.days_late)
        };
        let on_30_june = report_of(&site, plan, date(2026, 6, 30)).await;
        assert_eq!(of(&on_30_june, "II.2"), (Outcome::InTime, 0), "{engine}: the last day is not late");
        let on_1_july = report_of(&site, plan, date(2026, 7, 1)).await;
        assert_eq!(of(&on_1_july, "II.2"), (Outcome::Late, 1), "{engine}: accepted only later");
        let now = report_of(&site, plan, seed::TODAY).await;
        assert_eq!(of(&now, "II.2"), (Outcome::DoneLate, 18), "{engine}");
        assert_eq!(of(&now, "II.3"), (Outcome::Late, 51), "{engine}");
        assert_eq!(of(&now, "II.4"), (Outcome::Late, 12), "{engine}: 43 days without evidence");
        let reasons = &now.results.iter().find(|r| r.task.path == "II.3").expect("the task").reasons;
        assert!(reasons[0].contains("Quyết định giao biên chế"), "{engine}: {reasons:?}");
        assert_eq!(now.count(Outcome::Late) + now.count(Outcome::DoneLate), now.late().count());
    }
}

#[tokio::test]
async fn the_steward_downloads_a_paper_of_decree_30() {
    for (_, db, _guard) in open_both().await {
        let site = Site::with_mirror(db, vec![plans::feature()], SettableClock::on(seed::TODAY)).await;
        let plan = told(&site).await;
        let page = site.get("dau_moi", "/bao-cao").await.expect(200);
        page.shows("Hoàn thành chậm").shows("Nâng cao chất lượng đội ngũ");
        let path = format!("/bao-cao.docx?ke_hoach={plan}&tu=01/06/2026&den=20/11/2026");
        let answer = site.get("chu_tich", &path).await.expect(200);
        assert!(answer.headers["content-type"].to_str().is_ok_and(|t| t.contains("wordprocessingml")));
        site.get("cong_chuc_kt", "/bao-cao").await.expect(403);
        site.get("cong_chuc_kt", &path).await.expect(403);
        site.get("thanh_ha/dau_moi", &path).await.expect(422).hides("Nâng cao chất lượng đội ngũ");
    }
}

#[tokio::test]
async fn a_period_that_ends_before_it_begins_is_refused() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(seed::TODAY)).await;
        told(&site).await;
        let answer = site.get("dau_moi", "/bao-cao?tu=20/11/2026&den=01/06/2026").await.expect(422);
        answer.shows("Ngày cuối kỳ không thể trước ngày đầu kỳ");
        site.get("dau_moi", "/bao-cao?tu=31/06/2026").await.expect(422);
    }
}

/// Sends a form on a day.
async fn on(site: &Site, day: kernel::dates::Date, who: &str, path: &str, fields: &[(&str, &str)]) {
    site.clock.set_date(day);
    site.post(who, path, fields).await.expect(303);
}

#[tokio::test]
async fn what_happened_after_the_period_is_taken_back() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(seed::TODAY)).await;
        let mut tx = seed::begin(&site, "dau_moi").await;
        let plan = seed::plan(&mut tx, "dang_thuc_hien", "Nâng cao chất lượng đội ngũ").await;
        let due = Some(date(2026, 9, 30));
        let new = SeedTask {
            state: "chua_bat_dau",
            started_on: None,
            due_until: due,
            baseline: due,
            owner: Some(8),
            authority: Some(2),
            ..SeedTask::default()
        };
        let id = seed::task(&mut tx, plan, &new).await;
        let issued = "update plans_task set baseline_product = product where commune = $1";
        seed::insert(&mut tx, issued, db::args![site.commune()]).await;
        seed::end(tx).await;
        let at = |verb: &str| format!("/nhiem-vu/{id}/{verb}");
        let later = [("truong", "han"), ("han_moi", "15/12/2026"), ("ly_do", "Chờ biên chế")];
        on(&site, date(2026, 9, 1), "cong_chuc_vhxh", &at("bat-dau"), &[]).await;
        on(&site, date(2026, 10, 4), "cong_chuc_vhxh", &at("de-nghi-thay-doi"), &later).await;
        on(&site, date(2026, 10, 5), "pho_chu_tich", "/thay-doi/1/dong-y", &[("_version", "1")]).await;
        let product = [("truong", "san_pham"), ("san_pham_moi", "Tờ trình"), ("ly_do", "Rõ hơn")];
        on(&site, date(2026, 11, 9), "cong_chuc_vhxh", &at("de-nghi-thay-doi"), &product).await;
        on(&site, date(2026, 11, 9), "pho_chu_tich", "/thay-doi/2/dong-y", &[("_version", "1")]).await;
        let halt = |reason: &'static str, version: &'static str| [("ly_do", reason), ("_version", version)];
        on(&site, date(2026, 11, 10), "pho_chu_tich", &at("tam-dung"), &halt("Chờ thành phố", "4")).await;
        on(&site, date(2026, 11, 18), "pho_chu_tich", &at("huy"), &halt("Giao đơn vị khác", "5")).await;
        let stood = async |day| {
            let report = report_of(&site, plan, day).await;
            let result = &report.results[0];
            let product = result.task.product.clone().unwrap_or_default();
            (
                result.task.state(),
                result.outcome,
                result.days_late,
                result.due.clone(),
                product,
                result.reasons.join("; "),
            )
        };
        use plans::model::TaskState as S;
        let wanted = [
            (date(2026, 8, 31), S::ChuaBatDau, Outcome::InTime, 0, "30/09/2026", "Báo cáo", ""),
            (date(2026, 9, 30), S::DangLam, Outcome::InTime, 0, "30/09/2026", "Báo cáo", ""),
            (date(2026, 10, 4), S::DangLam, Outcome::Late, 4, "30/09/2026", "Báo cáo", ""),
            (date(2026, 10, 5), S::DangLam, Outcome::InTime, 0, "15/12/2026", "Báo cáo", ""),
            (date(2026, 11, 10), S::TamDung, Outcome::Stopped, 0, "15/12/2026", "Tờ trình", "Chờ thành phố"),
            (date(2026, 11, 20), S::Huy, Outcome::Stopped, 0, "15/12/2026", "Tờ trình", "Giao đơn vị khác"),
        ];
        for (day, state, outcome, late, due, product, reason) in wanted {
            let found = stood(day).await;
            let wanted = (state, outcome, late, due.to_owned(), product.to_owned(), reason.to_owned());
            assert_eq!(found, wanted, "{engine}: {day}");
        }
        let page = site.get("dau_moi", "/bao-cao?tu=01/10/2026&den=31/10/2026").await.expect(200);
        page.shows("15/12/2026").shows("Đang thực hiện, trong hạn");
    }
}
