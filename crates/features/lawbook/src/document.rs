//! One document: its articles with the parameters, open choices and worked examples that rest on them.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use kernel::dates;
use kernel::decision::Citation;
use maud::{Markup, html};
use rules::law::{Document, Law, Period, Policy, Series};
use serde::Deserialize;
use ui::components::{Notice, NoticeKind, SummaryRow, disclosure, notice, summary_list};
use ui::layout::page_head_with;
use web::{Ctx, PageError, PageResult};

use crate::choices::CHOICES;
use crate::examples::{self, Example};
use crate::lookup::HOME;
use crate::not_needed;
use crate::on_date::OnDate;
use crate::permissions::ViewLaw;
use crate::words::{self, document_href, document_name, series_href};

/// The date that is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub ngay: String,
}

/// What rests on one article.
#[derive(Debug, Default)]
pub struct ArticlePart {
    pub parameters: Vec<(&'static Series, &'static Period)>,
    pub choices: Vec<&'static Policy>,
    pub examples: Vec<&'static Example>,
    /// Why the program needs no rule for it.
    pub not_needed: Option<&'static str>,
}

impl ArticlePart {
    fn is_empty(&self) -> bool {
        self.parameters.is_empty() && self.choices.is_empty() && self.examples.is_empty()
    }
}

/// Where something stands in a document: articles in their order; the whole document, annexes and forms last.
type Place = (u16, Option<char>);
const ELSEWHERE: Place = (u16::MAX, None);

/// What the page shows.
#[derive(Debug)]
pub struct DocumentPage {
    pub document: &'static Document,
    pub on: OnDate,
    pub articles: BTreeMap<Place, ArticlePart>,
}

/// The page.
pub async fn get(ctx: Ctx, Path(slug): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    ctx.may(ViewLaw)?;
    let page = load(&slug, OnDate::read(&asked.ngay, ctx.today())).ok_or(PageError::NotFound)?;
    Ok(ctx.page(document_name(page.document)).crumbs(&[HOME]).show(view(&page)))
}

/// What the law has of the document with this address.
pub fn load(slug: &str, on: OnDate) -> Option<DocumentPage> {
    let law = Law::shipped();
    let document = law.documents().find(|document| words::slug(&document.number) == slug)?;
    let mut articles: BTreeMap<Place, ArticlePart> = BTreeMap::new();
    let place = |citation: &Citation| {
        let here = citation.document == document.number.as_str();
        here.then(|| citation.article.map_or(ELSEWHERE, |article| (article, citation.article_letter)))
    };
    let periods = law.series().flat_map(|series| series.periods.iter().map(move |period| (series, period)));
    for (series, period) in periods {
        if let Some(at) = place(&period.citation) {
            articles.entry(at).or_default().parameters.push((series, period));
        }
    }
    for policy in law.policies() {
        if let Some(at) = place(&policy.citation) {
            articles.entry(at).or_default().choices.push(policy);
        }
    }
    for example in examples::all() {
        if let Some(at) = place(&example.citation) {
            articles.entry(at).or_default().examples.push(example);
        }
    }
    for reason in not_needed::all() {
        if let Some(at) = place(&reason.citation) {
            articles.entry(at).or_default().not_needed = Some(&reason.why);
        }
    }
    let listed = u16::try_from(document.articles.len()).unwrap_or_default();
    for article in 1..=listed {
        articles.entry((article, None)).or_default();
    }
    Some(DocumentPage { document, on, articles })
}

/// The page's content.
pub fn view(page: &DocumentPage) -> Markup {
    let document = page.document;
    html! {
        (page_head_with(&document_name(document), html! { (document.title) }, html! {}))
        @if page.on.problem.is_some() { (notice(&unread_date())) }
        @if !document.trust.is_enforced() {
            (notice(&Notice::new(NoticeKind::Warning, format!(
                "Mức tin cậy: {}. Chỉ để tham khảo; hệ thống không từ chối việc gì chỉ vì văn bản này.", document.trust.label()
            ))))
        }
        (facts(page))
        @if page.articles.is_empty() {
            p.none { "Chưa có con số, chỗ để ngỏ hay ví dụ nào trong hệ thống dựa vào văn bản này." }
        }
        @for (place, part) in &page.articles { (article(page, *place, part)) }
    }
}

/// Said where the date in the address is none.
pub(crate) fn unread_date() -> Notice {
    Notice::new(NoticeKind::Warning, "Không đọc được ngày trong địa chỉ; đang xem theo hôm nay.")
}

fn facts(page: &DocumentPage) -> Markup {
    let document = page.document;
    let other = |number: &str| html! { a href=(document_href(number)) { (words::name_of_number(number)) } };
    let standing = words::standing(document, page.on.day);
    let mut rows = vec![
        SummaryRow::text("Cơ quan ban hành", &document.issuer),
        SummaryRow::text("Ngày ban hành", &document.issued_on.map(dates::short).unwrap_or_default()),
        SummaryRow::text("Thời gian hiệu lực", &words::span(document.valid_from, document.valid_until)),
        SummaryRow::text(format!("Tình trạng ngày {}", dates::short(page.on.day)), &standing),
        SummaryRow::text("Mức tin cậy", &words::trust(document.trust)),
    ];
    if let Some(number) = &document.replaced_by {
        rows.push(SummaryRow::new("Được thay thế bởi", other(number)));
    }
    if !document.amends.is_empty() {
        let list = html! { ul { @for number in &document.amends { li { (other(number)) } } } };
        rows.push(SummaryRow::new("Sửa đổi, bổ sung", list));
    }
    if let Some(note) = &document.note {
        rows.push(SummaryRow::text("Ghi chú", note));
    }
    summary_list(&rows)
}

fn article(page: &DocumentPage, place: Place, part: &ArticlePart) -> Markup {
    let letter = place.1.map(String::from).unwrap_or_default();
    let (id, title) = match place {
        ELSEWHERE => ("phan-khac".to_owned(), "Toàn văn bản, phụ lục, biểu mẫu".to_owned()),
        (article, _) => {
            let title = page.document.article(article).filter(|_| letter.is_empty());
            let title = title.map(|title| format!(". {title}")).unwrap_or_default();
            (format!("dieu-{article}{letter}"), format!("Điều {article}{letter}{title}"))
        }
    };
    html! {
        section.card id=(id) {
            div.section-head { h2 { (title) } }
            @match part.not_needed {
                Some(why) => { p { (why) } }
                None if part.is_empty() => { p.none { "Không có con số, chỗ để ngỏ hay ví dụ nào dựa riêng vào điều này." } }
                None => {}
            }
            @if !part.parameters.is_empty() {
                h3 { "Con số" }
                ul.list { @for (series, period) in &part.parameters { li { (parameter(page, series, period)) } } }
            }
            @if !part.choices.is_empty() {
                h3 { "Chỗ để ngỏ" }
                ul.list { @for policy in &part.choices { li {
                    a href={ (CHOICES) "#" (policy_anchor(&policy.id)) } { (policy.name) }
                    " " span.meta { (words::place(&policy.citation)) }
                } } }
            }
            @if !part.examples.is_empty() {
                h3 { "Ví dụ đã tính" }
                (worked_examples(&part.examples))
            }
        }
    }
}

/// Where an open choice stands on its page.
pub(crate) fn policy_anchor(policy: &str) -> String {
    policy.replace('_', "-")
}

fn parameter(page: &DocumentPage, series: &Series, period: &Period) -> Markup {
    let place = words::place(&period.citation);
    html! {
        a href={ (series_href(series)) "?" (page.on.query()) } { (series.name) } " "
        span.meta {
            @if !place.is_empty() { (place) ". " }
            (words::span(Some(period.valid_from), period.valid_until)) "."
        }
        div { (words::values(series, period)) }
    }
}

/// Examples in a list, each leading to its calculator where there is one; folded where they are many.
pub(crate) fn worked_examples(examples: &[&Example]) -> Markup {
    let list = html! { ul.list { @for example in examples { li { (worked(example)) } } } };
    if examples.len() > FOLDED_FROM { disclosure(&format!("Xem {} ví dụ", examples.len()), list) } else { list }
}

/// Lists of examples longer than this are folded.
const FOLDED_FROM: usize = 6;

fn worked(example: &Example) -> Markup {
    html! {
        @match example.href() { Some(href) => { a href=(href) { (example.title) } }, None => (example.title) }
        @if !example.outcome.is_empty() { " " span.meta { "→ " (example.outcome) } }
        @if !example.source.is_empty() { " " span.meta { "(nguồn: " (example.source) ")" } }
    }
}
