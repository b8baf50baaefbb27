//! Handing in, accepting, returning, showing and fetching products.

use kernel::dates::date;
use plans::model::TaskState;

use super::scene::{AUTHORITY, HEAD, OWNER, STRANGER, Scene, TODAY, ordinary, scenes};
use crate::seed::SeedTask;

#[tokio::test]
async fn an_accepted_product_completes_a_one_off_task() {
    for scene in scenes(&[ordinary()]).await {
        let id = scene.hand_in("Báo cáo rà soát", "15/11/2026").await;
        assert_eq!(scene.first().await.state(), TaskState::ChoDuyet);
        let path = format!("/minh-chung/{id}/duyet");
        scene.page(AUTHORITY).await.shows("Đang chờ anh/chị:").shows("Duyệt «Báo cáo rà soát»");
        scene.page(OWNER).await.hides("Duyệt «");
        scene.send(AUTHORITY, &path, &[("ly_do", "Làm tốt.")]).await.expect(303);
        let row = scene.first().await;
        assert_eq!((row.state(), row.percent, row.completed_on), (TaskState::HoanThanh, 100, Some(TODAY)));
        assert_eq!(row.last_evidence_on, Some(date(2026, 11, 15)), "{}", scene.engine);
        scene.page(OWNER).await.shows("Nhiệm vụ hoàn thành.").shows("Làm tốt.").shows("xong 20/11/2026, đúng hạn");
    }
}

#[tokio::test]
async fn nobody_accepts_his_own() {
    let own = SeedTask { authority: Some(5), ..ordinary() };
    let owned = SeedTask { owner: Some(2), ..ordinary() };
    for scene in scenes(&[own, owned]).await {
        let fields = [("ten", "Báo cáo"), ("lien_ket", "https://habac.haiphong.gov.vn/1")];
        scene.site.post(HEAD, &scene.at("/nop-san-pham"), &fields).await.expect(303);
        scene.site.post(HEAD, "/minh-chung/1/duyet", &[("_version", "1")]).await.expect(403).shows("Không ai tự duyệt");
        scene.page(HEAD).await.shows("Không ai tự duyệt").hides("Duyệt «");
        // The owner is the authority too: another leader decides.
        scene.site.post(AUTHORITY, &format!("/nhiem-vu/{}/nop-san-pham", scene.tasks[1]), &fields).await.expect(303);
        scene.site.post(AUTHORITY, "/minh-chung/2/duyet", &[("_version", "1")]).await.expect(403);
        for who in [OWNER, STRANGER, "dau_moi", "truong_kt"] {
            scene.site.post(who, "/minh-chung/1/duyet", &[("_version", "1")]).await.expect(403);
        }
        scene.site.post("thanh_ha/chu_tich", "/minh-chung/1/duyet", &[("_version", "1")]).await.expect(404);
        scene.site.post("chu_tich", "/minh-chung/1/duyet", &[("_version", "1")]).await.expect(303);
        assert_eq!(scene.first().await.state(), TaskState::HoanThanh, "{}", scene.engine);
    }
}

#[tokio::test]
async fn a_returned_product_is_handed_in_again() {
    for scene in scenes(&[ordinary()]).await {
        let first = scene.hand_in("Báo cáo đợt 1", "15/11/2026").await;
        let path = format!("/minh-chung/{first}/tra-lai");
        let kept = scene.send(AUTHORITY, &path, &[("ly_do", " ")]).await.expect(422).shows("Hãy nhập lý do trả lại");
        testkit::check_html(&kept.body);
        scene.send(AUTHORITY, &path, &[("ly_do", "Phụ lục 2 thiếu 3 người.")]).await.expect(303);
        let row = scene.first().await;
        assert_eq!((row.state(), row.state_reason.as_deref()), (TaskState::TraLai, Some("Phụ lục 2 thiếu 3 người.")));
        scene.page(OWNER).await.shows("Đang chờ anh/chị:").shows("Nộp lại sản phẩm").shows("Phụ lục 2 thiếu 3 người.");
        let second = scene.hand_in("Báo cáo đợt 2", "20/11/2026").await;
        assert_eq!(scene.first().await.state_reason, None);
        scene.send(AUTHORITY, &format!("/minh-chung/{second}/duyet"), &[]).await.expect(303);
        assert_eq!(scene.first().await.state(), TaskState::HoanThanh, "{}", scene.engine);
    }
}

#[tokio::test]
async fn the_second_decision_meets_the_first() {
    for scene in scenes(&[ordinary()]).await {
        let id = scene.hand_in("Báo cáo", "15/11/2026").await;
        let (accept, send_back) = (format!("/minh-chung/{id}/duyet"), format!("/minh-chung/{id}/tra-lai"));
        let key = ("_key", "aa112233445566778899aabbccddeeff");
        scene.site.post(AUTHORITY, &accept, &[("_version", "1"), key]).await.expect(303);
        scene.site.post(AUTHORITY, &accept, &[("_version", "1"), key]).await.expect(303);
        let fields = [("_version", "1"), ("ly_do", "Thiếu phụ lục ba")];
        let late = scene.site.post("chu_tich", &send_back, &fields).await.expect(409);
        testkit::check_html(&late.body);
        let late = late.shows("đã được quyết định trước đó").shows("Trần Thị Hồng Nhung chấp nhận ngày 20/11/2026");
        assert!(late.body.contains("Thiếu phụ lục ba"), "what was typed is kept");
        let shown = scene.site.get("chu_tich", &accept).await.expect(409).shows("đã được quyết định");
        assert!(!shown.body.contains("action=\"/minh-chung"), "{}: no form to send in vain", scene.engine);
        assert_eq!((scene.first().await.state(), scene.leaves().await), (TaskState::HoanThanh, 2));
    }
}

#[tokio::test]
async fn a_continuous_task_goes_on() {
    let continuous = SeedTask { due_kind: "continuous", due_until: None, state: "dang_lam", ..ordinary() };
    for scene in scenes(&[continuous]).await {
        let october = scene.hand_in("Báo cáo tháng 10", "31/10/2026").await;
        let september = scene.hand_in("Báo cáo tháng 9", "30/09/2026").await;
        scene.send(AUTHORITY, &format!("/minh-chung/{october}/duyet"), &[]).await.expect(303);
        assert_eq!(scene.first().await.state(), TaskState::ChoDuyet, "another product waits");
        scene.send(AUTHORITY, &format!("/minh-chung/{september}/duyet"), &[]).await.expect(303);
        let row = scene.first().await;
        assert_eq!((row.state(), row.completed_on, row.percent), (TaskState::DangLam, None, 0));
        assert_eq!(row.last_evidence_on, Some(date(2026, 10, 31)), "{}: the latest period counts", scene.engine);
        scene.page(OWNER).await.shows("minh chứng gần nhất: 20 ngày trước");
    }
}

#[tokio::test]
async fn a_product_needs_a_name_and_something_to_see() {
    for scene in scenes(&[ordinary()]).await {
        let path = scene.at("/nop-san-pham");
        let cases = [
            (vec![("ten", "Báo cáo")], "chọn một tệp hoặc ghi một liên kết"),
            (vec![("ten", ""), ("lien_ket", "https://habac.haiphong.gov.vn/1")], "Hãy nhập tên sản phẩm"),
            (vec![("ten", "Báo cáo"), ("lien_ket", "http://habac.haiphong.gov.vn/1")], "bắt đầu bằng https://"),
            (vec![("ten", "Báo cáo"), ("lien_ket", "javascript:alert(1)")], "bắt đầu bằng https://"),
            (vec![("ten", "Báo cáo"), ("lien_ket", "https://a b.vn")], "bắt đầu bằng https://"),
            (
                vec![("ten", "Báo cáo"), ("lien_ket", "https://habac.haiphong.gov.vn/1"), ("ky", "01/12/2026")],
                "chưa đến",
            ),
        ];
        for (fields, said) in cases {
            let answer = scene.site.post(OWNER, &path, &fields).await.expect(422).shows(said);
            testkit::check_html(&answer.body);
        }
        let wrong: [(&str, &str, &[u8]); 1] = [("tep", "bao-cao.pdf", b"<html>")];
        let answer = scene.site.post_multipart(OWNER, &path, &[("ten", "Báo cáo giữ lại")], &wrong).await.expect(422);
        assert!(answer.shows("không đúng với đuôi tên").body.contains("Báo cáo giữ lại"));
        assert_eq!((scene.first().await.state(), scene.leaves().await), (TaskState::ChuaBatDau, 0), "{}", scene.engine);
    }
}

async fn with_file(scene: &Scene) {
    let file: [(&str, &str, &[u8]); 1] = [("tep", "Báo cáo đợt 1.txt", "Nội dung có dấu".as_bytes())];
    let fields = [("ten", "Báo cáo đợt 1"), ("ghi_chu", "Kèm phụ lục"), ("_key", "bb112233445566778899aabbccddeeff")];
    let path = scene.at("/nop-san-pham");
    scene.site.post_multipart(OWNER, &path, &fields, &file).await.expect(303);
    scene.site.post_multipart(OWNER, &path, &fields, &file).await.expect(303);
}

#[tokio::test]
async fn a_file_comes_back_as_it_was_sent_and_only_to_those_concerned() {
    for scene in scenes(&[ordinary()]).await {
        with_file(&scene).await;
        let file = scene.site.get(AUTHORITY, "/minh-chung/1/tep").await.expect(200);
        assert_eq!(file.body, "Nội dung có dấu");
        let header = |name: &str| file.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        assert!(header("content-disposition").starts_with("attachment; filename=\"bao_cao_dot_1.txt\""));
        assert!(header("content-disposition").contains("filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20"));
        assert_eq!(
            (header("x-content-type-options"), header("content-type")),
            ("nosniff".into(), "text/plain; charset=utf-8".into())
        );
        assert!(header("content-security-policy").contains("sandbox"));
        for who in [OWNER, HEAD, "dau_moi", "chu_tich"] {
            scene.site.get(who, "/minh-chung/1/tep").await.expect(200);
        }
        for who in [STRANGER, "theo_doi", "thanh_ha/chu_tich"] {
            scene.site.get(who, "/minh-chung/1/tep").await.expect(404);
        }
        scene.site.get(OWNER, "/minh-chung/2/tep").await.expect(404);
        let page = scene.page(STRANGER).await.shows("Tệp dành cho các đơn vị tham gia");
        assert!(!page.body.contains("/minh-chung/1/tep"), "{}", scene.engine);
    }
}

#[tokio::test]
async fn only_accepted_products_are_shown_to_citizens() {
    for scene in scenes(&[ordinary()]).await {
        with_file(&scene).await;
        let path = "/minh-chung/1/cong-khai";
        let public = [("cong_khai", "1"), ("_version", "1")];
        scene.site.post(AUTHORITY, path, &public).await.expect(409).shows("đã được chấp nhận");
        scene.site.post(OWNER, path, &public).await.expect(403);
        scene.site.post(AUTHORITY, "/minh-chung/1/duyet", &[("_version", "1")]).await.expect(303);
        scene.site.post("dau_moi", path, &public).await.expect(409);
        scene.site.post("dau_moi", path, &[("cong_khai", "1"), ("_version", "2")]).await.expect(303);
        scene.site.get(STRANGER, "/minh-chung/1/tep").await.expect(200);
        scene.site.post("dau_moi", path, &[("cong_khai", "0"), ("_version", "3")]).await.expect(303);
        scene.site.get(STRANGER, "/minh-chung/1/tep").await.expect(404);
        assert!(!scene.first().await.is_public, "{}", scene.engine);
        let version = scene.first().await.version.to_string();
        let fields = [("cong_khai", "1"), ("_version", version.as_str())];
        scene.site.post(OWNER, &scene.at("/cong-khai"), &fields).await.expect(403);
        scene.site.post("dau_moi", &scene.at("/cong-khai"), &fields).await.expect(303);
        assert!(scene.first().await.is_public);
        scene.site.post("dau_moi", &scene.at("/cong-khai"), &fields).await.expect(409);
    }
}

#[tokio::test]
async fn of_two_decisions_at_the_same_moment_one_stands() {
    for scene in scenes(&[ordinary()]).await {
        let id = scene.hand_in("Báo cáo", "15/11/2026").await;
        let (accept, send_back) = (format!("/minh-chung/{id}/duyet"), format!("/minh-chung/{id}/tra-lai"));
        let yes = scene.site.post(AUTHORITY, &accept, &[("_version", "1")]);
        let no = scene.site.post("chu_tich", &send_back, &[("_version", "1"), ("ly_do", "Thiếu phụ lục")]);
        let (yes, no) = tokio::join!(yes, no);
        let mut statuses = [yes.status, no.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "{}", scene.engine);
        let expected = if yes.status == 303 { TaskState::HoanThanh } else { TaskState::TraLai };
        assert_eq!((scene.first().await.state(), scene.leaves().await), (expected, 2));
    }
}

#[tokio::test]
async fn continuous_work_with_an_end_is_completed_by_what_proves_it_to_its_end() {
    let ends = SeedTask { due_kind: "every", due_until: Some(date(2026, 11, 15)), ..ordinary() };
    let free = SeedTask { due_kind: "continuous", due_until: None, ..ordinary() };
    for scene in scenes(&[ends, free]).await {
        let engine = scene.engine;
        scene.page(OWNER).await.shows("Nhiệm vụ kết thúc ngày 15/11/2026");
        scene.site.get(OWNER, &scene.at("/nop-san-pham")).await.expect(200).shows("Nhiệm vụ kết thúc ngày 15/11/2026");
        let first = scene.hand_in("Báo cáo tháng 10", "31/10/2026").await;
        let accept = |id: i64| format!("/minh-chung/{id}/duyet");
        scene.site.get(AUTHORITY, &accept(first)).await.expect(200).shows("nhiệm vụ vẫn tiếp tục");
        scene.send(AUTHORITY, &accept(first), &[]).await.expect(303);
        let row = scene.first().await;
        assert_eq!((row.state(), row.last_evidence_on), (TaskState::DangLam, Some(date(2026, 10, 31))), "{engine}");
        assert!(row.timeliness(TODAY).is_late(), "{engine}: its end has passed");
        let last = scene.hand_in("Báo cáo tổng kết", "15/11/2026").await;
        scene.site.get(AUTHORITY, &accept(last)).await.expect(200).shows("nhiệm vụ thường xuyên này hoàn thành");
        scene.send(AUTHORITY, &accept(last), &[]).await.expect(303);
        let row = scene.first().await;
        assert_eq!((row.state(), row.percent, row.completed_on), (TaskState::HoanThanh, 100, Some(TODAY)), "{engine}");
        assert!(!row.timeliness(TODAY).is_late(), "{engine}: never overdue again");
        scene.page(OWNER).await.shows("Nhiệm vụ hoàn thành.").hides("Nhiệm vụ kết thúc ngày");
        let free = scene.row(scene.tasks[1]).await;
        assert!(free.goes_on_after(TODAY), "{engine}: without an end it goes on for ever");
    }
}
