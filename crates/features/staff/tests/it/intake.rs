//! A list on its way through the browser's door: upload, columns, rows, one write, and the way back; on both engines.

use files::xlsx::{Cell, Column, Kind, Sheet, workbook};
use testkit::{Guard, HA_BAC, SettableClock, Site, check_html, open_both};

const HEADER: [&str; 6] = ["Họ và tên", "Ngày sinh", "Số CCCD", "Đơn vị", "Chức vụ", "Trình độ chuyên môn"];
/// A new person; somebody of the register (HB-009) with more known of him; a unit that is none.
const ROWS: [[&str; 6]; 3] = [
    ["Lò Văn Mới", "05/06/1985", "099085000001", "Phòng KT", "Chuyên viên đất đai", "ĐH"],
    ["Đặng Văn Ỷ", "07/08/1990", "099090000002", "Phòng Kinh tế", "Chuyên viên", "Thạc sĩ"],
    ["Hà Thị Sai", "01/02/1990", "", "Phòng Tưởng Tượng", "Chuyên viên", "ĐH"],
];

fn list(rows: &[[&str; 6]]) -> Vec<u8> {
    let columns = HEADER.map(|header| Column { header: header.to_owned(), width: 20, kind: Kind::Text });
    let rows = rows.iter().map(|row| row.iter().map(|text| Cell::from(*text)).collect()).collect();
    workbook(&[Sheet { title: "Danh sách".to_owned(), columns: columns.to_vec(), rows }], "UBND").expect("a workbook")
}

async fn sites() -> Vec<(&'static str, Site, Guard)> {
    let mut sites = Vec::new();
    for (engine, db, guard) in open_both().await {
        let features = vec![staff::feature(), org::feature(), journal::feature()];
        sites.push((engine, Site::with_mirror(db, features, SettableClock::default()).await, guard));
    }
    sites
}

async fn upload(site: &Site, bytes: &[u8]) -> testkit::Answer {
    site.post_multipart("dau_moi", "/can-bo/nhap", &[], &[("tep", "ds.xlsx", bytes)]).await
}

async fn people(site: &Site) -> usize {
    let mut conn = site.app.db.read().await.expect("a reader");
    staff::api::everybody(&mut conn, HA_BAC).await.expect("people").len()
}

#[tokio::test]
async fn a_list_is_read_put_right_taken_in_and_given_back() {
    for (engine, site, _guard) in sites().await {
        let before = people(&site).await;
        let done = upload(&site, &list(&ROWS)).await.expect(303);
        assert_eq!(done.location.as_deref(), Some("/can-bo/nhap/1/cot"), "{engine}");
        let columns = site.get("dau_moi", "/can-bo/nhap/1/cot").await.expect(200);
        check_html(&columns.shows("Trình độ chuyên môn").shows("Số định danh cá nhân").body);
        site.post("dau_moi", "/can-bo/nhap/1/cot", &[("_version", "1")]).await.expect(303);
        // Columns that were not sent with the form are left out: the form sends all of them.
        let form = site.get("dau_moi", "/can-bo/nhap/1/cot").await.expect(200);
        let meanings = ["full_name", "birth_date", "citizen_id", "unit", "title", "education_level"];
        let names: Vec<String> = ('A'..='F').map(|letter| format!("cot-0-{letter}")).collect();
        let mut fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(meanings).collect();
        let version = form.field("_version");
        fields.push(("_version", &version));
        site.post("dau_moi", "/can-bo/nhap/1/cot", &fields).await.expect(303);
        let rows = site.get("dau_moi", "/can-bo/nhap/1").await.expect(200);
        let rows = rows.shows("2 dòng cần sửa hoặc trả lời").shows("Xã không có đơn vị “Phòng Tưởng Tượng”");
        let rows = rows.shows("Đã có người cùng họ tên").hides("Thêm 1 người");
        check_html(&rows.body);
        let version = rows.field("_version");
        let answers = [("_version", version.as_str()), ("o-0-D4", "Phòng VH-XH"), ("ai-0-3", "HB-009")];
        site.post("dau_moi", "/can-bo/nhap/1/sua", &answers).await.expect(303);
        site.post("dau_moi", "/can-bo/nhap/1/sua", &answers).await.expect(409);
        let ready =
            site.get("dau_moi", "/can-bo/nhap/1").await.expect(200).shows("Trình độ chuyên môn: chưa có → Thạc sĩ");
        check_html(&ready.body);
        assert_eq!(people(&site).await, before, "{engine}: nothing is written before");
        let version = ready.field("_version");
        let key =
            [("_version", version.as_str()), ("ngay", "01/11/2026"), ("_key", "0123456789abcdef0123456789abcdef")];
        site.post("dau_moi", "/can-bo/nhap/1/ghi", &key).await.expect(303);
        site.post("dau_moi", "/can-bo/nhap/1/ghi", &key).await.expect(303);
        assert_eq!(people(&site).await, before + 2, "{engine}: sent twice, written once");
        let ended =
            site.get("dau_moi", "/can-bo/nhap/1").await.expect(200).shows("Đã nhập").shows("Hoàn tác lần nhập này");
        check_html(&ended.body);
        site.get("cong_chuc_kt", "/can-bo?don_vi=KT").await.expect(200).shows("Lò Văn Mới");
        let version = ended.field("_version");
        site.post("dau_moi", "/can-bo/nhap/1/hoan-tac", &[("_version", &version)]).await.expect(303);
        assert_eq!(people(&site).await, before, "{engine}: as before");
        site.get("dau_moi", "/can-bo/nhap/1").await.expect(200).shows("Đã hoàn tác");
        let again = upload(&site, &list(&ROWS)).await.expect(303);
        assert_eq!(again.location.as_deref(), Some("/can-bo/nhap/2/cot"), "{engine}: may come again");
    }
}

#[tokio::test]
async fn the_same_workbook_comes_once_whatever_happens() {
    for (engine, site, _guard) in sites().await {
        let bytes = list(&ROWS[..1]);
        let (one, other) = tokio::join!(upload(&site, &bytes), upload(&site, &bytes));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "{engine}: of two at once the second finds the first");
        let before = people(&site).await;
        let form = [("_version", "1"), ("ngay", "01/11/2026")];
        let (one, other) = tokio::join!(
            site.post("dau_moi", "/can-bo/nhap/1/ghi", &form),
            site.post("ho_so", "/can-bo/nhap/1/ghi", &form)
        );
        assert!([one.status, other.status].contains(&303), "{engine}: {} {}", one.status, other.status);
        assert_eq!(people(&site).await, before + 1, "{engine}: one of the two took it in");
        upload(&site, &bytes).await.expect(422).shows("không nhập hai lần");
    }
}

#[tokio::test]
async fn bad_files_are_refused_with_a_reason_and_nothing_is_kept() {
    for (_, site, _guard) in sites().await {
        let empty: &[u8] = b"";
        for (bytes, why) in [
            (empty, "Hãy chọn tệp"),
            (b"khong phai excel".as_slice(), "không phải"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cu".as_slice(), ""),
        ] {
            let refused = upload(&site, bytes).await.expect(422);
            check_html(&refused.body);
            assert!(refused.body.contains(why), "{why}");
        }
        let other = list(&[]);
        upload(&site, &other).await.expect(303);
        site.get("dau_moi", "/can-bo/nhap").await.expect(200).shows("ds.xlsx");
    }
}

#[tokio::test]
async fn only_those_who_keep_records_and_only_their_own_commune() {
    for (engine, site, _guard) in sites().await {
        upload(&site, &list(&ROWS)).await.expect(303);
        for page in ["/can-bo/nhap", "/can-bo/nhap/1", "/can-bo/nhap/1/cot", "/can-bo/nhap/1/tep-ghi-loi"] {
            site.get("ho_so", page).await.expect(200);
            let refused = site.get("cong_chuc_kt", page).await;
            assert!(refused.status == 403 || refused.status == 404, "{engine} {page}");
        }
        for page in ["/can-bo/nhap/1", "/can-bo/nhap/1/cot", "/can-bo/nhap/1/tep-ghi-loi"] {
            site.get("thanh_ha/dau_moi", page).await.expect(404);
        }
        site.post("thanh_ha/dau_moi", "/can-bo/nhap/1/bo", &[("_version", "1")]).await.expect(404);
        site.post("ho_so", "/can-bo/nhap/1/bo", &[("_version", "1")]).await.expect(303);
        site.get("ho_so", "/can-bo/nhap/1").await.expect(200).shows("Đã bỏ");
        site.post("ho_so", "/can-bo/nhap/1/ghi", &[("_version", "2"), ("ngay", "01/11/2026")]).await.expect(303);
        assert!(!engine.is_empty());
    }
}
