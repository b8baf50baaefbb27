//! "Xếp loại một năm": everybody's rank in a body from a table that is pasted or typed, with reasons and articles
//! (Decree 335/2025, Articles 11, 17, 19 and 20), and a trial of another reading. Nothing is stored.

mod columns;
mod compute;
mod form;
mod result;
mod table;
mod view;

use axum::extract::Query;
use kernel::dates::Date;
use web::{Ctx, FieldErrors, FormData, PageResult};

use crate::choices::Choices;
use crate::examples::{self, Example};
use crate::lookup::HOME;
use crate::period::Asked;
use crate::permissions::ViewLaw;
use crate::store::{self, ChoiceRow};
use crate::upload;

pub(crate) use compute::POLICIES;
pub use compute::{Ranked, compute};
pub use form::YearForm;
pub use table::{ReadTable, Row, RowProblem, read_table};
pub use view::view;

/// The calculator.
pub const YEAR: (&str, &str) = ("/quy-dinh/xep-loai", "Xếp loại một năm");

/// What the page shows.
#[derive(Debug)]
pub struct YearPage {
    pub form: YearForm,
    pub choices: Choices,
    pub outcome: Outcome,
    /// What the form was filled in with.
    pub example: Option<&'static Example>,
}

/// What came of the form.
#[derive(Debug)]
pub enum Outcome {
    /// Nobody asked to compute.
    Asked,
    Wrong(Wrongs),
    Computed(Box<Ranked>),
}

/// What is wrong: with a field, and with rows of the table.
#[derive(Debug, Clone, Default)]
pub struct Wrongs {
    pub fields: FieldErrors,
    pub rows: Vec<RowProblem>,
}

impl YearPage {
    /// The form, nothing computed; `approved` are the commune's own choices.
    pub fn asked(form: YearForm, today: Date, approved: &[ChoiceRow]) -> YearPage {
        YearPage { form, choices: Choices::on(today, approved), outcome: Outcome::Asked, example: None }
    }

    /// The form and what comes of it.
    pub fn computed(form: YearForm, today: Date, approved: &[ChoiceRow]) -> YearPage {
        let choices = Choices::on(form.last_day().unwrap_or(today), approved);
        let outcome = match compute(&form, &choices) {
            Ok(ranked) => Outcome::Computed(Box::new(ranked)),
            Err(wrongs) => Outcome::Wrong(wrongs),
        };
        YearPage { form, choices, outcome, example: None }
    }
}

/// The page; with the number of an example in the address, filled in and computed.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ViewLaw)?;
    let approved = store::approved(&mut ctx.read().await?, ctx.commune()).await?;
    let today = ctx.today();
    let example = examples::example(&asked.vi_du);
    let page = match example.and_then(YearForm::of_example) {
        Some(form) => YearPage { example, ..YearPage::computed(form, today, &approved) },
        None => YearPage::asked(YearForm::blank(today, &ctx.commune_info().committee_name), today, &approved),
    };
    show(&ctx, &page)
}

/// The same page with everybody's rank.
pub async fn post(ctx: Ctx, form: FormData) -> PageResult {
    ctx.may(ViewLaw)?;
    let approved = store::approved(&mut ctx.read().await?, ctx.commune()).await?;
    let mut typed = YearForm::of(&form);
    let page = match upload::table_of(&form, view::FILE).await {
        Some(Err(why)) => {
            let mut wrongs = Wrongs::default();
            wrongs.fields.add(view::FILE, why);
            YearPage { outcome: Outcome::Wrong(wrongs), ..YearPage::asked(typed, ctx.today(), &approved) }
        }
        table => {
            typed.table = table.and_then(Result::ok).unwrap_or(typed.table);
            YearPage::computed(typed, ctx.today(), &approved)
        }
    };
    show(&ctx, &page)
}

fn show(ctx: &Ctx, page: &YearPage) -> PageResult {
    let built = ctx.page(YEAR.1).crumbs(&[HOME]);
    let built = if matches!(page.outcome, Outcome::Wrong(_)) { built.refused() } else { built };
    Ok(built.show(view(page, &ctx.key())))
}
