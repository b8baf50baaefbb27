//! Dates of a draft: wrong ones and ones that cannot be right are refused where they stand; what does not belong to the
//! chosen way of setting the time is not dropped without a word.

use super::{PLAN_MD, complete, import, sites, task};

#[tokio::test]
async fn what_does_not_belong_to_the_chosen_time_is_told() {
    let (_, site, _guard) = sites().await.remove(0);
    let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
    let row = task(&site, plan, "II.2").await;
    let cases: [(&[(&str, &str)], &str); 10] = [
        (&[("tu_ngay", "01/06/2026")], "«Từ ngày» không đi cùng cách tính thời hạn «Xong trước hết một ngày»"),
        (&[("tu_ngay", "abc")], "abc"),
        (&[("dinh_ky", "month")], "«Bao lâu một lần» không đi cùng cách tính thời hạn"),
        (&[("nhip", "3")], "hoặc chọn cách tính «Thường xuyên»"),
        (&[("loai_han", "continuous"), ("den_ngay", ""), ("tu_ngay", "01/06/2026")], "Hãy xóa ngày này"),
        (&[("loai_han", "continuous"), ("den_ngay", "31/06/2026")], "Không có ngày 31/6/2026"),
        (&[("loai_han", "continuous"), ("den_ngay", ""), ("dinh_ky", "month")], "chọn «Không định kỳ»"),
        (&[("loai_han", "unclear")], "«Ngày cuối cùng» không đi cùng cách tính thời hạn «Chưa rõ»"),
        (&[("loai_han", "every"), ("dinh_ky", "quarter"), ("nhip", "1")], "theo chính kỳ của nó"),
        (&[("loai_han", "")], "Hãy chọn cách tính thời hạn"),
    ];
    for (fields, said) in cases {
        let page = complete(&site, &row, fields).await.expect(422).shows(said).shows("Có 1 chỗ cần sửa");
        testkit::check_html(&page.body);
        for (name, value) in fields.iter().filter(|(name, _)| name.ends_with("ngay")) {
            assert!(page.body.contains(&format!("name=\"{name}\" value=\"{value}\"")), "{name} {value} is kept");
        }
    }
    assert_eq!(task(&site, plan, "II.2").await.version, row.version, "nothing changed");
    let whole = [("loai_han", "every"), ("dinh_ky", "quarter"), ("nhip", "3")];
    complete(&site, &row, &whole).await.expect(303);
    assert_eq!(task(&site, plan, "II.2").await.cadence_months, 3);
}

#[tokio::test]
async fn ends_that_cannot_be_right_are_refused() {
    let (_, site, _guard) = sites().await.remove(0);
    let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
    let row = task(&site, plan, "II.2").await;
    let refused = async |day: &str, said: &str| {
        complete(&site, &row, &[("den_ngay", day)]).await.expect(422).shows(said);
    };
    refused("30/06/1900", "đã qua hơn một năm").await;
    refused("30/06/2062", "cách hôm nay (05/06/2026) hơn 10 năm").await;
    let head = [("_version", "1"), ("trich_yeu", "Nâng cao chất lượng"), ("ngay", "04/06/2026")];
    site.post("dau_moi", &format!("/ke-hoach/{plan}/dau-van-ban"), &head).await.expect(303);
    refused("03/06/2026", "sớm hơn ngày ban hành kế hoạch (04/06/2026)").await;
    refused("30/06/2062", "cách ngày ban hành kế hoạch (04/06/2026) hơn 10 năm").await;
    let from = [("loai_han", "within"), ("tu_ngay", "01/01/1906"), ("den_ngay", "30/06/2026")];
    complete(&site, &row, &from).await.expect(422).shows("hơn 10 năm");
    assert_eq!(task(&site, plan, "II.2").await.version, row.version, "nothing changed");
    // The year's beginning is before the plan: that is how plans speak.
    let from = [("loai_han", "within"), ("tu_ngay", "01/01/2026"), ("den_ngay", "04/06/2026")];
    complete(&site, &row, &from).await.expect(303);
}

#[tokio::test]
async fn a_date_of_issue_that_cannot_be_right_is_refused() {
    let (_, site, _guard) = sites().await.remove(0);
    let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
    let head = format!("/ke-hoach/{plan}/dau-van-ban");
    let send = async |day: &str| {
        let fields = [("_version", "1"), ("trich_yeu", "Nâng cao chất lượng"), ("ngay", day)];
        site.post("dau_moi", &head, &fields).await
    };
    send("06/07/2026").await.expect(422).shows("còn hơn một tháng nữa mới đến");
    send("05/06/1926").await.expect(422).shows("hơn 10 năm");
    send("15/06/2026").await.expect(303);
    // Ends that were before the date are open points of the last look.
    let row = task(&site, plan, "II.2").await;
    complete(&site, &row, &[]).await.expect(303);
    let fields = [("_version", "2"), ("trich_yeu", "Nâng cao chất lượng"), ("ngay", "01/07/2026")];
    site.post("dau_moi", &head, &fields).await.expect(303);
    let look = site.get("dau_moi", &format!("/ke-hoach/{plan}/ban-hanh")).await.expect(200);
    look.shows("Nhiệm vụ II.2 có hạn 30/06/2026, trước ngày ban hành văn bản.");
}

#[tokio::test]
async fn a_number_used_before_is_said_on_the_draft_and_before_issuing() {
    for (engine, site, _guard) in sites().await {
        let number = async |plan: i64, number: &str, day: &str| {
            let version = site.get("dau_moi", &format!("/ke-hoach/{plan}")).await.expect(200).field("_version");
            let fields = [("_version", version.as_str()), ("so", number), ("ngay", day), ("trich_yeu", "Nâng cao")];
            site.post("dau_moi", &format!("/ke-hoach/{plan}/dau-van-ban"), &fields).await.expect(303);
        };
        let first = import(&site, "ke-hoach.md", PLAN_MD).await;
        number(first, "52/KH-UBND", "05/06/2026").await;
        let second = import(&site, "ke-hoach.md", PLAN_MD).await;
        number(second, "52 /kh-ubnd", "04/06/2026").await;
        for page in [format!("/ke-hoach/{second}"), format!("/ke-hoach/{second}/ban-hanh")] {
            let page = site.get("dau_moi", &page).await.expect(200).shows("Số, ký hiệu này đã dùng cho");
            testkit::check_html(&page.body);
            assert!(page.body.contains(&format!("href=\"/ke-hoach/{first}\"")), "{engine}");
        }
        number(second, "52/KH-UBND", "04/06/2025").await;
        for page in [format!("/ke-hoach/{second}"), format!("/ke-hoach/{second}/ban-hanh")] {
            site.get("dau_moi", &page).await.expect(200).hides("Số, ký hiệu này đã dùng cho");
        }
    }
}
