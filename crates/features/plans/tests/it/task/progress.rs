//! Starting, reporting, commenting.

use super::scene::{AUTHORITY, HEAD, OWNER, STRANGER, ordinary, scenes};
use crate::seed::SeedTask;
use plans::model::TaskState;

#[tokio::test]
async fn the_owner_starts_once() {
    for scene in scenes(&[ordinary()]).await {
        let version = scene.page(OWNER).await.shows("Bắt đầu").field("_key");
        let path = scene.at("/bat-dau");
        scene.site.post(OWNER, &path, &[("_key", &version)]).await.expect(303);
        let row = scene.first().await;
        assert_eq!(
            (row.state(), row.started_on, row.state_on),
            (TaskState::DangLam, Some(super::scene::TODAY), Some(super::scene::TODAY))
        );
        // The same form again leads to the same place and does nothing.
        let again = scene.site.post(OWNER, &path, &[("_key", &version)]).await.expect(303);
        assert_eq!((again.location, scene.leaves().await), (Some(scene.at("")), 1), "{}", scene.engine);
        // Another form comes too late and is told so.
        scene.site.post(OWNER, &path, &[]).await.expect(409).shows("đã bắt đầu rồi");
        scene.page(OWNER).await.shows("Bắt đầu thực hiện.").hides("Bắt đầu : Rà soát");
    }
}

#[tokio::test]
async fn only_those_who_work_on_it_report() {
    for scene in scenes(&[ordinary()]).await {
        let path = scene.at("/tien-do");
        let fields = [("phan_tram", "30"), ("noi_dung", "Đã lập danh sách 45 người."), ("_version", "1")];
        for who in [STRANGER, AUTHORITY, "chu_tich", "dau_moi"] {
            scene.site.get(who, &path).await.expect(403).shows("Chỉ người thực hiện");
            scene.site.post(who, &path, &fields).await.expect(403);
        }
        scene.site.post("thanh_ha/truong_vhxh", &path, &fields).await.expect(404);
        assert_eq!((scene.first().await.percent, scene.leaves().await), (0, 0), "{}", scene.engine);
        scene.site.post(HEAD, &path, &fields).await.expect(303);
        let row = scene.first().await;
        assert_eq!((row.percent, row.state()), (30, TaskState::DangLam), "the first report starts the task");
        scene.page(STRANGER).await.shows("30 %").shows("Đã lập danh sách 45 người.").hides("Báo cáo tiến độ");
    }
}

#[tokio::test]
async fn wrong_input_is_named_and_kept() {
    for scene in scenes(&[ordinary()]).await {
        let path = scene.at("/tien-do");
        let cases = [
            ("101", "Câu này phải còn", "", "từ 0 đến 100"),
            ("một nửa", "Câu này phải còn", "", "số nguyên từ 0 đến 100"),
            ("40", "Câu này phải còn", "31/11/2026", "Không có ngày 31/11/2026"),
            ("40", "Câu này phải còn", "21/11/2026", "chưa đến"),
        ];
        for (percent, text, day, said) in cases {
            let fields = [("phan_tram", percent), ("noi_dung", text), ("ngay", day), ("_version", "1")];
            let answer = scene.site.post(OWNER, &path, &fields).await.expect(422).shows(said);
            testkit::check_html(&answer.body);
            assert!(answer.body.contains(text) && answer.body.contains(&format!("value=\"{percent}\"")));
        }
        scene
            .site
            .post(OWNER, &path, &[("phan_tram", "40"), ("noi_dung", " ")])
            .await
            .expect(422)
            .shows("Hãy nhập việc đã làm được");
        assert_eq!(scene.leaves().await, 0, "{}", scene.engine);
    }
}

#[tokio::test]
async fn who_comes_second_sees_what_stands_now() {
    for scene in scenes(&[ordinary()]).await {
        let path = scene.at("/tien-do");
        let first = [("phan_tram", "40%"), ("noi_dung", "Đã xong bước một."), ("_version", "1")];
        let second = [("phan_tram", "60"), ("noi_dung", "Tôi cũng vừa làm."), ("_version", "1")];
        scene.site.post(HEAD, &path, &first).await.expect(303);
        let answer = scene.site.post(OWNER, &path, &second).await.expect(409).shows("Đang làm, tiến độ 40 %");
        testkit::check_html(&answer.body);
        assert!(answer.body.contains("Tôi cũng vừa làm.") && answer.body.contains("value=\"60\""));
        assert_eq!((answer.field("_version").as_str(), scene.first().await.percent), ("2", 40), "{}", scene.engine);
        let (key, version) = (answer.field("_key"), answer.field("_version"));
        let again = [second[0], second[1], ("_version", version.as_str()), ("_key", key.as_str())];
        scene.site.post(OWNER, &path, &again).await.expect(303);
        assert_eq!(scene.first().await.percent, 60);
        // Twice sent: the version is old by now, but the form was carried out.
        scene.site.post(OWNER, &path, &again).await.expect(303);
        assert_eq!(scene.leaves().await, 2);
    }
}

#[tokio::test]
async fn closed_and_paused_tasks_take_no_report() {
    for (state, said) in [("hoan_thanh", "đã khép lại"), ("huy", "đã khép lại"), ("tam_dung", "đang tạm dừng")]
    {
        for scene in scenes(&[SeedTask { state, ..ordinary() }]).await {
            let fields = [("phan_tram", "40"), ("noi_dung", "Muộn"), ("_version", "1")];
            scene.site.post(OWNER, &scene.at("/tien-do"), &fields).await.expect(403).shows(said);
            scene.site.post(OWNER, &scene.at("/bat-dau"), &[]).await.expect(403).shows(said);
            scene.page(OWNER).await.hides("Báo cáo tiến độ");
        }
    }
}

#[tokio::test]
async fn everybody_but_observers_comments() {
    for scene in scenes(&[ordinary()]).await {
        let path = scene.at("/trao-doi");
        let form = scene.site.get(STRANGER, &path).await.expect(200).shows("Trao đổi");
        testkit::check_html(&form.body);
        scene.site.get("thanh_ha/chu_tich", &path).await.expect(404);
        let text = "Phòng Kinh tế cần cử hai người.\n<b>Chị gửi danh sách giúp</b>";
        scene
            .site
            .post(STRANGER, &path, &[("noi_dung", text), ("_key", "00112233445566778899aabbccddeeff")])
            .await
            .expect(303);
        scene
            .site
            .post(STRANGER, &path, &[("noi_dung", text), ("_key", "00112233445566778899aabbccddeeff")])
            .await
            .expect(303);
        let page = scene.page(OWNER).await.shows("Phòng Kinh tế cần cử hai người.");
        assert_eq!(page.body.matches("cần cử hai người").count(), 1, "{}", scene.engine);
        assert!(page.body.contains("&lt;b&gt;Chị gửi"));
        scene.site.post(STRANGER, &path, &[("noi_dung", "  ")]).await.expect(422).shows("Hãy nhập nội dung trao đổi");
        scene.site.post("theo_doi", &path, &[("noi_dung", "Tôi xem thôi")]).await.expect(403).shows("chỉ xem");
        scene.page("theo_doi").await.hides("Gửi trao đổi");
    }
}
