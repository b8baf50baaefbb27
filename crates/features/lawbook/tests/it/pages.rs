//! Samples of `lookup`, `document`, `parameter` and `choices`: every document and parameter, on days before, in and after
//! its time, and what nobody finds.

use kernel::dates::{Date, date};
use lawbook::choices::{self, Choices};
use lawbook::lookup::{self, Asked};
use lawbook::on_date::OnDate;
use lawbook::{document, parameter, words};
use rules::law::Law;
use testkit::check_page;

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
    }
}
