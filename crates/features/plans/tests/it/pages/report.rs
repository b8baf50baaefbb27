//! Samples of `report::page`.

use plans::report::{self, Facts, assemble};
use plans::store::report::PlanChoiceRow;
use testkit::check_page;
use web::FieldErrors;

fn plan() -> PlanChoiceRow {
    PlanChoiceRow {
        id: 1,
        kind: "ke_hoach".to_owned(),
        number: Some("15/KH-UBND".to_owned()),
        title: "Nâng cao chất lượng đội ngũ cán bộ, công chức chính quyền địa phương xã Hà Bắc".to_owned(),
        issuer: None,
        issued_on: None,
        signer_capacity: None,
        signer_title: None,
        signer_name: None,
        recipients: String::new(),
        started_on: None,
    }
}

#[test]
fn the_page_empty_ordinary_and_refused() {
    let asked = Default::default();
    check_page(&report::page::view(&asked, &[], None, &FieldErrors::default()));
    let period = (kernel::dates::date(2026, 10, 1), kernel::dates::date(2026, 11, 20));
    let quiet = assemble(period, Facts::default());
    check_page(&report::page::view(&asked, &[plan()], Some(&quiet), &FieldErrors::default()));
    let mut errors = FieldErrors::default();
    errors.add("den", "Ngày cuối kỳ không thể trước ngày đầu kỳ.");
    check_page(&report::page::view(&asked, &[plan()], None, &errors));
}
