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
    let waits =
        SeedTask { path: "II.3".to_owned(), due_until: Some(date(2026, 9, 30)), unit: Some(3), ..SeedTask::default() };
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

/// The words of a Word file, a line for each paragraph.
fn words_of(bytes: &[u8]) -> String {
    let read = files::read::read(bytes, "bao-cao.docx").expect("a readable paper");
    read.paragraphs().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
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
        let said = words_of(&answer.bytes);
        let named = |unit: &str| said.matches(unit).count();
        let leads = (named("Phòng Kinh tế"), named("Phòng Văn hóa - Xã hội"));
        assert_eq!(leads, (1, 2), "the assigned unit leads; the plan's words where none is assigned: {said}");
        assert!(answer.headers["content-type"].to_str().is_ok_and(|t| t.contains("wordprocessingml")));
        site.get("cong_chuc_kt", "/bao-cao").await.expect(403);
        site.get("cong_chuc_kt", &path).await.expect(403);
        site.get("thanh_ha/dau_moi", &path).await.expect(422).hides("Nâng cao chất lượng đội ngũ");
    }
}

#[tokio::test]
async fn the_paper_names_who_signs_what_it_goes_with_and_what_the_period_brought() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(seed::TODAY)).await;
        let plan = told(&site).await;
        let mut tx = seed::begin(&site, "dau_moi").await;
        for (path, state) in [("II.8", "huy"), ("II.9", "tam_dung")] {
            let stopped = SeedTask { path: path.to_owned(), state, ..SeedTask::default() };
            seed::task(&mut tx, plan, &stopped).await;
        }
        seed::end(tx).await;
        let path = |from: &str| format!("/bao-cao.docx?ke_hoach={plan}&tu={from}&den=20/11/2026");
        let said = words_of(&site.get("chu_tich", &path("01/10/2026")).await.expect(200).bytes);
        let lines: Vec<&str> = said.lines().collect();
        let at = |line: &str| lines.iter().position(|l| l.trim() == line).unwrap_or_else(|| panic!("{line}: {said}"));
        assert_eq!(lines[at("Nơi nhận:") + 1], "- Như trên;", "{engine}: those of “Kính gửi” come first");
        assert!(at("Phạm Quang Huy") > at("CHỦ TỊCH"), "{engine}: the name under the title");
        let with = lines.iter().position(|l| l.starts_with("(Kèm theo Báo cáo số")).expect("the annex names its paper");
        assert!(lines[with].ends_with("của Ủy ban nhân dân xã Hà Bắc)") && with > at("Phụ lục"), "{engine}");
        assert!(said.contains("1 tạm dừng, 1 hủy."), "{engine}: {said}");
        assert!(at("Hủy") > with && at("Tạm dừng") > with && !said.contains("Tạm dừng hoặc hủy"), "{engine}");
        let late = &lines[at("III. NHIỆM VỤ CHẬM TRONG KỲ VÀ NGUYÊN NHÂN") + 1..];
        assert!(late[0].starts_with("- II.3 –") && late[0].ends_with(';'), "{engine}: {}", late[0]);
        assert!(late[1].starts_with("- II.4 –") && late[1].ends_with('.'), "{engine}: {}", late[1]);
        assert!(late[2].starts_with("IV."), "{engine}: II.2 was done late in July, before the period");
        let whole = words_of(&site.get("chu_tich", &path("01/06/2026")).await.expect(200).bytes);
        assert!(whole.contains("- II.2 – Rà soát, đánh giá tổng thể chất lượng đội ngũ: hoàn thành chậm 18 ngày"));
        let mut tx = seed::begin(&site, "dau_moi").await;
        let before = "update plans_plan set signer_title = 'CHỦ TỊCH', signer_name = 'Bùi Văn Cũ' where commune = $1";
        seed::insert(&mut tx, before, db::args![site.commune()]).await;
        seed::end(tx).await;
        let said = words_of(&site.get("chu_tich", &path("01/10/2026")).await.expect(200).bytes);
        assert!(said.contains("Phạm Quang Huy") && !said.contains("Bùi Văn Cũ"), "{engine}: whoever is chairman now");
        let mut tx = seed::begin(&site, "dau_moi").await;
        let signed = "update plans_plan set signer_capacity = 'KT. CHỦ TỊCH', signer_title = 'PHÓ CHỦ TỊCH',
                             signer_name = 'Trần Thị Hồng Nhung' where commune = $1";
        seed::insert(&mut tx, signed, db::args![site.commune()]).await;
        seed::end(tx).await;
        let said = words_of(&site.get("chu_tich", &path("01/10/2026")).await.expect(200).bytes);
        assert!(
            said.contains("Trần Thị Hồng Nhung") && !said.contains("Phạm Quang Huy"),
            "{engine}: the deputy who signed the plan"
        );
    }
}

/// The numbers of links to an address that holds this text, and the addresses.
fn figures(body: &str, part: &str) -> Vec<(String, usize)> {
    let links = body.split("<a href=\"").skip(1).filter_map(|rest| rest.split_once("\">"));
    let number = |words: &str| words.split('<').next().and_then(|n| n.parse().ok());
    links
        .filter(|(href, _)| href.contains(part))
        .filter_map(|(href, words)| Some((href.replace("&amp;", "&"), number(words)?)))
        .collect()
}

#[tokio::test]
async fn every_count_of_the_page_opens_its_rows() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(seed::TODAY)).await;
        let plan = told(&site).await;
        let mut tx = seed::begin(&site, "dau_moi").await;
        for state in ["huy", "tam_dung", "tam_dung"] {
            seed::task(&mut tx, plan, &SeedTask { state, ..SeedTask::default() }).await;
        }
        for (id, answered) in [(1_i64, true), (2, false), (3, false)] {
            seed::insert(
                &mut tx,
                "insert into plans_difficulty (commune, id, unit, title, body, state, reporter_name, reported_on, due_on,
                    answer, answered_on, version)
                 values ($1, $2, 3, 'Thiếu máy tính', '', $3, 'Đặng Văn Ỷ', $4, $4, 'Đã bố trí', $5, 1)",
                db::args![
                    site.commune(),
                    id,
                    if answered { "da_tra_loi" } else { "moi" },
                    date(2026, 11, 2),
                    answered.then_some(date(2026, 11, 9))
                ],
            )
            .await;
        }
        seed::end(tx).await;
        let page = site.get("dau_moi", "/bao-cao?tu=01/06/2026&den=20/11/2026").await.expect(200);
        let counted = figures(&page.body, "ket_qua=");
        let numbers: Vec<usize> = counted.iter().map(|(_, n)| *n).collect();
        assert_eq!(numbers, [1, 2, 2, 1], "{engine}: done late, late, paused, cancelled");
        for (href, number) in counted {
            let list = site.get("dau_moi", &href).await.expect(200);
            assert_eq!(list.body.matches("<a href=\"/nhiem-vu/").count(), number, "{engine}: {href}");
        }
        for (href, number) in figures(&page.body, "#kho-khan") {
            let list = site.get("dau_moi", &href).await.expect(200);
            assert_eq!(list.body.matches("<a href=\"/kho-khan/").count(), number, "{engine}: {href}");
        }
        assert_eq!(figures(&page.body, "#kho-khan").len(), 2, "{engine}");
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
