//! The overview tells how the draft stands now, not how the document was read.

use super::{PLAN_MD, complete, import, sites, task};

#[tokio::test]
async fn number_and_date_are_said_to_be_missing_only_while_they_are() {
    let (_, site, _guard) = sites().await.remove(0);
    let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
    let (page, head) = (format!("/ke-hoach/{plan}"), format!("/ke-hoach/{plan}/dau-van-ban"));
    let save = async |version: &str, number: &str, day: &str| {
        let fields = [("_version", version), ("trich_yeu", "Nâng cao"), ("so", number), ("ngay", day)];
        site.post("dau_moi", &head, &fields).await.expect(303);
        site.get("dau_moi", &page).await.expect(200)
    };
    let (number, day) = ("Số văn bản còn để trống", "Ngày ban hành còn để trống");
    site.get("dau_moi", &page).await.expect(200).shows(number).shows(day);
    save("1", "52/KH-UBND", "").await.hides(number).shows(day);
    save("2", "52/KH-UBND", "05/06/2026").await.hides(number).hides(day);
    save("3", "", "05/06/2026").await.shows(number).hides(day);
}

#[tokio::test]
async fn the_assigned_unit_comes_before_the_words_of_the_document() {
    let (_, site, _guard) = sites().await.remove(0);
    let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
    let said = "Các cơ quan, đơn vị trên địa bàn xã (theo văn bản, chưa gắn đơn vị)";
    let page = site.get("dau_moi", &format!("/ke-hoach/{plan}")).await.expect(200);
    assert_eq!(page.shows(said).visible().matches("chưa gắn đơn vị").count(), 3);
    let unit = site.unit("VP").0.to_string();
    complete(&site, &task(&site, plan, "II.1").await, &[("chu_tri", &unit)]).await.expect(303);
    let page = site.get("dau_moi", &format!("/ke-hoach/{plan}")).await.expect(200);
    assert_eq!(page.shows("Văn phòng HĐND và UBND").visible().matches("chưa gắn đơn vị").count(), 2);
}

#[tokio::test]
async fn a_title_too_long_for_a_head_is_refused_with_its_length() {
    let (_, site, _guard) = sites().await.remove(0);
    let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
    let title = "Nâng cao ".repeat(34);
    let fields = [("_version", "1"), ("trich_yeu", title.as_str())];
    let answer = site.post("dau_moi", &format!("/ke-hoach/{plan}/dau-van-ban"), &fields).await.expect(422);
    let answer = answer.shows("Phần trích yếu dài 305 ký tự; nhiều nhất 300. Hãy rút ngắn.");
    assert!(answer.body.contains(title.trim()), "what was typed is kept");
}
