//! Importing the commune's own plan, completing and issuing it, through the real router.

mod knots;

use kernel::dates::date;
use plans::api::{DraftTask, draft_tasks};
use testkit::{Answer, Guard, SettableClock, Site, open_both};

const PLAN_MD: &[u8] = include_bytes!("../../../../../fixtures/xa-ha-bac/ke-hoach.md");
const PLAN_DOCX: &[u8] = include_bytes!("../../../../../fixtures/xa-ha-bac/ke-hoach.docx");
const TICKED: (&str, &str) = ("khong_mat", "1");

async fn sites() -> Vec<(&'static str, Site, Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        let clock = SettableClock::on(date(2026, 6, 5));
        sites.push((engine, Site::with_mirror(db, vec![plans::feature()], clock).await, guard));
    }
    sites
}

async fn import(site: &Site, name: &str, bytes: &[u8]) -> i64 {
    let answer = site.post_multipart("dau_moi", "/ke-hoach/nhap", &[TICKED], &[("tep", name, bytes)]).await.expect(303);
    let location = answer.location.expect("a plan's address");
    location.strip_prefix("/ke-hoach/").and_then(|id| id.parse().ok()).expect("a plan's number")
}

async fn tasks(site: &Site, plan: i64) -> Vec<DraftTask> {
    let mut conn = site.app.db.read().await.expect("a reader");
    draft_tasks(&mut conn, site.commune(), plan).await.expect("tasks")
}

async fn task(site: &Site, plan: i64, path: &str) -> DraftTask {
    tasks(site, plan).await.into_iter().find(|t| t.path == path).unwrap_or_else(|| panic!("no task {path}"))
}

fn address(task: &DraftTask) -> String {
    format!("/ke-hoach/{}/nhap-lieu/{}", task.plan, task.id)
}

/// Sends the form of a task with everything said.
async fn complete(site: &Site, task: &DraftTask, more: &[(&str, &str)]) -> Answer {
    let version = task.version.to_string();
    let unit = site.unit("VHXH").0.to_string();
    let [owner, head, chairman] = ["HB-007", "HB-005", "HB-001"].map(|code| site.staff(code).0.to_string());
    let title = format!("Rà soát, báo cáo kết quả thực hiện mục {}", task.path);
    let mut fields: Vec<(&str, &str)> = vec![
        ("_version", &version),
        ("ten", &title),
        ("noi_dung", &task.body),
        ("chu_tri", &unit),
        ("nguoi", &owner),
        ("trach_nhiem", &head),
        ("tham_quyen", &chairman),
        ("san_pham", "Báo cáo kết quả rà soát"),
        ("loai_han", "by"),
        ("den_ngay", "30/06/2026"),
        ("cong_khai", "1"),
    ];
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend_from_slice(more);
    site.post("dau_moi", &address(task), &fields).await
}

#[tokio::test]
async fn the_plan_goes_from_word_file_to_running_plan() {
    for (engine, site, _guard) in sites().await {
        let plan = import(&site, "Kế hoạch.docx", PLAN_DOCX).await;
        let page = site.get("dau_moi", &format!("/ke-hoach/{plan}")).await.expect(200);
        let page = page.shows("trong 42 điểm đã rõ").shows("II.7.").shows("Bổ sung nhiệm vụ II.1");
        let version = page.field("_version");
        for task in tasks(&site, plan).await {
            complete(&site, &task, &[("sau_do", "ke_tiep")]).await.expect(303);
        }
        site.get("dau_moi", &format!("/ke-hoach/{plan}")).await.expect(200).shows("42 trong 42 điểm đã rõ");

        let head = format!("/ke-hoach/{plan}/dau-van-ban");
        let fields =
            [("_version", version.as_str()), ("so", "52/KH-UBND"), ("ngay", "05/06/2026"), ("trich_yeu", "Nâng cao")];
        site.post("dau_moi", &head, &fields).await.expect(303);

        let issue = format!("/ke-hoach/{plan}/ban-hanh");
        let page = site.get("dau_moi", &issue).await.expect(200).hides("Lý do ban hành khi còn điểm chưa rõ");
        let (version, key) = (page.field("_version"), page.field("_key"));
        let fields = [("_version", version.as_str()), ("_key", key.as_str())];
        site.post("dau_moi", &issue, &fields).await.expect(303);
        // The same form once more leads to the same place and does nothing.
        let again = site.post("dau_moi", &issue, &fields).await.expect(303);
        assert_eq!(again.location, Some(format!("/ke-hoach/{plan}")), "{engine}");

        let rows = {
            let mut conn = site.app.db.read().await.expect("a reader");
            plans::store::task::tasks_of_plan(&mut conn, site.commune(), plan).await.expect("tasks")
        };
        assert_eq!(rows.len(), 7, "{engine}");
        for row in rows {
            assert_eq!(row.baseline_owner, row.owner, "{engine}");
            assert_eq!(row.baseline_due_until, Some(date(2026, 6, 30)), "{engine}");
            assert_eq!(row.baseline_product.as_deref(), Some("Báo cáo kết quả rà soát"), "{engine}");
            assert!(row.is_public && row.owner.is_some(), "{engine}");
        }
        site.get("cong_chuc_kt", &format!("/ke-hoach/{plan}")).await.expect(200);
        site.get("cong_chuc_kt", &format!("/ke-hoach/{plan}/van-ban")).await.expect(200).shows("197/KH-UBND");
        let row = tasks(&site, plan).await.remove(0);
        complete(&site, &row, &[]).await.expect(403).shows("đã ban hành");
    }
}

#[tokio::test]
async fn what_was_read_is_kept_with_its_lines() {
    for (engine, site, _guard) in sites().await {
        let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
        let all = tasks(&site, plan).await;
        let paths: Vec<&str> = all.iter().map(|t| t.path.as_str()).collect();
        assert_eq!(paths, ["II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "II.7"], "{engine}");
        let second = task(&site, plan, "II.2").await;
        assert_eq!(second.lead_unit, Some(site.unit("VHXH")), "{engine}");
        assert_eq!((second.due_kind.as_str(), second.due_until), ("by", Some(date(2026, 6, 30))), "{engine}");
        let third = task(&site, plan, "II.3").await;
        assert!(third.after_text.is_some_and(|t| t.contains("biên chế")), "{engine}");
        assert_eq!(task(&site, plan, "II.1").await.lead_unit, None, "{engine}");

        let form = site.get("dau_moi", &address(&second)).await.expect(200);
        form.shows("Hoàn thành trong tháng 6/2026").shows("Chưa rõ: ").shows("Ngô Thị Thu Hà – Chuyên viên");
        let text = site.get("dau_moi", &format!("/ke-hoach/{plan}/van-ban")).await.expect(200);
        text.shows("Sở Nội vụ thành phố").shows("18/CT-TTg").shows("08/05/2026").shows("Nguyễn Anh Tuấn");
        let file = site.get("dau_moi", &format!("/ke-hoach/{plan}/tep-goc")).await.expect(200);
        assert_eq!(file.bytes, PLAN_MD, "{engine}");
    }
}

#[tokio::test]
async fn a_document_that_is_no_plan_changes_nothing() {
    let (_, site, _guard) = sites().await.remove(0);
    let send = async |fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]| {
        site.post_multipart("dau_moi", "/ke-hoach/nhap", fields, files).await
    };
    send(&[TICKED], &[]).await.expect(422).shows("Hãy chọn tệp kế hoạch");
    send(&[], &[("tep", "a.md", PLAN_MD)]).await.expect(422).shows("bí mật nhà nước");
    send(&[TICKED], &[("tep", "a.docx", b"PK\x03\x04 broken")]).await.expect(422).shows("lưu lại thành .docx mới");
    send(&[TICKED], &[("tep", "a.txt", b"")]).await.expect(422);
    let letter = "Kính gửi anh Bình, tuần sau tôi nghỉ phép ba ngày.";
    send(&[TICKED, ("van_ban", letter)], &[]).await.expect(422).shows("Chưa có gì thay đổi").shows(letter);
    send(&[TICKED, ("van_ban", letter)], &[("tep", "a.md", PLAN_MD)]).await.expect(422).shows("không cả hai");
    site.get("dau_moi", "/ke-hoach").await.expect(200).shows("Chưa có kế hoạch nào");
}

#[tokio::test]
async fn the_same_document_again_is_said_on_its_draft() {
    let (_, site, _guard) = sites().await.remove(0);
    let first = import(&site, "ke-hoach.md", PLAN_MD).await;
    site.get("dau_moi", &format!("/ke-hoach/{first}")).await.expect(200).hides("trùng hoàn toàn");
    let second = import(&site, "ban-sao.md", PLAN_MD).await;
    let page = site.get("dau_moi", &format!("/ke-hoach/{second}")).await.expect(200).shows("trùng hoàn toàn");
    assert!(page.body.contains(&format!("href=\"/ke-hoach/{first}\"")));
    assert!(page.body.contains(&format!("href=\"/ke-hoach/{second}/xoa\"")));
}

#[tokio::test]
async fn pasted_text_sent_twice_makes_one_draft() {
    let (_, site, _guard) = sites().await.remove(0);
    let text = String::from_utf8_lossy(PLAN_MD);
    let key = site.get("dau_moi", "/ke-hoach/nhap").await.expect(200).field("_key");
    let fields = [TICKED, ("van_ban", text.as_ref()), ("_key", key.as_str())];
    let one = site.post("dau_moi", "/ke-hoach/nhap", &fields).await.expect(303);
    let two = site.post("dau_moi", "/ke-hoach/nhap", &fields).await.expect(303);
    assert_eq!(one.location, two.location);
    site.get("dau_moi", "/ke-hoach").await.expect(200).shows("1 kế hoạch");
}

#[tokio::test]
async fn drafts_are_for_their_makers_only() {
    let (_, site, _guard) = sites().await.remove(0);
    let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
    let row = task(&site, plan, "II.2").await;
    let pages = [
        format!("/ke-hoach/{plan}"),
        format!("/ke-hoach/{plan}/van-ban"),
        format!("/ke-hoach/{plan}/ban-hanh"),
        address(&row),
    ];
    for page in &pages {
        for who in ["cong_chuc_vhxh", "truong_kt", "theo_doi", "thanh_ha/dau_moi"] {
            site.get(who, page).await.expect(404);
        }
        site.get("chu_tich", page).await.expect(200);
    }
    site.get("cong_chuc_vhxh", "/ke-hoach").await.expect(200).hides("Nâng cao chất lượng");
    site.get("cong_chuc_vhxh", "/ke-hoach/nhap").await.expect(403).shows("đầu mối");
    site.post_multipart("cong_chuc_vhxh", "/ke-hoach/nhap", &[TICKED], &[("tep", "a.md", PLAN_MD)]).await.expect(403);
    for path in ["dau-van-ban", "nhap-lieu", "xoa", "ban-hanh"] {
        site.post("cong_chuc_kt", &format!("/ke-hoach/{plan}/{path}"), &[("_version", "1")]).await.expect(404);
    }
    for verb in ["", "/tach", "/gop", "/xoa"] {
        site.post("truong_vhxh", &format!("{}{verb}", address(&row)), &[("_version", "1")]).await.expect(404);
    }
    for nonsense in ["/ke-hoach/abc", "/ke-hoach/99", "/ke-hoach/1/nhap-lieu/x", "/ke-hoach/-1/van-ban"] {
        site.get("dau_moi", nonsense).await.expect(404);
    }
}

#[tokio::test]
async fn mistakes_are_all_shown_and_nothing_typed_is_lost() {
    let (_, site, _guard) = sites().await.remove(0);
    let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
    let row = task(&site, plan, "II.2").await;
    let owner = site.staff("HB-007").0.to_string();
    let wrong = [
        ("ten", ""),
        ("loai_han", "within"),
        ("tu_ngay", "31/06/2026"),
        ("den_ngay", ""),
        ("nguoi", owner.as_str()),
        ("tham_quyen", owner.as_str()),
        ("san_pham", "Bảng tổng hợp năng lực"),
        ("chu_tri", "9999"),
    ];
    let page = complete(&site, &row, &wrong).await.expect(422);
    let page = page
        .shows("Có 5 chỗ cần sửa")
        .shows("Hãy nhập tên nhiệm vụ")
        .shows("tự duyệt")
        .shows("không còn trong danh sách");
    let page = page.shows("Bảng tổng hợp năng lực");
    assert!(page.body.contains("value=\"31/06/2026\""));
    assert_eq!(task(&site, plan, "II.2").await.version, row.version);
}

#[tokio::test]
async fn the_second_to_save_sees_both_texts() {
    for (engine, site, _guard) in sites().await {
        let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
        let row = task(&site, plan, "II.2").await;
        complete(&site, &row, &[("san_pham", "Báo cáo của người thứ nhất")]).await.expect(303);
        let page = complete(&site, &row, &[("san_pham", "Báo cáo của người thứ hai")]).await.expect(409);
        let page = page.shows("Báo cáo của người thứ nhất").shows("Báo cáo của người thứ hai");
        let version = page.field("_version");
        let again = [("san_pham", "Báo cáo của người thứ hai"), ("_version", version.as_str())];
        complete(&site, &row, &again).await.expect(303);
        assert_eq!(task(&site, plan, "II.2").await.product.as_deref(), Some("Báo cáo của người thứ hai"), "{engine}");
    }
}

#[tokio::test]
async fn tasks_are_split_merged_added_and_removed() {
    for (engine, site, _guard) in sites().await {
        let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
        complete(&site, &task(&site, plan, "II.2").await, &[]).await.expect(303);
        let whole = task(&site, plan, "II.2").await;
        let version = whole.version.to_string();
        let split = format!("{}/tach", address(&whole));
        site.post("dau_moi", &split, &[("_version", &version)])
            .await
            .expect(422)
            .shows("Hãy đánh dấu ít nhất một đoạn");
        let names = "Lập danh sách cán bộ, công chức cần rà soát\nBáo cáo kết quả rà soát";
        site.post("dau_moi", &split, &[("_version", &version), ("ten_con", names)]).await.expect(303);
        let part = task(&site, plan, "II.2.2").await;
        assert_eq!(
            (part.parent, part.owner, part.due_until),
            (Some(whole.id), whole.owner, whole.due_until),
            "{engine}"
        );
        assert_eq!((part.title.as_str(), part.product), ("Báo cáo kết quả rà soát", None), "{engine}");
        let order: Vec<String> = tasks(&site, plan).await.into_iter().map(|t| t.path).collect();
        assert_eq!(&order[1..4], ["II.2", "II.2.1", "II.2.2"], "{engine}");

        let first = task(&site, plan, "II.2.1").await;
        let into = task(&site, plan, "II.5").await;
        let (version, target) = (first.version.to_string(), into.id.to_string());
        let merge = [("_version", version.as_str()), ("gop_vao", target.as_str())];
        site.post("dau_moi", &format!("{}/gop", address(&first)), &merge).await.expect(303);
        let merged = task(&site, plan, "II.5").await;
        assert!(merged.body.contains("Cử cán bộ") && merged.body.contains("Lập danh sách"), "{engine}");
        assert_eq!(merged.owner, into.owner, "{engine}");
        assert!(plans::draft::source::TaskSource::of(&merged.source).lines().len() > 1, "{engine}");

        // Merging a task into one of its own parts leaves no circle.
        let (version, target) = (whole.version.to_string(), task(&site, plan, "II.2.2").await.id.to_string());
        let merge = [("_version", version.as_str()), ("gop_vao", target.as_str())];
        site.post("dau_moi", &format!("{}/gop", address(&whole)), &merge).await.expect(303);
        assert_eq!(task(&site, plan, "II.2.2").await.parent, None, "{engine}");

        let gone = task(&site, plan, "II.6").await;
        let version = gone.version.to_string();
        let remove = format!("{}/xoa", address(&gone));
        site.post("dau_moi", &remove, &[("_version", &version)]).await.expect(422).shows("Hãy nhập lý do xóa");
        let fields = [("_version", version.as_str()), ("ly_do", "Trùng với nhiệm vụ II.4")];
        site.post("dau_moi", &remove, &fields).await.expect(303);

        let add = format!("/ke-hoach/{plan}/nhap-lieu");
        let fields = [("ma", "II.7"), ("ten_moi", "Lập kế hoạch kiểm tra đột xuất")];
        site.post("dau_moi", &add, &fields).await.expect(422).shows("Đã có nhiệm vụ II.7");
        site.post("dau_moi", &add, &[("ma", "II.8"), ("ten_moi", "Lập kế hoạch kiểm tra đột xuất")]).await.expect(303);
        let order: Vec<String> = tasks(&site, plan).await.into_iter().map(|t| t.path).collect();
        assert_eq!(order, ["II.1", "II.2.2", "II.3", "II.4", "II.5", "II.7", "II.8"], "{engine}");
    }
}

#[tokio::test]
async fn what_is_not_clear_takes_a_reason_that_stays() {
    let (_, site, _guard) = sites().await.remove(0);
    let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
    let issue = format!("/ke-hoach/{plan}/ban-hanh");
    let page = site.get("chu_tich", &issue).await.expect(200);
    let page = page.shows("Văn bản chưa có số").shows("Văn bản chưa có ngày").shows("Rõ thẩm quyền");
    let version = page.field("_version");
    site.post("chu_tich", &issue, &[("_version", &version)]).await.expect(422).shows("Còn điểm chưa rõ");
    let reason = ("ly_do", "Thành phố yêu cầu triển khai ngay; người thực hiện được giao trong tuần.");
    site.post("chu_tich", &issue, &[("_version", "7"), reason]).await.expect(409).shows(reason.1);
    site.post("chu_tich", &issue, &[("_version", &version), reason]).await.expect(303);
    site.get("cong_chuc_kt", &format!("/ke-hoach/{plan}")).await.expect(200).shows(reason.1);
    site.post("chu_tich", &issue, &[("_version", &version), reason]).await.expect(403).shows("đã ban hành");
}

#[tokio::test]
async fn a_draft_is_thrown_away_with_a_reason() {
    for (engine, site, _guard) in sites().await {
        let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
        let remove = format!("/ke-hoach/{plan}/xoa");
        let version = site.get("dau_moi", &remove).await.expect(200).field("_version");
        site.post("dau_moi", &remove, &[("_version", &version)]).await.expect(422);
        let fields = [("_version", version.as_str()), ("ly_do", "Nhập nhầm văn bản")];
        site.post("dau_moi", &remove, &fields).await.expect(303);
        site.get("dau_moi", &format!("/ke-hoach/{plan}")).await.expect(404);
        assert!(tasks(&site, plan).await.is_empty(), "{engine}");
        site.get("dau_moi", "/ke-hoach").await.expect(200).shows("Chưa có kế hoạch nào");
    }
}

#[tokio::test]
async fn every_form_of_a_draft_sent_twice_has_one_effect() {
    for (engine, site, _guard) in sites().await {
        let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
        let (two, six) = (task(&site, plan, "II.2").await, task(&site, plan, "II.6").await);
        let target = task(&site, plan, "II.5").await.id.to_string();
        let twice = async |path: String, fields: &[(&str, &str)]| {
            let key = web::fresh_key();
            let keyed: Vec<(&str, &str)> = fields.iter().copied().chain([("_key", key.as_str())]).collect();
            let first = site.post("dau_moi", &path, &keyed).await.expect(303);
            let again = site.post("dau_moi", &path, &keyed).await.expect(303);
            assert_eq!(first.location, again.location, "{engine} {path}");
        };
        let draft = format!("/ke-hoach/{plan}");
        twice(format!("{draft}/nhap-lieu"), &[("ma", "II.8"), ("ten_moi", "Lập danh sách")]).await;
        twice(format!("{}/tach", address(&two)), &[("_version", "1"), ("ten_con", "Lập danh sách")]).await;
        assert_eq!(tasks(&site, plan).await.len(), 9, "{engine}");
        twice(format!("{}/gop", address(&two)), &[("_version", "1"), ("gop_vao", &target)]).await;
        twice(format!("{}/xoa", address(&six)), &[("_version", "1"), ("ly_do", "Trùng")]).await;
        assert_eq!(tasks(&site, plan).await.len(), 7, "{engine}");
        let head = [("_version", "1"), ("trich_yeu", "Nâng cao chất lượng"), ("ngay", "5/6/2026")];
        twice(format!("{draft}/dau-van-ban"), &head).await;
        twice(format!("{draft}/xoa"), &[("_version", "2"), ("ly_do", "Nhập nhầm")]).await;
    }
}
