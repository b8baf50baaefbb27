//! Samples of `lookup`, `document`, `parameter`, `choices`, `choice::page`, `period` and `year`: every document and parameter,
//! on days before, in and after its time, what nobody finds, and forms empty, crowded and wrong.

use kernel::dates::{Date, date};
use kernel::ids::{AccountId, StaffId};
use kernel::two_person::ProposalState;
use lawbook::choice::page::{self as choice_page, ChoicePage, Offers};
use lawbook::choices::{self, Choices};
use lawbook::lookup::{self, Asked};
use lawbook::on_date::OnDate;
use lawbook::period::{self, PeriodForm, PeriodPage};
use lawbook::store::ChoiceRow;
use lawbook::year::{self, YearForm, YearPage};
use lawbook::{document, parameter, words};
use rules::law::Law;
use testkit::check_page;
use web::{FieldErrors, FormData};

const LONG: &str = "Thống nhất tại cuộc họp giao ban Ủy ban nhân dân xã theo đề nghị của Phòng Văn hóa - Xã hội <b>&";

const DAYS: [&str; 4] = ["", "01/07/2025", "2026-09-02", "hôm qua"];

fn today() -> Date {
    date(2026, 11, 28)
}

fn on(day: &str) -> OnDate {
    OnDate::read(day, today())
}

#[test]
fn looking_up_keeps_to_the_rules() {
    let asked = |ngay: &str, tu: &str, chu_de: &str| {
        let asked = Asked { ngay: ngay.to_owned(), tu: tu.to_owned(), chu_de: chu_de.to_owned() };
        lookup::view(&lookup::look_up(&asked, today()))
    };
    for day in DAYS {
        check_page(&asked(day, "", ""));
    }
    check_page(&asked("", "335", "danh_gia"));
    check_page(&asked("31/02/2026", "tuổi nghỉ hưu", "khong-co"));
    let nothing = asked("", "bánh chưng <b>", "nhan_su");
    check_page(&nothing);
    assert!(nothing.0.contains("Không có văn bản, con số nào như vậy"));
}

#[test]
fn each_document_has_its_page() {
    for number in Law::shipped().documents().map(|document| &document.number) {
        for day in DAYS {
            let page = document::load(&words::slug(number), on(day)).unwrap_or_else(|| panic!("no page of {number}"));
            check_page(&document::view(&page));
        }
    }
    assert!(document::load("1", on("")).is_none());
}

#[test]
fn each_parameter_has_its_page() {
    for series in Law::shipped().series() {
        for day in DAYS {
            let page = parameter::load(&series.id, on(day)).unwrap_or_else(|| panic!("no page of {}", series.id));
            check_page(&parameter::view(&page));
        }
    }
    assert!(parameter::load("1/1", on("")).is_none());
}

#[test]
fn open_questions_say_what_holds_and_who_chose() {
    for day in DAYS {
        let page = choices::view(&on(day), &Choices::on(today(), &[]), &[]);
        check_page(&page);
        let count = Law::shipped().policies().count();
        assert_eq!(page.0.matches("mặc định của hệ thống").count(), count);
        assert_eq!(page.0.matches("đang áp dụng</span>").count(), count);
        assert_eq!(page.0.matches("Chạy thử cách hiểu khác").count(), 5, "what the calculators ask can be tried");
    }
}

/// A proposal in this state.
fn row(state: ProposalState, document: bool) -> ChoiceRow {
    let decided = matches!(state, ProposalState::Approved | ProposalState::Refused);
    let moment = "2026-11-26T02:30:00Z".parse().expect("an instant");
    ChoiceRow {
        id: 3,
        policy: "htxs_base".to_owned(),
        position: "all_ranked".to_owned(),
        valid_from: date(2026, 1, 1),
        document: document.then(|| LONG.to_owned()),
        reason: LONG.to_owned(),
        state: state.code().to_owned(),
        proposed_by: AccountId(5),
        proposer_staff: StaffId(5),
        proposer_behalf: document.then_some(StaffId(1)),
        proposer_name: "Công Tằng Tôn Nữ Nguyễn Thị Thiên Hương".to_owned(),
        proposed_at: moment,
        decider_name: decided.then(|| "Phạm Quang Huy (được Trần Thị Hồng Nhung ủy quyền)".to_owned()),
        decided_at: decided.then_some(moment),
        decision_reason: (state == ProposalState::Refused).then(|| LONG.to_owned()),
        version: 1,
    }
}

#[test]
fn samples_of_each_question_in_each_state_keep_to_the_rules() {
    let decides = Offers { decides: true, ..Offers::default() };
    let barred = Offers { bar: Some(LONG.to_owned()), withdraws: true, ..Offers::default() };
    let proposes = Offers { proposes: true, ..Offers::default() };
    for policy in Law::shipped().policies() {
        for rows in [
            Vec::new(),
            ProposalState::ALL.map(|state| row(state, true)).to_vec(),
            vec![row(ProposalState::Approved, false)],
        ] {
            for offers in [&Offers::default(), &decides, &barred, &proposes] {
                let page = ChoicePage {
                    policy,
                    taken: Choices::on(date(2026, 11, 28), &rows).of(&policy.id).cloned(),
                    rows: rows.clone(),
                    offers: offers.clone(),
                    key: "0123456789abcdef".to_owned(),
                };
                check_page(&choice_page::view(&page, &FormData::default(), &FieldErrors::default()));
            }
        }
    }
}

/// A personnel officer finds every article of the decree, with its name, and why one of them needs no number.
#[test]
fn every_article_of_the_decree_stands_on_its_page() {
    let page = document::load("335-2025-nd-cp", on("")).expect("the decree");
    let html = document::view(&page).0;
    for article in 1..=29 {
        let named = page.document.article(article).expect("a name");
        assert!(html.contains(&format!("<h2>Điều {article}. {named}</h2>")), "{article}");
    }
    assert!(html.contains("Nghĩa vụ lưu giữ"));
    assert_eq!((page.document.article(0), page.document.article(30)), (None, None));
}

#[test]
fn the_calculator_of_a_period_keeps_to_the_rules() {
    let blank = PeriodForm::blank(today());
    let crowded = (0..200).fold(blank.clone(), |form, _| form.with_line());
    let wrong = PeriodForm { year: "2024".to_owned(), number: "x".to_owned(), ..blank.clone() };
    for form in [blank, crowded, wrong] {
        check_page(&period::view(&PeriodPage::asked(form.clone(), today(), &[]), "k-1"));
        check_page(&period::view(&PeriodPage::computed(form, today(), &[]), "k-1"));
    }
}

#[test]
fn the_calculator_of_a_year_keeps_to_the_rules() {
    let blank = YearForm::blank(today(), "Ủy ban nhân dân xã");
    let row = |at: usize| format!("CC-{at}\tNhóm {}\t{}\t\t12", at % 7, 60 + at % 40);
    let crowded = YearForm { table: (0..400).map(row).collect::<Vec<_>>().join("\n"), ..blank.clone() };
    let wrong = YearForm { table: "a\tb\tc\td\te\tf\tg\th\n".repeat(50), ..blank.clone() };
    for form in [blank, crowded, wrong, YearForm::default()] {
        check_page(&year::view(&YearPage::asked(form.clone(), today(), &[]), "k-1"));
        check_page(&year::view(&YearPage::computed(form, today(), &[]), "k-1"));
    }
}
