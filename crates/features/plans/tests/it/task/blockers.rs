//! What a task waits for.

use super::scene::{AUTHORITY, HEAD, OWNER, STRANGER, ordinary, scenes};
use crate::seed::SeedTask;

fn second() -> SeedTask {
    SeedTask {
        path: "II.3".to_owned(), title: "Bố trí, sắp xếp cán bộ".to_owned(), state: "dang_lam", ..ordinary()
    }
}

#[tokio::test]
async fn a_wait_for_a_task_ends_when_that_is_completed() {
    for scene in scenes(&[ordinary(), second()]).await {
        let waiting = scene.tasks[1];
        let first = scene.tasks[0].to_string();
        let path = format!("/nhiem-vu/{waiting}/cho-doi");
        scene.site.post(STRANGER, &path, &[("nhiem_vu_cho", &first)]).await.expect(403);
        scene.send(HEAD, &path, &[("nhiem_vu_cho", &first), ("ngay", "10/11/2026")]).await.expect(303);
        let page = scene.site.get(OWNER, &format!("/nhiem-vu/{waiting}")).await.expect(200);
        page.shows("Đang chờ gì").shows("Chờ từ 10/11/2026 (10 ngày trước)").shows("II.1 Rà soát");
        // Neither twice nor in a circle.
        scene.site.post(HEAD, &path, &[("nhiem_vu_cho", &first)]).await.expect(409).shows("Đã ghi là đang chờ");
        let back = [("nhiem_vu_cho", waiting.to_string())];
        let back: Vec<(&str, &str)> = back.iter().map(|(k, v)| (*k, v.as_str())).collect();
        scene.site.post(HEAD, &scene.at("/cho-doi"), &back).await.expect(409).shows("chờ nhau mãi");
        let id = scene.hand_in("Báo cáo", "20/11/2026").await;
        scene.send(AUTHORITY, &format!("/minh-chung/{id}/duyet"), &[]).await.expect(303);
        let page = scene.site.get(OWNER, &format!("/nhiem-vu/{waiting}")).await.expect(200);
        page.shows("Đã hết chờ từ 20/11/2026: Nhiệm vụ II.1 đã hoàn thành.").shows("Hết chờ nhiệm vụ II.1");
        scene.site.get(HEAD, "/cho-doi/1/het").await.expect(409).shows("đã được ghi là hết");
        assert_eq!(scene.row(waiting).await.version, 1, "{}: the waiting task itself is untouched", scene.engine);
    }
}

#[tokio::test]
async fn a_document_comes_and_somebody_notes_it() {
    for scene in scenes(&[ordinary()]).await {
        let path = scene.at("/cho-doi");
        let document =
            [("van_ban_cho", "Quyết định giao biên chế năm 2026"), ("_key", "ee112233445566778899aabbccddeeff")];
        scene.send(OWNER, &path, &document).await.expect(303);
        scene.site.post(OWNER, &path, &document).await.expect(303);
        scene.page(OWNER).await.shows("Quyết định giao biên chế năm 2026").shows("Ghi hết chờ");
        scene.page(STRANGER).await.hides("Ghi hết chờ");
        let clear = "/cho-doi/1/het";
        scene.site.post(STRANGER, clear, &[("ghi_chu", "Đã về")]).await.expect(403);
        scene.send(OWNER, clear, &[("ghi_chu", "")]).await.expect(422).shows("Hãy nhập kết quả");
        scene
            .send(OWNER, clear, &[("ghi_chu", "Đã về"), ("ngay", "19/11/2026")])
            .await
            .expect(422)
            .shows("ngày sau đó");
        scene.send(OWNER, clear, &[("ghi_chu", "Đã nhận Quyết định số 12.")]).await.expect(303);
        scene
            .site
            .post(HEAD, clear, &[("ghi_chu", "Tôi ghi sau")])
            .await
            .expect(409)
            .shows("Đã nhận Quyết định số 12.");
        assert_eq!(scene.leaves().await, 2, "{}", scene.engine);
    }
}

#[tokio::test]
async fn a_wait_is_for_one_thing_of_the_same_plan() {
    for scene in scenes(&[ordinary(), second()]).await {
        let path = scene.at("/cho-doi");
        let other = scene.tasks[1].to_string();
        let cases = [
            (vec![("ngay", "20/11/2026")], "Hãy chọn nhiệm vụ đang chờ hoặc ghi văn bản"),
            (vec![("nhiem_vu_cho", other.as_str()), ("van_ban_cho", "Quyết định")], "chỉ ghi một điều"),
            (vec![("nhiem_vu_cho", "999")], "không còn mở"),
            (vec![("van_ban_cho", "Quyết định"), ("ngay", "21/11/2026")], "chưa đến"),
        ];
        for (fields, said) in cases {
            let answer = scene.site.post(OWNER, &path, &fields).await.expect(422).shows(said);
            testkit::check_html(&answer.body);
        }
        scene.site.post(OWNER, &path, &[("nhiem_vu_cho", &scene.tasks[0].to_string())]).await.expect(422);
        assert_eq!(scene.leaves().await, 0, "{}", scene.engine);
    }
}

#[tokio::test]
async fn a_cancelled_task_says_so_to_those_that_wait_for_it() {
    for scene in scenes(&[ordinary(), second()]).await {
        let waiting = format!("/nhiem-vu/{}", scene.tasks[1]);
        let first = scene.tasks[0].to_string();
        scene.send(HEAD, &format!("{waiting}/cho-doi"), &[("nhiem_vu_cho", &first)]).await.expect(303);
        scene.send(AUTHORITY, &scene.at("/huy"), &[("ly_do", "Thành phố giao đơn vị khác.")]).await.expect(303);
        let page = scene.site.get(OWNER, &waiting).await.expect(200);
        testkit::check_html(&page.body);
        page.shows("Nhiệm vụ đó đã hủy; hãy ghi nhận không còn phải chờ.")
            .shows("Nhiệm vụ II.1 mà nhiệm vụ này đang chờ đã hủy.")
            .shows("Ghi hết chờ");
        scene.site.get("chu_tich", "/dieu-hanh").await.expect(200).shows("đã hủy, không còn phải chờ");
        scene.send(OWNER, "/cho-doi/1/het", &[("ghi_chu", "Nhiệm vụ II.1 đã hủy.")]).await.expect(303);
        let page = scene.site.get(OWNER, &waiting).await.expect(200);
        page.shows("Đã hết chờ từ 20/11/2026").hides("hãy ghi nhận không còn phải chờ.");
    }
}
