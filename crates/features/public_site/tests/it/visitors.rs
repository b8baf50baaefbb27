//! What citizens reach without signing in, and what they do not.

use db::args;
use kernel::clock::Clock as _;
use kernel::dates::date;
use kernel::ids::AccountId;
use plans::permissions::RunJobs;
use testkit::{SettableClock, Site, open_both};

/// One public task with a public file, one hidden task with a file marked public, one task of a draft.
async fn told(site: &Site) {
    let mut actor = site.actor("dau_moi");
    actor.account = AccountId(0);
    let allowed = actor.may(RunJobs).expect("the program");
    let mut tx = site.app.db.write(&allowed, None, site.clock.now()).await.expect("a write");
    let (commune, now, day) = (tx.commune(), tx.now(), date(2026, 7, 18));
    let file = db::blob::store_file(&mut tx, "Báo cáo.txt", "text/plain; charset=utf-8", b"toan van".to_vec()).await;
    let file = file.expect("a file");
    for (plan, state, title) in [(1_i64, "dang_thuc_hien", "Kế hoạch công khai"), (2, "nhap", "Bản nháp kín")]
    {
        tx.run(
            "insert into plans_plan (commune, id, state, kind, title, recipients, findings, source_name, source_lines, source_sha256,
                created_at, started_on, version) values ($1, $2, $3, 'ke_hoach', $4, '', '', '', '', '', $5, $6, 1)",
            args![commune, plan, state, title, now, day],
        )
        .await
        .expect("a plan");
    }
    let tasks =
        [(1_i64, 1_i64, true, "Việc công khai"), (2, 1, false, "Việc nội bộ"), (3, 2, true, "Việc của bản nháp")];
    for (id, plan, is_public, title) in tasks {
        tx.run(
            "insert into plans_task (commune, id, plan, path, sort, title, body, search_key, priority, lead_text,
                coordinating_text, due_kind, due_text, cadence_months, source, is_public, state, percent, version)
             values ($1, $2, $3, 'II.1', $2, $4, '', '', 0, 'Phòng Kinh tế', '', 'continuous', '', 1, '', $5,
                'dang_lam', 0, 1)",
            args![commune, id, plan, title, is_public],
        )
        .await
        .expect("a task");
        tx.run(
            "insert into plans_evidence (commune, id, task, title, note, file, period_on, submitter_name, submitted_on,
                state, is_public, version)
             values ($1, $2, $2, $3, '', $4, $5, 'Nguyễn Thị Hòa', $5, 'duoc_nhan', $6, 1)",
            args![commune, id, format!("Minh chứng của {title}"), file, day, true],
        )
        .await
        .expect("evidence");
    }
    tx.commit(db::Leaf::about("plans_plan", 1, "Dữ liệu thử"), "/").await.expect("a commit");
}

#[tokio::test]
async fn citizens_see_what_is_public_and_nothing_else() {
    for (_, db, _guard) in open_both().await {
        let features = vec![public_site::feature(), plans::feature()];
        let site = Site::with_mirror(db, features, SettableClock::on(date(2026, 11, 20))).await;
        told(&site).await;
        site.get("", "/cong-khai").await.expect(200).shows("xã Hà Bắc").shows("xã Thanh Hà");
        site.get("", "/cong-khai/10816").await.expect(200).shows("Kế hoạch công khai").hides("Bản nháp kín");
        let plan = site.get("", "/cong-khai/10816/ke-hoach/1").await.expect(200);
        let plan = plan.shows("Việc công khai").hides("Việc nội bộ").shows("Minh chứng của Việc công khai");
        plan.hides("Nguyễn Thị Hòa").hides("HB-");
        site.get("", "/cong-khai/10816/ke-hoach/2").await.expect(404).hides("Bản nháp kín");
        site.get("", "/cong-khai/10813/ke-hoach/1").await.expect(404).hides("Kế hoạch công khai");
        site.get("", "/cong-khai/99999").await.expect(404);
        assert_eq!(site.get("", "/cong-khai/10816/tep/1").await.expect(200).body, "toan van");
        for refused in ["/cong-khai/10816/tep/2", "/cong-khai/10816/tep/3", "/cong-khai/10813/tep/1"] {
            site.get("", refused).await.expect(404).hides("toan van");
        }
    }
}

/// Sets one column of a task.
async fn set(site: &Site, sql: &'static str, values: Vec<db::Value>) {
    let mut actor = site.actor("dau_moi");
    actor.account = AccountId(0);
    let allowed = actor.may(RunJobs).expect("the program");
    let mut tx = site.app.db.write(&allowed, None, site.clock.now()).await.expect("a write");
    tx.run(sql, values).await.expect("a row");
    tx.commit(db::Leaf::about("plans_task", 1, "Dữ liệu thử"), "/").await.expect("a commit");
}

/// Gives the head of the office for culture and society a post of leadership.
async fn appointed(site: &Site) {
    let mut set_up = site.actor("dau_moi");
    set_up.account = AccountId(0);
    let units = set_up.may(org::api::SetUpUnits).expect("set-up");
    let people = set_up.may(staff::api::SetUpStaff).expect("set-up");
    let mut tx = site.app.db.write(&people, None, site.clock.now()).await.expect("a write");
    let head = org::api::NewPosition {
        code: "I.03".to_owned(),
        name: "Trưởng phòng".to_owned(),
        group: "lanh_dao".to_owned(),
        rank: String::new(),
        approved: 1,
        sort: 1,
    };
    let position = org::api::add_position(&mut tx, &units, &head).await.expect("a position");
    let post =
        staff::api::NewPost { staff: site.staff("HB-005"), position, concurrent: false, from_on: date(2025, 7, 1) };
    staff::api::add_post(&mut tx, &people, &post).await.expect("a post");
    tx.commit(db::Leaf::about("staff_post", 1, "Dữ liệu thử"), "/").await.expect("a commit");
}

#[tokio::test]
async fn citizens_read_names_of_office_holders_only() {
    for (_, db, _guard) in open_both().await {
        let features = vec![public_site::feature(), plans::feature()];
        let site = Site::new(db, features, SettableClock::on(date(2026, 11, 20))).await;
        told(&site).await;
        appointed(&site).await;
        let answers = "update plans_task set accountable = $2 where commune = $1 and id = 1";
        set(&site, answers, args![site.commune(), site.staff("HB-009")]).await;
        let page = site.get("", "/cong-khai/10816/ke-hoach/1").await.expect(200);
        page.hides("Đặng Văn Ỷ").hides("Chuyên viên").shows("Phòng Kinh tế Phòng Kinh tế");
        set(&site, answers, args![site.commune(), site.staff("HB-005")]).await;
        let page = site.get("", "/cong-khai/10816/ke-hoach/1").await.expect(200);
        page.shows("Đỗ Thị Lan Phương").shows("Trưởng phòng Văn hóa - Xã hội");
    }
}

#[tokio::test]
async fn cancelled_and_inner_tasks_are_counted_nowhere() {
    for (_, db, _guard) in open_both().await {
        let features = vec![public_site::feature(), plans::feature()];
        let site = Site::new(db, features, SettableClock::on(date(2026, 11, 20))).await;
        told(&site).await;
        let shown = "update plans_task set is_public = $2, state = $3 where commune = $1 and id = 2";
        set(&site, shown, args![site.commune(), true, "huy"]).await;
        site.get("", "/cong-khai/10816").await.expect(200).shows("0/1");
        let page = site.get("", "/cong-khai/10816/ke-hoach/1").await.expect(200);
        page.shows("Phòng Kinh tế 1 0 0").shows("không tính vào các con số").shows("Việc nội bộ");
        let hidden = "update plans_task set is_public = $2 where commune = $1";
        set(&site, hidden, args![site.commune(), false]).await;
        site.get("", "/cong-khai/10816").await.expect(200).hides("Kế hoạch công khai").shows("Hiện chưa có kế hoạch");
        site.get("", "/cong-khai/10816/ke-hoach/1").await.expect(404);
    }
}
