//! "Tính điểm một kỳ": the score of a month or a quarter from what is typed, each step with its article (Decree 335/2025, Articles 12 to 18),
//! and a trial of another reading. Nothing is stored.

mod compute;
mod fields;
mod form;
mod lines;
mod read;
mod result;
mod view;

use axum::extract::Query;
use kernel::dates::Date;
use serde::Deserialize;
use web::{Ctx, FieldErrors, FormData, PageResult};

use crate::choices::Choices;
use crate::examples::{self, Example};
use crate::lookup::HOME;
use crate::permissions::ViewLaw;
use crate::store::{self, ChoiceRow};
use crate::upload;

pub(crate) use compute::POLICIES;
pub use compute::{Computed, compute};
pub use form::{FaultForm, LineForm, PeriodForm};
pub use view::view;

/// The calculator.
pub const PERIOD: (&str, &str) = ("/quy-dinh/tinh-diem", "Tính điểm một kỳ");

/// What is asked for in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    #[serde(rename = "vi-du")]
    pub vi_du: String,
}

/// What the page shows.
#[derive(Debug)]
pub struct PeriodPage {
    pub form: PeriodForm,
    pub choices: Choices,
    pub today: Date,
    pub outcome: Outcome,
    /// What the form was filled in with.
    pub example: Option<&'static Example>,
}

/// What came of the form.
#[derive(Debug)]
pub enum Outcome {
    /// Nobody asked to compute.
    Asked,
    /// What is wrong with it, by field.
    Wrong(FieldErrors),
    Computed(Box<Computed>),
}

impl PeriodPage {
    /// The form, nothing computed; `approved` are the commune's own choices.
    pub fn asked(form: PeriodForm, today: Date, approved: &[ChoiceRow]) -> PeriodPage {
        PeriodPage { form, choices: Choices::on(today, approved), today, outcome: Outcome::Asked, example: None }
    }

    /// The form, with what is wrong with the file that came with it.
    fn refused(form: PeriodForm, today: Date, approved: &[ChoiceRow], why: String) -> PeriodPage {
        let mut errors = FieldErrors::default();
        errors.add(view::FILE, why);
        PeriodPage { outcome: Outcome::Wrong(errors), ..PeriodPage::asked(form, today, approved) }
    }

    /// The form and what comes of it.
    pub fn computed(form: PeriodForm, today: Date, approved: &[ChoiceRow]) -> PeriodPage {
        let choices = Choices::on(form.day().unwrap_or(today), approved);
        let outcome = match compute(&form, &choices, today) {
            Ok(computed) => Outcome::Computed(Box::new(computed)),
            Err(errors) => Outcome::Wrong(errors),
        };
        PeriodPage { form, choices, today, outcome, example: None }
    }
}

/// The page; with the number of an example in the address, filled in and computed.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ViewLaw)?;
    let approved = store::approved(&mut ctx.read().await?, ctx.commune()).await?;
    let today = ctx.today();
    let example = examples::example(&asked.vi_du);
    let page = match example.and_then(PeriodForm::of_example) {
        Some(form) => PeriodPage { example, ..PeriodPage::computed(form, today, &approved) },
        None => PeriodPage::asked(PeriodForm::blank(today), today, &approved),
    };
    show(&ctx, &page)
}

/// The same page with what comes of the form, or with one more line of work.
pub async fn post(ctx: Ctx, form: FormData) -> PageResult {
    ctx.may(ViewLaw)?;
    let approved = store::approved(&mut ctx.read().await?, ctx.commune()).await?;
    let today = ctx.today();
    let mut typed = PeriodForm::of(&form, today);
    let read = upload::table_of(&form, view::FILE).await.map(|table| table.and_then(|text| lines::lines(&text)));
    let page = match (read, form.raw("buoc")) {
        (Some(Err(why)), _) => PeriodPage::refused(typed, today, &approved, why),
        (Some(Ok(lines)), _) => {
            typed.lines = lines;
            PeriodPage::computed(typed, today, &approved)
        }
        (None, view::ADD_LINE) => PeriodPage::asked(typed.with_line(), today, &approved),
        (None, _) => PeriodPage::computed(typed, today, &approved),
    };
    show(&ctx, &page)
}

fn show(ctx: &Ctx, page: &PeriodPage) -> PageResult {
    let built = ctx.page(PERIOD.1).crumbs(&[HOME]);
    let built = if matches!(page.outcome, Outcome::Wrong(_)) { built.refused() } else { built };
    Ok(built.show(view(page, &ctx.key())))
}
