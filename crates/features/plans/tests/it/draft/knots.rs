//! Tasks of a draft that would wait for each other, or stand above each other.

use super::{PLAN_MD, address, complete, import, sites, task, tasks};

#[tokio::test]
async fn tasks_that_would_wait_for_each_other_are_refused_in_the_draft() {
    for (engine, site, _guard) in sites().await {
        let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
        let [one, two] = [task(&site, plan, "II.1").await, task(&site, plan, "II.2").await];
        let (one_id, two_id) = (one.id.to_string(), two.id.to_string());
        complete(&site, &one, &[("cho_nhiem_vu", &two_id)]).await.expect(303);
        let back = complete(&site, &two, &[("cho_nhiem_vu", &one_id), ("linh_vuc", "Cán bộ")]).await.expect(422);
        testkit::check_html(&back.body);
        assert_eq!(back.shows("nên cả hai sẽ chờ nhau mãi").field("linh_vuc"), "Cán bộ", "{engine}: the text is kept");
        assert_eq!(task(&site, plan, "II.2").await.version, two.version, "{engine}: nothing is stored");
        complete(&site, &two, &[("thuoc", &one_id)]).await.expect(303);
        let one = task(&site, plan, "II.1").await;
        complete(&site, &one, &[("thuoc", &two_id)]).await.expect(422);
    }
}

#[tokio::test]
async fn a_circle_that_merging_tied_keeps_the_plan_from_being_issued() {
    for (engine, site, _guard) in sites().await {
        let plan = import(&site, "ke-hoach.md", PLAN_MD).await;
        for task in tasks(&site, plan).await {
            complete(&site, &task, &[]).await.expect(303);
        }
        let [one, two, three] = ["II.1", "II.2", "II.3"].map(str::to_owned);
        let (first, second) = (task(&site, plan, &one).await, task(&site, plan, &two).await);
        let third = task(&site, plan, &three).await;
        complete(&site, &first, &[("cho_nhiem_vu", &second.id.to_string())]).await.expect(303);
        complete(&site, &second, &[("cho_nhiem_vu", &third.id.to_string())]).await.expect(303);
        let version = third.version.to_string();
        let merge =
            [("_version", version.as_str()), ("gop_vao", &first.id.to_string())].map(|(k, v)| (k, v.to_owned()));
        let merge: Vec<(&str, &str)> = merge.iter().map(|(k, v)| (*k, v.as_str())).collect();
        site.post("dau_moi", &format!("{}/gop", address(&third)), &merge).await.expect(303);
        let issue = format!("/ke-hoach/{plan}/ban-hanh");
        let version = site.get("dau_moi", &issue).await.expect(200).field("_version");
        let fields = [("_version", version.as_str()), ("ly_do", "Cần chạy ngay")];
        let refused = site.post("dau_moi", &issue, &fields).await.expect(422).shows("chờ nhau");
        testkit::check_html(&refused.body);
        assert!(refused.body.contains("Cần chạy ngay"), "{engine}");
        let second = task(&site, plan, &two).await;
        complete(&site, &second, &[]).await.expect(303);
        let version = site.get("dau_moi", &issue).await.expect(200).field("_version");
        site.post("dau_moi", &issue, &[("_version", version.as_str()), ("ly_do", "Cần chạy ngay")]).await.expect(303);
    }
}
