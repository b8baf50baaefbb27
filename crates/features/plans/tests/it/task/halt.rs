//! Pausing, resuming, cancelling.

use plans::model::TaskState;

use super::scene::{AUTHORITY, HEAD, OWNER, ordinary, scenes};
use crate::seed::SeedTask;

#[tokio::test]
async fn the_authority_pauses_and_resumes_with_a_reason() {
    for scene in scenes(&[SeedTask { state: "dang_lam", ..ordinary() }]).await {
        let (pause, resume) = (scene.at("/tam-dung"), scene.at("/tiep-tuc"));
        for who in [OWNER, HEAD, "dau_moi"] {
            scene.site.post(who, &pause, &[("ly_do", "x"), ("_version", "1")]).await.expect(403).shows("có thẩm quyền");
        }
        scene.send(AUTHORITY, &pause, &[("ly_do", "")]).await.expect(422).shows("Hãy nhập lý do");
        scene
            .site
            .post(AUTHORITY, &resume, &[("ly_do", "Chưa dừng"), ("_version", "1")])
            .await
            .expect(409)
            .shows("không ở trạng thái tạm dừng");
        scene.send(AUTHORITY, &pause, &[("ly_do", "Chờ quyết định biên chế.")]).await.expect(303);
        let row = scene.first().await;
        assert_eq!((row.state(), row.state_reason.as_deref()), (TaskState::TamDung, Some("Chờ quyết định biên chế.")));
        scene
            .page(AUTHORITY)
            .await
            .shows("Cho nhiệm vụ tiếp tục")
            .shows("Chờ quyết định biên chế.")
            .hides("Báo cáo tiến độ");
        scene.send(AUTHORITY, &resume, &[("ly_do", "Đã có quyết định.")]).await.expect(303);
        let row = scene.first().await;
        assert_eq!((row.state(), row.state_reason), (TaskState::DangLam, None), "{}", scene.engine);
    }
}

#[tokio::test]
async fn cancelling_is_final_and_sent_twice_happens_once() {
    for scene in scenes(&[ordinary()]).await {
        let path = scene.at("/huy");
        let key = ("_key", "cc112233445566778899aabbccddeeff");
        let fields = [("ly_do", "Thành phố giao đơn vị khác."), ("_version", "1"), key];
        scene.site.post(AUTHORITY, &path, &fields).await.expect(303);
        scene.site.post(AUTHORITY, &path, &fields).await.expect(303);
        assert_eq!((scene.first().await.state(), scene.leaves().await), (TaskState::Huy, 1), "{}", scene.engine);
        scene.site.post("chu_tich", &path, &[("ly_do", "Hủy"), ("_version", "2")]).await.expect(409).shows("đã hủy");
        scene.site.get("chu_tich", &path).await.expect(409).shows("đã hủy");
    }
}

#[tokio::test]
async fn who_decides_on_an_old_page_sees_the_new_state() {
    for scene in scenes(&[SeedTask { state: "dang_lam", ..ordinary() }]).await {
        let fields = [("phan_tram", "70"), ("noi_dung", "Gần xong"), ("_version", "1")];
        scene.site.post(OWNER, &scene.at("/tien-do"), &fields).await.expect(303);
        let late = [("ly_do", "Không thấy động tĩnh gì"), ("_version", "1")];
        let answer = scene.site.post(AUTHORITY, &scene.at("/huy"), &late).await.expect(409).shows("tiến độ 70 %");
        testkit::check_html(&answer.body);
        assert!(answer.body.contains("Không thấy động tĩnh gì"));
        assert_eq!((scene.first().await.state(), scene.leaves().await), (TaskState::DangLam, 1), "{}", scene.engine);
    }
}

#[tokio::test]
async fn a_waiting_product_comes_before_a_pause() {
    for scene in scenes(&[ordinary()]).await {
        scene.site.get(AUTHORITY, &scene.at("/tam-dung")).await.expect(409).shows("chưa bắt đầu");
        scene.hand_in("Báo cáo", "20/11/2026").await;
        let fields = [("ly_do", "Dừng"), ("_version", "2")];
        scene.site.post(AUTHORITY, &scene.at("/tam-dung"), &fields).await.expect(409).shows("đang chờ duyệt");
        scene.page(AUTHORITY).await.hides("Tạm dừng nhiệm vụ").shows("Hủy nhiệm vụ");
    }
}

#[tokio::test]
async fn a_leader_halts_no_task_of_his_own_and_another_leader_does() {
    for scene in scenes(&[SeedTask { state: "dang_lam", owner: Some(1), authority: Some(1), ..ordinary() }]).await {
        for verb in ["/tam-dung", "/tiep-tuc", "/huy"] {
            let path = scene.at(verb);
            let answer = scene.site.post("chu_tich", &path, &[("ly_do", "x"), ("_version", "1")]).await;
            answer.expect(403).shows("việc của chính mình");
        }
        scene.page("chu_tich").await.hides("Tạm dừng nhiệm vụ").hides("Hủy nhiệm vụ");
        scene.send("pho_chu_tich", &scene.at("/tam-dung"), &[("ly_do", "Chờ biên chế")]).await.expect(303);
        assert_eq!(scene.first().await.state(), TaskState::TamDung, "{}", scene.engine);
    }
}
