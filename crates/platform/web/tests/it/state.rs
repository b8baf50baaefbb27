//! What a supervisor is told, and what is left when a handler breaks.

use std::sync::atomic::Ordering;

use crate::sites;

#[tokio::test]
async fn the_program_lives_and_is_ready_until_it_is_told_to_stop() {
    for (engine, site, _guard) in sites().await {
        assert_eq!(site.get("", "/readyz").await.expect(200).body, "ok", "{engine}");
        site.app.stopping.store(true, Ordering::Relaxed);
        assert_eq!(site.get("", "/readyz").await.expect(503).body, "stopping");
        assert_eq!(site.get("", "/healthz").await.expect(200).body, "ok");
        site.get("dau_moi", "/trang").await.expect(200);
    }
}

#[tokio::test]
async fn a_database_that_takes_no_writes_is_not_ready() {
    for (engine, site, _guard) in sites().await {
        site.app.db.close().await;
        assert_eq!(site.get("", "/readyz").await.expect(503).body, "database", "{engine}");
        assert_eq!(site.get("", "/healthz").await.expect(200).body, "ok");
    }
    let (_, site, _guard) = sites().await.swap_remove(0);
    let allowed = site.actor("dau_moi").may(crate::probe::Count).expect("a permission");
    let endless = site.app.db.write(&allowed, None, site.app.clock.now()).await.expect("the one writer");
    assert_eq!(site.get("", "/readyz").await.expect(503).body, "database", "reading would still do");
    drop(endless);
}

#[tokio::test]
async fn a_handler_that_breaks_answers_calmly_and_the_next_request_is_served() {
    for (_, site, _guard) in sites().await {
        for _ in 0..3 {
            let answer = site.post("dau_moi", "/vo", &[("ghi_chu", "Đã gõ rất lâu")]).await.expect(500);
            testkit::check_html(&answer.body);
            answer.shows("Hệ thống gặp sự cố").shows("số sự cố").shows("Đã gõ rất lâu").hides("bí mật");
        }
        site.get("dau_moi", "/trang").await.expect(200);
        assert_eq!(site.app.figures.faults.get(), 3);
    }
}
