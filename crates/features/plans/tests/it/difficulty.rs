//! Reporting, answering and submitting difficulties, through the real router.

use kernel::actor::{Capacity, Role};
use kernel::dates::date;
use testkit::{SettableClock, Site, open_both, token_of};

const TEXT: &str = "Chưa có quyết định giao biên chế nên chưa bố trí được.\nĐề nghị Chủ tịch có văn bản hỏi thành phố.";

async fn report(site: &Site, who: &str) -> String {
    let fields = [("tieu_de", "Chưa có quyết định giao biên chế"), ("noi_dung", TEXT)];
    let answer = site.post(who, "/kho-khan/moi", &fields).await.expect(303);
    answer.location.clone().expect("a place to go")
}

#[tokio::test]
async fn a_unit_reports_and_the_steward_answers() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(date(2026, 11, 20))).await;
        let page = report(&site, "cong_chuc_kt").await;
        site.get("dau_moi", "/kho-khan?trang_thai=cho").await.expect(200).shows("Chưa có quyết định giao biên chế");
        let shown = site.get("dau_moi", &page).await.expect(200).shows("Phòng Kinh tế").shows("27/11/2026");
        let version = shown.field("_version");
        let fields = [("tra_loi", "Đã có công văn hỏi Sở Nội vụ."), ("_version", version.as_str())];
        site.post("dau_moi", &format!("{page}/tra-loi"), &fields).await.expect(303);
        site.get("cong_chuc_kt", &page).await.expect(200).shows("Đã có công văn hỏi Sở Nội vụ.").shows("Đã trả lời");
    }
}

#[tokio::test]
async fn what_was_submitted_is_the_leaders_to_answer() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(date(2026, 11, 20))).await;
        let page = report(&site, "cong_chuc_kt").await;
        site.post("dau_moi", &format!("{page}/trinh"), &[("_version", "1")]).await.expect(303);
        let fields = [("tra_loi", "Tự trả lời"), ("_version", "2")];
        site.post("dau_moi", &format!("{page}/tra-loi"), &fields).await.expect(403);
        let fields = [("tra_loi", "UBND xã sẽ làm việc với Sở Nội vụ."), ("_version", "2")];
        site.post("chu_tich", &format!("{page}/tra-loi"), &fields).await.expect(303);
        site.get("chu_tich", &page).await.expect(200).shows("Đã trả lời");
    }
}

#[tokio::test]
async fn another_unit_and_another_commune_do_not_see_it() {
    for (_, db, _guard) in open_both().await {
        let site = Site::with_mirror(db, vec![plans::feature()], SettableClock::on(date(2026, 11, 20))).await;
        let page = report(&site, "cong_chuc_kt").await;
        site.get("cong_chuc_hcc", &page).await.expect(404).hides("biên chế");
        site.get("cong_chuc_hcc", "/kho-khan").await.expect(200).hides("biên chế");
        site.get("thanh_ha/chu_tich", &page).await.expect(404).hides("biên chế");
        site.post("cong_chuc_kt", &format!("{page}/tra-loi"), &[("tra_loi", "x"), ("_version", "1")]).await.expect(403);
        site.get("theo_doi", "/kho-khan/moi").await.expect(403);
    }
}

#[tokio::test]
async fn wrong_input_is_named_and_kept() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(date(2026, 11, 20))).await;
        let fields = [("tieu_de", ""), ("noi_dung", "Giữ lại câu này"), ("can_tra_loi", "31/11/2026")];
        let answer = site.post("cong_chuc_kt", "/kho-khan/moi", &fields).await.expect(422);
        answer.shows("Hãy nhập tiêu đề").shows("Giữ lại câu này").shows("31/11/2026");
        site.get("dau_moi", "/kho-khan").await.expect(200).hides("Giữ lại câu này");
    }
}

#[tokio::test]
async fn the_slower_answer_keeps_its_text() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(date(2026, 11, 20))).await;
        let page = report(&site, "cong_chuc_kt").await;
        let first = [("tra_loi", "Câu trả lời thứ nhất"), ("_version", "1")];
        site.post("dau_moi", &format!("{page}/tra-loi"), &first).await.expect(303);
        let second = [("tra_loi", "Câu trả lời thứ hai"), ("_version", "1")];
        let answer = site.post("chu_tich", &format!("{page}/tra-loi"), &second).await.expect(409);
        answer.shows("Câu trả lời thứ nhất").shows("Câu trả lời thứ hai");
    }
}

#[tokio::test]
async fn sent_twice_reported_once() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(date(2026, 11, 20))).await;
        let key = "0123456789abcdef0123456789abcdef";
        let fields = [("tieu_de", "Một lần thôi"), ("noi_dung", "Nội dung"), ("_key", key)];
        let first = site.post("cong_chuc_kt", "/kho-khan/moi", &fields).await.expect(303);
        let again = site.post("cong_chuc_kt", "/kho-khan/moi", &fields).await.expect(303);
        assert_eq!(first.location, again.location);
        let list = site.get("dau_moi", "/kho-khan").await.expect(200);
        assert_eq!(list.body.matches(">Một lần thôi<").count(), 1);
    }
}

#[tokio::test]
async fn submitted_twice_by_one_form_is_no_refusal() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(date(2026, 11, 20))).await;
        let page = report(&site, "cong_chuc_kt").await;
        let fields = [("_version", "1"), ("_key", "0123456789abcdef0123456789abcdef")];
        let first = site.post("dau_moi", &format!("{page}/trinh"), &fields).await.expect(303);
        let again = site.post("dau_moi", &format!("{page}/trinh"), &fields).await.expect(303);
        assert_eq!((first.location, again.location), (Some(page.clone()), Some(page.clone())));
        site.post("dau_moi", &format!("{page}/trinh"), &[("_version", "2")]).await.expect(403);
    }
}

#[tokio::test]
async fn the_stewards_own_difficulty_goes_to_the_leaders_at_once() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(date(2026, 11, 20))).await;
        let fields = [("tieu_de", "Thiếu người nhập liệu"), ("noi_dung", TEXT)];
        let sent = site.post("dau_moi", "/kho-khan/moi", &fields).await.expect(303);
        assert!(sent.notice().starts_with("Đã trình khó khăn"), "{engine}: {}", sent.notice());
        let page = sent.location.clone().expect("a place to go");
        site.get("chu_tich", "/").await.expect(200).shows("Kết luận khó khăn").shows("Thiếu người nhập liệu");
        site.get("dau_moi", "/").await.expect(200).hides("Thiếu người nhập liệu");
        site.get("dau_moi", &page).await.expect(200).shows("Đã trình Chủ tịch").hides("Trình Chủ tịch UBND");
        let answer = [("tra_loi", "Bố trí thêm một người."), ("_version", "1")];
        site.post("dau_moi", &format!("{page}/tra-loi"), &answer).await.expect(403).shows("do lãnh đạo UBND kết luận");
        site.post("chu_tich", &format!("{page}/tra-loi"), &answer).await.expect(303);
    }
}

#[tokio::test]
async fn a_leader_submits_his_own_and_another_leader_answers() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(date(2026, 11, 20))).await;
        let page = report(&site, "pho_chu_tich").await;
        let answer = |version: &'static str| [("tra_loi", "Tự trả lời"), ("_version", version)];
        site.post("pho_chu_tich", &format!("{page}/tra-loi"), &answer("1")).await.expect(403);
        site.get("pho_chu_tich", &page).await.expect(200).shows("Không ai tự trả lời").shows("Trình Chủ tịch UBND");
        site.post("pho_chu_tich", &format!("{page}/trinh"), &[("_version", "1")]).await.expect(303);
        site.get("pho_chu_tich", "/").await.expect(200).hides("Kết luận khó khăn");
        site.post("pho_chu_tich", &format!("{page}/tra-loi"), &answer("2")).await.expect(403);
        site.get("chu_tich", "/").await.expect(200).shows("Kết luận khó khăn");
        site.post("chu_tich", &format!("{page}/tra-loi"), &answer("2")).await.expect(303);
        site.post("cong_chuc_kt", &format!("{page}/trinh"), &[("_version", "3")]).await.expect(403);
    }
}

#[tokio::test]
async fn somebody_of_two_units_sees_both_and_says_for_which_he_reports() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(date(2026, 11, 20))).await;
        let mut actor = site.actor("cong_chuc_kt");
        actor.capacities.push(Capacity::own(Role::CongChuc, Some(site.unit("VHXH"))));
        let of_two = token_of(&actor);
        for (who, title) in
            [("cong_chuc_kt", "Máy in kinh tế"), ("truong_vhxh", "Máy in văn hóa"), ("chanh_vp", "Máy in văn phòng")]
        {
            let fields = [("tieu_de", title), ("noi_dung", TEXT)];
            site.post(who, "/kho-khan/moi", &fields).await.expect(303);
        }
        for path in ["/kho-khan", "/tim?q=may+in"] {
            let seen = site.by_token(&of_two, path, None).await.expect(200);
            seen.shows("Máy in kinh tế").shows("Máy in văn hóa").hides("Máy in văn phòng");
        }
        let one = site.by_token(&of_two, "/kho-khan?don_vi=VHXH", None).await.expect(200);
        one.shows("Máy in văn hóa").hides("Máy in kinh tế").hides("Trung tâm Phục vụ");
        site.by_token(&of_two, "/kho-khan?don_vi=VP", None).await.expect(200).hides("Máy in văn phòng");
        site.get("cong_chuc_kt", "/kho-khan").await.expect(200).hides("Máy in văn hóa").hides("Tất cả đơn vị");
        let unit = site.by_token(&of_two, "/don-vi/VHXH", None).await.expect(200);
        assert!(unit.body.contains("href=\"/kho-khan/moi?don_vi=VHXH\""), "{engine}");

        let form = site.by_token(&of_two, "/kho-khan/moi?don_vi=VHXH", None).await.expect(200).shows("Đơn vị báo cáo");
        assert!(form.body.contains("<option value=\"VHXH\" selected>"), "{engine}");
        site.get("cong_chuc_kt", "/kho-khan/moi").await.expect(200).hides("Đơn vị báo cáo");
        let fields = |unit| [("tieu_de", "Thiếu ghế"), ("noi_dung", TEXT), ("don_vi", unit)];
        let refused = site.by_token(&of_two, "/kho-khan/moi", Some(&fields("VP"))).await.expect(422);
        let refused = refused.shows("Hãy chọn đơn vị của anh/chị").shows("Chọn đơn vị");
        assert_eq!(refused.field("tieu_de"), "Thiếu ghế", "{engine}");
        let sent = site.by_token(&of_two, "/kho-khan/moi", Some(&fields("VHXH"))).await.expect(303);
        let at = sent.location.expect("a place to go");
        site.get("truong_vhxh", &at).await.expect(200).shows("Phòng Văn hóa - Xã hội");
        site.get("truong_kt", &at).await.expect(404);
    }
}
