//! "Tra cứu quy định": the documents and parameters on a date, and what changed when.

mod changes;
mod view;

use axum::extract::Query;
use kernel::dates::Date;
use kernel::text::{matches_all_words, one_line, search_key};
use rules::law::{Document, Law, Series};
use serde::Deserialize;
use web::{Ctx, PageResult};

use crate::on_date::OnDate;
use crate::permissions::ViewLaw;
use crate::words;

pub use changes::{Change, changes};
pub(crate) use view::parts;
pub use view::view;

/// The page, for the way back.
pub const HOME: (&str, &str) = ("/quy-dinh", "Tra cứu quy định");

/// What is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub ngay: String,
    pub tu: String,
    #[serde(rename = "chu-de")]
    pub chu_de: String,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Lookup {
    pub on: OnDate,
    /// The words that were looked for.
    pub query: String,
    /// The topic that it is narrowed to; empty for all.
    pub topic: String,
    pub documents: Vec<&'static Document>,
    pub series: Vec<&'static Series>,
    pub changes: Vec<Change>,
}

impl Lookup {
    /// Whether words or a topic narrow it.
    fn is_narrowed(&self) -> bool {
        !self.query.is_empty() || !self.topic.is_empty()
    }
}

/// The page.
pub async fn get(ctx: Ctx, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ViewLaw)?;
    Ok(ctx.page(HOME.1).show(view(&look_up(&asked, ctx.today()))))
}

/// What the law has of this.
pub fn look_up(asked: &Asked, today: Date) -> Lookup {
    let law = Law::shipped();
    let topic = words::topics(law.series()).into_iter().find(|code| *code == asked.chu_de).unwrap_or_default();
    let query = one_line(&asked.tu);
    let wanted = search_key(&query);
    let says = |texts: &[&str]| matches_all_words(&search_key(&texts.join(" ")), &wanted);
    let of_topic = |series: &&Series| topic.is_empty() || series.topic() == topic;
    let cites = |document: &Document| {
        let mut periods = law.series().filter(of_topic).flat_map(|series| &series.periods);
        periods.any(|period| period.citation.document == document.number.as_str())
    };
    let mut documents: Vec<&Document> = law
        .documents()
        .filter(|document| topic.is_empty() || cites(document))
        .filter(|document| says(&[&document.number, &document.kind, &document.title, &document.issuer]))
        .collect();
    documents.sort_by(|a, b| b.valid_from.cmp(&a.valid_from).then_with(|| a.number.cmp(&b.number)));
    let series: Vec<&Series> = law
        .series()
        .filter(of_topic)
        .filter(|series| says(&[&series.name, words::topic_or_other(series.topic()), &names_within(series)]))
        .collect();
    let changes = changes(&documents, &series);
    Lookup { on: OnDate::read(&asked.ngay, today), query, topic: topic.to_owned(), documents, series, changes }
}

/// What the values of a series are called and where they stand, so that one finds it by them.
fn names_within(series: &Series) -> String {
    let mut said = Vec::new();
    for period in &series.periods {
        said.push(words::citation_text(&period.citation));
        said.extend(period.values.keys().filter_map(|name| words::value_name(&series.id, name)));
    }
    said.join(" ")
}
