//! The calculator of a year: the worked examples through the form, wrong rows told one by one, trials before and after.

use kernel::dates::{Date, date};
use lawbook::examples::{self, Asks};
use lawbook::year::{Outcome, Ranked, RowProblem, Wrongs, YearForm, YearPage, read_table, view};
use rules::evaluation::level::Level;
use rules::evaluation::year::Rank;
use testkit::{Guard, SettableClock, Site, check_html, check_page, open_both};

const PAGE: &str = "/quy-dinh/xep-loai";

fn today() -> Date {
    date(2026, 11, 28)
}

fn example(id: &str) -> YearForm {
    YearForm::of_example(examples::example(id).expect(id)).expect(id)
}

fn table(rows: &str) -> YearForm {
    YearForm { table: rows.to_owned(), rank: "hoan_thanh_tot".to_owned(), ..YearForm::blank(today(), "UBND xã") }
}

fn drawn(form: YearForm) -> (String, Outcome) {
    let page = YearPage::computed(form, today(), &[]);
    let drawn = view(&page, "k-1");
    check_page(&drawn);
    (drawn.0, page.outcome)
}

fn computed(form: YearForm) -> Ranked {
    match drawn(form).1 {
        Outcome::Computed(done) => *done,
        other => panic!("{other:?}"),
    }
}

fn wrong(form: YearForm) -> Wrongs {
    match drawn(form).1 {
        Outcome::Wrong(wrongs) => wrongs,
        other => panic!("nothing is wrong: {other:?}"),
    }
}

fn places(problems: &[RowProblem]) -> Vec<(usize, &str)> {
    problems.iter().map(|problem| (problem.line, problem.column.as_str())).collect()
}

/// The ranks that the contract gives for the facts of an example.
fn by_contract(facts: &str) -> Vec<serde_json::Value> {
    let answer = lawbook::contract::rank(facts, lawbook::contract::Layout::Line);
    let read: serde_json::Value = serde_json::from_str(&answer.json).expect("an answer");
    read["people"].as_array().expect("people").iter().map(|person| person["rank"].clone()).collect()
}

#[test]
fn each_worked_example_comes_out_of_the_table_as_out_of_its_facts() {
    let mut counted = 0;
    for example in examples::all().iter().filter(|example| example.asks == Asks::Year && example.id != "Y2025r") {
        let done = computed(YearForm::of_example(example).expect("a year"));
        let ranking = done.trial.as_ref().unwrap_or(&done.now);
        let ranks: Vec<_> = ranking.people.iter().map(|person| serde_json::json!(person.rank.code())).collect();
        assert_eq!(ranks, by_contract(&example.facts), "{}", example.id);
        counted += 1;
    }
    assert!(counted > 25, "{counted}");
    let too_early = YearForm { year: "2025".to_owned(), ..example("X1") };
    assert!(wrong(too_early).fields.get("nam").is_some_and(|said| said.contains("90/2020")));
}

#[test]
fn a_table_is_read_with_and_without_headings() {
    let plain = read_table(
        "CC-1\tChuyên môn\t80; 75,5\t\t12\t\t\n\n CC-2 | Chuyên môn | 90 | x | 5 | thai sản | kỷ luật công vụ; kết luận suy thoái",
    );
    assert_eq!(plain.problems, []);
    assert_eq!(plain.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 3]);
    let second = &plain.rows[1].person;
    assert_eq!((second.head, second.months_worked, second.triggers.len()), (true, 5, 2));
    let headed = read_table(
        "STT\tHọ và tên\tMã\tNhóm\tT1\tT2\tT3\tSố tháng làm việc\tNgười đứng đầu\tVắng\tCăn cứ\n1\tNguyễn Thị An\tCC-1\tKế toán\t80\t\t75,5\t12\n",
    );
    assert_eq!(headed.problems, []);
    assert_eq!(headed.rows[0].person.scores.len(), 2);
    assert!(headed.notes[0].contains("STT, Họ và tên"), "{:?}", headed.notes);
    assert_eq!(headed.notes.len(), 1);
    let short = read_table("Mã\tNhóm\tĐiểm\nCC-1\tChung\t80");
    // What the table does not tell is not taken for "nobody".
    let absent = ["Người đứng đầu", "Tháng làm việc", "Vắng", "Căn cứ không hoàn thành"].map(|column| (1, column));
    assert_eq!(places(&short.problems), [&absent[..], &[(2, "Tháng làm việc")]].concat());
    assert_eq!(read_table(" \n|\t|\n"), Default::default());
}

#[test]
fn each_wrong_row_is_told_with_its_column() {
    let form = table(
        "A\tChung\t80\t\t12\nA\tChung\t80\t\t12\n\tChung\t80\t\t12\nC\t\t101; 80\tcó lẽ\t13\tđi chơi\tlười\nD\tChung\t80, 90\t\tmười\nE\tChung\t101\t\t13\nG\tChung\t1;2;3;4;5;6;7;8;9;10;11;12;13\t\t12\nH\tChung\t80\t\t12\t\t\t\tthừa",
    );
    let wrongs = wrong(form.clone());
    let expected = [
        (2, "Mã"),
        (3, "Mã"),
        (4, "Nhóm"),
        (4, "Người đứng đầu"),
        (4, "Vắng"),
        (4, "Căn cứ không hoàn thành"),
        (4, "Tháng làm việc"),
        (4, "Điểm"),
        (5, "Điểm"),
        (5, "Tháng làm việc"),
        (6, "Tháng làm việc"),
        (6, "Điểm"),
        (7, "Điểm"),
        (8, "cả dòng"),
    ];
    assert_eq!(places(&wrongs.rows), expected);
    assert!(wrongs.rows.iter().all(|problem| !problem.why.is_empty() && !problem.fix.is_empty()));
    assert!(drawn(form).0.contains("Chỗ cần sửa trong bảng"));
    let by_quarter = YearForm { by: "quy".to_owned(), ..table("A\tChung\t80;80;80;80;80\t\t12") };
    assert!(wrong(by_quarter).rows[0].why.contains("4 kỳ"));
    assert!(wrong(table("  ")).fields.get("bang").is_some());
}

#[test]
fn fields_are_checked_by_the_law() {
    let with = |change: fn(&mut YearForm)| {
        let mut form = table("A\tChung\t80\tx\t12");
        change(&mut form);
        let wrongs = wrong(form);
        wrongs.fields.list().into_iter().map(|(field, _)| field).collect::<Vec<_>>()
    };
    assert_eq!(with(|form| form.rank = String::new()), ["muc"]);
    assert_eq!(with(|form| form.year = "hai nghìn".to_owned()), ["nam"]);
    assert_eq!(with(|form| form.by = "tuần".to_owned()), ["theo"]);
    assert_eq!(with(|form| form.percent = "25".to_owned()), ["quyet-dinh"]);
    assert_eq!(with(|form| form.percent = "26".to_owned()), ["ty-le"]);
    assert_eq!(with(|form| form.percent = "nhiều".to_owned()), ["ty-le"]);
    let decided = YearForm {
        percent: "25%".to_owned(),
        decision: "Quyết định số 12/QĐ-UBND".to_owned(),
        ..table("A\tChung\t80\tx\t12")
    };
    computed(decided);
    computed(YearForm { rank: String::new(), ..table("A\tChung\t80\t\t12") });
}

#[test]
fn another_divisor_changes_those_with_missing_months_alone() {
    let rows = "A\tChung\t90;90;90;90;90;90;90\t\t7\nB\tChung\t91\t\t12\nC\tChung\t88;88;88\t\t3\tthai sản";
    let form = YearForm { divisor: "twelve".to_owned(), ..table(rows) };
    let done = computed(form.clone());
    let trial = done.trial.as_ref().expect("a trial");
    let means = |of: &rules::evaluation::year::AgencyRanking| {
        of.people.iter().map(|person| person.mean.as_ref().map(|mean| mean.shown_vi())).collect::<Vec<_>>()
    };
    let shown = |texts: [&str; 3]| texts.map(|text| Some(text.to_owned())).to_vec();
    assert_eq!(means(&done.now), shown(["90,00", "91,00", "88,00"]));
    assert_eq!(means(trial), shown(["52,50", "91,00", "88,00"]));
    assert_eq!(trial.people[0].rank, Rank::Ranked(Level::HoanThanh));
    let page = drawn(form).0;
    for said in ["chia cho 12", "Thay đổi", "Bình quân 52,50", "Trung bình cộng của 7 kỳ đã đánh giá"]
    {
        assert!(page.contains(said), "{said}");
    }
    assert!(page.contains("Điểm trung bình 91,00, ở mức"), "a mean that was given is not called a period's score");
}

#[test]
fn rounding_is_tried_too() {
    let form = YearForm { rounding: "two_decimals".to_owned(), ..table("A\tChung\t89,996\t\t12") };
    let done = computed(form);
    assert_eq!(done.now.people[0].by_score, Some(Level::HoanThanhTot));
    assert_eq!(done.trial.expect("a trial").people[0].by_score, Some(Level::HoanThanhXuatSac));
}

#[test]
fn a_tie_is_a_question_and_a_missing_score_is_missing() {
    let page = drawn(example("VD-XA")).0;
    assert!(page.contains("Người có thẩm quyền cần quyết định") && page.contains("CC-04, CC-05"));
    let missing = drawn(table("A\tChung\t\t\t12\nB\tChung\t80\t\t12")).0;
    assert!(missing.contains("chưa có điểm kỳ nào") && missing.contains("Chưa quyết định được"));
}

async fn site() -> (Site, Guard) {
    let (_, db, guard) = open_both().await.swap_remove(0);
    (Site::new(db, vec![lawbook::feature()], SettableClock::default()).await, guard)
}

#[tokio::test]
async fn the_table_is_ranked_and_nothing_typed_is_lost() {
    let (site, _guard) = site().await;
    check_html(&site.get("chu_tich", PAGE).await.expect(200).body);
    let filled = site.get("chu_tich", &format!("{PAGE}?vi-du=VD-XA")).await.expect(200);
    check_html(&filled.shows("khoản 6 Điều 20").shows("Theo cách hiểu khác").body);
    site.get("chu_tich", &format!("{PAGE}?vi-du=ST1")).await.expect(200).hides("Lý do và căn cứ");
    let mut fields = vec![("nam", "2026"), ("ten", "UBND <xã>"), ("theo", "thang"), ("thu-htxs-base", "all_ranked")];
    fields.push(("bang", "A\tChung\t80\t\t\r\nB\tChung\t91\t\t12"));
    let refused = site.post("chu_tich", PAGE, &fields).await.expect(422);
    check_html(&refused.body);
    assert!(refused.body.contains("\nA\tChung\t80\t\t\nB\tChung\t91\t\t12</textarea>"), "{}", refused.body);
    assert!(refused.body.contains("UBND &lt;xã&gt;") && refused.body.contains("value=\"all_ranked\" checked"));
    refused.shows("Dòng 1 Tháng làm việc Ô để trống.");
    fields.pop();
    fields.push(("bang", "A\tChung\t80\t\t12\r\nB\tChung\t91\t\t12"));
    let ranked = site.post("chu_tich", PAGE, &fields).await.expect(200);
    check_html(&ranked.shows("Sau khi thử").shows("Tổng số được xếp loại").body);
    site.post("", PAGE, &fields).await.expect(401);
}
