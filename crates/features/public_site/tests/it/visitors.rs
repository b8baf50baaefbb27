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
