//! The calculator of a period: the worked examples through the form, mistakes at their fields, nothing typed lost.

use kernel::dates::{Date, date};
use kernel::decision::Decision;
use lawbook::examples::{self, Asks};
use lawbook::period::{LineForm, Outcome, PeriodForm, PeriodPage, view};
use testkit::{Guard, SettableClock, Site, check_html, check_page, open_both};

const PAGE: &str = "/quy-dinh/tinh-diem";

fn today() -> Date {
    date(2026, 11, 28)
}

fn example(id: &str) -> PeriodForm {
    PeriodForm::of_example(examples::example(id).expect(id)).expect(id)
}

/// The fields that are wrong with a form.
fn wrong(form: PeriodForm) -> Vec<String> {
    let page = PeriodPage::computed(form, today(), &[]);
    check_page(&view(&page, "k-1"));
    match page.outcome {
        Outcome::Wrong(errors) => errors.list().into_iter().map(|(field, _)| field).collect(),
        other => panic!("nothing is wrong: {other:?}"),
    }
}

#[test]
fn each_worked_example_comes_out_of_the_form_as_it_is_told() {
    let mut counted = 0;
    for example in examples::all().iter().filter(|example| example.asks == Asks::Period) {
        let form = PeriodForm::of_example(example).expect("a period");
        let page = PeriodPage::computed(form, today(), &[]);
        let drawn = view(&page, "k-1");
        check_page(&drawn);
        let Outcome::Computed(done) = &page.outcome else {
            assert_eq!(example.id, "Y2025", "{:?}", page.outcome);
            assert!(drawn.0.contains("Nghị định 90/2020/NĐ-CP") && drawn.0.contains("#f-nam"));
            continue;
        };
        match done.trial.as_ref().unwrap_or(&done.now) {
            Decision::Decided { value, .. } => {
                let level = value.level.label().to_lowercase();
                let came = format!("{} điểm, {level}", value.total.shown_vi());
                // An example that does not tell its level is compared by its points.
                assert!(came.starts_with(&example.outcome) || example.outcome.is_empty(), "{}: {came}", example.id);
            }
            Decision::Missing { .. } => assert_eq!(example.outcome, "chưa đủ dữ kiện", "{}", example.id),
            other => panic!("{}: {other:?}", example.id),
        }
        counted += 1;
    }
    assert!(counted > 30, "{counted}");
}

#[test]
fn all_mistakes_are_told_at_their_fields() {
    let mut form = example("ST3");
    form.number = "13".to_owned();
    form.common.insert("I.1".to_owned(), "7".to_owned());
    form.common.insert("I.2".to_owned(), "năm".to_owned());
    form.lines[0].coefficient = "0".to_owned();
    form.lines[1].completed = "1.500".to_owned();
    form.lines[2].quality[0].times = String::new();
    form.lines.push(LineForm { product: "Tờ trình".to_owned(), ..LineForm::default() });
    form.lines.push(LineForm { origin: "planned".to_owned(), ..LineForm::default() });
    form.subordinates = "80; 101".to_owned();
    form.leader = false;
    let found = wrong(form);
    let expected = [
        "chung-I-1",
        "chung-I-2",
        "diem-cap-duoi",
        "ky",
        "lanh-dao",
        "viec-1-he-so",
        "viec-2-hoan-thanh",
        "viec-3-loi-1-lan",
        "viec-4-giao",
        "viec-4-he-so",
        "viec-4-hoan-thanh",
    ];
    let mut sorted = found.clone();
    sorted.sort();
    assert_eq!(sorted, expected);
}

#[test]
fn faults_lead_back_to_the_group_they_stand_in() {
    let mut form = example("T5");
    form.lines.insert(0, LineForm::default());
    let delay = &mut form.lines[1].delays;
    delay[1] = delay[0].clone();
    delay[0] = Default::default();
    delay[1].units = "9".to_owned();
    assert_eq!(wrong(form), ["viec-2-cham-2-so"]);
    let mut form = example("T5");
    form.lines[0].completed = "2".to_owned();
    let page = PeriodPage::computed(form, today(), &[]);
    let drawn = view(&page, "k-1").0;
    assert!(drawn.contains("nguồn “đột xuất, ngoài kế hoạch”") && !drawn.contains("“unplanned”"));
}

#[test]
fn a_missing_fact_is_never_enough() {
    let mut form = example("T1");
    form.common.insert("II.3".to_owned(), String::new());
    form.leader = true;
    let page = PeriodPage::computed(form, today(), &[]);
    let drawn = view(&page, "k-1");
    check_page(&drawn);
    for said in ["Chưa đủ dữ kiện để tính", "#f-chung-II-3", "#f-diem-cap-duoi", "#f-to-chuc", "#f-doan-ket"]
    {
        assert!(drawn.0.contains(said), "{said}");
    }
    assert!(!drawn.0.contains("Từng bước và điều khoản"));
    let nothing = PeriodPage::computed(PeriodForm::blank(today()), today(), &[]);
    assert!(view(&nothing, "k-1").0.contains("Chưa được giao nhiệm vụ nào"));
}

#[test]
fn another_reading_is_shown_before_and_after() {
    let drawn = |id: &str| {
        let page = PeriodPage::computed(example(id), today(), &[]);
        let drawn = view(&page, "k-1");
        check_page(&drawn);
        drawn.0
    };
    let handbook = drawn("ST1");
    assert!(handbook.contains("76,70") && handbook.contains("không làm thay đổi kết quả này"));
    let capped = drawn("E3b");
    assert!(capped.contains("con số thay đổi") && capped.contains("Từng bước sau khi thử"));
    assert!(!drawn("T1").contains("trước và sau</h3>"));
}

async fn site() -> (Site, Guard) {
    let (_, db, guard) = open_both().await.swap_remove(0);
    (Site::new(db, vec![lawbook::feature()], SettableClock::default()).await, guard)
}

#[tokio::test]
async fn the_form_is_computed_and_nothing_typed_is_lost() {
    let (site, _guard) = site().await;
    check_html(&site.get("cong_chuc_kt", PAGE).await.expect(200).body);
    let example = site.get("cong_chuc_kt", &format!("{PAGE}?vi-du=ST1")).await.expect(200);
    check_html(&example.shows("76,70").shows("điểm a khoản 2 Điều 14 Nghị định 335/2025/NĐ-CP").body);
    let other = site.get("cong_chuc_kt", &format!("{PAGE}?vi-du=C1")).await.expect(200);
    other.shows("Dòng việc 2").hides("Từng bước và điều khoản");
    let mut fields = vec![("loai-ky", "thang"), ("ky", "6"), ("nam", "2026"), ("so-dong", "1")];
    fields.extend([("viec-1-san-pham", "Báo cáo <quý>"), ("viec-1-he-so", "2,5"), ("viec-1-giao", "hai")]);
    fields.extend([("viec-1-hoan-thanh", "2"), ("viec-1-nguon", "planned"), ("chung-I-1", "5"), ("lanh-dao", "1")]);
    fields.extend([("viec-1-cham-1-khach-quan", "1"), ("thu-surplus", "cap_ratio"), ("diem-cap-duoi", "80; 75,5")]);
    let kept = ["value=\"Báo cáo &lt;quý&gt;\"", "value=\"2,5\"", "value=\"hai\"", "value=\"80; 75,5\""];
    let refused = site.post("cong_chuc_kt", PAGE, &fields).await.expect(422);
    check_html(&refused.body);
    fields.push(("buoc", "them-dong"));
    let longer = site.post("cong_chuc_kt", PAGE, &fields).await.expect(200);
    check_html(&longer.body);
    for page in [&refused.body, &longer.body] {
        assert!(kept.iter().all(|kept| page.contains(kept)), "{page}");
        assert!(page.contains("value=\"cap_ratio\" checked") && page.matches(" checked").count() == 5, "{page}");
    }
    assert!(longer.body.contains("Dòng việc 2") && !refused.body.contains("Dòng việc 2"));
    site.post("", PAGE, &fields).await.expect(401);
}

#[tokio::test]
async fn a_form_full_of_nonsense_is_answered() {
    let (site, _guard) = site().await;
    let long = "9".repeat(5000);
    let fields =
        [("so-dong", "999999999"), ("nam", long.as_str()), ("ky", "-1"), ("viec-1-he-so", "1/0"), ("thu-surplus", "x")];
    check_html(&site.post("chu_tich", PAGE, &fields).await.expect(422).body);
    check_html(&site.post("chu_tich", PAGE, &[("loai-ky", "quy"), ("ky", "1"), ("nam", "-5")]).await.expect(422).body);
    check_html(&site.post("chu_tich", PAGE, &[]).await.expect(422).body);
}
