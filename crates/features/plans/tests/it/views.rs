//! The views of a running plan, asked for over the real router.

use testkit::{Answer, SettableClock, Site, check_html, open_both};

use crate::seed::{self, SeedTask, TODAY};

async fn site() -> (Site, testkit::Guard) {
    let (_, db, guard) = open_both().await.remove(0);
    (Site::with_mirror(db, vec![plans::feature()], SettableClock::on(TODAY)).await, guard)
}

/// The statements that the answer reports.
fn statements(answer: &Answer) -> u32 {
    let timing = answer.headers["server-timing"].to_str().expect("plain text");
    let (_, number) = timing.split_once("db;desc=\"").expect("a count of statements");
    number.trim_end_matches('"').parse().expect("a number")
}

#[tokio::test]
async fn every_view_of_two_thousand_tasks_stays_within_ten_statements() {
    let (site, _guard) = site().await;
    let plan = seed::crowded_plan(&site, "dau_moi", 2_000).await;
    let views = [
        format!("/ke-hoach/{plan}"),
        format!("/ke-hoach/{plan}/danh-sach"),
        format!("/ke-hoach/{plan}/danh-sach?q=dat+dai&don_vi=KT&nguoi=HB-007&cho=HB-004&han=tre&trang=2"),
        format!("/ke-hoach/{plan}/tien-trinh?trang=3"),
        format!("/ke-hoach/{plan}/sau-ro"),
        format!("/ke-hoach/{plan}/bieu-do"),
        format!("/ke-hoach/{plan}/bieu-do?ky=tuan"),
        "/nhiem-vu?sap_xep=han".to_owned(),
        "/tim?q=h%C3%B2a".to_owned(),
    ];
    for view in views {
        let answer = site.get("cong_chuc_kt", &view).await.expect(200);
        check_html(&answer.body);
        // One more is the session's, which this site takes from the token.
        let run = statements(&answer);
        assert!((1..=9).contains(&run), "{view}: {run} statements");
        assert!(answer.body.len() < 400_000, "{view}: {} bytes", answer.body.len());
    }
}

#[tokio::test]
async fn the_board_shows_thirty_cards_of_a_column_and_leads_to_all() {
    let (site, _guard) = site().await;
    let mut tx = seed::begin(&site, "dau_moi").await;
    let plan = seed::plan(&mut tx, "dang_thuc_hien", "Kế hoạch lớn").await;
    for number in 1..=34 {
        let path = format!("II.{number}");
        seed::task(&mut tx, plan, &SeedTask { path, owner: Some(8), unit: Some(4), ..SeedTask::default() }).await;
    }
    let moved = SeedTask {
        path: "II.99".to_owned(),
        state: "cho_duyet",
        due_until: Some(kernel::dates::date(2026, 9, 30)),
        baseline: Some(kernel::dates::date(2026, 6, 30)),
        ..SeedTask::default()
    };
    let blocked = seed::task(&mut tx, plan, &moved).await;
    seed::blocker(&mut tx, blocked, false).await;
    seed::end(tx).await;
    let board = site.get("chu_tich", &format!("/ke-hoach/{plan}")).await.expect(200);
    let board = board.shows("Xem tất cả 34").shows("Nguyễn Thị Hòa · Phòng Văn hóa - Xã hội");
    board.shows("quá 51 ngày · đã lùi 92 ngày so với khi ban hành").shows("Đang chờ, vướng").hides("Tạm dừng");
    let list = format!("/ke-hoach/{plan}/danh-sach?trang_thai=dang_lam&sap_xep=han");
    site.get("chu_tich", &list).await.expect(200).shows("1–34 trong 34 nhiệm vụ");
}

#[tokio::test]
async fn the_numbers_of_the_head_open_their_lists() {
    let (site, _guard) = site().await;
    let plan = seed::crowded_plan(&site, "dau_moi", 300).await;
    let board = site.get("dau_moi", &format!("/ke-hoach/{plan}")).await.expect(200);
    let mut seen = 0;
    for part in board.body.split("<a class=\"stat").skip(1) {
        let href = part.split("href=\"").nth(1).and_then(|h| h.split('"').next()).expect("a link");
        let value = part.split("stat-value\">").nth(1).and_then(|v| v.split('<').next()).expect("a number");
        let list = site.get("dau_moi", href).await.expect(200);
        list.shows(&format!("trong {value} nhiệm vụ"));
        seen += 1;
    }
    assert_eq!(seen, 8);
}

/// Every link of a page into the lists, with the number that it shows first.
fn figures(body: &str, into: &str) -> Vec<(String, String)> {
    let links = body.split("<a href=\"").skip(1).filter(|part| part.starts_with(into));
    links
        .map(|part| {
            let (href, rest) = part.split_once('"').expect("an address");
            let words = rest.split_once('>').expect("a tag").1.trim_start_matches("<strong>");
            let number: String = words.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            (href.replace("&amp;", "&"), number)
        })
        .collect()
}

#[tokio::test]
async fn the_figures_of_the_burn_up_and_the_matrix_open_their_lists() {
    for (engine, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(TODAY)).await;
        let plan = seed::crowded_plan(&site, "dau_moi", 300).await;
        let mut tx = seed::begin(&site, "dau_moi").await;
        let early = SeedTask { state: "hoan_thanh", completed_on: Some(TODAY), ..SeedTask::default() };
        seed::task(&mut tx, plan, &early).await;
        seed::end(tx).await;
        let here = format!("/ke-hoach/{plan}");
        let chart = site.get("dau_moi", &format!("{here}/bieu-do?ky=tuan")).await.expect(200);
        let found = figures(&chart.body, &format!("{here}/danh-sach?"));
        for line in ["tong", "ke_hoach", "xong", "cham", "som"] {
            let of_line: Vec<_> = found.iter().filter(|(href, _)| href.contains(&format!("duong={line}-"))).collect();
            assert!(!of_line.is_empty(), "{engine}: {line}");
            for (href, number) in of_line.into_iter().rev().step_by(9) {
                site.get("dau_moi", href).await.expect(200).shows(&format!("trong {number} nhiệm vụ"));
            }
        }
        let (href, number) = found.iter().find(|(href, _)| href.contains("du_minh_chung")).expect("evidence in time");
        site.get("dau_moi", href).await.expect(200).shows(&format!("trong {number} nhiệm vụ"));
        let matrix = site.get("dau_moi", &format!("{here}/sau-ro?chua_ro=nguoi")).await.expect(200);
        let clear = figures(&matrix.body, &format!("{here}/sau-ro?chua_ro=ro_"));
        assert!(!clear.is_empty(), "{engine}");
        for (href, number) in clear {
            site.get("dau_moi", &href).await.expect(200).shows(&format!("trong {number} nhiệm vụ")).shows("đã rõ");
        }
    }
}

#[tokio::test]
async fn filters_stay_in_the_links_and_can_be_taken_off() {
    let (site, _guard) = site().await;
    let plan = seed::crowded_plan(&site, "dau_moi", 300).await;
    let here = format!("/ke-hoach/{plan}/danh-sach");
    let list = site.get("dau_moi", &format!("{here}?don_vi=KT&sap_xep=han&trang=abc")).await.expect(200);
    let list = list.shows("Đơn vị: Phòng Kinh tế");
    assert!(list.body.contains(&format!("href=\"{here}?don_vi=KT&amp;sap_xep=uu_tien\"")), "sorting keeps the filter");
    assert!(list.body.contains(&format!("href=\"{here}?sap_xep=han\"")), "the filter can be taken off");
    let none = site.get("dau_moi", &format!("{here}?don_vi=KHONG-CO")).await.expect(200);
    none.shows("không có mã “KHONG-CO”").shows("Không có nhiệm vụ nào khớp các điều kiện đang lọc.");
    site.get("dau_moi", &format!("{here}?trang=999")).await.expect(200).shows("300 nhiệm vụ");
}

#[tokio::test]
async fn drafts_and_other_communes_are_not_shown() {
    let (site, _guard) = site().await;
    let plan = seed::crowded_plan(&site, "dau_moi", 20).await;
    let mut tx = seed::begin(&site, "dau_moi").await;
    let draft = seed::plan(&mut tx, "nhap", "Bản nháp mật").await;
    seed::task(&mut tx, draft, &SeedTask { title: "Việc trong bản nháp".to_owned(), ..SeedTask::default() }).await;
    seed::end(tx).await;
    for view in ["", "/danh-sach", "/tien-trinh", "/sau-ro", "/bieu-do"] {
        site.get("thanh_ha/chu_tich", &format!("/ke-hoach/{plan}{view}")).await.expect(404);
        site.get("", &format!("/ke-hoach/{plan}{view}")).await.expect(303);
        site.get("dau_moi", "/ke-hoach/abc/danh-sach").await.expect(404);
    }
    for view in ["/danh-sach", "/tien-trinh", "/sau-ro", "/bieu-do"] {
        site.get("cong_chuc_kt", &format!("/ke-hoach/{draft}{view}")).await.expect(404);
        let answer = site.get("dau_moi", &format!("/ke-hoach/{draft}{view}")).await.expect(303);
        assert_eq!(answer.location, Some(format!("/ke-hoach/{draft}")));
    }
    site.get("dau_moi", "/nhiem-vu").await.expect(200).hides("Việc trong bản nháp");
    site.get("dau_moi", "/tim?q=nh%C3%A1p").await.expect(200).hides("Việc trong bản nháp");
    site.get("thanh_ha/chu_tich", "/nhiem-vu").await.expect(200).shows("chưa kế hoạch nào được ban hành");
}

#[tokio::test]
async fn the_finder_finds_without_marks_and_puts_exact_words_first() {
    let (site, _guard) = site().await;
    let mut tx = seed::begin(&site, "dau_moi").await;
    let plan = seed::plan(&mut tx, "dang_thuc_hien", "Nâng cao chất lượng đội ngũ").await;
    for (path, title) in [("I.1", "Hoa màu, cây trồng"), ("I.2", "Hòa giải ở cơ sở"), ("I.3", "Quản lý đất đai")]
    {
        let (path, title) = (path.to_owned(), title.to_owned());
        seed::task(&mut tx, plan, &SeedTask { path, title, ..SeedTask::default() }).await;
    }
    seed::end(tx).await;
    let find = async |q: &str| {
        let packed: String = form_urlencoded::byte_serialize(q.as_bytes()).collect();
        site.get("cong_chuc_kt", &format!("/tim?q={packed}")).await.expect(200)
    };
    let before = |answer: &Answer, first: &str, second: &str| {
        let text = answer.visible();
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words:?} is not in: {text}"));
        at(first) < at(second)
    };
    find("nguyen").await.shows("Nguyễn Thị Hòa").shows("Người (1)");
    find("dai dat").await.shows("Quản lý đất đai");
    find("đâ\u{301}t").await.shows("Quản lý đất đai");
    assert!(before(&find("hòa").await, "Hòa giải ở cơ sở", "Hoa màu"));
    assert!(before(&find("hoà").await, "Hòa giải ở cơ sở", "Hoa màu"), "where the tone mark stands does not matter");
    assert!(before(&find("hoa").await, "Nguyễn Thị Hòa", "Hoa màu"), "people stand first");
    find("dvy").await.shows("Đặng Văn Ỷ");
    find("VH-XH").await.shows("Phòng Văn hóa - Xã hội");
    find("doi ngu").await.shows("Kế hoạch (1)");
    find("nguyeenx").await.shows("Nguyễn Thị Hòa");
    find("I.3").await.shows("Quản lý đất đai");
    find("xyz").await.shows("Không tìm thấy gì cho “xyz”");
    find("  ").await.shows("Gõ vào ô tìm kiếm");
    find("!!!").await.shows("Không tìm thấy gì");
    assert!(!find("<script>").await.body.contains("“<script>"), "what was typed is escaped");
}

#[tokio::test]
async fn the_sheet_holds_exactly_the_rows_of_the_list() {
    let (site, _guard) = site().await;
    let mut tx = seed::begin(&site, "dau_moi").await;
    let plan = seed::plan(&mut tx, "dang_thuc_hien", "Nâng cao chất lượng đội ngũ").await;
    for number in 1..=60 {
        let task = SeedTask {
            path: format!("II.{number}"),
            title: format!("=Việc {number}"),
            state: if number <= 55 { "dang_lam" } else { "tra_lai" },
            owner: Some(8),
            unit: Some(4),
            due_until: Some(kernel::dates::date(2026, 9, 30)),
            baseline: Some(kernel::dates::date(2026, 6, 30)),
            ..SeedTask::default()
        };
        let id = seed::task(&mut tx, plan, &task).await;
        seed::coordination(&mut tx, id, 3).await;
    }
    seed::end(tx).await;
    let address = format!("/ke-hoach/{plan}/danh-sach.xlsx?trang_thai=dang_lam&sap_xep=han");
    let sheet = site.get("cong_chuc_kt", &address).await.expect(200);
    let said = sheet.headers["content-disposition"].to_str().expect("plain text");
    assert!(said.contains("attachment") && said.contains(".xlsx"), "{said}");
    assert!(sheet.bytes.starts_with(b"PK"), "a package");
    let (rows, strings) = unpacked(&sheet.bytes);
    assert_eq!(rows.matches("<row ").count(), 56, "the head and the 55 of the list, not only its first page");
    assert!(rows.contains("state=\"frozen\""), "the head stays in sight");
    // 30/09/2026 and 30/06/2026 as Excel counts days, and the 92 days between them.
    assert!(
        rows.contains("<v>46295</v>") && rows.contains("<v>46203</v>") && rows.contains("<v>92</v>"),
        "{rows:.3000}"
    );
    assert!(!rows.contains("<f>"), "nothing typed becomes a formula");
    for words in ["=Việc 1", "Nguyễn Thị Hòa", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Hạn khi ban hành"]
    {
        assert!(strings.contains(words), "{words}");
    }
    assert!(strings.contains("15/KH-UBND") && strings.contains("<t>Kế hoạch</t>"), "each row names its plan");
    let mut tx = seed::begin(&site, "dau_moi").await;
    let other = seed::plan(&mut tx, "dang_thuc_hien", "Phổ biến pháp luật").await;
    seed::insert(
        &mut tx,
        "update plans_plan set number = null where commune = $1 and id = $2",
        db::args![site.commune(), other],
    )
    .await;
    seed::task(&mut tx, other, &SeedTask { title: "Việc của kế hoạch khác".to_owned(), ..SeedTask::default() }).await;
    seed::end(tx).await;
    let all = site.get("dau_moi", "/nhiem-vu.xlsx?q=viec").await.expect(200);
    assert!(
        unpacked(&all.bytes).1.contains("bản chưa có số: Phổ biến pháp luật"),
        "the list of all says whose each is"
    );
    site.get("thanh_ha/chu_tich", &address).await.expect(404);
    site.get("", "/nhiem-vu.xlsx").await.expect(303);
}

#[tokio::test]
async fn tasks_of_several_plans_say_which_plan_they_are_of() {
    for (_, db, _guard) in open_both().await {
        let site = Site::new(db, vec![plans::feature()], SettableClock::on(TODAY)).await;
        let mut tx = seed::begin(&site, "dau_moi").await;
        let late = SeedTask {
            path: "II.3".to_owned(),
            owner: Some(8),
            due_until: Some(kernel::dates::date(2026, 9, 30)),
            ..SeedTask::default()
        };
        let first = seed::plan(&mut tx, "dang_thuc_hien", "Nâng cao chất lượng đội ngũ").await;
        seed::task(&mut tx, first, &late).await;
        seed::end(tx).await;
        let pages = [
            ("cong_chuc_vhxh", "/", "KH 15/KH-UBND"),
            ("dau_moi", "/nhiem-vu", "Kế hoạch 15/KH-UBND"),
            ("chu_tich", "/dieu-hanh", "KH 15/KH-UBND"),
        ];
        for (who, path, named) in pages {
            site.get(who, path).await.expect(200).hides(named);
        }
        let mut tx = seed::begin(&site, "dau_moi").await;
        let second = seed::plan(&mut tx, "dang_thuc_hien", "Phổ biến pháp luật").await;
        let unnumbered = "update plans_plan set number = null where commune = $1 and id = $2";
        seed::insert(&mut tx, unnumbered, db::args![site.commune(), second]).await;
        seed::task(&mut tx, second, &late).await;
        seed::end(tx).await;
        for (who, path, named) in pages {
            let page = site.get(who, path).await.expect(200);
            check_html(&page.body);
            page.shows(named).shows("bản chưa có số: Phổ biến pháp luật");
        }
        let chooser = site.get("chu_tich", "/dieu-hanh").await.expect(200);
        chooser.shows("15/KH-UBND – Nâng cao chất lượng đội ngũ").shows("Bản chưa có số – Phổ biến pháp luật");
        let one = site.get("chu_tich", &format!("/dieu-hanh?ke_hoach={first}")).await.expect(200);
        one.hides("bản chưa có số: Phổ biến pháp luật");
    }
}

/// The first sheet and the shared strings of a workbook.
pub fn unpacked(bytes: &[u8]) -> (String, String) {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut package.by_name(name).expect(name), &mut text).expect("text");
        text
    };
    (part("xl/worksheets/sheet1.xml"), part("xl/sharedStrings.xml"))
}

#[tokio::test]
async fn the_matrix_counts_what_is_not_clear_and_opens_it() {
    let (site, _guard) = site().await;
    let mut tx = seed::begin(&site, "dau_moi").await;
    let plan = seed::plan(&mut tx, "dang_thuc_hien", "Nâng cao chất lượng đội ngũ").await;
    let clear = SeedTask { owner: Some(8), authority: Some(5), unit: Some(4), ..SeedTask::default() };
    let first = seed::task(&mut tx, plan, &clear).await;
    let nobody =
        SeedTask {
            path: "II.2".to_owned(), title: "Lập danh sách cử đi đào tạo".to_owned(), owner: None, ..clear
        };
    let second = seed::task(&mut tx, plan, &nobody).await;
    seed::end(tx).await;
    let here = format!("/ke-hoach/{plan}/sau-ro");
    let all = site.get("chu_tich", &here).await.expect(200);
    check_html(&all.body);
    all.shows("1 chưa rõ hẳn người").shows("Rà soát, đánh giá").shows("Lập danh sách");
    let open = site.get("chu_tich", &format!("{here}?chua_ro=nguoi")).await.expect(200);
    open.shows("Lập danh sách").hides("Rà soát, đánh giá").shows("Xem mọi nhiệm vụ");
    site.get("chu_tich", &format!("{here}?chua_ro=con")).await.expect(200).shows("Lập danh sách");
    // A kept judgement is shown as it was kept.
    let mut tx = seed::begin(&site, "dau_moi").await;
    for task in [first, second] {
        let program = seed::program(&site, "dau_moi");
        plans::store::views::keep_clears(&mut tx, &program, task, "crrrrr").await.expect("kept");
    }
    seed::end(tx).await;
    let kept = site.get("chu_tich", &here).await.expect(200).shows("2 chưa rõ hẳn người").shows("0 đủ sáu rõ");
    assert_eq!(statements(&kept), 3, "nothing is judged anew");
}

#[tokio::test]
async fn the_clears_are_judged_at_the_issue_and_again_after_an_agreed_change() {
    let (site, _guard) = site().await;
    let mut tx = seed::begin(&site, "dau_moi").await;
    let plan = seed::plan(&mut tx, "nhap", "Nâng cao chất lượng đội ngũ").await;
    let task = SeedTask { state: "chua_bat_dau", started_on: None, authority: Some(5), ..SeedTask::default() };
    let task = seed::task(&mut tx, plan, &task).await;
    seed::end(tx).await;
    let action = plans::permissions::StartPlan { state: plans::model::PlanState::Nhap };
    let allowed = site.actor("dau_moi").may(action).expect("the steward issues");
    let now = kernel::clock::Clock::now(&site.clock);
    let mut tx = site.app.db.write(&allowed, None, now).await.expect("a write");
    plans::api::start_plan(&mut tx, &allowed, plan, 1, &[(task, 1)], TODAY, Some("Chờ phân công"))
        .await
        .expect("issued");
    seed::end(tx).await;
    let kept = async || {
        let mut conn = site.app.db.read().await.expect("a reader");
        let lines = plans::store::views::clear_lines(&mut conn, site.commune(), plan).await.expect("rows");
        lines[0].clears.clone().expect("judged")
    };
    let before = kept().await;
    assert_eq!((before.len(), before.starts_with('c')), (6, true), "nobody is named: {before}");
    let fields = [("truong", "nguoi_thuc_hien"), ("nguoi_moi", "HB-009"), ("ly_do", "Đã phân công"), ("_version", "2")];
    site.post("dau_moi", &format!("/nhiem-vu/{task}/de-nghi-thay-doi"), &fields).await.expect(303);
    assert_eq!(kept().await, before, "nothing changes while it waits");
    site.post("chu_tich", "/thay-doi/1/dong-y", &[("_version", "1")]).await.expect(303);
    assert_eq!(kept().await, before.replacen('c', "r", 1), "now somebody does it");
}
