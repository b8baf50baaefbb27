//! The item of a higher plan that a task carries out is seen in the draft, after issue and in the export.

use super::{PLAN_MD, address, complete, import, sites, task};
use crate::views::unpacked;

#[tokio::test]
async fn the_item_of_a_higher_plan_stays_with_its_task() {
    for (engine, site, _guard) in sites().await {
        let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
        let head = format!("/ke-hoach/{plan}/dau-van-ban");
        let fields = [("_version", "1"), ("trich_yeu", "Nâng cao chất lượng"), ("cap_tren", "")];
        site.post("dau_moi", &head, &fields).await.expect(303);
        let row = task(&site, plan, "II.2").await;
        let form = site.get("dau_moi", &address(&row)).await.expect(200);
        form.shows("Phần đầu văn bản chưa ghi kế hoạch cấp trên nào");
        let higher = "Kế hoạch số 197/KH-UBND của UBND thành phố";
        let fields = [("_version", "2"), ("trich_yeu", "Nâng cao chất lượng"), ("cap_tren", higher)];
        site.post("dau_moi", &head, &fields).await.expect(303);
        site.get("dau_moi", &address(&row)).await.expect(200).shows(&format!("Mục trong {higher}, ví dụ"));
        complete(&site, &row, &[("muc_cap_tren", "mục II.3")]).await.expect(303);

        let said = format!("mục II.3 ({higher})");
        let issue = format!("/ke-hoach/{plan}/ban-hanh");
        let version = site.get("dau_moi", &issue).await.expect(200).shows(&said).field("_version");
        let fields = [("_version", version.as_str()), ("ly_do", "Triển khai ngay")];
        site.post("dau_moi", &issue, &fields).await.expect(303);
        let page = site.get("cong_chuc_kt", &format!("/nhiem-vu/{}", row.id)).await.expect(200);
        page.shows(&format!("Thực hiện mục của kế hoạch cấp trên: {said}"));
        for address in [format!("/ke-hoach/{plan}/danh-sach.xlsx"), "/nhiem-vu.xlsx".to_owned()] {
            let sheet = site.get("cong_chuc_kt", &address).await.expect(200);
            let (_, strings) = unpacked(&sheet.bytes);
            assert!(strings.contains("Mục của kế hoạch cấp trên") && strings.contains(&said), "{engine}: {address}");
        }
    }
}
