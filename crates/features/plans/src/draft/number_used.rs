//! A number that another plan of the same issuer bears in the same year: said on the draft and before issuing.

use kernel::dates;
use kernel::text::search_key;
use maud::{Markup, html};
use ui::components::{NoticeKind, notice_with};

use crate::store::plan::PlanRow;

/// The plan among those of the same number that this one cannot be told from. What a plan leaves open (issuer, date)
/// does not tell it from another.
pub fn holder(plan: &PlanRow, same_number: Vec<PlanRow>) -> Option<PlanRow> {
    let issuer = |of: &PlanRow| of.issuer.as_deref().map(search_key);
    let year = |of: &PlanRow| of.issued_on.map(|day| day.year());
    fn may_be_same<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
        one.is_none() || other.is_none() || one == other
    }
    same_number.into_iter().find(|p| may_be_same(issuer(plan), issuer(p)) && may_be_same(year(plan), year(p)))
}

/// The warning.
pub fn notice(other: &PlanRow) -> Markup {
    let day = other.issued_on.map(|day| format!(" ngày {}", dates::short(day))).unwrap_or_default();
    notice_with(
        NoticeKind::Warning,
        html! {
            p {
                "Số, ký hiệu này đã dùng cho " a href={ "/ke-hoach/" (other.id) } { (other.name()) (day) ": " (other.title) }
                " (" (other.state().label().to_lowercase()) "). Trong một năm, mỗi văn bản của một cơ quan có một số riêng. Hãy kiểm tra lại số, ký hiệu và ngày ban hành."
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::dates::{Date, date};

    fn plan(id: i64, issuer: Option<&str>, day: Option<Date>) -> PlanRow {
        PlanRow {
            id,
            state: "nhap".to_owned(),
            kind: "ke_hoach".to_owned(),
            number: Some("52/KH-UBND".to_owned()),
            title: "Nâng cao chất lượng".to_owned(),
            issuer: issuer.map(str::to_owned),
            place: None,
            issued_on: day,
            signer_capacity: None,
            signer_title: None,
            signer_name: None,
            recipients: "[]".to_owned(),
            higher_plan: None,
            findings: "[]".to_owned(),
            source_name: String::new(),
            source_file: None,
            created_at: jiff::Timestamp::UNIX_EPOCH,
            started_on: None,
            started_by: None,
            start_reason: None,
            version: 1,
        }
    }

    #[test]
    fn another_year_or_another_issuer_has_numbers_of_its_own() {
        let (this, last) = (Some(date(2026, 6, 5)), Some(date(2025, 12, 30)));
        let mine = plan(1, Some("Ủy ban nhân dân xã Hà Bắc"), this);
        let cases = [
            (Some("UỶ BAN NHÂN DÂN XÃ HÀ BẮC"), this, true),
            (Some("Ủy ban nhân dân xã Hà Bắc"), last, false),
            (Some("Đảng ủy xã Hà Bắc"), this, false),
            (None, this, true),
            (Some("Ủy ban nhân dân xã Hà Bắc"), None, true),
        ];
        for (issuer, day, held) in cases {
            assert_eq!(holder(&mine, vec![plan(2, issuer, day)]).is_some(), held, "{issuer:?} {day:?}");
        }
        assert!(holder(&mine, Vec::new()).is_none());
    }
}
