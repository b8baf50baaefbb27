//! Time phrases, one by one.

use plans::reader::due::{self, Due};

/// The due time in a short form: "by 2026-06-30", "within 2026-07-01..2026-09-30", "continuous", "every quarter", …
fn short(due: &Due) -> String {
    match due {
        Due::By { until } => format!("by {until}"),
        Due::Within { from, until } => format!("within {from}..{until}"),
        Due::Continuous => "continuous".into(),
        Due::Every { every, until } => {
            let every = serde_json::to_value(every).expect("a word");
            let until = until.map(|u| format!(" until {u}")).unwrap_or_default();
            format!("every {}{until}", every.as_str().expect("a word"))
        }
        Due::Unclear { why, suggestion } => {
            assert!(!why.is_empty() && !suggestion.is_empty(), "an unclear time says why and what to do");
            "unclear".into()
        }
    }
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, short(&due::parse(text, None))))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("“{text}”: expected {expected}, read {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn days() {
    check(&[
        ("Trước ngày 15/12/2026", "by 2026-12-15"),
        ("hoàn thành trước ngày 15/12/2026.", "by 2026-12-15"),
        ("trước 30/9/2026", "by 2026-09-30"),
        ("Chậm nhất ngày 05/7/2026", "by 2026-07-05"),
        ("chậm nhất là ngày 5 tháng 7 năm 2026", "by 2026-07-05"),
        ("Muộn nhất 31-10-2026", "by 2026-10-31"),
        ("Xong trước 01.11.2026", "by 2026-11-01"),
        ("ngày 08 tháng 5 năm 2026", "by 2026-05-08"),
        ("15/7/2026", "by 2026-07-15"),
        ("đến hết ngày 20/11/2026", "by 2026-11-20"),
        ("Không quá ngày 30/6/2026", "by 2026-06-30"),
        ("Hoàn thành ngày 30 tháng 6/2026", "by 2026-06-30"),
        ("Từ nay đến ngày 31/12/2026", "by 2026-12-31"),
        ("Ngày 29/02/2028", "by 2028-02-29"),
        ("Trước 17h00 ngày 15/7/2026", "by 2026-07-15"),
        ("8h00, ngày 15/7/2026", "by 2026-07-15"),
        ("Trước ngày 01 tháng 7 năm 2026", "by 2026-07-01"),
        ("Hoàn thành xong trước ngày 1/9/2026", "by 2026-09-01"),
    ]);
}

#[test]
fn months() {
    check(&[
        ("Hoàn thành trong tháng 6/2026.", "by 2026-06-30"),
        ("Trong tháng 6 năm 2026", "by 2026-06-30"),
        ("tháng 06/2026", "by 2026-06-30"),
        ("Tháng 2/2028", "by 2028-02-29"),
        ("06/2026", "by 2026-06-30"),
        ("trước tháng 10/2026", "by 2026-09-30"),
        ("Cuối tháng 8/2026", "by 2026-08-31"),
        ("Đến hết tháng 9/2026", "by 2026-09-30"),
        ("tháng Sáu năm 2026", "by 2026-06-30"),
        ("tháng mười hai năm 2026", "by 2026-12-31"),
        ("Tháng 7, 8/2026", "within 2026-07-01..2026-08-31"),
        ("tháng 6 và tháng 7 năm 2026", "within 2026-06-01..2026-07-31"),
        ("Tháng 6, 7, 8 năm 2026", "within 2026-06-01..2026-08-31"),
        ("Trong tháng 6, tháng 7/2026", "within 2026-06-01..2026-07-31"),
    ]);
}

#[test]
fn quarters() {
    check(&[
        ("Hoàn thành trong Quý III/2026.", "within 2026-07-01..2026-09-30"),
        ("Trong quý 3 năm 2026", "within 2026-07-01..2026-09-30"),
        ("Quý 3/2026", "within 2026-07-01..2026-09-30"),
        ("quý III năm 2026", "within 2026-07-01..2026-09-30"),
        ("Quý I/2027", "within 2027-01-01..2027-03-31"),
        ("quí IV-2026", "within 2026-10-01..2026-12-31"),
        ("Q4/2026", "within 2026-10-01..2026-12-31"),
        ("Quý III, IV/2026", "within 2026-07-01..2026-12-31"),
        ("Quý III và quý IV năm 2026", "within 2026-07-01..2026-12-31"),
        ("Quý II - Quý IV/2026", "within 2026-04-01..2026-12-31"),
        ("Từ quý IV/2026 đến quý II/2027", "within 2026-10-01..2027-06-30"),
        ("Trước quý IV/2026", "by 2026-09-30"),
        ("Chậm nhất trong quý II/2026", "by 2026-06-30"),
        ("Hết quý III/2026", "by 2026-09-30"),
        ("Quý tư năm 2026", "within 2026-10-01..2026-12-31"),
        ("Quý III,IV/2026", "within 2026-07-01..2026-12-31"),
        ("quý 3-4/2026", "within 2026-07-01..2026-12-31"),
        ("Quý III & IV/2026", "within 2026-07-01..2026-12-31"),
        ("quý III+IV năm 2026", "within 2026-07-01..2026-12-31"),
        ("Cuối quý III/2026", "by 2026-09-30"),
    ]);
}

#[test]
fn years_and_ranges() {
    check(&[
        ("Năm 2026", "within 2026-01-01..2026-12-31"),
        ("trong năm 2026", "within 2026-01-01..2026-12-31"),
        ("Cuối năm 2026", "by 2026-12-31"),
        ("Đến hết năm 2027", "by 2027-12-31"),
        ("Đến năm 2030", "by 2030-12-31"),
        ("Cả năm 2026", "within 2026-01-01..2026-12-31"),
        ("Trong 6 tháng đầu năm 2026", "within 2026-01-01..2026-06-30"),
        ("Từ tháng 6/2026 đến hết năm 2026", "within 2026-06-01..2026-12-31"),
        ("Từ quý III/2026 đến hết năm 2026", "within 2026-07-01..2026-12-31"),
        ("Từ nay đến hết năm 2026", "by 2026-12-31"),
        ("từ ngày 20 tháng 6 đến ngày 15 tháng 7 năm 2026", "within 2026-06-20..2026-07-15"),
        ("6 tháng đầu năm 2026", "within 2026-01-01..2026-06-30"),
        ("06 tháng cuối năm 2026", "within 2026-07-01..2026-12-31"),
        ("Giai đoạn 2026-2030", "within 2026-01-01..2030-12-31"),
        ("giai đoạn 2026 – 2030", "within 2026-01-01..2030-12-31"),
        ("Giai đoạn 2026-2030, định hướng đến năm 2035", "within 2026-01-01..2030-12-31"),
        ("Cuối năm 2026, trước kỳ họp thường lệ", "by 2026-12-31"),
        ("từ ngày 01/7/2026 đến ngày 30/9/2026", "within 2026-07-01..2026-09-30"),
        ("Từ 15/7 đến 30/8/2026", "within 2026-07-15..2026-08-30"),
        ("từ ngày 01 đến ngày 15/7/2026", "within 2026-07-01..2026-07-15"),
        ("15-16/7/2026", "within 2026-07-15..2026-07-16"),
        ("Từ tháng 6 đến tháng 9/2026", "within 2026-06-01..2026-09-30"),
        ("tháng 6 - 9/2026", "within 2026-06-01..2026-09-30"),
        ("01/7/2026 - 30/9/2026", "within 2026-07-01..2026-09-30"),
        ("Trong năm 2026, hoàn thành trước ngày 30/10/2026", "by 2026-10-30"),
        ("Quý III/2026 (trước ngày 20/9/2026)", "by 2026-09-20"),
        ("Bắt đầu từ tháng 7/2026, hoàn thành trước 30/9/2026", "within 2026-07-01..2026-09-30"),
    ]);
}

#[test]
fn continuous_and_recurring() {
    check(&[
        ("Thực hiện thường xuyên.", "continuous"),
        ("Thường xuyên", "continuous"),
        ("Thường xuyên trong năm 2026", "continuous"),
        ("Từ tháng 7/2026 trở đi", "continuous"),
        ("Năm 2026 và những năm tiếp theo", "continuous"),
        ("Hằng ngày", "continuous"),
        ("Hằng tháng", "every month"),
        ("Hàng tháng", "every month"),
        ("hằng quý", "every quarter"),
        ("Định kỳ hằng quý", "every quarter"),
        ("Định kỳ 6 tháng", "every half_year"),
        ("hằng 6 tháng", "every half_year"),
        ("6 tháng/lần", "every half_year"),
        ("02 lần/năm", "every half_year"),
        ("Mỗi quý 1 lần", "every quarter"),
        ("3 tháng một lần", "every quarter"),
        ("Hằng năm", "every year"),
        ("Thường xuyên, hằng năm", "every year"),
        ("Định kỳ hằng quý, 6 tháng, năm", "every quarter"),
        ("định kỳ 6 tháng và hằng năm", "every half_year"),
        ("ngày 25 hằng tháng", "every month"),
        ("trước ngày 15/12 hằng năm", "every year"),
        ("Trước ngày 20 của tháng cuối quý", "every quarter"),
        ("Hằng tháng đến hết năm 2026", "every month until 2026-12-31"),
        ("Hằng quý, hoàn thành trước ngày 15/12/2026", "every quarter until 2026-12-15"),
        ("hằng tháng, năm 2026", "every month until 2026-12-31"),
        ("Thường xuyên, liên tục", "continuous"),
        ("Trước ngày 15 hằng tháng", "every month"),
        ("ngày 15 tháng 12 hàng năm", "every year"),
        ("Báo cáo định kỳ tháng, quý, năm", "every month"),
        ("Thường xuyên; báo cáo kết quả hằng quý", "every quarter"),
        ("01 lần/quý", "every quarter"),
        ("1 lần/tháng", "every month"),
        ("Mỗi năm 2 lần", "every half_year"),
        ("Hàng năm", "every year"),
        ("Theo từng quý", "every quarter"),
    ]);
}

#[test]
fn what_cannot_be_read_is_unclear() {
    check(&[
        ("", "unclear"),
        ("31/6/2026", "unclear"),
        ("ngày 30/02/2026", "unclear"),
        ("tháng 13/2026", "unclear"),
        ("Quý V/2026", "unclear"),
        ("Trong tháng 6", "unclear"),
        ("trước 30/9", "unclear"),
        ("quý III", "unclear"),
        ("Kịp thời", "unclear"),
        ("Theo quy định", "unclear"),
        ("Theo kế hoạch của thành phố", "unclear"),
        ("Sau khi có hướng dẫn của Sở Nội vụ", "unclear"),
        ("trong vòng 10 ngày làm việc", "unclear"),
        ("Đầu tháng 7/2026", "unclear"),
        ("Tuần 2 tháng 7/2026", "unclear"),
        ("Giữa năm 2026", "unclear"),
        ("Năm học 2026 - 2027", "unclear"),
        ("từ ngày 01/7/2026", "unclear"),
        ("Sau ngày 01/7/2026", "unclear"),
        ("từ tháng 9/2026 đến tháng 6/2026", "unclear"),
        ("Trước 30/6/2026, trước 31/7/2026", "unclear"),
        ("Trước ngày 15/6/2026; thường xuyên", "unclear"),
        ("Hằng tuần", "unclear"),
        ("01 tháng kể từ ngày ban hành", "unclear"),
        ("Định kỳ", "unclear"),
        ("Sau 15 ngày", "unclear"),
        ("Trước ngày 00/7/2026", "unclear"),
        ("Quý I và quý III năm 2026", "unclear"),
        ("Đang thực hiện", "unclear"),
        ("Hai năm một lần", "unclear"),
        ("Trước kỳ họp HĐND xã tháng 12/2026", "unclear"),
    ]);
}

#[test]
fn documents_are_not_deadlines() {
    check(&[
        ("Theo Kế hoạch số 197/KH-UBND ngày 01/6/2026 của thành phố", "unclear"),
        ("Trước 30/9/2026 theo Công văn số 12/SNV ngày 05/5/2026", "by 2026-09-30"),
    ]);
}

#[test]
fn a_year_from_the_document_is_marked_as_assumed() {
    let read = due::read("Trong tháng 6", Some(2026));
    assert_eq!((short(&read.due), read.year_assumed), ("by 2026-06-30".into(), true));
    let read = due::read("Trong tháng 6/2026", Some(2025));
    assert_eq!((short(&read.due), read.year_assumed), ("by 2026-06-30".into(), false));
    let read = due::read("từ 15/7 đến 30/8", Some(2026));
    assert_eq!((short(&read.due), read.year_assumed), ("within 2026-07-15..2026-08-30".into(), true));
}

#[test]
fn spelling_does_not_matter() {
    for text in ["HOÀN THÀNH TRONG QUÝ III/2026", "hoàn thành trong  quý III / 2026", "Hoàn thành trong Quý 3/2026"]
    {
        assert_eq!(short(&due::parse(text, None)), "within 2026-07-01..2026-09-30", "{text}");
    }
}
