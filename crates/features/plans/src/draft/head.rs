//! The head of a draft: number, date, title, higher plan, signer. Saved from the overview.

use axum::extract::Path;
use db::Leaf;
use jiff::civil::Date;
use kernel::dates::{self, add_months};
use maud::{Markup, html};
use ui::components::{Field, Form, Tone, button, date_field, field_row, form, hidden, text_field, textarea_field};
use web::{Ctx, FieldErrors, FormData, PageError, PageResult, Parsed};

use super::both_texts::{Said, both_texts, changes};
use super::overview;
use crate::permissions::EditDraft;
use crate::plan_page::{self, Number};
use crate::store::{self, plan::PlanRow};

/// The head as it is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadCommand {
    pub number: Option<String>,
    pub issued_on: Option<Date>,
    pub title: String,
    pub higher_plan: Option<String>,
    pub signer_capacity: Option<String>,
    pub signer_title: Option<String>,
    pub signer_name: Option<String>,
}

/// The head as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadForm {
    pub number: String,
    pub issued_on: String,
    pub title: String,
    pub higher_plan: String,
    pub signer_capacity: String,
    pub signer_title: String,
    pub signer_name: String,
}

impl HeadForm {
    /// The form of a stored plan.
    pub fn of(plan: &PlanRow) -> HeadForm {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        HeadForm {
            number: text(&plan.number),
            issued_on: plan.issued_on.map(dates::short).unwrap_or_default(),
            title: plan.title.clone(),
            higher_plan: text(&plan.higher_plan),
            signer_capacity: text(&plan.signer_capacity),
            signer_title: text(&plan.signer_title),
            signer_name: text(&plan.signer_name),
        }
    }

    /// Label and words of every field. The form is taken apart without a rest, so that a field added to it has to be
    /// named here.
    pub fn said(&self) -> Vec<Said> {
        let HeadForm { number, issued_on, title, higher_plan, signer_capacity, signer_title, signer_name } = self;
        let day = dates::parse_vi(issued_on).map_or_else(|_| issued_on.clone(), dates::short);
        vec![
            ("Số, ký hiệu", number.clone()),
            ("Ngày ban hành", day),
            ("Trích yếu", title.clone()),
            ("Kế hoạch cấp trên", higher_plan.clone()),
            ("Quyền hạn ký", signer_capacity.clone()),
            ("Chức vụ người ký", signer_title.clone()),
            ("Họ và tên người ký", signer_name.clone()),
        ]
    }

    fn typed(data: &FormData) -> HeadForm {
        HeadForm {
            number: data.line("so"),
            issued_on: data.line("ngay"),
            title: data.line("trich_yeu"),
            higher_plan: data.line("cap_tren"),
            signer_capacity: data.line("quyen_han"),
            signer_title: data.line("chuc_vu"),
            signer_name: data.line("nguoi_ky"),
        }
    }

    fn parse(&self, data: &FormData, today: Date) -> Parsed<HeadCommand> {
        let mut errors = FieldErrors::default();
        let title = errors.required_line(data, "trich_yeu", "trích yếu", 300);
        let issued_on = errors.optional_date(data, "ngay");
        if let Some(why) = issued_on.and_then(|day| refuses_issue(day, today)) {
            errors.add("ngay", why);
        }
        let mut optional = |field: &str, what: &str, value: &str| {
            if value.chars().count() > 300 {
                errors.add(field, format!("Phần {what} dài quá 300 ký tự. Hãy rút ngắn."));
            }
            (!value.is_empty()).then(|| value.to_owned())
        };
        let command = HeadCommand {
            number: optional("so", "số, ký hiệu", &self.number),
            higher_plan: optional("cap_tren", "kế hoạch cấp trên", &self.higher_plan),
            signer_capacity: optional("quyen_han", "quyền hạn ký", &self.signer_capacity),
            signer_title: optional("chuc_vu", "chức vụ người ký", &self.signer_title),
            signer_name: optional("nguoi_ky", "họ tên người ký", &self.signer_name),
            title,
            issued_on,
        };
        if command.number.as_ref().is_some_and(|n| !n.chars().any(|c| c.is_ascii_digit())) {
            errors.add("so", "Số, ký hiệu phải có số, ví dụ 52/KH-UBND. Chưa có số thì để trống.");
        }
        errors.finish(command)
    }
}

/// Why a plan cannot be dated so. A document may be dated some days ahead, for the day of its signing.
fn refuses_issue(day: Date, today: Date) -> Option<String> {
    let said = dates::short(day);
    if day > add_months(today, 1) {
        return Some(format!(
            "Ngày {said} còn hơn một tháng nữa mới đến. Hãy kiểm tra lại; văn bản chưa có ngày ban hành thì để trống."
        ));
    }
    (day < add_months(today, -120)).then(|| format!("Ngày {said} cách đây hơn 10 năm. Hãy kiểm tra lại năm."))
}

/// Saves the head.
pub async fn post(ctx: Ctx, Path(Number(id)): Path<Number>, data: FormData) -> PageResult {
    let plan = plan_page::load(&ctx, id).await?;
    let allowed = ctx.may(EditDraft { state: plan.state() })?;
    let typed = HeadForm::typed(&data);
    let head = match typed.parse(&data, ctx.today()) {
        Ok(head) => head,
        Err(errors) => {
            let shown = overview::HeadShown { form: typed, errors, theirs: None };
            return overview::page_with(&ctx, &plan, 1, shown, ctx.page(overview::TITLE).refused()).await;
        }
    };
    let mut tx = ctx.write(&allowed, &data).await?;
    match store::draft::update_head(&mut tx, &allowed, id, data.version(), &head).await.map_err(PageError::from) {
        Err(PageError::Conflict) => {
            drop(tx);
            let now = plan_page::load(&ctx, id).await?;
            let shown =
                overview::HeadShown { form: typed, errors: FieldErrors::default(), theirs: Some(HeadForm::of(&now)) };
            return overview::page_with(&ctx, &now, 1, shown, ctx.page(overview::TITLE).conflict()).await;
        }
        other => other?,
    }
    let leaf = Leaf::about("plans_plan", id, "Sửa phần đầu văn bản của bản nháp");
    let leaf = changes(leaf, &HeadForm::of(&plan).said(), &typed.said());
    let written = tx.commit(leaf, format!("/ke-hoach/{id}")).await?;
    Ok(ctx.done(&written, "Đã lưu phần đầu văn bản."))
}

/// The form, with what somebody else saved meanwhile above it.
pub fn view(key: &str, plan: &PlanRow, form_: &HeadForm, errors: &FieldErrors, theirs: Option<&HeadForm>) -> Markup {
    let field = |name, label, value| Field { name, label, value, error: errors.get(name), ..Field::default() };
    html! {
        @if let Some(theirs) = theirs { (both_texts("phần đầu văn bản", &form_.said(), &theirs.said())) }
        (form(&Form { action: &format!("/ke-hoach/{}/dau-van-ban", plan.id), key, draft: &format!("ke-hoach-{}-dau", plan.id), ..Form::default() }, html! {
            (hidden("_version", &plan.version.to_string()))
            (field_row(html! {
                (text_field(&Field { hint: "Ví dụ 52/KH-UBND. Chưa có số thì để trống.", ..field("so", "Số, ký hiệu", &form_.number) }))
                (date_field(&field("ngay", "Ngày ban hành", &form_.issued_on)))
            }))
            (textarea_field(&Field { rows: 2, required: true, ..field("trich_yeu", "Trích yếu", &form_.title) }))
            (text_field(&Field { hint: "Kế hoạch của cấp trên mà kế hoạch này thực hiện.", ..field("cap_tren", "Kế hoạch cấp trên", &form_.higher_plan) }))
            (field_row(html! {
                (text_field(&field("quyen_han", "Quyền hạn ký", &form_.signer_capacity)))
                (text_field(&field("chuc_vu", "Chức vụ người ký", &form_.signer_title)))
                (text_field(&field("nguoi_ky", "Họ và tên người ký", &form_.signer_name)))
            }))
            (button("Lưu phần đầu văn bản", Tone::Secondary))
        }))
    }
}
