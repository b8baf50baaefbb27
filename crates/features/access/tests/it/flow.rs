//! From a proposal to its effect, through the browser's door: who may, who may not, and from when it counts.

use testkit::{Answer, PASSWORD, Site};

use crate::{sign_in, sites, token};

pub const NEW_PASSWORD: &str = "vườn sau mưa có bảy con cò";

pub async fn propose_role(site: &Site, who: &str, account: i64, role: &str, unit: &str) -> Answer {
    let fields = [("vai_tro", role), ("don_vi", unit), ("ly_do", "Phân công công tác")];
    site.by_token(who, &format!("/quan-tri/tai-khoan/{account}/cap-vai-tro"), Some(&fields)).await
}

/// The number of the proposal that an answer leads to.
pub fn number(answer: &Answer) -> i64 {
    let place = answer.location.as_deref().expect("a place to go");
    place.strip_prefix("/quan-tri/de-nghi/").and_then(|id| id.parse().ok()).expect("a proposal")
}

#[tokio::test]
async fn a_role_holds_from_its_approval_by_a_second_person_on() {
    for (engine, site, _guard) in sites().await {
        let (admin, chairman) = (token(&site, "quan.tri").await, token(&site, "chu.tich").await);
        let worker = token(&site, "cong.chuc.kt").await;
        site.by_token(&worker, "/quan-tri", None).await.expect(403).shows("người quản trị truy cập và lãnh đạo UBND");
        let sent = propose_role(&site, &admin, 9, "quan_tri_truy_cap", "").await.expect(303);
        let id = number(&sent);
        site.by_token(&admin, &format!("/quan-tri/de-nghi/{id}"), None)
            .await
            .expect(200)
            .shows("Chờ duyệt")
            .hides("Không duyệt");
        site.by_token(&admin, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&[("_version", "1")])).await.expect(403);
        site.by_token(&worker, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&[("_version", "1")])).await.expect(403);
        site.by_token(&worker, "/quan-tri", None).await.expect(403);
        propose_role(&site, &admin, 9, "quan_tri_truy_cap", "").await.expect(403).shows("Đã có đề nghị như vậy");
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}"), None)
            .await
            .expect(200)
            .shows("Phân công công tác");
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&[("_version", "1")]))
            .await
            .expect(303);
        site.by_token(&worker, "/quan-tri", None).await.expect(200).shows("Mời người dùng");
        site.by_token(
            &chairman,
            &format!("/quan-tri/de-nghi/{id}/tu-choi"),
            Some(&[("_version", "2"), ("ly_do", "Nghĩ lại")]),
        )
        .await
        .expect(403);
        let held = site.by_token(&admin, "/quan-tri/tai-khoan/9", None).await.expect(200);
        held.shows("Quản trị truy cập").shows("Đang giữ");
        let clash = propose_role(&site, &admin, 9, "quan_tri_nhat_ky", "").await.expect(422);
        clash.shows("không đồng thời giữ vai trò");
        assert!(!engine.is_empty());
    }
}

#[tokio::test]
async fn nobody_proposes_or_decides_about_himself() {
    for (_, site, _guard) in sites().await {
        let (admin, chairman) = (token(&site, "quan.tri").await, token(&site, "chu.tich").await);
        let deputy = token(&site, "pho.chu.tich").await;
        propose_role(&site, &admin, 16, "dau_moi", "").await.expect(403).shows("về chính mình");
        let id = number(&propose_role(&site, &admin, 1, "dau_moi", "").await.expect(303));
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}"), None)
            .await
            .expect(200)
            .shows("về chính mình")
            .hides("Quyết định của người thứ hai");
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&[("_version", "1")]))
            .await
            .expect(403);
        site.by_token(&deputy, &format!("/quan-tri/de-nghi/{id}/tu-choi"), Some(&[("_version", "1")]))
            .await
            .expect(422)
            .shows("lý do không duyệt");
        let refused = [("_version", "1"), ("ly_do", "Chủ tịch không kiêm đầu mối")];
        site.by_token(&deputy, &format!("/quan-tri/de-nghi/{id}/tu-choi"), Some(&refused)).await.expect(303);
        site.by_token(&admin, &format!("/quan-tri/de-nghi/{id}"), None)
            .await
            .expect(200)
            .shows("Chủ tịch không kiêm đầu mối");
        let second = number(&propose_role(&site, &admin, 9, "tai_chinh", "").await.expect(303));
        site.by_token(&deputy, &format!("/quan-tri/de-nghi/{second}/rut"), Some(&[("_version", "1")]))
            .await
            .expect(403);
        site.by_token(&admin, &format!("/quan-tri/de-nghi/{second}/rut"), Some(&[("_version", "1")])).await.expect(303);
        site.by_token(&deputy, &format!("/quan-tri/de-nghi/{second}/duyet"), Some(&[("_version", "2")]))
            .await
            .expect(403)
            .shows("đã rút");
        for wrong in [[("vai_tro", "truong_don_vi"), ("don_vi", "")], [("vai_tro", "vua"), ("don_vi", "")]] {
            let fields = [wrong[0], wrong[1], ("ly_do", "")];
            let answer = site.by_token(&admin, "/quan-tri/tai-khoan/9/cap-vai-tro", Some(&fields)).await.expect(422);
            testkit::check_html(&answer.body);
        }
    }
}

#[tokio::test]
async fn an_invited_person_sets_his_own_password_with_what_two_people_gave_him() {
    for (engine, site, _guard) in sites().await {
        let (admin, chairman) = (token(&site, "quan.tri").await, token(&site, "chu.tich").await);
        let fields = [
            ("nguoi", "ngoai"),
            ("ho_ten", "Tổ giám sát"),
            ("chuc_danh", "Hội đồng nhân dân xã"),
            ("tai_khoan", "to.giam.sat"),
            ("vai_tro", "cap_uy"),
            ("ly_do", "Giám sát chuyên đề"),
        ];
        let mistaken = [("nguoi", ""), ("tai_khoan", "X"), ("vai_tro", ""), ("ly_do", "")];
        testkit::check_html(&site.by_token(&admin, "/quan-tri/moi", Some(&mistaken)).await.expect(422).body);
        let id = number(&site.by_token(&admin, "/quan-tri/moi", Some(&fields)).await.expect(303));
        site.by_token(&admin, &format!("/quan-tri/de-nghi/{id}/duong-dan"), Some(&[])).await.expect(404);
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&[("_version", "1")]))
            .await
            .expect(303);
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}/duong-dan"), Some(&[])).await.expect(403);
        site.by_token(&admin, &format!("/quan-tri/de-nghi/{id}/ma-xac-nhan"), Some(&[]))
            .await
            .expect(403)
            .shows("không ai giữ cả hai");
        let link = site.by_token(&admin, &format!("/quan-tri/de-nghi/{id}/duong-dan"), Some(&[])).await.expect(200);
        let link = link
            .body
            .split("href=\"/loi-moi/")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a link")
            .to_owned();
        let link = format!("/loi-moi/{link}");
        let code =
            site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}/ma-xac-nhan"), Some(&[])).await.expect(200);
        let digits = |text: &str| text.len() == 9 && text.chars().all(|c| c.is_ascii_digit() || c == '-');
        let code = code.body.split(['<', '>']).find(|text| digits(text)).expect("a code").to_owned();
        testkit::check_html(&site.get("", &link).await.expect(200).shows("to.giam.sat").body);
        sign_in(&site, "to.giam.sat", NEW_PASSWORD).await.expect(422);
        let set = async |code: &str, password: &str| {
            site.post("", &link, &[("ma", code), ("mat_khau", password), ("mat_khau_nhac_lai", password)]).await
        };
        set("0000-0000", NEW_PASSWORD).await.expect(422).shows("Mã xác nhận chưa đúng");
        set(&code, "ngắn").await.expect(422);
        let done = set(&code, NEW_PASSWORD).await.expect(303);
        assert_eq!(done.location.as_deref(), Some("/dang-nhap?vua=dat-mat-khau"), "{engine}");
        set(&code, NEW_PASSWORD).await.expect(403).shows("đã dùng");
        sign_in(&site, "to.giam.sat", NEW_PASSWORD).await.expect(303);
        site.get("", "/loi-moi/0000").await.expect(403).shows("không đúng, đã dùng, hoặc đã hết hạn");
    }
}

#[tokio::test]
async fn five_wrong_codes_kill_the_link() {
    let (_, site, _guard) = sites().await.swap_remove(0);
    let (admin, chairman) = (token(&site, "quan.tri").await, token(&site, "chu.tich").await);
    let reason = [("ly_do", "Quên mật khẩu")];
    let id = number(&site.by_token(&admin, "/quan-tri/tai-khoan/9/dat-lai-mat-khau", Some(&reason)).await.expect(303));
    site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&[("_version", "1")])).await.expect(303);
    let link = site.by_token(&admin, &format!("/quan-tri/de-nghi/{id}/duong-dan"), Some(&[])).await.expect(200);
    let link =
        link.body.split("href=\"/loi-moi/").nth(1).and_then(|rest| rest.split('"').next()).expect("a link").to_owned();
    for _ in 0..5 {
        site.post("", &format!("/loi-moi/{link}"), &[("ma", "1")]).await.expect(422);
    }
    site.post("", &format!("/loi-moi/{link}"), &[("ma", "1")]).await.expect(403);
    sign_in(&site, "cong.chuc.kt", PASSWORD).await.expect(303);
}

#[tokio::test]
async fn a_delegation_counts_from_the_next_request_and_ends_with_the_next() {
    for (_, site, _guard) in sites().await {
        let (chairman, head) = (token(&site, "chu.tich").await, token(&site, "truong.kt").await);
        site.by_token(&head, "/quan-tri", None).await.expect(403);
        let fields =
            [("vai_tro", "0"), ("nguoi", "4"), ("van_ban", "12/UQ-UBND ngày 20/11/2026"), ("den_ngay", "30/11/2026")];
        site.by_token(&chairman, "/uy-quyen/moi", Some(&fields)).await.expect(303);
        site.by_token(&head, "/quan-tri", None).await.expect(403);
        site.by_token(&head, "/uy-quyen", None)
            .await
            .expect(200)
            .shows("Chờ người được ủy quyền nhận")
            .shows("12/UQ-UBND");
        site.by_token(&chairman, "/uy-quyen/1/nhan", Some(&[("_version", "1")])).await.expect(404);
        site.by_token(&head, "/uy-quyen/1/nhan", Some(&[("_version", "1")])).await.expect(303);
        site.by_token(&head, "/quan-tri", None).await.expect(200);
        site.by_token(&head, "/tai-khoan", None).await.expect(200).shows("được Phạm Quang Huy ủy quyền");
        let lent = site.by_token(&head, "/uy-quyen/moi", None).await.expect(200);
        lent.hides("Chủ tịch UBND (được");
        site.by_token(&head, "/uy-quyen/1/thu-hoi", Some(&[("_version", "2")])).await.expect(404);
        site.by_token(&chairman, "/uy-quyen/1/thu-hoi", Some(&[("_version", "2")])).await.expect(303);
        site.by_token(&head, "/quan-tri", None).await.expect(403);
        let wrong = [("vai_tro", "9"), ("nguoi", "1"), ("van_ban", ""), ("den_ngay", "01/01/2020")];
        testkit::check_html(&site.by_token(&chairman, "/uy-quyen/moi", Some(&wrong)).await.expect(422).body);
        site.by_token(&chairman, "/uy-quyen/moi", Some(&fields)).await.expect(303);
        site.by_token(&head, "/uy-quyen/2/khong-nhan", Some(&[("_version", "1")])).await.expect(303);
        site.by_token(&head, "/quan-tri", None).await.expect(403);
    }
}

#[tokio::test]
async fn who_acts_for_another_is_bound_by_both() {
    for (_, site, _guard) in sites().await {
        let (admin, chairman) = (token(&site, "quan.tri").await, token(&site, "chu.tich").await);
        let head = token(&site, "truong.kt").await;
        let fields = [("vai_tro", "0"), ("nguoi", "4"), ("van_ban", "12/UQ-UBND"), ("den_ngay", "30/11/2026")];
        site.by_token(&chairman, "/uy-quyen/moi", Some(&fields)).await.expect(303);
        site.by_token(&head, "/uy-quyen/1/nhan", Some(&[("_version", "1")])).await.expect(303);
        let about_chairman = number(&propose_role(&site, &admin, 1, "dau_moi", "").await.expect(303));
        let about_head = number(&propose_role(&site, &admin, 4, "dau_moi", "").await.expect(303));
        let about_other = number(&propose_role(&site, &admin, 9, "dau_moi", "").await.expect(303));
        for id in [about_chairman, about_head] {
            site.by_token(&head, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&[("_version", "1")]))
                .await
                .expect(403);
        }
        site.by_token(&head, &format!("/quan-tri/de-nghi/{about_other}/duyet"), Some(&[("_version", "1")]))
            .await
            .expect(303);
        let mut conn = site.app.db.read().await.expect("a reader");
        let lines =
            db::journal::journal_of(&mut conn, site.commune(), "access_request", about_other, 9).await.expect("lines");
        assert_eq!(lines[0].actor_name, "Vũ Mạnh Cường (được Phạm Quang Huy ủy quyền)");
    }
}

#[tokio::test]
async fn a_locked_account_is_out_with_its_next_request() {
    for (_, site, _guard) in sites().await {
        let (admin, chairman) = (token(&site, "quan.tri").await, token(&site, "chu.tich").await);
        let worker = token(&site, "cong.chuc.kt").await;
        site.by_token(&worker, "/tai-khoan", None).await.expect(200);
        site.by_token(&admin, "/quan-tri/tai-khoan/9/tam-khoa", None).await.expect(200).shows("Có hiệu lực ngay");
        site.by_token(&admin, "/quan-tri/tai-khoan/9/tam-khoa", Some(&[("ly_do", "")])).await.expect(422);
        site.by_token(&admin, "/quan-tri/tai-khoan/16/tam-khoa", Some(&[("ly_do", "x")])).await.expect(403);
        site.by_token(&admin, "/quan-tri/tai-khoan/9/tam-khoa", Some(&[("ly_do", "Mất điện thoại")])).await.expect(303);
        site.by_token(&worker, "/tai-khoan", None).await.expect(303);
        sign_in(&site, "cong.chuc.kt", PASSWORD).await.expect(422);
        site.by_token(&admin, "/quan-tri/tai-khoan/9/tam-khoa", Some(&[("ly_do", "lần nữa")])).await.expect(403);
        let id = number(
            &site
                .by_token(&admin, "/quan-tri/tai-khoan/9/mo-khoa", Some(&[("ly_do", "Đã tìm thấy")]))
                .await
                .expect(303),
        );
        sign_in(&site, "cong.chuc.kt", PASSWORD).await.expect(422);
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&[("_version", "1")]))
            .await
            .expect(303);
        let worker = sign_in(&site, "cong.chuc.kt", PASSWORD).await.expect(303).cookie(web::COOKIE).expect("a session");
        let end = number(
            &site
                .by_token(&admin, "/quan-tri/tai-khoan/9/ket-thuc", Some(&[("ly_do", "Chuyển công tác")]))
                .await
                .expect(303),
        );
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{end}/duyet"), Some(&[("_version", "1")]))
            .await
            .expect(303);
        site.by_token(&worker, "/tai-khoan", None).await.expect(303);
        site.by_token(&admin, "/quan-tri/tai-khoan/9", None)
            .await
            .expect(200)
            .shows("Đã thôi")
            .hides("Đề nghị mở khóa");
        site.by_token(&admin, "/quan-tri/tai-khoan/9/khac", None).await.expect(404);
    }
}

#[tokio::test]
async fn a_role_ends_on_the_day_that_was_decided() {
    for (_, site, _guard) in sites().await {
        let (admin, chairman) = (token(&site, "quan.tri").await, token(&site, "chu.tich").await);
        let path = "/quan-tri/tai-khoan/7/vai-tro/7/thoi";
        site.by_token(&admin, path, None).await.expect(200).shows("Ngày cuối cùng giữ vai trò");
        site.by_token(&admin, "/quan-tri/tai-khoan/7/vai-tro/1/thoi", None).await.expect(404);
        site.by_token(&admin, "/quan-tri/tai-khoan/7/vai-tro/1/thoi", Some(&[("ly_do", "x")])).await.expect(404);
        let fields = [("ly_do", "Đổi đầu mối"), ("ngay_cuoi", "01/01/2020")];
        site.by_token(&admin, path, Some(&fields)).await.expect(422);
        let id = number(&site.by_token(&admin, path, Some(&[("ly_do", "Đổi đầu mối")])).await.expect(303));
        site.by_token(&chairman, &format!("/quan-tri/de-nghi/{id}/duyet"), Some(&[("_version", "1")]))
            .await
            .expect(303);
        site.by_token(&admin, "/quan-tri/tai-khoan/7", None).await.expect(200).shows("Đã thôi");
    }
}

#[tokio::test]
async fn nothing_of_another_commune_is_reached() {
    for (_, db, _guard) in testkit::open_both().await {
        let features = vec![access::feature()];
        let site = Site::with_mirror(db, features, testkit::SettableClock::default()).await;
        let fields = [("vai_tro", "dau_moi"), ("ly_do", "Phân công")];
        let id =
            number(&site.post("thanh_ha/quan_tri", "/quan-tri/tai-khoan/9/cap-vai-tro", &fields).await.expect(303));
        site.get("chu_tich", &format!("/quan-tri/de-nghi/{id}")).await.expect(404);
        site.post("chu_tich", &format!("/quan-tri/de-nghi/{id}/duyet"), &[("_version", "1")]).await.expect(404);
        site.get("quan_tri", "/quan-tri").await.expect(200).shows("Đặng Văn Ỷ").hides("Đặng Văn Út");
        site.get("thanh_pho", "/quan-tri").await.expect(403);
        site.get("thanh_pho", "/quyen").await.expect(200).shows("Quản trị truy cập");
    }
}
