//! The home pages over the real router: who sees what, in how many statements; pressing for work; the mail of the day.

use std::sync::{Arc, Mutex, PoisonError};

use db::args;
use kernel::actor::Capacity;
use kernel::dates::date;
use kernel::ids::StaffId;
use plans::reminders::digest::Mail;
use plans::reminders::send::{Round, send_due_mail};
use testkit::{Answer, Guard, SettableClock, Site, open_both};

use crate::seed::{self, SeedTask, TODAY};

async fn sites() -> Vec<(&'static str, Site, Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        let features = vec![plans::feature(), org::feature(), staff::feature()];
        sites.push((engine, Site::with_mirror(db, features, SettableClock::on(TODAY)).await, guard));
    }
    sites
}

/// A plan with one task of each kind: of Nguyễn Thị Hòa (8), under Đỗ Thị Lan Phương (5), decided by the chairman (1).
async fn story(site: &Site) {
    let mut tx = seed::begin(site, "dau_moi").await;
    let plan = seed::plan(&mut tx, "dang_thuc_hien", "Nâng cao chất lượng đội ngũ cán bộ, công chức").await;
    let task = |path: &str, title: &str, state, due| SeedTask {
        path: path.to_owned(),
        title: title.to_owned(),
        state,
        due_until: Some(due),
        baseline: Some(date(2026, 9, 12)),
        unit: Some(4),
        owner: Some(8),
        authority: Some(1),
        ..SeedTask::default()
    };
    seed::task(&mut tx, plan, &task("II.1", "Việc quá hạn lâu", "dang_lam", date(2026, 9, 30))).await;
    seed::task(&mut tx, plan, &task("II.2", "Việc chờ duyệt", "cho_duyet", date(2026, 12, 30))).await;
    seed::task(&mut tx, plan, &task("II.3", "Việc bị trả lại", "tra_lai", date(2026, 12, 30))).await;
    seed::task(&mut tx, plan, &task("II.4", "Việc sắp đến hạn", "dang_lam", date(2026, 11, 25))).await;
    let unclear =
        SeedTask { authority: None, ..task("II.5", "Việc quá hạn 5 ngày", "dang_lam", date(2026, 11, 15)) };
    seed::task(&mut tx, plan, &unclear).await;
    let commune = site.commune();
    seed::insert(
        &mut tx,
        "update plans_task set accountable = 5, state_reason = case when state = 'tra_lai' then 'thiếu phụ lục' end,
                state_on = $2 where commune = $1",
        args![commune, date(2026, 11, 12)],
    )
    .await;
    seed::insert(
        &mut tx,
        "insert into plans_evidence (commune, id, task, title, note, period_on, submitted_by, submitter_name,
            submitted_on, state, is_public, version)
         values ($1, 1, 2, 'Báo cáo rà soát', '', $2, 8, 'Nguyễn Thị Hòa', $2, 'cho_duyet', $3, 1)",
        args![commune, date(2026, 11, 12), false],
    )
    .await;
    seed::blocker(&mut tx, 4, false).await;
    for (id, state) in [(1_i64, "moi"), (2, "trinh_chu_tich")] {
        seed::insert(
            &mut tx,
            "insert into plans_difficulty (commune, id, unit, title, body, state, reported_by, reporter_name, reported_on, due_on, version)
             values ($1, $2, 3, $5, '', $3, 9, 'Đặng Văn Ỷ', $4, $4, 1)",
            args![commune, id, state, date(2026, 11, 10), if id == 1 { "Thiếu máy tính" } else { "Thiếu biên chế" }],
        )
        .await;
    }
    seed::insert(
        &mut tx,
        "insert into plans_directive (commune, id, kind, number, issuer, title, summary, received_on, confirm_by, version)
         values ($1, 1, 'chi_thi', '18/CT-TTg', 'Thủ tướng Chính phủ', 'Nâng cao chất lượng', '', $2, $2, 1)",
        args![commune, date(2026, 11, 10)],
    )
    .await;
    seed::insert(
        &mut tx,
        "insert into plans_reader (commune, id, directive, staff, reminders) values ($1, 1, 1, 8, 0)",
        args![commune],
    )
    .await;
    seed::end(tx).await;
}

#[tokio::test]
async fn each_sees_what_he_has_to_do_or_to_decide() {
    for (_, site, _guard) in sites().await {
        site.get("chu_tich", "/")
            .await
            .expect(200)
            .shows("Chưa có việc nào giao cho anh/chị")
            .shows("Nhập một kế hoạch");
        story(&site).await;
        let owner = site.get("cong_chuc_vhxh", "/").await.expect(200);
        owner
            .shows("Sửa và nộp lại")
            .shows("Lý do trả lại: thiếu phụ lục")
            .shows("Nộp sản phẩm hoặc đề nghị lùi hạn")
            .shows("quá 51 ngày")
            .shows("đã lùi 18 ngày so với khi ban hành")
            .shows("Văn bản cần đọc")
            .shows("Phạm Quang Huy duyệt, nộp từ 12/11/2026 (8 ngày)")
            .hides("Chờ tôi quyết định")
            .hides("Thiếu biên chế");
        let chairman = site.get("chu_tich", "/").await.expect(200);
        chairman
            .shows("Chờ tôi quyết định")
            .shows("Nguyễn Thị Hòa nộp “Báo cáo rà soát”")
            .shows("từ 12/11/2026 · 8 ngày")
            .shows("Thiếu biên chế")
            .shows("Quá hạn trên 10 ngày, thuộc thẩm quyền của tôi")
            .shows("Bổ sung điểm chưa rõ")
            .hides("Thiếu máy tính")
            .hides("Văn bản cần đọc");
        let steward = site.get("dau_moi", "/").await.expect(200);
        steward
            .shows("Trả lời khó khăn")
            .shows("Thiếu máy tính")
            .shows("1 trong 5 nhiệm vụ còn thiếu")
            .hides("Thiếu biên chế");
        let head = site.get("truong_vhxh", "/").await.expect(200);
        head.shows("Tôi chịu trách nhiệm · Nguyễn Thị Hòa thực hiện").shows("Nhắc").hides("Chờ tôi quyết định");
        let other = site.get("cong_chuc_kt", "/").await.expect(200);
        other.shows("Chưa có việc nào giao cho anh/chị").hides("Việc quá hạn lâu").hides("Nhập một kế hoạch");
        let observer = site.get("theo_doi", "/").await.expect(303);
        assert_eq!(observer.location.as_deref(), Some("/tai-khoan"), "without a menu there is only his own account");
        site.get("", "/").await.expect(303);
        site.get("thanh_ha/cong_chuc_vhxh", "/").await.expect(200).hides("Việc quá hạn lâu");
    }
}

#[tokio::test]
async fn a_late_task_is_late_whoever_has_it_in_hand() {
    for (_, site, _guard) in sites().await {
        let mut tx = seed::begin(&site, "dau_moi").await;
        let plan = seed::plan(&mut tx, "dang_thuc_hien", "Nâng cao chất lượng đội ngũ").await;
        let task = |title: &str, state, due| SeedTask {
            title: title.to_owned(),
            state,
            due_until: Some(due),
            owner: Some(8),
            authority: Some(1),
            ..SeedTask::default()
        };
        seed::task(&mut tx, plan, &task("Việc đã nộp muộn", "cho_duyet", date(2026, 9, 30))).await;
        seed::task(&mut tx, plan, &task("Việc trong hạn", "dang_lam", date(2026, 12, 30))).await;
        seed::end(tx).await;
        let page = site.get("cong_chuc_vhxh", "/").await.expect(200);
        page.shows("1 quá hạn").shows("1 nhiệm vụ quá hạn đang chờ duyệt").hides("không có việc nào quá hạn");
        let mut tx = seed::begin(&site, "dau_moi").await;
        seed::task(&mut tx, plan, &task("Việc bị trả lại muộn", "tra_lai", date(2026, 9, 30))).await;
        seed::end(tx).await;
        let page = site.get("cong_chuc_vhxh", "/").await.expect(200).shows("2 quá hạn").shows("1 bị trả lại");
        let page = page.shows("1 việc cần anh/chị xử lý");
        assert!(page.body.contains("href=\"/?loc=qua_han#thuc-hien\""), "the figure opens its list");
        let late = site.get("cong_chuc_vhxh", "/?loc=qua_han").await.expect(200);
        let late = late.shows("Việc đã nộp muộn").shows("Việc bị trả lại muộn").hides("Việc trong hạn");
        late.shows("2 quá hạn").shows("3 nhiệm vụ tôi làm");
        site.get("cong_chuc_kt", "/?loc=qua_han").await.expect(200).shows("Chưa có việc nào giao cho anh/chị");
    }
}

#[tokio::test]
async fn the_leaders_page_is_for_those_who_oversee() {
    for (_, site, _guard) in sites().await {
        site.get("chu_tich", "/dieu-hanh").await.expect(200).shows("Chưa có kế hoạch nào được ban hành");
        story(&site).await;
        for who in ["chu_tich", "pho_chu_tich", "dau_moi", "theo_doi"] {
            let page = site.get(who, "/dieu-hanh").await.expect(200);
            let page = page
                .shows("Quá hạn trên 20 ngày, cần lãnh đạo chỉ đạo")
                .shows("Việc quá hạn lâu")
                .shows("đã lùi 18 ngày so với khi ban hành")
                .shows("Tất cả 2 nhiệm vụ quá hạn")
                .shows("Chờ Quyết định giao biên chế từ 20/11/2026 · hôm nay")
                .shows("Còn 1 người chưa xác nhận")
                .shows("2 khó khăn chưa trả lời 2 quá hạn trả lời");
            assert!(
                page.body.contains("/nhiem-vu?cho=HB-001"),
                "{who}: the number of waiting decisions opens its list"
            );
            assert!(page.body.contains("/nhiem-vu?don_vi=VHXH&amp;vai_tro=chu_tri&amp;han=qua_han"), "{who}");
            assert_eq!(page.body.contains("/don-doc"), who != "theo_doi", "{who}: observers press for nothing");
        }
        for who in ["truong_vhxh", "cong_chuc_kt"] {
            site.get(who, "/dieu-hanh").await.expect(403).shows("Trang điều hành dành cho lãnh đạo UBND");
        }
        site.get("chu_tich", "/dieu-hanh?ke_hoach=1").await.expect(200).shows("Việc quá hạn lâu");
        site.get("chu_tich", "/dieu-hanh?ke_hoach=9").await.expect(404);
        site.get("chu_tich", "/nhiem-vu?cho=HB-001").await.expect(200).shows("Việc chờ duyệt").hides("Việc bị trả lại");
        site.get("chu_tich", "/nhiem-vu?don_vi=chung").await.expect(200).hides("Việc chờ duyệt");
        site.get("thanh_ha/chu_tich", "/dieu-hanh").await.expect(200).hides("Việc quá hạn lâu");
    }
}

#[tokio::test]
async fn a_units_page_shows_its_difficulties_to_those_who_may_see_them() {
    for (_, site, _guard) in sites().await {
        story(&site).await;
        site.get("cong_chuc_kt", "/don-vi").await.expect(200).shows("Phòng Kinh tế").shows("Phòng Văn hóa - Xã hội");
        let own = site.get("cong_chuc_kt", "/don-vi/KT").await.expect(200);
        own.shows("Thiếu máy tính").shows("Đặng Văn Ỷ").shows("Báo cáo khó khăn").shows("chưa chủ trì nhiệm vụ nào");
        let other = site.get("cong_chuc_hcc", "/don-vi/KT").await.expect(200);
        other.hides("Thiếu máy tính").hides("Khó khăn chờ trả lời");
        let unit = site.get("truong_vhxh", "/don-vi/VHXH").await.expect(200).shows("5 nhiệm vụ chủ trì");
        let (late, soon) = (unit.body.find("Việc quá hạn lâu"), unit.body.find("Việc sắp đến hạn"));
        assert!(late.is_some() && late < soon, "late ones first");
        assert!(unit.body.contains("/don-doc"), "its head may press");
        site.get("dau_moi", "/don-vi/KHONG").await.expect(404);
        site.get("thanh_ha/dau_moi", "/don-vi/VHXH").await.expect(200).hides("Việc quá hạn lâu");
    }
}

#[tokio::test]
async fn pressing_is_written_once_a_day_and_seen_by_the_owner() {
    for (engine, site, _guard) in sites().await {
        story(&site).await;
        let key = web::fresh_key();
        let fields = [("_key", key.as_str()), ("ve", "/dieu-hanh")];
        let first = site.post("dau_moi", "/nhiem-vu/1/don-doc", &fields).await.expect(303);
        assert_eq!(first.location.as_deref(), Some("/dieu-hanh"), "{engine}");
        assert!(first.notice().starts_with("Đã đôn đốc"), "{engine}");
        site.post("dau_moi", "/nhiem-vu/1/don-doc", &fields).await.expect(303);
        let told = site.get("chu_tich", "/dieu-hanh").await.expect(200).shows("nhắc gần nhất 20/11/2026");
        assert_eq!(told.body.matches("nhắc gần nhất").count(), 1, "{engine}: the row says when, the others nothing");
        let again = site.post("dau_moi", "/nhiem-vu/1/don-doc", &[("ve", "//ngoai.test")]).await.expect(303);
        assert!(again.notice().contains("đã đôn đốc nhiệm vụ này rồi"), "{engine}");
        assert_eq!(again.location.as_deref(), Some("/nhiem-vu/1"), "{engine}: only back to our own pages");
        let mine = site.get("cong_chuc_vhxh", "/").await.expect(200);
        let mine = mine.shows("Tôi được đôn đốc").shows("Ngô Thị Thu Hà: nhiệm vụ đã quá hạn 51 ngày.");
        assert_eq!(mine.body.matches("nhiệm vụ đã quá hạn 51 ngày").count(), 1, "{engine}: written once");
        let typed = [("loi_nhan", "Đề nghị gửi trước thứ Sáu.")];
        site.post("truong_vhxh", "/nhiem-vu/1/don-doc", &typed).await.expect(303);
        site.get("cong_chuc_vhxh", "/").await.expect(200).shows("Đề nghị gửi trước thứ Sáu.");
        site.post("cong_chuc_vhxh", "/nhiem-vu/1/don-doc", &[]).await.expect(403);
        site.post("cong_chuc_kt", "/nhiem-vu/1/don-doc", &[])
            .await
            .expect(403)
            .shows("Việc đôn đốc do đầu mối kế hoạch");
        site.post("theo_doi", "/nhiem-vu/1/don-doc", &[]).await.expect(403);
        site.post("dau_moi", "/nhiem-vu/99/don-doc", &[]).await.expect(404);
        site.post("thanh_ha/dau_moi", "/nhiem-vu/1/don-doc", &[]).await.expect(404);
    }
}

/// What went out, in a sender that keeps it.
async fn round(site: &Site, accepts: bool) -> (Round, Vec<Mail>) {
    let sent = Arc::new(Mutex::new(Vec::new()));
    let keep = sent.clone();
    let send = move |mail: Mail| {
        keep.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
        async move { accepts }
    };
    let keys = ["chu_tich", "pho_chu_tich", "chanh_vp", "truong_vhxh", "dau_moi", "cong_chuc_vhxh", "cong_chuc_kt"];
    let holders: Vec<(StaffId, Capacity)> = keys
        .iter()
        .map(|who| site.actor(who))
        .flat_map(|actor| {
            actor.staff.into_iter().flat_map(move |id| actor.capacities.clone().into_iter().map(move |c| (id, c)))
        })
        .collect();
    let place = ("xã Hà Bắc", "https://sauro.xa.test");
    let round = send_due_mail(&site.app.db, &site.clock, site.commune(), place, &holders, send).await;
    let mails = sent.lock().unwrap_or_else(PoisonError::into_inner).clone();
    (round.expect("a round"), mails)
}

#[tokio::test]
async fn mail_goes_once_a_day_to_those_with_an_address_and_work() {
    for (engine, site, _guard) in sites().await {
        story(&site).await;
        assert_eq!(round(&site, true).await.1, [], "{engine}: nobody has an address");
        let mut tx = seed::begin(&site, "dau_moi").await;
        for (staff, email) in [(8_i64, "hoa@xa.test"), (1, "huy@xa.test"), (9, "y@xa.test")] {
            seed::insert(
                &mut tx,
                "update staff_member set email = $3 where commune = $1 and id = $2",
                args![site.commune(), staff, email],
            )
            .await;
        }
        seed::end(tx).await;
        let (refused, _) = round(&site, false).await;
        assert_eq!(refused, Round { sent: 0, failed: 2 }, "{engine}: refused mails may be tried again");
        let (first, mails) = round(&site, true).await;
        assert_eq!(first, Round { sent: 2, failed: 0 }, "{engine}: nothing to whoever has no work");
        let to = |address: &str| mails.iter().find(|m| m.to == address).expect("a mail");
        let (owner, chairman) = (to("hoa@xa.test"), to("huy@xa.test"));
        assert_eq!(owner.subject, "Sáu Rõ: 1 bị trả lại, 2 quá hạn, 1 văn bản cần đọc, 1 sắp đến hạn", "{engine}");
        assert_eq!(chairman.subject, "Sáu Rõ: 1 chờ quyết định, 1 khó khăn chờ trả lời, 1 quá hạn", "{engine}");
        assert!(chairman.text.contains("II.2 Việc chờ duyệt") && chairman.text.contains("/nhiem-vu/2"), "{engine}");
        assert!(owner.text.contains("18/CT-TTg Nâng cao chất lượng") && owner.text.contains("/van-ban/1"), "{engine}");
        assert!(chairman.text.contains("Thiếu biên chế") && chairman.text.contains("/kho-khan/2"), "{engine}");
        for private in ["Báo cáo rà soát", "Nguyễn Thị Hòa nộp", "Đặng Văn Ỷ", "HB-0"] {
            assert!(mails.iter().all(|m| !m.text.contains(private)), "{engine}: {private}");
        }
        assert_eq!(round(&site, true).await, (Round::default(), vec![]), "{engine}: once a day");
        site.clock.set_date(date(2026, 11, 21));
        assert_eq!(round(&site, true).await.0.sent, 2, "{engine}: again on the next day");
    }
}

#[tokio::test]
async fn the_mail_asks_nobody_to_decide_on_himself_and_reaches_the_other_leaders_and_the_steward() {
    for (engine, site, _guard) in sites().await {
        story(&site).await;
        let mut tx = seed::begin(&site, "dau_moi").await;
        for (staff, email) in [(1_i64, "huy@xa.test"), (2, "nhung@xa.test"), (7, "ha@xa.test"), (5, "phuong@xa.test")] {
            let sql = "update staff_member set email = $3 where commune = $1 and id = $2";
            seed::insert(&mut tx, sql, args![site.commune(), staff, email]).await;
        }
        let commune = site.commune();
        let own = "update plans_task set owner = 1 where commune = $1 and id = 2";
        seed::insert(&mut tx, own, args![commune]).await;
        seed::change(&mut tx, 2).await;
        seed::end(tx).await;
        let mails = round(&site, true).await.1;
        let to = |address: &str| mails.iter().find(|m| m.to == address).map_or("", |m| m.text.as_str());
        let (chairman, deputy, steward) = (to("huy@xa.test"), to("nhung@xa.test"), to("ha@xa.test"));
        assert!(!chairman.contains("CHỜ ANH/CHỊ QUYẾT ĐỊNH"), "{engine}: {chairman}");
        assert!(deputy.contains("CHỜ ANH/CHỊ QUYẾT ĐỊNH (2)") && deputy.contains("/nhiem-vu/2"), "{engine}: {deputy}");
        assert!(deputy.contains("QUÁ HẠN LÂU") && deputy.contains("Việc quá hạn lâu"), "{engine}: over 20 days");
        assert!(deputy.contains("Thiếu biên chế") && !deputy.contains("Thiếu máy tính"), "{engine}: {deputy}");
        assert!(steward.contains("Thiếu máy tính") && !steward.contains("Thiếu biên chế"), "{engine}: {steward}");
        for (who, mail) in [("chu_tich", chairman), ("pho_chu_tich", deputy), ("dau_moi", steward)] {
            let page = site.get(who, "/").await.expect(200);
            let decides = mail.contains("QUYẾT ĐỊNH (") || mail.contains("TRẢ LỜI (");
            assert_eq!(page.body.contains("Chờ tôi quyết định"), decides, "{engine}: {who}: page and mail agree");
        }
    }
}

/// Milliseconds and statements that the page took.
fn cost(page: &Answer) -> (f64, u32) {
    let said = page.headers["server-timing"].to_str().expect("text");
    let part = |mark: &str, end: char| said.split(mark).nth(1).and_then(|t| t.split(end).next()).unwrap_or_default();
    (part("dur=", ',').parse().expect("a time"), part("desc=\"", '"').parse().expect("a number"))
}

#[tokio::test]
async fn crowded_pages_stay_within_their_statements() {
    for (engine, site, _guard) in sites().await {
        let mut tx = seed::begin(&site, "dau_moi").await;
        for staff in 101_i64..=290 {
            seed::insert(
                &mut tx,
                "insert into staff_member (commune, id, code, full_name, search_key, sort_key, key_version, unit, title, kind, version)
                 values ($1, $2, $3, $4, $4, $3, '1', $5, 'Chuyên viên', 'cong_chuc', 1)",
                args![site.commune(), staff, format!("HB-{staff}"), format!("Nguyễn Thị Hòa {staff}"), staff % 5 + 1],
            )
            .await;
        }
        seed::end(tx).await;
        seed::crowded_plan(&site, "dau_moi", 2_000).await;
        for (who, path) in [
            ("chu_tich", "/"),
            ("dau_moi", "/"),
            ("truong_vhxh", "/"),
            ("truong_vhxh", "/?trang=2"),
            ("chu_tich", "/dieu-hanh"),
            ("theo_doi", "/dieu-hanh?ke_hoach=1"),
            ("dau_moi", "/don-vi"),
            ("dau_moi", "/don-vi/VHXH"),
            ("thanh_pho", "/thanh-pho"),
        ] {
            let page = site.get(who, path).await.expect(200);
            let (millis, statements) = cost(&page);
            println!("{engine} {who} {path}: {millis} ms, {statements} statements, {} bytes", page.bytes.len());
            // Two of the ten belong to whoever is signing in.
            assert!(statements <= 8, "{engine}: {who} {path} took {statements} statements");
            assert!(page.bytes.len() < 400_000, "{engine}: {path} has {} bytes", page.bytes.len());
        }
    }
}
